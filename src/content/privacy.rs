//! Finds a person's address in the clear, and says it without repeating it.

use std::ops::Range;

use super::reading::Reading;
use super::rules;

/// Notes every e-mail address in the text of a file, its comments included: the repository keeps
/// them all.
pub(super) fn note_addresses(reading: &Reading<'_>) {
    let text = reading.text;
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        from = at + 1;
        let Some(range) = address_around(text, at) else { continue };
        from = range.end.max(from);
        // `badge = "slug@1.rc"` names a version.
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        if text[line..at].trim_start().starts_with("badge") {
            continue;
        }
        let finding = rules::ADDRESS_IN_CLEAR.at(reading.span(range.clone()));
        reading.note(finding.with("masked", masked(&text[range])));
    }
}

/// The first e-mail address in a text.
pub(super) fn first_address(text: &str) -> Option<Range<usize>> {
    text.match_indices('@').find_map(|(at, _)| address_around(text, at))
}

/// An address that a reader recognises and nobody else can use: `j…@example.org`.
pub(super) fn masked(address: &str) -> String {
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    // One letter of one is the whole of it.
    let shown = usize::from(local.chars().count() > 1);
    let first: String = local.chars().take(shown).collect();
    if domain.is_empty() { format!("{first}…") } else { format!("{first}…@{domain}") }
}

/// The address whose `@` stands here: something, `@`, and a host with a letter ending.
fn address_around(text: &str, at: usize) -> Option<Range<usize>> {
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
}
