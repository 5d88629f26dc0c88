//! `blason check`: everything before the gate. Needs no key, no clock, no network; writes nothing.

use super::arguments::{Arguments, CheckOptions, Format};
use super::failure::Failure;
use super::load::{load, tell};
use crate::ground::Bilingual;
use crate::shell::terminal::Terminal;

const ALL_IS_WELL: Bilingual = Bilingual { fr: "Rien à signaler.", en: "Nothing to report." };

/// Checks the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &CheckOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let mut loaded = load(&arguments.root, None, options.drafts)?;
    if let Some(sound) = &loaded.sound {
        sound.prove_seals(&loaded.sources, &mut loaded.report);
    }
    let code = tell(&loaded, options.format, terminal);
    if loaded.report.findings().is_empty() && options.format == Format::Human {
        terminal.say(terminal.pick(ALL_IS_WELL));
    }
    Ok(code)
}
