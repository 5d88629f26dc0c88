//! The list of a change: one JSON array a line, `["write" or "remove", path, digest]`.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

use super::{ChangeError, at};

/// The list of a change that is being prepared: what is beside its place will be taken away.
pub(super) const STAGED: &str = "change.staged";
/// The list of a change that was decided: it will be carried to its end.
pub(super) const DECIDED: &str = "change.journal";
/// Largest list, in bytes: a hundred thousand files.
const LARGEST: u64 = 32 << 20;

/// What a change does, file by file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    pub(super) lines: Vec<Line>,
}

/// What happens to one file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Below the root, or from the root of the disk.
    pub(super) path: String,
    /// Written, or else removed.
    pub(super) write: bool,
    /// Of what is written, or of what is removed.
    pub(super) digest: String,
}

impl Journal {
    /// The list at this path; `None` when there is none. A line that cannot be read is left out: a
    /// list is written whole before it counts.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, ChangeError> {
        let mut text = String::new();
        match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(ChangeError::Io(path.to_owned(), error)),
            Ok(file) => file.take(LARGEST).read_to_string(&mut text).map_err(at(path))?,
        };
        Ok(Some(Self { lines: text.lines().filter_map(Line::parse).collect() }))
    }

    pub(super) fn to_text(&self) -> String {
        let line = |line: &Line| {
            let verb = if line.write { "write" } else { "remove" };
            format!("{}\n", serde_json::json!([verb, line.path, line.digest]))
        };
        self.lines.iter().map(line).collect()
    }
}

impl Line {
    fn parse(text: &str) -> Option<Self> {
        let [verb, path, digest]: [String; 3] = serde_json::from_str(text).ok()?;
        let write = match verb.as_str() {
            "write" => true,
            "remove" => false,
            _ => return None,
        };
        Some(Self { path, write, digest })
    }

    /// Whether the path cannot lead out of the root.
    pub(super) fn is_below(&self) -> bool {
        let plain = |part| matches!(part, Component::Normal(_));
        !self.path.is_empty() && Path::new(&self.path).components().all(plain)
    }
}
