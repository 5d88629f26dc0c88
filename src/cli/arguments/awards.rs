//! Awards: given, delivered, issued again, taken back.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Format, day, moment};
use crate::ground::Instant;
use crate::import::Encoding;

/// Asked twice for the same person, badge and day, it gives one award.
#[derive(Debug, Args)]
pub(in crate::cli) struct AwardOptions {
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
    pub encoding: Option<Encoding>,

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
pub(in crate::cli) enum PublishOption {
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
pub(in crate::cli) struct DeliverOptions {
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

/// Which awards, and when.
#[derive(Debug, Args)]
pub(in crate::cli) struct FateOptions {
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
pub(in crate::cli) struct RevokeOptions {
    #[command(flatten)]
    pub fate: FateOptions,

    /// Why, in words that the holder and every reader will see
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SuspendOptions {
    #[command(flatten)]
    pub fate: FateOptions,

    /// Why, in words that the holder and every reader will see
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// A renewed award keeps its id and its date, and holds anew from today. With `--to`, a new award
/// takes the place of the old one, which is revoked; each leads to the other.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReissueOptions {
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

fn encoding(text: &str) -> Result<Encoding, String> {
    let known = Encoding::NAMES.map(|(name, _)| name).join(", ");
    Encoding::parse(text).ok_or(known)
}
