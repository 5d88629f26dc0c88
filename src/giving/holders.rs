//! The rows of a ledger: who holds which award. Text in, text out; the shell keeps it.

use crate::ground::{Instant, Lang, Mailbox, Uuid};
use crate::import::table::{self, Options, Row};

/// The first line of a ledger.
const HEADINGS: [&str; 6] = ["id", "address", "name", "awarded", "language", "keep_until"];

/// Who holds an award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The award.
    pub id: Uuid,
    /// Where to write to; who chose an identifier may have given none.
    pub address: Option<Mailbox>,
    /// The name.
    pub name: Option<String>,
    /// When it was given.
    pub awarded: Option<Instant>,
    /// The language to write in.
    pub language: Option<Lang>,
    /// Until when this row is kept.
    pub keep_until: Option<Instant>,
}

/// A ledger that cannot be read: what is wrong, and at which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldersError {
    /// It is no table.
    NoTable,
    /// A column is missing: `id` or `address`.
    Columns,
    /// A value of this line says nothing.
    Line(u32),
}

/// The rows of a ledger. Columns that others have added are left unread, and are lost when it is
/// written again.
pub fn read(bytes: &[u8]) -> Result<Vec<Holder>, HoldersError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Vec::new());
    }
    let table = table::read(bytes, &Options::default()).map_err(|_| HoldersError::NoTable)?;
    let (first, rows) = table.rows.split_first().ok_or(HoldersError::NoTable)?;
    let column = |name: &str| first.cells.iter().position(|cell| cell.as_deref() == Ok(name));
    let places = HEADINGS.map(column);
    if places[0].is_none() || places[1].is_none() {
        return Err(HoldersError::Columns);
    }
    rows.iter().map(|row| holder(row, places).ok_or(HoldersError::Line(row.line))).collect()
}

fn holder(row: &Row, places: [Option<usize>; 6]) -> Option<Holder> {
    let text = |at: usize| {
        let cell = places[at].and_then(|at| row.cells.get(at));
        cell.and_then(|cell| cell.as_deref().ok()).map(str::trim).filter(|it| !it.is_empty())
    };
    Some(Holder {
        id: Uuid::parse(text(0)?)?,
        address: said(text(1), |it| Mailbox::parse(it).ok())?,
        name: text(2).map(str::to_owned),
        awarded: said(text(3), Instant::parse)?,
        language: said(text(4), Lang::parse)?,
        keep_until: said(text(5), Instant::parse)?,
    })
}

/// Nothing, or what a cell says. What stands there and cannot be understood makes the row bad: a
/// day is never forgotten.
#[expect(clippy::option_option, reason = "not said, said, and not understood are three")]
fn said<T>(text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    text.map_or(Some(None), |text| parse(text).map(Some))
}

/// The ledger as text: comma-separated, UTF-8, one holder a line.
pub fn write<'a>(holders: impl IntoIterator<Item = &'a Holder>) -> String {
    let mut text = HEADINGS.join(",") + "\n";
    for holder in holders {
        let Holder { id, address, name, awarded, language, keep_until } = holder;
        let day = |day: &Option<Instant>| day.map(Instant::day).unwrap_or_default();
        let cells = [
            id.to_string(),
            address.as_ref().map(|it| it.in_clear().to_owned()).unwrap_or_default(),
            name.clone().unwrap_or_default(),
            day(awarded),
            language.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            day(keep_until),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '"', '\n', '\r', '\t']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camille() -> Holder {
        Holder {
            id: Uuid::from_bits(7),
            address: Mailbox::parse("Camille@example.org").ok(),
            name: Some("Camille \"Cam\" Martin, dite ; l’Abeille".to_owned()),
            awarded: Instant::parse("2026-06-14"),
            language: Lang::parse("fr"),
            keep_until: Instant::parse("2027-06-14"),
        }
    }

    #[test]
    fn a_ledger_is_read_as_it_was_written() {
        let nobody =
            Holder { address: None, name: None, language: None, keep_until: None, ..camille() };
        let all = vec![camille(), nobody];
        let text = write(&all);
        assert_eq!(read(text.as_bytes()).unwrap(), all);
        assert_eq!(text.lines().next(), Some("id,address,name,awarded,language,keep_until"));
        assert_eq!(read(b"").unwrap(), []);
    }

    #[test]
    fn a_ledger_that_a_spreadsheet_saved_is_read_too() {
        let text = write(&[camille()]);
        let semicolons = format!("\u{feff}{}", text.replace('\n', "\r\n").replacen(',', ";", 5));
        let row = "00000000-0000-0000-0000-000000000007;camille@example.org;;2026-06-14;;";
        let text = format!("{}\r\n{row}\r\n", semicolons.lines().next().unwrap().trim_end());
        assert_eq!(read(text.as_bytes()).unwrap()[0].id, Uuid::from_bits(7));
    }

    #[test]
    fn a_broken_row_is_named_by_its_line() {
        let text = write(&[camille()]);
        for (old, new) in [("2027-06-14", "soon"), ("Camille@", "Camille "), ("00000000-", "x-")] {
            assert_eq!(
                read(text.replace(old, new).as_bytes()),
                Err(HoldersError::Line(2)),
                "{new}"
            );
        }
        assert_eq!(read(b"name,x\na,b\n"), Err(HoldersError::Columns));
    }
}
