//! Why a catalogue or a file of it could not be begun, and what can be done about it.

use crate::cli::failure::Failure;
use crate::content::edit::text::TextEditError;
use crate::content::edit::version::VersionError;
use crate::ground::{Lang, Slug};

/// Why a catalogue or a file of it could not be begun.
#[derive(Debug)]
pub(in crate::cli) enum NewFailure {
    /// The folder holds a catalogue, or a part of one: this file.
    Catalogue(String),
    /// The address cannot be that of a site.
    BaseUrl(String),
    /// A title without a word.
    NoTitle,
    /// No name in addresses; the nearest that is one.
    NoSlug(String, Option<Slug>),
    /// Something stands there already.
    Stands(String),
    /// No such family; the nearest, and all there are.
    NoFamily(String, Option<String>, Vec<String>),
    /// No such issuer; the nearest, and all there are.
    NoIssuer(String, Option<String>, Vec<String>),
    /// No badge of this name has a current version; the nearest, and whether it is there and broken.
    NoBadge(String, Option<String>, bool),
    /// A label that a version cannot have.
    NoLabel(String),
    /// There is no next version.
    Version(String, VersionError),
    /// No such text; the nearest.
    NoText(String, Option<String>),
    /// Several texts go by that name.
    Several(String, Vec<String>),
    /// No language tag.
    NoLanguage(String),
    /// The reference language is not translated into.
    Reference(Lang),
    /// A language that the site does not have; all that it would then have.
    NotPublished(Lang, String),
    /// Nothing of this name can be endorsed, or the catalogue has mistakes that hide it.
    NothingToEndorse(String),
    /// The system has no random numbers.
    Random(std::io::Error),
    /// Every place of the status lists is taken.
    NoPlace,
    /// A text cannot be changed in place.
    Text(String, TextEditError),
}

impl NewFailure {
    /// What could not be done.
    pub(in crate::cli) fn what(&self, french: bool) -> String {
        let pick = |fr: String, en: String| if french { fr } else { en };
        match self {
            Self::Catalogue(path) => pick(
                format!("ce dossier contient déjà un catalogue : {path}"),
                format!("this folder holds a catalogue already: {path}"),
            ),
            Self::BaseUrl(url) => pick(
                format!("`{url}` ne peut pas être l’adresse d’un site"),
                format!("`{url}` cannot be the address of a site"),
            ),
            Self::NoTitle => pick("le titre est vide".into(), "the title is empty".into()),
            Self::NoSlug(word, _) => pick(
                format!("« {word} » ne peut pas être un nom dans une adresse"),
                format!("“{word}” cannot be a name in an address"),
            ),
            Self::Stands(path) => {
                pick(format!("{path} est déjà là"), format!("{path} is there already"))
            }
            Self::NoFamily(word, ..) => pick(
                format!("le catalogue n’a pas de famille « {word} »"),
                format!("the catalogue has no family “{word}”"),
            ),
            Self::NoIssuer(word, ..) => pick(
                format!("le catalogue n’a pas d’émetteur « {word} »"),
                format!("the catalogue has no issuer “{word}”"),
            ),
            Self::NoBadge(word, _, true) => pick(
                format!("le badge « {word} » ne peut pas être lu"),
                format!("the badge “{word}” cannot be read"),
            ),
            Self::NoBadge(word, ..) => pick(
                format!("le catalogue n’a pas de badge « {word} »"),
                format!("the catalogue has no badge “{word}”"),
            ),
            Self::NoLabel(word) => pick(
                format!("une version ne peut pas s’appeler « {word} »"),
                format!("a version cannot be called “{word}”"),
            ),
            Self::Version(slug, VersionError::NoNumber(label)) => pick(
                format!("rien ne dit quelle version de « {slug} » suit « {label} »"),
                format!("nothing says which version of “{slug}” follows “{label}”"),
            ),
            Self::Version(slug, VersionError::Known(label)) => pick(
                format!("« {slug} » a déjà une version {label}"),
                format!("“{slug}” has a version {label} already"),
            ),
            Self::Version(_, VersionError::Awards(path, why)) => pick(
                format!("{path} ne peut pas être modifié : {why}"),
                format!("{path} cannot be changed: {why}"),
            ),
            Self::Version(slug, _) => pick(
                format!("« {slug} » n’a pas de version en cours"),
                format!("“{slug}” has no current version"),
            ),
            Self::NoText(word, _) => pick(
                format!("aucun badge, aucun émetteur et aucune page ne s’appelle « {word} »"),
                format!("no badge, no issuer and no page is called “{word}”"),
            ),
            Self::Several(word, _) => pick(
                format!("plusieurs textes s’appellent « {word} »"),
                format!("several texts are called “{word}”"),
            ),
            Self::NoLanguage(word) => pick(
                format!("« {word} » n’est pas une langue"),
                format!("“{word}” is not a language"),
            ),
            Self::Reference(lang) => pick(
                format!(
                    "« {} » est la langue de référence : on traduit vers une autre",
                    lang.as_str()
                ),
                format!(
                    "“{}” is the reference language: one translates into another",
                    lang.as_str()
                ),
            ),
            Self::NotPublished(lang, _) => pick(
                format!("« {} » n’est pas une langue du site", lang.as_str()),
                format!("“{}” is not a language of the site", lang.as_str()),
            ),
            Self::NothingToEndorse(what) => pick(
                format!("« {what} » n’est pas dans ce catalogue, ou ne se lit pas"),
                format!("“{what}” is not in this catalogue, or cannot be read"),
            ),
            Self::Random(error) => pick(
                format!("le système ne donne pas de nombres au hasard : {error}"),
                format!("the system gives no random numbers: {error}"),
            ),
            Self::NoPlace => pick(
                "toutes les places des listes d’état sont prises".into(),
                "every place of the status lists is taken".into(),
            ),
            Self::Text(path, TextEditError::NoHeader) => pick(
                format!("{path} n’a pas d’en-tête entre deux lignes `+++`"),
                format!("{path} has no header between two `+++` lines"),
            ),
            Self::Text(path, TextEditError::NotToml(_)) => pick(
                format!("l’en-tête de {path} n’est pas du TOML"),
                format!("the header of {path} is not TOML"),
            ),
        }
    }

    /// What can be done about it.
    pub(in crate::cli) fn hint(&self, french: bool) -> Option<String> {
        let pick = |fr: String, en: String| Some(if french { fr } else { en });
        let near = |near: &str| pick(format!("Était-ce `{near}` ?"), format!("Was it `{near}`?"));
        match self {
            Self::Catalogue(_) => pick(
                "Choisissez un autre dossier ; pour ajouter seulement la relecture des propositions, nommez l’hébergeur du code : `blason init --ci github`.".into(),
                "Choose another folder; to add only the review of proposals, name the code host: `blason init --ci github`.".into(),
            ),
            Self::BaseUrl(_) => pick(
                "Écrivez par exemple `--base-url https://badges.example.org/`.".into(),
                "Write for instance `--base-url https://badges.example.org/`.".into(),
            ),
            Self::NoSlug(_, Some(slug)) => near(slug.as_str()),
            Self::NoFamily(_, Some(word), _)
            | Self::NoIssuer(_, Some(word), _)
            | Self::NoBadge(_, Some(word), false)
            | Self::NoText(_, Some(word)) => near(word),
            Self::NoSlug(..) => pick(
                "Prenez des lettres minuscules sans accent, des chiffres et des traits d’union.".into(),
                "Use lower-case letters without accents, figures and hyphens.".into(),
            ),
            Self::Stands(_) => pick(
                "Rien n’est écrasé : choisissez un autre nom, ou déplacez ce fichier.".into(),
                "Nothing is overwritten: choose another name, or move that file.".into(),
            ),
            Self::NoFamily(_, None, known) | Self::NoIssuer(_, None, known) if known.is_empty() => {
                pick(
                    "Il n’y en a encore aucun : laissez l’option.".into(),
                    "There is none yet: leave the option out.".into(),
                )
            }
            Self::NoFamily(_, None, known) | Self::NoIssuer(_, None, known) => {
                let known = known.join(", ");
                pick(format!("Il a : {known}."), format!("It has: {known}."))
            }
            Self::NoBadge(_, _, true) => pick(
                "`blason check` dit ce qui ne va pas dans son fichier.".into(),
                "`blason check` says what is wrong in its file.".into(),
            ),
            Self::NoLabel(_) => pick(
                "Prenez des lettres, des chiffres, des points et des traits d’union : `--label 2.1`.".into(),
                "Use letters, figures, dots and hyphens: `--label 2.1`.".into(),
            ),
            Self::Version(_, VersionError::NoNumber(_) | VersionError::Known(_)) => pick(
                "Dites-le avec `--label`, par exemple `--label 3`.".into(),
                "Say it with `--label`, for instance `--label 3`.".into(),
            ),
            Self::Several(_, names) => {
                let names = names.join(", ");
                pick(format!("Écrivez l’un d’eux : {names}."), format!("Write one of them: {names}."))
            }
            Self::NotPublished(_, all) => pick(
                format!("Ajoutez-la d’abord à blason.toml : languages = [{all}]"),
                format!("Add it to blason.toml first: languages = [{all}]"),
            ),
            Self::NoLanguage(_) => pick(
                "Écrivez par exemple `fr`, `en` ou `pt-BR`.".into(),
                "Write for instance `fr`, `en` or `pt-BR`.".into(),
            ),
            Self::Text(..) => pick(
                "Corrigez ce fichier : `blason check` dit où.".into(),
                "Mend that file: `blason check` says where.".into(),
            ),
            Self::NothingToEndorse(_) => pick(
                "Écrivez le nom du fichier, `nom@version` pour un badge qui a plusieurs versions ; `blason check` dit ce qui ne va pas.".into(),
                "Write the name of the file, `name@version` for a badge that has several versions; `blason check` says what is wrong.".into(),
            ),
            Self::NoTitle
            | Self::Random(_)
            | Self::NoPlace
            | Self::NoBadge(..)
            | Self::NoText(..)
            | Self::Reference(_)
            | Self::Version(..) => None,
        }
    }
}

impl From<NewFailure> for Failure {
    fn from(failure: NewFailure) -> Self {
        Self::New(failure)
    }
}
