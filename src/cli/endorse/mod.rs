//! `blason endorse`: to stand behind a badge, an issuer or an award, outside any catalogue. Needs a
//! document and a key, and writes a signed file to propose.

mod failure;

use std::path::{Path, PathBuf};

pub(super) use self::failure::EndorseFailure;
use super::FINE;
use super::arguments::{EndorseOptions, Format};
use super::failure::Failure;
use super::keyring::{Opener, parse};
use crate::formats::endorsement::{Draft, signer};
use crate::formats::to_bytes;
use crate::ground::{Bilingual, Random, Url};
use crate::proof::{KeyFile, SigningKey, data_integrity};
use crate::render::meaning::Meaning;
use crate::render::search::fold;
use crate::shell::random::System;
use crate::shell::terminal::Terminal;
use crate::shell::{answers, environment, files, keys};
use crate::verify::{Nothing, Request, Validity, Verifier};

/// Longest comment, in letters.
const LONGEST_COMMENT: usize = 20_000;

/// Writes an endorsement.
pub(super) fn run(options: &EndorseOptions, terminal: Terminal) -> Result<u8, Failure> {
    let what = &options.what;
    let meaning = Meaning::read(&document(options)?)
        .map_err(|error| EndorseFailure::NotJson(what.clone(), error.told()))?
        .ok_or_else(|| EndorseFailure::Nothing(what.clone()))?;
    if Url::parse(&meaning.id).is_none() {
        return Err(EndorseFailure::NoIdentifier(what.clone()).into());
    }
    let comment = comment(options)?;
    let given = options.given.or_else(environment::today).ok_or(Failure::Clock)?;
    if options.until.is_some_and(|until| until <= given) {
        return Err(EndorseFailure::EndsBefore.into());
    }
    let key = key(&options.key, terminal)?;
    if key.public().is_demonstration() {
        let host = Url::parse(&meaning.id).map(|url| url.host().to_owned()).unwrap_or_default();
        return Err(Failure::DemonstrationKey(host));
    }
    let multikey = key.public().to_multikey();
    let issuer = options.issuer.clone().unwrap_or_else(|| format!("did:key:{multikey}"));
    let mut random = System::open().map_err(EndorseFailure::Random)?;
    let draft = Draft {
        id: format!("urn:uuid:{}", random.uuid()),
        name: format!("{} · {}", options.name.trim(), meaning.name),
        subject: &meaning.id,
        comment: comment.as_deref(),
        issuer: signer(&issuer, options.name.trim()),
        from: given,
        until: options.until,
        covers: vec![meaning.digest()],
        status: None,
    };
    let method = format!("{issuer}#{multikey}");
    let signed = data_integrity::sign(&draft.document(), &key, &method, &given.to_string());
    let signed = signed.map_err(|error| EndorseFailure::Unsignable(error.to_string()))?;
    let bytes = to_bytes(&signed);
    read_back(&bytes, given)?;
    write(options, &meaning, &bytes, terminal)
}

/// Puts the file where it was asked for, and says what was endorsed.
fn write(
    options: &EndorseOptions,
    meaning: &Meaning,
    bytes: &[u8],
    terminal: Terminal,
) -> Result<u8, Failure> {
    let out = options.out.clone().unwrap_or_else(|| file_name(options, meaning));
    let standard = out.as_os_str() == files::STANDARD;
    if standard {
        terminal.write(bytes);
    } else if !options.dry_run {
        files::write(&out, bytes, false)?;
    }
    let (name, id, digest) = (&meaning.name, &meaning.id, meaning.hex());
    match options.format {
        Format::Json if !standard => {
            let answer = answers::Endorsing {
                file: out.display().to_string(),
                written: !options.dry_run,
                subject: id.clone(),
                name: name.clone(),
                covers: digest.clone(),
            };
            terminal.print(&answers::text(&answer));
        }
        Format::Human if !standard => terminal.print(&out.display().to_string()),
        Format::Json | Format::Human => {}
    }
    terminal.say(&if terminal.french {
        format!("Vous endossez « {name} » ({id}), dans le texte d’empreinte {digest}.")
    } else {
        format!("You endorse “{name}” ({id}), in the text with the digest {digest}.")
    });
    terminal.say(terminal.pick(if options.dry_run { DRY_RUN } else { PROPOSE }));
    Ok(FINE)
}

/// What is endorsed: a file, or what an address answers.
fn document(options: &EndorseOptions) -> Result<Vec<u8>, Failure> {
    let what = &options.what;
    if !super::verify::is_address(what) {
        return files::read(Path::new(what)).map_err(Failure::File);
    }
    if options.online { super::verify::fetch(what) } else { Err(Failure::Offline(what.clone())) }
}

/// Why, as it was typed or as a file says it.
fn comment(options: &EndorseOptions) -> Result<Option<String>, Failure> {
    let text = match (&options.comment, &options.comment_file) {
        (Some(typed), _) => typed.clone(),
        (None, Some(file)) => {
            let bytes = files::read(file).map_err(Failure::File)?;
            let text = String::from_utf8(bytes);
            text.map_err(|_| EndorseFailure::CommentNotText(file.clone()))?
        }
        (None, None) => return Ok(None),
    };
    let text = text.replace("\r\n", "\n");
    let text = text.trim().trim_start_matches('\u{feff}');
    if text.chars().count() > LONGEST_COMMENT {
        return Err(EndorseFailure::CommentTooLong(LONGEST_COMMENT).into());
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// The one key that was named, or that is at hand.
fn key(named: &[PathBuf], terminal: Terminal) -> Result<SigningKey, Failure> {
    let mut found = keys::texts(named)?;
    if found.len() > 1 {
        let places = found.into_iter().map(|(from, _)| from).collect();
        return Err(EndorseFailure::SeveralKeys(places).into());
    }
    let (from, text) = found.pop().ok_or(Failure::NoKeyAtHand)?;
    match parse(&from, &text)? {
        KeyFile::Open(key) => Ok(key),
        KeyFile::Locked(key) => Opener::new(terminal).open(&from, &key),
    }
}

/// Reads what was made as a stranger would: nothing in it may fail.
fn read_back(bytes: &[u8], given: crate::ground::Instant) -> Result<(), Failure> {
    let request = Request::at(given);
    let examination = Verifier::new(&Nothing, &request).verify(bytes);
    let holds = |it: &crate::verify::Verdict| it.validity() != Validity::Invalid;
    if examination.verdicts.iter().all(holds) && !examination.verdicts.is_empty() {
        return Ok(());
    }
    let failed = examination.verdicts.iter().flat_map(|it| &it.steps);
    let failed = failed.filter(|it| it.outcome() == crate::verify::Outcome::Failed);
    let why = failed.map(|it| it.say(false)).collect::<Vec<_>>().join("; ");
    Err(EndorseFailure::Unsignable(why).into())
}

/// `qui-quoi.json`: who endorses what.
fn file_name(options: &EndorseOptions, meaning: &Meaning) -> PathBuf {
    let words = format!("{} {}", options.name, meaning.name);
    let slug =
        fold::slug(&words).map_or_else(|| "endorsement".to_owned(), |it| it.as_str().to_owned());
    PathBuf::from(format!("{slug}.json"))
}

const PROPOSE: Bilingual = Bilingual {
    fr: "Remettez ce fichier à qui tient le catalogue, ou proposez-le dans content/endorsements/. Gardez votre clé : elle dit que c’est vous.",
    en: "Give this file to the keeper of the catalogue, or propose it in content/endorsements/. Keep your key: it says that it is you.",
};
const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
