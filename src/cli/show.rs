//! Findings, shown in the form that was asked for, and the exit code that they ask for.

use std::path::Path;

use super::arguments::{FindingsFormat, Format};
use super::{FINDINGS, FINE};
use crate::ground::{Report, Severity, Sources};
use crate::render;
use crate::render::sheet::{self, Block, Line};
use crate::shell::terminal::Terminal;
use crate::shell::{findings, revision};

/// Shows findings in any of the forms that there are, and how many they are to a person; `root` is the
/// catalogue's folder, which hosts of code know by its path in the repository.
pub(super) fn show_as(
    report: &Report,
    sources: &Sources,
    root: &Path,
    format: FindingsFormat,
    terminal: Terminal,
) {
    let french = terminal.french;
    let title = if french { "Remarques" } else { "Findings" };
    let blocks = || {
        let tally = render::findings::tally(report, french);
        let fine = if french { "Rien à signaler." } else { "Nothing to report." };
        let all = if tally.is_empty() { fine.to_owned() } else { tally };
        let gravest = render::findings::gravest(report);
        let mut blocks = vec![Block::Heading(1, Line::plain(title))];
        blocks.push(Block::Verdict(gravest, Line::strong(all)));
        blocks.extend(render::findings::blocks(report, sources, french));
        blocks.extend(render::findings::accepted(report, sources, french));
        blocks
    };
    let about = sheet::About { title, french };
    match format {
        FindingsFormat::Human => drop(show(report, sources, Format::Human, terminal)),
        FindingsFormat::Json => drop(show(report, sources, Format::Json, terminal)),
        FindingsFormat::Markdown => terminal.print(&sheet::markdown(&blocks(), about)),
        FindingsFormat::Html => terminal.print(&sheet::html(&blocks(), about)),
        FindingsFormat::Sarif => {
            terminal.print(&render::findings::sarif(
                report,
                sources,
                &revision::folder(root),
                french,
            ));
        }
        FindingsFormat::Github => {
            let lines = render::findings::github(report, sources, &revision::folder(root), french);
            if !lines.is_empty() {
                terminal.print(&lines);
            }
        }
    }
}

/// Shows the findings of a report and how many they are, and the exit code that they ask for.
pub(super) fn show(report: &Report, sources: &Sources, format: Format, terminal: Terminal) -> u8 {
    match format {
        Format::Json => terminal.print(&findings::json(report, sources, terminal.french)),
        Format::Human => {
            for text in [terminal.findings(report, sources), terminal.accepted(report, sources)] {
                if !text.is_empty() {
                    terminal.print(&text);
                }
            }
        }
    }
    let count = |severity| report.count(severity);
    let tally =
        terminal.tally(count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    if !tally.is_empty() && format == Format::Human {
        terminal.say(&tally);
    }
    if report.gate().is_err() { FINDINGS } else { FINE }
}
