//! What is found in seals: those that no longer fit, and what was changed; keys that do not count;
//! lines that are no seals; what wants sealing.

use crate::ground::{
    Bilingual, Rule,
    Severity::{Error, Warning},
};

/// Every rule of this folder.
pub static RULES: &[&Rule] = &[
    &AWARDS_WANT_SEALING,
    &LIST_WANTS_SEALING,
    &ISSUER_CHANGED,
    &BADGE_CHANGED,
    &AWARD_CHANGED,
    &TOKEN_WANTED,
    &LIST_CHANGED,
    &LIST_OTHERWISE,
    &KEY_NOT_LISTED,
    &KEY_COMPROMISED,
    &KEY_DATES,
    &BROKEN_LINE,
    &OTHER_VERSION,
    &SEALED_TWICE,
    &AWARD_GONE,
    &ISSUER_GONE,
    &FORGED,
    &LISTS_RUN_OUT,
];

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

const SEAL_AGAIN: Bilingual = said(
    "Scellez de nouveau avec `blason sign`, là où se trouve la clé secrète.",
    "Seal again with `blason sign`, where the secret key is.",
);

/// Awards of a file that would be published, and that nothing here can sign.
pub static AWARDS_WANT_SEALING: Rule = Rule {
    code: "S110",
    severity: Error,
    message: said(
        "des attributions de ce fichier attendent leur sceau : {count}",
        "awards of this file want sealing: {count}",
    ),
    reason: said(
        "Sans sceau ni clé secrète, rien ne peut les signer ici.",
        "Without a seal or a secret key, nothing can sign them here.",
    ),
    way_out: said(
        "Lancez `blason sign` là où se trouve la clé secrète, et versez les fichiers `.seals` au dépôt.",
        "Run `blason sign` where the secret key is, and commit the `.seals` files.",
    ),
};

/// A status list that nothing here can sign, nor has an older one that still holds.
pub static LIST_WANTS_SEALING: Rule = Rule {
    code: "S110",
    severity: Error,
    message: said(
        "les listes d’état de « {slug} » attendent leur sceau pour le {day}",
        "the status lists of “{slug}” want sealing for {day}",
    ),
    reason: said(
        "Sans liste signée et valide, personne ne peut savoir si un badge tient encore.",
        "Without a signed list that is valid, nobody can know whether a badge still stands.",
    ),
    way_out: said(
        "Lancez `blason sign` là où se trouve la clé secrète, et versez les fichiers `.seals` au dépôt.",
        "Run `blason sign` where the secret key is, and commit the `.seals` files.",
    ),
};

/// Seals from before the issuer's profile was changed.
pub static ISSUER_CHANGED: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "des sceaux ne conviennent plus ({count}) : le profil de « {slug} » a changé depuis, ou l’adresse du site",
        "seals no longer fit ({count}): the profile of “{slug}” was changed since, or the site’s address",
    ),
    reason: said(
        "Chaque attestation contient le profil de son émetteur ; la signature porte sur l’ancien.",
        "Every credential holds its issuer’s profile; the signature is one of the former.",
    ),
    way_out: SEAL_AGAIN,
};

/// Seals from before the badge was changed.
pub static BADGE_CHANGED: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "des sceaux ne conviennent plus ({count}) : le texte du badge « {slug} » a changé depuis",
        "seals no longer fit ({count}): the text of badge “{slug}” was changed since",
    ),
    reason: said(
        "Ce que les personnes ont reçu était signé avec l’ancien texte, une promesse.",
        "What people hold was signed with the former text, a promise.",
    ),
    way_out: said(
        "Si le sens change, remettez le texte et lancez `blason new version {slug}` ; s’il reste le même, scellez de nouveau avec `blason sign`.",
        "If the meaning changes, put the text back and run `blason new version {slug}`; if it stays, seal again with `blason sign`.",
    ),
};

/// Seals from before the award's own words were changed.
pub static AWARD_CHANGED: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "des sceaux ne conviennent plus ({count}) : des attributions de ce fichier, dont celle-ci, ont changé depuis",
        "seals no longer fit ({count}): awards of this file, this one among them, were changed since",
    ),
    reason: said(
        "La signature porte sur ce que disaient la table [[award]] et les réglages du site.",
        "The signature is one of what the [[award]] table and the site’s settings said.",
    ),
    way_out: SEAL_AGAIN,
};

/// Seals without the token that is published now.
pub static TOKEN_WANTED: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "des sceaux sont incomplets ({count}) : un jeton JWT est publié aussi, que personne n’a signé",
        "seals are incomplete ({count}): a JWT is published too, which nobody signed",
    ),
    reason: said(
        "Le jeton est une seconde signature de la même attestation.",
        "The token is a second signature of the same credential.",
    ),
    way_out: SEAL_AGAIN,
};

/// Sealed lists from before something was revoked, suspended or reinstated.
pub static LIST_CHANGED: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "les listes d’état scellées de « {slug} » ne conviennent plus : depuis, une attribution a été révoquée, suspendue, rétablie ou effacée",
        "the sealed status lists of “{slug}” no longer fit: an award was revoked, suspended, reinstated or erased since",
    ),
    reason: said(
        "La liste publiée dirait encore ce qui n’est plus vrai.",
        "The published list would still say what is no longer true.",
    ),
    way_out: SEAL_AGAIN,
};

/// Sealed lists from before the settings or the issuer were changed.
pub static LIST_OTHERWISE: Rule = Rule {
    code: "S111",
    severity: Warning,
    message: said(
        "les listes d’état scellées de « {slug} » ne conviennent plus : l’adresse du site, l’émetteur ou `fresh_for` ont changé depuis",
        "the sealed status lists of “{slug}” no longer fit: the site’s address, the issuer or `fresh_for` was changed since",
    ),
    reason: said(
        "La signature porte sur un autre document que celui qui serait publié.",
        "The signature is one of another document than would be published.",
    ),
    way_out: SEAL_AGAIN,
};

/// A key that the issuer does not list.
pub static KEY_NOT_LISTED: Rule = Rule {
    code: "S112",
    severity: Warning,
    message: said(
        "des sceaux ({count}) sont d’une clé que l’émetteur ne déclare pas : {key}",
        "seals ({count}) are by a key that the issuer does not list: {key}",
    ),
    reason: said(
        "Personne ne pourrait vérifier leur signature : ils ne servent pas.",
        "Nobody could verify their signature: they are not used.",
    ),
    way_out: said(
        "Déclarez la clé dans l’en-tête de l’émetteur, ou scellez de nouveau avec `blason sign`.",
        "List the key in the issuer’s header, or seal again with `blason sign`.",
    ),
};

/// A compromised key.
pub static KEY_COMPROMISED: Rule = Rule {
    code: "S112",
    severity: Warning,
    message: said(
        "des sceaux ({count}) sont d’une clé compromise : {key}",
        "seals ({count}) are by a compromised key: {key}",
    ),
    reason: said(
        "Plus rien de ce qu’elle a signé n’est cru : ils ne servent pas.",
        "Nothing that it signed is believed any more: they are not used.",
    ),
    way_out: SEAL_AGAIN,
};

/// A key outside its dates.
pub static KEY_DATES: Rule = Rule {
    code: "S112",
    severity: Warning,
    message: said(
        "des sceaux ({count}) sont d’une clé dont les dates ne conviennent pas : {key}",
        "seals ({count}) are by a key whose dates do not fit: {key}",
    ),
    reason: said(
        "Une signature hors des dates de sa clé ne compte pas : ils ne servent pas.",
        "A signature outside the dates of its key does not count: they are not used.",
    ),
    way_out: said(
        "Corrigez `from` et `until` de la clé, ou scellez de nouveau avec `blason sign`.",
        "Correct `from` and `until` of the key, or seal again with `blason sign`.",
    ),
};

/// Lines that are no seals: most often a merge that was not ended.
pub static BROKEN_LINE: Rule = Rule {
    code: "S113",
    severity: Warning,
    message: said(
        "des lignes de {file} ne sont pas des sceaux : {count}",
        "lines of {file} are not seals: {count}",
    ),
    reason: said(
        "Ce sont souvent les restes d’une fusion de git ; ce qu’elles scellaient attend son sceau.",
        "They are often left from a merge by git; what they sealed wants sealing.",
    ),
    way_out: said(
        "Ne les corrigez pas à la main : `blason sign` remet le fichier en ordre.",
        "Do not mend them by hand: `blason sign` puts the file in order.",
    ),
};

/// A file of a newer version.
pub static OTHER_VERSION: Rule = Rule {
    code: "S113",
    severity: Warning,
    message: said(
        "{file} est d’une autre version que celle que ce programme connaît",
        "{file} is of another version than this program knows",
    ),
    reason: said(
        "Des sceaux que le programme ne comprend pas ne servent pas.",
        "Seals that the program does not understand are not used.",
    ),
    way_out: said(
        "Prenez la version de Blason qui l’a écrit, ou scellez de nouveau avec `blason sign`.",
        "Take the version of Blason that wrote it, or seal again with `blason sign`.",
    ),
};

/// Two seals of one award.
pub static SEALED_TWICE: Rule = Rule {
    code: "S114",
    severity: Warning,
    message: said(
        "des attributions ont deux sceaux différents : {count}",
        "awards have two different seals: {count}",
    ),
    reason: said(
        "C’est souvent une fusion de git : seul le sceau qui convient sert.",
        "It is often a merge by git: only the seal that fits is used.",
    ),
    way_out: said(
        "`blason sign` remet le fichier en ordre.",
        "`blason sign` puts the file in order.",
    ),
};

/// Seals of awards that are not there.
pub static AWARD_GONE: Rule = Rule {
    code: "S115",
    severity: Warning,
    message: said(
        "des sceaux sont ceux d’attributions qui n’existent plus : {count}",
        "seals are of awards that are no longer there: {count}",
    ),
    reason: said(
        "Ils ne servent à rien, et disent qu’il y eut une attribution.",
        "They serve nothing, and tell that there was an award.",
    ),
    way_out: said("`blason sign` les retire.", "`blason sign` removes them."),
};

/// Seals of an issuer that is not there.
pub static ISSUER_GONE: Rule = Rule {
    code: "S115",
    severity: Warning,
    message: said(
        "ces sceaux sont ceux d’un émetteur qui n’existe pas : « {slug} »",
        "these seals are of an issuer that is not there: “{slug}”",
    ),
    reason: said(
        "Un fichier de sceaux porte le nom du fichier de l’émetteur, à côté de lui.",
        "A file of seals has the name of the issuer’s file, beside it.",
    ),
    way_out: said(
        "Renommez-le comme l’émetteur, ou supprimez-le.",
        "Rename it like the issuer, or remove it.",
    ),
};

/// A signature that is none.
pub static FORGED: Rule = Rule {
    code: "S116",
    severity: Error,
    message: said(
        "ce sceau n’est pas une signature de ce qu’il scelle : {what}",
        "this seal is no signature of what it seals: {what}",
    ),
    reason: said(
        "Quelqu’un a modifié la ligne, ou l’a fabriquée : tout vérificateur refuserait le badge.",
        "Somebody changed the line, or made it up: every verifier would refuse the badge.",
    ),
    way_out: said(
        "Cherchez d’où vient la ligne (`git blame`), puis scellez de nouveau avec `blason sign`.",
        "Find out where the line comes from (`git blame`), then seal again with `blason sign`.",
    ),
};

/// The lists that were sealed ahead have run out.
pub static LISTS_RUN_OUT: Rule = Rule {
    code: "S117",
    severity: Warning,
    message: said(
        "les listes d’état de « {slug} » ne sont plus renouvelées : celles qui sont scellées tiennent jusqu’au {day}",
        "the status lists of “{slug}” are no longer renewed: those that are sealed hold until {day}",
    ),
    reason: said(
        "Une liste périmée ne prouve plus rien ; ce jour-là, le site ne pourra plus être construit.",
        "A list that has lapsed proves nothing; on that day, the site can no longer be built.",
    ),
    way_out: SEAL_AGAIN,
};
