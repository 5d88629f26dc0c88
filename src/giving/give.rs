//! Who gets a badge, who has it already, and whose row cannot be: everything that a batch decides.

use std::collections::BTreeMap;

use super::holders::Holder;
use super::order::Order;
use crate::codec::{base64url, hex, sha256::sha256};
use crate::content::edit::{GivenAward, GivenEvidence, GivenResult};
use crate::ground::address::first_address;
use crate::ground::{Instant, Mailbox, Random, Slug, Uuid};
use crate::import::headings::folded;
use crate::import::{BadRow, Guest, People, Proof, Trouble};
use crate::model::{IssuerId, Places, Recipient, ResultDescription};

/// A badge that is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Gift {
    /// The line of the guest.
    pub line: u32,
    /// What the awards file says.
    pub award: GivenAward,
    /// What the ledger says.
    pub holder: Holder,
}

/// What became of a table of people.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Those who get the badge.
    pub gifts: Vec<Gift>,
    /// Those who have it already, of that day: the line, and the award.
    pub already: Vec<(u32, Uuid)>,
    /// Those who stand in the table twice: the line, and that of the first time.
    pub twice: Vec<(u32, u32)>,
    /// The rows that cannot be.
    pub bad: Vec<BadRow>,
    /// Lines whose text says the person's first name: it will be published.
    pub first_names: Vec<u32>,
    /// Every place of every status list is taken; these lines got none.
    pub no_place: Vec<u32>,
}

/// `sha256$` and the hash of an address, its salt behind it (OB 3.0, B.1.12). The address is in
/// lower case: verifiers hash what they are given, and people write one address in many ways.
pub fn hash_of(address: &Mailbox, salt: &str) -> String {
    hashed(&address.identity(), salt)
}

fn hashed(identity: &str, salt: &str) -> String {
    format!("sha256${}", hex::encode(&sha256([identity, salt].concat().as_bytes())))
}

/// Decides everything. `ledger` says whose awards are known. The same person, version and day is
/// one award, however often it is asked for.
pub fn give(
    order: &Order<'_>,
    people: People,
    ledger: &BTreeMap<Uuid, Mailbox>,
    random: &mut dyn Random,
) -> Given {
    let mut given = Given { bad: people.bad, ..Given::default() };
    let known = Known::of(order, ledger);
    let issuer: IssuerId = order.badge().issuer;
    let mut places = Places::of(order.catalogue, issuer);
    let mut seen: BTreeMap<(i64, String), u32> = BTreeMap::new();
    for guest in people.guests {
        let awarded = guest.awarded.unwrap_or(order.date);
        let guest = match fitting(order, guest, awarded) {
            Ok(guest) => guest,
            Err(bad) => {
                given.bad.push(bad);
                continue;
            }
        };
        let who = Who::of(&guest);
        let key = (day(awarded), who.word().to_owned());
        if let Some(first) = seen.get(&key) {
            given.twice.push((guest.line, *first));
            continue;
        }
        seen.insert(key, guest.line);
        if let Some(id) = known.find(&who, awarded) {
            given.already.push((guest.line, id));
            continue;
        }
        let Some(status) = places.draw(random) else {
            given.no_place.push(guest.line);
            continue;
        };
        if says_first_name(&guest) {
            given.first_names.push(guest.line);
        }
        given.gifts.push(gift(order, guest, &who, (awarded, status), random));
    }
    given.bad.sort_by_key(|bad| bad.line);
    given
}

/// How a person is told from others.
enum Who {
    /// The address in lower case.
    Address(String),
    /// The identifier.
    Id(String),
}

impl Who {
    fn of(guest: &Guest) -> Self {
        match (&guest.id, &guest.address) {
            (Some(id), _) => Self::Id(id.as_str().to_owned()),
            (None, Some(address)) => Self::Address(address.identity()),
            (None, None) => Self::Id(String::new()),
        }
    }

    fn word(&self) -> &str {
        match self {
            Self::Address(word) | Self::Id(word) => word,
        }
    }
}

/// Awards of this version that stand in the catalogue.
#[derive(Default)]
struct Known {
    /// By day and word, when the person is known: an identifier, or an address of the ledger.
    named: BTreeMap<(i64, String), Uuid>,
    /// By day, when only the hash and the salt are.
    hashed: BTreeMap<i64, Vec<(String, String, Uuid)>>,
}

impl Known {
    fn of(order: &Order<'_>, ledger: &BTreeMap<Uuid, Mailbox>) -> Self {
        let mut known = Self::default();
        for award in order.catalogue.awards.iter().filter(|it| it.version == order.version) {
            let day = day(award.awarded);
            match &award.recipient {
                Recipient::Id { id, .. } => {
                    known.named.insert((day, id.as_str().to_owned()), award.id);
                }
                Recipient::Hash { hash, salt } => {
                    // A ledger that does not fit its award says nothing about it.
                    let address = ledger.get(&award.id).map(Mailbox::identity);
                    match address.filter(|it| hashed(it, salt) == **hash) {
                        Some(address) => {
                            known.named.insert((day, address), award.id);
                        }
                        None => known.hashed.entry(day).or_default().push((
                            hash.to_string(),
                            salt.to_string(),
                            award.id,
                        )),
                    }
                }
            }
        }
        known
    }

    fn find(&self, who: &Who, awarded: Instant) -> Option<Uuid> {
        let day = day(awarded);
        if let Some(id) = self.named.get(&(day, who.word().to_owned())) {
            return Some(*id);
        }
        let Who::Address(address) = who else { return None };
        let all = self.hashed.get(&day)?.iter();
        all.into_iter().find(|(hash, salt, _)| hashed(address, salt) == *hash).map(|it| it.2)
    }
}

fn day(date: Instant) -> i64 {
    date.seconds().div_euclid(86_400)
}

/// The guest, when nothing of the row stands against it.
fn fitting(order: &Order<'_>, mut guest: Guest, awarded: Instant) -> Result<Guest, BadRow> {
    let trouble = if guest.expires.is_some_and(|expires| expires <= awarded) {
        Some(Trouble::Lapsed)
    } else if guest.keep_until.or(order.keep_until).is_some_and(|until| until < order.today) {
        Some(Trouble::KeptUntilPast)
    } else if published(&guest).any(|text| first_address(text).is_some()) {
        Some(Trouble::AddressInText)
    } else if names_somebody(&guest) {
        Some(Trouble::NameInText)
    } else {
        let described = &order.badge().results;
        guest.results.iter_mut().find_map(|(id, value)| fit_value(described, id, value))
    };
    match trouble {
        None => Ok(guest),
        Some(trouble) => {
            let who = guest.address.as_ref().map(Mailbox::masked);
            Err(BadRow { line: guest.line, who, trouble })
        }
    }
}

/// Every text of a row that all can read.
fn published(guest: &Guest) -> impl Iterator<Item = &str> {
    let evidence = guest.evidence.iter().map(|proof| match proof {
        Proof::Url(url) => url.as_str(),
        Proof::Text(text) => text.as_str(),
    });
    let results = guest.results.iter().map(|(_, value)| value.as_str());
    let texts = guest.narrative.iter().chain(&guest.organisation).map(String::as_str);
    texts.chain(evidence).chain(results)
}

/// Whether a text that all can read holds the whole name or the family name.
fn names_somebody(guest: &Guest) -> bool {
    let names: Vec<String> = guest
        .last_name
        .iter()
        .chain(guest.name.iter().filter(|name| name.contains(' ')))
        .map(|name| folded(name))
        .collect();
    says_one_of(guest, &names)
}

fn says_first_name(guest: &Guest) -> bool {
    let first = guest.name.as_deref().and_then(|name| name.split_whitespace().next());
    let names: Vec<String> = first.map(folded).into_iter().collect();
    says_one_of(guest, &names)
}

/// Whether a text says a name of three letters or more as words of their own.
fn says_one_of(guest: &Guest, names: &[String]) -> bool {
    let names: Vec<String> =
        names.iter().filter(|it| it.chars().count() > 2).map(|it| format!(" {it} ")).collect();
    if names.is_empty() || guest.organisation.is_some() {
        return false;
    }
    published(guest).any(|text| {
        let text = format!(" {} ", folded(text));
        names.iter().any(|name| text.contains(name))
    })
}

/// Tidies a value, or says what its result allows.
fn fit_value(described: &[ResultDescription], id: &Slug, value: &mut String) -> Option<Trouble> {
    let result = described.iter().find(|result| result.id == *id)?;
    let allowed = &result.allowed_values;
    if !allowed.is_empty() {
        let same = allowed.iter().find(|it| folded(it) == folded(value));
        let Some(same) = same else {
            let allowed = allowed.join(", ");
            return Some(Trouble::Value(id.clone(), value.as_str().into(), allowed.into()));
        };
        *value = same.to_string();
        return None;
    }
    let bound = |bound: &Option<Box<str>>| bound.as_deref().and_then(|it| it.parse::<f64>().ok());
    let (least, most) = (bound(&result.value_min), bound(&result.value_max));
    if least.is_none() && most.is_none() {
        return None;
    }
    // French spreadsheets write 12,5.
    let tidy = value.replace(',', ".");
    let fits = tidy.parse::<f64>().is_ok_and(|number| {
        least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
    });
    if fits {
        *value = tidy;
        return None;
    }
    let say = |bound: &Option<Box<str>>| bound.as_deref().unwrap_or("…").to_owned();
    let allowed = format!("{}–{}", say(&result.value_min), say(&result.value_max));
    Some(Trouble::Value(id.clone(), value.as_str().into(), allowed.into()))
}

fn gift(
    order: &Order<'_>,
    guest: Guest,
    who: &Who,
    (awarded, status): (Instant, u32),
    random: &mut dyn Random,
) -> Gift {
    let id = random.uuid();
    let recipient = match (guest.id, who) {
        (Some(id), _) => Recipient::Id { id, name: guest.organisation.map(Into::into) },
        (None, who) => {
            let salt = base64url::encode(&random.salt());
            Recipient::Hash { hash: hashed(who.word(), &salt).into(), salt: salt.into() }
        }
    };
    let evidence = guest.evidence.into_iter().map(|proof| match proof {
        Proof::Url(url) => GivenEvidence::Url(url.as_str().to_owned()),
        Proof::Text(text) => GivenEvidence::Narrative(text),
    });
    let results = guest.results.into_iter();
    let results = results.map(|(id, value)| GivenResult { result: id.as_str().to_owned(), value });
    let award = GivenAward {
        id,
        recipient,
        status,
        awarded: Some(awarded),
        expires: guest.expires,
        language: guest.language,
        narrative: guest.narrative,
        evidence: evidence.collect(),
        results: results.collect(),
        supersedes: None,
    };
    let holder = Holder {
        id,
        address: guest.address,
        name: guest.name,
        awarded: Some(awarded),
        language: guest.language,
        keep_until: guest.keep_until.or(order.keep_until),
    };
    Gift { line: guest.line, award, holder }
}
