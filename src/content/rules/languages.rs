//! Languages and translations.

use super::said;
use crate::ground::{
    Rule,
    Severity::{Error, Warning},
};

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
