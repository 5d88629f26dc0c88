//! A long list in pages.

/// Most badges that the home page shows in full. Above, each family shows its first few and a link
/// to all of them.
pub const WHOLE_HOME: usize = 60;

/// About how many cards the home page of a longer catalogue shows, all families together.
const HOME_CARDS: usize = 36;

/// Most cards that one family shows there; and they come in rows of this many.
const FAMILY_CARDS: usize = 12;
const ROW: usize = 3;

/// Most cards on one page of a list: with them a page weighs about half of what it may.
pub const PER_PAGE: usize = 48;

/// Most values of a facet that the home page names; the rest stands on the facet's page.
pub const VALUES_SHOWN: usize = 14;

/// How many pages a list of this many badges takes; an empty one takes one.
pub fn pages(badges: usize) -> usize {
    badges.div_ceil(PER_PAGE).max(1)
}

/// What stands on a page, counted from 1.
pub fn on_page<T>(list: &[T], page: usize) -> &[T] {
    list.chunks(PER_PAGE).nth(page - 1).unwrap_or_default()
}

/// How many cards each of this many families shows on the home page of a long catalogue: whole
/// rows where there is room for one, and none when there are more families than cards.
pub fn first_few(families: usize) -> usize {
    let each = (HOME_CARDS / families.max(1)).min(FAMILY_CARDS);
    if each < ROW { each } else { each / ROW * ROW }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_badge_stands_on_one_page() {
        for badges in [0, 1, PER_PAGE - 1, PER_PAGE, PER_PAGE + 1, 500] {
            let list: Vec<usize> = (0..badges).collect();
            let parts: Vec<usize> =
                (1..=pages(badges)).flat_map(|page| on_page(&list, page).to_vec()).collect();
            assert_eq!(parts, list);
            assert!(badges == 0 || !on_page(&list, pages(badges)).is_empty(), "{badges}");
            assert!(on_page(&list, pages(badges) + 1).is_empty());
        }
    }

    #[test]
    fn many_families_share_the_home_page() {
        let shares = [0, 1, 4, 8, 12, 13, 36, 37].map(first_few);
        assert_eq!(shares, [12, 12, 9, 3, 3, 2, 1, 0]);
        assert!((1..200).all(|families| first_few(families) * families <= HOME_CARDS));
    }
}
