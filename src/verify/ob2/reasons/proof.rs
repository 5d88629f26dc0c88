//! Reasons about the signature and the dates.

use super::reason;
use crate::verify::reasons::Reason;
use crate::verify::verdict::Outcome::{Failed, Open, Passed};

// --- Signature -------------------------------------------------------------------------------------

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

// --- Dates -----------------------------------------------------------------------------------------

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
