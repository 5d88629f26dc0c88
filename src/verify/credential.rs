//! One verifiable credential, from its shape to its endorsements: the steps in their order.

use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::fetch::Fetch;
use super::in_force::Period;
use super::presented::short;
use super::reasons::{self, Reason};
use super::request::{Request, Trusted};
use super::seal::{self, Seal};
use super::token::Token;
use super::verdict::{About, Format, Outcome, Step, StepName, Trust, Verdict};
use super::window::Window;
use super::{did, endorsements, exact, recipient, shape, status};
use crate::proof::data_integrity::Secured;
use crate::proof::{ProofError, demonstration_key, moment};
use crate::rdf::{self, RdfError};

/// Everything that is asked on behalf of one document.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) window: &'a Window<'a>,
    pub(super) request: &'a Request,
    /// Whether the document stands inside another one.
    pub(super) inside: bool,
}

impl Case<'_> {
    /// The verdict on a document with embedded proofs.
    pub(super) fn json(&self, document: &Value, format: Format) -> Verdict {
        let (steps, seal) = checked(document, format, self.window, self.request);
        self.judge(document, format, steps, seal)
    }

    /// The verdict on a token that holds a document of this format.
    pub(super) fn token(&self, token: &Token<'_>, format: Format) -> Verdict {
        let (steps, seal) = checked_token(token, format, self.window, self.request);
        self.judge(&token.credential, format, steps, seal)
    }

    fn judge(&self, document: &Value, format: Format, steps: Vec<Step>, seal: Seal) -> Verdict {
        let mut verdict = Verdict::on(about(document, format));
        verdict.steps.reserve(9);
        verdict.steps.push(reasons::READ.step(StepName::Readable));
        verdict.steps.extend(steps);
        verdict.trust = self.trust(&seal, verdict.about.issuer_id.as_deref());
        verdict.key = seal.key;
        verdict.steps.extend(seal.steps);
        let Some(members) = document.as_object() else {
            return verdict;
        };
        let now = self.request.now;
        verdict.steps.push(Period::of(members).step(seal.period, now));
        let issuer = seal::issuer(document).unwrap_or_default();
        verdict.steps.extend(status::steps(members, issuer, self.window, self.request));
        if format == Format::Ob3 {
            let wanted = self.request.recipient.as_deref();
            let subject = document.get("credentialSubject").unwrap_or(&Value::Null);
            verdict.steps.push(recipient::step(subject, wanted));
        }
        let (step, inside) = endorsements::examine(members, self);
        verdict.steps.push(step);
        verdict.endorsements = inside;
        verdict
    }

    /// Who vouches for the signer. The demonstration key is everybody's, whoever is named.
    fn trust(&self, seal: &Seal, issuer: Option<&str>) -> Trust {
        let Some(key) = &seal.key else {
            return Trust::Unknown;
        };
        if is_demonstration(key) {
            return Trust::Demonstration;
        }
        let holds = seal.outcome() <= Outcome::Skipped;
        let named = |trusted: &Trusted| match trusted {
            Trusted::Issuer(id) => Some(&**id) == issuer,
            Trusted::Key(text) => text == key,
        };
        if !holds {
            return Trust::Unknown;
        }
        if self.request.trusted.iter().any(named) {
            return Trust::Named;
        }
        match (&seal.address, issuer.and_then(did::host)) {
            (Some(address), _) if self.window.is_own_site(address) => Trust::OwnSite,
            (Some(_), Some(host)) => Trust::Host(host),
            _ => Trust::Unknown,
        }
    }
}

/// Whether a key is the one everybody has.
fn is_demonstration(key: &str) -> bool {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| demonstration_key().public().to_multikey()) == key
}

/// Checks the shape of a document and the proofs embedded in it.
pub(super) fn checked(
    document: &Value,
    format: Format,
    window: &Window<'_>,
    request: &Request,
) -> (Vec<Step>, Seal) {
    let secured = match Secured::new(document, &request.contexts) {
        Ok(secured) => secured,
        Err(_) => {
            let step = reasons::READ_NO_OBJECT.step(StepName::Readable);
            return (vec![step], Seal::only(Vec::new()));
        }
    };
    let shape = well_formed(document, format, &secured, request);
    let seal = seal::embedded(&secured, seal::issuer(document), window, request);
    (vec![shape], seal)
}

/// Checks the shape of a credential in a token, its header and claims, and its signature.
pub(super) fn checked_token(
    token: &Token<'_>,
    format: Format,
    window: &Window<'_>,
    request: &Request,
) -> (Vec<Step>, Seal) {
    let credential = &token.credential;
    let Ok(secured) = Secured::new(credential, &request.contexts) else {
        let step = reasons::READ_NO_OBJECT.step(StepName::Readable);
        return (vec![step], Seal::only(Vec::new()));
    };
    let shape = token.header().and_then(|()| token.claims());
    let shape =
        shape.map_or_else(|step| step, |()| well_formed(credential, format, &secured, request));
    (vec![shape], token.seal(window, request))
}

fn well_formed(document: &Value, format: Format, secured: &Secured<'_>, request: &Request) -> Step {
    let said = |reason: &'static Reason| reason.step(StepName::WellFormed);
    let Some(members) = document.as_object() else {
        return said(&reasons::READ_NO_OBJECT);
    };
    let shape = shape::check(members, format).and_then(|()| exact::check(members));
    if let Err(step) = shape {
        return step;
    }
    if let Err(error) = secured.canonical() {
        return match error {
            ProofError::Canonical(error) => lost(&error),
            other => said(&reasons::EXACT_SYNTAX).with("why", other.to_string()),
        };
    }
    if format == Format::StatusList
        && let Err(why) = status::bits(document)
    {
        return said(&reasons::SHAPE_LIST).with("why", why);
    }
    if request.thorough {
        let ours = rdf::canonical_without_proof(document, &request.contexts);
        let general = rdf::canonical_general_without_proof(document, &request.contexts);
        if ours != general {
            return said(&reasons::EXACT_ROADS_DIFFER);
        }
    }
    said(&reasons::SHAPE_HOLDS)
}

/// Why a part of a document has no meaning that a signature could cover.
fn lost(error: &RdfError) -> Step {
    let said = |reason: &'static Reason| reason.step(StepName::WellFormed);
    match error {
        RdfError::UnknownContext(address) => {
            said(&reasons::EXACT_UNKNOWN_CONTEXT).with("address", short(address))
        }
        RdfError::UndefinedTerm(name) => said(&reasons::EXACT_UNDEFINED).with("name", short(name)),
        RdfError::InvalidIri(text) => said(&reasons::EXACT_RELATIVE).with("value", short(text)),
        RdfError::LostValue(text) => said(&reasons::EXACT_LOST).with("value", short(text)),
        RdfError::TooLarge(_) | RdfError::TooSymmetrical => said(&reasons::EXACT_TOO_MUCH_WORK),
        other => said(&reasons::EXACT_SYNTAX).with("why", short(&other.to_string())),
    }
}

/// What a document claims, as its reader sees it.
fn about(document: &Value, format: Format) -> About {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let subject = document.get("credentialSubject");
    let achievement = subject.and_then(|subject| subject.get("achievement"));
    let badge = achievement.and_then(|achievement| achievement.get("name"));
    let issuer = document.get("issuer");
    let issuer_id = seal::issuer(document).map(str::to_owned);
    let empty = Map::new();
    let period = Period::of(document.as_object().unwrap_or(&empty));
    let awarded = document.get("awardedDate").and_then(Value::as_str).and_then(moment);
    About {
        format: Some(format),
        id: text(document.get("id")),
        badge: text(badge.or_else(|| document.get("name"))),
        issuer: text(issuer.and_then(|issuer| issuer.get("name")))
            .or_else(|| exact::text_of(document, issuer_id.as_deref()?, "name").map(str::to_owned)),
        host: issuer_id.as_deref().and_then(did::host),
        issuer_id,
        awarded: awarded.or(period.from),
        valid_from: period.from,
        valid_until: period.until,
    }
}

/// The verdict on something that cannot be read.
pub(super) fn unreadable(step: Step) -> Verdict {
    let mut verdict = Verdict::on(About::default());
    verdict.steps.push(step);
    verdict
}
