//! ZIP archives, read from memory within limits: the container of spreadsheets (APPNOTE 6.3; no
//! ZIP64, no encryption, nothing written).

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

/// Most files of an archive.
pub const MOST_FILES: usize = 10_000;
/// Most bytes that the files which are read may unpack to, together.
pub const MOST_UNPACKED: usize = 384 << 20;

/// Why an archive cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZipError {
    /// It is no archive, or a broken one.
    Broken,
    /// Its files are encrypted.
    Encrypted,
    /// It unpacks to more than [`MOST_UNPACKED`].
    Bomb,
}

/// An archive whose list of files was read.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    files: BTreeMap<&'a str, Place>,
    /// Bytes that may still be unpacked.
    left: usize,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    flags: u16,
    method: u16,
    packed: usize,
    header: usize,
}

impl<'a> Archive<'a> {
    /// Reads the list of files. The first of two with one name is the one that counts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        let end = end_record(bytes).ok_or(ZipError::Broken)?;
        let count = usize::from(number(bytes, end + 10)?);
        if count > MOST_FILES {
            return Err(ZipError::Broken);
        }
        let mut at = long(bytes, end + 16)?;
        let mut files = BTreeMap::new();
        for _ in 0..count {
            if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
                return Err(ZipError::Broken);
            }
            let length = |offset| number(bytes, at + offset).map(usize::from);
            let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
            let place = Place {
                flags: number(bytes, at + 8)?,
                method: number(bytes, at + 10)?,
                packed: long(bytes, at + 20)?,
                header: long(bytes, at + 42)?,
            };
            let name_bytes = bytes.get(at + 46..at + 46 + name).ok_or(ZipError::Broken)?;
            // A name that is not UTF-8 is none that we ask for.
            if let Ok(name) = std::str::from_utf8(name_bytes) {
                files.entry(name).or_insert(place);
            }
            at += 46 + name + extra + comment;
        }
        Ok(Self { bytes, files, left: MOST_UNPACKED })
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The bytes of a file; `None` when there is none of this name.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, ZipError> {
        let Some(place) = self.files.get(name).copied() else { return Ok(None) };
        if place.flags & 1 == 1 {
            return Err(ZipError::Encrypted);
        }
        if self.bytes.get(place.header..place.header + 4) != Some(b"PK\x03\x04") {
            return Err(ZipError::Broken);
        }
        let length = |offset| number(self.bytes, place.header + offset).map(usize::from);
        let start = place.header + 30 + length(26)? + length(28)?;
        let packed = start.checked_add(place.packed).and_then(|end| self.bytes.get(start..end));
        let packed = packed.ok_or(ZipError::Broken)?;
        let mut out = Vec::new();
        let most = self.left as u64 + 1;
        let read = match place.method {
            0 => packed.take(most).read_to_end(&mut out),
            8 => DeflateDecoder::new(packed).take(most).read_to_end(&mut out),
            _ => return Err(ZipError::Broken),
        };
        read.map_err(|_| ZipError::Broken)?;
        self.left = self.left.checked_sub(out.len()).ok_or(ZipError::Bomb)?;
        Ok(Some(out))
    }
}

/// Where the end of the central directory begins: behind it stands a comment at most.
fn end_record(bytes: &[u8]) -> Option<usize> {
    const SHORTEST: usize = 22;
    let last = bytes.len().checked_sub(SHORTEST)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| bytes[at..].starts_with(b"PK\x05\x06"))
}

fn number(bytes: &[u8], at: usize) -> Result<u16, ZipError> {
    let bytes = bytes.get(at..at + 2).ok_or(ZipError::Broken)?;
    Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    let (low, high) = (number(bytes, at)?, number(bytes, at + 2)?);
    Ok(usize::from(high) << 16 | usize::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a.txt` with `hello`, stored, made by Info-ZIP.
    fn stored() -> Vec<u8> {
        let mut bytes =
            b"PK\x03\x04\x0a\0\0\0\0\0\0\0!\0\x86\xa6\x106\x05\0\0\0\x05\0\0\0\x05\0\0\0a.txthello"
                .to_vec();
        let at = u8::try_from(bytes.len()).unwrap();
        bytes.extend(b"PK\x01\x02\x1e\x03\x0a\0\0\0\0\0\0\0!\0\x86\xa6\x106\x05\0\0\0\x05\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\xa4\x81\0\0\0\0a.txt");
        let size = u8::try_from(bytes.len()).unwrap() - at;
        bytes.extend([b'P', b'K', 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, size, 0, 0, 0, at, 0, 0, 0, 0, 0]);
        bytes
    }

    #[test]
    fn a_file_comes_out_as_it_went_in() {
        let bytes = stored();
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.file("a.txt").unwrap().unwrap(), b"hello");
        assert_eq!(archive.file("b.txt").unwrap(), None);
        archive.left = 4;
        assert_eq!(archive.file("a.txt"), Err(ZipError::Bomb));
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let whole = stored();
        for at in 0..whole.len() {
            for value in [0, 0xff, whole[at] ^ 1] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                if let Ok(mut archive) = Archive::open(&bytes) {
                    let _any = archive.file("a.txt");
                }
            }
            assert!(Archive::open(&whole[..at]).is_err());
        }
    }
}
