//! Addresses and redirects: what is read is read again alike, and none leads out of a site's folder.
#![no_main]

use blason::ground::{Instant, Url};
use blason::verify::site::window::path_of;
use libfuzzer_sys::fuzz_target;

const BASE: &str = "https://a.example/b/";

fuzz_target!(|text: &str| {
    let (address, reference) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(url) = Url::parse_web(address) {
        assert_eq!(Url::parse_web(url.as_str()).as_ref(), Some(&url));
        assert!(!url.authority().contains(['/', '?', '#', '\\']), "{}", url.authority());
        if let Some(next) = url.join(reference) {
            assert_eq!(Url::parse(next.as_str()).as_ref(), Some(&next));
        }
    }
    for address in [address.to_owned(), format!("{BASE}{address}")] {
        if let Some(path) = path_of(BASE, &address) {
            assert!(!path.starts_with('/') && !path.contains(['\\', '\0']), "{path}");
            assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{path}");
        }
    }
    if let Some(moment) = Instant::parse(address) {
        assert_eq!(Instant::parse(&moment.to_string()), Some(moment));
    }
});
