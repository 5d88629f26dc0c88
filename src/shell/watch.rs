//! When to look at the catalogue's folder again: when the system says that something moved there, and
//! now and then in any case. What moved is never believed, only looked at: a missed or a false word
//! costs a walk and no more.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk::FOLDERS;

/// Editors write in several steps: this long after the last word, they are taken to be done.
const QUIET: Duration = Duration::from_millis(12);
/// One who never stops writing is not waited for longer than this.
const PATIENCE: Duration = Duration::from_millis(150);
/// How often one looks while the system says nothing: some network drives never do.
const SELDOM: Duration = Duration::from_secs(2);
/// How often one looks where the system cannot be asked, or is not.
const OFTEN: Duration = Duration::from_millis(400);
/// After a word, one more look follows: what came into a folder that was new a moment ago is told to
/// nobody.
const AFTERWARDS: Duration = Duration::from_millis(250);
/// Looking takes at most one part in this many of the time.
const SHARE: u32 = 20;

/// Waits for something to move.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    words: Receiver<()>,
    /// None when one looks often instead.
    watcher: Option<RecommendedWatcher>,
    /// The folders that the system was asked to watch, and what tells each from another one that
    /// takes its place.
    watched: BTreeMap<PathBuf, u64>,
    /// When to look in any case, and how long the last look took.
    next: Instant,
    looking: Duration,
    /// Why the system is not asked.
    why: Option<String>,
}

impl Watch {
    /// Watches a catalogue's folder; `poll`: without asking the system.
    pub fn start(root: &Path, poll: bool) -> Self {
        let (sender, words) = mpsc::channel();
        let told = move |event: notify::Result<notify::Event>| {
            // Reading a file is no change; an error is a reason to look.
            if event.is_ok_and(|event| event.kind.is_access()) {
                return;
            }
            let _ended = sender.send(());
        };
        let (watcher, why) = if poll {
            (None, None)
        } else {
            match notify::recommended_watcher(told) {
                Ok(watcher) => (Some(watcher), None),
                Err(error) => (None, Some(error.to_string())),
            }
        };
        let mut watch = Self {
            root: root.to_owned(),
            words,
            watcher,
            watched: BTreeMap::new(),
            next: Instant::now(),
            looking: Duration::ZERO,
            why,
        };
        watch.ask();
        watch
    }

    /// Whether one looks often, because the system cannot be asked or was not; and why it cannot.
    pub fn polls(&self) -> Option<&str> {
        self.watcher.is_none().then(|| self.why.as_deref().unwrap_or_default())
    }

    /// Waits until it is time to look.
    pub fn wait(&mut self) {
        let until = self.next.saturating_duration_since(Instant::now());
        let word = if self.watcher.is_some() {
            self.words.recv_timeout(until)
        } else {
            std::thread::sleep(until);
            Err(RecvTimeoutError::Timeout)
        };
        if word.is_ok() {
            let first = Instant::now();
            while first.elapsed() < PATIENCE && self.words.recv_timeout(QUIET).is_ok() {}
            self.next = Instant::now() + AFTERWARDS;
        } else {
            let pause = if self.watcher.is_some() { SELDOM } else { OFTEN };
            self.next = Instant::now() + pause.max(self.looking * SHARE);
        }
        self.ask();
    }

    /// Notes how long a look took.
    pub fn looked(&mut self, took: Duration) {
        self.looking = took;
    }

    /// Asks the system to watch the root and what the catalogue consists of, also what came since. The
    /// folder of the built site is not watched, nor that of git.
    fn ask(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let root = (self.root.clone(), RecursiveMode::NonRecursive);
        let folders = FOLDERS.map(|it| (self.root.join(it), RecursiveMode::Recursive));
        for (folder, mode) in std::iter::once(root).chain(folders) {
            // The root may be a link; what a catalogue consists of is read without following any.
            let found =
                if folder == self.root { folder.metadata() } else { folder.symlink_metadata() };
            let there = found.ok().filter(Metadata::is_dir).map(|it| identity(&it));
            let before = self.watched.get(&folder).copied();
            if before == there {
                continue;
            }
            if before.is_some() {
                self.watched.remove(&folder);
                let _gone = watcher.unwatch(&folder);
            }
            let Some(identity) = there else { continue };
            match watcher.watch(&folder, mode) {
                Ok(()) => drop(self.watched.insert(folder, identity)),
                // It went again: the next word will say so.
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                Err(error) => {
                    // Too many folders for the system, or a drive that cannot: look instead.
                    self.why = Some(error.to_string());
                    self.watcher = None;
                    self.next = Instant::now();
                    return;
                }
            }
        }
    }
}

/// What tells a folder from another one of the same name.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.ino()
}

/// What tells a folder from another one of the same name.
#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> u64 {
    let since =
        metadata.created().ok().and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |it| u64::try_from(it.as_nanos()).unwrap_or(u64::MAX))
}
