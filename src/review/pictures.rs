//! The picture of a badge, before and after.

use super::side::Side;
use crate::codec::{hex, sha256::sha256};
use crate::ground::SourceId;
use crate::model::badge::{ArtKind, BadgeVersion};

/// A picture that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureChange {
    /// As it was; none when there was none.
    pub before: Option<Picture>,
    /// As it would be.
    pub after: Option<Picture>,
    /// Whether the words for it are the same, in the reference language.
    pub same_words: bool,
}

/// A picture: where its bytes are, and which they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file, as findings of the comparison name it.
    pub file: SourceId,
    /// What it is.
    pub kind: ArtKind,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their SHA-256, in hexadecimal; that of the picture itself when a pointer of Git LFS stands for it.
    pub digest: String,
    /// What it shows, in words.
    pub words: String,
}

/// The pictures of two versions; none when they are the same to the eye.
pub fn compared(
    (base, old): (&Side<'_>, &BadgeVersion),
    (head, new): (&Side<'_>, &BadgeVersion),
) -> Option<PictureChange> {
    let (before, after) = (picture(base, old, base), picture(head, new, base));
    let same = match (&before, &after) {
        (Some(one), Some(other)) => one.digest == other.digest,
        (one, other) => one.is_none() && other.is_none(),
    };
    let words = |it: &Option<Picture>| it.as_ref().map(|it| it.words.clone()).unwrap_or_default();
    let same_words = words(&before) == words(&after);
    (!same).then_some(PictureChange { before, after, same_words })
}

fn picture(side: &Side<'_>, version: &BadgeVersion, base: &Side<'_>) -> Option<Picture> {
    let art = version.image.as_ref()?;
    let bytes = &side.sources[art.file].bytes;
    let lang = base.catalogue.language();
    let words = version.image_alt.as_ref().map(|text| text.in_lang(lang).to_owned());
    Some(Picture {
        file: side.file(art.file),
        kind: art.kind,
        bytes: bytes.len(),
        digest: digest(bytes, art.kind),
        words: words.unwrap_or_default(),
    })
}

/// The digest of a picture; how the lines of a drawing end does not count.
pub(super) fn digest(bytes: &[u8], kind: ArtKind) -> String {
    if let Some(pointed) = pointed(bytes) {
        return pointed.to_owned();
    }
    if kind == ArtKind::Svg && bytes.contains(&b'\r') {
        let plain: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\r').collect();
        return hex::encode(&sha256(&plain));
    }
    hex::encode(&sha256(bytes))
}

/// The digest that a pointer of Git LFS names: the bytes themselves are not in the repository.
pub fn pointed(bytes: &[u8]) -> Option<&str> {
    const POINTER: &str = "version https://git-lfs.github.com/spec/";
    const LONGEST: usize = 1024;
    let text = std::str::from_utf8(bytes.get(..bytes.len().min(LONGEST))?).ok()?;
    let lines = text.strip_prefix(POINTER)?.lines();
    lines.filter_map(|line| line.strip_prefix("oid sha256:")).find(|it| it.len() == 64)
}
