//! The site as `blason.toml` describes it.

use super::acceptance::RuleLevel;
use super::award::Publish;
use super::naming::{Named, Naming, Resolved};
use super::text::Text;
use crate::ground::{Instant, Lang, Period, Slug, Span, Url};

/// The site as `blason.toml` describes it.
#[derive(Debug, Clone)]
pub struct Settings<N: Naming = Resolved> {
    /// The permanent address of the site, ending in `/`: every credential contains it.
    pub base_url: Url,
    /// Where `base_url` stands in `blason.toml`.
    pub base_url_span: Span,
    /// The name of the site.
    pub title: Text,
    /// One sentence about the site.
    pub description: Option<Text>,
    /// The reference language.
    pub language: Lang,
    /// Every language of the site; the reference first.
    pub languages: Vec<Lang>,
    /// The issuer of every badge that names none.
    pub issuer: N::Issuer,
    /// The theme's name.
    pub theme: Box<str>,
    /// Which rules apply.
    pub profile: ReviewProfile,
    /// Rules that are worse, or less bad, or silent here.
    pub rules: Vec<RuleLevel>,
    /// ISO 3166-1 code of the country whose law asks for a notice: `FR`.
    pub country: Option<Box<str>>,
    /// The folder to build into, from the catalogue's root.
    pub output: Box<str>,
    /// Whether pages say what git knows of a badge: when its text came, when it last changed.
    pub history: bool,
    /// Which credential documents are published.
    pub formats: Formats,
    /// Which baked images are published for each award.
    pub baked: Baked,
    /// What is published of an award that does not say.
    pub publish: Publish,
    /// Whether pages say how often a badge was awarded.
    pub show_holders: bool,
    /// Whether awards embed the endorsements of their badge and their own.
    pub award_endorsements: bool,
    /// Where people are kept, and how.
    pub ledger: LedgerSettings,
    /// Who answers for the site.
    pub legal: Option<Legal>,
    /// The hosts whose header and redirect files are written.
    pub hosts: Vec<Box<str>>,
    /// Old addresses that must keep answering.
    pub moved: Vec<Moved>,
    /// Addresses that the whole site had before, which must keep answering too.
    pub formerly: Vec<Url>,
    /// How long a status list may be believed after it was made.
    pub fresh_for: Period,
    /// The accessibility audit, when there was one.
    pub accessibility: Option<Accessibility>,
    /// The top of `blason.toml`.
    pub span: Span,
}

/// A settings file whose names are not resolved yet.
pub type SettingsDraft = Settings<Named>;

/// Which rules apply (`rules.md`, profiles).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewProfile {
    /// The default: an association that recognises more than skills.
    Collectif,
    /// The writing rules are off.
    OpenRecognition,
    /// With the required fields of the Council recommendation on micro-credentials.
    EuMicrocredential,
    /// Warnings are errors.
    Strict,
}

/// Where people are kept, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerSettings {
    /// The folder, from the catalogue's root; it may lie outside.
    pub path: Box<str>,
    /// How its files are locked.
    pub lock: LedgerLock,
}

/// How the files of a ledger are locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerLock {
    /// They are not: only the modes of the files protect them.
    Open,
    /// With a passphrase.
    Passphrase,
    /// For these recipients, `age1…`.
    Recipients(Vec<Box<str>>),
}

/// Which credential documents are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// The OB 3.0 credential, `<id>.json`.
    pub ob3: bool,
    /// The OB 2.0 assertion, `<id>.ob2.json`.
    pub ob2: bool,
    /// The VC-JWT, `<id>.jwt`, where the recipient has an identifier.
    pub jwt: bool,
}

/// Which baked images are published for each award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baked {
    /// `<id>.png`.
    pub png: bool,
    /// `<id>.svg`, where the art is SVG.
    pub svg: bool,
}

/// The notice that French law asks of every association's site (LCEN, article 6).
#[derive(Debug, Clone)]
pub struct Legal {
    /// The association's name.
    pub name: Text,
    /// Its seat.
    pub seat: Option<Text>,
    /// How to reach it: an address or a telephone number.
    pub contact: Option<Text>,
    /// Who directs the publication.
    pub director: Option<Text>,
    /// Who hosts the site: name, address, telephone.
    pub host: Option<Text>,
    /// Its registration: RNA, SIREN, register of commerce.
    pub registration: Option<Text>,
}

/// An old address and what answers for it now.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The old address: a path of this host, from its first `/`.
    pub from: Box<str>,
    /// The new place, as a path of the site or an address.
    pub to: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// What an accessibility audit found (RGAA 4).
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// `none`, `partial` or `full`.
    pub state: AccessibilityState,
    /// When the audit was made.
    pub audited: Option<Instant>,
    /// Who made it.
    pub by: Option<Box<str>>,
    /// Where its report is.
    pub url: Option<Url>,
}

/// How far the site conforms, in the three degrees of the RGAA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessibilityState {
    /// Less than half of the criteria, or no audit.
    None,
    /// Half of the criteria or more.
    Partial,
    /// All criteria.
    Full,
}

/// A reserved host, where the demonstration key may sign: RFC 2606 and RFC 6761.
pub fn is_reserved_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || ["example", "test", "invalid"]
            .iter()
            .any(|top| host.rsplit('.').next() == Some(*top) && host.len() > top.len())
}

impl<N: Naming> Settings<N> {
    /// Whether the built-in demonstration key may sign for this site.
    pub fn is_demonstration_host(&self) -> bool {
        is_reserved_host(self.base_url.host())
    }
}

/// A slug that the site itself uses at its top, and that no free page may take.
pub fn is_taken_by_the_site(slug: &Slug) -> bool {
    const TAKEN: [&str; 12] = [
        "issuers",
        "badges",
        "awards",
        "status",
        "endorsements",
        "frameworks",
        "paths",
        "search",
        "verify",
        "legal",
        "privacy",
        "accessibility",
    ];
    TAKEN.contains(&slug.as_str()) || slug.as_str() == "assets"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_hosts() {
        for yes in ["localhost", "badges.example", "a.b.test", "x.invalid", "BADGES.Example"] {
            assert!(is_reserved_host(yes), "{yes}");
        }
        for no in ["example.org", "example", "badges.example.com", "localhost.fr", "testing"] {
            assert!(!is_reserved_host(no), "{no}");
        }
    }
}
