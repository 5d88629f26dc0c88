//! New awards as text: what is put at the end of an awards file, and the head of a new one.

use std::fmt::Write as _;

use toml_edit::{InlineTable, Value};

use super::toml_date;
use crate::ground::{Instant, Lang, Uuid};
use crate::model::{Publish, Recipient};

/// An award that is about to be given. No name and no address: they stay in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenAward {
    /// Random.
    pub id: Uuid,
    /// Who holds it.
    pub recipient: Recipient,
    /// Its place in the issuer's status lists.
    pub status: u32,
    /// When it was given, when the file's own date is another.
    pub awarded: Option<Instant>,
    /// Until when it holds, when the badge does not say.
    pub expires: Option<Instant>,
    /// The language of its page.
    pub language: Option<Lang>,
    /// What the holder did, in Markdown.
    pub narrative: Option<String>,
    /// What shows it.
    pub evidence: Vec<GivenEvidence>,
    /// What was measured.
    pub results: Vec<GivenResult>,
    /// The award that this one takes the place of.
    pub supersedes: Option<Uuid>,
}

/// What shows that the criteria were met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenEvidence {
    /// Its address.
    Url(String),
    /// The story.
    Narrative(String),
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenResult {
    /// Which of the badge's results, by its id.
    pub result: String,
    /// The value reached.
    pub value: String,
}

/// The head of a new awards file: what is true of all its awards.
pub fn heading(badge: &str, awarded: Instant, publish: Option<Publish>) -> String {
    let mut text = format!("badge = {}\nawarded = {}\n", Value::from(badge), toml_date(awarded));
    if let Some(publish) = publish {
        let word = super::super::words::PUBLISH.iter().find(|(_, it)| *it == publish);
        let word = word.map(|(word, _)| *word).expect("every way of publishing has its word");
        let _ = writeln!(text, "publish = \"{word}\"");
    }
    text
}

/// Awards as tables, each after an empty line.
pub fn tables<'a>(awards: impl Iterator<Item = &'a GivenAward>) -> String {
    let mut text = String::new();
    for award in awards {
        table(&mut text, award);
    }
    text
}

fn table(text: &mut String, award: &GivenAward) {
    let GivenAward {
        id,
        recipient,
        status,
        awarded,
        expires,
        language,
        narrative,
        evidence,
        results,
        supersedes,
    } = award;
    let mut line = |key: &str, value: Value| {
        let _ = writeln!(text, "{key} = {}", value.decorated("", ""));
    };
    line("\n[[award]]\nid", id.to_string().into());
    line("recipient", recipient_of(recipient));
    line("status", i64::from(*status).into());
    for (key, date) in [("awarded", awarded), ("expires", expires)] {
        if let Some(date) = date {
            line(key, toml_date(*date).into());
        }
    }
    if let Some(language) = language {
        line("language", language.as_str().into());
    }
    if let Some(id) = supersedes {
        line("supersedes", id.to_string().into());
    }
    if let Some(narrative) = narrative {
        line("narrative", narrative.as_str().into());
    }
    if !evidence.is_empty() {
        line("evidence", Value::Array(evidence.iter().map(evidence_of).collect()));
    }
    if !results.is_empty() {
        line("results", Value::Array(results.iter().map(result_of).collect()));
    }
}

/// `recipient` as our files write it.
pub(super) fn recipient_of(recipient: &Recipient) -> Value {
    let table: InlineTable = match recipient {
        Recipient::Hash { hash, salt } => {
            [("hash", Value::from(&**hash)), ("salt", Value::from(&**salt))].into_iter().collect()
        }
        Recipient::Id { id, name } => {
            let name = name.as_deref().map(|name| ("name", Value::from(name)));
            [("id", Value::from(id.as_str()))].into_iter().chain(name).collect()
        }
    };
    table.into()
}

fn evidence_of(evidence: &GivenEvidence) -> Value {
    let (key, text) = match evidence {
        GivenEvidence::Url(url) => ("url", url),
        GivenEvidence::Narrative(text) => ("narrative", text),
    };
    let table: InlineTable = [(key, Value::from(text.as_str()))].into_iter().collect();
    table.into()
}

fn result_of(GivenResult { result, value }: &GivenResult) -> Value {
    let pairs = [("result", Value::from(result.as_str())), ("value", Value::from(value.as_str()))];
    let table: InlineTable = pairs.into_iter().collect();
    table.into()
}
