//! What was published last time: path, fingerprint of its recipe and inputs, digest of its bytes, and
//! of a page what a visitor's browser asks for.
//!
//! A stream of rows in one order (single files by path, then awards by id), so that two manifests
//! are compared while both are read and neither is ever whole in memory. Integers are big-endian.

use std::io::{self, Read, Write};

use crate::ground::Uuid;
use crate::model::links::AwardFile;

/// First bytes of the file. The figure changes with the layout.
const MAGIC: &[u8; 18] = b"blason-manifest 2\n";
/// Longest path, in bytes.
const LONGEST_PATH: usize = 4_096;

/// What a file is made from, in 128 bits: equal fingerprints give equal bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 16]);

/// The first half of the SHA-256 of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 16]);

/// What a browser asks for to show a page, its images left out: the page, the style sheet and the
/// scripts that it names. Nothing of a file that is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Weight {
    /// Bytes in all, before any compression.
    pub bytes: u32,
    /// How many files.
    pub requests: u16,
}

/// Which documents of an award are published, one bit for each [`AwardFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AwardFiles(u8);

/// A file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Single {
    /// Path below the site's root.
    pub path: Box<str>,
    /// What it was made from.
    pub fingerprint: Fingerprint,
    /// What was written.
    pub digest: Digest,
    /// What it weighs, when it is a page.
    pub weight: Weight,
}

/// The files of one award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardRow {
    /// The award.
    pub id: Uuid,
    /// Which of its documents were published.
    pub files: AwardFiles,
    /// What they were made from.
    pub fingerprint: Fingerprint,
    /// What was written, in the order of [`AwardFile::ALL`].
    pub digests: Vec<Digest>,
    /// What its page weighs, when it has one.
    pub weight: Weight,
}

/// Reads a manifest row by row.
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    singles_left: u32,
}

/// Writes a manifest row by row.
#[derive(Debug)]
pub struct Writer<W> {
    output: W,
}

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let whole = crate::codec::sha256::sha256(bytes);
        Self(*whole.first_chunk().expect("SHA-256 has 32 bytes"))
    }
}

impl Weight {
    fn write(self, output: &mut impl Write) -> io::Result<()> {
        output.write_all(&self.bytes.to_be_bytes())?;
        output.write_all(&self.requests.to_be_bytes())
    }
}

impl AwardFiles {
    /// Adds a document.
    pub fn insert(&mut self, file: AwardFile) {
        self.0 |= 1 << file as u8;
    }

    /// Whether this document is published.
    pub fn contains(self, file: AwardFile) -> bool {
        self.0 & (1 << file as u8) != 0
    }

    /// The documents, in path order.
    pub fn iter(self) -> impl Iterator<Item = AwardFile> {
        AwardFile::ALL.into_iter().filter(move |file| self.contains(*file))
    }

    /// Whether nothing is published.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many documents.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The bits, for fingerprints.
    pub fn bits(self) -> u8 {
        self.0
    }
}

impl<R: Read> Reader<R> {
    /// Opens a manifest; an error when it is not one of this layout.
    pub fn open(mut input: R) -> io::Result<Self> {
        let magic: [u8; MAGIC.len()] = read(&mut input)?;
        if &magic != MAGIC {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "not a manifest of this version",
            ));
        }
        let singles_left = u32::from_be_bytes(read(&mut input)?);
        Ok(Self { input, singles_left })
    }

    /// The next single file; `None` after the last.
    pub fn single(&mut self) -> io::Result<Option<Single>> {
        if self.singles_left == 0 {
            return Ok(None);
        }
        self.singles_left -= 1;
        let length = usize::from(u16::from_be_bytes(read(&mut self.input)?));
        if length > LONGEST_PATH {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a path is too long"));
        }
        let mut path = vec![0; length];
        self.input.read_exact(&mut path)?;
        let path = String::from_utf8(path).map_err(io::Error::other)?.into();
        let fingerprint = Fingerprint(read(&mut self.input)?);
        let digest = Digest(read(&mut self.input)?);
        Ok(Some(Single { path, fingerprint, digest, weight: self.weight()? }))
    }

    /// The next award, after the last single file; `None` after the last.
    pub fn award(&mut self) -> io::Result<Option<AwardRow>> {
        let [bits] = read(&mut self.input)?;
        if bits == 0 {
            return Ok(None);
        }
        let files = AwardFiles(bits);
        let id = Uuid::from_bits(u128::from_be_bytes(read(&mut self.input)?));
        let fingerprint = Fingerprint(read(&mut self.input)?);
        let digests: io::Result<_> =
            (0..files.len()).map(|_| read(&mut self.input).map(Digest)).collect();
        let weight = self.weight()?;
        Ok(Some(AwardRow { id, files, fingerprint, digests: digests?, weight }))
    }

    fn weight(&mut self) -> io::Result<Weight> {
        let bytes = u32::from_be_bytes(read(&mut self.input)?);
        Ok(Weight { bytes, requests: u16::from_be_bytes(read(&mut self.input)?) })
    }
}

impl<W: Write> Writer<W> {
    /// Begins a manifest with all its single files, in path order.
    pub fn begin(mut output: W, singles: &[Single]) -> io::Result<Self> {
        output.write_all(MAGIC)?;
        let count = u32::try_from(singles.len()).map_err(io::Error::other)?;
        output.write_all(&count.to_be_bytes())?;
        for single in singles {
            let length = u16::try_from(single.path.len()).map_err(io::Error::other)?;
            output.write_all(&length.to_be_bytes())?;
            output.write_all(single.path.as_bytes())?;
            output.write_all(&single.fingerprint.0)?;
            output.write_all(&single.digest.0)?;
            single.weight.write(&mut output)?;
        }
        Ok(Self { output })
    }

    /// Adds an award; they come by id.
    pub fn award(&mut self, row: &AwardRow) -> io::Result<()> {
        debug_assert!(!row.files.is_empty() && row.files.len() == row.digests.len());
        self.output.write_all(&[row.files.0])?;
        self.output.write_all(&row.id.bits().to_be_bytes())?;
        self.output.write_all(&row.fingerprint.0)?;
        row.digests.iter().try_for_each(|digest| self.output.write_all(&digest.0))?;
        row.weight.write(&mut self.output)
    }

    /// Ends the manifest.
    pub fn end(mut self) -> io::Result<W> {
        self.output.write_all(&[0])?;
        self.output.flush()?;
        Ok(self.output)
    }
}

fn read<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_comes_back_row_by_row() {
        let single = Single {
            path: "a/é.html".into(),
            fingerprint: Fingerprint([1; 16]),
            digest: Digest::of(b"x"),
            weight: Weight { bytes: 70_000, requests: 3 },
        };
        let mut files = AwardFiles::default();
        files.insert(AwardFile::Json);
        files.insert(AwardFile::Svg);
        let row = AwardRow {
            id: Uuid::from_bits(7),
            files,
            fingerprint: Fingerprint([2; 16]),
            digests: vec![Digest([3; 16]), Digest([4; 16])],
            weight: Weight { bytes: 9, requests: 300 },
        };
        let mut writer = Writer::begin(Vec::new(), std::slice::from_ref(&single)).unwrap();
        writer.award(&row).unwrap();
        let bytes = writer.end().unwrap();

        let mut reader = Reader::open(&bytes[..]).unwrap();
        assert_eq!(reader.single().unwrap(), Some(single));
        assert_eq!(reader.single().unwrap(), None);
        assert_eq!(reader.award().unwrap(), Some(row));
        assert_eq!(reader.award().unwrap(), None);
        for cut in 0..bytes.len() {
            let Ok(mut reader) = Reader::open(&bytes[..cut]) else { continue };
            let whole = std::iter::from_fn(|| reader.single().transpose()).all(|row| row.is_ok())
                && std::iter::from_fn(|| reader.award().transpose()).all(|row| row.is_ok());
            assert!(!whole, "cut at {cut} went unnoticed");
        }
    }
}
