//! A letter as mail programs open it: a draft that its sender reads, changes and sends (RFC 5322, RFC
//! 2045 to 2047, RFC 2183). It bears neither sender nor date nor number: the program that sends it adds
//! its own.

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::codec::{hex, sha256::Sha256Stream};
use crate::ground::Mailbox;

/// A letter.
#[derive(Debug)]
pub struct Mail<'a> {
    /// To whom.
    pub to: &'a Mailbox,
    /// Their name, on one line.
    pub name: Option<&'a str>,
    /// What it is about, on one line.
    pub subject: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its language.
    pub language: &'a str,
    /// What comes with it.
    pub files: Vec<Attachment<'a>>,
}

/// A file that comes with a letter.
#[derive(Debug)]
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The letter as the text of an `.eml` file: the same letter gives the same bytes.
pub fn write(mail: &Mail<'_>) -> Vec<u8> {
    let Mail { to, name, subject, text, language, files } = mail;
    let mut parts = vec![MimePart::new("text/plain", *text).language(*language)];
    for Attachment { name, kind, bytes } in files {
        let kind = ContentType::new(*kind).attribute("name", *name);
        parts.push(MimePart::new(kind, *bytes).attachment(*name));
    }
    let boundary = boundary(mail);
    let header = |name: &'static str, value: HeaderType<'static>| (name.into(), value);
    let address = Address::new_address(name.map(plain), to.in_clear().to_owned());
    let mixed = ContentType::new("multipart/mixed").attribute("boundary", boundary);
    let message = MimePart {
        headers: vec![
            // Outlook opens it for writing, not for reading.
            header("X-Unsent", Raw::new("1").into()),
            header("To", address.into()),
            header("Subject", Text::new(plain(subject)).into()),
            header("MIME-Version", Raw::new("1.0").into()),
            header("Content-Type", HeaderType::ContentType(mixed)),
        ],
        contents: BodyPart::Multipart(parts),
    };
    let mut out = Vec::new();
    message.write_part(&mut out);
    out
}

/// A text without what readers would take for an encoded word and decode once more (RFC 2047, 2).
fn plain(text: &str) -> String {
    text.replace("=?", "= ?")
}

/// What parts the pieces: no line of base64 or quoted-printable holds `=_`, and no text its own digest.
fn boundary(mail: &Mail<'_>) -> String {
    let Mail { to, name, subject, text, language, files } = mail;
    let mut digest = Sha256Stream::default();
    let mut note = |bytes: &[u8]| {
        digest.update(&(bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    for text in [to.in_clear(), name.unwrap_or_default(), subject, text, language] {
        note(text.as_bytes());
    }
    for file in files {
        note(file.name.as_bytes());
        note(file.bytes);
    }
    format!("=_{}", &hex::encode(&digest.finish())[..32])
}

#[cfg(test)]
#[path = "mail_tests.rs"]
mod tests;
