//! Secrets on the disk: files that only their owner reads, in folders that only their owner enters;
//! random numbers of the system; passphrases. Never printed, never an argument, wiped after use.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::disk::ReadError;
use super::effect;
use super::environment::{self, key_folder};

/// The variable that names files of secret keys, as `PATH` names folders.
pub const KEY_FILE_VARIABLE: &str = "BLASON_KEY_FILE";
/// The variable that holds a secret key itself, as PEM.
pub const KEY_VARIABLE: &str = "BLASON_KEY";
/// The variable that names a file whose first line is a passphrase.
pub const PASSPHRASE_FILE_VARIABLE: &str = "BLASON_KEY_PASSPHRASE_FILE";
/// Largest key file, in bytes.
const LARGEST_KEY: u64 = 64 << 10;

/// A text that is wiped from memory when it goes.
pub type Secret = Zeroizing<String>;

/// A secret as it was found: where it came from, and its text.
pub type Found = (String, Secret);

/// A secret cannot be had.
#[derive(Debug)]
pub enum SecretError {
    /// The file cannot be read.
    Read(ReadError),
    /// Others than its owner may read it, or enter its folder.
    Exposed {
        /// The file or folder.
        path: PathBuf,
        /// Whether it is a folder.
        folder: bool,
    },
    /// Nobody is there to ask for a passphrase.
    NobodyToAsk,
    /// The two times a passphrase was typed differ.
    TypedTwice,
}

/// The secret key texts at hand, PEM: the files named on the command line, or else the variables, or
/// else every `.pem` of the user's key folder.
pub fn texts(files: &[PathBuf]) -> Result<Vec<Found>, SecretError> {
    let read = |path: &Path| Ok((path.display().to_string(), read_secret(path)?));
    if !files.is_empty() {
        return files.iter().map(|path| read(path)).collect();
    }
    if let Some(paths) = std::env::var_os(KEY_FILE_VARIABLE).filter(|value| !value.is_empty()) {
        return std::env::split_paths(&paths).map(|path| read(&path)).collect();
    }
    if let Some(text) = std::env::var(KEY_VARIABLE).ok().filter(|text| !text.is_empty()) {
        return Ok(vec![(KEY_VARIABLE.to_owned(), Zeroizing::new(text))]);
    }
    let Some(folder) = key_folder() else { return Ok(Vec::new()) };
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "pem"));
    paths.sort();
    if !paths.is_empty() {
        for_its_owner_only(&folder)?;
    }
    paths.iter().map(|path| read(path)).collect()
}

/// The passphrase that the surroundings name, without the end of its line.
pub fn passphrase_of_surroundings() -> Result<Option<Secret>, SecretError> {
    let path = std::env::var_os(PASSPHRASE_FILE_VARIABLE).filter(|value| !value.is_empty());
    let Some(path) = path else { return Ok(None) };
    let text = read_secret(Path::new(&path))?;
    Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())))
}

/// Whether a person sits at the terminal.
pub fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for a passphrase without showing it.
pub fn ask(question: &str) -> Result<Secret, SecretError> {
    if !somebody_is_there() {
        return Err(SecretError::NobodyToAsk);
    }
    let typed = rpassword::prompt_password(question);
    typed.map(Zeroizing::new).map_err(|_| SecretError::NobodyToAsk)
}

/// Asks for a new passphrase, twice; an empty one is none.
pub fn ask_for_new(question: &str, again: &str) -> Result<Secret, SecretError> {
    let first = ask(question)?;
    if first.is_empty() || *first == *ask(again)? {
        Ok(first)
    } else {
        Err(SecretError::TypedTwice)
    }
}

/// Random bytes of the system: the seed of a key, a salt.
pub fn random<const N: usize>() -> io::Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).map_err(io::Error::other)?;
    Ok(bytes)
}

/// Whether a file at this path would lie in a git repository.
pub fn is_in_repository(path: &Path) -> bool {
    let whole = environment::absolute(path);
    whole.ancestors().any(|folder| folder.join(".git").exists())
}

/// Writes a secret into a new file that only its owner reads, in a folder that only its owner
/// enters, whole or not at all. A file that is there already is never replaced.
pub fn write_secret(path: &Path, text: &str) -> Result<(), ReadError> {
    let wrong = |cause| ReadError { path: path.to_owned(), cause };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        effect::make_folder(folder, &builder).map_err(wrong)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Half a key under the name of a key would stop every command that looks for one.
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    let mut file = effect::open(&beside, &options).map_err(wrong)?;
    let written = effect::fill(&mut file, text.as_bytes()).and_then(|()| effect::sync(&file));
    let named = written.and_then(|()| name(&beside, path));
    let _gone = effect::remove(&beside);
    named.map_err(wrong)
}

/// Gives a file its name, which must be free; where the disk knows no second names, the moment
/// between looking and moving is all that is left to chance.
fn name(beside: &Path, path: &Path) -> io::Result<()> {
    match effect::link(beside, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if path.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => effect::rename(beside, path),
        Ok(()) => Ok(()),
    }
}

fn read_secret(path: &Path) -> Result<Secret, SecretError> {
    let wrong = |cause| SecretError::Read(ReadError { path: path.to_owned(), cause });
    let file = fs::File::open(path).map_err(wrong)?;
    exposed(path, &file.metadata().map_err(wrong)?)?;
    let mut text = Zeroizing::new(String::with_capacity(4_096));
    file.take(LARGEST_KEY).read_to_string(&mut text).map_err(wrong)?;
    Ok(text)
}

fn for_its_owner_only(path: &Path) -> Result<(), SecretError> {
    let wrong = |cause| SecretError::Read(ReadError { path: path.to_owned(), cause });
    exposed(path, &fs::metadata(path).map_err(wrong)?)
}

/// Refuses what others may read or write. What is no file of the disk, as `<(…)` of a shell gives
/// it, has nobody else to read it.
#[cfg(unix)]
fn exposed(path: &Path, metadata: &fs::Metadata) -> Result<(), SecretError> {
    let open = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0;
    let lasting = metadata.is_file() || metadata.is_dir();
    if open && lasting {
        return Err(SecretError::Exposed { path: path.to_owned(), folder: metadata.is_dir() });
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is something to find")]
fn exposed(_path: &Path, _metadata: &fs::Metadata) -> Result<(), SecretError> {
    Ok(())
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
        assert_ne!(*random::<32>().unwrap(), *random::<32>().unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_is_no_secret() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.pem");
        write_secret(&path, "secret").unwrap();
        let mode = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        assert_eq!(*read_secret(&path).unwrap(), "secret");
        for open in [0o640, 0o604, 0o620] {
            mode(&path, open);
            let error = read_secret(&path).unwrap_err();
            assert!(matches!(error, SecretError::Exposed { folder: false, .. }), "{open:o}");
        }
        mode(folder.path(), 0o750);
        let error = for_its_owner_only(folder.path()).unwrap_err();
        assert!(matches!(error, SecretError::Exposed { folder: true, .. }));
    }

    #[test]
    fn a_repository_is_seen_from_below() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_in_repository(&folder.path().join("a/b.pem")));
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert!(is_in_repository(&folder.path().join("a/b.pem")));
    }
}
