//! Foreign art: cleaned, baked, and what was baked taken out.
#![no_main]

use blason::codec::svg::{Baked, SvgTemplate, clean, extract, remove};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _entries = extract(bytes);
    let _bare = remove(bytes);
    let Ok(first) = clean(bytes) else { return };
    let second = clean(first.as_str().as_bytes()).expect("what is clean can be cleaned");
    assert_eq!(first.as_str(), second.as_str());
    let Ok(template) = SvgTemplate::new(first.as_str()) else { return };
    let entry = Baked::credential("{\"a\":\"]]>\"}");
    let baked = template.bake(std::slice::from_ref(&entry));
    let found = extract(baked.as_bytes()).expect("what was baked can be read");
    assert_eq!(found.len(), 1);
    let json = |it: &Baked| -> serde_json::Value {
        serde_json::from_str(it.json.as_deref().expect("JSON")).expect("JSON")
    };
    assert_eq!(json(&found[0]), json(&entry));
});
