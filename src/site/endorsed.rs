//! The endorsements of a site: which of them stand, and in which documents they are embedded.
//!
//! The documents of badges and issuers are made anew with every build and signed by nobody, so they
//! embed whatever stands on that day. What an award's credential embeds is signed with it, for ever:
//! only what is signed in the repository already, without an end, and only when the catalogue asks
//! for it. So a review without a key sees the very document that will be signed.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::codec::base58;
use crate::formats::Documents;
use crate::ground::{Instant, SourceId, Sources, json};
use crate::model::{AnswerState, Catalogue, Endorsed, EndorsementId, EndorsementStanding};
use crate::render::coverage::Coverage;

/// Most endorsements that one document embeds: verifiers stop somewhere.
pub const MOST_EMBEDDED: usize = 16;

/// The endorsements that the documents of a badge or an issuer embed on a day.
pub fn standing(
    catalogue: &Catalogue,
    coverage: &[Coverage],
    about: Endorsed,
    as_of: Instant,
) -> Vec<EndorsementId> {
    let stands = |id: &EndorsementId| {
        let it = &catalogue[*id];
        it.standing(as_of) == EndorsementStanding::Standing
            && it.given <= as_of
            && coverage[id.index()].holds()
    };
    catalogue.endorsements_of(about).filter(stands).take(MOST_EMBEDDED).collect()
}

/// The endorsements that awards embed, as documents: by what they are about. None unless the
/// catalogue asks for it.
pub fn in_awards(
    catalogue: &Catalogue,
    documents: &Documents<'_>,
    sources: &Sources,
) -> BTreeMap<Endorsed, Vec<Value>> {
    let mut embedded: BTreeMap<Endorsed, Vec<Value>> = BTreeMap::new();
    if !catalogue.settings.award_endorsements {
        return embedded;
    }
    for (at, it) in catalogue.endorsements.iter().enumerate() {
        let lasting = it.answer.state == AnswerState::Accepted && it.until.is_none();
        let of_award = !matches!(it.about, Endorsed::Issuer(_));
        let Some(file) = it.document.filter(|_| lasting && of_award) else { continue };
        let Ok(document) = json::read(&sources[file].bytes) else { continue };
        let fits = it.signer().is_some()
            || Seal::of(&document, documents.endorsement(EndorsementId::at(at)).as_ref()).is_some();
        if fits
            && is_about(&document, &documents.endorsed_id(it.about))
            && Coverage::of(documents, it, it.about).holds()
        {
            let list = embedded.entry(it.about).or_default();
            if list.len() < MOST_EMBEDDED {
                list.push(document);
            }
        }
    }
    embedded
}

/// Whether a signed endorsement names exactly this as what it is about.
pub fn is_about(document: &Value, id: &str) -> bool {
    document["credentialSubject"]["id"].as_str() == Some(id)
}

/// A document with endorsements in their place: after its `description`, or else last.
pub fn embed(document: Value, endorsements: Vec<Value>) -> Value {
    let Value::Object(members) = document else { return document };
    if endorsements.is_empty() {
        return Value::Object(members);
    }
    let mut waiting = Some(Value::Array(endorsements));
    let mut whole = Map::with_capacity(members.len() + 1);
    for (key, value) in members {
        let here = key == "description";
        whole.insert(key, value);
        if here && let Some(list) = waiting.take() {
            whole.insert("endorsement".to_owned(), list);
        }
    }
    if let Some(list) = waiting {
        whole.insert("endorsement".to_owned(), list);
    }
    Value::Object(whole)
}

/// The signature of an endorsement of ours, kept beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The moment that the proof names.
    pub created: Instant,
    /// The key, Multikey text.
    pub key: Box<str>,
    /// The signature.
    pub proof: [u8; 64],
}

impl Seal {
    /// The seal in a signed document, when that is the document of today with one proof more.
    pub fn of(signed: &Value, document: Option<&Value>) -> Option<Self> {
        let mut bare = signed.clone();
        let proof = bare.as_object_mut()?.shift_remove("proof")?;
        if Some(&bare) != document {
            return None;
        }
        let proof = proof.as_array()?.first()?;
        let (_, key) = proof["verificationMethod"].as_str()?.split_once('#')?;
        Some(Self {
            created: Instant::parse(proof["created"].as_str()?)?,
            key: key.into(),
            proof: base58::decode(proof["proofValue"].as_str()?)?.try_into().ok()?,
        })
    }

    /// The seal in a file beside the text of an endorsement.
    pub fn read(sources: &Sources, file: SourceId, document: &Value) -> Option<Self> {
        let signed = json::read(&sources[file].bytes).ok()?;
        Self::of(&signed, Some(document))
    }
}
