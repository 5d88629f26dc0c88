//! `content/endorsements/`: ours in Markdown; what others signed, in JSON kept as it is; and what we
//! answered to that, in TOML beside it.

use serde_json::Value;

use super::entry::Entry;
use super::fields::Fields;
use super::reading::{Reading, Site};
use super::{award, document, front_matter, issuer, rules, words};
use crate::codec::{hex, named_hash};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Instant, Lang, Report, Slug, Source, SourceId, Span, Url, json};
use crate::model::{
    Answer, AnswerState, EndorsedName, Endorsement, Endorser, Name, Named, Signer, Text,
};

/// Texts for which one endorsement may have been given.
const MOST_TEXTS: usize = 16;
/// Longest signed document, in bytes.
const LONGEST_DOCUMENT: usize = 256 << 10;
/// Longest comment and longest name of a signer that are read, in letters.
const LONGEST_COMMENT: usize = 20_000;
const LONGEST_NAME: usize = 300;

/// What we answered to what another signed.
#[derive(Debug)]
pub(super) struct Answered {
    answer: Answer,
    key: Option<Box<str>>,
    language: Option<Lang>,
    comment: Option<Text>,
    places: Vec<(&'static str, Span)>,
    pub(super) span: Span,
}

/// The endorsement of ours in a file; `None` when something in it is wrong.
pub(super) fn ours(reading: &Reading<'_>, slug: Slug) -> Option<Endorsement<Named>> {
    let parts = front_matter::split(reading)?;
    let document = document::parse(reading, parts.header.clone())?;
    let mut fields = Fields::top(&document, reading).with_places();
    let about = about(&mut fields);
    let by = fields.take("by", Entry::name).unwrap_or_else(|| {
        let Name { word, span: _ } = &reading.site.issuer;
        Name { word: word.clone(), span: reading.top() }
    });
    let given = fields.require("given", Entry::instant);
    let until = fields.take("until", Entry::instant);
    if let (Some(given), Some(until)) = (given, until)
        && until <= given
    {
        let place = fields.peek("until").map_or(reading.top(), |entry| entry.span());
        let finding = rules::DATES_REVERSED.at(place).with("key", "until").with("other", "given");
        reading.note(finding.with("date", until.day()).with("earlier", given.day()));
    }
    let covers = fields.take("covers", digests).unwrap_or_default();
    let status = fields.take("status", award::status_place);
    let answer = answer(&mut fields, AnswerState::Accepted);
    let others = fields.take("comment", Entry::text);
    let mut places = fields.places();
    places.push(("comment", reading.span(parts.body.clone())));
    fields.finish();
    let body = front_matter::body_text(reading, &parts);
    if body.is_empty() {
        let end = parts.header.end;
        let mark = reading.text[end..].trim_end().len().min(3);
        reading.note(rules::NO_BODY.at(reading.span(end..end + mark)));
    }
    let endorsement = Endorsement {
        slug,
        about: about?,
        by: Endorser::Issuer(by),
        comment: Some(with_others(Text::new(reading.lang, body), others.as_ref())),
        given: given?,
        until,
        covers,
        status,
        answer: answer?,
        document: None,
        places,
        span: reading.top(),
    };
    (reading.errors() == 0).then_some(endorsement)
}

/// What we answered to a signed document; `None` when something in it is wrong.
pub(super) fn answered(reading: &Reading<'_>) -> Option<Answered> {
    let document = document::parse(reading, 0..reading.text.len())?;
    let mut fields = Fields::top(&document, reading).with_places();
    let answer = answer(&mut fields, AnswerState::Proposed);
    if !fields.has("state") {
        fields.missing("state", reading.top());
    }
    let key = fields.take("key", issuer::public_key);
    let language = fields.take("language", Entry::lang);
    let comment = fields.take("comment", Entry::text);
    let places = fields.places();
    fields.finish();
    let answered =
        Answered { answer: answer?, key, language, comment, places, span: reading.top() };
    (reading.errors() == 0).then_some(answered)
}

/// The endorsement that another signed; `None`, with the finding in the report, when it is none.
pub(super) fn theirs(
    (id, source): (SourceId, &Source),
    site: &Site,
    slug: Slug,
    answered: Option<Answered>,
    report: &mut Report,
) -> Option<Endorsement<Named>> {
    // No property of Open Badges says in which language a comment is: our answer can.
    let lang = answered.as_ref().and_then(|it| it.language).unwrap_or(site.reference);
    let read = read(&source.bytes).and_then(|document| Signed::of(&document, lang));
    let signed = match read {
        Ok(signed) => signed,
        Err(why) => {
            report.push(rules::NOT_AN_ENDORSEMENT.about(id).with("why", why));
            return None;
        }
    };
    let Signed { signer, comment, given, until, covers } = signed;
    let unanswered = Answer { state: AnswerState::Proposed, on: None, reason: None };
    let (answer, key, others, places) = match answered {
        Some(Answered { answer, key, comment, places, .. }) => (answer, key, comment, places),
        None => (unanswered, None, None, Vec::new()),
    };
    let subject = signer.subject.clone();
    let comment = match (comment, others) {
        (Some(text), others) => Some(with_others(text, others.as_ref())),
        (None, others) => others,
    };
    Some(Endorsement {
        slug,
        about: EndorsedName::Address(subject, Span::top(id)),
        by: Endorser::Signer(Box::new(Signer { key, ..signer })),
        comment,
        given,
        until,
        covers,
        status: None,
        answer,
        document: Some(id),
        places,
        span: Span::top(id),
    })
}

/// A signed document, taken apart.
struct Signed {
    signer: Signer,
    comment: Option<Text>,
    given: Instant,
    until: Option<Instant>,
    covers: Vec<Box<str>>,
}

impl Signed {
    fn of(document: &Value, lang: Lang) -> Result<Self, Told> {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let missing = |name: &str| Told::new(MISSING, &[("name", name)]);
        let types = document.get("type");
        let is = |name: &str| match types {
            Some(Value::Array(all)) => all.iter().any(|it| it.as_str() == Some(name)),
            Some(Value::String(one)) => one == name,
            _ => false,
        };
        if !is("EndorsementCredential") {
            return Err(if is("Endorsement") { OLD.into() } else { OTHER.into() });
        }
        if document.get("proof").is_none() {
            return Err(UNSIGNED.into());
        }
        let subject = document.get("credentialSubject").ok_or(missing("credentialSubject"))?;
        let address = |value: Option<&Value>, name: &str| {
            let found = text(value).and_then(|text| Url::parse(&text));
            found.ok_or_else(|| missing(name))
        };
        let issuer = document.get("issuer");
        let named = issuer.and_then(|issuer| issuer.get("name"));
        let date = |name: &str| text(document.get(name)).and_then(|it| Instant::parse(&it));
        let until = match document.get("validUntil") {
            None => None,
            Some(_) => Some(date("validUntil").ok_or(missing("validUntil"))?),
        };
        let comment = text(subject.get("endorsementComment")).map(|comment| {
            let comment: String = comment.trim().chars().take(LONGEST_COMMENT).collect();
            Text::new(lang, comment)
        });
        let related = match document.get("relatedResource") {
            Some(Value::Array(items)) => items.as_slice(),
            Some(single) => std::slice::from_ref(single),
            None => &[],
        };
        let digests = related.iter().take(MOST_TEXTS).filter_map(|it| it.get("id")?.as_str());
        let covers = digests.filter_map(named_hash::digest).map(|it| hex::encode(&it).into());
        let name = text(named).map(|name| {
            let plain = name.chars().filter(|it| !it.is_control()).take(LONGEST_NAME);
            plain.collect::<String>().into()
        });
        Ok(Self {
            signer: Signer {
                id: address(document.get("id"), "id")?,
                subject: address(subject.get("id"), "credentialSubject.id")?,
                issuer: address(issuer.map(|it| it.get("id").unwrap_or(it)), "issuer")?,
                name,
                key: None,
            },
            comment: comment.filter(|text| !text.is_empty()),
            given: date("validFrom").ok_or(missing("validFrom"))?,
            until,
            covers: covers.collect(),
        })
    }
}

fn read(bytes: &[u8]) -> Result<Value, Told> {
    if bytes.len() > LONGEST_DOCUMENT {
        let limit = (LONGEST_DOCUMENT >> 10).to_string();
        return Err(Told::new(TOO_LONG, &[("limit", &limit)]));
    }
    json::read(bytes).map_err(|error| error.told())
}

/// What an endorsement of ours is about: exactly one thing.
fn about(fields: &mut Fields<'_>) -> Option<EndorsedName> {
    let errors = fields.file.errors();
    let badge = fields.take("badge", Entry::name).map(EndorsedName::Badge);
    let issuer = fields.take("issuer", Entry::name).map(EndorsedName::Issuer);
    let award = fields.take("award", |entry| {
        let span = entry.span();
        entry.uuid().map(|id| EndorsedName::Award(id, span))
    });
    let mut named = [badge, issuer, award].into_iter().flatten();
    let (first, more) = (named.next(), named.count());
    let count = usize::from(first.is_some()) + more;
    if count != 1 && fields.file.errors() == errors {
        let finding = rules::ENDORSES_ONE_THING.at(fields.span());
        fields.file.note(finding.with("count", count.to_string()));
    }
    first
}

fn answer(fields: &mut Fields<'_>, unsaid: AnswerState) -> Option<Answer> {
    let errors = fields.file.errors();
    let state = fields.take("state", |entry| entry.choice(words::ANSWERS)).unwrap_or(unsaid);
    let on = fields.take("on", Entry::instant);
    let reason = fields.take("reason", Entry::text);
    (fields.file.errors() == errors).then_some(Answer { state, on, reason })
}

/// One digest, or several.
fn digests(entry: Entry<'_>) -> Option<Vec<Box<str>>> {
    match entry.value.get_ref() {
        toml::de::DeValue::Array(_) => entry.list_up_to(MOST_TEXTS, super::translation::digest),
        _ => super::translation::digest(entry).map(|one| vec![one]),
    }
}

/// A text with what others say of it in further languages.
fn with_others(mut text: Text, others: Option<&Text>) -> Text {
    for (lang, words) in others.into_iter().flat_map(Text::entries) {
        if text.get(lang).is_none() {
            text.insert(lang, words);
        }
    }
    text
}

const TOO_LONG: Bilingual =
    Bilingual { fr: "il dépasse {limit} kio", en: "it is longer than {limit} KiB" };
const OTHER: Bilingual = Bilingual {
    fr: "son `type` ne dit pas `EndorsementCredential`",
    en: "its `type` does not say `EndorsementCredential`",
};
const OLD: Bilingual = Bilingual {
    fr: "c’est un endossement Open Badges 2.0, que rien ne signe",
    en: "it is an endorsement of Open Badges 2.0, which nothing signs",
};
const UNSIGNED: Bilingual =
    Bilingual { fr: "il n’est pas signé (`proof` manque)", en: "it is not signed (no `proof`)" };
const MISSING: Bilingual = Bilingual {
    fr: "`{name}` manque ou ne se lit pas",
    en: "`{name}` is missing or cannot be read",
};
