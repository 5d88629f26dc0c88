//! What a published document says to a reader, as one plain text: what an endorsement is given for.
//! Two documents with one meaning say the same, whatever their markup, their quotation marks, the
//! order of a list without numbers, their pictures, tags and addresses.
//!
//! The form is a promise to everybody who endorsed something (`docs/decisions/0008-endorsements.md`):
//! a line changed here makes every endorsement look as if it were for another text. Hence the first
//! line, which names the form; a further form would stand beside this one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::outline::{Block, BlockKind, outline};
use crate::codec::{hex, named_hash, sha256::sha256};
use crate::ground::json::{self, JsonError};
use crate::ground::typography::folded;

/// The first line of the text.
const FORM: &str = "blason meaning 1";
/// Most lines that one document has; what follows is not covered.
const MOST_LINES: usize = 50_000;

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The identifier of what it is about.
    pub id: String,
    /// Its name, for a reader.
    pub name: String,
    /// What is covered, one line for each thing said.
    pub text: String,
}

impl Meaning {
    /// What an Achievement, a `BadgeClass`, a Profile (of either version) or a credential says; none for
    /// any other document, and for one without an `id`.
    pub fn of(document: &Value) -> Option<Self> {
        let id = text(document, "id")?.to_owned();
        let mut lines = Lines { text: format!("{FORM}\n"), left: MOST_LINES };
        let types: Vec<&str> = items(document, "type").filter_map(Value::as_str).collect();
        let is = |name: &str| types.contains(&name);
        let mut name = text(document, "name").unwrap_or_default();
        if is("OpenBadgeCredential") || is("AchievementCredential") {
            lines.award(document);
            let badge = document.pointer("/credentialSubject/achievement/name");
            name = badge.and_then(Value::as_str).unwrap_or(name);
        } else if is("Achievement") || is("BadgeClass") {
            lines.badge(document, &id);
        } else if is("Profile") || is("Issuer") {
            lines.profile(document, &id);
        } else {
            return None;
        }
        Some(Self { name: name.to_owned(), text: lines.text, id })
    }

    /// The same of a document as it is served; none for JSON that says nothing of the kind.
    pub fn read(bytes: &[u8]) -> Result<Option<Self>, JsonError> {
        Ok(Self::of(&json::read(bytes)?))
    }

    /// The SHA-256 of the text.
    pub fn digest(&self) -> [u8; 32] {
        sha256(self.text.as_bytes())
    }

    /// The digest in hexadecimal, as our own files write it.
    pub fn hex(&self) -> String {
        hex::encode(&self.digest())
    }

    /// The address that names the text, as signed documents write it.
    pub fn address(&self) -> String {
        named_hash::address(&self.digest())
    }
}

struct Lines {
    text: String,
    left: usize,
}

impl Lines {
    /// One thing said; nothing when there is nothing in it.
    fn say(&mut self, key: &str, value: &str) {
        if value.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        writeln!(self.text, "{key} {}", value.trim_end()).expect("a String takes every text");
    }

    /// A text of the author's, as a reader sees it.
    fn words(&mut self, key: &str, document: &Value) {
        self.say(key, &folded(text(document, key).unwrap_or_default()));
    }

    /// A value that is compared letter by letter.
    fn plain(&mut self, key: &str, document: &Value) {
        match document.get(key) {
            Some(Value::String(text)) => self.say(key, &one_line(text)),
            Some(Value::Number(number)) => self.say(key, &number.to_string()),
            _ => {}
        }
    }

    /// Things whose order means nothing.
    fn set(&mut self, key: &str, values: impl Iterator<Item = String>) {
        let mut values: Vec<String> = values.collect();
        values.sort_unstable();
        values.dedup();
        for value in &values {
            self.say(key, value);
        }
    }

    /// A text in Markdown, block by block.
    fn markdown(&mut self, key: &str, markdown: &str) {
        for line in said(&outline(markdown)) {
            self.say(key, &line);
        }
    }

    fn badge(&mut self, document: &Value, id: &str) {
        self.words("name", document);
        self.words("description", document);
        self.narrative(document);
        self.plain("achievementType", document);
        // Who made a badge is who answers for it, whatever the name of the day.
        let creator = document.get("creator").and_then(|it| text(it, "id").or(it.as_str()));
        self.say("creator", &one_line(&within(creator.unwrap_or_default(), id)));
        for key in ["creditsAvailable", "fieldOfStudy", "specialization", "humanCode"] {
            self.plain(key, document);
        }
        self.set("alignment", items(document, "alignment").map(alignment));
        self.set("otherIdentifier", items(document, "otherIdentifier").filter_map(identifier));
        self.set("resultDescription", items(document, "resultDescription").map(result));
    }

    /// The criteria of a badge: a text, or only an address (OB 2.0).
    fn narrative(&mut self, document: &Value) {
        match document.get("criteria") {
            Some(Value::String(address)) => self.say("criteria", &one_line(address)),
            Some(criteria) => {
                self.markdown("criteria", text(criteria, "narrative").unwrap_or_default());
            }
            None => {}
        }
    }

    fn profile(&mut self, document: &Value, id: &str) {
        self.words("name", document);
        self.words("description", document);
        // A page of the site itself moves with the site.
        let url = text(document, "url").filter(|url| host(url) != host(id));
        self.say("url", &one_line(url.unwrap_or_default()));
        for key in ["official", "familyName", "givenName"] {
            self.words(key, document);
        }
        let parent = document.get("parentOrg").and_then(|it| text(it, "name"));
        self.say("parentOrg", &folded(parent.unwrap_or_default()));
        self.set("otherIdentifier", items(document, "otherIdentifier").filter_map(identifier));
    }

    fn award(&mut self, document: &Value) {
        let subject = document.get("credentialSubject").unwrap_or(&Value::Null);
        let badge = subject.get("achievement").unwrap_or(&Value::Null);
        self.words("name", badge);
        self.plain("version", badge);
        self.plain("awardedDate", document);
        self.plain("id", subject);
        let identity = |it: &Value| Some(one_line(text(it, "identityHash")?));
        self.set("identifier", items(subject, "identifier").filter_map(identity));
        self.markdown("narrative", text(subject, "narrative").unwrap_or_default());
        for key in ["creditsEarned", "licenseNumber", "role", "term"] {
            self.plain(key, subject);
        }
        for key in ["activityStartDate", "activityEndDate"] {
            self.plain(key, subject);
        }
        let result = |it: &Value| {
            let end = text(it, "achievedLevel").map(fragment);
            let words = [text(it, "value"), end, text(it, "status")];
            words.into_iter().flatten().map(one_line).collect::<Vec<_>>().join(" | ")
        };
        self.set("result", items(subject, "result").map(result));
        let evidence = |it: &Value| {
            let words = ["name", "description", "narrative"].map(|key| text(it, key));
            words.into_iter().flatten().map(folded).collect::<Vec<_>>().join("| ")
        };
        self.set("evidence", items(document, "evidence").map(evidence));
    }
}

/// What the blocks of a text say, one line each: items of a list without numbers in the order of
/// their words.
fn said(blocks: &[Block]) -> Vec<String> {
    let mut loose: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if let BlockKind::Item { list, ordered: false } = block.kind {
            loose.entry(list).or_default().push(at);
        }
    }
    let line = |block: &Block| {
        let mut line = folded(&block.text);
        for link in &block.links {
            write!(line, "<{}> ", one_line(link)).expect("a String takes every text");
        }
        line
    };
    let mut lines: Vec<String> = blocks.iter().map(line).collect();
    for places in loose.values() {
        let mut sorted: Vec<String> = places.iter().map(|at| lines[*at].clone()).collect();
        sorted.sort_unstable();
        for (at, text) in places.iter().zip(sorted) {
            lines[*at] = text;
        }
    }
    lines
}

/// Where a badge meets a framework: by code where there is one, or else by address.
fn alignment(it: &Value) -> String {
    let url = text(it, "targetUrl").filter(|_| text(it, "targetCode").is_none());
    let words = [text(it, "targetFramework"), text(it, "targetCode"), text(it, "targetName"), url];
    words.into_iter().flatten().map(folded).collect::<Vec<_>>().join("| ")
}

/// A number given by somebody else. The address of a twin is none.
fn identifier(it: &Value) -> Option<String> {
    let kind = text(it, "identifierType")?;
    let value = text(it, "identifier")?;
    (kind != "identifier").then(|| one_line(&format!("{kind} {value}")))
}

fn result(it: &Value) -> String {
    let mut words: Vec<String> = ["name", "resultType", "requiredValue", "valueMin", "valueMax"]
        .iter()
        .filter_map(|key| text(it, key).map(folded))
        .collect();
    words.extend(text(it, "requiredLevel").map(|level| one_line(fragment(level))));
    words.extend(items(it, "allowedValue").filter_map(Value::as_str).map(folded));
    for level in items(it, "rubricCriterionLevel") {
        let keys = ["name", "description", "level", "points"];
        words.extend(keys.iter().filter_map(|key| text(level, key).map(folded)));
    }
    words.join("| ")
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

/// The values of a property, one or many.
fn items<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    let all: &[Value] = match value.get(key) {
        Some(Value::Array(all)) => all,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    all.iter()
}

/// Who somebody is, as seen from a document: its own site moves, so that of an issuer of the same host
/// only the name in addresses counts.
fn within(id: &str, document: &str) -> String {
    if id.is_empty() || host(id) != host(document) {
        return id.to_owned();
    }
    let mut segments = id.split([':', '/']).skip_while(|segment| *segment != "issuers").skip(1);
    segments.next().unwrap_or("own").to_owned()
}

/// The host of a web address or a `did:web`; of any other identifier the whole.
fn host(id: &str) -> &str {
    match (id.strip_prefix("did:web:"), id.split_once("://")) {
        (Some(rest), _) => rest.split(':').next().unwrap_or_default(),
        (None, Some((_, rest))) => rest.split('/').next().unwrap_or_default(),
        (None, None) => id,
    }
}

fn fragment(address: &str) -> &str {
    address.rsplit('#').next().unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn badge(criteria: &str) -> Value {
        json!({
            "id": "https://a.example/badges/x/1/achievement.json",
            "type": ["Achievement"],
            "name": "L'objet « aimé »",
            "description": "Remettre en état.",
            "criteria": { "id": "https://a.example/badges/x/1/", "narrative": criteria },
            "image": { "id": "https://a.example/x.png", "type": "Image" },
            "tag": ["a", "b"],
            "version": "1",
        })
    }

    fn digest(document: &Value) -> String {
        Meaning::of(document).expect("a badge").hex()
    }

    #[test]
    fn the_form_is_a_promise() {
        let text =
            Meaning::of(&badge("On a fait :\n\n- trois réparations ;\n- une fiche.")).unwrap();
        assert_eq!(
            text.text,
            "blason meaning 1\nname L ' objet \" aimé\" \ndescription Remettre en état\n\
             criteria On a fait\ncriteria trois réparations\ncriteria une fiche\n"
                .replace("aimé\" \n", "aimé \"\n")
        );
    }

    #[test]
    fn what_a_reader_does_not_see_changes_nothing() {
        let first = digest(&badge("- trois **réparations** ;\n- une fiche."));
        for same in ["* une fiche\n* trois réparations", "-  trois  réparations\r\n-  une fiche…"]
        {
            let same = same.replace('…', ".");
            assert_eq!(digest(&badge(&same)), first, "{same}");
        }
        let mut other = badge("- trois réparations\n- une fiche");
        other["name"] = "L’objet \"aimé\"".into();
        other["tag"] = json!(["b"]);
        other["image"]["id"] = "https://a.example/y.png".into();
        other["version"] = "2".into();
        other["endorsement"] = json!([{ "id": "urn:x" }]);
        assert_eq!(digest(&other), first);
    }

    #[test]
    fn what_a_reader_sees_changes_it() {
        let first = digest(&badge("- trois réparations\n- une fiche"));
        for other in [
            "- deux réparations\n- une fiche",
            "- trois réparations",
            "- trois réparations\n- une fiche\n- un repas",
            "1. une fiche\n2. trois réparations",
            "- trois réparations\n- une [fiche](https://a.example/)",
        ] {
            assert_ne!(digest(&badge(other)), first, "{other}");
        }
        for (key, value) in [("name", "Autre"), ("description", "Autre."), ("humanCode", "X1")] {
            let mut other = badge("- trois réparations\n- une fiche");
            other[key] = value.into();
            assert_ne!(digest(&other), first, "{key}");
        }
        let mut other = badge("- trois réparations\n- une fiche");
        other["alignment"] =
            json!([{ "type": ["Alignment"], "targetName": "R", "targetCode": "M1" }]);
        assert_ne!(digest(&other), first);
        let with_code = digest(&other);
        other["alignment"][0]["targetUrl"] = "https://b.example/".into();
        assert_eq!(digest(&other), with_code, "a code says where, wherever it is looked up");
    }

    #[test]
    fn a_site_may_move_and_an_issuer_change_its_name() {
        let made = |id: &str, name: &str, base: &str| {
            let mut it = badge("- un");
            it["id"] = format!("{base}badges/x/1/achievement.json").into();
            it["creator"] = json!({ "id": id, "type": ["Profile"], "name": name });
            digest(&it)
        };
        let (here, there) = ("https://a.example/", "https://b.example/");
        let first = made("did:web:a.example", "A", here);
        assert_eq!(made("did:web:b.example", "A’", there), first);
        let other = made("did:web:a.example:issuers:y", "A", here);
        assert_ne!(other, first);
        assert_eq!(made("https://b.example/issuers/y/profile.json", "A", there), other);
        assert_ne!(made("did:web:c.example", "A", here), first);
    }

    #[test]
    fn other_documents_have_no_meaning_here() {
        for none in [json!({}), json!([]), json!({ "id": "x", "type": "Image" }), json!(null)] {
            assert_eq!(Meaning::of(&none), None);
        }
        assert_eq!(Meaning::of(&json!({ "type": ["Achievement"], "name": "x" })), None);
    }
}
