//! `blason.toml`: the site.

use super::entry::Entry;
use super::fields::Fields;
use super::reading::{Reading, Site};
use super::{document, rules, words};
use crate::ground::{Lang, Period, Report, Sources, Span, Url};
use crate::model::{
    Accessibility, Baked, Formats, LedgerLock, LedgerSettings, Legal, Moved, Name, Named, Publish,
    ReviewProfile, RuleLevel, Settings,
};

/// Where the settings are.
pub(super) const PATH: &str = "blason.toml";

/// Old addresses that a site may keep.
const MOST_MOVED: usize = 20_000;
/// Earlier addresses of the whole site.
const MOST_FORMER: usize = 100;

/// Those who may open a ledger.
const MOST_RECIPIENTS: usize = 100;

/// Languages that a site may have.
const MOST_LANGUAGES: usize = 32;

/// Reads `blason.toml`, and what every other file leans on. When it cannot be understood, the
/// others are read as if any language were right and the default issuer stood somewhere.
pub(super) fn read(sources: &Sources, report: &mut Report) -> (Option<Settings<Named>>, Site) {
    let french = Lang::parse("fr").expect("fr is a language tag");
    let top = Span::top(crate::ground::SourceId(0));
    let unknown = Site {
        reference: french,
        languages: None,
        issuer: Name { word: "".into(), span: top },
        publish: Publish::Credential,
    };
    let Some(id) = sources.find(PATH) else {
        report.push(rules::NO_SETTINGS.about_path(PATH));
        return (None, unknown);
    };
    // Which language is the reference must be known before the first text is read.
    let Some(reading) = Reading::open(sources, &unknown, (id, &sources[id]), report) else {
        return (None, unknown);
    };
    let languages = document::parse(&reading, 0..reading.text.len())
        .filter(|document| document.whole)
        .map(|document| languages(&mut Fields::top(&document, &reading)));
    drop(reading);
    let site = match languages {
        Some((reference, languages)) => Site { reference, languages: Some(languages), ..unknown },
        None => unknown,
    };

    let Some(reading) = Reading::open(sources, &site, (id, &sources[id]), report) else {
        return (None, site);
    };
    let settings = document::parse(&reading, 0..reading.text.len()).and_then(|document| {
        let settings = take_apart(Fields::top(&document, &reading).with_places());
        settings.filter(|_| document.whole)
    });
    reading.close(report);
    let site = match &settings {
        Some(settings) => {
            Site { issuer: settings.issuer.clone(), publish: settings.publish, ..site }
        }
        None => site,
    };
    (settings, site)
}

/// The reference language and all languages, the reference first.
fn languages(fields: &mut Fields<'_>) -> (Lang, Vec<Lang>) {
    let french = Lang::parse("fr").expect("fr is a language tag");
    let reference = fields.take("language", Entry::lang).unwrap_or(french);
    let listed = fields.take("languages", |entry| entry.list_up_to(MOST_LANGUAGES, Entry::lang));
    let mut all = vec![reference];
    for lang in listed.unwrap_or_default() {
        if !all.contains(&lang) {
            all.push(lang);
        }
    }
    (reference, all)
}

/// `None` when a key is missing or wrong without which there is no site.
fn take_apart(mut fields: Fields<'_>) -> Option<Settings<Named>> {
    let base_url = fields.require("base_url", base_url);
    let title = fields.require("title", Entry::text);
    let description = fields.take("description", Entry::text);
    let (language, languages) = languages(&mut fields);
    let issuer = fields.require("issuer", Entry::name);
    let theme = fields.take("theme", folder_name).unwrap_or_else(|| "blason".into());
    let profile = fields.take("profile", |entry| entry.choice(words::PROFILES));
    let rules = fields.take("rules", |entry| entry.map(rule_level)).unwrap_or_default();
    let country = fields.take("country", super::organisation::country_code);

    let mut output = None;
    let mut history = None;
    let mut formats = Formats { ob3: true, ob2: true, jwt: true };
    let mut baked = Baked { png: true, svg: true };
    if let Some(mut build) = fields.table("build") {
        output = build.take("output", folder);
        history = build.take("history", Entry::boolean);
        if let Some(names) = build.take("formats", |entry| entry.list(|it| it.choice(FORMATS))) {
            let has = |name| names.contains(&name);
            formats = Formats { ob3: has("ob3"), ob2: has("ob2"), jwt: has("jwt") };
        }
        if let Some(names) = build.take("baked", |entry| entry.list(|it| it.choice(BAKED))) {
            baked = Baked { png: names.contains(&"png"), svg: names.contains(&"svg") };
        }
        build.finish();
    }
    let mut publish = None;
    let mut show_holders = None;
    let mut award_endorsements = None;
    if let Some(mut awards) = fields.table("awards") {
        publish = awards.take("publish", |entry| entry.choice(words::PUBLISH));
        show_holders = awards.take("show_holders", Entry::boolean);
        award_endorsements = awards.take("endorsements", Entry::boolean);
        awards.finish();
    }
    let (mut ledger, mut lock) = (None, None);
    if let Some(mut table) = fields.table("ledger") {
        ledger = table.take("path", Entry::word);
        lock = table.take("encrypt", ledger_lock);
        table.finish();
    }
    let legal = fields.table("legal").and_then(legal);
    let mut hosts = Vec::new();
    if let Some(mut deploy) = fields.table("deploy") {
        let listed = deploy.take("hosts", |entry| entry.list(|it| it.choice(words::HOSTS)));
        hosts = listed.unwrap_or_default().into_iter().map(Box::from).collect();
        deploy.finish();
    }
    let mut fresh_for = None;
    if let Some(mut status) = fields.table("status") {
        fresh_for = status.take("fresh_for", Entry::period);
        status.finish();
    }
    let moved = fields.tables_up_to("moved", MOST_MOVED).into_iter().filter_map(moved).collect();
    let formerly = fields.take("formerly", |it| it.list_up_to(MOST_FORMER, self::base_url));
    let accessibility = fields.table("accessibility").and_then(accessibility);
    let span = Span::top(fields.file.id);
    let places = fields.places();
    fields.finish();

    let place = places.iter().find(|(key, _)| *key == "base_url");
    Some(Settings {
        base_url: base_url?,
        base_url_span: place.map_or(span, |(_, span)| *span),
        title: title?,
        description,
        language,
        languages,
        issuer: issuer?,
        theme,
        profile: profile.unwrap_or(ReviewProfile::Collectif),
        rules,
        country,
        output: output.unwrap_or_else(|| "public".into()),
        history: history.unwrap_or(true),
        formats,
        baked,
        publish: publish.unwrap_or(Publish::Credential),
        show_holders: show_holders.unwrap_or(false),
        award_endorsements: award_endorsements.unwrap_or(false),
        ledger: LedgerSettings {
            path: ledger.unwrap_or_else(|| "ledger".into()),
            lock: lock.unwrap_or(LedgerLock::Open),
        },
        legal,
        hosts,
        moved,
        formerly: formerly.unwrap_or_default(),
        fresh_for: fresh_for
            .unwrap_or_else(|| Period::parse("P6M").expect("six months are a period")),
        accessibility,
        span,
    })
}

static FORMATS: &[(&str, &str)] = &[("ob3", "ob3"), ("ob2", "ob2"), ("jwt", "jwt")];
static BAKED: &[(&str, &str)] = &[("png", "png"), ("svg", "svg")];

/// `W103 = "off"`: a rule, and how bad it is here. Which rules there are is not known on this floor.
fn rule_level(rule: Name, entry: Entry<'_>) -> Option<RuleLevel> {
    Some(RuleLevel { rule, severity: entry.choice(words::LEVELS)? })
}

/// The beginning of every address: a host, perhaps a path, and a `/` at its end.
fn base_url(entry: Entry<'_>) -> Option<Url> {
    let text = entry.string()?.trim();
    let parsed = Url::parse_web(text).filter(|url| {
        !text.contains(['?', '#'])
            && !url.authority().contains('@')
            && !url.path().split('/').any(|part| part == "." || part == "..")
            && !url.path().contains("//")
    });
    let whole = parsed.and_then(|url| {
        if url.as_str().ends_with('/') { Some(url) } else { Url::parse(&format!("{text}/")) }
    });
    match whole {
        Some(url) => Some(url),
        None => entry.refuse(&rules::BAD_BASE_URL, ("key", "base_url".into())),
    }
}

/// A folder below the catalogue's root.
fn folder(entry: Entry<'_>) -> Option<Box<str>> {
    let word = entry.word()?;
    let inside = !word.starts_with('/')
        && !word.contains(['\\', ':'])
        && word.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    if inside { Some(word) } else { entry.bad_value(FOLDER) }
}

/// The name of one folder.
fn folder_name(entry: Entry<'_>) -> Option<Box<str>> {
    let word = folder(entry)?;
    if word.contains('/') { entry.bad_value(FOLDER) } else { Some(word) }
}

/// `"passphrase"`, or a list of `age1…`.
fn ledger_lock(entry: Entry<'_>) -> Option<LedgerLock> {
    if entry.value.get_ref().is_str() {
        let word = entry.word()?;
        return if &*word == "passphrase" {
            Some(LedgerLock::Passphrase)
        } else {
            entry.bad_value(LEDGER_LOCK)
        };
    }
    let recipient = |entry: Entry<'_>| {
        let word = entry.word()?;
        let letters = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if letters && word.starts_with("age1") { Some(word) } else { entry.bad_value(LEDGER_LOCK) }
    };
    let all = entry.list_up_to(MOST_RECIPIENTS, recipient)?;
    if all.is_empty() { entry.bad_value(LEDGER_LOCK) } else { Some(LedgerLock::Recipients(all)) }
}

fn legal(mut fields: Fields<'_>) -> Option<Legal> {
    let name = fields.require("name", Entry::text);
    let seat = fields.take("seat", Entry::text);
    let contact = fields.take("contact", Entry::text);
    let director = fields.take("director", Entry::text);
    let host = fields.take("host", Entry::text);
    let registration = fields.take("registration", Entry::text);
    fields.finish();
    Some(Legal { name: name?, seat, contact, director, host, registration })
}

fn moved(mut fields: Fields<'_>) -> Option<Moved> {
    let span = fields.span();
    let from = fields.require("from", |entry| {
        let word = entry.word()?;
        let path = word.starts_with('/') && !word.starts_with("//") && !word.contains(['?', '#']);
        if path { Some(word) } else { entry.bad_value(OLD_PATH) }
    });
    let mut span_of_to = span;
    let to = fields.require("to", |entry| {
        span_of_to = entry.span();
        entry.word()
    });
    fields.finish();
    Some(Moved { from: from?, to: to?, span: span_of_to })
}

fn accessibility(mut fields: Fields<'_>) -> Option<Accessibility> {
    let state = fields.require("state", |entry| entry.choice(words::ACCESSIBILITY));
    let audited = fields.take("audited", Entry::instant);
    let by = fields.take("by", Entry::word);
    let url = fields.take("url", Entry::web);
    fields.finish();
    Some(Accessibility { state: state?, audited, by, url })
}

const FOLDER: crate::ground::Bilingual = crate::ground::Bilingual {
    fr: "un dossier à l’intérieur du catalogue, comme \"public\"",
    en: "a folder inside the catalogue, such as \"public\"",
};
const LEDGER_LOCK: crate::ground::Bilingual = crate::ground::Bilingual {
    fr: "\"passphrase\", ou une liste de destinataires age comme [\"age1…\"]",
    en: "\"passphrase\", or a list of age recipients such as [\"age1…\"]",
};
const OLD_PATH: crate::ground::Bilingual = crate::ground::Bilingual {
    fr: "un chemin de ce site qui commence par `/`, comme \"/ancien/badge.json\"",
    en: "a path of this site that begins with `/`, such as \"/old/badge.json\"",
};
