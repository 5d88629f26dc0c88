//! To whom a badge was given (IdentityObject; OB 1.0's text with a hash).

use serde_json::Value;

use crate::codec::{hex, md5::md5, sha256::sha256};
use crate::verify::verdict::Step;
use crate::verify::verdict::StepName::Recipient;

use super::form::{one, text};
use super::{reasons, shown};

/// Longest identity and salt that are hashed, in bytes.
pub const MAX_TEXT: usize = 4_096;

/// Compares whom the caller asks about with whom an assertion names.
///
/// A hash is that of the identifier followed by the salt. An e-mail address is compared as given and
/// in lower case, since the standard does not say in which of the two issuers hash it.
pub(super) fn check(assertion: &Value, asked: Option<&str>) -> Step {
    let Some(asked) = asked.map(str::trim) else { return reasons::NOT_ASKED.step(Recipient) };
    let unknown = |name: &str| reasons::RECIPIENT_UNKNOWN.step(Recipient).with("name", shown(name));
    let Some(recipient) = one(assertion, "recipient") else { return unknown("?") };
    // Before 1.0, the recipient was a text beside its salt.
    let (identity, salt, hashed) = if let Some(identity) = recipient.as_str() {
        (Some(identity), text(assertion, "salt"), identity.contains('$'))
    } else {
        let hashed = one(recipient, "hashed").and_then(Value::as_bool).unwrap_or(false);
        (text(recipient, "identity"), text(recipient, "salt"), hashed)
    };
    let Some(identity) = identity else { return unknown("?") };
    let salt = salt.unwrap_or_default();
    if asked.len() > MAX_TEXT || identity.len() > MAX_TEXT || salt.len() > MAX_TEXT {
        return unknown("…");
    }
    let lower = asked.to_lowercase();
    let mut spellings = vec![asked];
    if asked.contains('@') && lower != asked {
        spellings.push(&lower);
    }
    let given = if hashed {
        let Some((method, digest)) = identity.split_once('$') else { return unknown(identity) };
        let hash: fn(&[u8]) -> String = match method {
            "sha256" => |bytes| hex::encode(&sha256(bytes)),
            "md5" => |bytes| hex::encode(&md5(bytes)),
            other => return unknown(other),
        };
        let digest = digest.to_ascii_lowercase();
        spellings.iter().any(|it| hash(format!("{it}{salt}").as_bytes()) == digest)
    } else {
        spellings
            .iter()
            .any(|it| *it == identity || (it.contains('@') && identity.to_lowercase() == *it))
    };
    if given { reasons::GIVEN_TO.step(Recipient) } else { reasons::GIVEN_TO_OTHER.step(Recipient) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(recipient: &Value, asked: &str) -> &'static str {
        check(&json!({ "recipient": recipient, "salt": "deadsea" }), Some(asked)).reason.code
    }

    const GIVEN: &str = "ob2.recipient";
    const OTHER: &str = "ob2.recipient-other";
    const UNKNOWN: &str = "ob2.recipient-unknown";

    #[test]
    fn hashes_with_their_salt() {
        // `printf beth@example.orgdeadsea | sha256sum`, and `md5sum`.
        let sha = json!({ "type": "email", "hashed": true, "salt": "deadsea",
            "identity": "sha256$b6877bb4361da770ac2c9fa2f28136de8dc93d823bbc1de438d5987e3f4032ef" });
        assert_eq!(code(&sha, "beth@example.org"), GIVEN);
        assert_eq!(code(&sha, " Beth@Example.org "), GIVEN);
        assert_eq!(code(&sha, "bath@example.org"), OTHER);
        let md5 = json!({ "type": "email", "hashed": true, "salt": "deadsea",
            "identity": "md5$FCB69BA7911D8779B5A2949E4DCCE26B" });
        assert_eq!(code(&md5, "beth@example.org"), GIVEN);
        assert_eq!(code(&md5, "bath@example.org"), OTHER);
    }

    #[test]
    fn in_the_clear_and_before_hashes_were_objects() {
        let clear =
            json!({ "type": "url", "hashed": false, "identity": "https://example.org/beth" });
        assert_eq!(code(&clear, "https://example.org/beth"), GIVEN);
        assert_eq!(code(&clear, "https://example.org/Beth"), OTHER);
        assert_eq!(code(&json!("beth@example.org"), "Beth@example.org"), GIVEN);
        let old = json!("sha256$b6877bb4361da770ac2c9fa2f28136de8dc93d823bbc1de438d5987e3f4032ef");
        assert_eq!(code(&old, "beth@example.org"), GIVEN);
    }

    #[test]
    fn long_texts_are_not_compared() {
        let clear = |length: usize| {
            let word = "a".repeat(length);
            code(&json!({ "type": "url", "hashed": false, "identity": word }), &word)
        };
        assert_eq!(clear(MAX_TEXT), GIVEN);
        assert_eq!(clear(MAX_TEXT + 1), UNKNOWN);
    }

    #[test]
    fn what_cannot_be_compared_is_not_concluded() {
        for recipient in [
            json!({ "type": "email", "hashed": true, "identity": "sha1$00" }),
            json!({ "type": "email", "hashed": true, "identity": "00" }),
            json!({ "type": "email" }),
            json!(null),
        ] {
            assert_eq!(code(&recipient, "beth@example.org"), UNKNOWN, "{recipient}");
        }
        let step = check(&json!({}), None);
        assert_eq!(step.reason.code, "ob2.recipient-not-asked");
    }
}
