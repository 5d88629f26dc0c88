//! Two texts of a badge compared: what its holders were told, and what would stand there now.

use super::Bump;
use super::criteria::{self, ItemChange};
use super::fields::{self, Called, Class, Field, Value};
use super::pictures::{self, PictureChange};
use super::side::Side;
use super::translations::{self, Translated};
use crate::ground::typography::same;
use crate::ground::{Lang, Span};
use crate::model::{BadgeVersion, Holders, Text, VersionId};

/// A version of the base and what stands in its place in the head.
#[derive(Debug)]
pub struct TextPair<'a> {
    /// As it was.
    pub before: VersionId,
    /// As it would be.
    pub after: VersionId,
    /// How one follows the other.
    pub road: Road,
    /// Who holds the version of the base.
    pub held: Holders,
    /// Its fields that changed, the criteria among them.
    pub changes: Vec<FieldChange>,
    /// Its criteria item by item.
    pub criteria: Vec<ItemChange>,
    /// Its picture, when that changed.
    pub picture: Option<PictureChange>,
    /// Its languages.
    pub translated: Vec<Translated>,
    /// What the author of the change says of it: that it clarifies.
    pub clarification: Option<&'a str>,
}

/// How a text follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Road {
    /// At the same address: who holds the badge holds this text now.
    InPlace,
    /// At the same address, and the version was, or is now, an old one.
    Frozen,
    /// At an address of its own: who holds the badge keeps the text that they had.
    Next,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its key in the author's file.
    pub key: &'static str,
    /// What its change touches.
    pub class: Class,
    /// What it asks for, when people hold the badge.
    pub bump: Bump,
    /// What it said, in the reference language; empty when it was not there.
    pub before: String,
    /// What it says.
    pub after: String,
    /// Where it stands: in the head, or else in the base.
    pub place: Span,
}

/// How a version of the base differs from the version of the head at its address; none when a reader
/// sees no difference.
pub fn compared<'a>(
    base: &Side<'a>,
    head: &Side<'a>,
    (before, after): (VersionId, VersionId),
    called: Called<'_>,
) -> Option<TextPair<'a>> {
    let [old, new] = [&base.catalogue[before], &head.catalogue[after]];
    let road = if old.frozen || new.frozen { Road::Frozen } else { Road::InPlace };
    let pair = pair(base, head, (before, after), road, called);
    let translated = pair.translated.iter().any(|it| it.change.is_some());
    let differs = !pair.changes.is_empty() || pair.picture.is_some() || translated;
    differs.then_some(pair)
}

/// The current version of the base beside the next one.
pub fn next<'a>(
    base: &Side<'a>,
    head: &Side<'a>,
    ids: (VersionId, VersionId),
    called: Called<'_>,
) -> Option<TextPair<'a>> {
    Some(pair(base, head, ids, Road::Next, called))
}

impl TextPair<'_> {
    /// A field that changed.
    pub fn changed(&self, key: &str) -> Option<&FieldChange> {
        self.changes.iter().find(|change| change.key == key)
    }

    /// What the changes touch.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        let fields = self.changes.iter().map(|change| change.class);
        let picture = self.picture.iter().map(|_| Class::Presentation);
        let translated = self.translated.iter().filter(|it| it.change.is_some());
        fields.chain(picture).chain(translated.map(|_| Class::Presentation))
    }

    /// What the changes ask for, when people hold the badge.
    pub fn required(&self) -> Bump {
        let fields = self.changes.iter().map(|change| change.bump);
        let picture = self.picture.iter().map(|_| Bump::Patch);
        let translated = self.translated.iter().filter_map(|it| it.change).map(translations::bump);
        fields.chain(picture).chain(translated).max().unwrap_or(Bump::None)
    }
}

fn pair<'a>(
    base: &Side<'a>,
    head: &Side<'a>,
    (before, after): (VersionId, VersionId),
    road: Road,
    called: Called<'_>,
) -> TextPair<'a> {
    let lang = base.catalogue.language();
    let [old, new] = [&base.catalogue[before], &head.catalogue[after]];
    let in_base = |id: crate::model::BadgeId| base.catalogue[id].slug.as_str();
    let clarification = new.clarification.as_deref().filter(|said: &&str| {
        // Only what was said of this change: words that stood there before were of another one.
        road != Road::Next && old.clarification.as_deref() != Some(*said)
    });
    let olds = fields::of(base.catalogue, old, lang, &in_base);
    let news = fields::of(head.catalogue, new, lang, called);
    let mut changes = Vec::new();
    let mut items = Vec::new();
    for (one, other) in olds.into_iter().zip(news) {
        if let (Value::Markdown(one), Value::Markdown(other)) = (&one.value, &other.value) {
            items = criteria::compared(one.in_lang(lang), other.in_lang(lang));
            if items.is_empty() {
                continue;
            }
        } else if says_the_same(&one.value, &other.value, lang) {
            continue;
        }
        let place = match place_of(new, other.key) {
            Some(span) => head.place(span),
            None => place_of(old, one.key).map_or(head.place(new.span), |span| base.place(span)),
        };
        let mut bump = fields::bump(one.key, one.class);
        if clarification.is_some() && fields::is_wording(one.key) {
            bump = Bump::Minor;
        }
        let (before, after) = (told(&one, lang), told(&other, lang));
        changes.push(FieldChange { key: one.key, class: one.class, bump, before, after, place });
    }
    // A day on which the new text was made belongs to it, as does what stands around its making.
    if road == Road::Next {
        changes.retain(|change| {
            !matches!(change.key, "created" | "proposed" | "approved" | "status" | "retired")
        });
    }
    TextPair {
        before,
        after,
        road,
        held: base.holders[before.index()],
        changes,
        criteria: items,
        picture: pictures::compared((base, old), (head, new)),
        translated: translations::compared((base, old), (head, new)),
        clarification,
    }
}

/// Where a field is written; none when it is not.
fn place_of(version: &BadgeVersion, key: &str) -> Option<Span> {
    version.places.iter().find(|(name, _)| *name == key).map(|(_, span)| *span)
}

fn says_the_same(one: &Value<'_>, other: &Value<'_>, lang: Lang) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => {
            let [one, other] = [one, other].map(|text| text.map_or("", |text| text.in_lang(lang)));
            same(one, other)
        }
        (Value::Plain(one), Value::Plain(other)) => one == other,
        (Value::Set(one), Value::Set(other)) => {
            let sorted = |words: &[String]| {
                let mut words = words.to_vec();
                words.sort_unstable();
                words
            };
            sorted(one) == sorted(other)
        }
        _ => false,
    }
}

/// What a field says, for a reader.
fn told(field: &Field<'_>, lang: Lang) -> String {
    let words = |text: &Text| text.in_lang(lang).to_owned();
    match &field.value {
        Value::Text(text) => text.map(words).unwrap_or_default(),
        Value::Markdown(text) => words(text),
        Value::Plain(text) => text.clone(),
        Value::Set(words) => words.join(", "),
    }
}
