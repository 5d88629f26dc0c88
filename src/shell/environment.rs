//! The clock, the environment, and where secrets may come from. Secrets are never printed.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use zeroize::Zeroizing;

use super::disk::ReadError;
use crate::ground::Instant;

/// Largest key file, in bytes.
const LARGEST_KEY: u64 = 64 << 10;

/// Where a secret key may come from, in the order of preference.
pub const KEY_FILE_VARIABLE: &str = "BLASON_KEY_FILE";
/// The variable that holds a secret key itself, as PEM.
pub const KEY_VARIABLE: &str = "BLASON_KEY";

/// The day on which the program runs: `SOURCE_DATE_EPOCH` when set, so that a build can be made
/// again, or else the clock.
pub fn today() -> Option<Instant> {
    let seconds = if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
        text.trim().parse().ok()?
    } else {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()?
    };
    Instant::from_seconds(seconds.div_euclid(86_400) * 86_400)
}

/// This moment, by the clock alone: what asks whether a badge has expired listens to no variable.
pub fn now() -> Option<Instant> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Instant::from_seconds(i64::try_from(since.as_secs()).ok()?)
}

/// Whether the person reads French, from the variables that POSIX names for it.
pub fn reads_french() -> bool {
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    first.is_some_and(|value| value == "fr" || value.starts_with("fr_") || value.starts_with("fr."))
}

/// The secret key texts at hand, PEM, each with where it came from: the files named on the command
/// line, or else the variables, or else every `.pem` of the user's key folder.
pub fn key_texts(files: &[PathBuf]) -> Result<Vec<(String, Zeroizing<String>)>, ReadError> {
    let read = |path: &Path| Ok((path.display().to_string(), key_file(path)?));
    if !files.is_empty() {
        return files.iter().map(|path| read(path)).collect();
    }
    if let Some(paths) = std::env::var_os(KEY_FILE_VARIABLE).filter(|value| !value.is_empty()) {
        return std::env::split_paths(&paths).map(|path| read(&path)).collect();
    }
    if let Some(text) = std::env::var(KEY_VARIABLE).ok().filter(|text| !text.is_empty()) {
        return Ok(vec![(KEY_VARIABLE.to_owned(), Zeroizing::new(text))]);
    }
    let Some(folder) = key_folder() else { return Ok(Vec::new()) };
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "pem"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The user's key folder: `$XDG_CONFIG_HOME/blason/keys`, or `~/.config/blason/keys`.
pub fn key_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let config = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(config.join("blason").join("keys"))
}

/// What tells this program from another one that might make other bytes: its version, and the size
/// and time of its file.
pub fn program() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let file = file.map_or((0, 0), |it| (it.len(), super::stamp::nanoseconds(&it)));
    format!("{version}-{}-{}", file.0, file.1)
}

/// A path from the root of the disk, its links followed as far as it exists.
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // What does not exist yet has parents that may.
    let mut rest = Vec::new();
    let mut known = whole.as_path();
    loop {
        if let Ok(real) = known.canonicalize() {
            return rest.iter().rev().fold(real, |path, part| path.join(part));
        }
        let (Some(name), Some(parent)) = (known.file_name(), known.parent()) else { return whole };
        rest.push(name.to_owned());
        known = parent;
    }
}

/// Measures how long the person waited.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch {
    began: SystemTime,
    start: std::time::Instant,
}

impl Stopwatch {
    /// Starts measuring.
    pub fn start() -> Self {
        Self { began: SystemTime::now(), start: std::time::Instant::now() }
    }

    /// When it began, by the clock on the wall.
    pub fn began(&self) -> SystemTime {
        self.began
    }

    /// How long ago that was.
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }
}

fn key_file(path: &Path) -> Result<Zeroizing<String>, ReadError> {
    let mut text = Zeroizing::new(String::with_capacity(4_096));
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST_KEY).read_to_string(&mut text))
        .map_err(|cause| ReadError { path: path.to_owned(), cause })?;
    Ok(text)
}
