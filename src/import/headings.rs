//! What the columns of a table of people are called, in French and in English: accents, case and
//! punctuation do not matter.

use crate::ground::{Bilingual, Slug};
use crate::model::ResultDescription;

/// What a column is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// The person's e-mail address.
    Address,
    /// An identifier of the person's own, or the address of an organisation.
    Identifier,
    /// The person's whole name.
    Name,
    /// What comes first in it.
    FirstName,
    /// What comes last in it.
    LastName,
    /// The name of an organisation, which is published.
    Organisation,
    /// When the badge was given.
    Date,
    /// What the person did.
    Narrative,
    /// What shows it: addresses, or text.
    Evidence,
    /// The value of one of the badge's results.
    Result(Slug),
    /// The language of the award's page.
    Language,
    /// Until when the award holds.
    Expires,
    /// Until when the row of the ledger is kept.
    KeepUntil,
}

/// A heading, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As it is written.
    pub text: Box<str>,
    /// What it is about; `None` when it means nothing to us.
    pub meaning: Option<Meaning>,
}

/// Why a row cannot serve as headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadingsError {
    /// There is no row at all.
    Nothing,
    /// The first row is a person already.
    NoHeadings,
    /// No column holds addresses or identifiers; what was read.
    NoAddress(Vec<Box<str>>),
    /// Two columns are about the same.
    Twice(Meaning, Box<str>, Box<str>),
    /// A column names a result that the badge does not have; those that it has.
    UnknownResult(Box<str>, Vec<Slug>),
}

/// Words that say what a column is about, folded.
const WORDS: &[(Meaning, &[&str])] = &[
    (
        Meaning::Address,
        &[
            "adresse e mail",
            "adresse email",
            "adresse mail",
            "adresse electronique",
            "adresse courriel",
            "adresse de courriel",
            "adresse de messagerie",
            "adresse mel",
            "courriel",
            "courrier electronique",
            "mail",
            "e mail",
            "email",
            "mel",
            "email address",
            "e mail address",
            "mail address",
            "email adresse",
            "destinataire",
            "recipient",
        ],
    ),
    (Meaning::Identifier, &["identifiant", "identifier", "did", "identifiant did"]),
    (
        Meaning::Name,
        &[
            "nom complet",
            "nom et prenom",
            "nom prenom",
            "prenom et nom",
            "prenom nom",
            "full name",
            "name",
            "participant",
            "participante",
            "personne",
            "person",
        ],
    ),
    (Meaning::FirstName, &["prenom", "first name", "firstname", "given name"]),
    (
        Meaning::LastName,
        &["nom", "nom de famille", "last name", "lastname", "family name", "surname"],
    ),
    (Meaning::Organisation, &["organisation", "organization", "structure", "association"]),
    (
        Meaning::Date,
        &[
            "date",
            "date d attribution",
            "date d obtention",
            "date de remise",
            "attribue le",
            "obtenu le",
            "remis le",
            "award date",
            "date awarded",
            "awarded",
            "awarded on",
            "issued on",
        ],
    ),
    (Meaning::Narrative, &["recit", "narration", "narrative", "ce qui a ete fait", "story"]),
    (
        Meaning::Evidence,
        &["preuve", "preuves", "lien de preuve", "evidence", "evidence url", "proof"],
    ),
    (Meaning::Language, &["langue", "language", "lang"]),
    (
        Meaning::Expires,
        &[
            "expire",
            "expire le",
            "expiration",
            "date d expiration",
            "valable jusqu au",
            "fin de validite",
            "expires",
            "expires on",
            "expiry",
            "expiry date",
            "valid until",
        ],
    ),
    (
        Meaning::KeepUntil,
        &["conserver jusqu au", "garder jusqu au", "a garder jusqu au", "keep until"],
    ),
];

/// Words that may speak of an e-mail address, or of a street: the cells tell.
const PERHAPS_ADDRESS: [&str; 3] = ["adresse", "address", "contact"];

/// Reads a row as headings. `samples` says whether a column's cells look like e-mail addresses.
pub fn read(
    row: &[Box<str>],
    samples: impl Fn(usize) -> bool,
    results: &[ResultDescription],
) -> Result<Vec<Heading>, HeadingsError> {
    let mut headings = Vec::with_capacity(row.len());
    for text in row {
        headings.push(Heading { text: text.trim().into(), meaning: meaning(text, results)? });
    }
    let has = |wanted: &Meaning, all: &[Heading]| {
        all.iter().any(|heading| heading.meaning.as_ref() == Some(wanted))
    };
    if !has(&Meaning::Address, &headings) {
        let perhaps = headings.iter().enumerate().position(|(at, heading)| {
            PERHAPS_ADDRESS.contains(&folded(&heading.text).as_str()) && samples(at)
        });
        if let Some(at) = perhaps {
            headings[at].meaning = Some(Meaning::Address);
        }
    }
    // A surname alone is the whole name: « Nom », when there is no « Prénom ».
    if !has(&Meaning::FirstName, &headings) && !has(&Meaning::Name, &headings) {
        for heading in &mut headings {
            if heading.meaning == Some(Meaning::LastName) {
                heading.meaning = Some(Meaning::Name);
            }
        }
    }
    for (at, heading) in headings.iter().enumerate() {
        let earlier = headings[..at].iter().find(|it| it.meaning == heading.meaning);
        if let (Some(meaning), Some(earlier)) = (&heading.meaning, earlier) {
            let (first, second) = (earlier.text.clone(), heading.text.clone());
            return Err(HeadingsError::Twice(meaning.clone(), first, second));
        }
    }
    if has(&Meaning::Address, &headings) || has(&Meaning::Identifier, &headings) {
        Ok(headings)
    } else if row.iter().any(|text| text.contains('@')) {
        Err(HeadingsError::NoHeadings)
    } else {
        Err(HeadingsError::NoAddress(row.iter().map(|text| text.trim().into()).collect()))
    }
}

/// Whether a text is a heading that we know.
pub(super) fn is_known(text: &str) -> bool {
    let text = folded(text);
    !text.is_empty() && (word(&text).is_some() || result_name(&text).is_some())
}

/// A text without accents, case and punctuation: words of letters and figures, one blank between.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let letters = match c {
            '\u{300}'..='\u{36f}' => continue,
            'à'..='å' => "a",
            'ç' => "c",
            'è'..='ë' => "e",
            'ì'..='ï' => "i",
            'ñ' => "n",
            'ò'..='ö' => "o",
            'ù'..='ü' => "u",
            'ý' | 'ÿ' => "y",
            'œ' => "oe",
            'æ' => "ae",
            _ if c.is_alphanumeric() => "",
            _ => {
                gap = !out.is_empty();
                continue;
            }
        };
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        if letters.is_empty() { out.push(c) } else { out.push_str(letters) }
    }
    out
}

fn meaning(text: &str, results: &[ResultDescription]) -> Result<Option<Meaning>, HeadingsError> {
    let text = folded(text);
    if let Some(meaning) = word(&text) {
        return Ok(Some(meaning));
    }
    let Some(named) = result_name(&text) else { return Ok(None) };
    let is = |result: &&ResultDescription| {
        let name = result.name.entries().any(|(_, name)| folded(name) == named);
        name || folded(result.id.as_str()) == named
    };
    if let Some(result) = results.iter().find(is) {
        return Ok(Some(Meaning::Result(result.id.clone())));
    }
    let known = results.iter().map(|result| result.id.clone()).collect();
    Err(HeadingsError::UnknownResult(named.into(), known))
}

fn word(folded: &str) -> Option<Meaning> {
    WORDS.iter().find(|(_, words)| words.contains(&folded)).map(|(meaning, _)| meaning.clone())
}

/// What stands after `result:`, in the folded heading.
fn result_name(folded: &str) -> Option<&str> {
    folded.strip_prefix("resultat ").or_else(|| folded.strip_prefix("result "))
}

impl Meaning {
    /// What the column is about, as a word for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Identifier => "identifier",
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Organisation => "organisation",
            Self::Date => "date",
            Self::Narrative => "narrative",
            Self::Evidence => "evidence",
            Self::Result(_) => "result",
            Self::Language => "language",
            Self::Expires => "expires",
            Self::KeepUntil => "keep-until",
        }
    }

    /// What the column is about, in words.
    pub fn say(&self) -> Bilingual {
        let said = |fr, en| Bilingual { fr, en };
        match self {
            Self::Address => said("adresse e-mail", "e-mail address"),
            Self::Identifier => said("identifiant", "identifier"),
            Self::Name => said("nom, pour le registre seulement", "name, for the ledger only"),
            Self::FirstName => {
                said("prénom, pour le registre seulement", "first name, for the ledger only")
            }
            Self::LastName => {
                said("nom de famille, pour le registre seulement", "last name, for the ledger only")
            }
            Self::Organisation => {
                said("nom d’organisation, publié", "name of an organisation, published")
            }
            Self::Date => {
                said("date d’attribution, jour avant mois", "award date, day before month")
            }
            Self::Narrative => said("récit, publié", "narrative, published"),
            Self::Evidence => said("preuve, publiée", "evidence, published"),
            Self::Result(_) => said("résultat, publié", "result, published"),
            Self::Language => said("langue", "language"),
            Self::Expires => said("expiration", "expiry"),
            Self::KeepUntil => {
                said("à garder jusqu’au, dans le registre", "keep until, in the ledger")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_row(row: &[&str]) -> Result<Vec<Option<Meaning>>, HeadingsError> {
        let row: Vec<Box<str>> = row.iter().map(|it| (*it).into()).collect();
        let headings = read(&row, |at| at == 0, &[])?;
        Ok(headings.into_iter().map(|heading| heading.meaning).collect())
    }

    #[test]
    fn headings_are_known_by_their_words() {
        assert_eq!(folded("  Adresse_E-MAIL : "), "adresse e mail");
        assert_eq!(folded("Pre\u{301}nom d’Œuvre"), "prenom d oeuvre");
        let row = ["Adresse e‑mail", "PRÉNOM", "Nom", "Récit", "Téléphone", "Expire le"];
        let expected = [
            Some(Meaning::Address),
            Some(Meaning::FirstName),
            Some(Meaning::LastName),
            Some(Meaning::Narrative),
            None,
            Some(Meaning::Expires),
        ];
        assert_eq!(read_row(&row).unwrap(), expected);
        assert_eq!(read_row(&["Nom", "mail"]).unwrap()[0], Some(Meaning::Name));
    }

    #[test]
    fn a_street_is_no_address() {
        assert_eq!(read_row(&["Adresse", "Nom"]).unwrap()[0], Some(Meaning::Address));
        let streets = read_row(&["Nom", "Adresse"]);
        assert!(matches!(streets, Err(HeadingsError::NoAddress(seen)) if seen.len() == 2));
        assert_eq!(read_row(&["Adresse", "Mail"]).unwrap()[0], None);
    }

    #[test]
    fn rows_that_cannot_be_headings() {
        assert_eq!(read_row(&["camille@example.org", "x"]), Err(HeadingsError::NoHeadings));
        let twice = read_row(&["Mail", "Courriel"]);
        assert!(matches!(twice, Err(HeadingsError::Twice(Meaning::Address, ..))));
        let unknown = read_row(&["Mail", "Résultat : note"]);
        assert!(matches!(unknown, Err(HeadingsError::UnknownResult(name, _)) if &*name == "note"));
    }
}
