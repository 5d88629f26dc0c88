//! Why nothing could be endorsed, and what can be done about it.

use std::io;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::ground::report::Told;

/// Why nothing could be endorsed.
#[derive(Debug)]
pub(in crate::cli) enum EndorseFailure {
    /// The document is no JSON that we read.
    NotJson(String, Told),
    /// It is neither a badge, nor an issuer, nor an award.
    Nothing(String),
    /// Its `id` is no address.
    NoIdentifier(String),
    /// A comment file is not UTF-8.
    CommentNotText(PathBuf),
    /// A comment longer than this.
    CommentTooLong(usize),
    /// It would end before it begins.
    EndsBefore,
    /// Several keys are at hand, and none was named.
    SeveralKeys(Vec<String>),
    /// The system has no random numbers.
    Random(io::Error),
    /// What would be signed is nothing that every verifier reads alike.
    Unsignable(String),
}

impl EndorseFailure {
    /// What could not be done.
    pub(in crate::cli) fn what(&self, french: bool) -> String {
        let pick = |fr: String, en: String| if french { fr } else { en };
        match self {
            Self::NotJson(what, why) => pick(
                format!("{what} ne se lit pas : {}", why.say(true)),
                format!("{what} cannot be read: {}", why.say(false)),
            ),
            Self::Nothing(what) => pick(
                format!("{what} n’est ni un badge, ni un émetteur, ni une attribution"),
                format!("{what} is neither a badge, nor an issuer, nor an award"),
            ),
            Self::NoIdentifier(what) => pick(
                format!("le document {what} n’a pas d’identifiant (`id`) complet"),
                format!("the document {what} has no complete identifier (`id`)"),
            ),
            Self::CommentNotText(path) => pick(
                format!("{} n’est pas en UTF-8", path.display()),
                format!("{} is not in UTF-8", path.display()),
            ),
            Self::CommentTooLong(most) => pick(
                format!("le commentaire dépasse {most} signes"),
                format!("the comment is longer than {most} letters"),
            ),
            Self::EndsBefore => pick(
                "l’endossement finirait avant de commencer".to_owned(),
                "the endorsement would end before it begins".to_owned(),
            ),
            Self::SeveralKeys(names) => pick(
                format!("plusieurs clés sont à portée de main : {}", names.join(", ")),
                format!("several keys are at hand: {}", names.join(", ")),
            ),
            Self::Random(error) => pick(
                format!("le système ne donne pas de nombres au hasard : {error}"),
                format!("the system gives no random numbers: {error}"),
            ),
            Self::Unsignable(why) => pick(
                format!("cet endossement ne peut pas être signé : {why}"),
                format!("this endorsement cannot be signed: {why}"),
            ),
        }
    }

    /// What can be done about it.
    pub(in crate::cli) fn hint(&self, french: bool) -> Option<String> {
        let pick = |fr: &str, en: &str| Some(if french { fr } else { en }.to_owned());
        match self {
            Self::NotJson(..) | Self::Nothing(_) | Self::NoIdentifier(_) => pick(
                "Donnez le document publié : `achievement.json` ou `badgeclass.json` d’un badge, `profile.json` d’un émetteur, le fichier JSON d’une attribution.",
                "Give the published document: `achievement.json` or `badgeclass.json` of a badge, `profile.json` of an issuer, the JSON file of an award.",
            ),
            Self::SeveralKeys(_) => {
                pick("Nommez-en une : `--key FICHIER`.", "Name one of them: `--key FILE`.")
            }
            _ => None,
        }
    }
}

impl From<EndorseFailure> for Failure {
    fn from(failure: EndorseFailure) -> Self {
        Self::Endorse(failure)
    }
}
