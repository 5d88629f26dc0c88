//! Absolute addresses that need no second look.

/// Whether a text is an absolute address beyond doubt: a part of RFC 3986 that every parser reads
/// alike. Others may be addresses too; the general road decides.
pub fn is_plain_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.bytes();
    if !letters.next().is_some_and(|b| b.is_ascii_alphabetic())
        || !letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    {
        return false;
    }
    let rest = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, rest) = rest.split_at(end);
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            if host.is_empty()
                || !host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
                || !port.bytes().all(|b| b.is_ascii_digit())
            {
                return false;
            }
            rest
        }
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let plain = |part: &str| part.bytes().fold(true, |all, byte| all & PLAIN[usize::from(byte)]);
    // Every `%` is followed by two digits (RFC 3986, section 2.1).
    let whole = |part: &str| {
        let mut pieces = part.split('%').skip(1);
        pieces.all(|piece| {
            let digits = piece.as_bytes().first_chunk::<2>();
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
    };
    [rest, fragment].into_iter().all(|part| plain(part) && whole(part)) && !rest.starts_with("//")
}

/// Unreserved characters, the reserved ones that may stand in a path or a query, and `%`.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let allowed =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%";
    let mut index = 0;
    while index < allowed.len() {
        plain[allowed[index] as usize] = true;
        index += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::NamedNodeRef;

    #[test]
    fn plain_addresses_are_addresses() {
        for plain in [
            "https://badges.example/a?b=c#d",
            "https://badges.example:8443",
            "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
            "did:web:badges.example%3A8443:a#k",
            "https://badges.example/%C3%A9?%41#%aF",
            "data:image/png;base64,iVBO+/==",
            "mailto:a@badges.example",
            "file:///a",
            "x:",
        ] {
            assert!(NamedNodeRef::new(plain).is_ok(), "{plain}");
            assert_eq!(is_plain_address(plain), plain != "file:///a", "{plain}");
        }
    }

    #[test]
    fn everything_else_gets_a_second_look() {
        for other in [
            "",
            "a",
            "/a",
            "#a",
            "://a",
            "1a:b",
            "a b:c",
            "https://",
            "https:///a",
            "https://a b/",
            "https://é/",
            "https://a/é",
            "https://a/%4",
            "https://a/%4g",
            "https://%41/",
            "https://[::1]/",
            "https://a:b/",
            "https://u@a/",
            "https://a/#b#c",
            "https://a/<",
            "https://a/\"",
            "https://a/\\",
            "a:\n",
            "a:{}",
            "_:b",
        ] {
            assert!(!is_plain_address(other), "{other}");
        }
    }
}
