//! Our own road: from JSON straight to canonical lines, with a table for the document's contexts.
//!
//! It knows the documents we write: a tree of objects without keywords other than the first
//! `@context`. Whatever else it meets, it gives up, and the general road takes over. Nothing is
//! written twice: texts go into one arena, statements are ranges in it, and they are put in order
//! by numbers (the subject's, then the predicate's rank) before any text is compared.

use super::canonical::{Order, canonical_lines};
use super::dataset::{Node, Quad, has_unsteady_control, needs_escape, push_quoted};
use super::error::RdfError;
use super::tables::{Kind, Meaning, Table, table};
use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::fmt::Write;

/// Objects inside one another.
const MAX_DEPTH: u32 = 32;
/// Things with an address or a name of their own; they are compared one by one.
const MAX_SUBJECTS: usize = 256;
/// Types with a scope on one object.
const MAX_SCOPES: usize = 4;

/// The canonical text of a document.
pub(super) struct Walked {
    pub(super) text: String,
    /// Whether it holds anything on which implementations are known to differ; only then is it
    /// worth looking closer before signing.
    pub(super) unsteady: bool,
}

/// Walks a document, without its own `proof` if `skip_proof`; `None` when it is not one of those
/// this road knows.
pub(super) fn walk(document: &Value, skip_proof: bool) -> Option<Result<Walked, RdfError>> {
    let members = document.as_object()?;
    let table = table(members.get("@context")?)?;
    let mut walk = Walk {
        table,
        arena: String::with_capacity(4096),
        statements: Vec::with_capacity(96),
        subjects: Vec::with_capacity(32),
        unsteady: false,
        skip_proof,
    };
    walk.object(members, 0)?;
    walk.sort();
    Some(walk.finish())
}

struct Walk {
    table: &'static Table,
    /// Texts of addresses and literals, each in canonical form, one after the other.
    arena: String,
    statements: Vec<Statement>,
    subjects: Vec<Subject>,
    unsteady: bool,
    skip_proof: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Range {
    start: u32,
    end: u32,
}

#[derive(Clone, Copy)]
struct Subject {
    /// `<address>`, or for a blank node its canonical name, once it has one.
    text: Range,
    blank: bool,
    /// The statement that leads to a blank node; a tree has at most one.
    parent: Option<(u32, u16)>,
}

#[derive(Clone, Copy)]
struct Statement {
    subject: u32,
    predicate: u16,
    object: Object,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Object {
    Text(Range),
    Blank(u32),
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

impl Walk {
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
            Some(address) => self.named(address)?,
            None => self.blank()?,
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
        for (name, value) in members {
            let done = match name.as_str() {
                "id" | "type" | "@context" => true,
                "proof" => depth == 0 && self.skip_proof,
                _ => false,
            };
            if !done {
                let term = self.table.term(name)?;
                let meaning = scopes.meaning(term, self.table)?;
                self.property(subject, meaning, value, depth)?;
            }
        }
        Some(subject)
    }

    fn named(&mut self, address: &str) -> Option<u32> {
        let known = self.subjects.iter().position(|subject| {
            !subject.blank
                && (subject.text.end - subject.text.start) as usize == address.len() + 2
                && self.text(subject.text)[1..=address.len()] == *address
        });
        if let Some(known) = known {
            return u32::try_from(known).ok();
        }
        let text = self.address(address)?;
        self.subject(Subject {
            text,
            blank: false,
            parent: None,
        })
    }

    fn blank(&mut self) -> Option<u32> {
        self.subject(Subject {
            text: Range { start: 0, end: 0 },
            blank: true,
            parent: None,
        })
    }

    fn subject(&mut self, subject: Subject) -> Option<u32> {
        if self.subjects.len() >= MAX_SUBJECTS {
            return None;
        }
        self.subjects.push(subject);
        u32::try_from(self.subjects.len() - 1).ok()
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
                self.write(|arena| arena.push_str(text))?
            }
            None => self.address(kind)?,
        };
        self.state(subject, self.table.rdf_type, Object::Text(text));
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
            let link = self.blank()?;
            self.lead(holder, predicate, link);
            self.value(link, self.table.rdf_first, meaning.kind, item, depth)?;
            (holder, predicate) = (link, self.table.rdf_rest);
        }
        let nil = self.write(|arena| {
            arena.push_str("<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>");
        })?;
        self.state(holder, predicate, Object::Text(nil));
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
                Kind::Address => self.address(text)?,
                _ => self.literal(text, kind)?,
            },
            Value::Bool(value) => {
                let text = if *value { "\"true\"" } else { "\"false\"" };
                self.native(text, kind, "boolean")?
            }
            Value::Number(number) => self.number(number, kind)?,
            Value::Object(members) => {
                let child = self.object(members, depth + 1)?;
                self.lead(subject, predicate, child);
                return Some(());
            }
            Value::Array(_) => return None,
        };
        self.state(subject, predicate, Object::Text(text));
        Some(())
    }

    /// States that one subject leads to another.
    fn lead(&mut self, subject: u32, predicate: u16, child: u32) {
        let target = &mut self.subjects[child as usize];
        let object = if target.blank {
            target.parent = Some((subject, predicate));
            Object::Blank(child)
        } else {
            Object::Text(target.text)
        };
        self.state(subject, predicate, object);
    }

    fn state(&mut self, subject: u32, predicate: u16, object: Object) {
        self.statements.push(Statement {
            subject,
            predicate,
            object,
        });
    }

    fn address(&mut self, address: &str) -> Option<Range> {
        if !is_plain_address(address) {
            return None;
        }
        self.write(|arena| {
            arena.push('<');
            arena.push_str(address);
            arena.push('>');
        })
    }

    fn literal(&mut self, text: &str, kind: Kind) -> Option<Range> {
        if needs_escape(text) && has_unsteady_control(text) {
            self.unsteady = true;
        }
        let table = self.table;
        self.write(|arena| {
            push_quoted(text, arena);
            if let Kind::Typed(datatype) = kind {
                arena.push_str(table.datatype(datatype));
            }
        })
    }

    /// A boolean or a number, with its datatype from JSON unless the table gives one.
    fn native(&mut self, quoted: &str, kind: Kind, datatype: &str) -> Option<Range> {
        let table = self.table;
        self.write(|arena| {
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
        if !super::lints::is_steady(number) {
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

    fn write(&mut self, fill: impl FnOnce(&mut String)) -> Option<Range> {
        let start = u32::try_from(self.arena.len()).ok()?;
        fill(&mut self.arena);
        let end = u32::try_from(self.arena.len()).ok()?;
        Some(Range { start, end })
    }

    fn text(&self, range: Range) -> &str {
        &self.arena[range.start as usize..range.end as usize]
    }

    /// Orders the statements of each subject as their lines will be, except that blank nodes under
    /// one predicate still have no names; and takes out repetitions.
    fn sort(&mut self) {
        let mut statements = std::mem::take(&mut self.statements);
        statements.sort_unstable_by(|a, b| {
            (a.subject, a.predicate)
                .cmp(&(b.subject, b.predicate))
                .then_with(|| match (a.object, b.object) {
                    (Object::Text(a), Object::Text(b)) => self.text(a).cmp(self.text(b)),
                    // `_` comes after `"` and `<`.
                    (Object::Text(_), Object::Blank(_)) => Ordering::Less,
                    (Object::Blank(_), Object::Text(_)) => Ordering::Greater,
                    (Object::Blank(a), Object::Blank(b)) => a.cmp(&b),
                })
        });
        statements.dedup_by(|a, b| {
            (a.subject, a.predicate) == (b.subject, b.predicate)
                && match (a.object, b.object) {
                    (Object::Text(a), Object::Text(b)) => self.text(a) == self.text(b),
                    (a, b) => a == b,
                }
        });
        self.statements = statements;
    }

    /// Names the blank nodes and writes the lines.
    fn finish(mut self) -> Result<Walked, RdfError> {
        let groups = self.groups();
        let mut hashes: Vec<([u8; 32], u32)> = Vec::with_capacity(self.subjects.len());
        let mut scratch = String::with_capacity(1024);
        for number in (0u32..).take(self.subjects.len()) {
            if self.subjects[number as usize].blank {
                hashes.push((
                    self.hash_first_degree(number, &groups, &mut scratch),
                    number,
                ));
            }
        }
        hashes.sort_unstable();
        let text = if hashes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            canonical_lines(self.quads(), Order::CodePoint)?.concat()
        } else {
            for (name, (_, number)) in hashes.iter().enumerate() {
                let text = self
                    .write(|arena| {
                        write!(arena, "_:c14n{name}").expect("a String takes every text");
                    })
                    .ok_or(RdfError::TooLarge("more than 4 GiB"))?;
                self.subjects[*number as usize].text = text;
            }
            self.lines(&groups)
        };
        // Only texts beyond the Basic Multilingual Plane sort differently by UTF-16 code units.
        let astral = text
            .bytes()
            .fold(false, |found, byte| found | (byte >= 0xf0));
        Ok(Walked {
            text,
            unsteady: self.unsteady || astral,
        })
    }

    /// Where the statements of each subject are; they are sorted by subject.
    fn groups(&self) -> Vec<Range> {
        let mut groups = vec![Range { start: 0, end: 0 }; self.subjects.len()];
        for (index, statement) in (0u32..).zip(&self.statements) {
            let group = &mut groups[statement.subject as usize];
            if group.end == 0 {
                group.start = index;
            }
            group.end = index + 1;
        }
        groups
    }

    /// RDFC-1.0, section 4.6.3. The lines come in order by themselves: those that lead here from
    /// an address start with `<`, our own with `_:a`, the one from another blank node with `_:z`.
    fn hash_first_degree(&self, blank: u32, groups: &[Range], scratch: &mut String) -> [u8; 32] {
        scratch.clear();
        let parent = self.subjects[blank as usize].parent;
        let lead = |from: &str, predicate: u16, scratch: &mut String| {
            scratch.push_str(from);
            scratch.push(' ');
            scratch.push_str(self.table.predicate(predicate));
            scratch.push_str("_:a .\n");
        };
        let from = parent.map(|(subject, predicate)| (&self.subjects[subject as usize], predicate));
        if let Some((subject, predicate)) = from
            && !subject.blank
        {
            lead(self.text(subject.text), predicate, scratch);
        }
        let group = groups[blank as usize];
        for statement in &self.statements[group.start as usize..group.end as usize] {
            scratch.push_str("_:a ");
            scratch.push_str(self.table.predicate(statement.predicate));
            match statement.object {
                Object::Text(range) => scratch.push_str(self.text(range)),
                Object::Blank(_) => scratch.push_str("_:z"),
            }
            scratch.push_str(" .\n");
        }
        if let Some((subject, predicate)) = from
            && subject.blank
        {
            lead("_:z", predicate, scratch);
        }
        Sha256::digest(scratch.as_bytes()).into()
    }

    /// All lines in order, once every blank node has its name.
    fn lines(&mut self, groups: &[Range]) -> String {
        let mut statements = std::mem::take(&mut self.statements);
        let text = |object: Object| match object {
            Object::Text(range) => self.text(range),
            Object::Blank(number) => self.text(self.subjects[number as usize].text),
        };
        // Blank nodes under one predicate were waiting for their names.
        let waiting = |a: &Statement, b: &Statement| {
            (a.subject, a.predicate) == (b.subject, b.predicate)
                && matches!((a.object, b.object), (Object::Blank(_), Object::Blank(_)))
        };
        for run in statements.chunk_by_mut(waiting) {
            if run.len() > 1 {
                run.sort_unstable_by(|a, b| text(a.object).cmp(text(b.object)));
            }
        }
        let mut order: Vec<usize> = (0..self.subjects.len()).collect();
        order.sort_unstable_by(|a, b| {
            self.text(self.subjects[*a].text)
                .cmp(self.text(self.subjects[*b].text))
        });
        let mut out = String::with_capacity(self.arena.len() + statements.len() * 128);
        for number in order {
            let subject = self.text(self.subjects[number].text);
            let group = groups[number];
            for statement in &statements[group.start as usize..group.end as usize] {
                out.push_str(subject);
                out.push(' ');
                out.push_str(self.table.predicate(statement.predicate));
                out.push_str(text(statement.object));
                out.push_str(" .\n");
            }
        }
        out
    }

    /// The same statements for the full canonicalization, when two blank nodes look alike.
    fn quads(&self) -> Vec<Quad> {
        let node = |number: u32| {
            let subject = &self.subjects[number as usize];
            if subject.blank {
                Node::Blank(number)
            } else {
                Node::Text(self.text(subject.text).to_owned())
            }
        };
        self.statements
            .iter()
            .map(|statement| Quad {
                subject: node(statement.subject),
                predicate: self
                    .table
                    .predicate(statement.predicate)
                    .trim_end()
                    .to_owned(),
                object: match statement.object {
                    Object::Text(range) => Node::Text(self.text(range).to_owned()),
                    Object::Blank(number) => Node::Blank(number),
                },
                graph: None,
            })
            .collect()
    }
}

/// Whether a text is an absolute address beyond doubt: a part of RFC 3986 that every parser reads
/// alike. Others may be addresses too; the general road decides.
pub(super) fn is_plain_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.bytes();
    if !letters.next().is_some_and(|b| b.is_ascii_alphabetic())
        || !letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    {
        return false;
    }
    let rest = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (authority, rest) = rest.split_at(end);
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            if host.is_empty()
                || !host
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
                || !port.bytes().all(|b| b.is_ascii_digit())
            {
                return false;
            }
            rest
        }
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    [rest, fragment].into_iter().all(|part| {
        part.bytes()
            .fold(true, |all, byte| all & PLAIN[usize::from(byte)])
    }) && !rest.starts_with("//")
}

/// Unreserved characters, and the reserved ones that may stand in a path or a query.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let allowed =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";
    let mut index = 0;
    while index < allowed.len() {
        plain[allowed[index] as usize] = true;
        index += 1;
    }
    plain
};
