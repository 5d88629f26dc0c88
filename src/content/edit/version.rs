//! The next version of a badge: the text of today is kept beside it under its label, letter for
//! letter, with its translations and its picture; the text that goes on gets the next label.
//!
//! The file of the current version stays where it is, so that git tells its story in one line.

use super::text::{TextEditError, TextFile};
use super::{EditError, Head, Written, toml_date};
use crate::ground::{Instant, Source, Sources};
use crate::model::{BadgeVersion, Drafts, Named, VersionLabel};

/// What a new version writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextVersion {
    /// The version that is frozen from now on.
    pub frozen: VersionLabel,
    /// The version that begins.
    pub next: VersionLabel,
    /// The file in which it goes on.
    pub file: String,
    /// Every file that is written.
    pub files: Vec<Written>,
    /// Keys of the text of today that say how it was decided, and so say nothing of the next.
    pub dropped: Vec<&'static str>,
    /// Awards files that did not say which version they give, and now say it.
    pub awards: usize,
}

/// Why there is no next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionError {
    /// The badge has no current version that can be read.
    NoBadge,
    /// Nobody can tell which label follows this one.
    NoNumber(VersionLabel),
    /// A version of the badge has this label.
    Known(VersionLabel),
    /// A file stands where the version would be kept.
    InTheWay(String),
    /// A text cannot be changed in place.
    Text(String, TextEditError),
    /// An awards file cannot be changed in place.
    Awards(String, EditError),
}

/// Keys that say how a text was decided.
const DECISION: [&str; 4] = ["proposed_by", "proposed", "approved_by", "approved"];

/// The files of a catalogue in which this badge goes on under the next label, or under `label`.
pub fn next(
    sources: &Sources,
    drafts: &Drafts,
    slug: &str,
    label: Option<VersionLabel>,
    on: Instant,
) -> Result<NextVersion, VersionError> {
    let versions = || drafts.versions.iter().filter(|it| it.slug.as_str() == slug);
    let current = versions().find(|it| !it.frozen).ok_or(VersionError::NoBadge)?;
    let frozen = current.version.clone();
    let next = match label {
        Some(label) => label,
        None => after(&frozen).ok_or_else(|| VersionError::NoNumber(frozen.clone()))?,
    };
    if versions().any(|it| it.version == next) {
        return Err(VersionError::Known(next));
    }
    let source = &sources[current.span.source];
    let wrong = |error| VersionError::Text(source.path.to_string(), error);
    let text = source.text().unwrap_or_default();
    let keep = Keep { slug, label: frozen.as_str() };
    let mut files = keep.text(sources, source, current).map_err(wrong)?;
    files.extend(keep.translations(sources, source));

    let mut going_on = TextFile::parse(text).map_err(wrong)?;
    going_on.set("version", next.as_str());
    if going_on.has("created") {
        going_on.set("created", toml_date(on));
    }
    let dropped: Vec<&str> = DECISION.into_iter().filter(|key| going_on.has(key)).collect();
    for key in &dropped {
        going_on.take_away(key);
    }
    let only = versions().count() == 1;
    if let Some(taken) = files.iter().find(|file| sources.find(&file.path).is_some()) {
        return Err(VersionError::InTheWay(taken.path.clone()));
    }
    files.push(Written { path: source.path.to_string(), bytes: going_on.to_text().into_bytes() });
    // As long as a badge has one version, awards need not say which.
    let awards = if only { say_the_version(sources, slug, &frozen)? } else { Vec::new() };
    let count = awards.len();
    files.extend(awards);
    Ok(NextVersion { frozen, next, file: source.path.to_string(), files, dropped, awards: count })
}

/// The label after this one: its first number grows, those behind it begin again.
fn after(label: &VersionLabel) -> Option<VersionLabel> {
    let parts: Vec<&str> = label.as_str().split('.').collect();
    let (first, rest) = parts.split_first()?;
    let first = first.parse::<u32>().ok()?.checked_add(1)?;
    if rest.iter().any(|part| part.parse::<u32>().is_err()) {
        return None;
    }
    VersionLabel::parse(&[first.to_string(), ".0".repeat(rest.len())].concat())
}

/// Where what is kept goes: into the folder of the badge, under the label.
struct Keep<'a> {
    slug: &'a str,
    label: &'a str,
}

impl Keep<'_> {
    fn path(&self, ending: &str) -> String {
        format!("content/badges/{}/v{}{ending}", self.slug, self.label)
    }

    /// The text and its picture. The picture is copied, so that another one can follow.
    fn text(
        &self,
        sources: &Sources,
        source: &Source,
        version: &BadgeVersion<Named>,
    ) -> Result<Vec<Written>, TextEditError> {
        let text = source.text().unwrap_or_default();
        let mut file = TextFile::parse(text)?;
        let mut kept = Vec::new();
        if let Some(art) = &version.image {
            let picture = &sources[art.file];
            let ending = picture.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            let path = self.path(&format!(".{ending}"));
            if file.has("image") {
                let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                file.set("image", name);
            }
            // A picture that bears the label already is the one that is meant.
            if *picture.path != *path {
                kept.push(Written { path, bytes: picture.bytes.to_vec() });
            }
        }
        kept.insert(0, Written { path: self.path(".md"), bytes: file.to_text().into_bytes() });
        Ok(kept)
    }

    /// The translations, as they stand beside the text.
    fn translations(&self, sources: &Sources, source: &Source) -> Vec<Written> {
        let stem = source.path.strip_suffix("md").unwrap_or(&source.path);
        let beside = sources.under(stem).filter_map(|(_, it)| {
            let tag = it.path.strip_prefix(stem)?.strip_suffix(".md")?;
            (!tag.contains(['/', '.'])).then(|| Written {
                path: self.path(&format!(".{tag}.md")),
                bytes: it.bytes.to_vec(),
            })
        });
        beside.collect()
    }
}

/// The awards files that name the badge and no version, saying it.
fn say_the_version(
    sources: &Sources,
    slug: &str,
    label: &VersionLabel,
) -> Result<Vec<Written>, VersionError> {
    let mut changed = Vec::new();
    for (_, source) in sources.under("content/awards/") {
        let Some(text) = source.text().filter(|_| source.path.ends_with(".toml")) else { continue };
        if !text.contains(slug) {
            continue;
        }
        let said = Head::say_version(text, slug, label.as_str())
            .map_err(|error| VersionError::Awards(source.path.to_string(), error))?;
        if let Some(text) = said {
            changed.push(Written { path: source.path.to_string(), bytes: text.into_bytes() });
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::ground::Report;

    const LISTING: &str = "=== blason.toml\nbase_url = \"https://a.example/\"\ntitle = \"A\"\n\
        language = \"fr\"\nlanguages = [\"fr\", \"en\"]\nissuer = \"liens\"\n\
        === content/issuers/liens.md\n+++\nname = \"Les Liens\"\n+++\n\
        === content/badges/un/index.md\n+++\nname = \"Un\" # court\ndescription = \"D.\"\n\
        version = \"1\"\ncreated = 2025-01-01\nimage = \"badge.svg\"\napproved = 2025-01-02\n+++\nC.\n\
        === content/badges/un/index.en.md\n+++\nname = \"One\"\n+++\nE.\n\
        === content/badges/un/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
        === content/badges/deux.md\n+++\nname = \"Deux\"\ndescription = \"D.\"\nversion = \"1.4\"\n+++\nC.\n\
        === content/badges/deux.en.md\n+++\nname = \"Two\"\n+++\nE.\n\
        === content/badges/deux.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
        === content/awards/a.toml\nbadge = \"un\" # tous\nawarded = 2025-02-02\n\n[[award]]\nbadge = \"deux\"\n";

    fn of(slug: &str, label: Option<&str>) -> Result<NextVersion, VersionError> {
        let sources = Sources::from_listing(LISTING);
        let drafts = content::read(&sources, &mut Report::new());
        let label = label.map(|it| VersionLabel::parse(it).unwrap());
        next(&sources, &drafts, slug, label, Instant::parse("2026-11-23").unwrap())
    }

    fn text<'a>(next: &'a NextVersion, path: &str) -> &'a str {
        let file = next.files.iter().find(|file| file.path == path);
        let file = file.unwrap_or_else(|| panic!("{path} is not written: {next:?}"));
        std::str::from_utf8(&file.bytes).unwrap()
    }

    #[test]
    fn text_translations_and_picture_are_kept_and_the_text_goes_on() {
        let next = of("un", None).unwrap();
        assert_eq!((next.frozen.as_str(), next.next.as_str()), ("1", "2"));
        let kept = text(&next, "content/badges/un/v1.md");
        assert!(kept.contains("name = \"Un\" # court\n") && kept.contains("version = \"1\"\n"));
        assert!(kept.contains("image = \"v1.svg\"\napproved = 2025-01-02\n+++\nC.\n"), "{kept}");
        assert_eq!(text(&next, "content/badges/un/v1.en.md"), "+++\nname = \"One\"\n+++\nE.\n");
        assert!(text(&next, "content/badges/un/v1.svg").starts_with("<svg"));
        let going_on = text(&next, "content/badges/un/index.md");
        assert_eq!(
            going_on,
            "+++\nname = \"Un\" # court\ndescription = \"D.\"\nversion = \"2\"\n\
             created = 2026-11-23\nimage = \"badge.svg\"\n+++\nC.\n"
        );
        assert_eq!(next.dropped, ["approved"]);
        // Awards that named no version go on giving the one that was promised.
        let awards = text(&next, "content/awards/a.toml");
        assert!(awards.starts_with("badge = \"un@1\" # tous\n"), "{awards}");
        assert!(awards.ends_with("[[award]]\nbadge = \"deux\"\n"), "{awards}");
        assert_eq!((next.files.len(), next.awards), (5, 1));
    }

    #[test]
    fn a_badge_of_one_file_gets_a_folder_for_what_is_kept() {
        let next = of("deux", None).unwrap();
        assert_eq!((next.frozen.as_str(), next.next.as_str()), ("1.4", "2.0"));
        let paths: Vec<&str> = next.files.iter().map(|file| &*file.path).collect();
        assert_eq!(
            paths,
            [
                "content/badges/deux/v1.4.md",
                "content/badges/deux/v1.4.svg",
                "content/badges/deux/v1.4.en.md",
                "content/badges/deux.md",
                "content/awards/a.toml",
            ]
        );
        assert!(text(&next, "content/awards/a.toml").contains("badge = \"deux@1.4\""));
        assert_eq!(of("deux", Some("1.5")).unwrap().next.as_str(), "1.5");
    }

    #[test]
    fn what_cannot_follow_is_said() {
        assert_eq!(of("trois", None), Err(VersionError::NoBadge));
        let one = VersionLabel::parse("1").unwrap();
        assert_eq!(of("un", Some("1")), Err(VersionError::Known(one)));
        let label = |text: &str| VersionLabel::parse(text).unwrap();
        assert_eq!(after(&label("9")), Some(label("10")));
        assert_eq!(after(&label("2.1.3")), Some(label("3.0.0")));
        assert_eq!(after(&label("rc-1")), None);
        assert_eq!(after(&label("1.x")), None);
    }
}
