//! One document, step by step.

use std::rc::Rc;

use serde_json::Value;

use crate::ground::{Bilingual, Url};
use crate::proof::jws::Compact;
use crate::verify::request::Trusted;
use crate::verify::verdict::StepName::{Endorsements, Proof, Readable, Scope, Status, WellFormed};
use crate::verify::verdict::{About, Outcome, Step, StepName, Trust, Validity, Verdict};

use super::classes::{Class, Edition};
use super::form::{Faults, Form, all, date, one, text, type_names};
use super::links::Found;
use super::window::{Missing, Window, authority, web};
use super::{agree, is_ob2, old, reasons, recipient, shown};

/// Most endorsements that are examined.
pub const MAX_ENDORSEMENTS: usize = 10;

/// How a document came.
#[derive(Clone, Copy)]
pub(super) enum Presented<'a> {
    /// Somebody shows it.
    Shown,
    /// It was read at this address.
    At(&'a Url),
    /// It is the payload of this token.
    Token(&'a Compact<'a>),
    /// It is an endorsement of another document.
    Endorsing,
}

/// The examination of one document.
pub(super) struct Examiner<'w, 'a> {
    pub(super) window: &'w Window<'a>,
    pub(super) form: Form<'w>,
    pub(super) faults: Faults,
    pub(super) verdict: Verdict,
}

impl<'w, 'a> Examiner<'w, 'a> {
    /// Examines a document.
    pub(super) fn examine(
        window: &'w Window<'a>,
        document: &Value,
        presented: Presented<'_>,
    ) -> Verdict {
        let edition = if old::edition(document).is_some() { Edition::One } else { Edition::Two };
        let mut examiner = Self {
            window,
            form: Form { edition, contexts: &window.request.contexts },
            faults: Faults::default(),
            verdict: Verdict::on(about(document, edition)),
        };
        if examiner.verdict.about.format.is_none() {
            examiner.step(reasons::NOT_OURS.step(Readable));
            return examiner.verdict;
        }
        examiner.step(reasons::READ.step(Readable));
        match class_of(document) {
            _ if old::edition(document) == Some(old::Old::BeforeOne) => {
                examiner.before_one(document, presented);
            }
            class @ (Class::Assertion | Class::Endorsement) => {
                examiner.award(document, class, presented);
            }
            class => examiner.definition(document, class, presented),
        }
        examiner.finish()
    }

    pub(super) fn step(&mut self, step: Step) {
        if !self.verdict.steps.contains(&step) {
            self.verdict.steps.push(step);
        }
    }

    /// An assertion or an endorsement.
    fn award(&mut self, document: &Value, class: Class, presented: Presented<'_>) {
        let what = words(class);
        let shape = if is_remnant(document) { Class::Remnant } else { class };
        self.form.document(document, shape, what, &mut self.faults);
        let says_signed = says_signed(document);
        let truth = match presented {
            Presented::Token(_) if !says_signed => {
                self.step(reasons::HOSTED_TOKEN.step(Proof));
                None
            }
            Presented::Token(_) => None,
            _ if says_signed => {
                self.step(reasons::WITHOUT_TOKEN.step(Proof));
                None
            }
            _ => self.hosted(document, class, what),
        };
        let signed = matches!(presented, Presented::Token(_));
        let awarded: &Value = truth.as_deref().unwrap_or(document);
        let revoked = self.revoked(awarded);
        if is_remnant(awarded) {
            // Nothing more is said of it, to nobody.
            return;
        }
        let link = if signed { StepName::Key } else { Scope };
        let badge = (class == Class::Assertion)
            .then(|| self.badge([Some(document), truth.as_deref()], signed, link))
            .flatten();
        let issuer = match (class, &badge) {
            (Class::Endorsement, _) => {
                self.issuer([Some(document), truth.as_deref()], signed, link)
            }
            (_, Some(badge)) => {
                let inside = one(document, "badge").filter(|it| it.is_object());
                self.issuer([inside, Some(&*badge.document)], signed, link)
            }
            _ => None,
        };
        self.tell(badge.as_ref(), issuer.as_ref());
        match presented {
            Presented::Token(token) if says_signed => {
                self.signature(token, document, issuer.as_ref());
            }
            _ => self.scope(awarded, issuer.as_ref()),
        }
        self.dates(awarded);
        if !revoked && self.verdict.outcome(Status) != Some(Outcome::Failed) {
            self.standing(awarded, issuer.as_ref(), signed, truth.is_some());
        }
        if class == Class::Assertion {
            let asked = self.window.request.recipient.as_deref();
            let step = recipient::check(awarded, asked);
            self.step(step);
        }
        if !matches!(presented, Presented::Endorsing) {
            self.endorsements(awarded, badge.as_ref());
        }
        self.trust(awarded, issuer.as_ref());
    }

    /// A definition, a profile, a key, a list: what its address says is all there is to it.
    fn definition(&mut self, document: &Value, class: Class, presented: Presented<'_>) {
        let what = words(class);
        self.form.document(document, class, what, &mut self.faults);
        if matches!(presented, Presented::Token(_)) {
            self.step(reasons::HOSTED_TOKEN.step(Proof));
            return;
        }
        let truth = self.hosted(document, class, what);
        let truth = truth.as_deref().unwrap_or(document);
        let issuer = match class {
            Class::Badge => self.issuer([Some(document), Some(truth)], false, Scope),
            Class::Profile => {
                let confirmed = self.verdict.outcome(Proof) == Some(Outcome::Passed);
                Some(Found::at(truth, confirmed))
            }
            _ => None,
        };
        self.tell(None, issuer.as_ref());
        self.trust(truth, issuer.as_ref());
    }

    /// What the document's own address says: the truth about it ("HostedBadge Verification").
    fn hosted(&mut self, document: &Value, class: Class, what: Bilingual) -> Option<Rc<Value>> {
        let Some(address) = own_address(document, self.form.edition) else {
            self.step(reasons::NO_ADDRESS.step(Proof));
            return None;
        };
        let at = address.as_str();
        self.warn_of_http(at, Proof);
        let truth = match self.window.document(at) {
            Ok(truth) => truth,
            Err(missing) => {
                let step = match missing {
                    Missing::Gone => reasons::GONE.step(Status).with("address", shown(at)),
                    missing => missing.step(Proof, what, at),
                };
                self.step(step);
                return None;
            }
        };
        let name = own_address(&truth, self.form.edition);
        if name.as_ref() != Some(&address) {
            let name = name.map_or_else(|| "?".to_owned(), |name| shown(name.as_str()));
            self.step(reasons::OTHER_ID.step(Proof).with("address", shown(at)).with("name", name));
            return None;
        }
        let agree::Comparison { different, added } = agree::compare(document, &truth);
        if *truth != *document {
            let shape = if is_remnant(&truth) { Class::Remnant } else { class };
            self.form.document(&truth, shape, what, &mut self.faults);
        }
        let step = if is_remnant(&truth) || (different.is_empty() && added.is_empty()) {
            reasons::HOSTED.step(Proof)
        } else if different.is_empty() {
            reasons::HOSTED_MORE.step(Proof).with("names", added.join(", "))
        } else {
            reasons::DIFFERS.step(Proof).with("names", different.join(", "))
        };
        self.step(step.with("address", shown(at)));
        Some(truth)
    }

    fn endorsements(&mut self, awarded: &Value, badge: Option<&Found>) {
        let mut left = MAX_ENDORSEMENTS;
        let mut any = false;
        for endorsed in [Some(awarded), badge.map(|badge| &*badge.document)].into_iter().flatten() {
            let id = text(endorsed, "id");
            for reference in all(endorsed, "endorsement") {
                any = true;
                if left == 0 {
                    let step = reasons::ENDORSEMENTS_TOO_MANY.step(Endorsements);
                    self.step(step.with("count", MAX_ENDORSEMENTS.to_string()));
                    return;
                }
                left -= 1;
                self.endorsement(reference, id);
            }
        }
        if !any {
            self.step(reasons::NO_ENDORSEMENT.step(Endorsements));
        }
    }

    fn endorsement(&mut self, reference: &Value, endorsed: Option<&str>) {
        let what = reasons::THE_ENDORSEMENT;
        let document = match reference {
            Value::String(address) => match self.window.document(address) {
                Ok(document) => document,
                Err(missing) => return self.step(missing.step(Endorsements, what, address)),
            },
            other => Rc::new(other.clone()),
        };
        let address =
            reference.as_str().or_else(|| text(&document, "id")).map_or("?".into(), shown);
        let verdict = if class_of(&document) == Class::Endorsement {
            Self::examine(self.window, &document, Presented::Endorsing)
        } else {
            let step = reasons::WRONG_CLASS.step(Endorsements).with("what", what);
            return self.step(step.with("address", address));
        };
        let claim = one(&document, "claim").and_then(|claim| text(claim, "id"));
        let reason = match verdict.validity() {
            _ if claim.is_none() || claim != endorsed => &reasons::ENDORSES_OTHER,
            Validity::Valid => &reasons::ENDORSED,
            Validity::Open => &reasons::ENDORSEMENT_OPEN,
            Validity::Invalid => &reasons::ENDORSEMENT_FAILS,
        };
        self.step(reason.step(Endorsements).with("address", address));
        self.verdict.endorsements.push(verdict);
    }

    /// Whom one knows: somebody the caller named, our own site, or a host that answered.
    fn trust(&mut self, awarded: &Value, issuer: Option<&Found>) {
        let own = own_address(awarded, self.form.edition);
        let passed = |name| self.verdict.outcome(name) == Some(Outcome::Passed);
        let bound = |name| self.verdict.outcome(name).is_none() || passed(name);
        if !passed(Proof) || !bound(Scope) || !bound(StepName::Key) {
            return;
        }
        let Some((found, profile)) =
            issuer.filter(|it| it.confirmed).and_then(|it| Some((it, it.address.as_ref()?)))
        else {
            return;
        };
        let named = self.window.request.trusted.iter().any(|trusted| match trusted {
            Trusted::Issuer(id) => found.id().is_some_and(|known| known == id),
            Trusted::Key(key) => self.verdict.key.as_ref() == Some(key),
        });
        let our_own = self.window.is_own_site(profile.as_str())
            && (self.verdict.key.is_some()
                || own.is_some_and(|own| self.window.is_own_site(own.as_str())));
        self.verdict.trust = if named {
            Trust::Named
        } else if our_own {
            Trust::OwnSite
        } else if profile.scheme() == "https" {
            Trust::Host(shown(profile.host()))
        } else {
            Trust::Unknown
        };
    }

    /// Says who awarded what, once it is known.
    fn tell(&mut self, badge: Option<&Found>, issuer: Option<&Found>) {
        let about = &mut self.verdict.about;
        if let Some(name) = badge.and_then(|badge| text(&badge.document, "name")) {
            about.badge = Some(shown(name));
        }
        if let Some(issuer) = issuer {
            about.issuer = text(&issuer.document, "name").map(shown).or(about.issuer.take());
            about.issuer_id = issuer.id().map(shown).or(about.issuer_id.take());
            about.host = issuer.address.as_ref().map(|address| shown(address.host()));
        }
    }

    pub(super) fn warn_of_http(&mut self, address: &str, name: StepName) {
        if address.starts_with("http:") {
            self.step(reasons::PLAIN_HTTP.step(name).with("address", shown(address)));
        }
    }

    /// Puts the steps in their order, with what is said of the form.
    fn finish(mut self) -> Verdict {
        let faults = self.faults.steps().to_vec();
        if let Some(old) = old::edition_of(&self.verdict.about, self.form.edition) {
            self.step(old);
        } else if faults.is_empty() {
            self.step(reasons::WELL_FORMED.step(WellFormed));
        }
        for fault in faults {
            self.step(fault);
        }
        self.verdict.steps.sort_by_key(|step| step.name);
        self.verdict
    }
}

/// The address of a document: its `id`, or before 2.0 the address that `verify` names.
pub(super) fn own_address(document: &Value, edition: Edition) -> Option<Url> {
    match edition {
        Edition::Two => text(document, "id").and_then(web),
        Edition::One => text(one(document, "verification")?, "url").and_then(web),
    }
}

/// Whether an assertion says that it is signed.
pub(super) fn says_signed(document: &Value) -> bool {
    one(document, "verification").is_some_and(|verification| {
        type_names(verification).iter().any(|name| matches!(*name, "SignedBadge" | "signed"))
    })
}

/// Whether this is what a revoked assertion shrinks to.
fn is_remnant(document: &Value) -> bool {
    one(document, "revoked").and_then(Value::as_bool) == Some(true)
        && ["recipient", "badge", "claim"].iter().all(|name| one(document, name).is_none())
}

pub(super) fn class_of(document: &Value) -> Class {
    if old::edition(document).is_some() {
        return Class::Assertion;
    }
    let names = type_names(document);
    let classes = [
        ("Assertion", Class::Assertion),
        ("Endorsement", Class::Endorsement),
        ("BadgeClass", Class::Badge),
        ("Issuer", Class::Profile),
        ("Profile", Class::Profile),
        ("CryptographicKey", Class::Key),
        ("RevocationList", Class::RevocationList),
        ("AlignmentObject", Class::Alignment),
        ("Criteria", Class::Criteria),
        ("Evidence", Class::Evidence),
    ];
    let known = classes.iter().find(|(name, _)| names.contains(name)).map(|(_, class)| *class);
    known.unwrap_or(Class::Other)
}

fn words(class: Class) -> Bilingual {
    match class {
        Class::Assertion => reasons::THE_ASSERTION,
        Class::Badge => reasons::THE_BADGE,
        Class::Profile => reasons::THE_ISSUER,
        Class::Endorsement => reasons::THE_ENDORSEMENT,
        Class::Key => reasons::THE_KEY,
        Class::RevocationList => reasons::THE_LIST,
        _ => reasons::THE_DOCUMENT,
    }
}

/// What a document claims, before anything is checked.
fn about(document: &Value, edition: Edition) -> About {
    let badge = one(document, "badge");
    let issuer = badge.and_then(|badge| one(badge, "issuer")).or_else(|| one(document, "issuer"));
    let issuer_id = issuer.and_then(|it| it.as_str().or_else(|| text(it, "id")));
    let host = issuer_id.and_then(web);
    let class = class_of(document);
    let name = |it: Option<&Value>| it.and_then(|it| text(it, "name")).map(shown);
    let moment = |names: [&str; 2]| {
        names.iter().find_map(|name| one(document, name)).and_then(|value| date(value, edition))
    };
    About {
        format: is_ob2(document),
        id: text(document, "id")
            .map(shown)
            .or_else(|| own_address(document, edition).map(|it| shown(it.as_str()))),
        badge: if class == Class::Badge { name(Some(document)) } else { name(badge) },
        issuer: if class == Class::Profile { name(Some(document)) } else { name(issuer) },
        issuer_id: issuer_id.map(shown),
        host: host.map(|host| shown(host.host())),
        awarded: moment(["issuedOn", "issued_on"]),
        valid_from: None,
        valid_until: moment(["expires", "expires"]),
    }
}

/// Whether two addresses of the web lie on one host and port.
pub(super) fn same_host(one: &Url, other: &Url) -> bool {
    authority(one) == authority(other)
}
