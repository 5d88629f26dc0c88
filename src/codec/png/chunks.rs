//! The chunks of a PNG: length, name, data, checksum (PNG §5).

use std::ops::Range;

use super::{MAX_FILE, MAX_SIDE, PngError};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// One chunk, still in the file it came from.
pub(super) struct Chunk<'a> {
    /// Four letters.
    pub(super) name: [u8; 4],
    /// What it holds.
    pub(super) data: &'a [u8],
    /// Where all of it is, from the length to the checksum.
    pub(super) place: Range<usize>,
}

/// The chunks of a file up to and with the end; after the first error there is nothing more.
pub(super) fn walk(png: &[u8]) -> Result<Walk<'_>, PngError> {
    if png.len() > MAX_FILE {
        return Err(PngError::FileTooLong);
    }
    if !png.starts_with(SIGNATURE) {
        return Err(PngError::Signature);
    }
    Ok(Walk { png, at: Some(SIGNATURE.len()) })
}

/// Walks over the chunks of a file.
pub(super) struct Walk<'a> {
    png: &'a [u8],
    at: Option<usize>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = Result<Chunk<'a>, PngError>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.take()?;
        let chunk = read(self.png, at);
        if let Ok(chunk) = &chunk
            && chunk.name != *b"IEND"
        {
            self.at = Some(chunk.place.end);
        }
        Some(chunk)
    }
}

/// A chunk ready to be put into a file.
pub(super) fn write(name: [u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(length + 12);
    out.extend(u32::try_from(length).expect("texts are limited to some MiB").to_be_bytes());
    out.extend(name);
    for part in parts {
        out.extend_from_slice(part);
    }
    let checksum = crc32fast::hash(&out[4..]);
    out.extend(checksum.to_be_bytes());
    out
}

/// Width and height of the first chunk, if it is a header that makes sense (PNG §11.2.1).
pub(super) fn header(chunk: &Chunk<'_>) -> Result<(u32, u32), PngError> {
    let data: &[u8; 13] = chunk.data.try_into().map_err(|_| PngError::Order)?;
    let [w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, compression, filter, interlace] = *data;
    let width = u32::from_be_bytes([w0, w1, w2, w3]);
    let height = u32::from_be_bytes([h0, h1, h2, h3]);
    let sensible = matches!(
        (colour, depth),
        (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) | (2 | 4 | 6, 8 | 16)
    );
    if chunk.name != *b"IHDR"
        || !sensible
        || (compression, filter) != (0, 0)
        || interlace > 1
        || width == 0
        || height == 0
    {
        return Err(PngError::Order);
    }
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(PngError::TooLarge { width, height });
    }
    Ok((width, height))
}

fn read(png: &[u8], at: usize) -> Result<Chunk<'_>, PngError> {
    let rest = &png[at..];
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(PngError::Cut)?;
    let length = u32::from_be_bytes(*length) as usize;
    let body = rest.get(..4usize.saturating_add(length)).ok_or(PngError::Cut)?;
    let checksum = rest[body.len()..].first_chunk::<4>().ok_or(PngError::Cut)?;
    let (name, data) = body.split_first_chunk::<4>().ok_or(PngError::Cut)?;
    if !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(PngError::ChunkName(at));
    }
    if crc32fast::hash(body) != u32::from_be_bytes(*checksum) {
        return Err(PngError::Checksum(at));
    }
    Ok(Chunk { name: *name, data, place: at..at + length + 12 })
}
