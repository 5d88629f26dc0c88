//! One of several parts of a site that together are the whole: each machine of a job array makes one.
//!
//! Awards are shared out in runs of ids, since those of one folder belong together; single files in
//! turn, since the slow ones stand beside one another.

use std::ops::Range;

use super::manifest::{AwardFiles, Fingerprint, Weight};
use super::outputs::{BuildError, Outputs};
use crate::ground::Uuid;
use crate::model::links::AwardFile;

/// Most parts that a site is cut into.
pub const MOST_PARTS: usize = 10_000;

/// Which part of how many: `2/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Counted from 1.
    number: usize,
    of: usize,
}

/// The part of a site that is one share of it.
pub struct Part<'s> {
    whole: &'s dyn Outputs,
    share: Share,
}

impl Share {
    /// Reads `K/N`; `None` unless K is one of 1 to N, and N at most [`MOST_PARTS`].
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let (number, of) = (number.parse().ok()?, of.parse().ok()?);
        let sound = (1..=MOST_PARTS).contains(&of) && (1..=of).contains(&number);
        sound.then_some(Self { number, of })
    }

    /// The part's place among so many things, as a run.
    fn run(self, count: usize) -> Range<usize> {
        let Self { number, of } = self;
        count * (number - 1) / of..count * number / of
    }

    /// How many fall to this part when so many are dealt in turn.
    fn dealt(self, count: usize) -> usize {
        let Self { number, of } = self;
        (count + of - number) / of
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl<'s> Part<'s> {
    /// This share of a site.
    pub fn new(whole: &'s dyn Outputs, share: Share) -> Self {
        Self { whole, share }
    }

    fn single(&self, at: usize) -> usize {
        self.share.number - 1 + at * self.share.of
    }

    fn of_awards(&self, at: usize) -> usize {
        self.share.run(self.whole.awards()).start + at
    }
}

impl Outputs for Part<'_> {
    fn singles(&self) -> usize {
        self.share.dealt(self.whole.singles())
    }

    fn single_path(&self, at: usize) -> &str {
        self.whole.single_path(self.single(at))
    }

    fn single_fingerprint(&self, at: usize) -> Fingerprint {
        self.whole.single_fingerprint(self.single(at))
    }

    fn single_bytes(&self, at: usize) -> Result<Vec<u8>, BuildError> {
        self.whole.single_bytes(self.single(at))
    }

    fn awards(&self) -> usize {
        self.share.run(self.whole.awards()).len()
    }

    fn award(&self, at: usize) -> (Uuid, AwardFiles) {
        self.whole.award(self.of_awards(at))
    }

    fn award_fingerprint(&self, at: usize) -> Fingerprint {
        self.whole.award_fingerprint(self.of_awards(at))
    }

    fn award_bytes(&self, at: usize) -> Result<Vec<(AwardFile, Vec<u8>)>, BuildError> {
        self.whole.award_bytes(self.of_awards(at))
    }

    fn single_weight(&self, at: usize, bytes: &[u8]) -> Weight {
        self.whole.single_weight(self.single(at), bytes)
    }

    fn award_weight(&self, at: usize, page: &[u8]) -> Weight {
        self.whole.award_weight(self.of_awards(at), page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_one_of_those_there_are() {
        for text in ["1/1", "2/8", "8/8", "1/10000"] {
            assert_eq!(Share::parse(text).map(|it| it.to_string()).as_deref(), Some(text));
        }
        for text in ["", "1", "0/2", "3/2", "1/0", "1/10001", "-1/2", "1/2/3", "a/b", "1/ 2"] {
            assert_eq!(Share::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_thing_falls_to_one_part() {
        for count in [0, 1, 2, 7, 100, 1_001] {
            for of in [1, 2, 3, 8, 150] {
                let share = |number| Share { number, of };
                let runs = (1..=of).flat_map(|number| share(number).run(count));
                assert!(runs.eq(0..count), "{count} in {of}");
                let mut dealt: Vec<usize> = (1..=of)
                    .flat_map(|number| {
                        (0..share(number).dealt(count)).map(move |at| number - 1 + at * of)
                    })
                    .collect();
                dealt.sort_unstable();
                assert!(dealt.into_iter().eq(0..count), "{count} in {of}");
            }
        }
    }
}
