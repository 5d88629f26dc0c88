//! How long sealing takes, against what no program can save: two hashes and one signature for each
//! award, on all cores. `cargo bench --bench sealing -- [AWARDS] [--rounds N]`.
//!
//! Everything is generated below the target folder, measured, and removed again.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock, writes files and says what it found"
)]

#[path = "../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "changes of a catalogue are measured elsewhere")]
mod catalogue;
mod measure;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use blason::formats::Documents;
use blason::ground::{Report, Sources};
use blason::model::{AwardId, Catalogue};
use blason::proof::demonstration_key;
use blason::render::Theme;
use blason::shell::publish::{crew, threads};
use blason::site::seals::make::{SealFiles, Sealer};
use blason::site::{Keyring, Plan, Seals};
use blason::{content, rdf, shell, site};
use catalogue::Size;
use ed25519_dalek::{Signer, SigningKey};
use measure::{Run, median, of_child, of_work};
use sha2::{Digest, Sha256};

const BADGES: u64 = 200;
const AWARDS_A_PIECE: usize = 256;
const DAY: &str = "2026-11-01";

fn main() {
    let mut arguments = env::args().skip(1).filter(|it| it != "--bench");
    let (mut awards, mut rounds) = (10_000, 3);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(3),
            number => awards = number.parse().expect("a number of awards"),
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sealing");
    let _absent = fs::remove_dir_all(&folder);
    let root = folder.join("catalogue");
    catalogue::write(&root, Size { awards, badges: BADGES }).expect("a catalogue on the disk");

    let mut report = Report::new();
    let sources = shell::disk::read(&root).expect("the catalogue's files");
    let drafts = content::read(&sources, &mut report);
    let known = Catalogue::assemble(drafts, &mut report).expect("a sound catalogue");
    let theme = Theme::load(&sources, &known.settings.theme, &mut report);
    let plan = site::plan(&known, &sources, &theme, false, &mut report);
    let documents = Documents::new(&known, Some(demonstration_key().public().to_multikey()));

    let (mut bare, mut sealing, mut whole, mut again) = (vec![], vec![], vec![], vec![]);
    let (mut locked, mut keyed) = (vec![], vec![]);
    for round in 0..rounds {
        bare.push(of_work(|| bare_signatures(&documents, known.awards.len())));
        sealing.push(of_work(|| seal(&known, &documents, &sources, &plan)));
        remove_seals(&root);
        keyed.push(run(&root, &["build", "--out", &format!("keyed-{round}")]));
        whole.push(run(&root, &["sign"]));
        again.push(run(&root, &["sign"]));
        locked.push(run(&root, &["build", "--locked", "--out", &format!("locked-{round}")]));
    }
    println!("{awards} awards, {} threads, medians of {rounds} rounds", threads());
    let least = median(&bare);
    say("bare: two hashes and a signature each", &bare, &least);
    say("sealed in memory, unsigned documents to lines", &sealing, &least);
    say("`sign`, the whole process, nothing sealed before", &whole, &least);
    say("`sign`, everything sealed before", &again, &least);
    say("`build` with the key", &keyed, &least);
    say("`build --locked`, every seal checked", &locked, &least);
    fs::remove_dir_all(&folder).expect("what was measured is removed");
}

/// As many hashes and signatures, of a text as long as the first award's, on all cores.
fn bare_signatures(documents: &Documents<'_>, count: usize) {
    let credential = documents.credential(AwardId::at(0));
    let text = rdf::canonical(&credential).expect("a credential");
    // About as long as the canonical form of a proof's own properties.
    let options = "x".repeat(520);
    let key = SigningKey::from_bytes(&[7; 32]);
    let part = count.div_ceil(threads());
    std::thread::scope(|scope| {
        for _ in 0..threads() {
            scope.spawn(|| {
                for _ in 0..part {
                    let mut both = [0; 64];
                    both[..32].copy_from_slice(&Sha256::digest(black_box(&options)));
                    both[32..].copy_from_slice(&Sha256::digest(black_box(&text)));
                    black_box(key.sign(&both));
                }
            });
        }
    });
}

/// The same work as `sign`, without reading and writing.
fn seal(known: &Catalogue, documents: &Documents<'_>, sources: &Sources, plan: &Plan) {
    let ring = Keyring::default().with_demonstration_key();
    let seals = Seals::default();
    let sealer = Sealer::new((known, documents), (sources, &seals), &ring, false);
    let awards = sealer.awards(plan);
    let mut files = SealFiles::default();
    let mut pieces = awards.chunks(AWARDS_A_PIECE);
    let done: Result<(), site::IssueError> = crew::in_order(
        threads(),
        threads() * 4,
        || Ok(pieces.next()),
        |piece| (piece, sealer.seal(piece)),
        |(piece, sealed)| {
            files.take_awards((known, sources), piece, sealed?);
            Ok(())
        },
    );
    done.expect("everything is sealed");
    assert_eq!(files.made, awards.len());
    black_box(files.changes(sources));
}

fn run(root: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    command.arg("--root").arg(root).args(["--lang", "en"]).args(arguments).args(["--as-of", DAY]);
    of_child(&mut command).0
}

fn remove_seals(root: &Path) {
    for entry in walkdir::WalkDir::new(root.join("content")).into_iter().flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "seals") {
            fs::remove_file(entry.path()).expect("a file of seals");
        }
    }
}

/// Beside other work only processor time tells; on a quiet machine the wall does.
fn say(what: &str, runs: &[Run], base: &Run) {
    let Run { wall, user, system, peak } = median(runs);
    let peak = peak.map_or(String::new(), |peak| format!(", peak {peak} MiB"));
    println!(
        "  {what:<50} {wall:7.3} s, {:5.2} of bare; processor {:6.2} s, {:5.2} of bare{peak}",
        wall / base.wall,
        user + system,
        (user + system) / (base.user + base.system),
    );
}
