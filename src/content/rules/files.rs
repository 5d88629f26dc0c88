//! The files themselves: their bytes, their names, their size.

use super::said;
use crate::ground::{
    Rule,
    Severity::{Advice, Error, Warning},
};

/// A file is not UTF-8.
pub static NOT_UTF8: Rule = Rule {
    code: "L019",
    severity: Error,
    message: said("ce fichier n’est pas en UTF-8", "this file is not in UTF-8"),
    reason: said(
        "Dans un autre codage, les accents deviendraient d’autres signes.",
        "In another encoding, accents would become other signs.",
    ),
    way_out: said(
        "Dans votre éditeur, choisissez « Enregistrer avec l’encodage UTF-8 ».",
        "In your editor, choose “Save with encoding UTF-8”.",
    ),
};

/// A symbolic link.
pub static SYMBOLIC_LINK: Rule = Rule {
    code: "L020",
    severity: Warning,
    message: said("ce lien symbolique n’est pas suivi", "this symbolic link is not followed"),
    reason: said(
        "Un lien pourrait mener hors du catalogue, et le site dépendrait de la machine.",
        "A link could lead out of the catalogue, and the site would depend on the machine.",
    ),
    way_out: said("Remplacez-le par une copie du fichier.", "Replace it by a copy of the file."),
};

/// A file is larger than the limit.
pub static TOO_LARGE: Rule = Rule {
    code: "L021",
    severity: Error,
    message: said(
        "ce fichier dépasse la taille permise ({limit} octets)",
        "this file is larger than allowed ({limit} bytes)",
    ),
    reason: said(
        "Un fichier démesuré arrêterait la construction du site.",
        "A file out of all measure would stop the building of the site.",
    ),
    way_out: said("Réduisez-le, ou partagez-le en plusieurs.", "Make it smaller, or split it."),
};

/// Two paths differ by the case of their letters only.
pub static CASE_CLASH: Rule = Rule {
    code: "L022",
    severity: Error,
    message: said(
        "ce nom ne diffère de « {other} » que par ses majuscules",
        "this name differs from “{other}” by its capitals only",
    ),
    reason: said(
        "Sous Windows et macOS, l’un des deux fichiers effacerait l’autre.",
        "On Windows and macOS one of the two files would replace the other.",
    ),
    way_out: said("Renommez l’un des deux.", "Rename one of the two."),
};

/// A file cannot be read.
pub static UNREADABLE: Rule = Rule {
    code: "L023",
    severity: Error,
    message: said("ceci ne peut pas être lu : {why}", "this cannot be read: {why}"),
    reason: said(
        "Ce qui n’est pas lu manquerait au site sans que personne le voie.",
        "What is not read would be missing from the site without anybody seeing it.",
    ),
    way_out: said(
        "Vérifiez les droits et le nom du fichier, ou retirez-le du dossier.",
        "Check the file’s permissions and name, or take it out of the folder.",
    ),
};

/// A file that must open with front matter does not.
pub static NO_FRONT_MATTER: Rule = Rule {
    code: "L024",
    severity: Error,
    message: said(
        "ce fichier ne commence pas par un en-tête entre deux lignes `+++`",
        "this file does not open with a header between two `+++` lines",
    ),
    reason: said(
        "L’en-tête porte le nom et les propriétés.",
        "The header holds the name and the properties.",
    ),
    way_out: said(
        "Écrivez `+++` sur la première ligne, les clés, `+++` encore, puis le texte.",
        "Write `+++` on the first line, the keys, `+++` again, then the text.",
    ),
};

/// Front matter is opened and not closed.
pub static FRONT_MATTER_OPEN: Rule = Rule {
    code: "L024",
    severity: Error,
    message: said("l’en-tête ouvert ici n’est pas fermé", "the header opened here is not closed"),
    reason: said(
        "Sans la seconde ligne `+++`, rien ne sépare les clés du texte.",
        "Without the second `+++` line nothing separates the keys from the text.",
    ),
    way_out: said(
        "Ajoutez une ligne `+++` après la dernière clé.",
        "Add a `+++` line after the last key.",
    ),
};

/// A list is longer than the limit.
pub static TOO_MANY: Rule = Rule {
    code: "L025",
    severity: Error,
    message: said(
        "`{key}` compte {count} éléments, et {limit} au plus sont lus",
        "`{key}` has {count} items, and at most {limit} are read",
    ),
    reason: said(
        "Une limite protège la machine qui construit le site.",
        "A limit protects the machine that builds the site.",
    ),
    way_out: said(
        "Partagez la liste entre plusieurs fichiers.",
        "Split the list between several files.",
    ),
};

/// Tables within tables beyond the limit.
pub static TOO_DEEP: Rule = Rule {
    code: "L025",
    severity: Error,
    message: said(
        "plus de {limit} tables sont emboîtées dans ce fichier",
        "more than {limit} tables are nested in this file",
    ),
    reason: TOO_MANY.reason,
    way_out: said("Simplifiez le fichier.", "Make the file simpler."),
};

/// A file has more findings than are worth reading at once.
pub static AND_MORE: Rule = Rule {
    code: "L042",
    severity: Advice,
    message: said(
        "ce fichier appelle d’autres remarques, tues après les {limit} premières",
        "this file has more findings, left unsaid after the first {limit}",
    ),
    reason: said(
        "La même cause les explique souvent toutes.",
        "One cause often explains them all.",
    ),
    way_out: said(
        "Corrigez les premières, puis relancez `blason check`.",
        "Mend the first ones, then run `blason check` again.",
    ),
};

/// A file of a kind that this version does not read.
pub static NOT_READ_YET: Rule = Rule {
    code: "L033",
    severity: Advice,
    message: said(
        "cette version ne lit pas encore ce fichier",
        "this version does not read this file yet",
    ),
    reason: said(
        "Ce qu’il contient ne paraîtra pas sur le site.",
        "What it holds will not appear on the site.",
    ),
    way_out: said(
        "Gardez-le pour une version suivante de Blason.",
        "Keep it for a later version of Blason.",
    ),
};

/// A text file below `content/` that nothing reads.
pub static READ_BY_NOBODY: Rule = Rule {
    code: "L034",
    severity: Warning,
    message: said("rien ne lit ce fichier à cet endroit", "nothing reads this file at this place"),
    reason: said(
        "Ce qu’il contient ne paraîtra pas sur le site.",
        "What it holds will not appear on the site.",
    ),
    way_out: said(
        "Lieux connus : content/issuers/<nom>.md, badges/<nom>.md, badges/<nom>/index.md, v<version>.md, awards/**.toml, endorsements/<nom>.md ou .json, frameworks/<nom>.toml, pages/<nom>.md.",
        "Known places: content/issuers/<name>.md, badges/<name>.md, badges/<name>/index.md, v<version>.md, awards/**.toml, endorsements/<name>.md or .json, frameworks/<name>.toml, pages/<name>.md.",
    ),
};

/// The name of a file cannot stand in an address.
pub static NOT_A_SLUG: Rule = Rule {
    code: "L029",
    severity: Error,
    message: said(
        "le nom « {word} » ne peut pas faire une adresse",
        "the name “{word}” cannot make an address",
    ),
    reason: said(
        "Le nom du fichier ou du dossier devient l’adresse de la chose, pour toujours.",
        "The name of the file or folder becomes the thing’s address, for ever.",
    ),
    way_out: said(
        "Renommez-le avec des lettres minuscules sans accent, des chiffres et des traits d’union.",
        "Rename it with lower-case letters without accents, figures and hyphens.",
    ),
};

/// The `version` of a frozen file is not that of its name.
pub static LABEL_DIFFERS: Rule = Rule {
    code: "L035",
    severity: Error,
    message: said(
        "ce fichier s’appelle `v{label}.md` et dit `version = \"{version}\"`",
        "this file is called `v{label}.md` and says `version = \"{version}\"`",
    ),
    reason: said(
        "Une version figée garde l’adresse sous laquelle elle a été attribuée.",
        "A frozen version keeps the address under which it was awarded.",
    ),
    way_out: said(
        "Accordez le nom du fichier et `version`.",
        "Make the file’s name and `version` agree.",
    ),
};
