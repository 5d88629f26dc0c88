//! Base64 for addresses and tokens, without padding (RFC 4648, section 5; RFC 7515, section 2).

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
    fn only_one_text_for_the_same_bytes() {
        assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
        for wrong in ["-_8=", "+/8", "-_9", "-", "-_ 8"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
