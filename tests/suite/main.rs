//! Every integration test, in one binary: it links once and runs fast.

mod awards;
mod badges;
mod check;
mod content;
mod hostile;
mod settings;
mod support;
