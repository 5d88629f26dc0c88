//! Text entries of a PNG: there and back.
#![no_main]

use blason::codec::png;
use libfuzzer_sys::fuzz_target;

const KEYWORD: &str = "openbadgecredential";

fuzz_target!(|bytes: &[u8]| {
    let Ok(entries) = png::texts(bytes) else {
        assert!(png::with_text(bytes, KEYWORD, "x").is_err());
        return;
    };
    let baked = png::with_text(bytes, KEYWORD, "{\"é\": 1}").expect("a sound file can be baked");
    assert_eq!(png::text(&baked, KEYWORD), Ok(Some("{\"é\": 1}".to_owned())));
    let bare = png::without_text(&baked, KEYWORD).expect("what was baked is sound");
    if !entries.iter().any(|entry| entry.keyword == KEYWORD) {
        assert_eq!(bare, bytes);
    }
});
