//! Our own road: from JSON straight to canonical lines, with a table for the document's contexts.
//!
//! It knows the documents we write: a tree of objects without keywords other than the first
//! `@context`. Whatever else it meets, it gives up, and the general road takes over.

use super::dataset::{has_unsteady_control, needs_escape, push_quoted};
use super::error::RdfError;
use super::lints::{Planes, is_steady};
use super::memory::{self, Shared};
use super::statements::{Object, Range, Statements};
use super::tables::{Kind, Meaning, Table, table};
use serde_json::{Map, Number, Value};

/// The canonical text of a document.
pub(super) struct Walked {
    pub(super) text: String,
    /// Whether it holds anything on which implementations are known to differ; only then is it
    /// worth looking closer before signing.
    pub(super) unsteady: bool,
}

/// Objects inside one another.
const MAX_DEPTH: u32 = 32;
/// How deep the parts stand that documents share.
const MAX_SHARED_DEPTH: u32 = 2;
/// Types with a scope on one object.
const MAX_SCOPES: usize = 4;

/// Walks a document, without its own `proof` if `skip_proof`; `None` when it is not one of those
/// this road knows.
pub(super) fn walk(document: &Value, skip_proof: bool) -> Option<Result<Walked, RdfError>> {
    let members = document.as_object()?;
    let table = table(members.get("@context")?)?;
    let attempt = |remembers: bool| {
        let mut walk = Walk { skip_proof, remembers, ..Walk::new(table) };
        walk.object(members, 0).map(|_| walk)
    };
    // Where a known part meets itself, its statements have to be put together anew.
    let walk = attempt(true).or_else(|| attempt(false))?;
    Some(walk.out.finish().map(|text| {
        let mut seen = Planes::default();
        seen.see_text(&text);
        Walked { unsteady: walk.unsteady || seen.may_sort_otherwise(), text }
    }))
}

/// What an object says wherever it stands, for the memory.
pub(super) fn walk_part(members: &Map<String, Value>, table: &'static Table) -> Option<Shared> {
    let mut walk = Walk::new(table);
    walk.object(members, MAX_SHARED_DEPTH)?;
    Some(Shared { part: walk.out.into_part(), unsteady: walk.unsteady })
}

struct Walk {
    table: &'static Table,
    out: Statements,
    unsteady: bool,
    skip_proof: bool,
    /// Whether what other documents had in them too is taken from the memory.
    remembers: bool,
}

/// The scopes that hold for the properties of one object: the base, then those of its types.
#[derive(Clone, Copy, Default)]
struct Scopes {
    numbers: [u8; MAX_SCOPES],
    count: usize,
}

impl Scopes {
    fn add(&mut self, scope: u8, table: &Table) -> Option<()> {
        let so_far = &self.numbers[..self.count];
        if so_far.iter().any(|other| table.clash(*other, scope)) {
            return None;
        }
        if !so_far.contains(&scope) {
            *self.numbers.get_mut(self.count)? = scope;
            self.count += 1;
        }
        Some(())
    }

    fn meaning(&self, term: u16, table: &Table) -> Option<Meaning> {
        self.numbers[..self.count]
            .iter()
            .find_map(|scope| table.meaning(*scope, term))
            .or_else(|| table.meaning(0, term))
    }
}

/// Whether these are types of credentials and nothing else.
fn are_credentials(kinds: &Value) -> bool {
    let mut all = kinds.as_array().into_iter().flatten();
    all.all(|kind| kind.as_str().is_some_and(|kind| kind.ends_with("Credential")))
}

impl Walk {
    fn new(table: &'static Table) -> Self {
        let out = Statements::new(table);
        Self { table, out, unsteady: false, skip_proof: false, remembers: false }
    }

    /// The number of the subject that this object is.
    fn object(&mut self, members: &Map<String, Value>, depth: u32) -> Option<u32> {
        if depth > MAX_DEPTH || members.is_empty() {
            return None;
        }
        let (mut id, mut kinds) = (None, None);
        for (name, value) in members {
            match name.as_str() {
                "id" => id = Some(value.as_str()?),
                "type" => kinds = Some(value),
                "@context" if depth == 0 => {}
                _ if name.starts_with('@') => return None,
                _ => {}
            }
        }
        let subject = match id {
            Some(address) => self.out.named(address)?,
            None => self.out.blank()?,
        };
        let mut scopes = Scopes::default();
        match kinds {
            None => {}
            Some(Value::String(kind)) => self.kind(subject, kind, &mut scopes)?,
            Some(Value::Array(kinds)) => {
                for kind in kinds {
                    self.kind(subject, kind.as_str()?, &mut scopes)?;
                }
            }
            Some(_) => return None,
        }
        // Inside an object of several scopes, a processor in use falls back to the first of them and not
        // to what was before (JSON-LD 1.1 API, 4.1.2 step 3 and 5.1.2 step 7): it then reads something
        // else. Credentials alone have two types with a scope, and none that their parts repeat.
        if scopes.count > 1 && (depth > 0 || !kinds.is_some_and(are_credentials)) {
            return None;
        }
        for (name, value) in members {
            let done = match name.as_str() {
                "id" | "type" | "@context" => true,
                "proof" => depth == 0 && self.skip_proof,
                _ => false,
            };
            if !done {
                let term = self.table.term(name)?;
                let meaning = scopes.meaning(term, self.table)?;
                let shared = self.remembers && depth < MAX_SHARED_DEPTH && memory::is_shared(name);
                match value {
                    Value::Object(part) if shared => self.part(subject, meaning, part, depth)?,
                    value => self.property(subject, meaning, value, depth)?,
                }
            }
        }
        Some(subject)
    }

    fn kind(&mut self, subject: u32, kind: &str, scopes: &mut Scopes) -> Option<()> {
        let text = match self.table.term(kind) {
            Some(term) => {
                let meaning = self.table.meaning(0, term)?;
                if meaning.scope > 0 {
                    scopes.add(meaning.scope, self.table)?;
                } else if meaning.kind == Kind::Beyond {
                    return None;
                }
                let text = self.table.predicate(meaning.predicate).trim_end();
                self.out.write(|arena| arena.push_str(text))?
            }
            None => self.out.address(kind)?,
        };
        self.out.state(subject, self.table.rdf_type, Object::Text(text));
        Some(())
    }

    /// A part that documents share, from the memory when it stands there.
    fn part(
        &mut self,
        subject: u32,
        meaning: Meaning,
        members: &Map<String, Value>,
        depth: u32,
    ) -> Option<()> {
        if meaning.kind == Kind::Beyond || meaning.list {
            return None;
        }
        let child = match memory::recall(members, self.table) {
            Some(shared) => {
                self.unsteady |= shared.unsteady;
                self.out.adopt(&shared.part)?
            }
            None => self.object(members, depth + 1)?,
        };
        self.out.lead(subject, meaning.predicate, child);
        Some(())
    }

    fn property(
        &mut self,
        subject: u32,
        meaning: Meaning,
        value: &Value,
        depth: u32,
    ) -> Option<()> {
        if meaning.kind == Kind::Beyond {
            return None;
        }
        if meaning.list {
            return self.list(subject, meaning, value, depth);
        }
        match value {
            Value::Array(items) => {
                for item in items {
                    self.value(subject, meaning.predicate, meaning.kind, item, depth)?;
                }
                Some(())
            }
            single => self.value(subject, meaning.predicate, meaning.kind, single, depth),
        }
    }

    /// A list is a chain of blank nodes (JSON-LD 1.1 API, section 8.2, "List to RDF Conversion").
    fn list(&mut self, subject: u32, meaning: Meaning, value: &Value, depth: u32) -> Option<()> {
        let items = match value {
            Value::Null => return Some(()),
            Value::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        let (mut holder, mut predicate) = (subject, meaning.predicate);
        for item in items {
            if item.is_null() {
                continue;
            }
            let link = self.out.blank()?;
            self.out.lead(holder, predicate, link);
            self.value(link, self.table.rdf_first, meaning.kind, item, depth)?;
            (holder, predicate) = (link, self.table.rdf_rest);
        }
        let nil = self.out.write(|arena| {
            arena.push_str("<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>");
        })?;
        self.out.state(holder, predicate, Object::Text(nil));
        Some(())
    }

    fn value(
        &mut self,
        subject: u32,
        predicate: u16,
        kind: Kind,
        value: &Value,
        depth: u32,
    ) -> Option<()> {
        let text = match value {
            Value::Null => return Some(()),
            Value::String(text) => match kind {
                Kind::Address => self.out.address(text)?,
                _ => self.literal(text, kind)?,
            },
            Value::Bool(value) => {
                let text = if *value { "\"true\"" } else { "\"false\"" };
                self.native(text, kind, "boolean")?
            }
            Value::Number(number) => self.number(number, kind)?,
            Value::Object(members) => {
                let child = self.object(members, depth + 1)?;
                self.out.lead(subject, predicate, child);
                return Some(());
            }
            Value::Array(_) => return None,
        };
        self.out.state(subject, predicate, Object::Text(text));
        Some(())
    }

    fn literal(&mut self, text: &str, kind: Kind) -> Option<Range> {
        if needs_escape(text) && has_unsteady_control(text) {
            self.unsteady = true;
        }
        let table = self.table;
        self.out.write(|arena| {
            push_quoted(text, arena);
            if let Kind::Typed(datatype) = kind {
                arena.push_str(table.datatype(datatype));
            }
        })
    }

    /// A boolean or a number, with its datatype from JSON unless the table gives one.
    fn native(&mut self, quoted: &str, kind: Kind, datatype: &str) -> Option<Range> {
        let table = self.table;
        self.out.write(|arena| {
            arena.push_str(quoted);
            if let Kind::Typed(datatype) = kind {
                arena.push_str(table.datatype(datatype));
            } else {
                arena.push_str("^^<http://www.w3.org/2001/XMLSchema#");
                arena.push_str(datatype);
                arena.push('>');
            }
        })
    }

    /// JSON-LD 1.1 API, section 8.1, "Data Round Tripping".
    fn number(&mut self, number: &Number, kind: Kind) -> Option<Range> {
        if !is_steady(number) {
            self.unsteady = true;
            return None;
        }
        if number.is_i64() || number.is_u64() {
            return self.native(&format!("\"{number}\""), kind, "integer");
        }
        let value = number.as_f64()?;
        // Negative zero, and integers that are written as doubles.
        if value == 0.0 || value.abs() >= 1e21 {
            return None;
        }
        if value.fract() == 0.0 {
            return self.native(&format!("\"{value:.0}\""), kind, "integer");
        }
        let mut text = format!("\"{value:E}\"");
        if !text.contains('.') {
            let exponent = text.find('E')?;
            text.insert_str(exponent, ".0");
        }
        self.native(&text, kind, "double")
    }
}
