//! XML at the edges: text made safe for writing, and a guarded way to read foreign documents.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use roxmltree::{Document, ParsingOptions};

/// Most values of attributes in one tag. The reader below compares each attribute with all before it.
pub const MAX_ATTRIBUTES: usize = 512;

/// Most places where `xmlns` may stand. The reader below copies the names in force at each of them.
pub const MAX_NAMESPACES: usize = 512;

/// Most nodes (elements, texts, comments, instructions) of a document.
pub const MAX_NODES: u32 = 200_000;

/// Text between tags: `&`, `<` and `>` as references, what XML cannot hold as U+FFFD.
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        // A reader turns a bare carriage return into a line feed.
        '\r' => Some("&#13;"),
        c if !is_xml_char(c) => Some("\u{FFFD}"),
        _ => None,
    })
}

/// The value of an attribute, for either kind of quotes. White space survives the normalisation of readers.
pub fn escape_attribute(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        c if !is_xml_char(c) => Some("\u{FFFD}"),
        _ => None,
    })
}

/// Whether XML 1.0 can hold a character at all (production `Char`).
pub fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// What to do with a document type declaration. Entities are never expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doctype {
    /// Any `<!DOCTYPE` is an error.
    Refused,
    /// One that only names a standard is passed over; one with declarations inside is an error.
    NameOnly,
}

/// Why a text is no XML that we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlError {
    /// It declares a document type; the place is in bytes.
    Doctype(Range<usize>),
    /// One tag has more than [`MAX_ATTRIBUTES`] attributes, or `xmlns` stands more than [`MAX_NAMESPACES`] times,
    /// or there are more than [`MAX_NODES`] nodes.
    TooMany,
    /// It is not well-formed; the sentence names line and column.
    Malformed(String),
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            XmlError::Doctype(_) => {
                write!(f, "it declares a document type; remove the line that begins with <!DOCTYPE")
            }
            XmlError::TooMany => {
                write!(f, "it holds more elements, attributes or namespaces than we read")
            }
            XmlError::Malformed(why) => write!(f, "it is not well-formed XML: {why}"),
        }
    }
}

impl std::error::Error for XmlError {}

/// Reads a foreign document within the limits of this file. The caller limits its size.
pub fn parse(text: &str, doctype: Doctype) -> Result<Document<'_>, XmlError> {
    survey(text, doctype)?;
    let options = ParsingOptions {
        allow_dtd: doctype == Doctype::NameOnly,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => XmlError::TooMany,
        roxmltree::Error::DtdDetected => XmlError::Doctype(0..0),
        error => XmlError::Malformed(error.to_string()),
    })
}

/// Where the start tag at `start` ends: just after its `>`. A `>` inside quotes does not end it.
pub(super) fn end_of_tag(text: &str, start: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// One pass over the raw text that keeps the costly parts of the reader small. What is malformed is left to the reader.
fn survey(text: &str, doctype: Doctype) -> Result<(), XmlError> {
    if text.matches("xmlns").count() > MAX_NAMESPACES {
        return Err(XmlError::TooMany);
    }
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let rest = &text[start..];
        at = if let Some(end) = skip(rest, "<!--", "-->")
            .or_else(|| skip(rest, "<![CDATA[", "]]>"))
            .or_else(|| skip(rest, "<?", "?>"))
        {
            start + end
        } else {
            let end = end_of_tag(text, start).unwrap_or(text.len());
            let tag = &text[start..end];
            if tag.starts_with("<!DOCTYPE") && (doctype == Doctype::Refused || tag.contains('[')) {
                return Err(XmlError::Doctype(start..end));
            }
            if tag.bytes().filter(|byte| matches!(byte, b'"' | b'\'')).count() > 2 * MAX_ATTRIBUTES
                && tag.bytes().filter(|byte| *byte == b'=').count() > MAX_ATTRIBUTES
            {
                return Err(XmlError::TooMany);
            }
            end
        };
    }
    Ok(())
}

/// The length of `rest` up to and with `close`, when it begins with `open`.
fn skip(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = rest.strip_prefix(open)?;
    Some(inside.find(close).map_or(rest.len(), |end| open.len() + end + close.len()))
}

fn escape(text: &str, reference: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    let Some(first) = text.find(|c| reference(c).is_some()) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..first]);
    for c in text[first..].chars() {
        match reference(c) {
            Some(written) => out.push_str(written),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
#[expect(clippy::format_collect, reason = "art for tests is built as it reads")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(escape_text("a < b && c ]]> d"), "a &lt; b &amp;&amp; c ]]&gt; d");
        assert_eq!(escape_text("\u{0}\u{B}\u{FFFE}"), "\u{FFFD}\u{FFFD}\u{FFFD}");
        assert!(matches!(escape_text("plain “text”"), Cow::Borrowed(_)));
        assert_eq!(escape_attribute("'\"\n"), "&#39;&quot;&#10;");
    }

    #[test]
    fn a_document_type_is_refused_or_only_a_name() {
        let named =
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://x.test/svg11.dtd\"><svg/>";
        let laughs = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
        assert!(matches!(parse(named, Doctype::Refused), Err(XmlError::Doctype(_))));
        assert!(parse(named, Doctype::NameOnly).is_ok());
        assert!(matches!(parse(laughs, Doctype::NameOnly), Err(XmlError::Doctype(_))));
    }

    #[test]
    fn costly_documents_are_refused() {
        let many: String = (0..=MAX_ATTRIBUTES).map(|n| format!(" a{n}=\"\"")).collect();
        assert_eq!(
            parse(&format!("<svg{many}/>"), Doctype::Refused).unwrap_err(),
            XmlError::TooMany
        );
        let names: String = (0..=MAX_NAMESPACES).map(|n| format!("<a xmlns:n{n}='u'>")).collect();
        assert_eq!(parse(&names, Doctype::Refused).unwrap_err(), XmlError::TooMany);
        let nodes = format!("<svg>{}</svg>", "<g/>".repeat(MAX_NODES as usize));
        assert_eq!(parse(&nodes, Doctype::Refused).unwrap_err(), XmlError::TooMany);
        let words = format!("<svg><!-- {} --></svg>", "a=\"b\" ".repeat(2 * MAX_ATTRIBUTES));
        assert!(parse(&words, Doctype::Refused).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_escaped_is_read_back(text in "\\PC{0,40}", value in any::<String>()) {
            let xml = format!("<a b=\"{}\">{}</a>", escape_attribute(&value), escape_text(&text));
            let document = parse(&xml, Doctype::Refused).unwrap();
            let readable = |text: &str| text.chars().map(|c| if is_xml_char(c) { c } else { '\u{FFFD}' }).collect::<String>();
            prop_assert_eq!(document.root_element().attribute("b").unwrap(), readable(&value));
            prop_assert_eq!(document.root_element().text().unwrap_or(""), readable(&text));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "[<>!?/\\[\\]a\"'= &;-]{0,60}") {
            let _read = parse(&text, Doctype::NameOnly);
        }
    }
}
