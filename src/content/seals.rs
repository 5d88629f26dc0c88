//! Seals as our files hold them: one line for one signature, plain ASCII, fixed columns, so that git
//! merges them well and two people can look at one. Text in, text out; whether a seal fits what it
//! was made for is asked elsewhere.
//!
//! An awards file `X.toml` has `X.seals` beside it, one line per award, sorted by id:
//!
//! ```text
//! # blason-seals 1
//! ID AWARD BADGE ISSUER KEY CREATED PROOF [TOKEN]
//! ```
//!
//! An issuer's `<slug>.seals` holds its status lists, one line per list and period:
//!
//! ```text
//! # blason-seals 1
//! revocation-1 VALID-FROM BITS WHOLE KEY CREATED PROOF
//! ```
//!
//! Digests are the first half of a SHA-256, digests and signatures are base64url.

use std::fmt::{self, Display, Write as _};

use crate::codec::base64url;
use crate::ground::{Instant, Uuid};
use crate::model::digest::{Half, Parts};
use crate::model::links::Purpose;

/// The first line of a file of seals.
pub const TITLE: &str = "# blason-seals 1";
/// What the first line of every version begins with.
pub const TITLE_OF_ANY: &str = "# blason-seals";
/// Longest line that can be a seal, in bytes.
pub const LONGEST_LINE: usize = 400;

/// A signature of an award's credential, and of its token when it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwardSeal<'a> {
    /// The award.
    pub id: Uuid,
    /// What was signed, part by part.
    pub parts: Parts,
    /// Who signed, and when.
    pub by: SealedBy<'a>,
    /// The signature of the VC-JWT.
    pub token: Option<[u8; 64]>,
}

/// A signature of a status list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListSeal<'a> {
    /// What the list is about.
    pub purpose: Purpose,
    /// Its number, from 1.
    pub number: u32,
    /// From when the sealed document is valid.
    pub from: Instant,
    /// Digest of the encoded bits.
    pub bits: Half,
    /// Digest of the whole document.
    pub whole: Half,
    /// Who signed, and when.
    pub by: SealedBy<'a>,
}

/// Who signed, when, and the signature of the Data Integrity proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedBy<'a> {
    /// The public key, Multikey text.
    pub key: &'a str,
    /// `created` of the proof.
    pub created: Instant,
    /// The signature (`proofValue`).
    pub proof: [u8; 64],
}

/// One line of a file of seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<T> {
    /// A seal.
    Seal(T),
    /// A comment, or nothing.
    Silent,
    /// The first line of a version that is not this one.
    OtherVersion,
    /// Anything else: the two sides of a merge that somebody has to look at, a line that was cut.
    Broken,
}

impl<'a> AwardSeal<'a> {
    /// Reads a line, without its end. Only the spelling that [`Display`] writes counts.
    pub fn parse(line: &'a str) -> Line<Self> {
        parse(line, |line| {
            let mut columns = line.split(' ');
            let id = columns.next().filter(|id| id.len() == 36)?;
            let id = Uuid::parse(id).filter(|it| it.to_string() == id)?;
            let [award, badge, issuer] = [(); 3].map(|()| half(columns.next()?));
            let parts = Parts { award: award?, badge: badge?, issuer: issuer? };
            let by = sealed_by(&mut columns)?;
            let token = columns.next().map(signature);
            let whole = columns.next().is_none() && token != Some(None);
            whole.then_some(Self { id, parts, by, token: token.flatten() })
        })
    }
}

impl<'a> ListSeal<'a> {
    /// Reads a line, without its end. Only the spelling that [`Display`] writes counts.
    pub fn parse(line: &'a str) -> Line<Self> {
        parse(line, |line| {
            let mut columns = line.split(' ');
            let (purpose, number) = columns.next()?.split_once('-')?;
            let purpose = Purpose::ALL.into_iter().find(|it| it.as_str() == purpose)?;
            let number: u32 = number.parse().ok().filter(|n: &u32| n.to_string() == number)?;
            let from = moment(columns.next()?)?;
            let (bits, whole) = (half(columns.next()?)?, half(columns.next()?)?);
            let by = sealed_by(&mut columns)?;
            columns.next().is_none().then_some(Self { purpose, number, from, bits, whole, by })
        })
    }
}

/// A file of seals: the first line, then these, in their order.
pub fn to_text(seals: impl IntoIterator<Item = impl Display>) -> String {
    let mut text = format!("{TITLE}\n");
    for seal in seals {
        writeln!(text, "{seal}").expect("a String takes every text");
    }
    text
}

/// The lines of a file, each with the byte where it begins, without their ends.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

fn parse<'a, T>(line: &'a str, seal: impl FnOnce(&'a str) -> Option<T>) -> Line<T> {
    if line.starts_with(TITLE_OF_ANY) {
        return if line == TITLE { Line::Silent } else { Line::OtherVersion };
    }
    if line.is_empty() || line.starts_with('#') {
        return Line::Silent;
    }
    let seal = Some(line).filter(|line| line.len() <= LONGEST_LINE).and_then(seal);
    seal.map_or(Line::Broken, Line::Seal)
}

fn sealed_by<'a>(columns: &mut impl Iterator<Item = &'a str>) -> Option<SealedBy<'a>> {
    let key = columns.next()?;
    let letters = key.bytes().all(|b| b.is_ascii_alphanumeric());
    if !key.starts_with("z6Mk") || key.len() != 48 || !letters {
        return None;
    }
    let created = moment(columns.next()?)?;
    Some(SealedBy { key, created, proof: signature(columns.next()?)? })
}

fn half(column: &str) -> Option<Half> {
    let bytes = Some(column).filter(|it| it.len() == 22).and_then(base64url::decode)?;
    bytes.try_into().ok().map(Half)
}

fn signature(column: &str) -> Option<[u8; 64]> {
    Some(column).filter(|it| it.len() == 86).and_then(base64url::decode)?.try_into().ok()
}

fn moment(column: &str) -> Option<Instant> {
    Some(column)
        .filter(|it| it.len() == 20)
        .and_then(Instant::parse)
        .filter(|it| it.to_string() == column)
}

impl Display for AwardSeal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { award, badge, issuer } = &self.parts;
        write!(f, "{} ", self.id)?;
        for part in [award, badge, issuer] {
            write!(f, "{} ", base64url::encode(&part.0))?;
        }
        self.by.fmt(f)?;
        match &self.token {
            Some(token) => write!(f, " {}", base64url::encode(token)),
            None => Ok(()),
        }
    }
}

impl Display for ListSeal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { purpose, number, from, bits, whole, by } = self;
        let [bits, whole] = [bits, whole].map(|it| base64url::encode(&it.0));
        write!(f, "{}-{number} {from} {bits} {whole} {by}", purpose.as_str())
    }
}

impl Display for SealedBy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.key, self.created, base64url::encode(&self.proof))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

    fn award() -> AwardSeal<'static> {
        let created = Instant::parse("2026-06-14").unwrap();
        let parts = Parts { award: Half([1; 16]), badge: Half([2; 16]), issuer: Half([255; 16]) };
        let by = SealedBy { key: KEY, created, proof: [7; 64] };
        AwardSeal { id: Uuid::from_bits(0xabc), parts, by, token: None }
    }

    fn list() -> ListSeal<'static> {
        let AwardSeal { by, parts, .. } = award();
        let from = by.created;
        let purpose = Purpose::Suspension;
        ListSeal { purpose, number: 12, from, bits: parts.award, whole: parts.badge, by }
    }

    #[test]
    fn a_seal_comes_back() {
        let with_token = AwardSeal { token: Some([9; 64]), ..award() };
        for seal in [award(), with_token] {
            let line = seal.to_string();
            assert!(line.is_ascii() && line.len() < LONGEST_LINE, "{line}");
            assert_eq!(AwardSeal::parse(&line), Line::Seal(seal));
        }
        assert_eq!(award().to_string().len(), 262);
        assert_eq!(ListSeal::parse(&list().to_string()), Line::Seal(list()));
    }

    #[test]
    fn every_other_spelling_is_broken() {
        let seals =
            [award().to_string(), AwardSeal { token: Some([9; 64]), ..award() }.to_string()];
        for line in &seals {
            for cut in 1..line.len() {
                // A token that is cut off whole, with its blank, is a seal without a token.
                let whole = cut == 262;
                let read = AwardSeal::parse(&line[..cut]);
                assert_eq!(read == Line::Broken, !whole, "{cut}");
            }
            let mut other = line.clone().into_bytes();
            for at in 0..other.len() {
                let kept = std::mem::replace(&mut other[at], b'!');
                let text = std::str::from_utf8(&other).unwrap();
                assert_eq!(AwardSeal::parse(text), Line::Broken, "{text}");
                other[at] = kept;
            }
        }
        let upper = award().to_string().replace("abc", "ABC");
        for wrong in ["<<<<<<< HEAD", "=======", "x", &upper, &format!("{} ", award())] {
            assert_eq!(AwardSeal::parse(wrong), Line::Broken, "{wrong}");
        }
        for wrong in ["revocation-01", "revocation-0x", "erasure-1", "revocation"] {
            let line = list().to_string().replace("suspension-12", wrong);
            assert_eq!(ListSeal::parse(&line), Line::Broken, "{line}");
        }
    }

    #[test]
    fn the_first_line_says_the_version() {
        assert_eq!(AwardSeal::parse(TITLE), Line::Silent);
        assert_eq!(AwardSeal::parse("# blason-seals 2"), Line::OtherVersion);
        assert_eq!(ListSeal::parse("# a note"), Line::Silent);
        let text = to_text([award()]);
        let read: Vec<_> = lines(&text).map(|(at, line)| (at, AwardSeal::parse(line))).collect();
        assert_eq!(read, [(0, Line::Silent), (TITLE.len() + 1, Line::Seal(award()))]);
    }
}
