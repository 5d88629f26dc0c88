//! Random numbers of the system.

use std::io;

use zeroize::Zeroizing;

use crate::ground::Random;

/// Bytes that are asked of the system at once.
const DRAWN: usize = 4_096;

/// The system's random numbers.
pub struct System {
    drawn: Zeroizing<[u8; DRAWN]>,
    used: usize,
}

impl System {
    /// Opens the source; an error when the system has none.
    pub fn open() -> io::Result<Self> {
        let mut system = Self { drawn: Zeroizing::new([0; DRAWN]), used: 0 };
        system.draw().map_err(io::Error::other)?;
        Ok(system)
    }

    fn draw(&mut self) -> Result<(), getrandom::Error> {
        self.used = 0;
        getrandom::fill(self.drawn.as_mut())
    }
}

impl Random for System {
    fn bits(&mut self) -> u64 {
        if self.used + 8 > DRAWN {
            self.draw().expect("the system gave random numbers a moment ago");
        }
        let piece = &mut self.drawn[self.used..self.used + 8];
        let bits = <[u8; 8]>::try_from(&*piece).expect("eight bytes were taken");
        piece.fill(0);
        self.used += 8;
        u64::from_be_bytes(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_number_comes_twice() {
        let mut random = System::open().unwrap();
        let drawn: BTreeSet<u64> = (0..2_000).map(|_| random.bits()).collect();
        assert_eq!(drawn.len(), 2_000);
        assert_ne!(System::open().unwrap().bits(), random.bits());
    }
}
