//! Every link of a page leads somewhere, every address of a document answers, and no page asks
//! anything of another host.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::workshop::{Tree, Workshop, ends};

#[test]
fn every_link_of_the_small_site_leads_somewhere() {
    links_lead_somewhere(&Workshop::small().build(), "https://badges.atelier.example/");
}

#[test]
fn every_link_of_the_example_leads_somewhere() {
    let site = Workshop::example().build();
    links_lead_somewhere(&site, "https://badges.liens-brelande.example/");
    addresses_answer(&site, "https://badges.liens-brelande.example/");
    asks_nothing_elsewhere(&site);
}

#[test]
fn a_site_below_a_path_holds_together() {
    let workshop = Workshop::small();
    let base = "https://exemple.test/~halle/badges/";
    workshop.build_with(&["--base-url", base]).must_be(0);
    let site = workshop.site();
    links_lead_somewhere(&site, base);
    addresses_answer(&site, base);
    asks_nothing_elsewhere(&site);
    assert!(site.contains_key("did.json") && !site.contains_key(".well-known/did.json"));
}

#[test]
fn every_address_of_a_document_answers() {
    let site = Workshop::small().build();
    addresses_answer(&site, "https://badges.atelier.example/");
}

#[test]
fn no_page_asks_anything_of_another_host() {
    asks_nothing_elsewhere(&Workshop::small().build());
}

#[test]
fn a_broken_link_would_be_seen() {
    let mut site = Tree::new();
    site.insert(
        "a/index.html".into(),
        br##"<p id="x"><a href="../b/">b</a><a href="#y">"##.to_vec(),
    );
    site.insert("b/index.html".into(), br#"<img src="https://elsewhere.example/x.png">"#.to_vec());
    let broken = broken_links(&site, "https://badges.example/");
    assert_eq!(broken, ["a/index.html: #y"]);
    assert_eq!(requests_elsewhere(&site), ["b/index.html: img https://elsewhere.example/x.png"]);
}

/// Each document is named by the address at which it stands, and each address below the base that
/// a document or a feed mentions is a file of the site.
#[track_caller]
pub(crate) fn addresses_answer(site: &Tree, base: &str) {
    let mut mentioned = BTreeSet::new();
    for (path, bytes) in site {
        let text = String::from_utf8_lossy(bytes);
        if ends(path, "json") && !path.starts_with("search/") {
            let document: Value = serde_json::from_str(&text).expect("JSON");
            let id = document["id"].as_str().unwrap_or_default();
            // A DID names its document by the rule of its method; what others signed, they named.
            let named = id.starts_with("did:web:") || id.starts_with("urn:uuid:");
            assert!(id == format!("{base}{path}") || named, "{path} is {id}");
            strings(&document, &mut |text| {
                if text.starts_with(base) {
                    mentioned.insert((path.clone(), text.to_owned()));
                }
            });
        } else if ends(path, "atom") || ends(path, "xml") || path == "robots.txt" {
            for rest in text.split(base).skip(1) {
                let end = rest.find(['"', '<', '\'', '\n']).unwrap_or(rest.len());
                mentioned.insert((path.clone(), format!("{base}{}", &rest[..end])));
            }
        }
    }
    assert!(mentioned.len() > 30, "hardly any address was found");
    let dead: Vec<_> = mentioned
        .iter()
        .filter(|(_, url)| {
            let place = url[base.len()..].split('#').next().unwrap_or_default();
            file_at(site, place).is_none()
        })
        .collect();
    assert!(dead.is_empty(), "{dead:#?}");
}

/// Calls with every text of a JSON value.
fn strings(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(list) => list.iter().for_each(|it| strings(it, see)),
        Value::Object(members) => members.values().for_each(|it| strings(it, see)),
        _ => {}
    }
}

#[track_caller]
fn links_lead_somewhere(site: &Tree, base: &str) {
    let broken = broken_links(site, base);
    assert!(broken.is_empty(), "{broken:#?}");
}

fn broken_links(site: &Tree, base: &str) -> Vec<String> {
    let root = base.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let root = format!("/{}", root.map_or("", |(_, path)| path));
    let mut broken = Vec::new();
    let mut seen = 0;
    for (page, html) in pages(site) {
        for (tag, name, link) in attributes(&html) {
            if !matches!(name.as_str(), "href" | "src" | "action") || tag == "base" {
                continue;
            }
            let (place, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let path = if let Some(path) = place.strip_prefix(base) {
                path.to_owned()
            } else if place.contains(':') {
                continue;
            } else if place.is_empty() {
                page.clone()
            } else if let Some(path) = place.strip_prefix(&root) {
                path.to_owned()
            } else if let Some(path) = beside(&page, place) {
                path
            } else {
                broken.push(format!("{page}: {link}"));
                continue;
            };
            seen += 1;
            let target = file_at(site, &path);
            let lands = target.is_some_and(|(_, bytes)| {
                fragment.is_empty()
                    || String::from_utf8_lossy(bytes).contains(&format!("id=\"{fragment}\""))
                    // The verifier is told which document to look at.
                    || (path.ends_with("verify/") && site.contains_key(fragment))
            });
            if !lands {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(seen > 0, "no link was found");
    broken
}

/// What a browser would fetch from elsewhere on its own, without a click.
fn requests_elsewhere(site: &Tree) -> Vec<String> {
    let mut asked = Vec::new();
    for (page, html) in pages(site) {
        for (tag, name, link) in attributes(&html) {
            let click = matches!((tag.as_str(), name.as_str()), ("a" | "area", "href"));
            let names = tag == "link" && name == "href" && !fetched_link(&html, &link);
            let said = !matches!(
                name.as_str(),
                "href" | "src" | "srcset" | "action" | "data" | "poster" | "background" | "style"
            );
            let within = link.starts_with("data:");
            let outside = !within && (link.contains("//") || link.contains("url("));
            if outside && !click && !names && !said {
                asked.push(format!("{page}: {tag} {link}"));
            }
            let own_script = tag == "script" && matches!(name.as_str(), "src" | "type");
            if (tag == "script" && !own_script)
                || tag == "iframe"
                || tag == "object"
                || name.starts_with("on")
            {
                asked.push(format!("{page}: {tag} {name}"));
            }
        }
    }
    for (path, bytes) in site.iter().filter(|(path, _)| ends(path, "css")) {
        let css = String::from_utf8_lossy(bytes);
        if css.contains("@import") || css.contains("//") || css.contains("url(") {
            asked.push(path.clone());
        }
    }
    asked
}

/// Whether a browser fetches this `link` on its own, by its `rel`.
fn fetched_link(html: &str, link: &str) -> bool {
    let tag = html.split("<link").find(|tag| tag.contains(link)).unwrap_or_default();
    let tag = tag.split('>').next().unwrap_or_default();
    !(tag.contains("rel=\"alternate\"") || tag.contains("rel=\"canonical\""))
}

#[track_caller]
pub(crate) fn asks_nothing_elsewhere(site: &Tree) {
    let asked = requests_elsewhere(site);
    assert!(asked.is_empty(), "{asked:#?}");
    for (path, script) in site.iter().filter(|(path, _)| ends(path, "js")) {
        assert!(!String::from_utf8_lossy(script).contains("http"), "{path} names a host");
    }
}

/// The pages of a site.
pub(crate) fn pages(site: &Tree) -> impl Iterator<Item = (String, String)> {
    let pages = site.iter().filter(|(path, _)| ends(path, "html"));
    pages.map(|(path, bytes)| {
        (path.clone(), String::from_utf8(bytes.clone()).expect("pages are UTF-8"))
    })
}

/// Each attribute of each tag: tag, name, value. Our templates quote every value with `"`.
pub(crate) fn attributes(html: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for tag in html.split('<').skip(1).filter(|tag| tag.starts_with(char::is_alphabetic)) {
        let name: String = tag.chars().take_while(|c| c.is_alphanumeric()).collect();
        let mut rest = &tag[name.len()..];
        while let Some(at) = rest.find(['=', '>']).filter(|at| rest[*at..].starts_with('=')) {
            let attribute = rest[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            let Some(value) = rest[at + 1..].strip_prefix('"') else {
                panic!("an attribute without quotes: <{tag}")
            };
            let end = value.find('"').expect("a quote closes");
            found.push((name.clone(), attribute.to_owned(), unescape(&value[..end])));
            rest = &value[end + 1..];
        }
    }
    found
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&lt;", "<").replace("&amp;", "&")
}

/// The path that a relative link means on a page; nothing when it climbs out of the site.
pub(crate) fn beside(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    if matches!(link.rsplit('/').next(), Some("." | "..")) {
        parts.push("");
    }
    Some(parts.join("/"))
}

/// The file that a host serves at a path.
fn file_at<'a>(site: &'a Tree, path: &str) -> Option<(&'a String, &'a Vec<u8>)> {
    let path = path.split('?').next().unwrap_or_default();
    let index = path.is_empty() || path.ends_with('/');
    site.get_key_value(&if index { format!("{path}index.html") } else { path.to_owned() })
}
