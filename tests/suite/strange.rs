//! Whatever people write, the site holds together: nothing of theirs becomes markup, a template, a
//! script or a broken document, and every signature still holds.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::links::attributes;
use crate::workshop::{Tree, Workshop, ends};

/// What somebody may write, on purpose or not.
const WORDS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "{{ 7 * 7 }} {% include \"base.html\" %} {# no #}",
    "]]> --> </svg> <!-- &amp; &lt; &#x3c;",
    "</title></textarea><style>*{display:none}</style>",
    "[x](javascript:alert(1)) ![y](https://elsewhere.example/z.png) <https://elsewhere.example/>",
    "é e\u{301} 👩‍👩‍👧 العربية \u{2028} \\ \\u0022 %3Cscript%3E",
    "un\tdeux  trois ~~quatre~~ **cinq** `six` $7 `",
];

/// The small catalogue, with this word wherever a text can be.
fn catalogue_of(word: &str) -> Workshop {
    let workshop = Workshop::small();
    let quoted = serde_json::to_string(word).expect("a text is JSON");
    let put = |file: &str, old: &str, new: &str| {
        workshop.replace(file, old, &new.replace("WORD", &quoted));
    };
    put("blason.toml", "{ fr = \"Badges de l’atelier\", en = \"Badges of the workshop\" }", "WORD");
    put("blason.toml", "\"Ce que l’on sait faire ici.\"", "WORD");
    put("blason.toml", "\"La présidence collégiale\"", "WORD");
    put("content/issuers/atelier.md", "\"L’Atelier\"", "WORD");
    put("content/issuers/atelier.md", "\"Un lieu où l’on répare ensemble.\"", "WORD");
    workshop.replace("content/issuers/atelier.md", "Nous réparons", word);
    let badge = "content/badges/reparer/index.md";
    put(badge, "name = \"Réparer\"", "name = WORD\nawarded_by = WORD\nevidence_expected = WORD");
    put(badge, "\"Remettre un objet en état.\"", "WORD");
    put(badge, "\"Un rond rouge\"", "WORD");
    put(badge, "name = \"Réparations\"", "name = WORD");
    put(badge, "[\"réparation\"]", "[WORD]");
    workshop.replace(badge, "La personne a\u{a0}:", word);
    let awards = "content/awards/2026-reparer.toml";
    put(awards, "\"Trois réparations en un printemps.\"", "WORD\nname_shown = WORD\nrole = WORD");
    put(awards, "value = \"4\"", "value = WORD");
    put(awards, "\"Attribué deux fois.\"", "WORD");
    put("content/pages/a-propos.md", "\"À propos\"", "WORD");
    workshop.replace("content/pages/a-propos.md", "Un badge dit", word);
    workshop
}

#[test]
fn whatever_is_written_the_site_holds() {
    let plain = tags(&catalogue_of("rien").build());
    for word in WORDS {
        let site = catalogue_of(word).build();
        // Markdown may make these of a text; nothing else may.
        let markdown = ["code", "del", "strong", "em", "br"].map(str::to_owned);
        let tags = tags(&site);
        let new: Vec<&String> =
            tags.difference(&plain).filter(|tag| !markdown.contains(tag)).collect();
        assert!(new.is_empty(), "“{word}” became {new:?}");
        crate::links::asks_nothing_elsewhere(&site);
        crate::links::addresses_answer(&site, "https://badges.atelier.example/");
        assert_eq!(crate::proofs::believed(&site), 9, "“{word}”");
        says_it(&site, word);
    }
}

/// The documents say the very word, and what is XML is still XML.
fn says_it(site: &Tree, word: &str) {
    let json = |path: &str| -> Value { serde_json::from_slice(&site[path]).expect("JSON") };
    let award = json("awards/24/24a00472-5c7f-404f-8cca-39ff31460183.json");
    let subject = &award["credentialSubject"];
    assert_eq!(subject["achievement"]["name"], word);
    assert_eq!(subject["achievement"]["image"]["caption"], word);
    assert_eq!(subject["narrative"], word);
    assert_eq!(json("issuers/atelier/profile.json")["name"], word);
    assert_eq!(json("badges/reparer/2/badgeclass.json")["description"], word);
    for (path, bytes) in site {
        if ends(path, "xml") || ends(path, "atom") || ends(path, "svg") {
            let text = std::str::from_utf8(bytes).expect("XML is text here");
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

/// The names of all tags of a site's pages.
fn tags(site: &Tree) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    for (path, html) in crate::links::pages(site) {
        for tag in html.split('<').skip(1) {
            tags.insert(tag.chars().take_while(|c| c.is_alphanumeric()).collect());
        }
        for (tag, name, value) in attributes(&html) {
            assert!(!name.starts_with("on"), "{path}: {tag} {name}");
            let scheme = value.trim().to_ascii_lowercase();
            let link = name == "href" || name == "src";
            assert!(!(link && scheme.starts_with("javascript")), "{path}: {value}");
            // A QR code is a picture within the page.
            let picture = tag == "img" && value.starts_with("data:image/png;base64,");
            let data = scheme.starts_with("data:") && value != "data:," && !picture;
            assert!(!(link && data), "{path}: {value}");
        }
    }
    tags
}

/// Programs in use put these two in another order: a badge that holds both would be genuine for
/// some and forged for others. `check` says so, and the published site does not change.
#[test]
fn what_readers_would_disagree_on_is_not_signed() {
    let badge = "content/badges/reparer/index.md";
    let awards = "content/awards/2026-reparer.toml";
    let tags = "[\"réparation\"]";
    let narrative = "narrative = \"Trois réparations en un printemps.\"";
    for (file, old, new, code, count) in [
        (badge, tags, "[\"a😀\", \"a\u{ff1a}\"]", "O119", 1),
        (badge, tags, "[\"a\\U0001F600\", \"a\\uff1a\"]", "O119", 1),
        (badge, tags, "[\"a😀\", \"b\u{ff1a}\"]", "", 0),
        (badge, tags, "[\"😀\"]\ncredits = 0.30000000000000004", "L013", 1),
        (awards, narrative, "narrative = \"a😀\"\nrole = \"a\u{ff1a}\"", "", 0),
        (
            awards,
            narrative,
            "evidence = [{ url = \"https://badges.atelier.example/\", narrative = \"a😀\" }, \
             { url = \"https://badges.atelier.example/\", narrative = \"a\u{ff1a}\" }]",
            "O119",
            1,
        ),
        (awards, narrative, "credits_earned = 1e-9", "L013", 1),
    ] {
        let workshop = Workshop::small();
        let site = workshop.build();
        workshop.replace(file, old, new);
        workshop.replace("blason.toml", "Badges de l’atelier", "Autres badges");
        let found = workshop.findings();
        let list = found["findings"].as_array().expect("findings");
        assert_eq!(list.len(), count, "{new}: {found}");
        let answer = workshop.build_with(&[]);
        if let Some(first) = list.first() {
            assert_eq!((&first["code"], &first["path"]), (&code.into(), &file.into()));
            answer.must_be(1);
            crate::workshop::assert_same(&site, &workshop.site());
        } else {
            answer.must_be(0);
            assert_eq!(crate::proofs::believed(&workshop.site()), 9);
        }
    }
}
