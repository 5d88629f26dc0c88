//! Everything that touches the outside: disk, clock, environment, terminal. Knows no rule of Open
//! Badges.
//!
//! In reading order: [`disk`] (the only way in from a folder), [`publish`] (the only way out),
//! [`change`] (files of the author's that are changed together, by `effect`s on the disk that tests can
//! strike), [`ledger`] (people, kept apart), [`outbox`] (what people are given, in a folder of its own),
//! [`state`] (what the last build remembers), [`git`] (since when a file has been as it is),
//! [`revision`] (a catalogue as it was committed), [`tracked`] (what git keeps that it should not),
//! [`random`] (random numbers of the system), [`environment`], [`terminal`] (what people read),
//! [`findings`], [`answers`] (what programs read), [`arrivals`] (files from elsewhere), [`audits`] (what was
//! found of a published site, and what answered before), [`explanation`] (what is known of a rule), `net`
//! (the windows on the web, with the feature `online`), and with the feature `serve` `look`
//! (the catalogue read again, what moved only), `watch` (when to look),
//! `http` (a little server) and `browser` (the person's own).
#![expect(clippy::disallowed_methods, reason = "this room is the door to the outside")]

pub mod answers;
pub mod arrivals;
pub mod audits;
#[cfg(feature = "serve")]
pub mod browser;
pub mod change;
pub mod disk;
pub(crate) mod effect;
pub mod environment;
pub mod explanation;
pub mod files;
pub mod findings;
pub mod git;
#[cfg(feature = "serve")]
pub mod http;
pub mod keys;
pub mod ledger;
mod lock;
#[cfg(feature = "serve")]
pub mod look;
#[cfg(feature = "online")]
pub mod net;
pub mod outbox;
pub mod publish;
pub mod random;
pub mod revision;
pub mod shelf;
pub mod stamp;
pub mod state;
pub mod terminal;
pub mod tracked;
pub mod verdict;
#[cfg(feature = "serve")]
pub mod watch;
