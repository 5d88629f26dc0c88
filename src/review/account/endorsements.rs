//! What happens to endorsements, told: whom to ask again first.

use crate::ground::Bilingual;
use crate::ground::report::fill;
use crate::model::{AnswerState, BadgeId};
use crate::render::sheet::{Block, Line, Style};
use crate::review::account::Review;
use crate::review::endorsements::{Change, EndorsementChange};

/// Tells everything that happens to endorsements.
pub(super) fn tell(review: &Review<'_>, french: bool, blocks: &mut Vec<Block>) {
    let all = &review.comparison.endorsements;
    if all.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, Line::plain(TITLE.say(french))));
    let (again, others): (Vec<_>, Vec<_>) = all.iter().partition(|it| it.asks_again());
    for (title, list) in [(Some(AGAIN), again), (None, others)] {
        if list.is_empty() {
            continue;
        }
        if let Some(title) = title {
            blocks.push(Block::Paragraph(Line::strong(title.say(french))));
        }
        blocks.push(Block::List(list.into_iter().map(|it| line(it, french)).collect()));
    }
}

/// Whom to ask again for a badge, in one line; none when nobody is.
pub(super) fn ask_again(review: &Review<'_>, badge: Option<BadgeId>, french: bool) -> Option<Line> {
    let of_it =
        |it: &&EndorsementChange| it.asks_again() && it.badge.is_some() && it.badge == badge;
    let mut who: Vec<&str> =
        review.comparison.endorsements.iter().filter(of_it).map(|it| &*it.who).collect();
    who.dedup();
    (!who.is_empty()).then(|| Line::strong(TO_ASK.say(french)).and(who.join(", ")))
}

fn line(it: &EndorsementChange, french: bool) -> Line {
    let line = Line::strong(&*it.who).and(" · ").with(Style::Code, &*it.about);
    let colon = if french { " : " } else { ": " };
    let arguments = |words: Bilingual, pairs: &[(&str, &str)]| fill(words.say(french), pairs);
    line.and(colon).and(match &it.change {
        Change::Added(state) => arguments(ADDED, &[("state", word(*state).say(french))]),
        Change::Removed => REMOVED.say(french).to_owned(),
        Change::Answered(before, after) => {
            let [before, after] = [before, after].map(|it| word(*it).say(french));
            arguments(ANSWERED, &[("before", before), ("after", after)])
        }
        Change::Lost(_) => LOST.say(french).to_owned(),
        Change::LeftBehind { next, digest: _ } => arguments(LEFT_BEHIND, &[("next", &**next)]),
    })
}

fn word(state: AnswerState) -> Bilingual {
    let said = |fr, en| Bilingual { fr, en };
    match state {
        AnswerState::Proposed => said("proposé", "proposed"),
        AnswerState::Accepted => said("accepté", "accepted"),
        AnswerState::Declined => said("décliné", "declined"),
        AnswerState::Withdrawn => said("retiré par qui l’a donné", "withdrawn by who gave it"),
        AnswerState::Revoked => said("révoqué", "revoked"),
    }
}

macro_rules! words {
    ($($name:ident = $fr:literal, $en:literal;)*) => {
        $(const $name: Bilingual = Bilingual { fr: $fr, en: $en };)*
    };
}

words! {
    TITLE = "Endossements", "Endorsements";
    AGAIN = "À redemander", "To ask again";
    TO_ASK = "Endossement à redemander à : ", "Endorsement to ask again of: ";
    ADDED = "nouveau ({state})", "new ({state})";
    REMOVED = "le fichier disparaît", "the file goes";
    ANSWERED = "{before}, puis {after}", "{before}, then {after}";
    LOST = "donné pour le texte d’avant", "given for the text as it was";
    LEFT_BEHIND = "donné pour la version d’avant, pas pour la version {next}", "given for the version before, not for version {next}";
}
