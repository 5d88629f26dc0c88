//! `blason deliver`: the private outbox, with a folder for every holder.

mod failure;
mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub(super) use self::failure::DeliverFailure;
use super::arguments::{Arguments, DeliverOptions};
use super::award::AwardFailure;
use super::failure::Failure;
use super::load::{Loaded, Sound, load};
use super::show::show;
use super::{FINDINGS, FINE, keyring, standing};
use crate::formats::Documents;
use crate::giving::Holder;
use crate::ground::{Bilingual, Sources, Uuid};
use crate::model::Catalogue;
use crate::proof::demonstration_key;
use crate::render::{Occasion, Pages, Theme};
use crate::shell::ledger::Ledger;
use crate::shell::outbox::{FOLDER, Outbox, TABLE, Told};
use crate::shell::publish::Progress;
use crate::shell::state::State;
use crate::shell::terminal::Terminal;
use crate::shell::{environment, files, tracked};
use crate::site::build::Parts;
use crate::site::outbox::answer::{Answer, HolderAnswer};
use crate::site::outbox::pack::{LETTER, Packer};
use crate::site::outbox::{Delivery, Left, Wish, gather, table};
use crate::site::{Credentials, Keyring, Site, endorsed};

/// What a delivery came to.
struct Done {
    answer: Answer,
    told: Told,
    /// The first award that could not be signed, and why.
    unsigned: Option<(Uuid, String)>,
    letters: usize,
}

/// Delivers.
pub(super) fn run(
    arguments: &Arguments,
    options: &DeliverOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    let as_of = options.as_of.or_else(environment::today).ok_or(Failure::Clock)?;
    let loaded = load(root, None, false)?;
    if loaded.report.gate().is_err() {
        show(&loaded.report, &loaded.sources, options.format, terminal);
        terminal.say(terminal.pick(NOTHING_WAS_WRITTEN));
        return Ok(FINDINGS);
    }
    let Loaded { sources, sound: Some(sound), .. } = &loaded else { return Ok(FINDINGS) };
    let Sound { catalogue, theme, gallery, plan, seals } = sound;
    let folder = folder(root, options.to.as_deref(), catalogue)?;
    let ledger = Ledger::open(root, &catalogue.settings.ledger);
    let holders = holders(&ledger)?;
    let wish = wish(options, (root, sources, catalogue), &ledger)?;
    let delivery = gather(catalogue, &holders, &wish, as_of);

    let ring = if options.locked || delivery.parcels.is_empty() {
        Keyring::default()
    } else {
        keyring::at_hand(&options.key, catalogue, terminal)?
    };
    let demonstration = catalogue.is_demonstration();
    let stand_in = demonstration.then(|| demonstration_key().public().to_multikey());
    let documents = Documents::new(catalogue, stand_in);
    let embedded = endorsed::in_awards(catalogue, &documents, sources);
    let documents = documents.with_endorsements(embedded);
    let credentials = Credentials::new(catalogue, &documents, &ring, as_of);
    let credentials = credentials.with_seals(seals, sources, options.locked);
    let pages = Pages::new(catalogue, theme, Occasion { as_of, demonstration, drafts: false });
    let program = environment::program();
    let site = Site::new(Parts {
        catalogue,
        sources,
        plan,
        gallery,
        documents: &documents,
        credentials: &credentials,
        theme,
        pages: &pages,
        as_of,
        program: &program,
    });
    let semicolons = has_decimal_comma(theme, catalogue);
    let done = deliver(&site, &delivery, (&folder, semicolons, options.dry_run), terminal)?;
    let unsigned = done.unsigned.is_some();
    tell::tell(&done, &ledger, options, terminal);
    Ok(if unsigned { FINDINGS } else { FINE })
}

/// Packs every parcel and puts it into its folder.
fn deliver(
    site: &Site<'_>,
    delivery: &Delivery,
    (folder, semicolons, dry_run): (&Path, bool, bool),
    terminal: Terminal,
) -> Result<Done, Failure> {
    let mut answer = Answer {
        version: 1,
        outbox: folder.to_string_lossy().into_owned(),
        dry_run,
        ..Answer::default()
    };
    let (mut left, mut why, mut letters) = (delivery.left.clone(), None, 0);
    // An outbox is not made for nothing.
    if delivery.parcels.is_empty() && !files::is_folder(folder) {
        answer.leave_out(&left);
        return Ok(Done { answer, told: Told::default(), unsigned: None, letters });
    }
    // For nobody, it is only looked into.
    let dry = dry_run || delivery.parcels.is_empty();
    let mut outbox = Outbox::open(folder, dry).map_err(DeliverFailure::Outbox)?;
    let bar = terminal.bar(terminal.pick(PACKING));
    bar.begin(delivery.parcels.len() as u64);
    let mut packer = Packer::new(site);
    let mut rows = Vec::new();
    for parcel in &delivery.parcels {
        let made = packer.pack(parcel).map_err(DeliverFailure::Make)?;
        for (id, reason) in made.unsigned {
            left.entry(Left::Unsigned).or_default().insert(id);
            why.get_or_insert((id, reason));
        }
        for file in &made.files {
            outbox.put(&file.path, &file.about, &file.bytes).map_err(DeliverFailure::Outbox)?;
        }
        if !made.rows.is_empty() {
            let letter = made.files.iter().any(|file| file.path.ends_with(LETTER));
            letters += usize::from(letter);
            let awards = made.rows.iter().map(|row| row.id.to_string()).collect();
            answer.holders.push(HolderAnswer { folder: parcel.folder.clone(), letter, awards });
        }
        rows.extend(made.rows);
        bar.advance(1);
    }
    let told = if rows.is_empty() {
        // A slip in a name or in a day is no reason to lose what was made before.
        outbox.leave()
    } else {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let text = table::write(&rows, semicolons);
        outbox.put(TABLE, &ids, text.as_bytes()).map_err(DeliverFailure::Outbox)?;
        outbox.finish().map_err(DeliverFailure::Outbox)?
    };
    bar.end();
    (answer.written, answer.unchanged, answer.removed) =
        (told.written, told.unchanged, told.removed);
    answer.kept.clone_from(&told.kept);
    answer.leave_out(&left);
    Ok(Done { answer, told, unsigned: why, letters })
}

/// Everybody whom the ledger knows, by award.
fn holders(ledger: &Ledger) -> Result<BTreeMap<Uuid, Holder>, Failure> {
    let all = ledger.everybody().map_err(AwardFailure::Ledger)?;
    Ok(all.into_values().flatten().map(|holder| (holder.id, holder)).collect())
}

/// Which awards were asked for.
fn wish(
    options: &DeliverOptions,
    (root, sources, catalogue): (&Path, &Sources, &Catalogue),
    ledger: &Ledger,
) -> Result<Wish, Failure> {
    let mut only = BTreeSet::new();
    for name in &options.awards {
        let found = standing::named(name, root, sources, catalogue)?;
        let known = |id: &Uuid| {
            catalogue.find_award(*id).is_some() || catalogue.erased.iter().any(|it| it.id == *id)
        };
        // Whole ids are taken at their word; an outbox is not emptied for a slip of the pen.
        if !found.iter().all(known) {
            return Err(Failure::NoSuchAward(name.clone(), 0));
        }
        only.extend(found);
    }
    if let Some(person) = &options.person {
        only.extend(standing::of_person(person, ledger, catalogue)?);
    }
    let all = options.awards.is_empty() && options.person.is_none();
    Ok(Wish {
        only: (!all).then_some(only),
        since: options.since,
        expired: options.expired,
        anonymous: options.anonymous,
    })
}

/// Where to deliver to: nowhere that is published, kept by git, or the catalogue's own.
fn folder(root: &Path, asked: Option<&Path>, catalogue: &Catalogue) -> Result<PathBuf, Failure> {
    let folder = root.join(asked.unwrap_or(Path::new(FOLDER)));
    let (whole, home) = (environment::absolute(&folder), environment::absolute(root));
    let settings = &catalogue.settings;
    let own = [".git", ".blason", "content", "static", "themes", &settings.ledger.path];
    let own = own.iter().map(|it| root.join(it));
    let built = State::peek(root, None).map(|(_, out)| out);
    let published = built.into_iter().chain([root.join(&*settings.output)]);
    let published: Vec<PathBuf> = published.map(|it| environment::absolute(&it)).collect();
    let meets = |it: &PathBuf| whole.starts_with(it) || it.starts_with(&whole);
    if published.iter().any(meets) {
        return Err(DeliverFailure::Published(folder).into());
    }
    if home.starts_with(&whole) || own.into_iter().any(|it| meets(&environment::absolute(&it))) {
        return Err(DeliverFailure::Inside(folder).into());
    }
    if tracked::keeps(&folder) {
        return Err(DeliverFailure::Tracked(folder).into());
    }
    Ok(folder)
}

/// Whether the reference language writes decimals with a comma: its spreadsheets part cells by
/// semicolons.
fn has_decimal_comma(theme: &Theme, catalogue: &Catalogue) -> bool {
    theme.strings(catalogue.language()).say("number.decimal") == ","
}

/// The awards of a delivery, for whoever counts them.
fn count(delivery: &[HolderAnswer]) -> usize {
    delivery.iter().map(|holder| holder.awards.len()).sum()
}

const PACKING: Bilingual = Bilingual { fr: "Préparation", en: "Packing" };
const NOTHING_WAS_WRITTEN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit : une attribution n’est remise que d’un catalogue sans erreur.",
    en: "Nothing was written: awards are delivered from a catalogue without mistakes only.",
};
