//! E-mail addresses: one in the clear has its own type, which does not print it; and how to find
//! and mask one in a text.

use std::ops::Range;

/// A person's e-mail address in the clear. It lives where somebody typed it and in the ledger:
/// what is printed of it is masked, and it never enters the model.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mailbox(Box<str>);

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailboxError {
    /// Nothing that could be one: no `@`.
    NoAt,
    /// Several addresses in one place.
    Several,
    /// A blank within it.
    Blank,
    /// A character that nobody sees, or half of an accented letter.
    Invisible,
    /// What stands before the `@` is empty, too long or holds a character that cannot be there.
    Local,
    /// What stands after the `@` is no host with an ending, such as `example.org`.
    Host,
}

impl Mailbox {
    /// Longest address, in bytes (RFC 5321, 4.5.3.1.3, without its angle brackets).
    pub const LONGEST: usize = 254;

    /// An address as people write it: blanks around it, `mailto:` before it and a name with angle
    /// brackets are taken away; the host is put in lower case. Letters of every language are
    /// allowed on both sides (RFC 6531), quoted local parts and hosts without a dot are not.
    pub fn parse(text: &str) -> Result<Self, MailboxError> {
        let text = bare(text);
        let (local, host) = match text.matches('@').count() {
            0 => return Err(MailboxError::NoAt),
            1 => text.split_once('@').expect("one @ was counted"),
            _ => return Err(MailboxError::Several),
        };
        if text.contains([',', ';']) {
            return Err(MailboxError::Several);
        }
        if text.contains(char::is_whitespace) {
            return Err(MailboxError::Blank);
        }
        if text.contains(is_unseen) {
            return Err(MailboxError::Invisible);
        }
        let fits = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let dots = |part: &str| part.split('.').all(|piece| !piece.is_empty());
        if local.len() > 64 || !local.chars().all(fits) || !dots(local) {
            return Err(MailboxError::Local);
        }
        let host = host.to_lowercase();
        if local.len() + 1 + host.len() > Self::LONGEST || !is_host(&host) {
            return Err(MailboxError::Host);
        }
        Ok(Self(format!("{local}@{host}").into()))
    }

    /// The address as it was written, for a letter to it.
    pub fn in_clear(&self) -> &str {
        &self.0
    }

    /// What is hashed and compared: the whole address in lower case. No host in use tells local
    /// parts apart by case, people write them in many ways, and verifiers hash what they are given.
    pub fn identity(&self) -> String {
        self.0.to_lowercase()
    }

    /// What may be shown: `c…@example.org`.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

/// The first e-mail address in a text.
pub fn first_address(text: &str) -> Option<Range<usize>> {
    text.match_indices('@').find_map(|(at, _)| address_around(text, at))
}

/// An address that a reader recognises and nobody else can use: `j…@example.org`.
pub fn masked(address: &str) -> String {
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    // One letter of one is the whole of it.
    let shown = usize::from(local.chars().count() > 1);
    let first: String = local.chars().take(shown).collect();
    if domain.is_empty() { format!("{first}…") } else { format!("{first}…@{domain}") }
}

/// The address whose `@` stands here: something, `@`, and a host with a letter ending.
pub fn address_around(text: &str, at: usize) -> Option<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || "._%+'-".contains(c);
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let before = &text[..at];
    let start = before.trim_end_matches(local).len();
    let start =
        start + before[start..].len() - before[start..].trim_start_matches(['\'', '.']).len();
    let after = &text[at + 1..];
    let length = after.len() - after.trim_start_matches(host).len();
    let domain = after[..length].trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    let real = start < at
        && !name.is_empty()
        && !name.starts_with('.')
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic);
    real.then(|| start..at + 1 + domain.len())
}

/// Without what people and programs put around an address.
fn bare(text: &str) -> &str {
    let around = |c: char| c.is_whitespace() || is_unseen(c);
    let mut text = text.trim_matches(around).trim_end_matches([',', ';']);
    // `Camille Martin <camille@example.org>`, as mail programs copy it.
    if let Some((_, rest)) = text.split_once('<')
        && let Some((within, "")) = rest.split_once('>')
    {
        text = within.trim_matches(around);
    }
    match text.get(..7) {
        Some(start) if start.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    }
}

/// What nobody sees, and accents that stand apart from their letter: two writings of one address
/// would have two hashes.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_host(host: &str) -> bool {
    let label = |part: &str| {
        let letters = part.chars().all(|c| c.is_alphanumeric() || c == '-');
        letters
            && !part.is_empty()
            && part.len() <= 63
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let Some((_, top)) = host.rsplit_once('.') else { return false };
    let named = top.starts_with("xn--") || top.chars().all(char::is_alphabetic);
    host.split('.').all(label) && named && top.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_masked() {
        for (text, found) in [
            ("mailto:camille@example.org", "camille@example.org"),
            ("Écrire à zoé.b+x@mail.example.org.", "zoé.b+x@mail.example.org"),
            ("'camille@example.org'", "camille@example.org'"),
        ] {
            let range = first_address(text).unwrap();
            assert_eq!(&text[range], found.trim_end_matches('\''), "{text}");
        }
        for clear in ["reparer@2", "reparer@1.2", "@liens", "a @ b.org", "x@", "@", "a@b", "a@.org"]
        {
            assert_eq!(first_address(clear), None, "{clear}");
        }
        assert_eq!(masked("camille@example.org"), "c…@example.org");
        assert_eq!(masked("mailto:bob"), "b…");
        assert_eq!(masked("c@example.org"), "…@example.org");
    }

    #[test]
    fn an_address_is_understood_as_people_write_it() {
        for (text, clear, same) in [
            (" Camille@Example.ORG\u{a0}", "Camille@example.org", "camille@example.org"),
            ("\u{feff}mailto:a.b+c@example.org", "a.b+c@example.org", "a.b+c@example.org"),
            ("Zoé B. <zoé@élan.example>", "zoé@élan.example", "zoé@élan.example"),
            ("ZOÉ@ÉLAN.example", "ZOÉ@élan.example", "zoé@élan.example"),
            ("用户@例子.广告", "用户@例子.广告", "用户@例子.广告"),
            ("a@b.xn--p1ai", "a@b.xn--p1ai", "a@b.xn--p1ai"),
        ] {
            let address = Mailbox::parse(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
            assert_eq!((address.in_clear(), address.identity().as_str()), (clear, same));
            assert!(!format!("{address:?}").contains("amille"));
        }
    }

    #[test]
    fn what_cannot_be_written_to_is_refused() {
        use MailboxError::{Blank, Host, Invisible, Local, NoAt, Several};
        let long = format!("{}@example.org", "a".repeat(65));
        for (text, why) in [
            ("", NoAt),
            ("camille.example.org", NoAt),
            ("a@example.org, b@example.org", Several),
            ("a@example.org;b", Several),
            ("a@b@example.org", Several),
            ("a b@example.org", Blank),
            ("a\u{200b}b@example.org", Invisible),
            ("zoe\u{301}@example.org", Invisible),
            ("@example.org", Local),
            ("a..b@example.org", Local),
            (".a@example.org", Local),
            ("a\"b@example.org", Local),
            (long.as_str(), Local),
            ("a@", Host),
            ("a@example", Host),
            ("a@example..org", Host),
            ("a@-example.org", Host),
            ("a@127.0.0.1", Host),
            ("a@exam_ple.org", Host),
        ] {
            assert_eq!(Mailbox::parse(text), Err(why), "{text}");
        }
    }
}
