//! Reasons about the document and its hosting.

use super::reason;
use crate::verify::reasons::Reason;
use crate::verify::verdict::Outcome::{Failed, Open, Passed};

// --- The document ----------------------------------------------------------------------------------

/// It was read.
pub static READ: Reason =
    reason("ob2.read", Passed, "Le document se lit.", "The document can be read.");
/// It is no JSON within the limits.
pub static UNREADABLE: Reason = reason(
    "ob2.unreadable",
    Failed,
    "Le document ne se lit pas : {why}.",
    "The document cannot be read: {why}.",
);
/// It is something else.
pub static NOT_OURS: Reason = reason(
    "ob2.not-ours",
    Failed,
    "Ce n’est pas un document Open Badges 1 ou 2.",
    "This is no document of Open Badges 1 or 2.",
);
/// It has the shape of what it claims to be.
pub static WELL_FORMED: Reason = reason(
    "ob2.well-formed",
    Passed,
    "Le document a la forme que demande Open Badges 2.0.",
    "The document has the form that Open Badges 2.0 asks for.",
);
/// It is from before 2.0.
pub static OLD_FORM: Reason = reason(
    "ob2.old-form",
    Passed,
    "C’est un ancien badge (Open Badges {version}), lu selon les règles de son temps.",
    "This is an old badge (Open Badges {version}), read by the rules of its time.",
);
/// A property that must be there is not.
pub static MISSING: Reason = reason(
    "ob2.missing",
    Failed,
    "Il manque « {name} » dans {what}.",
    "“{name}” is missing in {what}.",
);
/// A property has a value of another kind.
pub static WRONG_KIND: Reason = reason(
    "ob2.wrong-kind",
    Failed,
    "« {name} », dans {what}, n’a pas la forme attendue : {kind}.",
    "“{name}” in {what} has not the form that it should have: {kind}.",
);
/// A type that no context defines, or none at all.
pub static UNKNOWN_TYPE: Reason = reason(
    "ob2.unknown-type",
    Failed,
    "Le type de {what} n’est pas défini : « {name} ».",
    "The type of {what} is not defined: “{name}”.",
);
/// A document of another class than the one that links to it expects.
pub static WRONG_CLASS: Reason = reason(
    "ob2.wrong-class",
    Failed,
    "{address} devrait être {what}, et est autre chose.",
    "{address} should be {what}, and is something else.",
);
/// No context of Open Badges.
pub static NO_CONTEXT: Reason = reason(
    "ob2.no-context",
    Failed,
    "« @context », dans {what}, ne désigne pas Open Badges 2.0.",
    "“@context” in {what} does not name Open Badges 2.0.",
);
/// A context that gives a name of Open Badges another meaning.
pub static CONTEXT_REDEFINES: Reason = reason(
    "ob2.context-redefines",
    Failed,
    "« @context », dans {what}, donne un autre sens au mot « {name} ».",
    "“@context” in {what} gives the name “{name}” another meaning.",
);
/// A context that is not on board.
pub static CONTEXT_UNKNOWN: Reason = reason(
    "ob2.context-unknown",
    Open,
    "Le contexte {address} n’est pas connu ici : il pourrait changer le sens des mots. Si vous l’avez, donnez-le avec `--context {address}=FICHIER`.",
    "The context {address} is not known here: it could change what names mean. If you have it, give it with `--context {address}=FILE`.",
);
/// An extension that is none.
pub static EXTENSION: Reason = reason(
    "ob2.extension",
    Failed,
    "L’extension « {name} » n’a pas la forme d’une extension : {kind}.",
    "The extension “{name}” has not the form of an extension: {kind}.",
);

// --- Hosting ---------------------------------------------------------------------------------------

/// The issuer's host serves the very same.
pub static HOSTED: Reason = reason(
    "ob2.hosted",
    Passed,
    "L’adresse {address} répond, et dit la même chose.",
    "The address {address} answers, and says the same.",
);
/// The issuer's host serves the same and more.
pub static HOSTED_MORE: Reason = reason(
    "ob2.hosted-more",
    Passed,
    "L’adresse {address} répond, dit la même chose, et ajoute : {names}.",
    "The address {address} answers, says the same, and adds: {names}.",
);
/// What was shown is not what the issuer's host says.
pub static DIFFERS: Reason = reason(
    "ob2.differs",
    Failed,
    "Ce document ne dit pas la même chose que {address} : {names}. C’est l’adresse qui fait foi.",
    "This document does not say the same as {address}: {names}. The address is what counts.",
);
/// A copy inside is not what its own address says.
pub static COPY_DIFFERS: Reason = reason(
    "ob2.copy-differs",
    Failed,
    "La copie de {what} ne dit pas la même chose que son adresse {address} : {names}.",
    "The copy of {what} does not say the same as its address {address}: {names}.",
);
/// A copy that was signed has fallen behind its address.
pub static SIGNED_COPY_DIFFERS: Reason = reason(
    "ob2.signed-copy-differs",
    Open,
    "La copie signée de {what} ne dit plus la même chose que son adresse {address} : {names}.",
    "The signed copy of {what} no longer says the same as its address {address}: {names}.",
);
/// The window is closed.
pub static OFFLINE: Reason = reason(
    "ob2.offline",
    Open,
    "Hors ligne, on ne sait pas ce que dit {address} : {what} n’engage encore personne.",
    "Offline, nobody knows what {address} says: {what} binds nobody yet.",
);
/// Nothing answers where the document says that it lives.
pub static NOT_THERE: Reason = reason(
    "ob2.not-there",
    Failed,
    "Rien ne répond à l’adresse {address}, où devrait être {what}.",
    "Nothing answers at {address}, where {what} should be.",
);
/// The world failed.
pub static UNREACHABLE: Reason = reason(
    "ob2.unreachable",
    Open,
    "{address} n’a pas pu être lu ({why}) : {what} reste à vérifier.",
    "{address} could not be read ({why}): {what} is still to be verified.",
);
/// Something else answers.
pub static NOT_A_DOCUMENT: Reason = reason(
    "ob2.not-a-document",
    Failed,
    "Ce qui répond à l’adresse {address} n’est pas {what} : {why}.",
    "What answers at {address} is not {what}: {why}.",
);
/// The hosted document names another address as its own.
pub static OTHER_ID: Reason = reason(
    "ob2.other-id",
    Failed,
    "À l’adresse {address} se trouve un document qui se nomme autrement : {name}.",
    "At {address} is a document that names itself otherwise: {name}.",
);
/// The linked document lives elsewhere, where it was found.
pub static MOVED: Reason = reason(
    "ob2.moved",
    Passed,
    "À l’adresse {address} se trouve un renvoi : on a lu {what} à l’adresse {name}.",
    "{address} points elsewhere: {what} was read at {name}.",
);
/// A linked document names itself otherwise, and that cannot be checked.
pub static UNCONFIRMED: Reason = reason(
    "ob2.unconfirmed",
    Open,
    "{address} se nomme {name}, où rien ne le confirme : rien ne garantit {what}.",
    "{address} names itself {name}, where nothing confirms it: nothing vouches for {what}.",
);
/// Hosted, without an address of the web.
pub static NO_ADDRESS: Reason = reason(
    "ob2.no-address",
    Failed,
    "« id » n’est pas une adresse du web : rien ne peut être demandé à l’émetteur.",
    "“id” is no address of the web: nothing can be asked of the issuer.",
);
/// A badge of the beta, which names no address.
pub static NO_OWN_ADDRESS: Reason = reason(
    "ob2.no-own-address",
    Open,
    "Ce très ancien badge ne dit pas à quelle adresse il se trouve : donnez-la pour le vérifier.",
    "This very old badge does not say at which address it lives: give the address to verify it.",
);
/// Too many linked documents.
pub static TOO_MANY: Reason = reason(
    "ob2.too-many",
    Open,
    "Trop de documents sont liés ({count} au plus sont lus) : {what} reste à vérifier.",
    "Too many documents are linked (at most {count} are read): {what} is still to be verified.",
);
