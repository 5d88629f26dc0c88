//! Badges and their translations: what is understood, and mistakes underlined where they stand.

use blason::ground::Instant;
use blason::model::{Alignments, Status};

use crate::support::{AWARD, check_mistakes, check_sound, run};

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
proposed_by = "La commission"
proposed = 2025-10-01
approved_by = { fr = "Le bureau" }
approved = 2025-12-01
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
    assert_eq!(new.proposed.map(Instant::day).as_deref(), Some("2025-10-01"));
    assert_eq!(new.approved.map(Instant::day).as_deref(), Some("2025-12-01"));
    let approved_by = new.approved_by.as_ref().expect("who approved it");
    assert_eq!(approved_by.in_lang(catalogue.language()), "Le bureau");
    assert!(old.proposed_by.is_none() && old.approved.is_none(), "each version has its own");
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
proposed = 2026-03-01
approved = 2026-02-01
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
profile = "open-recognition"
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

#[test]
fn l016_a_badge_with_frozen_versions_only() {
    let files = |marks: &str| {
        format!(
            "=== content/badges/seul/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
             === content/badges/seul/v1.md\n+++\n{marks}name = \"Seul\"\ndescription = \"Un badge.\"\n\
             version = \"1\"\nimage_alt = \"Une image\"\nlicence = \"CC0-1.0\"\n+++\nTexte\n"
        )
    };
    check_mistakes(&files("^ L016\n"));
    check_sound(&(files("") + &files("").replace("v1.md", "index.md").replace("\"1\"", "\"2\"")));
}
