//! The Assertion of OB 2.0: one award, as long as it stands; and what is left of it afterwards.

use super::twin;
use crate::formats::Documents;
use crate::formats::json::Object;
use crate::formats::vocabulary::{OB2, OB3_CREDENTIAL};
use crate::ground::{Lang, Url, Uuid};
use crate::model::links::AwardFile;
use crate::model::{Award, AwardId, Erased, Evidence, Recipient, Standing};
use serde_json::Value;

impl Documents<'_> {
    /// The OB 2.0 assertion of an award, published at `awards/<xx>/<id>.ob2.json`.
    ///
    /// One that was taken back or is held back answers that it is revoked, and says no more of its
    /// holder: a static host cannot answer 410 ("HostedBadge Verification", step 4). OB 2.0 knows
    /// no suspension; when one ends, the assertion is back (`docs/decisions/0002-status.md`).
    pub fn assertion(&self, id: AwardId) -> Value {
        let award = &self.catalogue[id];
        if award.standing != Standing::Good {
            let reason = self.revocation_reason(award);
            return self.revoked(award.id).maybe("revocationReason", reason).into();
        }
        let version = &self.catalogue[award.version];
        let more = award.more();
        let lang = self.language_of(award);
        let credential = self.catalogue.settings.formats.ob3.then(|| {
            twin(self.links.credential_id(award.id, self.is_published(id)), OB3_CREDENTIAL)
        });
        let narrative = more.narrative.as_ref().map(|text| text.in_lang(lang));
        self.head(award.id)
            .with("recipient", recipient(&award.recipient))
            .with("badge", self.url(&self.links.badge_class(version)))
            .with("verification", Object::new(1).with("type", "HostedBadge"))
            .with("issuedOn", award.awarded.to_string())
            .maybe("image", self.baked_image(id))
            .list("evidence", more.evidence.iter().map(|it| evidence(it, lang)))
            .maybe("narrative", narrative)
            .maybe("expires", self.catalogue.expires(award).map(|until| until.to_string()))
            .list("related", credential)
            .into()
    }

    /// What an erased award answers at its OB 2.0 address: that it is revoked, and nothing else.
    pub fn erased_assertion(&self, erased: &Erased) -> Value {
        self.revoked(erased.id).into()
    }

    /// Why an award no longer stands, in words; a suspension says that it is one, and since when.
    pub(super) fn revocation_reason(&self, award: &Award) -> Option<String> {
        let lang = self.language_of(award);
        let reason = award.more().reason.as_ref().map(|text| text.in_lang(lang));
        let Standing::Suspended(since) = award.standing else {
            return reason.map(str::to_owned);
        };
        let french = lang.as_str().split('-').next() == Some("fr");
        let (held, colon) =
            if french { ("Suspendu depuis le", " :") } else { ("Suspended since", ":") };
        let held = format!("{held} {}", since.day());
        Some(reason.map_or_else(|| held.clone(), |reason| format!("{held}{colon} {reason}")))
    }

    fn revoked(&self, id: Uuid) -> Object {
        self.head(id).with("revoked", true)
    }

    fn head(&self, id: Uuid) -> Object {
        Object::new(12)
            .with("@context", OB2)
            .with("id", self.url(&self.links.award(id, AwardFile::Ob2)))
            .with("type", "Assertion")
    }
}

/// Who holds the badge (IdentityObject); `type` names the property of a profile that is compared.
fn recipient(recipient: &Recipient) -> Object {
    match recipient {
        Recipient::Hash { hash, salt } => Object::new(4)
            .with("type", "email")
            .with("hashed", true)
            .with("salt", &**salt)
            .with("identity", &**hash),
        Recipient::Id { id, name: _ } => {
            let web = matches!(id.scheme(), "https" | "http");
            Object::new(3)
                .with("type", if web { "url" } else { "id" })
                .with("hashed", false)
                .with("identity", id.as_str())
        }
    }
}

fn evidence(evidence: &Evidence, lang: Lang) -> Object {
    let Evidence { url, name, narrative, description, genre, audience } = evidence;
    let said =
        |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.in_lang(lang).to_owned());
    Object::new(7)
        .maybe("id", url.as_ref().map(Url::as_str))
        .with("type", "Evidence")
        .maybe("narrative", said(narrative))
        .maybe("name", said(name))
        .maybe("description", said(description))
        .maybe("genre", said(genre))
        .maybe("audience", said(audience))
}
