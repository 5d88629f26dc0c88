//! What is said of the endorsements that a catalogue keeps.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Advice, Error, Warning},
};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &DOES_NOT_HOLD,
    &WHO_SIGNED,
    &OTHER_KEY,
    &ANOTHER_TEXT,
    &NO_TEXT_SAID,
    &NO_TEXT_SAID_BY_US,
    &WAITS,
    &EXPIRED,
    &OF_ITSELF,
    &UNTOLD,
    &SEAL_OF_ANOTHER,
];

/// What another signed does not hold.
pub static DOES_NOT_HOLD: Rule = Rule {
    code: "S124",
    severity: Error,
    message: Bilingual {
        fr: "cet endossement ne tient pas : {why}",
        en: "this endorsement does not hold: {why}",
    },
    reason: Bilingual {
        fr: "Qui vérifie le badge refuserait aussi le badge : chaque endossement joint doit tenir.",
        en: "Whoever verifies the badge would refuse the badge as well: every endorsement in it must hold.",
    },
    way_out: Bilingual {
        fr: "Demandez à qui l’a donné de le signer à nouveau (`blason endorse`), ou retirez le fichier.",
        en: "Ask whoever gave it to sign it anew (`blason endorse`), or remove the file.",
    },
};

/// Nobody here knows whose key signed.
pub static WHO_SIGNED: Rule = Rule {
    code: "S125",
    severity: Warning,
    message: Bilingual {
        fr: "la signature tient, et rien ne dit ici que la clé soit celle de {issuer}",
        en: "the signature holds, and nothing says here that the key is that of {issuer}",
    },
    reason: Bilingual {
        fr: "N’importe qui peut signer au nom d’un autre : seul le document de l’émetteur dit quelles clés sont les siennes.",
        en: "Anybody can sign in the name of another: only the issuer’s own document says which keys are theirs.",
    },
    way_out: Bilingual {
        fr: "Lancez `blason verify --online` sur le fichier ; si la clé est la bonne, écrivez `key = \"{key}\"` dans {file}.",
        en: "Run `blason verify --online` on the file; if the key is the right one, write `key = \"{key}\"` into {file}.",
    },
};

/// Another key signed than the one that the catalogue knows.
pub static OTHER_KEY: Rule = Rule {
    code: "S126",
    severity: Error,
    message: Bilingual {
        fr: "la clé {key} a signé cet endossement, et l’endosseur est connu ici par {known}",
        en: "key {key} signed this endorsement, and its endorser is known here by {known}",
    },
    reason: Bilingual {
        fr: "Quelqu’un d’autre a pu signer en son nom.",
        en: "Somebody else may have signed in their name.",
    },
    way_out: Bilingual {
        fr: "Demandez à l’endosseur laquelle de ses clés a signé, et corrigez `key`, ou retirez l’endossement.",
        en: "Ask the endorser which of their keys signed, and mend `key`, or remove the endorsement.",
    },
};

/// It was given for another text.
pub static ANOTHER_TEXT: Rule = Rule {
    code: "S127",
    severity: Warning,
    message: Bilingual {
        fr: "l’endossement de {who} a été donné pour un autre texte",
        en: "the endorsement of {who} was given for another text",
    },
    reason: Bilingual {
        fr: "{who} n’a pas lu le texte d’aujourd’hui : la page le dit, et aucun document ne joint plus cet endossement.",
        en: "{who} has not read the text of today: the page says so, and no document holds that endorsement any more.",
    },
    way_out: Bilingual {
        fr: "Demandez à nouveau à {who} ; le texte d’aujourd’hui a l’empreinte {digest}. Sinon, dites-le `withdrawn`.",
        en: "Ask {who} again; the text of today has the digest {digest}. Otherwise call it `withdrawn`.",
    },
};

/// What another signed does not say for which text.
pub static NO_TEXT_SAID: Rule = Rule {
    code: "S128",
    severity: Warning,
    message: Bilingual {
        fr: "l’endossement de {who} ne dit pas pour quel texte il a été donné",
        en: "the endorsement of {who} does not say for which text it was given",
    },
    reason: Bilingual {
        fr: "Quand le texte changera, seule la relecture verra qu’il faut redemander.",
        en: "When the text changes, only the review will see that they must be asked again.",
    },
    way_out: Bilingual {
        fr: "Rien à faire si c’est voulu ; `blason endorse` lie l’endossement à l’empreinte du texte ({digest}).",
        en: "Nothing to do if that is meant; `blason endorse` binds the endorsement to the digest of the text ({digest}).",
    },
};

/// Our own does not say for which text.
pub static NO_TEXT_SAID_BY_US: Rule = Rule {
    code: "S128",
    severity: Warning,
    message: NO_TEXT_SAID.message,
    reason: Bilingual {
        fr: "Le jour où le texte change, {who} semblerait avoir endossé ce qu’il n’a pas lu.",
        en: "On the day the text changes, {who} would seem to have endorsed what they did not read.",
    },
    way_out: Bilingual {
        fr: "Relisez ce qui est endossé, puis écrivez `covers = \"{digest}\"`.",
        en: "Read again what is endorsed, then write `covers = \"{digest}\"`.",
    },
};

/// Nobody has answered yet.
pub static WAITS: Rule = Rule {
    code: "S129",
    severity: Advice,
    message: Bilingual {
        fr: "l’endossement proposé par {who} attend une réponse",
        en: "the endorsement proposed by {who} waits for an answer",
    },
    reason: Bilingual {
        fr: "Sans réponse, rien n’en paraît sur le site.",
        en: "Without an answer, nothing of it appears on the site.",
    },
    way_out: Bilingual {
        fr: "Écrivez `state = \"accepted\"` ou `state = \"declined\"` dans {file}.",
        en: "Write `state = \"accepted\"` or `state = \"declined\"` into {file}.",
    },
};

/// Its time is over.
pub static EXPIRED: Rule = Rule {
    code: "S130",
    severity: Advice,
    message: Bilingual {
        fr: "l’endossement de {who} est arrivé à son terme le {until}",
        en: "the endorsement of {who} came to its end on {until}",
    },
    reason: Bilingual {
        fr: "La page le montre parmi ceux d’avant, et aucun document ne le joint plus.",
        en: "The page shows it among earlier ones, and no document holds it any more.",
    },
    way_out: Bilingual {
        fr: "Demandez à {who} de le renouveler, ou laissez-le parmi ceux d’avant.",
        en: "Ask {who} to renew it, or leave it among the earlier ones.",
    },
};

/// An issuer endorses itself.
pub static OF_ITSELF: Rule = Rule {
    code: "S131",
    severity: Advice,
    message: Bilingual {
        fr: "un émetteur endosse ici ce qui est à lui",
        en: "an issuer endorses here what is its own",
    },
    reason: Bilingual {
        fr: "Un endossement dit ce que quelqu’un d’autre en pense ; celui-ci n’apprend rien à qui lit.",
        en: "An endorsement says what somebody else thinks of it; this one tells a reader nothing.",
    },
    way_out: Bilingual {
        fr: "Demandez-en un à un partenaire, ou écrivez ces mots dans la description.",
        en: "Ask a partner for one, or write these words into the description.",
    },
};

/// The signature beside our text is one of another text, or of nobody.
pub static SEAL_OF_ANOTHER: Rule = Rule {
    code: "S133",
    severity: Warning,
    message: Bilingual {
        fr: "la signature gardée dans {file} n’est pas celle de cet endossement",
        en: "the signature kept in {file} is not one of this endorsement",
    },
    reason: Bilingual {
        fr: "Un site construit sans clé ne peut pas publier cet endossement.",
        en: "A site that is built without a key cannot publish this endorsement.",
    },
    way_out: Bilingual {
        fr: "Lancez `blason sign` là où est la clé, ou retirez {file}.",
        en: "Run `blason sign` where the key is, or remove {file}.",
    },
};

/// Ours was taken back, and nothing that is signed can say so.
pub static UNTOLD: Rule = Rule {
    code: "S132",
    severity: Warning,
    message: Bilingual {
        fr: "cet endossement est repris, et il n’a pas de place (`status`) dans une liste d’état",
        en: "this endorsement is taken back, and it has no place (`status`) in a status list",
    },
    reason: Bilingual {
        fr: "Qui en garde une copie signée ne peut pas apprendre qu’il ne vaut plus.",
        en: "Whoever keeps a signed copy of it cannot learn that it no longer counts.",
    },
    way_out: Bilingual {
        fr: "`blason new endorsement` tire une place pour chaque endossement nouveau ; prévenez ceux qui ont reçu celui-ci.",
        en: "`blason new endorsement` draws a place for every new endorsement; tell those who were given this one.",
    },
};
