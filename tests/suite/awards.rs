//! Awards: what is understood, mistakes underlined where they stand, no person in sight.

use blason::model::{Catalogue, Publish, Recipient, Standing};

use crate::support::{AWARD, Counts, check_mistakes, check_sound, run, said};

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
awarded = 31
          ^^ L012
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
    let clean: Vec<&str> =
        file.lines().filter(|line| !line.trim_start().starts_with('^')).collect();
    let run = run(&clean.join("\n"));
    assert!(!said(&run).contains("camille"), "{}", said(&run));
    assert!(said(&run).contains("c…@example.org"));
    assert!(said(&run).contains("`blason award`"));
}

#[test]
fn rare_properties_are_an_award_s_own_or_those_of_its_file() {
    let catalogue = check_sound(&format!(
        r#"
=== content/awards/fete.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== content/awards/a.toml
badge = "ecoute"
awarded = 2026-06-14
title = "Écoute, à la fête"
image = "fete.svg"
refresh = {{ id = "https://example.org/frais.json" }}
schema = [{{ id = "https://example.org/s.json" }}, {{ id = "https://example.org/t", type = "https://example.org/#T" }}]
{AWARD}title = "Autrement"
identifiers = [{{ type = "ltiUserId", value = 12 }}, {{ type = "name", hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }}]
[[award]]
id = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = {{ id = "https://amis.example/", name = "Les Amis" }}
status = 9
"#
    ));
    let rare = |status| {
        catalogue.awards.iter().find(|it| it.status == Some(status)).unwrap().more().rare()
    };
    let title = |status| rare(status).title.as_ref().unwrap().in_lang(catalogue.language());
    assert_eq!((title(7), title(9)), ("Autrement", "Écoute, à la fête"));
    assert_eq!((rare(7).identifiers.len(), rare(9).identifiers.len()), (2, 0));
    assert_eq!(rare(7).image, rare(9).image);
    assert_eq!(&*rare(9).image.as_ref().unwrap().path, "awards/fete.svg");
    assert_eq!(&*rare(9).refresh.as_ref().unwrap().kind, "1EdTechCredentialRefresh");
    assert_eq!(&*rare(9).schemas[0].kind, "1EdTechJsonSchemaValidator2019");
    let paths: Vec<&str> = catalogue.illustrations(false).iter().map(|it| &*it.path).collect();
    assert_eq!(paths, ["awards/fete.svg"]);
}

#[test]
fn mistakes_in_rare_properties() {
    check_mistakes(
        r#"
=== content/awards/à la fête.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== content/awards/a.toml
badge = "ecoute"
awarded = 2026-06-14
identifiers = [{ type = "systemId", value = "1" }]
^^^^^^^^^^^ L003
image = "à la fête.svg"
        ^^^^^^^^^^^^^^^ L013
subject_image = "absente.svg"
                ^^^^^^^^^^^^^ I101
terms_of_use = [{ type = "IssuerPolicy" }]
                         ^^^^^^^^^^^^^^ L013
refresh = { type = "1EdTechRefresh", id = "urn:frais" }
                   ^^^^^^^^^^^^^^^^ L013
                                          ^^^^^^^^^^^ L013
schema = [{ type = "JsonSchema" }]
          ^^^^^^^^^^^^^^^^^^^^^^^ L001
subject_types = ["Benevole"]
                 ^^^^^^^^^^ L013
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { id = "did:key:z6Mk" }
status = 7
[[award.identifiers]]
type = "name"
value = "Camille Dupont"
        ^^^^^^^^^^^^^^^^ P101
[[award.identifiers]]
type = "systemid"
       ^^^^^^^^^^ L013
value = "1"
[[award.identifiers]]
type = "systemId"
value = "camille@example.org"
         ^^^^^^^^^^^^^^^^^^^ P101
[[award.identifiers]]
^^^^^^^^^^^^^^^^^^^^^ P103
type = "accountId"
hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be"
"#,
    );
}

#[test]
fn a_salt_of_an_identifier_serves_one_person() {
    let shared = |award: &str| {
        format!(
            r#"{award}identifiers = [{{ type = "accountId", hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "un sel de seize octets" }}]
"#
        )
    };
    let first = shared(AWARD);
    let other = r#"
[[award]]
id = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250"
recipient = { id = "https://amis.example/" }
status = 9
"#;
    let head = "\n=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = 2026-06-14\n";
    check_sound(&[head, &first, other].concat());
    let run = run(&[head, &first, &shared(other)].concat());
    let codes: Vec<&str> = run.report.sorted().iter().map(|it| it.rule.code).collect();
    assert_eq!(codes, ["P103"], "{}", said(&run));
}
