//! Why a secret cannot be had, and what can be done about it.

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
