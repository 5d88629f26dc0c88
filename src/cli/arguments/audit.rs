//! What can be typed after `audit`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, moment};
use crate::ground::Instant;

/// Asks every address of the built site, and compares what answers with what was built.
#[derive(Debug, Args)]
pub(in crate::cli) struct AuditOptions {
    /// Where the site is published; by default `base_url` of blason.toml
    #[arg(value_name = "URL")]
    pub url: Option<String>,

    /// The folder that was built into; by default `output` of blason.toml, or `public`
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Compare with what the last build remembers, not with its folder
    #[arg(long)]
    pub manifest: bool,

    /// Ask for N files only, beside those that every badge hangs on; the same ones each time
    #[arg(long, value_name = "N")]
    pub sample: Option<usize>,

    /// Expect no longer the addresses that answered at earlier audits and are gone on purpose
    #[arg(long)]
    pub forget: bool,

    /// The moment to judge by, instead of now
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub now: Option<Instant>,

    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}
