//! Pictures: finds the file that `image` names and looks at its first bytes.

use super::entry::Entry;
use super::fields::Fields;
use super::reading::Reading;
use super::rules;
use crate::ground::{Bilingual, SourceId, Span, nearest};
use crate::model::{Art, ArtKind, Illustration};

/// Bytes of an SVG in which its root must open: licences in comments come before it.
const HEAD: usize = 16_384;

/// The picture that `image = "…"` names, from the folder of the file.
pub(super) fn named(entry: Entry<'_>) -> Option<Art> {
    let file = entry.file;
    let word = entry.string()?;
    let span = entry.span();
    let path = join(file.folder(), word);
    let found = path.as_deref().and_then(|path| file.sources.find(path));
    let Some(id) = found else {
        let beside = beside(file);
        let finding = if let Some(near) = nearest(word, beside.iter().copied()) {
            rules::IMAGE_MISSING_NEAR.at(span).with("nearest", near)
        } else {
            let path = path.unwrap_or_else(|| format!("{}badge.svg", file.folder()));
            rules::IMAGE_MISSING.at(span).with("path", path)
        };
        file.note(finding.with("word", super::entry::shown(word)));
        return None;
    };
    look(file, id, word, span)
}

/// The picture under a key, with its words under another; published under the path of its file.
pub(super) fn illustration(
    fields: &mut Fields<'_>,
    key: &'static str,
    alt: &'static str,
) -> Option<Illustration> {
    let named = |entry: Entry<'_>| {
        let art = named(entry)?;
        let path = &*entry.file.sources[art.file].path;
        let path = path.strip_prefix("content/").unwrap_or(path);
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/');
        if path.bytes().all(plain) { Some((art, path.into())) } else { entry.bad_value(PLAIN_PATH) }
    };
    let found = fields.take(key, named);
    let caption = fields.take(alt, Entry::text);
    let (art, path) = found?;
    Some(Illustration { art, path, caption })
}

/// The picture at the first of these names that stands in the folder of the file.
pub(super) fn beside_it(file: &Reading<'_>, names: &[String]) -> Option<Art> {
    let (name, id) = names
        .iter()
        .find_map(|name| Some((name, file.sources.find(&format!("{}{name}", file.folder()))?)))?;
    look(file, id, name, file.top())
}

/// Whether the file is the picture that its name says.
fn look(file: &Reading<'_>, id: SourceId, word: &str, span: Span) -> Option<Art> {
    let ending = ending(word);
    let bytes = &file.sources[id].bytes;
    let (kind, right) = match ending.as_str() {
        "svg" => (ArtKind::Svg, is_svg(bytes)),
        "png" => (ArtKind::Png, bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
        _ => (ArtKind::Svg, false),
    };
    if right {
        return Some(Art { file: id, kind, span });
    }
    let kind = match ending.as_str() {
        "svg" => "SVG",
        "png" => "PNG",
        _ => "SVG/PNG",
    };
    let finding = rules::IMAGE_NOT_AN_IMAGE.at(span).with("word", super::entry::shown(word));
    file.note(finding.with("kind", kind));
    None
}

/// UTF-8 with an `<svg` element at its beginning; whether it is harmless is asked elsewhere.
fn is_svg(bytes: &[u8]) -> bool {
    let mut head = &bytes[..bytes.len().min(HEAD)];
    head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let opens = head.trim_ascii_start().starts_with(b"<");
    let open = |window: &[u8]| {
        window.starts_with(b"<svg") && !window[4].is_ascii_alphanumeric()
            || window.starts_with(b":svg") && !window[4].is_ascii_alphanumeric()
    };
    opens && head.windows(5).any(open) && std::str::from_utf8(bytes).is_ok()
}

/// A path from a folder: `badge.svg`, `../images/a.png`. `None` when it leaves the catalogue.
fn join(folder: &str, word: &str) -> Option<String> {
    if word.is_empty() || word.starts_with('/') || word.contains(['\\', ':']) {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in word.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What follows the last dot of a name, in small letters.
fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// The pictures in the folder of the file.
fn beside<'a>(file: &Reading<'a>) -> Vec<&'a str> {
    let folder = file.folder();
    let names = file.sources.under(folder).map(|(_, source)| &source.path[folder.len()..]);
    let picture = |name: &&str| matches!(ending(name).as_str(), "svg" | "png");
    names.filter(picture).collect()
}

const PLAIN_PATH: Bilingual = Bilingual {
    fr: "une image dont le dossier et le nom sont faits de lettres sans accent, de chiffres, de points et de traits d’union",
    en: "a picture whose folder and name are made of letters without accents, figures, dots and hyphens",
};
