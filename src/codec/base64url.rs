//! Base64 for addresses and tokens, written without padding (RFC 4648, section 5; RFC 7515, section 2).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// The text of these bytes, without `=`.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The text of these bytes in the other alphabet, with `=`, as `data:` wants it (section 4).
pub fn standard(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a text; nothing when it has padding, foreign letters or bits that do not belong.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The bytes of a text as strangers write it: in either alphabet, with or without `=`, with line ends.
pub fn decode_any(text: &str) -> Option<Vec<u8>> {
    let letters: String = text.chars().filter(|c| !c.is_ascii_whitespace() && *c != '=').collect();
    let one = letters.replace('+', "-").replace('/', "_");
    URL_SAFE_NO_PAD.decode(one).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&bytes)), Some(bytes));
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn strangers_write_it_in_many_ways() {
        for text in ["-_8", "-_8=", "+/8=", "+/\r\n8"] {
            assert_eq!(decode_any(text), Some(vec![0xfb, 0xff]), "{text}");
        }
        assert_eq!(decode_any("é"), None);
    }

    #[test]
    fn only_one_text_for_the_same_bytes() {
        assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
        for wrong in ["-_8=", "+/8", "-_9", "-", "-_ 8"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
