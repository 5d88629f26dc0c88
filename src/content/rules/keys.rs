//! What must be there and is not, and keys that nobody knows.

use super::said;
use crate::ground::{Rule, Severity::Error};

/// A key that must be there is not.
pub static REQUIRED: Rule = Rule {
    code: "L001",
    severity: Error,
    message: said("il manque `{key}`", "`{key}` is missing"),
    reason: said(
        "Sans cette information, la page et les documents publiés seraient incomplets.",
        "Without it, the page and the published documents would be incomplete.",
    ),
    way_out: said("Ajoutez une ligne `{key} = …`.", "Add a line `{key} = …`."),
};

/// A file whose text is its criteria has no text.
pub static NO_BODY: Rule = Rule {
    code: "L001",
    severity: Error,
    message: said(
        "il manque le texte, après le second `+++`",
        "the text after the second `+++` is missing",
    ),
    reason: said(
        "Le texte d’un badge dit ce qu’il faut faire pour le recevoir ; celui d’une page est la page.",
        "A badge’s text says what to do to receive it; a page’s text is the page.",
    ),
    way_out: said(
        "Écrivez-le sous la ligne `+++` qui ferme l’en-tête.",
        "Write it below the `+++` line that closes the header.",
    ),
};

/// A badge has no image.
pub static NO_IMAGE: Rule = Rule {
    code: "L001",
    severity: Error,
    message: said("ce badge n’a pas d’image", "this badge has no image"),
    reason: said(
        "Un badge est une image qui porte sa preuve ; les portefeuilles l’affichent.",
        "A badge is an image that carries its proof; wallets show it.",
    ),
    way_out: said(
        "Posez `badge.svg` ou `badge.png` à côté de ce fichier, ou écrivez `image = \"…\"`.",
        "Put `badge.svg` or `badge.png` beside this file, or write `image = \"…\"`.",
    ),
};

/// An award has no place in the status lists.
pub static NO_STATUS: Rule = Rule {
    code: "L001",
    severity: Error,
    message: said(
        "cette attribution n’a pas de place dans la liste d’état (`status`)",
        "this award has no place in the status list (`status`)",
    ),
    reason: said(
        "Sans place, elle ne pourrait être ni révoquée ni suspendue.",
        "Without a place it could be neither revoked nor suspended.",
    ),
    way_out: said("Ajoutez la ligne `status = {status}`.", "Add the line `status = {status}`."),
};

/// There is no `blason.toml`.
pub static NO_SETTINGS: Rule = Rule {
    code: "L037",
    severity: Error,
    message: said("il n’y a pas de `blason.toml` ici", "there is no `blason.toml` here"),
    reason: said(
        "Ce fichier dit l’adresse du site, ses langues et son émetteur.",
        "This file says the site’s address, its languages and its issuer.",
    ),
    way_out: said(
        "Placez-vous dans le dossier du catalogue, ou nommez-le avec `--root`.",
        "Go to the catalogue’s folder, or name it with `--root`.",
    ),
};

/// A key that no file of this kind has.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "L003",
    severity: Error,
    message: said("`{key}` n’est pas une clé connue ici", "`{key}` is not a key known here"),
    reason: said(
        "Une faute de frappe passerait inaperçue, et ce qui est écrit ne serait pas publié.",
        "A slip of the hand would go unseen, and what is written would not be published.",
    ),
    way_out: said("Clés connues : {known}.", "Known keys: {known}."),
};

/// A key that no file of this kind has, near one that it has.
pub static UNKNOWN_KEY_NEAR: Rule = Rule {
    code: "L003",
    severity: Error,
    message: UNKNOWN_KEY.message,
    reason: UNKNOWN_KEY.reason,
    way_out: said("Vouliez-vous écrire `{nearest}` ?", "Did you mean `{nearest}`?"),
};

/// A key of the file's top that stands below a `[table]`.
pub static KEY_OF_ANOTHER_TABLE: Rule = Rule {
    code: "L003",
    severity: Error,
    message: UNKNOWN_KEY.message,
    reason: said(
        "En TOML, les lignes qui suivent `[{table}]` en font partie.",
        "In TOML, the lines that follow `[{table}]` belong to it.",
    ),
    way_out: said(
        "Déplacez cette ligne au-dessus de `[{table}]`.",
        "Move this line above `[{table}]`.",
    ),
};
