//! `blason diff`: what a change means for those who hold a badge. Needs no key and no network; writes
//! nothing.

use std::path::Path;

use super::arguments::{Arguments, DiffOptions, FindingsFormat, Severest};
use super::failure::Failure;
use super::{FINDINGS, FINE, codes};
use crate::check::policy::Policy;
use crate::content;
use crate::content::counts;
use crate::ground::{Report, Severity, Sources};
use crate::model::Catalogue;
#[cfg(feature = "serve")]
use crate::render::preview::Told;
use crate::render::{findings as shown, sheet};
use crate::review::{self, Comparison, Review, Side, account};
#[cfg(feature = "serve")]
use crate::shell::revision::Revision;
use crate::shell::revision::RevisionError;
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment, files, findings, revision};

/// Compares two states of the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &DiffOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = &arguments.root;
    let (base_name, base) = if let Some(name) = &options.base {
        read(root, name)?
    } else {
        let found = revision::before_the_work(root)?;
        let sources = revision::read(root, &found)?;
        (found.name, sources)
    };
    let (head_name, head) = match &options.head {
        Some(name) => read(root, name)?,
        None => (working_tree(terminal.french), disk::read(root)?),
    };
    if head.find(disk::SETTINGS).is_none() {
        return Err(Failure::NoCatalogue(root.clone()));
    }
    let before = understand(&base);
    let after = understand(&head);
    if before.sound.is_none() {
        return Err(RevisionError::NotUnderstood(base_name).into());
    }
    let (before, after) = ((&base, &before, base_name.clone()), (&head, &after, head_name));
    let Some(review) = reviewed(before, after.clone()) else {
        // Nothing can be compared with what cannot be understood: that is what there is to say.
        let sources = head.with_beside(&base, &label(&base_name));
        return Ok(tell_findings(&after.1.report, &sources, root, options, terminal));
    };
    Ok(tell(&review, root, options, terminal))
}

/// The review of two states, each with its files and its name; nothing when one cannot be understood.
fn reviewed<'a>(
    (base, before, base_name): (&'a Sources, &'a Understood, String),
    (head, after, head_name): (&'a Sources, &'a Understood, String),
) -> Option<Review<'a>> {
    let (base_catalogue, base_counts) = before.sound.as_ref()?;
    let (head_catalogue, head_counts) = after.sound.as_ref()?;
    let sources = head.with_beside(base, &label(&base_name));
    let comparison = Comparison::new(
        Side::new(base_catalogue, base, &before.report, base_counts),
        Side::new(head_catalogue, head, &after.report, head_counts),
    );
    let mut report = Report::new();
    review::run(&comparison, &mut report);
    // What is broken in the head was left out of the comparison.
    let errors = after.report.findings().iter().filter(|it| it.severity == Severity::Error);
    errors.for_each(|finding| report.push(finding.clone()));
    // The head says what is accepted: a proposal brings its reasons along, and they are shown.
    let policy = Policy::new(head_catalogue, &sources, environment::today());
    policy.judge(&mut report);
    policy.unused(&codes::of_a_review(), &mut report);
    policy.judge(&mut report);
    Some(Review { comparison, report, sources, base_name, head_name })
}

/// A catalogue that was read, and what was said of it.
struct Understood {
    sound: Option<(Catalogue, Vec<counts::Count>)>,
    report: Report,
}

fn understand(sources: &Sources) -> Understood {
    let mut report = Report::new();
    let drafts = content::read(sources, &mut report);
    let sound = Catalogue::assemble(drafts, &mut report).map(|catalogue| {
        let counts = counts::read(sources, &catalogue, &mut report);
        (catalogue, counts)
    });
    Understood { sound, report }
}

/// A catalogue by its name: a folder, or a revision.
fn read(root: &Path, name: &str) -> Result<(String, Sources), Failure> {
    let folder = Path::new(name);
    if !name.is_empty() && disk::is_catalogue(folder) {
        return Ok((name.to_owned(), disk::read(folder)?));
    }
    let found = match revision::find(root, name) {
        // Nothing of that name in git, and a folder on the disk: it was meant, and holds no catalogue.
        Err(_) if !name.is_empty() && files::is_folder(folder) => {
            return Err(Failure::NoCatalogue(folder.to_owned()));
        }
        found => found?,
    };
    let sources = revision::read(root, &found)?;
    Ok((found.name, sources))
}

fn tell(review: &Review<'_>, root: &Path, options: &DiffOptions, terminal: Terminal) -> u8 {
    let french = terminal.french;
    match options.format {
        FindingsFormat::Human => {
            let blocks = account::told(review, french, false);
            terminal.print(&sheet::text(&blocks));
            let found = terminal.findings(&review.report, &review.sources);
            if !found.is_empty() {
                terminal.print(&format!("\n{found}"));
            }
        }
        FindingsFormat::Json => {
            let found = findings::value(&review.report, &review.sources, french);
            terminal.print(&account::json(review, found, french));
        }
        FindingsFormat::Markdown => {
            let blocks = account::told(review, french, true);
            terminal.print(&sheet::markdown(&blocks, about(french)));
        }
        FindingsFormat::Html => {
            let blocks = account::told(review, french, true);
            terminal.print(&sheet::html(&blocks, about(french)));
        }
        FindingsFormat::Sarif | FindingsFormat::Github => {
            return tell_findings(&review.report, &review.sources, root, options, terminal);
        }
    }
    exit_code(&review.report, options.fail_on)
}

fn tell_findings(
    report: &Report,
    sources: &Sources,
    root: &Path,
    options: &DiffOptions,
    terminal: Terminal,
) -> u8 {
    super::show::show_as(report, sources, root, options.format, terminal);
    exit_code(report, options.fail_on)
}

fn exit_code(report: &Report, fail_on: Severest) -> u8 {
    let threshold = match fail_on {
        Severest::Error => Severity::Error,
        Severest::Warning => Severity::Warning,
        Severest::Advice => Severity::Advice,
    };
    if shown::gravest(report).is_some_and(|it| it >= threshold) { FINDINGS } else { FINE }
}

fn about(french: bool) -> sheet::About<'static> {
    sheet::About {
        title: if french { "Relecture du catalogue" } else { "Review of the catalogue" },
        french,
    }
}

fn working_tree(french: bool) -> String {
    if french { "vos fichiers" } else { "your files" }.to_owned()
}

/// How files of the base are shown: its name, when that is short and plain.
fn label(name: &str) -> String {
    let name = name.trim_end_matches("...");
    let plain = name.len() <= 40 && !name.contains([':', ' ', '\\']);
    if plain { name.to_owned() } else { "base".to_owned() }
}

/// Where the work left the main branch, as it was read.
#[cfg(feature = "serve")]
pub(super) struct Base {
    found: Revision,
    sources: Sources,
}

/// What the work at hand changes for holders, for the preview: nothing where git does not know where
/// the work began, or either state cannot be understood. `base` is read again only when it is another.
#[cfg(feature = "serve")]
pub(super) fn at_home(
    root: &Path,
    base: &mut Option<Base>,
    head: &Sources,
    french: bool,
) -> Option<Told> {
    let found = revision::before_the_work(root).ok()?;
    if base.as_ref().is_none_or(|known| known.found != found) {
        let sources = revision::read(root, &found).ok()?;
        *base = Some(Base { found, sources });
    }
    let base = base.as_ref()?;
    let (before, after) = (understand(&base.sources), understand(head));
    let review = reviewed(
        (&base.sources, &before, base.found.name.clone()),
        (head, &after, working_tree(french)),
    )?;
    let blocks = account::told(&review, french, true);
    let found = shown::tally(&review.report, french);
    let tally = match (review.is_empty(), found.is_empty()) {
        (true, _) => String::new(),
        (false, true) => if french { "des changements" } else { "changes" }.to_owned(),
        (false, false) => found,
    };
    Some(Told::new(tally, shown::gravest(&review.report), &blocks, about(french)))
}
