//! What every page shows: the site's name, its menu, its duties, its languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::share::ShareView;
use super::{LinkView, Standpoint, TextView, shown};
use crate::ground::Lang;
use crate::model::badge::Translation;
use crate::model::settings::AccessibilityState;
use crate::model::{SitePath, Text};
use crate::render::emblem::{DRAWN, Picture};
use crate::render::theme::Theme;
use crate::render::tokens::{Colour, Mode};
use crate::render::version;

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
    /// Each file of the theme's `assets/`, by name.
    pub assets: BTreeMap<String, String>,
    /// The logo: the theme's, the catalogue's, or else the icon.
    pub logo: PictureView,
    /// The icon of tabs and favourites.
    pub icon: PictureView,
    /// The colour of the page's top, for browsers that take it up.
    pub colour: ColoursView,
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

/// A picture of the site itself.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Its path below the site's root.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its width in pixels, when it is known.
    pub width: Option<u32>,
    /// Its height in pixels, when it is known.
    pub height: Option<u32>,
}

/// A colour of the style sheet, as `#aabbcc`, when the tokens say one that is understood.
#[derive(Debug, Clone, Serialize)]
pub struct ColoursView {
    /// In light mode.
    pub light: Option<String>,
    /// In dark mode.
    pub dark: Option<String>,
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
    /// The permanent addresses of the page in the languages that it can be read in, for search
    /// engines; none when it can be read in one only, or when another page is the one to find.
    pub alternates: Vec<AlternateView>,
    /// Said when the page is not translated, or when its translation is older than the text.
    pub notice: Option<NoticeView>,
    /// How the page looks where somebody shares its address; none where nobody should.
    pub share: Option<ShareView>,
}

/// The address of a page in a language.
#[derive(Debug, Clone, Serialize)]
pub struct AlternateView {
    /// The language's tag, or `x-default` for readers of all others.
    pub lang: String,
    /// The permanent address.
    pub url: String,
}

/// How the page's text stands towards the text that counts.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// The sentence.
    pub text: String,
    /// The page in the language of the text that counts, when it is another one.
    pub link: Option<LinkView>,
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
pub fn site(from: &Standpoint<'_>, theme: &Theme, demonstration: bool) -> SiteView {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let settings = &catalogue.settings;
    let duty = |slug: &str, key: &str| LinkView {
        text: strings.say(key).to_owned(),
        lang: None,
        path: shown(&links.free_page(lang, slug)),
    };
    let assets = theme.assets();
    let paths = |files: &BTreeMap<String, crate::render::assets::Asset>| {
        files.iter().map(|(name, file)| (name.clone(), file.path.clone())).collect()
    };
    let drawn =
        Picture { path: shown(&links.root(DRAWN)), kind: "image/svg+xml", size: Some((32, 32)) };
    let icon = theme.emblem().icon.as_ref().unwrap_or(&drawn);
    let colour = |mode| theme.tokens().colour("--raised", mode).map(Colour::hex);
    let state = settings.accessibility.as_ref().map_or(AccessibilityState::None, |it| it.state);
    SiteView {
        title: from.text(&settings.title),
        description: settings.description.as_ref().map(|text| from.text(text)),
        home: shown(&links.home(lang)),
        style: assets.style.path.clone(),
        scripts: paths(&assets.scripts),
        assets: paths(&assets.files),
        logo: picture(theme.emblem().logo.as_ref().unwrap_or(icon)),
        icon: picture(icon),
        colour: ColoursView { light: colour(Mode::Light), dark: colour(Mode::Dark) },
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

fn picture(picture: &Picture) -> PictureView {
    PictureView {
        path: picture.path.clone(),
        kind: picture.kind,
        width: picture.size.map(|(width, _)| width),
        height: picture.size.map(|(_, height)| height),
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
        NoticeView { text: strings.fill("nav.not_translated", &values), link: None }
    });
    let several = names.len() > 1;
    let readable = names.iter().filter(|(other, _)| translated(*other)).count();
    let found_here = translated(lang) && readable > 1;
    let in_languages = names.iter().filter(|(other, _)| found_here && translated(*other));
    let alternate = |lang: String, to: Lang| AlternateView { lang, url: links.url(&path(to)) };
    let mut alternates: Vec<AlternateView> =
        in_languages.map(|(other, _)| alternate(other.to_string(), *other)).collect();
    if found_here {
        alternates.push(alternate("x-default".to_owned(), catalogue.language()));
    }
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
        alternates,
        notice,
        share: None,
    }
}

/// What a page says when its text has changed since it was translated; `digest` is that of the text
/// that counts, `reference` the page in its language.
pub fn stale(
    from: &Standpoint<'_>,
    translations: &[Translation],
    digest: impl Fn() -> String,
    reference: &SitePath,
) -> Option<NoticeView> {
    let Standpoint { catalogue, strings, lang, .. } = *from;
    let mut own = translations.iter().filter(|it| it.lang == lang);
    let of = own.find_map(|it| it.translates.as_deref())?;
    if *of == *digest() {
        return None;
    }
    let language = catalogue.language();
    Some(NoticeView {
        text: strings.say("nav.stale_translation").to_owned(),
        link: Some(LinkView {
            text: strings.fill("nav.read_in", &[("language", strings.language(&language))]),
            lang: None,
            path: shown(reference),
        }),
    })
}

/// Whether a text can be read in a language. A text given once, without saying in which, is in
/// the reference language.
pub fn is_in(text: &Text, lang: Lang, reference: Lang) -> bool {
    text.is_empty() || lang == reference || text.get(lang).is_some()
}
