//! What can be wrong with a theme: the rules L070 to L079.

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
        fr: "Un thème est fait de theme.toml, styles/*.css, scripts/**/*.js, templates/*.html et strings/<langue>.toml.",
        en: "A theme is made of theme.toml, styles/*.css, scripts/**/*.js, templates/*.html and strings/<language>.toml.",
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

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::ground::report::placeholders;

    #[test]
    fn both_languages_ask_for_the_same() {
        for (at, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.code, format!("L{:03}", 70 + at));
            for text in [rule.message, rule.reason, rule.way_out] {
                assert_eq!(placeholders(text.fr), placeholders(text.en), "{}", rule.code);
            }
        }
    }
}
