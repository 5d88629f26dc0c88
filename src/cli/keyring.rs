//! The secret keys at hand, read and opened.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::failure::Failure;
use crate::model::Catalogue;
use crate::model::settings::is_reserved_host;
use crate::proof::{KeyFile, LockedKey, ProofError, SigningKey};
use crate::shell::keys::{self, Secret, SecretError};
use crate::shell::terminal::Terminal;
use crate::site::Keyring;

/// How often a passphrase may be typed for one key.
const TIMES_TO_ASK: usize = 3;

/// The ring of the secret keys at hand that an issuer of the catalogue lists, and of those that do
/// not say whose they are; with the demonstration key where that one may sign.
pub(super) fn at_hand(
    files: &[PathBuf],
    catalogue: &Catalogue,
    terminal: Terminal,
) -> Result<Keyring, Failure> {
    let host = catalogue.settings.base_url.host();
    let reserved = is_reserved_host(host);
    let listed: BTreeSet<&str> =
        catalogue.issuers.iter().flat_map(|it| &it.keys).map(|key| &*key.public).collect();
    let mut opener = Opener::new(terminal);
    let mut ring = Vec::new();
    for (from, text) in keys::texts(files)? {
        let key = match parse(&from, &text)? {
            KeyFile::Open(key) => key,
            // A passphrase is asked for only where the key is of use.
            KeyFile::Locked(key) if key.label().is_some_and(|it| !listed.contains(it)) => continue,
            KeyFile::Locked(key) => opener.open(&from, &key)?,
        };
        if key.public().is_demonstration() && !reserved {
            return Err(Failure::DemonstrationKey(host.to_owned()));
        }
        ring.push(key);
    }
    let ring = Keyring::new(ring);
    Ok(if reserved { ring.with_demonstration_key() } else { ring })
}

/// A key file, or why it is none.
pub(super) fn parse(from: &str, text: &str) -> Result<KeyFile, Failure> {
    KeyFile::parse(text).map_err(|error| Failure::Key(from.to_owned(), error))
}

/// Opens keys that are under a passphrase, and remembers what opened one: people often have one
/// passphrase for all.
pub(super) struct Opener {
    terminal: Terminal,
    known: Vec<Secret>,
    /// Whether what the surroundings name was looked at.
    looked: bool,
}

impl Opener {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self { terminal, known: Vec::new(), looked: false }
    }

    /// Opens a key: with the passphrase of the surroundings, one that opened another key, or one that
    /// the person types.
    pub(super) fn open(&mut self, from: &str, key: &LockedKey) -> Result<SigningKey, Failure> {
        if !std::mem::replace(&mut self.looked, true) {
            self.known.extend(keys::passphrase_of_surroundings()?);
        }
        let wrong = |error| Failure::Key(from.to_owned(), error);
        for passphrase in &self.known {
            match key.open(passphrase.as_bytes()) {
                Err(ProofError::Passphrase) => {}
                opened => return opened.map_err(wrong),
            }
        }
        if !keys::somebody_is_there() {
            let tried = !self.known.is_empty();
            let nobody = || Failure::Secret(SecretError::NobodyToAsk);
            return Err(if tried { wrong(ProofError::Passphrase) } else { nobody() });
        }
        let question = if self.terminal.french {
            format!("Phrase de passe de {from} : ")
        } else {
            format!("Passphrase of {from}: ")
        };
        for _ in 0..TIMES_TO_ASK {
            let passphrase = keys::ask(&question)?;
            match key.open(passphrase.as_bytes()) {
                Err(ProofError::Passphrase) => {}
                opened => {
                    self.known.push(passphrase);
                    return opened.map_err(wrong);
                }
            }
        }
        Err(wrong(ProofError::Passphrase))
    }
}
