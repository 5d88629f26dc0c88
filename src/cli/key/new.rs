//! `blason key new`: a secret key where only its owner reads it, its public half in the issuer's file.

use std::path::Path;

use super::{DRY_RUN, issuer_files, key_file, named, outside_of_repositories};
use crate::cli::FINE;
use crate::cli::arguments::NewKeyOptions;
use crate::cli::failure::Failure;
use crate::content::edit::issuer::{IssuerFile, KeyDate};
use crate::ground::{Instant, Sources};
use crate::proof::SigningKey;
use crate::shell::change::{self, Change};
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment, keys};

pub(super) fn run(root: &Path, options: &NewKeyOptions, terminal: Terminal) -> Result<u8, Failure> {
    let from = options.from.or_else(environment::today).ok_or(Failure::Clock)?;
    let seed = keys::random().map_err(|cause| {
        Failure::KeyNotWritten(disk::ReadError { path: "/dev/urandom".into(), cause })
    })?;
    let key = SigningKey::from_seed(&seed);
    let public = key.public().to_multikey();
    let path = if let Some(path) = &options.out {
        path.clone()
    } else {
        let name = format!("{}-{}.pem", from.day(), &public[public.len() - 8..]);
        environment::key_folder().ok_or(Failure::NoKeyFolder)?.join(name)
    };
    outside_of_repositories(&path, &options.place)?;

    let edited = match &options.issuer {
        None => None,
        Some(slug) => {
            change::settle(root)?;
            let sources = disk::read(root)?;
            let replaces = options.replaces.as_deref();
            Some(edit(&sources, slug, (&public, from), replaces)?)
        }
    };
    if !options.dry_run {
        let text = key_file(&key, &options.passphrase, terminal)?;
        match &edited {
            None => keys::write_secret(&path, &text).map_err(Failure::KeyNotWritten)?,
            Some((file, before, after)) => {
                let mut change = Change::new(root);
                change.write_private(&path, None, text.as_bytes().to_vec());
                change.write(&root.join(file), Some(before), after.clone().into_bytes());
                change.apply()?;
            }
        }
    }
    let table = format!("[[key]]\npublic = \"{public}\"\nfrom = {}", from.day());
    let file = edited.as_ref().map(|(file, ..)| &**file);
    if options.dry_run {
        // The key of another run is another key.
        terminal.say(&would(&path, file, terminal.french));
        terminal.print(&table);
        terminal.say(terminal.pick(DRY_RUN));
    } else {
        terminal.say(&words(&path, file, terminal.french));
        terminal.print(&table);
    }
    Ok(FINE)
}

/// Path, former bytes and new text of an issuer's file.
type Edited = (String, Vec<u8>, String);

fn edit(
    sources: &Sources,
    slug: &str,
    (public, from): (&str, Instant),
    replaces: Option<&str>,
) -> Result<Edited, Failure> {
    let (_, source) = issuer_files(sources).find(|(found, _)| *found == slug).ok_or_else(|| {
        let known = issuer_files(sources).map(|(known, _)| known.to_owned());
        Failure::NoIssuer(slug.to_owned(), known.collect())
    })?;
    let wrong = |error| Failure::IssuerFile(source.path.to_string(), error);
    let text = source.text().unwrap_or_default();
    let mut file = IssuerFile::parse(text).map_err(wrong)?;
    if let Some(name) = replaces {
        let former = named(name, file.keys())?;
        // `until` is the first moment at which a key no longer signs.
        file.set_date(&former, KeyDate::Until, from).map_err(wrong)?;
    }
    file.add_key(public, from).map_err(wrong)?;
    Ok((source.path.to_string(), source.bytes.to_vec(), file.to_text()))
}

/// What a dry run says.
fn would(path: &Path, issuer: Option<&str>, french: bool) -> String {
    let path = path.display();
    let place = issuer.unwrap_or("content/issuers/….md");
    if french {
        format!("Une clé secrète serait écrite comme {path} ; {place} déclarerait, par exemple :")
    } else {
        format!("A secret key would be written like {path}; {place} would list, for instance:")
    }
}

fn words(path: &Path, issuer: Option<&str>, french: bool) -> String {
    let path = path.display();
    match (issuer, french) {
        (None, true) => format!(
            "La clé secrète est dans {path}. Gardez-en une copie en lieu sûr : personne ne peut la \
             refaire.\nÀ écrire dans l’en-tête de l’émetteur, content/issuers/….md :"
        ),
        (None, false) => format!(
            "The secret key is in {path}. Keep a copy in a safe place: nobody can make it again.\n\
             To write in the header of the issuer, content/issuers/….md:"
        ),
        (Some(file), true) => format!(
            "La clé secrète est dans {path}. Gardez-en une copie en lieu sûr (`blason key export`) : \
             personne ne peut la refaire.\n{file} la déclare :"
        ),
        (Some(file), false) => format!(
            "The secret key is in {path}. Keep a copy in a safe place (`blason key export`): nobody \
             can make it again.\n{file} lists it:"
        ),
    }
}
