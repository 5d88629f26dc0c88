//! Places in an issuer's status lists: drawn at random, never used twice.

use super::catalogue::Catalogue;
use super::endorsement::Endorser;
use super::links::STATUS_PLACES;
use super::naming::IssuerId;
use crate::ground::Random;

/// Most status lists of one issuer.
pub const MOST_LISTS: u32 = 10_000;

/// The places of one issuer's status lists: those in use, and those that are free.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// One bit per place of the lists in use.
    taken: Vec<u64>,
    lists: u32,
    count: u32,
}

impl Places {
    /// The places of an issuer: those of its awards, of its endorsements and of what was erased are
    /// taken for ever.
    pub fn of(catalogue: &Catalogue, issuer: IssuerId) -> Self {
        let awards = catalogue.awards.iter().filter(|it| catalogue.issuer_of(it) == issuer);
        let awards = awards.filter_map(|award| award.status);
        let erased = catalogue.erased.iter().filter(|it| it.issuer == issuer);
        let ours = catalogue.endorsements.iter();
        let ours = ours.filter(|it| matches!(it.by, Endorser::Issuer(by) if by == issuer));
        let places = awards.chain(erased.filter_map(|it| it.status));
        Self::taken(places.chain(ours.filter_map(|it| it.status)))
    }

    /// Lists in which these places are taken; those past [`MOST_LISTS`] are no places.
    pub fn taken(places: impl Iterator<Item = u32>) -> Self {
        let mut all = Self::default();
        all.open(1);
        for place in places.filter(|place| place / STATUS_PLACES < MOST_LISTS) {
            all.open(place / STATUS_PLACES + 1);
            all.take(place);
        }
        all
    }

    /// How many status lists there are.
    pub fn lists(&self) -> u32 {
        self.lists
    }

    /// Draws a free place and takes it. When three quarters of all places are taken, a further list
    /// is opened: drawing stays quick, and who holds one of the last places is not known by it.
    /// `None` when there are [`MOST_LISTS`] and all are full.
    pub fn draw(&mut self, random: &mut dyn Random) -> Option<u32> {
        let all = self.lists * STATUS_PLACES;
        if self.count >= all / 4 * 3 && self.lists < MOST_LISTS {
            self.open(self.lists + 1);
        }
        let all = self.lists * STATUS_PLACES;
        if self.count >= all {
            return None;
        }
        loop {
            let place = random.below(all);
            if self.take(place) {
                return Some(place);
            }
        }
    }

    fn open(&mut self, lists: u32) {
        if lists > self.lists {
            self.lists = lists;
            self.taken.resize((lists * (STATUS_PLACES / u64::BITS)) as usize, 0);
        }
    }

    /// Whether it was free.
    fn take(&mut self, place: u32) -> bool {
        let word = &mut self.taken[(place / u64::BITS) as usize];
        let bit = 1 << (place % u64::BITS);
        let free = *word & bit == 0;
        *word |= bit;
        self.count += u32::from(free);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::random::Predictable;
    use std::collections::BTreeSet;

    #[test]
    fn no_place_is_drawn_twice_nor_one_that_was_used() {
        let used = [0, 7, 131_071, 40_000];
        let mut places = Places::taken(used.into_iter());
        let mut random = Predictable(3);
        let drawn: BTreeSet<u32> = (0..20_000).map(|_| places.draw(&mut random).unwrap()).collect();
        assert_eq!(drawn.len(), 20_000);
        assert!(used.iter().all(|place| !drawn.contains(place)));
        assert_eq!(places.lists(), 1);
        // All over the list: were they in order, the place would tell who came when.
        assert!(drawn.iter().any(|place| *place > 130_000) && *drawn.first().unwrap() < 1_000);
    }

    #[test]
    fn a_further_list_is_opened_at_three_quarters() {
        let quarter = STATUS_PLACES / 4;
        let mut places = Places::taken(0..3 * quarter - 1);
        let mut random = Predictable(5);
        assert!(places.draw(&mut random).unwrap() < STATUS_PLACES);
        assert_eq!(places.lists(), 1);
        let next: Vec<u32> = (0..2_000).map(|_| places.draw(&mut random).unwrap()).collect();
        assert_eq!(places.lists(), 2);
        assert!(next.iter().any(|place| *place >= STATUS_PLACES));
        // The free ones of the first list are still given.
        assert!(next.iter().any(|place| *place < STATUS_PLACES));
    }

    #[test]
    fn a_place_far_out_opens_every_list_before_it() {
        let mut places = Places::taken([3 * STATUS_PLACES + 1, u32::MAX].into_iter());
        assert_eq!(places.lists(), 4);
        assert!(places.draw(&mut Predictable(1)).unwrap() < 4 * STATUS_PLACES);
    }

    #[test]
    fn when_every_place_is_taken_there_is_none() {
        let mut places = Places { taken: Vec::new(), lists: MOST_LISTS, count: 0 };
        places.count = MOST_LISTS * STATUS_PLACES;
        assert_eq!(places.draw(&mut Predictable(1)), None);
    }
}
