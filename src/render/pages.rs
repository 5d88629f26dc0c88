//! Every page of a site as a string of HTML: one method per kind of page.
//!
//! What many pages share (sentences, menu, the badge behind a thousand awards) is made once and
//! handed on; several threads may ask for pages at the same time.

mod delivered;

use std::sync::OnceLock;

use serde::Serialize;

use super::coverage::Coverage;
use super::search::{Facet, Facets, Listing, Words, rows};
use super::strings::Strings;
use super::theme::{RenderError, Shared, Theme, value};
use super::views::endorsement::EndorsementView;
use super::views::site::PageView;
use super::views::{
    Standpoint, award, badge, catalogue, endorsement, framework, home, issuer, notice, share,
    shown, site, verifier,
};
use super::{emblem, feeds};
use crate::codec::qr::Series;
use crate::formats::Documents;
use crate::ground::{FileHistory, History, Instant, Lang};
use crate::model::{
    AwardId, BadgeId, Catalogue, Endorsed, Holders, IssuerId, Links, SitePath, Text, VersionId,
    issuer_digest, page_digest, reference_digest,
};

pub use delivered::Within;

/// The circumstances of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// The moment at which awards count as valid or expired.
    pub as_of: Instant,
    /// Whether the public demonstration key signs: every page then says so.
    pub demonstration: bool,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Makes the pages of one catalogue with one theme.
#[derive(Debug)]
pub struct Pages<'a> {
    catalogue: &'a Catalogue,
    theme: &'a Theme,
    links: Links,
    occasion: Occasion,
    /// What is known of the texts of badges; nothing when nobody asked.
    history: Option<&'a History>,
    /// How often each version was awarded, when pages say it; counted on first demand.
    holders: OnceLock<Vec<Holders>>,
    /// One per language of the site, the reference first.
    languages: Vec<Language>,
    /// Each language and its name in itself.
    names: Vec<(Lang, String)>,
    /// What the awards of a version share, by version and language; made on first demand.
    awarded: Vec<OnceLock<Shared>>,
    /// The QR codes of awards' pages; made on first demand.
    codes: OnceLock<Option<Series>>,
    /// What the badges are told apart by; made on first demand.
    facets: OnceLock<Facets>,
    /// Whether endorsements cover what they were given for; looked at on first demand.
    coverage: OnceLock<Vec<Coverage>>,
}

/// What the pages of one language share.
#[derive(Debug)]
struct Language {
    lang: Lang,
    strings: Strings,
    shared: Shared,
}

/// Depth of an award's page: `awards/<xx>/<id>.html`.
const AWARD_ROOT: &str = "../../";

impl<'a> Pages<'a> {
    /// The pages of this catalogue.
    pub fn new(catalogue: &'a Catalogue, theme: &'a Theme, occasion: Occasion) -> Self {
        let links = catalogue.links();
        let languages: Vec<Language> = catalogue
            .settings
            .languages
            .iter()
            .map(|lang| {
                let strings = theme.strings(*lang);
                let from = Standpoint {
                    catalogue,
                    links: &links,
                    strings: &strings,
                    lang: *lang,
                    root: "",
                    drafts: occasion.drafts,
                };
                let shared = Shared::new()
                    .with("t", strings.sections())
                    .with("lang", &lang.as_str())
                    .with("several_issuers", &(catalogue.issuers.len() > 1))
                    .with("site", &site::site(&from, theme, occasion.demonstration));
                Language { lang: *lang, strings, shared }
            })
            .collect();
        let names =
            languages.iter().map(|it| (it.lang, it.strings.own_name().to_owned())).collect();
        let cells = catalogue.versions.len() * languages.len();
        let awarded = (0..cells).map(|_| OnceLock::new()).collect();
        let (history, holders) = (None, OnceLock::new());
        let (codes, facets, coverage) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self {
            catalogue,
            theme,
            links,
            occasion,
            history,
            holders,
            languages,
            names,
            awarded,
            codes,
            facets,
            coverage,
        }
    }

    /// The same pages, which also say what is known of the texts of badges.
    #[must_use]
    pub fn with_history(self, history: &'a History) -> Self {
        Self { history: Some(history), ..self }
    }

    /// What is known of the text of a version.
    pub fn history(&self, id: VersionId) -> Option<&'a FileHistory> {
        self.history?.of(self.catalogue[id].span.source)
    }

    /// Whether each endorsement covers what it was given for, by their places in the catalogue.
    pub fn coverage(&self) -> &[Coverage] {
        self.coverage.get_or_init(|| {
            // Making every achievement and profile is not for a catalogue without endorsements.
            if self.catalogue.endorsements.is_empty() {
                return Vec::new();
            }
            let documents = Documents::new(self.catalogue, None);
            Coverage::all(self.catalogue, &documents)
        })
    }

    fn endorsements(&self, from: &Standpoint<'_>, about: Endorsed) -> Vec<EndorsementView> {
        endorsement::endorsements(from, about, self.coverage(), self.occasion.as_of)
    }

    /// The home page: badges by family, and ways to find one.
    pub fn home(&self, lang: Lang) -> Result<String, RenderError> {
        let path = |lang| self.links.home(lang);
        let language = self.language(lang);
        let root = root(&path(language.lang));
        let from = self.from(language, &root);
        let settings = &self.catalogue.settings;
        let mut page = site::page(&from, path, None, &self.names);
        page.share = Some(share::site(&from, "website"));
        page.description = settings.description.as_ref().map(|text| from.text(text).text);
        let own = [
            ("root", value(&root)),
            ("page", value(&page)),
            ("home", value(&home::page(&from, self.facets()))),
            ("catalogue_path", value(&shown(&self.links.catalogue()))),
        ];
        self.theme.page("home.html", &language.shared, own)
    }

    /// A page, counted from 1, of a list of badges.
    pub fn list(&self, listing: Listing, at: usize, lang: Lang) -> Result<String, RenderError> {
        let (facet, value) = catalogue::place(self.facets(), listing);
        let path = |lang| self.links.listed(lang, facet, value, at);
        self.one("list.html", "list", lang, path, None, |from, page| {
            let view = catalogue::list(from, self.facets(), listing, at);
            let kind = view.crumbs.get(1).map(|crumb| crumb.text.as_str());
            let parts = [kind, Some(&view.name.text), view.position.as_deref()];
            page.title = parts.into_iter().flatten().collect::<Vec<_>>().join(" – ");
            let about = view.about.as_ref().map(|text| text.text.clone());
            page.description = Some(about.unwrap_or_else(|| self.about(&page.title, from)));
            view
        })
    }

    /// The values of a facet.
    pub fn facet(&self, facet: Facet, lang: Lang) -> Result<String, RenderError> {
        let path = |lang| self.links.facet(lang, facet.word());
        self.one("facet.html", "facet", lang, path, None, |from, page| {
            let view = catalogue::facet_page(from, self.facets(), facet);
            page.title.clone_from(&view.facet.name);
            page.description = Some(self.about(&page.title, from));
            view
        })
    }

    /// What the search knows of every badge, as JSON.
    pub fn search_cards(&self, words: &Words) -> String {
        let from = self.from(self.language(words.lang), "");
        let rows = rows::rows(&from, self.facets(), words);
        serde_json::to_string(&rows).expect("rows of texts and numbers are JSON") + "\n"
    }

    /// The page of a badge: its newest published version.
    pub fn badge(&self, id: BadgeId, lang: Lang) -> Result<String, RenderError> {
        let badge = &self.catalogue[id];
        let version = super::views::shown_version(self.catalogue, badge, self.occasion.drafts);
        let path = |lang| self.links.badge_page(lang, &badge.slug);
        self.badge_at(version.unwrap_or(badge.current), lang, path)
    }

    /// The page of one version of a badge.
    pub fn version(&self, id: VersionId, lang: Lang) -> Result<String, RenderError> {
        self.badge_at(id, lang, |lang| self.links.version_page(lang, &self.catalogue[id]))
    }

    /// The page of an issuer.
    pub fn issuer(&self, id: IssuerId, lang: Lang) -> Result<String, RenderError> {
        let issuer = &self.catalogue[id];
        let path = |lang| self.links.issuer_page(lang, &issuer.slug);
        let language = self.language(lang);
        let root = root(&path(language.lang));
        let from = self.from(language, &root);
        let mut view = issuer::page(&from, id);
        view.endorsements = self.endorsements(&from, Endorsed::Issuer(id));
        let mut page = site::page(&from, path, issuer.body.as_ref(), &self.names);
        page.share = Some(share::issuer(&from, issuer));
        let reference = path(self.catalogue.language());
        page.notice = page.notice.or_else(|| {
            site::stale(&from, &issuer.translations, || issuer_digest(issuer), &reference)
        });
        page.title.clone_from(&view.name.text);
        page.description = view.description.as_ref().map(|text| text.text.clone());
        page.documents.clone_from(&view.documents);
        let initial = view.name.text.chars().next().unwrap_or('·').to_string();
        let own = [
            ("root", value(&root)),
            ("page", value(&page)),
            ("initial", value(&initial)),
            ("issuer", value(&view)),
        ];
        self.theme.page("issuer.html", &language.shared, own)
    }

    /// The page of a vocabulary, by its place in the catalogue.
    pub fn framework(&self, at: usize, lang: Lang) -> Result<String, RenderError> {
        let it = &self.catalogue.frameworks[at];
        let path = |lang| self.links.framework_page(lang, &it.slug);
        self.one("framework.html", "framework", lang, path, Some(&it.name), |from, page| {
            let view = framework::page(from, self.facets(), at);
            page.title.clone_from(&view.name.text);
            page.description = view.description.as_ref().map(|text| text.text.clone());
            view
        })
    }

    /// A free page, by its place in the catalogue.
    pub fn free(&self, at: usize, lang: Lang) -> Result<String, RenderError> {
        let it = &self.catalogue.pages[at];
        let path = |lang| self.links.free_page(lang, it.slug.as_str());
        self.one("page.html", "free", lang, path, Some(&it.body), |from, page| {
            let view = notice::free(from, it);
            let reference = path(self.catalogue.language());
            page.notice = page
                .notice
                .take()
                .or_else(|| site::stale(from, &it.translations, || page_digest(it), &reference));
            page.title.clone_from(&view.name.text);
            page.description = Some(notice::opening(it.body.in_lang(from.lang)));
            view
        })
    }

    /// The legal notice.
    pub fn legal(&self, lang: Lang) -> Result<String, RenderError> {
        self.duty("legal", lang, notice::legal)
    }

    /// What becomes of people's data.
    pub fn privacy(&self, lang: Lang) -> Result<String, RenderError> {
        self.duty("privacy", lang, notice::privacy)
    }

    /// The accessibility statement.
    pub fn accessibility(&self, lang: Lang) -> Result<String, RenderError> {
        self.duty("accessibility", lang, notice::accessibility)
    }

    /// The page that verifies badges in the browser.
    pub fn verifier(&self, lang: Lang) -> Result<String, RenderError> {
        let path = |lang| self.links.verifier(lang);
        let demonstration = self.occasion.demonstration;
        self.one("verify.html", "verifier", lang, path, None, |from, page| {
            from.strings.say("verify_page.title").clone_into(&mut page.title);
            page.description = Some(from.strings.say("verify_page.intro").to_owned());
            verifier::page(from, demonstration)
        })
    }

    /// The page for addresses that lead nowhere, in the reference language, with a line in each other
    /// one. It is shown at any depth, so its links start from the host.
    pub fn not_found(&self) -> Result<String, RenderError> {
        let language = &self.languages[0];
        let page = PageView {
            path: "404.html".to_owned(),
            title: language.strings.say("nav.not_found_title").to_owned(),
            description: Some(language.strings.say("nav.not_found").to_owned()),
            canonical: None,
            noindex: true,
            languages: Vec::new(),
            documents: Vec::new(),
            alternates: Vec::new(),
            notice: None,
            share: None,
        };
        let root = self.catalogue.settings.base_url.path();
        let root = if root.is_empty() { "/" } else { root };
        let others = self.languages[1..].iter().map(|it| notice::lost(&self.from(it, root)));
        let others: Vec<notice::LostView> = others.collect();
        let own = [("root", value(&root)), ("page", value(&page)), ("others", value(&others))];
        self.theme.page("not_found.html", &language.shared, own)
    }

    /// The page at an old address: it leads to the new one, without a script.
    pub fn moved(
        &self,
        old: &SitePath,
        to: &SitePath,
        fragment: &str,
        lang: Lang,
    ) -> Result<String, RenderError> {
        let language = self.language(lang);
        let page = notice::moved(&self.from(language, ""), old, self.links.url(to));
        let (root, to) = (root(old), format!("{}{fragment}", old.to(to)));
        let own = [("root", value(&root)), ("page", value(&page)), ("to", value(&to))];
        self.theme.page("moved.html", &language.shared, own)
    }

    /// The page of an award, in its own language when the site has it, or else in the reference
    /// language.
    pub fn award(&self, id: AwardId) -> Result<String, RenderError> {
        let award = &self.catalogue[id];
        let wished = award.more.as_ref().and_then(|more| more.language);
        let at = wished.map_or(0, |lang| self.language_index(lang));
        let language = &self.languages[at];
        let from = self.from(language, AWARD_ROOT);
        let codes = self.codes.get_or_init(|| award::codes(&self.links)).as_ref();
        let shared = self.awarded[award.version.index() * self.languages.len() + at]
            .get_or_init(|| Self::shared_by_awards(&from, award.version, codes, &language.shared));
        let mut view = award::award(&from, id, self.occasion.as_of, codes);
        view.endorsements = self.endorsements(&from, Endorsed::Award(id));
        self.theme.page("award.html", shared, [("award", value(&view))])
    }

    /// The feed of badges in a language.
    pub fn feed(&self, lang: Lang) -> String {
        feeds::atom(&self.from(self.language(lang), ""))
    }

    /// The site map: one file, or an index and its parts.
    pub fn sitemap(&self) -> Vec<(SitePath, String)> {
        feeds::sitemap(&self.from(&self.languages[0], ""))
    }

    /// The icon of a site that has none of its own.
    pub fn icon(&self) -> String {
        let title = &self.catalogue.settings.title;
        emblem::draw(title.in_lang(self.catalogue.language()), self.theme.tokens())
    }

    /// The file for robots.
    pub fn robots(&self) -> String {
        feeds::robots(&self.links)
    }

    fn badge_at(
        &self,
        id: VersionId,
        lang: Lang,
        path: impl Fn(Lang) -> SitePath,
    ) -> Result<String, RenderError> {
        let version = &self.catalogue[id];
        let language = self.language(lang);
        let root = root(&path(language.lang));
        let from = self.from(language, &root);
        let view = badge::page(&from, id, self.told(id));
        let mut page = site::page(&from, &path, Some(&version.criteria), &self.names);
        page.title.clone_from(&view.card.name.text);
        if view.newer.is_some() {
            let label = [("v", version.version.as_str())];
            let label = language.strings.fill("badge.version_short", &label);
            page.title = format!("{} ({label})", view.card.name.text);
        } else if let Some(canonical) = &mut page.canonical {
            // The version of the day stands at two addresses; the badge's own is the one to find.
            let translated =
                site::is_in(&version.criteria, language.lang, self.catalogue.language());
            let lang = if translated { language.lang } else { self.catalogue.language() };
            *canonical = self.links.url(&self.links.badge_page(lang, &version.slug));
            if path(language.lang) != self.links.badge_page(language.lang, &version.slug) {
                page.alternates.clear();
            }
        }
        let reference = path(self.catalogue.language());
        page.notice = page.notice.or_else(|| {
            site::stale(&from, &version.translations, || reference_digest(version), &reference)
        });
        page.description = Some(badge::summary(&from, version));
        page.share = Some(share::badge(&from, version));
        page.documents.clone_from(&view.documents);
        let own = [("root", value(&root)), ("page", value(&page)), ("badge", value(&view))];
        self.theme.page("badge.html", &language.shared, own)
    }

    /// What is told of a version beside its own text.
    fn told(&self, id: VersionId) -> badge::Told<'_> {
        let version = &self.catalogue[id];
        let shown = self.catalogue.settings.show_holders && !version.sensitive;
        let holders = shown.then(|| {
            let holders = self.holders.get_or_init(|| self.catalogue.holders());
            // Of the badge, not of the version: the difference of two numbers would single out a few.
            let versions = &self.catalogue[version.badge].versions;
            versions.iter().map(|id| holders[id.index()].count).sum()
        });
        let endorsed = Some((self.coverage(), self.occasion.as_of));
        badge::Told { history: self.history(id), holders, endorsed }
    }

    fn duty(
        &self,
        slug: &str,
        lang: Lang,
        view: impl Fn(&Standpoint<'_>) -> notice::DutyPage,
    ) -> Result<String, RenderError> {
        let path = |lang| self.links.free_page(lang, slug);
        self.one("legal.html", "duty", lang, path, None, |from, page| {
            let view = view(from);
            page.title.clone_from(&view.title);
            page.description = Some(self.about(&view.title, from));
            view
        })
    }

    /// What a page of the site itself is about: its name, and whose site it is.
    fn about(&self, title: &str, from: &Standpoint<'_>) -> String {
        format!("{title} – {}", from.text(&self.catalogue.settings.title).text)
    }

    /// A page with one view of its own, which also names the page.
    fn one<View: Serialize>(
        &self,
        template: &str,
        name: &'static str,
        lang: Lang,
        path: impl Fn(Lang) -> SitePath,
        main: Option<&Text>,
        view: impl Fn(&Standpoint<'_>, &mut PageView) -> View,
    ) -> Result<String, RenderError> {
        let language = self.language(lang);
        let root = root(&path(language.lang));
        let from = self.from(language, &root);
        let mut page = site::page(&from, path, main, &self.names);
        page.share = Some(share::site(&from, "article"));
        let view = view(&from, &mut page);
        let own = [("root", value(&root)), ("page", value(&page)), (name, value(&view))];
        self.theme.page(template, &language.shared, own)
    }

    /// What the pages of a version's awards share.
    fn shared_by_awards(
        from: &Standpoint<'_>,
        version: VersionId,
        codes: Option<&Series>,
        language: &Shared,
    ) -> Shared {
        let view = award::awarded(from, version, codes);
        let title = from.strings.say("award.title");
        let page = PageView {
            path: "awards/".to_owned(),
            title: format!("{} – {title}", view.card.name.text),
            description: Some(badge::summary(from, &from.catalogue[version])),
            canonical: None,
            noindex: true,
            languages: Vec::new(),
            documents: Vec::new(),
            alternates: Vec::new(),
            notice: None,
            share: Some(share::award(from, &from.catalogue[version])),
        };
        language.clone().with("root", &from.root).with("page", &page).with("badge", &view)
    }

    fn from<'s>(&'s self, language: &'s Language, root: &'s str) -> Standpoint<'s> {
        Standpoint {
            catalogue: self.catalogue,
            links: &self.links,
            strings: &language.strings,
            lang: language.lang,
            root,
            drafts: self.occasion.drafts,
        }
    }

    fn facets(&self) -> &Facets {
        self.facets.get_or_init(|| Facets::of(self.catalogue, self.occasion.drafts))
    }

    fn language(&self, lang: Lang) -> &Language {
        &self.languages[self.language_index(lang)]
    }

    /// The place of a language of the site; the reference for one that it does not have.
    fn language_index(&self, lang: Lang) -> usize {
        self.languages.iter().position(|it| it.lang == lang).unwrap_or(0)
    }
}

/// The way from a page to the root of the site.
fn root(path: &SitePath) -> String {
    match path.depth() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

#[cfg(test)]
#[path = "pages_tests.rs"]
mod tests;
