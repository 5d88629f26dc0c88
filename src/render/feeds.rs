//! What machines read of the site: the Atom feed (RFC 4287), the site map (sitemaps.org 0.9) and
//! `robots.txt`. No award stands in any of them.

use std::fmt::Write as _;

use super::escape::escaped;
use super::views::site::is_in;
use super::views::{Standpoint, badge};
use crate::ground::{Instant, Lang};
use crate::model::{BadgeVersion, Links, SitePath, Text};

/// Most addresses in one site map (sitemaps.org: 50,000).
pub const SITEMAP_LONGEST: usize = 50_000;

/// Most entries in a feed, newest first: what a reader shows at once.
pub const FEED_LONGEST: usize = 100;

/// The feed of badges in the standpoint's language, newest first. A badge without a date of its
/// own is dated by its first award, and without either stays out.
pub fn atom(from: &Standpoint<'_>) -> String {
    let Standpoint { catalogue, links, lang, .. } = *from;
    let holders = catalogue.holders();
    let mut entries: Vec<(Instant, &BadgeVersion)> = catalogue
        .badges
        .iter()
        .filter_map(|badge| from.shown_version(badge))
        .filter_map(|id| {
            let version = &catalogue[id];
            version.created.or(holders[id.index()].since).map(|date| (date, version))
        })
        .collect();
    entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.slug.cmp(&b.1.slug)));
    entries.truncate(FEED_LONGEST);

    let feed = links.url(&links.feed(lang));
    let title = from.text(&catalogue.settings.title).text;
    let author = from.text(&catalogue[catalogue.settings.issuer].name).text;
    let updated = entries.first().map(|(date, _)| *date).or(Instant::from_seconds(0));
    let mut out = String::with_capacity(1024 + entries.len() * 512);
    out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    let _ = writeln!(out, "<id>{}</id>", escaped(&feed));
    let _ = writeln!(out, "<title>{}</title>", escaped(&title));
    if let Some(updated) = updated {
        let _ = writeln!(out, "<updated>{updated}</updated>");
    }
    let _ = writeln!(out, "<author><name>{}</name></author>", escaped(&author));
    let _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", escaped(&feed));
    let _ = writeln!(out, "<link href=\"{}\"/>", escaped(&links.url(&links.home(lang))));
    for (date, version) in entries {
        let permanent = links.url(&links.version_page(lang, version));
        let name = from.text(&version.name).text;
        out.push_str("<entry>\n");
        let _ = writeln!(out, "<id>{}</id>", escaped(&permanent));
        let _ = writeln!(out, "<title>{}</title>", escaped(&name));
        let _ = writeln!(out, "<updated>{date}</updated>");
        let _ = writeln!(out, "<link href=\"{}\"/>", escaped(&permanent));
        let _ = writeln!(out, "<summary>{}</summary>", escaped(&badge::summary(from, version)));
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// The site map: `sitemap.xml`, or, past the longest allowed, an index of numbered parts. Each
/// address names the same page in the other languages; a page that is not translated is named
/// once.
pub fn sitemap(from: &Standpoint<'_>) -> Vec<(SitePath, String)> {
    files(from.links, &addresses(from), SITEMAP_LONGEST)
}

/// Everything may be read; the pages of awards carry `noindex` themselves, which a robot must be
/// let in to see.
pub fn robots(links: &Links) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", links.url(&links.root("sitemap.xml")))
}

/// One address of the site map.
struct Address {
    path: SitePath,
    changed: Option<Instant>,
    /// The same page in each language that has it, when there are several.
    others: Vec<(Lang, SitePath)>,
}

/// Every page to be found, thing by thing, language by language.
fn addresses(from: &Standpoint<'_>) -> Vec<Address> {
    let Standpoint { catalogue, links, .. } = *from;
    let settings = &catalogue.settings;
    let mut all = Vec::new();
    let mut add = |path: &dyn Fn(Lang) -> SitePath, main: Option<&Text>, changed| {
        let translated =
            |lang: Lang| main.is_none_or(|text| is_in(text, lang, catalogue.language()));
        let languages: Vec<Lang> =
            settings.languages.iter().copied().filter(|lang| translated(*lang)).collect();
        let others: Vec<(Lang, SitePath)> = if languages.len() > 1 {
            languages.iter().map(|lang| (*lang, path(*lang))).collect()
        } else {
            Vec::new()
        };
        for lang in languages {
            all.push(Address { path: path(lang), changed, others: others.clone() });
        }
    };
    add(&|lang| links.home(lang), None, None);
    for badge in &catalogue.badges {
        let shown = from.shown_version(badge);
        for id in badge.versions.iter().rev() {
            let version = &catalogue[*id];
            let main = Some(&version.criteria);
            if Some(*id) == shown {
                add(&|lang| links.badge_page(lang, &badge.slug), main, version.created);
            } else if from.drafts || version.status != crate::model::Status::Draft {
                add(&|lang| links.version_page(lang, version), main, version.created);
            }
        }
    }
    for issuer in &catalogue.issuers {
        add(&|lang| links.issuer_page(lang, &issuer.slug), issuer.body.as_ref(), None);
    }
    for framework in &catalogue.frameworks {
        add(&|lang| links.framework_page(lang, &framework.slug), Some(&framework.name), None);
    }
    for page in &catalogue.pages {
        add(&|lang| links.free_page(lang, page.slug.as_str()), Some(&page.body), None);
    }
    add(&|lang| links.verifier(lang), None, None);
    for slug in ["legal", "privacy", "accessibility"] {
        add(&|lang| links.free_page(lang, slug), None, None);
    }
    all
}

/// One file, or an index and parts of at most `longest` addresses.
fn files(links: &Links, addresses: &[Address], longest: usize) -> Vec<(SitePath, String)> {
    let whole = links.root("sitemap.xml");
    if addresses.len() <= longest {
        return vec![(whole, urlset(links, addresses))];
    }
    let mut files = Vec::new();
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (at, part) in addresses.chunks(longest).enumerate() {
        let path = links.root(&format!("sitemap-{}.xml", at + 1));
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&links.url(&path)));
        files.push((path, urlset(links, part)));
    }
    index.push_str("</sitemapindex>\n");
    files.insert(0, (whole, index));
    files
}

fn urlset(links: &Links, addresses: &[Address]) -> String {
    let mut out = String::with_capacity(256 + addresses.len() * 160);
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for Address { path, changed, others } in addresses {
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&links.url(path)));
        if let Some(changed) = changed {
            let _ = write!(out, "<lastmod>{}</lastmod>", changed.day());
        }
        for (lang, other) in others {
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                escaped(&links.url(other))
            );
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Slug;

    #[test]
    fn a_long_site_map_is_an_index_of_parts() {
        let (fr, slug) = (Lang::parse("fr").unwrap(), Slug::parse("a").unwrap());
        let links = Links::of("https://x.example/", slug, fr);
        let addresses: Vec<Address> = ["un", "deux", "trois"]
            .into_iter()
            .map(|it| Address { path: links.root(it), changed: None, others: Vec::new() })
            .collect();
        assert_eq!(files(&links, &addresses, 3).len(), 1);
        let parts = files(&links, &addresses, 2);
        let paths: Vec<&str> = parts.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert!(parts[0].1.contains("<loc>https://x.example/sitemap-2.xml</loc>"));
        assert!(!parts[1].1.contains("trois") && parts[2].1.contains("trois"));
    }
}
