//! A table of any kind as rows of cells: CSV, XLSX or ODS, told apart by its first bytes.

use super::text::{Encoding, decode};
use super::{csv, sheets, words};

/// Largest file, in bytes.
pub const LARGEST: usize = 64 << 20;
/// Most rows, the headings and blank rows included.
pub const MOST_ROWS: usize = 200_010;
/// Most columns that hold something.
pub const MOST_COLUMNS: usize = 200;
/// Longest cell, in bytes: what a spreadsheet can hold, in letters of three bytes.
pub const LONGEST_CELL: usize = 3 * 32_767;

/// Rows of cells, and how they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// What was read.
    pub form: Form,
}

/// One row that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line in a text file, or its row in a sheet, from 1.
    pub line: u32,
    /// Its cells from the left; those on the right that are blank may be missing.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
pub type Cell = Result<Box<str>, CellError>;

/// A cell that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellError {
    /// A formula that failed: `#REF!`, `#N/A`.
    Failed,
    /// A formula whose value was not kept in the file.
    NoValue,
}

/// What kind of table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Text, with this between the cells.
    Text(Encoding, char),
    /// The sheet of this name.
    Sheet(String),
}

/// How a table is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The sheet, by its name; the first one otherwise.
    pub sheet: Option<&'a str>,
    /// How the characters of a text are written, when that cannot be found out.
    pub encoding: Option<Encoding>,
}

/// Why there is no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// More than [`MOST_ROWS`].
    TooManyRows,
    /// More than [`MOST_COLUMNS`], at this line.
    TooManyColumns(u32),
    /// A cell longer than [`LONGEST_CELL`], at this line.
    LongCell(u32),
    /// A quotation mark that opens at this line is never closed.
    OpenQuote(u32),
    /// The bytes are not of this encoding.
    NotThisEncoding(Encoding),
    /// Neither text nor a spreadsheet that we read.
    NoTable,
    /// A spreadsheet of before 2007, `.xls`.
    OldExcel,
    /// A spreadsheet that is encrypted.
    Encrypted,
    /// A spreadsheet that cannot be read.
    Broken,
    /// It unpacks to more than we are willing to read.
    Bomb,
    /// It has no sheet of this name; those that it has.
    NoSheet(String, Vec<String>),
}

/// Reads a table. The first bytes say what it is, never a file's name.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Table, TableError> {
    if bytes.len() > LARGEST {
        return Err(TableError::TooLarge);
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => sheets::read(bytes, options.sheet),
        // Compound files: `.xls`, and what a password protects.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(compound(bytes)),
        [b'%', b'P', b'D', b'F', ..] => Err(TableError::NoTable),
        _ => {
            let (text, encoding) = decode(bytes, options.encoding)?;
            if text.trim_start().starts_with("<!") || text.trim_start().starts_with("<html") {
                return Err(TableError::NoTable);
            }
            let (rows, separator) = csv::read(&text)?;
            Ok(Table { rows, form: Form::Text(encoding, separator) })
        }
    }
}

fn compound(bytes: &[u8]) -> TableError {
    // The name of the stream that holds an encrypted workbook, in UTF-16.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = bytes.windows(name.len()).any(|it| it == name);
    if encrypted { TableError::Encrypted } else { TableError::OldExcel }
}

impl TableError {
    /// What is wrong, and what to do.
    pub fn say(&self, french: bool) -> (String, String) {
        words::table(self, french)
    }
}

impl Row {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.as_ref().is_ok_and(|text| text.trim().is_empty()))
    }
}
