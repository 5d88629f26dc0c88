//! What is better said before signing than discovered by somebody else's verifier.

use super::canonical::{Order, canonical_lines};
use super::dataset::has_unsteady_control;
use super::error::RdfError;
use super::expand;
use serde_json::{Number, Value};

/// Refuses a document that canonicalizers in use are known to write in different ways.
///
/// Numbers must have at most 15 significant digits and be no smaller than a millionth; texts have
/// no control character other than tab, line feed and carriage return; and sorting by UTF-16 code
/// units, as JavaScript does, must give the same lines as sorting by code points.
pub fn check_signable(document: &Value) -> Result<(), RdfError> {
    check_values(document)?;
    let mut seen = Planes::default();
    seen.see(document);
    if !seen.may_sort_otherwise() {
        return Ok(());
    }
    let quads = expand::quads(document, &super::Given::new())?;
    let ours = canonical_lines(quads.clone(), Order::CodePoint)?;
    let theirs = canonical_lines(quads, Order::Utf16)?;
    match ours.into_iter().zip(theirs).find(|(ours, theirs)| ours != theirs) {
        None => Ok(()),
        Some((first, second)) => {
            Err(RdfError::UnsteadyOrder { first: object(&first), second: object(&second) })
        }
    }
}

/// Whether every implementation writes this number alike.
pub(super) fn is_steady(number: &Number) -> bool {
    let text = number.to_string();
    let mantissa = text.split(['e', 'E']).next().unwrap_or(&text);
    let digits = mantissa
        .trim_start_matches(['-', '0', '.'])
        .trim_end_matches(['0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    let small = number.as_f64().is_none_or(|value| value != 0.0 && value.abs() < 1e-6);
    digits <= 15 && !small
}

fn check_values(value: &Value) -> Result<(), RdfError> {
    match value {
        Value::String(text) if has_unsteady_control(text) => {
            Err(RdfError::ControlCharacter(text.clone()))
        }
        Value::Number(number) if !is_steady(number) => {
            Err(RdfError::UnsteadyNumber(number.to_string()))
        }
        Value::Array(items) => items.iter().try_for_each(check_values),
        Value::Object(members) => members.values().try_for_each(check_values),
        _ => Ok(()),
    }
}

/// Which planes the letters of a document are from. UTF-16 puts what lies beyond the Basic
/// Multilingual Plane (U+10000 and above, written with surrogates from U+D800) before the last
/// letters of that plane (U+E000 to U+FFFF), and code points put it behind; without a letter of
/// each kind, both orders are one.
#[derive(Default)]
pub(super) struct Planes {
    beyond: bool,
    last_of_basic: bool,
}

impl Planes {
    /// Sees the letters of a text.
    pub(super) fn see_text(&mut self, text: &str) {
        // In UTF-8, U+E000 to U+FFFF begin with EE or EF, and what lies beyond with F0 or more. The
        // first look is one that the compiler turns into wide instructions: most texts end here.
        let highest = text.bytes().fold(0, u8::max);
        self.beyond |= highest >= 0xf0;
        self.last_of_basic |= highest >= 0xee && text.bytes().any(|it| matches!(it, 0xee | 0xef));
    }

    fn see(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.see_text(text),
            Value::Array(items) => items.iter().for_each(|it| self.see(it)),
            Value::Object(members) => members.values().for_each(|it| self.see(it)),
            _ => {}
        }
    }

    /// Whether the two orders may differ.
    pub(super) fn may_sort_otherwise(&self) -> bool {
        self.beyond && self.last_of_basic
    }
}

/// The object of a line, for people.
fn object(line: &str) -> String {
    let after =
        |text: &str| text.split_once(' ').map_or(String::new(), |(_, rest)| rest.to_owned());
    after(&after(line)).trim_end_matches([' ', '.', '\n']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::{OB_303, VC_2};
    use serde_json::json;

    fn badge(names: [&str; 2]) -> Value {
        json!({
            "@context": [VC_2, OB_303],
            "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "achievement": { "type": ["Achievement"], "tag": names },
            },
        })
    }

    #[test]
    fn emoji_alone_are_welcome() {
        assert_eq!(check_signable(&badge(["soudure 🔥", "forge"])), Ok(()));
    }

    #[test]
    fn letters_are_known_by_their_planes() {
        let may = |texts: &[&str]| {
            let mut seen = Planes::default();
            for text in texts {
                seen.see_text(text);
            }
            seen.may_sort_otherwise()
        };
        assert!(!may(&["é € 中 \u{d7ff}", "🔥 \u{10000} \u{10ffff}"]));
        assert!(!may(&["\u{e000}", "\u{ffff}", "z"]));
        assert!(may(&["\u{e000}", "\u{10000}"]) && may(&["ﬁn 🔥"]));
    }

    #[test]
    fn texts_that_javascript_sorts_otherwise_are_named() {
        // U+1F525 begins with the surrogate U+D83D, below U+FB01 by UTF-16 and above it by code
        // point.
        assert_eq!(
            check_signable(&badge(["🔥", "ﬁn"])),
            Err(RdfError::UnsteadyOrder {
                first: "\"ﬁn\"".to_owned(),
                second: "\"🔥\"".to_owned(),
            })
        );
    }

    #[test]
    fn numbers_and_control_characters() {
        let steady = |text: &str| is_steady(&serde_json::from_str(text).unwrap());
        for text in
            ["0", "3.5", "-48.8566", "0.000001", "999999999999999", "1e15", "0.00123456789012345"]
        {
            assert!(steady(text), "{text}");
        }
        for text in ["0.30000000000000004", "1e-7", "1234567890123456", "18446744073709551615"] {
            assert!(!steady(text), "{text}");
        }
        let mut document = badge(["a", "b"]);
        document["name"] = json!("page\u{c}");
        assert_eq!(
            check_signable(&document),
            Err(RdfError::ControlCharacter("page\u{c}".to_owned()))
        );
        document["name"] = json!("deux\nlignes\tet\r");
        assert_eq!(check_signable(&document), Ok(()));
    }
}
