//! What a PNG must do, and what no bytes may do to it.

use super::*;
use crate::standards;
use flate2::{Compression, write::ZlibEncoder};
use proptest::prelude::*;
use std::io::Write as _;

/// A small real image.
fn image() -> Vec<u8> {
    let pixels: Vec<[u8; 4]> = (0..64u8).map(|at| [at, 255 - at, 7, at * 4]).collect();
    encode(8, &pixels).unwrap()
}

/// A file whose data chunk is followed by one more chunk.
fn with_chunk_at_end(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut png = image();
    let end = png.len() - 12;
    png.splice(end..end, chunks::write(name, &[data]));
    png
}

fn zlib(text: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(text).unwrap();
    zlib.finish().unwrap()
}

#[test]
fn one_uncompressed_entry_stands_before_the_image_data() {
    let baked = with_text(&image(), "note", "voilà").unwrap();
    let at = baked.windows(4).position(|name| name == b"iTXt").unwrap();
    assert_eq!(&baked[at..at + 15], b"iTXtnote\0\0\0\0\0vo");
    assert!(at < baked.windows(4).position(|name| name == b"IDAT").unwrap());
    assert_eq!(square(&baked, 8), square(&image(), 8));
}

#[test]
fn an_entry_of_the_same_keyword_is_replaced_wherever_it_stands() {
    let late = with_chunk_at_end(*b"tEXt", b"note\0old");
    let baked = with_text(&with_text(&late, "note", "older").unwrap(), "note", "new").unwrap();
    let entries = texts(&baked).unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].text.as_deref(), Ok("new"));
    assert_eq!(without_text(&baked, "note").unwrap(), image());
}

#[test]
fn two_entries_are_baked_in_one_go() {
    let template = PngTemplate::new(&image()).unwrap();
    let baked = template.bake(&[("one", "1"), ("two", "2")]).unwrap();
    assert_eq!(text(&baked, "one").unwrap().as_deref(), Some("1"));
    assert_eq!(text(&baked, "two").unwrap().as_deref(), Some("2"));
    assert_eq!(text(&baked, "three"), Ok(None));
    assert_eq!(template.bake(&[]).unwrap(), image());
    assert_eq!(template.bake(&[("one", "1"), ("one", "2")]), Err(PngError::Keyword));
    for keyword in ["", " a", "a\n", &"k".repeat(80), "日本"] {
        assert_eq!(template.bake(&[(keyword, "1")]), Err(PngError::Keyword));
    }
}

#[test]
fn entries_of_every_kind_are_read() {
    type Case = (&'static [u8; 4], Vec<u8>, Result<&'static str, PngError>);
    let cases: [Case; 7] = [
        (b"tEXt", b"note\0caf\xe9".to_vec(), Ok("café")),
        (b"zTXt", [b"note\0\0".as_slice(), &zlib(b"caf\xe9")].concat(), Ok("café")),
        (b"iTXt", b"note\0\0\0fr\0mot\0caf\xc3\xa9".to_vec(), Ok("café")),
        (b"iTXt", [b"note\0\x01\0\0\0".as_slice(), &zlib("café".as_bytes())].concat(), Ok("café")),
        (b"iTXt", b"note\0\0\0\0\0caf\xe9".to_vec(), Err(PngError::Text)),
        (b"iTXt", b"note\0\0\0fr".to_vec(), Err(PngError::Text)),
        (b"zTXt", b"note\0\0garbage".to_vec(), Err(PngError::Text)),
    ];
    for (kind, data, told) in cases {
        let entries = texts(&with_chunk_at_end(*kind, &data)).unwrap();
        assert_eq!(entries[0].text, told.map(str::to_owned));
        assert_eq!(entries[0].chunk.as_bytes(), kind);
    }
    assert_eq!(texts(&with_chunk_at_end(*b"tEXt", b"no end")).unwrap(), []);
}

#[test]
fn a_bomb_of_text_is_refused() {
    let data = [b"note\0\x01\0\0\0".as_slice(), &zlib(&vec![b'a'; MAX_TEXT + 1])].concat();
    assert_eq!(text(&with_chunk_at_end(*b"iTXt", &data), "note"), Err(PngError::TextTooLong));
    assert_eq!(with_text(&image(), "note", &"a".repeat(MAX_TEXT + 1)), Err(PngError::TextTooLong));
}

#[test]
fn entries_are_listed_so_far_and_no_farther() {
    let with = |count: usize| {
        let mut png = image();
        let end = png.len() - 12;
        png.splice(end..end, chunks::write(*b"tEXt", &[b"note\0x"]).repeat(count));
        texts(&png)
    };
    assert_eq!(with(MAX_ENTRIES).unwrap().len(), MAX_ENTRIES);
    assert_eq!(with(MAX_ENTRIES + 1), Err(PngError::TextTooLong));
}

#[test]
fn what_is_no_png_is_refused_with_a_reason() {
    let good = image();
    assert_eq!(dimensions(b"GIF89a"), Err(PngError::Signature));
    assert_eq!(dimensions(&good), Ok((8, 8)));
    assert_eq!(dimensions(&good[..20]), Err(PngError::Cut));
    assert_eq!(texts(&good[..good.len() - 1]), Err(PngError::Cut));
    assert_eq!(texts(&vec![0; MAX_FILE + 1]), Err(PngError::FileTooLong));
    let mut damaged = good.clone();
    damaged[17] = 1;
    assert_eq!(dimensions(&damaged), Err(PngError::Checksum(8)));
    let header = |width: u32, height: u32, rest: [u8; 5]| {
        let data = [&width.to_be_bytes()[..], &height.to_be_bytes(), &rest].concat();
        dimensions(&[&good[..8], &chunks::write(*b"IHDR", &[&data])].concat())
    };
    assert_eq!(header(4096, 1, [8, 6, 0, 0, 1]), Ok((4096, 1)));
    assert_eq!(
        header(4097, 1, [8, 6, 0, 0, 0]),
        Err(PngError::TooLarge { width: 4097, height: 1 })
    );
    for (width, rest) in [
        (0, [8, 6, 0, 0, 0]),
        (1, [16, 3, 0, 0, 0]),
        (1, [8, 5, 0, 0, 0]),
        (1, [8, 6, 1, 0, 0]),
        (1, [8, 6, 0, 0, 2]),
    ] {
        assert_eq!(header(width, 1, rest), Err(PngError::Order));
    }
    let bare = [&good[..33], &good[good.len() - 12..]].concat();
    assert_eq!(without_text(&bare, "note"), Err(PngError::Order));
}

#[test]
fn published_badges_are_read() {
    for (path, keyword, start) in [
        ("samples/ob30/simple-json.png", "openbadgecredential", "{"),
        ("samples/ob30/simple-jwt.png", "openbadgecredential", "eyJ"),
        ("samples/ob20/simple-badge.png", "openbadges", ""),
    ] {
        let Some(png) = standards::read(path) else {
            continue;
        };
        let found = text(&png, keyword).unwrap().unwrap();
        assert!(found.trim_start().starts_with(start), "{path}: {found}");
        let bare = without_text(&png, keyword).unwrap();
        assert_eq!(
            without_text(&with_text(&bare, keyword, &found).unwrap(), keyword).unwrap(),
            bare
        );
        assert!(square(&png, 200).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_baked_is_read_and_taken_out_to_the_byte(text_in in any::<String>(), tail in proptest::collection::vec(any::<u8>(), 0..9)) {
        let original = [image(), tail].concat();
        let baked = with_text(&original, "note", &text_in).unwrap();
        prop_assert_eq!(text(&baked, "note").unwrap(), Some(text_in));
        prop_assert_eq!(without_text(&baked, "note").unwrap(), original);
    }

    #[test]
    fn no_damage_breaks_the_reader(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<proptest::sample::Index>(),
        mend: bool,
    ) {
        let mut png = with_text(&with_chunk_at_end(*b"zTXt", &[b"zip\0\0".as_slice(), &zlib(b"text")].concat()), "note", "text").unwrap();
        for (at, byte) in changes {
            let at = at.index(png.len());
            png[at] = byte;
        }
        if mend {
            mend_checksums(&mut png);
        } else {
            png.truncate(cut.index(png.len()));
        }
        let _size = dimensions(&png);
        let _texts = texts(&png);
        let _baked = with_text(&png, "note", "text");
        let _square = square(&png, 4);
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &bytes].concat();
        let _texts = texts(&png);
        let _square = square(&png, 4);
    }
}

/// Makes every checksum right again, so that damage reaches what lies behind that door.
fn mend_checksums(png: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = png.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        let end = at + 8 + length;
        if end + 4 > png.len() {
            break;
        }
        let checksum = crc32fast::hash(&png[at + 4..end]);
        png[end..end + 4].copy_from_slice(&checksum.to_be_bytes());
        at = end + 4;
    }
}
