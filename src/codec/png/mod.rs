//! PNG: a row of chunks, changed without touching a pixel, and pixels, when they must change.

mod card;
mod chunks;
mod pixels;
mod text;

#[cfg(test)]
mod tests;

use std::fmt;

pub use card::{Ground, card};
pub(super) use pixels::encode;
pub use pixels::square;
pub use text::{PngTemplate, TextEntry, text, texts, with_text, without_text};

/// Longest file that is read: 8 MiB.
pub const MAX_FILE: usize = 8 * 1024 * 1024;

/// Longest side of an image that is read, in pixels.
pub const MAX_SIDE: u32 = 4096;

/// Most text that the entries of one file may hold together, once decompressed: 4 MiB.
pub const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Most text entries that are listed of one file.
pub const MAX_ENTRIES: usize = 256;

/// Width and height in pixels, read from a header that makes sense.
pub fn dimensions(png: &[u8]) -> Result<(u32, u32), PngError> {
    let first = chunks::walk(png)?.next().ok_or(PngError::Cut)??;
    chunks::header(&first)
}

/// Why bytes are no PNG that we read or write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PngError {
    /// It does not begin as every PNG does.
    Signature,
    /// It is longer than [`MAX_FILE`].
    FileTooLong,
    /// It is wider or higher than [`MAX_SIDE`].
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It ends too early.
    Cut,
    /// A chunk does not have the checksum it states; the place is in bytes.
    Checksum(usize),
    /// The name of a chunk is not four letters; the place is in bytes.
    ChunkName(usize),
    /// Header, image data and end are not where they belong, or the header makes no sense.
    Order,
    /// A keyword is not 1 to 79 printable Latin-1 characters without spaces at the ends (PNG §11.3.4.2).
    Keyword,
    /// A text entry is not in the form of its kind.
    Text,
    /// Text entries hold more than [`MAX_TEXT`], or there are more than [`MAX_ENTRIES`].
    TextTooLong,
    /// The pixels cannot be read.
    Pixels,
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PngError::Signature => write!(f, "it does not begin as a PNG does"),
            PngError::FileTooLong => write!(f, "it is longer than {} MiB", MAX_FILE / 1024 / 1024),
            PngError::TooLarge { width, height } => {
                write!(f, "it is {width} × {height} pixels; we read up to {MAX_SIDE} × {MAX_SIDE}")
            }
            PngError::Cut => write!(f, "it ends too early"),
            PngError::Checksum(at) => write!(f, "the chunk at byte {at} is damaged"),
            PngError::ChunkName(at) => write!(f, "the chunk at byte {at} has no proper name"),
            PngError::Order => {
                write!(f, "its header, image data and end are not as a PNG has them")
            }
            PngError::Keyword => {
                write!(f, "the keyword is not 1 to 79 printable characters of Latin-1")
            }
            PngError::Text => write!(f, "a text entry is not in the form of its kind"),
            PngError::TextTooLong => write!(f, "its text entries hold more than we read"),
            PngError::Pixels => write!(f, "its pixels cannot be read"),
        }
    }
}

impl std::error::Error for PngError {}
