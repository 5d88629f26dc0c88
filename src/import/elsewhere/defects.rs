//! What is wrong in files of elsewhere: rules that an import says, and nothing else does.

use crate::ground::{Bilingual, Rule, Severity};

/// Every rule of this room.
pub static RULES: [&Rule; 12] = [
    &ALIGNMENTS,
    &CONTROLS,
    &COMMAS,
    &BROKEN,
    &NO_NAME,
    &NO_DESCRIPTION,
    &CRITERIA_ELSEWHERE,
    &PICTURE,
    &PICTURE_ELSEWHERE,
    &ALIGNMENT,
    &LANGUAGE,
    &ADDRESS_IN_CLEAR,
];

pub(super) static ALIGNMENTS: Rule = Rule {
    code: "O113",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "le fichier écrit `alignments`, que la norme appelle `alignment`",
        en: "the file writes `alignments`, which the standard calls `alignment`",
    },
    reason: Bilingual {
        fr: "Les autres lecteurs ne voient pas ces repères.",
        en: "Other readers do not see these alignments.",
    },
    way_out: Bilingual {
        fr: "Rien : ils sont repris, et publiés sous leur vrai nom.",
        en: "Nothing: they are taken over, and published under their right name.",
    },
};

pub(super) static CONTROLS: Rule = Rule {
    code: "O118",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "des textes du fichier contiennent des caractères de commande",
        en: "texts of the file hold control characters",
    },
    reason: Bilingual {
        fr: "Personne ne les voit, et des vérificateurs ne s’accordent pas sur leur signature.",
        en: "Nobody sees them, and verifiers do not agree on their signature.",
    },
    way_out: Bilingual {
        fr: "Rien : ils sont laissés de côté.",
        en: "Nothing: they are left out.",
    },
};

pub(super) static COMMAS: Rule = Rule {
    code: "O130",
    severity: Severity::Advice,
    message: Bilingual { fr: "le JSON a des virgules de trop", en: "the JSON has commas too many" },
    reason: Bilingual {
        fr: "La plupart des lecteurs refusent un tel fichier.",
        en: "Most readers refuse such a file.",
    },
    way_out: Bilingual {
        fr: "Rien : il est lu sans elles.",
        en: "Nothing: it is read without them.",
    },
};

pub(super) static BROKEN: Rule = Rule {
    code: "O131",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le JSON est cassé à la ligne {line}",
        en: "the JSON is broken on line {line}",
    },
    reason: Bilingual {
        fr: "Rien de ce fichier n’est importé.",
        en: "Nothing of this file is imported.",
    },
    way_out: Bilingual {
        fr: "Exportez-le à nouveau, ou corrigez-le à cette ligne.",
        en: "Export it again, or mend it on this line.",
    },
};

pub(super) static NO_NAME: Rule = Rule {
    code: "O132",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce qui est décrit ici n’a pas de nom",
        en: "what is described here has no name",
    },
    reason: Bilingual {
        fr: "Un badge ou un émetteur sans nom ne peut être ni retrouvé ni montré : il n’est pas importé.",
        en: "A badge or an issuer without a name can be neither found nor shown: it is not imported.",
    },
    way_out: Bilingual {
        fr: "Ajoutez `name` dans le fichier d’origine, puis importez de nouveau.",
        en: "Add `name` in the source, then import again.",
    },
};

pub(super) static NO_DESCRIPTION: Rule = Rule {
    code: "O133",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {name} » n’a pas de description",
        en: "“{name}” has no description",
    },
    reason: Bilingual {
        fr: "La norme en demande une ; nul autre que vous ne peut l’écrire.",
        en: "The standard asks for one; nobody but you can write it.",
    },
    way_out: Bilingual {
        fr: "Écrivez `description` dans le texte importé, qui reste un brouillon jusque-là.",
        en: "Write `description` in the imported text, which stays a draft until then.",
    },
};

pub(super) static CRITERIA_ELSEWHERE: Rule = Rule {
    code: "O134",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "les critères de « {name} » sont à l’adresse {address}, et non dans le fichier",
        en: "the criteria of “{name}” are at {address}, and not in the file",
    },
    reason: Bilingual {
        fr: "Quand cette page disparaîtra, personne ne saura plus ce que le badge reconnaît.",
        en: "When that page goes, nobody will know any more what the badge recognises.",
    },
    way_out: Bilingual {
        fr: "Recopiez-les dans le texte importé, à la place de l’adresse.",
        en: "Copy them into the imported text, in the place of the address.",
    },
};

pub(super) static PICTURE: Rule = Rule {
    code: "O135",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’image n’est ni un PNG ni un SVG lisible, ou elle dépasse 8 Mo",
        en: "the picture is neither a PNG nor an SVG that can be read, or is larger than 8 MB",
    },
    reason: Bilingual {
        fr: "Les Open Badges ne connaissent que ces deux formats.",
        en: "Open Badges know these two formats only.",
    },
    way_out: Bilingual {
        fr: "Enregistrez l’image en PNG ou en SVG à côté du texte importé.",
        en: "Save the picture as PNG or SVG beside the imported text.",
    },
};

/// The picture of a badge is at an address only.
pub static PICTURE_ELSEWHERE: Rule = Rule {
    code: "O136",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’image de « {name} » est à l’adresse {address}, et non dans les fichiers donnés",
        en: "the picture of “{name}” is at {address}, and not among the files given",
    },
    reason: Bilingual {
        fr: "Sans elle, le badge n’a pas d’image.",
        en: "Without it, the badge has no picture.",
    },
    way_out: Bilingual {
        fr: "Enregistrez-la dans le même dossier que le fichier, puis importez de nouveau ; ou à côté du texte importé.",
        en: "Save it in the same folder as the file, then import again; or beside the imported text.",
    },
};

pub(super) static ALIGNMENT: Rule = Rule {
    code: "O137",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le repère « {name} » n’a pas de nom ou pas d’adresse",
        en: "the alignment “{name}” has no name or no address",
    },
    reason: Bilingual {
        fr: "La norme demande les deux : il n’est pas repris.",
        en: "The standard asks for both: it is not taken over.",
    },
    way_out: Bilingual {
        fr: "Écrivez-le à la main dans le texte importé, sous `[[alignment]]`.",
        en: "Write it by hand in the imported text, under `[[alignment]]`.",
    },
};

pub(super) static LANGUAGE: Rule = Rule {
    code: "O138",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {word} » n’est pas une langue", en: "“{word}” is not a language"
    },
    reason: Bilingual {
        fr: "La langue du texte reste à dire : aucune n’est devinée.",
        en: "The language of the text remains to be said: none is guessed.",
    },
    way_out: Bilingual {
        fr: "Vérifiez que le texte importé est dans la langue du catalogue.",
        en: "See to it that the imported text is in the language of the catalogue.",
    },
};

pub(super) static ADDRESS_IN_CLEAR: Rule = Rule {
    code: "O106",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le fichier d’origine porte l’adresse d’une personne en clair ({masked})",
        en: "the source holds the address of a person in clear ({masked})",
    },
    reason: Bilingual {
        fr: "S’il est public, des robots l’ont déjà lue ; elle n’entre pas dans le catalogue.",
        en: "If it is public, robots have read it already; it does not enter the catalogue.",
    },
    way_out: Bilingual {
        fr: "Ne publiez pas ce fichier, et retirez-le de l’endroit où il l’est.",
        en: "Do not publish this file, and take it away from where it is.",
    },
};
