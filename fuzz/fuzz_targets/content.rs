//! A whole catalogue as a listing: front matter, TOML, Markdown.
#![no_main]

use blason::ground::report::Place;
use blason::ground::{Report, Sources};
use blason::model::Catalogue;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sources = Sources::from_listing(text);
    let mut report = Report::new();
    let drafts = blason::content::read(&sources, &mut report);
    if let Some(catalogue) = Catalogue::assemble(drafts, &mut report) {
        let scene = blason::check::Scene { catalogue: &catalogue, sources: &sources };
        blason::check::run(scene, &mut report);
    }
    for finding in report.sorted() {
        for french in [true, false] {
            assert!(!finding.say(finding.rule.message, french).is_empty());
        }
        if let Some(Place::Span(span)) = &finding.place {
            let length = sources[span.source].bytes.len();
            assert!(span.start as usize <= length, "{} points outside", finding.rule.code);
        }
    }
});
