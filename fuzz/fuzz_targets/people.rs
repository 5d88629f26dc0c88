//! Tables of people, of any kind: nothing panics, and what is understood is within the limits.
#![no_main]

use blason::giving::holders;
use blason::import::{Options, people, table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = table::read(bytes, &Options::default()) else { return };
    assert!(found.rows.len() <= table::MOST_ROWS);
    assert!(found.rows.iter().all(|row| row.cells.len() <= table::MOST_COLUMNS));
    if let Ok(people) = people::read(&found, &[]) {
        for guest in &people.guests {
            assert!(guest.address.is_some() || guest.id.is_some());
        }
    }
    if let Ok(all) = holders::read(bytes) {
        assert_eq!(holders::read(holders::write(&all).as_bytes()).as_ref(), Ok(&all));
    }
});
