//! The fidelity of an import, badge by badge: what was kept, what is said otherwise, what was lost.

use serde::Serialize;

use crate::ground::Bilingual;
use crate::import::elsewhere::harvest::{Fate, Origin, Trace, Unread};

/// What an import would do, or did.
#[derive(Debug, Default)]
pub struct Account {
    /// Each badge and issuer that was found, in order.
    pub things: Vec<Thing>,
    /// Files, or parts of files, in which nothing was found.
    pub unread: Vec<Unread>,
    /// How many statements about people were met; none is imported.
    pub awards: usize,
}

/// A badge or an issuer, and what became of it.
#[derive(Debug)]
pub struct Thing {
    /// Its name.
    pub name: String,
    /// Where it was found.
    pub origin: Origin,
    /// Its file in the catalogue.
    pub path: String,
    /// What happens to that file.
    pub fate: Settled,
    /// What became of each field.
    pub traces: Vec<Trace>,
}

/// What happens to the file of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is new.
    New,
    /// It says what it said: nothing is written.
    Same,
    /// The source has changed: the file is changed.
    Changed,
    /// The catalogue has it already, as its own: nothing is written.
    Known,
}

impl Account {
    /// The account as programs read it. Its shape is a promise: properties are added, never renamed.
    pub fn json(&self, french: bool, findings: serde_json::Value) -> String {
        let things: Vec<ThingJson<'_>> =
            self.things.iter().map(|thing| thing.json(french)).collect();
        let unread = self.unread.iter().map(|it| UnreadJson {
            file: &it.file,
            pointer: &it.pointer,
            why: it.why.say(french),
        });
        let whole = AccountJson {
            version: 1,
            things,
            unread: unread.collect(),
            awards_not_imported: self.awards,
            findings,
        };
        serde_json::to_string_pretty(&whole).expect("an account is plain data")
    }

    /// The account in sentences, a block of lines for each thing.
    pub fn text(&self, french: bool) -> String {
        let colon = if french { "\u{a0}:" } else { ":" };
        let mut lines = Vec::new();
        for thing in &self.things {
            lines.push(format!("{}{colon} {}", thing.fate.word().say(french), thing.path));
            lines.push(format!("  {} ← {}", thing.name, thing.origin.place()));
            for Trace { field, fate } in &thing.traces {
                let (word, says) = match fate {
                    Fate::Kept => continue,
                    Fate::Changed(how) => (CHANGED, how.say(french)),
                    Fate::Lost(value) => (LOST, value.as_str()),
                };
                lines.push(format!("    {} {field}{colon} {says}", word.say(french)));
            }
        }
        for Unread { file, pointer, why } in &self.unread {
            let mark = if pointer.is_empty() { "" } else { "#" };
            let (word, why) = (UNREAD.say(french), why.say(french));
            lines.push(format!("{word} {file}{mark}{pointer}{colon} {why}"));
        }
        let end = if lines.is_empty() { "" } else { "\n" };
        lines.join("\n") + end
    }
}

impl Thing {
    fn json(&self, french: bool) -> ThingJson<'_> {
        let (mut kept, mut changed, mut lost) = (Vec::new(), Vec::new(), Vec::new());
        for Trace { field, fate } in &self.traces {
            match fate {
                Fate::Kept => kept.push(field.as_str()),
                Fate::Changed(how) => changed.push(FieldJson { field, says: how.say(french) }),
                Fate::Lost(value) => lost.push(FieldJson { field, says: value }),
            }
        }
        ThingJson {
            name: &self.name,
            path: &self.path,
            fate: self.fate.name(),
            source: self.origin.place(),
            format: self.origin.format.name(),
            former_address: self.origin.address.as_deref(),
            kept,
            changed,
            lost,
        }
    }
}

impl Settled {
    fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Known => "known",
        }
    }

    fn word(self) -> Bilingual {
        match self {
            Self::New => Bilingual { fr: "nouveau", en: "new" },
            Self::Same => Bilingual { fr: "inchangé", en: "unchanged" },
            Self::Changed => Bilingual { fr: "modifié", en: "changed" },
            Self::Known => Bilingual { fr: "déjà là", en: "already there" },
        }
    }
}

#[derive(Serialize)]
struct AccountJson<'a> {
    version: u32,
    things: Vec<ThingJson<'a>>,
    unread: Vec<UnreadJson<'a>>,
    awards_not_imported: usize,
    findings: serde_json::Value,
}

#[derive(Serialize)]
struct ThingJson<'a> {
    name: &'a str,
    path: &'a str,
    fate: &'a str,
    source: String,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_address: Option<&'a str>,
    kept: Vec<&'a str>,
    changed: Vec<FieldJson<'a>>,
    lost: Vec<FieldJson<'a>>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    field: &'a str,
    says: &'a str,
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    file: &'a str,
    pointer: &'a str,
    why: &'a str,
}

const CHANGED: Bilingual = Bilingual { fr: "dit autrement", en: "said otherwise" };
const LOST: Bilingual = Bilingual { fr: "perdu", en: "lost" };
const UNREAD: Bilingual = Bilingual { fr: "laissé", en: "left" };
