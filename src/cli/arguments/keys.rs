//! What can be typed after `blason key`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Format, day};
use crate::ground::Instant;

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyCommand {
    /// Make a secret key, outside every repository, and add its public half to an issuer's file
    New(NewKeyOptions),
    /// The keys that issuers list and those at hand: since when, until when, where
    List(ListKeysOptions),
    /// Say until when a key signs; what it signed stays valid
    Retire(KeyDateOptions),
    /// Say that a key is in other hands: nothing that it signed counts any more
    Compromise(KeyDateOptions),
    /// Write the public half of a key, or a copy of the secret for a safe place
    Export(ExportKeyOptions),
}

/// `key new`.
#[derive(Debug, Args)]
pub(in crate::cli) struct NewKeyOptions {
    /// Where to write it; by default in the user's key folder
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Add the public half to the file of this issuer
    #[arg(long, value_name = "SLUG")]
    pub issuer: Option<String>,

    /// The key that this one follows: it signs until this one begins
    #[arg(long, value_name = "KEY", requires = "issuer")]
    pub replaces: Option<String>,

    /// The day from which it signs, instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Instant>,

    #[command(flatten)]
    pub passphrase: PassphraseOptions,

    #[command(flatten)]
    pub place: PlaceOptions,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Whether a file is put under a passphrase: without a word, it is offered on the terminal.
#[derive(Debug, Args)]
pub(in crate::cli) struct PassphraseOptions {
    /// Put it under a passphrase, from the file that BLASON_KEY_PASSPHRASE_FILE names or as typed
    #[arg(long, conflicts_with = "no_passphrase")]
    pub passphrase: bool,

    /// Do not ask for a passphrase
    #[arg(long)]
    pub no_passphrase: bool,
}

/// Where a secret may go.
#[derive(Debug, Args)]
pub(in crate::cli) struct PlaceOptions {
    /// Write a secret into a git repository all the same; ask twice, with --really
    #[arg(long, requires = "really")]
    pub inside_repository: bool,

    /// Yes
    #[arg(long, requires = "inside_repository")]
    pub really: bool,
}

/// `key list`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ListKeysOptions {
    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// `key retire` and `key compromise`.
#[derive(Debug, Args)]
pub(in crate::cli) struct KeyDateOptions {
    /// The public key, or how it ends: six letters at least
    #[arg(value_name = "KEY")]
    pub key: String,

    /// The day, instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Instant>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// `key export`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExportKeyOptions {
    /// The public key, or how it ends: six letters at least
    #[arg(value_name = "KEY")]
    pub key: String,

    /// The public half, on standard output
    #[arg(long, conflicts_with = "out", required_unless_present = "out")]
    pub public: bool,

    /// How the public half is written
    #[arg(long, value_name = "FORM", default_value = "multikey", requires = "public")]
    pub format: KeyForm,

    /// A copy of the secret, into a new file; `-` is standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Where the secret is now, PKCS#8 PEM; may be given several times
    #[arg(long = "key", value_name = "FILE")]
    pub keys: Vec<PathBuf>,

    #[command(flatten)]
    pub passphrase: PassphraseOptions,

    #[command(flatten)]
    pub place: PlaceOptions,
}

/// How a public key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum KeyForm {
    /// As issuers' files list it
    Multikey,
    /// A JSON Web Key
    Jwk,
    /// As OpenSSL reads it
    Pem,
}
