//! `blason key export`: the public half for others, or a copy of the secret for a safe place.

use std::path::Path;

use super::{issuer_files, key_file, named, outside_of_repositories};
use crate::cli::FINE;
use crate::cli::arguments::{ExportKeyOptions, KeyForm};
use crate::cli::failure::Failure;
use crate::cli::keyring::{Opener, parse};
use crate::content::edit::issuer::IssuerFile;
use crate::proof::{KeyFile, PublicKey, SigningKey};
use crate::shell::terminal::Terminal;
use crate::shell::{disk, keys};

pub(super) fn run(
    root: &Path,
    options: &ExportKeyOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    match &options.out {
        None => public_half(root, options, terminal),
        Some(out) => secret_half(out, options, terminal),
    }
}

/// Writes the public half: of a key that is named whole, that an issuer lists, or that is at hand.
fn public_half(root: &Path, options: &ExportKeyOptions, terminal: Terminal) -> Result<u8, Failure> {
    let key = if let Ok(key) = PublicKey::from_multikey(&options.key) {
        key
    } else {
        let name = named(&options.key, known(root, options)?.iter().map(String::as_str))?;
        PublicKey::from_multikey(&name).map_err(|_| Failure::NoSuchKey(name.clone()))?
    };
    terminal.print(&match options.format {
        KeyForm::Multikey => key.to_multikey(),
        KeyForm::Jwk => key.to_jwk().to_string(),
        KeyForm::Pem => key.to_pem(),
    });
    Ok(FINE)
}

/// The public keys of the issuers' files and of the secrets at hand.
fn known(root: &Path, options: &ExportKeyOptions) -> Result<Vec<String>, Failure> {
    let sources = disk::read(root)?;
    let mut known = Vec::new();
    for (_, source) in issuer_files(&sources) {
        if let Ok(file) = IssuerFile::parse(source.text().unwrap_or_default()) {
            known.extend(file.keys().map(str::to_owned));
        }
    }
    for (from, text) in keys::texts(&options.keys)? {
        known.extend(match parse(&from, &text)? {
            KeyFile::Open(key) => Some(key.public().to_multikey()),
            KeyFile::Locked(key) => key.label().map(str::to_owned),
        });
    }
    Ok(known)
}

fn secret_half(out: &Path, options: &ExportKeyOptions, terminal: Terminal) -> Result<u8, Failure> {
    let to_output = out == Path::new("-");
    if !to_output {
        outside_of_repositories(out, &options.place)?;
    }
    let key = at_hand(options, terminal)?;
    let text = key_file(&key, &options.passphrase, terminal)?;
    if to_output {
        terminal.write(text.as_bytes());
        return Ok(FINE);
    }
    keys::write_secret(out, &text).map_err(Failure::KeyNotWritten)?;
    terminal.say(&if terminal.french {
        format!("Une copie de la clé secrète est dans {}.", out.display())
    } else {
        format!("A copy of the secret key is in {}.", out.display())
    });
    Ok(FINE)
}

/// The secret key at hand that has this name. What does not say whose it is, is opened to see.
fn at_hand(options: &ExportKeyOptions, terminal: Terminal) -> Result<SigningKey, Failure> {
    let mut opener = Opener::new(terminal);
    let mut found: Vec<SigningKey> = Vec::new();
    for (from, text) in keys::texts(&options.keys)? {
        let key = match parse(&from, &text)? {
            KeyFile::Open(key) => key,
            KeyFile::Locked(key) if key.label().is_some_and(|it| !it.ends_with(&options.key)) => {
                continue;
            }
            KeyFile::Locked(key) => opener.open(&from, &key)?,
        };
        found.push(key);
    }
    let publics: Vec<String> = found.iter().map(|key| key.public().to_multikey()).collect();
    let name = named(&options.key, publics.iter().map(String::as_str))?;
    let at = publics.iter().position(|public| *public == name);
    at.map(|at| found.swap_remove(at)).ok_or(Failure::NoSuchKey(name))
}
