//! A theme is laid over the built-in one, file by file, and its mistakes are told with a place.

use super::*;

fn load(listing: &str, name: &str) -> (Theme, Report) {
    let mut report = Report::new();
    let theme = Theme::load(&Sources::from_listing(listing), name, &mut report);
    (theme, report)
}

fn codes(report: &Report) -> Vec<&str> {
    report.findings().iter().map(|found| found.rule.code).collect()
}

#[derive(Serialize)]
struct Empty {}

#[test]
fn the_built_in_theme_has_no_finding() {
    let (theme, report) = load("", BUILT_IN_NAME);
    assert_eq!(codes(&report), Vec::<&str>::new());
    let Assets { style, .. } = theme.assets();
    assert!(
        style.path.starts_with("assets/style.") && style.path.rsplit('.').next() == Some("css")
    );
    let places: Vec<_> =
        [":root {", "body {", ".top {", ".card {"].map(|it| style.text().find(it).unwrap()).into();
    assert!(places.is_sorted(), "styles are joined in their order: {places:?}");
}

#[test]
fn files_replace_the_built_in_ones() {
    let listing = "=== themes/x/templates/page.html\n<p>mine</p>\n\
                   === themes/x/styles/tokens.css\n:root{--ink:red}\n\
                   === themes/x/styles/also.css\np{}\n\
                   === themes/x/scripts/own.js\nlet a\n\
                   === themes/x/scripts/both/2.js\nc\n=== themes/x/scripts/both/1.js\nb\n";
    let (theme, report) = load(listing, "x");
    assert_eq!(codes(&report), Vec::<&str>::new());
    assert_eq!(theme.render("page.html", &Empty {}).unwrap(), "<p>mine</p>\n");
    let Assets { style, scripts, .. } = theme.assets();
    assert!(style.text().starts_with(":root{--ink:red}\n"), "tokens replaced, and still first");
    assert!(style.text().ends_with("}\np{}\n"), "what is added stands last");
    assert_eq!(scripts["own"].text(), "let a\n");
    assert_eq!(scripts["both"].text(), "b\nc\n");
    assert!(scripts["both"].path.starts_with("assets/both."));
    let built_in = Theme::built_in();
    assert_ne!(theme.digest(), built_in.digest());
    assert_ne!(style.path, built_in.assets().style.path);
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_place_and_the_built_in_one_serves() {
    let listing = "=== themes/x/templates/page.html\nun\n{% if x %}\n\
                   === themes/x/templates/card.html\n{{ a | nosuch }}\n\
                   === themes/x/templates/own.html\n{% include \"nowhere.html\" %}\n";
    let (theme, report) = load(listing, "x");
    assert_eq!(codes(&report), ["L070", "L070", "L070"]);
    let lines: Vec<&str> = report
        .sorted()
        .iter()
        .filter_map(|found| found.arguments.iter().find(|(name, _)| *name == "line"))
        .map(|(_, line)| line.say(false))
        .collect();
    assert_eq!(lines, ["1", "1", "3"]);
    assert!(!theme.render("page.html", &Empty {}).is_ok_and(|page| page.starts_with("un")));
}

#[test]
fn a_theme_says_for_whom_it_is_made() {
    let manifest = |text: &str| {
        let listing = format!("=== themes/x/theme.toml\n{text}\n");
        codes(&load(&listing, "x").1).join(" ")
    };
    let good = "name = \"x\"\nversion = \"1\"\n";
    assert_eq!(manifest(&format!("{good}requires = \">=0.1, <0.2\"")), "");
    assert_eq!(manifest(&format!("{good}requires = \">=9\"")), "L073");
    assert_eq!(manifest(&format!("{good}requires = \"soon\"")), "L072");
    assert_eq!(manifest(good), "L072");
    assert_eq!(manifest("name ="), "L072");
}

#[test]
fn what_is_no_part_of_a_theme_is_told() {
    assert_eq!(codes(&load("", "x").1), ["L071"]);
    assert_eq!(codes(&load("=== themes/x/logo.png\nx\n", "x").1), ["L078"]);
    let strings = "=== themes/x/strings/fr.toml\n[nav]\nissuers = \"Seuil\"\n";
    let (theme, report) = load(strings, "x");
    assert_eq!(codes(&report), Vec::<&str>::new());
    let french = theme.strings(Lang::parse("fr-CA").unwrap());
    assert_eq!(french.say("nav.issuers"), "Seuil");
}

#[test]
fn a_missing_field_is_told_when_rendering() {
    let listing = "=== themes/x/templates/page.html\n{{ free.nmae.text }}\n";
    let (theme, _) = load(listing, "x");
    let error = theme.render("page.html", &Empty {}).unwrap_err();
    assert!(error.to_string().contains("page.html"), "{error}");
}

#[test]
fn a_loop_over_a_table_goes_the_same_way_every_time() {
    let listing = "=== themes/x/templates/page.html\n{% for key, it in t %}{{ key }} {% endfor %}";
    let (theme, _) = load(listing, "x");
    let words = ["zeta", "alpha", "mu", "kappa", "beta", "omega", "iota", "nu", "xi", "pi"];
    let table: serde_json::Map<String, serde_json::Value> =
        words.iter().map(|word| ((*word).to_owned(), true.into())).collect();
    let page = theme.page("page.html", &Shared::new().with("t", &table), []).unwrap();
    assert_eq!(page.split_whitespace().collect::<Vec<_>>(), words);
}
