//! `blason award --repair`: awards that clash after a merge are drawn anew before publication.

use super::{new_errors, whole_awards};
use crate::cli::arguments::{Arguments, AwardOptions, Format};
use crate::cli::award::AwardFailure;
use crate::cli::failure::Failure;
use crate::cli::load::{Loaded, load, understand};
use crate::cli::{FINDINGS, FINE};
use crate::giving::place::PlaceError;
use crate::giving::repair::{Past, Redrawn, Repaired, mend};
use crate::giving::{Holder, answer, hash_of};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Severity, Sources, Uuid};
use crate::model::links::{AwardFile, award_path};
use crate::model::{Catalogue, Recipient};
use crate::shell::change::Change;
use crate::shell::ledger::Ledger;
use crate::shell::random::System;
use crate::shell::terminal::Terminal;
use crate::shell::{files, tracked};

/// What a clash is called when it is found.
const CLASHES: [&str; 2] = ["L017", "L018"];

/// Every document that an award may have on the site.
const DOCUMENTS: [AwardFile; 4] = [AwardFile::Json, AwardFile::Ob2, AwardFile::Svg, AwardFile::Png];

/// Mends what clashes.
pub(super) fn run(
    arguments: &Arguments,
    options: &AwardOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    let loaded = load(root, None, false)?;
    let Loaded { sources, report, sound: Some(sound), .. } = &loaded else {
        return Err(AwardFailure::Broken(terminal.findings(&loaded.report, &loaded.sources)).into());
    };
    let catalogue = &sound.catalogue;
    whole_awards(report, sources, &CLASHES, terminal)?;
    let site = root.join(&*catalogue.settings.output);
    let past = |id: Uuid, path: &str| Past {
        published: DOCUMENTS.iter().any(|it| files::is_file(&site.join(award_path(id, *it)))),
        committed: tracked::first_committed(root, path, &id.to_string()),
    };
    let mut random = System::open().map_err(AwardFailure::Random)?;
    let repaired = mend(catalogue, sources, &past, &mut random).map_err(|(file, error)| {
        AwardFailure::Place(PlaceError::Edit(sources[file].path.to_string(), error))
    })?;
    let mut change = Change::new(root);
    let mut after = sources.clone();
    for file in &repaired.files {
        let source = &sources[file.source];
        after = after.with(file.source, file.text.as_bytes());
        let path = root.join(&*source.path);
        change.write(&path, Some(&source.bytes), file.text.clone().into_bytes());
    }
    let after = understand(after, None, false, loaded.day)?;
    let new = new_errors(&loaded, &after);
    if new.count(Severity::Error) > 0 {
        return Err(AwardFailure::NewErrors(terminal.findings(&new, &after.sources)).into());
    }
    let ledger = Ledger::open(root, &catalogue.settings.ledger);
    for file in &repaired.files {
        let path = &sources[file.source].path;
        let people = ledger.people(path).map_err(AwardFailure::Ledger)?;
        let own = repaired.redrawn.iter().filter(|it| it.file == file.source);
        let rows: Vec<(usize, Uuid)> =
            own.filter_map(|one| Some((row_of(one, &people, catalogue)?, one.id?))).collect();
        ledger.renumber(path, &rows, &mut change).map_err(AwardFailure::Ledger)?;
    }
    if !options.dry_run {
        change.apply()?;
    }
    tell(&repaired, sources, options, terminal);
    Ok(if repaired.stuck.is_empty() { FINE } else { FINDINGS })
}

/// The ledger's row of an award whose id two awards have: the one whose address has its hash.
fn row_of(one: &Redrawn, people: &[Holder], catalogue: &Catalogue) -> Option<usize> {
    let mut rows = people.iter().enumerate().filter(|(_, holder)| holder.id == one.old);
    let fits = |holder: &Holder| match one.recipient(catalogue) {
        Recipient::Hash { hash, salt } => {
            holder.address.as_ref().is_some_and(|it| hash_of(it, salt) == **hash)
        }
        Recipient::Id { .. } => true,
    };
    rows.find(|(_, holder)| fits(holder)).map(|(at, _)| at)
}

fn tell(repaired: &Repaired, sources: &Sources, options: &AwardOptions, terminal: Terminal) {
    let french = terminal.french;
    let path = |id| &*sources[id].path;
    if options.format == Format::Json {
        terminal.print(&answer::repaired(repaired, sources, options.dry_run));
        return;
    }
    let pick = |fr: String, en: String| if french { fr } else { en };
    for one in &repaired.redrawn {
        let (file, old) = (path(one.file), one.old);
        if let Some(id) = one.id {
            terminal.print(&format!("{file} : {old} → {id}"));
        }
        if let Some(status) = one.status {
            terminal.print(&format!("{file} : {old} → status = {status}"));
        }
    }
    for (id, file) in &repaired.stuck {
        let file = path(*file);
        terminal.warn(&pick(
            format!("{file} : l’attribution {id} ne peut pas être changée seule : elle est déjà publiée, effacée ailleurs, ou s’y trouve deux fois. Gardez l’une des deux, ou révoquez-la et refaites-la."),
            format!("{file}: award {id} cannot be mended by itself: it is published already, erased elsewhere, or stands there twice. Keep one of the two, or revoke it and make it again."),
        ));
    }
    let count = repaired.redrawn.len();
    terminal.say(&if count + repaired.stuck.len() == 0 {
        pick("Rien ne se heurte.".into(), "Nothing clashes.".into())
    } else if options.dry_run {
        pick(
            format!(
                "{} Rien n’a été écrit (--dry-run).",
                Told::counted(count, WOULD, WOULD_ALL).fr
            ),
            format!(
                "{} Nothing was written (--dry-run).",
                Told::counted(count, WOULD, WOULD_ALL).en
            ),
        )
    } else {
        pick(
            format!("{} : relisez, puis enregistrez dans git.", Told::counted(count, IS, ARE).fr),
            format!("{}: review, then commit.", Told::counted(count, IS, ARE).en),
        )
    });
}

const WOULD: Bilingual =
    Bilingual { fr: "{count} attribution serait changée.", en: "{count} award would be changed." };
const WOULD_ALL: Bilingual = Bilingual {
    fr: "{count} attributions seraient changées.",
    en: "{count} awards would be changed.",
};
const IS: Bilingual = Bilingual { fr: "{count} attribution changée", en: "{count} award changed" };
const ARE: Bilingual =
    Bilingual { fr: "{count} attributions changées", en: "{count} awards changed" };
