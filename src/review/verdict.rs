//! What a change comes to for one badge, in a word.

use super::Bump;
use super::comparison::{Comparison, Pair};
use super::fields::Class;
use super::texts::{Road, TextPair};
use super::versions;
use crate::ground::Bilingual;
use crate::model::Status;

/// What a change comes to for one badge, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is gone.
    Gone,
    /// An old version says something else.
    Rewritten,
    /// Those who hold it hold another text now.
    Changed,
    /// A version of it, or all of it, has another address.
    Moved,
    /// It says something else, and nobody holds it.
    Free,
    /// Its next version says something else; who holds it keeps the text that they had.
    Next,
    /// Other words, and its author says that they mean the same.
    Clarified,
    /// It is no longer awarded.
    Retired,
    /// It is new.
    New,
    /// A language or an alignment came.
    Wider,
    /// Only its looks changed.
    Looks,
}

impl Verdict {
    /// What a change comes to for this badge.
    pub fn of(comparison: &Comparison<'_>, pair: &Pair<'_>) -> Self {
        let (base, head) = (comparison.base.catalogue, comparison.head.catalogue);
        let (before, after) = match (pair.before, pair.after) {
            (Some(before), Some(after)) => (before, after),
            (None, _) => return Self::New,
            (_, None) => return Self::Gone,
        };
        let meant = |text: &&TextPair<'_>| text.required() == Bump::Major;
        let on = |road: Road| pair.texts.iter().filter(move |text| text.road == road);
        if on(Road::Frozen).any(|text| meant(&text)) {
            return Self::Rewritten;
        }
        if on(Road::InPlace).any(|text| meant(&text) && text.held.count > 0) {
            return Self::Changed;
        }
        if !pair.gone.is_empty() || base[before].slug != head[after].slug {
            return Self::Moved;
        }
        if on(Road::InPlace).any(|text| meant(&text)) {
            return Self::Free;
        }
        if on(Road::Next).next().is_some() {
            return Self::Next;
        }
        let clarified =
            |text: &TextPair<'_>| text.clarification.is_some() && text.required() == Bump::Minor;
        if pair.texts.iter().any(clarified) {
            return Self::Clarified;
        }
        let retired = |status| status == Status::Retired;
        let [was, is] = [base[base[before].current].status, head[head[after].current].status];
        if retired(is) && !retired(was) {
            return Self::Retired;
        }
        let wider = |text: &TextPair<'_>| text.required() == Bump::Minor;
        if pair.texts.iter().any(wider) { Self::Wider } else { Self::Looks }
    }

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Rewritten => "rewritten",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Free => "free",
            Self::Next => "next-version",
            Self::Clarified => "clarified",
            Self::Retired => "retired",
            Self::New => "new",
            Self::Wider => "wider",
            Self::Looks => "looks",
        }
    }

    /// The sentence for people.
    pub fn sentence(self) -> Bilingual {
        let said = |fr, en| Bilingual { fr, en };
        match self {
            Self::Gone => said("Ce badge disparaît.", "This badge disappears."),
            Self::Rewritten => said(
                "Une version gardée est réécrite : elle était une promesse.",
                "A version that was kept is rewritten: it was a promise.",
            ),
            Self::Changed => said(
                "Le sens change pour des personnes qui détiennent déjà ce badge : il faut une nouvelle version.",
                "The meaning changes for people who already hold this badge: a new version is needed.",
            ),
            Self::Moved => said("Son adresse change.", "Its address changes."),
            Self::Free => said(
                "Le sens change, et personne ne détient encore ce texte : tout est permis.",
                "The meaning changes, and nobody holds this text yet: anything goes.",
            ),
            Self::Next => said(
                "Une nouvelle version : qui détient déjà ce badge garde le texte d’avant.",
                "A new version: those who hold this badge keep the earlier text.",
            ),
            Self::Clarified => said(
                "D’autres mots, pour dire la même chose selon leur auteur : à vous d’en juger.",
                "Other words that mean the same, their author says: it is for you to judge.",
            ),
            Self::Retired => said(
                "Ce badge n’est plus attribué ; celles et ceux qui l’ont le gardent.",
                "This badge is no longer awarded; those who have it keep it.",
            ),
            Self::New => said("Un nouveau badge.", "A new badge."),
            Self::Wider => said(
                "Une langue ou un référentiel de plus ou de moins ; le texte reste le même.",
                "A language or an alignment more or less; the text stays the same.",
            ),
            Self::Looks => said("Aucun changement de sens.", "No change of meaning."),
        }
    }
}

impl Pair<'_> {
    /// What the changes of this badge ask of its version number.
    pub fn required(&self) -> Bump {
        let texts = self.texts.iter().map(TextPair::required).max().unwrap_or(Bump::None);
        if self.after.is_none() || !self.gone.is_empty() { Bump::Major } else { texts }
    }

    /// What its version number declares.
    pub fn declared(&self, comparison: &Comparison<'_>) -> Bump {
        let (Some(before), Some(after)) = (self.before, self.after) else { return Bump::None };
        let (base, head) = (comparison.base.catalogue, comparison.head.catalogue);
        let [old, new] = [&base[base[before].current], &head[head[after].current]];
        versions::declared(&old.version, &new.version)
    }

    /// How many people were told something that is not so any more.
    pub fn touched(&self, comparison: &Comparison<'_>) -> usize {
        let (base, head) = (comparison.base.catalogue, comparison.head.catalogue);
        let elsewhere = match (self.before, self.after) {
            (Some(before), Some(after)) => base[before].slug != head[after].slug,
            _ => !self.unread,
        };
        if elsewhere {
            return self.held.count;
        }
        let texts = self.texts.iter().filter(|text| text.road != Road::Next);
        let meant = texts.filter(|text| text.classes().any(|class| class >= Class::Address));
        let gone = self.gone.iter().map(|id| comparison.base.holders[id.index()].count);
        meant.map(|text| text.held.count).chain(gone).sum()
    }
}
