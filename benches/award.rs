//! Where the time of one published award goes: each step from the catalogue to the bytes of its
//! three files, one thread, over the awards of a generated catalogue.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and says what it found"
)]

#[path = "../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "the whole build is measured elsewhere")]
mod catalogue;

use std::hint::black_box;
use std::time::Instant as Clock;

use blason::formats::{Documents, to_bytes};
use blason::ground::{Instant, Report};
use blason::model::{AwardId, Catalogue};
use blason::proof::{data_integrity, demonstration_key};
use blason::render::{Occasion, Pages, Theme};
use blason::site::build::Parts;
use blason::site::manifest::Digest;
use blason::site::outputs::Outputs;
use blason::site::{Credentials, Gallery, Keyring, Site};
use blason::{content, shell, site};

const AWARDS: u64 = 4_000;
const ROUNDS: usize = 9;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let wanted = catalogue::Size { awards: AWARDS, badges: 200 };
    catalogue::write(folder.path(), wanted).expect("a catalogue on the disk");

    let mut report = Report::new();
    let files = shell::disk::read(folder.path()).expect("the catalogue's files");
    let drafts = content::read(&files, &mut report);
    let catalogue = Catalogue::assemble(drafts, &mut report).expect("a sound catalogue");
    let theme = Theme::load(&files, &catalogue.settings.theme, &mut report);
    let gallery = Gallery::hang(&catalogue, &files, &mut report);
    let plan = site::plan(&catalogue, &files, &theme, false, &mut report);
    assert!(report.gate().is_ok(), "the generated catalogue has no error");

    let as_of = Instant::parse("2026-11-01").expect("a day");
    let ring = Keyring::default().with_demonstration_key();
    let public = demonstration_key().public().to_multikey();
    let documents = Documents::new(&catalogue, Some(public));
    let credentials = Credentials::new(&catalogue, &documents, &ring, as_of);
    let occasion = Occasion { as_of, demonstration: true, drafts: false };
    let pages = Pages::new(&catalogue, &theme, occasion);
    let site = Site::new(Parts {
        catalogue: &catalogue,
        sources: &files,
        plan: &plan,
        gallery: &gallery,
        documents: &documents,
        credentials: &credentials,
        theme: &theme,
        pages: &pages,
        as_of,
        program: "bench",
    });

    let ids: Vec<AwardId> = catalogue.award_ids().collect();
    let key = demonstration_key();
    let method = "did:web:badges.example#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
    let unsigned: Vec<_> = ids.iter().map(|id| documents.credential(*id)).collect();
    let bytes: Vec<Vec<u8>> = (0..site.awards())
        .flat_map(|at| site.award_bytes(at).expect("files"))
        .map(|it| it.1)
        .collect();

    let each = |work: &dyn Fn(AwardId)| ids.iter().for_each(|id| work(*id));
    let sections: [(&str, &dyn Fn()); 9] = [
        ("all files of an award", &|| {
            for at in 0..site.awards() {
                black_box(site.award_bytes(at)).expect("files");
            }
        }),
        ("credential, unsigned", &|| each(&|id| drop(black_box(documents.credential(id))))),
        ("credential, signed bytes from it", &|| {
            for document in &unsigned {
                let signed =
                    data_integrity::sign_to_bytes(document, &key, method, "2026-06-01T00:00:00Z");
                black_box(signed).expect("signed");
            }
        }),
        ("credential as JSON text", &|| {
            for document in &unsigned {
                black_box(to_bytes(document));
            }
        }),
        ("assertion of OB 2.0, bytes", &|| {
            each(&|id| drop(black_box(to_bytes(&documents.assertion(id)))));
        }),
        ("page", &|| each(&|id| drop(black_box(pages.award(id)).expect("a page")))),
        ("digests of its files", &|| {
            for bytes in &bytes {
                black_box(Digest::of(bytes));
            }
        }),
        ("fingerprint", &|| {
            for at in 0..site.awards() {
                black_box(site.award_fingerprint(at));
            }
        }),
        ("read and assembled", &|| {
            let mut report = Report::new();
            let drafts = content::read(&files, &mut report);
            black_box(Catalogue::assemble(drafts, &mut report));
        }),
    ];
    let mut times = vec![Vec::with_capacity(ROUNDS); sections.len()];
    for _ in 0..ROUNDS {
        for (at, (_, work)) in sections.iter().enumerate() {
            let start = Clock::now();
            work();
            times[at].push(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    println!("{AWARDS} awards; microseconds an award, medians of {ROUNDS} rounds");
    for ((name, _), mut times) in sections.into_iter().zip(times) {
        times.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand awards")]
        let each = times[times.len() / 2] / AWARDS as f64;
        println!("{name:<40}{each:>9.2}");
    }
}
