//! Who may sign: the key of the issuer, from wherever it is kept; on reserved hosts only, the key
//! that everybody knows. Keys are made, retired, declared compromised, and kept in a safe place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use blason::proof::{SigningKey, demonstration_key};

use crate::workshop::{Answer, TODAY, Tree, Workshop, assert_same, files_below};

const REAL_HOST: &str = "https://badges.example.org/";

/// The small catalogue on a real host, its two issuers with the key of this seed.
pub(crate) fn real_catalogue(seed: u8) -> Workshop {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "https://badges.atelier.example/", REAL_HOST);
    for issuer in ["atelier", "halle"] {
        list_key(&workshop, issuer, &key(seed));
    }
    workshop
}

pub(crate) fn list_key(workshop: &Workshop, issuer: &str, key: &SigningKey) {
    let public = key.public().to_multikey();
    let file = format!("content/issuers/{issuer}.md");
    let text = workshop.text(&file);
    let (head, body) = text.rsplit_once("+++\n").expect("a header");
    workshop.write(
        &file,
        format!("{head}\n[[key]]\npublic = \"{public}\"\nfrom = 2024-01-01\n+++\n{body}"),
    );
}

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

/// The key as a file outside the catalogue.
pub(crate) fn key_file(folder: &tempfile::TempDir, key: &SigningKey) -> PathBuf {
    let file = folder.path().join("secret.pem");
    fs::write(&file, key.to_pkcs8_pem().as_bytes()).expect("a key can be written");
    private(&file, 0o600);
    file
}

/// Gives a file or a folder this mode, where there are modes.
pub(crate) fn private(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        fs::set_permissions(path, mode).expect("a mode can be set");
    }
    #[cfg(not(unix))]
    let _ignored = (path, mode);
}

pub(crate) fn build_with_key(workshop: &Workshop, key: &SigningKey) -> Answer {
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
    private(&keys, 0o700);
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
        private(&file, 0o600);
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

// --- Keys made, retired, compromised, exported ---------------------------------------------------

/// The keys of a catalogue's tests: in a folder of the user's own, with a passphrase or without.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("blason/keys")
    }

    fn run(&self, workshop: &Workshop, arguments: &[&str]) -> Answer {
        self.run_with(workshop, None, arguments)
    }

    fn run_with(&self, workshop: &Workshop, words: Option<&str>, arguments: &[&str]) -> Answer {
        let mut command = workshop.command(arguments);
        command.env("XDG_CONFIG_HOME", self.folder.path());
        if let Some(words) = words {
            let file = self.folder.path().join("passphrase");
            fs::write(&file, format!("{words}\n")).expect("a file");
            private(&file, 0o600);
            command.env("BLASON_KEY_PASSPHRASE_FILE", &file);
        }
        command.output().expect("the program starts").into()
    }

    /// Makes a key for an issuer and returns its public half.
    fn key(&self, workshop: &Workshop, more: &[&str]) -> String {
        let answer = self.run(workshop, &[&["key", "new"], more].concat()).must_be(0);
        public_in(&answer.out)
    }
}

fn public_in(text: &str) -> String {
    let start = text.find("z6Mk").expect("a public key");
    text[start..start + 48].to_owned()
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("no JSON: {}", answer.out))
}

/// The small catalogue on a real host, its issuers without keys.
fn without_keys() -> Workshop {
    let workshop = Workshop::small();
    workshop.replace("blason.toml", "https://badges.atelier.example/", REAL_HOST);
    workshop
}

fn verify(workshop: &Workshop, code: i32) -> Answer {
    let public = workshop.root().join("public");
    let public = public.to_str().expect("Unicode");
    workshop.run(&["verify", public, "--now", TODAY]).must_be(code)
}

#[test]
fn a_key_comes_into_its_issuers_file() {
    let (workshop, home) = (without_keys(), Home::new());
    let before = workshop.text("content/issuers/atelier.md");
    let dry = ["--issuer", "atelier", "--from", "2024-01-01", "--dry-run"];
    home.key(&workshop, &dry);
    assert_eq!(workshop.text("content/issuers/atelier.md"), before);
    assert!(!home.keys().exists());
    for issuer in ["atelier", "halle"] {
        let public = home.key(&workshop, &["--issuer", issuer, "--from", "2024-01-01"]);
        let text = workshop.text(&format!("content/issuers/{issuer}.md"));
        let table = format!("\n[[key]]\npublic = \"{public}\"\nfrom = 2024-01-01\n+++\n");
        assert!(text.contains(&table), "{text}");
    }
    home.run(&workshop, &["build", "--as-of", TODAY]).must_be(0);
    verify(&workshop, 0);
    home.run(&workshop, &["key", "new", "--issuer", "personne"]).must_be(2);

    let listed = json(&home.run(&workshop, &["key", "list", "--format", "json"]).must_be(0));
    let keys = listed["keys"].as_array().expect("keys");
    assert_eq!(keys.len(), 2);
    assert!(keys.iter().all(|key| key["issuers"][0]["state"] == "in force"), "{listed}");
    assert!(keys.iter().all(|key| key["secrets"][0]["passphrase"] == false), "{listed}");
}

#[test]
fn a_key_that_follows_another_leaves_what_that_one_signed() {
    let (workshop, home) = (without_keys(), Home::new());
    let mut first = Vec::new();
    for issuer in ["atelier", "halle"] {
        first.push(home.key(&workshop, &["--issuer", issuer, "--from", "2024-01-01"]));
    }
    home.run(&workshop, &["build", "--as-of", TODAY]).must_be(0);
    let before = workshop.site();
    let end = &first[0][40..];
    let more = ["--issuer", "atelier", "--replaces", end, "--from", "2026-10-01"];
    let second = home.key(&workshop, &more);
    let text = workshop.text("content/issuers/atelier.md");
    assert!(text.contains("from = 2024-01-01\nuntil = 2026-10-01\n"), "{text}");
    home.run(&workshop, &["build", "--as-of", TODAY]).must_be(0);
    let after = workshop.site();
    for path in before.keys().filter(|path| path.starts_with("awards/")) {
        assert_eq!(before[path], after[path], "{path}");
    }
    let list = String::from_utf8_lossy(&after["status/atelier/revocation-1.json"]).into_owned();
    assert!(list.contains(&second), "{list}");
    verify(&workshop, 0);
}

#[test]
fn a_retired_key_signs_no_more_and_what_it_signed_stays() {
    let (workshop, home) = (without_keys(), Home::new());
    let mut keys = Vec::new();
    for issuer in ["atelier", "halle"] {
        keys.push(home.key(&workshop, &["--issuer", issuer, "--from", "2024-01-01"]));
    }
    home.run(&workshop, &["sign", "--as-of", TODAY]).must_be(0);
    let retire = ["key", "retire", &keys[0], "--on", "2026-11-01", "--format", "json"];
    let told = json(&home.run(&workshop, &[&retire[..], &["--dry-run"]].concat()).must_be(0));
    assert_eq!(
        (&told["written"], &told["issuers_without_key"][0]),
        (&false.into(), &"atelier".into())
    );
    assert!(!workshop.text("content/issuers/atelier.md").contains("until"));
    let told = json(&home.run(&workshop, &retire).must_be(0));
    assert_eq!(told["sign_again"], serde_json::json!([]));
    home.key(&workshop, &["--issuer", "atelier", "--from", "2026-11-01"]);
    let found = workshop.findings().to_string();
    assert!(found.contains("S112") && !found.contains("2026-reparer.seals"), "{found}");
    home.run(&workshop, &["sign", "--as-of", TODAY]).must_be(0);
    workshop.build_with(&["--locked"]).must_be(0);
    verify(&workshop, 0);
    home.run(&workshop, &["key", "retire", "z6Mknobody"]).must_be(2);
    home.run(&workshop, &["key", "retire", &keys[0][45..]]).must_be(2);
}

#[test]
fn a_compromised_key_says_what_must_be_signed_again() {
    let (workshop, home) = (without_keys(), Home::new());
    let mut keys = Vec::new();
    for issuer in ["atelier", "halle"] {
        keys.push(home.key(&workshop, &["--issuer", issuer, "--from", "2024-01-01"]));
    }
    home.run(&workshop, &["sign", "--as-of", TODAY]).must_be(0);
    workshop.build_with(&["--locked"]).must_be(0);
    let award = "public/awards/24/24a00472-5c7f-404f-8cca-39ff31460183.json";
    let old = workshop.root().join("old.json");
    fs::copy(workshop.root().join(award), &old).expect("a copy");

    let on = ["--on", "2026-11-20"];
    let command = [&["key", "compromise", &keys[0]], &on[..], &["--format", "json"]].concat();
    let told = json(&home.run(&workshop, &command).must_be(0));
    let again = told["sign_again"].as_array().expect("awards");
    // Every award of the workshop, published or not, whenever it was signed; none of the hall.
    assert_eq!(again.len(), 5, "{told}");
    assert!(again.iter().all(|it| it["file"] != "content/awards/2026-accueillir.toml"), "{told}");
    assert_eq!(told["issuers_without_key"], serde_json::json!(["atelier"]));

    home.key(&workshop, &["--issuer", "atelier", "--from", "2026-11-20"]);
    workshop.build_with(&["--locked"]).must_be(1);
    home.run(&workshop, &["sign", "--as-of", TODAY]).must_be(0);
    workshop.build_with(&["--locked"]).must_be(0);
    verify(&workshop, 0);
    // What was handed out before is not believed any more; what is published now is.
    let public = workshop.root().join("public");
    let public = public.to_str().expect("Unicode");
    for (file, code) in [(old.as_path(), 1), (&workshop.root().join(award), 0)] {
        let file = file.to_str().expect("Unicode");
        workshop.run(&["verify", file, "--site", public, "--now", TODAY]).must_be(code);
    }
}

#[test]
fn a_key_under_a_passphrase_signs_when_it_is_given() {
    let (workshop, home) = (without_keys(), Home::new());
    let words = Some("correct horse « battery »");
    for issuer in ["atelier", "halle"] {
        let new = ["key", "new", "--issuer", issuer, "--from", "2024-01-01"];
        home.run_with(&workshop, words, &new).must_be(0);
    }
    let build = ["build", "--as-of", TODAY];
    let answer = home.run(&workshop, &build).must_be(2);
    assert!(answer.err.contains("BLASON_KEY_PASSPHRASE_FILE"), "{}", answer.err);
    let answer = home.run_with(&workshop, Some("another"), &build).must_be(2);
    assert!(!answer.err.contains("another") && answer.err.contains("passphrase"), "{}", answer.err);
    assert!(!workshop.root().join("public").exists());
    home.run_with(&workshop, words, &build).must_be(0);
    verify(&workshop, 0);
    // They are listed without it, and a key of nobody's asks for nothing.
    let listed = json(&home.run(&workshop, &["key", "list", "--format", "json"]).must_be(0));
    assert_eq!(listed["keys"][0]["secrets"][0]["passphrase"], true, "{listed}");
    let other = Home::new();
    other.run_with(&workshop, words, &["key", "new"]).must_be(0);
    let answer = other.run(&workshop, &["build", "--as-of", TODAY, "--full"]).must_be(2);
    assert!(answer.err.contains("not at hand"), "{}", answer.err);
    for file in files_below(&home.keys()) {
        let text = fs::read_to_string(home.keys().join(file)).expect("a key");
        assert!(text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{text}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn openssl_reads_what_we_write() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: there is no openssl");
        return;
    }
    let (workshop, home) = (without_keys(), Home::new());
    let file = home.folder.path().join("one.pem");
    let path = file.to_str().expect("Unicode");
    let answer = home.run_with(&workshop, Some("words"), &["key", "new", "--out", path]).must_be(0);
    let public = public_in(&answer.out);
    let openssl = Command::new("openssl")
        .args(["pkey", "-in", path, "-passin", "pass:words", "-pubout"])
        .output()
        .expect("openssl starts");
    let said = String::from_utf8_lossy(&openssl.stderr).into_owned();
    assert!(openssl.status.success(), "{said}");
    let export = ["key", "export", &public, "--public", "--format", "pem"];
    let ours = home.run(&workshop, &export).must_be(0).out;
    assert_eq!(String::from_utf8_lossy(&openssl.stdout), ours);
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_refused_with_the_words_to_type() {
    let (workshop, home) = (without_keys(), Home::new());
    home.key(&workshop, &["--issuer", "atelier", "--from", "2024-01-01"]);
    let file = home.keys().join(&files_below(&home.keys())[0]);
    for (place, open, close) in [(&file, 0o644, "chmod 600"), (&home.keys(), 0o755, "chmod 700")] {
        private(place, open);
        let answer = home.run(&workshop, &["key", "list"]).must_be(2);
        assert!(answer.err.contains(close), "{}", answer.err);
        let french = home.run(&workshop, &["--lang", "fr", "key", "list"]).must_be(2);
        assert!(french.err.contains(close) && french.err.contains("Tapez"), "{}", french.err);
        private(place, open & 0o700);
    }
    home.run(&workshop, &["key", "list"]).must_be(0);
}

#[test]
fn no_secret_goes_into_a_repository_unless_told_twice() {
    let (workshop, home) = (without_keys(), Home::new());
    fs::create_dir(workshop.root().join(".git")).expect("a folder");
    let file = workshop.root().join("ledger/one.pem");
    let path = file.to_str().expect("Unicode");
    let answer = home.run(&workshop, &["key", "new", "--out", path]).must_be(2);
    assert!(answer.err.contains("--really"), "{}", answer.err);
    home.run(&workshop, &["key", "new", "--out", path, "--inside-repository"]).must_be(2);
    assert!(!file.exists());
    let twice = ["key", "new", "--out", path, "--inside-repository", "--really"];
    home.run(&workshop, &twice).must_be(0);
    let text = fs::read_to_string(&file).expect("a key");
    home.run(&workshop, &twice).must_be(2);
    assert_eq!(fs::read_to_string(&file).expect("a key"), text, "a key was replaced");
}

#[test]
fn a_key_is_exported_for_others_and_for_a_safe_place() {
    let (workshop, home) = (without_keys(), Home::new());
    let public = home.key(&workshop, &["--issuer", "atelier", "--from", "2024-01-01"]);
    let end = &public[42..];
    let answer = home.run(&workshop, &["key", "export", end, "--public"]).must_be(0);
    assert_eq!(answer.out.trim(), public);
    let jwk = json(&home.run(&workshop, &["key", "export", end, "--public", "--format", "jwk"]));
    assert_eq!((&jwk["kty"], &jwk["crv"]), (&"OKP".into(), &"Ed25519".into()));

    let copy = home.folder.path().join("safe/copy.pem");
    let path = copy.to_str().expect("Unicode");
    home.run_with(&workshop, Some("words"), &["key", "export", end, "--out", path]).must_be(0);
    let text = fs::read_to_string(&copy).expect("a copy");
    assert!(text.contains("ENCRYPTED"), "{text}");
    // The copy signs like the key itself.
    home.key(&workshop, &["--issuer", "halle", "--from", "2024-01-01"]);
    let secrets = files_below(&home.keys());
    let halle = secrets.iter().map(|file| home.keys().join(file)).find(|file| {
        let text = fs::read_to_string(file).expect("a key");
        !text.contains(&public)
    });
    let halle = halle.expect("the other key");
    let halle = halle.to_str().expect("Unicode");
    let build = ["build", "--as-of", TODAY, "--key", path, "--key", halle];
    home.run_with(&workshop, Some("words"), &build).must_be(0);

    // Neither half goes anywhere without being asked for.
    home.run(&workshop, &["key", "export", end]).must_be(2);
    home.run(&workshop, &["key", "export", end, "--public", "--out", path]).must_be(2);
    let answer = home.run(&workshop, &["key", "export", end, "--out", "-"]).must_be(0);
    assert!(answer.out.contains("-----BEGIN PRIVATE KEY-----"), "{}", answer.out);
    let answer = home.run(&workshop, &["key", "export", "z6Mknobody", "--out", "-"]).must_be(2);
    assert!(!answer.out.contains("PRIVATE"), "{}", answer.out);
}
