//! What can be wrong with a site beyond its documents, in both languages.

use crate::ground::Bilingual;
use crate::verify::Outcome;
use crate::verify::reasons::Reason;

const fn failed(code: &'static str, fr: &'static str, en: &'static str) -> Reason {
    Reason { code, outcome: Outcome::Failed, words: Bilingual { fr, en } }
}

pub(super) static UNREADABLE: Reason = failed(
    "site.unreadable",
    "le fichier ne peut pas être lu : {why}",
    "the file cannot be read: {why}",
);
pub(super) static MISPLACED: Reason = failed(
    "site.misplaced",
    "le document dit se trouver à {id}, mais cette adresse ne mène pas à lui",
    "the document says that it is at {id}, and that address does not lead to it",
);
pub(super) static DEAD_LINK: Reason = failed(
    "site.dead_link",
    "{address} est une adresse du site, et rien ne s’y trouve",
    "{address} is an address of the site, and nothing is there",
);
pub(super) static TWIN_DIFFERS: Reason = failed(
    "site.twin_differs",
    "le jeton ne dit pas ce que dit le document .{other} du même nom",
    "the token does not say what the .{other} document of the same name says",
);
pub(super) static BAKED_DIFFERS: Reason = failed(
    "site.baked_differs",
    "l’image ne contient pas le document .{other} du même nom",
    "the image does not carry the .{other} document of the same name",
);
