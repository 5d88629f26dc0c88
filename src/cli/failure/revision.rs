//! Why a revision cannot be compared with, and what can be done.

use super::Failure;
use crate::shell::revision::RevisionError;

/// Why a revision cannot be read, in words.
pub(super) fn what(error: &RevisionError, french: bool) -> String {
    let pick = |fr: String, en: String| if french { fr } else { en };
    match error {
        RevisionError::NoRepository => pick(
            "ce dossier n’est pas dans un dépôt git".to_owned(),
            "this folder is in no git repository".to_owned(),
        ),
        RevisionError::BadName(name) => pick(
            format!("« {} » ne peut pas être le nom d’une révision", shown(name)),
            format!("“{}” cannot be the name of a revision", shown(name)),
        ),
        RevisionError::Unknown(name, _) => pick(
            format!("aucune révision ne s’appelle « {} » dans ce dépôt", shown(name)),
            format!("no revision is called “{}” in this repository", shown(name)),
        ),
        RevisionError::NoMergeBase(name, _) => pick(
            format!("« {} » et HEAD n’ont pas d’ancêtre commun dans ce dépôt", shown(name)),
            format!("“{}” and HEAD have no common ancestor in this repository", shown(name)),
        ),
        RevisionError::NoMainBranch => pick(
            "la branche principale n’est pas connue".to_owned(),
            "the main branch is not known".to_owned(),
        ),
        RevisionError::NoCatalogue(name) => pick(
            format!("il n’y avait pas de catalogue ici dans « {} »", shown(name)),
            format!("there was no catalogue here in “{}”", shown(name)),
        ),
        RevisionError::TooMuch(name) => pick(
            format!("« {} » contient plus que ce qui est lu", shown(name)),
            format!("“{}” holds more than is read", shown(name)),
        ),
        RevisionError::NotUnderstood(name) => pick(
            format!("le catalogue de « {} » ne peut pas être compris", shown(name)),
            format!("the catalogue of “{}” cannot be understood", shown(name)),
        ),
        RevisionError::Unreadable(name) => pick(
            format!("git ne donne pas tout ce que contient « {} »", shown(name)),
            format!("git does not give all that “{}” holds", shown(name)),
        ),
    }
}

/// What can be done about it.
pub(super) fn hint(error: &RevisionError, french: bool) -> String {
    let (fr, en) = match error {
        RevisionError::Unknown(_, true) | RevisionError::NoMergeBase(_, true) => (
            "Cette copie du dépôt ne contient pas tout l’historique. Lancez `git fetch --unshallow` (ou `git fetch --deepen=100`), ou demandez-le à votre intégration continue (`fetch-depth: 0`).",
            "This clone does not hold the whole history. Run `git fetch --unshallow` (or `git fetch --deepen=100`), or ask your continuous integration for it (`fetch-depth: 0`).",
        ),
        RevisionError::Unknown(..) | RevisionError::NoMergeBase(..) => (
            "`git branch --all` et `git log --oneline` disent ce qu’il y a ; `git fetch` prend ce qui manque.",
            "`git branch --all` and `git log --oneline` say what there is; `git fetch` takes what is missing.",
        ),
        RevisionError::NoMainBranch => {
            ("Nommez-la : `blason diff main...`.", "Name it: `blason diff main...`.")
        }
        RevisionError::NoRepository => (
            "Nommez deux dossiers : `blason diff AVANT APRÈS`.",
            "Name two folders: `blason diff BEFORE AFTER`.",
        ),
        RevisionError::BadName(_) => (
            "Écrivez le nom d’une branche, d’une étiquette ou d’une révision, un seul à la fois : `blason diff main` ; pour l’endroit où une branche a été quittée : `main...`.",
            "Write the name of a branch, a tag or a revision, one at a time: `blason diff main`; for where a branch was left: `main...`.",
        ),
        RevisionError::NoCatalogue(_) => (
            "Le premier état d’un catalogue ne se compare à rien : `blason check` le relit.",
            "The first state of a catalogue compares with nothing: `blason check` looks at it.",
        ),
        RevisionError::NotUnderstood(_) => (
            "Comparez avec une révision dont `blason check` ne dit rien de grave.",
            "Compare with a revision of which `blason check` says nothing grave.",
        ),
        RevisionError::TooMuch(_) | RevisionError::Unreadable(_) => (
            "`git fetch` et `git fsck` disent si le dépôt est complet.",
            "`git fetch` and `git fsck` say whether the repository is whole.",
        ),
    };
    if french { fr } else { en }.to_owned()
}

/// A name on one line, not too long.
fn shown(name: &str) -> String {
    name.chars().take(80).map(|c| if c.is_control() { '·' } else { c }).collect()
}

impl From<RevisionError> for Failure {
    fn from(error: RevisionError) -> Self {
        Self::Revision(error)
    }
}
