//! Awards handed over to another address or identifier of the same person: which new awards take
//! the places of the old ones, and what the ledger says of them.

use std::collections::{BTreeMap, BTreeSet};

use super::give::hash_of;
use super::holders::Holder;
use crate::codec::base64url;
use crate::content::edit::last_in_place;
use crate::ground::{Mailbox, Random, SourceId, Url, Uuid};
use crate::model::{AwardId, Catalogue, IssuerId, Places, Recipient};

/// Whom awards are handed over to.
#[derive(Debug, Clone)]
pub enum Heir {
    /// An address, of which the catalogue keeps a salted hash.
    Address(Mailbox),
    /// An identifier of the holder's own.
    Id(Url),
}

/// An award that takes the place of another.
#[derive(Debug, Clone)]
pub struct HandedOver {
    /// The award whose place it takes.
    pub old: Uuid,
    /// The file of both.
    pub file: SourceId,
    /// Its place in the status lists.
    pub status: u32,
    /// Who holds it, as the catalogue says it.
    pub recipient: Recipient,
    /// Who holds it, as the ledger says it; its id is that of the new award.
    pub holder: Holder,
}

/// What becomes of awards that are handed over.
#[derive(Debug, Clone, Default)]
pub struct Handover {
    /// The new awards.
    pub new: Vec<HandedOver>,
    /// Those that are in these hands already.
    pub already: BTreeSet<Uuid>,
    /// Every place of every status list is taken; these got none.
    pub no_place: Vec<Uuid>,
}

/// Decides it. `people` says who holds the awards now, as far as the ledger knows.
pub fn hand_over(
    catalogue: &Catalogue,
    ids: impl IntoIterator<Item = AwardId>,
    heir: &Heir,
    people: &BTreeMap<Uuid, Holder>,
    random: &mut dyn Random,
) -> Handover {
    let mut handover = Handover::default();
    let mut places: BTreeMap<IssuerId, Places> = BTreeMap::new();
    for at in ids {
        let award = &catalogue[at];
        // Asked twice, it is done once.
        if heir.holds(&catalogue[last_in_place(catalogue, at)].recipient) {
            handover.already.insert(award.id);
            continue;
        }
        let issuer = catalogue.issuer_of(award);
        let places = places.entry(issuer).or_insert_with(|| Places::of(catalogue, issuer));
        let Some(status) = places.draw(random) else {
            handover.no_place.push(award.id);
            continue;
        };
        let known = people.get(&award.id);
        let holder = Holder {
            id: random.uuid(),
            // Who takes an identifier of their own is still written to.
            address: heir.address().or(known.and_then(|it| it.address.as_ref())).cloned(),
            name: known.and_then(|it| it.name.clone()),
            awarded: Some(award.awarded),
            language: known.and_then(|it| it.language),
            keep_until: known.and_then(|it| it.keep_until),
        };
        handover.new.push(HandedOver {
            old: award.id,
            file: award.span.source,
            status,
            recipient: heir.recipient(random),
            holder,
        });
    }
    handover
}

impl Heir {
    /// The address, when it is one.
    fn address(&self) -> Option<&Mailbox> {
        match self {
            Self::Address(address) => Some(address),
            Self::Id(_) => None,
        }
    }

    /// Whether an award is in these hands.
    fn holds(&self, recipient: &Recipient) -> bool {
        match (self, recipient) {
            (Self::Address(address), Recipient::Hash { hash, salt }) => {
                hash_of(address, salt) == **hash
            }
            (Self::Id(own), Recipient::Id { id, .. }) => own == id,
            _ => false,
        }
    }

    /// What the catalogue says of the holder, with a salt of its own.
    fn recipient(&self, random: &mut dyn Random) -> Recipient {
        match self {
            Self::Address(address) => {
                let salt = base64url::encode(&random.salt());
                Recipient::Hash { hash: hash_of(address, &salt).into(), salt: salt.into() }
            }
            Self::Id(id) => Recipient::Id { id: id.clone(), name: None },
        }
    }
}
