//! The program from outside: whole catalogues go in, whole sites come out.
//!
//! One binary for all integration tests. [`support`] alone knows how a catalogue is built; in
//! reading order, [`laws`] hold for every site, [`links`] and [`privacy`] look at its pages,
//! [`proofs`] at its documents, [`incremental`] at builds after the first, [`commands`] at what is
//! typed and answered, [`keys`] at who may sign, [`mistakes`] at broken files; [`architecture`],
//! [`rules`] and [`readme`] look at the repository itself.
#![expect(clippy::disallowed_methods, reason = "tests make folders and look into them")]

mod architecture;
mod commands;
mod incremental;
mod keys;
mod laws;
mod links;
mod mistakes;
mod privacy;
mod proofs;
mod readme;
mod rules;
mod support;
