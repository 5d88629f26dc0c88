//! From the JSON of contexts to a table.

use super::contexts::context;
use super::tables::{Kind, Meaning, Scope, Table, Terms};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The table of a list of contexts; nothing if one of them uses what is not known here.
pub(super) fn compile(list: &[&str]) -> Option<Table> {
    let mut base = Definitions::default();
    for address in list {
        let context: Value = serde_json::from_str(context(address)?).ok()?;
        base.extend(context.get("@context")?.as_object()?)?;
    }
    // A scope that this compiler cannot read makes its type unknown, nothing more.
    let typed: BTreeMap<&String, Option<Definitions>> = base
        .terms
        .iter()
        .filter_map(|(name, definition)| Some((name, definition.scope.as_ref()?)))
        .map(|(name, scope)| (name, base.scope(scope)))
        .collect();
    Builder::default().build(&base, &typed)
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
                    let same = self.terms.get(name).is_none_or(|earlier| *earlier == definition);
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
        let any = self.terms.values().any(|definition| prefix(&definition.address));
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
        typed: &BTreeMap<&String, Option<Definitions>>,
    ) -> Option<Table> {
        let everything =
            || [base].into_iter().chain(typed.values().flatten()).flat_map(|scope| &scope.terms);
        let names: BTreeSet<&str> = everything().map(|(name, _)| name.as_str()).collect();
        let terms = Terms::new(names.iter().copied());
        let list = ["type", "first", "rest"].map(|name| format!("<{RDF}{name}> "));
        let predicates: BTreeSet<String> = everything()
            .map(|(_, definition)| format!("<{}> ", definition.address))
            .chain(list.iter().cloned())
            .collect();
        self.predicates = predicates.into_iter().map(String::into_boxed_str).collect();

        let mut numbers = BTreeMap::new();
        let readable = typed.iter().filter(|(_, scope)| scope.is_some());
        for (number, (name, _)) in readable.enumerate() {
            numbers.insert(name.as_str(), u8::try_from(number + 1).ok()?);
        }
        let mut scopes = vec![self.scope(base, &terms, &numbers)?];
        for scope in typed.values().flatten() {
            scopes.push(self.scope(scope, &terms, &BTreeMap::new())?);
        }
        let readable: Vec<_> = [base].into_iter().chain(typed.values().flatten()).collect();
        for (scope, definitions) in scopes.iter_mut().zip(&readable) {
            scope.clashes = readable.iter().map(|other| clash(definitions, other)).collect();
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
        let rank = self.predicates.binary_search_by(|known| (**known).cmp(text)).ok()?;
        u16::try_from(rank).ok()
    }

    fn scope(
        &mut self,
        definitions: &Definitions,
        terms: &Terms,
        numbers: &BTreeMap<&str, u8>,
    ) -> Option<Scope> {
        let mut meanings = vec![0; terms.len()];
        for (name, definition) in &definitions.terms {
            let meaning = Meaning {
                predicate: self.predicate(&format!("<{}> ", definition.address))?,
                kind: self.kind(definition)?,
                list: definition.container.as_deref() == Some("@list"),
                scope: numbers.get(name.as_str()).copied().unwrap_or(0),
            };
            self.meanings.push(meaning);
            let index = u16::try_from(self.meanings.len()).ok()?;
            meanings[usize::from(terms.find(name)?)] = index;
        }
        Some(Scope { meanings, clashes: Vec::new() })
    }

    fn kind(&mut self, definition: &Definition) -> Option<Kind> {
        // Lists and sets hold values as they are; graphs, languages and indexes do not.
        let plain = matches!(definition.container.as_deref(), None | Some("@set" | "@list"));
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
    a.terms.iter().any(|(name, ours)| b.terms.get(name).is_some_and(|theirs| ours != theirs))
}
