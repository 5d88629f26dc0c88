//! Files of seals, files of keys, issuers' files that are changed: what is read is written alike.
#![no_main]

use blason::content::edit::issuer::IssuerFile;
use blason::content::seals::{AwardSeal, LONGEST_LINE, Line, ListSeal, lines};
use blason::ground::Instant;
use blason::proof::KeyFile;
use libfuzzer_sys::fuzz_target;

const KEY: &str = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

fuzz_target!(|text: &str| {
    let mut length = 0;
    for (start, line) in lines(text) {
        assert!(start >= length && text[start..].starts_with(line));
        length = start + line.len();
        if let Line::Seal(seal) = AwardSeal::parse(line) {
            assert!(seal.to_string() == line && line.len() <= LONGEST_LINE && line.is_ascii());
        }
        if let Line::Seal(seal) = ListSeal::parse(line) {
            assert!(seal.to_string() == line && line.len() <= LONGEST_LINE && line.is_ascii());
        }
    }
    if let Ok(file) = KeyFile::parse(text) {
        assert!(!format!("{file:?}").contains("PRIVATE"));
    }
    let Ok(mut issuer) = IssuerFile::parse(text) else { return };
    let before: Vec<String> = issuer.keys().map(str::to_owned).collect();
    let day = Instant::parse("2026-11-23").expect("a day");
    if issuer.add_key(KEY, day).is_ok() {
        let text = issuer.to_text();
        let again = IssuerFile::parse(&text).expect("what we write can be read");
        let after: Vec<&str> = again.keys().collect();
        assert!(after.len() == before.len() + 1 && after.contains(&KEY), "{after:?}");
    }
});
