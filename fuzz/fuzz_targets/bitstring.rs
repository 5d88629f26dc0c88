//! Encoded status lists: what is decoded encodes to the same bits.
#![no_main]

use blason::codec::bitstring::Bitstring;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(list) = Bitstring::decode(text) else { return };
    let again = Bitstring::decode(&list.encode()).expect("what we encode can be decoded");
    assert!(again.ones().eq(list.ones()));
});
