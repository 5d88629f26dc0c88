//! Why something could not be done, and what can be done about it.

mod baking;
#[cfg(feature = "serve")]
mod door;
mod fate;
mod publishing;
mod revision;
mod secret;

use std::path::PathBuf;

use super::audit::AuditFailure;
use super::award::AwardFailure;
use super::deliver::DeliverFailure;
use super::endorse::EndorseFailure;
use super::new::NewFailure;
use super::theme::ThemeFailure;
use crate::content::edit::FateError;
use crate::content::edit::issuer::IssuerEditError;
use crate::formats::baked::BakeError;
use crate::ground::report::Told;
use crate::proof::ProofError;
use crate::shell::change::ChangeError;
use crate::shell::disk::ReadError;
use crate::shell::files::WriteError;
#[cfg(feature = "serve")]
use crate::shell::http::DoorError;
use crate::shell::keys::SecretError;
use crate::shell::publish::PublishError;
use crate::shell::revision::RevisionError;
use crate::shell::state::StateError;
use crate::site::IssueError;
use crate::verify::MAX_TRUSTED;

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
    /// A secret key or a passphrase cannot be had.
    Secret(SecretError),
    /// No secret key is at hand.
    NoKeyAtHand,
    /// No issuer has this slug; those there are.
    NoIssuer(String, Vec<String>),
    /// No key has this name, or several end so.
    NoSuchKey(String),
    /// An issuer's file cannot be changed in place.
    IssuerFile(String, IssuerEditError),
    /// The demonstration key was given for a host that is not reserved.
    DemonstrationKey(String),
    /// Something cannot be signed.
    Issue(IssueError),
    /// The memory of the builds could not be opened.
    State(StateError),
    /// The site could not be published.
    Publish(PublishError),
    /// No port to serve at.
    #[cfg(feature = "serve")]
    Door(DoorError),
    /// The machine's clock gives no day.
    Clock,
    /// A file that was named could not be read.
    File(ReadError),
    /// A file could not be written.
    Write(WriteError),
    /// A document could not be put into an image or taken out.
    Bake(PathBuf, BakeError),
    /// An image carries no document.
    NothingBaked(PathBuf),
    /// An address was named, and the network was not allowed.
    Offline(String),
    /// This program was built without the network.
    #[cfg(not(feature = "online"))]
    WithoutNetwork,
    /// An address did not answer.
    Web(String, Told),
    /// A folder or an address is no built site: its `catalogue.json` is missing or names no base.
    NoSite(String),
    /// Standard input was named more than once.
    InputTwice,
    /// Files of the author's could not be changed.
    Change(ChangeError),
    /// What was asked of awards cannot be.
    Fate(FateError, String),
    /// No award, or several, go by that name.
    NoSuchAward(String, usize),
    /// The ledger knows nobody by this address or name who has an award.
    NoSuchPerson(String),
    /// A reason without a word.
    NoReason,
    /// A file that was named to be handed over holds the awards of several people.
    SeveralHolders(String),
    /// The changed files would hold a mistake that they do not hold now.
    WouldBreak(String),
    /// The published site could not be audited.
    Audit(AuditFailure),
    /// A badge could not be given.
    Award(AwardFailure),
    /// Nothing could be delivered.
    Deliver(DeliverFailure),
    /// `--context` is not `URL=FILE` with JSON in the file.
    Context(String),
    /// A line of `--trust` is neither an issuer's identifier nor a key.
    Trust(String),
    /// A theme could not be copied.
    Theme(ThemeFailure),
    /// A revision could not be read.
    Revision(RevisionError),
    /// A catalogue or a file of it could not be begun.
    New(NewFailure),
    /// Nothing could be endorsed.
    Endorse(EndorseFailure),
    /// A list of `--trust` has more lines than are read.
    TrustTooLong(PathBuf),
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
            Self::Secret(error) => secret::what(error, french),
            Self::Revision(error) => revision::what(error, french),
            Self::NoKeyAtHand => pick(
                "aucune clé secrète n’est à portée de main".to_owned(),
                "no secret key is at hand".to_owned(),
            ),
            Self::NoIssuer(slug, _) => pick(
                format!("il n’y a pas d’émetteur « {slug} » : content/issuers/{slug}.md manque"),
                format!("there is no issuer “{slug}”: content/issuers/{slug}.md is missing"),
            ),
            Self::NoSuchKey(name) => pick(
                format!("« {name} » ne désigne pas une clé, et une seule"),
                format!("“{name}” does not name a key, and one only"),
            ),
            Self::IssuerFile(path, error) => pick(
                format!("{path} ne peut pas être modifié : {}", secret::issuer_file(error, true)),
                format!("{path} cannot be changed: {}", secret::issuer_file(error, false)),
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
                IssueError::WantsSealing(what) => pick(
                    format!("il manque un sceau : {what}"),
                    format!("a seal is missing: {what}"),
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
            Self::Publish(error) => publishing::what(error, french),
            Self::File(error) => pick(
                format!("le fichier ne peut pas être lu : {error}"),
                format!("the file cannot be read: {error}"),
            ),
            Self::Write(WriteError::Exists(path)) => pick(
                format!("{} existe déjà", path.display()),
                format!("{} exists", path.display()),
            ),
            Self::Write(WriteError::Io(path, cause)) => pick(
                format!("{} ne peut pas être écrit : {cause}", path.display()),
                format!("{} cannot be written: {cause}", path.display()),
            ),
            Self::Bake(path, why) => {
                let why = baking::what(why, french);
                pick(format!("{} : {why}", path.display()), format!("{}: {why}", path.display()))
            }
            Self::NothingBaked(path) => pick(
                format!("l’image {} ne contient aucun badge", path.display()),
                format!("the image {} carries no badge", path.display()),
            ),
            Self::Offline(address) => pick(
                format!("{address} est une adresse, et le réseau n’est pas permis"),
                format!("{address} is an address, and the network is not allowed"),
            ),
            #[cfg(not(feature = "online"))]
            Self::WithoutNetwork => pick(
                "ce programme a été construit sans accès au réseau".to_owned(),
                "this program was built without access to the network".to_owned(),
            ),
            Self::Web(address, why) => pick(
                format!("{address} ne répond pas : {}", why.fr),
                format!("{address} does not answer: {}", why.en),
            ),
            Self::NoSite(place) => pick(
                format!(
                    "{place} n’est pas un site construit : `catalogue.json` manque ou ne dit pas où le site est publié"
                ),
                format!(
                    "{place} is no built site: `catalogue.json` is missing, or does not say where the site is published"
                ),
            ),
            Self::Context(text) => pick(
                format!("`--context {text}` ne donne pas de contexte JSON-LD"),
                format!("`--context {text}` gives no JSON-LD context"),
            ),
            Self::Trust(text) => pick(
                format!(
                    "« {text} » n’est ni l’identifiant d’un émetteur, ni une clé publique, ni un fichier qui les contient"
                ),
                format!(
                    "“{text}” is neither an issuer’s identifier nor a public key nor a file of them"
                ),
            ),
            Self::Theme(failure) => failure.what(french),
            Self::New(failure) => failure.what(french),
            Self::Endorse(failure) => failure.what(french),
            Self::InputTwice => pick(
                "l’entrée standard (`-`) ne peut servir qu’une fois".to_owned(),
                "standard input (`-`) can serve once only".to_owned(),
            ),
            Self::TrustTooLong(path) => pick(
                format!("{} nomme plus de {MAX_TRUSTED} émetteurs ou clés", path.display()),
                format!("{} names more than {MAX_TRUSTED} issuers or keys", path.display()),
            ),
            Self::Change(ChangeError::Busy) => pick(
                "un autre `blason` modifie des fichiers ici".to_owned(),
                "another `blason` is changing files here".to_owned(),
            ),
            Self::Change(ChangeError::Moved(path)) => pick(
                format!("{} a changé entre-temps : rien n’a été modifié", path.display()),
                format!("{} was changed meanwhile: nothing was changed", path.display()),
            ),
            Self::Change(ChangeError::Io(path, cause)) => pick(
                format!("{} ne peut pas être modifié : {cause}", path.display()),
                format!("{} cannot be changed: {cause}", path.display()),
            ),
            Self::Change(ChangeError::Unfinished(path, cause)) => pick(
                format!(
                    "la modification est décidée, et s’est arrêtée à {} : {cause}",
                    path.display()
                ),
                format!("the change is decided, and stopped at {}: {cause}", path.display()),
            ),
            Self::Fate(error, path) => fate::what(error, path, french),
            Self::NoSuchPerson(name) => fate::nobody(name, french),
            Self::NoSuchAward(name, count) => fate::unknown(name, *count, french),
            Self::SeveralHolders(name) => pick(
                format!(
                    "« {name} » désigne plusieurs attributions, et elles n’ont pas une même personne titulaire"
                ),
                format!("“{name}” names several awards, and they have not one holder"),
            ),
            Self::NoReason => {
                pick("le motif est vide".to_owned(), "the reason is empty".to_owned())
            }
            Self::WouldBreak(why) => pick(
                format!("les fichiers modifiés ne seraient plus justes : {why}"),
                format!("the changed files would no longer be right: {why}"),
            ),
            Self::Audit(failure) => failure.say(french).0,
            Self::Award(failure) => failure.say(french).0,
            Self::Deliver(failure) => failure.say(french).0,
            #[cfg(feature = "serve")]
            Self::Door(error) => door::what(error, french),
            Self::Clock => pick(
                "la date du jour n’est pas connue".to_owned(),
                "the day’s date is not known".to_owned(),
            ),
        }
    }

    /// What can be done about it.
    pub(super) fn hint(&self, french: bool) -> Option<String> {
        match self {
            Self::Secret(error) => return secret::hint(error, french),
            Self::Fate(error, _) => return fate::hint(error, french),
            Self::Revision(error) => return Some(revision::hint(error, french)),
            _ => {}
        }
        let (fr, en) = match self {
            Self::Theme(failure) => failure.hint(),
            Self::NoCatalogue(_) => (
                "Allez dans le dossier du catalogue, ou nommez-le avec `--root`.",
                "Go to the catalogue’s folder, or name it with `--root`.",
            ),
            #[cfg(feature = "serve")]
            Self::Door(_) => door::hint(),
            Self::BaseUrl(_) => (
                "Écrivez par exemple `--base-url https://essai.example.org/`.",
                "Write for instance `--base-url https://preview.example.org/`.",
            ),
            Self::KeyNotWritten(_) | Self::NoKeyFolder => (
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
            Self::Issue(IssueError::SecretNotAtHand { .. }) | Self::NoKeyAtHand => (
                "Donnez-la avec `--key FICHIER`, BLASON_KEY_FILE ou BLASON_KEY.",
                "Give it with `--key FILE`, BLASON_KEY_FILE or BLASON_KEY.",
            ),
            Self::NoSuchKey(_) => (
                "`blason key list` les montre ; les derniers signes suffisent, six au moins.",
                "`blason key list` shows them; the last letters are enough, six at least.",
            ),
            Self::KeyInRepository(_) => (
                "Gardez-la ailleurs ; s’il le faut vraiment, ajoutez `--inside-repository --really`.",
                "Keep it elsewhere; if it must be, add `--inside-repository --really`.",
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
            Self::Write(WriteError::Exists(_)) => {
                ("Ajoutez `--force` pour le remplacer.", "Add `--force` to replace it.")
            }
            Self::Bake(_, BakeError::Occupied(_)) => (
                "Ajoutez `--force` pour remplacer celui que l’image contient.",
                "Add `--force` to replace the one that the image carries.",
            ),
            Self::Bake(_, BakeError::Unsigned) => (
                "Un badge sans signature ne convaincra personne : signez-le d’abord.",
                "A badge without a signature will convince nobody: sign it first.",
            ),
            Self::Offline(_) => {
                ("Ajoutez `--online` pour demander au web.", "Add `--online` to ask the web.")
            }
            #[cfg(not(feature = "online"))]
            Self::WithoutNetwork => (
                "Téléchargez le document, ou construisez Blason avec `--features online`.",
                "Download the document, or build Blason with `--features online`.",
            ),
            Self::NoSite(_) => (
                "Nommez le dossier où `blason build` a construit, par exemple `public`, ou vérifiez les fichiers un par un.",
                "Name the folder that `blason build` built into, for instance `public`, or verify the files one by one.",
            ),
            Self::InputTwice => (
                "Donnez le badge comme fichier, ou la personne avec `--recipient-file` ou BLASON_RECIPIENT.",
                "Give the badge as a file, or the person with `--recipient-file` or BLASON_RECIPIENT.",
            ),
            Self::Context(_) => (
                "Écrivez par exemple `--context https://example.org/contexte.json=contexte.json`.",
                "Write for instance `--context https://example.org/context.json=context.json`.",
            ),
            Self::Change(ChangeError::Busy) => {
                ("Attendez qu’il finisse, puis recommencez.", "Wait until it ends, then try again.")
            }
            Self::Change(ChangeError::Moved(_)) => {
                ("Relancez la même commande.", "Run the same command again.")
            }
            Self::Change(ChangeError::Unfinished(..)) => (
                "La prochaine commande la mènera à son terme, par exemple `blason check`.",
                "The next command will carry it to its end, for instance `blason check`.",
            ),
            Self::Change(ChangeError::Io(..)) => (
                "Rien n’a été modifié. Corrigez la cause, puis relancez la même commande.",
                "Nothing was changed. Mend the cause, then run the same command again.",
            ),
            Self::NoSuchPerson(_) => fate::WHOLE_NAME,
            Self::NoSuchAward(_, count) => fate::how_to_name(*count),
            Self::SeveralHolders(_) => (
                "Nommez l’attribution à remettre par son identifiant, ou la personne avec `--person`.",
                "Name the award to hand over by its id, or the person with `--person`.",
            ),
            Self::NoReason => (
                "Dites en une phrase pourquoi : la personne titulaire et chaque lecteur la verront.",
                "Say why in a sentence: the holder and every reader will see it.",
            ),
            Self::Trust(_) => (
                "Un identifiant commence par `https:` ou `did:`, une clé par `z6Mk`.",
                "An identifier begins with `https:` or `did:`, a key with `z6Mk`.",
            ),
            Self::NoIssuer(_, known) if !known.is_empty() => {
                let known = known.join(", ");
                let (fr, en) = (format!("Il y a : {known}."), format!("There is: {known}."));
                return Some(if french { fr } else { en });
            }
            Self::Audit(failure) => return failure.say(french).1,
            Self::Award(failure) => return failure.say(french).1,
            Self::Deliver(failure) => return failure.say(french).1,
            Self::New(failure) => return failure.hint(french),
            Self::Endorse(failure) => return failure.hint(french),
            _ => return None,
        };
        Some(if french { fr } else { en }.to_owned())
    }
}

impl From<ChangeError> for Failure {
    fn from(error: ChangeError) -> Self {
        Self::Change(error)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
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
