//! `content/awards/**/*.toml`: attributions and tombstones.

use super::entry::Entry;
use super::fields::Fields;
use super::rarities::{self, fill, fill_list};
use super::reading::Reading;
use super::recipient;
use super::{alignment, badge, document, organisation, privacy, rules, words};
use crate::ground::{Bilingual, Instant, Span, Uuid};
use crate::model::links::STATUS_PLACES;
use crate::model::{
    Award, AwardMore, Erased, Evidence, Name, Named, Publish, ResultGiven, Standing,
};

/// What stands in one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) awards: Vec<Award<Named>>,
    pub(super) erased: Vec<Erased<Named>>,
}

/// Awards in one file.
const MOST_AWARDS: usize = 200_000;

/// Bytes that the defaults of a file may come to when every award has its copy.
const MOST_COPIED: usize = 256 * 1024 * 1024;

/// Status lists that one issuer may have.
const MOST_STATUS_LISTS: i64 = 10_000;

/// Every award of a file that can be understood.
pub(super) fn read(reading: &Reading<'_>) -> Given {
    privacy::note_addresses(reading);
    let Some(document) = document::parse(reading, 0..reading.text.len()) else {
        return Given::default();
    };
    let mut given = Given::default();
    take_apart(Fields::top(&document, reading), &mut given);
    if document.whole { given } else { Given::default() }
}

/// What the keys above the first `[[award]]` say for all of them.
#[derive(Default)]
struct Defaults {
    badge: Option<Name>,
    awarded: Option<Instant>,
    valid_from: Option<Instant>,
    expires: Option<Instant>,
    publish: Option<Publish>,
    more: AwardMore,
    /// Whether one of them was reported: then an award that lacks it is not reported again.
    broken: bool,
}

fn take_apart(mut fields: Fields<'_>, given: &mut Given) {
    let reading = fields.file;
    let before = reading.errors();
    let mut defaults = Defaults {
        badge: fields.take("badge", Entry::name),
        awarded: fields.take("awarded", Entry::instant),
        valid_from: fields.take("valid_from", Entry::instant),
        expires: fields.take("expires", Entry::instant),
        publish: fields.take("publish", |entry| entry.choice(words::PUBLISH)),
        more: more(&mut fields),
        broken: false,
    };
    let issuer = fields.take("issuer", Entry::name);
    defaults.broken = reading.errors() > before || !fields.is_whole();
    let issuer =
        issuer.unwrap_or_else(|| Name { span: reading.top(), ..reading.site.issuer.clone() });

    let awards = fields.tables_up_to("award", MOST_AWARDS);
    let copied = awards.first().map_or(0, |first| first.offset().saturating_mul(awards.len()));
    if copied > MOST_COPIED {
        let finding = rules::TOO_MANY.at(reading.top()).with("key", "award");
        let finding = finding.with("count", awards.len().to_string());
        let most = MOST_COPIED / awards.first().map_or(1, |first| first.offset().max(1));
        reading.note(finding.with("limit", most.to_string()));
        return;
    }
    given.awards.reserve_exact(awards.len());
    for award in awards {
        let before = reading.errors();
        let award = read_one(award, &defaults);
        if let Some(award) = award.filter(|_| reading.errors() == before && !defaults.broken) {
            given.awards.push(award);
        }
    }
    for tombstone in fields.tables_up_to("erased", MOST_AWARDS) {
        let before = reading.errors();
        let tombstone = erased(tombstone, &issuer);
        given.erased.extend(tombstone.filter(|_| reading.errors() == before));
    }
    fields.finish();
}

fn read_one(mut fields: Fields<'_>, defaults: &Defaults) -> Option<Award<Named>> {
    let reading = fields.file;
    let span = fields.span();
    let id = fields.require("id", Entry::uuid);
    let version = fields.take("badge", Entry::name).or_else(|| defaults.badge.clone());
    let awarded = fields.take("awarded", Entry::instant).or(defaults.awarded);
    let valid_from = fields.take("valid_from", Entry::instant).or(defaults.valid_from);
    let expires = fields.take("expires", Entry::instant).or(defaults.expires);
    let publish = fields.take("publish", |entry| entry.choice(words::PUBLISH));
    let recipient = fields.require("recipient", recipient::read);
    let status = fields.take("status", status_place);
    let mut more = more(&mut fields);
    let (standing, reinstated) = standing(&mut fields);
    more.reinstated = reinstated;
    more.supersedes = fields.take("supersedes", Entry::uuid);
    more.reason = fields.take("reason", Entry::text);
    let identifiers = rarities::identifiers(&mut fields);
    if !identifiers.is_empty() {
        more.rare.get_or_insert_default().identifiers = identifiers;
    }
    if matches!(standing, Standing::Revoked(_)) && more.reason.is_none() {
        let place = fields.peek("revoked").map_or(span, |entry| entry.span());
        reading.note(rules::NO_REASON.at(place));
    }
    for (key, found) in [("badge", version.is_some()), ("awarded", awarded.is_some())] {
        if !found && !fields.has(key) && !defaults.broken {
            fields.missing(key, span);
        }
    }
    if let (None, Some(id)) = (status, id)
        && !fields.has("status")
    {
        let ready = free_looking_place(id).to_string();
        reading.note(rules::NO_STATUS.at(span).with("status", ready));
    }
    dates_in_order(&fields, awarded, valid_from, expires);
    fields.finish();
    complete(&mut more, &defaults.more);
    let nothing_more = more == AwardMore::default();
    Some(Award {
        id: id?,
        version: version?,
        awarded: awarded?,
        valid_from,
        expires,
        publish: publish.or(defaults.publish).unwrap_or(reading.site.publish),
        recipient: recipient?,
        status: Some(status?),
        standing,
        more: (!nothing_more).then(|| Box::new(more)),
        span,
    })
}

/// What few awards have, and what the top of the file may say for all; `reason`, `reinstated`
/// and `supersedes` are an award's own.
fn more(fields: &mut Fields<'_>) -> AwardMore {
    AwardMore {
        reason: None,
        reinstated: None,
        supersedes: None,
        narrative: fields.take("narrative", Entry::text),
        evidence: fields.tables("evidence").into_iter().map(evidence).collect(),
        results: fields.tables("results").into_iter().map(result).collect(),
        name_shown: fields.take("name_shown", Entry::word),
        language: fields.take("language", Entry::lang),
        credits_earned: fields.take("credits_earned", badge::credits),
        licence_number: fields.take("licence_number", Entry::word_or_number),
        role: fields.take("role", Entry::word),
        term: fields.take("term", Entry::word_or_number),
        activity_start: fields.take("activity_start", Entry::instant),
        activity_end: fields.take("activity_end", Entry::instant),
        source: fields.table("source").and_then(organisation::read).map(Box::new),
        rare: rarities::read(fields),
    }
}

/// Fills what an award leaves unsaid from the top of its file.
fn complete(more: &mut AwardMore, defaults: &AwardMore) {
    let AwardMore {
        reason: _,
        reinstated: _,
        supersedes: _,
        narrative,
        evidence,
        results,
        name_shown,
        language,
        credits_earned,
        licence_number,
        role,
        term,
        activity_start,
        activity_end,
        source,
        rare,
    } = defaults;
    fill(&mut more.narrative, narrative.as_ref());
    fill(&mut more.name_shown, name_shown.as_ref());
    fill(&mut more.language, language.as_ref());
    fill(&mut more.credits_earned, credits_earned.as_ref());
    fill(&mut more.licence_number, licence_number.as_ref());
    fill(&mut more.role, role.as_ref());
    fill(&mut more.term, term.as_ref());
    fill(&mut more.activity_start, activity_start.as_ref());
    fill(&mut more.activity_end, activity_end.as_ref());
    fill(&mut more.source, source.as_ref());
    fill_list(&mut more.evidence, evidence);
    fill_list(&mut more.results, results);
    rarities::complete(&mut more.rare, rare.as_deref());
}

/// Whether the award stands, and since when it does again.
fn standing(fields: &mut Fields<'_>) -> (Standing, Option<Instant>) {
    let revoked = fields.take("revoked", Entry::instant);
    let suspended = fields.take("suspended", Entry::instant);
    let reinstated = fields.take("reinstated", Entry::instant);
    if let Some(on) = reinstated {
        let place = fields.peek("reinstated").map_or(fields.span(), |entry| entry.span());
        match suspended {
            None if !fields.has("suspended") => fields.missing("suspended", place),
            Some(since) if since > on => {
                let finding = rules::DATES_REVERSED.at(place).with("key", "reinstated");
                let finding = finding.with("date", on.day()).with("other", "suspended");
                fields.file.note(finding.with("earlier", since.day()));
            }
            _ => {}
        }
    }
    let standing = match (revoked, suspended.filter(|_| reinstated.is_none())) {
        (Some(at), None) => Standing::Revoked(at),
        (None, Some(at)) => Standing::Suspended(at),
        (None, None) => Standing::Good,
        (Some(at), Some(_)) => {
            let place = fields.peek("suspended").map_or(fields.span(), |entry| entry.span());
            fields.file.note(rules::REVOKED_AND_SUSPENDED.at(place));
            Standing::Revoked(at)
        }
    };
    (standing, reinstated)
}

fn dates_in_order(
    fields: &Fields<'_>,
    awarded: Option<Instant>,
    valid_from: Option<Instant>,
    expires: Option<Instant>,
) {
    let start = valid_from.or(awarded);
    let pairs = [
        ("expires", expires, if valid_from.is_some() { "valid_from" } else { "awarded" }, start),
        ("valid_from", valid_from, "awarded", awarded),
    ];
    for (key, date, other, earlier) in pairs {
        let (Some(date), Some(earlier)) = (date, earlier) else { continue };
        if date < earlier || (key == "expires" && date == earlier) {
            let place = fields.peek(key).or_else(|| fields.peek(other));
            let place = place.map_or(fields.span(), |entry| entry.span());
            let finding = rules::DATES_REVERSED.at(place).with("key", key).with("date", date.day());
            fields.file.note(finding.with("other", other).with("earlier", earlier.day()));
        }
    }
}

fn evidence(mut fields: Fields<'_>) -> Evidence {
    let evidence = Evidence {
        url: fields.take("url", Entry::url),
        name: fields.take("name", Entry::text),
        narrative: fields.take("narrative", Entry::text),
        description: fields.take("description", Entry::text),
        genre: fields.take("genre", Entry::text),
        audience: fields.take("audience", Entry::text),
    };
    fields.finish();
    evidence
}

fn result(mut fields: Fields<'_>) -> ResultGiven {
    let result = ResultGiven {
        result: fields.take("result", Entry::slug),
        value: fields.take("value", Entry::word_or_number),
        level: fields.take("level", Entry::slug),
        status: fields.take("status", |entry| entry.choice(words::RESULT_STATUSES)).map(Box::from),
        alignments: alignment::list(&mut fields),
    };
    fields.finish();
    result
}

fn erased(mut fields: Fields<'_>, default: &Name) -> Option<Erased<Named>> {
    let span: Span = fields.span();
    let id = fields.require("id", Entry::uuid);
    let status = fields.take("status", status_place);
    let on = fields.require("on", Entry::instant);
    let issuer = fields.take("issuer", Entry::name).unwrap_or_else(|| default.clone());
    if status.is_none() && !fields.has("status") {
        fields.missing("status", span);
    }
    fields.finish();
    Some(Erased { id: id?, status: Some(status?), on: on?, issuer, span })
}

pub(super) fn status_place(entry: Entry<'_>) -> Option<u32> {
    let number = entry.integer()?;
    let places = i64::from(STATUS_PLACES) * MOST_STATUS_LISTS;
    match u32::try_from(number) {
        Ok(place) if number < places => Some(place),
        _ => entry.bad_value(STATUS),
    }
}

/// A place in the first status list that follows from the id alone, and so is as random as it is.
fn free_looking_place(id: Uuid) -> u32 {
    let bits = id.bits();
    // The multiplier of SplitMix64 spreads the bits that every version 4 id shares.
    let folded = u64::try_from(bits >> 64).unwrap_or(0)
        ^ u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0);
    let mixed = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    u32::try_from(mixed % u64::from(STATUS_PLACES)).unwrap_or(0)
}

const STATUS: Bilingual = Bilingual {
    fr: "un nombre entre 0 et 131071 (ou plus, pour une liste suivante)",
    en: "a number between 0 and 131071 (or more, for a further list)",
};
