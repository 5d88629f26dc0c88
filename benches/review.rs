//! What a review costs beside the loading of the two catalogues that it compares: 500 badges and 50,000
//! awards, some of both changed. Every step runs in this process; the least of several rounds counts.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and says what it found"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use blason::content;
use blason::ground::{Report, Sources};
use blason::model::Catalogue;
use blason::render::sheet;
use blason::review::{self, Comparison, Review, Side, account};

const BADGES: u32 = 500;
const AWARDS: u32 = 50_000;
const ROUNDS: usize = 5;

fn main() {
    let base = Sources::from_listing(&listing(false));
    let head = Sources::from_listing(&listing(true));
    let (mut loading, mut comparing, mut telling) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let mut findings = 0;
    for _ in 0..ROUNDS {
        let start = Clock::now();
        let (before, after) = (loaded(&base), loaded(&head));
        loading = loading.min(start.elapsed());

        let start = Clock::now();
        let nothing = Report::new();
        let comparison = Comparison::new(
            Side::new(&before, &base, &nothing, &[]),
            Side::new(&after, &head, &nothing, &[]),
        );
        let mut report = Report::new();
        review::run(&comparison, &mut report);
        comparing = comparing.min(start.elapsed());
        findings = report.findings().len();

        let start = Clock::now();
        let sources = head.with_beside(&base, "base");
        let review = Review {
            comparison,
            report,
            sources,
            base_name: "base".to_owned(),
            head_name: "head".to_owned(),
        };
        let about = sheet::About { title: "Review", french: true };
        black_box(sheet::html(&account::told(&review, true, true), about));
        telling = telling.min(start.elapsed());
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!("{BADGES} badges, {AWARDS} awards; {findings} findings");
    println!("loading both catalogues: {:.0} ms", milliseconds(loading));
    println!("comparing and every rule: {:.1} ms", milliseconds(comparing));
    println!("the account as HTML: {:.1} ms", milliseconds(telling));
    let whole = loading + comparing + telling;
    println!("review / loading: {:.2}", whole.as_secs_f64() / loading.as_secs_f64());
}

fn loaded(sources: &Sources) -> Catalogue {
    let mut report = Report::new();
    let drafts = content::read(sources, &mut report);
    let catalogue = Catalogue::assemble(drafts, &mut report).expect("a catalogue");
    assert!(report.gate().is_ok());
    catalogue
}

/// The catalogue before, or after: every fifth badge reworded, twenty new ones, 500 awards more.
fn listing(after: bool) -> String {
    let mut out = String::from(
        "=== blason.toml\nbase_url = \"https://badges.example/\"\ntitle = \"Badges\"\n\
         language = \"fr\"\nlanguages = [\"fr\"]\nissuer = \"liens\"\n\
         === content/issuers/liens.md\n+++\nname = \"Les Liens\"\n+++\n",
    );
    for badge in 0..BADGES + if after { 20 } else { 0 } {
        let asked = if after && badge % 5 == 0 { "deux" } else { "trois" };
        write!(
            out,
            "=== content/badges/b{badge}/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n\
             === content/badges/b{badge}/index.md\n+++\nname = \"Badge numéro {badge}\"\n\
             description = \"Ce que fait le badge {badge}.\"\nimage_alt = \"Un dessin {badge}\"\n+++\n\
             On le reconnaît quand la personne a :\n\n- mené {asked} réparations du genre {badge} ;\n\
             - expliqué la panne {badge} avec des mots simples ;\n- consigné chaque réparation sur une fiche.\n"
        )
        .expect(TEXT);
    }
    for badge in 0..BADGES {
        write!(
            out,
            "=== content/awards/a{badge}.toml\nbadge = \"b{badge}\"\nawarded = 2026-06-14\n"
        )
        .expect(TEXT);
        let each = AWARDS / BADGES;
        for award in badge * each..(badge + 1) * each + u32::from(after) {
            // The one more is nobody's in the other catalogue.
            let number = if award == (badge + 1) * each { AWARDS + badge } else { award };
            write!(
                out,
                "[[award]]\nid = \"{number:08x}-1d2e-4a3b-8c4d-5e6f7a8b9c0d\"\nstatus = {number}\n\
                 recipient = {{ hash = \"sha256${number:064x}\", salt = \"IY6R9OxYqNf9mlNsYv7zsA\" }}\n"
            )
            .expect(TEXT);
        }
    }
    out
}

const TEXT: &str = "a String takes every text";
