//! The stamp of a build: when nothing it was made from has moved since, there is nothing to do.
//!
//! Files are known by their size and time of change, folders of the site by theirs, as git's index
//! does it: a file that was changed so shortly before it was read that its time cannot tell is not
//! trusted, and then no stamp is kept.

use std::fmt::Write as _;
use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::disk::{Entry, ReadError, walk};
use crate::codec::hex;
use crate::codec::sha256::Sha256Stream;

/// Two changes nearer than this may carry one time: FAT counts in two seconds.
const GRAIN: Duration = Duration::from_secs(2);
const TITLE: &str = "blason-stamp 1";

/// What a build was made from and what it left, in a few numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The program, its options, and everything else that is not a file of the catalogue.
    pub making: String,
    /// Digest of path, size and time of every file of the catalogue.
    pub sources: String,
    /// The day it was made for, in seconds since 1970.
    pub from: i64,
    /// From this second on the site would differ: a list lapses, an award expires.
    pub until: i64,
    /// How many files the site has.
    pub files: u64,
    /// How many warnings and how many pieces of advice the report held.
    pub findings: (u64, u64),
    /// Every folder of the site and its time of change, in nanoseconds.
    pub folders: Vec<(u128, String)>,
}

/// The state of the catalogue's files at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Digest of path, size and time of every file.
    pub digest: String,
    /// Whether every file is old enough for its time to tell.
    pub settled: bool,
}

/// Looks at the catalogue's files without reading them.
pub fn glance(root: &Path, now: SystemTime) -> Result<Glance, ReadError> {
    let mut lines: Vec<(Vec<u8>, u64, u128)> = Vec::new();
    let mut youngest = 0;
    for entry in walk(root) {
        let Entry { path: _, file, metadata } = entry?;
        let changed = nanoseconds(&metadata);
        youngest = youngest.max(changed);
        lines.push((file.into_os_string().into_encoded_bytes(), metadata.len(), changed));
    }
    lines.sort_unstable();
    let mut digest = Sha256Stream::default();
    for (path, length, changed) in &lines {
        digest.update(&(path.len() as u64).to_le_bytes());
        digest.update(path);
        digest.update(&length.to_le_bytes());
        digest.update(&changed.to_le_bytes());
    }
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let settled = youngest < now.saturating_sub(GRAIN).as_nanos();
    Ok(Glance { digest: hex::encode(&digest.finish()), settled })
}

/// Time of the last change, in nanoseconds since 1970.
pub fn nanoseconds(metadata: &Metadata) -> u128 {
    let changed = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    changed.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos()
}

impl Stamp {
    /// Whether every folder of the site is as this stamp left it: no file came or went.
    pub fn folders_untouched(&self, site: &Path) -> bool {
        self.folders.iter().all(|(changed, folder)| {
            let metadata = std::fs::symlink_metadata(site.join(folder));
            metadata.is_ok_and(|found| found.is_dir() && nanoseconds(&found) == *changed)
        })
    }

    /// The stamp as text.
    pub fn write(&self) -> String {
        let Self { making, sources, from, until, files, findings: (warnings, advice), folders } =
            self;
        let mut text = format!(
            "{TITLE}\nmaking {making}\nsources {sources}\nfrom {from}\nuntil {until}\nfiles {files}\n\
             findings {warnings} {advice}\n"
        );
        for (changed, folder) in folders {
            writeln!(text, "{changed} {folder}").expect("a String takes every text");
        }
        text
    }

    /// Reads a stamp; `None` when it is not one of this layout, or was cut.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        field("blason-stamp").filter(|version| *version == "1")?;
        let making = field("making")?.to_owned();
        let sources = field("sources")?.to_owned();
        let from = field("from")?.parse().ok()?;
        let until = field("until")?.parse().ok()?;
        let files = field("files")?.parse().ok()?;
        let (warnings, advice) = field("findings")?.split_once(' ')?;
        let findings = (warnings.parse().ok()?, advice.parse().ok()?);
        let folders = lines.map(|line| {
            let (changed, folder) = line.split_once(' ')?;
            Some((changed.parse().ok()?, folder.to_owned()))
        });
        let folders = folders.collect::<Option<Vec<_>>>()?;
        Some(Self { making, sources, from, until, files, findings, folders })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_comes_back() {
        let stamp = Stamp {
            making: "a b".into(),
            sources: "c".into(),
            from: 6,
            until: 7,
            files: 3,
            findings: (1, 2),
            folders: vec![(5, String::new()), (6, "awards/a b".into())],
        };
        assert_eq!(Stamp::read(&stamp.write()), Some(stamp.clone()));
        assert_eq!(Stamp::read(stamp.write().trim_end()), None, "a cut stamp is no stamp");
    }

    #[test]
    fn a_glance_sees_every_change() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        let file = folder.path().join("content/a.md");
        std::fs::write(&file, "one").unwrap();
        let later = SystemTime::now() + Duration::from_mins(1);
        let before = glance(folder.path(), later).unwrap();
        assert!(before.settled);
        assert!(!glance(folder.path(), SystemTime::now()).unwrap().settled);
        std::fs::write(&file, "one!").unwrap();
        assert_ne!(glance(folder.path(), later).unwrap().digest, before.digest);
    }
}
