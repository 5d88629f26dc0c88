//! What planning finds: two things that want one address, and pictures that cannot be used.

use crate::ground::{Bilingual, Rule, Severity::Error};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[&TWO_CLAIMS, &CASE_CLASH, &UNUSABLE_PICTURE, &ACTIVE_PICTURE];

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
