//! What a publisher needs to know of a site: its files in order, and their bytes on demand.

use super::manifest::{AwardFiles, Fingerprint, Weight};
use crate::ground::Uuid;
use crate::model::links::AwardFile;

/// A site, as a publisher sees it. [`Site`](super::Site) is one; tests have small ones.
pub trait Outputs: Sync {
    /// How many single files there are; they are numbered in path order.
    fn singles(&self) -> usize;
    /// The path of a single file.
    fn single_path(&self, at: usize) -> &str;
    /// What a single file is made from.
    fn single_fingerprint(&self, at: usize) -> Fingerprint;
    /// Makes a single file.
    fn single_bytes(&self, at: usize) -> Result<Vec<u8>, BuildError>;

    /// How many awards have files; they are numbered by id.
    fn awards(&self) -> usize;
    /// The id of an award, and which of its documents are published.
    fn award(&self, at: usize) -> (Uuid, AwardFiles);
    /// What the files of an award are made from.
    fn award_fingerprint(&self, at: usize) -> Fingerprint;
    /// Makes every file of an award, in the order of [`AwardFile::ALL`].
    fn award_bytes(&self, at: usize) -> Result<Vec<(AwardFile, Vec<u8>)>, BuildError>;

    /// What a single file weighs as a page, given its bytes.
    fn single_weight(&self, at: usize, bytes: &[u8]) -> Weight;
    /// What the page of an award weighs, given its bytes.
    fn award_weight(&self, at: usize, page: &[u8]) -> Weight;
}

/// A file could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildError {
    /// The file, or the award.
    pub what: String,
    /// Why.
    pub why: String,
}

impl BuildError {
    /// An error about this file, for this reason.
    pub fn new(what: impl std::fmt::Display, why: impl std::fmt::Display) -> Self {
        Self { what: what.to_string(), why: why.to_string() }
    }
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}
