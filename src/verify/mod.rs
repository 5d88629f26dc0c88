//! Is this worth believing? Credentials, tokens, baked images, hosted assertions, whole sites.
//! Believes nothing, and says why. Reaches the world only through [`Fetch`]; takes the time as an
//! argument.
//!
//! In reading order: [`verdict`] (what is answered: steps, `valid` and `trusted` apart),
//! [`reasons`] (every reason that a step can give, with its words in both languages), [`fetch`]
//! (the only window) and [`request`] (what is asked).

pub mod fetch;
pub mod json;
pub mod ob2;
pub mod reasons;
pub mod request;
pub mod verdict;

pub use fetch::{Fetch, FetchError, Fetched, Nothing};
pub use request::{Request, Trusted};
pub use verdict::{About, Examination, Format, Outcome, Step, StepName, Trust, Validity, Verdict};
