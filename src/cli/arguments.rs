//! What can be typed.

mod keys;
#[cfg(feature = "serve")]
mod serve;
mod start;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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

/// Offline, nothing is asked of the network: what cannot be concluded without it stays open.
#[derive(Debug, Args)]
pub(super) struct VerifyOptions {
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

/// Asked twice for the same person, badge and day, it gives one award.
#[derive(Debug, Args)]
pub(super) struct AwardOptions {
    /// The badge, by the name of its file; `NAME@VERSION` for another version than the current one
    #[arg(value_name = "BADGE[@VERSION]", required_unless_present = "repair")]
    pub badge: Option<String>,

    /// A table of people, one a row: CSV, XLSX or ODS; `-` is standard input
    #[arg(long, visible_alias = "table", value_name = "FILE", conflicts_with = "to")]
    pub csv: Option<PathBuf>,

    /// Somebody's address, `did:…`, or the address of an organisation; may be given again. Other
    /// people on this machine can see what is typed here: prefer a file
    #[arg(long, value_name = "ADDRESS", num_args = 1..)]
    pub to: Vec<String>,

    /// When it was given, for the rows that do not say; by default today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<Instant>,

    /// The awards file; by default content/awards/DATE-BADGE.toml
    #[arg(long, value_name = "FILE")]
    pub file: Option<String>,

    /// What is published of the awards; by default what blason.toml says
    #[arg(long, value_name = "WHAT")]
    pub publish: Option<PublishOption>,

    /// Until when the ledger keeps these people, for the rows that do not say
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub keep_until: Option<Instant>,

    /// Give the badge to the good rows although others are bad
    #[arg(long)]
    pub skip_bad: bool,

    /// The sheet of a workbook, by its name; by default the first
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// How a text file is written, when that cannot be found out: utf-8, utf-16le, utf-16be,
    /// windows-1252, macintosh
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<crate::import::Encoding>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// After a merge: give a new id or place to awards that clash with another
    #[arg(long, conflicts_with_all = ["badge", "csv", "to", "date", "file", "publish", "keep_until"])]
    pub repair: bool,

    /// How the result is written; nothing about people is in it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// What is published of awards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PublishOption {
    /// One bit in the status list
    None,
    /// The documents, at an address that cannot be guessed
    Credential,
    /// The documents and a page
    Page,
}

/// An outbox holds one delivery: the next takes its place. Asked twice for the same, it writes nothing.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one per switch that can be typed")]
pub(super) struct DeliverOptions {
    /// Awards by id, by the first eight letters of it or more, by address; or awards files, whole. By
    /// default every award that stands
    #[arg(value_name = "AWARD|FILE")]
    pub awards: Vec<String>,

    /// Every award of a person, as the ledger knows them; `-` reads a line. Other people on this
    /// machine can see what is typed here: prefer `-`
    #[arg(long, value_name = "ADDRESS|NAME")]
    pub person: Option<String>,

    /// Only awards that were given on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Instant>,

    /// Also awards that have expired
    #[arg(long)]
    pub expired: bool,

    /// Also awards whose holder the ledger does not know: in a folder named by their id, without letter
    #[arg(long)]
    pub anonymous: bool,

    /// The folder; by default `outbox` beside blason.toml
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,

    /// A secret key, PKCS#8 PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// Sign nothing and read no key: deliver what `blason sign` has sealed
    #[arg(long, conflicts_with = "key")]
    pub locked: bool,

    /// The day to deliver for, instead of today: what has expired
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Instant>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How the result is written; folders are called after people, no address is in it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct BakeOptions {
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
pub(super) struct UnbakeOptions {
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

/// Which awards, and when.
#[derive(Debug, Args)]
pub(super) struct FateOptions {
    /// Awards by id, by the first eight letters of it or more, by address; or awards files, whole
    #[arg(required_unless_present = "person", value_name = "AWARD|FILE")]
    pub awards: Vec<String>,

    /// Every award of a person, as the ledger knows them; `-` reads a line. Other people on this
    /// machine can see what is typed here: prefer `-`
    #[arg(long, value_name = "ADDRESS|NAME")]
    pub person: Option<String>,

    /// The day on which it takes effect, instead of today
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub on: Option<Instant>,

    /// Say what would be changed, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct RevokeOptions {
    #[command(flatten)]
    pub fate: FateOptions,

    /// Why, in words that the holder and every reader will see
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(super) struct SuspendOptions {
    #[command(flatten)]
    pub fate: FateOptions,

    /// Why, in words that the holder and every reader will see
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// A renewed award keeps its id and its date, and holds anew from today. With `--to`, a new award
/// takes the place of the old one, which is revoked; each leads to the other.
#[derive(Debug, Args)]
pub(super) struct ReissueOptions {
    #[command(flatten)]
    pub fate: FateOptions,

    /// Until when it holds; by default as long as its badge says, or until the day that was said
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub until: Option<Instant>,

    /// The holder's new address, `did:…`, or address of the web; `-` reads a line. Other people on
    /// this machine can see what is typed here: prefer `-`
    #[arg(long, value_name = "ADDRESS|DID|URL")]
    pub to: Option<String>,

    /// Why the old award stands no more, in words that its readers will see
    #[arg(long, value_name = "TEXT", requires = "to")]
    pub reason: Option<String>,

    /// How the result is written; nothing about people is in it
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

fn encoding(text: &str) -> Result<crate::import::Encoding, String> {
    let known = crate::import::Encoding::NAMES.map(|(name, _)| name).join(", ");
    crate::import::Encoding::parse(text).ok_or(known)
}

fn moment(text: &str) -> Result<Instant, String> {
    let example = "a moment is written 2026-06-14 or 2026-06-14T09:30:00Z";
    Instant::parse(text).ok_or_else(|| example.to_owned())
}

fn day(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "a day is written 2026-06-14".to_owned())
}
