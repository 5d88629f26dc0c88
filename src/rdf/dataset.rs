//! Quads whose terms are already canonical text, and the escapes of that text.

/// A term: text in canonical N-Quads form, or a blank node by its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// `<iri>` or a literal, exactly as it is written in canonical N-Quads.
    Text(String),
    /// A blank node; numbers run from zero without gaps.
    Blank(u32),
}

/// One statement. The predicate is `<iri>`; `graph` is absent in the default graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quad {
    pub(super) subject: Node,
    pub(super) predicate: String,
    pub(super) object: Node,
    pub(super) graph: Option<Node>,
}

impl Quad {
    /// The line of this quad, with the blank nodes named by `label`, and a line feed.
    pub(super) fn line(&self, mut label: impl FnMut(u32, &mut String)) -> String {
        let mut line = String::with_capacity(160);
        let mut push = |node: &Node, line: &mut String| {
            match node {
                Node::Text(text) => line.push_str(text),
                Node::Blank(number) => label(*number, line),
            }
            line.push(' ');
        };
        push(&self.subject, &mut line);
        line.push_str(&self.predicate);
        line.push(' ');
        push(&self.object, &mut line);
        if let Some(graph) = &self.graph {
            push(graph, &mut line);
        }
        line.push_str(".\n");
        line
    }

    /// The nodes of this quad with the letter of their position (RDFC-1.0, section 4.7.3).
    pub(super) fn nodes(&self) -> impl Iterator<Item = (char, &Node)> {
        [('s', Some(&self.subject)), ('o', Some(&self.object)), ('g', self.graph.as_ref())]
            .into_iter()
            .filter_map(|(position, node)| node.map(|node| (position, node)))
    }
}

/// Appends the text of a literal between quotes (RDF 1.1 N-Quads canonical form, as profiled by
/// RDFC-1.0, section 5).
pub(super) fn push_quoted(text: &str, out: &mut String) {
    out.push('"');
    if needs_escape(text) {
        push_escaped(text, out);
    } else {
        out.push_str(text);
    }
    out.push('"');
}

/// Whether a literal has a character that is not written as itself.
///
/// Without branches in the loop, so that the compiler turns it into wide instructions.
#[expect(clippy::needless_bitwise_bool, reason = "lazy operators would be branches")]
pub(super) fn needs_escape(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| {
        found | (byte < 0x20) | (byte == b'"') | (byte == b'\\') | (byte == 0x7f)
    })
}

/// Whether a text has a character that canonicalizers are known to write differently.
pub(super) fn has_unsteady_control(text: &str) -> bool {
    text.bytes().any(|byte| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f)
}

#[cold]
fn push_escaped(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for character in text.chars() {
        match character {
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let code = character as usize;
                out.push_str("\\u00");
                out.push(char::from(HEX[code >> 4]));
                out.push(char::from(HEX[code & 15]));
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_the_recommendation() {
        let mut out = String::new();
        push_quoted("a\u{8}\t\n\u{c}\r\"\\\u{0}\u{1f}\u{7f}é\u{85}", &mut out);
        assert_eq!(out, "\"a\\b\\t\\n\\f\\r\\\"\\\\\\u0000\\u001F\\u007Fé\u{85}\"");
    }
}
