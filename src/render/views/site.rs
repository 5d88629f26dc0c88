//! What every page shows: the site's name, its menu, its duties, its languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::share::ShareView;
use super::{LinkView, Standpoint, TextView, shown};
use crate::ground::Lang;
use crate::model::settings::AccessibilityState;
use crate::model::{SitePath, Text};
use crate::render::{assets::Assets, version};

/// What every page of one language shows.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The name of the site.
    pub title: TextView,
    /// One sentence about it.
    pub description: Option<TextView>,
    /// The home page.
    pub home: String,
    /// The style sheet.
    pub style: String,
    /// Each script of the theme, by name.
    pub scripts: BTreeMap<String, String>,
    /// The feed.
    pub feed: String,
    /// The free pages that the menu names.
    pub menu: Vec<LinkView>,
    /// Every issuer's page.
    pub issuers: Vec<LinkView>,
    /// Every vocabulary's page.
    pub frameworks: Vec<LinkView>,
    /// The page that verifies badges.
    pub verifier: String,
    /// Legal notice, privacy, accessibility.
    pub duties: Vec<LinkView>,
    /// Whether the public demonstration key signs.
    pub demonstration: bool,
    /// Which program made the site.
    pub made_with: String,
}

/// What the head of one page says.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page's path below the site's root.
    pub path: String,
    /// Its title; empty on the home page, which bears the site's.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: Option<String>,
    /// Its permanent address; none for a page that asks not to be indexed.
    pub canonical: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The same page in each language, itself included, when there are several.
    pub languages: Vec<LanguageView>,
    /// The same thing as data.
    pub documents: Vec<DocumentView>,
    /// Said when the page is not translated.
    pub notice: Option<String>,
    /// How the page looks where somebody shares its address; none where nobody should.
    pub share: Option<ShareView>,
}

/// The same page in one language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// The language's tag.
    pub lang: String,
    /// Its name in itself.
    pub name: String,
    /// The page's path below the site's root.
    pub path: String,
    /// Its permanent address.
    pub url: String,
    /// Whether it is the page at hand.
    pub current: bool,
}

/// A document that says the same as the page.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// Its media type.
    pub kind: &'static str,
    /// Its path below the site's root.
    pub path: String,
    /// What it is called.
    pub title: String,
}

/// The media type of the documents of Open Badges, and of their contexts.
pub const JSON_LD: &str = "application/ld+json";

/// What every page in the standpoint's language shows.
pub fn site(from: &Standpoint<'_>, assets: &Assets, demonstration: bool) -> SiteView {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let settings = &catalogue.settings;
    let duty = |slug: &str, key: &str| LinkView {
        text: strings.say(key).to_owned(),
        lang: None,
        path: shown(&links.free_page(lang, slug)),
    };
    let state = settings.accessibility.as_ref().map_or(AccessibilityState::None, |it| it.state);
    SiteView {
        title: from.text(&settings.title),
        description: settings.description.as_ref().map(|text| from.text(text)),
        home: shown(&links.home(lang)),
        style: assets.style.path.clone(),
        scripts: assets
            .scripts
            .iter()
            .map(|(name, script)| (name.clone(), script.path.clone()))
            .collect(),
        feed: shown(&links.feed(lang)),
        menu: catalogue
            .pages
            .iter()
            .filter(|page| page.menu)
            .map(|page| from.link(&page.title, &links.free_page(lang, page.slug.as_str())))
            .collect(),
        issuers: catalogue
            .issuers
            .iter()
            .map(|issuer| from.link(&issuer.name, &links.issuer_page(lang, &issuer.slug)))
            .collect(),
        frameworks: catalogue
            .frameworks
            .iter()
            .map(|it| from.link(&it.name, &links.framework_page(lang, &it.slug)))
            .collect(),
        verifier: shown(&links.verifier(lang)),
        duties: vec![
            duty("legal", "legal.legal_notice"),
            duty("privacy", "legal.privacy"),
            duty("accessibility", accessibility_key(state)),
        ],
        demonstration,
        made_with: strings
            .fill("nav.made_with", &[("program", &format!("Blason {}", version::PROGRAM))]),
    }
}

/// The sentence that every page must carry about its accessibility.
pub fn accessibility_key(state: AccessibilityState) -> &'static str {
    match state {
        AccessibilityState::None => "legal.accessibility_none",
        AccessibilityState::Partial => "legal.accessibility_partial",
        AccessibilityState::Full => "legal.accessibility_full",
    }
}

/// The head of a page that stands in every language at `path(lang)`. `main` is the text whose
/// translation decides whether the page counts as translated.
pub fn page(
    from: &Standpoint<'_>,
    path: impl Fn(Lang) -> SitePath,
    main: Option<&Text>,
    names: &[(Lang, String)],
) -> PageView {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let translated = |to: Lang| main.is_none_or(|text| is_in(text, to, catalogue.language()));
    let canonical = if translated(lang) { lang } else { catalogue.language() };
    let notice = main.filter(|_| !translated(lang)).map(|text| {
        let (_, fallback) = text.best(lang);
        let values =
            [("language", strings.language(&lang)), ("fallback", strings.language(&fallback))];
        strings.fill("nav.not_translated", &values)
    });
    let several = names.len() > 1;
    PageView {
        path: shown(&path(lang)),
        title: String::new(),
        description: None,
        canonical: Some(links.url(&path(canonical))),
        noindex: false,
        languages: names
            .iter()
            .filter(|_| several)
            .map(|(other, name)| LanguageView {
                lang: other.to_string(),
                name: name.clone(),
                path: shown(&path(*other)),
                url: links.url(&path(*other)),
                current: *other == lang,
            })
            .collect(),
        documents: Vec::new(),
        notice,
        share: None,
    }
}

/// Whether a text can be read in a language. A text given once, without saying in which, is in
/// the reference language.
pub fn is_in(text: &Text, lang: Lang, reference: Lang) -> bool {
    text.is_empty() || lang == reference || text.get(lang).is_some()
}
