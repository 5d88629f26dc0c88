//! Ed25519 keys: as PKCS#8 files, as Multikey texts, and the one everybody knows.

use super::error::ProofError;
use crate::codec::{base58, base64url, sha256::sha256};
use ed25519_dalek::pkcs8::EncodePublicKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A secret key. It is wiped from memory when it goes, and shows only its public address.
///
/// It is neither `Display` nor `Serialize`: the two ways out are `to_pkcs8_pem` and a signature.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// A public key: a valid point, in its only right spelling, not of small order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The demonstration key: its secret is the SHA-256 of the text `blason demonstration key`, so
/// anybody can sign with it, and what it signs is worth nothing, by design.
pub fn demonstration_key() -> SigningKey {
    SigningKey::from_seed(&sha256(b"blason demonstration key"))
}

/// Multicodec `ed25519-priv`, as a variable-length integer.
const SECRET_HEADER: [u8; 2] = [0x80, 0x26];
/// Multicodec `ed25519-pub`.
const PUBLIC_HEADER: [u8; 2] = [0xed, 0x01];

impl SigningKey {
    /// The key of a seed of 32 random bytes (RFC 8032, section 5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// A key from an unencrypted PKCS#8 file in PEM, of either version (RFC 8410, section 7;
    /// RFC 5958).
    pub fn from_pkcs8_pem(text: &str) -> Result<Self, ProofError> {
        ed25519_dalek::SigningKey::from_pkcs8_pem(text.trim())
            .map(Self)
            .map_err(|_| ProofError::Key("not an unencrypted PKCS#8 private key in PEM"))
    }

    /// A key from its Multikey text, `z3u2…` (Controlled Identifiers 1.0, section 2.2.2).
    ///
    /// Some tools write the public half behind the seed; it is accepted if it belongs to it.
    pub fn from_multikey(text: &str) -> Result<Self, ProofError> {
        let bytes = Zeroizing::new(
            base58::decode(text.trim()).ok_or(ProofError::Key("not a base58 text behind `z`"))?,
        );
        let Some(secret) = bytes.strip_prefix(&SECRET_HEADER) else {
            return Err(ProofError::Key("not the header of an Ed25519 secret key"));
        };
        let (seed, public) =
            secret.split_first_chunk::<32>().ok_or(ProofError::Key("too short"))?;
        let key = Self::from_seed(seed);
        if public.is_empty() || public == key.public().to_bytes() {
            Ok(key)
        } else {
            Err(ProofError::Key("its two halves do not belong together"))
        }
    }

    /// The key as a PKCS#8 file in PEM, in version 1: without the public key, since OpenSSL 3.0
    /// refuses version 2.
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        let mut pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        let pem = pair.to_pkcs8_pem(LineEnding::LF).expect("32 bytes always fit PKCS#8");
        pair.secret_key.zeroize();
        pem
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The signature of a message (RFC 8032, section 5.1.6); the same message gives the same one.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public())
    }
}

impl PublicKey {
    /// The key of these 32 bytes (RFC 8032, section 5.1.2).
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, ProofError> {
        let key = VerifyingKey::from_bytes(bytes)
            .map_err(|_| ProofError::Key("these bytes are no point of the curve"))?;
        if key.is_weak() {
            return Err(ProofError::Key("its order is small, so that it proves nothing"));
        }
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(ProofError::Key("it is not in its only right spelling"));
        }
        Ok(Self(key))
    }

    /// A key from its Multikey text, `z6Mk…` (Controlled Identifiers 1.0, section 2.2.2).
    pub fn from_multikey(text: &str) -> Result<Self, ProofError> {
        let bytes = base58::decode(text).ok_or(ProofError::Key("not a base58 text behind `z`"))?;
        let Some(key) = bytes.strip_prefix(&PUBLIC_HEADER) else {
            return Err(ProofError::Key("not the header of an Ed25519 public key"));
        };
        let key = key.try_into().map_err(|_| ProofError::Key("not 32 bytes"))?;
        Self::from_bytes(key)
    }

    /// The Multikey text, `z6Mk…`.
    pub fn to_multikey(&self) -> String {
        base58::encode(&[&PUBLIC_HEADER[..], self.0.as_bytes()].concat())
    }

    /// The key as a JSON Web Key (RFC 8037, section 2).
    pub fn to_jwk(&self) -> serde_json::Value {
        let x = base64url::encode(self.0.as_bytes());
        serde_json::json!({ "kty": "OKP", "crv": "Ed25519", "x": x })
    }

    /// The key as a SubjectPublicKeyInfo in PEM (RFC 8410, section 4), as OpenSSL reads it.
    pub fn to_pem(&self) -> String {
        let pem = self.0.to_public_key_pem(LineEnding::LF);
        pem.expect("32 bytes always fit a SubjectPublicKeyInfo")
    }

    /// The 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether this is the key everybody knows.
    pub fn is_demonstration(&self) -> bool {
        *self == demonstration_key().public()
    }

    /// Checks a signature strictly: only the canonical spelling of its parts counts.
    pub(super) fn check(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), ProofError> {
        self.0
            .verify_strict(message, &Signature::from_bytes(signature))
            .map_err(|_| ProofError::SignatureDoesNotMatch)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_multikey())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;
    use crate::standards;

    fn array(text: &str) -> [u8; 32] {
        hex::decode(text).unwrap().try_into().unwrap()
    }

    /// RFC 8032, section 7.1, test 1.
    #[test]
    fn the_empty_message() {
        let key = SigningKey::from_seed(&array(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        ));
        assert_eq!(
            key.public().to_bytes(),
            array("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        );
        let signature = key.sign(b"");
        assert_eq!(
            hex::encode(&signature),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155\
             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        );
        assert_eq!(key.public().check(b"", &signature), Ok(()));
        assert_eq!(key.public().check(b" ", &signature), Err(ProofError::SignatureDoesNotMatch));
    }

    /// RFC 8410, section 10.3: the same key in version 1 and in version 2.
    #[test]
    fn key_files_of_both_versions() {
        let first = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            -----END PRIVATE KEY-----\n";
        let key = SigningKey::from_pkcs8_pem(first).expect("the key of the RFC");
        assert_eq!(*key.to_pkcs8_pem(), first);
        assert_eq!(
            key.public().to_bytes(),
            array("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")
        );
        let second = key.0.to_pkcs8_pem(LineEnding::LF).expect("version 2");
        assert_ne!(*second, first);
        assert_eq!(SigningKey::from_pkcs8_pem(&second).unwrap().public(), key.public());
        assert!(SigningKey::from_pkcs8_pem("-----BEGIN PRIVATE KEY-----").is_err());
    }

    #[test]
    fn a_secret_never_shows() {
        let key = SigningKey::from_seed(&[7; 32]);
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("SigningKey({})", key.public().to_multikey()));
        assert!(!shown.contains("7, 7") && !shown.contains("0707"));
    }

    #[test]
    fn the_demonstration_key_says_so() {
        let key = demonstration_key().public();
        assert!(key.is_demonstration());
        assert!(!SigningKey::from_seed(&[7; 32]).public().is_demonstration());
        assert_eq!(PublicKey::from_multikey(&key.to_multikey()), Ok(key));
    }

    #[test]
    fn keys_that_prove_nothing() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert!(matches!(PublicKey::from_bytes(&identity), Err(ProofError::Key(_))));
        assert!(matches!(PublicKey::from_bytes(&[0; 32]), Err(ProofError::Key(_))));
        // y = p + 3, a second spelling of y = 3, which is a point.
        let mut second = [0xff; 32];
        (second[0], second[31]) = (0xf0, 0x7f);
        let mut first = [0; 32];
        first[0] = 3;
        assert!(PublicKey::from_bytes(&first).is_ok());
        assert!(matches!(PublicKey::from_bytes(&second), Err(ProofError::Key(_))));
        let secret = base58::encode(&[&SECRET_HEADER[..], &[7; 32]].concat());
        assert!(SigningKey::from_multikey(&secret).is_ok());
        assert!(PublicKey::from_multikey(&secret).is_err());
    }

    #[test]
    fn published_keys() {
        let Some(folder) = standards::folder() else {
            return;
        };
        let pair = standards::json(&folder, "vectors/vc-di-eddsa/keyPair.json");
        let text = |name: &str| pair[name].as_str().expect("a text");
        let key = SigningKey::from_multikey(text("privateKeyMultibase")).expect("a key");
        assert_eq!(key.public().to_multikey(), text("publicKeyMultibase"));

        let official = standards::json(&folder, "vectors/ob30-1edtech/linked-data-proof.json");
        let text = |name: &str| official[name].as_str().expect("a text");
        let key =
            SigningKey::from_multikey(text("secretKeyMultibaseNonstandard64")).expect("a key");
        assert_eq!(key.public().to_multikey(), text("publicKeyMultibase"));

        let did_keys = standards::json(&folder, "vectors/did-key/ed25519-x25519.json");
        for (did, case) in did_keys.as_object().expect("cases") {
            if let Some(seed) = case["seed"].as_str() {
                let key = SigningKey::from_seed(&array(seed));
                assert_eq!(format!("did:key:{}", key.public()), *did);
            }
        }
    }
}
