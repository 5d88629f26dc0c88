//! What a catalogue says of findings: which rules apply (its profile), how bad they are here
//! (`[rules]` of `blason.toml`), and what is accepted on purpose (`content/accepted.toml`).
//!
//! A report is judged once it is complete, or whenever it must be known whether it closes the gate:
//! judging it twice is judging it once. What protects people or soundness is never made less.

mod rules;

use std::collections::{BTreeMap, BTreeSet};

pub(in crate::check) use self::rules::RULES;
use crate::ground::report::{Accepted, Judged, Place};
use crate::ground::{
    Bilingual, Diagnostic, Instant, Report, Rule, Severity, Sources, Span, nearest,
};
use crate::model::{Acceptance, AcceptedPlace, Catalogue, ReviewProfile};

/// The settings of a catalogue, as far as findings go.
const SETTINGS: &str = "blason.toml";

/// What a catalogue says of findings, on one day.
#[derive(Debug)]
pub struct Policy<'a> {
    sources: &'a Sources,
    profile: ReviewProfile,
    levels: BTreeMap<&'a str, Option<Severity>>,
    /// Those that have an effect, with the stretches of an award.
    accepted: Vec<(&'a Acceptance, Option<Span>)>,
    catalogue: &'a Catalogue,
    today: Option<Instant>,
}

/// Why a rule cannot be made less bad, nor a finding of it accepted; `None` when both can be done.
///
/// Errors about structure, images, keys and signatures say that what is published would be wrong,
/// incomplete or unverifiable; errors about private life, that people would be exposed. Errors
/// about what changes for holders, accessibility, frameworks and interoperability are left to the
/// judgement of those who answer for the catalogue, as is every warning and all advice.
pub fn firm(rule: &Rule) -> Option<Bilingual> {
    if rule.severity != Severity::Error {
        return None;
    }
    match rule.code.as_bytes().first() {
        Some(b'P') => Some(PEOPLE),
        Some(b'L' | b'I' | b'T' | b'S') => Some(SOUNDNESS),
        // Two verifiers would read two documents.
        Some(b'O') if matches!(rule.code, "O119" | "O120") => Some(SOUNDNESS),
        _ => None,
    }
}

/// How bad a rule is in a profile, before the catalogue says otherwise; `None` when it is silent.
pub fn in_profile(rule: &Rule, profile: ReviewProfile) -> Option<Severity> {
    match profile {
        ReviewProfile::OpenRecognition if rule.code.starts_with('W') => None,
        ReviewProfile::Strict if rule.severity == Severity::Warning => Some(Severity::Error),
        _ => Some(rule.severity),
    }
}

impl<'a> Policy<'a> {
    /// What a catalogue says of findings on this day; without a day, no acceptance has ended.
    pub fn new(catalogue: &'a Catalogue, sources: &'a Sources, today: Option<Instant>) -> Self {
        let levels = &catalogue.settings.rules;
        let levels = levels.iter().map(|it| (&*it.rule.word, it.severity)).collect();
        let mut policy = Self {
            sources,
            profile: catalogue.settings.profile,
            levels,
            accepted: Vec::new(),
            catalogue,
            today,
        };
        let all = catalogue.accepted.iter().filter(|it| policy.has_effect(it));
        policy.accepted = all.map(|it| (it, award_table(catalogue, sources, it))).collect();
        policy
    }

    /// How bad a rule is here; `None` when it is silent.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let usual = in_profile(rule, self.profile);
        match self.levels.get(rule.code) {
            Some(said) if firm(rule).is_none() => *said,
            _ => usual,
        }
    }

    /// Judges every finding of a report.
    pub fn judge(&self, report: &mut Report) {
        report.judge(|mut finding| {
            let Some(severity) = self.severity(finding.rule) else { return Judged::Silent };
            // A rule may say by itself that this one is less grave than others.
            let lowered = finding.severity < finding.rule.severity;
            finding.severity = if lowered { severity.min(finding.severity) } else { severity };
            match self.acceptance_of(&finding) {
                Some(it) => Judged::Accepted(Accepted {
                    finding,
                    acceptance: it.span,
                    reason: it.reason.clone().unwrap_or_default(),
                    by: it.by.clone(),
                    until: it.until,
                }),
                None => Judged::Stands(finding),
            }
        });
    }

    /// Notes what the catalogue says of findings and cannot be heard: a rule that is not there, an
    /// acceptance without a reason, one that has ended, a rule that stands firm. `known` are all the
    /// rules of the program.
    pub fn look(&self, known: &[&'static Rule], report: &mut Report) {
        let find = |code: &str| known.iter().find(|rule| rule.code == code);
        let unknown = |name: &crate::model::Name| {
            let codes = known.iter().map(|rule| rule.code);
            let near = nearest(&name.word, codes).filter(|_| !name.word.is_empty());
            let finding = match near {
                Some(near) => rules::UNKNOWN_RULE_NEAR.at(name.span).with("nearest", near),
                None => rules::UNKNOWN_RULE.at(name.span),
            };
            finding.with("code", name.word.chars().take(40).collect::<String>())
        };
        for level in &self.catalogue.settings.rules {
            match find(&level.rule.word) {
                None => report.push(unknown(&level.rule)),
                Some(rule) if level.severity < Some(Severity::Error) => {
                    if let Some(why) = firm(rule) {
                        let finding = rules::FIRM.at(level.rule.span).with("code", rule.code);
                        report.push(finding.with("why", why));
                    }
                }
                Some(_) => {}
            }
        }
        for acceptance in &self.catalogue.accepted {
            let Acceptance { rule: name, place: _, reason, by: _, until, span } = acceptance;
            let Some(rule) = find(&name.word) else {
                report.push(unknown(name));
                continue;
            };
            if let Some(why) = firm(rule) {
                let finding = rules::FIRM.at(name.span).with("code", rule.code);
                report.push(finding.with("why", why));
            } else if reason.is_none() {
                report.push(rules::NO_REASON.at(*span).with("code", rule.code));
            } else if let Some(until) = until.filter(|_| self.has_ended(acceptance)) {
                let finding = rules::ENDED.at(*span).with("code", rule.code);
                report.push(finding.with("until", until.day()));
            }
        }
    }

    /// Notes the acceptances of which a judged report had no need. `asked` are the rules that were
    /// asked: a comparison asks others than a check.
    pub fn unused(&self, asked: &[&'static Rule], report: &mut Report) {
        let used: BTreeSet<Span> = report.accepted().iter().map(|it| it.acceptance).collect();
        for (acceptance, _) in &self.accepted {
            let code = &*acceptance.rule.word;
            let could = asked.iter().any(|rule| rule.code == code && firm(rule).is_none());
            if could && !used.contains(&acceptance.span) {
                report.push(rules::UNUSED.at(acceptance.span).with("code", code));
            }
        }
    }

    /// The day after which the first acceptance has no effect any more.
    pub fn first_end(&self) -> Option<Instant> {
        self.accepted.iter().filter_map(|(it, _)| it.until).min()
    }

    fn has_effect(&self, acceptance: &Acceptance) -> bool {
        acceptance.reason.is_some() && !self.has_ended(acceptance)
    }

    /// The last day counts whole.
    fn has_ended(&self, acceptance: &Acceptance) -> bool {
        let last = |until: Instant| until.date();
        let ended = acceptance.until.zip(self.today);
        ended.is_some_and(|(until, today)| last(until) < today.date())
    }

    fn acceptance_of(&self, finding: &Diagnostic) -> Option<&'a Acceptance> {
        if self.accepted.is_empty() || firm(finding.rule).is_some() {
            return None;
        }
        let of_this_rule =
            self.accepted.iter().filter(|(it, _)| *it.rule.word == *finding.rule.code);
        of_this_rule.filter(|(it, table)| self.is_at(finding, it, *table)).map(|(it, _)| *it).next()
    }

    fn is_at(&self, finding: &Diagnostic, acceptance: &Acceptance, table: Option<Span>) -> bool {
        let path = match &finding.place {
            Some(Place::Span(span)) => Some(self.sources.own_path(span.source)),
            Some(Place::Path(path)) => Some(&**path),
            None => None,
        };
        let beside = |span: &Span| self.sources.is_beside(span.source);
        let beside = matches!(&finding.place, Some(Place::Span(span)) if beside(span));
        match &acceptance.place {
            AcceptedPlace::Catalogue => path.is_none_or(|path| path == SETTINGS) && !beside,
            AcceptedPlace::Badge(slug) => path.is_some_and(|it| is_of("content/badges/", slug, it)),
            AcceptedPlace::Issuer(slug) => {
                path.is_some_and(|it| is_of("content/issuers/", slug, it))
            }
            AcceptedPlace::Path(asked) => path.is_some_and(|path| {
                path == &**asked || (asked.ends_with('/') && path.starts_with(&**asked))
            }),
            AcceptedPlace::Award(_) => match (&finding.place, table) {
                (Some(Place::Span(span)), Some(table)) => {
                    let inside = table.start <= span.start && span.start < table.end;
                    span.source == table.source && inside
                }
                _ => false,
            },
        }
    }
}

/// Whether a file is one of a thing's own: `<folder><slug>.…` or below `<folder><slug>/`.
fn is_of(folder: &str, slug: &str, path: &str) -> bool {
    let rest = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix(slug));
    rest.is_some_and(|rest| rest.starts_with(['.', '/']))
}

/// From an award's table to the next one.
fn award_table(catalogue: &Catalogue, sources: &Sources, acceptance: &Acceptance) -> Option<Span> {
    let AcceptedPlace::Award(id) = acceptance.place else { return None };
    let start = catalogue[catalogue.find_award(id)?].span;
    let length = u32::try_from(sources[start.source].bytes.len()).unwrap_or(u32::MAX);
    let awards = catalogue.awards.iter().map(|it| it.span);
    let others = awards.chain(catalogue.erased.iter().map(|it| it.span));
    let after = others.filter(|it| it.source == start.source && it.start > start.start);
    let end = after.map(|it| it.start).min().unwrap_or(length.max(start.start + 1));
    Some(Span { end, ..start })
}

const PEOPLE: Bilingual = Bilingual {
    fr: "elle protège des personnes, qui n’ont pas leur mot à dire ici",
    en: "it protects people, who have no say here",
};
const SOUNDNESS: Bilingual = Bilingual {
    fr: "ce qui serait publié serait faux, incomplet ou invérifiable",
    en: "what would be published would be wrong, incomplete or unverifiable",
};
