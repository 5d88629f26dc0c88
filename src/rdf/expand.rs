//! The general road from JSON-LD to quads: any document, contexts on board only, nothing lost.
//!
//! The JSON-LD processor leaves out what it does not understand. Here that is an error: before the
//! document is read, a vocabulary that cannot exist is put under every undefined name (`guard`),
//! and a base address that cannot exist under every relative one; when either shows in a quad, the
//! document has a part that would not be signed.

use super::Given;
use super::contexts::context;
use super::dataset::{Node, Quad, push_quoted};
use super::error::RdfError;
use super::guard::{COMBINATION, COMBINED, VOCABULARY, guard_context, guarded};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument, JsonLdSyntaxError};
use oxrdf::{GraphName, NamedNodeRef, NamedOrBlankNode, Term};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of compact JSON; an image inside a badge is the only reason to come near.
pub const MAX_DOCUMENT_BYTES: usize = 8 << 20;
/// Objects and arrays inside one another.
pub const MAX_DEPTH: usize = 64;
/// Objects, arrays and plain values together.
pub const MAX_VALUES: usize = 100_000;
/// Blank nodes that the document names itself (`_:…`). A tree of JSON never needs one.
pub const MAX_NAMED_BLANKS: usize = 64;

const BASE: &str = "x-relative-address://base/";

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// The quads of a document, or why some part of it would be lost.
pub(super) fn quads(document: &Value, given: &Given) -> Result<Vec<Quad>, RdfError> {
    let mut survey = Survey::default();
    survey.value(document, None, 0)?;
    for context in given.values() {
        survey.context(context, 0)?;
    }
    let guarded = guarded(document, given);
    let bytes = serde_json::to_vec(&guarded).expect("a Value is JSON");
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(RdfError::TooLarge("more than 8 MiB"));
    }
    let parser =
        JsonLdParser::new().lenient().with_base_iri(BASE).expect("the base is an absolute IRI");
    let mut blanks = BTreeMap::new();
    let mut quads = Vec::new();
    let given = given.clone();
    let load = move |address: &str, _: &_| load(address, &given);
    for quad in parser.for_slice(&bytes).with_load_document_callback(load) {
        let quad = quad.map_err(|error| syntax(&error))?;
        if let Term::Literal(literal) = &quad.object {
            survey.at_words.remove(literal.value());
            // A JSON literal is kept as it stands, and must not hold what the guard put there.
            if [VOCABULARY, COMBINED].iter().any(|mark| literal.value().contains(mark)) {
                return Err(RdfError::Unsupported("a JSON literal with contexts in it"));
            }
        }
        if !is_combination(&quad.object) {
            quads.push(convert(&quad, &mut blanks)?);
        }
    }
    match survey.at_words.pop_first() {
        Some(lost) => Err(RdfError::LostValue(lost)),
        None => Ok(quads),
    }
}

/// What can be known before the contexts are read.
#[derive(Default)]
struct Survey {
    values: usize,
    named_blanks: usize,
    /// Texts such as `@context` that an identifier may not be: the processor drops them there, so
    /// each must come back as a literal.
    at_words: BTreeSet<String>,
}

impl Survey {
    fn value(&mut self, value: &Value, key: Option<&str>, depth: usize) -> Result<(), RdfError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(RdfError::TooLarge("more than 100,000 values"));
        }
        if depth > MAX_DEPTH {
            return Err(RdfError::TooLarge("more than 64 levels of nesting"));
        }
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match name.as_str() {
                        "@direction" => return Err(RdfError::Unsupported("`@direction`")),
                        "@context" => self.context(member, depth + 1)?,
                        _ if is_at_word(name) && !KEYWORDS.contains(&name.as_str()) => {
                            return Err(RdfError::UndefinedTerm(name.clone()));
                        }
                        _ => self.value(member, Some(name), depth + 1)?,
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.value(item, key, depth + 1)?;
                }
            }
            Value::String(text) => {
                if text.starts_with("_:") {
                    self.named_blanks += 1;
                    if self.named_blanks > MAX_NAMED_BLANKS {
                        return Err(RdfError::TooLarge("more than 64 named blank nodes"));
                    }
                }
                if is_at_word(text) && key != Some("@type") && key != Some("type") {
                    self.at_words.insert(text.clone());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    /// A context that the document holds itself.
    fn context(&mut self, local: &Value, depth: usize) -> Result<(), RdfError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(RdfError::TooLarge("more than 100,000 values"));
        }
        if depth > MAX_DEPTH {
            return Err(RdfError::TooLarge("more than 64 levels of nesting"));
        }
        match local {
            Value::Array(items) => items.iter().try_for_each(|item| self.context(item, depth + 1)),
            Value::Object(members) => members.iter().try_for_each(|(name, member)| {
                let type_map = match member {
                    Value::Array(items) => items.iter().any(|item| item == "@type"),
                    single => single == "@type",
                };
                match name.as_str() {
                    "@direction" => Err(RdfError::Unsupported("`@direction`")),
                    "@base" => Err(RdfError::Unsupported("`@base`")),
                    "@propagate" => Err(RdfError::Unsupported("`@propagate`")),
                    "@container" if type_map => Err(RdfError::Unsupported("a type map")),
                    _ => self.context(member, depth + 1),
                }
            }),
            _ => Ok(()),
        }
    }
}

const KEYWORDS: &[&str] = &[
    "@graph",
    "@id",
    "@included",
    "@index",
    "@json",
    "@language",
    "@list",
    "@nest",
    "@none",
    "@reverse",
    "@set",
    "@type",
    "@value",
];

/// Whether a text has the form of a keyword (JSON-LD 1.1 API, "keyword-like").
fn is_at_word(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// A refused address travels through the processor's own error as this prefix and the address.
const NOT_ON_BOARD: &str = "context not on board: ";

fn load(
    address: &str,
    given: &Given,
) -> Result<JsonLdRemoteDocument, Box<dyn std::error::Error + Send + Sync>> {
    let Some(text) = context(address) else {
        let given = given.get(address).ok_or_else(|| format!("{NOT_ON_BOARD}{address}"))?;
        let document = serde_json::to_vec(&guard_context(given)).expect("a Value is JSON");
        return Ok(JsonLdRemoteDocument { document, document_url: address.to_owned() });
    };
    // The vocabulary of credentials takes every context away inside a presentation.
    let document = if text.contains("\"@context\": null") {
        let guard = format!("\"@context\": [null, {{\"@vocab\": \"{VOCABULARY}\"}}]");
        text.replace("\"@context\": null", &guard)
    } else {
        text.to_owned()
    };
    Ok(JsonLdRemoteDocument { document: document.into_bytes(), document_url: address.to_owned() })
}

fn syntax(error: &JsonLdSyntaxError) -> RdfError {
    let message = error.to_string();
    match message.split_once(NOT_ON_BOARD) {
        Some((_, address)) => RdfError::UnknownContext(address.to_owned()),
        None => RdfError::Syntax(message),
    }
}

/// Whether this is a type that only `guard` put there.
fn is_combination(object: &Term) -> bool {
    matches!(object, Term::NamedNode(node) if node.as_str().starts_with(COMBINATION))
}

fn convert(quad: &oxrdf::Quad, blanks: &mut BTreeMap<String, u32>) -> Result<Quad, RdfError> {
    let mut blank = |name: &str| {
        let next = u32::try_from(blanks.len()).expect("the number of values is limited");
        Node::Blank(*blanks.entry(name.to_owned()).or_insert(next))
    };
    Ok(Quad {
        subject: match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => Node::Text(iri(node.as_str())?),
            NamedOrBlankNode::BlankNode(node) => blank(node.as_str()),
        },
        predicate: iri(quad.predicate.as_str())?,
        object: match &quad.object {
            Term::NamedNode(node) => Node::Text(iri(node.as_str())?),
            Term::BlankNode(node) => blank(node.as_str()),
            Term::Literal(value) => {
                Node::Text(literal(value.value(), value.language(), value.datatype().as_str())?)
            }
        },
        graph: match &quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(node) => Some(Node::Text(iri(node.as_str())?)),
            GraphName::BlankNode(node) => Some(blank(node.as_str())),
        },
    })
}

fn literal(value: &str, language: Option<&str>, datatype: &str) -> Result<String, RdfError> {
    let mut text = String::with_capacity(value.len() + 2);
    push_quoted(value, &mut text);
    if let Some(language) = language {
        let well_formed = language.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if !well_formed {
            return Err(RdfError::LostValue(language.to_owned()));
        }
        text.push('@');
        text.push_str(language);
    } else if datatype != XSD_STRING {
        text.push_str("^^");
        text.push_str(&iri(datatype)?);
    }
    Ok(text)
}

/// `<iri>`, unless it is a sentinel or no absolute IRI.
fn iri(text: &str) -> Result<String, RdfError> {
    if let Some(term) = text.strip_prefix(VOCABULARY) {
        return Err(RdfError::UndefinedTerm(term.to_owned()));
    }
    if let Some(relative) = text.strip_prefix(BASE) {
        return Err(RdfError::InvalidIri(relative.to_owned()));
    }
    if text.starts_with("x-relative-address:") || NamedNodeRef::new(text).is_err() {
        return Err(RdfError::InvalidIri(text.to_owned()));
    }
    Ok(format!("<{text}>"))
}
