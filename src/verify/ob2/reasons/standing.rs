//! Reasons about the standing, the holder, the endorsements and the scope.

use super::reason;
use crate::verify::reasons::Reason;
use crate::verify::verdict::Outcome::{Failed, Open, Passed, Skipped};

// --- Standing --------------------------------------------------------------------------------------

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

// --- Holder ----------------------------------------------------------------------------------------

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

// --- Endorsements ----------------------------------------------------------------------------------

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

// --- Scope -----------------------------------------------------------------------------------------

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
