//! The vocabulary of Open Badges 2.0 as a table of ours, and the JSON-LD context derived from it.
//!
//! The published text has no open licence; which name means which address is a fact. A test holds
//! the derived context equal, as JSON, to the published one.

use serde_json::{Map, Value, json};
use std::sync::OnceLock;

/// The address of the context, and the older one that is still met.
pub(super) const ADDRESSES: [&str; 2] =
    ["https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json"];

/// The JSON text of the context.
pub(super) fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| context().to_string())
}

/// How a context writes what a name means.
#[derive(Clone, Copy)]
enum Term {
    /// Only the address, so that the name may stand before a colon.
    Plain(&'static str, &'static str),
    /// The address.
    Defined(&'static str, &'static str),
    /// The address, and the datatype of its values or `@id`.
    Typed(&'static str, &'static str, &'static str),
}
use Term::{Defined, Plain, Typed};

fn context() -> Value {
    let terms: Map<String, Value> = TERMS
        .iter()
        .map(|term| match *term {
            Plain(name, address) => (name.to_owned(), json!(address)),
            Defined(name, address) => (name.to_owned(), json!({ "@id": address })),
            Typed(name, address, kind) => {
                (name.to_owned(), json!({ "@id": address, "@type": kind }))
            }
        })
        .collect();
    json!({ "@context": terms })
}

/// Every name, with the correction of October 2020 to `targetFramework`.
const TERMS: &[Term] = &[
    Plain("AlignmentObject", "schema:AlignmentObject"),
    Plain("Assertion", "obi:Assertion"),
    Plain("BadgeClass", "obi:BadgeClass"),
    Plain("cred", "https://w3id.org/credentials#"),
    Plain("Criteria", "obi:Criteria"),
    Plain("CryptographicKey", "sec:Key"),
    Plain("dc", "http://purl.org/dc/terms/"),
    Plain("Endorsement", "cred:Credential"),
    Plain("Evidence", "obi:Evidence"),
    Plain("Extension", "obi:Extension"),
    Plain("extensions", "https://w3id.org/openbadges/extensions#"),
    Plain("FrameValidation", "obi:FrameValidation"),
    Plain("hosted", "obi:HostedBadge"),
    Plain("HostedBadge", "obi:HostedBadge"),
    Plain("id", "@id"),
    Plain("IdentityObject", "obi:IdentityObject"),
    Plain("Image", "obi:Image"),
    Plain("Issuer", "obi:Issuer"),
    Plain("obi", "https://w3id.org/openbadges#"),
    Plain("Profile", "obi:Profile"),
    Plain("RevocationList", "obi:RevocationList"),
    Plain("schema", "http://schema.org/"),
    Plain("sec", "https://w3id.org/security#"),
    Plain("signed", "obi:SignedBadge"),
    Plain("SignedBadge", "obi:SignedBadge"),
    Plain("type", "@type"),
    Plain("TypeValidation", "obi:TypeValidation"),
    Plain("validatesType", "obi:validatesType"),
    Plain("validation", "obi:validation"),
    Plain("validationFrame", "obi:validationFrame"),
    Plain("validationSchema", "obi:validationSchema"),
    Plain("VerificationObject", "obi:VerificationObject"),
    Plain("verify", "verification"),
    Plain("xsd", "http://www.w3.org/2001/XMLSchema#"),
    Defined("allowedOrigins", "obi:allowedOrigins"),
    Defined("audience", "obi:audience"),
    Defined("caption", "schema:caption"),
    Defined("description", "schema:description"),
    Defined("email", "schema:email"),
    Defined("endorsementComment", "obi:endorsementComment"),
    Defined("genre", "schema:genre"),
    Defined("identity", "obi:identityHash"),
    Defined("name", "schema:name"),
    Defined("narrative", "obi:narrative"),
    Defined("publicKeyPem", "sec:publicKeyPem"),
    Defined("revocationReason", "obi:revocationReason"),
    Defined("revokedAssertions", "obi:revoked"),
    Defined("salt", "obi:salt"),
    Defined("startsWith", "http://purl.org/dqm-vocabulary/v1/dqm#startsWith"),
    Defined("tags", "schema:keywords"),
    Defined("targetCode", "obi:targetCode"),
    Defined("targetDescription", "schema:targetDescription"),
    Defined("targetFramework", "schema:educationalFramework"),
    Defined("targetName", "schema:targetName"),
    Defined("targetUrl", "schema:targetUrl"),
    Defined("telephone", "schema:telephone"),
    Defined("uid", "obi:uid"),
    Defined("verificationProperty", "obi:verificationProperty"),
    Defined("version", "schema:version"),
    Typed("alignment", "obi:alignment", "@id"),
    Typed("author", "schema:author", "@id"),
    Typed("badge", "obi:badge", "@id"),
    Typed("claim", "cred:claim", "@id"),
    Typed("created", "dc:created", "xsd:dateTime"),
    Typed("creator", "dc:creator", "@id"),
    Typed("criteria", "obi:criteria", "@id"),
    Typed("endorsement", "cred:credential", "@id"),
    Typed("evidence", "obi:evidence", "@id"),
    Typed("expires", "sec:expiration", "xsd:dateTime"),
    Typed("hashed", "obi:hashed", "xsd:boolean"),
    Typed("image", "schema:image", "@id"),
    Typed("issuedOn", "obi:issueDate", "xsd:dateTime"),
    Typed("issuer", "obi:issuer", "@id"),
    Typed("owner", "sec:owner", "@id"),
    Typed("publicKey", "sec:publicKey", "@id"),
    Typed("recipient", "obi:recipient", "@id"),
    Typed("related", "dc:relation", "@id"),
    Typed("revocationList", "obi:revocationList", "@id"),
    Typed("revoked", "obi:revoked", "xsd:boolean"),
    Typed("url", "schema:url", "@id"),
    Typed("verification", "obi:verify", "@id"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards;
    use sha2::{Digest, Sha256};
    use std::fmt::Write;

    /// The digest of the published context in canonical JSON, for machines that do not have it.
    const PUBLISHED: &str = "5f063cc07234984e99d3fe24abdb084a0de95ac073c30580b4d31f4d9c3e1d94";

    /// Canonical JSON (RFC 8785) of a value that only has ASCII names and no numbers.
    fn canonical(value: &Value) -> String {
        let Value::Object(members) = value else {
            return value.to_string();
        };
        let mut members: Vec<String> = members
            .iter()
            .map(|(name, member)| format!("{}:{}", json!(name), canonical(member)))
            .collect();
        members.sort();
        format!("{{{}}}", members.join(","))
    }

    #[test]
    fn the_derived_context_is_the_published_one() {
        let digest = Sha256::digest(canonical(&context()));
        let hex = digest.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a String takes every text");
            hex
        });
        assert_eq!(hex, PUBLISHED);
        if let Some(folder) = standards::folder() {
            let published = standards::json(&folder, "contexts/ob/ob-v2-context.json");
            assert_eq!(context(), published);
        }
    }
}
