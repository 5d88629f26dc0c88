//! What is given to the holders of awards: which awards, in whose folder, which files. Private from end
//! to end: nothing of it is ever published.
//!
//! In reading order: [`gather`] (who is given what, nothing made yet), [`names`] (names of folders and
//! files that are safe everywhere), [`pack`] (the files of one holder), [`mail`] (the letter as mail
//! programs open it), [`table`] (the table for mail merge) and [`answer`] (what programs are told).

pub mod answer;
pub mod mail;
pub mod names;
pub mod pack;
pub mod table;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use self::names::Nameable;
use crate::giving::Holder;
use crate::ground::{Instant, Mailbox, Uuid};
use crate::model::{Award, AwardId, Catalogue, Recipient, Standing, Status};

/// Which awards are wished for.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// These only; all without it.
    pub only: Option<BTreeSet<Uuid>>,
    /// Those that were given on this day or later.
    pub since: Option<Instant>,
    /// Also those that have expired.
    pub expired: bool,
    /// Also those of holders that the ledger does not know, under the award's id.
    pub anonymous: bool,
}

/// Why an award that was wished for is not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// The ledger does not know who holds it.
    HolderUnknown,
    /// It is over.
    Expired,
    /// It is held back.
    Suspended,
    /// It was taken back.
    Revoked,
    /// It was forgotten.
    Erased,
    /// It is dated in the future.
    NotYet,
    /// Its badge is a draft.
    Draft,
    /// Nothing at hand can sign it.
    Unsigned,
}

/// What is to be delivered.
#[derive(Debug, Default)]
pub struct Delivery {
    /// One for each holder, by folder.
    pub parcels: Vec<Parcel>,
    /// What was wished for and is left out: why, and which.
    pub left: BTreeMap<Left, BTreeSet<Uuid>>,
}

/// What one holder is given.
#[derive(Debug)]
pub struct Parcel {
    /// The name of the folder.
    pub folder: String,
    /// Where to write to, when the ledger says.
    pub address: Option<Mailbox>,
    /// The name, when the ledger says; on one line.
    pub name: Option<String>,
    /// The language to write in, as the ledger has it.
    pub language: Option<crate::ground::Lang>,
    /// The awards, oldest first.
    pub awards: Vec<Item>,
}

/// One award of a parcel.
#[derive(Debug)]
pub struct Item {
    /// The award.
    pub id: AwardId,
    /// What its files are called, without an ending.
    pub stem: String,
}

/// Who a holder is, as far as two awards can be told to be of one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// An address, in lower case.
    Address(String),
    /// An identifier of their own.
    Identifier(String),
    /// Nobody but the holder of this award.
    Award(Uuid),
}

/// Finds who is given what, as of a day.
pub fn gather(
    catalogue: &Catalogue,
    holders: &BTreeMap<Uuid, Holder>,
    wish: &Wish,
    as_of: Instant,
) -> Delivery {
    let mut left: BTreeMap<Left, BTreeSet<Uuid>> = BTreeMap::new();
    let mut people: BTreeMap<Who, (Parcel, Vec<AwardId>)> = BTreeMap::new();
    let wished = |award: &Award| {
        wish.only.as_ref().is_none_or(|only| only.contains(&award.id))
            && wish.since.is_none_or(|since| award.awarded >= since)
    };
    let mut awards: Vec<AwardId> =
        catalogue.award_ids().filter(|id| wished(&catalogue[*id])).collect();
    awards.sort_by_key(|id| (catalogue[*id].awarded, catalogue[*id].id));
    for id in awards {
        let award = &catalogue[id];
        let holder = holders.get(&award.id);
        let why = obstacle(catalogue, award, wish, as_of);
        let unknown = holder.is_none() && !wish.anonymous;
        if let Some(why) = why.or(unknown.then_some(Left::HolderUnknown)) {
            left.entry(why).or_default().insert(award.id);
            continue;
        }
        let (parcel, ids) = people.entry(who(award, holder)).or_insert_with(|| {
            let (folder, awards) = (String::new(), Vec::new());
            let parcel = Parcel { folder, address: None, name: None, language: None, awards };
            (parcel, Vec::new())
        });
        // What was written last is what holds.
        if let Some(holder) = holder {
            let Holder { id: _, address, name, awarded: _, language, keep_until: _ } = holder;
            let name = name.as_deref().map(names::one_line).filter(|name| !name.is_empty());
            parcel.address = address.clone().or(parcel.address.take());
            parcel.name = name.or(parcel.name.take());
            parcel.language = language.or(parcel.language);
        }
        ids.push(id);
    }
    if let Some(only) = &wish.only {
        for gone in catalogue.erased.iter().filter(|gone| only.contains(&gone.id)) {
            left.entry(Left::Erased).or_default().insert(gone.id);
        }
    }
    Delivery { parcels: named(catalogue, people), left }
}

/// Why an award cannot be delivered today.
fn obstacle(catalogue: &Catalogue, award: &Award, wish: &Wish, as_of: Instant) -> Option<Left> {
    let over = catalogue.expires(award).is_some_and(|at| at <= as_of);
    match award.standing {
        Standing::Revoked(_) => Some(Left::Revoked),
        Standing::Suspended(_) => Some(Left::Suspended),
        Standing::Good if catalogue[award.version].status == Status::Draft => Some(Left::Draft),
        Standing::Good if award.valid_from() > as_of => Some(Left::NotYet),
        Standing::Good if over && !wish.expired => Some(Left::Expired),
        Standing::Good => None,
    }
}

fn who(award: &Award, holder: Option<&Holder>) -> Who {
    let address = holder.and_then(|it| it.address.as_ref());
    match (address, &award.recipient) {
        (Some(address), _) => Who::Address(address.identity()),
        (None, Recipient::Id { id, .. }) => Who::Identifier(id.as_str().to_owned()),
        (None, Recipient::Hash { .. }) => Who::Award(award.id),
    }
}

/// Gives every parcel its folder and every award its files' name.
fn named(catalogue: &Catalogue, people: BTreeMap<Who, (Parcel, Vec<AwardId>)>) -> Vec<Parcel> {
    let nameable = people.iter().map(|(who, (parcel, ids))| {
        let first = catalogue[ids[0]].id.to_string();
        Nameable {
            name: parcel.name.clone(),
            other: match (who, &parcel.name) {
                (Who::Address(address), _) => address.clone(),
                (Who::Identifier(_) | Who::Award(_), Some(_)) => first[..8].to_owned(),
                (Who::Identifier(_) | Who::Award(_), None) => first,
            },
            identity: format!("{who:?}"),
        }
    });
    let folders = names::folders(&nameable.collect::<Vec<_>>());
    let mut parcels: Vec<Parcel> = Vec::with_capacity(folders.len());
    for (folder, (_, (parcel, ids))) in folders.into_iter().zip(people) {
        let stems = names::stems(ids.iter().map(|id| {
            let award = &catalogue[*id];
            (catalogue[award.version].slug.as_str(), award.awarded, award.id)
        }));
        let awards = ids.into_iter().zip(stems).map(|(id, stem)| Item { id, stem }).collect();
        parcels.push(Parcel { folder, awards, ..parcel });
    }
    parcels.sort_by(|a, b| a.folder.cmp(&b.folder));
    parcels
}
