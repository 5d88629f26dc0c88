//! Does the world see what was built? Address by address: whether it answers, with which bytes, as which
//! kind of file, to whom; and what hangs on them: keys, status lists, old addresses.
//!
//! In reading order: [`Ask`] (the only way to the world, opened by the shell), [`Auditor`] (one file of the
//! build and what answers for it), `kinds` (media types), `keys`, `status`, `moved` (old addresses),
//! `around` (what answers where nothing is), [`Sample`] (which files of a large site are looked at),
//! [`Seen`] (what answered at earlier audits), [`Audited`] (what was found), [`rules`].

mod around;
mod ask;
mod auditor;
mod keys;
mod kinds;
mod moved;
pub mod rules;
mod sample;
mod seen;
mod status;
mod tally;

pub use ask::{Answer, Ask, Body, Silence};
pub use auditor::{Auditor, Looked, MOST_BYTES, Wanted};
pub use sample::{Sample, is_asked};
pub use seen::Seen;
pub use tally::{Audited, MOST_TOLD};
