//! Status-list bitstrings: many yes-or-no answers in one short text (Bitstring Status List 1.0).

use std::fmt;
use std::io::{Read, Write};

use flate2::{Compression, GzBuilder, read::MultiGzDecoder};

use super::base64url;

/// Fewest places of a list, so that one place hides among many (§Bitstring Encoding).
pub const MIN_PLACES: usize = 131_072;

/// Most bytes a list may have once decompressed: 16 MiB, or 134 million places.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Most characters an encoded list may have. Random bits do not compress, so it follows [`MAX_BYTES`].
pub const MAX_TEXT: usize = MAX_BYTES / 3 * 4 + 64 * 1024;

/// A row of bits. Place 0 is the most significant bit of the first byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Bitstring {
    bytes: Vec<u8>,
}

impl Bitstring {
    /// A list with every bit clear; it has at least `places` places, at least [`MIN_PLACES`], in whole bytes.
    pub fn new(places: usize) -> Bitstring {
        Bitstring { bytes: vec![0; places.max(MIN_PLACES).div_ceil(8)] }
    }

    /// How many places the list has.
    pub fn places(&self) -> usize {
        self.bytes.len() * 8
    }

    /// The bit at a place; nothing when the list is shorter (RANGE_ERROR of the standard).
    pub fn get(&self, place: usize) -> Option<bool> {
        self.bytes.get(place / 8).map(|byte| byte & mask(place) != 0)
    }

    /// Writes the bit at a place and says whether the list has that place.
    #[must_use = "a place outside the list is not written"]
    pub fn set(&mut self, place: usize, value: bool) -> bool {
        let Some(byte) = self.bytes.get_mut(place / 8) else {
            return false;
        };
        if value {
            *byte |= mask(place);
        } else {
            *byte &= !mask(place);
        }
        true
    }

    /// The places whose bit is set, in order.
    pub fn ones(&self) -> impl Iterator<Item = usize> + '_ {
        self.bytes.iter().enumerate().filter(|(_, byte)| **byte != 0).flat_map(|(at, byte)| {
            (0..8).filter(move |bit| byte & mask(*bit) != 0).map(move |bit| at * 8 + bit)
        })
    }

    /// The text of `encodedList`: `u`, then base64url without padding of the GZIP of the bits.
    ///
    /// The GZIP header is fixed (no time, no name, no system) and so is the level: the same bits give the same text.
    pub fn encode(&self) -> String {
        let mut gzip =
            GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
        let packed = gzip
            .write_all(&self.bytes)
            .and_then(|()| gzip.finish())
            .expect("writing to memory does not fail");
        format!("u{}", base64url::encode(&packed))
    }

    /// Reads a text of `encodedList`.
    pub fn decode(text: &str) -> Result<Bitstring, BitstringError> {
        let packed = text.strip_prefix('u').ok_or(BitstringError::Prefix)?;
        if packed.len() > MAX_TEXT {
            return Err(BitstringError::TooLong);
        }
        let packed = base64url::decode(packed).ok_or(BitstringError::Base64)?;
        let mut bytes = Vec::new();
        MultiGzDecoder::new(packed.as_slice())
            .take(MAX_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| BitstringError::Gzip)?;
        if bytes.len() > MAX_BYTES {
            return Err(BitstringError::TooLong);
        }
        if bytes.len() * 8 < MIN_PLACES {
            return Err(BitstringError::TooShort { places: bytes.len() * 8 });
        }
        Ok(Bitstring { bytes })
    }
}

impl fmt::Debug for Bitstring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bitstring({} places, {} set)", self.places(), self.ones().count())
    }
}

/// Why a text is no status list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitstringError {
    /// It does not begin with `u` (MALFORMED_VALUE_ERROR); lists of 2021 had no prefix.
    Prefix,
    /// It is not base64url without padding (MALFORMED_VALUE_ERROR).
    Base64,
    /// The bytes are not GZIP, are cut short, or their checksum is wrong (MALFORMED_VALUE_ERROR).
    Gzip,
    /// It has fewer than [`MIN_PLACES`] places (STATUS_LIST_LENGTH_ERROR).
    TooShort {
        /// How many it has.
        places: usize,
    },
    /// It is longer than [`MAX_TEXT`], or unpacks to more than [`MAX_BYTES`].
    TooLong,
}

impl fmt::Display for BitstringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BitstringError::Prefix => write!(f, "the list does not begin with `u`"),
            BitstringError::Base64 => write!(f, "the list is not base64url without padding"),
            BitstringError::Gzip => write!(f, "the list does not hold sound GZIP data"),
            BitstringError::TooShort { places } => {
                write!(
                    f,
                    "the list has {places} places; the standard asks for at least {MIN_PLACES}"
                )
            }
            BitstringError::TooLong => write!(f, "the list unpacks to more than {MAX_BYTES} bytes"),
        }
    }
}

impl std::error::Error for BitstringError {}

fn mask(place: usize) -> u8 {
    0x80 >> (place % 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards;
    use proptest::prelude::*;

    /// The text that the standard's own example gives for 131,072 clear bits.
    const W3C_ALL_CLEAR: &str =
        "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

    #[test]
    fn place_0_is_the_leftmost_bit() {
        let mut list = Bitstring::new(0);
        assert!(list.set(0, true) && list.set(9, true));
        assert_eq!(list.bytes[..2], [0x80, 0x40]);
        assert_eq!(list.ones().collect::<Vec<_>>(), [0, 9]);
        assert!(list.set(0, false));
        assert_eq!(list.get(0), Some(false));
    }

    #[test]
    fn a_list_is_never_short_and_never_ragged() {
        assert_eq!(Bitstring::new(3).places(), 131_072);
        assert_eq!(Bitstring::new(131_073).places(), 131_080);
        let mut list = Bitstring::new(0);
        assert_eq!(list.get(131_072), None);
        assert!(!list.set(131_072, true));
    }

    #[test]
    fn the_example_of_the_standard_is_read() {
        assert_eq!(Bitstring::decode(W3C_ALL_CLEAR), Ok(Bitstring::new(0)));
    }

    #[test]
    fn the_header_says_neither_when_nor_where() {
        let text = Bitstring::new(0).encode();
        let packed = base64url::decode(&text[1..]).unwrap();
        assert_eq!(packed[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
        assert_eq!(text, Bitstring::new(0).encode());
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
        for _ in 0..32 {
            gzip.write_all(&vec![0; MAX_BYTES / 16]).unwrap();
        }
        let text = format!("u{}", base64url::encode(&gzip.finish().unwrap()));
        assert!(text.len() < 64 * 1024);
        assert_eq!(Bitstring::decode(&text), Err(BitstringError::TooLong));
    }

    #[test]
    fn a_damaged_list_is_refused() {
        let text = Bitstring::new(0).encode();
        assert_eq!(Bitstring::decode(&text[1..]), Err(BitstringError::Prefix));
        assert_eq!(Bitstring::decode(&format!("{text}=")), Err(BitstringError::Base64));
        assert_eq!(Bitstring::decode("u"), Err(BitstringError::Gzip));
        let mut packed = base64url::decode(&text[1..]).unwrap();
        let cut = format!("u{}", base64url::encode(&packed[..packed.len() - 6]));
        assert_eq!(Bitstring::decode(&cut), Err(BitstringError::Gzip));
        packed.push(7);
        let trailing = format!("u{}", base64url::encode(&packed));
        assert_eq!(Bitstring::decode(&trailing), Err(BitstringError::Gzip));
    }

    #[test]
    fn published_and_constructed_lists_read_as_told() {
        let Some(bytes) = standards::read("vectors/bitstring-status-list/encoded-lists.json")
        else {
            return;
        };
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let cases = json["cases"].as_array().unwrap();
        assert!(cases.len() >= 10);
        for case in cases {
            let read = Bitstring::decode(case["encodedList"].as_str().unwrap());
            if case["valid"] == true {
                let list = read.unwrap();
                let told: Vec<usize> = case["setBits"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|bit| usize::try_from(bit.as_u64().unwrap()).unwrap())
                    .collect();
                assert_eq!(list.ones().collect::<Vec<_>>(), told, "{}", case["name"]);
                assert_eq!(list.places() as u64, case["byteLength"].as_u64().unwrap() * 8);
                assert_eq!(Bitstring::decode(&list.encode()).unwrap(), list);
            } else {
                assert!(read.is_err(), "{}", case["name"]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_is_written_is_read(places in proptest::collection::btree_set(0usize..200_000, 0..40)) {
            let mut list = Bitstring::new(200_000);
            for place in &places {
                prop_assert!(list.set(*place, true));
            }
            let back = Bitstring::decode(&list.encode()).unwrap();
            prop_assert_eq!(back.ones().collect::<Vec<_>>(), places.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn no_text_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in ".{0,80}") {
            let _read = Bitstring::decode(&text);
            let _read = Bitstring::decode(&format!("u{}", base64url::encode(&bytes)));
        }
    }
}
