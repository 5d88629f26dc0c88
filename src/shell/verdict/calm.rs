//! Foreign words on a terminal: no control characters, no letters that turn the direction of what
//! follows, no line without end.

/// Longest foreign text that is shown, in characters.
pub const LONGEST: usize = 300;

/// The text, on one line, with what could steer a terminal or hide other words made visible.
pub fn calm(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).map(harmless).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

fn harmless(letter: char) -> char {
    let steers = letter.is_control()
        || matches!(letter,
            // Direction: marks, embeddings, overrides, isolates.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Separators of lines, and letters that cannot be seen. Joiners stay: words need them.
            | '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{ad}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    if steers { '\u{fffd}' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(calm("Été « 日本 » 👩‍🚀"), "Été « 日本 » 👩‍🚀");
        assert_eq!(
            calm("a\x1b[2Jb\nc\u{9b}d\u{202e}e"),
            "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d\u{fffd}e"
        );
        assert_eq!(calm(&"x".repeat(LONGEST)).len(), LONGEST);
        let long = calm(&"x".repeat(1 << 20));
        assert!(long.ends_with("x…") && long.chars().count() == LONGEST + 1);
    }
}
