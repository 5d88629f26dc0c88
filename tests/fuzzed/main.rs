//! The fuzz targets as short tests: what holds there holds for every seed, and for some hundred
//! changes of each. `BLASON_MUTATIONS=10000` makes more.

#![expect(clippy::disallowed_methods, reason = "tests read the seeds in place")]

// The targets name the package that a fuzzer is made with; here, this crate stands in for it.
extern crate self as libfuzzer_sys;

use std::path::PathBuf;
use std::{env, fs};

/// What the targets take from the package.
mod fuzzer {
    /// A target as a function of bytes.
    macro_rules! fuzz_target {
        (|$input:ident: &[u8]| $body:block) => {
            pub(crate) fn run($input: &[u8]) $body
        };
        (|$input:ident: &str| $body:block) => {
            pub(crate) fn run(bytes: &[u8]) {
                fn text($input: &str) $body
                if let Ok(read) = std::str::from_utf8(bytes) {
                    text(read);
                }
            }
        };
    }
    pub(crate) use fuzz_target;
}
pub(crate) use fuzzer::fuzz_target;

/// The targets, each a module of its name and a test of its seeds.
macro_rules! targets {
    ($($name:ident $path:literal;)*) => {
        $(
            #[path = $path]
            #[expect(unused_attributes, reason = "a target is a program of its own")]
            mod $name;
        )*

        const TARGETS: &[&str] = &[$(stringify!($name)),*];

        mod holds {
            $(
                #[test]
                fn $name() {
                    super::try_changes(stringify!($name), super::$name::run);
                }
            )*
        }
    };
}

targets! {
    addresses "../../fuzz/fuzz_targets/addresses.rs";
    answers "../../fuzz/fuzz_targets/answers.rs";
    bitstring "../../fuzz/fuzz_targets/bitstring.rs";
    content "../../fuzz/fuzz_targets/content.rs";
    json_ld "../../fuzz/fuzz_targets/json_ld.rs";
    people "../../fuzz/fuzz_targets/people.rs";
    png_texts "../../fuzz/fuzz_targets/png_texts.rs";
    seals "../../fuzz/fuzz_targets/seals.rs";
    site "../../fuzz/fuzz_targets/site.rs";
    svg "../../fuzz/fuzz_targets/svg.rs";
    token "../../fuzz/fuzz_targets/token.rs";
    verify "../../fuzz/fuzz_targets/verify.rs";
}

/// How many changes of each seed, unless the environment says otherwise.
const USUAL: u64 = 100;

fn fuzz() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn try_changes(name: &str, run: fn(&[u8])) {
    let asked = env::var("BLASON_MUTATIONS").ok().and_then(|asked| asked.parse().ok());
    let rounds: u64 = asked.unwrap_or(USUAL);
    let seeds = fs::read_dir(fuzz().join("seeds").join(name)).expect("seeds of the target");
    let mut paths: Vec<PathBuf> = seeds.map(|seed| seed.expect("a seed").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{name} has no seed");
    run(b"");
    let mut state = 0;
    for path in paths {
        let seed = fs::read(&path).expect("a seed");
        run(&seed);
        for _ in 0..rounds {
            run(&change(&seed, &mut state));
        }
    }
}

/// Letters that mean something to some parser.
const LETTERS: &[u8] = b"{}[]\",:\\0aZ<>=/.%\n \xff\0";

/// Some bytes changed, taken out, put in or doubled; the same in every run.
fn change(seed: &[u8], state: &mut u64) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    let mut below = |limit: usize| {
        *state = next(*state);
        usize::try_from(mixed(*state) % limit.max(1) as u64).expect("below a usize")
    };
    for _ in 0..=below(4) {
        let at = below(bytes.len());
        let length = below(24).min(bytes.len() - at);
        match below(6) {
            0 => drop(bytes.drain(at..at + length)),
            1 => bytes.truncate(at),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                let to = below(bytes.len());
                bytes.splice(to..to, piece);
            }
            3 => bytes.insert(at, LETTERS[below(LETTERS.len())]),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << below(8);
                }
            }
        }
    }
    bytes
}

/// SplitMix64.
fn next(state: u64) -> u64 {
    state.wrapping_add(0x9e37_79b9_7f4a_7c15)
}

fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// The targets that stand here, in the folder, in `Cargo.toml` and in the table are the same.
#[test]
fn no_target_is_forgotten() {
    let files = fs::read_dir(fuzz().join("fuzz_targets")).expect("targets");
    let mut names: Vec<String> = files
        .map(|file| {
            let path = file.expect("a target").path();
            path.file_stem().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    names.sort();
    assert_eq!(names, TARGETS);
    let read = |file: &str| fs::read_to_string(fuzz().join(file)).expect("a text");
    let (package, table) = (read("Cargo.toml"), read("README.md"));
    for name in names {
        assert!(package.contains(&format!("name = \"{name}\"\n")), "{name}: no program");
        assert!(table.contains(&format!("| `{name}` | ")), "{name}: not in the table");
    }
}
