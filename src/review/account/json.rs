//! A review for programs. Its shape is a promise to strangers (`docs/review.md`): properties are added,
//! never renamed.

use serde::Serialize;
use serde_json::Value;

use super::{Review, verdict};
use crate::model::Holders;
use crate::review::comparison::Pair;
use crate::review::criteria::ItemChange;
use crate::review::effect::Effects;
use crate::review::endorsements::{Change, EndorsementChange};
use crate::review::fields::Class;
use crate::review::pictures::Picture;
use crate::review::texts::{Road, TextPair};
use crate::review::translations::{State, TranslationChange};
use crate::review::verdict::Verdict;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    base: &'a str,
    head: &'a str,
    verdict: String,
    required: &'a str,
    badges: Vec<Badge<'a>>,
    awards: Awards<'a>,
    endorsements: Vec<Endorsement<'a>>,
    site: Vec<SiteChange<'a>>,
    findings: Value,
}

#[derive(Serialize)]
struct Badge<'a> {
    #[serde(rename = "badge")]
    slug: &'a str,
    name: &'a str,
    verdict: &'a str,
    required: &'a str,
    declared: &'a str,
    holders: Held,
    #[serde(skip_serializing_if = "Option::is_none")]
    clarification: Option<&'a str>,
    texts: Vec<Text<'a>>,
    addresses: Vec<Address>,
}

#[derive(Serialize)]
struct Held {
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

#[derive(Serialize)]
struct Text<'a> {
    before: &'a str,
    after: &'a str,
    kind: &'a str,
    holders: Held,
    fields: Vec<Field<'a>>,
    criteria: Vec<Item<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Pictures<'a>>,
    languages: Vec<Language<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
}

#[derive(Serialize)]
struct Field<'a> {
    key: &'a str,
    class: &'a str,
    required: &'a str,
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    change: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
}

#[derive(Serialize)]
struct Pictures<'a> {
    before: Option<Image<'a>>,
    after: Option<Image<'a>>,
}

#[derive(Serialize)]
struct Image<'a> {
    bytes: usize,
    sha256: &'a str,
    alt: &'a str,
}

#[derive(Serialize)]
struct Language<'a> {
    #[serde(rename = "language")]
    tag: &'a str,
    state: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'a str>,
}

#[derive(Serialize)]
struct Effect {
    same: bool,
    before: String,
    after: String,
    gone: usize,
    new: usize,
}

#[derive(Serialize)]
struct Address {
    from: String,
    answered_by: Option<String>,
}

#[derive(Serialize)]
struct Awards<'a> {
    added: usize,
    deleted: usize,
    altered: usize,
    renewed: usize,
    reworded: usize,
    republished: usize,
    revoked: usize,
    suspended: usize,
    reinstated: usize,
    erased: usize,
    undone: usize,
    changes: Vec<AwardChange<'a>>,
}

#[derive(Serialize)]
struct AwardChange<'a> {
    award: String,
    #[serde(rename = "badge")]
    slug: &'a str,
    key: &'a str,
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct Endorsement<'a> {
    #[serde(rename = "endorsement")]
    name: &'a str,
    who: &'a str,
    about: &'a str,
    change: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    ask_again: bool,
}

#[derive(Serialize)]
struct SiteChange<'a> {
    what: &'a str,
    which: &'a str,
    class: &'a str,
    before: &'a str,
    after: &'a str,
}

/// The review as one JSON document; `findings` is what `check --format json` prints.
pub fn json(review: &Review<'_>, findings: Value, french: bool) -> String {
    let comparison = &review.comparison;
    let badges = review.badges();
    let effects = (!badges.is_empty()).then(|| Effects::new(comparison));
    let told = badges.iter().map(|(verdict, pair)| badge(review, *verdict, pair, effects.as_ref()));
    let awards = &comparison.awards;
    let document = Document {
        version: 1,
        base: &review.base_name,
        head: &review.head_name,
        verdict: verdict(review, french),
        required: review.required().as_str(),
        badges: told.collect(),
        awards: Awards {
            added: awards.added.len(),
            deleted: awards.deleted.len(),
            altered: awards.altered_count(),
            renewed: awards.renewed_count(),
            reworded: awards.reworded_count(),
            republished: awards.republished_count(),
            revoked: awards.revoked,
            suspended: awards.suspended,
            reinstated: awards.reinstated,
            erased: awards.erased,
            undone: awards.unrevoked.len() + awards.unerased.len(),
            changes: award_changes(review),
        },
        endorsements: comparison.endorsements.iter().map(endorsement).collect(),
        site: comparison
            .site
            .iter()
            .map(|it| SiteChange {
                what: it.what,
                which: &it.which,
                class: class(it.class),
                before: &it.before,
                after: &it.after,
            })
            .collect(),
        findings,
    };
    serde_json::to_string_pretty(&document).expect("our own types are JSON")
}

fn award_changes<'r>(review: &'r Review<'_>) -> Vec<AwardChange<'r>> {
    let head = review.comparison.head.catalogue;
    let retold = review.comparison.awards.retold.iter();
    let each = retold.flat_map(|it| it.details.iter().map(move |detail| (it.after, detail)));
    each.map(|(id, detail)| AwardChange {
        award: head[id].id.to_string(),
        slug: head[head[id].version].slug.as_str(),
        key: detail.key,
        before: &detail.before,
        after: &detail.after,
    })
    .collect()
}

fn badge<'r>(
    review: &'r Review<'_>,
    verdict: Verdict,
    pair: &'r Pair<'_>,
    effects: Option<&Effects<'_>>,
) -> Badge<'r> {
    let comparison = &review.comparison;
    let (base, head) = (comparison.base.catalogue, comparison.head.catalogue);
    let version = match (pair.after, pair.before) {
        (Some(id), _) => &head[head[id].current],
        (None, id) => {
            let id = id.expect("a badge stands on one side at least");
            &base[base[id].current]
        }
    };
    let gone = pair.before.map(|id| &base[id].versions).into_iter().flatten();
    let slug = pair.after.map(|id| &head[id].slug);
    let moved = pair.before.is_some_and(|id| slug != Some(&base[id].slug));
    let gone = gone.filter(|id| !pair.unread && (moved || pair.gone.contains(id)));
    let links = &comparison.base.links;
    Badge {
        slug: version.slug.as_str(),
        name: version.name.in_lang(base.language()),
        verdict: verdict.as_str(),
        required: pair.required().as_str(),
        declared: pair.declared(comparison).as_str(),
        holders: held(pair.held),
        clarification: pair.texts.iter().find_map(|text| text.clarification),
        texts: pair.texts.iter().map(|it| text(review, it, effects)).collect(),
        addresses: gone
            .map(|id| {
                let path = links.achievement(&base[*id]);
                let answered_by = comparison.answers(path.as_str()).map(|it| it.to.to_string());
                Address { from: links.url(&path), answered_by }
            })
            .collect(),
    }
}

fn text<'r>(
    review: &'r Review<'_>,
    text: &'r TextPair<'_>,
    effects: Option<&Effects<'_>>,
) -> Text<'r> {
    let effect = effects.filter(|_| text.road != Road::Next).and_then(|effects| effects.of(text));
    Text {
        before: review.comparison.base.catalogue[text.before].version.as_str(),
        after: review.comparison.head.catalogue[text.after].version.as_str(),
        kind: match text.road {
            Road::InPlace => "in-place",
            Road::Frozen => "frozen",
            Road::Next => "next-version",
        },
        holders: held(text.held),
        fields: text
            .changes
            .iter()
            .map(|it| Field {
                key: it.key,
                class: class(it.class),
                required: it.bump.as_str(),
                before: &it.before,
                after: &it.after,
            })
            .collect(),
        criteria: text.criteria.iter().map(item).collect(),
        image: text.picture.as_ref().map(|it| Pictures {
            before: it.before.as_ref().map(image),
            after: it.after.as_ref().map(image),
        }),
        languages: text
            .translated
            .iter()
            .map(|it| Language {
                tag: it.lang.as_str(),
                state: match it.state {
                    State::Reference => "reference",
                    State::UpToDate => "up-to-date",
                    State::Undated => "undated",
                    State::Stale => "stale",
                    State::Missing => "missing",
                },
                change: it.change.map(|change| match change {
                    TranslationChange::Added => "added",
                    TranslationChange::Removed => "removed",
                    TranslationChange::Reworded => "reworded",
                    TranslationChange::LeftBehind => "left-behind",
                }),
            })
            .collect(),
        effect: effect.map(|it| Effect {
            same: it.is_none(),
            gone: it.gone,
            new: it.new,
            before: it.digests[0].clone(),
            after: it.digests[1].clone(),
        }),
    }
}

fn endorsement(it: &EndorsementChange) -> Endorsement<'_> {
    let (change, before, after) = match &it.change {
        Change::Added(state) => ("added", None, Some(state.word())),
        Change::Removed => ("removed", None, None),
        Change::Answered(before, after) => ("answered", Some(before.word()), Some(after.word())),
        Change::Lost(_) => ("no-longer-covers", None, None),
        Change::LeftBehind { next, digest: _ } => ("left-behind", None, Some(&**next)),
    };
    Endorsement {
        name: &it.slug,
        who: &it.who,
        about: &it.about,
        change,
        before,
        after,
        ask_again: it.asks_again(),
    }
}

fn item(change: &ItemChange) -> Item<'_> {
    let (change, before, after) = match change {
        ItemChange::Added(item) => ("added", None, Some(&*item.text)),
        ItemChange::Removed(item) => ("removed", Some(&*item.text), None),
        ItemChange::Moved(item) => ("moved", Some(&*item.text), Some(&*item.text)),
        ItemChange::Reworded { before, after } => {
            ("reworded", Some(&*before.text), Some(&*after.text))
        }
    };
    Item { change, before, after }
}

fn image(picture: &Picture) -> Image<'_> {
    Image { bytes: picture.bytes, sha256: &picture.digest, alt: &picture.words }
}

fn held(holders: Holders) -> Held {
    Held { count: holders.count, since: holders.since.map(crate::ground::Instant::day) }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Meaning => "meaning",
        Class::Address => "address",
        Class::Presentation => "presentation",
    }
}
