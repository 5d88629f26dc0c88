//! Addresses of contexts, and the words of enumerations that documents are held to.

use crate::model::IDENTITY_TYPES;

/// VC Data Model 2.0; always the first context of a credential.
pub(super) const VC: &str = "https://www.w3.org/ns/credentials/v2";

/// Open Badges 3.0; always the second.
pub(super) const OB3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// The three types of 1EdTech that [`OB3`] leaves out; third, where one of them is used.
pub(super) const OB3_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// The types that [`OB3_EXTENSIONS`] defines.
pub(super) const EXTENSION_TYPES: [&str; 3] =
    ["1EdTechCredentialRefresh", "1EdTechJsonSchemaValidator2019", "1EdTechRevocationList"];

/// Open Badges 2.0.
pub(super) const OB2: &str = "https://w3id.org/openbadges/v2";

/// Decentralized Identifiers 1.0.
pub(super) const DID: &str = "https://www.w3.org/ns/did/v1";

/// Multikey verification methods.
pub(super) const MULTIKEY: &str = "https://w3id.org/security/multikey/v1";

/// Controlled Identifiers 1.0.
pub(super) const CID: &str = "https://www.w3.org/ns/cid/v1";

/// The OB 3.0 class of an achievement, where OB 2.0 names its twin.
pub(super) const OB3_ACHIEVEMENT: &str =
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement";

/// The OB 3.0 class of a profile, where OB 2.0 names its twin.
pub(super) const OB3_PROFILE: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile";

/// The OB 3.0 class of a credential, where OB 2.0 names its twin.
pub(super) const OB3_CREDENTIAL: &str =
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential";

/// The OB 2.0 class of a badge, where OB 3.0 names its twin.
pub(super) const OB2_BADGE_CLASS: &str = "https://w3id.org/openbadges#BadgeClass";

/// A word of [`IDENTITY_TYPES`] as it is; any other as an extension: `ext:SIRET`. Letters that an
/// extension may not have become hyphens.
pub(super) fn identifier_type(kind: &str) -> String {
    if IDENTITY_TYPES.contains(&kind) {
        return kind.to_owned();
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let plain = kind.strip_prefix("ext:").unwrap_or(kind);
    let plain: String = plain.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    format!("ext:{plain}")
}

/// The address of a licence in the SPDX list; none when the text is not an SPDX identifier.
pub(super) fn licence_url(spdx: &str) -> Option<String> {
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+');
    let plain = !spdx.is_empty() && spdx.bytes().all(letters);
    plain.then(|| format!("https://spdx.org/licenses/{spdx}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_have_an_address_when_they_are_in_the_list() {
        let address = "https://spdx.org/licenses/CC-BY-SA-4.0";
        assert_eq!(licence_url("CC-BY-SA-4.0").as_deref(), Some(address));
        assert_eq!(licence_url("tous droits réservés"), None);
        assert_eq!(licence_url(""), None);
    }

    #[test]
    fn identifier_types_are_words_or_extensions() {
        for (kind, word) in [
            ("isbn", "isbn"),
            ("SIRET", "ext:SIRET"),
            ("ext:RNA", "ext:RNA"),
            ("N° RNA", "ext:N--RNA"),
        ] {
            assert_eq!(identifier_type(kind), word);
        }
    }
}
