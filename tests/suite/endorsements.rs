//! Endorsements: read, verified, bound to a text, compared. Everything that others sign here is signed
//! by keys that the test makes.

use blason::formats::Documents;
use blason::formats::endorsement::Draft;
use blason::ground::{Instant, Sources};
use blason::model::{Endorsed, EndorsementStanding, IssuerId, VersionId};
use blason::proof::{SigningKey, data_integrity};
use blason::render::meaning::Meaning;
use serde_json::{Value, json};

use crate::review::{award, check_change, check_unnoticed, repair, reviewed};
use crate::support::{check_mistakes, check_sound, merged, run, said};

/// A second issuer of the sound catalogue, which may endorse the first.
pub(crate) const PARTNER: &str = "=== content/issuers/partenaire.md\n+++\nname = \"Le Partenaire\"\n[[key]]\npublic = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\nfrom = 2026-01-01\n+++\n";

const ID: &str = "urn:uuid:6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d";
const REPAIR: &str = "https://badges.example.org/badges/reparer/1/achievement.json";

/// A key that this test makes.
fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn day(text: &str) -> Instant {
    Instant::parse(text).expect("a day")
}

/// The document of “Réparer” and what it says, in the sound catalogue with these files in it.
fn meaning(listing: &str, about: impl Fn(&blason::model::Catalogue) -> Endorsed) -> Meaning {
    let catalogue = run(listing).catalogue.expect("a catalogue");
    let documents = Documents::new(&catalogue, None);
    Meaning::of(&documents.endorsed(about(&catalogue), false)).expect("a meaning")
}

fn of_badge(listing: &str, slug: &str) -> Meaning {
    meaning(listing, |catalogue| {
        let badge = catalogue.badges.iter().find(|it| it.slug.as_str() == slug);
        Endorsed::Version(badge.expect("a badge").current)
    })
}

/// What somebody signs, before it is changed by a test: of “Réparer”, by a key alone.
fn draft<'a>(subject: &'a str, covers: &[[u8; 32]], signer: &SigningKey) -> Draft<'a> {
    Draft {
        id: ID.to_owned(),
        name: "Le Voisin · Réparer".to_owned(),
        subject,
        comment: Some("Nous avons vu **trois** ateliers."),
        issuer: json!({
            "id": format!("did:key:{}", signer.public().to_multikey()),
            "type": ["Profile"],
            "name": "Le Voisin",
        }),
        from: day("2026-05-01"),
        until: None,
        covers: covers.to_vec(),
        status: None,
    }
}

fn signed(draft: Draft<'_>, signer: &SigningKey) -> Value {
    let issuer = draft.issuer["id"].as_str().expect("an id").to_owned();
    let method = format!("{issuer}#{}", signer.public().to_multikey());
    data_integrity::sign(&draft.document(), signer, &method, "2026-05-01T00:00:00Z")
        .expect("it can be signed")
}

/// A file of the catalogue with this document.
fn file(name: &str, document: &Value) -> String {
    format!("=== content/endorsements/{name}.json\n{document}\n")
}

fn answer(name: &str, lines: &str) -> String {
    format!("=== content/endorsements/{name}.toml\n{lines}\n")
}

/// What “Le Voisin” signed of “Réparer” as these files say it, and the catalogue’s answer.
fn neighbour(listing: &str) -> String {
    let covers = of_badge(listing, "reparer").digest();
    let signed = signed(draft(REPAIR, &[covers], &key(3)), &key(3));
    file("voisin", &signed) + &answer("voisin", "state = \"accepted\"")
}

/// An endorsement of ours of “Réparer”, with these lines.
fn ours(covers: &str, lines: &str) -> String {
    format!(
        "{PARTNER}=== content/endorsements/partenaire.md\n+++\nbadge = \"reparer\"\nby = \"partenaire\"\ngiven = 2026-05-01\n{covers}{lines}+++\nNous y étions.\n"
    )
}

fn covers(listing: &str) -> String {
    format!("covers = \"{}\"\n", of_badge(listing, "reparer").hex())
}

#[test]
fn ours_and_theirs_are_read() {
    let listing = ours(&covers(""), "until = 2027-05-01\nstatus = 9\ncomment = { fr = \"x\" }\n");
    let catalogue = check_sound(&(listing + &neighbour("")));
    let [ours, theirs] = &catalogue.endorsements[..] else { panic!("two endorsements") };
    assert_eq!((ours.slug.as_str(), theirs.slug.as_str()), ("partenaire", "voisin"));
    assert_eq!(ours.about, theirs.about);
    assert!(
        matches!(ours.about, Endorsed::Version(id) if catalogue[id].slug.as_str() == "reparer")
    );
    let lang = catalogue.language();
    assert_eq!(ours.comment.as_ref().expect("a comment").in_lang(lang), "Nous y étions.");
    let signer = theirs.signer().expect("somebody else signed");
    assert_eq!(signer.name.as_deref(), Some("Le Voisin"));
    assert_eq!((&*theirs.covers[0], &*ours.covers[0]), (&*ours.covers[0], &*theirs.covers[0]));
    assert_eq!(ours.standing(day("2026-11-23")), EndorsementStanding::Standing);
    assert_eq!(ours.standing(day("2027-05-01")), EndorsementStanding::Expired);
    assert_eq!(theirs.standing(day("2036-01-01")), EndorsementStanding::Standing);
}

#[test]
fn an_issuer_and_an_award_can_be_endorsed() {
    let of_us = meaning(PARTNER, |_| Endorsed::Issuer(IssuerId::at(0)));
    assert_eq!(of_us.id, "did:web:badges.example.org");
    let given = award("reparer", 1, "");
    let of_award = meaning(&given, |it| Endorsed::Award(it.award_ids().next().expect("one")));
    let id = of_award.id.clone();
    for (name, subject, digest) in
        [("lui", &*of_us.id, of_us.digest()), ("elle", &id, of_award.digest())]
    {
        let document = signed(draft(subject, &[digest], &key(3)), &key(3));
        let all = [&given, PARTNER, &file(name, &document), &answer(name, "state = \"accepted\"")];
        check_sound(&all.concat().replace("=== content/awards", "\n=== content/awards"));
    }
    // Its address in Open Badges 2.0 names the same badge, and another document is covered.
    let catalogue = check_sound("");
    let twin = Documents::new(&catalogue, None).endorsed(Endorsed::Version(VersionId::at(1)), true);
    let twin = Meaning::of(&twin).expect("a badge class");
    assert!(twin.id.ends_with("/badges/reparer/1/badgeclass.json"), "{}", twin.id);
    let document = signed(draft(&twin.id, &[twin.digest()], &key(3)), &key(3));
    check_sound(&(file("voisin", &document) + &answer("voisin", "state = \"accepted\"")));
}

#[test]
fn ours_with_mistakes() {
    check_mistakes(&format!(
        r#"
{PARTNER}
=== content/endorsements/a.md
+++
given = 2026-05-01
by = "partenair"
      ^^^^^^^^^ L014
badge = "reparer"
+++
Parce que.
=== content/endorsements/b.md
+++
badge = "reprer"
         ^^^^^^ L014
by = "partenaire"
given = 2026-05-01
+++
Parce que.
=== content/endorsements/c.md
+++
^ S123
by = "partenaire"
given = 2026-05-01
covers = "12"
         ^^^^ L013
state = "oui"
        ^^^^^ L013
reasn = "x"
^^^^^ L003
+++
Parce que.
=== content/endorsements/d.md
+++
^ S123
badge = "reparer"
issuer = "liens"
by = "partenaire"
given = 2026-05-01
until = 2026-04-01
        ^^^^^^^^^^ L030
+++
Parce que, écrit à ici@personne.example.
                   ^^^^^^^^^^^^^^^^^^^^ P101
=== content/endorsements/e.md
+++
award = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ S120
by = "partenaire"
given = 2026-05-01
+++
Parce que.
=== content/endorsements/f.md
+++
^ L001
badge = "reparer"
+++
^^^ L001
"#
    ));
}

#[test]
fn ours_is_bound_to_a_text() {
    check_mistakes(&ours("", "").replace("+++\nbadge", "+++\n^ S128\nbadge"));
    let old = "0".repeat(64);
    let mark = format!("         {} S127\n", "^".repeat(66));
    check_mistakes(&ours(&format!("covers = \"{old}\"\n"), &mark));
    // Several texts may be covered, when a change was read and is fine.
    let both =
        covers("").replace("covers = ", &format!("covers = [\"{old}\", ")).replace("\"\n", "\"]\n");
    check_sound(&ours(&both, ""));
}

#[test]
fn states_are_told() {
    let ended = ours(&covers(""), "until = 2026-06-01\n        ^^^^^^^^^^ S130\n");
    check_mistakes(&ended);
    for state in ["withdrawn", "revoked"] {
        let state = format!("state = \"{state}\"\n");
        let mark = format!("        {} S132\n", "^".repeat(state.len() - 9));
        check_mistakes(&ours(&covers(""), &(state.clone() + &mark)));
        check_sound(&ours(&covers(""), &(state + "on = 2026-06-01\nstatus = 4\n")));
    }
    check_sound(&ours(&covers(""), "state = \"declined\"\n"));
    check_sound(&ours(&covers(""), "state = \"proposed\"\n"));
    let itself = ours(&covers(""), "").replace("by = \"partenaire\"", "by = \"liens\"");
    check_mistakes(&itself.replace("by = \"liens\"\n", "by = \"liens\"\n     ^^^^^^^ S131\n"));
}

#[test]
fn theirs_with_mistakes() {
    let covers = of_badge("", "reparer").digest();
    let whole = || signed(draft(REPAIR, &[covers], &key(3)), &key(3));
    let accepted = answer("voisin", "state = \"accepted\"");
    let found = |document: &Value, answer: &str| -> Vec<&str> {
        let run = run(&(file("voisin", document) + answer));
        run.report.sorted().iter().map(|it| it.rule.code).collect()
    };
    assert_eq!(found(&whole(), &accepted), [""; 0]);
    assert_eq!(found(&whole(), ""), ["S129"], "nobody has answered");
    assert_eq!(found(&whole(), &answer("voisin", "state = \"declined\"")), [""; 0]);
    assert_eq!(found(&whole(), &answer("autre", "state = \"declined\"")), ["S122", "S129"]);
    assert_eq!(found(&whole(), &answer("voisin", "on = 2026-06-01")), ["L001"]);

    let mut tampered = whole();
    tampered["credentialSubject"]["endorsementComment"] = "Nous n’avons rien vu.".into();
    assert_eq!(found(&tampered, &accepted), ["S124"]);
    let mut unsigned = whole();
    unsigned.as_object_mut().expect("an object").remove("proof");
    assert_eq!(found(&unsigned, &accepted), ["S121"]);
    let mut other = whole();
    other["type"] = json!(["VerifiableCredential"]);
    assert_eq!(found(&other, &accepted), ["S121"]);
    let mut undefined = whole();
    undefined["wert"] = "x".into();
    assert_eq!(found(&undefined, &accepted), ["S124"]);
    assert_eq!(found(&json!({ "type": "Endorsement" }), &accepted), ["S121"]);

    let stranger = REPAIR.replace("reparer", "coudre");
    let stranger = signed(draft(&stranger, &[covers], &key(3)), &key(3));
    assert_eq!(found(&stranger, &accepted), ["S120"]);
    let unbound = signed(draft(REPAIR, &[], &key(3)), &key(3));
    assert_eq!(found(&unbound, &accepted), ["S128"]);
    let other_text = signed(draft(REPAIR, &[[7; 32]], &key(3)), &key(3));
    assert_eq!(found(&other_text, &accepted), ["S127"]);
    let long_ago = signed(
        Draft { until: Some(day("2026-06-01")), ..draft(REPAIR, &[covers], &key(3)) },
        &key(3),
    );
    assert_eq!(found(&long_ago, &accepted), ["S130"], "it did hold");
    let soon = Draft { from: day("2027-01-01"), ..draft(REPAIR, &[covers], &key(3)) };
    assert_eq!(found(&signed(soon, &key(3)), &accepted), ["S124"], "it does not hold yet");

    // Signed by one key in the name of another.
    let forged = signed(draft(REPAIR, &[covers], &key(4)), &key(3));
    assert_eq!(found(&forged, &accepted), ["S124"]);
    // By somebody whose document cannot be read offline.
    let issuer = json!({ "id": "did:web:voisin.example.org", "type": ["Profile"], "name": "V" });
    let elsewhere = || Draft { issuer: issuer.clone(), ..draft(REPAIR, &[covers], &key(3)) };
    let elsewhere = signed(elsewhere(), &key(3));
    assert_eq!(found(&elsewhere, &accepted), ["S125"]);
    let known = |seed: u8| {
        let key = key(seed).public().to_multikey();
        answer("voisin", &format!("state = \"accepted\"\nkey = \"{key}\""))
    };
    assert_eq!(found(&elsewhere, &known(3)), [""; 0]);
    assert_eq!(found(&elsewhere, &known(5)), ["S126"]);
}

#[test]
fn a_signed_document_of_any_shape_is_read_or_refused() {
    let covers = of_badge("", "reparer").digest();
    let whole = signed(draft(REPAIR, &[covers], &key(3)), &key(3));
    let names: Vec<String> = whole.as_object().expect("an object").keys().cloned().collect();
    for name in &names {
        for value in [json!(null), json!([]), json!({}), json!(7), json!("x"), json!([[{}]])] {
            let mut document = whole.clone();
            document[name] = value;
            let run = run(&(file("voisin", &document) + &answer("voisin", "state = \"accepted\"")));
            assert!(!run.report.findings().is_empty(), "{name}: {document}");
        }
    }
    for text in ["", "{", "[]", "\u{feff}{}", "{\"a\":1,\"a\":2}", &"[".repeat(9_000)] {
        let run = run(&format!("=== content/endorsements/voisin.json\n{text}\n"));
        let codes: Vec<&str> = run.report.sorted().iter().map(|it| it.rule.code).collect();
        assert_eq!(codes, ["S121"], "{}", said(&run));
    }
}

// --- What changes ----------------------------------------------------------------------------------

/// The text of “Réparer” in these tests.
fn before() -> String {
    repair("", "- trois réparations ;\n- une fiche.")
}

/// A seal and an answer of “Le Voisin” for this text, as files.
fn endorsed(text: &str) -> String {
    neighbour(text)
}

#[test]
fn d119_an_endorsed_text_changes() {
    let signed = endorsed(&before());
    let marked = |mark: &str| signed.replacen("\n=== ", &format!("\n{mark}=== "), 1);
    let other = repair("", "- deux réparations ;\n- une fiche.");
    check_change(&(before() + &signed), &(other.clone() + &marked("^ D119\n")));
    // Nobody sees a difference.
    let same = repair("", "*  une **fiche**\n*  trois  réparations");
    check_unnoticed(&(before() + &signed), &(same + &signed));
    // Asked again, in the same change.
    let again = endorsed(&other);
    check_change(&(before() + &signed), &(other.clone() + &again));
    // Taken back, or no longer accepted.
    let taken_back = signed.replace("\"accepted\"", "\"withdrawn\"");
    check_change(&(before() + &signed), &(other.clone() + &taken_back));
    // It did not cover the text before either.
    check_change(&(before() + &again), &(other.clone() + &again));
    // What was not accepted is nobody’s loss.
    let proposed = signed.replace("\"accepted\"", "\"proposed\"");
    check_change(&(before() + &proposed), &(other + &proposed));
}

#[test]
fn d119_the_next_version_is_another_text() {
    let signed = endorsed(&before());
    let marked = signed.replacen("\n=== ", "\n^ D119\n=== ", 1);
    let kept = before().replace("content/badges/reparer.md", "content/badges/reparer/v1.md");
    let art = "=== content/badges/reparer/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let next = repair("version = \"2\"", "- deux réparations ;\n- une fiche.");
    let after = |endorsements: &str| [art, &kept, &next, endorsements].concat();
    check_change(&(before() + &signed), &after(&marked));
    // The same words under another number say the same.
    let same = repair("version = \"2\"", "- trois réparations ;\n- une fiche.");
    check_change(&(before() + &signed), &[art, &kept, &same, &signed].concat());
    // Who endorsed the first has endorsed the second.
    let covers = of_badge(&after(""), "reparer").digest();
    let subject = REPAIR.replace("/1/", "/2/");
    let again = self::signed(draft(&subject, &[covers], &key(3)), &key(3));
    let again = file("voisin-2", &again) + &answer("voisin-2", "state = \"accepted\"");
    check_change(&(before() + &signed), &after(&(signed.clone() + &again)));
}

#[test]
fn d119_without_a_digest_the_two_texts_are_compared() {
    let unbound = signed(draft(REPAIR, &[], &key(3)), &key(3));
    let accepted = answer("voisin", "state = \"accepted\"");
    let files = file("voisin", &unbound) + &accepted;
    let marked = file("voisin", &unbound) + "^ D119\n" + &accepted;
    let other = repair("", "- deux réparations ;\n- une fiche.");
    check_change(&(before() + &files), &(other + &marked));
    check_unnoticed(&(before() + &files), &(before() + &files));
}

#[test]
fn d119_an_endorsed_issuer_changes() {
    let us = |name: &str| {
        format!(
            "=== content/issuers/liens.md\n+++\nname = \"{name}\"\nurl = \"https://example.org/\"\nemail = \"badges@example.org\"\n[[key]]\npublic = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\nfrom = 2026-01-01\nuntil = 2028-01-01\n+++\n"
        )
    };
    let of_us = meaning(&us("Les Liens"), |_| Endorsed::Issuer(IssuerId::at(0)));
    let covers = format!("covers = \"{}\"\n", of_us.hex());
    let ours = ours(&covers, "").replace("badge = \"reparer\"", "issuer = \"liens\"");
    let marked = ours.replace(&covers, &format!("{covers}         {} D119\n", "^".repeat(66)));
    check_change(&(us("Les Liens") + &ours), &(us("Les autres") + &marked));
    check_unnoticed(&(us("Les Liens") + &ours), &(us("Les  Liens") + &ours));
}

#[test]
fn a_review_tells_what_happens_to_endorsements() {
    let signed = endorsed(&before());
    let other = repair("", "- deux réparations ;\n- une fiche.");
    let partner = ours(&format!("covers = \"{}\"\n", "0".repeat(64)), "");
    let [base, head] = [before() + &signed, other + &signed + &partner]
        .map(|listing| Sources::from_listing(&merged(&listing)));
    reviewed(&base, &head, |review| {
        let told = blason::render::sheet::text(&blason::review::account::told(review, false, true));
        for words in [
            "Endorsement to ask again of: Le Voisin",
            "To ask again",
            "Le Voisin · reparer@1: given for the text as it was",
            "Le Partenaire · reparer@1: new (accepted)",
            "Ask Le Voisin again",
        ] {
            assert!(told.contains(words), "{words} / {told}");
        }
        let json = blason::review::account::json(review, Value::Null, false);
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let all = json["endorsements"].as_array().expect("a list");
        let told: Vec<(&str, &str, bool)> = all
            .iter()
            .map(|it| {
                let text = |name: &str| it[name].as_str().expect("a text");
                (text("endorsement"), text("change"), it["ask_again"] == true)
            })
            .collect();
        assert_eq!(told, [("voisin", "no-longer-covers", true), ("partenaire", "added", false)]);
    });
}
