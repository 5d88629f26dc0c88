//! Test data of the standards, read in place when it is there.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The bytes of one file below the data folder; nothing, and a line that says so, when it is absent.
#[expect(clippy::disallowed_methods, reason = "tests read data in place")]
pub(crate) fn read(path: &str) -> Option<Vec<u8>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standards/data");
    let root = std::env::var_os("BLASON_STANDARDS").map_or(beside, PathBuf::from);
    let bytes = std::fs::read(root.join(path)).ok();
    if bytes.is_none() {
        // Past the test runner, which keeps what a test prints unless it fails.
        let said = format!("skipped: {path} is not at hand\n");
        std::io::stderr().write_all(said.as_bytes()).expect("standard error is open");
    }
    bytes
}
