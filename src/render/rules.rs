//! What can be wrong with a theme: the rules L070 to L087, A107 and P106.

use crate::ground::{Bilingual, Rule, Severity};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[
    &TEMPLATE,
    &THEME_MISSING,
    &THEME_UNREADABLE,
    &THEME_REQUIRES,
    &STRINGS_UNREADABLE,
    &STRINGS_SHAPE,
    &STRINGS_UNKNOWN,
    &STRINGS_PLACEHOLDER,
    &THEME_FILE_UNUSED,
    &THEME_FILE_BYTES,
    &STRINGS_MISSING,
    &STRINGS_PLURAL,
    &LANGUAGE_UNSPOKEN,
    &TEMPLATE_VARIABLE,
    &STYLE_BRACES,
    &ASSET_UNKNOWN,
    &ASSET_NAME,
    &ASSET_TOO_LARGE,
    &CONTRAST,
    &INDEXABLE_AWARD,
];

/// A template that cannot be read.
pub static TEMPLATE: Rule = Rule {
    code: "L070",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce gabarit ne peut pas être lu (ligne {line}, colonne {column}) : {why}",
        en: "this template cannot be read (line {line}, column {column}): {why}",
    },
    reason: Bilingual {
        fr: "Toutes les pages qui s’en servent manqueraient au site.",
        en: "Every page that uses it would be missing from the site.",
    },
    way_out: Bilingual {
        fr: "Corrigez le gabarit à cet endroit, ou supprimez le fichier pour reprendre celui du thème intégré.",
        en: "Mend the template at this place, or remove the file to get back the one of the built-in theme.",
    },
};

/// A theme that is not there.
pub static THEME_MISSING: Rule = Rule {
    code: "L071",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le thème « {name} » n’existe pas : il n’y a aucun fichier dans themes/{name}/",
        en: "the theme “{name}” does not exist: there is no file in themes/{name}/",
    },
    reason: Bilingual {
        fr: "Sans thème, les pages n’auraient pas l’apparence attendue.",
        en: "Without its theme, the site would not look as expected.",
    },
    way_out: Bilingual {
        fr: "Écrivez theme = \"blason\" dans blason.toml pour le thème intégré, ou ajoutez le dossier themes/{name}/.",
        en: "Write theme = \"blason\" in blason.toml for the built-in theme, or add the folder themes/{name}/.",
    },
};

/// A `theme.toml` that cannot be read.
pub static THEME_UNREADABLE: Rule = Rule {
    code: "L072",
    severity: Severity::Error,
    message: Bilingual {
        fr: "theme.toml ne peut pas être lu : {why}",
        en: "theme.toml cannot be read: {why}",
    },
    reason: Bilingual {
        fr: "Ce fichier dit pour quelles versions du programme le thème est fait.",
        en: "This file says for which versions of the program the theme is made.",
    },
    way_out: Bilingual {
        fr: "Écrivez-y trois lignes : name = \"…\", version = \"1.0.0\", requires = \">=0.1, <0.2\".",
        en: "Write three lines in it: name = \"…\", version = \"1.0.0\", requires = \">=0.1, <0.2\".",
    },
};

/// A theme made for another version of the program.
pub static THEME_REQUIRES: Rule = Rule {
    code: "L073",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce thème est fait pour Blason {requires} ; ce programme est Blason {version}",
        en: "this theme is made for Blason {requires}; this program is Blason {version}",
    },
    reason: Bilingual {
        fr: "Les gabarits emploient ce que le programme leur donne, et cela change d’une version à l’autre.",
        en: "Templates use what the program gives them, and that changes between versions.",
    },
    way_out: Bilingual {
        fr: "Prenez une version du thème faite pour ce programme, ou vérifiez les pages puis élargissez requires.",
        en: "Take a version of the theme made for this program, or check the pages and then widen requires.",
    },
};

/// A file of sentences that cannot be read.
pub static STRINGS_UNREADABLE: Rule = Rule {
    code: "L074",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce fichier de phrases ne peut pas être lu : {why}",
        en: "this file of sentences cannot be read: {why}",
    },
    reason: Bilingual {
        fr: "Les phrases du thème ne seraient pas celles que vous avez écrites.",
        en: "The sentences of the theme would not be the ones you wrote.",
    },
    way_out: Bilingual {
        fr: "Une phrase s’écrit clé = \"texte\" sous [section] ; un pluriel s’écrit { one = \"…\", other = \"…\" }.",
        en: "A sentence is written key = \"text\" below [section]; a plural is written { one = \"…\", other = \"…\" }.",
    },
};

/// A sentence where a plural is asked for, or the reverse.
pub static STRINGS_SHAPE: Rule = Rule {
    code: "L075",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {key} » n’a pas la forme attendue : phrase, pluriel ou liste",
        en: "“{key}” does not have the expected shape: sentence, plural or list",
    },
    reason: Bilingual {
        fr: "Une phrase qui compte a besoin de ses deux formes.",
        en: "A sentence that counts needs both of its forms.",
    },
    way_out: Bilingual {
        fr: "Reprenez la forme du fichier strings/fr.toml du thème intégré.",
        en: "Follow the shape in strings/en.toml of the built-in theme.",
    },
};

/// A sentence that no page says.
pub static STRINGS_UNKNOWN: Rule = Rule {
    code: "L076",
    severity: Severity::Warning,
    message: Bilingual { fr: "aucune page ne dit « {key} »", en: "no page says “{key}”" },
    reason: Bilingual {
        fr: "La phrase n’apparaîtrait nulle part.",
        en: "The sentence would appear nowhere.",
    },
    way_out: Bilingual { fr: "Vouliez-vous dire {near} ?", en: "Did you mean {near}?" },
};

/// A placeholder that nothing fills.
pub static STRINGS_PLACEHOLDER: Rule = Rule {
    code: "L077",
    severity: Severity::Error,
    message: Bilingual {
        fr: "rien ne remplace « {placeholder} » dans cette phrase",
        en: "nothing takes the place of “{placeholder}” in this sentence",
    },
    reason: Bilingual {
        fr: "Le mot entre accolades resterait tel quel sur la page.",
        en: "The word in braces would stay on the page as it is.",
    },
    way_out: Bilingual { fr: "Employez seulement : {known}.", en: "Use only: {known}." },
};

/// A file of a theme that nothing reads.
pub static THEME_FILE_UNUSED: Rule = Rule {
    code: "L078",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce fichier du thème n’est lu par rien",
        en: "nothing reads this file of the theme",
    },
    reason: Bilingual {
        fr: "Un thème est fait de theme.toml, styles/*.css, scripts/**/*.js, templates/*.html, strings/<langue>.toml et assets/*.",
        en: "A theme is made of theme.toml, styles/*.css, scripts/**/*.js, templates/*.html, strings/<language>.toml and assets/*.",
    },
    way_out: Bilingual {
        fr: "Déplacez-le dans static/ s’il doit être publié tel quel, ou supprimez-le.",
        en: "Move it to static/ if it is to be published as it is, or remove it.",
    },
};

/// A file of a theme that is not text.
pub static THEME_FILE_BYTES: Rule = Rule {
    code: "L079",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce fichier du thème n’est pas du texte en UTF-8",
        en: "this file of the theme is not text in UTF-8",
    },
    reason: Bilingual {
        fr: "Le programme ne peut pas le lire.",
        en: "The program cannot read it.",
    },
    way_out: Bilingual {
        fr: "Enregistrez-le en UTF-8 depuis votre éditeur.",
        en: "Save it as UTF-8 from your editor.",
    },
};

/// Sentences that a file of a new language lacks.
pub static STRINGS_MISSING: Rule = Rule {
    code: "L080",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "il manque à ce fichier des phrases ou des formes du pluriel ({count}) : {first}",
        en: "this file lacks sentences or plural forms ({count}): {first}",
    },
    reason: Bilingual {
        fr: "Les pages diront ces phrases en anglais, et ces pluriels avec la forme « other ».",
        en: "Pages will say these sentences in English, and these plurals in the form “other”.",
    },
    way_out: Bilingual {
        fr: "Traduisez-les d’après strings/fr.toml du thème intégré (`blason theme copy` en donne une copie).",
        en: "Translate them after strings/en.toml of the built-in theme (`blason theme copy` gives a copy).",
    },
};

/// A language that the file of sentences says it counts like, and that is not known.
pub static STRINGS_PLURAL: Rule = Rule {
    code: "L081",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le programme ne sait pas comment compte la langue « {language} »",
        en: "the program does not know how the language “{language}” counts",
    },
    reason: Bilingual {
        fr: "Chaque langue a ses pluriels ; une phrase qui compte doit choisir la bonne forme.",
        en: "Every language has its plurals; a sentence that counts must choose the right form.",
    },
    way_out: Bilingual {
        fr: "Nommez une langue qui compte de la même façon : plural = \"fr\", \"en\", \"pl\", \"br\"…",
        en: "Name a language that counts alike: plural = \"fr\", \"en\", \"pl\", \"br\"…",
    },
};

/// A language of the site that the theme has no sentence of.
pub static LANGUAGE_UNSPOKEN: Rule = Rule {
    code: "L082",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le thème n’a aucune phrase dans la langue « {language} » du site",
        en: "the theme has no sentence in the site’s language “{language}”",
    },
    reason: Bilingual {
        fr: "Dans cette langue, le site donnera vos textes traduits, mais ses propres phrases en anglais.",
        en: "In this language the site will show your translated texts, but its own sentences in English.",
    },
    way_out: Bilingual {
        fr: "Ajoutez themes/{theme}/strings/{language}.toml, d’après strings/fr.toml du thème intégré.",
        en: "Add themes/{theme}/strings/{language}.toml, after strings/en.toml of the built-in theme.",
    },
};

/// A template that asks for something that is not there.
pub static TEMPLATE_VARIABLE: Rule = Rule {
    code: "L083",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce gabarit ne peut pas être rempli (ligne {line}, colonne {column}) : {why}",
        en: "this template cannot be filled (line {line}, column {column}): {why}",
    },
    reason: Bilingual {
        fr: "Il a été essayé sur un petit catalogue modèle ; sur le vôtre, la construction s’arrêterait de même.",
        en: "It was tried on a small model catalogue; on yours, the build would stop in the same way.",
    },
    way_out: Bilingual {
        fr: "Comparez le nom avec docs/theme-variables.md, qui dit tout ce qu’un gabarit peut voir.",
        en: "Compare the name with docs/theme-variables.md, which says all that a template may see.",
    },
};

/// Braces of a style sheet that do not pair.
pub static STYLE_BRACES: Rule = Rule {
    code: "L084",
    severity: Severity::Error,
    message: Bilingual {
        fr: "dans ce fichier de style, quelque chose s’ouvre ou se ferme seul : {what}",
        en: "in this style file, something opens or closes alone: {what}",
    },
    reason: Bilingual {
        fr: "Les fichiers de style sont réunis en un seul : les règles qui suivent seraient perdues, ici et dans les autres.",
        en: "Style files are joined into one: the rules that follow would be lost, here and in the others.",
    },
    way_out: Bilingual {
        fr: "Ajoutez ou ôtez l’accolade, la parenthèse, le guillemet ou le commentaire qui manque de son pair.",
        en: "Add or remove the brace, parenthesis, quote or comment that lacks its pair.",
    },
};

/// An asset that the theme does not have.
pub static ASSET_UNKNOWN: Rule = Rule {
    code: "L085",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le thème n’a pas de fichier assets/{name}",
        en: "the theme has no file assets/{name}",
    },
    reason: Bilingual {
        fr: "Le style demande un fichier qui ne serait pas publié.",
        en: "The style asks for a file that would not be published.",
    },
    way_out: Bilingual {
        fr: "Ajoutez ce fichier au dossier assets/ du thème, ou corrigez le nom après « asset: ».",
        en: "Add this file to the folder assets/ of the theme, or mend the name after “asset:”.",
    },
};

/// An asset whose name does not fit an address.
pub static ASSET_NAME: Rule = Rule {
    code: "L086",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le nom de ce fichier du thème ne convient pas à une adresse",
        en: "the name of this file of the theme does not fit an address",
    },
    reason: Bilingual {
        fr: "Il sera publié sous assets/, avec une empreinte avant sa terminaison.",
        en: "It will be published below assets/, with a digest before its ending.",
    },
    way_out: Bilingual {
        fr: "Prenez des lettres sans accent, des chiffres, « - » ou « _ », puis une terminaison : logo.svg.",
        en: "Use letters without accents, figures, “-” or “_”, then an ending: logo.svg.",
    },
};

/// An asset that is too large.
pub static ASSET_TOO_LARGE: Rule = Rule {
    code: "L087",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce fichier du thème est trop lourd : {size} ko ; la limite est de {limit} ko",
        en: "this file of the theme is too large: {size} kB; the limit is {limit} kB",
    },
    reason: Bilingual {
        fr: "Chaque page qui s’en sert le ferait charger à tout le monde.",
        en: "Every page that uses it would make everybody load it.",
    },
    way_out: Bilingual {
        fr: "Réduisez l’image ou la police, ou publiez le fichier depuis static/.",
        en: "Make the image or the font smaller, or publish the file from static/.",
    },
};

/// Colours that are hard to read on one another.
pub static CONTRAST: Rule = Rule {
    code: "A107",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "dans le mode {mode}, {ink} sur {paper} n’a qu’un contraste de {ratio} ; il en faut {least}",
        en: "in {mode} mode, {ink} on {paper} has a contrast of only {ratio}; {least} is needed",
    },
    reason: Bilingual {
        fr: "Une partie des lectrices et des lecteurs ne lirait pas ce texte (WCAG 2.2, 1.4.3 et 1.4.11).",
        en: "Some readers could not read this text (WCAG 2.2, 1.4.3 and 1.4.11).",
    },
    way_out: Bilingual {
        fr: "Foncez ou éclaircissez l’une des deux couleurs dans tokens.css.",
        en: "Make one of the two colours darker or lighter in tokens.css.",
    },
};

/// A theme whose pages of awards do not keep search engines away.
pub static INDEXABLE_AWARD: Rule = Rule {
    code: "P106",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce gabarit laisse les moteurs de recherche retenir les pages des attributions",
        en: "this template lets search engines keep the pages of awards",
    },
    reason: Bilingual {
        fr: "La page est pour qui reçoit son adresse d’une personne ; un moteur la donnerait à tous, et longtemps après.",
        en: "The page is for those who are given its address by a person; a search engine would give it to everybody, and long after.",
    },
    way_out: Bilingual {
        fr: "Écrivez dans l’en-tête : `{% if page.noindex %}<meta name=\"robots\" content=\"noindex\">{% endif %}`.",
        en: "Write in the head: `{% if page.noindex %}<meta name=\"robots\" content=\"noindex\">{% endif %}`.",
    },
};

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::ground::report::placeholders;

    #[test]
    fn both_languages_ask_for_the_same() {
        for (at, rule) in RULES.iter().enumerate() {
            if !["A107", "P106"].contains(&rule.code) {
                assert_eq!(rule.code, format!("L{:03}", 70 + at));
            }
            for text in [rule.message, rule.reason, rule.way_out] {
                assert_eq!(placeholders(text.fr), placeholders(text.en), "{}", rule.code);
            }
        }
    }
}
