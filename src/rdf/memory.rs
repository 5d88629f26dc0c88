//! What documents that come one after the other have in common: the badge, and who gives it.
//!
//! A thousand awards of one badge hold the same achievement and the same issuer, which are most of
//! what each says. Each thread remembers the statements of such parts. A part is known again by the
//! whole of it, not by its name, so that what is remembered never changes a byte of the result.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::statements::Part;
use super::tables::Table;
use super::walk::walk_part;

/// The members that hold such parts.
const SHARED: [&str; 2] = ["achievement", "issuer"];
/// Parts that one thread remembers; then it begins again.
const MAX_PARTS: usize = 512;
/// Members and items of a part; larger ones are not remembered.
const MAX_VALUES: usize = 512;

/// What a part says wherever it stands.
pub(super) struct Shared {
    pub(super) part: Part,
    /// Whether it holds anything on which implementations are known to differ.
    pub(super) unsteady: bool,
}

struct Known {
    members: Map<String, Value>,
    table: &'static Table,
    shared: Rc<Shared>,
}

thread_local! {
    /// By the address of the part.
    static KNOWN: RefCell<BTreeMap<Box<str>, Known>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether documents share what stands in this member.
pub(super) fn is_shared(name: &str) -> bool {
    SHARED.contains(&name)
}

/// The statements of a part that has an address; made and remembered when it is not known yet.
/// Nothing when it is not one to be remembered.
pub(super) fn recall(members: &Map<String, Value>, table: &'static Table) -> Option<Rc<Shared>> {
    let id = members.get("id")?.as_str()?;
    let known = KNOWN.with_borrow(|parts| {
        let known = parts.get(id)?;
        let same = std::ptr::eq(known.table, table) && same_members(&known.members, members);
        same.then(|| Rc::clone(&known.shared))
    });
    known.or_else(|| {
        let mut left = MAX_VALUES;
        if !fits(members.values(), &mut left) {
            return None;
        }
        let shared = Rc::new(walk_part(members, table)?);
        let known = Known { members: members.clone(), table, shared: Rc::clone(&shared) };
        KNOWN.with_borrow_mut(|parts| {
            if parts.len() >= MAX_PARTS {
                parts.clear();
            }
            parts.insert(id.into(), known);
        });
        Some(shared)
    })
}

/// Whether these values and all that is in them are no more than what is left.
fn fits<'v>(values: impl Iterator<Item = &'v Value>, left: &mut usize) -> bool {
    for value in values {
        let Some(less) = left.checked_sub(1) else { return false };
        *left = less;
        let inside = match value {
            Value::Array(items) => fits(items.iter(), left),
            Value::Object(members) => fits(members.values(), left),
            _ => true,
        };
        if !inside {
            return false;
        }
    }
    true
}

/// Whether two objects are written alike, in the same order: sooner told than whether they are equal.
fn same_members(a: &Map<String, Value>, b: &Map<String, Value>) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|((name, value), (other, against))| name == other && same(value, against))
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => same_members(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{canonical, canonical_general};
    use serde_json::{Value, json};

    fn award(number: u32, achievement: &Value, issuer: &Value) -> Value {
        json!({
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": format!("https://a.example/{number}"),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": issuer,
            "credentialSubject": { "type": ["AchievementSubject"], "achievement": achievement },
        })
    }

    fn achievement(name: &str) -> Value {
        json!({
            "id": "https://a.example/badge", "type": ["Achievement"], "name": name,
            "criteria": { "narrative": "Three \"repairs\"." },
            "alignment": [{ "type": ["Alignment"], "targetName": "x", "targetUrl": "https://a.example/t" }],
        })
    }

    fn issuer() -> Value {
        json!({ "id": "https://a.example/we", "type": ["Profile"], "name": "We" })
    }

    fn holds(document: &Value) {
        let general = canonical_general(document).expect("a sound document");
        assert_eq!(canonical(document).as_ref(), Ok(&general), "{document:#}");
    }

    #[test]
    fn a_part_that_changes_under_its_name_is_not_taken_for_the_old_one() {
        for name in ["Mending", "Listening", "Mending"] {
            for number in 0..3 {
                holds(&award(number, &achievement(name), &issuer()));
            }
        }
    }

    #[test]
    fn what_two_parts_both_speak_of_is_said_together() {
        let mut made = achievement("Mending");
        made["creator"] = json!({ "id": "https://a.example/we", "type": ["Profile"], "url": "https://a.example/" });
        made["image"] = json!({ "id": "https://a.example/i.png", "type": "Image" });
        let mut giver = issuer();
        giver["image"] =
            json!({ "id": "https://a.example/i.png", "type": "Image", "caption": "us" });
        for number in 0..3 {
            holds(&award(number, &made, &giver));
            holds(&award(number, &achievement("Mending"), &giver));
            holds(&award(number, &made, &issuer()));
        }
    }

    #[test]
    fn blank_nodes_that_look_alike_are_told_apart_in_the_whole_document() {
        let mut made = achievement("Mending");
        let twin =
            json!({ "type": ["Alignment"], "targetName": "x", "targetUrl": "https://a.example/t" });
        made["alignment"] = json!([twin, twin]);
        for number in 0..3 {
            holds(&award(number, &made, &issuer()));
        }
    }
}
