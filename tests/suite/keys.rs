//! Who may sign: the key of the issuer, from wherever it is kept; on reserved hosts only, the key
//! that everybody knows.

use std::fs;
use std::path::PathBuf;

use blason::proof::{SigningKey, demonstration_key};

use crate::workshop::{Answer, TODAY, Tree, Workshop, assert_same};

const REAL_HOST: &str = "https://badges.example.org/";

/// The small catalogue on a real host, its two issuers with the key of this seed.
fn real_catalogue(seed: u8) -> Workshop {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "https://badges.atelier.example/", REAL_HOST);
    for issuer in ["atelier", "halle"] {
        list_key(&workshop, issuer, &key(seed));
    }
    workshop
}

fn list_key(workshop: &Workshop, issuer: &str, key: &SigningKey) {
    let public = key.public().to_multikey();
    let file = format!("content/issuers/{issuer}.md");
    let text = workshop.text(&file);
    let (head, body) = text.rsplit_once("+++\n").expect("a header");
    workshop.write(
        &file,
        format!("{head}\n[[key]]\npublic = \"{public}\"\nfrom = 2024-01-01\n+++\n{body}"),
    );
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

/// The key as a file outside the catalogue.
fn key_file(folder: &tempfile::TempDir, key: &SigningKey) -> PathBuf {
    let file = folder.path().join("secret.pem");
    fs::write(&file, key.to_pkcs8_pem().as_bytes()).expect("a key can be written");
    file
}

fn build_with_key(workshop: &Workshop, key: &SigningKey) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let file = key_file(&folder, key);
    workshop.build_with(&["--key", file.to_str().expect("Unicode")])
}

#[test]
fn wherever_the_key_is_kept_it_makes_the_same_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = key_file(&folder, &key(7));
    let pem = key(7).to_pkcs8_pem();
    let config = tempfile::tempdir().expect("a folder");
    let keys = config.path().join("blason/keys");
    fs::create_dir_all(&keys).expect("a folder");
    fs::copy(&file, keys.join("atelier.pem")).expect("a key can be copied");

    let site = |name: &str, value: &std::ffi::OsStr| -> Tree {
        let workshop = real_catalogue(7);
        let mut command = workshop.command(&["build", "--as-of", TODAY]);
        let answer: Answer = command.env(name, value).output().expect("the program starts").into();
        answer.must_be(0);
        workshop.site()
    };
    let from_argument = {
        let workshop = real_catalogue(7);
        build_with_key(&workshop, &key(7)).must_be(0);
        workshop.site()
    };
    assert_same(&from_argument, &site("BLASON_KEY_FILE", file.as_os_str()));
    assert_same(&from_argument, &site("BLASON_KEY", pem.as_str().as_ref()));
    assert_same(&from_argument, &site("XDG_CONFIG_HOME", config.path().as_os_str()));
    let secret = pem.lines().nth(1).expect("a line of secrets");
    for (path, bytes) in &from_argument {
        assert!(!String::from_utf8_lossy(bytes).contains(secret), "{path} holds the secret");
    }
}

#[test]
fn without_its_key_an_issuer_does_not_sign() {
    let workshop = real_catalogue(7);
    let answer = workshop.build_with(&[]).must_be(2);
    let public = key(7).public().to_multikey();
    assert!(answer.err.contains(&public) && answer.err.contains("not at hand"), "{}", answer.err);
    assert!(answer.err.contains("BLASON_KEY_FILE"), "the way out is missing: {}", answer.err);
    assert!(!workshop.root().join("public").exists());
    workshop.run(&["check"]).must_be(0);
}

#[test]
fn another_key_is_no_key() {
    let workshop = real_catalogue(7);
    let answer = build_with_key(&workshop, &key(8)).must_be(2);
    assert!(answer.err.contains("not at hand"), "{}", answer.err);
    assert!(!workshop.root().join("public").exists());
}

#[test]
fn the_key_that_everybody_knows_signs_for_no_real_host() {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "https://badges.atelier.example/", REAL_HOST);
    for issuer in ["atelier", "halle"] {
        list_key(&workshop, issuer, &demonstration_key());
    }
    for answer in [build_with_key(&workshop, &demonstration_key()), workshop.build_with(&[])] {
        let answer = answer.must_be(2);
        assert!(answer.err.starts_with("error"), "{}", answer.err);
        assert!(!workshop.root().join("public").exists());
    }
}

#[test]
fn an_issuer_without_a_key_does_not_speak_on_a_real_host() {
    let workshop = Workshop::small();
    let answer = workshop.build_with(&["--base-url", REAL_HOST]).must_be(1);
    assert!(answer.out.contains("S102"), "{}", answer.out);
    assert!(!workshop.root().join("public").exists());
}

#[test]
fn what_is_not_a_key_is_refused_without_being_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secret.pem");
    for content in ["", "correct horse battery staple", "-----BEGIN PRIVATE KEY-----\nAAAA\n"] {
        fs::write(&file, content).expect("a file");
        let workshop = real_catalogue(7);
        let answer = workshop.build_with(&["--key", file.to_str().expect("Unicode")]).must_be(2);
        assert!(!answer.err.contains("staple"), "{}", answer.err);
        let mut command = workshop.command(&["build", "--as-of", TODAY]);
        let answer: Answer =
            command.env("BLASON_KEY", content).output().expect("the program starts").into();
        let answer = answer.must_be(2);
        assert!(!answer.err.contains("staple"), "{}", answer.err);
    }
    let workshop = real_catalogue(7);
    workshop.build_with(&["--key", "nowhere.pem"]).must_be(2);
}

#[test]
fn a_new_key_leaves_what_the_old_one_signed_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = key_file(&folder, &key(7));
    let workshop = real_catalogue(7);
    workshop.build_with(&["--key", file.to_str().expect("Unicode")]).must_be(0);
    let before = workshop.site();

    for issuer in ["atelier", "halle"] {
        let file = format!("content/issuers/{issuer}.md");
        workshop.replace(&file, "from = 2024-01-01\n", "from = 2024-01-01\nuntil = 2026-10-01\n");
        let public = key(8).public().to_multikey();
        let text = workshop.text(&file);
        let (head, body) = text.rsplit_once("+++\n").expect("a header");
        let new = format!("{head}\n[[key]]\npublic = \"{public}\"\nfrom = 2026-10-01\n+++\n{body}");
        workshop.write(&file, new);
    }
    let second = tempfile::tempdir().expect("a folder");
    let new = key_file(&second, &key(8));
    let paths = [file.to_str().expect("Unicode"), new.to_str().expect("Unicode")];
    workshop.build_with(&["--key", paths[0], "--key", paths[1]]).must_be(0);
    let after = workshop.site();
    for path in before.keys().filter(|path| path.starts_with("awards/")) {
        assert_eq!(before[path], after[path], "{path} changed when a key was added");
    }
    let list = "status/atelier/revocation-1.json";
    let signer = String::from_utf8_lossy(&after[list]).into_owned();
    assert!(signer.contains(&key(8).public().to_multikey()), "{signer}");
}
