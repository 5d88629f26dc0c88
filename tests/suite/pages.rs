//! Every page is whole, says its language, can be walked by its headings, and is light.

use std::collections::BTreeSet;

use crate::links::{attributes, pages};
use crate::workshop::{Tree, Workshop, ends};

/// Elements that have no end.
const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "link", "meta", "wbr"];

/// What a page and its style sheet may weigh together, in bytes, pictures not counted.
const HEAVIEST: usize = 100_000;

#[test]
fn every_page_of_the_example_is_whole() {
    whole(&Workshop::example().build());
}

#[test]
fn every_page_of_the_small_site_is_whole() {
    whole(&Workshop::small().build());
}

fn whole(site: &Tree) {
    let mut wrong = Vec::new();
    for (path, html) in pages(site) {
        let mut complain = |what: String| wrong.push(format!("{path}: {what}"));
        if !html.starts_with("<!DOCTYPE html>\n<html lang=\"") {
            complain("says no language".into());
        }
        for (what, count) in [("<h1", 1), ("<main ", 1), ("<title>", 1)] {
            let found = html.matches(what).count();
            if found != count {
                complain(format!("{found} times {what}"));
            }
        }
        if let Some(open) = unbalanced(&html) {
            complain(format!("<{open}> is not closed where it should be"));
        }
        let mut ids = BTreeSet::new();
        for (tag, name, value) in attributes(&html) {
            if name == "id" && !ids.insert(value.clone()) {
                complain(format!("two things are called {value}"));
            }
            if (tag.as_str(), name.as_str()) == ("html", "lang") && value.is_empty() {
                complain("says no language".into());
            }
        }
        for (tag, name, value) in attributes(&html) {
            let names = ["aria-labelledby", "aria-describedby", "for"];
            if names.contains(&name.as_str()) && !value.split(' ').all(|id| ids.contains(id)) {
                complain(format!("{tag} {name} names {value}, which is not there"));
            }
        }
        for img in html.split("<img ").skip(1) {
            let img = img.split('>').next().unwrap_or_default();
            for name in ["alt=\"", "width=\"", "height=\""] {
                if !img.contains(name) {
                    complain(format!("a picture without {name}: {img}"));
                }
            }
        }
        let mut last = 0;
        for level in html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()) {
            let Some(level) = level.to_digit(10) else { continue };
            if level > last + 1 {
                complain(format!("a heading {level} after {last}"));
            }
            last = level;
        }
        let weight = html.len() + asked(site, &html);
        // The page that verifies carries a verifier, which is weighed in `verifier`.
        if weight > HEAVIEST && !path.ends_with("verify/index.html") {
            complain(format!("{weight} bytes"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How much the page asks for besides itself: its style sheet and its scripts, in bytes.
fn asked(site: &Tree, html: &str) -> usize {
    let asset = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        (ends(path, "css") || ends(path, "js")) && html.contains(name)
    };
    site.iter().filter(|(path, _)| asset(path)).map(|(_, bytes)| bytes.len()).sum()
}

/// The first element that is closed by another's end, or never.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric()).collect::<String>();
        if let Some(end) = tag.strip_prefix('/') {
            let last = open.pop()?;
            if last != name(end) {
                return Some(last);
            }
        } else if tag.starts_with(char::is_alphabetic) && !VOID.contains(&name(tag).as_str()) {
            open.push(name(tag));
        }
    }
    open.pop()
}

#[test]
fn what_is_not_closed_is_seen() {
    assert_eq!(unbalanced("<p>a<br><b>c</b></p>"), None);
    assert_eq!(unbalanced("<p><b></p></b>"), Some("b".into()));
    assert_eq!(unbalanced("<p>"), Some("p".into()));
}
