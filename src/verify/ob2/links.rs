//! From an assertion to its badge, and from there to its issuer: each read at its own address.

use std::rc::Rc;

use serde_json::Value;

use crate::ground::{Bilingual, Url};
use crate::verify::verdict::StepName;

use super::classes::{Class, Edition};
use super::examine::{Examiner, own_address, same_host};
use super::form::{one, text};
use super::window::{Answer, Missing, web, without_fragment};
use super::{agree, reasons, scope, shown};

/// A document that another one links to.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// What it says: at its own address, when that could be asked.
    pub(super) document: Rc<Value>,
    /// Its own address, when it is one of the web.
    pub(super) address: Option<Url>,
    /// Whether that address was asked and says this.
    pub(super) confirmed: bool,
}

impl Found {
    /// A document that was read at its own address, or shown.
    pub(super) fn at(document: &Value, confirmed: bool) -> Self {
        let address = text(document, "id").and_then(web);
        Self { document: Rc::new(document.clone()), address, confirmed }
    }

    /// Its identifier; before 2.0, its address.
    pub(super) fn id(&self) -> Option<&str> {
        text(&self.document, "id").or(self.address.as_ref().map(Url::as_str))
    }
}

impl Examiner<'_, '_> {
    /// The badge that was awarded, as its own address defines it.
    pub(super) fn badge(
        &mut self,
        awards: [Option<&Value>; 2],
        signed: bool,
        name: StepName,
    ) -> Option<Found> {
        self.linked(awards, ("badge", Class::Badge, reasons::THE_BADGE), signed, name)
    }

    /// The issuer, as its own address presents it.
    pub(super) fn issuer(
        &mut self,
        badges: [Option<&Value>; 2],
        signed: bool,
        name: StepName,
    ) -> Option<Found> {
        let found =
            self.linked(badges, ("issuer", Class::Profile, reasons::THE_ISSUER), signed, name)?;
        if self.form.edition == Edition::Two && found.address.is_none() {
            let id = found.id().map_or_else(|| "?".to_owned(), shown);
            self.step(reasons::ISSUER_NOT_WEB.step(name).with("name", id));
        }
        Some(found)
    }

    /// Follows the link of the last of these documents; copies in any of them may not contradict
    /// what is found.
    fn linked(
        &mut self,
        from: [Option<&Value>; 2],
        (property, class, what): (&str, Class, Bilingual),
        signed: bool,
        name: StepName,
    ) -> Option<Found> {
        let [shown_one, truth] = from;
        let reference = one(truth.or(shown_one)?, property)?;
        let found = self.follow(reference, what, name)?;
        if found.confirmed || reference.is_string() {
            self.form.document(&found.document, class, what, &mut self.faults);
        } else {
            self.form.inside(&found.document, class, what, &mut self.faults);
        }
        if found.confirmed {
            for copy in from.into_iter().flatten().filter_map(|it| one(it, property)) {
                if copy.is_object() {
                    self.copy(copy, &found, what, signed);
                }
            }
        }
        Some(found)
    }

    /// A copy inside another document says nothing else than the address of what it copies.
    fn copy(&mut self, copy: &Value, found: &Found, what: Bilingual, signed: bool) {
        let different = agree::beyond(copy, &found.document);
        if different.is_empty() {
            return;
        }
        let reason = if signed { &reasons::SIGNED_COPY_DIFFERS } else { &reasons::COPY_DIFFERS };
        let address = found.address.as_ref().map_or_else(|| "?".into(), |it| shown(it.as_str()));
        let step = reason.step(StepName::Proof).with("what", what).with("address", address);
        self.step(step.with("names", different.join(", ")));
    }

    /// Reads what a link leads to, at its own address.
    fn follow(&mut self, reference: &Value, what: Bilingual, name: StepName) -> Option<Found> {
        match reference {
            Value::String(address) => self.follow_address(address, what, name),
            Value::Object(_) => {
                let mut found = Found::at(reference, false);
                let Some(address) = found.address.clone() else { return Some(found) };
                let at = address.as_str();
                self.warn_of_http(at, name);
                match self.at_home(at) {
                    Ok(document) => {
                        found.document = document;
                        found.confirmed = true;
                    }
                    Err(missing) => self.step(missing.step(name, what, at)),
                }
                Some(found)
            }
            _ => None,
        }
    }

    fn follow_address(&mut self, address: &str, what: Bilingual, name: StepName) -> Option<Found> {
        let Some(url) = web(address) else {
            let missing = Missing::no_web();
            self.step(missing.step(name, what, address));
            return None;
        };
        self.warn_of_http(address, name);
        let document = match self.window.document(address) {
            Ok(document) => document,
            Err(missing) => {
                self.step(missing.step(name, what, address));
                return None;
            }
        };
        let id = text(&document, "id");
        if id == Some(address) || (self.form.edition == Edition::One && id.is_none()) {
            return Some(Found { document, address: Some(url), confirmed: true });
        }
        let named = id.map_or_else(|| "?".to_owned(), shown);
        let Some(home) = id.and_then(web) else {
            return Some(Found { document, address: None, confirmed: false });
        };
        // Anybody can put anybody's name into a document: what counts is what that name answers.
        if let Ok(document) = self.at_home(home.as_str()) {
            let step = reasons::MOVED.step(name).with("what", what);
            self.step(step.with("address", shown(address)).with("name", named));
            return Some(Found { document, address: Some(home), confirmed: true });
        }
        let step = reasons::UNCONFIRMED.step(name).with("what", what);
        self.step(step.with("address", shown(address)).with("name", named));
        Some(Found { document, address: Some(home), confirmed: false })
    }

    /// The document at an address that names itself so.
    fn at_home(&self, address: &str) -> Answer<Rc<Value>> {
        let document = self.window.document(address)?;
        match text(&document, "id") {
            Some(id) if id == address => Ok(document),
            _ if address.contains('#') => part(&document, address)
                .map(|part| Rc::new(part.clone()))
                .ok_or_else(|| Missing::Other(shown(address))),
            id => Err(Missing::Other(format!("id: {}", shown(id.unwrap_or("?"))))),
        }
    }

    /// Whether the issuer answers for the address of the award.
    pub(super) fn scope(&mut self, awarded: &Value, issuer: Option<&Found>) {
        let edition = self.form.edition;
        let (Some(issuer), Some(own)) = (issuer, own_address(awarded, edition)) else { return };
        let Some(home) = &issuer.address else { return };
        let name = issuer.id().map_or_else(|| "?".to_owned(), shown);
        let step = match edition {
            Edition::Two if scope::answers_for(&issuer.document, home, &own) => &reasons::IN_SCOPE,
            Edition::Two => &reasons::OUT_OF_SCOPE,
            Edition::One if same_host(&own, home) => &reasons::IN_SCOPE,
            Edition::One => {
                let step = reasons::OLD_OTHER_HOST.step(StepName::Scope);
                let step = step.with("host", shown(own.host())).with("name", shown(home.host()));
                return self.step(step);
            }
        };
        let step = step.step(StepName::Scope).with("name", name);
        self.step(step.with("address", shown(own.as_str())));
    }
}

/// The part of a document that has this address: a key inside a profile.
pub(super) fn part<'a>(document: &'a Value, address: &str) -> Option<&'a Value> {
    let holder = text(document, "id").is_some_and(|id| id == without_fragment(address));
    let keys = super::form::all(document, "publicKey");
    keys.iter().find(|key| text(key, "id") == Some(address)).filter(|_| holder)
}
