//! `blason check`: everything before the gate. Needs no key and no network, and writes nothing
//! unless it is asked to mend.

mod mend;

use std::path::Path;

use super::FINE;
use super::arguments::{Arguments, CheckOptions, Format};
use super::failure::Failure;
use super::load::{Loaded, load, tell};
use crate::check;
use crate::ground::Bilingual;
use crate::shell::ledger::Ledger;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, tracked};

const ALL_IS_WELL: Bilingual = Bilingual { fr: "Rien à signaler.", en: "Nothing to report." };

/// Checks the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &CheckOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let loaded = look(arguments, options)?;
    if options.fix {
        return mend::run(loaded, arguments, options, terminal);
    }
    Ok(said(&loaded, options, terminal))
}

/// Everything that a check finds.
fn look(arguments: &Arguments, options: &CheckOptions) -> Result<Loaded, Failure> {
    let mut loaded = load(&arguments.root, None, options.drafts)?;
    if let Some(sound) = &loaded.sound {
        sound.prove_seals(&loaded.sources, &mut loaded.report);
    }
    look_beside(&arguments.root, &mut loaded);
    loaded.judge_check();
    Ok(loaded)
}

/// Says what was found, and the exit code that it asks for.
fn said(loaded: &Loaded, options: &CheckOptions, terminal: Terminal) -> u8 {
    let code = tell(loaded, options.format, terminal);
    if code == FINE && loaded.report.findings().is_empty() && options.format == Format::Human {
        terminal.say(terminal.pick(ALL_IS_WELL));
    }
    code
}

/// What stands beside the catalogue: people and secrets that git should not have, and people whom
/// the ledger keeps too long. A ledger that is locked stays so.
fn look_beside(root: &Path, loaded: &mut Loaded) {
    let Some(sound) = &loaded.sound else { return };
    let settings = &sound.catalogue.settings.ledger;
    let exposed = tracked::exposed(root, &tracked::private_places(&settings.path));
    let files = exposed.iter().map(|file| (file.path.as_str(), file.tracked));
    check::exposed(files, &mut loaded.report);
    if let Some(today) = loaded.day {
        check::long_unlooked_at(&sound.catalogue, today, &mut loaded.report);
    }
    let ledger = Ledger::open(root, settings);
    if let (Some(today), false) = (environment::today(), ledger.would_ask()) {
        // A ledger that cannot be read is `award`’s to complain about: nothing else needs it.
        let overdue = ledger.overdue(today).unwrap_or_default();
        let awards = overdue.iter().map(|(path, ids)| (path.as_str(), ids.as_slice()));
        check::kept_too_long(awards, &mut loaded.report);
    }
}
