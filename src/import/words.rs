//! What is said about foreign tables, for volunteers: what was seen, and what to do.

use super::headings::HeadingsError;
use super::people::Trouble;
use super::table::{CellError, LARGEST, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, TableError};
use super::text::Encoding;
use crate::ground::{Bilingual, MailboxError};

fn pick(french: bool, fr: impl Into<String>, en: impl Into<String>) -> String {
    if french { fr.into() } else { en.into() }
}

/// Why there is no table, and what to do.
pub(super) fn table(error: &TableError, french: bool) -> (String, String) {
    let say = |fr: String, en: String| pick(french, fr, en);
    let save = || {
        say(
            "Ouvrez-le dans votre tableur et enregistrez-le en « CSV UTF-8 », en XLSX ou en ODS."
                .into(),
            "Open it in your spreadsheet and save it as “CSV UTF-8”, XLSX or ODS.".into(),
        )
    };
    let split = || {
        say(
            "Partagez le tableau en plusieurs fichiers.".into(),
            "Split the table into several files.".into(),
        )
    };
    match error {
        TableError::TooLarge => (
            say(
                format!("le fichier dépasse {} Mio", LARGEST >> 20),
                format!("the file is larger than {} MiB", LARGEST >> 20),
            ),
            split(),
        ),
        TableError::TooManyRows => (
            say(
                format!("le tableau a plus de {MOST_ROWS} lignes"),
                format!("the table has more than {MOST_ROWS} rows"),
            ),
            split(),
        ),
        TableError::TooManyColumns(line) => (
            say(
                format!("la ligne {line} a plus de {MOST_COLUMNS} colonnes"),
                format!("line {line} has more than {MOST_COLUMNS} columns"),
            ),
            say(
                "Gardez les colonnes qui parlent des personnes ; le séparateur est-il bien une virgule, un point-virgule ou une tabulation ?".into(),
                "Keep the columns about people; is the separator a comma, a semicolon or a tab?".into(),
            ),
        ),
        TableError::LongCell(line) => (
            say(
                format!("une cellule de la ligne {line} dépasse {LONGEST_CELL} octets"),
                format!("a cell of line {line} is longer than {LONGEST_CELL} bytes"),
            ),
            say(
                "Cherchez un guillemet oublié à cette ligne ; un récit aussi long est un document : donnez son adresse.".into(),
                "Look for a forgotten quotation mark on that line; so long a story is a document: give its address.".into(),
            ),
        ),
        TableError::OpenQuote(line) => (
            say(
                format!("un guillemet ouvert à la ligne {line} n’est jamais fermé"),
                format!("a quotation mark opened on line {line} is never closed"),
            ),
            say(
                "Fermez-le, ou enregistrez de nouveau le tableau depuis votre tableur.".into(),
                "Close it, or save the table again from your spreadsheet.".into(),
            ),
        ),
        TableError::NotThisEncoding(encoding) => not_this_encoding(*encoding, french),
        TableError::NoTable => (
            say("ce fichier n’est pas un tableau".into(), "this file is no table".into()),
            save(),
        ),
        TableError::OldExcel => (
            say(
                "c’est un classeur de l’ancien Excel (.xls)".into(),
                "it is a workbook of the old Excel (.xls)".into(),
            ),
            save(),
        ),
        TableError::Encrypted => (
            say(
                "ce classeur est protégé par un mot de passe".into(),
                "this workbook is protected by a password".into(),
            ),
            say(
                "Enregistrez-en une copie sans mot de passe, et supprimez-la ensuite.".into(),
                "Save a copy without the password, and delete it afterwards.".into(),
            ),
        ),
        TableError::Broken => (
            say("ce classeur ne se lit pas".into(), "this workbook cannot be read".into()),
            save(),
        ),
        TableError::Bomb => (
            say(
                "ce classeur, une fois décompressé, est trop grand".into(),
                "this workbook is too large once unpacked".into(),
            ),
            say(
                "Copiez les lignes utiles dans un classeur neuf.".into(),
                "Copy the rows that matter into a new workbook.".into(),
            ),
        ),
        TableError::NoSheet(name, known) => (
            say(
                format!("il n’y a pas de feuille « {name} »"),
                format!("there is no sheet “{name}”"),
            ),
            say(
                format!("Feuilles du classeur : {}.", known.join(", ")),
                format!("Sheets of the workbook: {}.", known.join(", ")),
            ),
        ),
    }
}

fn not_this_encoding(encoding: Encoding, french: bool) -> (String, String) {
    let name = encoding.name();
    (
        pick(french, format!("ce texte n’est pas en {name}"), format!("this text is not {name}")),
        pick(
            french,
            "Enregistrez-le en « CSV UTF-8 », ou dites comment il est écrit, par exemple `--encoding macintosh`.",
            "Save it as “CSV UTF-8”, or say how it is written, for instance `--encoding macintosh`.",
        ),
    )
}

impl HeadingsError {
    /// What is wrong, and what to do. Nothing of a person is in it.
    pub fn say(&self, french: bool) -> (String, String) {
        let say = |fr: String, en: String| pick(french, fr, en);
        let first = || {
            say(
                "La première ligne nomme les colonnes, par exemple : `e-mail;nom;récit`.".into(),
                "The first row names the columns, for instance: `email;name;narrative`.".into(),
            )
        };
        match self {
            Self::Nothing => {
                (say("le tableau est vide".into(), "the table is empty".into()), first())
            }
            Self::NoHeadings => (
                say(
                    "la première ligne n’est pas une ligne de titres : elle contient déjà une adresse".into(),
                    "the first row is no row of headings: it holds an address already".into(),
                ),
                first(),
            ),
            Self::NoAddress(seen) => (
                say(
                    format!("aucune colonne n’est une adresse e-mail ; titres lus : {}", list(seen)),
                    format!("no column is an e-mail address; headings read: {}", list(seen)),
                ),
                say(
                    "Appelez l’une d’elles « e-mail » (ou « identifiant » pour des `did:…`).".into(),
                    "Call one of them “email” (or “identifier” for `did:…`).".into(),
                ),
            ),
            Self::Twice(meaning, one, two) => {
                let meaning = meaning.say().say(french);
                (
                    say(
                        format!("deux colonnes disent la même chose ({meaning}) : « {one} » et « {two} »"),
                        format!("two columns say the same ({meaning}): “{one}” and “{two}”"),
                    ),
                    say(
                        "Supprimez l’une des deux, ou changez son titre : une colonne dont le titre ne dit rien est laissée de côté.".into(),
                        "Delete one of them, or change its heading: a column whose heading says nothing is left aside.".into(),
                    ),
                )
            }
            Self::UnknownResult(name, known) if known.is_empty() => (
                say(
                    format!("la colonne du résultat « {name} » : ce badge n’a pas de résultats"),
                    format!("the column of result “{name}”: this badge has no results"),
                ),
                say(
                    "Supprimez cette colonne, ou décrivez le résultat dans le badge, `[[result]]`.".into(),
                    "Delete that column, or describe the result in the badge, `[[result]]`.".into(),
                ),
            ),
            Self::UnknownResult(name, known) => {
                let known: Vec<&str> = known.iter().map(crate::ground::Slug::as_str).collect();
                (
                    say(
                        format!("ce badge n’a pas de résultat « {name} »"),
                        format!("this badge has no result “{name}”"),
                    ),
                    say(
                        format!("Ses résultats : {}.", known.join(", ")),
                        format!("Its results: {}.", known.join(", ")),
                    ),
                )
            }
        }
    }
}

fn list(seen: &[Box<str>]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = seen
        .iter()
        .filter(|text| !text.is_empty())
        .take(SHOWN)
        .map(|text| format!("« {} »", text.chars().take(40).collect::<String>()))
        .collect();
    let more = if seen.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

impl Trouble {
    /// What is wrong, as a word for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Address(_) => "address",
            Self::Identifier => "identifier",
            Self::Day(..) => "date",
            Self::Language(_) => "language",
            Self::Url => "evidence",
            Self::Long(..) => "long",
            Self::Control(_) => "control",
            Self::Cell(..) => "cell",
            Self::AddressInText => "address-in-text",
            Self::NameInText => "name-in-text",
            Self::Value(..) => "result",
            Self::Lapsed => "expires",
            Self::KeptUntilPast => "keep-until",
        }
    }

    /// What is wrong, and how it should be, in one sentence.
    pub fn say(&self, french: bool) -> String {
        let say = |fr: &str, en: &str| pick(french, fr, en);
        match self {
            Self::Nobody => say(
                "ni adresse e-mail ni identifiant : à qui donner ce badge ?",
                "neither an e-mail address nor an identifier: whom is this badge for?",
            ),
            Self::Address(error) => mailbox(*error).say(french).to_owned(),
            Self::Identifier => say(
                "cet identifiant n’en est pas un : écrivez une adresse e-mail, `did:…` ou l’adresse `https://…` d’une organisation",
                "this identifier is none: write an e-mail address, `did:…` or the address `https://…` of an organisation",
            ),
            Self::Day(column, text) => pick(
                french,
                format!(
                    "« {text} » n’est pas un jour (colonne « {column} ») : écrivez 2026-06-14 ou 14/06/2026"
                ),
                format!(
                    "“{text}” is no day (column “{column}”): write 2026-06-14 or 14/06/2026, the day before the month"
                ),
            ),
            Self::Language(text) => pick(
                french,
                format!("« {text} » n’est pas une langue : écrivez par exemple fr ou en"),
                format!("“{text}” is no language: write for instance fr or en"),
            ),
            Self::Url => say(
                "l’adresse de la preuve ne peut pas être ouverte : écrivez-la en entier, `https://…`",
                "the address of the evidence cannot be opened: write all of it, `https://…`",
            ),
            Self::Long(column, most) => pick(
                french,
                format!("la colonne « {column} » dépasse {most} octets"),
                format!("column “{column}” is longer than {most} bytes"),
            ),
            Self::Control(column) => pick(
                french,
                format!("la colonne « {column} » contient un caractère invisible : retapez-la"),
                format!("column “{column}” holds a character that cannot be seen: type it again"),
            ),
            Self::Cell(column, CellError::Failed) => pick(
                french,
                format!("la formule de la colonne « {column} » donne une erreur"),
                format!("the formula in column “{column}” gives an error"),
            ),
            Self::Cell(column, CellError::NoValue) => pick(
                french,
                format!(
                    "la formule de la colonne « {column} » n’a pas de valeur : ouvrez le classeur dans un tableur et enregistrez-le"
                ),
                format!(
                    "the formula in column “{column}” has no value: open the workbook in a spreadsheet and save it"
                ),
            ),
            Self::AddressInText => say(
                "le récit ou la preuve contient une adresse e-mail : ce texte est publié, retirez-la",
                "the narrative or the evidence holds an e-mail address: that text is published, take it out",
            ),
            Self::NameInText => say(
                "le récit ou la preuve nomme la personne : ce texte est publié, retirez le nom",
                "the narrative or the evidence names the person: that text is published, take the name out",
            ),
            Self::Value(id, value, allowed) => pick(
                french,
                format!(
                    "« {value} » n’est pas une valeur du résultat « {} » : {allowed}",
                    id.as_str()
                ),
                format!("“{value}” is no value of result “{}”: {allowed}", id.as_str()),
            ),
            Self::Lapsed => say(
                "l’expiration ne vient pas après l’attribution",
                "the expiry does not come after the award",
            ),
            Self::KeptUntilPast => say(
                "le jour jusqu’auquel garder cette ligne est déjà passé",
                "the day until which this row is kept has passed already",
            ),
        }
    }
}

fn mailbox(error: MailboxError) -> Bilingual {
    let said = |fr, en| Bilingual { fr, en };
    match error {
        MailboxError::NoAt => said(
            "ce n’est pas une adresse e-mail : il manque `@`",
            "this is no e-mail address: `@` is missing",
        ),
        MailboxError::Several => said(
            "plusieurs adresses dans une cellule : une personne par ligne",
            "several addresses in one cell: one person per row",
        ),
        MailboxError::Blank => {
            said("l’adresse contient une espace", "the address has a blank within it")
        }
        MailboxError::Invisible => said(
            "l’adresse contient un caractère invisible ou un accent détaché de sa lettre : retapez-la",
            "the address holds a character that cannot be seen, or an accent apart from its letter: type it again",
        ),
        MailboxError::Local => said(
            "ce qui précède `@` ne peut pas être une adresse",
            "what stands before `@` cannot be an address",
        ),
        MailboxError::Host => said(
            "ce qui suit `@` n’est pas un nom de domaine, comme example.org",
            "what follows `@` is no domain name, such as example.org",
        ),
    }
}
