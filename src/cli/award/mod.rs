//! `blason award`: a badge given to people, from a table to the awards file and the ledger.

mod failure;
mod repair;
mod tell;

use std::collections::BTreeSet;
use std::path::Path;

pub(super) use self::failure::AwardFailure;
use super::arguments::{Arguments, AwardOptions, PublishOption};
use super::failure::Failure;
use super::load::{Loaded, load, understand};
use super::{FINDINGS, FINE};
use crate::giving::place::{self, Target};
use crate::giving::{self, Given, Holder, Order, order, read_back};
use crate::ground::report::Place;
use crate::ground::{Diagnostic, Report, Severity, Sources};
use crate::import::{self, People, table};
use crate::model::{Catalogue, Publish};
use crate::shell::change::Change;
use crate::shell::ledger::Ledger;
use crate::shell::random::System;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, files};

/// Everything that a run has decided.
struct Decided<'a> {
    order: Order<'a>,
    people: People,
    given: Given,
    target: Target,
}

/// Gives a badge.
pub(super) fn run(
    arguments: &Arguments,
    options: &AwardOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    if options.repair {
        return repair::run(arguments, options, terminal);
    }
    let today = environment::today().ok_or(Failure::Clock)?;
    let loaded = load(root, None, false)?;
    let Loaded { sources, report, sound: Some(sound), .. } = &loaded else {
        return Err(AwardFailure::Broken(terminal.findings(&loaded.report, &loaded.sources)).into());
    };
    let catalogue = &sound.catalogue;
    whole_awards(report, sources, &[], terminal)?;
    let name = options.badge.as_deref().unwrap_or_default();
    let order = Order {
        catalogue,
        version: order::named(catalogue, name).map_err(AwardFailure::Refused)?,
        date: options.date.unwrap_or(today),
        publish: options.publish.map(publish),
        keep_until: options.keep_until,
        today,
    };
    order.possible().map_err(AwardFailure::Refused)?;
    let people = people(options, &order, terminal)?;
    let headings = people.headings.clone();

    let ledger = Ledger::open(root, &catalogue.settings.ledger);
    let known = ledger.addresses(files_of(&order, sources).iter().copied());
    let known = known.map_err(AwardFailure::Ledger)?;
    let mut random = System::open().map_err(AwardFailure::Random)?;
    let given = giving::give(&order, people, &known, &mut random);
    let target = place::choose(&order, sources, options.file.as_deref());
    let target = target.map_err(AwardFailure::Place)?;
    let people = People { headings, ..People::default() };
    let decided = Decided { order, people, given, target };

    let bad = !decided.given.bad.is_empty() || !decided.given.no_place.is_empty();
    let writes = !decided.given.gifts.is_empty() && (!bad || options.skip_bad);
    let mut change = Change::new(root);
    if writes {
        write(&decided, &loaded, (root, &ledger), &mut change, terminal)?;
        if !options.dry_run {
            change.apply()?;
        }
    }
    let written: Vec<String> = change.names().filter(|(_, stays)| *stays).map(|it| it.0).collect();
    tell::tell(&decided, &written, &ledger, options, terminal);
    Ok(if bad { FINDINGS } else { FINE })
}

/// Puts the awards and the people into one change, once the new text was read again.
fn write(
    decided: &Decided<'_>,
    before: &Loaded,
    (root, ledger): (&Path, &Ledger),
    change: &mut Change,
    terminal: Terminal,
) -> Result<(), Failure> {
    let Decided { order, given, target, .. } = decided;
    let sources = &before.sources;
    let text = target.text(order, sources, &given.gifts);
    let after =
        understand(sources.with_file(&target.path, text.as_bytes()), None, false, before.day)?;
    let new = new_errors(before, &after);
    if new.count(Severity::Error) > 0 {
        return Err(AwardFailure::NewErrors(terminal.findings(&new, &after.sources)).into());
    }
    let sound = after.sound.as_ref().ok_or(AwardFailure::NotAsMeant)?;
    if read_back::lost(order, &given.gifts, &sound.catalogue).is_some() {
        return Err(AwardFailure::NotAsMeant.into());
    }
    let known = target.there.map(|id| &*sources[id].bytes);
    change.write(&root.join(&target.path), known, text.into_bytes());
    let holders: Vec<Holder> = given.gifts.iter().map(|gift| gift.holder.clone()).collect();
    ledger.add(&target.path, &holders, change).map_err(AwardFailure::Ledger)?;
    Ok(())
}

/// The table that was named, or the addresses that were typed.
fn people(
    options: &AwardOptions,
    order: &Order<'_>,
    terminal: Terminal,
) -> Result<People, Failure> {
    let Some(path) = &options.csv else {
        return if options.to.is_empty() {
            Err(AwardFailure::Nobody.into())
        } else {
            Ok(import::people::typed(&options.to))
        };
    };
    let bytes = files::read_up_to(path, table::LARGEST as u64).map_err(Failure::File)?;
    let how = table::Options { sheet: options.sheet.as_deref(), encoding: options.encoding };
    let table = table::read(&bytes, &how).map_err(|it| AwardFailure::Table(path.clone(), it))?;
    let people = import::people::read(&table, &order.badge().results);
    let people = people.map_err(|it| AwardFailure::Headings(path.clone(), it))?;
    tell::headings(&people, &table.form, terminal);
    Ok(people)
}

/// While an award cannot be read, its id and its place are not known, and could be given again.
pub(in crate::cli) fn whole_awards(
    report: &Report,
    sources: &Sources,
    but: &[&str],
    terminal: Terminal,
) -> Result<(), Failure> {
    let mut errors = Report::new();
    for finding in report.findings().iter().filter(|it| it.severity == Severity::Error) {
        let path = match &finding.place {
            Some(Place::Span(span)) => &*sources[span.source].path,
            Some(Place::Path(path)) => path,
            None => continue,
        };
        if path.starts_with("content/awards/") && !but.contains(&finding.rule.code) {
            errors.push(finding.clone());
        }
    }
    match errors.count(Severity::Error) {
        0 => Ok(()),
        _ => Err(AwardFailure::Broken(terminal.findings(&errors, sources)).into()),
    }
}

/// The errors that were not there before; that they moved to another line does not matter.
fn new_errors(before: &Loaded, after: &Loaded) -> Report {
    let known: BTreeSet<String> =
        errors(&before.report).map(|it| word(it, &before.sources)).collect();
    let mut new = Report::new();
    for finding in errors(&after.report) {
        if !known.contains(&word(finding, &after.sources)) {
            new.push(finding.clone());
        }
    }
    new
}

fn errors(report: &Report) -> impl Iterator<Item = &Diagnostic> {
    report.findings().iter().filter(|it| it.severity == Severity::Error)
}

fn word(finding: &Diagnostic, sources: &Sources) -> String {
    let path = match &finding.place {
        Some(Place::Span(span)) => &*sources[span.source].path,
        Some(Place::Path(path)) => path,
        None => "",
    };
    format!("{} {path} {}", finding.rule.code, finding.say(finding.rule.message, false))
}

/// The awards files that hold awards of this version.
fn files_of<'a>(order: &Order<'_>, sources: &'a Sources) -> BTreeSet<&'a str> {
    let catalogue: &Catalogue = order.catalogue;
    let of_it = catalogue.awards.iter().filter(|it| it.version == order.version);
    of_it.map(|award| &*sources[award.span.source].path).collect()
}

fn publish(option: PublishOption) -> Publish {
    match option {
        PublishOption::None => Publish::None,
        PublishOption::Credential => Publish::Credential,
        PublishOption::Page => Publish::Page,
    }
}
