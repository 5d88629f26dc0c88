//! Says that a name leads nowhere, and which one was probably meant.

use crate::ground::{Bilingual, Diagnostic, nearest};
use crate::model::naming::Name;
use crate::model::rules;

/// How many known names a finding lists.
const NAMES_LISTED: usize = 8;

pub(super) fn unknown<'n>(
    kind: Bilingual,
    name: &Name,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Diagnostic {
    match nearest(&name.word, known.clone()) {
        Some(near) => rules::UNKNOWN_NAME_NEAR.at(name.span).with("nearest", near),
        None => rules::UNKNOWN_NAME.at(name.span).with("known", list(known)),
    }
    .with("kind", kind)
    .with("word", &*name.word)
}

pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names[..names.len().min(NAMES_LISTED)].join(", ");
    if names.len() > NAMES_LISTED { format!("{shown}…") } else { shown }
}

pub(super) const ISSUER: Bilingual = Bilingual { fr: "l’émetteur", en: "issuer" };
pub(super) const BADGE: Bilingual = Bilingual { fr: "le badge", en: "badge" };
pub(super) const VERSION: Bilingual = Bilingual { fr: "la version", en: "version" };
pub(super) const FAMILY: Bilingual = Bilingual { fr: "la famille", en: "family" };
pub(super) const POSTURE: Bilingual = Bilingual { fr: "la posture", en: "posture" };
pub(super) const FRAMEWORK: Bilingual = Bilingual { fr: "le référentiel", en: "framework" };
pub(super) const PAGE: Bilingual = Bilingual { fr: "la page", en: "page" };
pub(super) const ENDORSEMENT: Bilingual = Bilingual { fr: "l’endossement", en: "endorsement" };
