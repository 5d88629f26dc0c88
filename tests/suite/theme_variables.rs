//! `docs/theme-variables.md`, made from the views themselves: their fields, their types and the
//! sentences above them. `BLASON_ACCEPT=1 cargo test` writes the page anew.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use crate::workshop::{repository, rust_files, text};

/// What each template may see, beside what all may: names and the types of their views.
const TEMPLATES: &[(&str, &[(&str, &str)])] = &[
    ("home.html", &[("home", "HomePage")]),
    ("card.html", &[("badge", "BadgeCard")]),
    ("badge.html", &[("badge", "BadgePage")]),
    ("award.html", &[("badge", "AwardedView"), ("award", "AwardView")]),
    (
        "certificate.html",
        &[("badge", "AwardedView"), ("award", "AwardView"), ("certificate", "CertificateView")],
    ),
    ("letter.txt", &[("letter", "LetterView")]),
    ("finder.html", &[("finder", "FinderView")]),
    ("list.html", &[("list", "ListPage")]),
    ("facet.html", &[("facet", "FacetPage")]),
    ("verify.html", &[("verifier", "VerifierPage")]),
    ("issuer.html", &[("issuer", "IssuerPage")]),
    ("framework.html", &[("framework", "FrameworkPage")]),
    ("page.html", &[("free", "FreePage")]),
    ("legal.html", &[("duty", "DutyPage")]),
    ("moved.html", &[("to", "String")]),
    ("not_found.html", &[("others", "Vec<LostView>")]),
];

/// What every template may see.
const EVERYWHERE: &[(&str, &str, &str)] = &[
    ("lang", "text", "The page’s language."),
    ("root", "text", "The way from the page to the site’s root: written before every `path`."),
    ("site", "[SiteView](#siteview)", "What every page of the language shows."),
    ("page", "[PageView](#pageview)", "What the head of the page says."),
    (
        "t",
        "sections of sentences",
        "The sentences of `strings/<lang>.toml`: `t.nav.catalogue`; of a plural, its forms.",
    ),
    ("several_issuers", "yes or no", "Whether the catalogue has more than one issuer."),
];

/// A struct of the views, as its source says it.
struct View {
    says: String,
    fields: Vec<(String, String, String)>,
    /// Views whose fields stand among its own.
    within: Vec<String>,
}

/// Every `pub struct` of the views, by name. The source is formatted, so its lines can be trusted.
fn views() -> BTreeMap<String, View> {
    let mut views = BTreeMap::new();
    for file in rust_files(&["src/render/views"]) {
        let (mut says, mut open, mut flat) = (Vec::new(), None::<(String, View)>, false);
        for line in text(&file).lines() {
            let bare = line.trim();
            if let Some(words) = bare.strip_prefix("///") {
                says.push(words.trim().to_owned());
                continue;
            }
            let sentence = says.join(" ");
            match &mut open {
                None => {
                    let name =
                        bare.strip_prefix("pub struct ").and_then(|it| it.strip_suffix(" {"));
                    if let Some(name) =
                        name.filter(|it| it.bytes().all(|b| b.is_ascii_alphanumeric()))
                    {
                        let view = View { says: sentence, fields: Vec::new(), within: Vec::new() };
                        open = Some((name.to_owned(), view));
                    }
                }
                Some((_, view)) if bare != "}" => {
                    let field = bare.strip_prefix("pub ").and_then(|it| it.strip_suffix(','));
                    let field = field.and_then(|it| it.split_once(": "));
                    if let Some((_, kind)) = field.filter(|_| std::mem::take(&mut flat)) {
                        view.within.push(kind.to_owned());
                    } else if let Some((name, kind)) = field {
                        view.fields.push((name.to_owned(), kind.to_owned(), sentence));
                    }
                }
                Some(_) => views.extend(open.take()),
            }
            flat |= bare == "#[serde(flatten)]";
            if !bare.starts_with("#[") {
                says.clear();
            }
        }
    }
    views
}

/// A type in words, and the view that it holds.
fn kind(rust: &str, views: &BTreeMap<String, View>) -> (String, Option<String>) {
    let inside = |outer: &str| rust.strip_prefix(outer)?.strip_suffix('>');
    if let Some(inner) = inside("Option<") {
        let (words, view) = kind(inner, views);
        return (format!("{words}, or none"), view);
    }
    if let Some(inner) = inside("Box<") {
        return kind(inner, views);
    }
    if let Some(inner) = inside("Vec<") {
        let (words, view) = kind(inner, views);
        return (format!("list of {words}"), view);
    }
    if let Some(inner) = inside("BTreeMap<String, ") {
        let (words, view) = kind(inner, views);
        return (format!("table of {words}, by name"), view);
    }
    match rust {
        "String" | "&'static str" | "str" => ("text".to_owned(), None),
        "bool" => ("yes or no".to_owned(), None),
        "u8" | "u16" | "u32" | "u64" | "usize" | "f64" => ("number".to_owned(), None),
        name if views.contains_key(name) => {
            (format!("[{name}](#{})", name.to_lowercase()), Some(name.to_owned()))
        }
        name => panic!("docs/theme-variables.md has no words for the type {name}"),
    }
}

fn page() -> String {
    let views = views();
    let mut page = String::from(
        "# What a template may see\n\n\
         Made from the program’s own views: what is here is there, and nothing else. `check` tries the\n\
         templates of a theme on a small model catalogue and tells a misspelt name with its place\n\
         ([L083](codes/L083.md)). How themes work: [Themes](themes.md).\n\n\
         A `path` leads from the site’s root: write `{{ root }}` before it. A field named `html` is safe to\n\
         write as it is (`| safe`); every other text is escaped. A `lang` that is there is the language of a\n\
         text that is not in the page’s: write it as an attribute.\n\n\
         ## Every template\n\n| name | is | says |\n| --- | --- | --- |\n",
    );
    for (name, is, says) in EVERYWHERE {
        writeln!(page, "| `{name}` | {is} | {says} |").expect("a String takes every text");
    }
    page.push_str("\n## By template\n\n| template | name | is |\n| --- | --- | --- |\n");
    let mut wanted: VecDeque<String> = ["SiteView".to_owned(), "PageView".to_owned()].into();
    for (template, names) in TEMPLATES {
        for (name, rust) in *names {
            let (words, view) = kind(rust, &views);
            writeln!(page, "| `{template}` | `{name}` | {words} |")
                .expect("a String takes every text");
            wanted.extend(view);
        }
    }
    page.push_str(
        "\n`home.html` also sees `catalogue_path`, and `issuer.html` `initial`: texts.\n",
    );
    let mut told = BTreeSet::new();
    while let Some(name) = wanted.pop_front() {
        if !told.insert(name.clone()) {
            continue;
        }
        let view = views.get(&name).unwrap_or_else(|| panic!("no view is called {name}"));
        write!(page, "\n## {name}\n\n{}\n\n| name | is | says |\n| --- | --- | --- |\n", view.says)
            .expect("a String takes every text");
        let within = view.within.iter().flat_map(|name| &views[name].fields);
        for (field, rust, says) in within.chain(&view.fields) {
            let (words, inner) = kind(rust, &views);
            writeln!(page, "| `{field}` | {words} | {says} |").expect("a String takes every text");
            wanted.extend(inner);
        }
    }
    page
}

#[test]
fn the_page_of_variables_is_made_from_the_views() {
    let path = repository().join("docs/theme-variables.md");
    let page = page();
    if std::env::var_os("BLASON_ACCEPT").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "`BLASON_ACCEPT=1 cargo test` writes docs/theme-variables.md anew");
}

/// The names that the program hands to templates are those that the page tells.
#[test]
fn every_name_that_pages_hand_out_is_told() {
    let told = page();
    let code = text("src/render/pages.rs");
    let calls = ["(\"", ".with(\""].into_iter().flat_map(|call| {
        let names = code.split(call).skip(1).filter_map(|rest| {
            let (name, after) = rest.split_once('"')?;
            let handed =
                after.starts_with(", value(") || (call == ".with(\"" && after.starts_with(", "));
            handed.then(|| name.to_owned())
        });
        names.collect::<Vec<_>>()
    });
    let names: BTreeSet<String> = calls.collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names {
        assert!(
            told.contains(&format!("`{name}`")),
            "docs/theme-variables.md does not tell {name}"
        );
    }
}
