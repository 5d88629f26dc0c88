//! What can be typed to begin: `init`, `new`, `completions`.

use std::path::PathBuf;

use super::NewEndorsementOptions;
use clap::{Args, Subcommand, ValueEnum};

/// Writes a small catalogue with one badge, in words to be replaced. It overwrites nothing. In a folder
/// that holds a catalogue, `--ci` adds what is missing to have proposals reviewed.
#[derive(Debug, Args)]
pub(in crate::cli) struct InitOptions {
    /// The folder; it is made when it is not there. By default, the one in which one stands
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// The code host whose machines review proposals and publish the site
    #[arg(long, value_name = "HOST")]
    pub ci: Option<CodeHost>,

    /// The title of the site; by default, made from the folder's name
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,

    /// Where the site will be. By default, an address that nobody can own, to begin with
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// The languages of the catalogue, the reference first; by default, that of messages
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub language: Vec<super::MessageLanguage>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Code hosts whose machines can review and publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CodeHost {
    /// github.com: Actions and Pages
    Github,
    /// gitlab.com or another GitLab: CI/CD and Pages
    Gitlab,
    /// Codeberg or another Forgejo: Actions, and a branch for pages
    Forgejo,
    /// None
    None,
}

/// What can be new.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum NewCommand {
    /// A badge, as a draft, with a picture to be replaced
    Badge(NewBadgeOptions),
    /// The next version of a badge: the text of today is kept under its label, and never changes
    /// again
    Version(NewVersionOptions),
    /// A translation; of one that is there, whether it is of the text of today
    Translation(NewTranslationOptions),
    /// An issuer
    Issuer(NewNamedOptions),
    /// A free page
    Page(NewNamedOptions),
    /// What an issuer of the catalogue says of a badge, of another issuer or of an award
    Endorsement(NewEndorsementOptions),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewBadgeOptions {
    /// Its name in addresses, for ever: small letters without accents, figures, hyphens
    #[arg(value_name = "SLUG")]
    pub slug: String,

    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// Its family: a term of the catalogue's frameworks
    #[arg(long, value_name = "FAMILY")]
    pub family: Option<String>,

    /// Who gives it; by default, the issuer of the site
    #[arg(long, value_name = "ISSUER")]
    pub issuer: Option<String>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewVersionOptions {
    /// The badge, by the name of its file
    #[arg(value_name = "BADGE")]
    pub badge: String,

    /// The label of the version that begins; by default, the next whole number
    #[arg(long, value_name = "LABEL")]
    pub label: Option<String>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewTranslationOptions {
    /// A badge, an issuer or a page, by the name of its file; BADGE@VERSION for an older version;
    /// badges/NAME, issuers/NAME, pages/NAME when several go by that name
    #[arg(value_name = "TEXT")]
    pub text: String,

    /// The language to translate into
    #[arg(value_name = "LANG")]
    pub into: String,

    /// The translation was read against the text of today, and is right
    #[arg(long)]
    pub confirm: bool,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewNamedOptions {
    /// Its name in addresses: small letters without accents, figures, hyphens
    #[arg(value_name = "SLUG")]
    pub slug: String,

    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsOptions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Shells that complete what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
}
