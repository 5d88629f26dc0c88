//! Credentials made one after the other, without a copy of what they share.

use super::{Dissection, Documents};
use crate::model::digest::{Half, Parts};
use crate::model::{AwardId, IssuerId, VersionId};
use serde_json::Value;

/// Where the badge stands in a credential, and where the issuer's profile does.
const ACHIEVEMENT: &str = "/credentialSubject/achievement";
const PROFILE: &str = "issuer";

/// Where one worker makes credentials, one after the other.
///
/// The achievement and the profile, which are most of a credential, are moved from one document
/// into the next; the documents are those of [`Documents::credential`], several times sooner.
#[derive(Debug)]
pub struct Workbench<'d> {
    documents: &'d Documents<'d>,
    /// The document on the bench, and whose parts are in it.
    document: Value,
    inside: Option<(VersionId, IssuerId)>,
    /// By version and by issuer: a part that waits for its next document. `null` when there is
    /// none yet, or when it is in the document on the bench.
    achievements: Vec<Value>,
    profiles: Vec<Value>,
}

impl<'d> Workbench<'d> {
    /// An empty bench.
    pub fn new(documents: &'d Documents<'d>) -> Self {
        Self {
            documents,
            document: Value::Null,
            inside: None,
            achievements: vec![Value::Null; documents.achievements.len()],
            profiles: vec![Value::Null; documents.profiles.len()],
        }
    }

    /// The credential of an award, before it is signed, until the next one is asked for.
    pub fn credential(&mut self, id: AwardId) -> &Value {
        self.put(id, |_| ());
        &self.document
    }

    /// The same, and the digests of its parts.
    pub fn dissected(&mut self, id: AwardId, dissection: &Dissection<'_>) -> (&Value, Parts) {
        let award =
            self.put(id, |own| Half::of(&serde_json::to_vec(own).expect("a Value is JSON")));
        (&self.document, dissection.with(id, award))
    }

    /// Puts the credential of an award on the bench; `look` sees it before the parts that it shares
    /// with others are in it.
    fn put<T>(&mut self, id: AwardId, look: impl FnOnce(&Value) -> T) -> T {
        self.clear();
        let version = self.documents.catalogue[id].version;
        let issuer = self.documents.catalogue[version].issuer;
        let part = |waiting: &mut Value, made: &Value| match waiting.take() {
            Value::Null => made.clone(),
            part => part,
        };
        let (at, by) = (version.index(), issuer.index());
        let achievement = part(&mut self.achievements[at], &self.documents.achievements[at]);
        let profile = part(&mut self.profiles[by], &self.documents.profiles[by]);
        self.inside = Some((version, issuer));
        self.document = self.documents.credential_with(id, Value::Null, Value::Null);
        let seen = look(&self.document);
        if let Some(place) = self.document.pointer_mut(ACHIEVEMENT) {
            *place = achievement;
        }
        if let Some(place) = self.document.get_mut(PROFILE) {
            *place = profile;
        }
        seen
    }

    /// Takes the parts out of the document on the bench.
    fn clear(&mut self) {
        let Some((version, issuer)) = self.inside.take() else { return };
        if let Some(achievement) = self.document.pointer_mut(ACHIEVEMENT) {
            self.achievements[version.index()] = achievement.take();
        }
        if let Some(profile) = self.document.get_mut(PROFILE) {
            self.profiles[issuer.index()] = profile.take();
        }
    }
}
