//! What is known of a rule, for those who met its code: the same words as in `docs/codes`.

use super::{CHECKS, Example, policy};
use crate::ground::{Bilingual, Rule, Severity, nearest};
use crate::model::ReviewProfile;

/// A subject: the letter of its codes, and its name.
pub type Subject = (char, Bilingual);

const fn subject(letter: char, fr: &'static str, en: &'static str) -> Subject {
    (letter, Bilingual { fr, en })
}

/// The subjects that a code can belong to, by its letter, in the order of the documentation.
pub static SUBJECTS: [Subject; 12] = [
    subject('D', "Ce qui change pour les personnes", "What changes for holders"),
    subject('L', "Structure", "Structure"),
    subject('W', "Écriture", "Writing"),
    subject('A', "Accessibilité", "Accessibility"),
    subject('I', "Images", "Images"),
    subject('T', "Langues", "Languages"),
    subject('F', "Repères et référentiels", "Frameworks"),
    subject('P', "Vie privée", "Privacy"),
    subject('S', "Confiance", "Trust"),
    subject('C', "Catalogue", "Catalogue"),
    subject('O', "Interopérabilité", "Interoperability"),
    subject('H', "Le site publié", "The published site"),
];

/// The profiles, by the names that `blason.toml` gives them.
pub static PROFILES: [(&str, ReviewProfile); 4] = [
    ("collectif", ReviewProfile::Collectif),
    ("open-recognition", ReviewProfile::OpenRecognition),
    ("eu-microcredential", ReviewProfile::EuMicrocredential),
    ("strict", ReviewProfile::Strict),
];

/// What is known of one code.
#[derive(Debug)]
pub struct Explanation {
    /// The rules that share the code: the situations in which it is said.
    pub rules: Vec<&'static Rule>,
    /// Why the code can be neither lowered nor accepted, when that is so.
    pub firm: Option<Bilingual>,
    /// How bad it is in each profile; `None` where it is silent.
    pub profiles: Vec<(&'static str, Option<Severity>)>,
    /// Mistakes, and how they are mended.
    pub examples: &'static [Example],
}

/// What is known of a code, whatever its letter case; or else the code that was probably meant.
pub fn explain(code: &str, known: &[&'static Rule]) -> Result<Explanation, Option<&'static str>> {
    let code = code.trim();
    let rules: Vec<&Rule> =
        known.iter().filter(|rule| rule.code.eq_ignore_ascii_case(code)).copied().collect();
    let Some(first) = rules.first() else {
        return Err(nearest(code, known.iter().map(|rule| rule.code)));
    };
    let asks = CHECKS.iter().find(|check| check.rules.iter().any(|rule| rule.code == first.code));
    Ok(Explanation {
        firm: policy::firm(first),
        profiles: PROFILES
            .iter()
            .map(|(name, profile)| (*name, policy::in_profile(first, *profile)))
            .collect(),
        examples: asks.map_or(&[], |check| check.examples),
        rules,
    })
}

/// How bad a rule is, and what follows from it.
pub fn severity_sentence(code: &str, severity: Severity) -> Bilingual {
    match severity {
        Severity::Error if code.starts_with('D') => Bilingual {
            fr: "Erreur : un changement n’est pas à accepter tant qu’elle demeure.",
            en: "Error: a change is not to be accepted while it stands.",
        },
        Severity::Warning if code.starts_with('D') => Bilingual {
            fr: "Avertissement : à regarder avant d’accepter un changement.",
            en: "Warning: to be looked at before a change is accepted.",
        },
        Severity::Error if code.starts_with('H') => Bilingual {
            fr: "Erreur : le monde ne voit pas ce qui a été construit.",
            en: "Error: the world does not see what was built.",
        },
        Severity::Warning if code.starts_with('H') => Bilingual {
            fr: "Avertissement : à corriger chez l’hébergeur.",
            en: "Warning: should be mended at the host.",
        },
        Severity::Error => Bilingual {
            fr: "Erreur : rien n’est publié tant qu’elle demeure.",
            en: "Error: nothing is published while it stands.",
        },
        Severity::Warning => Bilingual {
            fr: "Avertissement : à corriger, sans empêcher de publier.",
            en: "Warning: should be mended; does not keep from publishing.",
        },
        Severity::Advice => Bilingual { fr: "Conseil.", en: "Advice." },
    }
}

/// A sentence of a rule with `…` where each finding says something of its own. Braces that hold no
/// name stay: they are TOML.
pub fn without_placeholders(sentence: &str) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        if name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_') {
            out.push('…');
        } else {
            out.extend(["{", name, "}"]);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}
