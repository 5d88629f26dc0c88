//! Where a badge meets a framework, before a format writes it down.

use super::Documents;
use crate::ground::Lang;
use crate::model::{Alignment, BadgeVersion, TermId};
use std::borrow::Cow;

/// A place in a framework, in one language.
#[derive(Debug)]
pub(super) struct Target<'t> {
    pub(super) kind: Option<&'t str>,
    pub(super) framework: Option<&'t str>,
    pub(super) code: Option<&'t str>,
    pub(super) name: &'t str,
    pub(super) url: Cow<'t, str>,
    pub(super) description: Option<&'t str>,
}

impl<'t> Target<'t> {
    /// An alignment as its author wrote it.
    pub(super) fn of(alignment: &'t Alignment, lang: Lang) -> Self {
        let Alignment {
            kind,
            framework,
            code,
            name,
            url,
            description,
            checked_on: _,
            places: _,
            span: _,
        } = alignment;
        Self {
            kind: kind.as_deref(),
            framework: framework.as_deref(),
            code: code.as_deref(),
            name: name.in_lang(lang),
            url: url.as_str().into(),
            description: description.as_ref().map(|text| text.in_lang(lang)),
        }
    }
}

impl Documents<'_> {
    /// Everything that a version meets: its alignments, then its family and its posture, which are
    /// terms of the catalogue's own vocabulary.
    pub(super) fn targets<'t>(
        &'t self,
        version: &'t BadgeVersion,
        lang: Lang,
    ) -> impl Iterator<Item = Target<'t>> {
        let landmarks = [(version.family, "ext:Family"), (version.posture, "ext:Posture")];
        let landmarks = landmarks
            .into_iter()
            .filter_map(move |(term, kind)| Some(self.landmark(term?, kind, lang)));
        version.alignments.list().iter().map(move |it| Target::of(it, lang)).chain(landmarks)
    }

    fn landmark(&self, term: TermId, kind: &'static str, lang: Lang) -> Target<'_> {
        let term = &self.catalogue[term];
        let framework = &self.catalogue.frameworks[term.framework];
        Target {
            kind: Some(kind),
            framework: Some(framework.name.in_lang(lang)),
            code: Some(term.slug.as_str()),
            name: term.name.in_lang(lang),
            url: self.links.term(&framework.slug, &term.slug).into(),
            description: term.description.as_ref().map(|text| text.in_lang(lang)),
        }
    }
}
