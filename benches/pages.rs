//! Pages per second, one thread: the page of an award and the page of a badge.
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::cast_precision_loss, reason = "a rate needs no more figures")]

use std::time::Instant;

use blason::model::BadgeId;
use blason::render::{Occasion, Pages, Theme};
use blason::{ground, model};

#[path = "../src/render/sample.rs"]
mod sample;

const AWARDS: u32 = 100_000;

fn main() {
    let catalogue = sample::catalogue(AWARDS);
    let theme = Theme::built_in();
    let occasion = Occasion { as_of: sample::as_of(), demonstration: true, drafts: false };
    let pages = Pages::new(&catalogue, &theme, occasion);
    let lang = catalogue.language();

    measure("award pages", catalogue.awards.len(), |at| {
        pages.award(model::AwardId::at(at)).map(|page| page.len())
    });
    let badges = catalogue.badges.len();
    measure("badge pages", 10_000, |at| {
        pages.badge(BadgeId::at(at % badges), lang).map(|page| page.len())
    });
}

/// Makes this many pages and says how fast.
fn measure<E: std::fmt::Debug>(what: &str, count: usize, make: impl Fn(usize) -> Result<usize, E>) {
    let start = Instant::now();
    let bytes: usize = (0..count).map(|at| make(at).expect("a page")).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{what}: {:.0}/s, {:.1} µs each, {} bytes each",
        count as f64 / seconds,
        seconds * 1e6 / count as f64,
        bytes / count,
    );
}
