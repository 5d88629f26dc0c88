//! D110: the picture of a badge that people hold is replaced.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::held;
use crate::review::texts::Road;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D110",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’image de « {badge} » est remplacée ({held})",
        en: "the image of “{badge}” is replaced ({held})",
    },
    reason: Bilingual {
        fr: "Les images déjà reçues gardent l’ancien dessin : deux images circuleront pour un badge.",
        en: "Images that were received keep the old drawing: two images of one badge will go round.",
    },
    way_out: Bilingual {
        fr: "Regardez les deux images. Pour un autre dessin, préférez une nouvelle version.",
        en: "Look at both images. For another drawing, prefer a new version.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let texts = comparison.badges.iter().flat_map(|pair| &pair.texts);
    for text in texts.filter(|text| text.road != Road::Next && text.held.count > 0) {
        if text.picture.is_none() {
            continue;
        }
        let version = &comparison.head.catalogue[text.after];
        let place = version.image.as_ref().map_or(version.span, |art| art.span);
        let finding = RULE.at(comparison.head.place(place)).with("badge", version.slug.as_str());
        report.push(finding.with("held", held(text.held)));
    }
}
