//! Endorsements: what is endorsed, as its document says it, and the EndorsementCredential of OB 3.0
//! (B.1.7) with its twin of OB 2.0.

use super::Documents;
use super::json::Object;
use super::vocabulary::{OB2, OB3, VC};
use crate::codec::{base64url, hex, named_hash};
use crate::ground::{Instant, Lang};
use crate::model::links::Purpose;
use crate::model::{Endorsed, Endorsement, EndorsementId, Endorser, IssuerId, Text};
use serde_json::Value;

/// What an endorsement is made for, before it is signed.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// Its identifier.
    pub id: String,
    /// A name for lists: who, and what.
    pub name: String,
    /// What is endorsed, by identifier.
    pub subject: &'a str,
    /// Why, in Markdown.
    pub comment: Option<&'a str>,
    /// Who endorses: a profile with its `id`.
    pub issuer: Value,
    /// From when it holds.
    pub from: Instant,
    /// Until when it holds.
    pub until: Option<Instant>,
    /// The digests of the texts for which it is given.
    pub covers: Vec<[u8; 32]>,
    /// Where its status is told.
    pub status: Option<Value>,
}

/// Who endorses from outside any catalogue: an identifier and a name.
pub fn signer(id: &str, name: &str) -> Value {
    Object::new(3).with("id", id).with("type", vec!["Profile"]).with("name", name).into()
}

impl Draft<'_> {
    /// The EndorsementCredential, before it is signed.
    ///
    /// The text for which it is given is a resource that its own digest names (VC Data Model 2.0,
    /// section 5.3, "Integrity of Related Resources"; RFC 6920): no address of it need answer.
    pub fn document(self) -> Value {
        let subject = Object::new(3)
            .with("id", self.subject)
            .with("type", vec!["EndorsementSubject"])
            .maybe("endorsementComment", self.comment);
        let covers = self.covers.iter().map(|digest| {
            Object::new(3)
                .with("id", named_hash::address(digest))
                .with("digestSRI", format!("sha256-{}", base64url::standard(digest)))
                .with("mediaType", "text/plain")
        });
        Object::new(11)
            .with("@context", vec![VC, OB3])
            .with("id", self.id)
            .with("type", vec!["VerifiableCredential", "EndorsementCredential"])
            .with("name", self.name)
            .with("credentialSubject", subject)
            .with("issuer", self.issuer)
            .with("validFrom", self.from.to_string())
            .maybe("validUntil", self.until.map(|until| until.to_string()))
            .maybe("credentialStatus", self.status)
            .list("relatedResource", covers)
            .into()
    }
}

impl Documents<'_> {
    /// The document of what is endorsed, as the site publishes it; `twin`: that of OB 2.0.
    pub fn endorsed(&self, about: Endorsed, twin: bool) -> Value {
        match about {
            Endorsed::Version(id) if twin => self.badge_class(id),
            Endorsed::Version(id) => self.achievement_document(id),
            Endorsed::Issuer(id) => self.profile_document(id),
            Endorsed::Award(id) => self.credential(id),
        }
    }

    /// Whether an endorsement names the twin of OB 2.0 as what it is about.
    pub fn endorses_twin(&self, endorsement: &Endorsement) -> bool {
        let (Some(signer), Endorsed::Version(id)) = (endorsement.signer(), endorsement.about)
        else {
            return false;
        };
        let twin = self.links.badge_class(&self.catalogue[id]);
        signer.subject.as_str().ends_with(twin.as_str())
    }

    /// The identifier of what is endorsed, in OB 3.0.
    pub fn endorsed_id(&self, about: Endorsed) -> String {
        match about {
            Endorsed::Version(id) => self.url(&self.links.achievement(&self.catalogue[id])),
            Endorsed::Issuer(id) => self.issuer_id(id),
            Endorsed::Award(id) => {
                self.links.credential_id(self.catalogue[id].id, self.is_published(id))
            }
        }
    }

    /// An endorsement of ours, before it is signed; none when another signed it.
    pub fn endorsement(&self, id: EndorsementId) -> Option<Value> {
        let it = &self.catalogue[id];
        let Endorser::Issuer(by) = it.by else { return None };
        let lang = self.catalogue.language();
        let status = it.status.map(|place| self.status_entry(by, Purpose::Revocation, place));
        let draft = Draft {
            id: self.url(&self.links.endorsement(&it.slug)),
            name: self.endorsement_name(it, by, lang),
            subject: &self.endorsed_id(it.about),
            comment: it.comment.as_ref().map(|text| text.in_lang(lang)),
            issuer: self.profiles[by.index()].clone(),
            from: it.given,
            until: it.until,
            covers: it.covers.iter().filter_map(|it| hex::decode(it)?.try_into().ok()).collect(),
            status: status.map(Into::into),
        };
        Some(draft.document())
    }

    /// The OB 2.0 twin of an endorsement of ours, hosted at its own address.
    pub fn endorsement_twin(&self, id: EndorsementId) -> Option<Value> {
        let it = &self.catalogue[id];
        let Endorser::Issuer(by) = it.by else { return None };
        let lang = self.catalogue.language();
        let subject = match it.about {
            Endorsed::Version(id) => self.url(&self.links.badge_class(&self.catalogue[id])),
            Endorsed::Issuer(id) => self.url(&self.links.issuer_ob2(&self.catalogue[id].slug)),
            Endorsed::Award(id) => {
                let award = &self.catalogue[id];
                self.url(&self.links.award(award.id, crate::model::links::AwardFile::Ob2))
            }
        };
        let claim = Object::new(2)
            .with("id", subject)
            .maybe("endorsementComment", it.comment.as_ref().map(|text| text.in_lang(lang)));
        let twin = Object::new(7)
            .with("@context", OB2)
            .with("id", self.url(&self.links.endorsement_ob2(&it.slug)))
            .with("type", "Endorsement")
            .with("claim", claim)
            .with("issuer", self.url(&self.links.issuer_ob2(&self.catalogue[by].slug)))
            .with("issuedOn", it.given.to_string())
            .with("verification", Object::new(1).with("type", "HostedBadge"));
        Some(twin.into())
    }

    fn endorsement_name(&self, it: &Endorsement, by: IssuerId, lang: Lang) -> String {
        let named = |text: &Text| text.in_lang(lang).to_owned();
        let what = match it.about {
            Endorsed::Version(id) => named(&self.catalogue[id].name),
            Endorsed::Issuer(id) => named(&self.catalogue[id].name),
            Endorsed::Award(id) => named(&self.catalogue[self.catalogue[id].version].name),
        };
        format!("{} · {what}", named(&self.catalogue[by].name))
    }
}
