//! Every published sample gets the verdict that its own list states, or the table says why not.
//! Where the badges name keys, documents are served that list them, as the issuers would.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::web::{Web, at, key_document};
use crate::codec::base64url;
use crate::standards;
use crate::verify::{Examination, Nothing, Outcome, StepName, Validity, Verdict, verify};

const NOW: &str = "2026-11-23T12:00:00Z";

/// A sample: its verdict with its keys at hand, the reasons that did not pass, and why it differs
/// from what its own list states.
type Row = (&'static str, Validity, &'static [&'static str], &'static str);

use Validity::{Invalid, Open, Valid};

const NOT_THE_ISSUER: &str =
    "the issuer is a URN: nothing ties a key to it; the other validator compares nothing here";

/// The samples of the 1EdTech validator.
const SAMPLES: &[Row] = &[
    ("bsl-credential-status-revoked-blank-nodes.json", Invalid, &["status.revoked"], ""),
    ("bsl-credential-status-revoked.json", Invalid, &["status.revoked"], ""),
    ("bsl-testlist.json", Valid, &[], ""),
    ("complete.json", Invalid, &["status.not_there", "endorsements.fail"], ""),
    (
        "complete_v1.json",
        Invalid,
        &[
            "well_formed.word",
            "proof.no_key",
            "key.not_listed",
            "force.expired",
            "status.not_there",
            "endorsements.fail",
        ],
        "",
    ),
    ("credential-status-revoked.json", Invalid, &["status.revoked"], ""),
    (
        "endorsement-err-schema-status-refresh.json",
        Invalid,
        &["proof.broken", "key.not_listed", "status.not_there"],
        "",
    ),
    ("endorsement-valid.json", Valid, &[], ""),
    ("simple-context-alias.json", Valid, &[], ""),
    ("simple-context-version.json", Valid, &[], ""),
    ("simple-did-key-method.json", Invalid, &["key.not_the_issuers"], NOT_THE_ISSUER),
    ("simple-did-web-method.json", Valid, &[], ""),
    ("simple-eddsa-2022.json", Valid, &[], ""),
    (
        "simple-err-context.json",
        Invalid,
        &["well_formed.first_context", "proof.no_canonical", "key.not_the_issuers"],
        "",
    ),
    (
        "simple-err-credential-subject-achievement-result-description-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    (
        "simple-err-credential-subject-identifier-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    (
        "simple-err-credential-subject-profile-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    (
        "simple-err-credential-subject-result-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    (
        "simple-err-credential-subject-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    ("simple-err-evidence-type.json", Invalid, &["well_formed.class", "proof.no_canonical"], ""),
    ("simple-err-expired.json", Invalid, &["force.expired"], ""),
    ("simple-err-issued.json", Invalid, &["well_formed.missing", "force.not_yet"], ""),
    (
        "simple-err-issuer-otheridentifier-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    (
        "simple-err-issuer-parentorg-type.json",
        Invalid,
        &["well_formed.class", "proof.no_canonical"],
        "",
    ),
    ("simple-err-issuer-type.json", Invalid, &["well_formed.class", "proof.no_canonical"], ""),
    (
        "simple-err-issuer.json",
        Invalid,
        &["well_formed.missing", "proof.no_key", "key.no_issuer"],
        "",
    ),
    ("simple-err-proof-method-no-scheme.json", Invalid, &["proof.no_key", "key.no_address"], ""),
    (
        "simple-err-proof-method-unknown-did-method.json",
        Invalid,
        &["proof.no_key", "key.not_the_issuers"],
        "",
    ),
    (
        "simple-err-proof-method-unknown-scheme.json",
        Invalid,
        &["proof.no_key", "key.not_the_issuers"],
        "",
    ),
    ("simple-err-proof-method.json", Invalid, &["proof.no_key", "key.unusable"], ""),
    ("simple-err-proof-value.json", Invalid, &["proof.broken"], ""),
    ("simple-err-type.json", Invalid, &["well_formed.missing", "proof.no_canonical"], ""),
    ("simple-json.png", Valid, &[], ""),
    ("simple-json.svg", Valid, &[], ""),
    ("simple-jwt.png", Valid, &[], ""),
    ("simple-jwt.svg", Valid, &[], ""),
    ("simple-jwt_v1.svg", Valid, &[], ""),
    (
        "simple-multiple-proofs.json",
        Valid,
        &[],
        "one proof that holds is enough (OB 3.0 section 9); the other, of an unknown type, is said",
    ),
    ("simple-noproof.json", Invalid, &["well_formed.missing", "proof.none"], ""),
    ("simple.json", Valid, &[], ""),
    (
        "simple.jwt",
        Invalid,
        &["well_formed.second_context", "proof.no_key", "key.not_named"],
        "a draft of 2022: neither the contexts of today nor a key",
    ),
    ("simple_v1.json", Valid, &[], ""),
];

/// Badges of the JFF plugfests: the second verifies, the third is signed with the suite of 2018, one is not
/// signed.
const PLUGFEST: &[Row] = &[
    ("signed_badge_example-p2.json", Valid, &[], ""),
    (
        "signed_badge_example-p3.json",
        Open,
        &["proof.unknown"],
        "a detached JWS of 2018, a suite that is not read here, and said so",
    ),
    ("unsigned-badge-example-p3.json", Invalid, &["proof.none"], ""),
];

/// Documents whose signatures all hold; what else is wrong with them stands here.
const GOLDEN: &[Row] = &[
    ("e-alignment-evidence-text.json", Valid, &[], ""),
    ("e-awarded-date.json", Valid, &[], ""),
    (
        "e-data-uri-image-langstring.json",
        Invalid,
        &["well_formed.no_text"],
        "its signature holds; OB 3.0 wants plain texts (B.1.1), the language of a text is told elsewhere",
    ),
    ("e-did-web.json", Valid, &[], ""),
    ("e-endorsement-credential.json", Valid, &[], ""),
    (
        "e-endorsement-jwt.json",
        Invalid,
        &["endorsements.fail"],
        "its signature holds; the token in it is a placeholder",
    ),
    ("e-geo.json", Valid, &[], ""),
    ("e-hashed-identity.json", Valid, &[], ""),
    ("e-issuer-string-both-types.json", Valid, &[], ""),
    ("e-minimal.json", Valid, &[], ""),
    ("e-numbers-2.json", Valid, &[], ""),
    ("e-numbers.json", Valid, &[], ""),
    ("e-results.json", Valid, &[], ""),
    (
        "e-revocationlist2019-ext.json",
        Open,
        &["status.not_there"],
        "its signature holds; its list does not exist",
    ),
    ("e-status-list.json", Valid, &[], ""),
    (
        "e-status-schema-refresh.json",
        Open,
        &["status.not_there"],
        "its signature holds; its list does not exist",
    ),
    (
        "e-two-statuses.json",
        Open,
        &["status.not_there", "status.not_there"],
        "its signature holds; its lists do not exist",
    ),
    (
        "v-complete.json",
        Invalid,
        &["status.not_there", "endorsements.fail"],
        "its signature holds; the proofs of the endorsements in it are placeholders",
    ),
    ("v-context-alias.json", Valid, &[], ""),
    ("v-context-version.json", Valid, &[], ""),
    ("v-did-key.json", Invalid, &["key.not_the_issuers"], NOT_THE_ISSUER),
    ("v-eddsa-2022-vcdm11.json", Valid, &[], ""),
    ("v-endorsement.json", Valid, &[], ""),
    ("v-expired.json", Invalid, &["force.expired"], "its signature holds; it expired"),
    ("v-issuer-https.json", Valid, &[], ""),
    ("v-simple.json", Valid, &[], ""),
    ("v-status-list.json", Valid, &[], ""),
    (
        "v-status-revoked-bnodes.json",
        Invalid,
        &["status.revoked"],
        "its signature holds; it was revoked",
    ),
    ("v-status-revoked.json", Invalid, &["status.revoked"], "its signature holds; it was revoked"),
];

const KEY: &str = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";

/// The issuers of the samples, and the keys with which their valid badges are signed.
const ISSUERS: &[(&str, &[&str])] = &[
    (
        "https://example.com/issuers/876543",
        &[
            KEY,
            "z6MknNHHrBzPytzu6CUBP9Lg7fg4KSBjzimc2Frh693YbMiv",
            "z6MkrvfzkMnvCroEUP2DVc9SHPE48CRsvHiVSusHioxTYu1x",
        ],
    ),
    ("https://example.edu/issuers/565049", &[KEY]),
    (
        "https://1edtech.edu/issuers/565049",
        &[KEY, "z6Mknyb2Gb4NxzW3xSr9ChTtdQZ1zs77piQ3r9SaJ9vMzmrs"],
    ),
    ("https://state.gov/issuers/565049", &["z6MkoMGF38Ck9xkdqrbZt4h9eHb1qc3GhAAkoSWa4Vy3SHRN"]),
    ("did:web:example.edu%3A8443:asso", &[KEY]),
    (REVOKER, &[KEY]),
];

const REVOKER: &str = "did:web:dc.1edtech.org:wellspring2022:wellspring-portal:org:da1e96e9-afcc-4eed-b9a2-2ddf7353214c";

/// The web as the issuers of the samples would have it.
fn web(folder: &Path) -> Web {
    let mut web = Web::default();
    for (issuer, keys) in ISSUERS {
        web.issuer(issuer, keys);
    }
    let list = standards::json(folder, "samples/ob30/bsl-testlist.json");
    for name in ["bsl-credential-status-revoked", "bsl-credential-status-revoked-blank-nodes"] {
        let badge = standards::json(folder, &format!("samples/ob30/{name}.json"));
        let address = badge["credentialStatus"]["statusListCredential"].as_str();
        web.put(address.expect("an address"), &list);
    }
    let badge = standards::json(folder, "samples/ob30/credential-status-revoked.json");
    let revoked = json!({ "revokedCredential": [{ "id": badge["id"] }] });
    web.put(badge["credentialStatus"]["id"].as_str().expect("an address"), &revoked);
    web
}

fn names(verdict: &Verdict) -> Vec<&'static str> {
    let steps = verdict.steps.iter();
    steps.filter(|s| s.outcome() > Outcome::Skipped).map(|s| s.reason.code).collect()
}

#[expect(clippy::disallowed_methods, reason = "tests read foreign samples in place")]
fn files(folder: &Path, inside: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder.join(inside)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths
        .filter(|path| path.file_name().is_some_and(|name| name != "expected.json"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("readable"))
        })
        .collect()
}

/// Serves the key that a token carries in its header as its issuer's own.
fn serve_embedded_key(web: &mut Web, examination: &Examination, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(at) = text.find("eyJ") else { return };
    let token: String = text[at..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .collect();
    let header = token.split('.').next().and_then(base64url::decode);
    let header: Option<Value> = header.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if let Some(jwk) = header.as_ref().and_then(|header| header.get("jwk"))
        && let Some(issuer) = &examination.verdicts[0].about.issuer_id
    {
        let mut document = key_document(issuer, &[]);
        let id = format!("{issuer}#jwk");
        document["verificationMethod"] = json!([{
            "id": id, "type": "JsonWebKey", "controller": issuer, "publicKeyJwk": jwk,
        }]);
        document["assertionMethod"] = json!([id]);
        web.put(issuer, &document);
    }
}

/// Checks a document against its row, with and without the web.
fn compare(web: &Web, name: &str, bytes: &[u8], row: &Row) -> Verdict {
    let found = verify(bytes, web, &at(NOW));
    let verdict = found.verdicts.into_iter().next().expect("a verdict");
    let said: Vec<String> = verdict.steps.iter().map(|step| step.say(false)).collect();
    assert_eq!((verdict.validity(), &*names(&verdict)), (row.1, row.2), "{name}: {said:#?}");
    let mut thorough = at(NOW);
    thorough.thorough = true;
    assert_eq!(verify(bytes, web, &thorough).verdicts[0], verdict, "{name}");
    let offline = &verify(bytes, &Nothing, &at(NOW)).verdicts[0];
    let own_key = offline.about.issuer_id.as_ref().is_some_and(|id| id.starts_with("did:key:"));
    if row.1 == Valid && !own_key {
        assert_eq!((offline.validity(), &*names(offline)), (Open, &["key.offline"][..]), "{name}");
    } else if !own_key {
        assert_ne!(offline.validity(), Valid, "{name}");
    }
    verdict
}

fn row<'r>(rows: &'r [Row], name: &str) -> &'r Row {
    rows.iter().find(|row| row.0 == name).unwrap_or_else(|| panic!("no row for {name}"))
}

#[test]
fn every_sample_of_the_other_validator() {
    let Some(folder) = standards::folder() else { return };
    let expected = standards::json(&folder, "samples/ob30/expected.json");
    let samples = files(&folder, "samples/ob30");
    assert_eq!(samples.len(), SAMPLES.len());
    for (name, bytes) in samples {
        let mut web = web(&folder);
        serve_embedded_key(&mut web, &verify(&bytes, &Nothing, &at(NOW)), &bytes);
        let row = row(SAMPLES, &name);
        compare(&web, &name, &bytes, row);
        let stated = expected["samples"].get(&name).or_else(|| expected["files"].get(&name));
        let stated = stated.unwrap_or_else(|| panic!("{name} is not listed"));
        let stated = stated["outcome1EdTech"].as_str().expect("an outcome");
        let agree = match row.1 {
            // It warns of the older data model.
            Valid => stated == "warning" || stated.contains("valid") && !stated.contains("invalid"),
            Invalid => stated.contains("invalid"),
            Open => false,
        };
        let tested = !stated.contains("disabled");
        assert_eq!(agree || !tested, row.3.is_empty(), "{name}: {stated}");
    }
}

#[test]
fn every_badge_of_the_plugfests() {
    let Some(folder) = standards::folder() else { return };
    let samples = files(&folder, "samples/jff");
    assert_eq!(samples.len(), PLUGFEST.len());
    for (name, bytes) in samples {
        compare(&web(&folder), &name, &bytes, row(PLUGFEST, &name));
    }
}

#[test]
fn every_golden_signature_holds() {
    let Some(folder) = standards::folder() else { return };
    let cases = standards::json_files(&folder, "golden-ob30");
    assert_eq!(cases.len(), GOLDEN.len());
    for (name, case) in cases {
        let mut document = case["unsecuredDocument"].clone();
        let mut proof = case["proofConfig"].clone();
        proof.as_object_mut().expect("an object").remove("@context");
        proof["proofValue"] = case["proofValue"].clone();
        document["proof"] = json!([proof]);
        let row = row(GOLDEN, &name);
        let verdict = compare(&web(&folder), &name, document.to_string().as_bytes(), row);
        assert_eq!(verdict.outcome(StepName::Proof), Some(Outcome::Passed), "{name}");
        assert_eq!(row.1 == Valid, row.3.is_empty(), "{name}");
    }
}
