//! What `assemble` finds: names that lead nowhere, and two things in one place.

use crate::ground::{Bilingual, Rule, Severity::Error};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &SAME_VERSION_TWICE,
    &UNKNOWN_NAME,
    &UNKNOWN_NAME_NEAR,
    &SEVERAL_VERSIONS,
    &NO_CURRENT_VERSION,
    &AWARD_TWICE,
    &STATUS_TWICE,
    &SLUG_TWICE,
    &NO_PREDECESSOR,
    &ENDORSES_A_STRANGER,
];

/// An endorsement is about something that is not in the catalogue.
pub static ENDORSES_A_STRANGER: Rule = Rule {
    code: "S120",
    severity: Error,
    message: Bilingual {
        fr: "cet endossement porte sur « {subject} », qui n’est pas dans ce catalogue",
        en: "this endorsement is about “{subject}”, which is not in this catalogue",
    },
    reason: Bilingual {
        fr: "Montré ici, il dirait d’un badge, d’un émetteur ou d’une attribution ce que personne n’en a dit.",
        en: "Shown here, it would say of a badge, an issuer or an award what nobody said of it.",
    },
    way_out: Bilingual {
        fr: "Demandez un endossement qui nomme l’adresse du document (`achievement.json`, `profile.json`, attribution) telle que ce site la publie, ou retirez le fichier.",
        en: "Ask for an endorsement that names the address of the document (`achievement.json`, `profile.json`, award) as this site publishes it, or remove the file.",
    },
};

/// An award says that it takes the place of one that is not there.
pub static NO_PREDECESSOR: Rule = Rule {
    code: "L060",
    severity: Error,
    message: Bilingual {
        fr: "cette attribution dit remplacer {id}, qui n’existe pas",
        en: "this award says that it takes the place of {id}, which does not exist",
    },
    reason: Bilingual {
        fr: "La page de chacune mène à l’autre.",
        en: "The page of each leads to the other.",
    },
    way_out: Bilingual {
        fr: "Corrigez `supersedes`, ou retirez cette ligne.",
        en: "Mend `supersedes`, or remove that line.",
    },
};

/// Two files give the same version of one badge.
pub static SAME_VERSION_TWICE: Rule = Rule {
    code: "L002",
    severity: Error,
    message: Bilingual {
        fr: "la version {version} du badge « {badge} » est décrite deux fois",
        en: "version {version} of badge “{badge}” is described twice",
    },
    reason: Bilingual {
        fr: "Une version a une seule adresse ; deux textes ne peuvent pas y répondre.",
        en: "A version has one address; two texts cannot answer there.",
    },
    way_out: Bilingual {
        fr: "Donnez un autre `version` à l’un des deux fichiers.",
        en: "Give one of the two files another `version`.",
    },
};

/// A name leads nowhere.
pub static UNKNOWN_NAME: Rule = Rule {
    code: "L014",
    severity: Error,
    message: Bilingual {
        fr: "{kind} « {word} » n’existe pas dans ce catalogue",
        en: "{kind} “{word}” does not exist in this catalogue",
    },
    reason: Bilingual {
        fr: "Ce qui est publié doit mener quelque part.",
        en: "What is published must lead somewhere.",
    },
    way_out: Bilingual { fr: "Noms connus : {known}.", en: "Known names: {known}." },
};

/// A name leads nowhere, and one that exists is near.
pub static UNKNOWN_NAME_NEAR: Rule = Rule {
    code: "L014",
    severity: Error,
    message: UNKNOWN_NAME.message,
    reason: UNKNOWN_NAME.reason,
    way_out: Bilingual {
        fr: "Vouliez-vous dire « {nearest} » ?", en: "Did you mean “{nearest}”?"
    },
};

/// An award does not say which of several versions it gives.
pub static SEVERAL_VERSIONS: Rule = Rule {
    code: "L015",
    severity: Error,
    message: Bilingual {
        fr: "le badge « {badge} » a plusieurs versions : laquelle est attribuée ?",
        en: "badge “{badge}” has several versions: which one is awarded?",
    },
    reason: Bilingual {
        fr: "Une attribution promet un texte précis ; une nouvelle version ne doit pas le changer.",
        en: "An award promises one text; a newer version must not change it.",
    },
    way_out: Bilingual {
        fr: "Écrivez `badge = \"{badge}@{current}\"` (versions : {known}).",
        en: "Write `badge = \"{badge}@{current}\"` (versions: {known}).",
    },
};

/// A badge has frozen versions only.
pub static NO_CURRENT_VERSION: Rule = Rule {
    code: "L016",
    severity: Error,
    message: Bilingual {
        fr: "le badge « {badge} » n’a que des versions figées : il manque `index.md`",
        en: "badge “{badge}” has frozen versions only: `index.md` is missing",
    },
    reason: Bilingual {
        fr: "La page du badge montre sa version courante.",
        en: "The badge’s page shows its current version.",
    },
    way_out: Bilingual {
        fr: "Ajoutez `content/badges/{badge}/index.md` ; avec `status = \"retired\"` s’il n’est plus attribué.",
        en: "Add `content/badges/{badge}/index.md`; with `status = \"retired\"` if it is no longer awarded.",
    },
};

/// Two awards have one id.
pub static AWARD_TWICE: Rule = Rule {
    code: "L017",
    severity: Error,
    message: Bilingual {
        fr: "deux attributions portent l’identifiant {id}",
        en: "two awards have the id {id}",
    },
    reason: Bilingual {
        fr: "L’identifiant fait l’adresse : l’une effacerait l’autre.",
        en: "The id makes the address: one would replace the other.",
    },
    way_out: Bilingual {
        fr: "`blason award --repair` donne un nouvel identifiant à celle qui n’est pas encore publiée.",
        en: "`blason award --repair` gives a new id to the one that is not published yet.",
    },
};

/// Two awards of one issuer share a place in its status lists.
pub static STATUS_TWICE: Rule = Rule {
    code: "L018",
    severity: Error,
    message: Bilingual {
        fr: "la place {status} des listes d’état de « {issuer} » est prise deux fois",
        en: "place {status} of the status lists of “{issuer}” is taken twice",
    },
    reason: Bilingual {
        fr: "Révoquer l’une révoquerait l’autre : c’est la mauvaise personne qui perdrait son badge.",
        en: "Revoking one would revoke the other: the wrong person would lose a badge.",
    },
    way_out: Bilingual {
        fr: "`blason award --repair` donne une place libre (comme {free}) à celle qui n’est pas encore publiée.",
        en: "`blason award --repair` gives a free place (such as {free}) to the one that is not published yet.",
    },
};

/// Two files describe one thing.
pub static SLUG_TWICE: Rule = Rule {
    code: "L002",
    severity: Error,
    message: Bilingual {
        fr: "{kind} « {word} » est décrit deux fois",
        en: "{kind} “{word}” is described twice",
    },
    reason: Bilingual {
        fr: "Une chose a une seule adresse ; deux textes ne peuvent pas y répondre.",
        en: "A thing has one address; two texts cannot answer there.",
    },
    way_out: Bilingual {
        fr: "Gardez l’un des deux fichiers, ou renommez-le.",
        en: "Keep one of the two files, or rename it.",
    },
};
