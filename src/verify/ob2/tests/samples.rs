//! The samples of 1EdTech's OB 2.0 validator, with the outcome that its tests expect.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{complaints, request, told};
use crate::standards;
use crate::verify::ob2::{is_ob2, verify, verify_token};
use crate::verify::{Fetch, FetchError, Fetched, Validity, Verdict, verify as verify_anything};

/// Where we say something else than the validator's tests, and why.
///
/// Several of those tests look at one probe only: they call a document valid whose context, types or
/// extensions are right, whatever else it lacks.
const DIFFERENCES: &[(&str, Validity, &[&str], &str)] = &[
    (
        "rdf-validation/valid-badge-class.json",
        Validity::Invalid,
        &["ob2.missing"],
        "Its test looks at types only. It has no `image`, which the specification demands.",
    ),
    (
        "rdf-validation/valid-badge-class-empty-criteria-type.json",
        Validity::Invalid,
        &["ob2.missing"],
        "The same.",
    ),
    (
        "basic-assertion-with-allowed-origins.json",
        Validity::Open,
        UNCONFIRMED,
        "Badge and profile name themselves by addresses where nothing answers. Whoever hosts a \
         profile can write any name into it, so we do not conclude that it is theirs.",
    ),
    (
        "basic-assertion-with-allowed-origins-valid-starts-with.json",
        Validity::Open,
        UNCONFIRMED,
        "The same.",
    ),
    (
        "basic-assertion-with-allowed-origins-valid-multiple-starts-with.json",
        Validity::Open,
        UNCONFIRMED,
        "The same.",
    ),
];
const UNCONFIRMED: &[&str] = &["ob2.unconfirmed", "ob2.unconfirmed"];

/// Why the samples that are invalid are so: a reason that we give.
const REASONS: &[(&str, &str)] = &[
    ("basic-assertion-invalid-context.json", "ob2.no-context"),
    ("basic-assertion-invalid-type.json", "ob2.unknown-type"),
    ("simple-revoked.jwt", "ob2.revoked"),
    ("assertion-with-data-image.json", "ob2.wrong-kind"),
    ("rdf-validation/invalid-empty-type.json", "ob2.missing"),
    ("rdf-validation/invalid-class.json", "ob2.unknown-type"),
    ("rdf-validation/invalid-one-invalid-class.json", "ob2.unknown-type"),
    ("rdf-validation/badge-class-invalid-issuer-type.json", "ob2.wrong-class"),
    ("basic-assertion-with-allowed-origins-invalid-starts-with.json", "ob2.out-of-scope"),
    ("basic-assertion-with-allowed-origins-invalid-multiple-starts-with.json", "ob2.out-of-scope"),
    ("basic-assertion-expired.json", "ob2.expired"),
    ("basic-assertion-expired-before-issued.json", "ob2.reversed"),
    ("basic-assertion-in-future.json", "ob2.future"),
    ("assertion-with-extension-node-invalid.json", "ob2.extension"),
];

/// The host example.org: the assets, and the sample itself at its own address, which the validator
/// never asks for: its tests take the copy that is shown for the hosted one.
struct Host<'a> {
    assets: &'a Path,
    sample: Option<(String, Value)>,
}

impl Fetch for Host<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let found = |bytes| Fetched { bytes, media_type: None, address: address.to_owned() };
        if let Some((_, sample)) = self.sample.iter().find(|(known, _)| known == address) {
            return Ok(found(sample.to_string().into_bytes()));
        }
        let path = ["https://example.org/", "http://example.org/", "http://example.com/"]
            .iter()
            .find_map(|host| address.strip_prefix(host));
        let path = path.filter(|path| !path.contains('/') && !path.is_empty());
        let file = path.map(|path| self.assets.join(path)).filter(|file| file.is_file());
        let file = file.ok_or(FetchError::NotThere)?;
        Ok(found(bytes(&file)))
    }
}

#[test]
fn every_sample_has_its_outcome() {
    let Some(folder) = standards::folder() else { return };
    let folder = folder.join("samples/ob20");
    let expected = standards::json(&folder, "expected.json");
    let mut differences: BTreeMap<&str, _> =
        DIFFERENCES.iter().map(|(name, validity, codes, _)| (*name, (*validity, *codes))).collect();
    let mut wrong = Vec::new();
    for (name, wanted) in expected["files"].as_object().unwrap() {
        let verdict = examined(&folder, name);
        let outcome = wanted["outcome"].as_str().unwrap();
        let (found, said) = (verdict.validity(), complaints(&verdict));
        let fits = match (differences.remove(name.as_str()), outcome) {
            (Some((validity, codes)), _) => found == validity && said == codes,
            (None, "valid") => found == Validity::Valid,
            (None, "invalid") => {
                let reason = REASONS.iter().find(|(known, _)| known == name).map(|(_, code)| code);
                found == Validity::Invalid && reason.is_some_and(|code| said.contains(code))
            }
            // What the validator warns of, we either mention or do not conclude.
            (None, "warning") => found != Validity::Invalid && codes_warn(&verdict),
            (None, other) => panic!("{other}"),
        };
        if !fits {
            wrong.push(format!("{name}: {outcome}, and we say {found:?}\n{}", told(&verdict)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(differences.is_empty(), "a difference that is none: {differences:?}");
}

fn codes_warn(verdict: &Verdict) -> bool {
    super::codes(verdict).iter().any(|code| {
        matches!(*code, "ob2.moved" | "ob2.plain-http" | "ob2.issuer-not-web" | "ob2.unconfirmed")
    })
}

fn examined(folder: &Path, name: &str) -> Verdict {
    let assets = folder.join("assets");
    let ending = name.rsplit_once('.').unwrap().1;
    if ending == "jwt" {
        let host = Host { assets: &assets, sample: None };
        return verify_token(&standards::text(folder, name), &host, &request());
    }
    let document: Value = if ending == "png" {
        let png = bytes(&folder.join(name));
        let text = crate::codec::png::text(&png, "openbadges").unwrap().unwrap();
        serde_json::from_str(&text).unwrap()
    } else {
        standards::json(folder, name)
    };
    assert!(is_ob2(&document).is_some(), "{name}");
    let sample = document["id"].as_str().map(|id| (id.to_owned(), document.clone()));
    verify(&document, &Host { assets: &assets, sample }, &request())
}

#[expect(clippy::disallowed_methods, reason = "tests read foreign samples in place")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

/// What the host answers, shown by itself: badges, profiles, keys, lists and pictures. The
/// validator's tests do not judge them; here stands what is said of each, and the first complaint.
const ASSETS: &[(&str, Validity, &str)] = &[
    ("altbadgeurl.json", Validity::Invalid, "ob2.differs"),
    ("bad-issuer.json", Validity::Invalid, "ob2.no-address"),
    ("badge-from-organization-with-empty-revocation-list.json", Validity::Valid, ""),
    ("badge-from-organization-with-revocation-list.json", Validity::Valid, ""),
    ("badge-with-bad-issuer.json", Validity::Open, "ob2.issuer-not-web"),
    ("badge-with-data-image.json", Validity::Invalid, "ob2.differs"),
    ("badgeclass-with-complex-image.json", Validity::Valid, ""),
    ("badgeclass-with-endorsements.json", Validity::Valid, ""),
    ("badgeclass-with-language.json", Validity::Valid, ""),
    (
        "badgeclass-with-verification-invalid-multiple-starts-with.json",
        Validity::Invalid,
        "ob2.not-there",
    ),
    ("badgeclass-with-verification-invalid-starts-with.json", Validity::Invalid, "ob2.not-there"),
    (
        "badgeclass-with-verification-valid-multiple-starts-with.json",
        Validity::Invalid,
        "ob2.not-there",
    ),
    ("badgeclass-with-verification-valid-starts-with.json", Validity::Invalid, "ob2.not-there"),
    ("badgeclass-with-verification.json", Validity::Invalid, "ob2.not-there"),
    ("badgeclass1.json", Validity::Invalid, "ob2.not-there"),
    ("badgecriteria.json", Validity::Invalid, "readable.no_badge"),
    ("basic-badge-no-public-key.json", Validity::Valid, ""),
    ("beths-robot-badge.png", Validity::Invalid, "readable.not_baked"),
    ("beths-robot-work.html", Validity::Invalid, "readable.empty"),
    ("criteria-no-type.json", Validity::Invalid, "readable.no_badge"),
    ("empty-revocation-list.json", Validity::Valid, ""),
    ("endorsement-1.json", Validity::Valid, ""),
    ("endorsement-2.json", Validity::Valid, ""),
    ("endorsement-3.json", Validity::Valid, ""),
    ("endorsement-4.json", Validity::Valid, ""),
    ("issuer-invalid-type.json", Validity::Invalid, "readable.no_badge"),
    (
        "issuer-with-allowed-origins-invalid-multiple-starts-with.json",
        Validity::Invalid,
        "ob2.not-there",
    ),
    ("issuer-with-allowed-origins-invalid-starts-with.json", Validity::Invalid, "ob2.not-there"),
    (
        "issuer-with-allowed-origins-valid-multiple-starts-with.json",
        Validity::Invalid,
        "ob2.not-there",
    ),
    ("issuer-with-allowed-origins-valid-starts-with.json", Validity::Invalid, "ob2.not-there"),
    ("issuer-with-allowed-origins.json", Validity::Invalid, "ob2.not-there"),
    ("issuer1.json", Validity::Valid, ""),
    ("key1.json", Validity::Valid, ""),
    ("key2.json", Validity::Valid, ""),
    ("key3.json", Validity::Valid, ""),
    ("openbadges_context.json", Validity::Invalid, "readable.unknown"),
    ("organization-no-public-key.json", Validity::Valid, ""),
    ("organization-with-empty-revocation-list.json", Validity::Valid, ""),
    ("organization-with-revocation-list.json", Validity::Valid, ""),
    ("organization.json", Validity::Valid, ""),
    ("revocation-list.json", Validity::Valid, ""),
    ("robotics-badge.json", Validity::Valid, ""),
    ("robotics-badge.png", Validity::Invalid, "readable.not_baked"),
    ("badge-class-with-language.json", Validity::Invalid, "ob2.missing"),
    ("redirected-validation-subject.json", Validity::Invalid, "readable.syntax"),
];

#[test]
fn what_the_host_answers_is_examined_too() {
    let Some(folder) = standards::folder() else { return };
    let folder = folder.join("samples/ob20");
    let assets = folder.join("assets");
    let host = Host { assets: &assets, sample: None };
    let named = ["badge-class-with-language.json", "redirected-validation-subject.json"];
    let paths = names(&assets).into_iter().map(|name| assets.join(name));
    let paths = paths.chain(named.map(|name| folder.join(name)));
    let found: Vec<(String, Validity, &str)> = paths
        .map(|path| {
            let verdict = verify_anything(&bytes(&path), &host, &request()).verdicts.remove(0);
            let first = complaints(&verdict).first().copied().unwrap_or_default();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, verdict.validity(), first)
        })
        .collect();
    let found: Vec<_> = found.iter().map(|(name, is, code)| (&**name, *is, *code)).collect();
    assert_eq!(found, ASSETS);
}

#[expect(clippy::disallowed_methods, reason = "tests read foreign samples in place")]
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
