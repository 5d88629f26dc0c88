//! `blason.toml` and issuers: what is understood, and mistakes underlined where they stand.

use blason::ground::Sources;
use blason::model::Publish;

use crate::support::{SOUND, check_mistakes, check_sound, run, run_sources, said};

#[test]
fn settings_have_defaults() {
    let settings = check_sound("").settings;
    assert_eq!(settings.base_url.as_str(), "https://badges.example.org/");
    assert_eq!(
        (&*settings.theme, &*settings.output, &*settings.ledger.path),
        ("blason", "public", "ledger")
    );
    assert_eq!(settings.publish, Publish::Credential);
    assert!(settings.formats.ob3 && settings.formats.ob2 && settings.formats.jwt);
    assert!(settings.baked.png && settings.baked.svg);
    assert_eq!(settings.fresh_for.to_string(), "P6M");
}

#[test]
fn a_base_url_ends_in_a_slash_and_may_have_a_path() {
    let with = |base: &str| {
        check_sound(&format!(
            "=== blason.toml\nbase_url = \"{base}\"\ntitle = \"B\"\nissuer = \"liens\"\n"
        ))
    };
    let base = |base: &str| with(base).settings.base_url.as_str().to_owned();
    assert_eq!(base("https://example.org/badges"), "https://example.org/badges/");
    assert_eq!(base("https://example.org:8443"), "https://example.org:8443/");
}

#[test]
fn settings_with_everything() {
    let settings = check_sound(
        r#"
=== blason.toml
base_url = "https://badges.example.org/a/"
title = { en = "Badges", fr = "Les badges" }
description = "Un site"
language = "fr"
languages = ["fr"]
issuer = "liens"
theme = "sobre"
profile = "strict"
country = "FR"
[build]
output = "site/public"
formats = ["ob3"]
baked = ["png"]
[awards]
publish = "none"
[ledger]
path = "../registre"
[legal]
name = "Les Liens"
seat = "Brélande"
contact = "x"
director = "y"
host = "z"
registration = "RNA"
[deploy]
hosts = ["github-pages", "apache"]
[status]
fresh_for = "P1Y"
[[moved]]
from = "/old.json"
to = "badges/ecoute"
[accessibility]
state = "partial"
audited = 2026-02-03
by = "Une auditrice"
url = "https://example.org/audit"
"#
        .replace("en = \"Badges\", ", "")
        .as_str(),
    )
    .settings;
    assert_eq!(settings.moved.len(), 1);
    assert_eq!(settings.hosts.len(), 2);
    assert!(settings.formats.ob3 && !settings.formats.ob2 && !settings.formats.jwt);
    assert!(settings.baked.png && !settings.baked.svg);
    assert_eq!(settings.publish, Publish::None);
}

#[test]
fn mistakes_in_settings() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
languages = ["fr", "français"]
                   ^^^^^^^^^^ T105
isuer = "liens"
^^^^^ L003
issuer = "liens"
profile = "colectif"
          ^^^^^^^^^^ L013
country = "France"
          ^^^^^^^^ L013
[build]
output = "../public"
         ^^^^^^^^^^^ L013
formats = ["ob3", "ob4"]
                  ^^^^^ L013
[awards]
publish = true
          ^^^^ L012
[status]
fresh_for = "six mois"
            ^^^^^^^^^^ L013
[[moved]]
^^^^^^^^^ L001
from = "old.json"
       ^^^^^^^^^^ L013
"#,
    );
}

#[test]
fn a_base_url_that_cannot_be_one() {
    for bad in [
        "badges.example.org",
        "ftp://example.org/",
        "https://",
        "https://example.org/?a",
        "https://example.org/#a",
        "https://moi@example.org/",
        "https://example.org/a/../b/",
        "https://example.org//a/",
        "https://exa mple.org/",
    ] {
        let run = run(&format!(
            "=== blason.toml\nbase_url = \"{bad}\"\ntitle = \"B\"\nissuer = \"liens\"\n"
        ));
        let codes: Vec<&str> = run.report.findings().iter().map(|it| it.rule.code).collect();
        assert_eq!(codes, ["L013"], "{bad}");
        assert!(run.catalogue.is_none());
    }
}

#[test]
fn a_catalogue_without_settings_says_so_once() {
    let files = Sources::from_listing(SOUND);
    let others = files.files().filter(|(_, file)| &*file.path != "blason.toml");
    let run = run_sources(Sources::new(others.map(|(_, file)| file.clone()).collect(), Vec::new()));
    assert_eq!(run.report.findings().len(), 1, "{}", said(&run));
    assert_eq!(run.report.findings()[0].rule.code, "L037");
}

#[test]
fn mistakes_in_an_issuer() {
    check_mistakes(
        r#"
=== content/issuers/fabrique.md
+++
^ L001
url = "fabrique.example"
      ^^^^^^^^^^^^^^^^^^ L013
email = "mailto:a@example.org"
        ^^^^^^^^^^^^^^^^^^^^^^ L013
identity = "did:key"
           ^^^^^^^^^ L013
identifiers = [{ type = "SIRET" }]
               ^^^^^^^^^^^^^^^^^^ L001
[address]
country_code = "fr"
               ^^^^ L013
latitude = 120.0
           ^^^^^ L013
phone = "0102030405"
^^^^^ L003
[[key]]
public = "z6MkToo short"
         ^^^^^^^^^^^^^^^ L013
from = "demain"
       ^^^^^^^^ L013
[[key]]
public = "z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq"
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ P110
+++
"#,
    );
}

#[test]
fn an_issuer_with_everything() {
    let catalogue = check_sound(
        r#"
=== blason.toml
base_url = "https://badges.example/"
title = "B"
issuer = "liens"
languages = ["fr", "en"]
profile = "open-recognition"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence."
image_alt = "An ear"
+++
Three peers.
=== content/badges/reparer.en.md
+++
name = "Mending"
description = "Fixing."
image_alt = "A screwdriver"
+++
Three repairs.
=== content/issuers/logo.png
=== content/issuers/fabrique.en.md
+++
name = "The works"
+++
Hello
=== content/issuers/fabrique.md
+++
name = "La Fabrique"
also_known_as = ["https://fabrique.example/"]
identifiers = [{ type = "SIRET", value = "000" }]
[address]
locality = "Corvigny"
latitude = 48.5
longitude = -1.25
[parent_org]
name = "La Fédération"
url = "https://federation.example/"
[parent_org.parent_org]
name = "L’Union"
id = "did:web:union.example"
+++
Bonjour
"#
        .replace("=== content/issuers/logo.png\n", "")
        .as_str(),
    );
    let issuer = &catalogue.issuers[0];
    let en = blason::ground::Lang::parse("en").unwrap();
    assert_eq!(issuer.name.get(en), Some("The works"));
    assert_eq!(issuer.body.as_ref().and_then(|body| body.get(en)), Some("Hello"));
    assert_eq!(issuer.address.as_ref().and_then(|it| it.position), Some((48.5, -1.25)));
    let parent = issuer.parent_org.as_ref().unwrap();
    assert!(parent.parent_org.as_ref().unwrap().id.is_some());
}
