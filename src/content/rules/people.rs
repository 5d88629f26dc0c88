//! People and secrets in the clear.

use super::said;
use crate::ground::{Rule, Severity::Error};

/// An e-mail address in the clear.
pub static ADDRESS_IN_CLEAR: Rule = Rule {
    code: "P101",
    severity: Error,
    message: said(
        "une adresse est écrite en clair ici : {masked}",
        "an address stands here in the clear: {masked}",
    ),
    reason: said(
        "Le dépôt garde tout, pour toujours, et d’autres le lisent : l’adresse d’une personne n’y a pas sa place.",
        "The repository keeps everything, for ever, and others read it: a person’s address has no place in it.",
    ),
    way_out: said(
        "Retirez-la : `blason award` écrit à sa place une empreinte salée, et garde l’adresse dans le registre, hors du dépôt.",
        "Take it out: `blason award` writes a salted hash in its place, and keeps the address in the ledger, out of the repository.",
    ),
};

/// A recipient's name or number in the clear, where only a hash has its place.
pub static PERSON_IN_CLEAR: Rule = Rule {
    code: "P101",
    severity: Error,
    message: said(
        "une personne est désignée en clair ici (`{kind}`)",
        "a person is named in the clear here (`{kind}`)",
    ),
    reason: said(
        "Le dépôt garde tout, pour toujours, et d’autres le lisent : ce qui désigne une personne n’y a pas sa place.",
        "The repository keeps everything, for ever, and others read it: what names a person has no place in it.",
    ),
    way_out: said(
        "Retirez-la : `blason award` écrit une empreinte salée et garde la personne dans le registre ; un nom qu’elle veut montrer s’écrit `name_shown`.",
        "Take it out: `blason award` writes a salted hash and keeps the person in the ledger; a name that the person wants shown is written `name_shown`.",
    ),
};

/// A hash that is not SHA-256.
pub static WEAK_HASH: Rule = Rule {
    code: "L013",
    severity: Error,
    message: said(
        "cette empreinte n’est pas de la forme `sha256$` suivi de 64 chiffres hexadécimaux",
        "this hash is not `sha256$` followed by 64 hexadecimal figures",
    ),
    reason: said(
        "Les vérificateurs ne savent recalculer que cette forme ; MD5 se retourne en quelques secondes.",
        "Verifiers can only compute this form again; MD5 is undone in seconds.",
    ),
    way_out: said(
        "Écrivez `sha256$` suivi du SHA-256, en hexadécimal, de l’adresse immédiatement suivie du sel.",
        "Write `sha256$` and the SHA-256, in hexadecimal, of the address followed at once by the salt.",
    ),
};

/// A hash without salt.
pub static NO_SALT: Rule = Rule {
    code: "P103",
    severity: Error,
    message: said("cette empreinte n’a pas de sel (`salt`)", "this hash has no salt (`salt`)"),
    reason: said(
        "Sans sel, une liste d’adresses suffit pour retrouver la personne.",
        "Without salt, a list of addresses is enough to find the person.",
    ),
    way_out: said(
        "Refaites cette attribution avec `blason award` : il tire un sel de 128 bits pour elle seule.",
        "Make this award again with `blason award`: it draws a salt of 128 bits for it alone.",
    ),
};

/// A salt that is too short.
pub static SHORT_SALT: Rule = Rule {
    code: "P103",
    severity: Error,
    message: said(
        "ce sel est trop court : {count} octets, il en faut {limit}",
        "this salt is too short: {count} bytes, {limit} are needed",
    ),
    reason: said(
        "Un sel court se devine, et la personne avec lui.",
        "A short salt can be guessed, and the person with it.",
    ),
    way_out: NO_SALT.way_out,
};

/// A secret key where a public key belongs.
pub static SECRET_KEY: Rule = Rule {
    code: "P110",
    severity: Error,
    message: said("c’est une clé secrète qui est écrite ici", "this is a secret key"),
    reason: said(
        "Qui la lit peut signer au nom de l’émetteur ; le dépôt la garde même une fois effacée.",
        "Whoever reads it can sign in the issuer’s name; the repository keeps it even when erased.",
    ),
    way_out: said(
        "Ne vous en servez plus : créez une autre clé avec `blason key new`, et n’écrivez ici que la clé publique.",
        "Stop using it: make another key with `blason key new`, and write only the public key here.",
    ),
};
