//! Secret keys as files: PKCS#8 in PEM, as it is or under a passphrase (PBES2, RFC 8018), as OpenSSL
//! writes and reads them.
//!
//! Before the first line of the PEM our files say whose key it is; other programs pass over that.

use ed25519_dalek::pkcs8::DecodePrivateKey;
use pkcs8::pkcs5::{EncryptionScheme, pbes2};
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use super::error::ProofError;
use super::keys::SigningKey;

/// Cost of scrypt, as a power of two: OpenSSL 3 refuses a higher one, for its memory.
const SCRYPT_LOG_N: u8 = 14;
/// Most memory that a foreign file may ask for to be opened, in bytes.
const MOST_MEMORY: u64 = 256 << 20;
/// Most rounds that a foreign file may ask for.
const MOST_ROUNDS: u64 = 10_000_000;
/// Longest passphrase, in bytes.
const LONGEST_PASSPHRASE: usize = 1_024;

const PLAIN: &str = "PRIVATE KEY";
const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";
/// What stands before the Multikey text in the line above the PEM.
const LABEL: &str = "Blason key ";

/// A secret key as it was found in a file.
#[derive(Debug)]
pub enum KeyFile {
    /// Ready to sign.
    Open(SigningKey),
    /// Under a passphrase.
    Locked(LockedKey),
}

/// A secret key under a passphrase.
pub struct LockedKey {
    document: SecretDocument,
    label: Option<Box<str>>,
}

impl KeyFile {
    /// Reads the first key of a PEM text, whatever stands around it.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let (label, pem) = first_key(text).ok_or(NOT_A_KEY)?;
        if pem.starts_with(&format!("-----BEGIN {PLAIN}-----")) {
            return SigningKey::from_pkcs8_pem(pem).map(Self::Open);
        }
        let (kind, document) = SecretDocument::from_pem(pem).map_err(|_| NOT_A_KEY)?;
        if kind != ENCRYPTED {
            return Err(NOT_A_KEY);
        }
        Ok(Self::Locked(LockedKey { document, label: label.map(Into::into) }))
    }
}

impl LockedKey {
    /// The public half, as the file says: it is proved when the key is opened.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// Opens the key. A wrong passphrase is [`ProofError::Passphrase`].
    pub fn open(&self, passphrase: &[u8]) -> Result<SigningKey, ProofError> {
        let info = EncryptedPrivateKeyInfoRef::try_from(self.document.as_bytes());
        let info = info.map_err(|_| NOT_A_KEY)?;
        if !is_affordable(&info.encryption_algorithm) {
            return Err(ProofError::Key(
                "its passphrase asks for too much work, or in a way unknown here",
            ));
        }
        let opened = info.decrypt(passphrase).map_err(|_| ProofError::Passphrase)?;
        let key = SigningKey::from_pkcs8_der(opened.as_bytes())?;
        let named = |label: &str| label == key.public().to_multikey();
        if self.label().is_some_and(|label| !named(label)) {
            return Err(ProofError::Key("it is not the key that its first line names"));
        }
        Ok(key)
    }
}

impl SigningKey {
    /// The key as a file, with a line that says whose it is.
    pub fn to_key_file(&self) -> Zeroizing<String> {
        let pem = self.to_pkcs8_pem();
        Zeroizing::new(format!("{LABEL}{}\n{}", self.public(), pem.as_str()))
    }

    /// The key as a file under a passphrase: scrypt and AES-256-CBC. Salt and initial vector are
    /// random, and new for every file.
    pub fn to_locked_key_file(
        &self,
        passphrase: &[u8],
        salt: [u8; 16],
        vector: [u8; 16],
    ) -> Result<Zeroizing<String>, ProofError> {
        if passphrase.is_empty() || passphrase.len() > LONGEST_PASSPHRASE {
            return Err(ProofError::Key("a passphrase has 1 to 1,024 bytes"));
        }
        let (_, plain) = SecretDocument::from_pem(&self.to_pkcs8_pem()).expect(FITS);
        let info = PrivateKeyInfoRef::try_from(plain.as_bytes()).expect(FITS);
        let scrypt = pbes2::ScryptParams {
            salt: pbes2::Salt::new(salt).expect("16 bytes are a salt"),
            cost_parameter: 1 << SCRYPT_LOG_N,
            block_size: 8,
            parallelization: 1,
            key_length: None,
        };
        let encryption = pbes2::EncryptionScheme::Aes256Cbc { iv: vector };
        let parameters = pbes2::Parameters { kdf: scrypt.into(), encryption };
        let locked = info.encrypt_with_params(parameters, passphrase).expect(FITS);
        let pem = locked.to_pem(ENCRYPTED, LineEnding::LF).expect("a document is written as PEM");
        Ok(Zeroizing::new(format!("{LABEL}{}\n{}", self.public(), pem.as_str())))
    }

    fn from_pkcs8_der(bytes: &[u8]) -> Result<Self, ProofError> {
        let key = ed25519_dalek::SigningKey::from_pkcs8_der(bytes);
        key.map(|key| Self::from_seed(key.as_bytes())).map_err(|_| NOT_A_KEY)
    }
}

const FITS: &str = "32 bytes always fit PKCS#8";
const NOT_A_KEY: ProofError = ProofError::Key("not a PKCS#8 Ed25519 private key in PEM");

/// The first private key of a text, from its first line to its last; and whose it is, as the line
/// above it says.
fn first_key(text: &str) -> Option<(Option<&str>, &str)> {
    let start = [PLAIN, ENCRYPTED].iter().filter_map(|kind| {
        let begin = format!("-----BEGIN {kind}-----");
        text.match_indices(&begin)
            .map(|(at, _)| at)
            .find(|at| *at == 0 || text[..*at].ends_with('\n'))
    });
    let start = start.min()?;
    let end = start + text[start..].find("\n-----END ")? + 1;
    let length = text[end..].find('\n').unwrap_or(text.len() - end);
    let above = text[..start].lines().next_back().and_then(|line| line.strip_prefix(LABEL));
    Some((above.map(str::trim), text[start..end + length].trim_end()))
}

/// Whether opening stays within the limits: the file says how much work it takes.
fn is_affordable(scheme: &EncryptionScheme) -> bool {
    let Some(parameters) = scheme.pbes2() else { return false };
    if let Some(pbkdf2) = parameters.kdf.pbkdf2() {
        return u64::from(pbkdf2.iteration_count) <= MOST_ROUNDS;
    }
    let Some(scrypt) = parameters.kdf.scrypt() else { return false };
    let block = u64::from(scrypt.block_size);
    let memory = scrypt.cost_parameter.saturating_mul(block).saturating_mul(128);
    memory <= MOST_MEMORY && scrypt.parallelization <= 16
}

impl std::fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LockedKey({})", self.label().unwrap_or("?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by `openssl genpkey -algorithm ed25519 -aes-256-cbc -pass pass:…`, for this test only.
    const OPENSSL: &str = include_str!("../../tests/vectors/keys/openssl-encrypted.pem");
    /// `openssl pkcs8 -topk8 -scrypt` of the same key.
    const OPENSSL_SCRYPT: &str = include_str!("../../tests/vectors/keys/openssl-scrypt.pem");
    /// The same key, without a passphrase.
    const OPENSSL_PLAIN: &str = include_str!("../../tests/vectors/keys/openssl-plain.pem");
    const OPENSSL_PASSPHRASE: &[u8] = "épreuve à ne pas garder".as_bytes();

    fn locked(text: &str) -> LockedKey {
        match KeyFile::parse(text) {
            Ok(KeyFile::Locked(key)) => key,
            other => panic!("{other:?}"),
        }
    }

    fn opened(text: &str) -> SigningKey {
        match KeyFile::parse(text) {
            Ok(KeyFile::Open(key)) => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_key_comes_back_with_its_passphrase_only() {
        let key = SigningKey::from_seed(&[9; 32]);
        let file = key.to_locked_key_file(b"words", [1; 16], [2; 16]).unwrap();
        let found = locked(&file);
        assert_eq!(found.label(), Some(&*key.public().to_multikey()));
        assert_eq!(found.open(b"words").unwrap().public(), key.public());
        assert_eq!(found.open(b"Words").unwrap_err(), ProofError::Passphrase);
        assert!(!format!("{found:?}").contains("words"));
        assert!(key.to_locked_key_file(b"", [1; 16], [2; 16]).is_err());
        assert_eq!(opened(&key.to_key_file()).public(), key.public());
    }

    #[test]
    fn keys_made_by_openssl() {
        let plain = opened(OPENSSL_PLAIN);
        for file in [OPENSSL, OPENSSL_SCRYPT] {
            let key = locked(file);
            assert_eq!(key.label(), None);
            assert_eq!(key.open(OPENSSL_PASSPHRASE).unwrap().public(), plain.public());
            assert_eq!(key.open(b"").unwrap_err(), ProofError::Passphrase);
        }
    }

    #[test]
    fn a_label_that_lies_is_found_out() {
        let key = SigningKey::from_seed(&[9; 32]);
        let other = SigningKey::from_seed(&[8; 32]).public().to_multikey();
        let file = key.to_locked_key_file(b"words", [1; 16], [2; 16]).unwrap();
        let file = file.replace(&key.public().to_multikey(), &other);
        assert!(matches!(locked(&file).open(b"words"), Err(ProofError::Key(_))));
    }

    #[test]
    fn a_file_cannot_ask_for_all_the_memory() {
        let salt = pbes2::Salt::new([0; 16]).unwrap();
        let scrypt = |cost_parameter, block_size, parallelization| {
            let kdf = pbes2::ScryptParams {
                salt,
                cost_parameter,
                block_size,
                parallelization,
                key_length: None,
            };
            let encryption = pbes2::EncryptionScheme::Aes256Cbc { iv: [0; 16] };
            is_affordable(&pbes2::Parameters { kdf: kdf.into(), encryption }.into())
        };
        assert!(scrypt(1 << 14, 8, 1) && scrypt(1 << 17, 8, 1));
        assert!(!scrypt(1 << 30, 8, 1) && !scrypt(1 << 14, u16::MAX, 1) && !scrypt(1 << 14, 8, 99));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let begin = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";
        let end = "-----END ENCRYPTED PRIVATE KEY-----\n";
        let empty = format!("{begin}{end}");
        let broken = format!("{begin}AAAA\n{end}");
        for text in [
            "",
            "words",
            begin,
            &empty,
            &broken,
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            assert!(KeyFile::parse(text).is_err(), "{text}");
        }
        for cut in 0..OPENSSL.len() {
            if let Ok(KeyFile::Locked(key)) = KeyFile::parse(&OPENSSL[..cut]) {
                assert!(cut + 1 >= OPENSSL.trim_end().len(), "{cut}: {key:?}");
            }
        }
    }
}
