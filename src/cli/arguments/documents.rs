//! Documents: verified, baked into images, taken out of them.

use std::path::PathBuf;

use clap::Args;

use super::{Format, moment};
use crate::ground::Instant;

/// Offline, nothing is asked of the network: what cannot be concluded without it stays open.
#[derive(Debug, Args)]
pub(in crate::cli) struct VerifyOptions {
    /// JSON, JWT, PNG or SVG files; addresses; folders of built sites; `-` is standard input
    #[arg(required = true, value_name = "FILE|URL|SITE")]
    pub what: Vec<String>,

    /// Ask the web for keys, status lists and hosted documents: https and public hosts only
    #[arg(long)]
    pub online: bool,

    /// The address or identifier that the badge should have been given to; `-` reads a line. Other
    /// people on this machine can see what is typed here: prefer `-`, a file or the variable
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "BLASON_RECIPIENT",
        hide_env_values = true,
        conflicts_with = "recipient_file"
    )]
    pub recipient: Option<String>,

    /// A file whose first line is that address
    #[arg(long, value_name = "FILE")]
    pub recipient_file: Option<PathBuf>,

    /// An issuer's identifier, a public key, or a file of them, one a line; may be given again
    #[arg(long, value_name = "ISSUER|KEY|FILE")]
    pub trust: Vec<String>,

    /// The folder of a built site, which answers for that site's own address
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,

    /// A JSON-LD context that is not on board; may be given again
    #[arg(long, value_name = "URL=FILE")]
    pub context: Vec<String>,

    /// The moment to judge by, instead of now
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub now: Option<Instant>,

    /// Take a second, slower road through JSON-LD as well, and compare
    #[arg(long)]
    pub thorough: bool,

    /// Be content only with issuers that are known: exit with 1 for a valid badge of a stranger
    #[arg(long)]
    pub require_trust: bool,

    /// How the verdict is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct BakeOptions {
    /// The document: JSON, or a compact JWS
    #[arg(value_name = "FILE")]
    pub document: PathBuf,

    /// The image: PNG or SVG
    #[arg(value_name = "IMAGE")]
    pub image: PathBuf,

    /// Where to write; by default NAME.baked.png beside the image; `-` is standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Replace the file that is there, and the document of the same version in the image
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct UnbakeOptions {
    /// The image: PNG or SVG
    #[arg(value_name = "IMAGE")]
    pub image: PathBuf,

    /// A folder to write the documents into, instead of standard output
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Replace files that are there
    #[arg(long, requires = "out")]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportOptions {
    /// Files, or folders of files, in any mixture of formats: each is known by what stands in it
    #[arg(required = true, value_name = "FILE|DIR")]
    pub sources: Vec<PathBuf>,

    /// Give every badge this issuer of the catalogue, whatever the files say
    #[arg(long, value_name = "SLUG")]
    pub issuer: Option<String>,

    /// Say what would be written, and what would be lost, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How to say what became of everything
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}
