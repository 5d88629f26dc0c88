//! Why a secret cannot be had, or an issuer's file cannot say whose it is, and what can be done.

use super::Failure;
use crate::content::edit::issuer::IssuerEditError;
use crate::shell::keys::SecretError;

/// Why a secret cannot be had, in words.
pub(super) fn what(error: &SecretError, french: bool) -> String {
    let pick = |fr: String, en: String| if french { fr } else { en };
    match error {
        SecretError::Read(error) => pick(
            format!("la clé secrète ne peut pas être lue : {error}"),
            format!("the secret key cannot be read: {error}"),
        ),
        SecretError::Exposed { path, folder: false } => pick(
            format!("d’autres que vous peuvent lire {}", path.display()),
            format!("others than you can read {}", path.display()),
        ),
        SecretError::Exposed { path, folder: true } => pick(
            format!("d’autres que vous peuvent entrer dans {}", path.display()),
            format!("others than you can enter {}", path.display()),
        ),
        SecretError::NobodyToAsk => pick(
            "la clé est sous une phrase de passe, et personne n’est là pour la donner".to_owned(),
            "the key is under a passphrase, and nobody is there to give it".to_owned(),
        ),
        SecretError::TypedTwice => pick(
            "les deux phrases de passe diffèrent".to_owned(),
            "the two passphrases differ".to_owned(),
        ),
    }
}

/// What can be done about it.
pub(super) fn hint(error: &SecretError, french: bool) -> Option<String> {
    let pick = |fr: String, en: String| if french { fr } else { en };
    Some(match error {
        SecretError::Exposed { path, folder } => {
            let mode = if *folder { "700" } else { "600" };
            let command = format!("chmod {mode} '{}'", path.display());
            pick(format!("Tapez `{command}`."), format!("Type `{command}`."))
        }
        SecretError::NobodyToAsk => pick(
            "Nommez dans BLASON_KEY_PASSPHRASE_FILE un fichier dont c’est la première ligne."
                .to_owned(),
            "Name in BLASON_KEY_PASSPHRASE_FILE a file of which it is the first line.".to_owned(),
        ),
        SecretError::TypedTwice => pick("Recommencez.".to_owned(), "Try again.".to_owned()),
        SecretError::Read(_) => return None,
    })
}

/// Why an issuer's file cannot be changed in place, in words.
pub(super) fn issuer_file(why: &IssuerEditError, french: bool) -> String {
    match why {
        IssuerEditError::NoHeader if french => "il n’a pas d’en-tête entre deux lignes `+++`",
        IssuerEditError::NotToml(_) if french => "ce n’est pas du TOML, voyez `blason check`",
        IssuerEditError::NotToml(_) => "it is not TOML, see `blason check`",
        IssuerEditError::Inline if french => "ses clés ne sont pas des tables [[key]]",
        IssuerEditError::NoSuchKey if french => "il ne déclare pas cette clé",
        IssuerEditError::KnownKey if french => "il déclare déjà cette clé",
        other => return other.to_string(),
    }
    .to_owned()
}

impl From<SecretError> for Failure {
    fn from(error: SecretError) -> Self {
        Self::Secret(error)
    }
}
