//! Why a badge could not be given, and what can be done about it.

use std::io;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::content::edit::EditError;
use crate::giving::Refusal;
use crate::giving::place::PlaceError;
use crate::import::headings::HeadingsError;
use crate::import::{BadRow, TableError};
use crate::shell::ledger::{IDENTITY_VARIABLE, LedgerError, LockError, PASSPHRASE_VARIABLE};

/// Why a badge could not be given.
#[derive(Debug)]
pub(in crate::cli) enum AwardFailure {
    /// The catalogue, or an awards file, has mistakes that must be mended first; in words.
    Broken(String),
    /// This badge cannot be given so.
    Refused(Refusal),
    /// Neither a table nor an address was named.
    Nobody,
    /// The table cannot be read.
    Table(PathBuf, TableError),
    /// Its columns cannot be understood.
    Headings(PathBuf, HeadingsError),
    /// No file can take the awards.
    Place(PlaceError),
    /// The ledger cannot be read or written.
    Ledger(LedgerError),
    /// The system gives no random numbers.
    Random(io::Error),
    /// What was typed is nobody's address.
    NobodyThere(Option<BadRow>),
    /// Every place of every status list is taken.
    NoPlace,
    /// The new text would hold mistakes; in words.
    NewErrors(String),
    /// What came back from the new text was not what was meant.
    NotAsMeant,
}

impl From<AwardFailure> for Failure {
    fn from(failure: AwardFailure) -> Self {
        Self::Award(failure)
    }
}

impl AwardFailure {
    /// What could not be done, and what to do.
    pub(in crate::cli) fn say(&self, french: bool) -> (String, Option<String>) {
        let pick = |fr: String, en: String| if french { fr } else { en };
        let said = |fr: &str, en: &str| pick(fr.to_owned(), en.to_owned());
        match self {
            Self::Broken(findings) => (
                pick(
                    format!("le catalogue a des erreurs à corriger d’abord :\n{findings}"),
                    format!("the catalogue has mistakes to mend first:\n{findings}"),
                ),
                Some(said(
                    "Tant qu’une attribution ne se lit pas, sa place n’est pas connue et pourrait être donnée deux fois. Deux attributions qui se heurtent : `blason award --repair`.",
                    "While an award cannot be read, its place is not known and could be given twice. For two awards that clash: `blason award --repair`.",
                )),
            ),
            Self::Refused(refusal) => refused(refusal, french),
            Self::Nobody => (
                said("à qui donner ce badge ?", "whom is this badge for?"),
                Some(said(
                    "Nommez un tableau, `--csv personnes.csv`, ou une adresse, `--to camille@example.org`.",
                    "Name a table, `--csv people.csv`, or an address, `--to camille@example.org`.",
                )),
            ),
            Self::Table(path, error) => {
                let (what, hint) = error.say(french);
                (
                    pick(
                        format!("{} : {what}", path.display()),
                        format!("{}: {what}", path.display()),
                    ),
                    Some(hint),
                )
            }
            Self::Headings(path, error) => {
                let (what, hint) = error.say(french);
                (
                    pick(
                        format!("{} : {what}", path.display()),
                        format!("{}: {what}", path.display()),
                    ),
                    Some(hint),
                )
            }
            Self::Place(error) => place(error, french),
            Self::Ledger(error) => ledger(error, french),
            Self::Random(cause) => (
                pick(
                    format!("le système ne donne pas de nombres au hasard : {cause}"),
                    format!("the system gives no random numbers: {cause}"),
                ),
                None,
            ),
            Self::NobodyThere(row) => {
                let row = row.as_ref();
                let who = row.and_then(|row| row.who.as_deref()).unwrap_or("--to").to_owned();
                let why = row.map(|row| row.trouble.say(french)).unwrap_or_default();
                (pick(format!("{who} : {why}"), format!("{who}: {why}")), None)
            }
            Self::NoPlace => (
                said(
                    "les listes d’état de l’émetteur sont pleines",
                    "the status lists of the issuer are full",
                ),
                None,
            ),
            Self::NewErrors(findings) => (
                pick(
                    format!(
                        "le nouveau fichier aurait des erreurs ; rien n’a été écrit :\n{findings}"
                    ),
                    format!("the new file would have mistakes; nothing was written:\n{findings}"),
                ),
                None,
            ),
            Self::NotAsMeant => (
                said(
                    "le nouveau fichier ne dirait pas ce qui a été demandé ; rien n’a été écrit",
                    "the new file would not say what was asked; nothing was written",
                ),
                Some(said(
                    "C’est une erreur de Blason : signalez-la, avec un tableau inventé qui la montre.",
                    "This is a mistake of Blason’s: report it, with an invented table that shows it.",
                )),
            ),
        }
    }
}

fn refused(refusal: &Refusal, french: bool) -> (String, Option<String>) {
    let pick = |fr: String, en: String| if french { fr } else { en };
    match refusal {
        Refusal::NoBadge(name, known, nearest) => (
            pick(format!("il n’y a pas de badge « {name} »"), format!("there is no badge “{name}”")),
            Some(match nearest {
                Some(near) => pick(format!("Vouliez-vous dire « {near} » ?"), format!("Did you mean “{near}”?")),
                None => pick(format!("Badges : {}.", known.join(", ")), format!("Badges: {}.", known.join(", "))),
            }),
        ),
        Refusal::NoVersion(name, known) => (
            pick(format!("il n’y a pas de « {name} »"), format!("there is no “{name}”")),
            Some(pick(format!("Versions : {}.", known.join(", ")), format!("Versions: {}.", known.join(", ")))),
        ),
        Refusal::Draft => (
            pick("ce badge est encore un brouillon".into(), "this badge is still a draft".into()),
            Some(pick(
                "Publiez-le d’abord, avec `status = \"active\"` : sinon la preuve ne mènerait nulle part.".into(),
                "Publish it first, with `status = \"active\"`: the proof would lead nowhere.".into(),
            )),
        ),
        Refusal::Retired(since) => (
            pick(
                format!("ce badge n’est plus attribué depuis le {}", since.day()),
                format!("this badge is no longer given since {}", since.day()),
            ),
            Some(pick(
                "Pour un atelier d’avant cette date, dites-la : `--date`.".into(),
                "For a workshop before that date, say when it was: `--date`.".into(),
            )),
        ),
        Refusal::Page => (
            pick(
                "ce badge concerne des mineurs ou un sujet délicat : ses attributions n’ont pas de page".into(),
                "this badge concerns minors or something delicate: its awards have no pages".into(),
            ),
            Some(pick(
                "Écrivez `--publish credential` ou `--publish none`.".into(),
                "Write `--publish credential` or `--publish none`.".into(),
            )),
        ),
    }
}

fn place(error: &PlaceError, french: bool) -> (String, Option<String>) {
    let pick = |fr: String, en: String| if french { fr } else { en };
    let another = || {
        Some(pick(
            "Nommez un autre fichier avec `--file content/awards/….toml`.".into(),
            "Name another file with `--file content/awards/….toml`.".into(),
        ))
    };
    match error {
        PlaceError::NoAwardsFile(path) => (
            pick(
                format!("{path} ne peut pas être un fichier d’attributions"),
                format!("{path} cannot be an awards file"),
            ),
            another(),
        ),
        PlaceError::Edit(path, EditError::NotToml(_)) | PlaceError::NoText(path) => {
            (pick(format!("{path} n’est pas du TOML"), format!("{path} is not TOML")), another())
        }
        PlaceError::Edit(path, _) => (
            pick(
                format!("les attributions de {path} ne sont pas des tableaux [[award]]"),
                format!("the awards of {path} are not tables, [[award]]"),
            ),
            another(),
        ),
        PlaceError::Differs(path, key) => (
            pick(
                format!("{path} dit autre chose pour toutes ses attributions (`{key}`)"),
                format!("{path} says something else for all its awards (`{key}`)"),
            ),
            another(),
        ),
    }
}

fn ledger(error: &LedgerError, french: bool) -> (String, Option<String>) {
    let pick = |fr: String, en: String| if french { fr } else { en };
    let what = pick(
        format!("le registre ne peut pas servir : {error}"),
        format!("the ledger cannot be used: {error}"),
    );
    let hint = match error {
        LedgerError::Lock(
            _,
            LockError::NoIdentity | LockError::Refused | LockError::NoPassphrase,
        ) => pick(
            format!(
                "Il est chiffré : nommez le fichier de l’identité age avec {IDENTITY_VARIABLE}, ou celui de la phrase de passe avec {PASSPHRASE_VARIABLE}."
            ),
            format!(
                "It is encrypted: name the file of the age identity with {IDENTITY_VARIABLE}, or that of the passphrase with {PASSPHRASE_VARIABLE}."
            ),
        ),
        LedgerError::Lock(_, LockError::Recipient(_)) => pick(
            "Corrigez `encrypt` sous `[ledger]` dans blason.toml.".into(),
            "Correct `encrypt` under `[ledger]` in blason.toml.".into(),
        ),
        LedgerError::Both(_) => {
            pick("Gardez l’un des deux fichiers.".into(), "Keep one of the two files.".into())
        }
        LedgerError::Holders(..) => pick(
            "Corrigez cette ligne, ou remettez en place une copie du fichier.".into(),
            "Mend that line, or put a copy of the file back.".into(),
        ),
        _ => return (what, None),
    };
    (what, Some(hint))
}
