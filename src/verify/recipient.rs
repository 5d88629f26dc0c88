//! Was it given to whom the caller says? (OB 3.0 section 9.3, "Verify the Recipient Using an
//! Identifier"; B.1.12.) What the caller says is compared and forgotten: no step repeats it.

use serde_json::Value;

use super::keys::items;
use super::reasons;
use super::verdict::{Step, StepName};
use crate::codec::{hex, md5::md5, sha256::sha256};

/// Most identifiers of one subject that are compared.
pub const MAX_IDENTIFIERS: usize = 256;

/// The step for a subject.
pub(super) fn step(subject: &Value, wanted: Option<&str>) -> Step {
    let said = |reason: &'static reasons::Reason| reason.step(StepName::Recipient);
    let Some(wanted) = wanted else {
        return said(&reasons::RECIPIENT_NOT_ASKED);
    };
    if subject.get("id").and_then(Value::as_str) == Some(wanted) {
        return said(&reasons::RECIPIENT_IS_THE_SUBJECT);
    }
    let identities = items(subject.get("identifier"));
    if identities.len() > MAX_IDENTIFIERS {
        return said(&reasons::RECIPIENT_TOO_MANY);
    }
    let any = |wanted: &str| identities.iter().any(|identity| is(identity, wanted));
    if any(wanted) {
        return said(&reasons::RECIPIENT_MATCHES);
    }
    // The standard hashes what it is given; people write an address in many ways.
    let usual = wanted.trim().to_lowercase();
    let mail = format!("mailto:{usual}");
    if usual != wanted && any(&usual) {
        said(&reasons::RECIPIENT_MATCHES_TIDIED)
    } else if subject.get("id").and_then(Value::as_str).is_some_and(|id| id.to_lowercase() == mail)
    {
        said(&reasons::RECIPIENT_IS_THE_SUBJECT)
    } else if identities.is_empty() && subject.get("id").is_none() {
        said(&reasons::RECIPIENT_NOBODY)
    } else {
        said(&reasons::RECIPIENT_DIFFERS)
    }
}

/// Whether an identity object speaks of this person.
fn is(identity: &Value, wanted: &str) -> bool {
    let text = |name: &str| identity.get(name).and_then(Value::as_str);
    let Some(told) = text("identityHash") else {
        return false;
    };
    // A display name is nobody's identifier.
    if matches!(text("identityType"), Some("name" | "ext:name")) {
        return false;
    }
    if identity.get("hashed") != Some(&Value::Bool(true)) {
        return told == wanted;
    }
    let salted = [wanted, text("salt").unwrap_or_default()].concat();
    let digest = match told.split_once('$') {
        Some(("sha256", digest)) => (digest, hex::encode(&sha256(salted.as_bytes()))),
        Some(("md5", digest)) => (digest, hex::encode(&md5(salted.as_bytes()))),
        _ => return false,
    };
    digest.0.eq_ignore_ascii_case(&digest.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(subject: &Value, wanted: Option<&str>) -> &'static str {
        step(subject, wanted).reason.code
    }

    /// OB 3.0 B.1.12 gives this value.
    #[test]
    fn the_worked_example_of_the_standard() {
        let hash = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399";
        let subject = |hash: &str| {
            json!({ "identifier": [{
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": hash,
                "identityType": "emailAddress",
                "salt": "Kosher",
            }] })
        };
        assert_eq!(code(&subject(hash), Some("a@example.com")), "recipient.matches");
        let upper = hash.to_uppercase().replace("SHA256", "sha256");
        assert_eq!(code(&subject(&upper), Some("a@example.com")), "recipient.matches");
        assert_eq!(code(&subject(hash), Some(" A@Example.com\n")), "recipient.matches_tidied");
        assert_eq!(code(&subject(hash), Some("b@example.com")), "recipient.differs");
        assert_eq!(code(&subject(hash), None), "recipient.not_asked");
        assert_eq!(code(&subject(&hash[7..]), Some("a@example.com")), "recipient.differs");
        let plain = md5(b"a@example.comKosher");
        let old = format!("md5${}", hex::encode(&plain));
        assert_eq!(code(&subject(&old), Some("a@example.com")), "recipient.matches");
    }

    #[test]
    fn plain_identifiers_and_subjects() {
        let named = |kind: &str| {
            json!({ "identifier": {
                "type": "IdentityObject",
                "hashed": false,
                "identityHash": "Ada",
                "identityType": kind,
            } })
        };
        assert_eq!(code(&named("userName"), Some("Ada")), "recipient.matches");
        assert_eq!(code(&named("name"), Some("Ada")), "recipient.differs");
        let subject = json!({ "id": "did:example:ada" });
        assert_eq!(code(&subject, Some("did:example:ada")), "recipient.is_the_subject");
        assert_eq!(code(&subject, Some("did:example:eve")), "recipient.differs");
        let subject = json!({ "id": "mailto:ada@example.com" });
        assert_eq!(code(&subject, Some("Ada@example.com")), "recipient.is_the_subject");
        assert_eq!(code(&json!({}), Some("Ada")), "recipient.nobody");
    }

    #[test]
    fn too_many_identifiers_are_not_compared() {
        let identity =
            json!({ "hashed": false, "identityHash": "Ada", "identityType": "userName" });
        let subject = |count: usize| json!({ "identifier": vec![identity.clone(); count] });
        assert_eq!(code(&subject(MAX_IDENTIFIERS), Some("Ada")), "recipient.matches");
        assert_eq!(code(&subject(MAX_IDENTIFIERS + 1), Some("Ada")), "recipient.too_many");
    }
}
