//! What the catalogue says of findings: how bad some are here, and which are accepted on purpose.

use super::naming::Name;
use crate::ground::{Instant, Severity, Span, Uuid};

/// A line of `[rules]` in `blason.toml`: how bad the findings of one rule are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLevel {
    /// The rule's code.
    pub rule: Name,
    /// How bad; `None` says nothing at all of it.
    pub severity: Option<Severity>,
}

/// One `[[accept]]` of `content/accepted.toml`: a finding that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule's code.
    pub rule: Name,
    /// Where the finding is.
    pub place: AcceptedPlace,
    /// Why it is accepted; without a reason, it is not.
    pub reason: Option<Box<str>>,
    /// Who accepts it: a body, rather than a person.
    pub by: Option<Box<str>>,
    /// The last day on which it is accepted.
    pub until: Option<Instant>,
    /// Where the acceptance stands.
    pub span: Span,
}

/// Where an accepted finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcceptedPlace {
    /// In the files of a badge, by its slug.
    Badge(Box<str>),
    /// In the files of an issuer, by its slug.
    Issuer(Box<str>),
    /// In the table of one award.
    Award(Uuid),
    /// In one file, or below one folder when it ends in `/`.
    Path(Box<str>),
    /// About the catalogue as a whole: in `blason.toml`, or nowhere.
    Catalogue,
}
