//! Endorsements: what they are about, and documents that others signed.

use super::said;
use crate::ground::{Rule, Severity::Error};

/// A signed document among the endorsements that is none, or that cannot be read.
pub static NOT_AN_ENDORSEMENT: Rule = Rule {
    code: "S121",
    severity: Error,
    message: said(
        "ce document n’est pas un endossement que l’on puisse lire : {why}",
        "this document is no endorsement that can be read: {why}",
    ),
    reason: said(
        "Ce que d’autres ont signé est gardé tel quel : personne ne peut le corriger à leur place.",
        "What others signed is kept as it is: nobody can mend it in their place.",
    ),
    way_out: said(
        "Demandez un `EndorsementCredential` signé (Open Badges 3.0) ; `blason endorse` en écrit un.",
        "Ask for a signed `EndorsementCredential` (Open Badges 3.0); `blason endorse` writes one.",
    ),
};

/// An answer to an endorsement that is not there.
pub static ANSWERS_NOTHING: Rule = Rule {
    code: "S122",
    severity: Error,
    message: said(
        "cette réponse n’a pas d’endossement à côté d’elle : il manque « {file} »",
        "this answer has no endorsement beside it: “{file}” is missing",
    ),
    reason: said(
        "Une réponse dit ce que devient le document signé qui porte le même nom.",
        "An answer says what becomes of the signed document of the same name.",
    ),
    way_out: said(
        "Posez le document signé à côté d’elle, accordez les deux noms, ou retirez la réponse.",
        "Put the signed document beside it, make the two names agree, or remove the answer.",
    ),
};

/// An endorsement that is about nothing, or about several things.
pub static ENDORSES_ONE_THING: Rule = Rule {
    code: "S123",
    severity: Error,
    message: said(
        "un endossement porte sur une seule chose, et celui-ci en nomme {count}",
        "an endorsement is about one thing, and this one names {count}",
    ),
    reason: said(
        "Le document signé n’a qu’un objet : un badge, un émetteur ou une attribution.",
        "The signed document has one subject: a badge, an issuer or an award.",
    ),
    way_out: said(
        "Gardez un seul de `badge`, `issuer` et `award` ; écrivez un fichier par chose endossée.",
        "Keep one of `badge`, `issuer` and `award`; write one file for each thing endorsed.",
    ),
};
