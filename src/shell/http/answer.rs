//! What is written back.

use std::io::{self, Write};

use super::request::{Refusal, Request};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status (RFC 9110, 15).
    pub status: u16,
    /// The media type of its body.
    pub media_type: &'static str,
    /// Its body.
    pub body: Vec<u8>,
    /// What tells these bytes from others at the same address, without its quotation marks; nothing
    /// for what must not be kept.
    pub tag: Option<String>,
    /// Where else to go.
    pub location: Option<String>,
    /// Whether pages of every other site may read it.
    pub shared: bool,
}

impl Answer {
    /// An answer of this status, media type and body, for the pages of this server alone.
    pub fn new(status: u16, media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type, body: body.into(), tag: None, location: None, shared: false }
    }

    /// A few words.
    pub fn plain(status: u16, words: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{words}\n"))
    }

    /// The answer to a request that is refused.
    pub(super) fn refusing(refusal: Refusal) -> Self {
        let status = refusal.status();
        Self::plain(status, &format!("{status} {}", reason(status)))
    }

    /// Writes the answer to a request, or to what could not be understood.
    pub(super) fn write(
        &self,
        request: Option<&Request>,
        last: bool,
        to: &mut impl Write,
    ) -> io::Result<()> {
        let known = request.and_then(|it| it.known.as_deref());
        let kept = self.status == 200
            && self.tag.as_deref().is_some_and(|tag| known.is_some_and(|known| has(known, tag)));
        let status = if kept { 304 } else { self.status };
        let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
        let mut field = |name: &str, value: &str| {
            // A line of a header that came out of an address must stay one line.
            let clean = !value.bytes().any(|byte| byte < 0x20 || byte == 0x7f);
            if clean {
                head.extend([name, ": ", value, "\r\n"]);
            }
        };
        if !kept {
            field("Content-Type", self.media_type);
            field("Content-Length", &self.body.len().to_string());
        }
        if let Some(tag) = &self.tag {
            field("ETag", &format!("\"{tag}\""));
        }
        if let Some(location) = &self.location {
            field("Location", location);
        }
        if self.shared {
            field("Access-Control-Allow-Origin", "*");
        } else {
            field("Cross-Origin-Resource-Policy", "same-origin");
            field("X-Frame-Options", "SAMEORIGIN");
        }
        if status == 405 {
            field("Allow", "GET, HEAD");
        }
        field("X-Content-Type-Options", "nosniff");
        field("Cache-Control", if self.tag.is_some() { "no-cache" } else { "no-store" });
        if last {
            field("Connection", "close");
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        let head_only = request.is_some_and(|it| it.head_only);
        if !kept && !head_only {
            bytes.extend_from_slice(&self.body);
        }
        to.write_all(&bytes)
    }
}

/// Whether a list of tags names this one (RFC 9110, 13.1.2: weakly compared).
fn has(known: &str, tag: &str) -> bool {
    known.split(',').any(|it| {
        let it = it.trim();
        it == "*" || it.strip_prefix("W/").unwrap_or(it).trim_matches('"') == tag
    })
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        414 => "URI Too Long",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "",
    }
}
