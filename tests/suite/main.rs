//! Every integration test, in one binary: it links once and runs fast.

mod check;
mod content;
mod hostile;
mod support;
