//! Text to rows: values between commas, semicolons or tabs, quoted where need be (RFC 4180, and
//! what spreadsheets make of it).

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::headings::is_known;
use super::table::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, TableError};

/// What may stand between cells, in the order of preference when nothing tells.
const SEPARATORS: [char; 3] = ['\t', ';', ','];
/// Rows that are looked at to find the separator.
const LOOKED_AT: usize = 12;

/// The rows that hold something, and what stands between their cells.
pub(super) fn read(text: &str) -> Result<(Vec<Row>, char), TableError> {
    if let Some((separator, rest)) = declared(text) {
        return Ok((rows(rest, separator, 2, MOST_ROWS)?, separator));
    }
    let separator = found(text);
    Ok((rows(text, separator, 1, MOST_ROWS)?, separator))
}

/// The first line `sep=;`, as spreadsheets write and understand it.
fn declared(text: &str) -> Option<(char, &str)> {
    let rest = text.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")).map(|_| &text[4..])?;
    let separator = rest.chars().next().filter(char::is_ascii)?;
    let rest = rest[1..].strip_prefix("\r\n").or_else(|| rest[1..].strip_prefix('\n'))?;
    Some((separator, rest))
}

/// The separator that makes most sense of the first rows: most headings that we know, then most
/// cells.
fn found(text: &str) -> char {
    let sense = |separator: &char| {
        let Some(rows) = first_rows(text, *separator) else { return (0, usize::MAX) };
        let known = |row: &Row| row.cells.iter().flatten().filter(|it| is_known(it)).count();
        let known = rows.iter().map(known).max().unwrap_or(0);
        let cells = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (known, cells)
    };
    let mut best = (SEPARATORS[0], sense(&SEPARATORS[0]));
    for separator in &SEPARATORS[1..] {
        let sense = sense(separator);
        if sense > best.1 {
            best = (*separator, sense);
        }
    }
    best.0
}

/// `None` when there are more columns than we read.
fn first_rows(text: &str, separator: char) -> Option<Vec<Row>> {
    let mut some = Vec::new();
    let read = each(text, separator, 1, |row| {
        some.push(row);
        some.len() < LOOKED_AT
    });
    if matches!(read, Err(TableError::TooManyColumns(_))) { None } else { Some(some) }
}

fn rows(text: &str, separator: char, line: u32, most: usize) -> Result<Vec<Row>, TableError> {
    let mut all = Vec::new();
    each(text, separator, line, |row| {
        if !row.is_blank() {
            all.push(row);
        }
        all.len() <= most
    })?;
    if all.len() > most { Err(TableError::TooManyRows) } else { Ok(all) }
}

/// Gives every record to `take`, until it says that it has seen enough.
fn each(
    text: &str,
    separator: char,
    mut line: u32,
    mut take: impl FnMut(Row) -> bool,
) -> Result<(), TableError> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut rest = text.as_bytes();
    let mut out = vec![0; 4 << 10];
    let mut ends = [0; MOST_COLUMNS + 2];
    while !rest.is_empty() {
        // Blank lines count, and hold nothing.
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += line_ends(rest, blank);
        rest = &rest[blank..];
        if rest.is_empty() {
            break;
        }
        let (row, used) = record(&mut reader, rest, line, &mut out, &mut ends)?;
        if used == rest.len() && is_open(rest, separator) {
            return Err(TableError::OpenQuote(line));
        }
        line += line_ends(rest, used);
        rest = &rest[used..];
        if !take(row) {
            break;
        }
    }
    Ok(())
}

/// One record and how many bytes it took.
fn record(
    reader: &mut Reader,
    bytes: &[u8],
    line: u32,
    out: &mut Vec<u8>,
    ends: &mut [usize],
) -> Result<(Row, usize), TableError> {
    let (mut used, mut written, mut cells) = (0, 0, 0);
    loop {
        let (result, read, wrote, ended) =
            reader.read_record(&bytes[used..], &mut out[written..], &mut ends[cells..]);
        used += read;
        written += wrote;
        cells += ended;
        match result {
            // Its end is the end of the text; asked again with nothing, it gives the record.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => {
                let begun = cells.checked_sub(1).map_or(0, |last| ends[last]);
                if written - begun > LONGEST_CELL {
                    return Err(TableError::LongCell(line));
                }
                out.resize(out.len() * 2, 0);
            }
            ReadRecordResult::OutputEndsFull => return Err(TableError::TooManyColumns(line)),
            ReadRecordResult::Record | ReadRecordResult::End => break,
        }
    }
    let mut row = Row { line, cells: Vec::with_capacity(cells) };
    let mut begin = 0;
    for &end in &ends[..cells] {
        if end - begin > LONGEST_CELL {
            return Err(TableError::LongCell(line));
        }
        // Text was cut at ASCII characters only.
        row.cells.push(Ok(String::from_utf8_lossy(&out[begin..end]).into()));
        begin = end;
    }
    while row.cells.last().is_some_and(|cell| cell.as_ref().is_ok_and(|it| it.trim().is_empty())) {
        row.cells.pop();
    }
    if row.cells.len() > MOST_COLUMNS {
        Err(TableError::TooManyColumns(line))
    } else {
        Ok((row, used))
    }
}

/// Whether a record ends within quotation marks: then the end of the text has ended it.
fn is_open(record: &[u8], separator: u8) -> bool {
    let (mut within, mut at_start) = (false, true);
    let mut bytes = record.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if within {
            within = byte != b'"' || bytes.next_if(|next| **next == b'"').is_some();
        } else if at_start && byte == b'"' {
            within = true;
        }
        at_start = !within && (byte == separator || byte == b'\n');
    }
    within
}

/// How many lines end in the first bytes. A lone carriage return ends a line, as on old Macs; one
/// before a line feed does not, also when that comes behind them.
fn line_ends(bytes: &[u8], first: usize) -> u32 {
    let ends = bytes[..first].iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_the_line_that_it_begins_on() {
        let text = "mail;recit\na@example.org;\"two\nlines\"\n\nb@example.org;\nc@example.org";
        for end in ["\n", "\r\n", "\r"] {
            let (rows, separator) = read(&text.replace('\n', end)).unwrap();
            let lines: Vec<u32> = rows.iter().map(|row| row.line).collect();
            assert_eq!((lines, separator), (vec![1, 2, 5, 6], ';'), "{end:?}");
            assert_eq!(rows[1].cells[1].as_deref().unwrap(), format!("two{end}lines"));
        }
    }

    #[test]
    fn quotation_marks_are_read_as_spreadsheets_write_them() {
        let (rows, _) =
            read("mail,x\na@example.org,\"say \"\"yes\"\", he said\"\nb,5\" pipe\n").unwrap();
        assert_eq!(rows[1].cells[1].as_deref(), Ok("say \"yes\", he said"));
        assert_eq!(rows[2].cells[1].as_deref(), Ok("5\" pipe"));
        assert_eq!(read("mail,x\na,\"b\nc,d\n"), Err(TableError::OpenQuote(2)));
    }
}
