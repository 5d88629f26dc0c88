//! The languages of a badge: which follow its text, which are behind, which are missing.

use super::Bump;
use super::criteria;
use super::side::Side;
use crate::ground::typography::same;
use crate::ground::{Lang, Span};
use crate::model::{BadgeVersion, Text, reference_digest};

/// One language of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The language.
    pub lang: Lang,
    /// How it stands to the reference text, in the head.
    pub state: State,
    /// What the change does to it.
    pub change: Option<TranslationChange>,
    /// Where it stands, in the head or else in the base.
    pub place: Span,
}

/// How a translation stands to its reference text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The reference text itself.
    Reference,
    /// It says of which text it is a translation, and that is the text.
    UpToDate,
    /// It does not say of which text it is a translation, and nothing is known against it.
    Undated,
    /// The reference text changed since.
    Stale,
    /// There is none, and the site has that language.
    Missing,
}

/// What a change does to a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationChange {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// Its own words changed.
    Reworded,
    /// The reference text changed and it did not.
    LeftBehind,
}

/// What a change of a translation asks for.
pub fn bump(change: TranslationChange) -> Bump {
    match change {
        TranslationChange::Added => Bump::Minor,
        TranslationChange::Removed | TranslationChange::Reworded => Bump::Patch,
        TranslationChange::LeftBehind => Bump::None,
    }
}

/// The languages of two versions, in the order of the site.
pub fn compared(
    (base, old): (&Side<'_>, &BadgeVersion),
    (head, new): (&Side<'_>, &BadgeVersion),
) -> Vec<Translated> {
    let reference = head.catalogue.language();
    let mut languages: Vec<Lang> = head.catalogue.settings.languages.clone();
    let spoken = old.name.entries().chain(new.name.entries()).map(|(lang, _)| lang);
    for lang in spoken {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    let source_changed = differ(old, new, |text| text.in_lang(reference));
    languages
        .into_iter()
        .map(|lang| {
            let (spoken_before, spoken) = (speaks(old, lang), speaks(new, lang));
            let in_head = new.translations.iter().find(|it| it.lang == lang);
            let in_base = old.translations.iter().find(|it| it.lang == lang);
            let place = match (in_head, in_base) {
                (Some(it), _) => head.place(it.span),
                (None, Some(it)) if !spoken => base.place(it.span),
                _ => head.place(new.place("name")),
            };
            if lang == reference {
                return Translated { lang, state: State::Reference, change: None, place };
            }
            let reworded = differ(old, new, |text| text.get(lang).unwrap_or(""));
            let said = in_head.and_then(|it| it.translates.as_deref());
            let current = said.is_some_and(|said| said == reference_digest(new));
            let left_behind = spoken_before && spoken && source_changed && !reworded && !current;
            let state = match said {
                _ if !spoken => State::Missing,
                Some(_) if current => State::UpToDate,
                Some(_) => State::Stale,
                None if left_behind => State::Stale,
                None => State::Undated,
            };
            let change = match (spoken_before, spoken) {
                (false, true) => Some(TranslationChange::Added),
                (true, false) => Some(TranslationChange::Removed),
                (true, true) if left_behind => Some(TranslationChange::LeftBehind),
                (true, true) if reworded => Some(TranslationChange::Reworded),
                _ => None,
            };
            Translated { lang, state, change, place }
        })
        .collect()
}

/// Whether a version has a text in a language.
fn speaks(version: &BadgeVersion, lang: Lang) -> bool {
    version.name.get(lang).is_some() || version.criteria.get(lang).is_some()
}

/// Whether a reader sees a difference in what is translated of two versions.
fn differ<'t>(
    old: &'t BadgeVersion,
    new: &'t BadgeVersion,
    said: impl Fn(&'t Text) -> &'t str,
) -> bool {
    let texts = |version: &'t BadgeVersion| {
        [
            Some(&version.name),
            Some(&version.description),
            version.image_alt.as_ref(),
            version.awarded_by.as_ref(),
            version.evidence_expected.as_ref(),
        ]
        .map(|text| text.map_or("", &said))
    };
    let words = texts(old).into_iter().zip(texts(new)).any(|(one, other)| !same(one, other));
    words || !criteria::compared(said(&old.criteria), said(&new.criteria)).is_empty()
}
