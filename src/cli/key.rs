//! `blason key`: makes secret keys, says which there are, and keeps the issuers' files in step.

mod dates;
mod export;
mod list;
mod new;

use super::arguments::{Arguments, KeyCommand, PassphraseOptions, PlaceOptions};
use super::failure::Failure;
use crate::content::edit::issuer::KeyDate;
use crate::ground::{Bilingual, Source, Sources};
use crate::proof::SigningKey;
use crate::shell::keys::{self, Secret};
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment};

/// Fewest letters by whose end a key is known.
const FEWEST_LETTERS: usize = 6;

/// Does what was asked with keys.
pub(super) fn run(
    arguments: &Arguments,
    command: &KeyCommand,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    match command {
        KeyCommand::New(options) => new::run(root, options, terminal),
        KeyCommand::List(options) => list::run(root, options, terminal),
        KeyCommand::Retire(options) => dates::run(root, options, KeyDate::Until, terminal),
        KeyCommand::Compromise(options) => {
            dates::run(root, options, KeyDate::Compromised, terminal)
        }
        KeyCommand::Export(options) => export::run(root, options, terminal),
    }
}

/// The one of these keys that has this name: the whole Multikey text, or its end.
fn named<'k>(name: &str, keys: impl Iterator<Item = &'k str>) -> Result<String, Failure> {
    let mut found: Vec<&str> = keys.filter(|key| key.ends_with(name)).collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [key] if name.len() >= FEWEST_LETTERS => Ok(key.to_owned()),
        _ => Err(Failure::NoSuchKey(name.to_owned())),
    }
}

/// The issuers' files, with their slugs.
fn issuer_files(sources: &Sources) -> impl Iterator<Item = (&str, &Source)> {
    sources.under("content/issuers/").filter_map(|(_, file)| {
        let slug = file.path.rsplit('/').next()?.strip_suffix(".md")?;
        // A translation has two dots.
        (!slug.contains('.')).then_some((slug, file))
    })
}

/// The text of a secret key for a file, under a passphrase or not.
fn key_file(
    key: &SigningKey,
    options: &PassphraseOptions,
    terminal: Terminal,
) -> Result<Secret, Failure> {
    let Some(passphrase) = passphrase(options, terminal)? else { return Ok(key.to_key_file()) };
    let random =
        |cause| Failure::KeyNotWritten(disk::ReadError { path: "/dev/urandom".into(), cause });
    let salt = *keys::random().map_err(random)?;
    let vector = *keys::random().map_err(random)?;
    key.to_locked_key_file(passphrase.as_bytes(), salt, vector)
        .map_err(|error| Failure::Key(key.public().to_multikey(), error))
}

/// The passphrase for a new file: that of the surroundings, or the one that a person types.
fn passphrase(options: &PassphraseOptions, terminal: Terminal) -> Result<Option<Secret>, Failure> {
    if options.no_passphrase {
        return Ok(None);
    }
    if let Some(passphrase) = keys::passphrase_of_surroundings()? {
        return Ok(Some(passphrase));
    }
    if !options.passphrase && !keys::somebody_is_there() {
        return Ok(None);
    }
    let question = if options.passphrase { PASSPHRASE } else { PASSPHRASE_OR_NONE };
    let typed = keys::ask_for_new(terminal.pick(question), terminal.pick(AGAIN))?;
    Ok(Some(typed).filter(|typed| options.passphrase || !typed.is_empty()))
}

/// Refuses a place in a git repository, unless told twice.
fn outside_of_repositories(path: &std::path::Path, options: &PlaceOptions) -> Result<(), Failure> {
    let told_twice = options.inside_repository && options.really;
    if keys::is_in_repository(path) && !told_twice {
        return Err(Failure::KeyInRepository(environment::absolute(path)));
    }
    Ok(())
}

const PASSPHRASE: Bilingual =
    Bilingual { fr: "Nouvelle phrase de passe : ", en: "New passphrase: " };
const PASSPHRASE_OR_NONE: Bilingual = Bilingual {
    fr: "Nouvelle phrase de passe (vide : aucune) : ",
    en: "New passphrase (empty for none): ",
};
const AGAIN: Bilingual = Bilingual { fr: "Encore une fois : ", en: "Once more: " };
const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
