//! Whole verdicts: published samples, vectors of our own, and documents that were tampered with.

mod images;
mod limits;
mod mutations;
mod samples;
pub(super) mod tamper;
mod vectors;
mod web;
