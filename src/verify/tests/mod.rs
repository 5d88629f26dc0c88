//! Whole verdicts: published samples, vectors of our own, and documents that were tampered with.

mod samples;
mod web;
