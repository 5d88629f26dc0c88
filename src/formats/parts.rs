//! What a credential is made of, as digests: has it changed, and which part of it?

use serde_json::Value;

use super::Documents;
use crate::model::digest::{Half, Parts};
use crate::model::{AwardId, IssuerId, VersionId};

/// Takes the credentials of a catalogue apart. What many of them share is digested once.
#[derive(Debug)]
pub struct Dissection<'d> {
    documents: &'d Documents<'d>,
    badges: Vec<Half>,
    issuers: Vec<Half>,
}

impl<'d> Dissection<'d> {
    /// For the credentials of these documents.
    pub fn new(documents: &'d Documents<'d>) -> Self {
        let digests = |values: &[Value]| values.iter().map(digest).collect();
        Self {
            documents,
            badges: digests(&documents.achievements),
            issuers: digests(&documents.profiles),
        }
    }

    /// The parts of an award's credential.
    pub fn of(&self, id: AwardId) -> Parts {
        let catalogue = self.documents.catalogue;
        let version = catalogue[id].version;
        // Everything but the two parts that it shares with others.
        let own = self.documents.credential_with(id, Value::Null, Value::Null);
        Parts {
            award: digest(&own),
            badge: self.badge(version),
            issuer: self.issuer(catalogue[version].issuer),
        }
    }

    fn badge(&self, id: VersionId) -> Half {
        self.badges[id.index()]
    }

    fn issuer(&self, id: IssuerId) -> Half {
        self.issuers[id.index()]
    }
}

fn digest(value: &Value) -> Half {
    Half::of(&serde_json::to_vec(value).expect("a Value is JSON"))
}
