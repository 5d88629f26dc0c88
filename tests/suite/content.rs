//! Our own files: what is understood, and mistakes underlined where they stand.

use blason::ground::report::placeholders;
use blason::ground::{Bilingual, Rule, Source, Sources};
use blason::model::{Alignments, Catalogue, Publish, Recipient, Standing, Status};

use crate::support::{AWARD, Counts, SOUND, check_mistakes, check_sound, run, run_sources, said};

#[test]
fn the_sound_catalogue_has_no_finding() {
    let catalogue = check_sound("");
    assert_eq!(catalogue.badges.len(), 2);
    assert_eq!(catalogue.versions[0].image.as_ref().map(|art| art.file.0), Some(1));
}

#[test]
fn both_languages_of_a_rule_ask_for_the_same() {
    let content = blason::content::rules::RULES.iter().copied();
    let model = blason::model::rules::RULES.iter().copied();
    for rule in content.chain(model).chain(blason::check::rules()) {
        let Rule { code, severity: _, message, reason, way_out } = rule;
        for Bilingual { fr, en } in [message, reason, way_out] {
            assert_eq!(placeholders(fr), placeholders(en), "{code}: {fr} / {en}");
            assert!(!fr.is_empty() && !en.is_empty(), "{code}");
        }
        for sentence in [reason, way_out] {
            assert!(sentence.fr.ends_with(['.', '?']), "{code}: {}", sentence.fr);
            assert!(sentence.en.ends_with(['.', '?']), "{code}: {}", sentence.en);
        }
    }
}

#[test]
fn every_placeholder_of_a_finding_is_filled() {
    let every_mistake = include_str!("every_mistake.txt");
    let run = run(every_mistake);
    for finding in run.report.findings() {
        for sentence in [finding.rule.message, finding.rule.reason, finding.rule.way_out] {
            for french in [true, false] {
                let said = finding.say(sentence, french);
                let left = placeholders(&said);
                let known = placeholders(sentence.say(french));
                let unfilled = left.iter().any(|name| known.contains(name));
                assert!(!unfilled, "{}: {said}", finding.rule.code);
            }
        }
    }
}

// --- blason.toml ---------------------------------------------------------------------------------

#[test]
fn settings_have_defaults() {
    let settings = check_sound("").settings;
    assert_eq!(settings.base_url.as_str(), "https://badges.example.org/");
    assert_eq!(
        (&*settings.theme, &*settings.output, &*settings.ledger),
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

// --- Issuers -------------------------------------------------------------------------------------

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

// --- Badges --------------------------------------------------------------------------------------

#[test]
fn a_badge_with_everything() {
    let catalogue = check_sound(
        r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "savoir-faire"
name = "Savoir-faire"
[[posture]]
slug = "je-peux"
family = "savoir-faire"
name = "Je peux"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
version = 2
status = "retired"
created = 2026-01-01
retired = 2026-06-01T18:00:00+02:00
creator = { name = "Une autre", url = "https://example.net/" }
type = "ext:Merci"
family = "savoir-faire"
posture = "je-peux"
tags = ["écoute", " "]
image_alt = { fr = "Une oreille" }
licence = "CC-BY-SA-4.0"
valid_for = "P3Y"
request = "mailto:badges@example.org"
discussion = "https://example.org/42"
minors = true
edition = 2026
credits = 1.5
identifiers = [{ type = "RNCP", value = "RNCP37275" }]
related = [{ url = "https://example.net/b", language = "en", version = "1" }]
[[alignment]]
type = "ext:ROME"
code = "M1601"
name = "Accueil"
url = "https://example.net/M1601"
[[result]]
id = "cadre"
name = "Cadre"
type = "RubricCriterionLevel"
required_level = "seul"
[[result.level]]
id = "seul"
name = "Seul"
points = 2
[requires]
any = 1
of = ["reparer"]
+++


    code

Texte
=== content/badges/ecoute/v1.md
+++
name = "Écoute"
description = "Une présence."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
+++
Un pair.
"#,
    );
    let [old, new] = [&catalogue.versions[0], &catalogue.versions[1]];
    assert!(old.frozen && !new.frozen);
    assert_eq!((old.version.as_str(), new.version.as_str()), ("1", "2"));
    assert_eq!(new.status, Status::Retired);
    assert_eq!(new.retired.unwrap().to_string(), "2026-06-01T16:00:00Z");
    assert_eq!(new.tags.len(), 1);
    assert_eq!(new.edition.as_deref(), Some("2026"));
    assert_eq!(new.criteria.in_lang(catalogue.language()), "    code\n\nTexte");
    assert_eq!(new.results[0].levels[0].points.as_deref(), Some("2"));
    assert!(matches!(&new.alignments, Alignments::To(list) if list.len() == 1));
    assert_eq!(
        new.requires.as_ref().map(|it| (it.any, it.of.len(), it.all.len())),
        Some((1, 1, 0))
    );
}

#[test]
fn mistakes_in_a_badge() {
    check_mistakes(
        r#"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
descripton = "Une présence."
^^^^^^^^^^ L003
description = ""
              ^^ L001
version = "un/deux"
          ^^^^^^^^^ L013
status = "activ"
         ^^^^^^^ L013
created = 2026-05-01
retired = 2026-04-01
          ^^^^^^^^^^ L030
type = "badge"
       ^^^^^^^ L013
image = "bagde.svg"
        ^^^^^^^^^^^ I101
tags = "écoute"
       ^^^^^^^^ L012
minors = "oui"
         ^^^^^ L012
credits = -1.0
          ^^^^ L013
valid_for = "3 ans"
            ^^^^^^^ L013
request = "notre-site"
          ^^^^^^^^^^^^ L013
alignment = "aucun"
            ^^^^^^^ L012
related = [{ url = "x", langage = "en" }]
                   ^^^ L013
                        ^^^^^^^ L003
[requires]
any = 3
      ^ L013
of = ["reparer"]
licence = "CC0-1.0"
^^^^^^^ L003
[[result]]
id = "Cadre"
     ^^^^^^^ L013
name = "Cadre"
type = "RubricCriterionLevel"
required_level = "haut"
                 ^^^^^^ L036
[[result]]
^^^^^^^^^^ L001
id = "points"
type = "Rawscore"
       ^^^^^^^^^^ L013
+++
Texte
"#,
    );
}

#[test]
fn a_line_below_a_table_belongs_to_it() {
    let run = run(r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
[requires]
of = ["ecoute"]
licence = "CC-BY-SA-4.0"
+++
Texte
"#);
    let finding = &run.report.findings()[0];
    let way_out = finding.say(finding.rule.way_out, false);
    assert_eq!(way_out, "Move this line above `[requires]`.");
}

#[test]
fn a_badge_needs_an_image_and_a_text() {
    check_mistakes(
        r#"
=== content/badges/nu.md
+++
^ L001
name = "Nu"
description = "Sans rien."
image_alt = "x"
licence = "CC0-1.0"
+++
^^^ L001
"#,
    );
}

#[test]
fn an_image_is_known_by_its_bytes() {
    check_mistakes(
        r#"
=== content/badges/faux.png
<svg xmlns="http://www.w3.org/2000/svg"/>
=== content/badges/faux.svg
<html/>
=== content/badges/faux.md
+++
^ I101
name = "Faux"
description = "Faux."
+++
Texte
=== content/badges/autre.md
+++
name = "Autre"
description = "Autre."
image = "faux.png"
        ^^^^^^^^^^ I101
+++
Texte
=== content/badges/dehors.md
+++
name = "Dehors"
description = "Dehors."
image = "../../../etc/passwd.svg"
        ^^^^^^^^^^^^^^^^^^^^^^^^^ I101
+++
Texte
"#,
    );
}

#[test]
fn a_frozen_version_keeps_the_label_of_its_file() {
    check_mistakes(
        r#"
=== content/badges/ecoute/v1.5.md
+++
name = "Écoute"
description = "Une présence."
version = "1.4"
          ^^^^^ L035
image_alt = "Une oreille"
licence = "CC0-1.0"
+++
Texte
"#,
    );
}

#[test]
fn a_name_leads_to_something() {
    check_mistakes(
        r#"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence."
image_alt = "Une oreille"
licence = "CC0-1.0"
issuer = "lien"
          ^^^^ L014
family = "savoir"
          ^^^^^^ L014
[requires]
all = ["repare"]
        ^^^^^^ L014
+++
Texte
"#,
    );
}

#[test]
fn what_is_broken_is_not_reported_twice() {
    check_mistakes(&format!(
        r#"
=== content/badges/ecoute/index.md
+++
nom = "Écoute"
^^^ L003
name = "Écoute"
description = "Une présence."
+++
Texte
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
[requires]
all = ["ecoute"]
+++
Texte
=== content/awards/a.toml
badge = "ecoute"
awarded = 2026-06-01
{AWARD}"#
    ));
}

#[test]
fn two_files_for_one_badge() {
    check_mistakes(
        r#"
=== content/badges/ecoute.md
+++
^ L002
name = "Écoute"
description = "Une présence."
image = "reparer.svg"
image_alt = "Une oreille"
licence = "CC0-1.0"
+++
Texte
"#,
    );
}

// --- Languages -----------------------------------------------------------------------------------

#[test]
fn texts_in_languages() {
    check_mistakes(
        r#"
=== content/pages/aide.md
+++
name = { fr = "Aide", en = "Help", "en_GB" = "Help" }
                      ^^ L027
                                   ^^^^^^^ T105
+++
Texte
"#,
    );
}

#[test]
fn translations_belong_to_a_text() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "B"
issuer = "liens"
languages = ["fr", "en"]
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence."
image_alt = "An ear"
licence = "CC0-1.0"
^^^^^^^ L003
translates = "abc"
             ^^^^^ L013
+++
Three peers.
=== content/badges/reparer.en.md
+++
name = "Mending"
description = "Fixing."
image_alt = "A screwdriver"
+++
Three repairs.
=== content/badges/reparer.de.md
+++
^ L027
+++
=== content/badges/reparer.fr.md
+++
^ L028
+++
=== content/pages/aide.en.md
+++
^ L028
name = "Help"
+++
"#,
    );
}

// --- Awards --------------------------------------------------------------------------------------

fn awards(catalogue: &Catalogue) -> usize {
    catalogue.awards.len()
}

#[test]
fn an_award_with_everything() {
    let catalogue = check_sound(
        r#"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
[[result]]
id = "points"
name = "Points"
type = "RawScore"
+++
Texte
=== content/awards/2026/a.toml
badge = "ecoute"
awarded = 2026-06-14
publish = "page"
narrative = "Pour tous"
role = "bénévole"
evidence = [{ name = "Fiche", url = "https://example.org/f" }]
[[award]]
id = "6F0F8F2C-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49B5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 7
narrative = "Pour une"
results = [{ result = "points", value = 4 }]
revoked = 2026-09-01
reason = "Erreur"
[[award]]
id = "eeecfd03-e1f1-418f-ab3b-7529c7b88c08"
recipient = { id = "did:key:z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz" }
status = 8
publish = "none"
expires = 2027-06-14
suspended = 2026-09-01
[[award]]
id = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = { id = "https://amis.example/", name = "Les Amis" }
status = 9
badge = "reparer"
awarded = 2026-07-01
[[erased]]
id = "2c19cfe5-b95d-4302-b55f-5c4e5119a57a"
status = 10
on = 2026-10-01
"#,
    );
    let by_status = |status| catalogue.awards.iter().find(|it| it.status == Some(status)).unwrap();
    let lang = catalogue.language();
    let one = by_status(7);
    assert!(matches!(one.standing, Standing::Revoked(at) if at.day() == "2026-09-01"));
    assert_eq!(one.more().narrative.as_ref().unwrap().in_lang(lang), "Pour une");
    assert_eq!(one.more().results[0].value.as_deref(), Some("4"));
    assert_eq!(one.more().role.as_deref(), Some("bénévole"));
    assert!(matches!(&one.recipient, Recipient::Hash { hash, .. } if hash.contains("49b5")));
    let two = by_status(8);
    assert!(matches!(two.standing, Standing::Suspended(_)));
    assert_eq!(two.publish, Publish::None);
    assert_eq!(two.more().narrative.as_ref().unwrap().in_lang(lang), "Pour tous");
    assert_eq!(two.more().evidence.len(), 1);
    let three = by_status(9);
    assert_eq!(three.awarded.day(), "2026-07-01");
    assert_eq!(catalogue[three.version].slug.as_str(), "reparer");
    assert_eq!(catalogue.erased.len(), 1);
}

#[test]
fn mistakes_in_awards() {
    check_mistakes(
        r#"
=== content/awards/a.toml
badge = "ecoute"
awarded = 2026-06-14
publish = "credential"

[[award]]
id = "6f0f8f2c"
     ^^^^^^^^^^ L013
recipient = { hash = "md5$49b5fe6fc9c8d1ae272e7a94739e11f9", salt = "court" }
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L013
                                                                    ^^^^^^^ P103
status = -1
         ^^ L013

[[award]]
^^^^^^^^^ L001
id = "eeecfd03-e1f1-418f-ab3b-7529c7b88c08"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be" }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ P103

[[award]]
id = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = { id = "did:key:z6Mk" }
status = 9
awarded = 2026-06-31
          ^^^^^^^^^^ L011
"#,
    );
}

#[test]
fn more_mistakes_in_awards() {
    check_mistakes(
        r#"
=== content/awards/a.toml
badge = "ecoute"
awarded = 2026-06-14

[[award]]
id = "eeecfd03-e1f1-418f-ab3b-7529c7b88c08"
recipient = { id = "ftp://example.org" }
                   ^^^^^^^^^^^^^^^^^^^ L013
status = 8
expires = 2026-06-01
          ^^^^^^^^^^ L030
statut = 9
^^^^^^ L003

[[award]]
id = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = { id = "did:key:z6Mk" }
status = 9
revoked = 2026-07-01
          ^^^^^^^^^^ L032
suspended = 2026-07-01
            ^^^^^^^^^^ L031

[[award]]
id = "a78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = "did:key:z6Mk"
            ^^^^^^^^^^^^^^ L012
status = 10
evidence = [{ url = "fiche.pdf" }]
                    ^^^^^^^^^^^ L013
results = [{ status = "Done" }]
                      ^^^^^^ L013

[[erased]]
^^^^^^^^^^ L001
id = "2c19cfe5-b95d-4302-b55f-5c4e5119a57a"
status = 10
"#,
    );
}

#[test]
fn a_mistake_above_the_awards_is_said_once() {
    let text = format!(
        "=== content/awards/a.toml\nbadge = 3\nawarded = \"hier\"\n{AWARD}{}",
        AWARD.replace("6f0f", "7f0f")
    );
    let run = run(&text);
    let codes: Vec<&str> = run.report.sorted().iter().map(|it| it.rule.code).collect();
    assert_eq!(codes, ["L012", "L013"], "{}", said(&run));
    assert_eq!(run.counts.awards, 0);
}

#[test]
fn a_wrong_award_is_left_out_and_the_others_stay() {
    let wrong = AWARD.replace("6f0f", "7f0f").replace("status = 7", "status = \"7\"");
    let run = run(&format!(
        "=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = 2026-06-14\n{AWARD}{wrong}"
    ));
    assert_eq!(run.counts, Counts { issuers: 1, versions: 2, awards: 1, erased: 0 });
    assert_eq!(run.catalogue.as_ref().map(awards), Some(1));
}

#[test]
fn a_missing_status_is_proposed_and_stays_the_same() {
    let text = format!(
        "=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = 2026-06-14\n{}",
        AWARD.replace("status = 7", "")
    );
    let propose = || {
        let run = run(&text);
        assert_eq!(run.report.findings().len(), 1, "{}", said(&run));
        let finding = &run.report.findings()[0];
        assert_eq!(finding.rule.code, "L001");
        finding.say(finding.rule.way_out, false)
    };
    let way_out = propose();
    let number = way_out.split("status = ").nth(1).and_then(|rest| rest.split('`').next());
    assert!(number.unwrap().parse::<u32>().unwrap() < 131_072, "{way_out}");
    assert_eq!(way_out, propose());
}

#[test]
fn an_address_in_the_clear_is_found_and_not_repeated() {
    let file = r#"
=== content/awards/a.toml
# Pour Camille <camille@example.org>
                ^^^^^^^^^^^^^^^^^^^ P101
badge = "ecoute"
awarded = 2026-06-14
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = "mailto:camille@example.org"
                    ^^^^^^^^^^^^^^^^^^^ P101
status = 7
[[award]]
id = "7f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { id = "camille\u0040example.org" }
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ P101
status = 8
[[award]]
id = "camille@example.org"
      ^^^^^^^^^^^^^^^^^^^ P101
     ^^^^^^^^^^^^^^^^^^^^^ L013
recipient = { id = "mailto:camille" }
                   ^^^^^^^^^^^^^^^^ P101
status = 9
"#;
    check_mistakes(file);
    let clean: String = file
        .lines()
        .filter(|line| !line.trim_start().starts_with('^'))
        .map(|line| format!("{line}\n"))
        .collect();
    let run = run(&clean);
    assert!(!said(&run).contains("camille"), "{}", said(&run));
    assert!(said(&run).contains("c…@example.org"));
    assert!(said(&run).contains("blason award"));
}

// --- Other files ---------------------------------------------------------------------------------

#[test]
fn nothing_is_passed_over_in_silence() {
    check_mistakes(
        r#"
=== content/accepted.toml
[[accept]]
^ L033
=== content/awards/a.seals
x
^ L033
=== content/endorsements/a.md
+++
^ L033
+++
=== content/endorsements/a.json
{}
^ L033
=== content/paths/a.md
+++
^ L033
+++
=== content/notes.md
Bonjour
^ L034
=== content/badges/ecoute/brouillon.md
Bonjour
^ L034
=== content/badges/ecoute/photo.jpg
x
=== content/pages/Aide.md
+++
^ L029
name = "Aide"
+++
Texte
=== content/pages/sans.md
Bonjour
^^^^^^^ L024
=== content/pages/ouvert.md
+++
^^^ L024
name = "Aide"
"#,
    );
}

#[test]
fn lines_that_cannot_be_read() {
    check_mistakes(
        r#"
=== content/frameworks/a.toml
name = "A
        ^ L011
[[term]]
slug = b
       ^ L011
name = "B"
nom = "C"
=== content/frameworks/b.toml
nom = "B"
name = "B"
name = "C"
^^^^ L011
"#,
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let page = "\u{feff}+++\r\nname = \"Aide\"\r\n+++\r\nUn\r\n\r\nDeux\r\n";
    let mut files: Vec<Source> =
        Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    files.push(Source { path: "content/pages/aide.md".into(), bytes: page.as_bytes().into() });
    let settings = files.iter_mut().find(|file| &*file.path == "blason.toml").unwrap();
    let text = String::from_utf8(settings.bytes.to_vec()).unwrap();
    settings.bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes().into();
    let run = run_sources(Sources::new(files, Vec::new()));
    assert!(run.report.findings().is_empty(), "{}", said(&run));
    let catalogue = run.catalogue.unwrap();
    assert_eq!(catalogue.pages[0].body.in_lang(catalogue.language()), "Un\n\nDeux");
}

#[test]
fn spans_are_right_after_a_byte_order_mark() {
    let page = "\u{feff}+++\nnom = \"Aide\"\nname = \"Aide\"\n+++\nUn\n";
    let mut files: Vec<Source> =
        Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    files.push(Source { path: "content/pages/aide.md".into(), bytes: page.as_bytes().into() });
    let run = run_sources(Sources::new(files, Vec::new()));
    let place = crate::support::place(&run.sources, &run.report.findings()[0]);
    assert_eq!(place, "content/pages/aide.md:2:1 L003 ^^^");
}

#[test]
fn a_control_character_is_refused() {
    check_mistakes(
        r#"
=== content/pages/aide.md
+++
name = "Ai\u0000de"
       ^^^^^^^^^^^^ L013
+++
Texte
"#,
    );
}

#[test]
fn terms_of_a_framework() {
    check_mistakes(
        r#"
=== content/frameworks/a.toml
name = "A"
[[family]]
slug = "un"
name = "Un"
[[posture]]
slug = "un"
       ^^^^ L038
name = "Un"
ladder = true
^^^^^^ L003
[[term]]
^^^^^^^^ L001
slug = "deux"
"#,
    );
}
