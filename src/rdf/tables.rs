//! Contexts compiled into tables: what each term means for the exact lists of contexts we write.
//!
//! Only what those contexts use is understood; a context that uses more makes no table, a term that
//! uses more is `Kind::Beyond`, and such documents take the general road.

use super::compile::compile;
use super::contexts::{OB_303, VC_2};
use serde_json::Value;
use std::sync::OnceLock;

const OB_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// The lists of contexts that have a table, the most usual first.
const LISTS: [&[&str]; 3] = [&[VC_2, OB_303], &[VC_2, OB_303, OB_EXTENSIONS], &[VC_2]];

static TABLES: [OnceLock<Option<Table>>; LISTS.len()] = [const { OnceLock::new() }; LISTS.len()];

/// The table for a document's `@context`, if it is exactly one of the lists.
pub(super) fn table(context: &Value) -> Option<&'static Table> {
    let named = context.as_array()?;
    let index = LISTS.iter().position(|list| {
        list.len() == named.len()
            && list.iter().zip(named).all(|(ours, theirs)| theirs.as_str() == Some(*ours))
    })?;
    at(index)
}

/// The table of one of the lists.
pub(super) fn compiled(list: &[&str]) -> Option<&'static Table> {
    at(LISTS.iter().position(|known| *known == list)?)
}

fn at(index: usize) -> Option<&'static Table> {
    TABLES[index].get_or_init(|| compile(LISTS[index])).as_ref()
}

/// What every term of a list of contexts means.
pub(super) struct Table {
    pub(super) terms: Terms,
    /// Every address that a term stands for, as `<address> `, in order: the index is the rank of
    /// the predicate among the lines of one subject.
    pub(super) predicates: Vec<Box<str>>,
    /// Datatypes as `^^<address>`.
    pub(super) datatypes: Vec<Box<str>>,
    pub(super) meanings: Vec<Meaning>,
    /// Scope 0 holds everywhere, the others where an object has the type they belong to.
    pub(super) scopes: Vec<Scope>,
    pub(super) rdf_type: u16,
    pub(super) rdf_first: u16,
    pub(super) rdf_rest: u16,
}

/// A term's meaning as a property and, if it has a scope, as a type.
#[derive(Clone, Copy)]
pub(super) struct Meaning {
    pub(super) predicate: u16,
    pub(super) kind: Kind,
    /// Its values are one ordered list.
    pub(super) list: bool,
    /// As a type: the number of its scope, or 0.
    pub(super) scope: u8,
}

/// What the values of a property are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text, or whatever JSON says.
    Plain,
    /// Texts are addresses.
    Address,
    /// Texts, numbers and booleans have this datatype.
    Typed(u16),
    /// Something the tables do not know.
    Beyond,
}

pub(super) struct Scope {
    /// By term: the index of its meaning plus one, or 0.
    pub(super) meanings: Vec<u16>,
    /// By scope: whether the two give one term two meanings.
    pub(super) clashes: Vec<bool>,
}

impl Table {
    pub(super) fn term(&self, name: &str) -> Option<u16> {
        self.terms.find(name)
    }

    /// The meaning of a term in one scope.
    pub(super) fn meaning(&self, scope: u8, term: u16) -> Option<Meaning> {
        let index = self.scopes[usize::from(scope)].meanings[usize::from(term)];
        (index > 0).then(|| self.meanings[usize::from(index - 1)])
    }

    /// Whether two scopes cannot hold at once.
    pub(super) fn clash(&self, a: u8, b: u8) -> bool {
        self.scopes[usize::from(a)].clashes[usize::from(b)]
    }

    /// `<address> `, with the space.
    pub(super) fn predicate(&self, rank: u16) -> &str {
        &self.predicates[usize::from(rank)]
    }

    /// `^^<address>`.
    pub(super) fn datatype(&self, index: u16) -> &str {
        &self.datatypes[usize::from(index)]
    }
}

/// Names to small numbers, by open addressing: one look and one comparison in the usual case.
pub(super) struct Terms {
    names: Vec<Box<str>>,
    /// Index of a name plus one, or 0.
    slots: Vec<u16>,
}

impl Terms {
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Every name, by its number.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Box<str>> = names.map(Box::from).collect();
        let mut slots = vec![0; (names.len() * 8).next_power_of_two()];
        for (index, name) in names.iter().enumerate() {
            let mut slot = Self::slot(name, slots.len());
            while slots[slot] != 0 {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = u16::try_from(index + 1).expect("contexts have some hundred terms");
        }
        Self { names, slots }
    }

    pub(super) fn find(&self, name: &str) -> Option<u16> {
        let mut slot = Self::slot(name, self.slots.len());
        loop {
            let index = self.slots[slot].checked_sub(1)?;
            if *self.names[usize::from(index)] == *name {
                return Some(index);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// From the first and the last eight bytes: enough to tell the names of a vocabulary apart.
    fn slot(name: &str, slots: usize) -> usize {
        let bytes = name.as_bytes();
        let (first, last) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => bytes
                .iter()
                .fold((0, 0), |(first, last), byte| (first << 8 | u64::from(*byte), last)),
        };
        let mixed = (first ^ last.rotate_left(29) ^ (bytes.len() as u64))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 40).expect("24 bits") & (slots - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_table() {
        for list in LISTS {
            assert!(compile(list).is_some(), "{list:?}");
        }
    }

    #[test]
    fn terms_mean_what_the_contexts_say() {
        let table = compile(&[VC_2, OB_303]).expect("a table");
        let base = |name: &str| table.meaning(0, table.term(name)?);
        let achievement = base("Achievement").expect("a type").scope;
        let criteria = table.meaning(achievement, table.term("criteria").unwrap()).unwrap();
        assert!(criteria.kind == Kind::Address);
        assert_eq!(
            table.predicate(criteria.predicate),
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria> "
        );
        assert!(base("criteria").is_none(), "only achievements have criteria");
        assert!(base("zork").is_none());
        let awarded = base("awardedDate").expect("a term");
        let Kind::Typed(datatype) = awarded.kind else {
            panic!("awardedDate has a datatype");
        };
        assert_eq!(table.datatype(datatype), "^^<xsd:dateTime>");
        let same = |a: &str, b: &str| base(a).unwrap().predicate == base(b).unwrap().predicate;
        assert!(same("AchievementCredential", "OpenBadgeCredential"));
        let scope = |name: &str| base(name).unwrap().scope;
        assert!(table.clash(scope("IdentifierEntry"), scope("AchievementSubject")));
        assert!(!table.clash(scope("Profile"), scope("AchievementSubject")));
    }
}
