//! Everything that touches the outside: disk, clock, environment, terminal. Knows no rule of Open
//! Badges.
//!
//! In reading order: [`disk`] (the only way in from a folder), [`publish`] (the only way out),
//! [`state`] (what the last build remembers), [`environment`], [`terminal`] (what people read)
//! and [`findings`] (what programs read).
#![expect(clippy::disallowed_methods, reason = "this room is the door to the outside")]

pub mod disk;
pub mod environment;
pub mod findings;
pub mod keys;
pub mod publish;
pub mod stamp;
pub mod state;
pub mod terminal;
