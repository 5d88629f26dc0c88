//! A badge and an issuer of elsewhere, written as the catalogue's own files.

use toml_edit::{Array, InlineTable, Value};

use super::place::Settled;
use crate::codec::{hex, sha256::sha256};
use crate::content::edit::text::quoted;
use crate::ground::{Instant, Period, Url};
use crate::import::elsewhere::harvest::{
    FoundAlignment, FoundBadge, FoundIssuer, FoundRelated, Standing, Words,
};
use crate::model::VersionLabel;
use crate::model::vocabulary::{ACHIEVEMENT_TYPES, TARGET_TYPES};

/// The text of a badge: header and criteria.
pub(super) fn badge(found: &FoundBadge, settled: &Settled<'_>) -> String {
    let FoundBadge {
        origin: _, // Below, with the digest of everything else.
        words: _,
        version,
        standing,
        created,
        issuer: _,  // Settled.
        picture: _, // A file beside this one.
        alt,
        image_author,
        kind,
        alignments,
        identifiers,
        credits,
        field_of_study,
        specialization,
        human_code,
        valid_for,
        related,
        traces: _,
    } = found;
    let words = settled.words;
    let mut head = Head::default();
    head.text("name", Some(&words.name));
    // What nobody has written yet is left to write, and keeps the badge a draft.
    head.text("description", Some(words.description.as_deref().unwrap_or(settled.to_write)));
    head.text("version", version.as_deref().filter(|it| VersionLabel::parse(it).is_some()));
    let whole = words.description.is_some() && words.criteria.is_some();
    head.text(
        "status",
        match standing {
            Standing::Draft => Some("draft"),
            Standing::Retired(_) => Some("retired"),
            Standing::Active => (!whole).then_some("draft"),
        },
    );
    head.date("created", *created);
    if let Standing::Retired(on) = standing {
        head.date("retired", *on);
    }
    head.text("issuer", settled.issuer);
    head.text("type", kind.as_deref().filter(|it| is_word_of(it, ACHIEVEMENT_TYPES)));
    head.list("tags", &words.tags);
    head.text("image_alt", alt.as_deref());
    head.text("image_author", image_author.as_deref());
    head.text("valid_for", valid_for.as_deref().filter(|it| Period::parse(it).is_some()));
    if let Some(credits) = credits.filter(|it| *it >= 0.0) {
        head.line("credits", credits.into());
    }
    head.text("field_of_study", field_of_study.as_deref());
    head.text("specialization", specialization.as_deref());
    head.text("human_code", human_code.as_deref());
    numbers(&mut head, identifiers);
    let body = words.criteria.as_deref().unwrap_or_default();
    let mut tables = String::new();
    alignments.iter().for_each(|it| alignment(&mut tables, it));
    related.iter().for_each(|it| edition(&mut tables, it));
    let said = [head.0.as_str(), &tables, body, settled.picture].join("\0");
    let mut origin = InlineTable::new();
    origin.insert("address", found.origin.id().into());
    origin.insert("format", found.origin.format.name().into());
    origin.insert("digest", digest(&said).into());
    head.line("origin", origin.into());
    [FENCE, &head.0, &tables, FENCE, body, "\n"].concat()
}

/// The text of an issuer: header and presentation.
pub(super) fn issuer(found: &FoundIssuer) -> String {
    let mut head = Head::default();
    head.text("name", Some(&found.name));
    let web = |text: &&String| Url::parse_web(text).is_some();
    head.text("url", found.url.as_ref().filter(web).map(String::as_str));
    head.text("email", found.email.as_deref());
    head.text("phone", found.phone.as_deref());
    head.text("description", found.description.as_deref());
    head.text("image_alt", found.alt.as_deref());
    if let Some(address) = found.origin.address.as_deref().filter(|it| Url::parse(it).is_some()) {
        head.list("also_known_as", &[address.to_owned()]);
    }
    numbers(&mut head, &found.identifiers);
    [FENCE, &head.0, FENCE].concat()
}

/// The text of a translation, which says what it translates.
pub(super) fn translation(words: &Words, translates: &str) -> String {
    let mut head = Head::default();
    head.text("translates", Some(translates));
    head.text("name", Some(&words.name));
    head.text("description", words.description.as_deref());
    let body = words.criteria.as_deref().unwrap_or_default();
    let end = if body.is_empty() { "" } else { "\n" };
    [FENCE, &head.0, FENCE, body, end].concat()
}

const FENCE: &str = "+++\n";

/// Lines of TOML.
#[derive(Default)]
struct Head(String);

impl Head {
    fn line(&mut self, key: &str, value: Value) {
        self.0.push_str(&format!("{key} = {}\n", value.decorated("", "")));
    }

    fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.0.push_str(&[key, " = ", &quoted(text), "\n"].concat());
        }
    }

    fn date(&mut self, key: &str, date: Option<Instant>) {
        if let Some(date) = date {
            self.0.push_str(&[key, " = ", &date.day(), "\n"].concat());
        }
    }

    fn list(&mut self, key: &str, words: &[String]) {
        if !words.is_empty() {
            self.line(key, Value::Array(words.iter().map(String::as_str).collect::<Array>()));
        }
    }
}

fn numbers(head: &mut Head, identifiers: &[(String, String)]) {
    if identifiers.is_empty() {
        return;
    }
    let table = |(kind, value): &(String, String)| -> Value {
        let pairs = [("type", Value::from(kind.as_str())), ("value", Value::from(value.as_str()))];
        pairs.into_iter().collect::<InlineTable>().into()
    };
    head.line("identifiers", Value::Array(identifiers.iter().map(table).collect()));
}

fn alignment(out: &mut String, found: &FoundAlignment) {
    let FoundAlignment { kind, framework, code, name, url, description } = found;
    let mut head = Head::default();
    let known = |it: &&String| is_word_of(it, TARGET_TYPES);
    head.text("type", kind.as_ref().filter(known).map(String::as_str));
    head.text("framework", framework.as_deref());
    head.text("code", code.as_deref());
    head.text("name", Some(name));
    head.text("url", Some(url));
    head.text("description", description.as_deref());
    out.push_str("\n[[alignment]]\n");
    out.push_str(&head.0);
}

fn edition(out: &mut String, found: &FoundRelated) {
    let FoundRelated { url, lang, version } = found;
    if Url::parse(url).is_none() {
        return;
    }
    let mut head = Head::default();
    head.text("url", Some(url));
    head.text("language", lang.as_ref().map(crate::ground::Lang::as_str));
    head.text("version", version.as_deref());
    out.push_str("\n[[related]]\n");
    out.push_str(&head.0);
}

/// Whether a word is one of a list of the specification, or an extension of it.
fn is_word_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word) || word.strip_prefix("ext:").is_some_and(|rest| !rest.is_empty())
}

/// A digest by which a source that did not change is known again: 16 figures are enough to tell one
/// text of a badge from another.
fn digest(text: &str) -> String {
    hex::encode(&sha256(text.as_bytes())[..8])
}
