//! Where a DID document lives (did:web), and which key a did:key is.

use crate::ground::Url;

/// The address of the document of a `did:web`; nothing when the text is none (did:web Method
/// Specification, "Read (Resolve)").
pub(super) fn web_address(did: &str) -> Option<String> {
    let mut parts = did.strip_prefix("did:web:")?.split(':');
    let host = parts.next()?;
    let authority = match host.split_once("%3A").or_else(|| host.split_once("%3a")) {
        Some((name, port)) => {
            let figures = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
            (figures && is_host(name)).then(|| format!("{name}:{port}"))?
        }
        None => is_host(host).then(|| host.to_owned())?,
    };
    let segments: Vec<&str> = parts.collect();
    if !segments.iter().all(|segment| is_segment(segment)) {
        return None;
    }
    Some(if segments.is_empty() {
        format!("https://{authority}/.well-known/did.json")
    } else {
        format!("https://{authority}/{}/did.json", segments.join("/"))
    })
}

/// The Multikey text of a `did:key`.
pub(super) fn key_text(did: &str) -> Option<&str> {
    did.strip_prefix("did:key:").filter(|text| !text.is_empty() && !text.contains(':'))
}

/// The host that answers for an identifier: of a web address or a `did:web`.
pub(super) fn host(identifier: &str) -> Option<String> {
    let address = match web_address(identifier) {
        Some(address) => address,
        None => identifier.to_owned(),
    };
    Url::parse_web(&address).map(|url| url.host().to_owned())
}

/// A name of ASCII letters, in lower case; addresses made of numbers are no did:web.
fn is_host(name: &str) -> bool {
    let letters = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    name.bytes().all(letters)
        && name.split('.').all(|label| !label.is_empty())
        && name.rsplit('.').next().is_some_and(|last| last.bytes().any(|b| b.is_ascii_lowercase()))
}

/// A piece of a path that stays where it is: no dots that climb, not even in disguise.
fn is_segment(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    let letters =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'%' | b'~');
    !segment.is_empty() && plain != "." && plain != ".." && segment.bytes().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the specification, and what it forbids.
    #[test]
    fn documents_live_where_the_specification_says() {
        for (did, address) in [
            ("did:web:example.org", "https://example.org/.well-known/did.json"),
            ("did:web:example.org:badges:asso", "https://example.org/badges/asso/did.json"),
            ("did:web:example.org%3A8443", "https://example.org:8443/.well-known/did.json"),
            ("did:web:example.org%3A8443:a", "https://example.org:8443/a/did.json"),
            ("did:web:localhost%3A1024", "https://localhost:1024/.well-known/did.json"),
        ] {
            assert_eq!(web_address(did).as_deref(), Some(address), "{did}");
        }
        for wrong in [
            "did:web:",
            "did:web:Example.org",
            "did:web:127.0.0.1",
            "did:web:[::1]",
            "did:web:a@b.example",
            "did:web:example.org/path",
            "did:web:example.org::a",
            "did:web:example.org:..:a",
            "did:web:example.org:%2E%2e",
            "did:web:example.org:a?b",
            "did:web:example.org%3A",
            "did:web:example.org%3A80%3A81",
            "did:web:example.org%2Fpath",
            "did:web:a..example",
            "did:key:z6Mk",
        ] {
            assert_eq!(web_address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hosts_are_what_people_judge() {
        assert_eq!(host("did:web:example.org%3A8443:a").as_deref(), Some("example.org"));
        assert_eq!(host("https://example.org/issuer.json").as_deref(), Some("example.org"));
        assert_eq!(host("urn:uuid:6a9c92a9"), None);
        assert_eq!(host("did:key:z6Mk"), None);
    }
}
