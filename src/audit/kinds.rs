//! As which media type each kind of file must come, by its ending; others are the host's to decide.

/// What a file is to those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// People: a page may redirect within its site, and hosts add to pages.
    People,
    /// Verifiers, also in a browser on another site.
    Verifiers,
    /// Browsers, for a page of the site.
    Pages,
}

/// A file's ending, who reads it, and the types that it may have; the first is told.
type Kind = (&'static str, Reader, &'static [&'static str]);

const KINDS: &[Kind] = &[
    ("json", Reader::Verifiers, &["application/json", "application/ld+json"]),
    // Hosts that cannot be told what a token is send plain bytes.
    (
        "jwt",
        Reader::Verifiers,
        &["application/vc+jwt", "application/jwt", "application/octet-stream", "text/plain"],
    ),
    ("png", Reader::Verifiers, &["image/png"]),
    ("svg", Reader::Verifiers, &["image/svg+xml"]),
    ("html", Reader::People, &["text/html", "application/xhtml+xml"]),
    ("css", Reader::Pages, &["text/css"]),
    ("js", Reader::Pages, &["text/javascript", "application/javascript"]),
    ("atom", Reader::Pages, &["application/atom+xml", "application/xml", "text/xml"]),
    ("xml", Reader::Pages, &["application/xml", "text/xml"]),
    ("txt", Reader::Pages, &["text/plain"]),
    ("woff2", Reader::Pages, &["font/woff2", "application/font-woff2"]),
];

/// Types in which the letters of a text are told apart by their `charset`.
const TEXTS: [&str; 2] = ["html", "txt"];

/// Who reads the file at a path.
pub(super) fn reader(path: &str) -> Reader {
    kind(path).map_or(Reader::Pages, |(_, reader, _)| *reader)
}

/// The type that a file should have come as, when it did not.
pub(super) fn wanted(path: &str, header: Option<&str>) -> Option<&'static str> {
    let (ending, _, types) = kind(path)?;
    let mut parts = header.unwrap_or_default().split(';').map(str::trim);
    let sent = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_json = *ending == "json" && sent.starts_with("application/") && sent.ends_with("+json");
    // Some servers say nothing of an ending that they do not know, and browsers save such a file.
    let silent = *ending == "jwt" && sent.is_empty();
    let charset = parts
        .find_map(|part| part.to_ascii_lowercase().strip_prefix("charset=").map(str::to_owned));
    let unicode = |name: String| matches!(name.trim_matches('"'), "utf-8" | "utf8");
    if charset.is_some_and(|name| !unicode(name)) && TEXTS.contains(ending) {
        return Some(if *ending == "html" {
            "text/html; charset=utf-8"
        } else {
            "text/plain; charset=utf-8"
        });
    }
    let fits = types.contains(&&*sent) || is_json || silent;
    (!fits).then_some(types[0])
}

fn kind(path: &str) -> Option<&'static Kind> {
    let (_, ending) = path.rsplit_once('.')?;
    KINDS.iter().find(|(known, ..)| *known == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_as_what_it_is() {
        for (path, header) in [
            ("a.json", "application/json"),
            ("a.json", "Application/LD+JSON; charset=utf-8"),
            ("a.json", "application/did+json"),
            ("a.jwt", "application/octet-stream"),
            ("a.jwt", ""),
            ("a/index.html", "text/html;charset=UTF-8"),
            ("a/index.html", "text/html"),
            ("a.pdf", "anything"),
            ("CNAME", ""),
        ] {
            assert_eq!(wanted(path, Some(header)), None, "{path} as {header}");
        }
        assert_eq!(wanted("a.json", Some("text/plain")), Some("application/json"));
        assert_eq!(wanted("a.json", None), Some("application/json"));
        assert_eq!(wanted("a.svg", Some("application/octet-stream")), Some("image/svg+xml"));
        let latin = wanted("a.html", Some("text/html; charset=iso-8859-1"));
        assert_eq!(latin, Some("text/html; charset=utf-8"));
    }
}
