//! One of the two catalogues of a comparison: what it says, its files, and who holds its badges.

use std::collections::BTreeSet;

use crate::content::counts::Count;
use crate::ground::report::Place;
use crate::ground::{Report, Severity, SourceId, Sources, Span};
use crate::model::{BadgeId, Catalogue, Holders, Links, VersionId};

/// One of the two catalogues of a comparison.
#[derive(Debug)]
pub struct Side<'a> {
    /// What it says.
    pub catalogue: &'a Catalogue,
    /// Its files.
    pub sources: &'a Sources,
    /// Its addresses.
    pub links: Links,
    /// Who holds each version: awards that stand, and those that are counted elsewhere.
    pub holders: Vec<Holders>,
    /// Files with an error: what they hold was left out.
    broken: BTreeSet<SourceId>,
    /// By how much numbers of files are raised in places.
    raise: usize,
}

impl<'a> Side<'a> {
    /// A catalogue, what was said while it was read, and the counts of holders that it gives.
    pub fn new(
        catalogue: &'a Catalogue,
        sources: &'a Sources,
        report: &Report,
        counts: &[Count],
    ) -> Self {
        let mut holders = catalogue.holders();
        for count in counts {
            let held = &mut holders[count.version.index()];
            held.count += count.holders;
            held.since = match (held.since, count.since) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        let errors = report.findings().iter().filter(|it| it.severity == Severity::Error);
        let broken = errors
            .filter_map(|it| match &it.place {
                Some(Place::Span(span)) => Some(span.source),
                _ => None,
            })
            .collect();
        let links = catalogue.links();
        Self { catalogue, sources, links, holders, broken, raise: 0 }
    }

    /// The same side, its places seen from another snapshot of `files` files.
    pub(super) fn raised(self, files: usize) -> Self {
        Self { raise: files, ..self }
    }

    /// A place of this side, as findings of the comparison hold it.
    pub fn place(&self, span: Span) -> Span {
        if self.raise == 0 { span } else { span.raised(self.raise) }
    }

    /// A file of this side, as findings of the comparison name it.
    pub fn file(&self, id: SourceId) -> SourceId {
        self.place(Span::top(id)).source
    }

    /// Whether a file is there and could not be understood.
    pub fn is_broken(&self, path: &str) -> bool {
        self.sources.find(path).is_some_and(|id| self.broken.contains(&id))
    }

    /// The path of the file in which something stands.
    pub fn path(&self, span: Span) -> &'a str {
        &self.sources[span.source].path
    }

    /// The badge of this name.
    pub fn badge(&self, slug: &str) -> Option<BadgeId> {
        let badges = &self.catalogue.badges;
        badges.binary_search_by(|it| it.slug.as_str().cmp(slug)).ok().map(BadgeId::at)
    }

    /// The version of a badge with this label.
    pub fn version(&self, badge: BadgeId, label: &str) -> Option<VersionId> {
        let versions = &self.catalogue[badge].versions;
        versions.iter().copied().find(|id| self.catalogue[*id].version.as_str() == label)
    }

    /// Who holds any version of a badge.
    pub fn held(&self, badge: BadgeId) -> Holders {
        let versions = self.catalogue[badge].versions.iter();
        versions.fold(Holders::default(), |sum, id| {
            let one = self.holders[id.index()];
            let since = sum.since.into_iter().chain(one.since).min();
            Holders { count: sum.count + one.count, since }
        })
    }
}
