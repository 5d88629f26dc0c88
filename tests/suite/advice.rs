//! What `check` finds beside the words of single files: how pictures look, old addresses that lead
//! nowhere, what hangs on the day, and what git has kept.

use blason::ground::{History, Instant, Report, SourceId};

use crate::support::{SOUND, check_sound, run};
use crate::workshop::{TODAY, Workshop};

const BADGE: &str = "content/badges/accueillir/index.md";
const PICTURE: &str = "content/badges/accueillir/badge.svg";

/// The findings of a workshop, by code, with the words that each is about.
fn found(workshop: &Workshop) -> Vec<(String, String)> {
    let found = workshop.findings();
    let list = found["findings"].as_array().cloned().unwrap_or_default();
    let text = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    list.iter().map(|it| (text(it, "code"), text(it, "message"))).collect()
}

fn codes(workshop: &Workshop) -> Vec<String> {
    found(workshop).into_iter().map(|(code, _)| code).collect()
}

/// A PNG of one colour.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = vec![0; (width * height) as usize];
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("a picture");
    bytes
}

#[test]
fn i102_a_picture_is_a_square_that_can_be_seen_and_carried() {
    let workshop = Workshop::small();
    let square =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\"><circle r=\"9\"/></svg>";
    for (art, expected) in [
        (square.to_owned(), &[][..]),
        (square.replace("90 90", "90 91"), &[]),
        (square.replace("90 90", "90 60"), &["I102"]),
        (square.replace("<circle", &format!("{}<circle", " ".repeat(250_000))), &["I102"]),
    ] {
        workshop.write(PICTURE, &art);
        assert_eq!(codes(&workshop), expected, "{}", &art[..80]);
    }
    workshop.remove(PICTURE);
    workshop.replace(BADGE, "badge.svg", "badge.png");
    for ((width, height), expected) in
        [((200, 200), &[][..]), ((199, 199), &["I102"]), ((400, 200), &["I102"])]
    {
        workshop.write(&PICTURE.replace("svg", "png"), png(width, height));
        assert_eq!(codes(&workshop), expected, "{width} {height}");
    }
}

#[test]
fn i104_text_in_a_drawing_is_outlined() {
    let workshop = Workshop::small();
    workshop.replace(PICTURE, "</svg>", "<text x=\"9\" y=\"9\">Bravo</text></svg>");
    assert_eq!(codes(&workshop), ["I104"]);
    workshop.replace(PICTURE, "<text x=\"9\" y=\"9\">Bravo</text>", "<title>Bravo</title>");
    assert!(codes(&workshop).is_empty());
}

#[test]
fn c106_an_old_address_leads_somewhere() {
    let workshop = Workshop::small();
    let settings = workshop.text("blason.toml");
    let moved = |to: &str| {
        let text = format!("{settings}\n[[moved]]\nfrom = \"/ancien\"\nto = \"{to}\"\n");
        workshop.write("blason.toml", text);
        found(&workshop)
    };
    for there in
        ["badges/accueillir", "badges/accueillir/", "/badges/accueillir/#criteres", "feed.atom"]
    {
        assert_eq!(moved(there), [], "{there}");
    }
    let lost = moved("badges/acueillir");
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!(lost[0].0, "C106");
    assert!(lost[0].1.contains("badges/acueillir"), "{lost:?}");
}

fn on(day: &str, listing: &str, changed: Option<&str>) -> Vec<&'static str> {
    let run = run(listing);
    let catalogue = run.catalogue.expect("a catalogue");
    let instant = |day| Instant::parse(day).expect("a day");
    let history: History = changed
        .map(|day| blason::ground::FileHistory {
            first: instant(day),
            last: instant(day),
            revision: "0123456789".into(),
        })
        .into_iter()
        .flat_map(|known| {
            let files = catalogue.versions.iter().map(|it| it.span.source);
            files.map(move |file: SourceId| (file, known.clone())).collect::<Vec<_>>()
        })
        .collect();
    let mut report = Report::new();
    blason::check::on(instant(day), &catalogue, &history, &mut report);
    report.sorted().iter().map(|it| it.rule.code).collect()
}

#[test]
fn s103_a_key_that_ends_has_one_that_follows() {
    // The key of the sound catalogue ends on 2028-01-01.
    assert_eq!(on("2027-10-02", "", None), [""; 0]);
    assert_eq!(on("2027-10-03", "", None), ["S103"]);
    assert_eq!(on("2027-12-31", "", None), ["S103"]);
    let issuer = SOUND.split("=== ").find(|it| it.contains("[[key]]")).expect("an issuer");
    let followed = issuer.replace(
        "until = 2028-01-01",
        "until = 2028-01-01\n[[key]]\n\
         public = \"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"\nfrom = 2028-01-01",
    );
    assert_eq!(on("2027-12-31", &format!("=== {followed}"), None), [""; 0]);
    let lost = followed.replace("from = 2028-01-01", "from = 2028-01-01\ncompromised = 2027-11-01");
    assert_eq!(on("2027-12-31", &format!("=== {lost}"), None), ["S103"]);
}

#[test]
fn f105_an_alignment_that_nobody_looked_at_for_a_year() {
    let aligned = |checked: &str| {
        format!(
            "=== content/badges/reparer.md\n+++\nname = \"Réparer\"\ndescription = \"Remettre en état.\"\n\
             image_alt = \"Un tournevis\"\nlicence = \"CC-BY-SA-4.0\"\n[[alignment]]\nname = \"R\"\n\
             url = \"https://example.org/r\"\n{checked}+++\nAvoir mené trois réparations.\n"
        )
    };
    let looked = aligned("checked_on = 2025-11-23\n");
    check_sound(&looked);
    assert_eq!(on("2026-11-23", &looked, None), [""; 0], "a year, to the day");
    assert_eq!(on("2026-11-24", &looked, None), ["F105"]);
    assert_eq!(on("2036-11-24", &aligned(""), None), [""; 0], "nothing was promised");
    let run = run(&looked);
    let mut report = Report::new();
    let day = Instant::parse("2026-11-24").expect("a day");
    let catalogue = run.catalogue.expect("a catalogue");
    blason::check::on(day, &catalogue, &History::default(), &mut report);
    let place = crate::support::place(&run.sources, report.sorted()[0]);
    assert_eq!(place, "content/badges/reparer.md:9:14 F105 ^^^^^^^^^^");
}

#[test]
fn c104_a_badge_that_sleeps() {
    let award = "=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = 2025-06-01\n[[award]]\n\
        id = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d\"\nrecipient = { id = \"did:example:a\" }\n\
        status = 7\n";
    let awarded_later = award.replace("2025-06-01", "2026-06-01");
    check_sound(&awarded_later);
    assert_eq!(on(TODAY, "", None), [""; 0], "nothing is known");
    assert_eq!(on(TODAY, "", Some("2024-11-24")), [""; 0]);
    assert_eq!(on(TODAY, "", Some("2024-11-22")), ["C104", "C104"]);
    assert_eq!(on(TODAY, award, Some("2024-11-22")), ["C104"]);
    assert_eq!(on("2027-06-02", award, Some("2024-11-22"))[..2], ["C104", "C104"]);
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#[test]
fn p110_a_key_that_git_has_kept() {
    let workshop = Workshop::small();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(workshop.root()).args(arguments);
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "A")
                .env(format!("GIT_{who}_EMAIL"), "a@b.example");
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        command.output().is_ok_and(|it| it.status.success())
    };
    if !git(&["init", "-q"]) {
        eprintln!("skipped: git is not there");
        return;
    }
    let key = blason::proof::SigningKey::from_seed(&[7; 32]);
    let public = key.public().to_multikey();
    let issuer = "content/issuers/halle.md";
    let commit = || assert!(git(&["add", "-A"]) && git(&["commit", "-qm", "x"]));
    workshop.write(".gitignore", "/ledger/\n");
    workshop.write("cle.pem", key.to_pkcs8_pem().as_bytes());
    commit();
    assert_eq!(codes(&workshop), ["P102"], "what is there is another rule’s");
    workshop.remove("cle.pem");
    commit();
    assert!(codes(&workshop).is_empty(), "a key that signs for nobody here");
    let text = workshop.text(issuer);
    let end = text.rfind("+++").expect("a header");
    let with = |rest: &str| {
        let key = format!("[[key]]\npublic = \"{public}\"\nfrom = 2020-01-01\n{rest}\n");
        workshop.write(issuer, format!("{}{key}{}", &text[..end], &text[end..]));
    };
    with("");
    assert_eq!(codes(&workshop), ["P110"]);
    // The way out is the way out.
    with("compromised = 2026-01-01");
    assert!(!codes(&workshop).contains(&"P110".to_owned()), "{:?}", found(&workshop));
}
