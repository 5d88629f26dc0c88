//! Contexts compiled into tables: what each term means for the exact lists of contexts we write.
//!
//! Only what those contexts use is understood; a context that uses more makes no table, a term that
//! uses more is `Kind::Beyond`, and such documents take the general road.

use super::contexts::{OB_303, VC_2, context};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
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
            && list
                .iter()
                .zip(named)
                .all(|(ours, theirs)| theirs.as_str() == Some(*ours))
    })?;
    TABLES[index]
        .get_or_init(|| Table::compile(LISTS[index]))
        .as_ref()
}

/// What every term of a list of contexts means.
pub(super) struct Table {
    terms: Terms,
    /// Every address that a term stands for, as `<address> `, in order: the index is the rank of
    /// the predicate among the lines of one subject.
    predicates: Vec<Box<str>>,
    /// Datatypes as `^^<address>`.
    datatypes: Vec<Box<str>>,
    meanings: Vec<Meaning>,
    /// Scope 0 holds everywhere, the others where an object has the type they belong to.
    scopes: Vec<Scope>,
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

struct Scope {
    /// By term: the index of its meaning plus one, or 0.
    meanings: Vec<u16>,
    /// By scope: whether the two give one term two meanings.
    clashes: Vec<bool>,
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

    fn compile(list: &[&str]) -> Option<Self> {
        let mut base = Definitions::default();
        for address in list {
            let context: Value = serde_json::from_str(context(address)?).ok()?;
            base.extend(context.get("@context")?.as_object()?)?;
        }
        // A scope that this compiler cannot read makes its type unknown, nothing more.
        let scoped: BTreeMap<&String, Option<Definitions>> = base
            .terms
            .iter()
            .filter_map(|(name, definition)| Some((name, definition.scope.as_ref()?)))
            .map(|(name, scope)| (name, base.scope(scope)))
            .collect();
        Builder::default().build(&base, &scoped)
    }
}

/// The definitions of one active context.
#[derive(Clone, Default)]
struct Definitions {
    terms: BTreeMap<String, Definition>,
}

#[derive(Clone, PartialEq)]
struct Definition {
    address: String,
    /// `None` for no coercion, else the address of a datatype or a keyword.
    kind: Option<String>,
    container: Option<String>,
    scope: Option<Value>,
}

impl Definitions {
    /// Adds a context; nothing if it redefines a term or uses what is not known here.
    fn extend(&mut self, context: &Map<String, Value>) -> Option<()> {
        for (name, value) in context {
            let known = match name.as_str() {
                "@protected" | "@version" => continue,
                "id" => value == "@id",
                "type" => value == "@type",
                _ if name.starts_with('@') => false,
                _ => {
                    let definition = self.definition(value, context)?;
                    let same = self
                        .terms
                        .get(name)
                        .is_none_or(|earlier| *earlier == definition);
                    self.terms.insert(name.clone(), definition);
                    same
                }
            };
            if !known {
                return None;
            }
        }
        // With such a term, texts with a colon could be abbreviations.
        let prefix = |address: &str| address.ends_with([':', '/', '?', '#', '[', ']', '@']);
        let any = self
            .terms
            .values()
            .any(|definition| prefix(&definition.address));
        (!any).then_some(())
    }

    /// These definitions with those of a type's scope, and only the latter; both may agree on a
    /// term but not differ.
    fn scope(&self, scope: &Value) -> Option<Self> {
        let scope = scope.as_object()?;
        let mut all = self.clone();
        all.extend(scope)?;
        all.terms.retain(|name, _| scope.contains_key(name));
        Some(all)
    }

    fn definition(&self, value: &Value, local: &Map<String, Value>) -> Option<Definition> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (mut kind, mut container, mut scope) = (None, None, None);
        let address = match value {
            Value::String(address) => address,
            Value::Object(members) => {
                for (name, member) in members {
                    match name.as_str() {
                        "@id" | "@protected" => {}
                        "@type" => kind = Some(text(member)?),
                        "@container" => container = Some(text(member)?),
                        "@context" => scope = Some(member.clone()),
                        _ => return None,
                    }
                }
                members.get("@id")?.as_str()?
            }
            _ => return None,
        };
        Some(Definition {
            address: self.address(address, local)?,
            kind: match kind {
                Some(kind) if !kind.starts_with('@') => Some(self.address(&kind, local)?),
                kind => kind,
            },
            container,
            scope,
        })
    }

    /// The address that a text in a context stands for: itself, or that of another term.
    fn address(&self, text: &str, local: &Map<String, Value>) -> Option<String> {
        if let Some((prefix, _)) = text.split_once(':') {
            let abbreviated = self.terms.contains_key(prefix) || local.contains_key(prefix);
            return (!abbreviated && !text.starts_with('_')).then(|| text.to_owned());
        }
        let other = match local.get(text) {
            Some(Value::String(address)) => address,
            Some(Value::Object(members)) => members.get("@id")?.as_str()?,
            _ => return Some(self.terms.get(text)?.address.clone()),
        };
        // One step is enough for every context on board, and cannot go in circles.
        other.contains(':').then(|| other.to_owned())
    }
}

/// Turns definitions into numbers.
#[derive(Default)]
struct Builder {
    predicates: Vec<Box<str>>,
    datatypes: Vec<Box<str>>,
    meanings: Vec<Meaning>,
}

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

impl Builder {
    fn build(
        mut self,
        base: &Definitions,
        scoped: &BTreeMap<&String, Option<Definitions>>,
    ) -> Option<Table> {
        let everything = || {
            [base]
                .into_iter()
                .chain(scoped.values().flatten())
                .flat_map(|scope| &scope.terms)
        };
        let names: BTreeSet<&str> = everything().map(|(name, _)| name.as_str()).collect();
        let terms = Terms::new(names.iter().copied());
        let list = ["type", "first", "rest"].map(|name| format!("<{RDF}{name}> "));
        let predicates: BTreeSet<String> = everything()
            .map(|(_, definition)| format!("<{}> ", definition.address))
            .chain(list.iter().cloned())
            .collect();
        self.predicates = predicates.into_iter().map(String::into_boxed_str).collect();

        let mut numbers = BTreeMap::new();
        let readable = scoped.iter().filter(|(_, scope)| scope.is_some());
        for (number, (name, _)) in readable.enumerate() {
            numbers.insert(name.as_str(), u8::try_from(number + 1).ok()?);
        }
        let mut scopes = vec![self.scope(base, &terms, &numbers)?];
        for scope in scoped.values().flatten() {
            scopes.push(self.scope(scope, &terms, &BTreeMap::new())?);
        }
        let readable: Vec<_> = [base]
            .into_iter()
            .chain(scoped.values().flatten())
            .collect();
        for (scope, definitions) in scopes.iter_mut().zip(&readable) {
            scope.clashes = readable
                .iter()
                .map(|other| clash(definitions, other))
                .collect();
        }
        let [rdf_type, rdf_first, rdf_rest] = list.map(|text| self.predicate(&text));
        Some(Table {
            terms,
            rdf_type: rdf_type?,
            rdf_first: rdf_first?,
            rdf_rest: rdf_rest?,
            predicates: self.predicates,
            datatypes: self.datatypes,
            meanings: self.meanings,
            scopes,
        })
    }

    fn predicate(&self, text: &str) -> Option<u16> {
        let rank = self
            .predicates
            .binary_search_by(|known| (**known).cmp(text))
            .ok()?;
        u16::try_from(rank).ok()
    }

    fn scope(
        &mut self,
        definitions: &Definitions,
        terms: &Terms,
        scopes: &BTreeMap<&str, u8>,
    ) -> Option<Scope> {
        let mut meanings = vec![0; terms.names.len()];
        for (name, definition) in &definitions.terms {
            let scope = scopes.get(name.as_str()).copied().unwrap_or(0);
            let meaning = Meaning {
                predicate: self.predicate(&format!("<{}> ", definition.address))?,
                kind: self.kind(definition)?,
                list: definition.container.as_deref() == Some("@list"),
                scope,
            };
            self.meanings.push(meaning);
            let index = u16::try_from(self.meanings.len()).ok()?;
            meanings[usize::from(terms.find(name)?)] = index;
        }
        Some(Scope {
            meanings,
            clashes: Vec::new(),
        })
    }

    fn kind(&mut self, definition: &Definition) -> Option<Kind> {
        // Lists and sets hold values as they are; graphs, languages and indexes do not.
        let plain = matches!(
            definition.container.as_deref(),
            None | Some("@set" | "@list")
        );
        Some(match definition.kind.as_deref() {
            // A property with a context of its own, or a type used as a property.
            _ if !plain || definition.scope.is_some() => Kind::Beyond,
            None => Kind::Plain,
            Some("@id") => Kind::Address,
            // Integers of this type are written as doubles.
            Some("http://www.w3.org/2001/XMLSchema#double") => Kind::Beyond,
            Some(keyword) if keyword.starts_with('@') => Kind::Beyond,
            Some(datatype) => {
                let text = format!("^^<{datatype}>").into_boxed_str();
                let known = self.datatypes.iter().position(|known| *known == text);
                let index = known.unwrap_or_else(|| {
                    self.datatypes.push(text);
                    self.datatypes.len() - 1
                });
                Kind::Typed(u16::try_from(index).ok()?)
            }
        })
    }
}

fn clash(a: &Definitions, b: &Definitions) -> bool {
    a.terms
        .iter()
        .any(|(name, ours)| b.terms.get(name).is_some_and(|theirs| ours != theirs))
}

/// Names to small numbers, by open addressing: one look and one comparison in the usual case.
struct Terms {
    names: Vec<Box<str>>,
    /// Index of a name plus one, or 0.
    slots: Vec<u16>,
}

impl Terms {
    fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
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

    fn find(&self, name: &str) -> Option<u16> {
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
            _ => bytes.iter().fold((0, 0), |(first, last), byte| {
                (first << 8 | u64::from(*byte), last)
            }),
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
            assert!(Table::compile(list).is_some(), "{list:?}");
        }
    }

    #[test]
    fn terms_mean_what_the_contexts_say() {
        let table = Table::compile(&[VC_2, OB_303]).expect("a table");
        let base = |name: &str| table.meaning(0, table.term(name)?);
        let achievement = base("Achievement").expect("a type").scope;
        let criteria = table
            .meaning(achievement, table.term("criteria").unwrap())
            .unwrap();
        assert!(criteria.kind == Kind::Address);
        assert_eq!(
            table.predicate(criteria.predicate),
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria> "
        );
        assert!(
            base("criteria").is_none(),
            "only achievements have criteria"
        );
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
