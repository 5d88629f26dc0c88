//! Why a published site could not be audited, and what can be done about it.

#[cfg(feature = "online")]
use std::path::PathBuf;

use crate::cli::failure::Failure;
#[cfg(feature = "online")]
use crate::ground::report::Told;

/// Why a published site could not be audited.
#[derive(Debug)]
pub(in crate::cli) enum AuditFailure {
    /// This program was built without the network.
    #[cfg(not(feature = "online"))]
    WithoutNetwork,
    /// What was typed is no address of a site that may be asked: why.
    #[cfg(feature = "online")]
    Address(String, Told),
    /// There is nothing to compare with: neither the folder nor a manifest.
    #[cfg(feature = "online")]
    NothingBuilt(PathBuf),
    /// The host does not answer, or no longer does.
    #[cfg(feature = "online")]
    Silent(String, Told),
}

impl From<AuditFailure> for Failure {
    fn from(failure: AuditFailure) -> Self {
        Self::Audit(failure)
    }
}

impl AuditFailure {
    /// What could not be done, and what to do.
    pub(in crate::cli) fn say(&self, french: bool) -> (String, Option<String>) {
        let pick = |fr: String, en: String| if french { fr } else { en };
        let (what, hint) = match self {
            #[cfg(not(feature = "online"))]
            Self::WithoutNetwork => (
                pick(
                    "ce programme a été construit sans accès au réseau : il ne peut rien demander au site publié".into(),
                    "this program was built without access to the network: it can ask nothing of the published site".into(),
                ),
                (
                    "Construisez Blason avec ses fonctions par défaut, ou avec `--features online`.",
                    "Build Blason with its default features, or with `--features online`.",
                ),
            ),
            #[cfg(feature = "online")]
            Self::Address(address, why) => (
                pick(
                    format!("{address} ne peut pas être contrôlé : {}", why.fr),
                    format!("{address} cannot be audited: {}", why.en),
                ),
                (
                    "Nommez l’adresse https du site, ou une machine à vous : `http://127.0.0.1:8000/`, `http://localhost:8000/`.",
                    "Name the site’s https address, or a machine of yours: `http://127.0.0.1:8000/`, `http://localhost:8000/`.",
                ),
            ),
            #[cfg(feature = "online")]
            Self::NothingBuilt(out) => (
                pick(
                    format!("rien n’a été construit dans {} : il n’y a rien à comparer", out.display()),
                    format!("nothing was built in {}: there is nothing to compare with", out.display()),
                ),
                (
                    "Lancez d’abord `blason build`, ou nommez le dossier avec `--out`.",
                    "Run `blason build` first, or name the folder with `--out`.",
                ),
            ),
            #[cfg(feature = "online")]
            Self::Silent(address, why) => (
                pick(
                    format!("{address} ne répond pas : {}", why.fr),
                    format!("{address} does not answer: {}", why.en),
                ),
                (
                    "Regardez si le nom d’hôte est juste et si le site est en service, puis recommencez.",
                    "See whether the host name is right and the site is up, then try again.",
                ),
            ),
        };
        let (fr, en) = hint;
        (what, Some(if french { fr } else { en }.to_owned()))
    }
}
