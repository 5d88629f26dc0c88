//! What every room stands on. Knows no badge and prints nothing.
//!
//! In reading order: [`source`] (a snapshot of the author's files), [`report`] (what is wrong,
//! where, what to do), [`values`] (small values that are right once they exist), [`time`]
//! (instants and periods), [`history`] (since when a file has been
//! as it is), [`typography`] (what a reader does not see in a text), [`json`] (JSON from strangers), [`address`] (e-mail addresses, never printed), [`random`] (random numbers, lent),
//! [`mod@nearest`] (the word that was probably meant).

pub mod address;
pub mod history;
pub mod json;
pub mod nearest;
pub mod random;
pub mod report;
pub mod source;
pub mod time;
pub mod typography;
pub mod values;

pub use address::{Mailbox, MailboxError};
pub use history::{FileHistory, History};
pub use nearest::nearest;
pub use random::Random;
pub use report::{Argument, Bilingual, Diagnostic, Report, Rule, Severity};
pub use source::{Source, SourceId, Sources, Span, Trouble};
pub use time::{Instant, Period};
pub use values::{Lang, Slug, Url, Uuid};
