//! Values that cannot be understood.

use super::said;
use crate::ground::{Rule, Severity::Error};

/// Not TOML.
pub static SYNTAX: Rule = Rule {
    code: "L011",
    severity: Error,
    message: said("cette ligne ne se lit pas : {why}", "this line cannot be read: {why}"),
    reason: said(
        "Le fichier suit les règles de TOML : une clé, `=`, une valeur, une ligne par clé.",
        "The file follows the rules of TOML: a key, `=`, a value, one line per key.",
    ),
    way_out: said(
        "Vérifiez les guillemets, les crochets et les virgules à cet endroit.",
        "Check the quotes, brackets and commas at this place.",
    ),
};

/// A value of another type than expected.
pub static WRONG_TYPE: Rule = Rule {
    code: "L012",
    severity: Error,
    message: said(
        "`{key}` attend {expected}, et c’est {found}",
        "`{key}` takes {expected}, and this is {found}",
    ),
    reason: said(
        "La valeur ne peut pas être comprise sous cette forme.",
        "The value cannot be understood in this form.",
    ),
    way_out: said("Écrivez {expected}.", "Write {expected}."),
};

/// A value of the right type that says nothing usable.
pub static BAD_VALUE: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said("« {value} » n’est pas {expected}", "“{value}” is not {expected}"),
    reason: said(
        "La valeur de `{key}` entre telle quelle dans ce qui est publié.",
        "The value of `{key}` goes as it is into what is published.",
    ),
    way_out: said("Écrivez {expected}.", "Write {expected}."),
};

/// A word that is not one of those allowed.
pub static UNKNOWN_WORD: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said(
        "« {value} » n’est pas un mot connu pour `{key}`",
        "“{value}” is not a word known for `{key}`",
    ),
    reason: said(
        "Ceux qui lisent le document publié ne connaissent que ces mots.",
        "Those who read the published document know these words only.",
    ),
    way_out: said("Mots connus : {known}.", "Known words: {known}."),
};

/// A word near one that is allowed.
pub static UNKNOWN_WORD_NEAR: Rule = Rule {
    code: "L013",
    severity: Error,
    message: UNKNOWN_WORD.message,
    reason: UNKNOWN_WORD.reason,
    way_out: said(
        "Vouliez-vous dire « {nearest} » ? Mots connus : {known}.",
        "Did you mean “{nearest}”? Known words: {known}.",
    ),
};

/// A text holds a character that nobody can see.
pub static CONTROL_CHARACTER: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said(
        "le texte de `{key}` contient un caractère de commande ({character})",
        "the text of `{key}` holds a control character ({character})",
    ),
    reason: said(
        "On ne le voit pas, et des vérificateurs refusent un document qui en contient.",
        "It cannot be seen, and some verifiers refuse a document that holds one.",
    ),
    way_out: said("Retapez le texte à cet endroit.", "Type the text again at this place."),
};

/// `base_url` cannot serve as the beginning of every address.
pub static BAD_BASE_URL: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said(
        "« {value} » ne peut pas être l’adresse d’un site",
        "“{value}” cannot be the address of a site",
    ),
    reason: said(
        "Chaque badge attribué contient cette adresse, pour toujours.",
        "Every badge awarded contains this address, for ever.",
    ),
    way_out: said(
        "Écrivez `https://`, un nom d’hôte et au besoin un chemin, sans `?`, `#` ni nom d’utilisateur.",
        "Write `https://`, a host and a path if need be, without `?`, `#` or a user name.",
    ),
};
