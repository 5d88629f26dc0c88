//! What can be typed after `blason serve`.

use std::path::PathBuf;

use clap::Args;

/// Nothing is written to the disk. When a file holds an error, the last good site stays, and the page
/// says what is wrong.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one per switch that can be typed")]
pub(in crate::cli) struct ServeOptions {
    /// The port; by default 7117, or the next one that is free. 0 is any
    #[arg(long, short, value_name = "PORT")]
    pub port: Option<u16>,

    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,

    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,

    /// Look at the folder twice a second instead of waiting for the system's word: for drives of a
    /// network and containers
    #[arg(long)]
    pub poll: bool,

    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// Sign nothing and read no key: show what `blason sign` has sealed
    #[arg(long, conflicts_with = "key")]
    pub locked: bool,
}
