//! Which files the site has, from where, how made; their bytes on demand. No disk, no clock, no
//! random number.
//!
//! In reading order: [`recipe`] (how a file is made, a closed list), [`plan`] (path to recipe,
//! nothing made yet), [`keyring`] and [`credentials`] (every award, signed when asked for),
//! [`fingerprint`] (has anything changed?), [`build`] (the function from path to bytes) and
//! [`manifest`] (what was published last time).

pub mod manifest;
pub mod outputs;
