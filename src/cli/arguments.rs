//! What can be typed.

mod audit;
mod awards;
mod documents;
mod endorse;
mod keys;
#[cfg(feature = "serve")]
mod serve;
mod start;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use self::audit::AuditOptions;
pub(super) use self::awards::{
    AwardOptions, DeliverOptions, FateOptions, PublishOption, ReissueOptions, RevokeOptions,
    SuspendOptions,
};
pub(super) use self::documents::{BakeOptions, ImportOptions, UnbakeOptions, VerifyOptions};
pub(super) use self::endorse::{AboutOptions, EndorseOptions, NewEndorsementOptions};
pub(super) use self::keys::{
    ExportKeyOptions, KeyCommand, KeyDateOptions, KeyForm, ListKeysOptions, NewKeyOptions,
    PassphraseOptions, PlaceOptions,
};
#[cfg(feature = "serve")]
pub(super) use self::serve::ServeOptions;
pub(super) use self::start::{
    CodeHost, CompletionsOptions, InitOptions, NewBadgeOptions, NewCommand, NewNamedOptions,
    NewTranslationOptions, NewVersionOptions, Shell,
};
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
    /// Begin: a catalogue that builds at once; or add the review of proposals to one
    Init(InitOptions),
    /// One more badge, issuer or page; the next version of a badge; a translation
    #[command(subcommand)]
    New(NewCommand),
    /// Check, sign, render, and write what changed
    Build(BuildOptions),
    /// Show the site while it is written, on this machine alone: every saved file shows at once
    #[cfg(feature = "serve")]
    Serve(ServeOptions),
    /// Say everything that is wrong with the catalogue, and mend some of it when told to; needs no key
    Check(CheckOptions),
    /// Say what a code means: why, what to do, how bad it is
    Explain(ExplainOptions),
    /// Say what a change means for those who hold a badge; needs no key, writes nothing
    Diff(DiffOptions),
    /// Sign ahead, at home, what a build without a secret will publish
    Sign(SignOptions),
    /// Say whether badges, files, addresses or a whole site are worth believing, and why
    Verify(VerifyOptions),
    /// Bring badges from elsewhere: pictures, Open Badges 1 to 3, Open Badge Factory, Badgr, Moodle
    Import(ImportOptions),
    /// Ask the published site whether the world sees what was built: bytes, types, keys, status lists
    Audit(AuditOptions),
    /// Stand behind a badge, an issuer or an award: a signed file to propose to its catalogue
    Endorse(EndorseOptions),
    /// Put a credential or an assertion into a PNG or SVG image
    Bake(BakeOptions),
    /// Take the credential or the assertion out of an image
    Unbake(UnbakeOptions),
    /// Give a badge to people: from a spreadsheet, or by address. No name and no address enters the
    /// catalogue; they stay in the ledger
    Award(AwardOptions),
    /// Put together what holders are given: documents, pages to print, letters as drafts, a table.
    /// Private; nothing of it is published
    Deliver(DeliverOptions),
    /// Issue awards again: renewed or corrected, or handed over to a new address of their holder
    Reissue(ReissueOptions),
    /// Take awards back, for ever
    Revoke(RevokeOptions),
    /// Hold awards back for a time
    Suspend(SuspendOptions),
    /// Let awards that were held back stand again
    Reinstate(FateOptions),
    /// Forget awards: nothing about the person stays, and they never stand again
    Erase(FateOptions),
    /// Make, list, retire and export keys
    #[command(subcommand)]
    Key(KeyCommand),
    /// The themes that there are, and copies of built-in files to change
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// A script with which a shell completes what is typed
    Completions(CompletionsOptions),
}

/// What can be done with themes.
#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// The built-in theme and those in `themes/`, and which files each replaces
    List(ListThemesOptions),
    /// Copy files of the built-in theme into `themes/`, for changing; nothing is overwritten
    Copy(CopyThemeOptions),
}

#[derive(Debug, Args)]
pub(super) struct ListThemesOptions {
    /// How they are listed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct CopyThemeOptions {
    /// Files of the built-in theme: `styles/tokens.css`, `templates/card.html`, `strings/fr.toml`
    #[arg(value_name = "FILE", required_unless_present = "all", conflicts_with = "all")]
    pub files: Vec<String>,

    /// Every file; those that are there already stay as they are
    #[arg(long)]
    pub all: bool,

    /// The theme to copy into; by default the one that the catalogue uses
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
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

    /// Sign nothing and read no key: publish what `blason sign` has sealed
    #[arg(long, conflicts_with = "key")]
    pub locked: bool,

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
pub(super) struct ExplainOptions {
    /// The code of a finding: L003
    #[arg(value_name = "CODE", required_unless_present = "list", conflicts_with = "list")]
    pub code: Option<String>,

    /// Every code
    #[arg(long)]
    pub list: bool,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// Writes one line per award into X.seals, beside X.toml, and the status lists of the coming months
/// into content/issuers/SLUG.seals: for the repository.
#[derive(Debug, Args)]
pub(super) struct SignOptions {
    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// For how many months ahead the status lists are sealed
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u32).range(0..=24))]
    pub months: u32,

    /// Seal anew what is sealed and fits
    #[arg(long)]
    pub all: bool,

    /// Say which files would be written, and write none
    #[arg(long)]
    pub dry_run: bool,

    /// The day from which the status lists are sealed, instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Instant>,

    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Look at drafts as if they were published
    #[arg(long)]
    pub drafts: bool,

    /// Mend what can be mended without changing what is meant
    #[arg(long)]
    pub fix: bool,

    /// Say what would be mended, and write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: FindingsFormat,
}

/// Two states of the catalogue, each a revision of git or a folder.
#[derive(Debug, Args)]
pub(super) struct DiffOptions {
    /// Before: a revision, or a folder with a catalogue; `NAME...` is where that branch and HEAD parted.
    /// By default where the work at hand left the main branch
    #[arg(value_name = "BASE")]
    pub base: Option<String>,

    /// After: a revision or a folder; by default the files as they stand
    #[arg(value_name = "HEAD")]
    pub head: Option<String>,

    /// From which findings on the exit code is 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: Severest,

    /// How the review is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: FindingsFormat,
}

/// From which findings on a command fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Severest {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Anything
    Advice,
}

/// How findings are written, for people, programs and code hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// For a comment on a proposal
    Markdown,
    /// One file for a browser
    Html,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// Annotations of a code host’s workflow
    Github,
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

fn moment(text: &str) -> Result<Instant, String> {
    let example = "a moment is written 2026-06-14 or 2026-06-14T09:30:00Z";
    Instant::parse(text).ok_or_else(|| example.to_owned())
}

fn day(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "a day is written 2026-06-14".to_owned())
}
