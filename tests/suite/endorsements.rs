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
use crate::workshop::{Answer, TODAY, Tree, Workshop, assert_same, ends};
use crate::year::outside::Reader;

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
    let renewed = ended.replace("        ^^^^^^^^^^ S130\n", "").replace(PARTNER, "");
    let anew = ours(&covers(""), "").replace("/endorsements/partenaire", "/endorsements/encore");
    check_sound(&(anew + &renewed));
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

// --- The whole way ---------------------------------------------------------------------------------

/// The current version of “Réparer” on the small site, and an award of it.
const SMALL: &str = "badges/reparer/2/achievement.json";

/// Runs the program with a key that only this command knows, and no key folder.
fn run_with(workshop: &Workshop, seed: u8, arguments: &[&str]) -> Answer {
    let pem = key(seed).to_pkcs8_pem();
    let mut command = workshop.command(arguments);
    command.env("BLASON_KEY", &**pem).output().expect("the program starts").into()
}

/// The built site holds together, every document of it.
fn holds(workshop: &Workshop) {
    let public = workshop.root().join("public");
    workshop.run(&["verify", public.to_str().expect("Unicode"), "--now", TODAY]).must_be(0);
}

/// What `blason endorse` makes of a published document, proposed and accepted.
fn endorse(workshop: &Workshop, document: &str, seed: u8) {
    let document = workshop.root().join("public").join(document);
    let name = format!("content/endorsements/voisin-{seed}.json");
    std::fs::create_dir_all(workshop.root().join("content/endorsements")).expect("a folder");
    let out = workshop.root().join(&name);
    let arguments = [
        "endorse",
        document.to_str().expect("Unicode"),
        "--name",
        "Le Voisin",
        "--comment",
        "Nous avons vu **trois** ateliers.",
        "--given",
        "2026-10-01",
        "--out",
        out.to_str().expect("Unicode"),
    ];
    run_with(workshop, seed, &arguments).must_be(0);
    let bytes = std::fs::read(&out).expect("an endorsement was written");
    workshop.write(&name, bytes);
    workshop.write(&name.replace(".json", ".toml"), "state = \"accepted\"\n");
}

fn json_at(site: &Tree, path: &str) -> Value {
    let bytes = site.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    serde_json::from_slice(bytes).expect("JSON")
}

fn codes(workshop: &Workshop) -> Vec<String> {
    let found = workshop.findings();
    let all = found["findings"].as_array().expect("a list");
    all.iter().map(|it| it["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn the_bare_program_endorses_and_the_site_shows_it() {
    let workshop = Workshop::small();
    let plain = workshop.build();
    endorse(&workshop, SMALL, 3);
    assert_eq!(codes(&workshop), [""; 0]);
    let site = workshop.build();
    holds(&workshop);

    // Letter for letter, at an address of its own.
    let kept = workshop.text("content/endorsements/voisin-3.json");
    assert_eq!(site["endorsements/voisin-3.json"], kept.as_bytes());
    // In the document of the badge, believed by a reader who shares no code with the program.
    let badge = json_at(&site, SMALL);
    let [endorsement] = &badge["endorsement"].as_array().expect("a list")[..] else {
        panic!("one endorsement")
    };
    assert_eq!(*endorsement, serde_json::from_str::<Value>(&kept).expect("JSON"));
    assert!(Reader::new(&site).believes(endorsement));
    let mut altered = endorsement.clone();
    altered["credentialSubject"]["endorsementComment"] = "Rien.".into();
    assert!(!Reader::new(&site).believes(&altered), "the reader can say no");
    // On the page, with who and why.
    for page in ["badges/reparer/index.html", "en/badges/reparer/2/index.html"] {
        let page = String::from_utf8(site[page].clone()).expect("UTF-8");
        for words in ["Le Voisin", "<strong>trois</strong>", "endorsements/voisin-3.json"] {
            assert!(page.contains(words), "{words}");
        }
    }
    // What was signed for people is as it was: awards do not hold it unless they are asked to.
    for (path, bytes) in plain.iter().filter(|(path, _)| path.starts_with("awards/")) {
        assert_eq!(site.get(path), Some(bytes), "{path}");
    }

    // The badge is edited: nobody may believe that the neighbour read this.
    workshop.replace(
        "content/badges/reparer/index.md",
        "description = \"",
        "description = \"Oui. ",
    );
    assert!(codes(&workshop).contains(&"S127".to_owned()), "{:?}", codes(&workshop));
    let site = workshop.build();
    assert!(json_at(&site, SMALL).get("endorsement").is_none());
    let page = String::from_utf8(site["badges/reparer/index.html"].clone()).expect("UTF-8");
    assert!(page.contains("<li data-state=\"earlier\">"), "the page says so");
    holds(&workshop);
}

#[test]
fn three_endorsements_in_one_credential() {
    let workshop = Workshop::small();
    let plain = workshop.build();
    for seed in [3, 4, 5] {
        endorse(&workshop, SMALL, seed);
    }
    let settings = workshop.text("blason.toml");
    assert!(!settings.contains("[awards]"), "the test adds it");
    workshop.write("blason.toml", format!("{settings}\n[awards]\nendorsements = true\n"));
    let site = workshop.build();
    holds(&workshop);
    let reader = Reader::new(&site);
    let mut seen = 0;
    for path in site.keys().filter(|path| path.starts_with("awards/") && ends(path, "json")) {
        let award = json_at(&site, path);
        let badge = &award["credentialSubject"]["achievement"];
        if badge["id"] != format!("https://badges.atelier.example/{SMALL}") {
            continue;
        }
        let all = badge["endorsement"].as_array().expect("a list");
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|it| reader.believes(it)));
        assert!(reader.believes(&award), "{path}");
        assert_ne!(plain[path], site[path]);
        let file = workshop.root().join("public").join(path);
        let answer = workshop.run(&[
            "verify",
            "--site",
            workshop.root().join("public").to_str().expect("Unicode"),
            "--thorough",
            "--now",
            TODAY,
            "--format",
            "json",
            file.to_str().expect("Unicode"),
        ]);
        let told: Value = serde_json::from_str(&answer.out).expect("JSON");
        let verdict = &told["files"][0]["verdicts"][0];
        assert_eq!(verdict["endorsements"].as_array().map(Vec::len), Some(3), "{path}");
        let steps = verdict["steps"].as_array().expect("steps");
        let inside = steps.iter().find(|it| it["step"] == "endorsements").expect("the step");
        assert_eq!(inside["outcome"], "passed", "{path}");
        seen += 1;
    }
    assert!(seen >= 2, "several awards of the badge are published");
}

#[test]
fn ours_are_signed_at_build_or_sealed() {
    let workshop = Workshop::small();
    workshop
        .run(&["new", "endorsement", "halle", "--badge", "reparer@2", "--by", "halle"])
        .must_be(0);
    assert_eq!(codes(&workshop), [""; 0], "what is begun is sound, and not shown");
    assert!(!workshop.build().contains_key("endorsements/halle.json"));
    workshop.replace("content/endorsements/halle.md", "\"proposed\"", "\"accepted\"");
    workshop.replace("content/endorsements/halle.md", "given = 20", "given = 2026-10-01 # 20");
    let site = workshop.build();
    holds(&workshop);
    let ours = json_at(&site, "endorsements/halle.json");
    assert_eq!(ours["id"], "https://badges.atelier.example/endorsements/halle.json");
    assert_eq!(json_at(&site, SMALL)["endorsement"][0], ours);
    assert!(
        ours["relatedResource"][0]["id"].as_str().expect("a name").starts_with("ni:///sha-256;")
    );
    let twin = json_at(&site, "endorsements/halle.ob2.json");
    assert_eq!(
        twin["claim"]["id"],
        "https://badges.atelier.example/badges/reparer/2/badgeclass.json"
    );
    let class = json_at(&site, "badges/reparer/2/badgeclass.json");
    assert_eq!(class["endorsement"], json!([twin["id"]]));

    // Sealed, it is the same without a key.
    workshop.run(&["sign", "--as-of", TODAY]).must_be(0);
    assert_eq!(
        workshop.text("content/endorsements/halle.json").as_bytes(),
        site["endorsements/halle.json"]
    );
    assert_eq!(codes(&workshop), [""; 0]);
    workshop.build_with(&["--locked"]).must_be(0);
    assert_same(&site, &crate::workshop::tree(&workshop.root().join("public")));

    // Its words change: the signature is of others.
    workshop.replace("content/endorsements/halle.md", "À écrire", "Écrit");
    assert_eq!(codes(&workshop), ["S133"]);
    workshop.build_with(&["--locked"]).must_be(2);

    // Taken back, it says so in the status list, and no document holds it.
    workshop.replace("content/endorsements/halle.md", "\"accepted\"", "\"withdrawn\"");
    workshop.remove("content/endorsements/halle.json");
    let site = workshop.build();
    let told = json_at(&site, "endorsements/halle.json");
    let list = told["credentialStatus"]["statusListCredential"].as_str().expect("a list");
    let list = list.strip_prefix("https://badges.atelier.example/").expect("a list of the site");
    let place = told["credentialStatus"]["statusListIndex"].as_str().expect("a place");
    let bits = Reader::new(&site).bits(list);
    assert!(crate::year::outside::is_set(&bits, place.parse().expect("a number")));
    assert!(json_at(&site, SMALL).get("endorsement").is_none());
    assert!(!site.contains_key("endorsements/halle.ob2.json"));
}

#[test]
fn what_cannot_be_endorsed_is_refused() {
    let workshop = Workshop::small();
    workshop.build();
    let public = workshop.root().join("public");
    let endorse = |what: &str, more: &[&str]| {
        let what = public.join(what);
        let all = ["endorse", what.to_str().expect("Unicode"), "--name", "Le Voisin", "--dry-run"];
        run_with(&workshop, 3, &[&all[..], more].concat())
    };
    for fine in [SMALL, "badges/reparer/2/badgeclass.json", "issuers/halle/profile.json"] {
        endorse(fine, &[]).must_be(0);
    }
    for (what, more) in [
        ("catalogue.json", &[][..]),
        ("index.html", &[]),
        ("nowhere.json", &[]),
        (SMALL, &["--until", "2020-01-01"]),
        (SMALL, &["--issuer", "Le Voisin"]),
        (SMALL, &["--given", "2020-13-01"]),
    ] {
        endorse(what, more).must_be(2);
    }
    // An address, without the leave to ask for it.
    let address = ["endorse", "https://a.example/x.json", "--name", "V"];
    run_with(&workshop, 3, &address).must_be(2);
    // Nothing is overwritten.
    let out = workshop.root().join("x.json");
    std::fs::write(&out, "mine").expect("a file");
    let what = public.join(SMALL);
    let [what, out] = [&what, &out].map(|it| it.to_str().expect("Unicode"));
    run_with(&workshop, 3, &["endorse", what, "--name", "V", "--out", out]).must_be(2);
    // Nor without a key.
    workshop.run(&["endorse", what, "--name", "V"]).must_be(2);
    assert_eq!(workshop.text("x.json"), "mine");
}
