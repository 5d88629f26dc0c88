//! The only window of the audit: one answer to one request, nothing followed and nothing unpacked.

use crate::ground::report::Told;

/// Asks addresses of the site that is audited.
pub trait Ask: Sync {
    /// What answers at an absolute address, with at most so many bytes of its body.
    fn ask(&self, address: &str, most: u64) -> Result<Answer, Silence>;
}

/// What a server answered, whatever it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The status: 200, 404.
    pub status: u16,
    /// `Content-Type`, as it was sent.
    pub kind: Option<String>,
    /// Whether pages of any other site may read it (`Access-Control-Allow-Origin`).
    pub shared: bool,
    /// Where else to ask (`Location`).
    pub location: Option<String>,
    /// For how many seconds it may be kept without asking again (`max-age`).
    pub kept: Option<u64>,
    /// What was sent.
    pub body: Body,
}

/// The body of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It is longer than was asked for.
    TooLong,
    /// It was packed, though nobody asked for that.
    Packed,
}

/// There was no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// The server's certificate is not believed: why.
    Certificate(Told),
    /// The address is not asked, or the world failed: why.
    Failed(Told),
}

impl Default for Body {
    fn default() -> Self {
        Self::Whole(Vec::new())
    }
}

impl Answer {
    /// Where the answer sends, when it sends elsewhere.
    pub(super) fn elsewhere(&self) -> Option<&str> {
        let sends = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        self.location.as_deref().filter(|_| sends)
    }

    /// The bytes of the body, when they came whole.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Whole(bytes) => Some(bytes),
            Body::TooLong | Body::Packed => None,
        }
    }
}
