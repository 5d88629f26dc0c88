//! Which files are looked at: all that can be asked, or of a large site everything that others hang on,
//! one file of each kind at least, and some more. The same site gives the same sample.

use std::collections::{BTreeMap, BinaryHeap};

use crate::codec::sha256::sha256;

/// Names of files that hosts read and do not serve, or need not.
const FOR_HOSTS: [&str; 4] = ["_headers", "_redirects", "nginx.conf", "CNAME"];

/// Whether the file at a path has an address that answers on every host.
pub fn is_asked(path: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') && part != ".well-known";
    !FOR_HOSTS.contains(&path) && !path.split('/').any(hidden)
}

/// Chooses among the paths of a site.
#[derive(Debug)]
pub struct Sample {
    size: usize,
    vital: Vec<String>,
    /// Of each kind, the path whose digest is smallest.
    kinds: BTreeMap<String, Drawn>,
    /// The paths whose digests are smallest, the largest of them first.
    drawn: BinaryHeap<Drawn>,
}

/// A lot that hangs on the path alone, and the path.
type Drawn = ([u8; 16], String);

impl Sample {
    /// A sample with so many files beside those that others hang on.
    pub fn of(size: usize) -> Self {
        Self { size, vital: Vec::new(), kinds: BTreeMap::new(), drawn: BinaryHeap::new() }
    }

    /// Considers a path.
    pub fn consider(&mut self, path: &str) {
        if is_vital(path) {
            self.vital.push(path.to_owned());
            return;
        }
        let lot: [u8; 16] = *sha256(path.as_bytes()).first_chunk().expect("SHA-256 has 32 bytes");
        let drawn = (lot, path.to_owned());
        let kind = self.kinds.entry(kind(path)).or_insert_with(|| drawn.clone());
        if drawn < *kind {
            kind.clone_from(&drawn);
        }
        if self.drawn.len() < self.size {
            self.drawn.push(drawn);
        } else if self.drawn.peek().is_some_and(|largest| drawn < *largest) {
            self.drawn.pop();
            self.drawn.push(drawn);
        }
    }

    /// The paths that were chosen, in order.
    pub fn chosen(self) -> Vec<String> {
        let Self { size: _, mut vital, kinds, drawn } = self;
        vital.extend(kinds.into_values().chain(drawn).map(|(_, path)| path));
        vital.sort_unstable();
        vital.dedup();
        vital
    }
}

/// What every badge of the site hangs on: keys, issuers, status lists, the list of everything.
fn is_vital(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let issuer = path.starts_with("issuers/") && name.strip_suffix(".json").is_some();
    matches!(path, "index.html" | "404.html" | "catalogue.json")
        || name == "did.json"
        || path.starts_with("status/")
        || issuer
}

/// The first folder and the whole ending: `awards/….ob2.json`.
fn kind(path: &str) -> String {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.find('.').map_or("", |at| &name[at..]);
    format!("{folder}/{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Vec<String> {
        let mut site: Vec<String> = (0..500).map(|n| format!("awards/aa/{n}.json")).collect();
        site.extend((0..40).map(|n| format!("awards/aa/{n}.ob2.json")));
        site.extend((0..40).map(|n| format!("badges/b{n}/index.html")));
        site.extend(["did.json", "status/a/revocation-1.json", "index.html"].map(String::from));
        site
    }

    fn chosen(size: usize, paths: &[String]) -> Vec<String> {
        let mut sample = Sample::of(size);
        for path in paths {
            sample.consider(path);
        }
        sample.chosen()
    }

    #[test]
    fn a_sample_has_what_others_hang_on_and_every_kind() {
        let none = chosen(0, &site());
        assert_eq!(none.len(), 3 + 3, "{none:?}");
        assert!(none.iter().any(|path| path.ends_with(".ob2.json")));
        let ten = chosen(10, &site());
        assert!((13..=16).contains(&ten.len()), "{ten:?}");
        assert!(ten.is_sorted());
        assert_eq!(chosen(1_000, &site()).len(), site().len());
    }

    #[test]
    fn the_order_of_the_files_changes_nothing() {
        let mut other = site();
        other.reverse();
        assert_eq!(chosen(20, &site()), chosen(20, &other));
        let more: Vec<String> = chosen(40, &site());
        assert!(chosen(20, &site()).iter().all(|path| more.contains(path)), "a larger one adds");
    }

    #[test]
    fn files_for_hosts_are_not_asked_for() {
        for path in [".nojekyll", ".htaccess", "_redirects", "nginx.conf", "CNAME", "a/.hidden/b"] {
            assert!(!is_asked(path), "{path}");
        }
        for path in [".well-known/did.json", "index.html", "a/_headers", "404.html"] {
            assert!(is_asked(path), "{path}");
        }
    }
}
