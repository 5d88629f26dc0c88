//! The window, opened on a server of our own on the loopback. Only here may it reach that one.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread;

use super::*;

/// Asks nothing but 127.0.0.1, in the clear, and finds every name there, but for a few.
const LOOPBACK: Rules = Rules {
    scheme: ("http", 80),
    port: |_| true,
    gate: Gate { lookup, allows: |address| address == Ipv4Addr::LOCALHOST },
    connect: Duration::from_secs(5),
    whole: Duration::from_secs(5),
};

fn lookup(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let at = |text: &str| vec![SocketAddr::new(text.parse().unwrap(), port)];
    Ok(match host {
        "inside.example" => at("10.1.2.3"),
        "cloud.example" => at("169.254.169.254"),
        "both.example" => [at("127.0.0.1"), at("192.168.0.1")].concat(),
        "mapped.example" => at("::ffff:127.0.0.1"),
        "nowhere.example" => Vec::new(),
        "good.example" => at("127.0.0.1"),
        literal => return system_literal(literal, port),
    })
}

/// What the system says of a host that is an address already, also in odd spellings.
fn system_literal(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    assert!(host.bytes().all(|b| b.is_ascii_hexdigit() || b".:x".contains(&b)), "no name: {host}");
    gate::system(host, port)
}

/// A server that answers each connection with the bytes that its path asks for, and what it heard.
fn serve(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&heard);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = Vec::new();
            let mut piece = [0; 1_024];
            while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(0) | Err(_) => break,
                    Ok(length) => request.extend_from_slice(&piece[..length]),
                }
            }
            let request = String::from_utf8_lossy(&request).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            notes.lock().unwrap().push(request);
            // A client that has read enough hangs up.
            let _gone = stream.write_all(&answer(&path));
        }
    });
    (port, heard)
}

fn ok(headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 200 OK\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn to(location: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        .into_bytes()
}

fn refused(error: Result<Fetched, FetchError>) -> String {
    match error {
        Err(FetchError::Refused(why)) => {
            assert_ne!(why.fr, why.en);
            why.en
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_document_is_fetched_politely() {
    let (port, heard) = serve(|_| ok("Content-Type: Application/LD+JSON; charset=utf-8\r\n", "{}"));
    let web = Web::with(LOOPBACK, 4);
    let address = format!("http://good.example:{port}/a?b=c");
    let fetched = web.get(&format!("{address}#key")).unwrap();
    assert_eq!(fetched.bytes, b"{}");
    assert_eq!(fetched.media_type.as_deref(), Some("application/ld+json"));
    assert_eq!(fetched.address, address);
    let heard = heard.lock().unwrap();
    let [request] = heard.as_slice() else { panic!("asked more or less than once") };
    let request = request.to_ascii_lowercase();
    assert!(request.starts_with("get /a?b=c http/1.1\r\n"), "{request}");
    assert!(request.contains(&format!("\r\nhost: good.example:{port}\r\n")), "{request}");
    assert!(request.contains(concat!(
        "\r\nuser-agent: blason/",
        env!("CARGO_PKG_VERSION"),
        "\r\n"
    )));
    assert!(request.contains("\r\naccept: application/vc"), "{request}");
    assert!(request.contains("\r\naccept-encoding: identity\r\n"), "{request}");
    assert!(!request.contains("cookie") && !request.contains("referer"), "{request}");
}

#[test]
fn no_name_leads_to_a_host_that_is_not_public() {
    let (port, heard) = serve(|_| ok("", "{}"));
    let web = Web::with(LOOPBACK, 100);
    for host in ["inside.example", "cloud.example", "both.example", "mapped.example"] {
        let why = refused(web.get(&format!("http://{host}:{port}/")));
        assert!(why.contains("no public address"), "{why}");
    }
    for host in ["10.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.2", "0.0.0.0"] {
        refused(web.get(&format!("http://{host}:{port}/")));
    }
    assert!(heard.lock().unwrap().is_empty());
    let nowhere = web.get("http://nowhere.example/");
    assert_eq!(nowhere, Err(FetchError::Failed(words::NO_HOST.into())));
}

#[test]
fn the_rules_outside_the_tests_are_strict() {
    let web = Web::new(100);
    for address in [
        "https://127.0.0.1/",
        "https://[::1]:8443/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0/",
        "https://localhost/",
        "http://1.1.1.1/",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "https://1.1.1.1:25/",
        "https://user:word@1.1.1.1/",
        "https:///etc/passwd",
        "/etc/passwd",
        "",
    ] {
        refused(web.get(address));
    }
}

#[test]
fn a_redirect_is_judged_like_an_address() {
    let (port, heard) = serve(move |path| match path {
        "/inside" => to("http://inside.example/"),
        "/literal" => to("http://127.0.0.2/"),
        "/https" => to("https://good.example/"),
        "/file" => to("file:///etc/passwd"),
        "/slashes" => to("//cloud.example/"),
        "/user" => to("http://me@good.example/"),
        "/relative" => to("there/../document"),
        "/loop" => to("/loop"),
        "/nowhere" => to("http://["),
        "/1" => to("/2"),
        "/2" => to("/3"),
        "/3" => to("/document"),
        "/0" => to("/1"),
        "/document" => ok("", "[]"),
        _ => b"HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_vec(),
    });
    let web = Web::with(LOOPBACK, 100);
    let get = |path: &str| web.get(&format!("http://good.example:{port}{path}"));
    for path in ["/inside", "/literal", "/https", "/file", "/slashes", "/user"] {
        refused(get(path));
    }
    let document = get("/relative").unwrap();
    assert_eq!(document.address, format!("http://good.example:{port}/document"));
    assert_eq!(get("/1").unwrap().bytes, b"[]");
    let failed = |path: &str| assert!(matches!(get(path), Err(FetchError::Failed(_))), "{path}");
    failed("/0");
    failed("/nowhere");
    failed("/without-location");
    let before = heard.lock().unwrap().len();
    failed("/loop");
    assert_eq!(heard.lock().unwrap().len(), before + 4);
}

#[test]
fn answers_have_a_size() {
    let limit = usize::try_from(LARGEST_DOCUMENT).unwrap();
    let (port, _) = serve(move |path| match path {
        "/exactly" => ok("", &"x".repeat(limit)),
        "/stated" => b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx".to_vec(),
        "/endless" => {
            let mut bytes = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
            bytes.resize(limit + 100_000, b'x');
            bytes
        }
        "/chunked" => {
            let mut bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
            for _ in 0..limit / 65_536 + 2 {
                bytes.extend_from_slice(b"10000\r\n");
                bytes.resize(bytes.len() + 65_536, b'x');
                bytes.extend_from_slice(b"\r\n");
            }
            bytes.extend_from_slice(b"0\r\n\r\n");
            bytes
        }
        "/cut" => b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".to_vec(),
        "/headers" => ok(&format!("X: {}\r\n", "x".repeat(LARGEST_HEADER)), ""),
        _ => ok("Content-Encoding: gzip\r\n", "\x1f"),
    });
    let web = Web::with(LOOPBACK, 100);
    let get = |path: &str| web.get(&format!("http://good.example:{port}{path}"));
    assert_eq!(get("/exactly").unwrap().bytes.len(), limit);
    for path in ["/stated", "/endless", "/chunked"] {
        assert_eq!(get(path), Err(FetchError::TooLarge(LARGEST_DOCUMENT)), "{path}");
    }
    for path in ["/cut", "/headers", "/packed"] {
        assert!(matches!(get(path), Err(FetchError::Failed(_))), "{path}");
    }
}

#[test]
fn a_server_without_a_certificate_is_not_believed() {
    let plain = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = plain.local_addr().unwrap().port();
    thread::spawn(move || plain.accept().unwrap().0.write_all(&ok("", "{}")).unwrap());
    let rules = Rules { scheme: ("https", 443), ..LOOPBACK };
    let answer = Web::with(rules, 1).get(&format!("https://good.example:{port}/"));
    assert!(matches!(answer, Err(FetchError::Failed(_))), "{answer:?}");
}

#[test]
fn what_is_gone_is_gone() {
    let (port, _) = serve(|path| {
        format!("HTTP/1.1 {} X\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", &path[1..])
            .into_bytes()
    });
    let web = Web::with(LOOPBACK, 100);
    let get = |path: &str| web.get(&format!("http://good.example:{port}{path}"));
    assert_eq!(get("/404"), Err(FetchError::NotThere));
    assert_eq!(get("/410"), Err(FetchError::Gone));
    for status in ["204", "206", "304", "401", "500"] {
        assert!(matches!(get(&format!("/{status}")), Err(FetchError::Failed(_))), "{status}");
    }
}

#[test]
fn a_server_that_is_silent_does_not_hold_us() {
    let rules = Rules { whole: Duration::from_millis(40), ..LOOPBACK };
    // Never accepts: the system opens the connection, and nobody answers.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = silent.local_addr().unwrap().port();
    let failed = Err(FetchError::Failed(words::TOO_SLOW.into()));
    assert_eq!(Web::with(rules, 1).get(&format!("http://good.example:{port}/")), failed);
    // Begins to answer, and never ends.
    let begun = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = begun.local_addr().unwrap().port();
    let (ready, wait) = std::sync::mpsc::channel::<()>();
    thread::spawn(move || {
        let (mut stream, _) = begun.accept().unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx").unwrap();
        let _ended = wait.recv();
    });
    let answer = Web::with(rules, 1).get(&format!("http://good.example:{port}/"));
    assert!(matches!(answer, Err(FetchError::Failed(_))), "{answer:?}");
    drop(ready);
}

#[test]
fn a_run_sends_so_many_requests_and_no_more() {
    let (port, heard) = serve(|_| ok("", "{}"));
    let web = Web::with(LOOPBACK, 2);
    let get = |path: &str| web.get(&format!("http://good.example:{port}/{path}"));
    assert!(get("1").is_ok() && get("2").is_ok());
    assert!(matches!(get("3"), Err(FetchError::Failed(_))));
    assert_eq!(heard.lock().unwrap().len(), 2);
}

#[test]
fn media_types_lose_their_parameters() {
    let read = |text: &str| media_type_of(text);
    assert_eq!(read("Image/SVG+xml;charset=utf-8").as_deref(), Some("image/svg+xml"));
    assert_eq!(read(" application/json ").as_deref(), Some("application/json"));
    for text in ["", "json", "a/b/c", "a/", "/b", "a b/c"] {
        assert_eq!(read(text), None, "{text}");
    }
}
