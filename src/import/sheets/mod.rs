//! Spreadsheets: XLSX and ODS, told apart by what is in the archive.

mod ods;
mod xlsx;
mod xml;

use super::table::{Cell, Form, MOST_COLUMNS, MOST_ROWS, Row, Table, TableError};
use crate::codec::zip::{Archive, ZipError};

/// Reads the first sheet, or the one of this name.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, TableError> {
    let mut archive = Archive::open(bytes)?;
    let (rows, name) = if archive.has("content.xml") {
        ods::read(&mut archive, sheet)?
    } else if archive.has("_rels/.rels") {
        xlsx::read(&mut archive, sheet)?
    } else {
        return Err(TableError::NoTable);
    };
    Ok(Table { rows, form: Form::Sheet(name) })
}

/// Rows as they are found, within the limits.
#[derive(Default)]
struct Rows {
    all: Vec<Row>,
}

impl Rows {
    /// Takes a row that holds something.
    fn push(&mut self, row: Row) -> Result<(), TableError> {
        if row.is_blank() {
            return Ok(());
        }
        if self.all.len() >= MOST_ROWS {
            return Err(TableError::TooManyRows);
        }
        self.all.push(row);
        Ok(())
    }
}

/// Puts a cell into its column. One that is blank is not written down: sheets have thousands.
fn put(row: &mut Row, column: usize, cell: Cell) -> Result<(), TableError> {
    if cell.as_ref().is_ok_and(|text| text.trim().is_empty()) {
        return Ok(());
    }
    if column >= MOST_COLUMNS {
        return Err(TableError::TooManyColumns(row.line));
    }
    if cell.as_ref().is_ok_and(|text| text.len() > super::table::LONGEST_CELL) {
        return Err(TableError::LongCell(row.line));
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Ok("".into()));
    }
    row.cells[column] = cell;
    Ok(())
}

/// The sheet that is meant, by its place in the list.
fn choose(names: &[String], wanted: Option<&str>) -> Result<usize, TableError> {
    let Some(wanted) = wanted else {
        return if names.is_empty() { Err(TableError::Broken) } else { Ok(0) };
    };
    let found = names.iter().position(|name| name == wanted);
    let found = found
        .or_else(|| names.iter().position(|name| name.to_lowercase() == wanted.to_lowercase()));
    found.ok_or_else(|| TableError::NoSheet(wanted.to_owned(), names.to_vec()))
}

/// A number as people read it: `12`, not `12.0`.
fn number(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => format!("{number}"),
        _ => text.trim().to_owned(),
    }
}

fn text_of(bytes: Option<Vec<u8>>) -> Result<String, TableError> {
    let text = String::from_utf8(bytes.ok_or(TableError::Broken)?);
    let text = text.map_err(|_| TableError::Broken)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

impl From<ZipError> for TableError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Broken => Self::Broken,
            ZipError::Encrypted => Self::Encrypted,
            ZipError::Bomb => Self::Bomb,
        }
    }
}
