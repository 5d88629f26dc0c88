//! What `blason endorse` and `blason new endorsement` take.

use std::path::PathBuf;

use clap::Args;

use super::{Format, day};
use crate::ground::Instant;

/// Needs no catalogue: a document and a key. The file says for which text it was given; when that text
/// changes, everybody can see it.
#[derive(Debug, Args)]
pub(in crate::cli) struct EndorseOptions {
    /// The document of a badge, an issuer or an award: a file, or with --online its address; `-` is
    /// standard input
    #[arg(value_name = "FILE|ADDRESS")]
    pub what: String,

    /// Who endorses: the name that readers see
    #[arg(long, value_name = "NAME")]
    pub name: String,

    /// A secret key, PKCS#8 PEM
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// The identifier that answers for the key: `did:web:…` or https; by default the key itself
    /// (`did:key:…`)
    #[arg(long, value_name = "ID", value_parser = identifier)]
    pub issuer: Option<String>,

    /// Why, in Markdown
    #[arg(long, value_name = "TEXT", conflicts_with = "comment_file")]
    pub comment: Option<String>,

    /// A file that says why
    #[arg(long, value_name = "FILE")]
    pub comment_file: Option<PathBuf>,

    /// The day on which it is given, instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub given: Option<Instant>,

    /// The day on which it ends; by default never
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<Instant>,

    /// Ask the web for the document: https and public hosts only
    #[arg(long)]
    pub online: bool,

    /// The file to write; by default a new one here, named after who endorses what; `-` is standard
    /// output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// One of --badge, --issuer and --award says what is endorsed.
#[derive(Debug, Args)]
pub(in crate::cli) struct NewEndorsementOptions {
    /// Its name in addresses: small letters without accents, figures, hyphens
    #[arg(value_name = "SLUG")]
    pub slug: String,

    #[command(flatten)]
    pub about: AboutOptions,

    /// Which issuer of the catalogue endorses; by default the issuer of the site
    #[arg(long, value_name = "ISSUER")]
    pub by: Option<String>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What is endorsed.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct AboutOptions {
    /// A badge, by the name of its file; `NAME@VERSION` when it has several versions
    #[arg(long, value_name = "BADGE[@VERSION]")]
    pub badge: Option<String>,

    /// An issuer, by the name of its file
    #[arg(long, value_name = "ISSUER")]
    pub issuer: Option<String>,

    /// An award, by its id
    #[arg(long, value_name = "ID")]
    pub award: Option<String>,
}

/// An identifier whose document can list keys.
fn identifier(text: &str) -> Result<String, String> {
    let known = ["did:web:", "did:key:", "https://"].iter().any(|start| text.starts_with(start));
    if known && !text.contains('#') && crate::ground::Url::parse(text).is_some() {
        Ok(text.to_owned())
    } else {
        Err("did:web:…, did:key:…, https://…".to_owned())
    }
}
