//! `blason check`: everything before the gate. Needs no key and no network, and writes nothing
//! unless it is asked to mend.

mod mend;

use std::path::Path;

use super::arguments::{Arguments, CheckOptions, FindingsFormat};
use super::failure::Failure;
use super::load::{Loaded, Sound, load};
use super::show::show_as;
use super::{FINDINGS, FINE};
use crate::check;
use crate::ground::Bilingual;
use crate::model::Catalogue;
use crate::proof::SigningKey;
use crate::shell::ledger::Ledger;
use crate::shell::terminal::Terminal;
use crate::shell::{git, tracked};

const ALL_IS_WELL: Bilingual = Bilingual { fr: "Rien à signaler.", en: "Nothing to report." };

/// Checks the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &CheckOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let loaded = look(arguments, options)?;
    if options.fix {
        return mend::run(&loaded, arguments, options, terminal);
    }
    Ok(said(&loaded, arguments, options, terminal))
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
fn said(loaded: &Loaded, arguments: &Arguments, options: &CheckOptions, terminal: Terminal) -> u8 {
    let Loaded { report, sources, .. } = loaded;
    show_as(report, sources, &arguments.root, options.format, terminal);
    if report.findings().is_empty() && options.format == FindingsFormat::Human {
        terminal.say(terminal.pick(ALL_IS_WELL));
    }
    if report.gate().is_err() { FINDINGS } else { FINE }
}

/// What stands beside the catalogue: people and secrets that git should not have, people whom the
/// ledger keeps too long, and what hangs on the day. A ledger that is locked stays so.
fn look_beside(root: &Path, loaded: &mut Loaded) {
    let Loaded { sources, report, sound: Some(Sound { catalogue, .. }), day } = loaded else {
        return;
    };
    let settings = &catalogue.settings.ledger;
    let exposed = tracked::exposed(root, &tracked::private_places(&settings.path));
    let files = exposed.iter().map(|file| (file.path.as_str(), file.tracked));
    check::exposed(files, report);
    let kept = tracked::keys_once_kept(root);
    let kept = kept.iter().filter(|(path, pem)| {
        let told = exposed.iter().any(|file| file.path == *path);
        !told && signs_for(catalogue, pem)
    });
    check::once_kept(kept.map(|(path, _)| path.as_str()), report);
    let Some(today) = *day else { return };
    let ledger = Ledger::open(root, settings);
    if !ledger.would_ask() {
        // A ledger that cannot be read is `award`’s to complain about: nothing else needs it.
        let overdue = ledger.overdue(today).unwrap_or_default();
        let awards = overdue.iter().map(|(path, ids)| (path.as_str(), ids.as_slice()));
        check::kept_too_long(awards, report);
    }
    check::on(today, catalogue, &git::history(root, sources), report);
}

/// Whether a secret key can sign for an issuer of the catalogue. One under a passphrase cannot, nor
/// one that was said to be in other hands.
fn signs_for(catalogue: &Catalogue, pem: &str) -> bool {
    let Ok(key) = SigningKey::from_pkcs8_pem(pem) else { return false };
    let public = key.public().to_multikey();
    let mut keys = catalogue.issuers.iter().flat_map(|issuer| &issuer.keys);
    keys.any(|key| *key.public == *public && key.compromised.is_none())
}
