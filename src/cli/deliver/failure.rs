//! Why nothing could be delivered, and what can be done about it.

use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::shell::outbox::OutboxError;
use crate::site::BuildError;

/// Why nothing could be delivered.
#[derive(Debug)]
pub(in crate::cli) enum DeliverFailure {
    /// The folder is published.
    Published(PathBuf),
    /// The folder is one of the catalogue's own, or holds it.
    Inside(PathBuf),
    /// Git keeps files there.
    Tracked(PathBuf),
    /// There can be no outbox.
    Outbox(OutboxError),
    /// A page or a letter could not be made.
    Make(BuildError),
}

impl From<DeliverFailure> for Failure {
    fn from(failure: DeliverFailure) -> Self {
        Self::Deliver(failure)
    }
}

impl DeliverFailure {
    /// What could not be done, and what to do.
    pub(in crate::cli) fn say(&self, french: bool) -> (String, Option<String>) {
        let pick = |fr: String, en: String| if french { fr } else { en };
        let elsewhere = || {
            Some(pick(
                "Nommez avec `--to` un dossier qui ne sert qu’à cela ; par défaut, c’est `outbox`.".into(),
                "Name with `--to` a folder that serves for nothing else; by default it is `outbox`.".into(),
            ))
        };
        match self {
            Self::Published(path) => (
                pick(
                    format!(
                        "{} est publié : rien de ce qui est remis en privé n’y va",
                        path.display()
                    ),
                    format!("{} is published: nothing private goes there", path.display()),
                ),
                elsewhere(),
            ),
            Self::Inside(path) => (
                pick(
                    format!("{} est au catalogue : rien n’y est remis", path.display()),
                    format!(
                        "{} belongs to the catalogue: nothing is delivered there",
                        path.display()
                    ),
                ),
                elsewhere(),
            ),
            Self::Tracked(path) => (
                pick(
                    format!(
                        "git garde des fichiers de {} : des personnes n’y vont pas",
                        path.display()
                    ),
                    format!("git keeps files of {}: people do not go there", path.display()),
                ),
                Some(pick(
                    format!(
                        "`git rm -r --cached {}`, ou un autre dossier avec `--to`.",
                        path.display()
                    ),
                    format!(
                        "`git rm -r --cached {}`, or another folder with `--to`.",
                        path.display()
                    ),
                )),
            ),
            Self::Outbox(OutboxError::Foreign(path)) => (
                pick(
                    format!("{} contient autre chose qu’une remise", path.display()),
                    format!("{} holds something else than a delivery", path.display()),
                ),
                elsewhere(),
            ),
            Self::Outbox(OutboxError::Busy(path)) => (
                pick(
                    format!("une autre remise est en cours dans {}", path.display()),
                    format!("another run is delivering into {}", path.display()),
                ),
                None,
            ),
            Self::Outbox(error) => (
                pick(
                    format!("la remise n’a pas pu être écrite : {error}"),
                    format!("the delivery could not be written: {error}"),
                ),
                Some(pick(
                    "Ce qui est écrit l’est en entier ; relancez la commande.".into(),
                    "What is written is whole; run the command again.".into(),
                )),
            ),
            Self::Make(error) => (
                pick(
                    format!("un fichier n’a pas pu être fait : {error}"),
                    format!("a file could not be made: {error}"),
                ),
                None,
            ),
        }
    }
}
