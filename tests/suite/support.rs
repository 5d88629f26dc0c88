//! A small sound catalogue, and the test of a catalogue whose mistakes are underlined.

use std::collections::BTreeMap;

use blason::check::policy::Policy;
use blason::ground::report::{Place, placeholders};
use blason::ground::{Diagnostic, Instant, Report, Rule, Sources};
use blason::model::{Catalogue, Drafts};

/// A catalogue without a finding; tests add files to it or replace its own. The writing rules are
/// silent in it, so that tests of other things need not write well; [`WELL_WRITTEN`] lets them speak.
pub(crate) const SOUND: &str = r#"=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"
=== content/issuers/liens.md
+++
name = "Les Liens"
url = "https://example.org/"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
from = 2026-01-01
until = 2028-01-01
+++
=== content/badges/ecoute/badge.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
=== content/badges/reparer.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#;

/// Settings of the sound catalogue in which the writing rules speak.
pub(crate) const WELL_WRITTEN: &str = r#"=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
"#;

/// The day of every run.
const TODAY: &str = "2026-11-23";

/// An award of the sound catalogue, for tests of other things.
pub(crate) const AWARD: &str = r#"
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 7
"#;

/// Everything that one run says of a catalogue.
pub(crate) struct Run {
    /// The files.
    pub(crate) sources: Sources,
    /// What was found.
    pub(crate) report: Report,
    /// What the files say; the catalogue takes it over when it is made.
    pub(crate) counts: Counts,
    /// The catalogue, when there is one.
    pub(crate) catalogue: Option<Catalogue>,
}

/// How many things the drafts held.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) issuers: usize,
    pub(crate) versions: usize,
    pub(crate) awards: usize,
    pub(crate) erased: usize,
}

/// Reads, assembles and checks the sound catalogue with these files in it.
pub(crate) fn run(listing: &str) -> Run {
    run_sources(Sources::from_listing(&merged(listing)))
}

/// Reads, assembles and checks these files.
pub(crate) fn run_sources(sources: Sources) -> Run {
    let mut report = Report::new();
    let drafts = blason::content::read(&sources, &mut report);
    let counts = counts(&drafts);
    let catalogue = Catalogue::assemble(drafts, &mut report);
    if let Some(catalogue) = &catalogue {
        let scene = blason::check::Scene { catalogue, sources: &sources };
        blason::check::run(scene, &mut report);
        blason::verify::kept::look(catalogue, &sources, Instant::parse(TODAY), &mut report);
        let policy = Policy::new(catalogue, &sources, Instant::parse(TODAY));
        policy.look(&blason::cli::codes::rules(), &mut report);
        policy.judge(&mut report);
        policy.unused(&blason::cli::codes::of_a_check(), &mut report);
        policy.judge(&mut report);
    }
    report.findings().iter().for_each(every_placeholder_is_filled);
    Run { sources, report, counts, catalogue }
}

/// Whatever a test is about, no finding of it leaves a hole in a sentence.
fn every_placeholder_is_filled(finding: &Diagnostic) {
    let Rule { code, severity: _, message, reason, way_out } = finding.rule;
    for sentence in [message, reason, way_out] {
        for hole in placeholders(sentence.en) {
            let filled = finding.arguments.iter().any(|(name, _)| *name == hole);
            assert!(filled, "{code}: {{{hole}}} in “{}”", sentence.en);
        }
    }
}

fn counts(drafts: &Drafts) -> Counts {
    Counts {
        issuers: drafts.issuers.len(),
        versions: drafts.versions.len(),
        awards: drafts.awards.len(),
        erased: drafts.erased.len(),
    }
}

/// Puts files into the sound catalogue, and expects exactly the findings that are underlined:
/// below a line, `^^^^ L003` under the words that the finding points at. A finding about a whole
/// file stands as `^ L001` below its first line.
#[track_caller]
pub(crate) fn check_mistakes(marked: &str) {
    let (clean, mut expected) = unmarked(marked);
    let run = run(&clean);
    let mut found: Vec<String> =
        run.report.sorted().into_iter().map(|finding| place(&run.sources, finding)).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "\n{}", said(&run));
}

/// The listing without its marks, and what they expect.
pub(crate) fn unmarked(marked: &str) -> (String, Vec<String>) {
    let mut clean = String::new();
    let mut expected: Vec<String> = Vec::new();
    let (mut path, mut line) = (String::new(), 0);
    for text in marked.trim_start_matches('\n').split_inclusive('\n') {
        if let Some(name) = text.strip_prefix("=== ") {
            (path, line) = (name.trim().to_owned(), 0);
        } else if let Some((column, length, code)) = mark(text) {
            expected.push(format!("{path}:{line}:{column} {code} {}", "^".repeat(length)));
            continue;
        } else {
            line += 1;
        }
        clean.push_str(text);
    }
    (clean, expected)
}

/// Expects that the sound catalogue with these files in it has no finding at all.
#[track_caller]
pub(crate) fn check_sound(listing: &str) -> Catalogue {
    let run = run(listing);
    assert!(run.report.findings().is_empty(), "\n{}", said(&run));
    run.catalogue.expect("a catalogue without findings is assembled")
}

/// Every finding in words, for a test that fails.
pub(crate) fn said(run: &Run) -> String {
    let line = |finding: &&Diagnostic| {
        let place = place(&run.sources, finding);
        let message = finding.say(finding.rule.message, false);
        format!("{place}: {message} — {}\n", finding.say(finding.rule.way_out, false))
    };
    run.report.sorted().iter().map(line).collect()
}

/// A finding as `path:line:column CODE ^^^`.
pub(crate) fn place(sources: &Sources, finding: &Diagnostic) -> String {
    let code = finding.rule.code;
    match &finding.place {
        None => format!("- {code}"),
        Some(Place::Path(path)) => format!("{path} {code}"),
        Some(Place::Span(span)) => {
            let file = &sources[span.source];
            let (line, column) = file.line_column(span.start);
            let bytes = &file.bytes[span.start as usize..span.end as usize];
            let first = String::from_utf8_lossy(bytes);
            let length = first.lines().next().map_or(0, |line| line.chars().count()).max(1);
            format!("{}:{line}:{column} {code} {}", file.path, "^".repeat(length))
        }
    }
}

/// `   ^^^ L003`: column, length and code of an underlined mistake.
fn mark(line: &str) -> Option<(usize, usize, &str)> {
    let rest = line.trim_start_matches(' ');
    let length = rest.len() - rest.trim_start_matches('^').len();
    let code = rest[length..].trim();
    (length > 0 && !code.is_empty()).then_some((line.len() - rest.len() + 1, length, code))
}

/// The sound catalogue, with these files added or in the place of its own.
pub(crate) fn merged(listing: &str) -> String {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = String::new();
    for line in
        SOUND.split_inclusive('\n').chain(listing.trim_start_matches('\n').split_inclusive('\n'))
    {
        if let Some(name) = line.strip_prefix("=== ") {
            name.trim().clone_into(&mut path);
            files.insert(path.clone(), String::new());
        } else {
            files.entry(path.clone()).or_default().push_str(line);
        }
    }
    let mut whole = String::new();
    for (path, text) in files {
        whole.extend(["=== ", &path, "\n", &text]);
    }
    whole
}
