//! The keys of an issuer, as a document says them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::rules;
use crate::ground::report::Told;
use crate::ground::{Bilingual, Diagnostic};

/// Most keys that are read from one document.
const MOST: usize = 1_000;

/// Compares the keys of a published document with those that the catalogue gives it.
pub(super) fn compare(place: &str, published: &Value, wanted: &Value) -> Option<Diagnostic> {
    let (published, wanted) = (Keys::of(published), Keys::of(wanted));
    let missing = told(MISSING, wanted.known.difference(&published.known));
    let strange = told(STRANGE, published.known.difference(&wanted.known));
    let trusted = told(TRUSTED, published.trusted.difference(&wanted.trusted));
    let which = strange.or(missing).or(trusted)?;
    Some(rules::OTHER_KEYS.about_path(place).with("which", which))
}

/// The keys of a document (Controlled Identifiers 1.0, section 2.2).
struct Keys {
    /// Every key, in Multikey text.
    known: BTreeSet<String>,
    /// Those that sign assertions.
    trusted: BTreeSet<String>,
}

impl Keys {
    fn of(document: &Value) -> Self {
        let list = |name: &str| {
            let list = document.get(name).and_then(Value::as_array);
            list.into_iter().flatten().take(MOST)
        };
        let key = |method: &Value| Some(method.get("publicKeyMultibase")?.as_str()?.to_owned());
        let named = |it: &Value| Some(it.as_str()?.rsplit_once('#')?.1.to_owned());
        Self {
            known: list("verificationMethod").filter_map(key).collect(),
            trusted: list("assertionMethod").filter_map(named).collect(),
        }
    }
}

fn told<'a>(words: Bilingual, mut keys: impl Iterator<Item = &'a String>) -> Option<Told> {
    let first = keys.next()?;
    // A stranger wrote it.
    let shown: String = first.chars().filter(char::is_ascii_alphanumeric).take(60).collect();
    Some(Told::new(words, &[("key", &shown)]))
}

const MISSING: Bilingual = Bilingual { fr: "il manque {key}", en: "{key} is missing" };
const STRANGE: Bilingual =
    Bilingual { fr: "{key} n’est pas de l’émetteur", en: "{key} is none of the issuer’s" };
const TRUSTED: Bilingual = Bilingual {
    fr: "{key} y signe encore, bien que compromise",
    en: "{key} still signs there, though it is compromised",
};

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(known: &[&str], trusted: &[&str]) -> Value {
        let methods: Vec<Value> =
            known.iter().map(|key| json!({ "publicKeyMultibase": key })).collect();
        let named: Vec<String> = trusted.iter().map(|key| format!("did:web:a#{key}")).collect();
        json!({ "verificationMethod": methods, "assertionMethod": named })
    }

    #[test]
    fn keys_are_the_same_or_the_difference_is_told() {
        let said = |published: &Value, wanted: &Value| {
            compare("x", published, wanted).map(|it| it.say(it.rule.message, false))
        };
        let two = document(&["z1", "z2"], &["z1", "z2"]);
        assert_eq!(said(&two, &document(&["z2", "z1"], &["z1", "z2"])), None);
        let one = document(&["z1"], &["z1"]);
        assert!(said(&one, &two).unwrap().ends_with("z2 is missing"));
        assert!(said(&two, &one).unwrap().ends_with("z2 is none of the issuer’s"));
        let compromised = document(&["z1", "z2"], &["z1"]);
        assert!(said(&two, &compromised).unwrap().contains("z2 still signs there"));
        assert!(said(&json!([1]), &one).is_some());
    }
}
