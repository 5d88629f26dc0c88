//! What the verifier answers. `valid` and `trusted` are different words: a document can be genuine,
//! in force and from nobody that one knows.

use super::reasons::Reason;
use crate::ground::Instant;
use crate::ground::report::Argument;

/// What was found in a file: one document, or several in one image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examination {
    /// What held the documents: `json`, `jwt`, `png`, `svg`, `url`.
    pub container: &'static str,
    /// A verdict for each document, the one that counts first.
    pub verdicts: Vec<Verdict>,
}

/// The verdict on one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What the document claims to be and to say. Worth nothing unless the verdict is good.
    pub about: About,
    /// The steps, in the order in which they were taken. A step can have more to say than one
    /// thing: then its name comes again.
    pub steps: Vec<Step>,
    /// Whether whoever signed is known to the caller.
    pub trust: Trust,
    /// The public key that signed, when the signature holds: Multikey text for Ed25519, or else
    /// the thumbprint of its JSON Web Key (RFC 7638).
    pub key: Option<String>,
    /// The verdict on each endorsement inside, in the order of the document.
    pub endorsements: Vec<Verdict>,
}

/// What a document claims.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What it claims to be.
    pub format: Option<Format>,
    /// Its identifier.
    pub id: Option<String>,
    /// The name of the badge.
    pub badge: Option<String>,
    /// The name of the issuer: nothing proves a name.
    pub issuer: Option<String>,
    /// The identifier of the issuer.
    pub issuer_id: Option<String>,
    /// The host that answers for the issuer's identifier: what a person can judge.
    pub host: Option<String>,
    /// When it was awarded.
    pub awarded: Option<Instant>,
    /// From when it holds.
    pub valid_from: Option<Instant>,
    /// Until when it holds.
    pub valid_until: Option<Instant>,
}

/// What a document claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An OB 3.0 credential.
    Ob3,
    /// An OB 2.0 assertion.
    Ob2,
    /// An OB 1.x assertion.
    Ob1,
    /// An endorsement (OB 3.0 or 2.0).
    Endorsement,
    /// A status list.
    StatusList,
    /// Another verifiable credential.
    Credential,
}

/// One step and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which step.
    pub name: StepName,
    /// What came of it, and why, in words.
    pub reason: &'static Reason,
    /// The values of the placeholders in the words.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// The steps, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepName {
    /// It can be read at all.
    Readable,
    /// It has the shape of what it claims to be, and every term of it is defined.
    WellFormed,
    /// Its signature, or its hosting, holds.
    Proof,
    /// The key belongs to the issuer.
    Key,
    /// It holds at the moment asked about.
    InForce,
    /// It was neither taken back nor held back.
    Status,
    /// It was given to whom the caller says.
    Recipient,
    /// Every endorsement in it holds.
    Endorsements,
    /// Its address is one that the issuer answers for (OB 2.0).
    Scope,
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not apply here.
    Skipped,
    /// It could not be concluded.
    Open,
    /// It does not hold.
    Failed,
}

/// Whether the document is what it claims to be, as far as that could be found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Every step was concluded, and every one holds.
    Valid,
    /// Nothing failed, and something could not be concluded.
    Open,
    /// Something does not hold.
    Invalid,
}

/// Whether whoever signed is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// The caller named the issuer or the key.
    Named,
    /// The document comes from the very site that was examined, or whose folder was given.
    OwnSite,
    /// A host answered over https for the issuer's identifier: the host is what one can judge.
    Host(String),
    /// The built-in demonstration key signed, which everybody has.
    Demonstration,
    /// Nobody that one knows.
    Unknown,
}

impl Verdict {
    /// A verdict without any step yet, on a document that claims this.
    pub fn on(about: About) -> Self {
        Self {
            about,
            steps: Vec::new(),
            trust: Trust::Unknown,
            key: None,
            endorsements: Vec::new(),
        }
    }

    /// The worst that came of a step; nothing when it was not taken.
    pub fn outcome(&self, name: StepName) -> Option<Outcome> {
        self.steps.iter().filter(|step| step.name == name).map(Step::outcome).max()
    }

    /// Whether the document is what it claims to be.
    pub fn validity(&self) -> Validity {
        match self.steps.iter().map(Step::outcome).max() {
            Some(Outcome::Failed) => Validity::Invalid,
            Some(Outcome::Open) | None => Validity::Open,
            Some(Outcome::Passed | Outcome::Skipped) => Validity::Valid,
        }
    }

    /// Whether a caller may act on it: valid, and signed by somebody known.
    pub fn trusted(&self) -> bool {
        self.validity() == Validity::Valid
            && matches!(self.trust, Trust::Named | Trust::OwnSite | Trust::Host(_))
    }
}

impl Step {
    /// What came of the step.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome
    }
}
