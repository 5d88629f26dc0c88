//! `blason revoke`, `suspend`, `reinstate` and `erase`: what becomes of awards.

use std::collections::BTreeSet;
use std::path::Path;

use super::arguments::{Arguments, FateOptions, RevokeOptions, SuspendOptions};
use super::award::AwardFailure;
use super::deliver::DeliverFailure;
use super::failure::Failure;
use super::load::load;
use super::{FINE, rewrite};
use crate::content::edit::{self, Consequences, Fate, FateError};
use crate::ground::{Bilingual, Sources, Uuid};
use crate::model::{Award, Catalogue, Standing};
use crate::shell::change::Change;
use crate::shell::ledger::Ledger;
use crate::shell::outbox;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, files};

/// Fewest letters of an id that stand for the whole of it.
const SHORTEST_NAME: usize = 8;

/// Takes awards back.
pub(super) fn revoke(
    arguments: &Arguments,
    options: &RevokeOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let reason = said(Some(&options.reason))?.ok_or(Failure::NoReason)?;
    meet(arguments, &options.fate, Fate::Revoke(reason), terminal)
}

/// Holds awards back.
pub(super) fn suspend(
    arguments: &Arguments,
    options: &SuspendOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let reason = said(options.reason.as_deref())?;
    meet(arguments, &options.fate, Fate::Suspend(reason), terminal)
}

/// Lets awards stand again.
pub(super) fn reinstate(
    arguments: &Arguments,
    options: &FateOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    meet(arguments, options, Fate::Reinstate, terminal)
}

/// Forgets awards.
pub(super) fn erase(
    arguments: &Arguments,
    options: &FateOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let code = meet(arguments, options, Fate::Erase, terminal)?;
    terminal.say(terminal.pick(HONEST));
    Ok(code)
}

fn meet(
    arguments: &Arguments,
    options: &FateOptions,
    fate: Fate<'_>,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = &arguments.root;
    let loaded = load(root, None, true)?;
    let sources = &loaded.sources;
    let Some(sound) = &loaded.sound else { return Err(Failure::NoCatalogue(root.clone())) };
    let catalogue = &sound.catalogue;
    let on = options.on.or_else(environment::today).ok_or(Failure::Clock)?;
    let ledger = Ledger::open(root, &catalogue.settings.ledger);
    let ids = chosen(options, root, (sources, catalogue), &ledger, |award| match fate {
        Fate::Suspend(_) => !matches!(award.standing, Standing::Revoked(_)),
        Fate::Reinstate => {
            matches!(award.standing, Standing::Suspended(_)) || award.more().reinstated.is_some()
        }
        Fate::Revoke(_) | Fate::Erase => true,
    })?;
    let decided = edit::decide(sources, catalogue, &ids, fate, on);
    let decided = decided.map_err(|error| refused(error, sources))?;
    let mut change = Change::new(root);
    rewrite::add(&mut change, root, sources, &decided.files, terminal)?;
    if fate == Fate::Erase {
        // Whoever is forgotten is forgotten everywhere, in one change.
        ledger.forget(&ids, &mut change).map_err(AwardFailure::Ledger)?;
        outbox::forget(root, &ids, &mut change).map_err(DeliverFailure::Outbox)?;
    }
    if !options.dry_run {
        change.apply()?;
        if fate == Fate::Erase {
            outbox::sweep(root);
        }
    }
    tell(&decided, sources, fate, options.dry_run, terminal);
    Ok(FINE)
}

/// The awards that were asked for. Of a whole file, and of everything that a person holds, only
/// those that it can be about; when it can be about none, all of them, and the reason will be said.
pub(super) fn chosen(
    options: &FateOptions,
    root: &Path,
    (sources, catalogue): (&Sources, &Catalogue),
    ledger: &Ledger,
    fits: impl Fn(&Award) -> bool,
) -> Result<BTreeSet<Uuid>, Failure> {
    let mut ids = BTreeSet::new();
    let mut some = |group: BTreeSet<Uuid>| {
        let fits = |id: &Uuid| catalogue.find_award(*id).is_some_and(|at| fits(&catalogue[at]));
        let fitting: BTreeSet<Uuid> = group.iter().copied().filter(fits).collect();
        ids.extend(if group.len() > 1 && !fitting.is_empty() { fitting } else { group });
    };
    for name in &options.awards {
        some(named(name, root, sources, catalogue)?);
    }
    if let Some(person) = &options.person {
        some(of_person(person, ledger, catalogue)?);
    }
    Ok(ids)
}

/// The awards that a word on the command line stands for.
pub(super) fn named(
    name: &str,
    root: &Path,
    sources: &Sources,
    catalogue: &Catalogue,
) -> Result<BTreeSet<Uuid>, Failure> {
    if let Some(file) = file_named(name, root, sources) {
        return Ok(edit::awards_of(catalogue, file));
    }
    // An address ends in the id and what kind of document it is.
    let word = name.rsplit('/').next().unwrap_or(name);
    let word = word.split('.').next().unwrap_or(word).to_ascii_lowercase();
    if let Some(id) = Uuid::parse(&word) {
        return Ok(BTreeSet::from([id]));
    }
    let awards = catalogue.awards.iter().map(|award| award.id);
    let all = awards.chain(catalogue.erased.iter().map(|gone| gone.id));
    let found: BTreeSet<Uuid> =
        all.filter(|id| word.len() >= SHORTEST_NAME && id.text().starts_with(&word)).collect();
    if found.len() == 1 {
        Ok(found)
    } else {
        Err(Failure::NoSuchAward(name.to_owned(), found.len()))
    }
}

/// The awards of a person that the catalogue still knows.
pub(super) fn of_person(
    person: &str,
    ledger: &Ledger,
    catalogue: &Catalogue,
) -> Result<BTreeSet<Uuid>, Failure> {
    let typed;
    let person = if person == files::STANDARD {
        typed = files::read_line(Path::new(files::STANDARD)).map_err(Failure::File)?;
        &typed
    } else {
        person
    };
    let mut found = ledger.find(person).map_err(AwardFailure::Ledger)?;
    found.retain(|id| catalogue.find_award(*id).is_some());
    // An award and the one that took its place are one person's, whatever address each was given to.
    let mut open: Vec<_> = found.iter().filter_map(|id| catalogue.find_award(*id)).collect();
    while let Some(at) = open.pop() {
        let near = [catalogue.successor(at), catalogue.predecessor(at)];
        open.extend(near.into_iter().flatten().filter(|near| found.insert(catalogue[*near].id)));
    }
    if found.is_empty() {
        return Err(Failure::NoSuchPerson(person.to_owned()));
    }
    Ok(found)
}

/// A file of the catalogue, named from its root or from where the person is.
fn file_named(name: &str, root: &Path, sources: &Sources) -> Option<crate::ground::SourceId> {
    let from_here = environment::absolute(Path::new(name));
    let below = from_here.strip_prefix(environment::absolute(root)).ok();
    let below = below.and_then(Path::to_str).and_then(|path| sources.find(path));
    sources.find(name).or(below).filter(|id| sources[*id].path.starts_with("content/awards/"))
}

/// Why nothing is decided, with the file that it is about.
pub(super) fn refused(error: FateError, sources: &Sources) -> Failure {
    let path = match &error {
        FateError::File(file, _) => sources[*file].path.to_string(),
        _ => String::new(),
    };
    Failure::Fate(error, path)
}

/// A reason that says something.
pub(super) fn said(reason: Option<&str>) -> Result<Option<&str>, Failure> {
    match reason.map(str::trim) {
        Some("") => Err(Failure::NoReason),
        reason => Ok(reason),
    }
}

fn tell(decided: &Consequences, sources: &Sources, fate: Fate<'_>, dry: bool, terminal: Terminal) {
    for id in &decided.changed {
        terminal.print(&id.text());
    }
    let state = terminal.pick(match fate {
        Fate::Revoke(_) => REVOKED,
        Fate::Suspend(_) => SUSPENDED,
        Fate::Reinstate => REINSTATED,
        Fate::Erase => ERASED,
    });
    let count = decided.changed.len();
    terminal.say(&if terminal.french {
        let would = if dry { "Rien n’a été écrit (--dry-run). " } else { "" };
        format!("{would}Attributions {state} : {count}.")
    } else {
        let would = if dry { "Nothing was written (--dry-run). " } else { "" };
        format!("{would}Awards {state}: {count}.")
    });
    if !decided.unchanged.is_empty() {
        let count = decided.unchanged.len();
        terminal.say(&if terminal.french {
            format!("Déjà {state} : {count}.")
        } else {
            format!("Already {state}: {count}.")
        });
    }
    for file in &decided.files {
        terminal.say(&format!("  {}", sources[file.source].path));
    }
    if count > 0 && !dry {
        terminal.say(terminal.pick(NEXT));
    }
}

const REVOKED: Bilingual = Bilingual { fr: "révoquées", en: "revoked" };
const SUSPENDED: Bilingual = Bilingual { fr: "suspendues", en: "suspended" };
const REINSTATED: Bilingual = Bilingual { fr: "rétablies", en: "reinstated" };
const ERASED: Bilingual = Bilingual { fr: "effacées", en: "erased" };
const NEXT: Bilingual = Bilingual {
    fr: "Construisez et publiez le site pour que les lecteurs le sachent : `blason build`.",
    en: "Build and publish the site so that readers know: `blason build`.",
};
const HONEST: Bilingual = Bilingual {
    fr: "À savoir : l’historique de git garde les anciennes lignes tant qu’il n’est pas réécrit (elles ne contenaient ni nom ni adresse, sauf si vous en aviez écrit dans un récit ou une preuve) ; les fichiers déjà remis à la personne, les copies et les sauvegardes faites par d’autres sont hors de portée. Le registre et `outbox/` n’en gardent rien ; un dossier que `deliver --to` a rempli ailleurs est à vider à la main. Le numéro d’état reste révoqué pour toujours.",
    en: "Be aware: git’s history keeps the former lines unless it is rewritten (they held neither name nor address, unless you wrote one in a narrative or in evidence); files already given to the person, and copies and backups made by others, are out of reach. The ledger and `outbox/` keep nothing of it; a folder that `deliver --to` filled elsewhere is yours to clear. The status place stays revoked for ever.",
};
