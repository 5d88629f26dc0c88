//! All of it told: the verdict first, then badge by badge, then what changes around them.
//!
//! [`told`] gives the blocks that people read, `json` what programs read.

mod badge;
mod endorsements;
mod json;
mod surroundings;

pub use json::json;

use super::comparison::{Comparison, Pair};
use super::effect::Effects;
use super::verdict::Verdict;
use super::{Bump, rules};
use crate::ground::report::{Told, fill};
use crate::ground::{Bilingual, Report, Severity, Sources};
use crate::render::findings;
use crate::render::sheet::{Block, Line};

/// A review: two catalogues compared, and what the rules find.
#[derive(Debug)]
pub struct Review<'a> {
    /// The two catalogues side by side.
    pub comparison: Comparison<'a>,
    /// What was found.
    pub report: Report,
    /// The files of both, for places.
    pub sources: Sources,
    /// How the base is called: what was typed.
    pub base_name: String,
    /// How the head is called.
    pub head_name: String,
}

impl<'a> Review<'a> {
    /// What can be said of each badge that differs, the gravest first.
    pub fn badges(&self) -> Vec<(Verdict, &Pair<'a>)> {
        let comparison = &self.comparison;
        let differing = comparison.badges.iter().filter(|pair| pair.differs(comparison));
        let mut all: Vec<(Verdict, &Pair<'a>)> =
            differing.map(|pair| (Verdict::of(comparison, pair), pair)).collect();
        all.sort_by_key(|(verdict, _)| *verdict);
        all
    }

    /// Whether a visitor, a holder or a program could notice anything at all.
    pub fn is_empty(&self) -> bool {
        let Comparison { base: _, head: _, badges: _, awards, endorsements, site } =
            &self.comparison;
        self.badges().is_empty()
            && awards.is_empty()
            && endorsements.is_empty()
            && site.is_empty()
            && self.report.findings().is_empty()
    }

    /// What the whole change asks of version numbers.
    pub fn required(&self) -> Bump {
        let pairs = self.comparison.badges.iter().filter(|pair| pair.held.count > 0);
        pairs.map(Pair::required).max().unwrap_or(Bump::None)
    }
}

/// The whole account as blocks; with `found`, the findings too.
pub fn told(review: &Review<'_>, french: bool, found: bool) -> Vec<Block> {
    let title = Told::new(TITLE, &[("base", &review.base_name), ("head", &review.head_name)]);
    let mut blocks = vec![Block::Heading(1, Line::plain(title.say(french)))];
    blocks.push(Block::Verdict(
        findings::gravest(&review.report),
        Line::strong(verdict(review, french)),
    ));
    let badges = review.badges();
    let effects = (!badges.is_empty()).then(|| Effects::new(&review.comparison));
    for (verdict, pair) in &badges {
        badge::tell(review, *verdict, pair, effects.as_ref(), french, &mut blocks);
    }
    endorsements::tell(review, french, &mut blocks);
    surroundings::tell(review, french, &mut blocks);
    if found && !review.report.findings().is_empty() {
        blocks.push(Block::Heading(2, Line::plain(FINDINGS.say(french))));
        blocks.extend(findings::blocks(&review.report, &review.sources, french));
    }
    blocks.extend(findings::accepted(&review.report, &review.sources, french));
    blocks
}

/// What it all comes to, in two or three sentences.
pub fn verdict(review: &Review<'_>, french: bool) -> String {
    if review.is_empty() {
        return NOTHING.say(french).to_owned();
    }
    let pairs = review.comparison.badges.iter().map(|pair| pair.touched(&review.comparison));
    let touched: Vec<usize> = pairs.filter(|count| *count > 0).collect();
    let holders: usize = touched.iter().sum();
    let [count, people] = [touched.len(), holders].map(|number| number.to_string());
    let words = match (touched.len(), holders) {
        (0, _) if review.comparison.awards.stand_otherwise() => SAME_TEXTS,
        (0, _) if !review.comparison.awards.retold.is_empty() => RETOLD,
        (0, _) => UNTOUCHED,
        (1, 1) => ONE_ONE,
        (1, _) => ONE_MANY,
        _ => MANY,
    };
    let mut sentences = vec![fill(words.say(french), &[("badges", &count), ("people", &people)])];
    let gravest = findings::gravest(&review.report);
    let comparison = &review.comparison;
    if comparison.base.links.base() != comparison.head.links.base() {
        sentences.insert(0, ELSEWHERE.say(french).to_owned());
    }
    // What is wrong may well reach people, if not by the words of a badge.
    if touched.is_empty() && gravest == Some(Severity::Error) {
        sentences.pop();
    }
    let tally = findings::tally(&review.report, french);
    let advice = match gravest {
        Some(Severity::Error) => MEND,
        Some(Severity::Warning) => LOOK,
        Some(Severity::Advice) => KNOW,
        None if !review.report.accepted().is_empty() => ACCEPTED,
        None => FINE,
    };
    sentences.push(fill(advice.say(french), &[("tally", &tally)]));
    sentences.join(" ")
}

/// The words for what people hold.
fn held(holders: crate::model::Holders, french: bool) -> String {
    if holders.count == 0 {
        NOBODY.say(french).to_owned()
    } else {
        rules::held(holders).say(french).to_owned()
    }
}

const TITLE: Bilingual =
    Bilingual { fr: "Relecture : {base} → {head}", en: "Review: {base} → {head}" };
const FINDINGS: Bilingual = Bilingual { fr: "Ce qu’il faut regarder", en: "What to look at" };
const NOTHING: Bilingual = Bilingual {
    fr: "Rien ne change que quelqu’un puisse remarquer.",
    en: "Nothing changes that anybody could notice.",
};
const UNTOUCHED: Bilingual = Bilingual {
    fr: "Rien ne change pour les personnes qui détiennent un badge.",
    en: "Nothing changes for people who hold a badge.",
};
const SAME_TEXTS: Bilingual = Bilingual {
    fr: "Aucun texte ne change pour les personnes qui détiennent un badge ; ce que deviennent des attributions, si.",
    en: "No text changes for people who hold a badge; what becomes of some awards does.",
};
const RETOLD: Bilingual = Bilingual {
    fr: "Aucun badge ne change de texte ; ce qui est dit de personnes qui en détiennent un, si.",
    en: "No badge changes its text; what is said of some people who hold one does.",
};
const ONE_ONE: Bilingual = Bilingual {
    fr: "Ce changement touche une personne, qui détient un badge.",
    en: "This change touches one person, who holds a badge.",
};
const ONE_MANY: Bilingual = Bilingual {
    fr: "Ce changement touche les {people} personnes qui détiennent un badge.",
    en: "This change touches the {people} people who hold one badge.",
};
const MANY: Bilingual = Bilingual {
    fr: "Ce changement touche {badges} badges, attribués {people} fois.",
    en: "This change touches {badges} badges, awarded {people} times.",
};
const MEND: Bilingual = Bilingual {
    fr: "À ne pas accepter tel quel : {tally}.",
    en: "Not to be accepted as it is: {tally}.",
};
const LOOK: Bilingual = Bilingual {
    fr: "À regarder avant d’accepter : {tally}.",
    en: "To look at before accepting: {tally}.",
};
const KNOW: Bilingual = Bilingual { fr: "Bon à savoir : {tally}.", en: "Good to know: {tally}." };
const ELSEWHERE: Bilingual = Bilingual {
    fr: "L’adresse de tous les badges change.",
    en: "The address of every badge changes.",
};
const FINE: Bilingual = Bilingual { fr: "Rien à signaler.", en: "Nothing to report." };
const ACCEPTED: Bilingual = Bilingual {
    fr: "Rien à signaler que le catalogue n’ait accepté, avec ses raisons.",
    en: "Nothing to report but what the catalogue has accepted, with its reasons.",
};
const NOBODY: Bilingual =
    Bilingual { fr: "personne ne le détient encore", en: "nobody holds it yet" };
