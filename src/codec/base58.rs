//! Base58 with Bitcoin's alphabet, behind the letter `z` (Controlled Identifiers 1.0, section 2.4,
//! "Multibase").

/// Longer texts are refused before any work: decoding takes time by the square of the length.
pub const MAX_TEXT: usize = 1024;

/// `z` and the base58 text of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 + bytes.len() * 7 / 5);
    text.push('z');
    text.push_str(&bs58::encode(bytes).into_string());
    text
}

/// The bytes of a text that starts with `z`; nothing when it does not, is too long or has a foreign
/// letter.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z')?;
    if digits.len() > MAX_TEXT {
        return None;
    }
    bs58::decode(digits).into_vec().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The three examples of draft-msporny-base58, section 5.
    #[test]
    fn published_examples() {
        for (bytes, text) in [
            (&b"Hello World!"[..], "z2NEpo7TZRRrLZSi2U"),
            (
                b"The quick brown fox jumps over the lazy dog.",
                "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
            ),
            (&[0x00, 0x00, 0x28, 0x7f, 0xb4, 0xcd], "z11233QC4"),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn foreign_texts() {
        let long = format!("z{}", "2".repeat(MAX_TEXT + 1));
        for wrong in ["", "2NEpo7TZRRrLZSi2U", "z0", "zl", "m2NE", "zé", &long] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
