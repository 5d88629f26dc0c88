//! Why awards cannot meet the fate that was asked for, and what can be done about it.

use crate::content::edit::{EditError, FateError};

/// What could not be done.
pub(super) fn what(error: &FateError, path: &str, french: bool) -> String {
    let pick = |fr: String, en: String| if french { fr } else { en };
    match error {
        FateError::Unknown(id) => {
            pick(format!("aucune attribution {id}"), format!("there is no award {id}"))
        }
        FateError::IsRevoked(id, on) => pick(
            format!("l’attribution {id} est révoquée depuis le {}", on.day()),
            format!("award {id} was revoked on {}", on.day()),
        ),
        FateError::IsErased(id, on) => pick(
            format!("l’attribution {id} a été effacée le {}", on.day()),
            format!("award {id} was erased on {}", on.day()),
        ),
        FateError::IsSuperseded(id, by) => pick(
            format!("l’attribution {id} a été remplacée par {by}"),
            format!("award {by} took the place of award {id}"),
        ),
        FateError::NotSuspended(id) => pick(
            format!("l’attribution {id} n’est pas suspendue"),
            format!("award {id} is not suspended"),
        ),
        FateError::IsSuspended(id) => {
            pick(format!("l’attribution {id} est suspendue"), format!("award {id} is suspended"))
        }
        FateError::TooEarly(id, least) => pick(
            format!("pour l’attribution {id}, rien ne peut dater d’avant le {}", least.day()),
            format!("nothing about award {id} can be dated before {}", least.day()),
        ),
        FateError::NotNewer(id, since) => pick(
            format!("l’attribution {id} vaut sous sa forme actuelle depuis le {}", since.day()),
            format!("award {id} holds in its present form since {}", since.day()),
        ),
        FateError::Lapses(id, until) => pick(
            format!("l’attribution {id} expirerait le {}, avant de valoir", until.day()),
            format!("award {id} would lapse on {}, before it holds", until.day()),
        ),
        FateError::File(_, EditError::NotToml(_)) => pick(
            format!("{path} ne peut pas être modifié : ce n’est pas du TOML"),
            format!("{path} cannot be changed: it is not TOML"),
        ),
        FateError::File(_, EditError::Inline) => pick(
            format!(
                "{path} ne peut pas être modifié : ses attributions ne sont pas des tableaux [[award]]"
            ),
            format!("{path} cannot be changed: its awards are not tables, [[award]]"),
        ),
        FateError::File(_, EditError::NoSuchAward(id)) => {
            pick(format!("{path} n’a pas d’attribution {id}"), format!("{path} has no award {id}"))
        }
    }
}

/// What can be done about it.
pub(super) fn hint(error: &FateError, french: bool) -> Option<String> {
    let pick = |fr: String, en: String| Some(if french { fr } else { en });
    let said = |fr: &str, en: &str| pick(fr.to_owned(), en.to_owned());
    match error {
        FateError::IsRevoked(..) => said(
            "Une révocation est définitive ; pour redonner le badge, faites une nouvelle attribution.",
            "A revocation is for ever; to give the badge again, make a new award.",
        ),
        FateError::IsErased(..) => said(
            "Rien n’en est resté ; pour redonner le badge, faites une nouvelle attribution.",
            "Nothing is left of it; to give the badge again, make a new award.",
        ),
        FateError::IsSuperseded(_, by) => pick(
            format!("C’est celle-là qu’il faut nommer : `blason reissue {by}`."),
            format!("That one is to be named: `blason reissue {by}`."),
        ),
        FateError::IsSuspended(id) => pick(
            format!("Rétablissez-la d’abord : `blason reinstate {id}`."),
            format!("Let it stand again first: `blason reinstate {id}`."),
        ),
        FateError::NotNewer(..) => said(
            "Ce qui est émis de nouveau porte une date plus récente : dites-la avec `--on`.",
            "What is issued again carries a later date: say it with `--on`.",
        ),
        FateError::Lapses(..) => said(
            "Dites jusqu’à quand elle vaut, avec `--until`.",
            "Say until when it holds, with `--until`.",
        ),
        FateError::File(..) => said(
            "Corrigez ce fichier, par exemple avec `blason check`, ou modifiez-le à la main.",
            "Mend that file, for instance with `blason check`, or change it by hand.",
        ),
        FateError::Unknown(_) | FateError::NotSuspended(_) | FateError::TooEarly(..) => None,
    }
}

/// Of an award that goes by no name, or by one that several have.
pub(super) fn unknown(name: &str, count: usize, french: bool) -> String {
    match (count, french) {
        (0, true) => format!("aucune attribution ne répond à « {name} »"),
        (0, false) => format!("no award goes by “{name}”"),
        (_, true) => format!("{count} attributions répondent à « {name} »"),
        (_, false) => format!("{count} awards go by “{name}”"),
    }
}

/// How an award is named, in French and in English.
pub(super) fn how_to_name(count: usize) -> (&'static str, &'static str) {
    if count > 0 {
        return ("Écrivez l’identifiant en entier.", "Write the whole id.");
    }
    (
        "Donnez son identifiant (le champ `id` de son fichier), ses huit premières lettres, son adresse, ou le fichier d’attributions.",
        "Give its id (`id` in its file), the first eight letters of it, its address, or the awards file.",
    )
}

/// Of a person of whom the ledger knows no award.
pub(super) fn nobody(name: &str, french: bool) -> String {
    if french {
        format!("le registre ne connaît aucune attribution de « {name} »")
    } else {
        format!("the ledger knows no award of “{name}”")
    }
}

/// How a person is named, in French and in English.
pub(super) const WHOLE_NAME: (&str, &str) = (
    "Écrivez l’adresse ou le nom entier, comme dans le registre ; ou nommez les attributions par leur identifiant.",
    "Write the address or the whole name as it is in the ledger; or name the awards by their ids.",
);
