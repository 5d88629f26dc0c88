//! Every reason that a step on an Open Badges 1 or 2 document can give, in reading order: the
//! document, its hosting, its signature, its dates, its standing, its holder, its endorsements, its
//! scope.

use crate::ground::Bilingual;
use crate::verify::reasons::Reason;
use crate::verify::verdict::Outcome::{self, Failed, Open, Passed, Skipped};

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

const fn reason(
    code: &'static str,
    outcome: Outcome,
    fr: &'static str,
    en: &'static str,
) -> Reason {
    Reason { code, outcome, words: said(fr, en) }
}

// --- What a sentence is about --------------------------------------------------------------------

/// The document that was shown.
pub const THE_ASSERTION: Bilingual = said("l’attribution", "the assertion");
/// What was awarded.
pub const THE_BADGE: Bilingual = said("la définition du badge", "the definition of the badge");
/// Who awarded it.
pub const THE_ISSUER: Bilingual = said("le profil de l’émetteur", "the profile of the issuer");
/// What signed it.
pub const THE_KEY: Bilingual = said("la clé", "the key");
/// What the issuer took back.
pub const THE_LIST: Bilingual =
    said("la liste des attributions révoquées", "the list of what was revoked");
/// What somebody says in favour of it.
pub const THE_ENDORSEMENT: Bilingual = said("l’endossement", "the endorsement");
/// Anything else that was shown.
pub const THE_DOCUMENT: Bilingual = said("le document", "the document");

// --- The document --------------------------------------------------------------------------------

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

// --- Hosting -------------------------------------------------------------------------------------

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

// --- Signature -----------------------------------------------------------------------------------

/// The signature holds.
pub static SIGNED: Reason =
    reason("ob2.signed", Passed, "La signature tient ({alg}).", "The signature holds ({alg}).");
/// It does not.
pub static SIGNATURE: Reason = reason(
    "ob2.signature",
    Failed,
    "La signature ne tient pas : {why}.",
    "The signature does not hold: {why}.",
);
/// An algorithm that is not known here.
pub static ALGORITHM: Reason = reason(
    "ob2.algorithm",
    Open,
    "La signature est d’un genre inconnu ici : {alg}.",
    "The signature is of a kind that is not known here: {alg}.",
);
/// Nobody could check it: the key is missing.
pub static NOT_CHECKED: Reason = reason(
    "ob2.not-checked",
    Open,
    "La signature n’a pas pu être vérifiée : la clé manque.",
    "The signature could not be checked: the key is missing.",
);
/// A signed badge that comes without its signature.
pub static WITHOUT_TOKEN: Reason = reason(
    "ob2.without-token",
    Failed,
    "Ce badge se dit signé, et vient sans sa signature.",
    "This badge says that it is signed, and comes without its signature.",
);
/// A hosted badge in a token: only its address counts.
pub static HOSTED_TOKEN: Reason = reason(
    "ob2.hosted-token",
    Failed,
    "Ce jeton contient un badge qui ne se dit pas signé.",
    "This token holds a badge that does not say that it is signed.",
);
/// Issuer and key name each other.
pub static KEY_BOUND: Reason = reason(
    "ob2.key-bound",
    Passed,
    "La clé est celle de l’émetteur : chacun nomme l’autre.",
    "The key is the issuer’s: each names the other.",
);
/// An old badge names its key at the issuer's host.
pub static KEY_SAME_HOST: Reason = reason(
    "ob2.key-same-host",
    Passed,
    "La clé est publiée par l’hôte de l’émetteur, {host}.",
    "The key is published by the host of the issuer, {host}.",
);
/// An old badge names a key that some other host publishes.
pub static KEY_OTHER_HOST: Reason = reason(
    "ob2.key-other-host",
    Failed,
    "La clé est publiée par {host}, qui n’est pas l’hôte de l’émetteur.",
    "The key is published by {host}, which is not the host of the issuer.",
);
/// The issuer does not name the key.
pub static KEY_UNLISTED: Reason = reason(
    "ob2.key-unlisted",
    Failed,
    "L’émetteur ne nomme pas la clé {address} parmi les siennes.",
    "The issuer does not name the key {address} among its own.",
);
/// The key names another owner.
pub static KEY_OWNER: Reason = reason(
    "ob2.key-owner",
    Failed,
    "La clé {address} nomme un autre propriétaire : {name}.",
    "The key {address} names another owner: {name}.",
);
/// The key is none that we can use.
pub static KEY_UNUSABLE: Reason = reason(
    "ob2.key-unusable",
    Failed,
    "La clé ne peut pas servir : {why}.",
    "The key cannot be used: {why}.",
);

// --- Dates ---------------------------------------------------------------------------------------

/// It holds at the moment asked about.
pub static IN_FORCE: Reason =
    reason("ob2.in-force", Passed, "Le badge est en vigueur.", "The badge is in force.");
/// Awarded in the future.
pub static FUTURE: Reason = reason(
    "ob2.future",
    Failed,
    "Le badge est daté de l’avenir : {date}.",
    "The badge is dated in the future: {date}.",
);
/// Its time is over.
pub static EXPIRED: Reason =
    reason("ob2.expired", Failed, "Le badge a expiré le {date}.", "The badge expired on {date}.");
/// It ends before it begins.
pub static REVERSED: Reason = reason(
    "ob2.reversed",
    Failed,
    "Le badge finirait ({until}) avant d’avoir commencé ({date}).",
    "The badge would end ({until}) before it began ({date}).",
);
/// Its dates cannot be read.
pub static NO_DATE: Reason = reason(
    "ob2.no-date",
    Open,
    "On ne sait pas de quand date ce badge.",
    "Nobody knows when this badge was awarded.",
);

// --- Standing ------------------------------------------------------------------------------------

/// Nothing says that it was taken back.
pub static STANDS: Reason =
    reason("ob2.stands", Passed, "Le badge n’a pas été retiré.", "The badge was not taken back.");
/// It was taken back, for a reason.
pub static REVOKED: Reason = reason(
    "ob2.revoked",
    Failed,
    "L’émetteur a retiré ce badge : {why}",
    "The issuer took this badge back: {why}",
);
/// It was taken back.
pub static REVOKED_SILENTLY: Reason = reason(
    "ob2.revoked-silently",
    Failed,
    "L’émetteur a retiré ce badge, sans dire pourquoi.",
    "The issuer took this badge back, without saying why.",
);
/// Its address says that it was taken away on purpose.
pub static GONE: Reason = reason(
    "ob2.gone",
    Failed,
    "L’adresse {address} répond que le badge a été retiré (410).",
    "The address {address} answers that the badge was taken away (410).",
);
/// Nobody could be asked whether it stands.
pub static STANDING_UNKNOWN: Reason = reason(
    "ob2.standing-unknown",
    Open,
    "On ne sait pas si le badge a été retiré.",
    "Nobody knows whether the badge was taken back.",
);
/// The list cannot be had, and the hosted copy says enough.
pub static LIST_ASIDE: Reason = reason(
    "ob2.list-aside",
    Skipped,
    "La liste {address} n’a pas pu être lue ; l’adresse du badge répond, et cela suffit.",
    "The list {address} could not be read; the badge’s own address answers, and that suffices.",
);

// --- Holder --------------------------------------------------------------------------------------

/// Nobody asked.
pub static NOT_ASKED: Reason = reason(
    "ob2.recipient-not-asked",
    Skipped,
    "On n’a pas demandé à qui le badge a été donné.",
    "Nobody asked to whom the badge was given.",
);
/// It was given to whom the caller says.
pub static GIVEN_TO: Reason = reason(
    "ob2.recipient",
    Passed,
    "Le badge a été donné à la personne indiquée.",
    "The badge was given to whom you said.",
);
/// It was given to somebody else.
pub static GIVEN_TO_OTHER: Reason = reason(
    "ob2.recipient-other",
    Failed,
    "Le badge n’a pas été donné à la personne indiquée.",
    "The badge was not given to whom you said.",
);
/// The recipient is written in a way that is not known here.
pub static RECIPIENT_UNKNOWN: Reason = reason(
    "ob2.recipient-unknown",
    Open,
    "La personne est désignée d’une façon inconnue ici : {name}.",
    "The recipient is written in a way that is not known here: {name}.",
);

// --- Endorsements --------------------------------------------------------------------------------

/// None.
pub static NO_ENDORSEMENT: Reason = reason(
    "ob2.no-endorsement",
    Skipped,
    "Le badge ne porte pas d’endossement.",
    "The badge carries no endorsement.",
);
/// It holds.
pub static ENDORSED: Reason = reason(
    "ob2.endorsed",
    Passed,
    "L’endossement {address} tient.",
    "The endorsement {address} holds.",
);
/// It could not be concluded.
pub static ENDORSEMENT_OPEN: Reason = reason(
    "ob2.endorsement-open",
    Open,
    "L’endossement {address} reste à vérifier.",
    "The endorsement {address} is still to be verified.",
);
/// It does not hold.
pub static ENDORSEMENT_FAILS: Reason = reason(
    "ob2.endorsement-fails",
    Failed,
    "L’endossement {address} ne tient pas.",
    "The endorsement {address} does not hold.",
);
/// It is about something else.
pub static ENDORSES_OTHER: Reason = reason(
    "ob2.endorses-other",
    Skipped,
    "L’endossement {address} parle d’autre chose : il ne compte pas ici.",
    "The endorsement {address} speaks of something else: it does not count here.",
);
/// More than are read.
pub static ENDORSEMENTS_TOO_MANY: Reason = reason(
    "ob2.endorsements-too-many",
    Open,
    "Le badge porte plus de {count} endossements : les autres ne sont pas vérifiés.",
    "The badge carries more than {count} endorsements: the others are not verified.",
);

// --- Scope ---------------------------------------------------------------------------------------

/// The address is one that the issuer answers for.
pub static IN_SCOPE: Reason = reason(
    "ob2.in-scope",
    Passed,
    "L’émetteur {name} répond de cette adresse.",
    "The issuer {name} answers for this address.",
);
/// It is not.
pub static OUT_OF_SCOPE: Reason = reason(
    "ob2.out-of-scope",
    Failed,
    "L’émetteur {name} ne répond pas de l’adresse {address}.",
    "The issuer {name} does not answer for the address {address}.",
);
/// The issuer has no address of the web, so that nothing says who speaks for it.
pub static ISSUER_NOT_WEB: Reason = reason(
    "ob2.issuer-not-web",
    Open,
    "L’émetteur se nomme {name}, qui n’est pas une adresse du web : rien ne dit qui répond de lui.",
    "The issuer names itself {name}, no address of the web: nothing says who answers for it.",
);
/// An old badge lives on another host than its issuer.
pub static OLD_OTHER_HOST: Reason = reason(
    "ob2.old-other-host",
    Open,
    "Ce badge est publié par {host}, et son émetteur par {name} : rien ne dit qu’ils se connaissent.",
    "This badge is published by {host}, its issuer by {name}: nothing says that they know each other.",
);
/// Plain http: everybody on the way can change it.
pub static PLAIN_HTTP: Reason = reason(
    "ob2.plain-http",
    Passed,
    "Attention : {address} est en http, sans chiffrement.",
    "Beware: {address} is plain http, not encrypted.",
);

/// Every reason of this room.
pub static ALL: &[&Reason] = &[
    &READ,
    &UNREADABLE,
    &NOT_OURS,
    &WELL_FORMED,
    &OLD_FORM,
    &MISSING,
    &WRONG_KIND,
    &UNKNOWN_TYPE,
    &WRONG_CLASS,
    &NO_CONTEXT,
    &CONTEXT_REDEFINES,
    &CONTEXT_UNKNOWN,
    &EXTENSION,
    &HOSTED,
    &HOSTED_MORE,
    &DIFFERS,
    &COPY_DIFFERS,
    &SIGNED_COPY_DIFFERS,
    &OFFLINE,
    &NOT_THERE,
    &UNREACHABLE,
    &NOT_A_DOCUMENT,
    &OTHER_ID,
    &MOVED,
    &UNCONFIRMED,
    &NO_ADDRESS,
    &NO_OWN_ADDRESS,
    &TOO_MANY,
    &SIGNED,
    &SIGNATURE,
    &ALGORITHM,
    &NOT_CHECKED,
    &WITHOUT_TOKEN,
    &HOSTED_TOKEN,
    &KEY_BOUND,
    &KEY_SAME_HOST,
    &KEY_OTHER_HOST,
    &KEY_UNLISTED,
    &KEY_OWNER,
    &KEY_UNUSABLE,
    &IN_FORCE,
    &FUTURE,
    &EXPIRED,
    &REVERSED,
    &NO_DATE,
    &STANDS,
    &REVOKED,
    &REVOKED_SILENTLY,
    &GONE,
    &STANDING_UNKNOWN,
    &LIST_ASIDE,
    &NOT_ASKED,
    &GIVEN_TO,
    &GIVEN_TO_OTHER,
    &RECIPIENT_UNKNOWN,
    &NO_ENDORSEMENT,
    &ENDORSED,
    &ENDORSEMENT_OPEN,
    &ENDORSEMENT_FAILS,
    &ENDORSES_OTHER,
    &ENDORSEMENTS_TOO_MANY,
    &IN_SCOPE,
    &OUT_OF_SCOPE,
    &ISSUER_NOT_WEB,
    &OLD_OTHER_HOST,
    &PLAIN_HTTP,
];
