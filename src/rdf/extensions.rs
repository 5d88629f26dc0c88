//! The vocabularies of the published extensions of Open Badges 3.0 as tables of ours, and the JSON-LD
//! contexts derived from them.
//!
//! As with Open Badges 2.0, the published texts have no open licence; which name means which address
//! is a fact. A test holds the derived contexts equal, as JSON, to the published ones.

use serde_json::{Map, Value, json};
use std::sync::OnceLock;

/// An extension: its context defines names that hold everywhere, and types with names of their own.
struct Extension {
    address: &'static str,
    names: &'static [Name],
    types: &'static [Type],
}

/// A name and the address that it stands for.
type Name = (&'static str, &'static str);

/// A type, the address that it stands for, and the names that hold inside.
type Type = (&'static str, &'static str, &'static [Name]);

/// A context that was derived: its address, as JSON, as text.
pub(super) struct Derived {
    pub(super) address: &'static str,
    pub(super) value: Value,
    pub(super) text: String,
}

/// The contexts of the extensions.
pub(super) fn contexts() -> &'static [Derived] {
    static DERIVED: OnceLock<Vec<Derived>> = OnceLock::new();
    DERIVED.get_or_init(|| EXTENSIONS.iter().map(Extension::derive).collect())
}

/// The context at this address, when it is that of an extension.
pub(super) fn context(address: &str) -> Option<&'static Derived> {
    contexts().iter().find(|derived| derived.address == address)
}

impl Extension {
    fn derive(&self) -> Derived {
        let mut terms = protected(self.names);
        for (name, address, inside) in self.types {
            let scope = Value::Object(protected(inside));
            terms.insert((*name).to_owned(), json!({ "@id": address, "@context": scope }));
        }
        let value = json!({ "@context": terms });
        Derived { address: self.address, text: value.to_string(), value }
    }
}

fn protected(names: &[Name]) -> Map<String, Value> {
    let names = names.iter().map(|(name, address)| ((*name).to_owned(), json!(address)));
    [("@protected".to_owned(), json!(true))].into_iter().chain(names).collect()
}

const ID: Name = ("id", "@id");
const TYPE: Name = ("type", "@type");

const EXTENSIONS: [Extension; 4] = [
    Extension {
        address: "https://openbadgespec.org/extensions/accessibilityExtension/context-3.0.0.json",
        names: &[
            ("accessibilityAPI", "https://schema.org/accessibilityAPI"),
            ("accessibilityControl", "https://schema.org/accessibilityControl"),
            ("accessibilityFeature", "https://schema.org/accessibilityFeature"),
            ("accessibilityHazard", "https://schema.org/accessibilityHazard"),
        ],
        types: &[],
    },
    Extension {
        address: "https://openbadgespec.org/extensions/applyLinkExtension/context-3.0.0.json",
        names: &[ID, TYPE],
        types: &[(
            "ApplyLinkAchievement",
            "https://w3id.org/openbadges/extensions#ApplyLinkAchievement",
            &[ID, TYPE],
        )],
    },
    Extension {
        address: "https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json",
        names: &[("schema", "http://schema.org/"), ("Place", "schema:Place")],
        types: &[],
    },
    Extension {
        address: "https://openbadgespec.org/extensions/licenseExtension/context-3.0.0.json",
        names: &[ID, TYPE],
        types: &[
            (
                "CCAchievement",
                "https://w3id.org/openbadges/extensions#CCAchievement",
                &[ID, TYPE, ("license", "https://w3id.org/openbadges/extensions#License")],
            ),
            (
                "License",
                "https://w3id.org/openbadges/extensions#License",
                &[
                    ("cc", "http://creativecommons.org/ns#"),
                    ID,
                    TYPE,
                    ("legalCode", "cc:legalcode"),
                    ("License", "cc:License"),
                    ("CC-0", "https://creativecommons.org/publicdomain/zero/1.0/"),
                    ("CC-BY", "http://creativecommons.org/licenses/by/4.0/"),
                    ("CC-BY-SA", "http://creativecommons.org/licenses/by-sa/4.0/"),
                    ("CC-BY-NC", "http://creativecommons.org/licenses/by-nc/4.0/"),
                    ("CC-BY-NC-SA", "http://creativecommons.org/licenses/by-nc-sa/4.0/"),
                    ("CC-BY-ND", "http://creativecommons.org/licenses/by-nd/4.0/"),
                    ("CC-BY-NC-ND", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
                ],
            ),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::super::{OB_303, RdfError, VC_2, canonical, canonical_general};
    use super::*;
    use crate::standards;

    #[test]
    fn the_derived_contexts_are_the_published_ones() {
        let Some(folder) = standards::folder() else { return };
        let mut published = 0;
        for derived in contexts() {
            let name = derived.address.split('/').nth(4).expect("the name of the extension");
            let path = format!("contexts/ob-extensions/{name}-ob3-context-3.0.0.json");
            assert_eq!(derived.value, standards::json(&folder, &path), "{name}");
            published += 1;
        }
        assert_eq!(published, 4);
    }

    /// A badge whose achievement has a further type and a further property.
    fn badge(extension: &str, kind: &str, name: &str, value: &Value) -> Value {
        let address =
            format!("https://openbadgespec.org/extensions/{extension}/context-3.0.0.json");
        let mut achievement = json!({ "type": ["Achievement", kind], "name": "Soudure" });
        achievement[name] = value.clone();
        json!({
            "@context": [VC_2, OB_303, address],
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "credentialSubject": { "type": ["AchievementSubject"], "achievement": achievement },
        })
    }

    /// Inside the type `License`, the published context gives the protected name `License` another
    /// meaning, which JSON-LD 1.1 forbids a type to do (API, section 4.1.2, step 5.13).
    #[test]
    fn the_type_of_licences_contradicts_itself() {
        let licence = json!({ "type": ["License"], "legalCode": "https://a.example/" });
        let badge = badge("licenseExtension", "CCAchievement", "license", &licence);
        assert!(matches!(canonical(&badge), Err(RdfError::Syntax(_))));
    }

    #[test]
    fn names_of_extensions_have_their_meaning_and_no_others_slip_in() {
        for (extension, kind, name, value, meaning) in [
            (
                "accessibilityExtension",
                "Achievement",
                "accessibilityHazard",
                json!("noSoundHazard"),
                "<https://schema.org/accessibilityHazard> \"noSoundHazard\"",
            ),
            (
                "applyLinkExtension",
                "ApplyLinkAchievement",
                "name",
                json!("Soudure"),
                "<https://w3id.org/openbadges/extensions#ApplyLinkAchievement>",
            ),
            ("geoCoordinatesExtension", "Place", "name", json!("x"), "<http://schema.org/Place>"),
            (
                "licenseExtension",
                "CCAchievement",
                "license",
                json!("CC-BY-SA"),
                "<https://w3id.org/openbadges/extensions#License> \"CC-BY-SA\"",
            ),
        ] {
            let good = badge(extension, kind, name, &value);
            let text = canonical(&good).expect("every name is defined");
            assert!(text.contains(meaning), "{extension}: {text}");
            assert_eq!(canonical_general(&good), Ok(text));
            let bad = badge(extension, kind, "honours", &value);
            assert_eq!(canonical(&bad), Err(RdfError::UndefinedTerm("honours".to_owned())));
        }
    }
}
