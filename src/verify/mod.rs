//! Is this worth believing? Credentials, tokens, baked images, hosted assertions, whole sites.
//! Believes nothing, and says why. Reaches the world only through [`Fetch`]; takes the time as an
//! argument.
//!
//! In reading order: [`verdict`] (what is answered: steps, `valid` and `trusted` apart),
//! [`reasons`] (every reason that a step can give, with its words in both languages), [`fetch`]
//! (the only window) and [`request`] (what is asked). Then the steps: `presented` (what was put
//! before us), `credential` (the steps in order), `shape`, `classes` and `exact`
//! (well-formed, and saying what was signed), `seal`, `token`, `keys` and `did` (who signed),
//! `in_force`, `status`, `recipient`, `endorsements`; `window` remembers what was fetched. And
//! [`site`]: whole built sites; [`kept`]: the endorsements that a catalogue keeps; [`ob2`]: the older badges.

mod classes;
mod credential;
mod did;
mod endorsements;
mod exact;
pub mod fetch;
mod in_force;
pub mod kept;
mod keys;
pub mod ob2;
mod presented;
pub mod reasons;
mod recipient;
pub mod request;
mod seal;
mod shape;
pub mod site;
mod status;
mod token;
pub mod verdict;
mod window;

#[cfg(test)]
mod tests;

pub use crate::ground::json;
pub use endorsements::MAX_ENDORSEMENTS;
pub use exact::MAX_CONTEXTS;
pub use fetch::{Fetch, FetchError, Fetched, Nothing};
pub use keys::MAX_METHODS;
pub use presented::{MAX_DOCUMENTS, MAX_FILE};
pub use recipient::MAX_IDENTIFIERS;
pub use request::{MAX_TRUSTED, Request, Trusted};
pub use shape::MAX_MEMBERS;
pub use status::MAX_STATUSES;
pub use token::MAX_KEYS;
pub use verdict::{About, Examination, Format, Outcome, Step, StepName, Trust, Validity, Verdict};
pub use window::{MAX_FETCHES, MAX_REMEMBERED};

use credential::{Case, unreadable};
use presented::{Document, Presented};
use window::{Memory, Window};

/// Examines what was presented: a document, a token, an image, or the address of one of them.
///
/// Nothing in it is believed: every step says what was found out, or why it could not be.
pub fn verify(presented: &[u8], fetch: &dyn Fetch, request: &Request) -> Examination {
    Verifier::new(fetch, request).verify(presented)
}

/// A verifier that remembers what it fetched, for many documents with one question.
///
/// Documents of one issuer share its keys and its lists, so that each is fetched and checked once.
pub struct Verifier<'a> {
    fetch: &'a dyn Fetch,
    request: &'a Request,
    memory: Memory,
}

impl std::fmt::Debug for Verifier<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier").field("request", self.request).finish_non_exhaustive()
    }
}

impl<'a> Verifier<'a> {
    /// A verifier with this window and this question.
    pub fn new(fetch: &'a dyn Fetch, request: &'a Request) -> Self {
        Self { fetch, request, memory: Memory::default() }
    }

    /// The same as the function [`verify`]; several threads may ask at once.
    pub fn verify(&self, presented: &[u8]) -> Examination {
        let window = Window::new(self.fetch, &self.memory);
        let case = Case { window: &window, request: self.request, inside: false };
        let Presented { container, documents } = presented::read(presented);
        let verdicts = documents.iter().map(|document| case.document(document, true)).collect();
        Examination { container, verdicts }
    }
}

impl Case<'_> {
    /// The verdict on one document of whatever kind; an address is followed once.
    fn document(&self, document: &Document, follow: bool) -> Verdict {
        match document {
            Document::Unreadable(step) => unreadable(step.clone()),
            Document::Json(value) => match presented::format(value) {
                Some(Format::Ob2 | Format::Ob1) => ob2::verify(value, self.window, self.request),
                Some(format) => self.json(value, format),
                None => unreadable(reasons::READ_NO_BADGE.step(StepName::Readable)),
            },
            Document::Token(text) => match token::Token::read(text) {
                Ok(token) => match presented::format(&token.credential) {
                    Some(Format::Ob2 | Format::Ob1) => {
                        ob2::verify_token(text, self.window, self.request)
                    }
                    Some(format) => self.token(&token, format),
                    None => unreadable(reasons::READ_NO_BADGE.step(StepName::Readable)),
                },
                Err(step) => unreadable(step),
            },
            Document::Address(address) => self.address(address, follow),
        }
    }

    fn address(&self, address: &str, follow: bool) -> Verdict {
        let said = |reason: &'static reasons::Reason| {
            reason.step(StepName::Readable).with("address", presented::short(address))
        };
        if !follow {
            return unreadable(said(&reasons::READ_ADDRESS_AGAIN));
        }
        let answer = self.window.answer(address);
        let fetched = match &answer.fetched {
            Ok(fetched) => fetched,
            // A revoked assertion of OB 2.0 answers so on purpose; that room knows.
            Err(FetchError::Gone) => {
                return ob2::verify_address(address, self.window, self.request);
            }
            Err(FetchError::Offline) => return unreadable(said(&reasons::READ_OFFLINE)),
            Err(FetchError::NotThere) => return unreadable(said(&reasons::READ_NOT_THERE)),
            Err(FetchError::TooLarge(_)) => return unreadable(said(&reasons::READ_TOO_LONG)),
            Err(FetchError::Refused(why) | FetchError::Failed(why)) => {
                return unreadable(said(&reasons::READ_UNREACHABLE).with("why", why.clone()));
            }
        };
        let documents = presented::read(&fetched.bytes).documents;
        match documents.first() {
            Some(Document::Json(value))
                if matches!(presented::format(value), Some(Format::Ob2 | Format::Ob1)) =>
            {
                ob2::verify_address(address, self.window, self.request)
            }
            Some(document) => self.document(document, false),
            None => unreadable(said(&reasons::READ_EMPTY)),
        }
    }
}
