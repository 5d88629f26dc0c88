//! JSON-LD: where our own road takes a document, the general one gives the same text.
#![no_main]

use blason::rdf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = serde_json::from_slice::<serde_json::Value>(bytes) else { return };
    let ours = rdf::canonical(&document);
    if document.get("@context").is_some_and(rdf::is_tabled)
        && let Ok(ours) = ours
    {
        assert_eq!(rdf::canonical_general(&document).as_deref(), Ok(ours.as_str()));
    }
    let _bare = rdf::canonical_without_proof(&document, &rdf::Given::new());
});
