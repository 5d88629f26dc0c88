//! `blason check --fix`: the mends that findings offer, made in the author's files, all or none.

use super::{look, said};
use crate::check::mend::{MendedFile, mend};
use crate::cli::arguments::{Arguments, CheckOptions, FindingsFormat};
use crate::cli::failure::Failure;
use crate::cli::load::Loaded;
use crate::cli::{FINDINGS, FINE};
use crate::content;
use crate::ground::report::Place;
use crate::ground::{Bilingual, Report, Severity, SourceId, Sources};
use crate::shell::change::Change;
use crate::shell::findings;
use crate::shell::terminal::Terminal;

/// Mends what can be mended, then says what is left.
pub(super) fn run(
    loaded: &Loaded,
    arguments: &Arguments,
    options: &CheckOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let files = mend(&loaded.report, &loaded.sources);
    let after = files
        .iter()
        .fold(loaded.sources.clone(), |after, it| after.with(it.source, it.text.as_bytes()));
    still_read(&files, &loaded.sources, &after, terminal)?;
    let mut change = Change::new(&arguments.root);
    for file in &files {
        let source = &loaded.sources[file.source];
        let path = arguments.root.join(&*source.path);
        change.write(&path, Some(&source.bytes), file.text.clone().into_bytes());
    }
    let mended: Vec<_> = files
        .iter()
        .flat_map(|file| file.changes.iter().map(|it| (&*loaded.sources[file.source].path, it)))
        .collect();
    let left = if options.dry_run || files.is_empty() {
        None
    } else {
        change.apply()?;
        Some(look(arguments, options)?)
    };
    let left = left.as_ref().unwrap_or(loaded);
    if options.format == FindingsFormat::Json {
        terminal.print(&findings::mended_json(
            &left.report,
            &left.sources,
            terminal.french,
            &mended,
        ));
        return Ok(if left.report.gate().is_err() { FINDINGS } else { FINE });
    }
    for (path, lines) in &mended {
        let with = |sign: &str, text: &str| -> String {
            text.lines().flat_map(|line| [sign, " ", line, "\n"]).collect()
        };
        let (before, after) = (with("-", &lines.before), with("+", &lines.after));
        let lines = format!("{path}:{}\n{before}{after}", lines.line);
        // Any other form is a document of its own.
        match options.format {
            FindingsFormat::Human => terminal.print(&lines),
            _ => terminal.say(&lines),
        }
    }
    terminal.say(terminal.pick(match (mended.is_empty(), options.dry_run) {
        (true, _) => NOTHING_TO_MEND,
        (false, true) => NOTHING_WAS_WRITTEN,
        (false, false) => MENDED,
    }));
    Ok(said(left, arguments, options, terminal))
}

/// A mend must leave no more errors in its file than there were.
fn still_read(
    files: &[MendedFile],
    before: &Sources,
    after: &Sources,
    terminal: Terminal,
) -> Result<(), Failure> {
    let (was, is) = (read(before), read(after));
    for file in files {
        if errors_in(&is, file.source).count() > errors_in(&was, file.source).count() {
            let mut worse = Report::new();
            errors_in(&is, file.source).for_each(|it| worse.push(it.clone()));
            return Err(Failure::WouldBreak(terminal.findings(&worse, after)));
        }
    }
    Ok(())
}

fn read(sources: &Sources) -> Report {
    let mut report = Report::new();
    let _drafts = content::read(sources, &mut report);
    report
}

fn errors_in(report: &Report, file: SourceId) -> impl Iterator<Item = &crate::ground::Diagnostic> {
    report.findings().iter().filter(move |finding| {
        let here = matches!(&finding.place, Some(Place::Span(span)) if span.source == file);
        here && finding.severity == Severity::Error
    })
}

const MENDED: Bilingual = Bilingual { fr: "Corrigé. Ce qui reste :", en: "Mended. What is left:" };
const NOTHING_TO_MEND: Bilingual = Bilingual {
    fr: "Rien ne peut être corrigé sans vous.",
    en: "Nothing can be mended without you.",
};
const NOTHING_WAS_WRITTEN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run). Pour l’instant :",
    en: "Nothing was written (--dry-run). As it stands:",
};
