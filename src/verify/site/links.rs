//! Addresses inside the documents of a site: each that is the site's own must lead to a file, and
//! a document's own must lead to that document.

use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock};

use serde_json::Value;

use super::reasons;
use super::tally::Problem;
use super::window::path_of;
use super::{SiteCheck, stem};
use crate::verify::did;

/// Most shared addresses that are remembered as answering; any other is asked again.
const MAX_KNOWN: usize = 20_000;
/// Most dead links that are told of one document.
const MAX_DEAD: usize = 16;

/// Paths that are known to hold a file.
#[derive(Default)]
pub(super) struct Known(RwLock<BTreeSet<String>>);

impl Known {
    fn holds(&self, check: &SiteCheck<'_>, path: &str) -> bool {
        if self.0.read().unwrap_or_else(PoisonError::into_inner).contains(path) {
            return true;
        }
        if !check.shelf.holds(path) {
            return false;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MAX_KNOWN {
            known.insert(path.to_owned());
        }
        true
    }
}

/// Checks every address in a document that stands at `path`, among files of the same name.
pub(super) fn check(
    check: &SiteCheck<'_>,
    path: &str,
    beside: &[String],
    document: &Value,
    problems: &mut Vec<Problem>,
) {
    if let Some(id) = document["id"].as_str().or_else(|| document["@id"].as_str())
        && let Some(home) = place(check.base, id)
        && home.as_deref() != Some(path)
    {
        // An issuer named by its keys has its profile elsewhere; the keys must be where it says.
        let elsewhere = id.starts_with("did:") && home.is_some() && !path.ends_with("did.json");
        if !elsewhere {
            problems.push(Problem::new(&reasons::MISPLACED).with("id", id));
        }
    }
    let mut dead = BTreeSet::new();
    walk(document, &mut |text| {
        let Some(target) = place(check.base, text) else { return };
        let lives = target.as_deref().is_some_and(|target| {
            // What belongs to one award only is not worth remembering.
            let own = stem(target) == stem(path) && beside.iter().any(|it| it == target);
            own || target == path || check.known.holds(check, target)
        });
        if !lives && dead.len() < MAX_DEAD {
            dead.insert(text.to_owned());
        }
    });
    let told = dead.into_iter().map(|to| Problem::new(&reasons::DEAD_LINK).with("address", &to));
    problems.extend(told);
}

/// Where a text leads on this site: nothing when it is no address of it, and within that nothing
/// when no file can stand there.
#[expect(clippy::option_option, reason = "two questions: is it ours, and does it lead anywhere?")]
fn place(base: &str, text: &str) -> Option<Option<String>> {
    if text.starts_with("did:web:") {
        let address = did::web_address(text.split(['#', '?']).next()?)?;
        return address.starts_with(base).then(|| path_of(base, &address));
    }
    let is_address = text.starts_with(base) && !text.contains(char::is_whitespace);
    is_address.then(|| path_of(base, text))
}

/// Every text of a document; names of members are no addresses.
pub(super) fn walk<'v>(value: &'v Value, found: &mut impl FnMut(&'v str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(members) => members.values().for_each(|member| walk(member, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Examination;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[test]
    fn dead_links_are_told_so_far() {
        const BASE: &str = "https://a.example/";
        let told = |count: usize| {
            let links: Vec<String> = (0..count).map(|at| format!("{BASE}{at}.json")).collect();
            let bytes = json!({ "links": links }).to_string().into_bytes();
            let files = BTreeMap::from([("x.json".to_owned(), bytes)]);
            let examine = |_: &[u8]| Examination { container: "json", verdicts: Vec::new() };
            let looked = SiteCheck::new(BASE, &files, &examine).look(&["x.json".to_owned()]);
            looked[0].problems.len()
        };
        assert_eq!(told(MAX_DEAD), MAX_DEAD);
        assert_eq!(told(MAX_DEAD + 1), MAX_DEAD);
    }
}
