//! What a page weighs: itself, and the style sheet and the scripts that it names.

use std::sync::OnceLock;

use super::manifest::Weight;
use crate::render::assets::{Asset, Assets};

/// What pages ask for beside themselves, remembered for pages that are made alike.
#[derive(Debug)]
pub struct Scales<'a> {
    /// Path and size of the style sheet and of each script.
    assets: Vec<(&'a str, u32)>,
    /// What the pages of a version's awards ask for; looked up in the first that is made.
    alike: Vec<OnceLock<Weight>>,
}

impl<'a> Scales<'a> {
    /// Scales for the pages of a theme, and for the awards of so many versions.
    pub fn new(assets: &'a Assets, versions: usize) -> Self {
        let named = std::iter::once(&assets.style).chain(assets.scripts.values());
        Self {
            assets: named.map(|it: &Asset| (it.path.as_str(), length(&it.bytes))).collect(),
            alike: (0..versions).map(|_| OnceLock::new()).collect(),
        }
    }

    /// What a page weighs.
    pub fn weigh(&self, page: &[u8]) -> Weight {
        sum(page, self.beside(page))
    }

    /// What the page of an award weighs. The pages of one version ask for the same, so that only the
    /// first of them is read: there may be a hundred thousand.
    pub fn weigh_alike(&self, version: usize, page: &[u8]) -> Weight {
        sum(page, *self.alike[version].get_or_init(|| self.beside(page)))
    }

    fn beside(&self, page: &[u8]) -> Weight {
        let text = std::str::from_utf8(page).unwrap_or_default();
        let named = self.assets.iter().filter(|(path, _)| text.contains(path));
        named.fold(Weight::default(), |sum, (_, bytes)| Weight {
            bytes: sum.bytes.saturating_add(*bytes),
            requests: sum.requests + 1,
        })
    }
}

fn sum(page: &[u8], beside: Weight) -> Weight {
    Weight { bytes: beside.bytes.saturating_add(length(page)), requests: beside.requests + 1 }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_weighs_what_it_names() {
        let files =
            [("styles/a.css", "a{}"), ("scripts/x.js", "let x"), ("scripts/y.js", "let yy")];
        let assets = Assets::join(files.into_iter(), std::iter::empty());
        let scales = Scales::new(&assets, 1);
        let page = format!("<link href=\"../{}\"><script src=\"{}\">", assets.style.path, {
            assets.scripts["y"].path.as_str()
        });
        // Each joined file ends with a line feed.
        let bytes = u32::try_from(page.len()).unwrap() + 4 + 7;
        assert_eq!(scales.weigh(page.as_bytes()), Weight { bytes, requests: 3 });
        assert_eq!(scales.weigh(b""), Weight { bytes: 0, requests: 1 });
        assert_eq!(scales.weigh_alike(0, page.as_bytes()), Weight { bytes, requests: 3 });
        assert_eq!(scales.weigh_alike(0, b"x"), Weight { bytes: 12, requests: 3 });
    }
}
