//! JSON as people keep it: with a byte order mark, a comma too many, or one document a line.

use serde_json::Value;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 64 << 20;

/// Most documents in one file.
pub(super) const MOST_DOCUMENTS: usize = 20_000;

/// What a file of JSON holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parsed {
    /// The documents, with the place of each in the file: a JSON pointer, or the number of its line.
    pub documents: Vec<(String, Value)>,
    /// Whether commas had to be left out before it could be read.
    pub mended: bool,
}

/// Why a file is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoJson {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Not UTF-8.
    Encoding,
    /// It breaks off or means nothing, on this line.
    Broken(usize),
    /// More than [`MOST_DOCUMENTS`] lines.
    TooMany,
}

/// The documents of a file: one, or one a line. Depth is bounded by the parser (128).
pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, NoJson> {
    if bytes.len() > LARGEST {
        return Err(NoJson::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NoJson::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let first = match serde_json::from_str(text) {
        Ok(value) => return Ok(Parsed { documents: vec![(String::new(), value)], mended: false }),
        Err(error) => error,
    };
    if let Some(documents) = lines(text)? {
        return Ok(Parsed { documents, mended: false });
    }
    let broken = |_| NoJson::Broken(first.line());
    let value = serde_json::from_str(&without_trailing_commas(text)).map_err(broken)?;
    Ok(Parsed { documents: vec![(String::new(), value)], mended: true })
}

/// One object a line (JSON Lines); nothing when the first line is no object of its own.
fn lines(text: &str) -> Result<Option<Vec<(String, Value)>>, NoJson> {
    let mut documents = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(line) {
            Ok(value) if value.is_object() => documents.push((format!("/{at}"), value)),
            _ if documents.is_empty() => return Ok(None),
            _ => return Err(NoJson::Broken(at + 1)),
        }
        if documents.len() > MOST_DOCUMENTS {
            return Err(NoJson::TooMany);
        }
    }
    Ok((!documents.is_empty()).then_some(documents))
}

/// The text without commas before a closing bracket; texts are left as they are.
fn without_trailing_commas(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut within, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if within => escaped = true,
            '"' => within = !within,
            ',' if !within => {
                let next = text[at + 1..].trim_start().chars().next();
                if matches!(next, Some('}' | ']') | None) {
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_keep_is_read() {
        let one = |text: &str| parse(text.as_bytes()).unwrap();
        assert!(!one("\u{feff} {\"a\": 1}\n").mended);
        let mended = one(r#"{"a": [1, 2, ], "b": "x, ]\",}",}"#);
        assert!(mended.mended);
        assert_eq!(mended.documents[0].1["b"], r#"x, ]",}"#);
        let lines = one("{\"a\":1}\n\n{\"a\":2}\n");
        assert_eq!(lines.documents.len(), 2);
        assert_eq!(lines.documents[1].0, "/2");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        assert_eq!(parse(b"{\"a\": }"), Err(NoJson::Broken(1)));
        assert_eq!(parse(b"{\"a\":1}\n{\"b\""), Err(NoJson::Broken(2)));
        assert_eq!(parse(b"\xff"), Err(NoJson::Encoding));
        assert_eq!(parse(b""), Err(NoJson::Broken(1)));
        let deep = "[".repeat(100_000);
        assert!(matches!(parse(deep.as_bytes()), Err(NoJson::Broken(_))));
        let many = "{}\n".repeat(MOST_DOCUMENTS + 1);
        assert_eq!(parse(many.as_bytes()), Err(NoJson::TooMany));
    }
}
