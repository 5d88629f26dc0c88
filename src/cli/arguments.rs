//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::ground::Instant;
use crate::shell::environment;
use crate::shell::terminal::Terminal;

/// Open Badges from a folder of text: a signed, static catalogue for any host.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,

    /// The catalogue's folder: where `blason.toml` is
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    /// The language of messages; by default that of the system
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<MessageLanguage>,

    /// Say only what went wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more
    #[arg(long, short, global = true)]
    pub verbose: bool,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check, sign, render, and write what changed
    Build(BuildOptions),
    /// Say everything that is wrong with the catalogue; needs no key, writes nothing
    Check(CheckOptions),
    /// Make a secret key, or list those at hand
    #[command(subcommand)]
    Key(KeyCommand),
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Make a secret key, outside every repository, and say what to write in the issuer's file
    New(NewKeyOptions),
    /// The secret keys at hand, by their public halves, and the issuers that list them
    List(ListKeysOptions),
}

#[derive(Debug, Args)]
pub(super) struct NewKeyOptions {
    /// Where to write it; by default in the user's key folder
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ListKeysOptions {
    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct BuildOptions {
    /// The folder to build into; by default `output` of blason.toml, or `public`
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Another address for this build: a preview. Credentials contain it
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Publish drafts too
    #[arg(long)]
    pub drafts: bool,

    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// The day to build for, instead of today: what has expired, how fresh the status lists are
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Instant>,

    /// Compare every published file with the bytes it should have, whatever the last build remembers
    #[arg(long)]
    pub full: bool,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Look at drafts as if they were published
    #[arg(long)]
    pub drafts: bool,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// The languages that messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageLanguage {
    /// French
    Fr,
    /// English
    En,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// Where the terminal can
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Arguments {
    /// The person in front of the program.
    pub(super) fn terminal(&self) -> Terminal {
        Terminal::set_colour(match self.color {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        });
        let french = match self.lang {
            Some(lang) => lang == MessageLanguage::Fr,
            None => environment::reads_french(),
        };
        Terminal { french, quiet: self.quiet, verbose: self.verbose }
    }
}

fn day(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "a day is written 2026-06-14".to_owned())
}
