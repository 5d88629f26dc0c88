//! One badge given to one person, and what became of it.

use super::badge::Alignment;
use super::issuer::Organisation;
use super::naming::{Naming, Resolved};
use super::rarities::{NOTHING_RARE, Rarities};
use super::text::Text;
use crate::ground::{Instant, Lang, Slug, Span, Url, Uuid};

/// One badge given to one person (OB 3.0 OpenBadgeCredential, OB 2.0 Assertion).
///
/// There can be a million of them: what few awards have stands in [`AwardMore`].
#[derive(Debug, Clone)]
pub struct Award<N: Naming = Resolved> {
    /// Random, so that its address cannot be guessed.
    pub id: Uuid,
    /// Which version of which badge.
    pub version: N::Version,
    /// When it was given.
    pub awarded: Instant,
    /// From when this text of it holds; `awarded` unless it was issued again.
    pub valid_from: Option<Instant>,
    /// Until when it holds; without it, the badge's `valid_for` counts from `awarded`.
    pub expires: Option<Instant>,
    /// What is published of it.
    pub publish: Publish,
    /// Who holds it.
    pub recipient: Recipient,
    /// Its place in the issuer's status lists, drawn at random, never reused.
    pub status: Option<u32>,
    /// Taken back, or held back for a time.
    pub standing: Standing,
    /// What few awards have.
    pub more: Option<Box<AwardMore>>,
    /// Where its table stands.
    pub span: Span,
}

/// What few awards have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AwardMore {
    /// Why it was taken back or held back.
    pub reason: Option<Text>,
    /// When the latest suspension of it ended: it stands again since then.
    pub reinstated: Option<Instant>,
    /// The award that this one takes the place of, given to the same person under another address or
    /// identifier.
    pub supersedes: Option<Uuid>,
    /// What the holder did, in Markdown.
    pub narrative: Option<Text>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What was measured.
    pub results: Vec<ResultGiven>,
    /// The holder's name, given by the holder to be shown.
    pub name_shown: Option<Box<str>>,
    /// The language of its page.
    pub language: Option<Lang>,
    /// `creditsEarned` of OB 3.0.
    pub credits_earned: Option<f64>,
    /// `licenseNumber` of OB 3.0.
    pub licence_number: Option<Box<str>>,
    /// `role` of OB 3.0.
    pub role: Option<Box<str>>,
    /// `term` of OB 3.0.
    pub term: Option<Box<str>>,
    /// `activityStartDate` of OB 3.0.
    pub activity_start: Option<Instant>,
    /// `activityEndDate` of OB 3.0.
    pub activity_end: Option<Instant>,
    /// `source` of OB 3.0: who assessed on behalf of the issuer.
    pub source: Option<Box<Organisation>>,
    /// What hardly any award has.
    pub rare: Option<Box<Rarities>>,
}

/// What is published of an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Publish {
    /// Its status bit only.
    None,
    /// The documents, at an address that cannot be guessed.
    Credential,
    /// The documents and a page.
    Page,
}

/// Who holds an award. A person's address in the clear never enters the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// The salted hash of an e-mail address (OB 3.0, B.1.12 IdentityObject).
    Hash {
        /// `sha256$` and 64 hexadecimal figures.
        hash: Box<str>,
        /// What was appended to the address before hashing.
        salt: Box<str>,
    },
    /// An identifier of the holder's own: `did:key:…`, or the address of an organisation.
    Id {
        /// The identifier.
        id: Url,
        /// The name of an organisation.
        name: Option<Box<str>>,
    },
}

/// Whether an award still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It stands.
    Good,
    /// Held back since this instant.
    Suspended(Instant),
    /// Taken back at this instant, for ever.
    Revoked(Instant),
}

/// What shows that the criteria were met (OB 3.0, B.1.9).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// Its address.
    pub url: Option<Url>,
    /// Name.
    pub name: Option<Text>,
    /// The story, in Markdown.
    pub narrative: Option<Text>,
    /// What it is.
    pub description: Option<Text>,
    /// Its kind: a film, a text.
    pub genre: Option<Text>,
    /// Whom it is for.
    pub audience: Option<Text>,
}

/// What was measured (OB 3.0, B.1.16).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResultGiven {
    /// Which of the badge's results, by its id.
    pub result: Option<Slug>,
    /// The value reached.
    pub value: Option<Box<str>>,
    /// The level reached, by its id.
    pub level: Option<Slug>,
    /// `status` of OB 3.0 (B.1.33).
    pub status: Option<Box<str>>,
    /// Where it meets frameworks.
    pub alignments: Vec<Alignment>,
}

/// What is left of an award that was erased: no person, the status bit stays set.
#[derive(Debug, Clone)]
pub struct Erased<N: Naming = Resolved> {
    /// Its identifier.
    pub id: Uuid,
    /// Its place in the issuer's status lists.
    pub status: Option<u32>,
    /// When it was erased.
    pub on: Instant,
    /// Whose status list holds it.
    pub issuer: N::Issuer,
    /// Where its table stands.
    pub span: Span,
}

static NOTHING_MORE: AwardMore = AwardMore {
    reason: None,
    reinstated: None,
    supersedes: None,
    narrative: None,
    evidence: Vec::new(),
    results: Vec::new(),
    name_shown: None,
    language: None,
    credits_earned: None,
    licence_number: None,
    role: None,
    term: None,
    activity_start: None,
    activity_end: None,
    source: None,
    rare: None,
};

impl AwardMore {
    /// What hardly any award has; empty for the others.
    pub fn rare(&self) -> &Rarities {
        self.rare.as_deref().unwrap_or(&NOTHING_RARE)
    }
}

impl<N: Naming> Award<N> {
    /// What few awards have; empty for the others.
    pub fn more(&self) -> &AwardMore {
        self.more.as_deref().unwrap_or(&NOTHING_MORE)
    }

    /// From when this text of it holds.
    pub fn valid_from(&self) -> Instant {
        self.valid_from.unwrap_or(self.awarded)
    }
}

impl Recipient {
    /// Whether the recipient has an identifier, as `sub` of a JWT asks for.
    pub fn has_id(&self) -> bool {
        matches!(self, Self::Id { .. })
    }
}
