//! `blason key list`: every key that an issuer lists or that is at hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::arguments::{Format, ListKeysOptions};
use crate::cli::failure::Failure;
use crate::cli::{FINE, keyring};
use crate::content;
use crate::ground::{Bilingual, Instant, Report};
use crate::model::Key;
use crate::proof::KeyFile;
use crate::shell::answers::{self, Keys, KnownKey, Listed, SecretAt};
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment, keys};

/// What is known of a key.
#[derive(Default)]
struct Row {
    listed: Vec<(String, Key)>,
    secrets: Vec<(String, bool)>,
}

pub(super) fn run(
    root: &Path,
    options: &ListKeysOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let today = environment::today().ok_or(Failure::Clock)?;
    let sources = disk::read(root)?;
    let drafts = content::read(&sources, &mut Report::new());
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for issuer in drafts.issuers {
        for key in issuer.keys {
            let row = rows.entry(key.public.to_string()).or_default();
            row.listed.push((issuer.slug.as_str().to_owned(), key));
        }
    }
    let texts = keys::texts(&options.key)?;
    if texts.is_empty() {
        terminal.say(terminal.pick(NO_KEY));
    }
    for (from, text) in texts {
        let (public, locked) = match keyring::parse(&from, &text)? {
            KeyFile::Open(key) => (key.public().to_multikey(), false),
            KeyFile::Locked(key) => (key.label().unwrap_or("?").to_owned(), true),
        };
        rows.entry(public).or_default().secrets.push((from, locked));
    }
    match options.format {
        Format::Json => terminal.print(&json(&rows, today)),
        Format::Human => {
            for (public, row) in &rows {
                terminal.print(&row.text(public, today, terminal));
            }
        }
    }
    Ok(FINE)
}

impl Row {
    fn text(&self, public: &str, today: Instant, terminal: Terminal) -> String {
        let listed: Vec<String> = self
            .listed
            .iter()
            .map(|(slug, key)| format!("{slug} ({})", said(key, today, terminal)))
            .collect();
        let secrets: Vec<String> =
            self.secrets
                .iter()
                .map(|(from, locked)| {
                    if *locked {
                        format!("{from} ({})", terminal.pick(LOCKED))
                    } else {
                        from.clone()
                    }
                })
                .collect();
        let or_none =
            |parts: Vec<String>| if parts.is_empty() { "-".to_owned() } else { parts.join(", ") };
        format!("{public}  {}  {}", or_none(listed), or_none(secrets))
    }
}

fn json(rows: &BTreeMap<String, Row>, today: Instant) -> String {
    let day = |date: Option<Instant>| date.map(Instant::day);
    let listed = |(slug, key): &(String, Key)| Listed {
        issuer: slug.clone(),
        state: state(key, today).1,
        from: day(key.from),
        until: day(key.until),
        compromised: day(key.compromised),
    };
    let secret = |(at, locked): &(String, bool)| SecretAt { at: at.clone(), passphrase: *locked };
    let keys = rows.iter().map(|(public, row)| KnownKey {
        key: public.clone(),
        issuers: row.listed.iter().map(listed).collect(),
        secrets: row.secrets.iter().map(secret).collect(),
    });
    answers::text(&Keys { keys: keys.collect() })
}

/// What a key may do today, in words and as programs read it.
fn state(key: &Key, today: Instant) -> (Bilingual, &'static str) {
    if key.compromised.is_some() {
        (COMPROMISED, "compromised")
    } else if key.from.is_some_and(|from| from > today) {
        (TO_COME, "to come")
    } else if key.until.is_some_and(|until| until <= today) {
        (RETIRED, "retired")
    } else {
        (IN_FORCE, "in force")
    }
}

fn said(key: &Key, today: Instant, terminal: Terminal) -> String {
    let day = |date: Option<Instant>| date.map_or("…".to_owned(), Instant::day);
    let word = terminal.pick(state(key, today).0);
    match key.compromised {
        Some(date) => format!("{word} {}", date.day()),
        None => format!("{word}, {} – {}", day(key.from), day(key.until)),
    }
}

const NO_KEY: Bilingual = Bilingual {
    fr: "Aucune clé secrète n’est à portée de main.",
    en: "No secret key is at hand.",
};
const LOCKED: Bilingual = Bilingual { fr: "sous une phrase de passe", en: "under a passphrase" };
const IN_FORCE: Bilingual = Bilingual { fr: "en vigueur", en: "in force" };
const TO_COME: Bilingual = Bilingual { fr: "à venir", en: "to come" };
const RETIRED: Bilingual = Bilingual { fr: "retirée", en: "retired" };
const COMPROMISED: Bilingual = Bilingual { fr: "compromise le", en: "compromised on" };
