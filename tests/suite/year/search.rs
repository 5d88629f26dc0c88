//! A search for people in bytes: every name and address, however it may be written, in whatever it may
//! be packed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use super::people::Person;

/// Most bytes of one packed stream.
const MOST_UNPACKED: u64 = 16 << 20;
/// Bytes by which a text is known at first sight.
const SIGHT: usize = 4;

/// Everything that is looked for.
pub(super) struct Search {
    /// The texts, by their first bytes.
    texts: BTreeMap<[u8; SIGHT], Vec<Vec<u8>>>,
    /// Whether some text begins with these three bytes.
    begins: Vec<bool>,
    /// What was looked into already, by digest: the same bytes hold the same.
    seen: BTreeSet<[u8; 32]>,
}

impl Search {
    /// A search for these people.
    pub(super) fn of(people: &[Person]) -> Self {
        let mut search =
            Self { texts: BTreeMap::new(), begins: vec![false; 1 << 24], seen: BTreeSet::new() };
        for person in people {
            let local = person.address.split('@').next().expect("an address has an @");
            for text in [&person.name(), &person.last, &person.address, local] {
                for text in written(text) {
                    search.add(text);
                }
            }
            let lower = person.address.to_lowercase();
            for address in [&person.address, &lower] {
                for text in hashed(address) {
                    search.add(text);
                }
            }
        }
        search
    }

    /// Looks for these texts too.
    pub(super) fn add_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        for text in texts.into_iter().flat_map(|text| [written(text), hashed(text)].concat()) {
            self.add(text);
        }
    }

    fn add(&mut self, text: Vec<u8>) {
        let Some(sight) = text.first_chunk::<SIGHT>() else { return };
        self.begins[place(text[0], text[1], text[2])] = true;
        self.texts.entry(*sight).or_default().push(text);
    }

    /// The first text of a person's in these bytes, as they are.
    fn find(&self, bytes: &[u8]) -> Option<String> {
        for at in 0..bytes.len().saturating_sub(SIGHT - 1) {
            if !self.begins[place(bytes[at], bytes[at + 1], bytes[at + 2])] {
                continue;
            }
            let rest = &bytes[at..];
            let sight = rest.first_chunk::<SIGHT>().expect("so many bytes are left");
            let texts = self.texts.get(sight).into_iter().flatten();
            if let Some(text) = texts.into_iter().find(|text| rest.starts_with(text)) {
                return Some(String::from_utf8_lossy(text).into_owned());
            }
        }
        None
    }

    /// Fails when a person is in these bytes, or in what is packed in them.
    #[track_caller]
    pub(super) fn nobody_in(&mut self, name: &str, bytes: &[u8]) {
        if !self.seen.insert(Sha256::digest(bytes).into()) {
            return;
        }
        let found = self.find(bytes);
        assert!(found.is_none(), "{name} holds “{}”", found.unwrap_or_default());
        for unpacked in unpacked(bytes) {
            let found = self.find(&unpacked);
            assert!(found.is_none(), "{name}, unpacked, holds “{}”", found.unwrap_or_default());
        }
    }

    /// The search itself can fail: whoever is hidden in one of these ways is found.
    pub(super) fn must_find(&self, person: &Person) {
        let hidden = format!("--{}--", person.address);
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, hidden.as_bytes()).expect("memory can be written");
        let packed = packed.finish().expect("memory can be written");
        let chunk = [
            &u32::try_from(packed.len()).expect("it is short").to_be_bytes(),
            b"IDAT",
            &*packed,
            &[0; 4],
        ];
        let png = [b"\x89PNG\r\n\x1a\n", &*chunk.concat()].concat();
        assert!(unpacked(&png).iter().any(|it| self.find(it).is_some()), "packed in a picture");
        for text in [
            hidden.clone(),
            hidden.to_lowercase(),
            percent(&hidden),
            STANDARD_NO_PAD.encode(&hidden),
            URL_SAFE_NO_PAD.encode(format!("-{hidden}")),
            hex(&Sha256::digest(person.address.to_lowercase())),
            format!("<p>{}</p>", person.name()),
        ] {
            assert!(self.find(text.as_bytes()).is_some(), "{text}");
        }
    }
}

fn place(a: u8, b: u8, c: u8) -> usize {
    usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c)
}

/// The ways in which a text may be written.
fn written(text: &str) -> Vec<Vec<u8>> {
    let mut all = BTreeSet::new();
    for text in [text.to_owned(), text.to_lowercase(), text.to_uppercase()] {
        let escaped = |form: fn(u32) -> String| -> String {
            let one = |it: char| if it.is_ascii() { it.to_string() } else { form(it.into()) };
            text.chars().map(one).collect()
        };
        all.insert(escaped(|it| format!("\\u{it:04x}")));
        all.insert(escaped(|it| format!("&#{it};")));
        all.insert(escaped(|it| format!("&#x{it:x};")));
        all.insert(percent(&text));
        all.insert(percent(&text).to_lowercase());
        all.insert(text.replace('@', "&#64;"));
        for skipped in 0..3 {
            // Whatever stands before and after it, these letters are the same.
            let shifted = [&vec![0; skipped], text.as_bytes()].concat();
            let whole = STANDARD_NO_PAD.encode(&shifted);
            let inner = &whole[[0, 2, 3][skipped]..shifted.len() * 8 / 6];
            all.insert(inner.to_owned());
            all.insert(inner.replace('+', "-").replace('/', "_"));
        }
        all.insert(text);
    }
    all.into_iter().map(String::into_bytes).filter(|it| it.len() > SIGHT).collect()
}

/// Everything but letters and figures as `%xx`.
fn percent(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

/// Hashes without salt: whoever has a list of addresses would find the person.
fn hashed(address: &str) -> Vec<Vec<u8>> {
    let sha256 = Sha256::digest(address);
    let hexadecimal = hex(&sha256);
    let md5 = hex(&<md5::Md5 as md5::Digest>::digest(address));
    let base64 = [STANDARD_NO_PAD.encode(sha256), URL_SAFE_NO_PAD.encode(sha256)];
    let sha1 = hex(&<sha1::Sha1 as sha1::Digest>::digest(address));
    [hexadecimal.to_uppercase(), hexadecimal, md5, sha1]
        .into_iter()
        .chain(base64)
        .map(String::into_bytes)
        .collect()
}

/// Bytes in hexadecimal figures.
pub(super) fn hex(bytes: &[u8]) -> String {
    blason::codec::hex::encode(bytes)
}

/// What is packed within: the pixels and texts of a PNG, the bits of a status list.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    if let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        let mut pixels = Vec::new();
        while let Some((length, chunk)) = rest.split_first_chunk::<4>() {
            let length = usize::try_from(u32::from_be_bytes(*length)).expect("32 bits");
            let Some((body, after)) = chunk.get(4..).and_then(|it| it.split_at_checked(length))
            else {
                break;
            };
            match &chunk[..4] {
                b"IDAT" => pixels.extend(body),
                b"zTXt" | b"iTXt" => all.extend(zlib_within(body)),
                _ => {}
            }
            rest = after.get(4..).unwrap_or_default();
        }
        all.extend(zlib_within(&pixels).into_iter().take(1));
    } else if let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes)
        && let Some(list) = value["credentialSubject"]["encodedList"].as_str()
    {
        let packed = URL_SAFE_NO_PAD.decode(&list[1..]).expect("a list is base64url");
        let mut bits = Vec::new();
        let reader = flate2::read::GzDecoder::new(&*packed);
        reader.take(MOST_UNPACKED).read_to_end(&mut bits).expect("a list is gzip");
        all.push(bits);
    }
    all
}

/// Streams of zlib in these bytes, wherever they begin.
fn zlib_within(bytes: &[u8]) -> Vec<Vec<u8>> {
    let heads = (0..bytes.len().saturating_sub(1)).filter(|at| {
        bytes[*at] == 0x78 && u16::from_be_bytes([bytes[*at], bytes[at + 1]]).is_multiple_of(31)
    });
    let streams = heads.take(8).map(|at| {
        let mut out = Vec::new();
        let reader = flate2::read::ZlibDecoder::new(&bytes[at..]).take(MOST_UNPACKED);
        let _whole = { reader }.read_to_end(&mut out);
        out
    });
    streams.filter(|it| !it.is_empty()).collect()
}
