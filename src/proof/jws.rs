//! Signatures of other issuers: compact JWS (RFC 7515) with RS256 and ES256 (RFC 7518, section 3)
//! and EdDSA (RFC 8037). Only checking; what we publish is signed by `data_integrity` and `jwt`.

use super::error::ProofError;
use super::keys::PublicKey;
use crate::codec::{base64url, sha256::sha256};
use ed25519_dalek::pkcs8::spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};
use p256::ecdsa::signature::Verifier;
use p256::pkcs8::DecodePublicKey;
use rsa::BoxedUint;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::traits::PublicKeyParts;
use serde_json::{Map, Value};
use std::fmt;

/// Longer tokens are refused, in bytes.
pub const MAX_TOKEN: usize = 8 << 20;
/// Longer key texts are refused, in bytes: an RSA key of 8192 bits in PEM has 1.4 KiB.
pub const MAX_KEY_TEXT: usize = 16 << 10;
/// Smaller RSA keys are refused, in bits: RFC 7518, section 3.3 demands 2048.
pub const MIN_RSA_BITS: u32 = 2048;
/// Larger RSA keys are refused, in bits: they cost more than they protect.
pub const MAX_RSA_BITS: u32 = 8192;

/// Checks the signature of a message with the algorithm that its header names: `RS256`, `ES256`,
/// `EdDSA` or `Ed25519`. An algorithm that is not the key's own is refused before any arithmetic, so
/// that no key is used for what it was not made for.
pub fn verify_signature(
    alg: &str,
    key: &ForeignKey,
    message: &[u8],
    signature: &[u8],
) -> Result<(), ProofError> {
    match (alg, &key.0) {
        ("RS256", Kind::Rsa(key)) => {
            let signature = rsa::pkcs1v15::Signature::try_from(signature)
                .map_err(|_| ProofError::SignatureDoesNotMatch)?;
            rsa::pkcs1v15::VerifyingKey::<sha2::Sha256>::new(key.clone())
                .verify(message, &signature)
                .map_err(|_| ProofError::SignatureDoesNotMatch)
        }
        ("ES256", Kind::P256(key)) => {
            // RFC 7518, section 3.4: R and S of 32 bytes each, not DER.
            let signature = p256::ecdsa::Signature::from_slice(signature)
                .map_err(|_| ProofError::SignatureDoesNotMatch)?;
            key.verify(message, &signature).map_err(|_| ProofError::SignatureDoesNotMatch)
        }
        ("EdDSA" | "Ed25519", Kind::Ed25519(key)) => {
            let signature = signature.try_into().map_err(|_| ProofError::SignatureDoesNotMatch)?;
            key.check(message, signature)
        }
        ("RS256" | "ES256" | "EdDSA" | "Ed25519", _) => {
            Err(ProofError::Key("it is not of the kind that the algorithm of the token asks for"))
        }
        (other, _) => Err(ProofError::Unsupported(format!("the algorithm {other}"))),
    }
}

/// A public key of somebody else: RSA, P-256 or Ed25519.
#[derive(Clone, PartialEq, Eq)]
pub struct ForeignKey(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Rsa(rsa::PublicKey),
    P256(Box<p256::ecdsa::VerifyingKey>),
    Ed25519(PublicKey),
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

impl ForeignKey {
    /// A key from PEM: `PUBLIC KEY` (RFC 5280, section 4.1.2.7) or `RSA PUBLIC KEY` (RFC 8017,
    /// appendix A.1.1). Line lengths do not matter: badges carry keys on a single line as well.
    pub fn from_pem(text: &str) -> Result<Self, ProofError> {
        let (label, der) = pem(text).ok_or(ProofError::Key("not a public key in PEM"))?;
        if label == "RSA PUBLIC KEY" {
            let key = rsa::PublicKey::from_pkcs1_der(&der).map_err(|_| RSA_UNUSABLE)?;
            return Self::from_rsa(key);
        }
        if label != "PUBLIC KEY" {
            return Err(ProofError::Key("not a public key in PEM"));
        }
        let info = SubjectPublicKeyInfoRef::try_from(der.as_slice())
            .map_err(|_| ProofError::Key("its structure is broken"))?;
        match info.algorithm.oid {
            RSA => Self::from_rsa(rsa::PublicKey::try_from(info).map_err(|_| RSA_UNUSABLE)?),
            EC => p256::ecdsa::VerifyingKey::from_public_key_der(&der)
                .map(|key| Self(Kind::P256(Box::new(key))))
                .map_err(|_| ProofError::Key("it is no point of the curve P-256")),
            ED25519 => {
                let bytes = info.subject_public_key.as_bytes().and_then(|key| key.try_into().ok());
                Self::from_ed25519(bytes)
            }
            other => Err(ProofError::Unsupported(format!("a key of kind {other}"))),
        }
    }

    /// A key from its JSON Web Key (RFC 7517; RFC 7518, section 6; RFC 8037, section 2).
    pub fn from_jwk(jwk: &Value) -> Result<Self, ProofError> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        if jwk.get("d").is_some() {
            return Err(ProofError::Key("its secret half is published with it"));
        }
        if text("use").is_some_and(|purpose| purpose != "sig") {
            return Err(ProofError::Key("it is not meant for signatures"));
        }
        let bytes = |name: &str| {
            text(name)
                .filter(|text| text.len() <= MAX_KEY_TEXT)
                .and_then(base64url::decode)
                .ok_or(ProofError::Key("a part of it is missing or is no base64url text"))
        };
        match (text("kty"), text("crv")) {
            (Some("RSA"), _) => Self::from_rsa_parts(&bytes("n")?, &bytes("e")?),
            (Some("EC"), Some("P-256")) => {
                let (x, y) = (bytes("x")?, bytes("y")?);
                if (x.len(), y.len()) != (32, 32) {
                    return Err(ProofError::Key("a coordinate has not 32 bytes"));
                }
                p256::ecdsa::VerifyingKey::from_sec1_bytes(&[&[4][..], &x, &y].concat())
                    .map(|key| Self(Kind::P256(Box::new(key))))
                    .map_err(|_| ProofError::Key("it is no point of the curve P-256"))
            }
            (Some("OKP"), Some("Ed25519")) => Self::from_ed25519(bytes("x")?.try_into().ok()),
            (kty, crv) => Err(ProofError::Unsupported(format!(
                "a key of kind {} {}",
                kty.unwrap_or("?"),
                crv.unwrap_or("")
            ))),
        }
    }

    /// The algorithm that the key was made for, as a token names it.
    pub fn algorithm(&self) -> &'static str {
        match self.0 {
            Kind::Rsa(_) => "RS256",
            Kind::P256(_) => "ES256",
            Kind::Ed25519(_) => "EdDSA",
        }
    }

    /// The key, if it is one of our own kind.
    pub fn ed25519(&self) -> Option<PublicKey> {
        match self.0 {
            Kind::Ed25519(key) => Some(key),
            Kind::Rsa(_) | Kind::P256(_) => None,
        }
    }

    /// The name of the key: Multikey text for Ed25519, or else the thumbprint of its JSON Web Key
    /// with SHA-256 (RFC 7638).
    pub fn name(&self) -> String {
        let canonical = match &self.0 {
            Kind::Ed25519(key) => return key.to_multikey(),
            Kind::Rsa(key) => {
                let short = |number: &BoxedUint| {
                    let bytes = number.to_be_bytes();
                    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
                    base64url::encode(&bytes[zeros..])
                };
                let (n, e) = (short(key.n()), short(key.e()));
                format!("{{\"e\":\"{e}\",\"kty\":\"RSA\",\"n\":\"{n}\"}}")
            }
            Kind::P256(key) => {
                let point = key.to_sec1_point(false);
                // SEC 1, section 2.3.3: a byte 4, then both coordinates.
                let (x, y) = point.as_bytes()[1..].split_at(32);
                let (x, y) = (base64url::encode(x), base64url::encode(y));
                format!("{{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"{x}\",\"y\":\"{y}\"}}")
            }
        };
        base64url::encode(&sha256(canonical.as_bytes()))
    }

    fn from_rsa_parts(n: &[u8], e: &[u8]) -> Result<Self, ProofError> {
        if n.len() > MAX_RSA_BITS as usize / 8 + 1 || e.len() > 8 {
            return Err(ProofError::Key("its numbers are too large"));
        }
        let number = |bytes: &[u8]| {
            BoxedUint::from_be_slice(bytes, 8 * u32::try_from(bytes.len()).unwrap_or(u32::MAX))
                .map_err(|_| RSA_UNUSABLE)
        };
        let (n, e) = (number(n)?, number(e)?);
        Self::from_rsa(rsa::PublicKey::new(n, e).map_err(|_| RSA_UNUSABLE)?)
    }

    fn from_rsa(key: rsa::PublicKey) -> Result<Self, ProofError> {
        match key.n().bit_width_vartime() {
            ..MIN_RSA_BITS => Err(ProofError::Key("an RSA key of less than 2048 bits is weak")),
            MIN_RSA_BITS..=MAX_RSA_BITS => Ok(Self(Kind::Rsa(key))),
            _ => Err(ProofError::Key("an RSA key of more than 8192 bits is refused")),
        }
    }

    fn from_ed25519(bytes: Option<[u8; 32]>) -> Result<Self, ProofError> {
        let bytes = bytes.ok_or(ProofError::Key("not 32 bytes"))?;
        PublicKey::from_bytes(&bytes).map(Self::from)
    }
}

const RSA_UNUSABLE: ProofError =
    ProofError::Key("its numbers are no RSA key of 2048 to 8192 bits with a small exponent");

impl From<PublicKey> for ForeignKey {
    fn from(key: PublicKey) -> Self {
        Self(Kind::Ed25519(key))
    }
}

impl fmt::Debug for ForeignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ForeignKey({})", self.algorithm())
    }
}

/// A compact token in its parts (RFC 7515, section 7.1). Nothing about it is checked yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Compact<'a> {
    /// The protected header.
    pub header: Map<String, Value>,
    /// The bytes of the payload.
    pub payload: Vec<u8>,
    /// What was signed: header and payload as they stand in the token.
    pub message: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
}

impl<'a> Compact<'a> {
    /// Takes a token apart. A header with `crit` or `b64` is refused (RFC 7515, section 4.1.11;
    /// RFC 7797): what must be understood and is not cannot be passed over.
    pub fn parse(token: &'a str) -> Result<Self, ProofError> {
        const PARTS: ProofError = ProofError::Malformed("a token has three parts");
        let token = token.trim();
        if token.len() > MAX_TOKEN {
            return Err(ProofError::Malformed("a token of more than 8 MiB"));
        }
        let (message, signature) = token.rsplit_once('.').ok_or(PARTS)?;
        let (header, payload) = message.split_once('.').ok_or(PARTS)?;
        let header: Map<String, Value> = base64url::decode(header)
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .ok_or(ProofError::Malformed("the header of the token"))?;
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(ProofError::Unsupported("a critical header".to_owned()));
        }
        let payload =
            base64url::decode(payload).ok_or(ProofError::Malformed("the payload of the token"))?;
        let signature = base64url::decode(signature)
            .ok_or(ProofError::Malformed("the signature of the token"))?;
        Ok(Self { header, payload, message, signature })
    }

    /// A text of the header.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.header.get(name).and_then(Value::as_str)
    }

    /// Checks the signature with a key and the algorithm that the header names.
    pub fn check(&self, key: &ForeignKey) -> Result<(), ProofError> {
        let alg = self.text("alg").ok_or(ProofError::Malformed("alg"))?;
        verify_signature(alg, key, self.message.as_bytes(), &self.signature)
    }
}

/// The label and the bytes of the first PEM block (RFC 7468), with any line lengths.
fn pem(text: &str) -> Option<(&str, Vec<u8>)> {
    if text.len() > MAX_KEY_TEXT {
        return None;
    }
    let (label, rest) = text.trim_start().strip_prefix("-----BEGIN ")?.split_once("-----")?;
    let (body, rest) = rest.split_once("-----END ")?;
    let (end, rest) = rest.split_once("-----")?;
    if end != label || !rest.trim().is_empty() {
        return None;
    }
    let letters = body.chars().filter(|letter| !letter.is_ascii_whitespace());
    let body: String = letters
        .map(|letter| match letter {
            '+' => '-',
            '/' => '_',
            // Not letters of this alphabet: they must not slip in through the other one.
            '-' | '_' => '!',
            other => other,
        })
        .collect();
    let unpadded = body.trim_end_matches('=');
    if body.len() - unpadded.len() > 2 {
        return None;
    }
    Some((label, base64url::decode(unpadded)?))
}

#[cfg(test)]
#[path = "jws_tests.rs"]
mod tests;
