//! Whole built sites: is every document of them worth believing, and does every address lead
//! somewhere? Files come in by the handful, those of one name together; nothing is held but sums,
//! what is wrong, and which shared addresses are known to answer.
//!
//! In reading order: [`window`] (a folder as a window), [`SiteCheck`] (the questions), [`kinds`]
//! (what a file is), [`links`] (addresses inside documents), [`tally`] (sums and what is wrong).

pub mod kinds;
mod links;
mod reasons;
pub mod tally;
pub mod window;

use serde_json::Value;

use self::kinds::{Kind, Standing};
use self::links::Known;
use self::tally::{Looked, Problem};
use self::window::Shelf;
use super::json;
use crate::formats::baked::{Container, Entry, unbake};
use crate::ground::Bilingual;
use crate::ground::report::Told;
use crate::verify::{Examination, Verdict};

/// The file that says where a site is published.
pub const CATALOGUE: &str = "catalogue.json";

/// The questions asked of every file of one site. Shared by all threads.
pub struct SiteCheck<'a> {
    base: &'a str,
    shelf: &'a dyn Shelf,
    examine: &'a (dyn Fn(&[u8]) -> Examination + Sync),
    known: Known,
}

/// Where a site says that it is published: `page` of its `catalogue.json`, whose `id` must be that
/// file's address there.
pub fn base(catalogue: &[u8]) -> Option<String> {
    let catalogue = json::read(catalogue).ok()?;
    let base = catalogue["id"].as_str()?.strip_suffix(CATALOGUE)?;
    let same = catalogue["page"].as_str() == Some(base) && base.ends_with('/');
    (same && crate::ground::Url::parse_web(base).is_some()).then(|| base.to_owned())
}

/// Every file of the site that its catalogue names, in path order.
pub fn named(catalogue: &[u8], base: &str) -> Vec<String> {
    let Ok(catalogue) = json::read(catalogue) else { return Vec::new() };
    let mut paths = std::collections::BTreeSet::from([CATALOGUE.to_owned()]);
    links::walk(&catalogue, &mut |text| paths.extend(window::path_of(base, text)));
    paths.into_iter().collect()
}

/// The name that files of one thing share: their path up to the first dot of the file's name.
pub fn stem(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    path[name..].find('.').map_or(path, |dot| &path[..name + dot])
}

impl<'a> SiteCheck<'a> {
    /// The questions for the site published at `base`; `examine` gives the verdict on bytes, with
    /// the site as its window.
    pub fn new(
        base: &'a str,
        shelf: &'a dyn Shelf,
        examine: &'a (dyn Fn(&[u8]) -> Examination + Sync),
    ) -> Self {
        Self { base, shelf, examine, known: Known::default() }
    }

    /// Looks at files that share a [`stem`], in path order.
    pub fn look(&self, paths: &[String]) -> Vec<Looked> {
        let mut group = Group { check: self, paths, texts: Vec::new() };
        let (images, others): (Vec<&String>, Vec<&String>) =
            paths.iter().partition(|path| matches!(ending(path), "png" | "svg"));
        // Images come last: what they carry stands beside them, most often.
        others.into_iter().chain(images).map(|path| group.file(path)).collect()
    }
}

/// Files that share a name, and the documents among them that were looked at already.
struct Group<'a> {
    check: &'a SiteCheck<'a>,
    paths: &'a [String],
    texts: Vec<Beside>,
}

/// A document, kept for as long as its group is looked at.
struct Beside {
    /// What it would be called inside an image.
    ending: &'static str,
    text: String,
    value: Option<Value>,
    standing: Standing,
}

const NOT_THERE: Bilingual = Bilingual { fr: "il n’est pas là", en: "it is not there" };
const NO_IMAGE: Bilingual =
    Bilingual { fr: "ce n’est ni un PNG ni un SVG", en: "it is neither a PNG nor an SVG" };

impl Group<'_> {
    fn file(&mut self, path: &str) -> Looked {
        let ending = ending(path);
        if !matches!(ending, "json" | "jwt" | "png" | "svg") {
            return Looked::plain(path, Kind::Other);
        }
        let bytes = match self.check.shelf.read(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Looked::broken(path, &reasons::UNREADABLE, NOT_THERE.into()),
            Err(why) => return Looked::broken(path, &reasons::UNREADABLE, why),
        };
        match ending {
            "json" => self.json(path, &bytes),
            "jwt" => self.token(path, &bytes),
            _ => self.image(path, &bytes),
        }
    }

    fn json(&mut self, path: &str, bytes: &[u8]) -> Looked {
        let value = match json::read(bytes) {
            Ok(value) => value,
            Err(why) => return Looked::broken(path, &reasons::UNREADABLE, why.told()),
        };
        let kind = kinds::of_json(&value);
        let mut looked = Looked::plain(path, kind);
        if kind.is_believed_by_itself() {
            looked.settle((self.check.examine)(bytes));
        }
        links::check(self.check, path, self.paths, &value, &mut looked.problems);
        if let (Kind::Credential | Kind::Assertion, Ok(text)) = (kind, std::str::from_utf8(bytes)) {
            let ending = if kind == Kind::Credential { "json" } else { "ob2.json" };
            let standing = looked.standing;
            self.texts.push(Beside {
                ending,
                text: text.trim().to_owned(),
                value: Some(value),
                standing,
            });
        }
        looked
    }

    fn token(&mut self, path: &str, bytes: &[u8]) -> Looked {
        let mut looked = Looked::plain(path, Kind::Token);
        looked.settle((self.check.examine)(bytes));
        let text = String::from_utf8_lossy(bytes).trim().to_owned();
        if let Some(beside) = self.texts.iter().find(|it| it.ending == "json") {
            let said = kinds::token_credential(&text);
            let credential = beside.value.as_ref().map(kinds::without_proof);
            if said != credential {
                looked.problems.push(Problem::new(&reasons::TWIN_DIFFERS).with("other", "json"));
            }
        }
        let standing = looked.standing;
        self.texts.push(Beside { ending: "jwt", text, value: None, standing });
        looked
    }

    fn image(&self, path: &str, bytes: &[u8]) -> Looked {
        if Container::of(bytes).is_none() {
            return Looked::broken(path, &reasons::UNREADABLE, NO_IMAGE.into());
        }
        let entries = match unbake(bytes) {
            Ok(entries) => entries,
            Err(why) => {
                let why = Told::foreign(why.to_string());
                return Looked::broken(path, &reasons::UNREADABLE, why);
            }
        };
        if entries.is_empty() {
            return Looked::plain(path, Kind::Image);
        }
        let mut looked = Looked::plain(path, Kind::Baked);
        let mut standing = None;
        for entry in &entries {
            let ending = entry.ending();
            match self.texts.iter().find(|it| it.ending == ending) {
                Some(beside) if says(beside, entry) => {
                    standing = standing.max(Some(beside.standing));
                }
                Some(_) => {
                    let problem = Problem::new(&reasons::BAKED_DIFFERS).with("other", ending);
                    looked.problems.push(problem);
                    looked.settle((self.check.examine)(bytes));
                    return looked;
                }
                // Nothing beside it: the image is a document of its own.
                None => {
                    looked.settle((self.check.examine)(bytes));
                    return looked;
                }
            }
        }
        // The verdict on the documents beside it is the verdict on those inside.
        looked.standing = standing.unwrap_or_default();
        looked
    }
}

/// What follows the last dot of a path.
fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// Whether an image carries what stands beside it: the same letters, or the same JSON.
fn says(beside: &Beside, entry: &Entry) -> bool {
    let same =
        |value: &Value| serde_json::from_str(&entry.text).is_ok_and(|it: Value| it == *value);
    beside.text == entry.text || beside.value.as_ref().is_some_and(same)
}

impl Looked {
    /// Takes over what was found out about the document itself.
    fn settle(&mut self, found: Examination) {
        let standings = found.verdicts.iter().map(Standing::of);
        self.standing = standings.max().unwrap_or(Standing::Open);
        let doubtful = |verdict: &Verdict| Standing::of(verdict) >= Standing::Open;
        for verdict in found.verdicts.into_iter().filter(doubtful) {
            self.problems.push(Problem::of_verdict(verdict));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_thing_share_a_name() {
        assert_eq!(stem("a/b.ob2.json"), "a/b");
        assert_eq!(stem("a.b/c"), "a.b/c");
        assert_eq!(stem(".well-known/did.json"), ".well-known/did");
        assert_eq!(stem(".nojekyll"), "");
    }

    #[test]
    fn a_site_says_where_it_is() {
        let base = |text: &str| base(text.as_bytes());
        let good =
            r#"{"id": "https://a.example/b/catalogue.json", "page": "https://a.example/b/"}"#;
        assert_eq!(base(good).as_deref(), Some("https://a.example/b/"));
        for wrong in [
            "{}",
            "[]",
            "x",
            r#"{"id": "https://a.example/catalogue.json", "page": "https://b.example/"}"#,
            r#"{"id": "catalogue.json", "page": ""}"#,
            r#"{"id": "file:///catalogue.json", "page": "file:///"}"#,
        ] {
            assert_eq!(base(wrong), None, "{wrong}");
        }
        let named =
            named(br#"{"a": ["https://a/x.json#f", "https://a/", "https://b/"]}"#, "https://a/");
        assert_eq!(named, ["catalogue.json", "index.html", "x.json"]);
    }
}
