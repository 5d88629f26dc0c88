//! Test data of the standards, read in place when it is there.

use std::path::{Path, PathBuf};

/// The bytes of one file below the data folder; nothing, and a line that says so, when it is absent.
#[expect(clippy::disallowed_methods, clippy::print_stderr, reason = "tests read data in place")]
pub(crate) fn read(path: &str) -> Option<Vec<u8>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standards/data");
    let root = std::env::var_os("BLASON_STANDARDS").map_or(beside, PathBuf::from);
    let bytes = std::fs::read(root.join(path)).ok();
    if bytes.is_none() {
        eprintln!("skipped: {path} is not at hand");
    }
    bytes
}
