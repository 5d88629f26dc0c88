//! What a credential is made of, as digests: has it changed, and which part of it?

use serde_json::Value;

use super::Documents;
use crate::model::AwardId;
use crate::model::digest::{Half, Parts};

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

    /// The parts of an award's credential. A [`Workbench`](super::Workbench) finds them beside it.
    pub fn of(&self, id: AwardId) -> Parts {
        // Everything but the two parts that it shares with others.
        let own = self.documents.credential_with(id, Value::Null, Value::Null);
        self.with(id, digest(&own))
    }

    /// The same, of an award whose own part is known.
    pub(super) fn with(&self, id: AwardId, award: Half) -> Parts {
        let catalogue = self.documents.catalogue;
        let version = catalogue[id].version;
        let issuer = catalogue[version].issuer;
        Parts { award, badge: self.badges[version.index()], issuer: self.issuers[issuer.index()] }
    }
}

fn digest(value: &Value) -> Half {
    Half::of(&serde_json::to_vec(value).expect("a Value is JSON"))
}
