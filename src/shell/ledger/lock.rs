//! A ledger's files encrypted in the format of age: to a passphrase, or to recipients (`age1…`).
//! Identities and passphrases come from files or from somebody at the keyboard, never from the
//! command line.

use std::cell::OnceCell;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use age::{Decryptor, Encryptor, Identity, Recipient, scrypt, x25519};
use zeroize::Zeroizing;

use crate::model::LedgerLock;

/// Names the file of an age identity, `AGE-SECRET-KEY-1…`.
pub const IDENTITY_VARIABLE: &str = "BLASON_LEDGER_IDENTITY";
/// Names the file whose first line is the passphrase.
pub const PASSPHRASE_VARIABLE: &str = "BLASON_LEDGER_PASSPHRASE_FILE";
/// Work factor of scrypt for a passphrase: about a second, 256 MiB.
const WORK_FACTOR: u8 = 18;
/// The greatest work factor of a file that is opened: four times as much.
const GREATEST_WORK_FACTOR: u8 = 20;

/// Why a ledger cannot be locked or opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockError {
    /// It is encrypted to recipients, and no identity is at hand.
    NoIdentity,
    /// It is encrypted to a passphrase, and there is none.
    NoPassphrase,
    /// The file of identities or of the passphrase cannot be read.
    KeyFile(PathBuf, String),
    /// A recipient of `blason.toml` is none.
    Recipient(String),
    /// The identity or the passphrase does not open it.
    Refused,
    /// It is no age file, or a damaged one.
    Damaged,
}

/// What opens and locks, fetched once.
#[derive(Default)]
pub(super) struct Keys {
    passphrase: OnceCell<SecretString>,
}

impl Keys {
    /// The bytes, encrypted.
    pub(super) fn lock(&self, text: &[u8], lock: &LedgerLock) -> Result<Vec<u8>, LockError> {
        let mut recipients: Vec<Box<dyn Recipient>> = Vec::new();
        match lock {
            LedgerLock::Open => return Ok(text.to_vec()),
            LedgerLock::Passphrase => {
                let mut recipient = scrypt::Recipient::new(self.passphrase()?.clone());
                recipient.set_work_factor(WORK_FACTOR);
                recipients.push(Box::new(recipient));
            }
            LedgerLock::Recipients(all) => {
                for text in all {
                    let recipient: x25519::Recipient =
                        text.parse().map_err(|_| LockError::Recipient(text.to_string()))?;
                    recipients.push(Box::new(recipient));
                }
            }
        }
        let all = recipients.iter().map(|it| &**it);
        let encryptor = Encryptor::with_recipients(all).map_err(|_| LockError::Damaged)?;
        let mut out = Vec::new();
        let done = encryptor.wrap_output(&mut out).and_then(|mut into| {
            into.write_all(text)?;
            into.finish().map(drop)
        });
        done.map_err(|_| LockError::Damaged)?;
        Ok(out)
    }

    /// The bytes in the clear.
    pub(super) fn unlock(&self, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, LockError> {
        let decryptor = Decryptor::new(bytes).map_err(|_| LockError::Damaged)?;
        let opened = if decryptor.is_scrypt() {
            let mut identity = scrypt::Identity::new(self.passphrase()?.clone());
            identity.set_max_work_factor(GREATEST_WORK_FACTOR);
            decryptor.decrypt(std::iter::once(&identity as &dyn Identity))
        } else {
            let identities = identities()?;
            decryptor.decrypt(identities.iter().map(|it| it as &dyn Identity))
        };
        let mut text = Zeroizing::new(Vec::new());
        let mut from = opened.map_err(|_| LockError::Refused)?;
        from.read_to_end(&mut text).map_err(|_| LockError::Damaged)?;
        Ok(text)
    }

    /// The passphrase: from its file, or from somebody at the keyboard, asked once.
    fn passphrase(&self) -> Result<&SecretString, LockError> {
        if let Some(known) = self.passphrase.get() {
            return Ok(known);
        }
        let passphrase = if let Some(path) = named(PASSPHRASE_VARIABLE) {
            let text = secret_file(&path)?;
            text.lines().next().unwrap_or_default().trim_end_matches('\r').to_owned()
        } else if std::io::stdin().is_terminal() {
            rpassword::prompt_password("Passphrase: ").map_err(|_| LockError::NoPassphrase)?
        } else {
            return Err(LockError::NoPassphrase);
        };
        if passphrase.is_empty() {
            return Err(LockError::NoPassphrase);
        }
        Ok(self.passphrase.get_or_init(|| SecretString::from(passphrase)))
    }
}

/// The identities of the file that the variable names.
fn identities() -> Result<Vec<x25519::Identity>, LockError> {
    let path = named(IDENTITY_VARIABLE).ok_or(LockError::NoIdentity)?;
    let text = secret_file(&path)?;
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'));
    let wrong = |why: &str| LockError::KeyFile(path.clone(), why.to_owned());
    let all: Result<Vec<_>, LockError> = lines.map(|it| it.parse().map_err(wrong)).collect();
    all.and_then(|all| if all.is_empty() { Err(LockError::NoIdentity) } else { Ok(all) })
}

/// Whether neither an identity nor a passphrase is named.
pub(super) fn nothing_at_hand() -> bool {
    named(IDENTITY_VARIABLE).is_none() && named(PASSPHRASE_VARIABLE).is_none()
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn secret_file(path: &Path) -> Result<Zeroizing<String>, LockError> {
    const LARGEST: u64 = 64 << 10;
    let mut text = Zeroizing::new(String::with_capacity(4_096));
    let read = std::fs::File::open(path).and_then(|it| it.take(LARGEST).read_to_string(&mut text));
    read.map_err(|error| LockError::KeyFile(path.to_owned(), error.to_string()))?;
    Ok(text)
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

impl std::fmt::Display for LockError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoIdentity => write!(f, "no identity is at hand ({IDENTITY_VARIABLE})"),
            Self::NoPassphrase => write!(f, "there is no passphrase ({PASSPHRASE_VARIABLE})"),
            Self::KeyFile(path, why) => write!(f, "{}: {why}", path.display()),
            Self::Recipient(text) => write!(f, "{text} is no age recipient"),
            Self::Refused => f.write_str("the identity or the passphrase does not open it"),
            Self::Damaged => f.write_str("it is no age file, or a damaged one"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn a_passphrase_locks_and_opens() {
        let keys = Keys::default();
        assert!(keys.passphrase.set(SecretString::from("a long one".to_owned())).is_ok());
        assert_eq!(keys.passphrase().unwrap().expose_secret(), "a long one");
        let mut recipient = scrypt::Recipient::new(keys.passphrase().unwrap().clone());
        recipient.set_work_factor(4);
        let mut locked = Vec::new();
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn Recipient));
        let mut into = encryptor.unwrap().wrap_output(&mut locked).unwrap();
        into.write_all(b"camille").unwrap();
        into.finish().unwrap();
        assert_eq!(**keys.unlock(&locked).unwrap(), *b"camille");
        let other = Keys::default();
        assert!(other.passphrase.set(SecretString::from("another".to_owned())).is_ok());
        assert_eq!(other.unlock(&locked).unwrap_err(), LockError::Refused);
        assert_eq!(keys.unlock(b"id,address\n").unwrap_err(), LockError::Damaged);
    }

    #[test]
    fn recipients_are_checked() {
        let recipients = |text: &str| LedgerLock::Recipients(vec![text.into()]);
        let own = x25519::Identity::generate();
        let locked = Keys::default().lock(b"x", &recipients(&own.to_public().to_string())).unwrap();
        assert!(locked.starts_with(b"age-encryption.org/v1"));
        let wrong = Keys::default().lock(b"x", &recipients("age1abc"));
        assert_eq!(wrong.unwrap_err(), LockError::Recipient("age1abc".to_owned()));
    }
}
