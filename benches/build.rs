//! How long whole builds take, against what no program can save: writing the same bytes, and
//! looking at the same files. `cargo bench --bench build -- [AWARDS…] [--rounds N]`.
//!
//! Everything is generated below the target folder, measured, and removed again.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock, writes files and says what it found"
)]

#[path = "../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "the catalogue in five languages is measured elsewhere")]
mod catalogue;
mod measure;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};

use catalogue::Size;
use measure::{Run, median, of_child, of_work};
use walkdir::WalkDir;

const BADGES: u64 = 200;
/// From this many awards on the site is not held in memory for a plain loop.
const TOO_MANY_TO_HOLD: u64 = 500_000;
/// A file changed more recently than this is read again, whatever its time says.
const SETTLED: Duration = Duration::from_millis(2_100);

fn main() {
    let mut arguments = env::args().skip(1).filter(|it| it != "--bench");
    let mut awards: Vec<u64> = Vec::new();
    let mut rounds = 3;
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().expect("a value after the option");
        match argument.as_str() {
            "walk" => return walk(Path::new(&next())),
            "--rounds" => rounds = next().parse().expect("a number of rounds"),
            number => awards.push(number.parse().expect("a number of awards")),
        }
    }
    if awards.is_empty() {
        awards.push(10_000);
    }
    for awards in awards {
        measure_catalogue(Size { awards, badges: BADGES }, rounds);
    }
}

fn measure_catalogue(size: Size, rounds: usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("build-{}", size.awards));
    let _absent = fs::remove_dir_all(&folder);
    let root = folder.join("catalogue");
    let written = catalogue::write(&root, size).expect("a catalogue on the disk");
    println!("\n{} awards in {} files, {} kB", size.awards, written.files, written.bytes / 1000);
    sleep(SETTLED);

    // Nothing is removed until the end: ext4 searches long for an inode while many were freed
    // within the last minutes, and each run would pay for the folder of the one before.
    let mut out = String::new();
    let mut files = Vec::new();
    let (mut fresh, mut ones, mut twos) = (Vec::new(), Vec::new(), Vec::new());
    // A file younger than two seconds is not known by its time: the first build would keep no stamp.
    sleep(Duration::from_secs(3));
    for round in 0..rounds {
        out = format!("site-{round}");
        fresh.push(build(&root, &out, "written"));
        if size.awards >= TOO_MANY_TO_HOLD {
            break;
        }
        if round == 0 {
            files = contents(&root.join(&out));
        }
        for (threads, times) in [(1, &mut ones), (2, &mut twos)] {
            let copy = folder.join(format!("plain-{threads}-{round}"));
            settle_disk();
            times.push(of_work(|| plain_loop(&files, &copy, threads)));
        }
    }
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    say("build, from nothing", &fresh);
    if !files.is_empty() {
        say("plain loop, one thread", &ones);
        say("plain loop, two threads", &twos);
        println!("  the site: {} files, {} kB", files.len(), bytes / 1000);
        let fastest = median(&ones).wall.min(median(&twos).wall);
        println!("  build / fastest plain loop: {:.2}", median(&fresh).wall / fastest);
    }
    drop(files);

    let (mut idle, mut walks) = (Vec::new(), Vec::new());
    for _ in 0..rounds.max(9) {
        idle.push(build(&root, &out, "Nothing has changed"));
        let this = env::current_exe().expect("this program's own path");
        walks.push(of_child(Command::new(this).arg("walk").arg(&root)).0);
    }
    say("rebuild, nothing changed", &idle);
    say("walk of the sources' metadata", &walks);
    println!("  rebuild / walk: {:.2}", median(&idle).wall / median(&walks).wall);

    let text = root.join(catalogue::badge_path(0, size));
    let before = fs::read_to_string(&text).expect("a badge");
    let words = [before.replace("leur laissant", "leur confiant"), before];
    let mut changed = Vec::new();
    for round in 0..rounds {
        fs::write(&text, &words[round % 2]).expect("a changed badge");
        sleep(SETTLED);
        changed.push(build(&root, &out, "written"));
    }
    say("rebuild, one word of a badge changed", &changed);

    let list = root.join(catalogue::awards_path(0));
    let mut text = fs::read_to_string(&list).expect("a list of awards");
    let mut added = Vec::new();
    for round in 0..rounds {
        text.push_str(&catalogue::award(size.awards + round as u64, size));
        fs::write(&list, &text).expect("a longer list");
        sleep(SETTLED);
        added.push(build(&root, &out, "written"));
    }
    say("rebuild, one award added", &added);
    fs::remove_dir_all(&folder).expect("what was measured is removed");
}

/// Runs the program; it must say this.
fn build(root: &Path, out: &str, says: &str) -> Run {
    settle_disk();
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    let command = command.arg("--root").arg(root).args(["--lang", "en", "build", "--out", out]);
    let (run, said) = of_child(command);
    assert!(said.contains(says), "the build said: {said}");
    let summary = said.lines().find(|line| line.contains(says)).unwrap_or_default();
    println!("    {:.2} s: {}", run.wall, summary.replace(&*root.to_string_lossy(), "…"));
    run
}

/// Every file of the site, with its path below it, in path order.
fn contents(public: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    WalkDir::new(public)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("a readable site"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(public).expect("a path below the site");
            (path.to_owned(), fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Writes these files, and does nothing else.
fn plain_loop(site: &[(PathBuf, Vec<u8>)], to: &Path, threads: usize) {
    let write = |files: &[(PathBuf, Vec<u8>)]| {
        let mut last = PathBuf::new();
        for (path, bytes) in files {
            let place = to.join(path);
            let parent = place.parent().expect("a file stands in a folder");
            if last != parent {
                fs::create_dir_all(parent).expect("a new folder");
                parent.clone_into(&mut last);
            }
            fs::write(&place, bytes).expect("a written file");
        }
    };
    std::thread::scope(|scope| {
        for part in site.chunks(site.len().div_ceil(threads)) {
            scope.spawn(|| write(part));
        }
    });
}

/// Looks at every source's size and time, as a process of its own.
fn walk(root: &Path) {
    let mut seen = (0_u64, 0_u64);
    for top in ["blason.toml", "content", "static", "themes"] {
        for entry in WalkDir::new(root.join(top)).into_iter().flatten() {
            let metadata = entry.metadata().expect("what the directory says");
            if metadata.is_file() && metadata.modified().is_ok() {
                seen = (seen.0 + 1, seen.1 + metadata.len());
            }
        }
    }
    println!("{} files, {} bytes", seen.0, seen.1);
}

fn say(what: &str, runs: &[Run]) {
    let Run { wall, user, system, peak } = median(runs);
    let peak = peak.map_or(String::new(), |peak| format!(", peak {peak} MiB"));
    let least = runs.iter().map(|run| run.wall).fold(f64::INFINITY, f64::min);
    let most = runs.iter().map(|run| run.wall).fold(0.0, f64::max);
    println!(
        "  {what}: {wall:.3} s ({least:.3}–{most:.3}), user {user:.2} s, system {system:.2} s{peak}"
    );
}

/// Lets the disk finish what an earlier run left to it.
fn settle_disk() {
    Command::new("sync").status().expect("`sync` runs");
}
