//! Our own files, read: front matter, TOML tables, translations. Decides no policy and looks at no
//! disk; what cannot be understood is reported with its place, and left out.
//!
//! In reading order: `files` (which file is what), `reading` (one file, and what was found in it),
//! `front_matter` and `document` (its text as a tree with places), `fields` and `entry` (a table
//! taken apart, value by value), then one file per kind: `settings`, `issuer`, `badge`,
//! `translation`, `award`, `framework`, `page`, `endorsement`, `accepted`; [`counts`] (holders that are
//! counted elsewhere); [`edit`] (files changed in place); [`start`] (new ones); `memory` (files of awards
//! that need not be read again); [`seals`] (signatures that are kept beside
//! what they sign); and [`rules`], what is said about mistakes.

mod accepted;
mod alignment;
mod art;
mod award;
mod badge;
pub mod counts;
mod document;
pub mod edit;
mod endorsement;
mod entry;
mod fields;
mod files;
mod framework;
mod front_matter;
mod issuer;
mod memory;
mod organisation;
mod page;
mod person;
mod privacy;
mod rarities;
mod reading;
mod recipient;
mod result;
pub mod rules;
pub mod seals;
mod settings;
pub mod start;
mod syntax;
mod translation;
mod words;

pub use memory::Memory;

use crate::ground::source::TroubleKind;
use crate::ground::{Bilingual, Report, Sources};
use crate::model::Drafts;

/// Reads every file of a catalogue. Never fails: what cannot be understood is reported and left
/// out, and named in [`Drafts::broken`] so that it is not reported a second time.
pub fn read(sources: &Sources, report: &mut Report) -> Drafts {
    read_again(sources, &mut Memory::forgetting(), report)
}

/// The same, without reading again what is remembered of an earlier state of the files. The result is
/// that of reading everything.
pub fn read_again(sources: &Sources, memory: &mut Memory, report: &mut Report) -> Drafts {
    note_troubles(sources, report);
    let (settings, site) = settings::read(sources, report);
    let mut drafts = Drafts { settings, ..Drafts::default() };
    if drafts.settings.is_none() {
        // Nobody can say who the default issuer is: what leans on it is not reported for that.
        drafts.broken.issuers.push(site.issuer.word.clone());
    }
    files::read(sources, &site, memory, &mut drafts, report);
    drafts
}

/// Files that stand in the folder and are not in the snapshot.
fn note_troubles(sources: &Sources, report: &mut Report) {
    for trouble in sources.troubles() {
        let path = &trouble.path;
        report.push(match &trouble.kind {
            TroubleKind::SymbolicLink => rules::SYMBOLIC_LINK.about_path(path),
            TroubleKind::TooLarge { limit } => {
                rules::TOO_LARGE.about_path(path).with("limit", limit.to_string())
            }
            TroubleKind::CaseClash { with } => {
                rules::CASE_CLASH.about_path(path).with("other", &**with)
            }
            TroubleKind::Unreadable { why } => {
                rules::UNREADABLE.about_path(path).with("why", &**why)
            }
            TroubleKind::NotAFile => rules::UNREADABLE.about_path(path).with("why", NOT_A_FILE),
            TroubleKind::NameNotUnicode => {
                rules::UNREADABLE.about_path(path).with("why", NAME_NOT_UNICODE)
            }
            TroubleKind::TooDeep => {
                rules::UNREADABLE.about_path(path).with("why", FOLDERS_TOO_DEEP)
            }
        });
    }
}

const NOT_A_FILE: Bilingual = Bilingual {
    fr: "ce n’est ni un fichier ni un dossier",
    en: "it is neither a file nor a folder",
};
const NAME_NOT_UNICODE: Bilingual =
    Bilingual { fr: "son nom n’est pas en Unicode", en: "its name is not Unicode" };
const FOLDERS_TOO_DEEP: Bilingual =
    Bilingual { fr: "trop de dossiers emboîtés", en: "too many folders within each other" };
