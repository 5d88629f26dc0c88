//! The published site, served by a little host of these tests with one fault at a time: each is found, under
//! its code and at its address, and a host without any fault is told to be right.
#![cfg_attr(not(feature = "online"), expect(dead_code, reason = "most of it needs the network"))]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

use crate::workshop::{Answer, Tree, Workshop};

/// The day on which every audit of these tests takes place: the day after the build.
const NOW: &str = "2026-11-24";
const LIST: &str = "status/atelier/revocation-1.json";

/// What the host answers.
#[derive(Clone)]
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// What becomes of a reply on its way, by the path of the request.
type Fault = dyn Fn(&str, &mut Reply) + Send + Sync;

/// A host of a built site.
struct Host {
    port: u16,
    site: Arc<Mutex<Tree>>,
}

impl Host {
    /// Serves a site as a good host does, but for a fault.
    fn of(site: Tree, fault: impl Fn(&str, &mut Reply) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let site = Arc::new(Mutex::new(site));
        let (served, fault): (_, Arc<Fault>) = (Arc::clone(&site), Arc::new(fault));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (served, fault) = (Arc::clone(&served), Arc::clone(&fault));
                thread::spawn(move || converse(stream, &served, &*fault));
            }
        });
        Self { port, site }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

/// One request, one answer.
fn converse(mut stream: TcpStream, site: &Mutex<Tree>, fault: &Fault) {
    let (mut request, mut piece) = (Vec::new(), [0; 2_048]);
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return,
            Ok(length) => request.extend_from_slice(&piece[..length]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut reply = good(&path, &site.lock().expect("nobody panics with the site"));
    fault(&path, &mut reply);
    let mut text = format!("HTTP/1.1 {} X\r\nConnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        text.extend([name, ": ", value, "\r\n"]);
    }
    text.extend(["Content-Length: ", &reply.body.len().to_string(), "\r\n\r\n"]);
    // Who has read enough hangs up.
    let _gone = stream.write_all(text.as_bytes()).and_then(|()| stream.write_all(&reply.body));
}

/// What a good host answers.
fn good(path: &str, site: &Tree) -> Reply {
    let inside = path.trim_start_matches('/');
    let file = if inside.is_empty() || inside.ends_with('/') {
        format!("{inside}index.html")
    } else {
        inside.to_owned()
    };
    let (status, file) =
        if site.contains_key(&file) { (200, file) } else { (404, "404.html".into()) };
    let kind = match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "json" => "application/json",
        "jwt" => "application/vc+jwt",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain",
        "atom" => "application/atom+xml",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    };
    let headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Cache-Control", "public, max-age=300".to_owned()),
    ];
    Reply { status, headers, body: site.get(&file).cloned().unwrap_or_default() }
}

impl Reply {
    fn set(&mut self, name: &'static str, value: Option<&str>) {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.extend(value.map(|value| (name, value.to_owned())));
    }

    fn send_to(&mut self, location: &str) {
        self.status = 301;
        self.set("Location", Some(location));
        self.body.clear();
    }
}

/// A built catalogue with an old address of each kind.
fn workshop() -> (Workshop, Tree) {
    let workshop = Workshop::small();
    let moved = "\n[[moved]]\nfrom = \"/old/\"\nto = \"badges/reparer\"\n\
                 [[moved]]\nfrom = \"/old.json\"\nto = \"badges/reparer/2/badgeclass.json\"\n";
    workshop.write("blason.toml", format!("{}{moved}", workshop.text("blason.toml")));
    let site = workshop.build();
    (workshop, site)
}

fn audit(workshop: &Workshop, host: &Host, more: &[&str]) -> Answer {
    let url = host.url();
    workshop.run(&[&["audit", &url, "--now", NOW], more].concat())
}

/// The findings of an audit, each as its code and the path of its address.
fn found(workshop: &Workshop, host: &Host, more: &[&str]) -> (Option<i32>, Vec<String>) {
    let answer = audit(workshop, host, &[&["--format", "json"], more].concat());
    let document: Value = serde_json::from_str(&answer.out)
        .unwrap_or_else(|_| panic!("{}\n{}", answer.out, answer.err));
    let findings = document["findings"].as_array().expect("findings");
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let base = host.url();
    let mut found: Vec<String> = findings
        .iter()
        .map(|it| format!("{} {}", text(it, "code"), text(it, "address").replace(&base, "/")))
        .collect();
    found.sort();
    (answer.code, found)
}

/// Audits with a fault: the findings.
#[track_caller]
fn with_fault(wanted: &[&str], fault: impl Fn(&str, &mut Reply) + Send + Sync + 'static) {
    let (workshop, site) = workshop();
    let host = Host::of(site, fault);
    let (code, found) = found(&workshop, &host, &[]);
    assert_eq!(found, wanted);
    let only_warned = wanted
        .iter()
        .all(|it| it.starts_with("H103") || it.starts_with("H115") || it.starts_with("H118"));
    assert_eq!(code, Some(i32::from(!only_warned)));
}

#[cfg(feature = "online")]
mod online {
    use super::*;
    use crate::workshop::TODAY;

    #[test]
    fn a_good_host_is_told_to_be_right() {
        with_fault(&[], |_, _| ());
        let (workshop, site) = workshop();
        let host = Host::of(site.clone(), |_, _| ());
        let answer = audit(&workshop, &host, &[]).must_be(0);
        let asked = site.keys().filter(|path| !path.contains(".nojekyll")).count();
        assert!(
            answer.out.contains(&format!("shows what was built ({asked} files")),
            "{}",
            answer.out
        );
        let answer = audit(&workshop, &host, &["--lang", "fr"]).must_be(0);
        assert!(answer.out.contains("montre ce qui a été construit"), "{}", answer.out);
        // What the build remembers is enough.
        assert_eq!(found(&workshop, &host, &["--manifest"]), (Some(0), Vec::new()));
        std::fs::remove_dir_all(workshop.root().join("public")).expect("the build can go");
        assert_eq!(found(&workshop, &host, &[]), (Some(0), Vec::new()));
    }

    #[test]
    fn a_host_that_redirects_within_its_habits_is_right() {
        with_fault(&[], |path, reply| match path {
            "/old/" | "/old" => reply.send_to("https://badges.atelier.example/badges/reparer/"),
            "/old.json" => reply.send_to("/badges/reparer/2/badgeclass.json"),
            // As Cloudflare has it.
            "/404.html" => reply.send_to("/404"),
            "/404" => reply.status = 200,
            _ => {}
        });
    }

    #[test]
    fn what_does_not_answer_is_found() {
        with_fault(&["H101 /badges/reparer/2/image.svg"], |path, reply| {
            if path.ends_with("/reparer/2/image.svg") {
                reply.status = 500;
            }
        });
    }

    #[test]
    fn a_packed_answer_is_found() {
        with_fault(&["H101 /catalogue.json"], |path, reply| {
            if path == "/catalogue.json" {
                reply.set("Content-Encoding", Some("gzip"));
            }
        });
    }

    #[test]
    fn one_changed_byte_is_found() {
        with_fault(&["H102 /badges/reparer/2/achievement.json"], |path, reply| {
            if path == "/badges/reparer/2/achievement.json" {
                let last = reply.body.len() - 1;
                reply.body[last] ^= 1;
            }
        });
    }

    #[test]
    fn what_a_host_adds_to_a_page_is_a_warning() {
        with_fault(&["H103 /badges/reparer/"], |path, reply| {
            if path == "/badges/reparer/" {
                reply.body.extend_from_slice(b"<script src=\"https://measure.example/\"></script>");
            }
        });
    }

    #[test]
    fn a_wrong_type_is_found() {
        with_fault(&["H104 /.well-known/did.json"], |path, reply| {
            if path == "/.well-known/did.json" {
                reply.set("Content-Type", Some("application/octet-stream"));
            }
        });
    }

    #[test]
    fn a_document_that_other_sites_may_not_read_is_found() {
        with_fault(&["H105 /issuers/halle/profile.json"], |path, reply| {
            if path == "/issuers/halle/profile.json" {
                reply.set("Access-Control-Allow-Origin", None);
            }
        });
    }

    #[test]
    fn a_document_that_redirects_is_found() {
        with_fault(&["H106 /catalogue.json"], |path, reply| {
            if path == "/catalogue.json" {
                reply.send_to("/elsewhere.json");
            }
        });
        with_fault(&["H106 /badges/reparer/"], |path, reply| {
            if path == "/badges/reparer/" {
                reply.send_to("https://www.atelier.example/badges/reparer/");
            }
        });
    }

    #[test]
    fn an_old_address_that_leads_astray_is_found() {
        with_fault(&["H106 /old.json", "H107 /old.json"], |path, reply| {
            if path == "/old.json" {
                reply.send_to("/");
            }
        });
        with_fault(&["H101 /old/", "H107 /old/"], |path, reply| {
            if path == "/old/" {
                reply.status = 404;
            }
        });
    }

    #[test]
    fn a_host_without_a_certificate_is_found() {
        let (workshop, _) = workshop();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let url = format!("https://{}/", listener.local_addr().expect("an address"));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut hello = [0; 2_048];
                let _heard = stream.read(&mut hello);
                let _gone =
                    stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            }
        });
        let answer = workshop.run(&["audit", &url, "--now", NOW, "--format", "json"]).must_be(1);
        let document: Value = serde_json::from_str(&answer.out).expect("JSON");
        assert_eq!(document["counts"], serde_json::json!({ "H108": 1 }));
        assert_eq!(document["findings"][0]["address"], url);
        assert_eq!(document["asked"], 0);
    }

    #[test]
    fn keys_that_are_not_the_catalogue_s_are_found() {
        let (workshop, mut site) = workshop();
        let did = site.get_mut(".well-known/did.json").expect("keys");
        let mut document: Value = serde_json::from_slice(did).expect("JSON");
        document["verificationMethod"][0]["publicKeyMultibase"] = "z6MkStrange".into();
        *did = serde_json::to_vec(&document).expect("JSON");
        let host = Host::of(site, |_, _| ());
        let wanted = ["H102 /.well-known/did.json", "H109 /.well-known/did.json"];
        let (code, found) = found(&workshop, &host, &[]);
        assert_eq!((code, found), (Some(1), wanted.map(String::from).to_vec()));
        let answer = audit(&workshop, &host, &[]);
        assert!(answer.out.contains("z6MkStrange is none of the issuer’s"), "{}", answer.out);
    }

    #[test]
    fn a_list_that_lapsed_is_found() {
        let (workshop, site) = workshop();
        let host = Host::of(site, |_, _| ());
        let url = host.url();
        let answer = workshop.run(&["audit", &url, "--now", "2029-01-01", "--format", "json"]);
        let document: Value = serde_json::from_str(&answer.must_be(1).out).expect("JSON");
        assert_eq!(document["counts"].as_object().expect("counts").len(), 1);
        assert!(document["counts"]["H110"].as_u64() >= Some(2), "{}", document["counts"]);
    }

    #[test]
    fn a_list_that_is_behind_the_build_is_found_and_a_build_behind_the_list() {
        let (workshop, old) = workshop();
        workshop.replace(
            "content/awards/2026-reparer.toml",
            "status = 95016",
            "status = 95016\nrevoked = 2026-11-20\nreason = \"une erreur\"",
        );
        let new = workshop.build();
        assert_ne!(old[LIST], new[LIST]);
        let mut half = new.clone();
        half.insert(LIST.into(), old[LIST].clone());
        let host = Host::of(half, |_, _| ());
        let said = |it: &str| (Some(1), vec![format!("{it} /{LIST}")]);
        assert_eq!(found(&workshop, &host, &[]), said("H111"));
        // The other way round: the host knows more than the folder.
        let host = Host::of(new.clone(), |_, _| ());
        std::fs::write(workshop.root().join("public").join(LIST), &old[LIST]).expect("a file");
        assert_eq!(found(&workshop, &host, &[]), said("H112"));
    }

    #[test]
    fn a_list_that_went_back_is_found_though_the_build_did_too() {
        let (workshop, old) = workshop();
        workshop.replace(
            "content/awards/2026-reparer.toml",
            "status = 95016",
            "status = 95016\nrevoked = 2026-11-20\nreason = \"une erreur\"",
        );
        let new = workshop.build();
        let host = Host::of(new, |_, _| ());
        assert_eq!(found(&workshop, &host, &[]), (Some(0), Vec::new()));
        // Somebody builds and publishes an old state of the catalogue.
        let text = workshop.text("content/awards/2026-reparer.toml");
        let text = text.replace("\nrevoked = 2026-11-20\nreason = \"une erreur\"", "");
        workshop.write("content/awards/2026-reparer.toml", text);
        let again = workshop.build();
        assert_eq!(again[LIST], old[LIST]);
        host.site.lock().expect("the site").clone_from(&again);
        let (code, found_now) = found(&workshop, &host, &[]);
        assert_eq!(code, Some(1));
        assert!(found_now.contains(&format!("H113 /{LIST}")), "{found_now:?}");
        // It is said until it is mended, not once.
        assert_eq!(found(&workshop, &host, &[]), (code, found_now));
    }

    #[test]
    fn a_host_that_finds_everything_is_found() {
        let wanted = ["H114 /nothing/is/here.json", "H114 /nothing/is/here/"];
        with_fault(&wanted, |path, reply| {
            if path.starts_with("/nothing/") {
                reply.status = 200;
            }
        });
    }

    #[test]
    fn a_host_with_a_lost_page_of_its_own_is_advised() {
        with_fault(&["H115 /nothing/is/here/"], |_, reply| {
            if reply.status == 404 {
                reply.body = b"Not Found".to_vec();
            }
        });
    }

    #[test]
    fn a_folder_that_is_listed_is_found() {
        let (workshop, site) = workshop();
        let award = site.keys().find(|path| path.starts_with("awards/")).expect("an award");
        let folder = format!("/{}", &award[..=award.rfind('/').expect("a folder")]);
        let wanted = vec![format!("H116 {folder}")];
        let host = Host::of(site, move |path, reply| {
            if path == folder {
                reply.status = 200;
            }
        });
        assert_eq!(found(&workshop, &host, &[]), (Some(1), wanted));
    }

    #[test]
    fn an_address_that_answered_once_is_missed_until_it_is_forgotten() {
        let (workshop, site) = workshop();
        let host = Host::of(site.clone(), |_, _| ());
        assert_eq!(found(&workshop, &host, &[]), (Some(0), Vec::new()));
        let text = workshop.text("blason.toml");
        workshop.write("blason.toml", text.replace("from = \"/old/\"", "from = \"/older/\""));
        let site = workshop.build();
        host.site.lock().expect("the site").clone_from(&site);
        let (code, lost) = found(&workshop, &host, &[]);
        assert_eq!(code, Some(1));
        assert!(lost.contains(&"H117 /old/".to_owned()), "{lost:?}");
        assert!(lost.iter().all(|it| it.starts_with("H117 /old/")), "{lost:?}");
        assert_eq!(found(&workshop, &host, &[]).1, lost, "it is said until it is mended");
        assert_eq!(found(&workshop, &host, &["--forget"]), (Some(0), Vec::new()));
        assert_eq!(found(&workshop, &host, &[]), (Some(0), Vec::new()));
    }

    #[test]
    fn a_list_that_is_kept_for_long_is_a_warning() {
        with_fault(&[&format!("H118 /{LIST}")], |path, reply| {
            if path.ends_with(LIST) {
                reply.set("Cache-Control", Some("public, max-age=604800"));
            }
        });
    }

    #[test]
    fn a_sample_is_the_same_each_time_and_holds_what_others_hang_on() {
        let (workshop, site) = workshop();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&heard);
        let host = Host::of(site, move |path, _| {
            notes.lock().expect("the notes").push(path.to_owned());
        });
        let asked = || {
            heard.lock().expect("the notes").clear();
            assert_eq!(found(&workshop, &host, &["--sample", "5"]), (Some(0), Vec::new()));
            let mut asked = heard.lock().expect("the notes").clone();
            asked.sort();
            asked
        };
        let first = asked();
        for vital in ["/.well-known/did.json", "/issuers/halle/profile.json", &format!("/{LIST}")] {
            assert!(first.iter().any(|path| path == vital), "{vital}: {first:?}");
        }
        assert_eq!(asked(), first);
    }

    #[test]
    fn what_cannot_be_asked_is_said_with_a_way_out() {
        let (workshop, _) = workshop();
        let said = |url: &str| workshop.run(&["audit", url, "--now", NOW]).must_be(2).err;
        // A port that was free a moment ago: nobody answers.
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let silent = said(&format!("http://127.0.0.1:{port}/"));
        assert!(silent.contains("does not answer"), "{silent}");
        for refused in [
            "http://badges.example.org/",
            "ftp://127.0.0.1/",
            "file:///x",
            "public",
            "http://127.0.0.1/?q",
        ] {
            let said = said(refused);
            assert!(
                said.contains("cannot be audited") && said.contains("127.0.0.1:8000"),
                "{said}"
            );
        }
        let empty = Workshop::small();
        let said = empty.run(&["audit", &format!("http://127.0.0.1:{port}/")]).must_be(2).err;
        assert!(said.contains("blason build"), "{said}");
        // The catalogue is for another address than the one that is asked, and the build for another day.
        assert_ne!(NOW, TODAY);
    }
}

#[cfg(not(feature = "online"))]
#[test]
fn a_program_without_the_network_says_so() {
    let (workshop, _) = workshop();
    let answer = workshop.run(&["audit", "https://badges.atelier.example/"]).must_be(2);
    assert!(answer.err.contains("--features online"), "{}", answer.err);
}
