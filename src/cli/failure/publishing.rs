//! Why a site could not be published, in words.

use crate::shell::publish::PublishError;

/// What could not be done.
pub(super) fn what(error: &PublishError, french: bool) -> String {
    let pick = |fr: String, en: String| if french { fr } else { en };
    match error {
        PublishError::Foreign(path) => pick(
            format!("{} contient des fichiers qu’aucune construction n’a écrits", path.display()),
            format!("{} holds files that no build wrote", path.display()),
        ),
        PublishError::InTheWay(path) => pick(
            format!("`{path}` gêne : aucune construction ne l’a écrit"),
            format!("`{path}` is in the way: no build wrote it"),
        ),
        PublishError::Build(error) => pick(
            format!("un fichier ne peut pas être fait : {error}"),
            format!("a file cannot be made: {error}"),
        ),
        PublishError::Io(path, cause) => pick(
            format!("le site ne peut pas être écrit : {} : {cause}", path.display()),
            format!("the site cannot be written: {}: {cause}", path.display()),
        ),
    }
}
