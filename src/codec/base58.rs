//! Base58 with Bitcoin's alphabet, behind the letter `z` (Controlled Identifiers 1.0, section 2.4,
//! "Multibase").

/// Longer texts are refused before any work: decoding takes time by the square of the length.
pub const MAX_TEXT: usize = 1024;

/// `z` and the base58 text of these bytes.
///
/// The number is kept in words of 32 bits and divided by 58⁵, the largest power that fits: some
/// twenty times faster than digit by digit, and every signature passes here.
pub fn encode(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let mut words: Vec<u32> = bytes[zeros..]
        .rchunks(4)
        .rev()
        .map(|chunk| chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)))
        .collect();
    // Digits, the last one first.
    let mut digits = Vec::with_capacity(bytes.len() * 7 / 5 + 8);
    let mut start = 0;
    while start < words.len() {
        let mut rest = 0;
        for word in &mut words[start..] {
            let dividend = rest << 32 | u64::from(*word);
            *word = low(dividend / BLOCK);
            rest = dividend % BLOCK;
        }
        while words.get(start) == Some(&0) {
            start += 1;
        }
        for _ in 0..DIGITS {
            digits.push(ALPHABET[usize::try_from(rest % 58).expect("less than 58")]);
            rest /= 58;
        }
    }
    while digits.last() == Some(&ALPHABET[0]) {
        digits.pop();
    }
    digits.resize(digits.len() + zeros, ALPHABET[0]);
    let mut text = String::with_capacity(digits.len() + 1);
    text.push('z');
    text.extend(digits.into_iter().rev().map(char::from));
    text
}

/// The bytes of a text that starts with `z`; nothing when it does not, is too long or has a foreign
/// letter.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.strip_prefix('z')?.as_bytes();
    if text.len() > MAX_TEXT {
        return None;
    }
    let zeros = text.iter().take_while(|letter| **letter == ALPHABET[0]).count();
    // Words of 32 bits, the last one first.
    let mut words: Vec<u32> = Vec::with_capacity(text.len() / 5 + 1);
    for block in text[zeros..].chunks(DIGITS) {
        let mut scale = 1;
        let mut carry = 0;
        for letter in block {
            let digit = VALUES[usize::from(*letter)];
            if digit == FOREIGN {
                return None;
            }
            scale *= 58;
            carry = carry * 58 + u64::from(digit);
        }
        for word in &mut words {
            carry += u64::from(*word) * scale;
            *word = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            words.push(low(carry));
        }
    }
    let mut bytes = vec![0; zeros];
    let number = words.iter().rev().flat_map(|word| word.to_be_bytes());
    bytes.extend(number.skip_while(|byte| *byte == 0));
    Some(bytes)
}

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Digits that are worked on at once.
const DIGITS: usize = 5;
/// 58 to the power of `DIGITS`.
const BLOCK: u64 = 58 * 58 * 58 * 58 * 58;

const FOREIGN: u8 = 255;

/// The value of each letter.
static VALUES: [u8; 256] = {
    let mut values = [FOREIGN; 256];
    let mut digit = 0;
    while digit < 58 {
        values[ALPHABET[digit as usize] as usize] = digit;
        digit += 1;
    }
    values
};

fn low(word: u64) -> u32 {
    u32::try_from(word & 0xffff_ffff).expect("32 bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_same_as_digit_by_digit(zeros in 0_usize..4, bytes: Vec<u8>) {
            let bytes = [vec![0; zeros], bytes].concat();
            let text = encode(&bytes);
            prop_assert_eq!(&text[1..], bs58::encode(&bytes).into_string());
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn foreign_letters_are_judged_alike(text in "z[1-9A-Za-z]{0,12}") {
            prop_assert_eq!(decode(&text), bs58::decode(&text[1..]).into_vec().ok());
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
