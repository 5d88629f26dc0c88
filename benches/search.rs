//! Many badges in many languages: how long a build takes, and what finding a badge weighs.
//! `cargo bench --bench search -- [BADGES] [--rounds N]`; 500 badges in five languages unless told.
//!
//! Everything is generated below the target folder, measured, and removed again.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock, writes files and says what it found"
)]

#[path = "../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "the other catalogue is measured elsewhere")]
mod catalogue;
#[expect(dead_code, reason = "only processes are measured here")]
mod measure;

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use catalogue::languages::LANGUAGES;
use flate2::{Compression, write::GzEncoder};
use measure::{Run, median, of_child};
use walkdir::WalkDir;

fn main() {
    let mut arguments = env::args().skip(1).filter(|it| it != "--bench");
    let (mut badges, mut rounds) = (500, 3);
    while let Some(argument) = arguments.next() {
        if argument == "--rounds" {
            rounds = arguments.next().and_then(|it| it.parse().ok()).expect("a number of rounds");
        } else {
            badges = argument.parse().expect("a number of badges");
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("search-{badges}"));
    let _absent = fs::remove_dir_all(&folder);
    let root = folder.join("catalogue");
    catalogue::write_languages(&root, badges).expect("a catalogue on the disk");
    println!("{badges} badges in {} languages", LANGUAGES.len());

    let mut fresh = Vec::new();
    for round in 0..rounds {
        fresh.push(run(&root, &["build", "--out", &format!("site-{round}")]));
    }
    let checks: Vec<Run> = (0..rounds).map(|_| run(&root, &["check"])).collect();
    let idle: Vec<Run> = (0..rounds).map(|_| run(&root, &["build", "--out", "site-0"])).collect();
    say("build, from nothing", &fresh);
    say("check", &checks);
    say("rebuild, nothing changed", &idle);
    weigh(&root.join("site-0"));
    fs::remove_dir_all(&folder).expect("what was measured is removed");
}

/// The weight of what finds badges.
fn weigh(site: &Path) {
    let page = |path: &str| fs::read(site.join(path)).expect("a page").len();
    let assets: usize = files(&site.join("assets")).iter().map(|(_, bytes)| bytes.len()).sum();
    println!("  home page: {} bytes, style and script {assets}", page("index.html"));
    let lists: Vec<(String, Vec<u8>)> = files(&site.join("catalogue"));
    let most = lists.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or(0);
    println!("  lists, in each language: {} pages, the heaviest {most} bytes", lists.len());
    for lang in LANGUAGES {
        let all = files(&site.join("search").join(lang));
        let (rows, shards): (Vec<_>, Vec<_>) =
            all.iter().partition(|(name, _)| name.ends_with("cards.json"));
        let raw: usize = all.iter().map(|(_, bytes)| bytes.len()).sum();
        let packed: usize = all.iter().map(|(_, bytes)| compressed(bytes)).sum();
        let rows = compressed(&rows[0].1);
        let shard = shards.iter().map(|(_, bytes)| compressed(bytes)).max().unwrap_or(0);
        println!(
            "  search/{lang}: {} files, {raw} bytes, {packed} compressed; rows {rows}, largest shard \
             {shard}, first search at most {}",
            all.len(),
            rows + shard
        );
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.map(|entry| entry.expect("a readable site"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).and_then(|()| out.finish()).expect("memory takes every byte").len()
}

fn run(root: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    of_child(command.arg("--root").arg(root).args(["--lang", "en"]).args(arguments)).0
}

fn say(what: &str, runs: &[Run]) {
    let Run { wall, user, system, peak } = median(runs);
    let peak = peak.map_or(String::new(), |peak| format!(", peak {peak} MiB"));
    println!("  {what}: {wall:.3} s, user {user:.2} s, system {system:.2} s{peak}");
}
