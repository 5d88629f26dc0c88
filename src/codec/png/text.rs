//! Text entries of a PNG (PNG §11.3.3): `iTXt`, `tEXt` and `zTXt` are read, uncompressed `iTXt` is written.

use std::io::Read;
use std::ops::Range;

use flate2::read::ZlibDecoder;

use super::chunks::{self, Chunk};
use super::{MAX_ENTRIES, MAX_TEXT, PngError};

/// One text entry of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEntry {
    /// What the text is about.
    pub keyword: String,
    /// The chunk that holds it: `iTXt`, `tEXt` or `zTXt`.
    pub chunk: &'static str,
    /// Whether the text is compressed in the file.
    pub compressed: bool,
    /// The text, or why it cannot be read.
    pub text: Result<String, PngError>,
}

/// All text entries in the order of the file. What has no proper keyword is no entry.
pub fn texts(png: &[u8]) -> Result<Vec<TextEntry>, PngError> {
    let mut entries = Vec::new();
    let mut left = MAX_TEXT;
    for chunk in sound(png)? {
        let Some(entry) = entry(&chunk, &mut left) else {
            continue;
        };
        if entries.len() == MAX_ENTRIES {
            return Err(PngError::TextTooLong);
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// The text of the first entry with this keyword.
pub fn text(png: &[u8], keyword: &str) -> Result<Option<String>, PngError> {
    texts(png)?
        .into_iter()
        .find(|entry| entry.keyword == keyword)
        .map(|entry| entry.text)
        .transpose()
}

/// The file with exactly one entry of this keyword: uncompressed `iTXt` before the image data.
pub fn with_text(png: &[u8], keyword: &str, text: &str) -> Result<Vec<u8>, PngError> {
    PngTemplate::new(png)?.bake(&[(keyword, text)])
}

/// The file without any entry of this keyword. What [`with_text`] put in is taken out to the byte.
pub fn without_text(png: &[u8], keyword: &str) -> Result<Vec<u8>, PngError> {
    Ok(PngTemplate::new(png)?.assemble(&[keyword], &[]))
}

/// A file read once and baked many times: only the new chunks are computed each time.
#[derive(Debug, Clone)]
pub struct PngTemplate {
    png: Vec<u8>,
    /// Where new entries go: before the first image data.
    insertion: usize,
    /// The entries that are there already: keyword and place.
    entries: Vec<(String, Range<usize>)>,
}

impl PngTemplate {
    /// Reads a file; all its chunks must be sound.
    pub fn new(png: &[u8]) -> Result<PngTemplate, PngError> {
        let chunks = sound(png)?;
        let insertion =
            chunks.iter().find(|chunk| chunk.name == *b"IDAT").ok_or(PngError::Order)?.place.start;
        let entries = chunks
            .into_iter()
            .filter_map(|chunk| Some((keyword_of(&chunk)?.0, chunk.place)))
            .collect();
        Ok(PngTemplate { png: png.to_vec(), insertion, entries })
    }

    /// The file with one uncompressed `iTXt` for each keyword, in the order given, replacing entries of the same
    /// keyword. Every other byte stays.
    pub fn bake(&self, texts: &[(&str, &str)]) -> Result<Vec<u8>, PngError> {
        if texts.iter().map(|(_, text)| text.len()).sum::<usize>() > MAX_TEXT {
            return Err(PngError::TextTooLong);
        }
        let mut fresh = Vec::with_capacity(texts.len());
        for (at, (keyword, text)) in texts.iter().enumerate() {
            if !is_keyword(keyword) || texts[..at].iter().any(|(earlier, _)| earlier == keyword) {
                return Err(PngError::Keyword);
            }
            // After the keyword: end, not compressed, method 0, no language, no translated keyword.
            fresh.push(chunks::write(
                *b"iTXt",
                &[&latin1(keyword), &[0, 0, 0, 0, 0], text.as_bytes()],
            ));
        }
        let replaced: Vec<&str> = texts.iter().map(|(keyword, _)| *keyword).collect();
        Ok(self.assemble(&replaced, &fresh))
    }

    fn assemble(&self, dropped: &[&str], fresh: &[Vec<u8>]) -> Vec<u8> {
        let size = self.png.len() + fresh.iter().map(Vec::len).sum::<usize>();
        let mut out = Vec::with_capacity(size);
        let mut from = 0;
        let mut cuts = self
            .entries
            .iter()
            .filter(|(keyword, _)| dropped.contains(&keyword.as_str()))
            .peekable();
        while let Some((_, cut)) = cuts.next_if(|(_, cut)| cut.start < self.insertion) {
            out.extend_from_slice(&self.png[from..cut.start]);
            from = cut.end;
        }
        out.extend_from_slice(&self.png[from..self.insertion]);
        for chunk in fresh {
            out.extend_from_slice(chunk);
        }
        from = self.insertion;
        for (_, cut) in cuts {
            out.extend_from_slice(&self.png[from..cut.start]);
            from = cut.end;
        }
        out.extend_from_slice(&self.png[from..]);
        out
    }
}

/// All chunks of a file whose header, image data and end are where they belong.
fn sound(png: &[u8]) -> Result<Vec<Chunk<'_>>, PngError> {
    let chunks = chunks::walk(png)?.collect::<Result<Vec<_>, _>>()?;
    chunks::header(chunks.first().ok_or(PngError::Cut)?)?;
    if !chunks.iter().any(|chunk| chunk.name == *b"IDAT") {
        return Err(PngError::Order);
    }
    Ok(chunks)
}

/// The keyword of a text chunk, its kind, and what follows the keyword.
fn keyword_of<'a>(chunk: &Chunk<'a>) -> Option<(String, &'static str, &'a [u8])> {
    let kind = ["iTXt", "tEXt", "zTXt"].into_iter().find(|kind| kind.as_bytes() == chunk.name)?;
    let end = chunk.data.iter().take(80).position(|byte| *byte == 0)?;
    let keyword = from_latin1(&chunk.data[..end]);
    is_keyword(&keyword).then_some((keyword, kind, &chunk.data[end + 1..]))
}

fn entry(chunk: &Chunk<'_>, left: &mut usize) -> Option<TextEntry> {
    let (keyword, kind, rest) = keyword_of(chunk)?;
    let mut compressed = kind == "zTXt";
    let text = match kind {
        "tEXt" => take(left, rest).map(|text| from_latin1(&text)),
        "zTXt" => match rest {
            [0, packed @ ..] => inflate(left, packed).map(|text| from_latin1(&text)),
            _ => Err(PngError::Text),
        },
        _ => international(rest).and_then(|(packed, text)| {
            compressed = packed;
            let text = if packed { inflate(left, text)? } else { take(left, text)? };
            String::from_utf8(text).map_err(|_| PngError::Text)
        }),
    };
    Some(TextEntry { keyword, chunk: kind, compressed, text })
}

/// Whether the text of an `iTXt` is compressed, and its bytes, past language and translated keyword.
fn international(rest: &[u8]) -> Result<(bool, &[u8]), PngError> {
    let ([flag, method], rest) = rest.split_first_chunk::<2>().ok_or(PngError::Text)?;
    let mut parts = rest.splitn(3, |byte| *byte == 0);
    let text = parts.nth(2).ok_or(PngError::Text)?;
    match (flag, method) {
        (0, _) => Ok((false, text)),
        (1, 0) => Ok((true, text)),
        _ => Err(PngError::Text),
    }
}

fn take(left: &mut usize, text: &[u8]) -> Result<Vec<u8>, PngError> {
    *left = left.checked_sub(text.len()).ok_or(PngError::TextTooLong)?;
    Ok(text.to_vec())
}

fn inflate(left: &mut usize, packed: &[u8]) -> Result<Vec<u8>, PngError> {
    let mut text = Vec::new();
    ZlibDecoder::new(packed)
        .take(*left as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|_| PngError::Text)?;
    *left = left.checked_sub(text.len()).ok_or(PngError::TextTooLong)?;
    Ok(text)
}

fn is_keyword(keyword: &str) -> bool {
    (1..=79).contains(&keyword.chars().count())
        && keyword.chars().all(|c| matches!(c, ' '..='~' | '\u{A1}'..='\u{FF}'))
        && keyword.trim() == keyword
}

fn from_latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The bytes of a keyword; [`is_keyword`] holds.
fn latin1(keyword: &str) -> Vec<u8> {
    keyword.chars().map(|c| u8::try_from(c).expect("a keyword is Latin-1")).collect()
}
