//! Credentials made one after the other, without a copy of what they share.

use super::Documents;
use crate::model::{AwardId, IssuerId, VersionId};
use serde_json::Value;

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
        self.document = self.documents.credential_with(id, achievement, profile);
        &self.document
    }

    /// Takes the parts out of the document on the bench.
    fn clear(&mut self) {
        let Some((version, issuer)) = self.inside.take() else { return };
        if let Some(achievement) = self.document.pointer_mut("/credentialSubject/achievement") {
            self.achievements[version.index()] = achievement.take();
        }
        if let Some(profile) = self.document.get_mut("issuer") {
            self.profiles[issuer.index()] = profile.take();
        }
    }
}
