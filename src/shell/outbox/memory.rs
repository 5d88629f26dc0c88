//! What an outbox remembers: which files a delivery wrote, and of which awards each tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::ground::Uuid;

/// The file in which an outbox remembers.
pub(super) const FILE: &str = ".blason-outbox";
/// The first line of it.
const HEAD: &str = "blason outbox 1";
/// Stands for a digest that is not known yet, and for no award.
const NOTHING: &str = "-";

/// Files by their path below the outbox.
pub(super) type Memory = BTreeMap<String, Known>;

/// A file that a delivery wrote, or was about to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// Digest of what was written; none while it is being written.
    pub digest: Option<String>,
    /// The awards that it tells of.
    pub about: BTreeSet<Uuid>,
}

/// The memory in a text; none when it is not one. A last line that was cut off was never acted on.
pub(super) fn read(text: &str) -> Option<Memory> {
    let mut lines = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    if lines.next() != Some(HEAD) {
        return None;
    }
    let mut memory = Memory::new();
    for line in lines {
        let mut parts = line.splitn(3, ' ');
        let (digest, about, path) = (parts.next()?, parts.next()?, parts.next()?);
        if !is_safe(path) {
            return None;
        }
        let digest = (digest != NOTHING).then(|| digest.to_owned());
        let about = about.split(',').filter(|id| *id != NOTHING).map(Uuid::parse);
        memory.insert(path.to_owned(), Known { digest, about: about.collect::<Option<_>>()? });
    }
    Some(memory)
}

/// The memory as text.
pub(super) fn write(memory: &Memory) -> String {
    let lines = memory.iter().map(|(path, known)| line(path, known));
    std::iter::once(format!("{HEAD}\n")).chain(lines).collect()
}

/// One line of it.
pub(super) fn line(path: &str, known: &Known) -> String {
    let Known { digest, about } = known;
    let about: Vec<String> = about.iter().map(Uuid::to_string).collect();
    let about = if about.is_empty() { NOTHING.to_owned() } else { about.join(",") };
    format!("{} {about} {path}\n", digest.as_deref().unwrap_or(NOTHING))
}

/// Whether a path stays below the outbox: a file in it, or in a folder of it. A memory may come from a
/// stranger, with the folder.
pub(super) fn is_safe(path: &str) -> bool {
    let fine = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.contains(['\\', ':', '\0', '\n', '\r'])
    };
    path.split('/').count() <= 2 && path.split('/').all(fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_is_read_as_it_was_written() {
        let known = |digest: Option<&str>, ids: &[u128]| Known {
            digest: digest.map(str::to_owned),
            about: ids.iter().map(|id| Uuid::from_bits(*id)).collect(),
        };
        let memory = Memory::from([
            ("camille martin/a b.png".to_owned(), known(Some("abc"), &[1, 2])),
            ("summary.csv".to_owned(), known(None, &[])),
        ]);
        let text = write(&memory);
        assert_eq!(read(&text), Some(memory.clone()));
        assert_eq!(read(&format!("{text}- - half")), Some(memory));
        assert_eq!(read(""), None);
        for path in ["../x", "/etc/passwd", "a/b/c", "a\\b", "c:x", "a//b", "."] {
            assert_eq!(read(&format!("{HEAD}\n- - {path}\n")), None, "{path}");
        }
    }
}
