//! What the author's files say, before names are followed.

use super::acceptance::Acceptance;
use super::award::{Award, Erased};
use super::badge::BadgeVersion;
use super::endorsement::Endorsement;
use super::framework::{Framework, Term};
use super::issuer::Issuer;
use super::naming::Named;
use super::page::Page;
use super::settings::Settings;

/// What the author's files say; things name each other by words.
#[derive(Debug, Default)]
pub struct Drafts {
    /// `blason.toml`, when it could be understood.
    pub settings: Option<Settings<Named>>,
    /// `content/issuers`.
    pub issuers: Vec<Issuer>,
    /// `content/badges`: every version of every badge.
    pub versions: Vec<BadgeVersion<Named>>,
    /// `content/awards`.
    pub awards: Vec<Award<Named>>,
    /// The tombstones in `content/awards`.
    pub erased: Vec<Erased<Named>>,
    /// `content/frameworks`, each with its terms.
    pub frameworks: Vec<(Framework, Vec<Term>)>,
    /// `content/pages`.
    pub pages: Vec<Page>,
    /// `content/endorsements`.
    pub endorsements: Vec<Endorsement<Named>>,
    /// `content/accepted.toml`.
    pub accepted: Vec<Acceptance>,
    /// What stood in the files and could not be understood, so that a name that leads there is not
    /// reported a second time.
    pub broken: Broken,
}

/// Slugs of things whose own files already have an error.
#[derive(Debug, Default)]
pub struct Broken {
    /// Issuers.
    pub issuers: Vec<Box<str>>,
    /// Badges.
    pub badges: Vec<Box<str>>,
    /// Frameworks: when one is broken, any term may have been in it.
    pub frameworks: bool,
}
