//! `blason key`: makes secret keys, and says which are at hand.

use super::FINE;
use super::arguments::{Arguments, KeyCommand, ListKeysOptions, NewKeyOptions};
use super::failure::Failure;
use crate::content;
use crate::ground::{Bilingual, Report};
use crate::proof::SigningKey;
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment, keys};

/// Makes or lists keys.
pub(super) fn run(
    arguments: &Arguments,
    command: &KeyCommand,
    terminal: Terminal,
) -> Result<u8, Failure> {
    match command {
        KeyCommand::New(options) => new(options, terminal),
        KeyCommand::List(options) => list(arguments, options, terminal),
    }
}

fn new(options: &NewKeyOptions, terminal: Terminal) -> Result<u8, Failure> {
    let today = environment::today().ok_or(Failure::Clock)?;
    let seed = keys::seed().map_err(|cause| {
        Failure::KeyNotWritten(disk::ReadError { path: "/dev/urandom".into(), cause })
    })?;
    let key = SigningKey::from_seed(&seed);
    let public = key.public().to_multikey();
    let path = if let Some(path) = &options.out {
        path.clone()
    } else {
        let name = format!("{}-{}.pem", today.day(), &public[public.len() - 8..]);
        environment::key_folder().ok_or(Failure::NoKeyFolder)?.join(name)
    };
    if keys::is_in_repository(&path) {
        return Err(Failure::KeyInRepository(path));
    }
    keys::write_secret(&path, &key.to_pkcs8_pem()).map_err(Failure::KeyNotWritten)?;
    terminal.say(&if terminal.french {
        format!(
            "La clé secrète est dans {}. Gardez-en une copie en lieu sûr : personne ne peut la \
             refaire.\nÀ écrire dans l’en-tête de l’émetteur, content/issuers/….md :",
            path.display()
        )
    } else {
        format!(
            "The secret key is in {}. Keep a copy in a safe place: nobody can make it again.\n\
             To write in the header of the issuer, content/issuers/….md:",
            path.display()
        )
    });
    terminal.print(&format!("[[key]]\npublic = \"{public}\"\nfrom = {}", today.day()));
    Ok(FINE)
}

fn list(
    arguments: &Arguments,
    options: &ListKeysOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let sources = disk::read(&arguments.root)?;
    let drafts = content::read(&sources, &mut Report::new());
    let texts = environment::key_texts(&options.key)?;
    if texts.is_empty() {
        terminal.say(terminal.pick(NO_KEY));
    }
    for (from, text) in texts {
        let key =
            SigningKey::from_pkcs8_pem(&text).map_err(|error| Failure::Key(from.clone(), error))?;
        let public = key.public().to_multikey();
        let listed =
            drafts.issuers.iter().filter(|it| it.keys.iter().any(|k| *k.public == *public));
        let issuers: Vec<&str> = listed.map(|issuer| issuer.slug.as_str()).collect();
        let issuers = if issuers.is_empty() { "-".to_owned() } else { issuers.join(", ") };
        terminal.print(&format!("{public}  {issuers}  {from}"));
    }
    Ok(FINE)
}

const NO_KEY: Bilingual = Bilingual {
    fr: "Aucune clé secrète n’est à portée de main.",
    en: "No secret key is at hand.",
};
