//! Whole pages of a small catalogue: what they say, what they never say, where they lead.

use super::*;
use crate::model::links::AwardFile;
use crate::{ground, model};

#[path = "sample.rs"]
mod sample;

struct Site {
    catalogue: Catalogue,
    theme: Theme,
    demonstration: bool,
}

impl Site {
    fn new() -> Self {
        let (catalogue, theme) = (sample::catalogue(0), Theme::built_in());
        Self { catalogue, theme, demonstration: true }
    }

    fn pages(&self) -> Pages<'_> {
        let (as_of, demonstration) = (sample::as_of(), self.demonstration);
        Pages::new(&self.catalogue, &self.theme, Occasion { as_of, demonstration, drafts: false })
    }

    fn badge(&self, slug: &str) -> BadgeId {
        let at = self.catalogue.badges.iter().position(|it| it.slug.as_str() == slug);
        BadgeId::at(at.expect("a badge of the sample"))
    }

    /// Path and text of every page.
    fn all(&self) -> Vec<(String, String)> {
        let (pages, known) = (self.pages(), &self.catalogue);
        let links = known.links();
        let mut all: Vec<(SitePath, Result<String, RenderError>)> = Vec::new();
        for lang in [fr(), en()] {
            all.push((links.home(lang), pages.home(lang)));
            for (at, badge) in known.badges.iter().enumerate() {
                let id = BadgeId::at(at);
                all.push((links.badge_page(lang, &badge.slug), pages.badge(id, lang)));
            }
            for (at, version) in known.versions.iter().enumerate() {
                let id = VersionId::at(at);
                all.push((links.version_page(lang, version), pages.version(id, lang)));
            }
            for (at, issuer) in known.issuers.iter().enumerate() {
                let id = IssuerId::at(at);
                all.push((links.issuer_page(lang, &issuer.slug), pages.issuer(id, lang)));
            }
            let facets = pages.facets();
            for listing in facets.listings() {
                let (facet, value) = catalogue::place(facets, listing);
                all.push((links.listed(lang, facet, value, 1), pages.list(listing, 1, lang)));
            }
            for facet in facets.shown() {
                all.push((links.facet(lang, facet.word()), pages.facet(facet, lang)));
            }
            let framework = &known.frameworks[0].slug;
            all.push((links.framework_page(lang, framework), pages.framework(0, lang)));
            all.push((links.free_page(lang, "charte"), pages.free(0, lang)));
            all.push((links.free_page(lang, "legal"), pages.legal(lang)));
            all.push((links.free_page(lang, "privacy"), pages.privacy(lang)));
            all.push((links.free_page(lang, "accessibility"), pages.accessibility(lang)));
        }
        for id in known.award_ids() {
            let path = links.award(known[id].id, AwardFile::Html);
            all.push((path, pages.award(id)));
        }
        all.push((links.root("404.html"), pages.not_found()));
        all.into_iter()
            .map(|(path, page)| (path.as_str().to_owned(), page.expect("a page")))
            .collect()
    }
}

fn fr() -> Lang {
    Lang::parse("fr").unwrap()
}

fn en() -> Lang {
    Lang::parse("en").unwrap()
}

/// Every `href` and `src` of a page.
fn addresses(html: &str) -> Vec<&str> {
    [" href=\"", " src=\""]
        .iter()
        .flat_map(|mark| html.split(mark).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// The site path that a relative address leads to from a page.
fn resolve(page: &str, address: &str) -> String {
    let address = address.split('#').next().unwrap();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().expect("no address climbs above the site")),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}

#[test]
fn every_internal_link_leads_to_a_page_or_a_document() {
    let site = Site::new();
    let all = site.all();
    let links = site.catalogue.links();
    let mut known: Vec<String> = all.iter().map(|(path, _)| path.clone()).collect();
    known.push(emblem::DRAWN.to_owned());
    known.extend(site.theme.assets().iter().map(|it| it.path.clone()));
    known.push(links.catalogue().as_str().to_owned());
    known.push("frameworks/reperes.json".to_owned());
    for lang in [fr(), en()] {
        known.push(links.feed(lang).as_str().to_owned());
        known.push(links.verifier(lang).as_str().to_owned());
    }
    for issuer in &site.catalogue.issuers {
        known.push(links.issuer_profile(&issuer.slug).as_str().to_owned());
        known.push(links.issuer_ob2(&issuer.slug).as_str().to_owned());
    }
    for version in &site.catalogue.versions {
        known.push(links.achievement(version).as_str().to_owned());
        known.push(links.badge_class(version).as_str().to_owned());
        known.push(links.badge_image(version, "svg").as_str().to_owned());
    }
    for award in &site.catalogue.awards {
        for file in AwardFile::ALL {
            known.push(links.award(award.id, file).as_str().to_owned());
        }
    }
    for (path, html) in &all {
        for address in addresses(html) {
            if address.starts_with('#') || address.contains(':') {
                continue;
            }
            let target = match address.strip_prefix("/b/") {
                Some(below) if path == "404.html" => resolve("404.html", below),
                _ => resolve(path, address),
            };
            assert!(known.contains(&target), "{path}: {address} leads to {target}");
        }
    }
}

#[test]
fn nothing_is_asked_of_another_host_and_scripts_are_files_of_the_site() {
    for (path, html) in Site::new().all() {
        for script in html.split("<script").skip(1) {
            let module = " type=\"module\" src=\"";
            assert!(script.starts_with(module), "{path}: {script}");
            assert!(
                script[module.len()..].starts_with("./assets/")
                    || script[module.len()..].starts_with("../"),
                "{path}"
            );
            assert!(script.split('>').nth(1).unwrap().starts_with("</script"), "{path}");
        }
        assert!(!html.contains(" src=\"http"), "{path}");
        assert!(!html.contains(" style=\""), "{path}");
        let requests = html.split("<link ").skip(1).filter(|tag| tag.starts_with("rel=\"style"));
        for tag in requests {
            assert!(!tag.split('>').next().unwrap().contains("//"), "{path}");
        }
    }
}

#[test]
fn every_page_has_its_landmarks_one_title_and_the_warning() {
    for (path, html) in Site::new().all() {
        for once in
            ["<main ", "<h1", "<footer ", "class=\"skip\"", "<title>", "clé publique connue"]
        {
            let french = !path.starts_with("en/") && !path.contains("/00000005");
            let expected = usize::from(french || once != "clé publique connue");
            assert_eq!(html.matches(once).count(), expected, "{path}: {once}");
        }
    }
    let quiet = Site { demonstration: false, ..Site::new() };
    for (path, html) in quiet.all() {
        assert!(!html.contains("class=\"demonstration\""), "{path}");
    }
}

#[test]
fn an_award_says_how_it_stands() {
    let site = Site::new();
    let pages = site.pages();
    let said: Vec<String> = site.catalogue.award_ids().map(|id| pages.award(id).unwrap()).collect();
    for (html, words) in said.iter().zip([
        &["award valid", "Maëlle &lt;T.&gt;", "14 juin 2029", "&lt;script&gt;", ".json\" download"]
            [..],
        &["award expired", "Expiré depuis le 20 juin 2021", "L’identité de la personne"],
        &["award suspended", "Suspendu", "La Fabrique &lt;de&gt; Corvigny"],
        &["award revoked", "Révoqué le 1er septembre 2026", "Motif\u{a0}: Donné deux fois"],
        &["lang=\"en\"", "Awarded to</dt><dd>Les Amis du four", ".jwt\" download"],
    ]) {
        for word in words {
            assert!(html.contains(word), "{word} in {html}");
        }
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(!html.contains("rel=\"canonical\""));
    }
    assert!(!said[0].contains(".jwt"), "a hashed recipient has no token");
    assert!(!said[0].contains("sha256$"), "a page shows no hash of a person");
}

#[test]
fn an_award_expires_at_its_instant() {
    let site = Site::new();
    let expired = |as_of: &str| {
        let as_of = Instant::parse(as_of).unwrap();
        let occasion = Occasion { as_of, demonstration: false, drafts: false };
        let pages = Pages::new(&site.catalogue, &site.theme, occasion);
        pages.award(AwardId(1)).unwrap().contains("award expired")
    };
    assert!(!expired("2021-06-19T23:59:59Z"));
    assert!(expired("2021-06-20"));
}

#[test]
fn a_badge_page_follows_the_reader_s_questions() {
    let site = Site::new();
    let html = site.pages().badge(site.badge("reparer-ensemble"), fr()).unwrap();
    let mut at = 0;
    for words in [
        "Ce que ce badge reconnaît",
        "Comment l’obtenir",
        "mailto:badges@example.org",
        "Preuves attendues",
        "Qui l’attribue",
        "Valable 3 ans",
        "<li>mené trois réparations",
        "Qui le donne",
        "Les Liens de Brélande</a>",
        "Mon badge est-il authentique",
        "href=\"../../verify/\"",
        "Donne accès à",
        "Versions",
        "Version 1 du 1er février 2023",
        "volontairement sur aucun référentiel",
        "Licence",
        "Lien permanent",
    ] {
        let found = html[at..].find(words).unwrap_or_else(|| panic!("{words} after {at}"));
        at += found;
    }
    assert!(html.contains("href=\"../../badges/reparer-ensemble/2/achievement.json\""));
    assert!(html.contains("href=\"../../assets/style."));
    assert!(html.contains(
        "<link rel=\"canonical\" href=\"https://badges.liens.example/b/badges/reparer-ensemble/\">"
    ));
    assert!(html.contains("hreflang=\"en\" href=\"https://badges.liens.example/b/en/badges/"));
}

#[test]
fn a_page_can_be_shared() {
    let site = Site::new();
    let pages = site.pages();
    let badge = site.badge("reparer-ensemble");
    let html = pages.badge(badge, en()).unwrap();
    for line in [
        "property=\"og:title\" content=\"Mending together\"",
        "property=\"og:description\" content=\"Fixing an everyday object with its owner.\"",
        "property=\"og:url\" content=\"https://badges.liens.example/b/en/badges/reparer-ensemble/\"",
        "property=\"og:locale\" content=\"en_GB\"",
        "property=\"og:locale:alternate\" content=\"fr_FR\"",
        "\"og:image\" content=\"https://badges.liens.example/b/badges/reparer-ensemble/2/card.png\"",
        "property=\"og:image:alt\" content=\"An emblem\"",
        "property=\"og:image:width\" content=\"1200\"",
        "property=\"og:image:height\" content=\"630\"",
        "name=\"twitter:card\" content=\"summary_large_image\"",
    ] {
        assert!(html.contains(line), "{line}");
    }
    let old = pages.version(site.catalogue[badge].versions[0], fr()).unwrap();
    assert!(old.contains("/b/badges/reparer-ensemble/1/card.png"));
    let award = pages.award(AwardId(0)).unwrap();
    assert!(award.contains("/b/badges/reparer-ensemble/2/card.png"));
    assert!(!award.contains("og:url"), "the page of an award names no address of its own");
    let home = pages.home(fr()).unwrap();
    assert!(home.contains("property=\"og:title\" content=\"Badges des Liens de Brélande\""));
    assert!(home.contains("name=\"twitter:card\" content=\"summary\""));
    assert!(!home.contains("og:image"), "the issuer has no emblem");
    assert!(!pages.not_found().unwrap().contains("og:"));
}

#[test]
fn provenance_is_told_in_the_order_in_which_it_happened() {
    let mut site = Site::new();
    let id = site.catalogue[site.badge("reparer-ensemble")].current;
    let version = &mut site.catalogue.versions[id.index()];
    version.proposed_by = Some(Text::new(fr(), "Atelier <du> pont"));
    version.proposed = Instant::parse("2025-09-13");
    version.approved = Instant::parse("2025-11-15");
    version.span.source = ground::SourceId(7);
    let day = |text| Instant::parse(text).unwrap();
    let (first, last) = (day("2024-02-29T23:59:59Z"), day("2026-01-01"));
    let revision = "0123456789".into();
    let known = FileHistory { first, last, revision };
    let history: History = [(ground::SourceId(7), known)].into_iter().collect();
    let pages = site.pages().with_history(&history);
    let html = pages.version(id, fr()).unwrap();
    let mut at = html.find("Provenance de ce texte").expect("a heading");
    for words in [
        "Atelier &lt;du&gt; pont, le 13 septembre 2025",
        "<dd>15 novembre 2025",
        "<dd>29 février 2024",
        "<dd>1er janvier 2026 (révision 0123456789)",
    ] {
        at += html[at..].find(words).unwrap_or_else(|| panic!("{words}"));
    }
    let other = pages.badge(site.badge("accueillir-un-public"), fr()).unwrap();
    assert!(!other.contains("Provenance de ce texte"), "nothing is known of it");
}

/// The names in addresses of the badges near to the first one, with how many reasons and tags.
fn near(catalogue: &Catalogue) -> Vec<(String, usize, usize)> {
    let theme = Theme::built_in();
    let occasion = Occasion { as_of: sample::as_of(), demonstration: false, drafts: false };
    let pages = Pages::new(catalogue, &theme, occasion);
    let from = pages.from(pages.language(en()), "");
    let list = super::super::views::related::related(&from, catalogue.badges[0].current);
    list.into_iter().map(|it| (it.card.path, it.why.len(), it.shared_tags.len())).collect()
}

#[test]
fn the_nearest_badges_come_first_and_none_is_near_to_itself() {
    let mut catalogue = sample::catalogue(0);
    for version in &mut catalogue.versions {
        (version.family, version.posture, version.requires) = (None, None, None);
        (version.tags, version.status) = (Vec::new(), model::Status::Active);
    }
    assert!(near(&catalogue).is_empty(), "nothing in common");
    for version in &mut catalogue.versions {
        version.family = Some(model::TermId::at(0));
    }
    let last = catalogue.badges.len() - 1;
    let (first, last) = (catalogue.badges[0].current, catalogue.badges[last].current);
    for id in [first, last] {
        catalogue.versions[id.index()].tags = vec!["repair".into(), "help".into()];
    }
    let [own, other] = [first, last].map(|id| format!("en/badges/{}/", catalogue[id].slug));
    let found = near(&catalogue);
    assert_eq!(found[0], (other.clone(), 1, 2));
    assert_eq!(found.len(), catalogue.badges.len() - 1);
    assert!(found.iter().all(|(it, ..)| *it != own));
    assert!(found[1..].is_sorted(), "equals stand in the order of their names");
    assert_eq!(found, near(&catalogue));
    catalogue.versions[last.index()].status = model::Status::Retired;
    assert!(near(&catalogue).iter().all(|(it, ..)| *it != other));
}

#[test]
fn few_holders_are_not_counted_aloud() {
    let mut site = Site::new();
    let badge = site.badge("reparer-ensemble");
    let said = |site: &Site| site.pages().badge(badge, fr()).unwrap();
    assert!(!said(&site).contains("Attribué "), "nobody asked for it");
    site.catalogue.settings.show_holders = true;
    assert!(said(&site).contains("Attribué moins de 5 fois"));
    site.catalogue = sample::catalogue(1_199);
    site.catalogue.settings.show_holders = true;
    assert!(said(&site).contains("Attribué 1200 fois"));
    let old = site.catalogue[badge].versions[0];
    let old = site.pages().version(old, fr()).unwrap();
    assert!(old.contains("Attribué 1200 fois"), "two numbers would tell a third");
    for version in &mut site.catalogue.versions {
        version.sensitive = true;
    }
    assert!(!said(&site).contains("Attribué "));
}

#[test]
fn an_old_version_points_to_the_newer_one_and_takes_no_request() {
    let site = Site::new();
    let badge = &site.catalogue[site.badge("reparer-ensemble")];
    let html = site.pages().version(badge.versions[0], fr()).unwrap();
    assert!(html.contains("Cette page décrit la version 1."));
    assert!(html.contains("<a href=\"../../../badges/reparer-ensemble/\">Voir la version 2</a>"));
    assert!(!html.contains("class=\"button\""));
    assert!(html.contains("/b/badges/reparer-ensemble/1/\">"));
}

#[test]
fn a_page_that_is_not_translated_says_so_and_marks_its_language() {
    let site = Site::new();
    let html = site.pages().badge(site.badge("accueillir-un-public"), en()).unwrap();
    assert!(
        html.contains("This page is not yet available in English. Here is the French version.")
    );
    assert!(html.contains("<div class=\"prose\" lang=\"fr\">"));
    assert!(html.contains("<h1>Welcoming the public</h1>"));
    let canonical = "rel=\"canonical\" href=\"https://badges.liens.example/b/badges/accueillir";
    assert!(html.contains(canonical));
    let translated = site.pages().badge(site.badge("reparer-ensemble"), en()).unwrap();
    assert!(!translated.contains("not yet available"));
}

#[test]
fn the_home_page_sorts_by_family_and_sets_retired_badges_apart() {
    let html = Site::new().pages().home(fr()).unwrap();
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at(">Savoir-faire</h2>") < at(">Savoir-être</h2>"));
    assert!(at(">Savoir-être</h2>") < at(">Autres badges</h2>"));
    assert!(at("Badges retirés du catalogue") < at("Masques solidaires"));
    assert!(html.contains("3 badges"));
}

#[test]
fn the_feed_the_site_map_and_the_robots_file() {
    let site = Site::new();
    let pages = site.pages();
    let feed = pages.feed(fr());
    assert!(feed.contains("<updated>2025-11-22T00:00:00Z</updated>\n<author>"));
    assert_eq!(feed.matches("<entry>").count(), 4);
    let files = pages.sitemap();
    assert_eq!(files.len(), 1);
    let map = &files[0].1;
    assert!(map.contains("<loc>https://badges.liens.example/b/</loc>"));
    assert!(map.contains("<lastmod>2025-11-22</lastmod>"));
    assert!(!map.contains("/awards/"));
    // The criteria of this badge are in French only.
    assert!(map.contains("/b/badges/accueillir-un-public/"));
    assert!(!map.contains("/en/badges/accueillir-un-public/"));
    assert!(pages.robots().ends_with("Sitemap: https://badges.liens.example/b/sitemap.xml\n"));
    // What the author wrote cannot break the XML.
    assert!(feed.contains("<author><name>Les Liens de Brélande</name></author>"));
    for text in [&feed, map] {
        let (open, close) = (text.matches('<').count(), text.matches('>').count());
        assert_eq!(open, close);
    }
}

#[test]
fn the_same_pages_come_out_twice() {
    assert_eq!(Site::new().all(), Site::new().all());
}

#[test]
fn threads_may_share_the_pages() {
    fn shared<T: Send + Sync>() {}
    shared::<Pages<'_>>();
}
