//! Every reason that a step on an Open Badges 1 or 2 document can give, in reading order: the
//! document, its hosting, its signature, its dates, its standing, its holder, its endorsements, its
//! scope.

mod document;
mod proof;
mod standing;

pub use self::document::*;
pub use self::proof::*;
pub use self::standing::*;
use crate::ground::Bilingual;
use crate::verify::reasons::Reason;
use crate::verify::verdict::Outcome;

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
