//! Why something could not be done, and what can be done about it.

use std::path::PathBuf;

use crate::proof::ProofError;
use crate::shell::disk::ReadError;
use crate::shell::publish::PublishError;
use crate::shell::state::StateError;
use crate::site::IssueError;

/// Why something could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no `blason.toml` in the folder.
    NoCatalogue(PathBuf),
    /// The folder could not be read.
    Read(ReadError),
    /// `--base-url` is not an address that a site can have.
    BaseUrl(String),
    /// The output folder would swallow the catalogue's own files.
    OutInside(PathBuf),
    /// A secret key could not be read.
    Key(String, ProofError),
    /// A secret key would land in a git repository.
    KeyInRepository(PathBuf),
    /// A new key could not be written.
    KeyNotWritten(ReadError),
    /// There is no folder for keys.
    NoKeyFolder,
    /// The demonstration key was given for a host that is not reserved.
    DemonstrationKey(String),
    /// Something cannot be signed.
    Issue(IssueError),
    /// The memory of the builds could not be opened.
    State(StateError),
    /// The site could not be published.
    Publish(PublishError),
    /// The machine's clock gives no day.
    Clock,
}

impl Failure {
    /// What could not be done.
    pub(super) fn what(&self, french: bool) -> String {
        let pick = |fr: String, en: String| if french { fr } else { en };
        match self {
            Self::NoCatalogue(root) => pick(
                format!("il n’y a pas de catalogue dans {} : `blason.toml` manque", root.display()),
                format!("there is no catalogue in {}: `blason.toml` is missing", root.display()),
            ),
            Self::Read(error) => pick(
                format!("le catalogue ne peut pas être lu : {error}"),
                format!("the catalogue cannot be read: {error}"),
            ),
            Self::BaseUrl(url) => pick(
                format!("`{url}` ne peut pas être l’adresse d’un site"),
                format!("`{url}` cannot be the address of a site"),
            ),
            Self::OutInside(out) => pick(
                format!("le site ne peut pas être construit dans {}", out.display()),
                format!("the site cannot be built into {}", out.display()),
            ),
            Self::Key(from, error) => pick(
                format!("la clé secrète de {from} ne peut pas servir : {error}"),
                format!("the secret key from {from} cannot be used: {error}"),
            ),
            Self::KeyInRepository(path) => pick(
                format!("{} est dans un dépôt git : une clé secrète n’y va jamais", path.display()),
                format!("{} is in a git repository: a secret key never goes there", path.display()),
            ),
            Self::KeyNotWritten(error) => pick(
                format!("la clé n’a pas pu être écrite : {error}"),
                format!("the key could not be written: {error}"),
            ),
            Self::NoKeyFolder => pick(
                "le dossier des clés n’est pas connu : ni HOME ni XDG_CONFIG_HOME".to_owned(),
                "the key folder is not known: neither HOME nor XDG_CONFIG_HOME".to_owned(),
            ),
            Self::DemonstrationKey(host) => pick(
                format!("la clé de démonstration, connue de tous, ne signe pas pour {host}"),
                format!("the demonstration key, known to everybody, does not sign for {host}"),
            ),
            Self::Issue(error) => match error {
                IssueError::NoKey { issuer, dated } => pick(
                    format!(
                        "l’émetteur « {issuer} » n’a aucune clé pour signer au {}",
                        dated.day()
                    ),
                    format!("issuer “{issuer}” has no key to sign what is dated {}", dated.day()),
                ),
                IssueError::SecretNotAtHand { issuer, public } => pick(
                    format!("la clé secrète {public} de l’émetteur « {issuer} » n’est pas là"),
                    format!("the secret key {public} of issuer “{issuer}” is not at hand"),
                ),
                IssueError::Proof(why) => pick(
                    format!("un document ne peut pas être signé : {why}"),
                    format!("a document cannot be signed: {why}"),
                ),
            },
            Self::State(StateError::Busy) => pick(
                "un autre `blason build` est en cours ici".to_owned(),
                "another `blason build` is under way here".to_owned(),
            ),
            Self::State(error) => pick(
                format!("la mémoire des constructions ne peut pas être ouverte : {error}"),
                format!("the memory of the builds cannot be opened: {error}"),
            ),
            Self::Publish(error) => self.publish(error, french),
            Self::Clock => pick(
                "la date du jour n’est pas connue".to_owned(),
                "the day’s date is not known".to_owned(),
            ),
        }
    }

    /// What can be done about it.
    pub(super) fn hint(&self, french: bool) -> Option<String> {
        let (fr, en) = match self {
            Self::NoCatalogue(_) => (
                "Allez dans le dossier du catalogue, ou nommez-le avec `--root`.",
                "Go to the catalogue’s folder, or name it with `--root`.",
            ),
            Self::BaseUrl(_) => (
                "Écrivez par exemple `--base-url https://essai.example.org/`.",
                "Write for instance `--base-url https://preview.example.org/`.",
            ),
            Self::KeyInRepository(_) | Self::KeyNotWritten(_) | Self::NoKeyFolder => (
                "Choisissez un fichier nouveau, hors de tout dépôt, avec `--out`.",
                "Choose a new file, outside every repository, with `--out`.",
            ),
            Self::OutInside(_) => (
                "Choisissez un dossier à part, par exemple `--out public`.",
                "Choose a folder of its own, for instance `--out public`.",
            ),
            Self::Key(..) => (
                "Une clé secrète est un fichier PKCS#8 PEM pour Ed25519 (`openssl genpkey -algorithm ed25519`).",
                "A secret key is a PKCS#8 PEM file for Ed25519 (`openssl genpkey -algorithm ed25519`).",
            ),
            Self::DemonstrationKey(_) | Self::Issue(IssueError::NoKey { .. }) => (
                "Ajoutez la clé publique de l’émetteur à sa fiche, dans un tableau [[key]] ; la clé de démonstration ne vaut que pour les hôtes réservés (.example, .test, .invalid, localhost).",
                "Add the issuer’s public key to its file, in a [[key]] table; the demonstration key is for reserved hosts only (.example, .test, .invalid, localhost).",
            ),
            Self::Issue(IssueError::SecretNotAtHand { .. }) => (
                "Donnez-la avec `--key FICHIER`, BLASON_KEY_FILE ou BLASON_KEY.",
                "Give it with `--key FILE`, BLASON_KEY_FILE or BLASON_KEY.",
            ),
            Self::State(StateError::Busy) => {
                ("Attendez qu’il finisse, puis recommencez.", "Wait until it ends, then try again.")
            }
            Self::Publish(PublishError::Foreign(_)) => (
                "Videz-le ou choisissez-en un autre avec `--out` : Blason n’efface que ce qu’il a écrit.",
                "Empty it or choose another with `--out`: Blason removes only what it wrote.",
            ),
            Self::Publish(PublishError::InTheWay(_)) => (
                "Déplacez ce fichier ; pour le publier, mettez-le dans `static/`.",
                "Move that file; to publish it, put it into `static/`.",
            ),
            _ => return None,
        };
        Some(if french { fr } else { en }.to_owned())
    }

    #[expect(clippy::unused_self, reason = "a part of `what`, set apart for its length")]
    fn publish(&self, error: &PublishError, french: bool) -> String {
        let pick = |fr: String, en: String| if french { fr } else { en };
        match error {
            PublishError::Foreign(path) => pick(
                format!(
                    "{} contient des fichiers qu’aucune construction n’a écrits",
                    path.display()
                ),
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
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<StateError> for Failure {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}

impl From<IssueError> for Failure {
    fn from(error: IssueError) -> Self {
        Self::Issue(error)
    }
}
