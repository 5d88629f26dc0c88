//! A little HTTP/1.1 server on loopback, for the browser of the person at this machine: it reads
//! requests, refuses what is none of its business, and writes what it is given.
//!
//! In reading order: [`request`] (a request taken apart, within limits), [`answer`] (what is written
//! back), [`door`] (the port, the connections, how long each may take).

pub mod answer;
pub mod door;
pub mod request;
#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use door::{Door, DoorError};
pub use request::{Refusal, Request};
