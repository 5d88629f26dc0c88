//! Two files of a built site, of whatever kind.
#![no_main]

use std::collections::BTreeMap;

use blason::ground::Instant;
use blason::ground::report::Told;
use blason::verify::site::SiteCheck;
use blason::verify::site::window::{OwnSite, Shelf};
use blason::verify::{Nothing, Request, Verifier};
use libfuzzer_sys::fuzz_target;

struct Files(BTreeMap<String, Vec<u8>>);

impl Shelf for Files {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Told> {
        Ok(self.0.get(path).cloned())
    }

    fn holds(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

const BASE: &str = "https://a.example/";

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (first, second) = bytes.split_at(cut);
    let second = second.get(1..).unwrap_or_default();
    for (one, other) in [("a.json", "a.jwt"), ("a.json", "a.png"), ("a.ob2.json", "a.svg")] {
        let files =
            BTreeMap::from([(one.to_owned(), first.to_vec()), (other.to_owned(), second.to_vec())]);
        let paths: Vec<String> = files.keys().cloned().collect();
        let files = Files(files);
        let window = OwnSite::new(BASE, &files, &Nothing);
        let request = Request::at(Instant::from_seconds(1_795_000_000).expect("a moment"));
        let verifier = Verifier::new(&window, &request);
        let examine = |bytes: &[u8]| verifier.verify(bytes);
        let looked = SiteCheck::new(BASE, &files, &examine).look(&paths);
        assert_eq!(looked.len(), paths.len());
    }
});
