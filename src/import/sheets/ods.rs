//! ODS: `content.xml` of an OpenDocument spreadsheet (ODF 1.3, part 3, section 9).

use super::super::table::{Cell, CellError, MOST_COLUMNS, Row, TableError};
use super::xml::{Document, Element, Piece};
use super::{Rows, choose, number, put, text_of};
use crate::codec::zip::Archive;

/// The rows of the sheet, and its name.
pub(super) fn read(
    archive: &mut Archive<'_>,
    wanted: Option<&str>,
) -> Result<(Vec<Row>, String), TableError> {
    if let Some(manifest) = archive.file("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(TableError::Encrypted);
    }
    let text = text_of(archive.file("content.xml")?)?;
    let names = names(&text)?;
    let at = choose(&names, wanted)?;
    let mut document = Document::new(&text);
    let mut seen = 0;
    loop {
        match document.next()? {
            Piece::Open(element) if element.name() == "table" => {
                if seen == at {
                    return Ok((sheet(&mut document)?, names[at].clone()));
                }
                seen += 1;
                document.skip()?;
            }
            Piece::End => return Err(TableError::NoTable),
            _ => {}
        }
    }
}

fn names(text: &str) -> Result<Vec<String>, TableError> {
    let mut names = Vec::new();
    let mut document = Document::new(text);
    loop {
        match document.next()? {
            Piece::Open(element) if element.name() == "table" => {
                names.push(element.get("table:name").unwrap_or_default());
                document.skip()?;
            }
            Piece::End => break,
            _ => {}
        }
    }
    if names.is_empty() { Err(TableError::NoTable) } else { Ok(names) }
}

fn sheet(document: &mut Document<'_>) -> Result<Vec<Row>, TableError> {
    let mut rows = Rows::default();
    let (mut line, mut open) = (1_u32, 1);
    while open > 0 {
        match document.next()? {
            Piece::Open(element) if element.name() == "table-row" => {
                let repeated = element.count("table:number-rows-repeated").unwrap_or(1);
                let row = row(document, line)?;
                if !row.is_blank() {
                    for further in 0..repeated {
                        rows.push(Row { line: line.saturating_add(further), ..row.clone() })?;
                    }
                }
                line = line.saturating_add(repeated);
            }
            // Headings and groups of rows stand in elements of their own; what is drawn does not.
            Piece::Open(element)
                if matches!(
                    element.name(),
                    "table-header-rows" | "table-rows" | "table-row-group"
                ) =>
            {
                open += 1;
            }
            Piece::Open(_) => document.skip()?,
            Piece::Close => open -= 1,
            Piece::Text(_) => {}
            Piece::End => return Err(TableError::Broken),
        }
    }
    Ok(rows.all)
}

fn row(document: &mut Document<'_>, line: u32) -> Result<Row, TableError> {
    let mut row = Row { line, cells: Vec::new() };
    let mut column = 0_usize;
    loop {
        match document.next()? {
            Piece::Open(element) if element.name().ends_with("table-cell") => {
                let repeated = element.count("table:number-columns-repeated").unwrap_or(1);
                let cell = cell(document, &element)?;
                for further in 0..(repeated as usize).min(MOST_COLUMNS + 1) {
                    put(&mut row, column + further, cell.clone())?;
                }
                column = column.saturating_add(repeated as usize);
            }
            Piece::Open(_) => document.skip()?,
            Piece::Close => return Ok(row),
            Piece::Text(_) => {}
            Piece::End => return Err(TableError::Broken),
        }
    }
}

fn cell(document: &mut Document<'_>, element: &Element<'_>) -> Result<Cell, TableError> {
    let kind = element.get("office:value-type");
    let error = element.get("calcext:value-type").is_some_and(|kind| kind == "error");
    let formula = element.get("table:formula").is_some();
    let value = match kind.as_deref() {
        Some("float" | "percentage" | "currency") => {
            element.get("office:value").map(|it| number(&it))
        }
        Some("date") => element.get("office:date-value"),
        Some("boolean") => element.get("office:boolean-value"),
        Some("string") => element.get("office:string-value").filter(|it| !it.is_empty()),
        _ => None,
    };
    let text = paragraphs(document)?;
    let failed = error || (formula && (text.starts_with("Err:") || text.starts_with('#')));
    if failed {
        return Ok(Err(CellError::Failed));
    }
    if formula && kind.is_none() && text.is_empty() {
        return Ok(Err(CellError::NoValue));
    }
    Ok(Ok(value.unwrap_or(text).into()))
}

/// The paragraphs of a cell, one per line; a comment that hangs on it is not of it.
fn paragraphs(document: &mut Document<'_>) -> Result<String, TableError> {
    let mut text = String::new();
    let (mut open, mut begun) = (1, false);
    while open > 0 {
        match document.next()? {
            Piece::Open(element) => match element.name() {
                "annotation" | "frame" | "shape" | "custom-shape" => document.skip()?,
                name => {
                    match name {
                        "p" if std::mem::replace(&mut begun, true) => text.push('\n'),
                        "s" => {
                            let count = element.count("text:c").unwrap_or(1).min(1_000);
                            text.extend(std::iter::repeat_n(' ', count as usize));
                        }
                        "tab" => text.push('\t'),
                        "line-break" => text.push('\n'),
                        _ => {}
                    }
                    open += 1;
                }
            },
            Piece::Close => open -= 1,
            // Between paragraphs there is only the indentation of the file.
            Piece::Text(piece) if open > 1 => text.push_str(&piece),
            Piece::Text(_) => {}
            Piece::End => return Err(TableError::Broken),
        }
    }
    Ok(text)
}
