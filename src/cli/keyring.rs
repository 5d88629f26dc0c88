//! The secret keys at hand, read and opened.

use std::path::PathBuf;

use super::failure::Failure;
use crate::model::settings::is_reserved_host;
use crate::proof::SigningKey;
use crate::shell::environment;
use crate::site::Keyring;

/// The ring of the secret keys at hand, for a site at this host; with the demonstration key where
/// that one may sign.
pub(super) fn at_hand(files: &[PathBuf], host: &str) -> Result<Keyring, Failure> {
    let reserved = is_reserved_host(host);
    let mut keys = Vec::new();
    for (from, text) in environment::key_texts(files)? {
        let key = SigningKey::from_pkcs8_pem(&text).map_err(|error| Failure::Key(from, error))?;
        if key.public().is_demonstration() && !reserved {
            return Err(Failure::DemonstrationKey(host.to_owned()));
        }
        keys.push(key);
    }
    let ring = Keyring::new(keys);
    Ok(if reserved { ring.with_demonstration_key() } else { ring })
}
