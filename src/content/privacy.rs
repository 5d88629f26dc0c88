//! Finds a person's address in the clear, and says it without repeating it.

use super::reading::Reading;
use super::rules;
use crate::ground::address::address_around;
pub(super) use crate::ground::address::{first_address, masked};

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
