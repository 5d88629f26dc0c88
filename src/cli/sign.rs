//! `blason sign`: signs at home what a build without a secret will publish.

use std::path::Path;

use super::arguments::{Arguments, Format, SignOptions};
use super::failure::Failure;
use super::load::{Loaded, Sound, load};
use super::show::show;
use super::{FINDINGS, FINE, keyring};
use crate::formats::Documents;
use crate::ground::{Bilingual, Instant};
use crate::model::{Catalogue, IssuerId};
use crate::shell::answers::{self, FileChange, Happening, Sealing, Unsealed};
use crate::shell::change::Change;
use crate::shell::environment;
use crate::shell::publish::{Progress, crew, threads};
use crate::shell::terminal::Terminal;
use crate::site::seals::make::{SealFiles, Sealer};
use crate::site::{Credentials, IssueError, endorsed};

/// Awards sealed as one piece of work.
const AWARDS_A_PIECE: usize = 256;
/// Pieces that may be done and not yet taken, for each thread.
const PIECES_AHEAD: usize = 4;

/// Seals the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &SignOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    let as_of = options.as_of.or_else(environment::today).ok_or(Failure::Clock)?;
    let loaded = load(root, None, false)?;
    if loaded.report.gate().is_err() {
        show(&loaded.report, &loaded.sources, options.format, terminal);
        terminal.say(terminal.pick(NOTHING_WAS_SEALED));
        return Ok(FINDINGS);
    }
    let Loaded { sources, sound, .. } = &loaded;
    let Some(Sound { catalogue, plan, seals, .. }) = sound else { return Ok(FINDINGS) };

    let ring = keyring::at_hand(&options.key, catalogue, terminal)?;
    if ring.is_empty() {
        return Err(Failure::NoKeyAtHand);
    }
    let documents = Documents::new(catalogue, None);
    let embedded = endorsed::in_awards(catalogue, &documents, sources);
    let documents = documents.with_endorsements(embedded);
    let sealer = Sealer::new((catalogue, &documents), (sources, seals), &ring, options.all);
    let awards = sealer.awards(plan);
    let bar = terminal.bar(terminal.pick(SEALING));
    bar.begin(awards.len() as u64);
    let mut files = SealFiles::default();
    let mut pieces = awards.chunks(AWARDS_A_PIECE);
    crew::in_order(
        threads(),
        threads() * PIECES_AHEAD,
        || Ok(pieces.next()),
        |piece| (piece, sealer.seal(piece)),
        |(piece, sealed)| -> Result<(), IssueError> {
            files.take_awards((catalogue, sources), piece, sealed?);
            bar.advance(piece.len() as u64);
            Ok(())
        },
    )?;
    bar.end();
    for issuer in (0..catalogue.issuers.len()).map(IssuerId::at) {
        let lists = sealer.seal_lists(issuer, as_of, options.months)?;
        files.take_lists(catalogue, issuer, lists);
    }

    let summary = Summary::of(&files, catalogue, as_of);
    let credentials = Credentials::new(catalogue, &documents, &ring, as_of);
    let mut sealed_words = Vec::new();
    for id in credentials.unsealed_endorsements(sources) {
        // Without its key it stays unsealed; a build says so.
        if let Ok(bytes) = credentials.endorsement(id, sources) {
            sealed_words.push((format!("content/endorsements/{}.json", catalogue[id].slug), bytes));
        }
    }
    let mut change = Change::new(root);
    let mut named = Vec::new();
    for (path, text) in files.changes(sources) {
        let place = root.join(Path::new(&path));
        let before = sources.find(&path).map(|id| &*sources[id].bytes);
        named.push((path, text.is_some()));
        match (text, before) {
            (Some(text), before) => change.write(&place, before, text.into_bytes()),
            (None, Some(before)) => change.remove(&place, before),
            (None, None) => {}
        }
    }
    for (path, bytes) in sealed_words {
        let before = sources.find(&path).map(|id| &*sources[id].bytes);
        change.write(&root.join(&path), before, bytes);
        named.push((path, true));
    }
    if !options.dry_run {
        change.apply()?;
    }
    let done = !options.dry_run;
    match options.format {
        Format::Json => terminal.print(&summary.json(&named, done)),
        Format::Human => {
            for (path, stays) in &named {
                terminal.print(&if *stays { path.clone() } else { format!("- {path}") });
            }
            terminal.say(&summary.text(done, terminal));
        }
    }
    Ok(if summary.left.is_empty() { FINE } else { FINDINGS })
}

/// What was done, in numbers.
struct Summary {
    made: usize,
    kept: usize,
    lists: usize,
    as_of: Instant,
    /// Issuer, public key, and how many awards and lists want it.
    left: Vec<(String, String, usize)>,
}

impl Summary {
    fn of(files: &SealFiles, catalogue: &Catalogue, as_of: Instant) -> Self {
        let left = files.left.iter().map(|((issuer, public), count)| {
            (catalogue[*issuer].slug.as_str().to_owned(), public.to_string(), *count)
        });
        let SealFiles { made, kept, listed, .. } = files;
        Self { made: *made, kept: *kept, lists: *listed, as_of, left: left.collect() }
    }

    fn json(&self, files: &[(String, bool)], written: bool) -> String {
        let change = |stays: bool| if stays { Happening::Write } else { Happening::Remove };
        let files = files
            .iter()
            .map(|(path, stays)| FileChange { path: path.clone(), change: change(*stays) });
        let left = self.left.iter().map(|(issuer, key, count)| Unsealed {
            issuer: issuer.clone(),
            key: key.clone(),
            count: *count,
        });
        answers::text(&Sealing {
            as_of: self.as_of.day(),
            written,
            sealed: self.made,
            kept: self.kept,
            lists: self.lists,
            files: files.collect(),
            key_not_at_hand: left.collect(),
        })
    }

    fn text(&self, written: bool, terminal: Terminal) -> String {
        let Self { made, kept, lists, as_of: _, left } = self;
        let mut lines = vec![if terminal.french {
            format!(
                "Attributions scellées : {made} ; sceaux qui conviennent encore : {kept} ; listes \
                 d’état scellées : {lists}."
            )
        } else {
            format!(
                "Awards sealed: {made}; seals that still fit: {kept}; status lists sealed: {lists}."
            )
        }];
        lines.extend(left.iter().map(|(issuer, key, count)| {
            if terminal.french {
                format!("Restent à sceller ({count}) : la clé {key} de « {issuer} » n’est pas là.")
            } else {
                format!("Left unsealed ({count}): the key {key} of “{issuer}” is not at hand.")
            }
        }));
        if !written {
            lines.push(terminal.pick(DRY_RUN).to_owned());
        }
        lines.join("\n")
    }
}

const SEALING: Bilingual = Bilingual { fr: "Scellement", en: "Sealing" };
const NOTHING_WAS_SEALED: Bilingual = Bilingual {
    fr: "Rien n’a été scellé : corrigez d’abord les erreurs.",
    en: "Nothing was sealed: mend the errors first.",
};
const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
