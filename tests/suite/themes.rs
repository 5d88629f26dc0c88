//! Looks of one's own: files of a theme in the place of the built-in ones, their mistakes, what is
//! published of them; and languages that the program does not know.

use serde_json::Value;

use crate::workshop::{Tree, Workshop, assert_same, files_below, repository};

/// The small catalogue with `theme = "x"` and these files of the theme.
fn with_theme(files: &[(&str, &str)]) -> Workshop {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "issuer = \"atelier\"", "issuer = \"atelier\"\ntheme = \"x\"");
    for (path, text) in files {
        workshop.write(&format!("themes/x/{path}"), text);
    }
    workshop
}

fn text<'a>(site: &'a Tree, path: &str) -> &'a str {
    let bytes = site.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    std::str::from_utf8(bytes).expect("a page is text")
}

/// The path of the one file that begins and ends so.
fn only<'a>(site: &'a Tree, start: &str, end: &str) -> &'a str {
    let mut found = site.keys().filter(|path| path.starts_with(start) && path.ends_with(end));
    let path = found.next().unwrap_or_else(|| panic!("no {start}…{end}"));
    assert_eq!(found.next(), None, "several {start}…{end}");
    path
}

/// Each finding as its code and its place.
fn findings(workshop: &Workshop) -> Vec<String> {
    let all = workshop.findings();
    let told = |it: &Value| {
        let start = &it["range"]["start"];
        let path = it["path"].as_str().unwrap_or_default();
        format!(
            "{} {path}:{}:{}",
            it["code"].as_str().unwrap_or_default(),
            start["line"],
            start["column"]
        )
    };
    all["findings"].as_array().expect("a list").iter().map(told).collect()
}

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 30\"><path d=\"M0 0h60v30z\"/></svg>";

#[test]
fn one_file_of_each_kind_takes_the_place_of_the_built_in_one() {
    let workshop = with_theme(&[
        ("templates/page.html", "<p>{{ root }}{{ site.assets[\"photo.png\"] }}</p>"),
        ("styles/own.css", "body { background: url(asset:photo.png) }"),
        ("scripts/own.js", "// nothing"),
        ("strings/fr.toml", "[nav]\nthis_site = \"Chez nous\"\n"),
        ("assets/photo.png", "not a picture, but bytes"),
        ("assets/logo.svg", LOGO),
    ]);
    workshop.write(
        "content/pages/libre.md",
        "+++\nname = { fr = \"Libre\", en = \"Free\" }\n+++\nTexte\n",
    );
    assert_eq!(findings(&workshop), Vec::<String>::new());
    let site = workshop.build();
    let photo = only(&site, "assets/photo.", ".png");
    assert_eq!(site[photo], b"not a picture, but bytes");
    assert_eq!(text(&site, "libre/index.html"), format!("<p>../{photo}</p>"));
    let style = text(&site, only(&site, "assets/style.", ".css"));
    assert!(style.contains(&format!("url({})", &photo["assets/".len()..])));
    only(&site, "assets/own.", ".js");
    let home = text(&site, "index.html");
    assert!(home.contains("Chez nous"));
    let logo = only(&site, "assets/logo.", ".svg");
    assert!(
        home.contains(&format!("<img src=\"./{logo}\" alt=\"\" width=\"60\" height=\"30\">")),
        "{home}"
    );
    assert!(site.contains_key("icon.svg"), "a logo is too wide for a tab: the icon is drawn");
}

#[test]
fn the_catalogue_may_give_the_icon_and_the_logo() {
    let workshop = Workshop::small();
    let drawn = workshop.build();
    let icon = text(&drawn, "icon.svg");
    assert!(icon.contains(">B<"), "{icon}");
    assert!(text(&drawn, "index.html").contains("<link rel=\"icon\" href=\"./icon.svg\""));
    workshop.write("static/icon.svg", LOGO);
    workshop.write("static/logo.svg", LOGO);
    let own = workshop.build();
    assert_eq!(text(&own, "icon.svg"), LOGO);
    assert!(text(&own, "index.html").contains("<img src=\"./logo.svg\""));
}

#[test]
fn mistakes_of_a_theme_are_told_before_anything_is_built() {
    let workshop = with_theme(&[
        ("templates/legal.html", "<h1>\n  {{ duty.titel }}</h1>"),
        ("styles/own.css", "a { color: red;\nb { color: blue; }"),
        ("styles/more.css", "a { background: url(asset:nowhere.svg) }"),
        ("styles/tokens.css", ":root { --paper: #fff;\n  --ink: #aaa; --azure: #00f; }"),
        ("assets/Été.png", "x"),
        ("strings/br.toml", "[language]\nplural = \"xx\"\n"),
    ]);
    let told = findings(&workshop);
    for wanted in [
        "L083 themes/x/templates/legal.html:2:",
        "L084 themes/x/styles/own.css:1:3",
        "L085 themes/x/styles/more.css:1:21",
        "A107 themes/x/styles/tokens.css:2:10",
        "L086 themes/x/assets/Été.png",
        "L081 themes/x/strings/br.toml:2:1",
        "L080 themes/x/strings/br.toml",
    ] {
        assert!(told.iter().any(|it| it.starts_with(wanted)), "{wanted} is not among {told:#?}");
    }
    workshop.build_with(&[]).must_be(1);
    assert!(!workshop.root().join("public").exists());
}

#[test]
fn a_file_that_is_too_large_is_no_part_of_a_theme() {
    let workshop =
        with_theme(&[("theme.toml", "name = \"x\"\nversion = \"1\"\nrequires = \">=0.1\"\n")]);
    workshop.write("themes/x/assets/film.webm", vec![0; (512 << 10) + 1]);
    assert_eq!(findings(&workshop), ["L087 themes/x/assets/film.webm:1:1"]);
}

#[test]
fn a_file_of_a_theme_is_text() {
    let workshop = with_theme(&[]);
    for path in ["templates/legal.html", "strings/br.toml", "theme.toml"] {
        workshop.write(&format!("themes/x/{path}"), b"\xff\xfe");
        let told = findings(&workshop);
        assert!(told.contains(&format!("L079 themes/x/{path}:1:1")), "{told:#?}");
        workshop.remove(&format!("themes/x/{path}"));
    }
}

#[test]
fn a_language_is_one_file() {
    let workshop = with_theme(&[]);
    workshop.replace("blason.toml", "[\"fr\", \"en\"]", "[\"fr\", \"en\", \"oc\"]");
    let codes = |workshop: &Workshop| {
        let all = findings(workshop);
        let code = |it: &String| it.split(' ').next().unwrap_or_default().to_owned();
        let mut codes: Vec<String> =
            all.iter().map(code).filter(|it| it.starts_with("L08")).collect();
        codes.dedup();
        codes
    };
    workshop.write("themes/x/styles/own.css", "p {}");
    assert_eq!(codes(&workshop), ["L082"]);
    workshop.write(
        "themes/x/strings/oc.toml",
        "[language]\nname = \"Occitan\"\n[nav]\ncatalogue = \"Catalòg\"\n[catalogue]\n\
         count = { one = \"{n} insígnia\", other = \"{n} insígnias\" }\n",
    );
    workshop.write("themes/x/strings/fr.toml", "[language]\noc = \"occitan\"\n");
    assert_eq!(codes(&workshop), ["L080"]);
    let site = workshop.build();
    let home = text(&site, "oc/index.html");
    assert!(home.contains("Catalòg") && home.contains("insígnia"), "{home}");
    assert!(home.contains("Skip to content"), "what is missing is said in English");
    assert!(text(&site, "index.html").contains(">Occitan</a>"));
    assert!(text(&site, "oc/badges/reparer/index.html").contains("<html lang=\"oc\">"));
}

#[test]
fn search_engines_hear_of_the_languages_that_can_be_read() {
    let site = Workshop::small().build();
    let alternates = |path: &str| {
        let lines = text(&site, path)
            .lines()
            .filter(|line| line.contains(" hreflang=") && line.starts_with("<link"));
        let tag =
            |line: &str| line.split("hreflang=\"").nth(1)?.split('"').next().map(str::to_owned);
        lines.filter_map(tag).collect::<Vec<_>>()
    };
    for path in ["index.html", "en/index.html", "badges/reparer/index.html", "legal/index.html"] {
        assert_eq!(alternates(path), ["fr", "en", "x-default"], "{path}");
    }
    // Its canonical page is another one.
    assert_eq!(alternates("badges/reparer/2/index.html"), Vec::<String>::new());
}

#[test]
fn a_stale_translation_says_so() {
    let workshop = Workshop::small();
    let note = "has changed since this translation";
    workshop.write("content/pages/libre.md", "+++\nname = \"Libre\"\n+++\nTexte\n");
    workshop.write("content/pages/libre.en.md", "+++\nname = \"Free\"\n+++\nText\n");
    let old = "0".repeat(64);
    for (file, page) in [
        ("badges/reparer/index.en.md", "badges/reparer/"),
        ("issuers/atelier.en.md", "issuers/atelier/"),
        ("pages/libre.en.md", "libre/"),
    ] {
        let (file, translated) = (format!("content/{file}"), format!("en/{page}index.html"));
        assert!(!text(&workshop.build(), &translated).contains(note), "nobody said of which text");
        workshop.replace(&file, "+++\nname", &format!("+++\ntranslates = \"{old}\"\nname"));
        let site = workshop.build();
        let root = "../".repeat(translated.matches('/').count());
        let link = format!("<a href=\"{root}{page}\">Read this page in French</a>");
        let shown = text(&site, &translated);
        assert!(shown.contains(note) && shown.contains(&link), "{shown}");
        let reference = text(&site, &format!("{page}index.html"));
        assert!(!reference.contains("class=\"note translation\""), "{page}");
        let all = workshop.findings();
        assert_eq!(all["findings"][0]["code"], "T102");
        let way_out = all["findings"][0]["way_out"].as_str().expect("a sentence").to_owned();
        let digest = way_out.split('"').nth(1).expect("the digest").to_owned();
        workshop.replace(&file, &old, &digest);
        assert!(!text(&workshop.build(), &translated).contains(note));
        assert_eq!(findings(&workshop), Vec::<String>::new());
    }
}

#[test]
fn the_page_that_was_not_found_speaks_every_language() {
    let page = Workshop::small().build();
    let page = text(&page, "404.html");
    assert!(page.contains("<li lang=\"en\">Page not found."), "{page}");
    assert!(page.contains("href=\"/en/\" hreflang=\"en\""));
}

#[test]
fn the_looks_of_the_documentation_can_be_read_and_change_colours_only() {
    let plain = Workshop::example();
    let reference = plain.build();
    for look in ["universite", "tiers-lieu"] {
        let workshop = Workshop::example();
        let folder = repository().join("examples/themes").join(look);
        for path in files_below(&folder) {
            let bytes = std::fs::read(folder.join(&path)).expect("a file of the look");
            workshop.write(&format!("themes/{look}/{path}"), bytes);
        }
        workshop.replace("blason.toml", "theme = \"blason\"", &format!("theme = \"{look}\""));
        // A107 among them: the pairs of colours are judged in light and in dark mode.
        assert_eq!(findings(&workshop), findings(&plain), "{look}");
        let site = workshop.build();
        assert_eq!(site.len(), reference.len(), "{look}");
        let style = text(&site, only(&site, "assets/style.", ".css"));
        assert!(style.contains(&workshop.text(&format!("themes/{look}/styles/tokens.css"))));
        let tokens = workshop.text(&format!("themes/{look}/styles/tokens.css"));
        let names: std::collections::BTreeSet<&str> = tokens
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--")?.split(':').next())
            .collect();
        assert!(names.len() <= 9, "{look} is more than a handful of tokens: {names:?}");
    }
}

#[test]
fn the_heaviest_page_is_told_and_is_light() {
    let workshop = Workshop::example();
    let told = |arguments: &[&str]| -> Value {
        let answer = workshop.build_with(&[&["--format", "json"], arguments].concat()).must_be(0);
        serde_json::from_str(answer.err.lines().next().unwrap_or_default()).expect("a line of JSON")
    };
    let first = told(&["--out", "public"])["heaviest_page"].clone();
    let site = workshop.site();
    let path = first["path"].as_str().expect("a path");
    let style = only(&site, "assets/style.", ".css");
    let least = (site[path].len() + site[style].len()) as u64;
    let bytes = first["bytes"].as_u64().expect("a number");
    // The page that verifies brings its engine along; `verifier` holds its own weight.
    let most = if path.ends_with("verify/index.html") { 125_000 } else { 100_000 };
    assert!(bytes >= least && bytes < most, "{first}");
    assert!(first["requests"].as_u64().is_some_and(|it| it >= 2), "{first}");
    // A build that makes little says the same of what it kept.
    workshop.write("static/new.txt", "x");
    assert_eq!(told(&["--out", "public"])["heaviest_page"], first);
    workshop.write("static/new.txt", "xy");
    let human = workshop.build_with(&["--lang", "fr"]).must_be(0).err;
    assert!(human.contains("La page la plus lourde") && human.contains(path), "{human}");
}

#[test]
fn themes_are_listed() {
    let workshop = with_theme(&[
        ("theme.toml", "name = \"x\"\nversion = \"3\"\nrequires = \">=9\"\n"),
        ("styles/tokens.css", ":root {}"),
        ("assets/logo.svg", LOGO),
    ]);
    let human = workshop.run(&["theme", "list"]).must_be(0).out;
    assert!(human.contains("blason 0.1.0  (built in)"), "{human}");
    assert!(human.contains("x 3  (in use, made for Blason >=9)"), "{human}");
    assert!(
        human.contains("  replaces styles/tokens.css\n")
            && human.contains("  adds assets/logo.svg"),
        "{human}"
    );
    let french = workshop.run(&["theme", "list", "--lang", "fr"]).must_be(0).out;
    assert!(
        french.contains("employé") && french.contains("remplace styles/tokens.css"),
        "{french}"
    );
    let json = workshop.run(&["theme", "list", "--format", "json"]).must_be(0).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["themes"][1]["name"], "x");
    assert_eq!(json["themes"][1]["fits"], false);
}

#[test]
fn built_in_files_are_copied_for_changing() {
    let workshop = Workshop::small();
    let before = workshop.build();
    let copy = |arguments: &[&str]| workshop.run(&[&["theme", "copy"], arguments].concat());
    let dry = copy(&["styles/tokens.css", "--to", "mine", "--dry-run"]).must_be(0);
    assert!(dry.out.contains("tokens.css") && !workshop.root().join("themes").exists());
    let done = copy(&["styles/tokens.css", "templates/card.html", "--to", "mine"]).must_be(0);
    assert_eq!(
        files_below(&workshop.root().join("themes/mine")),
        ["styles/tokens.css", "templates/card.html", "theme.toml"]
    );
    assert!(done.err.contains("theme = \"mine\""), "{}", done.err);
    workshop.replace(
        "blason.toml",
        "issuer = \"atelier\"",
        "issuer = \"atelier\"\ntheme = \"mine\"",
    );
    assert_eq!(findings(&workshop), Vec::<String>::new());
    // A copy that was not changed changes nothing.
    assert_same(&before, &workshop.build());

    workshop.write("themes/mine/styles/tokens.css", ":root { --azure: #003; }");
    let again = copy(&["styles/tokens.css"]).must_be(2);
    assert!(again.err.contains("already"), "{}", again.err);
    copy(&["--all"]).must_be(0);
    assert_eq!(workshop.text("themes/mine/styles/tokens.css"), ":root { --azure: #003; }");
    assert!(workshop.root().join("themes/mine/strings/nl.toml").exists());
    assert_eq!(findings(&workshop), Vec::<String>::new());

    let unknown = copy(&["templates/cards.html"]).must_be(2);
    assert!(unknown.err.contains("templates/card.html"), "{}", unknown.err);
    copy(&["--all", "--to", "../out"]).must_be(2);
    copy(&[]).must_be(2);
}
