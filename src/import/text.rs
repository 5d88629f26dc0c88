//! Bytes of a text file to text: UTF-8, UTF-16 and what spreadsheets write instead.

use super::table::TableError;

/// How the characters of a text file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the upper byte first.
    Utf16Be,
    /// What French spreadsheets write on Windows.
    Windows1252,
    /// What old spreadsheets write on a Mac.
    Macintosh,
}

impl Encoding {
    /// The names that can be typed.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("utf-8", Self::Utf8),
        ("utf-16le", Self::Utf16Le),
        ("utf-16be", Self::Utf16Be),
        ("windows-1252", Self::Windows1252),
        ("macintosh", Self::Macintosh),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(_, known)| *known == self);
        found.expect("every encoding has a name").0
    }

    /// The encoding of this name, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, it)| *it)
    }
}

/// The text, and how it was written: as asked, or as its byte order mark says, or UTF-8 when it is,
/// or else Windows-1252.
pub(super) fn decode(
    bytes: &[u8],
    asked: Option<Encoding>,
) -> Result<(String, Encoding), TableError> {
    let (marked, rest) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (Some(Encoding::Utf8), rest),
        [0xff, 0xfe, rest @ ..] => (Some(Encoding::Utf16Le), rest),
        [0xfe, 0xff, rest @ ..] => (Some(Encoding::Utf16Be), rest),
        _ => (None, bytes),
    };
    let rest = if asked.is_none() || asked == marked { rest } else { bytes };
    let encoding = asked.or(marked).unwrap_or_else(|| guess(bytes));
    let wrong = TableError::NotThisEncoding(encoding);
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8(rest.to_vec()).map_err(|_| wrong)?,
        Encoding::Utf16Le => wide(rest, u16::from_le_bytes).ok_or(wrong)?,
        Encoding::Utf16Be => wide(rest, u16::from_be_bytes).ok_or(wrong)?,
        Encoding::Windows1252 => {
            let text: Option<String> = rest.iter().map(|&byte| windows_1252(byte)).collect();
            text.ok_or(wrong)?
        }
        Encoding::Macintosh => rest.iter().map(|&byte| macintosh(byte)).collect(),
    };
    if text.contains('\0') { Err(TableError::NoTable) } else { Ok((text, encoding)) }
}

fn guess(bytes: &[u8]) -> Encoding {
    // Half of the bytes of Latin text in UTF-16 are zero.
    let start = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    if start.len() > 8 && zeros(1) * 4 > start.len() && zeros(0) == 0 {
        Encoding::Utf16Le
    } else if start.len() > 8 && zeros(0) * 4 > start.len() && zeros(1) == 0 {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

fn wide(bytes: &[u8], number: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| number(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

/// A byte of Windows-1252; five of them are no character.
fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// A byte of Mac Roman.
fn macintosh(byte: u8) -> char {
    const HIGH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ\
                        –—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
    if byte < 0x80 {
        return char::from(byte);
    }
    HIGH.chars()
        .nth(usize::from(byte - 0x80))
        .expect("every upper byte of Mac Roman is a character")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_the_character_that_an_independent_table_gives() {
        for byte in 0..=u8::MAX {
            let theirs = |encoding: &'static encoding_rs::Encoding| {
                encoding.decode_without_bom_handling(&[byte]).0.chars().next()
            };
            assert_eq!(Some(macintosh(byte)), theirs(encoding_rs::MACINTOSH), "{byte:x}");
            // They read five bytes as control characters, which nobody has ever typed.
            let nothing = matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
            let theirs = theirs(encoding_rs::WINDOWS_1252).filter(|_| !nothing);
            assert_eq!(windows_1252(byte), theirs, "{byte:x}");
        }
    }

    #[test]
    fn an_encoding_goes_by_its_name() {
        for (name, encoding) in Encoding::NAMES {
            assert_eq!(Encoding::parse(&name.to_uppercase()), Some(encoding));
            assert_eq!(encoding.name(), name);
        }
        assert_eq!(Encoding::parse("cp850"), None);
    }
}
