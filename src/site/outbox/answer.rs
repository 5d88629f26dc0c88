//! What programs are told of a delivery: a JSON document, whose properties are added to and never
//! renamed. It holds no address and no name; folders are called after people.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Left;
use crate::ground::Uuid;

/// What a delivery did.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// The layout of this document.
    pub version: u32,
    /// The folder.
    pub outbox: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Whom it is for.
    pub holders: Vec<HolderAnswer>,
    /// Files that were written.
    pub written: usize,
    /// Files that were there already.
    pub unchanged: usize,
    /// Files of an earlier delivery that are gone.
    pub removed: usize,
    /// Files that somebody changed, and which were left as they are.
    pub kept: Vec<String>,
    /// Awards that are left out, by reason.
    pub left_out: BTreeMap<Left, Vec<String>>,
}

/// What one holder is given.
#[derive(Debug, Serialize)]
pub struct HolderAnswer {
    /// The folder below the outbox.
    pub folder: String,
    /// Whether there is a letter.
    pub letter: bool,
    /// The awards.
    pub awards: Vec<String>,
}

impl Answer {
    /// Notes what is left out.
    pub fn leave_out(&mut self, left: &BTreeMap<Left, BTreeSet<Uuid>>) {
        for (why, ids) in left {
            self.left_out.insert(*why, ids.iter().map(Uuid::to_string).collect());
        }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("our own types are JSON")
    }
}
