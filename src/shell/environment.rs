//! The clock, the environment, and where secrets may come from. Secrets are never printed.

use std::path::Path;
use std::time::SystemTime;

use zeroize::Zeroizing;

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
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().ok()?,
        Err(_) => {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
            i64::try_from(since.as_secs()).ok()?
        }
    };
    Instant::from_seconds(seconds.div_euclid(86_400) * 86_400)
}

/// Whether the person reads French, from the variables that POSIX names for it.
pub fn reads_french() -> bool {
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    first.is_some_and(|value| value == "fr" || value.starts_with("fr_") || value.starts_with("fr."))
}

/// The secret key texts at hand, PEM, each with where it came from: the file named on the command
/// line, or else the variables.
pub fn key_texts(
    file: Option<&Path>,
) -> Result<Vec<(String, Zeroizing<String>)>, super::disk::ReadError> {
    if let Some(path) = file {
        return Ok(vec![(path.display().to_string(), key_file(path)?)]);
    }
    if let Some(paths) = std::env::var_os(KEY_FILE_VARIABLE).filter(|value| !value.is_empty()) {
        return std::env::split_paths(&paths)
            .map(|path| Ok((path.display().to_string(), key_file(&path)?)))
            .collect();
    }
    match std::env::var(KEY_VARIABLE) {
        Ok(text) if !text.is_empty() => Ok(vec![(KEY_VARIABLE.to_owned(), Zeroizing::new(text))]),
        _ => Ok(Vec::new()),
    }
}

fn key_file(path: &Path) -> Result<Zeroizing<String>, super::disk::ReadError> {
    use std::io::Read;
    let mut text = Zeroizing::new(String::with_capacity(4_096));
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST_KEY).read_to_string(&mut text))
        .map_err(|cause| super::disk::ReadError { path: path.to_owned(), cause })?;
    Ok(text)
}
