//! What the browser is shown at the moment, and the news of it: written by the one that loads, read by
//! every connection.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::stage::Stage;
use crate::render::preview::{self, Marks, News, Told};

/// What is shown, and what there is to tell of it.
pub(super) struct Board {
    /// Which run of the program: a page of another run is of no use.
    run: String,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    number: u64,
    shown: Shown,
    broken: bool,
    findings: Arc<Told>,
    review: Option<Arc<Told>>,
    unsigned: Option<Arc<str>>,
    waiting: usize,
}

/// The last good site.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// The site; none while there is none.
    pub stage: Option<Arc<Stage>>,
    site: u64,
    pictures: u64,
}

/// How long one who asks for news waits for some; a connection that has gone unheard ends then.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long one who asks for a page waits for the first look to end.
const FIRST_LOOK: Duration = Duration::from_mins(2);
/// How many may wait for news at a time; one more is answered at once.
const MOST_WAITING: usize = 96;

impl Board {
    pub(super) fn new(run: String) -> Self {
        Self { run, state: Mutex::default(), changed: Condvar::new() }
    }

    /// A site that can be shown takes the place of the one before; `pictures`: what pages do not name
    /// by its content may have changed too.
    pub(super) fn show(
        &self,
        stage: Stage,
        findings: Told,
        unsigned: Option<String>,
        pictures: bool,
    ) {
        self.change(|state| {
            let Shown { site, pictures: before, .. } = state.shown;
            let pictures = before + u64::from(pictures);
            state.shown = Shown { stage: Some(Arc::new(stage)), site: site + 1, pictures };
            state.broken = false;
            state.findings = Arc::new(findings);
            state.unsigned = unsigned.map(Into::into);
        });
    }

    /// The files are such that they cannot be shown: the last good site stays.
    pub(super) fn keep(&self, findings: Told) {
        self.change(|state| {
            state.broken = true;
            state.findings = Arc::new(findings);
        });
    }

    /// What the work changes for holders.
    pub(super) fn review(&self, review: Option<Told>) {
        let review = review.map(Arc::new);
        if self.lock().review != review {
            self.change(|state| state.review = review);
        }
    }

    /// What is shown, once there was a first look.
    pub(super) fn shown(&self) -> Shown {
        let state = self.lock();
        let first = |state: &mut State| state.number == 0;
        let state = self.changed.wait_timeout_while(state, FIRST_LOOK, first);
        state.unwrap_or_else(PoisonError::into_inner).0.shown.clone()
    }

    /// The marks of a page of what is shown.
    pub(super) fn marks(&self, shown: &Shown) -> Marks<'_> {
        Marks { run: &self.run, site: shown.site, pictures: shown.pictures }
    }

    /// The findings of the newest state of the files.
    pub(super) fn findings(&self) -> Arc<Told> {
        Arc::clone(&self.lock().findings)
    }

    /// What the work changes for holders, when that is known.
    pub(super) fn reviewed(&self) -> Option<Arc<Told>> {
        self.lock().review.clone()
    }

    /// Why documents cannot be signed.
    pub(super) fn unsigned(&self) -> Option<Arc<str>> {
        self.lock().unsigned.clone()
    }

    /// The news, once they are newer than this number of this run, or after a while.
    pub(super) fn news(&self, after: u64, run: &str) -> String {
        // A page of another run has heard nothing of this one.
        let after = if run == self.run { after } else { 0 };
        let mut state = self.lock();
        if state.waiting < MOST_WAITING {
            state.waiting += 1;
            let known = |state: &mut State| state.number <= after;
            let waited = self.changed.wait_timeout_while(state, PATIENCE, known);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            state.waiting -= 1;
        }
        let State { number, shown, broken, findings, review, unsigned, waiting: _ } = &*state;
        preview::news(&News {
            number: *number,
            marks: self.marks(shown),
            findings,
            broken: *broken,
            review: review.as_deref(),
            unsigned: unsigned.as_deref(),
        })
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let before = {
            let mut state = self.lock();
            // What goes is dropped when nobody waits for it.
            let before = state.shown.stage.clone();
            change(&mut state);
            state.number += 1;
            before
        };
        self.changed.notify_all();
        drop(before);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing is half written when a thread ends early: every change is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
