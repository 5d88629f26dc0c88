//! Text made safe inside HTML and XML, in a text or in an attribute.

/// This text with `&`, `<`, `>`, `"` and `'` written as references. Characters that XML 1.0 does
/// not allow are left out, so that the same text fits a page and a feed.
pub fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

/// A text that is escaped when it is written.
#[derive(Debug, Clone, Copy)]
pub struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut written = 0;
        for (at, c) in self.0.char_indices() {
            let replacement = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' | '\n' | '\r' => continue,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
                _ => continue,
            };
            f.write_str(&self.0[written..at])?;
            f.write_str(replacement)?;
            written = at + c.len_utf8();
        }
        f.write_str(&self.0[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes() {
        assert_eq!(
            escaped("a<b a=\"c\" d='e'>&\u{0}é").to_string(),
            "a&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;é"
        );
    }
}
