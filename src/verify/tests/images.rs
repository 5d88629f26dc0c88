//! What is presented in images: every way in which a badge was ever baked, and several at once.

use super::vectors::vectors;
use super::web::at;
use crate::codec::png;
use crate::codec::svg::{Baked, SvgTemplate, Version};
use crate::verify::{Examination, Format, MAX_DOCUMENTS, Validity, verify};

/// The checksum of a PNG chunk (PNG, annex D), bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc)))
}

/// A chunk of a PNG: length, name, data, checksum.
pub(super) fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("short").to_be_bytes();
    let named = [&name[..], data].concat();
    [&length[..], &named, &crc(&named).to_be_bytes()].concat()
}

/// A PNG of one grey pixel.
pub(super) fn pixel() -> Vec<u8> {
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        // One stored block: filter 0, grey 0; and its Adler checksum.
        chunk(*b"IDAT", &[0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1]),
        chunk(*b"IEND", &[]),
    ]
    .concat()
}

const ART: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>"#;

fn good(name: &str) -> String {
    let (vectors, _) = vectors();
    let cases = vectors["cases"].as_array().expect("cases");
    let case = cases.iter().find(|case| case["name"] == name).expect(name);
    case["presented"].as_str().expect("a text").to_owned()
}

fn examine(presented: &[u8]) -> Examination {
    let (vectors, web) = vectors();
    verify(presented, &web, &at(vectors["now"].as_str().expect("a moment")))
}

fn formats(examination: &Examination) -> Vec<Option<Format>> {
    examination.verdicts.iter().map(|verdict| verdict.about.format).collect()
}

/// An OB 2.0 assertion of which nothing can be found: it only has to be recognised.
const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://old.example/1","badge":"https://old.example/b","recipient":{"type":"email","hashed":false,"identity":"a@b.example"},"issuedOn":"2020-01-01T00:00:00Z","verification":{"type":"hosted"}}"#;

#[test]
fn images_of_both_kinds() {
    for name in ["did:web", "ES256, key beside the issuer"] {
        let text = good(name);
        let png = png::with_text(&pixel(), "openbadgecredential", &text).expect("a PNG");
        let examination = examine(&png);
        assert_eq!(examination.container, "png");
        assert_eq!(examination.verdicts.len(), 1);
        assert_eq!(examination.verdicts[0].validity(), Validity::Valid, "{name}");
        let entry = if text.starts_with('{') {
            Baked::credential(text)
        } else {
            Baked::token(Version::Three, text)
        };
        let svg = SvgTemplate::new(ART).expect("art").bake(&[entry]);
        for svg in [svg.clone(), format!("\u{feff}\n{svg}")] {
            let examination = examine(svg.as_bytes());
            assert_eq!(examination.container, "svg");
            assert_eq!(examination.verdicts[0].validity(), Validity::Valid, "{name}");
        }
    }
}

#[test]
fn of_two_documents_the_newer_standard_comes_first() {
    let text = good("did:web");
    let png = png::with_text(&pixel(), "openbadges", ASSERTION).expect("a PNG");
    let png = png::PngTemplate::new(&png).expect("a PNG");
    let png = png.bake(&[("openbadgecredential", &text)]).expect("a PNG");
    let svg = SvgTemplate::new(ART).expect("art");
    let svg =
        svg.bake(&[Baked::hosted("https://old.example/1", ASSERTION), Baked::credential(text)]);
    for image in [png, svg.into_bytes()] {
        let examination = examine(&image);
        assert_eq!(formats(&examination), [Some(Format::Ob3), Some(Format::Ob2)]);
        assert_eq!(examination.verdicts[0].validity(), Validity::Valid);
        assert_ne!(examination.verdicts[1].validity(), Validity::Valid);
    }
}

#[test]
fn images_without_a_badge_or_with_too_many() {
    let code = |image: &[u8]| examine(image).verdicts[0].steps[0].reason.code;
    assert_eq!(code(&pixel()), "readable.not_baked");
    assert_eq!(code(ART.as_bytes()), "readable.not_baked");
    assert_eq!(code(&pixel()[..40]), "readable.image");
    assert_eq!(code(b"<html></html>"), "readable.image");
    let entry = "<b:credential xmlns:b=\"https://purl.imsglobal.org/ob/v3p0\">{}</b:credential>";
    let many = |count: usize| ART.replace("<path", &format!("{}<path", entry.repeat(count)));
    assert_eq!(examine(many(MAX_DOCUMENTS).as_bytes()).verdicts.len(), MAX_DOCUMENTS);
    assert_eq!(code(many(MAX_DOCUMENTS + 1).as_bytes()), "readable.too_many_documents");
    // An image inside an image is no badge.
    let inner = png::with_text(&pixel(), "openbadgecredential", ART).expect("a PNG");
    assert_eq!(code(&inner), "readable.unknown");
}
