//! Benches on which credentials are made, one for each thread at work.

use std::sync::{Mutex, PoisonError};

use crate::formats::{Documents, Workbench};

/// The benches that nobody works on.
#[derive(Default)]
pub(super) struct Benches<'a>(Mutex<Vec<Workbench<'a>>>);

impl<'a> Benches<'a> {
    /// A free bench, or a new one.
    pub(super) fn take(&self, documents: &'a Documents<'a>) -> Workbench<'a> {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.unwrap_or_else(|| Workbench::new(documents))
    }

    /// Work on this one is done.
    pub(super) fn put_back(&self, bench: Workbench<'a>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(bench);
    }
}
