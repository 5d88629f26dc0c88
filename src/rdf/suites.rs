//! The suites of the standards bodies, run through both roads.

use super::canonical::{Order, canonical_lines};
use super::dataset::{Node, Quad, push_quoted};
use super::walk::walk;
use super::{RdfError, canonical, canonical_general};
use crate::standards;
use serde_json::Value;
use std::collections::BTreeMap;

/// The quads of an N-Quads text, read by the grammar of the test suite's own files.
pub(super) fn parse(text: &str) -> Vec<Quad> {
    let mut blanks = BTreeMap::new();
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| parse_line(line, &mut blanks))
        .collect()
}

fn parse_line(line: &str, blanks: &mut BTreeMap<String, u32>) -> Quad {
    let mut rest = line;
    let mut terms = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.starts_with('.') {
            break;
        }
        let (term, after) = parse_term(rest, blanks);
        terms.push(term);
        rest = after;
    }
    let mut terms = terms.into_iter();
    let mut next = || terms.next().expect("three or four terms");
    let (subject, predicate, object) = (next(), next(), next());
    let Node::Text(predicate) = predicate else {
        panic!("a blank predicate in {line}");
    };
    Quad { subject, predicate, object, graph: terms.next() }
}

fn parse_term<'t>(text: &'t str, blanks: &mut BTreeMap<String, u32>) -> (Node, &'t str) {
    if let Some(name) = text.strip_prefix("_:") {
        let end = name.find(' ').expect("a term ends with a space");
        let next = u32::try_from(blanks.len()).unwrap();
        let number = *blanks.entry(name[..end].to_owned()).or_insert(next);
        return (Node::Blank(number), &name[end..]);
    }
    if let Some(iri) = text.strip_prefix('<') {
        let end = iri.find('>').expect("an IRI ends");
        return (Node::Text(format!("<{}>", unescape(&iri[..end]))), &iri[end + 1..]);
    }
    let literal = text.strip_prefix('"').expect("a literal");
    let mut escaped = false;
    let end = literal
        .char_indices()
        .find(|(_, c)| {
            let stop = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            stop
        })
        .expect("a literal ends")
        .0;
    let mut node = String::new();
    push_quoted(&unescape(&literal[..end]), &mut node);
    let rest = &literal[end + 1..];
    let suffix = rest.find(' ').expect("a term ends with a space");
    if &rest[..suffix] != "^^<http://www.w3.org/2001/XMLSchema#string>" {
        node.push_str(&unescape(&rest[..suffix]));
    }
    (Node::Text(node), &rest[suffix..])
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        out.push(match rest.next().expect("an escape") {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            letter @ ('u' | 'U') => {
                let digits: String =
                    rest.by_ref().take(if letter == 'u' { 4 } else { 8 }).collect();
                char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
            }
            other => other,
        });
    }
    out
}

fn canonical_nquads(text: &str) -> Result<String, RdfError> {
    Ok(canonical_lines(parse(text), Order::CodePoint)?.concat())
}

#[test]
fn the_rdfc_1_0_suite() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let manifest = standards::json(&folder, "vectors/rdf-canon/manifest.jsonld");
    let entries = manifest["entries"].as_array().expect("a list of entries");
    let (mut passed, mut refused, mut left_out) = (0, 0, 0);
    for entry in entries {
        let id = entry["id"].as_str().expect("an id");
        let kind = entry["type"].as_str().expect("a type");
        let action = format!("vectors/rdf-canon/{}", entry["action"].as_str().expect("an action"));
        if entry.get("hashAlgorithm").is_some() {
            // SHA-384 belongs to no cryptosuite of ours.
            left_out += 1;
        } else if kind == "rdfc:RDFC10EvalTest" {
            let result =
                format!("vectors/rdf-canon/{}", entry["result"].as_str().expect("a result"));
            let canonical = canonical_nquads(&standards::text(&folder, &action));
            assert_eq!(canonical.as_deref(), Ok(&*standards::text(&folder, &result)), "{id}");
            passed += 1;
        } else if kind == "rdfc:RDFC10NegativeEvalTest" {
            let canonical = canonical_nquads(&standards::text(&folder, &action));
            assert_eq!(canonical, Err(RdfError::TooSymmetrical), "{id}");
            refused += 1;
        } else {
            // The maps of names follow from the texts.
            assert_eq!(kind, "rdfc:RDFC10MapTest", "{id}");
        }
    }
    assert_eq!((passed, refused, left_out), (63, 1, 2));
}

#[test]
fn golden_badges_and_their_proof_configurations() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let cases = standards::json_files(&folder, "golden-ob30");
    assert!(cases.len() >= 28);
    let mut on_our_road = 0;
    for (name, case) in cases {
        for (input, expected) in
            [("unsecuredDocument", "canonicalDocument"), ("proofConfig", "canonicalProofConfig")]
        {
            let expected = case[expected].as_str();
            let general = canonical_general(&case[input]);
            assert_eq!(general.as_deref().ok(), expected, "{name}: {input}");
            assert_eq!(canonical(&case[input]), general, "{name}: {input}");
            on_our_road += usize::from(walk(&case[input], false).is_some());
        }
    }
    // Proof configurations have a template of their own; the rest are endorsements, older contexts
    // and texts in a language.
    assert!(on_our_road >= 15, "{on_our_road}");
}

#[test]
fn w3c_and_1edtech_documents() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let check = |document: &Value, expected: &str| {
        let expected = standards::text(&folder, expected);
        assert_eq!(canonical_general(document).as_deref(), Ok(&*expected));
    };
    let at = |path: &str| standards::json(&folder, path);
    let w3c = "vectors/vc-di-eddsa";
    check(
        &at(&format!("{w3c}/unsigned.json")),
        &format!("{w3c}/eddsa-rdfc-2022/canonDocDataInt.txt"),
    );
    check(
        &at(&format!("{w3c}/eddsa-rdfc-2022/proofConfigDataInt.json")),
        &format!("{w3c}/eddsa-rdfc-2022/proofCanonDataInt.txt"),
    );
    check(
        &at(&format!("{w3c}/Ed25519Signature2020/proofConfigEdSig.json")),
        &format!("{w3c}/Ed25519Signature2020/proofCanonEdSig.txt"),
    );
    let mut signed = at(&format!("{w3c}/Ed25519Signature2020/signedEdSig.json"));
    signed.as_object_mut().expect("an object").remove("proof");
    check(&signed, &format!("{w3c}/Ed25519Signature2020/canonDocEdSig.txt"));
    let official = at("vectors/ob30-1edtech/linked-data-proof.json");
    check(&official["unsecuredDocument"], "vectors/ob30-1edtech/document-canon.txt");
}

/// The cases of the JSON-LD suite that speak of JSON-LD 1.1: equal, or refused with a reason.
///
/// Nothing may be different. What is refused is refused on purpose: signed documents have no
/// relative address, no undefined name, no context from elsewhere.
#[test]
fn the_json_ld_to_rdf_suite() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let suite = standards::json(&folder, "vectors/json-ld/to-rdf.json");
    let mut outcomes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for case in suite["tests"].as_array().expect("a list of tests") {
        let id = case["id"].as_str().expect("an id");
        let option = case["option"].to_string();
        let says_nothing = case.get("expect").is_none() && case.get("expectErrorCode").is_none();
        // Blank predicates are no RDF; JSON-LD 1.0 is another language.
        if says_nothing
            || option.contains("produceGeneralizedRdf")
            || option.contains("json-ld-1.0")
        {
            continue;
        }
        let result = canonical_general(&case["input"]);
        let outcome = match (&result, case["expect"].as_str()) {
            (Ok(ours), Some(text)) if canonical_nquads(text).as_ref() == Ok(ours) => "equal",
            (Ok(_), Some(_)) => "different",
            (Ok(_), None) => "accepted",
            (Err(_), None) => "rightly refused",
            (Err(RdfError::UnknownContext(_)), _) => "not on board",
            (Err(RdfError::Unsupported(_)), _) => "not supported",
            (Err(RdfError::InvalidIri(_)), _) => "relative or wrong address",
            (Err(RdfError::UndefinedTerm(_) | RdfError::LostValue(_)), _) => "would be lost",
            (Err(_), _) => "refused",
        };
        outcomes.entry(outcome).or_default().push(id);
    }
    let of = |outcome: &str| outcomes.get(outcome).map_or(&[][..], Vec::as_slice);
    assert_eq!(of("different"), [""; 0]);
    assert_eq!(of("refused"), [""; 0]);
    // Mistakes in definitions that the document does not use.
    assert_eq!(of("accepted"), ["tc032", "tc033", "ter20", "ter23"]);
    let counts: Vec<_> = outcomes.iter().map(|(outcome, ids)| (*outcome, ids.len())).collect();
    assert_eq!(
        counts,
        [
            ("accepted", 4),
            ("equal", 227),
            ("not on board", 7),
            ("not supported", 68),
            ("relative or wrong address", 24),
            ("rightly refused", 89),
            ("would be lost", 13),
        ]
    );
}
