//! Blason turns a folder of text into a signed catalogue of Open Badges.
//!
//! The rooms, floor by floor; a room leans only on lower floors, and rooms on one floor do not
//! open into each other (`ARCHITECTURE.md`; `tests/suite/architecture.rs` holds it).

// Floor 0: knows no badge.
pub mod codec;
pub mod ground;
pub mod rdf;

// Floor 1: what a badge is; what a proof is.
pub mod model;
pub mod proof;

// Floor 2: our files, our advice, the published documents, foreign tables.
pub mod check;
pub mod content;
pub mod formats;
pub mod import;

// Floor 3: what people see; awards given and mended.
pub mod giving;
pub mod render;

// Floor 4: what changes for holders; which files, from where, how made.
pub mod migration;
pub mod review;
pub mod site;

// Floor 5: is it worth believing? does the world see what was built?
pub mod audit;
pub mod verify;

// Floor 6: everything that touches the outside.
pub mod shell;

// Floor 7: the commands.
pub mod cli;

// The vectors of the standards bodies, where a machine has them.
#[cfg(test)]
mod standards;
