//! What the work changes for holders, found out in the background: the author's page never waits for
//! it, and where git knows nothing, nothing is said.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::board::Board;
use crate::cli::diff::{self, Base};
use crate::ground::Sources;

/// Reviews the newest state of the files.
pub(super) struct Reviewer {
    states: Sender<Sources>,
}

/// One who writes is let write: a state is reviewed when none came after it for so long.
const REST: Duration = Duration::from_millis(400);

impl Reviewer {
    pub(super) fn start(root: &Path, board: Arc<Board>, french: bool) -> Self {
        let (states, asked) = channel();
        let root = root.to_owned();
        std::thread::spawn(move || review(&root, &board, french, &asked));
        Self { states }
    }

    /// Has a state reviewed, when it is still the newest by then.
    pub(super) fn review(&self, sources: Sources) {
        // A reviewer that ended says nothing more; the site is shown all the same.
        let _ended = self.states.send(sources);
    }
}

fn review(root: &Path, board: &Board, french: bool, asked: &Receiver<Sources>) {
    let mut base: Option<Base> = None;
    while let Ok(mut sources) = asked.recv() {
        while let Ok(newer) = asked.recv_timeout(REST) {
            sources = newer;
        }
        board.review(diff::at_home(root, &mut base, &sources, french));
    }
}
