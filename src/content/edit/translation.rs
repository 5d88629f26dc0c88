//! A translation begun, or confirmed: which text it translates, and whether that has changed since.

use super::Written;
use super::text::{TextEditError, TextFile, quoted};
use crate::ground::{Lang, SourceId, Sources, nearest};
use crate::model::digest::{issuer_digest, page_digest, reference_digest};
use crate::model::{Drafts, Text};

/// A text that can be translated.
#[derive(Debug, Clone)]
pub struct Original<'a> {
    /// Its file.
    pub source: SourceId,
    /// The digest of what a translation translates.
    pub digest: String,
    /// Keys that a translation may hold, each with the text of today, in the order of the file.
    pub texts: Vec<(&'static str, &'a Text)>,
    /// The text below the header.
    pub body: Option<&'a Text>,
}

/// How a translation stands towards its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translated {
    /// There was none: it begins with this file.
    Begun(Written),
    /// It is of the text of today.
    Fresh(String),
    /// The text has changed since, or nobody said which text it translates.
    Stale(String),
    /// It was read against the text of today, and says so from now on.
    Confirmed(Written),
}

/// What a word names among the texts.
#[derive(Debug)]
pub enum Found<'a> {
    /// One text.
    One(Box<Original<'a>>),
    /// Several: their full names.
    Several(Vec<String>),
    /// None; the nearest name there is.
    None(Option<String>),
}

/// The text that is named: `slug`, `badges/slug`, `issuers/slug`, `pages/slug`; an older version of
/// a badge as `slug@version`.
pub fn find<'a>(drafts: &'a Drafts, name: &str) -> Found<'a> {
    let name = name.strip_prefix("content/").unwrap_or(name).trim_end_matches(".md");
    let mut all: Vec<(String, Original<'a>)> = Vec::new();
    for version in &drafts.versions {
        let label =
            if version.frozen { format!("@{}", version.version.as_str()) } else { String::new() };
        let texts = [
            ("name", Some(&version.name)),
            ("description", Some(&version.description)),
            ("image_alt", version.image_alt.as_ref()),
            ("awarded_by", version.awarded_by.as_ref()),
            ("evidence_expected", version.evidence_expected.as_ref()),
        ];
        let original = Original {
            source: version.span.source,
            digest: reference_digest(version),
            texts: there(texts),
            body: Some(&version.criteria),
        };
        all.push((format!("badges/{}{label}", version.slug.as_str()), original));
    }
    for issuer in &drafts.issuers {
        let texts = [
            ("name", Some(&issuer.name)),
            ("description", issuer.description.as_ref()),
            ("image_alt", issuer.image_alt.as_ref()),
        ];
        let original = Original {
            source: issuer.span.source,
            digest: issuer_digest(issuer),
            texts: there(texts),
            body: issuer.body.as_ref(),
        };
        all.push((format!("issuers/{}", issuer.slug.as_str()), original));
    }
    for page in &drafts.pages {
        let original = Original {
            source: page.span.source,
            digest: page_digest(page),
            texts: there([("name", Some(&page.title))]),
            body: Some(&page.body),
        };
        all.push((format!("pages/{}", page.slug.as_str()), original));
    }
    let short = |full: &str| full.split_once('/').map_or("", |(_, slug)| slug).to_owned();
    let (mut fit, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(full, _)| full == name || short(full) == name);
    match (fit.len(), fit.pop()) {
        (1, Some((_, original))) => Found::One(Box::new(original)),
        (_, Some(last)) => {
            fit.push(last);
            Found::Several(fit.into_iter().map(|(full, _)| full).collect())
        }
        (_, None) => {
            let names: Vec<String> = rest.iter().map(|(full, _)| full.clone()).collect();
            let shorts: Vec<String> = names.iter().map(|full| short(full)).collect();
            let candidates = if name.contains('/') { &names } else { &shorts };
            Found::None(nearest(name, candidates.iter().map(String::as_str)).map(str::to_owned))
        }
    }
}

/// Begins a translation, or says how it stands; `confirm` when somebody has read it against the text
/// of today. `note` are the words above the text that is to be translated.
pub fn translate(
    sources: &Sources,
    original: &Original<'_>,
    lang: Lang,
    confirm: bool,
    note: &str,
) -> Result<Translated, (String, TextEditError)> {
    let from = &sources[original.source].path;
    let path = format!("{}.{}.md", from.strip_suffix(".md").unwrap_or(from), lang.as_str());
    let Some(id) = sources.find(&path) else {
        let bytes = original.begin(lang, note).into_bytes();
        return Ok(Translated::Begun(Written { path, bytes }));
    };
    let text = sources[id].text().unwrap_or_default();
    let mut file = TextFile::parse(text).map_err(|error| (path.clone(), error))?;
    let said = file.text("translates").map(str::to_ascii_lowercase);
    if said.as_deref() == Some(&original.digest) {
        return Ok(Translated::Fresh(path));
    }
    if !confirm {
        return Ok(Translated::Stale(path));
    }
    file.set_first("translates", original.digest.as_str());
    Ok(Translated::Confirmed(Written { path, bytes: file.to_text().into_bytes() }))
}

impl Original<'_> {
    /// A file in which every text is still empty, each under the text of today. What is empty counts
    /// as not translated: nothing in the wrong language is published.
    fn begin(&self, lang: Lang, note: &str) -> String {
        let mut text = format!("+++\ntranslates = \"{}\"\n", self.digest);
        for (key, original) in &self.texts {
            let said = original.get(lang).unwrap_or_default();
            comment(&mut text, original.entries().next().map_or("", |(_, text)| text));
            text.push_str(&[key, " = ", &quoted(said), "\n"].concat());
        }
        let body = self.body.and_then(|body| body.entries().next());
        if let Some((_, body)) = body.filter(|(_, body)| !body.is_empty()) {
            text.push('\n');
            comment(&mut text, note);
            text.push_str("#\n");
            comment(&mut text, body);
        }
        text.push_str("+++\n");
        text
    }
}

fn comment(text: &mut String, words: &str) {
    for line in words.lines() {
        text.push_str(["# ", line].concat().trim_end());
        text.push('\n');
    }
}

fn there<'a, const N: usize>(
    texts: [(&'static str, Option<&'a Text>); N],
) -> Vec<(&'static str, &'a Text)> {
    texts.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::ground::Report;

    const LISTING: &str = "=== blason.toml\nbase_url = \"https://a.example/\"\ntitle = \"A\"\n\
        language = \"fr\"\nlanguages = [\"fr\", \"en\"]\nissuer = \"liens\"\n\
        === content/issuers/liens.md\n+++\nname = \"Les Liens\"\n+++\nNous.\n\
        === content/badges/un.md\n+++\nname = \"Un « bon »\"\ndescription = \"D.\"\n+++\n- a\n\n- b\n\
        === content/badges/un.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
        === content/pages/liens.md\n+++\nname = \"Liens\"\n+++\nIci.\n\
        === content/pages/liens.en.md\n+++\nname = \"Links\"\n+++\nHere.\n";

    fn translated(listing: &str, name: &str, confirm: bool) -> Translated {
        let sources = Sources::from_listing(listing);
        let drafts = content::read(&sources, &mut Report::new());
        let Found::One(original) = find(&drafts, name) else { panic!("{name} names not one text") };
        translate(&sources, &original, Lang::parse("en").unwrap(), confirm, "Below:").unwrap()
    }

    fn with(written: &Written) -> String {
        let text = std::str::from_utf8(&written.bytes).unwrap();
        format!("{LISTING}=== {}\n{text}", written.path)
    }

    #[test]
    fn a_translation_begins_empty_and_knows_its_text() {
        let Translated::Begun(written) = translated(LISTING, "un", false) else { panic!() };
        assert_eq!(written.path, "content/badges/un.en.md");
        let text = std::str::from_utf8(&written.bytes).unwrap();
        assert!(text.starts_with("+++\ntranslates = \""), "{text}");
        let rest = "# Un « bon »\nname = \"\"\n# D.\ndescription = \"\"\n\n# Below:\n#\n# - a\n#\n# - b\n+++\n";
        assert!(text.ends_with(rest), "{text}");
        let listing = with(&written);
        assert_eq!(translated(&listing, "un", false), Translated::Fresh(written.path.clone()));
        // Filled in, it is still of the same text; the text changed, it is stale until confirmed.
        let filled = listing.replace("name = \"\"", "name = \"One\"");
        assert_eq!(translated(&filled, "un", false), Translated::Fresh(written.path.clone()));
        let changed = filled.replace("description = \"D.\"", "description = \"E.\"");
        assert_eq!(translated(&changed, "un", false), Translated::Stale(written.path.clone()));
        let Translated::Confirmed(again) = translated(&changed, "un", true) else { panic!() };
        let again = std::str::from_utf8(&again.bytes).unwrap();
        let digest = |text: &str| text.lines().nth(1).unwrap().to_owned();
        assert_ne!(digest(again), digest(text));
        assert_eq!(again.replace("\"One\"", "\"\""), text.replace(&digest(text), &digest(again)));
    }

    #[test]
    fn a_translation_that_names_no_text_is_confirmed_in_its_first_line() {
        let path = "content/pages/liens.en.md".to_owned();
        assert_eq!(translated(LISTING, "pages/liens", false), Translated::Stale(path));
        let Translated::Confirmed(written) = translated(LISTING, "pages/liens", true) else {
            panic!()
        };
        let text = std::str::from_utf8(&written.bytes).unwrap();
        assert!(
            text.starts_with("+++\ntranslates = \"") && text.ends_with("+++\nHere.\n"),
            "{text}"
        );
    }

    #[test]
    fn names_lead_to_one_text() {
        let sources = Sources::from_listing(LISTING);
        let drafts = content::read(&sources, &mut Report::new());
        let Found::Several(names) = find(&drafts, "liens") else { panic!() };
        assert_eq!(names, ["issuers/liens", "pages/liens"]);
        assert!(matches!(find(&drafts, "content/badges/un.md"), Found::One(_)));
        let Found::None(Some(near)) = find(&drafts, "lines") else { panic!() };
        assert_eq!(near, "liens");
        let Found::None(Some(near)) = find(&drafts, "badge/un") else { panic!() };
        assert_eq!(near, "badges/un");
    }
}
