//! A badge and an issuer of elsewhere, written as the catalogue's own files.

use super::place::Settled;
use crate::codec::{hex, sha256::sha256};
use crate::content::edit::fresh::Header;
use crate::ground::{Lang, Period, Url};
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
    let mut head = Header::default();
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
        head.number("credits", credits);
    }
    head.text("field_of_study", field_of_study.as_deref());
    head.text("specialization", specialization.as_deref());
    head.text("human_code", human_code.as_deref());
    numbers(&mut head, identifiers);
    let body = words.criteria.as_deref().unwrap_or_default();
    for found in alignments {
        head.table("alignment", &alignment(found));
    }
    for found in related.iter().filter(|it| Url::parse(&it.url).is_some()) {
        head.table("related", &edition(found));
    }
    let said = [&head.text_with(""), body, settled.picture].join("\0");
    let (address, digest) = (found.origin.id(), digest(&said));
    let format = found.origin.format.name();
    head.pairs("origin", &[("address", &address), ("format", format), ("digest", &digest)]);
    head.text_with(body)
}

/// The text of an issuer: header and presentation.
pub(super) fn issuer(found: &FoundIssuer) -> String {
    let mut head = Header::default();
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
    head.text_with("")
}

/// The text of a translation, which says what it translates.
pub(super) fn translation(words: &Words, translates: &str) -> String {
    let mut head = Header::default();
    head.text("translates", Some(translates));
    head.text("name", Some(&words.name));
    head.text("description", words.description.as_deref());
    head.text_with(words.criteria.as_deref().unwrap_or_default())
}

fn numbers(head: &mut Header, identifiers: &[(String, String)]) {
    let pairs =
        |(kind, value): &(String, String)| vec![("type", kind.clone()), ("value", value.clone())];
    head.list_of_pairs("identifiers", &identifiers.iter().map(pairs).collect::<Vec<_>>());
}

fn alignment(found: &FoundAlignment) -> Vec<(&'static str, &str)> {
    let FoundAlignment { kind, framework, code, name, url, description } = found;
    let kind = kind.as_deref().filter(|it| is_word_of(it, TARGET_TYPES));
    let all = [
        ("type", kind),
        ("framework", framework.as_deref()),
        ("code", code.as_deref()),
        ("name", Some(name.as_str())),
        ("url", Some(url.as_str())),
        ("description", description.as_deref()),
    ];
    all.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

fn edition(found: &FoundRelated) -> Vec<(&'static str, &str)> {
    let FoundRelated { url, lang, version } = found;
    let lang = lang.as_ref().map(Lang::as_str);
    let all = [("url", Some(url.as_str())), ("language", lang), ("version", version.as_deref())];
    all.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
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
