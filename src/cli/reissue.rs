//! `blason reissue`: awards renewed or corrected, or handed over to a new address of their holder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::arguments::{Arguments, Format, ReissueOptions};
use super::award::{self, AwardFailure};
use super::failure::Failure;
use super::load::{Loaded, load};
use super::{FINE, rewrite, standing};
use crate::content::edit::{self, Again, Consequences, reissue};
use crate::giving::Holder;
use crate::giving::again::{Handover, Heir, hand_over};
use crate::ground::{Bilingual, Instant, SourceId, Sources, Uuid};
use crate::import::people;
use crate::model::{Award, Catalogue, Standing};
use crate::shell::answers::{self, Reissued, Successor};
use crate::shell::change::Change;
use crate::shell::ledger::Ledger;
use crate::shell::random::System;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, files};
use crate::site::seals;

/// Issues awards again.
pub(super) fn run(
    arguments: &Arguments,
    options: &ReissueOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    let loaded = load(root, None, true)?;
    let Loaded { sources, report, sound, .. } = &loaded;
    let Some(sound) = sound else { return Err(Failure::NoCatalogue(root.to_owned())) };
    let catalogue = &sound.catalogue;
    let on = options.fate.on.or_else(environment::today).ok_or(Failure::Clock)?;
    let ledger = Ledger::open(root, &catalogue.settings.ledger);
    let stands = |award: &Award| !matches!(award.standing, Standing::Revoked(_));
    let ids = standing::chosen(&options.fate, root, (sources, catalogue), &ledger, stands)?;

    let mut handover = Handover::default();
    let mut again: BTreeMap<Uuid, Again<'_>> = BTreeMap::new();
    let reason = standing::said(options.reason.as_deref())?;
    let reason = reason.unwrap_or_else(|| usual_reason(catalogue));
    if let Some(to) = &options.to {
        // While an award cannot be read, its place is not known, and could be given again.
        award::whole_awards(report, sources, &[], terminal)?;
        one_holder_each(options, root, (sources, catalogue))?;
        handover = handed_over(to, &ids, (sources, catalogue), &ledger)?;
        for new in &handover.new {
            let (id, status, recipient) = (new.holder.id, new.status, &new.recipient);
            let until = options.until;
            again.insert(new.old, Again::HandOver { id, status, recipient, until, reason });
        }
    } else {
        let renewed = ids.iter().map(|id| (*id, Again::Renew { until: options.until }));
        again.extend(renewed);
    }
    let decided = reissue(sources, catalogue, &again, on);
    let decided = decided.map_err(|error| standing::refused(error, sources))?;

    let mut change = Change::new(root);
    rewrite::add(&mut change, root, sources, &decided.files, terminal)?;
    for (file, holders) in rows(&handover) {
        let path = &sources[file].path;
        ledger.add(path, &holders, &mut change).map_err(AwardFailure::Ledger)?;
    }
    if !options.fate.dry_run {
        change.apply()?;
    }
    let done = Done { on, decided, handover, dry: options.fate.dry_run };
    match options.format {
        Format::Json => terminal.print(&answers::text(&done.answer(sources, &change))),
        Format::Human => done.tell(sources, terminal),
    }
    Ok(FINE)
}

/// What was decided.
struct Done {
    on: Instant,
    decided: Consequences,
    handover: Handover,
    dry: bool,
}

impl Done {
    fn unchanged(&self) -> impl Iterator<Item = Uuid> {
        self.decided.unchanged.union(&self.handover.already).copied()
    }

    fn answer(&self, sources: &Sources, change: &Change) -> Reissued {
        let Self { on, decided, handover, dry } = self;
        let text = |id: &Uuid| id.to_string();
        let over = handover.new.iter().map(|new| Successor {
            id: new.old.to_string(),
            by: new.holder.id.to_string(),
            status: new.status,
        });
        let renewed = if handover.new.is_empty() { &decided.changed } else { &BTreeSet::new() };
        Reissued {
            on: on.day(),
            written: !dry,
            files: change.names().map(|(path, _)| path).collect(),
            renewed: renewed.iter().map(text).collect(),
            handed_over: over.collect(),
            unchanged: self.unchanged().map(|id| id.to_string()).collect(),
            seal_again: sealed(sources, decided),
        }
    }

    fn tell(&self, sources: &Sources, terminal: Terminal) {
        let pick = |fr: String, en: String| terminal.say(if terminal.french { &fr } else { &en });
        let Self { on, decided, handover, dry } = self;
        let (count, day) = (decided.changed.len(), on.day());
        if handover.new.is_empty() {
            decided.changed.iter().for_each(|id| terminal.print(&id.text()));
            if count > 0 {
                pick(
                    format!("Attributions émises de nouveau, valables dès le {day} : {count}."),
                    format!("Awards issued again, holding from {day}: {count}."),
                );
            }
        } else {
            for new in &handover.new {
                terminal.print(&format!("{} → {}", new.old, new.holder.id));
            }
            pick(
                format!(
                    "Attributions remises à une nouvelle adresse le {day} : {count}. Les anciennes sont révoquées, et mènent aux nouvelles."
                ),
                format!(
                    "Awards handed over to a new address on {day}: {count}. The old ones are revoked, and lead to the new ones."
                ),
            );
        }
        let same = self.unchanged().count();
        if same > 0 {
            pick(format!("Rien à changer : {same}."), format!("Nothing to change: {same}."));
        }
        for file in &decided.files {
            terminal.say(&format!("  {}", sources[file.source].path));
        }
        if *dry {
            terminal.say(terminal.pick(DRY_RUN));
        } else if count > 0 {
            if sealed(sources, decided).is_empty() {
                terminal.say(terminal.pick(NEXT));
            } else {
                terminal.say(terminal.pick(SEAL_AGAIN));
            }
            terminal.say(terminal.pick(IN_HANDS));
        }
    }
}

/// The new awards of the person, decided with what the ledger knows.
fn handed_over(
    to: &str,
    ids: &BTreeSet<Uuid>,
    (sources, catalogue): (&Sources, &Catalogue),
    ledger: &Ledger,
) -> Result<Handover, Failure> {
    let heir = heir(to)?;
    let found: Result<Vec<_>, _> = ids.iter().map(|id| edit::find(catalogue, *id)).collect();
    let found = found.map_err(|error| standing::refused(error, sources))?;
    let paths: BTreeSet<&str> =
        found.iter().map(|at| &*sources[catalogue[*at].span.source].path).collect();
    let mut people: BTreeMap<Uuid, Holder> = BTreeMap::new();
    for path in paths {
        let rows = ledger.people(path).map_err(AwardFailure::Ledger)?;
        people.extend(rows.into_iter().map(|holder| (holder.id, holder)));
    }
    let mut random = System::open().map_err(AwardFailure::Random)?;
    let handover = hand_over(catalogue, found, &heir, &people, &mut random);
    match handover.no_place.first() {
        Some(_) => Err(AwardFailure::NoPlace.into()),
        None => Ok(handover),
    }
}

/// Whom the awards go to: what was typed, or the line that is typed now.
fn heir(to: &str) -> Result<Heir, Failure> {
    let typed;
    let to = if to == files::STANDARD {
        typed = files::read_line(Path::new(files::STANDARD)).map_err(Failure::File)?;
        &typed
    } else {
        to
    };
    let people = people::typed(&[to.to_owned()]);
    match people.guests.into_iter().next().map(|guest| (guest.id, guest.address)) {
        Some((Some(id), _)) => Ok(Heir::Id(id)),
        Some((None, Some(address))) => Ok(Heir::Address(address)),
        _ => Err(AwardFailure::NobodyThere(people.bad.into_iter().next()).into()),
    }
}

/// A file of several awards has several holders; one address is not theirs.
fn one_holder_each(
    options: &ReissueOptions,
    root: &Path,
    (sources, catalogue): (&Sources, &Catalogue),
) -> Result<(), Failure> {
    for name in &options.fate.awards {
        if standing::named(name, root, sources, catalogue)?.len() > 1 {
            return Err(Failure::SeveralHolders(name.clone()));
        }
    }
    Ok(())
}

/// The ledger's new rows, file by file.
fn rows(handover: &Handover) -> BTreeMap<SourceId, Vec<Holder>> {
    let mut rows: BTreeMap<SourceId, Vec<Holder>> = BTreeMap::new();
    for new in &handover.new {
        rows.entry(new.file).or_default().push(new.holder.clone());
    }
    rows
}

/// The awards files among those that change beside which seals stand.
fn sealed(sources: &Sources, decided: &Consequences) -> Vec<String> {
    let paths = decided.files.iter().map(|file| &*sources[file.source].path);
    let has_seals = |path: &&str| {
        let stem = path.strip_suffix(".toml").unwrap_or(path);
        sources.find(&format!("{stem}{}", seals::ENDING)).is_some()
    };
    paths.filter(has_seals).map(str::to_owned).collect()
}

/// Why an award that was handed over stands no more, in the language of the catalogue.
fn usual_reason(catalogue: &Catalogue) -> &'static str {
    match catalogue.language().as_str().split('-').next() {
        Some("fr") => "Remise à une nouvelle adresse de la même personne",
        Some("de") => "An eine neue Adresse derselben Person ausgehändigt",
        Some("es") => "Entregada a una nueva dirección de la misma persona",
        Some("nl") => "Overhandigd aan een nieuw adres van dezelfde persoon",
        _ => "Handed over to a new address of the same person",
    }
}

const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
const NEXT: Bilingual = Bilingual {
    fr: "Construisez et publiez le site pour que les lecteurs le sachent : `blason build`.",
    en: "Build and publish the site so that readers know: `blason build`.",
};
const SEAL_AGAIN: Bilingual = Bilingual {
    fr: "Leurs sceaux ne vont plus : `blason sign`, là où se trouve la clé secrète, puis `blason build`.",
    en: "Their seals fit no more: `blason sign`, where the secret key is, then `blason build`.",
};
const IN_HANDS: Bilingual = Bilingual {
    fr: "Les fichiers que la personne garde sont ceux d’avant : `blason deliver` prépare les nouveaux.",
    en: "The files that the person keeps are the former ones: `blason deliver` puts the new ones together.",
};
