//! Published documents verified without the program: JSON-LD by `oxjsonld`, canonical form by
//! `rdf-canon`, signatures by `ed25519-dalek`, status lists by `flate2`. Of the program only the texts
//! of the contexts are taken, which are others' files.

use std::collections::BTreeMap;
use std::io::Read;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf_of_rdf_canon as old;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::workshop::Tree;

/// The contexts of what we publish, as their makers published them.
const CONTEXTS: [(&str, &str); 2] = [
    (
        "https://www.w3.org/ns/credentials/v2",
        include_str!("../../../src/rdf/contexts/w3c/credentials-v2.jsonld"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        include_str!("../../../src/rdf/contexts/1edtech/ob-v3p0-context-3.0.3.json"),
    ),
];

/// A site as a reader elsewhere sees it.
pub(crate) struct Reader<'a> {
    site: &'a Tree,
    keys: BTreeMap<String, VerifyingKey>,
}

impl<'a> Reader<'a> {
    /// The keys are those that the issuer's document lists.
    pub(crate) fn new(site: &'a Tree) -> Self {
        let did: Value = serde_json::from_slice(&site[".well-known/did.json"]).expect("JSON");
        let listed: Vec<&Value> =
            did["assertionMethod"].as_array().expect("methods").iter().collect();
        let methods = did["verificationMethod"].as_array().into_iter().flatten();
        let keys = methods.filter(|it| listed.contains(&&it["id"])).map(|method| {
            let text = method["publicKeyMultibase"].as_str().expect("a key");
            let bytes = bs58::decode(&text[1..]).into_vec().expect("base58");
            let bytes =
                bytes.strip_prefix(&[0xed, 0x01]).expect("Ed25519").try_into().expect("32 bytes");
            let key = VerifyingKey::from_bytes(bytes).expect("a key");
            (method["id"].as_str().expect("an id").to_owned(), key)
        });
        Self { site, keys: keys.collect() }
    }

    /// A document of the site.
    pub(crate) fn json(&self, path: &str) -> Value {
        let bytes = self.site.get(path).unwrap_or_else(|| panic!("{path} is not published"));
        serde_json::from_slice(bytes).expect("JSON")
    }

    /// Whether a document's proof holds (Data Integrity EdDSA Cryptosuites 1.0, `eddsa-rdfc-2022`).
    pub(crate) fn believes(&self, document: &Value) -> bool {
        let mut plain = document.clone();
        let Some(mut proof) = plain.as_object_mut().and_then(|it| it.shift_remove("proof")) else {
            return false;
        };
        // One proof, alone or in a list of one.
        if let Some([one]) = proof.as_array_mut().map(|all| &mut all[..]) {
            proof = one.take();
        }
        let value = proof.as_object_mut().and_then(|it| it.shift_remove("proofValue"));
        proof["@context"] = document["@context"].clone();
        let method = proof["verificationMethod"].as_str().unwrap_or_default();
        let issuer = document["issuer"]["id"].as_str().or(document["issuer"].as_str());
        let owned = issuer.is_some_and(|issuer| method.split('#').next() == Some(issuer));
        let own = own_key(method);
        let known = self.keys.get(method).or(own.as_ref());
        let Some(key) = known.filter(|_| owned) else { return false };
        let signed =
            [Sha256::digest(canonical(&proof)), Sha256::digest(canonical(&plain))].concat();
        let value = value.as_ref().and_then(Value::as_str).and_then(|it| it.strip_prefix('z'));
        let value = value.and_then(|it| bs58::decode(it).into_vec().ok());
        let signature = value.and_then(|it| Signature::from_slice(&it).ok());
        proof["cryptosuite"] == "eddsa-rdfc-2022"
            && signature.is_some_and(|it| key.verify_strict(&signed, &it).is_ok())
    }

    /// The bits of a status list.
    pub(crate) fn bits(&self, path: &str) -> Vec<u8> {
        let list = self.json(path);
        let text = list["credentialSubject"]["encodedList"].as_str().expect("a list");
        let packed =
            URL_SAFE_NO_PAD.decode(text.strip_prefix('u').expect("multibase")).expect("base64url");
        let mut bits = Vec::new();
        flate2::read::GzDecoder::new(&*packed).take(1 << 20).read_to_end(&mut bits).expect("gzip");
        bits
    }

    /// What a credential's own words and its lists say on a day.
    pub(crate) fn verdict(&self, credential: &Value, base: &str, day: &str) -> &'static str {
        if !self.believes(credential) {
            return "invalid";
        }
        let entry = &credential["credentialStatus"];
        assert_eq!(entry["statusPurpose"], "revocation");
        let list = entry["statusListCredential"].as_str().and_then(|it| it.strip_prefix(base));
        let place = entry["statusListIndex"].as_str().and_then(|it| it.parse().ok());
        if is_set(&self.bits(list.expect("a list of this site")), place.expect("a place")) {
            return "revoked";
        }
        let now = format!("{day}T00:00:00Z");
        let before = |key: &str, wanted: bool| {
            credential[key].as_str().is_some_and(|date| (date <= &*now) == wanted)
        };
        if before("validUntil", true) || before("validFrom", false) {
            "not-in-force"
        } else {
            "valid"
        }
    }
}

/// The key that a `did:key` is (The did:key Method, 3.1).
fn own_key(method: &str) -> Option<VerifyingKey> {
    let (did, fragment) = method.split_once('#')?;
    let text =
        did.strip_prefix("did:key:z").filter(|text| fragment.strip_prefix('z') == Some(text))?;
    let bytes = bs58::decode(text).into_vec().ok()?;
    let bytes = bytes.strip_prefix(&[0xed, 0x01])?.try_into().ok()?;
    VerifyingKey::from_bytes(bytes).ok()
}

/// A bit of a list; the first is the leftmost (Bitstring Status List 1.0, 3.2).
pub(crate) fn is_set(bits: &[u8], place: usize) -> bool {
    bits[place / 8] & (0x80 >> (place % 8)) != 0
}

/// The canonical form of a document (RDFC-1.0).
fn canonical(document: &Value) -> String {
    let bytes = serde_json::to_vec(document).expect("JSON");
    let load = |address: &str, _: &_| {
        let text = CONTEXTS.iter().find(|(known, _)| *known == address).expect("a known context").1;
        Ok(JsonLdRemoteDocument { document: text.into(), document_url: address.to_owned() })
    };
    let quads = JsonLdParser::new().for_slice(&bytes).with_load_document_callback(load);
    let quads: Vec<old::Quad> = quads.map(|quad| of_old(&quad.expect("JSON-LD"))).collect();
    rdf_canon::canonicalize_quads(&quads).expect("a canonical form")
}

/// The same quad in the data model that `rdf-canon` uses.
fn of_old(quad: &oxrdf::Quad) -> old::Quad {
    let name = |it: &oxrdf::NamedNode| old::NamedNode::new_unchecked(it.as_str());
    let blank = |it: &oxrdf::BlankNode| old::BlankNode::new_unchecked(it.as_str());
    let literal = |it: &oxrdf::Literal| match it.language() {
        Some(language) => old::Literal::new_language_tagged_literal_unchecked(it.value(), language),
        None => old::Literal::new_typed_literal(
            it.value(),
            old::NamedNode::new_unchecked(it.datatype().as_str()),
        ),
    };
    old::Quad {
        subject: match &quad.subject {
            oxrdf::NamedOrBlankNode::NamedNode(it) => name(it).into(),
            oxrdf::NamedOrBlankNode::BlankNode(it) => blank(it).into(),
        },
        predicate: name(&quad.predicate),
        object: match &quad.object {
            oxrdf::Term::NamedNode(it) => name(it).into(),
            oxrdf::Term::BlankNode(it) => blank(it).into(),
            oxrdf::Term::Literal(it) => literal(it).into(),
        },
        graph_name: match &quad.graph_name {
            oxrdf::GraphName::NamedNode(it) => name(it).into(),
            oxrdf::GraphName::BlankNode(it) => blank(it).into(),
            oxrdf::GraphName::DefaultGraph => old::GraphName::DefaultGraph,
        },
    }
}
