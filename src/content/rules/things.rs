//! Badges, awards and their pictures.

use super::said;
use crate::ground::{
    Rule,
    Severity::{Error, Warning},
};

/// A date before one that it must follow.
pub static DATES_REVERSED: Rule = Rule {
    code: "L030",
    severity: Error,
    message: said(
        "`{key}` ({date}) vient avant `{other}` ({earlier})",
        "`{key}` ({date}) comes before `{other}` ({earlier})",
    ),
    reason: said("Un vérificateur refuserait ces dates.", "A verifier would refuse these dates."),
    way_out: said("Corrigez l’une des deux dates.", "Correct one of the two dates."),
};

/// An award is revoked and suspended at once.
pub static REVOKED_AND_SUSPENDED: Rule = Rule {
    code: "L031",
    severity: Error,
    message: said(
        "cette attribution est à la fois révoquée et suspendue",
        "this award is both revoked and suspended",
    ),
    reason: said(
        "Une révocation est définitive, une suspension ne l’est pas.",
        "A revocation is for ever, a suspension is not.",
    ),
    way_out: said(
        "Gardez `revoked` ou `suspended`, pas les deux.",
        "Keep `revoked` or `suspended`, not both.",
    ),
};

/// An award was taken back and nobody says why.
pub static NO_REASON: Rule = Rule {
    code: "L032",
    severity: Warning,
    message: said("cette révocation n’a pas de raison", "this revocation has no reason"),
    reason: said(
        "La personne qui perd un badge doit pouvoir savoir pourquoi.",
        "The person who loses a badge should be able to know why.",
    ),
    way_out: said(
        "Ajoutez `reason = \"…\"`, sans nom de personne.",
        "Add `reason = \"…\"`, without a person’s name.",
    ),
};

/// A level or a result that the badge does not describe.
pub static UNKNOWN_LEVEL: Rule = Rule {
    code: "L036",
    severity: Error,
    message: said(
        "« {word} » n’est pas un niveau décrit ici",
        "“{word}” is not a level described here",
    ),
    reason: said(
        "Le document publié pointerait vers un niveau qui n’existe pas.",
        "The published document would point to a level that does not exist.",
    ),
    way_out: said("Niveaux décrits : {known}.", "Levels described: {known}."),
};

/// A count names a badge that is not there.
pub static COUNT_OF_NOBODY: Rule = Rule {
    code: "L050",
    severity: Error,
    message: said(
        "le badge « {word} » n’existe pas : ce compte ne vaut pour personne",
        "there is no badge “{word}”: this count is nobody’s",
    ),
    reason: said(
        "La relecture croirait que personne ne détient le badge, et laisserait tout changer.",
        "The review would believe that nobody holds the badge, and let everything change.",
    ),
    way_out: said(
        "Écrivez le nom du fichier du badge, ou `nom@version`. Le plus proche : {near}.",
        "Write the name of the badge’s file, or `name@version`. The nearest: {near}.",
    ),
};

/// Two things of one file share a name.
pub static SAID_TWICE: Rule = Rule {
    code: "L038",
    severity: Error,
    message: said(
        "« {word} » est déjà pris dans ce fichier",
        "“{word}” is already taken in this file",
    ),
    reason: said(
        "Le nom fait partie d’une adresse, qui ne peut mener qu’à une chose.",
        "The name is part of an address, which can lead to one thing only.",
    ),
    way_out: said(
        "Donnez un autre nom à l’une des deux choses.",
        "Give one of the two things another name.",
    ),
};

/// An acceptance that names several places.
pub static PLACES_TOO_MANY: Rule = Rule {
    code: "L044",
    severity: Error,
    message: said(
        "cette acceptation nomme plusieurs endroits",
        "this acceptance names several places",
    ),
    reason: said(
        "Ce qui est accepté, et où, doit se lire d’un coup d’œil.",
        "What is accepted, and where, must be seen at a glance.",
    ),
    way_out: said(
        "Gardez un seul de `badge`, `issuer`, `award` et `path` ; écrivez un `[[accept]]` par endroit.",
        "Keep one of `badge`, `issuer`, `award` and `path`; write one `[[accept]]` for each place.",
    ),
};

/// An image that is not there.
pub static IMAGE_MISSING: Rule = Rule {
    code: "I101",
    severity: Error,
    message: said(
        "l’image « {word} » n’est pas dans le dossier",
        "image “{word}” is not in the folder",
    ),
    reason: said(
        "Un badge sans image ne s’affiche dans aucun portefeuille.",
        "A badge without an image is shown by no wallet.",
    ),
    way_out: said("Posez le fichier à `{path}`.", "Put the file at `{path}`."),
};

/// An image that is not there, near one that is.
pub static IMAGE_MISSING_NEAR: Rule = Rule {
    code: "I101",
    severity: Error,
    message: IMAGE_MISSING.message,
    reason: IMAGE_MISSING.reason,
    way_out: said("Vouliez-vous dire « {nearest} » ?", "Did you mean “{nearest}”?"),
};

/// A file that is not the picture its name says.
pub static IMAGE_NOT_AN_IMAGE: Rule = Rule {
    code: "I101",
    severity: Error,
    message: said("« {word} » n’est pas une image {kind}", "“{word}” is not a {kind} image"),
    reason: said(
        "Open Badges ne connaît que SVG et PNG, et la preuve s’écrit dans le fichier de l’image.",
        "Open Badges knows SVG and PNG only, and the proof is written into the image’s file.",
    ),
    way_out: said(
        "Enregistrez l’image en SVG ou en PNG, avec la fin de nom qui va avec.",
        "Save the image as SVG or PNG, with the ending that goes with it.",
    ),
};
