//! The clock and the environment.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::ground::Instant;

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

/// What tells one run of the program from another.
pub fn run_mark() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}", std::process::id(), since.as_nanos())
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
