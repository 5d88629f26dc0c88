//! The table of a delivery, for mail merge: one line an award. UTF-8 with a mark that spreadsheets know,
//! and no cell that they would compute.

use crate::ground::Uuid;

/// The first line.
const HEADINGS: [&str; 9] =
    ["id", "address", "name", "badge", "awarded", "language", "link", "folder", "files"];
/// By which spreadsheets know UTF-8.
const MARK: char = '\u{feff}';

/// An award that was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The award.
    pub id: Uuid,
    /// The holder's address.
    pub address: String,
    /// The holder's name.
    pub name: String,
    /// The badge's name.
    pub badge: String,
    /// The day on which it was given.
    pub awarded: String,
    /// The language to write in.
    pub language: String,
    /// Where readers see its state, when it is published.
    pub link: String,
    /// The holder's folder.
    pub folder: String,
    /// The files of the award, below the outbox.
    pub files: String,
}

/// The table. Spreadsheets of countries with a decimal comma part cells by semicolons.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Row>, semicolons: bool) -> String {
    let separator = if semicolons { ';' } else { ',' };
    let mut text = String::from(MARK);
    let mut line = |cells: [&str; 9]| {
        let cells = cells.map(|cell| quoted(&harmless(cell)));
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str("\r\n");
    };
    line(HEADINGS);
    for row in rows {
        let Row { id, address, name, badge, awarded, language, link, folder, files } = row;
        line([&id.to_string(), address, name, badge, awarded, language, link, folder, files]);
    }
    text
}

/// A table of ours without the lines of these awards; none when nobody is left in it.
pub fn without(text: &str, gone: impl Fn(Uuid) -> bool) -> Option<String> {
    // A cell never holds a line break, and the id is the first.
    let id = |line: &str| line.get(..36).and_then(Uuid::parse);
    let kept = |line: &&str| id(line).is_none_or(|id| !gone(id));
    let lines: Vec<&str> = text.split_inclusive("\r\n").filter(kept).collect();
    (lines.len() > 1).then(|| lines.concat())
}

/// A cell on one line that no spreadsheet takes for a formula (CWE-1236).
fn harmless(cell: &str) -> String {
    let cell = super::names::one_line(cell);
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::{self, Options};

    fn row(id: u128, name: &str) -> Row {
        Row {
            id: Uuid::from_bits(id),
            address: "a@b.example".into(),
            name: name.into(),
            badge: "Réparer ; « ensemble »".into(),
            awarded: "2026-06-14".into(),
            language: "fr".into(),
            link: String::new(),
            folder: "a".into(),
            files: "a/x.png; a/x.json".into(),
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was_meant() {
        for semicolons in [false, true] {
            let rows = [row(1, "=1+1"), row(2, "Cam \"C\" M,; x\r\n@SUM(A1)"), row(3, "Мария")];
            let text = write(&rows, semicolons);
            assert!(text.starts_with("\u{feff}id"));
            let table = table::read(text.as_bytes(), &Options::default()).unwrap();
            let cell = |row: usize, at: usize| table.rows[row].cells[at].as_deref().unwrap();
            assert_eq!(table.rows.len(), 4);
            assert_eq!(cell(1, 2), "'=1+1");
            assert_eq!(cell(2, 2), "Cam \"C\" M,; x @SUM(A1)");
            assert_eq!((cell(3, 2), cell(3, 3)), ("Мария", "Réparer ; « ensemble »"));
        }
    }

    #[test]
    fn a_line_can_be_taken_out() {
        let rows = [row(1, "a"), row(2, "b\r\n00000000-0000-0000-0000-000000000001")];
        let text = write(&rows, true);
        let left = without(&text, |id| id == Uuid::from_bits(1)).unwrap();
        assert_eq!(left, write(&rows[1..], true));
        assert_eq!(without(&left, |id| id == Uuid::from_bits(2)), None);
    }
}
