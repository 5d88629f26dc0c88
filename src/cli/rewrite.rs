//! Files of the author's, rewritten: read again as they will be, and put in their places together.

use std::path::Path;

use super::failure::Failure;
use crate::content;
use crate::content::edit::{ChangedFile, Written};
use crate::ground::{Diagnostic, Report, Severity, Sources};
use crate::model::Catalogue;
use crate::shell::change::Change;
use crate::shell::terminal::Terminal;

/// Adds the files to the change, once they were read again and hold no mistake that was not there.
pub(super) fn add(
    change: &mut Change,
    root: &Path,
    sources: &Sources,
    files: &[ChangedFile],
    terminal: Terminal,
) -> Result<(), Failure> {
    let after = files
        .iter()
        .fold(sources.clone(), |after, file| after.with(file.source, file.text.as_bytes()));
    breaks_nothing(sources, &after, terminal)?;
    for file in files {
        let source = &sources[file.source];
        let path = root.join(&*source.path);
        change.write(&path, Some(&source.bytes), file.text.clone().into_bytes());
    }
    Ok(())
}

/// Adds new files and changed ones to the change, once they were read with the others and bring no
/// mistake.
pub(super) fn add_written(
    change: &mut Change,
    root: &Path,
    sources: &Sources,
    files: &[Written],
    terminal: Terminal,
) -> Result<(), Failure> {
    let after =
        files.iter().fold(sources.clone(), |after, file| after.with_file(&file.path, &*file.bytes));
    breaks_nothing(sources, &after, terminal)?;
    for Written { path, bytes } in files {
        let before = sources.find(path).map(|id| &*sources[id].bytes);
        change.write(&root.join(path), before, bytes.clone());
    }
    Ok(())
}

/// Whether the files as they will be hold no more mistakes than those that are there.
fn breaks_nothing(before: &Sources, after: &Sources, terminal: Terminal) -> Result<(), Failure> {
    let report = understood(after);
    if report.count(Severity::Error) > understood(before).count(Severity::Error) {
        let mut errors = Report::new();
        let serious = |finding: &&&Diagnostic| finding.rule.severity == Severity::Error;
        report.sorted().iter().filter(serious).for_each(|it| errors.push((*it).clone()));
        return Err(Failure::WouldBreak(terminal.findings(&errors, after)));
    }
    Ok(())
}

/// What is said of files when they are read and their names are followed.
fn understood(sources: &Sources) -> Report {
    let mut report = Report::new();
    let drafts = content::read(sources, &mut report);
    let _catalogue = Catalogue::assemble(drafts, &mut report);
    report
}
