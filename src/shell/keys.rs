//! New secrets: random numbers of the system, and files that only their owner reads.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::disk::ReadError;

/// 32 random bytes of the system: the seed of a key.
pub fn seed() -> io::Result<Zeroizing<[u8; 32]>> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut()).map_err(io::Error::other)?;
    Ok(seed)
}

/// Whether a file at this path would lie in a git repository.
pub fn is_in_repository(path: &Path) -> bool {
    let whole = super::environment::absolute(path);
    whole.ancestors().any(|folder| folder.join(".git").exists())
}

/// Writes a secret into a new file that only its owner reads, in a folder that only its owner
/// enters. A file that is there already is never replaced.
pub fn write_secret(path: &Path, text: &str) -> Result<(), ReadError> {
    let wrong = |cause| ReadError { path: path.to_owned(), cause };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(wrong)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(wrong)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_for_its_owner_and_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/one.pem");
        write_secret(&path, "secret").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(&folder.path().join("keys"))), (0o600, 0o700));
        }
        assert!(write_secret(&path, "another").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "secret");
        assert_ne!(*seed().unwrap(), *seed().unwrap());
    }

    #[test]
    fn a_repository_is_seen_from_below() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_in_repository(&folder.path().join("a/b.pem")));
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert!(is_in_repository(&folder.path().join("a/b.pem")));
    }
}
