//! Where the tests find the vectors of the standards bodies, which are not part of this repository.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;

/// The folder of vectors, or nothing when this machine does not have it; says so.
///
/// It is looked for at `$BLASON_STANDARDS`, then beside the repository.
#[expect(
    clippy::disallowed_methods,
    reason = "tests read foreign vectors in place and say when there are none"
)]
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/standards/data"));
    let folder = std::env::var_os("BLASON_STANDARDS").map_or_else(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    // Past the test runner, which keeps what a test prints unless it fails.
    let said = format!("skipped: no vectors at {}\n", folder.display());
    std::io::stderr().write_all(said.as_bytes()).expect("standard error is open");
    None
}

/// The bytes of one file of the folder; nothing when the folder is not at hand.
#[expect(clippy::disallowed_methods, reason = "tests read foreign vectors in place")]
pub(crate) fn read(path: &str) -> Option<Vec<u8>> {
    let whole = folder()?.join(path);
    Some(std::fs::read(whole).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// The text of one file of the folder.
#[expect(clippy::disallowed_methods, reason = "tests read foreign vectors in place")]
pub(crate) fn text(folder: &std::path::Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One JSON file of the folder.
pub(crate) fn json(folder: &std::path::Path, path: &str) -> Value {
    serde_json::from_str(&text(folder, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every JSON file right in a folder of the folder, by name, in order.
#[expect(clippy::disallowed_methods, reason = "tests read foreign vectors in place")]
pub(crate) fn json_files(folder: &std::path::Path, path: &str) -> Vec<(String, Value)> {
    let mut names: Vec<String> = std::fs::read_dir(folder.join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|name| name.strip_suffix(".json").is_some())
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let value = json(folder, &format!("{path}/{name}"));
            (name, value)
        })
        .collect()
}
