//! Anything may be presented. Offline no key is known but those inside `did:key`, so whoever is
//! believed is nobody that one knows.
#![no_main]

use blason::ground::Instant;
use blason::verify::{Nothing, Request, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now = Instant::from_seconds(1_795_000_000).expect("a moment");
    let request = Request { recipient: Some("a@b.example".to_owned()), ..Request::at(now) };
    let found = verify(bytes, &Nothing, &request);
    assert!(!found.verdicts.is_empty(), "there is always an answer");
    for verdict in &found.verdicts {
        assert!(!verdict.trusted(), "nobody was named");
        assert!(!verdict.steps.is_empty());
        for step in &verdict.steps {
            assert!(!step.say(true).is_empty() && !step.say(false).is_empty());
        }
    }
    assert_eq!(verify(bytes, &Nothing, &request), found);
});
