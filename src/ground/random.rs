//! Random numbers, lent by the shell: what draws them is handed down as a value.

use super::values::Uuid;

/// A source of random bits that nobody can guess.
pub trait Random {
    /// 64 random bits.
    fn bits(&mut self) -> u64;

    /// A number below `limit`, each as likely as the others. `limit` is not zero.
    fn below(&mut self, limit: u32) -> u32 {
        let limit = u64::from(limit.max(1));
        // What lies past the last whole multiple would favour small numbers.
        let whole = u64::MAX - u64::MAX % limit;
        loop {
            let bits = self.bits();
            if bits < whole {
                return u32::try_from(bits % limit).expect("less than a limit of 32 bits");
            }
        }
    }

    /// A random UUID, version 4 (RFC 9562, 5.4).
    fn uuid(&mut self) -> Uuid {
        let bits = u128::from(self.bits()) << 64 | u128::from(self.bits());
        let versioned = bits & !(0xf_u128 << 76) | 0x4_u128 << 76;
        Uuid::from_bits(versioned & !(0x3_u128 << 62) | 0x2_u128 << 62)
    }

    /// 128 random bits.
    fn salt(&mut self) -> [u8; 16] {
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&self.bits().to_be_bytes());
        salt[8..].copy_from_slice(&self.bits().to_be_bytes());
        salt
    }
}

/// Numbers that look random and are the same every time, for tests: SplitMix64.
#[derive(Debug, Clone)]
pub struct Predictable(pub u64);

impl Random for Predictable {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every bit one, or every bit zero.
    struct Constant(u64);

    impl Random for Constant {
        fn bits(&mut self) -> u64 {
            self.0
        }
    }

    #[test]
    fn a_uuid_says_its_version() {
        assert_eq!(Constant(u64::MAX).uuid().to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(Constant(0).uuid().to_string(), "00000000-0000-4000-8000-000000000000");
        let mut random = Predictable(1);
        assert_ne!(random.uuid(), random.uuid());
        assert_ne!(random.salt(), random.salt());
    }

    #[test]
    fn every_number_below_the_limit_is_drawn() {
        let mut random = Predictable(7);
        let mut drawn = [0_u32; 5];
        (0..5_000).for_each(|_| drawn[random.below(5) as usize] += 1);
        assert!(drawn.iter().all(|count| (850..1_150).contains(count)), "{drawn:?}");
        assert_eq!(random.below(1), 0);
    }
}
