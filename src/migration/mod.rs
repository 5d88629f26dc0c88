//! Badges of elsewhere, settled in a catalogue: which files they become, and how true those are to
//! what was found. Touches no disk: a proposal comes out, which can be shown before it is made.
//!
//! In reading order: `place` (names, and which text is the reference), `text` (the files),
//! [`account`] (what was kept, said otherwise, lost).

pub mod account;
mod place;
mod text;

use std::collections::BTreeMap;

use self::account::{Account, Settled as Fate, Thing};
use self::place::{Names, Settled};
use crate::codec::{hex, sha256::sha256};
use crate::content;
use crate::content::edit::Written;
use crate::content::edit::text::TextFile;
use crate::ground::{Bilingual, Lang, Report, Source, Sources};
use crate::import::elsewhere::defects;
use crate::import::elsewhere::harvest::Fate::Lost;
use crate::import::elsewhere::harvest::{FoundBadge, FoundIssuer, Harvest, Picture, Trace, Words};
use crate::model::Drafts;
use crate::model::digest::reference_digest;
use crate::render::search::fold;

/// What an import would write, and what it says of it.
#[derive(Debug)]
pub struct Proposal {
    /// The files to write, in path order.
    pub files: Vec<Written>,
    /// What became of everything.
    pub account: Account,
    /// What is wrong in the sources.
    pub report: Report,
}

/// How things are to be settled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wishes<'a> {
    /// The issuer of the catalogue that every badge is given, whatever the sources say.
    pub issuer: Option<&'a str>,
}

/// Settles a harvest in a catalogue. A badge that an earlier import brought is known by its origin:
/// while the source says the same, nothing is written, whatever was changed by hand since.
pub fn propose(
    harvest: Harvest,
    sources: &Sources,
    drafts: &Drafts,
    wishes: Wishes<'_>,
) -> Proposal {
    let mut bench = Bench::new(sources, drafts, wishes);
    let mut report = Report::new();
    bench.issuers(&harvest);
    for found in &harvest.badges {
        bench.badge(found, &mut report);
    }
    bench.translate(&harvest);
    let Bench { files, mut account, .. } = bench;
    account.awards = harvest.awards.len();
    account.unread = harvest.unread;
    report.append(harvest.report);
    let files = files.into_iter().map(|(path, bytes)| Written { path, bytes }).collect();
    Proposal { files, account, report }
}

struct Bench<'a> {
    sources: &'a Sources,
    drafts: &'a Drafts,
    wishes: Wishes<'a>,
    lang: Lang,
    names: Names,
    /// The name of the issuer that an id of elsewhere is in the catalogue.
    issuer_of: BTreeMap<String, String>,
    /// The place of the catalogue's text that came from an id.
    known: BTreeMap<String, &'a str>,
    files: BTreeMap<String, Vec<u8>>,
    account: Account,
    /// Which badge became which text that was written.
    texts: Vec<(String, usize)>,
}

impl<'a> Bench<'a> {
    fn new(sources: &'a Sources, drafts: &'a Drafts, wishes: Wishes<'a>) -> Self {
        let french = Lang::parse("fr").expect("French is a language");
        let mut names = Names::default();
        let mut known = BTreeMap::new();
        for version in &drafts.versions {
            names.take(version.slug.as_str());
        }
        // A text that cannot be understood today, for want of a picture, has its name and its origin all
        // the same.
        for (_, file) in sources.under("content/badges/") {
            let rest = file.path.trim_start_matches("content/badges/");
            names.take(rest.split(['/', '.']).next().unwrap_or_default());
            let text = file.text().filter(|_| file.path.ends_with(".md"));
            let header = text.and_then(|text| TextFile::parse(text).ok());
            if let Some(address) = header.as_ref().and_then(|it| it.text_in("origin", "address")) {
                known.insert(address.to_owned(), &*file.path);
            }
        }
        Self {
            sources,
            drafts,
            wishes,
            lang: drafts.settings.as_ref().map_or(french, |it| it.language),
            names,
            issuer_of: BTreeMap::new(),
            known,
            files: BTreeMap::new(),
            account: Account::default(),
            texts: Vec::new(),
        }
    }

    /// Finds each issuer in the catalogue, by its address, its site or its name; the others are new.
    fn issuers(&mut self, harvest: &Harvest) {
        let mut names = Names::default();
        self.drafts.issuers.iter().for_each(|it| names.take(it.slug.as_str()));
        let wished = self.wishes.issuer;
        for found in &harvest.issuers {
            let id = found.origin.id();
            let known = wished.or_else(|| self.known_issuer(found));
            let (slug, fate) = match known {
                Some(slug) => (slug.to_owned(), Fate::Known),
                None => (names.free(&found.name, "issuer"), Fate::New),
            };
            let path = format!("content/issuers/{slug}.md");
            if fate == Fate::New {
                self.files.insert(path.clone(), text::issuer(found).into_bytes());
                if let Some(Picture::Bytes(bytes)) = &found.picture {
                    let picture = format!("content/issuers/{slug}.{}", ending(bytes));
                    self.files.insert(picture, bytes.clone());
                }
            }
            self.issuer_of.insert(id, slug);
            self.account.things.push(Thing {
                name: found.name.clone(),
                origin: found.origin.clone(),
                path,
                fate,
                traces: found.traces.clone(),
            });
        }
    }

    fn known_issuer(&self, found: &FoundIssuer) -> Option<&'a str> {
        let address = found.origin.address.as_deref();
        let name = fold::spelling(&found.name);
        let same = |it: &&crate::model::Issuer| {
            let named = |url: &crate::ground::Url| Some(url.as_str()) == address;
            let titled = |(_, text): (Lang, &str)| fold::spelling(text) == name;
            it.also_known_as.iter().any(named) || it.name.entries().any(titled)
        };
        self.drafts.issuers.iter().find(same).map(|it| it.slug.as_str())
    }

    fn badge(&mut self, found: &FoundBadge, report: &mut Report) {
        let id = found.origin.id();
        let words = place::reference(found, self.lang);
        let default = self.drafts.settings.as_ref().map(|it| it.issuer.word.as_ref());
        let named = found.issuer.as_ref().and_then(|it| self.issuer_of.get(it)).cloned();
        let issuer = self.wishes.issuer.map(str::to_owned).or(named);
        let (picture, digest): (Option<&[u8]>, String) = match &found.picture {
            Some(Picture::Bytes(bytes)) => (Some(bytes), hex::encode(&sha256(bytes)[..8])),
            Some(Picture::Address(address)) => {
                let finding = defects::PICTURE_ELSEWHERE.about_path(&found.origin.place());
                let finding = finding.with("name", words.name.as_str());
                report.push(finding.with("address", address.as_str()));
                (None, address.clone())
            }
            None => (None, String::new()),
        };
        let settled = Settled {
            words,
            issuer: issuer.as_deref().filter(|it| Some(*it) != default),
            picture: &digest,
            to_write: TO_WRITE.say(self.lang.as_str() == "fr"),
        };
        let text = text::badge(found, &settled);
        let known = self.known.get(id.as_str()).copied();
        let (path, fate) = match known {
            None => {
                let slug = self.names.free(&words.name, "badge");
                let path = format!("content/badges/{slug}/index.md");
                self.files.insert(path.clone(), text.into_bytes());
                (path, Fate::New)
            }
            Some(path) => {
                let before = self.sources.find(path).and_then(|it| self.sources[it].text());
                let fate = match before.map(|before| (before, renewed(before, &text))) {
                    Some((before, Some(after))) if before != after => {
                        self.files.insert(path.to_owned(), after.into_bytes());
                        Fate::Changed
                    }
                    _ => Fate::Same,
                };
                (path.to_owned(), fate)
            }
        };
        if let (Some(bytes), Fate::New | Fate::Changed) = (picture, fate) {
            let folder = path.rfind('/').map_or("", |at| &path[..at]);
            let stem = path.strip_suffix("/index.md").map_or_else(
                || path.trim_end_matches(".md").to_owned(),
                |_| format!("{folder}/badge"),
            );
            let picture = format!("{stem}.{}", ending(bytes));
            let same =
                self.sources.find(&picture).is_some_and(|it| *self.sources[it].bytes == *bytes);
            if !same {
                self.files.insert(picture, bytes.to_vec());
            }
        }
        if fate == Fate::New {
            self.texts.push((path.clone(), self.account.things.len()));
        }
        let mut traces = found.traces.clone();
        traces.extend(self.unpublished(found));
        self.account.things.push(Thing {
            name: words.name.clone(),
            origin: found.origin.clone(),
            path,
            fate,
            traces,
        });
    }

    /// Texts in languages that the site does not have.
    fn unpublished(&self, found: &FoundBadge) -> Vec<Trace> {
        let settings = self.drafts.settings.as_ref();
        let reference = place::reference(found, self.lang);
        let published = |lang: Lang| settings.is_some_and(|it| it.languages.contains(&lang));
        let lost = |words: &Words| {
            let lang = words.lang.filter(|lang| words != reference && !published(*lang))?;
            let field = format!("[{}]", lang.as_str());
            Some(Trace { field, fate: Lost(words.name.clone()) })
        };
        found.words.iter().filter_map(lost).collect()
    }

    /// Writes the texts of badges in the other languages of the site, each bound to the reference as it
    /// will be read.
    fn translate(&mut self, harvest: &Harvest) {
        let Some(settings) = &self.drafts.settings else { return };
        let others: Vec<Lang> =
            settings.languages.iter().copied().filter(|it| *it != self.lang).collect();
        let by_id: BTreeMap<String, &FoundBadge> =
            harvest.badges.iter().map(|it| (it.origin.id(), it)).collect();
        let wanted = |found: &FoundBadge, lang: Lang| {
            let reference = place::reference(found, self.lang);
            let words = found.words.iter().find(|it| it.lang == Some(lang))?;
            (words != reference).then(|| words.clone())
        };
        if !harvest.badges.iter().any(|it| others.iter().any(|lang| wanted(it, *lang).is_some())) {
            return;
        }
        let new = self.files.iter().map(|(path, bytes)| Source {
            path: path.as_str().into(),
            bytes: bytes.as_slice().into(),
        });
        let old = self.sources.files().map(|(_, file)| file.clone());
        let old = old.filter(|file| !self.files.contains_key(&*file.path));
        let whole = Sources::new(old.chain(new).collect(), Vec::new());
        let drafts = content::read(&whole, &mut Report::new());
        let digests: BTreeMap<&str, String> = drafts
            .versions
            .iter()
            .map(|it| (&*whole[it.span.source].path, reference_digest(it)))
            .collect();
        for (path, at) in &self.texts {
            let thing = &self.account.things[*at];
            let (Some(found), Some(digest)) =
                (by_id.get(&thing.origin.id()), digests.get(path.as_str()))
            else {
                continue;
            };
            for lang in &others {
                if let Some(words) = wanted(found, *lang) {
                    let stem = path.strip_suffix(".md").unwrap_or(path);
                    let path = format!("{stem}.{}.md", lang.as_str());
                    let text = text::translation(&words, digest);
                    self.files.insert(path, text.into_bytes());
                }
            }
        }
    }
}

/// A text as the source now says it, the author's own keys and comments left where they are; `None`
/// when the source says what it said.
fn renewed<'t>(before: &'t str, now: &'t str) -> Option<String> {
    let mut file = TextFile::parse(before).ok()?;
    let new = TextFile::parse(now).ok()?;
    if file.same("origin", &new) {
        return None;
    }
    file.take_over(&new);
    Some(file.to_text())
}

fn ending(picture: &[u8]) -> &'static str {
    if picture.starts_with(b"\x89PNG") { "png" } else { "svg" }
}

const TO_WRITE: Bilingual = Bilingual { fr: "À écrire.", en: "To be written." };
