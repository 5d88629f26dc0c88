//! The verifier from outside: files, whole sites, images; what each is told, and what is refused.

use std::fs;

use blason::proof::SigningKey;
use serde_json::Value;

use crate::workshop::{Answer, TODAY, Workshop};

/// An award of the small catalogue that stands.
const AWARD: &str = "public/awards/24/24a00472-5c7f-404f-8cca-39ff31460183";

/// What a site is told, as JSON.
fn site(workshop: &Workshop, code: i32) -> Value {
    let public = workshop.root().join("public");
    let public = public.to_str().expect("Unicode");
    let answer = workshop.run(&["verify", public, "--now", TODAY, "--format", "json"]);
    let answer = answer.must_be(code);
    let mut found: Value = serde_json::from_str(&answer.out).expect("JSON");
    found["sites"][0].take()
}

/// How many documents of a kind stand so.
fn count(site: &Value, kind: &str, standing: &str) -> u64 {
    let sums = site["kinds"].as_array().expect("sums");
    let sum = sums.iter().find(|sum| sum["kind"] == kind && sum["standing"] == standing);
    sum.map_or(0, |sum| sum["count"].as_u64().expect("a number"))
}

/// What is wrong: path and code.
fn wrong(site: &Value) -> Vec<String> {
    let problems = site["problems"].as_array().expect("problems").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    problems.map(|it| format!("{} {}", text(&it["path"]), text(&it["code"]))).collect()
}

/// Verifies files of the site, with the site as the window.
fn verify(workshop: &Workshop, path: &str, more: &[&str]) -> Answer {
    let root = workshop.root();
    let (file, public) = (root.join(path), root.join("public"));
    let mut arguments = vec!["verify", file.to_str().expect("Unicode"), "--now", TODAY];
    arguments.extend(["--site", public.to_str().expect("Unicode")]);
    arguments.extend(more);
    workshop.run(&arguments)
}

#[test]
fn the_example_holds_whole() {
    let workshop = Workshop::example();
    workshop.build();
    let site = site(&workshop, 0);
    assert_eq!(wrong(&site), [""; 0]);
    let of = |kind, standing| count(&site, kind, standing);
    let credential = |standing| of("credential", standing);
    let standings = ["valid", "not-in-force", "suspended", "revoked", "open", "invalid"];
    assert_eq!(standings.map(credential), [6, 1, 1, 1, 0, 0]);
    // OB 2.0 knows no suspension; what was erased is revoked without a word.
    assert_eq!(standings.map(|it| of("assertion", it)), [6, 1, 0, 3, 0, 0]);
    assert_eq!(of("token", "valid"), 2);
    assert_eq!(standings.map(|it| of("baked-image", it)), [12, 2, 0, 4, 0, 0]);
    assert_eq!(of("status-list", "valid"), 4);
}

#[test]
fn the_small_site_holds_at_any_address() {
    let workshop = Workshop::small();
    for base in ["https://badges.atelier.example/", "https://exemple.test/~halle/badges/"] {
        workshop.build_with(&["--base-url", base]).must_be(0);
        let site = site(&workshop, 0);
        assert_eq!(site["base"], base);
        assert_eq!(count(&site, "status-list", "valid"), 4);
        assert!(count(&site, "credential", "valid") >= 1);
    }
}

#[test]
fn what_is_spoilt_on_a_site_is_found() {
    let workshop = Workshop::small();
    let pristine = workshop.build();
    let json = format!("{AWARD}.json");
    let spoil = |path: &str, old: &str, new: &str| {
        let file = workshop.root().join(path);
        let text = fs::read_to_string(&file).expect("a document");
        assert!(text.contains(old), "{path} does not say “{old}”");
        fs::write(&file, text.replacen(old, new, 1)).expect("a file can be spoilt");
        let site = site(&workshop, 1);
        assert_eq!(site["sound"], false);
        let original = &pristine[path.strip_prefix("public/").expect("a file of the site")];
        fs::write(&file, original).expect("a file can be mended");
        wrong(&site)
    };
    // One figure of a credential: its proof fails, and the images hold another document.
    let found = spoil(&json, "2026-", "2025-");
    assert!(found.iter().any(|it| it.ends_with("proof.broken")), "{found:?}");
    assert!(found.iter().any(|it| it.contains("site.baked_differs")), "{found:?}");
    // An address that leads nowhere.
    let badge = "public/badges/accueillir/1/badgeclass.json";
    let found = spoil(badge, "image.", "imago.");
    assert!(found.iter().any(|it| it.contains("badgeclass.json site.dead_link")), "{found:?}");
    // A document that stands elsewhere.
    let found = spoil(badge, "/badgeclass.json\"", "/achievement.json\"");
    assert!(found.iter().any(|it| it.contains("badgeclass.json site.misplaced")), "{found:?}");
    // The keys of somebody else.
    let found = spoil("public/.well-known/did.json", "z6Mk", "z6Mj");
    assert!(found.len() >= 5, "{found:?}");
    // A status list that is no longer what was signed.
    let found = spoil("public/status/atelier/revocation-1.json", "uH4s", "uH4t");
    assert!(found.iter().any(|it| it.starts_with("status/")), "{found:?}");
    assert!(found.iter().any(|it| it.starts_with("awards/")), "{found:?}");
    // No JSON at all.
    let found = spoil(badge, "{", "");
    assert!(found.iter().any(|it| it.contains("badgeclass.json site.unreadable")), "{found:?}");
    site(&workshop, 0);
}

#[test]
fn a_folder_that_is_no_site_is_two() {
    let workshop = Workshop::small();
    workshop.run(&["verify", workshop.root().to_str().expect("Unicode")]).must_be(2);
    workshop.run(&["verify", "nowhere.json"]).must_be(2);
    workshop.run(&["verify"]).must_be(2);
    workshop.run(&["verify", "x", "--now", "yesterday"]).must_be(2);
    workshop.run(&["verify", "x", "--trust", "nobody"]).must_be(2);
    workshop.run(&["verify", "x", "--context", "https://a.example/"]).must_be(2);
    let answer = workshop.run(&["verify", "https://127.0.0.1/badge.json"]).must_be(2);
    assert!(answer.err.contains("--online"), "{}", answer.err);
}

#[test]
fn offline_nothing_is_proved() {
    let workshop = Workshop::small();
    workshop.build();
    let file = workshop.root().join(format!("{AWARD}.json"));
    let file = file.to_str().expect("Unicode");
    let answer = workshop.run(&["verify", file, "--now", TODAY]).must_be(1);
    assert!(answer.out.starts_with("? Nothing is proved."), "{}", answer.out);
    let answer = workshop.run(&["verify", file, "--now", TODAY, "--lang", "fr"]).must_be(1);
    assert!(answer.out.starts_with("? Rien n’est prouvé."), "{}", answer.out);
    let answer = verify(&workshop, &format!("{AWARD}.json"), &[]).must_be(0);
    assert!(answer.out.starts_with("? A demonstration:"), "{}", answer.out);
    verify(&workshop, &format!("{AWARD}.json"), &["--require-trust"]).must_be(1);
}

#[test]
fn an_issuer_that_nobody_can_write_to_is_found() {
    let workshop = Workshop::small();
    let email = "email = \"badges@halle.example\"\n";
    workshop.replace("content/issuers/halle.md", email, "");
    let checked = workshop.run(&["check"]);
    assert!(checked.out.contains("O121"), "{}", checked.out);
    workshop.build();
    let found = wrong(&site(&workshop, 1));
    assert!(!found.is_empty());
    assert!(found.iter().all(|it| it.ends_with(".ob2.json ob2.missing")), "{found:?}");
}

#[test]
fn whom_one_trusts_is_said() {
    let workshop = Workshop::small();
    let key = SigningKey::from_seed(&[7; 32]);
    workshop.write("key.pem", key.to_pkcs8_pem().as_bytes());
    let public = key.public().to_multikey();
    let keys = format!("[[key]]\npublic = \"{public}\"\nfrom = 2020-01-01\n+++\nNous");
    workshop.replace("content/issuers/atelier.md", "+++\nNous", &keys);
    let pem = workshop.root().join("key.pem");
    crate::keys::private(&pem, 0o600);
    workshop.build_with(&["--key", pem.to_str().expect("Unicode")]).must_be(0);
    let badge = format!("{AWARD}.json");
    let answer = verify(&workshop, &badge, &[]).must_be(0);
    assert!(answer.out.starts_with("✓ Valid on 2026-11-23 by the folder given"), "{}", answer.out);
    let did = "did:web:badges.atelier.example";
    let list = workshop.root().join("trusted.txt");
    fs::write(&list, format!("# ours\n{did} # the workshop\n\n")).expect("a list");
    for trust in [did, &public, list.to_str().expect("Unicode")] {
        let more = ["--require-trust", "--trust", trust, "--format", "json"];
        let answer = verify(&workshop, &badge, &more).must_be(0);
        let found: Value = serde_json::from_str(&answer.out).expect("JSON");
        for (name, value) in
            [("version", Value::from(1)), ("valid", true.into()), ("trusted", true.into())]
        {
            assert_eq!(found[name], value, "{name}");
        }
        let verdict = &found["files"][0]["verdicts"][0];
        assert_eq!(verdict["trust"], "named");
        assert_eq!(verdict["key"], *public);
        assert_eq!(verdict["claims"]["issuer_host"], "badges.atelier.example");
        let steps = verdict["steps"].as_array().expect("steps").iter();
        let steps: Vec<&Value> = steps.map(|step| &step["step"]).collect();
        assert_eq!(steps[..3], ["readable", "well-formed", "proof"]);
    }
}

#[test]
fn nobody_can_trust_the_demonstration_key() {
    let workshop = Workshop::small();
    workshop.build();
    let more = ["--require-trust", "--trust", "did:web:badges.atelier.example"];
    verify(&workshop, &format!("{AWARD}.json"), &more).must_be(1);
}

#[test]
fn a_recipient_is_compared_and_never_repeated() {
    let workshop = Workshop::small();
    workshop.build();
    let secret = "somebody.else@nowhere.example";
    for (name, value) in [("--recipient", secret), ("--recipient-file", "who.txt")] {
        let file = workshop.root().join("who.txt");
        fs::write(&file, format!("{secret}\nsecond line")).expect("a file");
        let value = if name == "--recipient" { value } else { file.to_str().expect("Unicode") };
        for format in ["human", "json"] {
            let more = [name, value, "--format", format];
            let answer = verify(&workshop, &format!("{AWARD}.json"), &more).must_be(1);
            assert!(!answer.out.contains(secret) && !answer.err.contains(secret));
        }
    }
}

#[test]
fn a_badge_goes_into_an_image_and_comes_out() {
    let workshop = Workshop::small();
    workshop.build();
    let root = workshop.root();
    let at = |path: &str| root.join(path).to_str().expect("Unicode").to_owned();
    let badge = at(&format!("{AWARD}.json"));
    let twin = at(&format!("{AWARD}.ob2.json"));
    let svg = at("art.svg");
    fs::write(&svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><g/></svg>")
        .expect("art");
    workshop.run(&["bake", &badge, &svg]).must_be(0);
    let baked = at("art.baked.svg");
    let refused = workshop.run(&["bake", &twin, &svg]).must_be(2);
    assert!(refused.err.contains("--force"), "{}", refused.err);
    let both = at("both.svg");
    workshop.run(&["bake", &twin, &baked, "--out", &both]).must_be(0);
    let answer = workshop.run(&["unbake", &both]).must_be(0);
    let texts: Vec<Value> = serde_json::Deserializer::from_str(&answer.out)
        .into_iter()
        .map(|it| it.expect("JSON"))
        .collect();
    let original = |path: &str| -> Value {
        serde_json::from_slice(&fs::read(path).expect("a document")).expect("JSON")
    };
    assert_eq!(texts, [original(&badge), original(&twin)]);
    workshop.run(&["unbake", &both, "--out", &at("out")]).must_be(0);
    assert_eq!(original(&at("out/both.json")), original(&badge));
    assert_eq!(original(&at("out/both.ob2.json")), original(&twin));
    workshop.run(&["unbake", &both, "--out", &at("out")]).must_be(2);
    workshop.run(&["unbake", &both, "--out", &at("out"), "--force"]).must_be(0);
    workshop.run(&["unbake", &svg]).must_be(2);
    workshop.run(&["bake", &svg, &svg]).must_be(2);
    verify(&workshop, "both.svg", &[]).must_be(0);
    // Into the site's own art, and out again: the art is as it was.
    let answer = workshop.run(&["bake", &badge, &svg, "--out", "-"]).must_be(0);
    assert!(answer.out.contains("<g/>") && answer.out.starts_with("<svg xmlns"), "{}", answer.out);
}

#[test]
fn standard_input_is_a_file_too() {
    use std::io::Write;
    use std::process::Stdio;
    let workshop = Workshop::small();
    workshop.build();
    let bytes = fs::read(workshop.root().join(format!("{AWARD}.json"))).expect("a badge");
    let mut command = workshop.command(&["verify", "-", "--now", TODAY]);
    let mut running =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    running.stdin.take().expect("a pipe").write_all(&bytes).expect("it reads");
    let output = running.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("? Nothing is proved."));
}

#[test]
fn standard_input_serves_once() {
    let workshop = Workshop::small();
    let root = workshop.root();
    let root = root.to_str().expect("Unicode");
    let twice: [&[&str]; 4] = [
        &["-", "--recipient", "-"],
        &["-", "--recipient-file", "-"],
        &["-", "-"],
        &[root, "--recipient", "-", "--context", "https://a.example/c=-"],
    ];
    for arguments in twice {
        let arguments: Vec<&str> = [&["verify"][..], arguments].concat();
        let answer = workshop.run(&arguments).must_be(2);
        assert!(answer.err.contains("standard input"), "{}", answer.err);
        let french = [&arguments[..], &["--lang", "fr"]].concat();
        let answer = workshop.run(&french).must_be(2);
        assert!(answer.err.contains("l’entrée standard"), "{}", answer.err);
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_a_site() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::small();
    workshop.build();
    let root = workshop.root();
    fs::write(root.join("secret.json"), "{\"secret\": 1}").expect("a file");
    symlink(root.join("secret.json"), root.join("public/leak.json")).expect("a link");
    let found = wrong(&site(&workshop, 1));
    assert_eq!(found, ["leak.json site.unreadable"]);
}

/// The table of limits, row by row, as the constants have it: the book holds these rows and no other.
#[test]
fn the_limits_are_those_of_the_book() {
    let book = crate::workshop::text("docs/verify.md");
    let (_, limits) = book.split_once("\n## Limits\n").expect("a section on limits");
    let limits = limits.split("\n## ").next().expect("a section");
    let told: Vec<&str> = limits.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    let made: Vec<String> = limits_of_documents().into_iter().chain(limits_of_the_web()).collect();
    for row in &made {
        assert!(told.contains(&&**row), "docs/verify.md does not say “{row}”");
    }
    for row in told {
        let of_the_web = ["requests of one run", "an answer from", "time |", "redirects"];
        let closed = !cfg!(feature = "online") && of_the_web.iter().any(|it| row.contains(it));
        assert!(closed || made.iter().any(|it| it == row), "no constant says “{row}”");
    }
    let port = format!("from {} upwards", lowest_port());
    assert!(limits.contains(&port), "docs/verify.md does not say “{port}”");
}

fn limits_of_documents() -> Vec<String> {
    use blason::codec::{bitstring, png, xml};
    use blason::proof::{data_integrity::MAX_PROOFS, jws};
    use blason::shell::{files, shelf};
    use blason::{rdf, verify as v, verify::ob2};
    assert_eq!(files::LARGEST_FILE, v::MAX_FILE as u64);
    assert_eq!(shelf::LARGEST_FILE, v::MAX_FILE as u64);
    assert_eq!((v::json::MAX_DEPTH, v::json::MAX_VALUES), (rdf::MAX_DEPTH, rdf::MAX_VALUES));
    assert_eq!(v::MAX_METHODS, v::MAX_KEYS);
    let n = thousands;
    vec![
        format!("| a file, standard input | {} MiB |", files::LARGEST_FILE >> 20),
        format!(
            "| JSON | {} levels, {} values, no name twice in one object; {} properties of one object |",
            v::json::MAX_DEPTH,
            n(v::json::MAX_VALUES),
            n(v::MAX_MEMBERS)
        ),
        format!(
            "| JSON-LD | {} contexts, {} blank nodes with a name, {} steps to tell look-alikes apart |",
            v::MAX_CONTEXTS,
            rdf::MAX_NAMED_BLANKS,
            n(rdf::MAX_STEPS)
        ),
        format!(
            "| one document | {MAX_PROOFS} proofs, {} statuses, {} endorsements, {} identifiers of the recipient |",
            v::MAX_STATUSES,
            v::MAX_ENDORSEMENTS,
            v::MAX_IDENTIFIERS
        ),
        format!(
            "| one document of Open Badges 2.0 | {} contexts, {} endorsements, {} keys, {} addresses; {} faults are told |",
            ob2::MAX_CONTEXTS,
            ob2::MAX_ENDORSEMENTS,
            ob2::MAX_KEYS,
            ob2::MAX_ADDRESSES,
            ob2::MAX_FAULTS
        ),
        format!(
            "| the keys of an issuer | {} entries of a document or a set; {} KiB for one key, RSA from {} to {} bits |",
            v::MAX_METHODS,
            jws::MAX_KEY_TEXT >> 10,
            jws::MIN_RSA_BITS,
            jws::MAX_RSA_BITS
        ),
        format!(
            "| documents in one image | {}; its texts together {} MiB once unpacked |",
            v::MAX_DOCUMENTS,
            png::MAX_TEXT >> 20
        ),
        format!(
            "| a PNG | {} texts, {} pixels a side |",
            png::MAX_ENTRIES,
            n(png::MAX_SIDE as usize)
        ),
        format!(
            "| an SVG | {} nodes, {} attributes of one element |",
            n(xml::MAX_NODES as usize),
            xml::MAX_ATTRIBUTES
        ),
        format!("| a status list, unpacked | {} MiB |", bitstring::MAX_BYTES >> 20),
        format!("| addresses asked for one document | {} |", v::MAX_FETCHES),
        format!(
            "| remembered between documents | {} answers, keys and lists each |",
            n(v::MAX_REMEMBERED)
        ),
        format!("| a list of `--trust` | {} lines |", n(v::MAX_TRUSTED)),
        format!(
            "| a site in a folder | {} folders deep; links are not followed; {} problems are told, all are counted |",
            shelf::DEEPEST,
            n(v::site::tally::MAX_PROBLEMS)
        ),
    ]
}

#[cfg(feature = "online")]
fn limits_of_the_web() -> Vec<String> {
    use blason::shell::net;
    let site = usize::try_from(net::REQUESTS_FOR_A_SITE).expect("a size");
    vec![
        format!(
            "| requests of one run | {} for each file or address, {} for a site |",
            net::REQUESTS_FOR_A_FILE,
            thousands(site)
        ),
        format!(
            "| an answer from the web | {} MiB, nothing is unpacked; {} KiB of headers |",
            net::LARGEST_DOCUMENT >> 20,
            net::LARGEST_HEADER >> 10
        ),
        format!(
            "| time | {} s to connect, {} s for a document with its redirects |",
            net::CONNECT.as_secs(),
            net::WHOLE.as_secs()
        ),
        format!("| redirects | {}, each judged like an address that was typed |", net::REDIRECTS),
    ]
}

#[cfg(not(feature = "online"))]
fn limits_of_the_web() -> Vec<String> {
    Vec::new()
}

#[cfg(feature = "online")]
fn lowest_port() -> u16 {
    blason::shell::net::reach::LOWEST_EXPLICIT_PORT
}

#[cfg(not(feature = "online"))]
fn lowest_port() -> u16 {
    1_024
}

#[test]
fn a_list_of_trust_has_an_end() {
    let workshop = Workshop::small();
    workshop.build();
    let list = workshop.root().join("trusted.txt");
    let path = list.to_str().expect("Unicode");
    let line = "did:web:a.example\n";
    fs::write(&list, line.repeat(blason::verify::MAX_TRUSTED)).expect("a list");
    let more = ["--trust", path];
    verify(&workshop, &format!("{AWARD}.json"), &more).must_be(0);
    fs::write(&list, line.repeat(blason::verify::MAX_TRUSTED + 1)).expect("a list");
    let answer = verify(&workshop, &format!("{AWARD}.json"), &more).must_be(2);
    assert!(answer.err.contains("10000"), "{}", answer.err);
}

fn thousands(count: usize) -> String {
    let digits = count.to_string();
    match digits.split_at_checked(digits.len().saturating_sub(3)) {
        Some((front, back)) if !front.is_empty() => format!("{front},{back}"),
        _ => digits,
    }
}
