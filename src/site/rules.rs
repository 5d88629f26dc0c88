//! What planning finds: two things that want one address, pictures that cannot be used, and what
//! cannot be signed so that every verifier agrees.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Error, Warning},
};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &TWO_CLAIMS,
    &CASE_CLASH,
    &UNUSABLE_PICTURE,
    &ACTIVE_PICTURE,
    &super::looks::ILL_SIZED,
    &super::looks::TEXT_IN_DRAWING,
    &MOVED_NOWHERE,
    &OLD_UNANSWERED,
    &super::hosts::TOO_MANY_FILES,
    &UNSTEADY_ORDER,
    &UNSIGNABLE,
];

/// Two things want one address.
pub static TWO_CLAIMS: Rule = Rule {
    code: "L040",
    severity: Error,
    message: Bilingual {
        fr: "deux choses veulent l’adresse `{path}`",
        en: "two things want the address `{path}`",
    },
    reason: Bilingual {
        fr: "L’une effacerait l’autre, et des badges déjà délivrés pourraient perdre leur adresse.",
        en: "One would replace the other, and badges already given could lose their address.",
    },
    way_out: Bilingual {
        fr: "L’autre est ici : {other}. Renommez l’une des deux.",
        en: "The other is here: {other}. Rename one of the two.",
    },
};

/// Two addresses differ only by the case of their letters.
pub static CASE_CLASH: Rule = Rule {
    code: "L041",
    severity: Error,
    message: Bilingual {
        fr: "les adresses `{path}` et `{other}` ne diffèrent que par la casse",
        en: "the addresses `{path}` and `{other}` differ only by the case of their letters",
    },
    reason: Bilingual {
        fr: "Sur bien des ordinateurs, ce serait un seul fichier.",
        en: "On many computers they would be one file.",
    },
    way_out: Bilingual {
        fr: "Renommez l’un des deux fichiers.",
        en: "Rename one of the two files.",
    },
};

/// An old address that leads to nothing.
pub static MOVED_NOWHERE: Rule = Rule {
    code: "C106",
    severity: Warning,
    message: Bilingual {
        fr: "rien n’est publié à « {to} », où cette ancienne adresse doit mener",
        en: "nothing is published at “{to}”, where this old address is to lead",
    },
    reason: Bilingual {
        fr: "Les badges qui portent l’ancienne adresse n’auraient plus de page.",
        en: "Badges that carry the old address would have no page any more.",
    },
    way_out: Bilingual {
        fr: "Nommez une page du site ; la plus proche : `{near}`.",
        en: "Name a page of the site; the nearest: `{near}`.",
    },
};

/// An old address at which no file can answer.
pub static OLD_UNANSWERED: Rule = Rule {
    code: "C107",
    severity: Warning,
    message: Bilingual {
        fr: "aucun fichier du site ne peut répondre à l’ancienne adresse `{from}` : {why}",
        en: "no file of the site can answer at the old address `{from}`: {why}",
    },
    reason: Bilingual {
        fr: "Bien des hébergeurs ne savent pas rediriger, et un vérificateur attend le document lui-même.",
        en: "Many hosts know no redirects, and a verifier waits for the document itself.",
    },
    way_out: Bilingual {
        fr: "Faites mener un document à un document de la même sorte, comme `badges/…/badgeclass.json`, plutôt qu’à « {to} » ; hors du site, réglez le serveur.",
        en: "Lead a document to a document of its kind, such as `badges/…/badgeclass.json`, rather than to “{to}”; outside the site, set up the server.",
    },
};

/// A picture that cannot be read.
pub static UNUSABLE_PICTURE: Rule = Rule {
    code: "I101",
    severity: Error,
    message: Bilingual {
        fr: "l’image `{file}` ne peut pas servir : {why}",
        en: "the image `{file}` cannot be used: {why}",
    },
    reason: Bilingual {
        fr: "Le badge est une image : c’est elle que les personnes gardent et montrent.",
        en: "The badge is an image: it is what people keep and show.",
    },
    way_out: Bilingual {
        fr: "Donnez un PNG ou un SVG sain, par exemple en l’exportant de nouveau.",
        en: "Give a sound PNG or SVG, for instance by exporting it again.",
    },
};

/// An SVG that does something, or asks for something elsewhere.
pub static ACTIVE_PICTURE: Rule = Rule {
    code: "I103",
    severity: Error,
    message: Bilingual {
        fr: "l’image `{file}` contient ce qu’une image ne doit pas contenir : {what}",
        en: "the image `{file}` holds what an image must not hold: {what}",
    },
    reason: Bilingual {
        fr: "Un badge est ouvert par des inconnus : il ne doit ni agir ni appeler un autre site.",
        en: "A badge is opened by strangers: it must neither act nor call another site.",
    },
    way_out: Bilingual {
        fr: "Exportez-la en « SVG simple », sans script ni lien vers l’extérieur.",
        en: "Export it as “plain SVG”, with no script and no outside link.",
    },
};

/// Two texts that programs in use put in another order.
pub static UNSTEADY_ORDER: Rule = Rule {
    code: "O119",
    severity: Error,
    message: Bilingual {
        fr: "des programmes en usage rangent {first} et {second} dans un autre ordre que la norme",
        en: "programs in use put {first} and {second} in another order than the standard",
    },
    reason: Bilingual {
        fr: "La signature en dépend : le badge serait authentique pour les uns et faux pour les autres.",
        en: "The signature hangs on it: the badge would be genuine for some and forged for others.",
    },
    way_out: Bilingual {
        fr: "Écrivez l’un des deux sans son émoji ou son caractère rare.",
        en: "Write one of them without its emoji or rare letter.",
    },
};

/// A document that cannot be signed for another reason.
pub static UNSIGNABLE: Rule = Rule {
    code: "O120",
    severity: Error,
    message: Bilingual {
        fr: "ce qui serait publié ici ne peut pas être signé : {why}",
        en: "what would be published here cannot be signed: {why}",
    },
    reason: Bilingual {
        fr: "Une partie du document échapperait à la signature, ou serait lue autrement ailleurs.",
        en: "A part of the document would escape the signature, or be read differently elsewhere.",
    },
    way_out: Bilingual {
        fr: "Changez le texte ou l’adresse que la phrase nomme.",
        en: "Change the text or the address that the sentence names.",
    },
};
