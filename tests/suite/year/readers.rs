//! What is asked of each site: the program's own verdicts against those that should be, and the
//! verdicts of a reader elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::house::{BASE, Clone};
use super::model::{Fate, Model};
use super::outside::{Reader, is_set};
use crate::workshop::{Tree, ends};

/// Verdicts in one word, by the id of the award.
type Verdicts = BTreeMap<String, String>;

/// Where the credential of an award stands.
fn path(id: &str) -> String {
    format!("awards/{}/{id}.json", &id[..2])
}

fn json(site: &Tree, path: &str) -> Value {
    let bytes = site.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    serde_json::from_slice(bytes).expect("JSON")
}

/// The key that a credential names.
pub(super) fn method(site: &Tree, id: &str) -> String {
    let proof = json(site, &path(id))["proof"].take();
    let method = &proof.get(0).unwrap_or(&proof)["verificationMethod"];
    method.as_str().expect("a key").to_owned()
}

/// Every verdict is the one that should be; what is published is what should be; the site is whole.
pub(super) fn site_holds(clone: &Clone, site: &Tree, model: &Model, day: &str) {
    clone.run(&["verify", "public", "--now", day]).must_be(0);
    let awards = site.keys().filter(|path| path.starts_with("awards/") && ends(path, "json"));
    let (twins, credentials): (BTreeSet<&str>, BTreeSet<&str>) =
        awards.map(String::as_str).partition(|path| path.ends_with(".ob2.json"));
    let expected: BTreeSet<String> = model.published().map(|(id, _)| path(id)).collect();
    assert_eq!(credentials, expected.iter().map(String::as_str).collect());

    let told = verdicts(clone, site, day);
    let expected: Verdicts =
        model.published().map(|(id, it)| (id.clone(), it.verdict(day).to_owned())).collect();
    let differ: Vec<_> = expected.iter().filter(|(id, it)| told.get(*id) != Some(it)).collect();
    assert!(differ.is_empty(), "these should be: {differ:?}");

    for twin in twins {
        let assertion = json(site, twin);
        let id =
            twin.rsplit('/').next().and_then(|it| it.strip_suffix(".ob2.json")).expect("an id");
        // Those who read Open Badges 2.0 know no suspension.
        let gone = model.0[id].fate != Fate::Good;
        assert_eq!(assertion["revoked"] == true, gone, "{twin}");
        if model.0[id].fate == Fate::Erased {
            assert!(assertion.get("recipient").is_none(), "{twin} names somebody");
        }
    }
}

/// The program's verdict on each credential of a site, with the site in the clone as its window.
pub(super) fn verdicts(clone: &Clone, site: &Tree, day: &str) -> Verdicts {
    let folder = tempfile::tempdir().expect("a folder");
    let credentials = site.iter().filter(|(path, _)| {
        path.starts_with("awards/") && ends(path, "json") && !path.ends_with(".ob2.json")
    });
    let mut files = Vec::new();
    for (path, bytes) in credentials {
        let file = folder.path().join(path.rsplit('/').next().expect("a name"));
        std::fs::write(&file, bytes).expect("a file");
        files.push(file.to_str().expect("Unicode").to_owned());
    }
    if files.is_empty() {
        return BTreeMap::new();
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let how = ["--site", "public", "--now", day, "--format", "json"];
    let told = clone.run(&[&["verify"], &files[..], &how].concat());
    let told: Value = serde_json::from_str(&told.out).unwrap_or_else(|_| panic!("{}", told.err));
    let told = told["files"].as_array().expect("files").iter().map(|file| {
        let name = file["name"].as_str().expect("a name").rsplit('/').next().expect("a name");
        (name.trim_end_matches(".json").to_owned(), word(&file["verdicts"][0]))
    });
    told.collect()
}

/// What a verdict comes to, in one word.
fn word(verdict: &Value) -> String {
    let steps = verdict["steps"].as_array().expect("steps");
    let failed: BTreeSet<&str> = steps
        .iter()
        .filter(|step| step["outcome"] == "failed")
        .map(|step| step["code"].as_str().expect("a code"))
        .collect();
    let of = |code: &str| match code {
        "status.revoked" => "revoked",
        "status.suspended" => "suspended",
        "force.expired" | "force.not_yet" => "not-in-force",
        _ => "invalid",
    };
    // What is forged says nothing about its state, and what is revoked need not lapse as well.
    let words: BTreeSet<&str> = failed.iter().map(|code| of(code)).collect();
    let ranked = ["invalid", "revoked", "suspended", "not-in-force"];
    let worst = ranked.into_iter().find(|word| words.contains(word));
    let open = verdict["validity"] == "open";
    worst.unwrap_or(if open { "open" } else { "valid" }).to_owned()
}

/// A reader elsewhere, on every status list and some of the credentials.
pub(super) fn outside_some(site: &Tree, model: &Model, day: &str) {
    let count = model.published().count();
    outside(site, model, day, (count / 8).max(1));
}

/// A reader elsewhere, on everything.
pub(super) fn outside_all(site: &Tree, model: &Model, day: &str) {
    outside(site, model, day, 1);
}

fn outside(site: &Tree, model: &Model, day: &str, every: usize) {
    let reader = Reader::new(site);
    for purpose in ["revocation", "suspension"] {
        let mut lists = BTreeMap::new();
        for (number, place, set) in model.bits(purpose) {
            let path = format!("status/atelier/{purpose}-{number}.json");
            let bits = lists.entry(number).or_insert_with(|| {
                let list = reader.json(&path);
                assert!(reader.believes(&list), "{path} is not believed elsewhere");
                assert_eq!(list["credentialSubject"]["statusPurpose"], purpose);
                let (from, until) = (&list["validFrom"], &list["validUntil"]);
                let now = format!("{day}T00:00:00Z");
                let fresh = from.as_str().is_some_and(|it| it <= &*now);
                assert!(fresh && until.as_str().is_some_and(|it| *now < *it), "{path} on {day}");
                reader.bits(&path)
            });
            assert_eq!(is_set(bits, place), set, "{path}, place {place}");
        }
        // No other bit is set: nobody is revoked whom the model does not know.
        let set = model.bits(purpose).into_iter().filter(|it| it.2).count();
        let ones: u32 = lists.values().flatten().map(|byte| byte.count_ones()).sum();
        assert_eq!(usize::try_from(ones).expect("a small number"), set, "{purpose}");
    }
    for (at, (id, known)) in model.published().enumerate() {
        if at % every == 0 || known.fate != Fate::Good {
            let verdict = reader.verdict(&reader.json(&path(id)), BASE, day);
            assert_eq!(verdict, known.verdict_elsewhere(day), "{id}, elsewhere");
        }
    }
    // The reader can say no: a word changed, and it believes nothing.
    if let Some((id, _)) = model.published().next() {
        let mut credential = reader.json(&path(id));
        credential["credentialSubject"]["achievement"]["name"] = "Autre".into();
        assert_eq!(reader.verdict(&credential, BASE, day), "invalid");
    }
}
