//! Rows to guests: whom a badge is given to, and what is wrong in each row that says it badly.

use super::dates;
use super::headings::{self, Heading, HeadingsError, Meaning};
use super::table::{Cell, CellError, Row, Table};
use crate::ground::{Instant, Lang, Mailbox, MailboxError, Slug, Url};
use crate::model::ResultDescription;

/// Rows that may stand above the headings: a title, a date.
const MOST_ABOVE: usize = 10;
/// Cells that are looked at to know what a column holds.
const SAMPLES: usize = 30;
/// Longest narrative or evidence, in bytes.
const LONGEST_TEXT: usize = 20_000;
/// Longest name, in bytes.
const LONGEST_NAME: usize = 300;

/// A table of people, understood.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// What the columns were taken for.
    pub headings: Vec<Heading>,
    /// The line of the headings.
    pub line: u32,
    /// Those who can be given a badge.
    pub guests: Vec<Guest>,
    /// The rows that cannot be understood.
    pub bad: Vec<BadRow>,
}

/// Somebody whom a badge is given to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guest {
    /// The line in the table.
    pub line: u32,
    /// Where to write to.
    pub address: Option<Mailbox>,
    /// An identifier of their own, or the address of an organisation.
    pub id: Option<Url>,
    /// The name, for the ledger only.
    pub name: Option<String>,
    /// What of the name names a person by itself: the family name.
    pub last_name: Option<String>,
    /// The name of an organisation, which is published.
    pub organisation: Option<String>,
    /// When the badge was given.
    pub awarded: Option<Instant>,
    /// Until when it holds.
    pub expires: Option<Instant>,
    /// Until when the row of the ledger is kept.
    pub keep_until: Option<Instant>,
    /// The language of the award's page.
    pub language: Option<Lang>,
    /// What the person did.
    pub narrative: Option<String>,
    /// What shows it.
    pub evidence: Vec<Proof>,
    /// Values of the badge's results.
    pub results: Vec<(Slug, String)>,
}

/// What shows that the criteria were met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Its address.
    Url(Url),
    /// The story.
    Text(String),
}

/// A row that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its line.
    pub line: u32,
    /// What may be shown of whom it is about.
    pub who: Option<String>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Neither an address nor an identifier.
    Nobody,
    /// The address is none.
    Address(MailboxError),
    /// The identifier is none.
    Identifier,
    /// Something in this column is no day.
    Day(Box<str>, Box<str>),
    /// Something is no language.
    Language(Box<str>),
    /// Something that begins like an address of the web is none.
    Url,
    /// A text is longer than this many bytes.
    Long(Box<str>, usize),
    /// A text holds a character that nobody sees.
    Control(Box<str>),
    /// A cell of this column holds an error.
    Cell(Box<str>, CellError),
    /// It holds an e-mail address where all can read it.
    AddressInText,
    /// It names the person where all can read it.
    NameInText,
    /// The badge's result does not allow this value; what it allows.
    Value(Slug, Box<str>, Box<str>),
    /// The award would lapse before it begins.
    Lapsed,
    /// It would be kept until a day that has passed.
    KeptUntilPast,
}

/// Reads a table whose columns are named in one of its first rows.
pub fn read(table: &Table, results: &[ResultDescription]) -> Result<People, HeadingsError> {
    let (at, headings) = find_headings(&table.rows, results)?;
    let mut people =
        People { headings, line: table.rows[at].line, guests: Vec::new(), bad: Vec::new() };
    for row in &table.rows[at + 1..] {
        match guest(row, &people.headings) {
            Ok(guest) => people.guests.push(guest),
            Err(trouble) => {
                let who = shown(row, &people.headings);
                people.bad.push(BadRow { line: row.line, who, trouble });
            }
        }
    }
    Ok(people)
}

/// Addresses that were typed, in place of a table.
pub fn typed(addresses: &[String]) -> People {
    let mut people = People::default();
    for (line, text) in (1..).zip(addresses) {
        let mut guest = Guest { line, ..Guest::default() };
        match recipient(text, &Meaning::Identifier, &mut guest) {
            Ok(()) => people.guests.push(guest),
            Err(trouble) => {
                let who = Some(crate::ground::address::masked(text));
                people.bad.push(BadRow { line, who, trouble });
            }
        }
    }
    people
}

fn find_headings(
    rows: &[Row],
    results: &[ResultDescription],
) -> Result<(usize, Vec<Heading>), HeadingsError> {
    let mut first = None;
    for (at, row) in rows.iter().enumerate().take(MOST_ABOVE) {
        let texts: Vec<Box<str>> = row.cells.iter().map(|cell| text(cell).into()).collect();
        let below = &rows[at + 1..rows.len().min(at + 1 + SAMPLES)];
        let samples = |column: usize| {
            below.iter().any(|row| row.cells.get(column).is_some_and(|it| text(it).contains('@')))
        };
        match headings::read(&texts, samples, results) {
            Ok(headings) => return Ok((at, headings)),
            Err(HeadingsError::NoAddress(seen)) => {
                let longer = |known: &HeadingsError| match known {
                    HeadingsError::NoAddress(known) => known.len() < seen.len(),
                    _ => false,
                };
                if first.as_ref().is_none_or(longer) {
                    first = Some(HeadingsError::NoAddress(seen));
                }
            }
            // A row with an address in it is a person. When one above has several cells, it was
            // meant as headings.
            Err(HeadingsError::NoHeadings) => {
                return Err(match first {
                    Some(HeadingsError::NoAddress(seen)) if seen.len() > 1 => {
                        HeadingsError::NoAddress(seen)
                    }
                    _ => HeadingsError::NoHeadings,
                });
            }
            Err(error) => return Err(error),
        }
    }
    Err(first.unwrap_or(HeadingsError::Nothing))
}

fn text(cell: &Cell) -> &str {
    cell.as_deref().unwrap_or_default()
}

fn guest(row: &Row, headings: &[Heading]) -> Result<Guest, Trouble> {
    let mut guest = Guest { line: row.line, ..Guest::default() };
    let (mut first, mut last) = (None, None);
    for (cell, heading) in row.cells.iter().zip(headings) {
        let Some(meaning) = &heading.meaning else { continue };
        let text = match cell {
            Ok(text) => text.trim(),
            Err(error) => return Err(Trouble::Cell(heading.text.clone(), *error)),
        };
        if text.is_empty() {
            continue;
        }
        let named = || heading.text.clone();
        let day = || dates::day(text).ok_or_else(|| Trouble::Day(named(), text.into()));
        match meaning {
            Meaning::Address | Meaning::Identifier => {
                recipient(text, meaning, &mut guest)?;
            }
            Meaning::Name => guest.name = Some(line(text, &heading.text)?),
            Meaning::FirstName => first = Some(line(text, &heading.text)?),
            Meaning::LastName => last = Some(line(text, &heading.text)?),
            Meaning::Organisation => guest.organisation = Some(line(text, &heading.text)?),
            Meaning::Date => guest.awarded = Some(day()?),
            Meaning::Expires => guest.expires = Some(day()?),
            Meaning::KeepUntil => guest.keep_until = Some(day()?),
            Meaning::Narrative => guest.narrative = Some(paragraphs(text, &heading.text)?),
            Meaning::Evidence => guest.evidence = evidence(text, &heading.text)?,
            Meaning::Result(id) => guest.results.push((id.clone(), line(text, &heading.text)?)),
            Meaning::Language => {
                let lang = language(text).ok_or_else(|| Trouble::Language(text.into()));
                guest.language = Some(lang?);
            }
        }
    }
    if guest.name.is_none() {
        let parts: Vec<&str> = [&first, &last].into_iter().flatten().map(String::as_str).collect();
        guest.name = (!parts.is_empty()).then(|| parts.join(" "));
    }
    guest.last_name = last;
    if guest.address.is_none() && guest.id.is_none() {
        return Err(Trouble::Nobody);
    }
    Ok(guest)
}

/// What may be shown of a row: its address, masked.
fn shown(row: &Row, headings: &[Heading]) -> Option<String> {
    let of = |meaning| headings.iter().position(|it| it.meaning.as_ref() == Some(&meaning));
    let column = of(Meaning::Address).or_else(|| of(Meaning::Identifier))?;
    let text = text(row.cells.get(column)?).trim();
    text.contains('@').then(|| crate::ground::address::masked(text))
}

/// An address, or an identifier; people put either into the column of the other.
fn recipient(text: &str, column: &Meaning, guest: &mut Guest) -> Result<(), Trouble> {
    let text = text.trim();
    let opens_as_url = ["did:", "urn:", "https:", "http:"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)));
    if opens_as_url {
        let url = Url::parse(text).filter(|url| match url.scheme() {
            "https" | "http" => Url::parse_web(text).is_some(),
            scheme => matches!(scheme, "did" | "urn"),
        });
        guest.id = Some(url.ok_or(Trouble::Identifier)?);
        return Ok(());
    }
    match Mailbox::parse(text) {
        Ok(address) => guest.address = Some(address),
        Err(MailboxError::NoAt) if *column == Meaning::Identifier => {
            return Err(Trouble::Identifier);
        }
        Err(error) => return Err(Trouble::Address(error)),
    }
    Ok(())
}

/// A text of one line.
fn line(text: &str, heading: &str) -> Result<String, Trouble> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() > LONGEST_NAME {
        return Err(Trouble::Long(heading.into(), LONGEST_NAME));
    }
    seen(text, heading)
}

/// A text of several lines, its line endings those of our files.
fn paragraphs(text: &str, heading: &str) -> Result<String, Trouble> {
    if text.len() > LONGEST_TEXT {
        return Err(Trouble::Long(heading.into(), LONGEST_TEXT));
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{2028}'], "\n");
    seen(text.replace('\t', " "), heading)
}

fn seen(text: String, heading: &str) -> Result<String, Trouble> {
    let unseen = |c: char| c.is_control() && c != '\n';
    if text.contains(unseen) { Err(Trouble::Control(heading.into())) } else { Ok(text) }
}

/// Addresses of the web, when there is nothing else in the cell; or else one text.
fn evidence(text: &str, heading: &str) -> Result<Vec<Proof>, Trouble> {
    let is_web = |piece: &str| piece.starts_with("https://") || piece.starts_with("http://");
    let pieces: Vec<&str> = text.split_whitespace().map(|it| it.trim_matches([',', ';'])).collect();
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    if pieces.iter().all(|piece| is_web(piece)) {
        let url = |piece: &&str| Url::parse_web(piece).map(Proof::Url).ok_or(Trouble::Url);
        return pieces.iter().map(url).collect();
    }
    Ok(vec![Proof::Text(paragraphs(text, heading)?)])
}

/// A language by its tag, or by its name in French or in English.
fn language(text: &str) -> Option<Lang> {
    const NAMES: [(&str, &[&str]); 7] = [
        ("fr", &["francais", "french"]),
        ("en", &["anglais", "english"]),
        ("de", &["allemand", "german", "deutsch"]),
        ("es", &["espagnol", "spanish", "espanol"]),
        ("nl", &["neerlandais", "dutch", "nederlands"]),
        ("it", &["italien", "italian", "italiano"]),
        ("pt", &["portugais", "portuguese", "portugues"]),
    ];
    let name = headings::folded(text);
    let named = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()));
    let tag = named.map_or_else(|| text.replace('_', "-"), |(tag, _)| (*tag).to_owned());
    // `FR` and `fr-ca` are slips that leave no doubt.
    let mut parts = tag.split('-');
    let language = parts.next()?.to_lowercase();
    let region: Vec<String> = parts
        .map(|part| if part.len() == 2 { part.to_uppercase() } else { part.to_owned() })
        .collect();
    Lang::parse(&[vec![language], region].concat().join("-"))
}
