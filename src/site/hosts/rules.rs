//! What hosts do not take.

use crate::ground::{Bilingual, Rule, Severity::Warning};

/// A site has more files than its host takes.
pub static TOO_MANY_FILES: Rule = Rule {
    code: "C108",
    severity: Warning,
    message: Bilingual {
        fr: "le site compte {files} fichiers ; {host} en accepte {most}",
        en: "the site has {files} files; {host} takes {most}",
    },
    reason: Bilingual {
        fr: "L’hébergeur refuserait la publication, ou en laisserait une partie de côté.",
        en: "The host would refuse the site, or leave a part of it out.",
    },
    way_out: Bilingual {
        fr: "Publiez moins de formats (`formats`, `baked`), ou choisissez un autre hébergeur ou une autre offre.",
        en: "Publish fewer formats (`formats`, `baked`), or choose another host or another of its offers.",
    },
};
