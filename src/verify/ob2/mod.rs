//! Open Badges 1 and 2: hosted assertions, whose address is their proof, and signed ones.
//!
//! In reading order: `examine` (one document, step by step), `links` (from the assertion to its badge
//! and its issuer), `window` (what is asked of the world, and how much), `form` with `classes`,
//! `context` and `extension` (what a document must look like, and what its names mean), `agree`
//! (whether two copies say the same), `scope` (for which addresses an issuer answers), `signed`
//! (tokens and keys), `standing` (dates, revocation), `recipient`, `old` (before 2.0), [`reasons`].
//!
//! Nothing a document says about somebody else is believed: a badge and an issuer are read at their
//! own addresses, and copies inside another document only may not contradict them.

use serde_json::Value;

use super::fetch::Fetch;
use super::json;
use super::request::Request;
use super::verdict::{About, Format, StepName, Verdict};
use crate::proof::jws::Compact;

mod agree;
mod classes;
mod context;
mod examine;
mod extension;
mod form;
mod links;
mod old;
pub mod reasons;
mod recipient;
mod scope;
mod signed;
mod standing;
mod window;

#[cfg(test)]
mod tests;

pub use agree::MAX_TOLD;
pub use context::MAX_CONTEXTS;
pub use examine::MAX_ENDORSEMENTS;
pub use form::{MAX_DEPTH, MAX_FAULTS};
pub use recipient::MAX_TEXT;
pub use scope::MAX_RULES;
pub use signed::MAX_KEYS;
pub use window::{MAX_ADDRESSES, MAX_BYTES};

use examine::{Examiner, Presented};
use window::Window;

/// Examines a document of Open Badges 1 or 2 that somebody shows: an assertion, an endorsement, the
/// definition of a badge, the profile of an issuer. It is compared with what its own address says.
pub fn verify(document: &Value, fetch: &dyn Fetch, request: &Request) -> Verdict {
    Examiner::examine(&Window::new(fetch, request), document, Presented::Shown)
}

/// Examines a signed badge: a compact JWS whose payload is an assertion or an endorsement
/// ("SignedBadge Verification").
pub fn verify_token(jws: &str, fetch: &dyn Fetch, request: &Request) -> Verdict {
    token(&Window::new(fetch, request), jws)
}

/// Examines what an address answers: old baked images hold nothing else.
pub fn verify_address(url: &str, fetch: &dyn Fetch, request: &Request) -> Verdict {
    let window = Window::new(fetch, request);
    let Some(address) = window::web(url.trim()) else {
        let why = "http(s)://?";
        return unread(reasons::UNREADABLE.step(StepName::Readable).with("why", why));
    };
    let text = match window.text(address.as_str()) {
        Ok(text) => text,
        Err(window::Missing::Gone) => {
            let step = reasons::GONE.step(StepName::Status);
            return unread(step.with("address", shown(address.as_str())));
        }
        Err(missing) => {
            let step = missing.step(StepName::Readable, reasons::THE_DOCUMENT, address.as_str());
            return unread(step);
        }
    };
    match json::read(text.as_bytes()) {
        Ok(document) if document.is_object() => {
            Examiner::examine(&window, &document, Presented::At(&address))
        }
        Err(_) if text.trim().split('.').count() == 3 => token(&window, &text),
        Ok(_) => unread(reasons::NOT_OURS.step(StepName::Readable)),
        Err(error) => {
            let step = reasons::UNREADABLE.step(StepName::Readable);
            unread(step.with("why", window::why(&error)))
        }
    }
}

/// Whether a document is one of Open Badges 1 or 2, judged by what it says about itself: nothing says
/// that it is a good one.
pub fn is_ob2(document: &Value) -> Option<Format> {
    let map = document.as_object()?;
    let entries = context::entries(map);
    let begins = |with: &str| {
        entries.iter().filter_map(Value::as_str).any(|address| address.starts_with(with))
    };
    if begins("https://www.w3.org/ns/credentials/")
        || begins("https://www.w3.org/2018/credentials/")
    {
        return None;
    }
    if old::edition(document).is_some() {
        return Some(Format::Ob1);
    }
    let two = context::brings_ob2(entries)
        || begins("https://w3id.org/openbadges/")
        || begins("https://openbadgespec.org/")
        || entries.iter().any(|it| it.get("obi").is_some());
    let endorsement = || form::type_names(document).contains(&"Endorsement");
    two.then(|| if endorsement() { Format::Endorsement } else { Format::Ob2 })
}

fn token(window: &Window<'_>, jws: &str) -> Verdict {
    let refused =
        |why: String| unread(reasons::UNREADABLE.step(StepName::Readable).with("why", why));
    let compact = match Compact::parse(jws) {
        Ok(compact) => compact,
        Err(error) => return refused(error.to_string()),
    };
    match json::read(&compact.payload) {
        Ok(document) => Examiner::examine(window, &document, Presented::Token(&compact)),
        Err(error) => refused(window::why(&error)),
    }
}

/// A verdict on what could not be read.
fn unread(step: super::verdict::Step) -> Verdict {
    let mut verdict = Verdict::on(About::default());
    verdict.steps.push(step);
    verdict
}

/// A text of a stranger's, fit to be told: short, on one line, without signs that steer a terminal
/// or turn the direction of the text.
fn shown(text: &str) -> String {
    const LONGEST: usize = 200;
    let steers = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut out: String = text.chars().filter(|letter| !steers(*letter)).take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        out.push('…');
    }
    out
}
