//! Compact tokens: reading ends, and nothing is believed without a key.
#![no_main]

use blason::formats::baked::Entry;
use blason::proof::{demonstration_key, jwt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _entry = Entry::read(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    assert!(jwt::verify(text, &|_| None).is_err());
    let _known = jwt::verify(text, &|_| Some(demonstration_key().public()));
});
