//! What reading finds: what the author's files say and the program cannot understand.
//!
//! The sentences are for volunteers: what is wrong, why it matters, what to do, without blame.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Advice, Error, Warning},
};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &REQUIRED,
    &NO_BODY,
    &NO_IMAGE,
    &NO_STATUS,
    &NO_SETTINGS,
    &UNKNOWN_KEY,
    &UNKNOWN_KEY_NEAR,
    &KEY_OF_ANOTHER_TABLE,
    &SYNTAX,
    &WRONG_TYPE,
    &BAD_VALUE,
    &UNKNOWN_WORD,
    &UNKNOWN_WORD_NEAR,
    &CONTROL_CHARACTER,
    &BAD_BASE_URL,
    &NOT_UTF8,
    &SYMBOLIC_LINK,
    &TOO_LARGE,
    &CASE_CLASH,
    &UNREADABLE,
    &NO_FRONT_MATTER,
    &FRONT_MATTER_OPEN,
    &TOO_MANY,
    &TOO_DEEP,
    &AND_MORE,
    &LANGUAGE_NOT_PUBLISHED,
    &TRANSLATES_NOTHING,
    &TRANSLATES_TO_ITSELF,
    &NOT_A_SLUG,
    &DATES_REVERSED,
    &REVOKED_AND_SUSPENDED,
    &NO_REASON,
    &NOT_READ_YET,
    &READ_BY_NOBODY,
    &LABEL_DIFFERS,
    &UNKNOWN_LEVEL,
    &COUNT_OF_NOBODY,
    &SAID_TWICE,
    &PLACES_TOO_MANY,
    &BAD_LANGUAGE,
    &ADDRESS_IN_CLEAR,
    &PERSON_IN_CLEAR,
    &WEAK_HASH,
    &NO_SALT,
    &SHORT_SALT,
    &SECRET_KEY,
    &IMAGE_MISSING,
    &IMAGE_MISSING_NEAR,
    &IMAGE_NOT_AN_IMAGE,
];

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

// --- Something is missing ------------------------------------------------------------------------

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

// --- Something is not known ----------------------------------------------------------------------

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

// --- Something cannot be understood --------------------------------------------------------------

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

// --- The files themselves ------------------------------------------------------------------------

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
        "Lieux connus : content/issuers/<nom>.md, badges/<nom>.md, badges/<nom>/index.md, v<version>.md, awards/**.toml, frameworks/<nom>.toml, pages/<nom>.md.",
        "Known places: content/issuers/<name>.md, badges/<name>.md, badges/<name>/index.md, v<version>.md, awards/**.toml, frameworks/<name>.toml, pages/<name>.md.",
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

// --- Languages -----------------------------------------------------------------------------------

/// A text in a language that the site does not publish.
pub static LANGUAGE_NOT_PUBLISHED: Rule = Rule {
    code: "L027",
    severity: Warning,
    message: said(
        "le site ne publie pas la langue « {lang} »",
        "the site does not publish the language “{lang}”",
    ),
    reason: said("Ce texte ne paraîtra nulle part.", "This text will appear nowhere."),
    way_out: said(
        "Ajoutez « {lang} » à `languages` dans blason.toml, ou retirez ce texte.",
        "Add “{lang}” to `languages` in blason.toml, or remove this text.",
    ),
};

/// A translation without the text that it translates.
pub static TRANSLATES_NOTHING: Rule = Rule {
    code: "L028",
    severity: Error,
    message: said(
        "cette traduction n’a pas de texte d’origine : il manque `{file}`",
        "this translation has no original: `{file}` is missing",
    ),
    reason: said(
        "Une traduction complète un texte dans la langue de référence.",
        "A translation completes a text in the reference language.",
    ),
    way_out: said(
        "Ajoutez `{file}`, ou renommez ce fichier.",
        "Add `{file}`, or rename this file.",
    ),
};

/// A translation into the language of the original.
pub static TRANSLATES_TO_ITSELF: Rule = Rule {
    code: "L028",
    severity: Error,
    message: said(
        "« {lang} » est la langue de référence : ce fichier traduit un texte dans sa propre langue",
        "“{lang}” is the reference language: this file translates a text into its own language",
    ),
    reason: said(
        "Deux textes diraient la même chose, et l’un serait perdu.",
        "Two texts would say the same, and one would be lost.",
    ),
    way_out: said("Écrivez ce texte dans `{file}`.", "Write this text in `{file}`."),
};

/// Not a language tag.
pub static BAD_LANGUAGE: Rule = Rule {
    code: "T105",
    severity: Error,
    message: said("« {value} » n’est pas un code de langue", "“{value}” is not a language tag"),
    reason: said(
        "Navigateurs et lecteurs d’écran choisissent la voix et la césure d’après ce code.",
        "Browsers and screen readers choose voice and hyphenation by this tag.",
    ),
    way_out: said(
        "Écrivez par exemple `fr`, `en` ou `fr-CA`.",
        "Write for example `fr`, `en` or `fr-CA`.",
    ),
};

// --- Badges and awards ---------------------------------------------------------------------------

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

/// An e-mail address in the clear.
pub static ADDRESS_IN_CLEAR: Rule = Rule {
    code: "P101",
    severity: Error,
    message: said(
        "une adresse est écrite en clair ici : {masked}",
        "an address stands here in the clear: {masked}",
    ),
    reason: said(
        "Le dépôt garde tout, pour toujours, et d’autres le lisent : l’adresse d’une personne n’y a pas sa place.",
        "The repository keeps everything, for ever, and others read it: a person’s address has no place in it.",
    ),
    way_out: said(
        "Retirez-la : `blason award` écrit à sa place une empreinte salée, et garde l’adresse dans le registre, hors du dépôt.",
        "Take it out: `blason award` writes a salted hash in its place, and keeps the address in the ledger, out of the repository.",
    ),
};

/// A recipient's name or number in the clear, where only a hash has its place.
pub static PERSON_IN_CLEAR: Rule = Rule {
    code: "P101",
    severity: Error,
    message: said(
        "une personne est désignée en clair ici (`{kind}`)",
        "a person is named in the clear here (`{kind}`)",
    ),
    reason: said(
        "Le dépôt garde tout, pour toujours, et d’autres le lisent : ce qui désigne une personne n’y a pas sa place.",
        "The repository keeps everything, for ever, and others read it: what names a person has no place in it.",
    ),
    way_out: said(
        "Retirez-la : `blason award` écrit une empreinte salée et garde la personne dans le registre ; un nom qu’elle veut montrer s’écrit `name_shown`.",
        "Take it out: `blason award` writes a salted hash and keeps the person in the ledger; a name that the person wants shown is written `name_shown`.",
    ),
};

/// A hash that is not SHA-256.
pub static WEAK_HASH: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said(
        "cette empreinte n’est pas de la forme `sha256$` suivi de 64 chiffres hexadécimaux",
        "this hash is not `sha256$` followed by 64 hexadecimal figures",
    ),
    reason: said(
        "Les vérificateurs ne savent recalculer que cette forme ; MD5 se retourne en quelques secondes.",
        "Verifiers can only compute this form again; MD5 is undone in seconds.",
    ),
    way_out: said(
        "Écrivez `sha256$` suivi du SHA-256, en hexadécimal, de l’adresse immédiatement suivie du sel.",
        "Write `sha256$` and the SHA-256, in hexadecimal, of the address followed at once by the salt.",
    ),
};

/// A hash without salt.
pub static NO_SALT: Rule = Rule {
    code: "P103",
    severity: Error,
    message: said("cette empreinte n’a pas de sel (`salt`)", "this hash has no salt (`salt`)"),
    reason: said(
        "Sans sel, une liste d’adresses suffit pour retrouver la personne.",
        "Without salt, a list of addresses is enough to find the person.",
    ),
    way_out: said(
        "Refaites cette attribution avec `blason award` : il tire un sel de 128 bits pour elle seule.",
        "Make this award again with `blason award`: it draws a salt of 128 bits for it alone.",
    ),
};

/// A salt that is too short.
pub static SHORT_SALT: Rule = Rule {
    code: "P103",
    severity: Error,
    message: said(
        "ce sel est trop court : {count} octets, il en faut {limit}",
        "this salt is too short: {count} bytes, {limit} are needed",
    ),
    reason: said(
        "Un sel court se devine, et la personne avec lui.",
        "A short salt can be guessed, and the person with it.",
    ),
    way_out: NO_SALT.way_out,
};

/// A secret key where a public key belongs.
pub static SECRET_KEY: Rule = Rule {
    code: "P110",
    severity: Error,
    message: said("c’est une clé secrète qui est écrite ici", "this is a secret key"),
    reason: said(
        "Qui la lit peut signer au nom de l’émetteur ; le dépôt la garde même une fois effacée.",
        "Whoever reads it can sign in the issuer’s name; the repository keeps it even when erased.",
    ),
    way_out: said(
        "Ne vous en servez plus : créez une autre clé avec `blason key new`, et n’écrivez ici que la clé publique.",
        "Stop using it: make another key with `blason key new`, and write only the public key here.",
    ),
};

// --- Images --------------------------------------------------------------------------------------

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
