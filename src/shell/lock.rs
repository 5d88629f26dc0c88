//! Keeping other runs out of a folder, with a little patience: a run that is just ending, and a process
//! that is just being born (it holds every lock of its parent until its first word), let go by
//! themselves.

use std::fs::{File, TryLockError};
use std::thread;
use std::time::Duration;

/// How often a lock that is held is asked for again.
const TRIES: u32 = 20;
/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(25);

/// Locks a file for this run alone. Another run that keeps it for half a second keeps it: the error
/// then is `WouldBlock`.
pub(super) fn hold(file: &File) -> Result<(), TryLockError> {
    for _ in 1..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            done => return done,
        }
    }
    file.try_lock()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_let_go_in_time_is_taken() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let (first, second) = (file.reopen().unwrap(), file.reopen().unwrap());
        hold(&first).unwrap();
        assert!(matches!(hold(&second), Err(TryLockError::WouldBlock)));
        let waits = thread::spawn(move || hold(&second).is_ok());
        drop(first);
        assert!(waits.join().unwrap());
    }
}
