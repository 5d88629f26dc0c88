//! What is said of a catalogue's own words about findings.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Error, Warning},
};

/// Every rule of this file.
pub(in crate::check) static RULES: &[&Rule] =
    &[&UNKNOWN_RULE, &UNKNOWN_RULE_NEAR, &NO_REASON, &UNUSED, &ENDED, &FIRM];

/// A code that no rule has.
pub(super) static UNKNOWN_RULE: Rule = Rule {
    code: "L043",
    severity: Error,
    message: Bilingual {
        fr: "« {code} » n’est le code d’aucune règle",
        en: "“{code}” is the code of no rule",
    },
    reason: Bilingual {
        fr: "Ce qui est demandé ici n’aurait aucun effet, sans que personne le voie.",
        en: "What is asked for here would have no effect, and nobody would see it.",
    },
    way_out: Bilingual {
        fr: "`blason explain --list` dit tous les codes.",
        en: "`blason explain --list` says all the codes.",
    },
};

/// A code near that of a rule.
pub(super) static UNKNOWN_RULE_NEAR: Rule = Rule {
    code: "L043",
    severity: Error,
    message: UNKNOWN_RULE.message,
    reason: UNKNOWN_RULE.reason,
    way_out: Bilingual {
        fr: "Vouliez-vous écrire `{nearest}` ? `blason explain --list` dit tous les codes.",
        en: "Did you mean `{nearest}`? `blason explain --list` says all the codes.",
    },
};

/// An acceptance that does not say why.
pub(super) static NO_REASON: Rule = Rule {
    code: "C110",
    severity: Warning,
    message: Bilingual {
        fr: "cette acceptation de {code} ne dit pas pourquoi, et n’a donc pas d’effet",
        en: "this acceptance of {code} does not say why, and so has no effect",
    },
    reason: Bilingual {
        fr: "Qui relira le catalogue dans un an doit pouvoir juger si la raison tient encore.",
        en: "Whoever reads the catalogue in a year must be able to judge whether the reason still holds.",
    },
    way_out: Bilingual {
        fr: "Ajoutez `reason = \"…\"` en une phrase.",
        en: "Add `reason = \"…\"` in one sentence.",
    },
};

/// An acceptance of which there was no need.
pub(super) static UNUSED: Rule = Rule {
    code: "C111",
    severity: Warning,
    message: Bilingual {
        fr: "il n’y a rien à accepter ici : {code} ne signale rien à cet endroit",
        en: "there is nothing to accept here: {code} finds nothing at this place",
    },
    reason: Bilingual {
        fr: "Une acceptation qui ne sert plus cacherait une faute à venir.",
        en: "An acceptance that is no longer needed would hide a mistake to come.",
    },
    way_out: Bilingual {
        fr: "Retirez ce `[[accept]]`, ou corrigez l’endroit qu’il nomme.",
        en: "Remove this `[[accept]]`, or correct the place that it names.",
    },
};

/// An acceptance whose last day has passed.
pub(super) static ENDED: Rule = Rule {
    code: "C112",
    severity: Warning,
    message: Bilingual {
        fr: "cette acceptation de {code} a pris fin le {until}",
        en: "this acceptance of {code} ended on {until}",
    },
    reason: Bilingual {
        fr: "Elle était donnée pour un temps, et n’a plus d’effet.",
        en: "It was given for a time, and has no effect any more.",
    },
    way_out: Bilingual {
        fr: "Corrigez ce qui est signalé, ou redites pourquoi avec une autre date.",
        en: "Mend what is found, or say why again with another date.",
    },
};

/// A rule that cannot be made less, or a finding that cannot be accepted.
pub(super) static FIRM: Rule = Rule {
    code: "C113",
    severity: Warning,
    message: Bilingual {
        fr: "{code} ne peut être ni abaissée ni acceptée : {why}",
        en: "{code} can be neither lowered nor accepted: {why}",
    },
    reason: Bilingual {
        fr: "Un catalogue peut choisir ses règles d’écriture, pas ce qu’il doit aux personnes et à qui vérifie.",
        en: "A catalogue may choose its rules of writing, not what it owes to people and to those who verify.",
    },
    way_out: Bilingual {
        fr: "Retirez cette ligne, et corrigez ce que la règle signale.",
        en: "Remove this line, and mend what the rule finds.",
    },
};
