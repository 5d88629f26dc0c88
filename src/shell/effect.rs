//! What a change of files does to the disk, one effect at a time. Tests strike before any of them:
//! the program is killed, or the disk is full. In the program itself nothing of that exists.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// Opens a file as these options say.
pub(super) fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    about_to(Takes::Space)?;
    options.open(path)
}

/// Writes bytes into a file.
pub(super) fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(test)]
    strike::half_written(file, bytes);
    about_to(Takes::Space)?;
    file.write_all(bytes)
}

/// Waits until a file's bytes are on the disk.
pub(super) fn sync(file: &File) -> io::Result<()> {
    about_to(Takes::Space)?;
    file.sync_all()
}

/// Makes a folder.
pub(super) fn make_folder(path: &Path, builder: &DirBuilder) -> io::Result<()> {
    about_to(Takes::Space)?;
    builder.create(path)
}

/// Says who may read a file.
pub(super) fn permit(path: &Path, permissions: Permissions) -> io::Result<()> {
    about_to(Takes::Nothing)?;
    fs::set_permissions(path, permissions)
}

/// Puts a file in the place of another.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    about_to(Takes::Nothing)?;
    fs::rename(from, to)
}

/// Gives a file a second name, which must be free.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    about_to(Takes::Nothing)?;
    fs::hard_link(from, to)
}

/// Removes a file.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    about_to(Takes::Nothing)?;
    fs::remove_file(path)
}

/// What an effect asks of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Room, which a full disk does not have.
    Space,
    /// Nothing that a full disk would refuse.
    Nothing,
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "tests strike here")]
fn about_to(_takes: Takes) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
fn about_to(takes: Takes) -> io::Result<()> {
    strike::fall(takes)
}

/// Blows that fall on this thread's effects, in tests.
#[cfg(test)]
pub(crate) mod strike {
    use super::{File, Takes, Write, io};
    use std::cell::Cell;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    /// What happens at an effect.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Blow {
        /// The program is killed, for real.
        Kill,
        /// The program is killed with half of a file's bytes written; only those effects count.
        KillWithin,
        /// This effect and all after it fail: to who looks at the disk, the program was killed.
        Stop,
        /// From here on the disk is full; only what takes room counts.
        Full,
    }

    thread_local! {
        static NEXT: Cell<Option<(Blow, u32)>> = const { Cell::new(None) };
    }

    /// Lets so many effects pass, and strikes the next.
    pub(crate) fn after(effects: u32, blow: Blow) {
        NEXT.set(Some((blow, effects)));
    }

    /// Strikes no more.
    pub(crate) fn rest() {
        NEXT.set(None);
    }

    /// Held by tests that lock files, and by tests while they start a process: between its birth and
    /// its first word a process holds every lock of its parent.
    pub(crate) fn alone() -> MutexGuard<'static, ()> {
        static ALONE: Mutex<()> = Mutex::new(());
        ALONE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn fall(takes: Takes) -> io::Result<()> {
        let Some((blow, left)) = NEXT.get() else { return Ok(()) };
        let counts = match blow {
            Blow::Kill | Blow::Stop => true,
            Blow::KillWithin => false,
            Blow::Full => takes == Takes::Space,
        };
        match (counts, left) {
            (false, _) => Ok(()),
            (true, 0) if blow == Blow::Kill => std::process::abort(),
            (true, 0) if blow == Blow::Full => Err(io::ErrorKind::StorageFull.into()),
            (true, 0) => Err(io::Error::other("stopped")),
            (true, left) => {
                NEXT.set(Some((blow, left - 1)));
                Ok(())
            }
        }
    }

    pub(super) fn half_written(file: &mut File, bytes: &[u8]) {
        match NEXT.get() {
            Some((Blow::KillWithin, 0)) => {
                let half = file.write_all(&bytes[..bytes.len() / 2]).and_then(|()| file.sync_all());
                half.expect("the half of a file can be written");
                std::process::abort()
            }
            Some((Blow::KillWithin, left)) => NEXT.set(Some((Blow::KillWithin, left - 1))),
            _ => {}
        }
    }
}
