//! Every file of seals, taken apart into lines; what stands in them and seals nothing is reported.

use std::collections::BTreeMap;

use super::{ENDING, Entry, List, Seals, rules};
use crate::content::seals::{AwardSeal, Line, ListSeal, lines};
use crate::ground::{Report, SourceId, Sources, Span};
use crate::model::{Catalogue, IssuerId};

const AWARDS: &str = "content/awards/";
const ISSUERS: &str = "content/issuers/";

impl Seals {
    /// Reads every file of seals of a catalogue.
    pub fn read(catalogue: &Catalogue, sources: &Sources, report: &mut Report) -> Self {
        let mut seals = Self::default();
        for (id, file) in sources.under(AWARDS).filter(|(_, file)| file.path.ends_with(ENDING)) {
            let mut wrong = Wrong::default();
            for (start, line) in lines(text(sources, id, &mut wrong)) {
                let length = u16::try_from(line.len()).unwrap_or(u16::MAX);
                let entry = |seal: AwardSeal<'_>| Entry {
                    id: seal.id,
                    source: id,
                    start: u32::try_from(start).unwrap_or(u32::MAX),
                    length,
                };
                match AwardSeal::parse(line) {
                    Line::Seal(seal) => seals.awards.push(entry(seal)),
                    other => wrong.note(&other, Span::new(id, start..start + line.len())),
                }
            }
            wrong.tell(file.path.as_ref(), report);
        }
        seals.awards.sort_unstable();
        let issuers = catalogue.issuers.iter().enumerate();
        let issuers: BTreeMap<&str, IssuerId> =
            issuers.map(|(at, issuer)| (issuer.slug.as_str(), IssuerId::at(at))).collect();
        for (id, file) in sources.under(ISSUERS) {
            let Some(slug) = file.path[ISSUERS.len()..].strip_suffix(ENDING) else { continue };
            let Some(issuer) = issuers.get(slug) else {
                report.push(rules::ISSUER_GONE.about(id).with("slug", slug));
                continue;
            };
            let mut wrong = Wrong::default();
            for (start, line) in lines(text(sources, id, &mut wrong)) {
                let span = Span::new(id, start..start + line.len());
                match ListSeal::parse(line) {
                    Line::Seal(ListSeal { purpose, number, from, .. }) => seals.lists.push(List {
                        issuer: *issuer,
                        purpose,
                        number,
                        from,
                        line: line.into(),
                        span,
                    }),
                    other => wrong.note(&other, span),
                }
            }
            wrong.tell(&file.path, report);
        }
        let order = |list: &List| (list.issuer, list.purpose, list.number, list.from, list.span);
        seals.lists.sort_unstable_by_key(order);
        seals.forget_copies(sources, report);
        seals.tell_gone(catalogue, report);
        seals
    }

    /// A line that stands twice is one seal; two seals of one award are worth a look.
    fn forget_copies(&mut self, sources: &Sources, report: &mut Report) {
        self.awards.dedup_by(|later, first| {
            later.id == first.id && later.line(sources) == first.line(sources)
        });
        self.lists.dedup_by(|later, first| later.line == first.line);
        let mut twice: BTreeMap<SourceId, (Span, usize)> = BTreeMap::new();
        for pair in self.awards.windows(2).filter(|pair| pair[0].id == pair[1].id) {
            let span = pair[1].span();
            twice.entry(span.source).or_insert((span, 0)).1 += 1;
        }
        for (span, count) in twice.into_values() {
            report.push(rules::SEALED_TWICE.at(span).with("count", count.to_string()));
        }
    }

    /// Seals of awards that are no longer there.
    fn tell_gone(&self, catalogue: &Catalogue, report: &mut Report) {
        let mut gone: BTreeMap<SourceId, (Span, usize)> = BTreeMap::new();
        let mut awards = catalogue.awards.iter().peekable();
        for entry in &self.awards {
            while awards.next_if(|award| award.id < entry.id).is_some() {}
            if awards.peek().is_none_or(|award| award.id != entry.id) {
                gone.entry(entry.source).or_insert((entry.span(), 0)).1 += 1;
            }
        }
        for (span, count) in gone.into_values() {
            report.push(rules::AWARD_GONE.at(span).with("count", count.to_string()));
        }
    }
}

/// Lines of one file that are no seals.
#[derive(Default)]
struct Wrong {
    broken: Option<(Span, usize)>,
    other_version: Option<Span>,
}

impl Wrong {
    fn note<T>(&mut self, line: &Line<T>, span: Span) {
        match line {
            Line::Broken => self.broken.get_or_insert((span, 0)).1 += 1,
            Line::OtherVersion => drop(self.other_version.get_or_insert(span)),
            Line::Seal(_) | Line::Silent => {}
        }
    }

    fn tell(self, path: &str, report: &mut Report) {
        let file = || path.rsplit('/').next().unwrap_or_default().to_owned();
        if let Some((span, count)) = self.broken {
            let finding = rules::BROKEN_LINE.at(span).with("count", count.to_string());
            report.push(finding.with("file", file()));
        }
        if let Some(span) = self.other_version {
            report.push(rules::OTHER_VERSION.at(span).with("file", file()));
        }
    }
}

/// The text of a file; nothing, and one broken line, when it is not text.
fn text<'s>(sources: &'s Sources, id: SourceId, wrong: &mut Wrong) -> &'s str {
    let text = sources[id].text();
    if text.is_none() {
        wrong.note(&Line::<()>::Broken, Span::top(id));
    }
    text.unwrap_or_default()
}
