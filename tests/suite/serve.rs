//! `blason serve`, asked over real connections on loopback: what it shows is what a build publishes,
//! what is saved shows, what is broken is said, and nobody else is served.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::workshop::{Tree, Workshop, ends, files_below, repository};

/// The moment at which every clock of these tests stands: 23 November 2026.
const MOMENT: &str = "1795392000";
const SCRIPT: &str = "<script defer src=\"/.blason-serve/preview.js\"";
const BADGE: &str = "content/badges/reparer/index.md";

/// The program, serving a catalogue; it ends with this value.
struct Served {
    child: Child,
    port: u16,
    /// Where the site begins: `/`, or `/badges/`.
    root: String,
    heard: u64,
}

/// An answer to a request.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Served {
    fn start(workshop: &Workshop, arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut command = workshop.command(&arguments);
        command.env("SOURCE_DATE_EPOCH", MOMENT).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut line).expect("the program prints its address");
        let rest = line.trim().strip_prefix("http://127.0.0.1:").expect("an address");
        let (port, root) = rest.split_once('/').expect("an address ends in /");
        let port = port.parse().expect("a port");
        Self { child, port, root: format!("/{root}"), heard: 0 }
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(90))).expect("a time limit");
        stream.write_all(request.as_bytes()).expect("a request is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let status = head[9..12].parse().expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get_with(&self, path: &str, fields: &str) -> Answer {
        let host = format!("Host: 127.0.0.1:{}\r\nConnection: close\r\n", self.port);
        self.ask(&format!("GET {path} HTTP/1.1\r\n{host}{fields}\r\n"))
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    fn page(&self, path: &str) -> String {
        self.get(&format!("{}{path}", self.root)).text()
    }

    /// The next news that satisfy this, as the script in the page would wait for them.
    fn hears(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let first: Value = self.get("/.blason-serve/news").json();
        let run = first["run"].as_str().expect("a run").to_owned();
        let mut news = first;
        // Each answer is news, or comes after twenty seconds without any.
        for _ in 0..12 {
            self.heard = news["number"].as_u64().expect("a number");
            if wanted(&news) {
                return news;
            }
            let after = format!("/.blason-serve/news?after={}&run={run}", self.heard);
            news = self.get(&after).json();
        }
        panic!("it was never heard: {news}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A page without what the preview adds.
fn published(page: &str) -> String {
    let Some((before, script)) = page.split_once(SCRIPT) else { panic!("no script in {page}") };
    let (_, after) = script.split_once("</script>\n").expect("a script ends");
    format!("{before}{after}")
}

fn errors(news: &Value) -> bool {
    news["broken"] == true
}

#[test]
fn what_is_served_is_what_a_build_publishes() {
    let workshop = Workshop::small();
    let served = Served::start(&workshop, &[]);
    let mut command = workshop.command(&["build"]);
    let built = command.env("SOURCE_DATE_EPOCH", MOMENT).output().expect("the program starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let site: Tree = workshop.site();
    let mut seen = 0;
    for (path, bytes) in &site {
        let answer = served.get(&format!("/{path}"));
        if path == ".nojekyll" {
            assert_eq!(answer.status, 404, "hosts keep it for themselves");
            continue;
        }
        assert_eq!(answer.status, 200, "{path}");
        if ends(path, "html") {
            let built = String::from_utf8(bytes.clone()).expect("text");
            assert_eq!(published(&answer.text()), built, "{path}");
            assert!(!built.contains("blason-serve"), "{path}");
        } else {
            assert!(answer.body == *bytes, "{path}");
        }
        seen += 1;
    }
    assert!(seen > 60, "{seen} files");
}

#[test]
fn it_answers_as_a_static_host() {
    let workshop = Workshop::small();
    let settings = workshop.text("blason.toml").replace(".example/\"", ".example/b/\"");
    let moved = "[[moved]]\nfrom = \"/b/old/\"\nto = \"badges/reparer/\"\n\n[build]";
    workshop.write("blason.toml", settings.replacen("[build]", moved, 1));
    workshop.write("static/note.txt", "é\n");
    let served = Served::start(&workshop, &[]);
    assert_eq!(served.root, "/b/");
    for (path, status, to) in [
        ("/", 302, "/b/"),
        ("/b", 302, "/b/"),
        ("/b/badges/reparer", 301, "/b/badges/reparer/"),
        ("/b/old", 301, "/b/badges/reparer/"),
        ("/b/old/", 301, "/b/badges/reparer/"),
        ("/b/old/2/achievement.json", 301, "/b/badges/reparer/2/achievement.json"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.field("Location")), (status, Some(to)), "{path}");
    }
    for (path, kind) in [
        ("/b/", "text/html; charset=utf-8"),
        ("/b/badges/reparer/", "text/html; charset=utf-8"),
        ("/b/catalogue.json", "application/json"),
        ("/b/badges/reparer/2/image.svg", "image/svg+xml"),
        ("/b/badges/reparer/2/image.png", "image/png"),
        ("/b/note.txt", "text/plain; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.field("Content-Type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.field("Access-Control-Allow-Origin"), Some("*"), "{path}");
        let tag = answer.field("ETag").expect("a tag").to_owned();
        let again = served.get_with(path, &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let host = format!("Host: localhost:{}\r\nConnection: close\r\n", served.port);
        let head = served.ask(&format!("HEAD {path} HTTP/1.1\r\n{host}\r\n"));
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.field("Content-Length"), answer.field("Content-Length"), "{path}");
    }
    for path in [
        "/b/nowhere",
        "/elsewhere",
        "/b/../blason.toml",
        "/b/%2e%2e/blason.toml",
        "/b/..%2fblason.toml",
        "/b/..%5cblason.toml",
        "/b//etc/passwd",
        "/b/%00",
        "/b/%zz",
        "/b/content/issuers/atelier.md",
        "/b/.git/config",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains(SCRIPT), "the page for lost addresses: {path}");
    }
}

#[test]
fn what_is_saved_shows() {
    let workshop = Workshop::small();
    let mut served = Served::start(&workshop, &[]);
    assert!(served.page("badges/reparer/").contains("Réparer"));
    workshop.replace(BADGE, "name = \"Réparer\"", "name = \"Rapiécer\"");
    let news = served.hears(|news| news["site"] == 2);
    assert!(served.page("badges/reparer/").contains("Rapiécer"), "{news}");
    let pictures = news["pictures"].clone();

    // An editor that saves by putting a new file in the place of the old one.
    let file = workshop.root().join(BADGE);
    let text = workshop.text(BADGE).replace("Rapiécer", "Ravauder");
    std::fs::write(file.with_extension("swp"), text).expect("a new file");
    std::fs::rename(file.with_extension("swp"), &file).expect("a renamed file");
    let news = served.hears(|news| news["site"] == 3);
    assert!(served.page("badges/reparer/").contains("Ravauder"));
    assert_eq!(news["pictures"], pictures, "texts are told apart by what pages say");

    // A folder that was not there, with a file that pages do not name.
    workshop.write("static/new/deep/a.txt", "a");
    let news = served.hears(|news| news["site"].as_u64() >= Some(4));
    assert_ne!(news["pictures"], pictures);
    assert_eq!(served.get("/new/deep/a.txt").text(), "a");

    // A folder that is moved whole, and moved back.
    let (home, away) = (workshop.root().join("static/new"), workshop.root().join("away"));
    std::fs::rename(&home, &away).expect("a moved folder");
    let site = news["site"].as_u64();
    served.hears(|news| news["site"].as_u64() > site);
    assert_eq!(served.get("/new/deep/a.txt").status, 404);
    let site = served.get("/.blason-serve/news").json()["site"].as_u64();
    std::fs::rename(&away, &home).expect("a moved folder");
    served.hears(|news| news["site"].as_u64() > site);
    assert_eq!(served.get("/new/deep/a.txt").text(), "a");
}

#[test]
fn what_is_broken_is_said_and_the_last_good_site_stays() {
    let workshop = Workshop::small();
    let mut served = Served::start(&workshop, &[]);
    let before = served.page("badges/reparer/");
    workshop.replace(BADGE, "name = \"Réparer\"", "name = 12");
    let news = served.hears(errors);
    assert_eq!((&news["findings"]["tally"], &news["site"]), (&"1 error".into(), &1.into()));
    assert_eq!(served.page("badges/reparer/"), before);
    let findings = served.get("/.blason-serve/findings").text();
    for word in ["L012", BADGE, "To do:", "name = <mark>12</mark>"] {
        assert!(findings.contains(word), "{word} in {findings}");
    }
    workshop.replace(BADGE, "name = 12", "name = \"Réparer encore\"");
    served.hears(|news| !errors(news));
    assert!(served.page("badges/reparer/").contains("Réparer encore"));
    // The settings go, and come back.
    let settings = workshop.text("blason.toml");
    workshop.remove("blason.toml");
    served.hears(errors);
    assert!(served.page("badges/reparer/").contains("Réparer encore"));
    workshop.write("blason.toml", settings);
    served.hears(|news| !errors(news));
}

#[test]
fn a_catalogue_that_begins_broken_waits_to_be_mended() {
    let workshop = Workshop::small();
    workshop.replace(BADGE, "name = \"Réparer\"", "name = 12");
    let mut served = Served::start(&workshop, &["--lang", "fr"]);
    let answer = served.get("/badges/reparer/");
    assert_eq!(answer.status, 503);
    let page = answer.text();
    assert!(page.contains(SCRIPT) && page.contains("Rien à montrer encore"), "{page}");
    assert!(served.hears(errors)["findings"]["tally"] == "1 erreur");
    workshop.replace(BADGE, "name = 12", "name = \"Réparer\"");
    served.hears(|news| news["site"] == 1 && !errors(news));
    assert_eq!(served.get("/badges/reparer/").status, 200);
}

#[test]
fn without_the_system_s_word_the_folder_is_looked_at() {
    let workshop = Workshop::small();
    let mut served = Served::start(&workshop, &["--poll"]);
    workshop.replace(BADGE, "name = \"Réparer\"", "name = \"Rapiécer\"");
    served.hears(|news| news["site"] == 2);
    assert!(served.page("badges/reparer/").contains("Rapiécer"));
}

#[test]
fn nothing_is_written() {
    let workshop = Workshop::small();
    let before = files_below(workshop.root());
    let mut served = Served::start(&workshop, &[]);
    served.hears(|news| news["site"] == 1);
    served.page("");
    drop(served);
    assert_eq!(files_below(workshop.root()), before);
}

#[test]
fn without_a_key_pages_are_shown_and_documents_say_what_is_missing() {
    let workshop = Workshop::small();
    // Both issuers list a key, and nobody has its secret half here.
    let public = crate::keys::key(9).public().to_multikey();
    for issuer in ["atelier", "halle"] {
        let file = format!("content/issuers/{issuer}.md");
        let text = workshop.text(&file);
        let (head, body) = text.rsplit_once("+++\n").expect("a header");
        let table = format!("[[key]]\npublic = \"{public}\"\nfrom = 2024-01-01\n");
        workshop.write(&file, format!("{head}\n{table}+++\n{body}"));
    }
    let mut served = Served::start(&workshop, &[]);
    let news = served.hears(|news| news["site"] == 1);
    let why = news["unsigned"].as_str().expect("a sentence");
    assert!(why.contains("is not at hand"), "{why}");
    assert!(served.page("badges/reparer/").contains("Réparer"));
    let plan = files_below(&workshop.root().join("content/awards"));
    assert!(!plan.is_empty());
    let mut seen = [0, 0, 0];
    let texts = plan.iter().map(|file| workshop.text(&format!("content/awards/{file}")));
    let text: String = texts.collect();
    for line in text.lines() {
        let Some(id) = line.strip_prefix("id = \"") else { continue };
        let id = id.trim_end_matches('"');
        let of = |ending: &str| served.get(&format!("/awards/{}/{id}{ending}", &id[..2]));
        for (at, (ending, status)) in
            [(".html", 200), (".json", 503), (".ob2.json", 200)].into_iter().enumerate()
        {
            let answer = of(ending);
            if answer.status != 404 {
                assert_eq!(answer.status, status, "{ending} of {id}: {}", answer.text());
                seen[at] += 1;
                let told = answer.status != 503 || answer.text().contains("is not at hand");
                assert!(told, "{}", answer.text());
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn drafts_are_shown_when_asked_for_and_to_no_other_site() {
    let workshop = Workshop::small();
    workshop.run(&["new", "badge", "essai", "--name", "Essai"]).must_be(0);
    let served = Served::start(&workshop, &[]);
    assert_eq!(served.get("/badges/essai/").status, 404);
    let served = Served::start(&workshop, &["--drafts"]);
    let answer = served.get("/badges/essai/");
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.field("Access-Control-Allow-Origin"), None);
    assert_eq!(answer.field("Cross-Origin-Resource-Policy"), Some("same-origin"));
}

#[test]
fn nobody_else_is_served() {
    let workshop = Workshop::small();
    let served = Served::start(&workshop, &[]);
    let ask = |request: &str| served.ask(request).status;
    assert_eq!(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
    assert_eq!(ask(&format!("GET / HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n", served.port)), 421);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let own = format!("Host: localhost:{}\r\n\r\n", served.port);
        let answer = served.ask(&format!("{method} / HTTP/1.1\r\n{own}"));
        assert_eq!((answer.status, answer.field("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    // What is of the preview is for its own pages: it tells of files that are not published.
    for name in ["news", "findings", "preview.js"] {
        for field in ["Sec-Fetch-Site: cross-site", "Origin: https://evil.example"] {
            let path = format!("/.blason-serve/{name}");
            let answer = served.get_with(&path, &format!("{field}\r\n"));
            assert_eq!(answer.status, 403, "{name}, {field}");
            let own = served.get_with(&path, "Sec-Fetch-Site: same-origin\r\n");
            assert_eq!(own.field("Access-Control-Allow-Origin"), None, "{name}");
        }
    }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let workshop = Workshop::small();
    let served = Served::start(&workshop, &[]);
    let port = served.port.to_string();
    let answer = workshop.run(&["serve", "--port", &port]).must_be(2);
    assert!(answer.err.contains(&format!("port {port} is taken")), "{}", answer.err);
    assert!(answer.err.contains("the first free port is taken"), "{}", answer.err);
    let empty = Workshop::empty();
    let answer = empty.run(&["serve"]).must_be(2);
    assert!(answer.err.contains("there is no catalogue"), "{}", answer.err);
}

#[test]
fn ten_thousand_requests_and_strange_ones_leave_it_standing() {
    let workshop = Workshop::small();
    let served = Served::start(&workshop, &[]);
    let paths = ["/", "/badges/reparer/", "/catalogue.json", "/nowhere", "/sitemap.xml"];
    let rubbish: [&[u8]; 3] = [b"\xff\x00\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /"];
    let port = served.port;
    std::thread::scope(|scope| {
        for crew in 0..8_usize {
            scope.spawn(move || {
                let mut stream =
                    BufReader::new(TcpStream::connect(("127.0.0.1", port)).expect("a connection"));
                for turn in 0..1250_usize {
                    if turn.is_multiple_of(125) {
                        let mut other = TcpStream::connect(("127.0.0.1", port)).expect("another");
                        let _refused = other.write_all(rubbish[(crew + turn / 125) % 3]);
                    }
                    let path = paths[(crew + turn) % paths.len()];
                    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
                    stream.get_mut().write_all(request.as_bytes()).expect("a request is sent");
                    let (mut length, mut line) = (0, String::new());
                    stream.read_line(&mut line).expect("a status");
                    let wanted = if path == "/nowhere" { "404" } else { "200" };
                    assert_eq!(&line[9..12], wanted, "{path}");
                    while line != "\r\n" {
                        line.clear();
                        stream.read_line(&mut line).expect("a header");
                        if let Some(number) = line.strip_prefix("Content-Length: ") {
                            length = number.trim().parse().expect("a length");
                        }
                    }
                    stream.read_exact(&mut vec![0; length]).expect("a body");
                }
            });
        }
    });
    assert_eq!(served.get("/").status, 200);
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn what_the_work_changes_for_holders_is_told() {
    let workshop = Workshop::small();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        let who =
            ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        command.arg("-C").arg(workshop.root()).args(who).args(arguments);
        command.env("HOME", repository().join("target")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.output().is_ok_and(|it| it.status.success())
    };
    if !git(&["init", "--quiet", "--initial-branch=main"]) {
        eprintln!("skipped: git is not at hand");
        return;
    }
    assert!(git(&["add", "--all"]) && git(&["commit", "--quiet", "-m", "Begin"]));
    assert!(git(&["checkout", "--quiet", "-b", "proposal"]));
    let mut served = Served::start(&workshop, &[]);
    let news = served.hears(|news| !news["review"].is_null());
    assert_eq!(news["review"]["tally"], "", "nothing was changed: {news}");
    workshop.replace(BADGE, "réparé trois objets", "réparé douze objets");
    let news = served.hears(|news| news["review"]["tally"] != "");
    let review = served.get("/.blason-serve/review").text();
    assert!(review.contains("douze") && review.contains("trois"), "{news}\n{review}");
}
