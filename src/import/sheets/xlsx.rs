//! XLSX: the parts of an Office Open XML workbook (ECMA-376, part 1, section 18).

use std::collections::BTreeMap;

use super::super::table::{Cell, CellError, Row, TableError};
use super::xml::{Document, Element, Piece};
use super::{Rows, choose, number, put, text_of};
use crate::codec::zip::Archive;
use crate::ground::Instant;

/// Most cell formats; Excel stops at 65,490.
const MOST_FORMATS: usize = 70_000;

/// What a workbook says for all its sheets.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    /// Whether a cell of this format is a day, by the number of the format.
    days: Vec<bool>,
    /// Days count from 1904, as on the first Macs.
    from_1904: bool,
}

/// The rows of the sheet, and its name.
pub(super) fn read(
    archive: &mut Archive<'_>,
    wanted: Option<&str>,
) -> Result<(Vec<Row>, String), TableError> {
    let main = relations(archive, "_rels/.rels")?;
    let main = main.into_values().find(|it| it.kind.ends_with("/officeDocument"));
    let main = resolved("", &main.ok_or(TableError::NoTable)?.target);
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let own = relations(archive, &format!("{folder}/_rels/{name}.rels"))?;
    let (sheets, from_1904) = workbook(&text_of(archive.file(&main)?)?)?;
    // A sheet may be a mere chart.
    let tables: Vec<(String, String)> = sheets
        .into_iter()
        .filter_map(|(name, id)| {
            let relation = own.get(&id).filter(|it| it.kind.ends_with("/worksheet"))?;
            Some((name, resolved(folder, &relation.target)))
        })
        .collect();
    let names: Vec<String> = tables.iter().map(|(name, _)| name.clone()).collect();
    let at = choose(&names, wanted)?;
    let of_kind = |kind: &str| {
        let found = own.values().find(|it| it.kind.ends_with(kind));
        found.map(|it| resolved(folder, &it.target))
    };
    let mut book = Book { from_1904, ..Book::default() };
    if let Some(bytes) = part(archive, of_kind("/sharedStrings"))? {
        book.strings = strings(&text_of(Some(bytes))?)?;
    }
    if let Some(bytes) = part(archive, of_kind("/styles"))? {
        book.days = days(&text_of(Some(bytes))?)?;
    }
    let text = text_of(archive.file(&tables[at].1)?)?;
    Ok((sheet(&text, &book)?, names[at].clone()))
}

fn part(archive: &mut Archive<'_>, name: Option<String>) -> Result<Option<Vec<u8>>, TableError> {
    name.map_or(Ok(None), |name| archive.file(&name).map_err(TableError::from))
}

struct Relation {
    kind: String,
    target: String,
}

fn relations(
    archive: &mut Archive<'_>,
    name: &str,
) -> Result<BTreeMap<String, Relation>, TableError> {
    let text = text_of(archive.file(name)?)?;
    let mut all = BTreeMap::new();
    each(&text, |element, _| {
        if element.name() == "Relationship" {
            let get = |name| element.get(name).unwrap_or_default();
            all.insert(get("Id"), Relation { kind: get("Type"), target: get("Target") });
        }
        Ok(())
    })?;
    Ok(all)
}

/// A target of a relation as a name in the archive.
fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The sheets, by name and relation, and whether days count from 1904.
fn workbook(text: &str) -> Result<(Vec<(String, String)>, bool), TableError> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    each(text, |element, _| {
        match element.name() {
            "workbookPr" => {
                let said = element.get("date1904");
                from_1904 = said.is_some_and(|it| it == "1" || it == "true");
            }
            "sheet" => {
                let get = |name| element.get(name).unwrap_or_default();
                sheets.push((get("name"), get("r:id")));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((sheets, from_1904))
}

fn strings(text: &str) -> Result<Vec<String>, TableError> {
    let mut all = Vec::new();
    each(text, |element, document| {
        if element.name() == "si" {
            // How a text is pronounced is not of it.
            all.push(unescaped(document.text("rPh")?));
        }
        Ok(())
    })?;
    Ok(all)
}

/// Which cell formats are days.
fn days(text: &str) -> Result<Vec<bool>, TableError> {
    let mut own: BTreeMap<u32, bool> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut document = Document::new(text);
    let mut within = false;
    loop {
        match document.next()? {
            Piece::Open(element) => match element.name() {
                "numFmt" => {
                    let code = element.get("formatCode").unwrap_or_default();
                    own.insert(element.count("numFmtId").unwrap_or(0), is_day(&code));
                }
                "cellXfs" => within = true,
                "cellStyles" | "dxfs" => within = false,
                "xf" if within && formats.len() < MOST_FORMATS => {
                    let id = element.count("numFmtId").unwrap_or(0);
                    let known = matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58);
                    formats.push(own.get(&id).copied().unwrap_or(known));
                }
                _ => {}
            },
            Piece::End => return Ok(formats),
            _ => {}
        }
    }
}

/// Whether a number format shows a day: what is quoted, escaped or in brackets says nothing.
fn is_day(code: &str) -> bool {
    let mut letters = String::new();
    let mut all = code.chars();
    while let Some(c) = all.next() {
        match c {
            '"' => drop(all.by_ref().find(|c| *c == '"')),
            '[' => drop(all.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(all.next()),
            ';' => break,
            _ => letters.extend(c.to_lowercase()),
        }
    }
    // `j` and `a` are the French letters of `d` and `y`; a month alone has no hours beside it.
    let has = |wanted: &[char]| letters.contains(wanted);
    let counts =
        has(&['0', '#', '?', '@']) || letters.contains("general") || letters.contains("standard");
    !counts && (has(&['y', 'd', 'j', 'a']) || (has(&['m']) && !has(&['h', 's'])))
}

fn sheet(text: &str, book: &Book) -> Result<Vec<Row>, TableError> {
    let mut rows = Rows::default();
    let mut document = Document::new(text);
    let mut row = Row { line: 0, cells: Vec::new() };
    let mut column = 0;
    loop {
        match document.next()? {
            Piece::Open(element) if element.name() == "row" => {
                let line = element.count("r").unwrap_or(row.line.saturating_add(1));
                rows.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }))?;
                column = 0;
            }
            Piece::Open(element) if element.name() == "c" => {
                if let Some(place) = element.get("r") {
                    column = column_of(&place).ok_or(TableError::Broken)?;
                }
                let cell = cell(&mut document, &element, book)?;
                put(&mut row, column, cell)?;
                column += 1;
            }
            Piece::End => {
                rows.push(row)?;
                return Ok(rows.all);
            }
            _ => {}
        }
    }
}

fn cell(
    document: &mut Document<'_>,
    element: &Element<'_>,
    book: &Book,
) -> Result<Cell, TableError> {
    let kind = element.get("t");
    let style = element.count("s").unwrap_or(0);
    let (mut value, mut formula) = (None, false);
    loop {
        match document.next()? {
            Piece::Open(inner) => match inner.name() {
                "f" => {
                    formula = true;
                    document.skip()?;
                }
                "v" => value = Some(document.text("")?),
                "is" => value = Some(unescaped(document.text("rPh")?)),
                _ => document.skip()?,
            },
            Piece::Close => break,
            Piece::Text(_) => {}
            Piece::End => return Err(TableError::Broken),
        }
    }
    let Some(value) = value else {
        return Ok(if formula { Err(CellError::NoValue) } else { Ok("".into()) });
    };
    Ok(match kind.as_deref() {
        Some("e") => Err(CellError::Failed),
        Some("s") => {
            let at: Option<usize> = value.trim().parse().ok();
            let text = at.and_then(|at| book.strings.get(at));
            Ok(text.ok_or(TableError::Broken)?.as_str().into())
        }
        Some("b") => Ok(if value.trim() == "1" { "TRUE" } else { "FALSE" }.into()),
        Some("str") => Ok(unescaped(value).into()),
        Some("inlineStr" | "d") => Ok(value.into()),
        // `<v/>` of a formula that was written by a program and never computed.
        _ if value.trim().is_empty() && formula => Err(CellError::NoValue),
        _ if book.days.get(style as usize) == Some(&true) => {
            Ok(day(&value, book.from_1904).unwrap_or_else(|| number(&value)).into())
        }
        _ => Ok(number(&value).into()),
    })
}

/// A day from its number: days since 1899-12-30, or since 1904-01-01.
fn day(text: &str, from_1904: bool) -> Option<String> {
    let days: f64 = text.trim().parse().ok()?;
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is below three million")]
    let days = days.floor() as i64;
    let to_1970 = if from_1904 { 24_107 } else { 25_569 };
    Instant::from_seconds((days - to_1970) * 86_400).map(Instant::day)
}

/// `BC12` is column 54.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters {
        column = column.checked_mul(26)? + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1).filter(|_| place.len() < 16)
}

/// A carriage return stands in a text as `_x000D_`.
fn unescaped(text: String) -> String {
    if text.contains("_x000D_") {
        text.replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    } else {
        text
    }
}

/// Gives every element to `take`, which may read on in it.
fn each(
    text: &str,
    mut take: impl FnMut(&Element<'_>, &mut Document<'_>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let mut document = Document::new(text);
    loop {
        match document.next()? {
            Piece::Open(element) => {
                take(&element, &mut document)?;
            }
            Piece::End => return Ok(()),
            _ => {}
        }
    }
}
