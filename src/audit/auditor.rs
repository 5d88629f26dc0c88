//! One file of the build, and what answers for it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::kinds::{self, Reader};
use super::status::{self, List};
use super::{Answer, Ask, Body, Seen, Silence, keys, rules};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Diagnostic, Instant};
use crate::model::{Links, SitePath};
use crate::site::manifest::Digest;

/// Largest file that is asked for, in bytes.
pub const MOST_BYTES: u64 = 8 << 20;
/// Most redirects on the way to a page.
pub(super) const REDIRECTS: usize = 3;
/// Longest foreign text that is told, in characters.
const SHORT: usize = 200;

/// Compares what answers with what was built.
pub struct Auditor<'a> {
    /// The world.
    pub(super) ask: &'a dyn Ask,
    asked: Links,
    catalogue: Links,
    now: Instant,
    seen: &'a Seen,
    /// By the path of an issuer's document: what the catalogue makes of it.
    keys: BTreeMap<String, Value>,
    /// By old path: the file that is published now.
    old: BTreeMap<String, SitePath>,
    built: &'a Built<'a>,
}

/// The bytes of a file of the build, when they are at hand.
type Built<'a> = dyn Fn(&str) -> Option<Vec<u8>> + Sync + 'a;

/// A file of the build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its path.
    pub path: String,
    /// The digest of its bytes, where only the manifest of the build is at hand.
    pub digest: Option<Digest>,
}

/// What was found of a file.
#[derive(Debug, Default)]
pub struct Looked {
    /// Its path.
    pub path: String,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// Whether anything answered at all; not even an error did otherwise.
    pub silent: bool,
    /// Whether its bytes were compared with nothing: the build's are not at hand.
    pub aside: bool,
    /// Whether it answered as a published address does: kept for later audits.
    pub answered: bool,
    /// Since when it is valid, when it is a status list.
    pub from: Option<Instant>,
}

impl<'a> Auditor<'a> {
    /// An audit of the site of these addresses, under the address that is asked, at a moment.
    pub fn new(
        ask: &'a dyn Ask,
        asked: Links,
        catalogue: Links,
        now: Instant,
        seen: &'a Seen,
        built: &'a Built<'a>,
    ) -> Self {
        let (keys, old) = (BTreeMap::new(), BTreeMap::new());
        Self { ask, asked, catalogue, now, seen, keys, old, built }
    }

    /// Gives the document of an issuer, as the catalogue makes it: its keys must be the published ones.
    pub fn expect_keys(&mut self, path: &SitePath, document: Value) {
        self.keys.insert(path.as_str().to_owned(), document);
    }

    /// Says that a file stands at an old address, and where it leads: a redirect may stand there instead.
    pub fn expect_old(&mut self, path: &SitePath, to: SitePath) {
        self.old.insert(path.as_str().to_owned(), to);
    }

    /// Asks for the home page: whether anybody is there.
    pub fn knock(&self) -> Result<(), Silence> {
        self.ask(self.asked.base()).map(drop)
    }

    /// Asks for a file of the build and compares what answers.
    pub fn look(&self, wanted: &Wanted) -> Looked {
        let Wanted { path, digest } = wanted;
        let mut looked = Looked { path: path.clone(), ..Looked::default() };
        let first = self.asked.request(&SitePath(path.as_str().into()));
        let reader = kinds::reader(path);
        let mut url = first.clone();
        for _ in 0..=REDIRECTS {
            let answer = match self.ask(&url) {
                Ok(answer) => answer,
                Err(silence) => {
                    looked.silent = true;
                    looked.findings.push(unanswered(&first, silence));
                    return looked;
                }
            };
            let Some(elsewhere) = answer.elsewhere() else {
                self.compare(&first, digest.as_ref(), &answer, &mut looked);
                return looked;
            };
            let next = self.on_site(&url, elsewhere);
            if let (Some(to), Some(next)) = (self.old.get(path), &next)
                && *next == self.asked.request(to)
            {
                looked.answered = true;
                return looked;
            }
            match next {
                // `x.html` is `x` on some hosts.
                Some(next) if reader == Reader::People => url = next,
                _ => {
                    let finding = rules::REDIRECTED.about_path(&first);
                    looked.findings.push(finding.with("to", short(elsewhere)));
                    return looked;
                }
            }
        }
        looked.findings.push(rules::REDIRECTED.about_path(&first).with("to", short(&url)));
        looked
    }

    fn compare(&self, place: &str, digest: Option<&Digest>, answer: &Answer, looked: &mut Looked) {
        if answer.status != 200 {
            let finding = rules::UNANSWERED.about_path(place);
            looked.findings.push(finding.with("why", status(answer.status)));
            return;
        }
        looked.answered = true;
        let path = looked.path.clone();
        let reader = kinds::reader(&path);
        if let Some(wanted) = kinds::wanted(&path, answer.kind.as_deref()) {
            let found = answer.kind.as_deref().map_or_else(|| "—".to_owned(), short);
            let finding = rules::OTHER_KIND.about_path(place);
            looked.findings.push(finding.with("found", found).with("wanted", wanted));
        }
        if reader == Reader::Verifiers && !answer.shared {
            looked.findings.push(rules::NOT_SHARED.about_path(place));
        }
        if answer.body == Body::Packed {
            let finding = rules::UNANSWERED.about_path(place);
            looked.findings.push(finding.with("why", PACKED));
            return;
        }
        let built = if digest.is_none() { self.built_bytes(&path) } else { None };
        let mut told = false;
        if status::is_list(&path) {
            let before = self.seen.valid_from(&path);
            let list = List { place, answer, built: built.as_deref(), before, now: self.now };
            let found = list.look();
            looked.findings.extend(found.findings);
            (looked.from, told) = (found.from, found.differs);
        }
        if let Some(wanted) = self.keys.get(&path) {
            let published = answer.bytes().and_then(|bytes| serde_json::from_slice(bytes).ok());
            let published = published.unwrap_or(Value::Null);
            looked.findings.extend(keys::compare(place, &published, wanted));
        }
        let why = match (digest, built) {
            (Some(digest), _) => {
                answer.bytes().is_none_or(|it| Digest::of(it) != *digest).then(|| BYTES.into())
            }
            (None, Some(built)) => difference(&built, answer),
            (None, None) => {
                looked.aside = true;
                None
            }
        };
        if let Some(why) = why.filter(|_| !told) {
            let page = reader == Reader::People;
            let rule = if page { &rules::OTHER_PAGE } else { &rules::OTHER_DOCUMENT };
            looked.findings.push(rule.about_path(place).with("why", why));
        }
    }

    /// The addresses under which the site is asked.
    pub(super) fn links(&self) -> &Links {
        &self.asked
    }

    /// The addresses for which the site was built.
    pub(super) fn catalogue_links(&self) -> &Links {
        &self.catalogue
    }

    pub(super) fn ask(&self, url: &str) -> Result<Answer, Silence> {
        self.ask.ask(url, MOST_BYTES)
    }

    pub(super) fn built_bytes(&self, path: &str) -> Option<Vec<u8>> {
        (self.built)(path)
    }
}

/// What differs, in words; nothing when nothing does.
fn difference(built: &[u8], answer: &Answer) -> Option<Told> {
    let Some(found) = answer.bytes() else {
        return Some(Told::new(LONGER, &[("built", &built.len().to_string())]));
    };
    if found == built {
        return None;
    }
    if found.len() == built.len() {
        return Some(BYTES.into());
    }
    let (found, built) = (found.len().to_string(), built.len().to_string());
    Some(Told::new(LENGTH, &[("found", &found), ("built", &built)]))
}

fn unanswered(place: &str, silence: Silence) -> Diagnostic {
    match silence {
        Silence::Certificate(why) => rules::CERTIFICATE.about_path(place).with("why", why),
        Silence::Failed(why) => rules::UNANSWERED.about_path(place).with("why", why),
    }
}

pub(super) fn why_silent(silence: Silence) -> Told {
    let (Silence::Certificate(why) | Silence::Failed(why)) = silence;
    why
}

pub(super) fn status(code: u16) -> Told {
    Told::new(STATUS, &[("status", &code.to_string())])
}

/// What a stranger says, short and on one line.
pub(super) fn short(text: &str) -> String {
    let plain = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    plain.take(SHORT).collect()
}

const STATUS: Bilingual =
    Bilingual { fr: "l’hôte répond {status}", en: "the host answers {status}" };
const PACKED: Bilingual = Bilingual {
    fr: "la réponse est compressée sans qu’on l’ait demandé",
    en: "the answer is packed though nobody asked for that",
};
const BYTES: Bilingual = Bilingual { fr: "d’autres octets", en: "other bytes" };
const LENGTH: Bilingual =
    Bilingual { fr: "{found} octets au lieu de {built}", en: "{found} bytes instead of {built}" };
const LONGER: Bilingual =
    Bilingual { fr: "bien plus que {built} octets", en: "far more than {built} bytes" };
