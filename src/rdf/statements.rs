//! Statements of a tree, put in order and written as canonical lines.
//!
//! Nothing is written twice: texts go into one arena, statements are ranges in it, and they are put
//! in order by numbers (the subject's, then the predicate's rank) before any text is compared.

use super::address::is_plain_address;
use super::canonical::{Order, canonical_lines};
use super::dataset::{Node, Quad};
use super::error::RdfError;
use super::tables::Table;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::fmt::Write;

/// Things with an address or a name of their own; they are compared one by one.
const MAX_SUBJECTS: usize = 256;
/// The statements of one document.
pub(super) struct Statements {
    table: &'static Table,
    /// Texts of addresses and literals, each in canonical form, one after the other.
    arena: String,
    list: Vec<Statement>,
    /// Statements of parts that were known, in order already.
    adopted: Vec<Statement>,
    subjects: Vec<Subject>,
}

/// The statements of a part that stands in one document after another: in order, and with the hash of
/// each blank node. All that is left to do in a document is to give the blank nodes their names.
pub(super) struct Part {
    arena: String,
    list: Vec<Statement>,
    /// The part itself first; each has an address or a hash.
    subjects: Vec<Subject>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
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
    origin: Origin,
}

/// Where a subject was met first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// In this document.
    Here,
    /// In a part that was adopted; the hash of a blank node.
    Part([u8; 32]),
}

#[derive(Clone, Copy)]
struct Statement {
    subject: u32,
    predicate: u16,
    object: Object,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    Text(Range),
    Blank(u32),
}

impl Statements {
    pub(super) fn new(table: &'static Table) -> Self {
        Self {
            table,
            arena: String::with_capacity(4096),
            list: Vec::with_capacity(96),
            adopted: Vec::new(),
            subjects: Vec::with_capacity(32),
        }
    }

    /// The number of what has this address, new or known; nothing unless the address is plain, and
    /// nothing for what a part has brought: its statements are in order, and take no other.
    pub(super) fn named(&mut self, address: &str) -> Option<u32> {
        if let Some(known) = self.find(address) {
            let here = self.subjects[known].origin == Origin::Here;
            return u32::try_from(known).ok().filter(|_| here);
        }
        let text = self.address(address)?;
        self.subject(Subject { text, blank: false, parent: None, origin: Origin::Here })
    }

    fn find(&self, address: &str) -> Option<usize> {
        self.subjects.iter().position(|subject| {
            !subject.blank
                && (subject.text.end - subject.text.start) as usize == address.len() + 2
                && self.text(subject.text)[1..=address.len()] == *address
        })
    }

    /// The number of something new that has no address.
    pub(super) fn blank(&mut self) -> Option<u32> {
        let text = Range { start: 0, end: 0 };
        self.subject(Subject { text, blank: true, parent: None, origin: Origin::Here })
    }

    fn subject(&mut self, subject: Subject) -> Option<u32> {
        if self.subjects.len() >= MAX_SUBJECTS {
            return None;
        }
        self.subjects.push(subject);
        u32::try_from(self.subjects.len() - 1).ok()
    }

    /// States that one subject leads to another.
    pub(super) fn lead(&mut self, subject: u32, predicate: u16, child: u32) {
        let target = &mut self.subjects[child as usize];
        let object = if target.blank {
            target.parent = Some((subject, predicate));
            Object::Blank(child)
        } else {
            Object::Text(target.text)
        };
        self.state(subject, predicate, object);
    }

    /// Adds a statement.
    pub(super) fn state(&mut self, subject: u32, predicate: u16, object: Object) {
        self.list.push(Statement { subject, predicate, object });
    }

    /// Writes `<address>`; nothing unless it is plain.
    pub(super) fn address(&mut self, address: &str) -> Option<Range> {
        if !is_plain_address(address) {
            return None;
        }
        self.write(|arena| {
            arena.push('<');
            arena.push_str(address);
            arena.push('>');
        })
    }

    /// Writes a text in canonical form, which `fill` appends.
    pub(super) fn write(&mut self, fill: impl FnOnce(&mut String)) -> Option<Range> {
        let start = u32::try_from(self.arena.len()).ok()?;
        fill(&mut self.arena);
        let end = u32::try_from(self.arena.len()).ok()?;
        Some(Range { start, end })
    }

    fn text(&self, range: Range) -> &str {
        &self.arena[range.start as usize..range.end as usize]
    }

    /// Turns the statements of one object, the first that was met, into a part.
    pub(super) fn into_part(mut self) -> Part {
        self.sort();
        let groups = self.groups();
        let mut scratch = String::with_capacity(1024);
        for number in (0u32..).take(self.subjects.len()) {
            let blank = self.subjects[number as usize].blank;
            let hash = blank.then(|| self.hash_first_degree(number, &groups, &mut scratch));
            self.subjects[number as usize].origin = Origin::Part(hash.unwrap_or_default());
        }
        Part { arena: self.arena, list: self.list, subjects: self.subjects }
    }

    /// Takes over the statements of a part, and gives its number; nothing when something in it is
    /// known already, since then the statements of two places belong together.
    pub(super) fn adopt(&mut self, part: &Part) -> Option<u32> {
        let met = |subject: &Subject| {
            let text = &part.arena[subject.text.start as usize..subject.text.end as usize];
            !subject.blank && self.find(&text[1..text.len() - 1]).is_some()
        };
        if self.subjects.len() + part.subjects.len() > MAX_SUBJECTS || part.subjects.iter().any(met)
        {
            return None;
        }
        let first = u32::try_from(self.subjects.len()).ok()?;
        let by = self.write(|arena| arena.push_str(&part.arena))?.start;
        let moved = |range: Range| Range { start: range.start + by, end: range.end + by };
        let subjects = part.subjects.iter();
        self.subjects.extend(subjects.map(|it| Subject { text: moved(it.text), ..*it }));
        self.adopted.extend(part.list.iter().map(|it| Statement {
            subject: it.subject + first,
            predicate: it.predicate,
            object: match it.object {
                Object::Text(range) => Object::Text(moved(range)),
                Object::Blank(number) => Object::Blank(number + first),
            },
        }));
        Some(first)
    }

    /// The canonical text: names the blank nodes and writes the lines.
    pub(super) fn finish(mut self) -> Result<String, RdfError> {
        self.sort();
        self.list.append(&mut self.adopted);
        let groups = self.groups();
        let mut hashes: Vec<([u8; 32], u32)> = Vec::with_capacity(self.subjects.len());
        let mut scratch = String::with_capacity(1024);
        for number in (0u32..).take(self.subjects.len()) {
            let subject = self.subjects[number as usize];
            if subject.blank {
                let hash = match subject.origin {
                    Origin::Part(hash) => hash,
                    Origin::Here => self.hash_first_degree(number, &groups, &mut scratch),
                };
                hashes.push((hash, number));
            }
        }
        hashes.sort_unstable();
        if hashes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Ok(canonical_lines(self.quads(), Order::CodePoint)?.concat());
        }
        for (name, (_, number)) in hashes.iter().enumerate() {
            let text = self
                .write(|arena| {
                    write!(arena, "_:c14n{name}").expect("a String takes every text");
                })
                .ok_or(RdfError::TooLarge("more than 4 GiB"))?;
            self.subjects[*number as usize].text = text;
        }
        Ok(self.lines(&groups))
    }

    /// Orders the statements of each subject as their lines will be, except that blank nodes under
    /// one predicate still have no names; and takes out repetitions.
    fn sort(&mut self) {
        let mut statements = std::mem::take(&mut self.list);
        statements.sort_unstable_by(|a, b| {
            (a.subject, a.predicate).cmp(&(b.subject, b.predicate)).then_with(|| {
                match (a.object, b.object) {
                    (Object::Text(a), Object::Text(b)) => self.text(a).cmp(self.text(b)),
                    // `_` comes after `"` and `<`.
                    (Object::Text(_), Object::Blank(_)) => Ordering::Less,
                    (Object::Blank(_), Object::Text(_)) => Ordering::Greater,
                    (Object::Blank(a), Object::Blank(b)) => a.cmp(&b),
                }
            })
        });
        statements.dedup_by(|a, b| {
            (a.subject, a.predicate) == (b.subject, b.predicate)
                && match (a.object, b.object) {
                    (Object::Text(a), Object::Text(b)) => self.text(a) == self.text(b),
                    (a, b) => a == b,
                }
        });
        self.list = statements;
    }

    /// Where the statements of each subject are; they are sorted by subject.
    fn groups(&self) -> Vec<Range> {
        let mut groups = vec![Range { start: 0, end: 0 }; self.subjects.len()];
        for (index, statement) in (0u32..).zip(&self.list) {
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
        for statement in &self.list[group.start as usize..group.end as usize] {
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
        let mut statements = std::mem::take(&mut self.list);
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
            self.text(self.subjects[*a].text).cmp(self.text(self.subjects[*b].text))
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
        self.list
            .iter()
            .map(|statement| Quad {
                subject: node(statement.subject),
                predicate: self.table.predicate(statement.predicate).trim_end().to_owned(),
                object: match statement.object {
                    Object::Text(range) => Node::Text(self.text(range).to_owned()),
                    Object::Blank(number) => Node::Blank(number),
                },
                graph: None,
            })
            .collect()
    }
}
