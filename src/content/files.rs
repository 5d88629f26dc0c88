//! Which file is what, by its path; and all of them read, in path order.

use std::collections::BTreeMap;

use super::award::{self, Given};
use super::memory::Memory;
use super::reading::{Reading, Site};
use super::{accepted, badge, endorsement, framework, issuer, page, rules, translation};
use crate::ground::{Lang, Report, Slug, Source, SourceId, Sources};
use crate::model::{Drafts, VersionLabel, rules as model_rules};

/// What a file below `content/` is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Role<'a> {
    /// `issuers/<slug>.md`.
    Issuer(&'a str),
    /// `badges/<slug>.md`, `badges/<slug>/index.md` or `badges/<slug>/v<label>.md`.
    Version { slug: &'a str, stem: &'a str },
    /// `pages/<slug>.md`.
    Page(&'a str),
    /// `<name>.<lang>.md` beside one of these.
    Translation { original: String, lang: Lang },
    /// `frameworks/<slug>.toml`.
    Framework(&'a str),
    /// `awards/**/*.toml`.
    Awards,
    /// `endorsements/<name>.md`.
    Endorsement(&'a str),
    /// `endorsements/<name>.json`: what another signed, or the seal of ours.
    Signed(&'a str),
    /// `endorsements/<name>.toml`: what we answered.
    Answer(&'a str),
    /// `accepted.toml`.
    Accepted,
    /// Of a kind that a later version reads.
    Later,
    /// A text that nothing reads.
    Nobody,
    /// A picture, or something else that others may name.
    Other,
}

/// Files of awards that are read before their awards are put together: the memory beside the
/// awards themselves stays that of a batch.
const BATCH: usize = 64;

/// Reads every file below `content/`.
pub(super) fn read(
    sources: &Sources,
    site: &Site,
    memory: &mut Memory,
    drafts: &mut Drafts,
    report: &mut Report,
) {
    let mut originals = Originals::default();
    let mut translations = Vec::new();
    let mut awards = Vec::new();
    let mut signed = Endorsements::default();
    for (id, source) in sources.under("content/") {
        let role = role(sources, site, &source.path);
        match role {
            Role::Translation { original, lang } => translations.push((id, source, original, lang)),
            Role::Awards => awards.push((id, source)),
            Role::Accepted => {
                if let Some(reading) = Reading::open(sources, site, (id, source), report) {
                    drafts.accepted = accepted::read(&reading);
                    reading.close(report);
                }
            }
            Role::Signed(stem) => drop(signed.documents.insert(stem, (id, source))),
            Role::Endorsement(stem) | Role::Answer(stem) => {
                let Some(reading) = Reading::open(sources, site, (id, source), report) else {
                    continue;
                };
                signed.take(&reading, &role, stem, drafts);
                reading.close(report);
            }
            Role::Later => report.push(rules::NOT_READ_YET.about(id)),
            Role::Nobody => report.push(rules::READ_BY_NOBODY.about(id)),
            Role::Other => {}
            Role::Issuer(_) | Role::Version { .. } | Role::Page(_) | Role::Framework(_) => {
                let Some(reading) = Reading::open(sources, site, (id, source), report) else {
                    mark_broken(&role, drafts);
                    continue;
                };
                if read_original(&reading, &role, drafts, &mut originals).is_none() {
                    mark_broken(&role, drafts);
                }
                reading.close(report);
            }
        }
    }
    for (id, source, original, lang) in translations {
        let Some(reading) = Reading::open(sources, site, (id, source), report) else { continue };
        let reading = reading.in_lang(lang);
        read_translation(&reading, &original, drafts, &mut originals);
        reading.close(report);
    }
    originals.leave_out_broken(drafts);
    signed.put_together(sources, site, drafts, report);
    read_awards(sources, site, &awards, memory, drafts, report);
}

/// The parts of endorsements, until all of them are read: by the name of their files.
#[derive(Default)]
struct Endorsements<'a> {
    /// What others signed, and the seals of ours.
    documents: BTreeMap<&'a str, (SourceId, &'a Source)>,
    /// What we answered; none when that is broken.
    answers: BTreeMap<&'a str, Option<endorsement::Answered>>,
    /// Ours, by their place in the drafts; none when broken.
    ours: BTreeMap<&'a str, Option<usize>>,
}

impl<'a> Endorsements<'a> {
    fn take(&mut self, reading: &Reading<'_>, role: &Role<'_>, stem: &'a str, drafts: &mut Drafts) {
        super::privacy::note_addresses(reading);
        if matches!(role, Role::Answer(_)) {
            self.answers.insert(stem, endorsement::answered(reading));
            return;
        }
        let read = slug(reading, stem).and_then(|slug| endorsement::ours(reading, slug));
        self.ours.insert(stem, read.is_some().then_some(drafts.endorsements.len()));
        drafts.endorsements.extend(read);
    }

    /// A signed document beside a text of ours is its seal; any other is what somebody else signed.
    fn put_together(
        mut self,
        sources: &Sources,
        site: &Site,
        drafts: &mut Drafts,
        report: &mut Report,
    ) {
        for (stem, (id, source)) in std::mem::take(&mut self.documents) {
            if let Some(place) = self.ours.get(stem) {
                if let Some(at) = place {
                    drafts.endorsements[*at].document = Some(id);
                }
                continue;
            }
            let answer = match self.answers.remove(stem) {
                Some(None) => continue,
                Some(answer) => answer,
                None => None,
            };
            let Some(slug) = Slug::parse(stem) else {
                let finding = rules::NOT_A_SLUG.about(id);
                report.push(finding.with("word", super::entry::shown(stem)));
                continue;
            };
            let read = endorsement::theirs((id, source), site, slug, answer, report);
            drafts.endorsements.extend(read);
        }
        for (stem, answer) in self.answers {
            let path = format!("content/endorsements/{stem}.toml");
            let place = answer.map(|it| it.span).or_else(|| {
                let id = sources.find(&path)?;
                Some(crate::ground::Span::top(id))
            });
            if let Some(place) = place {
                let file = format!("{stem}.json");
                report.push(rules::ANSWERS_NOTHING.at(place).with("file", file));
            }
        }
    }
}

/// Where the things of a file stand in the drafts, by path.
#[derive(Default)]
struct Originals<'a> {
    issuers: BTreeMap<&'a str, usize>,
    versions: BTreeMap<&'a str, usize>,
    pages: BTreeMap<&'a str, usize>,
    /// Versions, issuers and pages whose translation has an error.
    broken_issuers: Vec<usize>,
    broken_versions: Vec<usize>,
    broken_pages: Vec<usize>,
}

impl Originals<'_> {
    /// Takes out what has a broken translation, from the last to the first.
    fn leave_out_broken(mut self, drafts: &mut Drafts) {
        let from_the_last = |list: &mut Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list.reverse();
        };
        from_the_last(&mut self.broken_issuers);
        from_the_last(&mut self.broken_versions);
        from_the_last(&mut self.broken_pages);
        for at in self.broken_issuers {
            drafts.broken.issuers.push(drafts.issuers.remove(at).slug.as_str().into());
        }
        for at in self.broken_versions {
            drafts.broken.badges.push(drafts.versions.remove(at).slug.as_str().into());
        }
        for at in self.broken_pages {
            drafts.pages.remove(at);
        }
    }
}

fn read_original<'a>(
    reading: &Reading<'a>,
    role: &Role<'_>,
    drafts: &mut Drafts,
    originals: &mut Originals<'a>,
) -> Option<()> {
    match role {
        Role::Issuer(word) => {
            let issuer = issuer::read(reading, slug(reading, word)?)?;
            originals.issuers.insert(reading.path, drafts.issuers.len());
            drafts.issuers.push(issuer);
        }
        Role::Page(word) => {
            let page = page::read(reading, slug(reading, word)?)?;
            originals.pages.insert(reading.path, drafts.pages.len());
            drafts.pages.push(page);
        }
        Role::Framework(word) => {
            drafts.frameworks.push(framework::read(reading, slug(reading, word)?)?);
        }
        Role::Version { slug: word, stem } => {
            let slug = slug(reading, word)?;
            let twin = format!("content/badges/{word}/index.md");
            if stem == word && reading.sources.find(&twin).is_some() {
                let finding = model_rules::SLUG_TWICE.at(reading.top()).with("kind", BADGE);
                reading.note(finding.with("word", *word));
            }
            let label = match stem.strip_prefix('v').filter(|_| stem != word) {
                Some(label) => Some(VersionLabel::parse(label)?),
                None => None,
            };
            let version = badge::read(reading, &badge::Home { slug, label, stem })?;
            originals.versions.insert(reading.path, drafts.versions.len());
            drafts.versions.push(version);
        }
        _ => {}
    }
    Some(())
}

fn read_translation(
    reading: &Reading<'_>,
    original: &str,
    drafts: &mut Drafts,
    originals: &mut Originals<'_>,
) {
    let file = original.rsplit('/').next().unwrap_or_default();
    let lang = reading.lang;
    if reading.sources.find(original).is_none() {
        reading.note(rules::TRANSLATES_NOTHING.at(reading.top()).with("file", file));
    } else if lang == reading.site.reference {
        let finding = rules::TRANSLATES_TO_ITSELF.at(reading.top()).with("file", file);
        reading.note(finding.with("lang", lang.as_str()));
    } else if reading.site.languages.as_ref().is_some_and(|known| !known.contains(&lang)) {
        let finding = rules::LANGUAGE_NOT_PUBLISHED.at(reading.top());
        reading.note(finding.with("lang", lang.as_str()));
    } else if let Some(at) = originals.versions.get(original) {
        if !translation::of_badge(reading, &mut drafts.versions[*at]) {
            originals.broken_versions.push(*at);
        }
    } else if let Some(at) = originals.issuers.get(original) {
        if !translation::of_issuer(reading, &mut drafts.issuers[*at]) {
            originals.broken_issuers.push(*at);
        }
    } else if let Some(at) = originals.pages.get(original)
        && !translation::of_page(reading, &mut drafts.pages[*at])
    {
        originals.broken_pages.push(*at);
    }
}

/// Reads the files of awards in batches, each batch on every processor; those that are remembered are
/// not read. The result is that of reading them one after the other.
fn read_awards(
    sources: &Sources,
    site: &Site,
    files: &[(SourceId, &Source)],
    memory: &mut Memory,
    drafts: &mut Drafts,
    report: &mut Report,
) {
    memory.settle(sources, site);
    let known = &*memory;
    let one = |file: &(SourceId, &Source)| -> (Given, Report) {
        if let Some(known) = known.of(*file) {
            return known.clone();
        }
        let mut report = Report::new();
        let Some(reading) = Reading::open(sources, site, *file, &mut report) else {
            return (Given::default(), report);
        };
        let given = award::read(&reading);
        reading.close(&mut report);
        (given, report)
    };
    let mut fresh = Vec::new();
    let mut files_in_order = files.iter();
    let mut keep = |(given, found): (Given, Report)| {
        if let Some(file) = files_in_order.next().filter(|file| known.wants(**file)) {
            fresh.push((file.0, file.1, (given.clone(), found.clone())));
        }
        drafts.awards.extend(given.awards);
        drafts.erased.extend(given.erased);
        report.append(found);
    };
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    if processors == 1 || files.len() < BATCH {
        files.iter().map(one).for_each(keep);
        memory.keep(fresh);
        return;
    }
    for batch in files.chunks(BATCH * processors) {
        let parts: Vec<Vec<(Given, Report)>> = std::thread::scope(|scope| {
            let crews: Vec<_> = batch
                .chunks(batch.len().div_ceil(processors))
                .map(|part| scope.spawn(move || part.iter().map(one).collect()))
                .collect();
            let join = |crew: std::thread::ScopedJoinHandle<'_, _>| {
                crew.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            crews.into_iter().map(join).collect()
        });
        parts.into_iter().flatten().for_each(&mut keep);
    }
    memory.keep(fresh);
}

/// The name of a thing in addresses, from its file or folder.
fn slug(reading: &Reading<'_>, word: &str) -> Option<Slug> {
    let slug = Slug::parse(word);
    if slug.is_none() {
        let finding = rules::NOT_A_SLUG.at(reading.top());
        reading.note(finding.with("word", super::entry::shown(word)));
    }
    slug
}

/// Remembers that a name leads to something that is there and could not be understood.
fn mark_broken(role: &Role<'_>, drafts: &mut Drafts) {
    match role {
        Role::Issuer(word) => drafts.broken.issuers.push((*word).into()),
        Role::Version { slug, .. } => drafts.broken.badges.push((*slug).into()),
        Role::Framework(_) => drafts.broken.frameworks = true,
        _ => {}
    }
}

/// What a file is, by its path.
fn role<'a>(sources: &Sources, site: &Site, path: &'a str) -> Role<'a> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let (folder, rest) = inner.split_once('/').unwrap_or(("", inner));
    let (stem, ending) = rest.rsplit_once('.').unwrap_or((rest, ""));
    match (folder, ending) {
        ("endorsements", "md") if !stem.contains('/') => Role::Endorsement(stem),
        ("endorsements", "json") if !stem.contains('/') => Role::Signed(stem),
        ("endorsements", "toml") if !stem.contains('/') => Role::Answer(stem),
        ("paths", "md") => Role::Later,
        ("", "toml") if stem == "accepted" => Role::Accepted,
        // Read once the badges are known.
        _ if path == super::counts::PATH => Role::Other,
        ("awards", "toml") => Role::Awards,
        ("frameworks", "toml") if !stem.contains('/') => Role::Framework(stem),
        ("issuers" | "pages" | "badges", "md") => {
            if let Some((original, lang)) = translates(sources, site, path) {
                // Only beside a text that is read itself.
                return match text_role(folder, original_stem(stem)) {
                    Role::Nobody => Role::Nobody,
                    _ => Role::Translation { original, lang },
                };
            }
            text_role(folder, stem)
        }
        (_, "md" | "toml") => Role::Nobody,
        _ => Role::Other,
    }
}

fn text_role<'a>(folder: &str, stem: &'a str) -> Role<'a> {
    match (folder, stem.split_once('/')) {
        ("issuers", None) => Role::Issuer(stem),
        ("pages", None) => Role::Page(stem),
        ("badges", None) => Role::Version { slug: stem, stem },
        ("badges", Some((slug, name))) => {
            let label = name.strip_prefix('v').is_some_and(|it| VersionLabel::parse(it).is_some());
            if name == "index" || label { Role::Version { slug, stem: name } } else { Role::Nobody }
        }
        _ => Role::Nobody,
    }
}

fn original_stem(stem: &str) -> &str {
    stem.rsplit_once('.').map_or(stem, |(original, _)| original)
}

/// The original and the language of `<name>.<lang>.md`. A name may hold a dot of its own
/// (`v1.rc.md`): it is a translation when the language is the site's, or the original is there.
fn translates(sources: &Sources, site: &Site, path: &str) -> Option<(String, Lang)> {
    let (rest, tag) = path.strip_suffix(".md")?.rsplit_once('.')?;
    let lang = Lang::parse(tag)?;
    let original = format!("{rest}.md");
    let ours = site.languages.as_ref().is_some_and(|known| known.contains(&lang));
    (ours || sources.find(&original).is_some()).then_some((original, lang))
}

const BADGE: crate::ground::Bilingual = crate::ground::Bilingual { fr: "le badge", en: "badge" };
