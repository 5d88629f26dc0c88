//! Requests as browsers, tools and strangers send them, over real connections on loopback.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use proptest::prelude::*;

use super::request::{self, LONGEST_HEAD, LONGEST_TARGET, MOST_FIELDS};
use super::*;

/// A server that answers with the path that it was asked for, and says how often it was asked.
fn server() -> (u16, &'static AtomicUsize) {
    let asked: &'static AtomicUsize = Box::leak(Box::default());
    let door = Door::open(Some(0)).expect("a free port");
    let port = door.port();
    door.answer(move |request| {
        asked.fetch_add(1, Ordering::Relaxed);
        let mut answer = Answer::plain(200, &request.path);
        match request.path.as_str() {
            "/panic" => panic!("a promise that broke"),
            "/tagged" => answer.tag = Some("t1".to_owned()),
            "/elsewhere" => {
                answer.status = 301;
                answer.location = Some("/here/\r\nSet-Cookie: a".to_owned());
            }
            "/large" => answer.body = vec![b'x'; 3 << 20],
            _ => {}
        }
        answer
    });
    (port, asked)
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
    stream
}

/// Sends these bytes and gives everything that comes back until the other side closes.
fn sent(port: u16, bytes: &[u8]) -> String {
    let mut stream = connect(port);
    // One who is refused early may find the connection closed while writing.
    let _refused = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _cut = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or("cut")
}

fn get(port: u16, path: &str, more: &str) -> String {
    let head = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    sent(port, format!("{head}{more}\r\n").as_bytes())
}

#[test]
fn a_request_gets_its_answer() {
    let (port, _) = server();
    let answer = get(port, "/a%20b?c=d", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n/a%20b\n"), "{answer}");
    assert!(answer.contains("\r\nContent-Length: 7\r\n") && answer.contains("nosniff"));
    let head = sent(
        port,
        format!("HEAD / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")
            .as_bytes(),
    );
    assert!(head.contains("\r\nContent-Length: 2\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let large = get(port, "/large", "");
    assert!(large.len() > 3 << 20);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let (port, _) = server();
    for known in ["\"t1\"", "W/\"t1\"", "\"t0\", \"t1\"", "*"] {
        let answer = get(port, "/tagged", &format!("If-None-Match: {known}\r\n"));
        assert_eq!(status(&answer), "304", "{known}");
        assert!(answer.ends_with("\r\n\r\n") && answer.contains("ETag: \"t1\""), "{answer}");
    }
    assert_eq!(status(&get(port, "/tagged", "If-None-Match: \"t2\"\r\n")), "200");
}

#[test]
fn one_connection_serves_many_requests() {
    let (port, asked) = server();
    let mut stream = connect(port);
    // Three at once: they are answered in their order.
    let request = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    let all = format!("{}{}{}", request("/1"), request("/2"), request("/3"));
    let last = all.replace("/3 HTTP/1.1\r\n", "/3 HTTP/1.1\r\nConnection: close\r\n");
    stream.write_all(last.as_bytes()).expect("a request is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 3);
    assert!(answer.find("/1\n") < answer.find("/2\n") && answer.find("/2\n") < answer.find("/3\n"));
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[test]
fn requests_that_are_none_of_its_business_are_refused() {
    let (port, asked) = server();
    let own = format!("Host: 127.0.0.1:{port}");
    let long = "a".repeat(LONGEST_TARGET + 1);
    let many = "A: b\r\n".repeat(MOST_FIELDS + 1);
    let wide = format!("A: {}\r\n", "b".repeat(LONGEST_HEAD));
    for (request, wanted) in [
        // Another host was made to lead here: DNS rebinding.
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), "421"),
        (format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), "421"),
        (format!("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:{port}\r\n\r\n"), "421"),
        (format!("GET / HTTP/1.1\r\nHost: localhost.:{port}\r\n\r\n"), "421"),
        (format!("GET / HTTP/1.1\r\nHost: localhost@evil.example:{port}\r\n\r\n"), "421"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n".to_owned(), "421"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".to_owned(), "421"),
        (format!("GET http://evil.example/ HTTP/1.1\r\n{own}\r\n\r\n"), "421"),
        // Anything but reading.
        (format!("POST / HTTP/1.1\r\n{own}\r\nContent-Length: 3\r\n\r\nabc"), "405"),
        (format!("PUT / HTTP/1.1\r\n{own}\r\n\r\n"), "405"),
        (format!("DELETE / HTTP/1.1\r\n{own}\r\n\r\n"), "405"),
        (format!("OPTIONS * HTTP/1.1\r\n{own}\r\n\r\n"), "405"),
        (format!("CONNECT a:1 HTTP/1.1\r\n{own}\r\n\r\n"), "405"),
        (format!("get / HTTP/1.1\r\n{own}\r\n\r\n"), "405"),
        // A body, which two readers might end at two places.
        (format!("GET / HTTP/1.1\r\n{own}\r\nContent-Length: 3\r\n\r\nabc"), "413"),
        (format!("GET / HTTP/1.1\r\n{own}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "413"),
        // What is no request.
        ("\r\n\r\n\r\n(nothing) at all\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "400"),
        (format!("GET / HTTP/1.1\r\n{own}\r\n{own}\r\n\r\n"), "400"),
        (format!("GET a HTTP/1.1\r\n{own}\r\n\r\n"), "400"),
        (format!("GET * HTTP/1.1\r\n{own}\r\n\r\n"), "400"),
        (format!("GET ftp://localhost/ HTTP/1.1\r\n{own}\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\n{own}\r\nA b\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\n{own}\r\n folded: a\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\n{own}\r\nA: b\0c\r\n\r\n"), "400"),
        ("\u{16}\u{3}\u{1}\n\n".to_owned(), "400"),
        ("GET / HTTP/2.0\r\n\r\n".to_owned(), "505"),
        // Too much of it.
        (format!("GET /{long} HTTP/1.1\r\n{own}\r\n\r\n"), "414"),
        (format!("GET / HTTP/1.1\r\n{own}\r\n{many}\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\n{own}\r\n{wide}\r\n"), "431"),
    ] {
        let answer = sent(port, request.as_bytes());
        assert_eq!(status(&answer), wanted, "{request:.200}\n{answer}");
        assert!(answer.contains("\r\nConnection: close\r\n"), "{answer}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0, "nothing of it was answered");
    assert_eq!(status(&get(port, "/", "")), "200");
}

#[test]
fn pages_of_other_origins_are_told_apart() {
    let (port, _) = server();
    let port_text = port.to_string();
    for (fields, foreign) in [
        ("", false),
        ("Sec-Fetch-Site: same-origin\r\n", false),
        ("Sec-Fetch-Site: none\r\n", false),
        ("Sec-Fetch-Site: same-site\r\n", true),
        ("Sec-Fetch-Site: cross-site\r\n", true),
        ("Origin: http://localhost:PORT\r\n", false),
        ("Origin: http://localhost:1\r\n", true),
        ("Origin: https://localhost:PORT\r\n", true),
        ("Origin: null\r\n", true),
    ] {
        let fields = fields.replace("PORT", &port_text);
        let text = format!("GET / HTTP/1.1\r\nHost: [::1]:{port}\r\n{fields}\r\n");
        let (request, length) = request::read(text.as_bytes(), port).unwrap().unwrap();
        assert_eq!((request.foreign, length), (foreign, text.len()), "{fields}");
    }
}

#[test]
fn a_promise_that_breaks_ends_one_request() {
    let (port, _) = server();
    assert_eq!(status(&get(port, "/panic", "")), "500");
    assert_eq!(status(&get(port, "/", "")), "200");
}

#[test]
fn no_line_of_an_address_becomes_a_header() {
    let (port, _) = server();
    let answer = get(port, "/elsewhere", "");
    assert!(answer.starts_with("HTTP/1.1 301") && !answer.contains("Set-Cookie"), "{answer}");
}

#[test]
fn ten_thousand_requests_and_as_much_rubbish_leave_it_standing() {
    let (port, asked) = server();
    let request = format!("GET /x HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    let rubbish: [&[u8]; 4] = [b"\x00\xff\n\n", b"GET", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b""];
    std::thread::scope(|scope| {
        for crew in 0..8_usize {
            let request = &request;
            scope.spawn(move || {
                let mut stream = connect(port);
                let mut answer = [0; 4096];
                for turn in 0..1250 {
                    if turn % 250 == 0 {
                        // Another connection, which says nothing of use and goes.
                        let _refused = connect(port).write_all(rubbish[(crew + turn / 250) % 4]);
                    }
                    stream.write_all(request.as_bytes()).expect("a request is sent");
                    let mut read = 0;
                    while !answer[..read].ends_with(b"/x\n") {
                        let count = stream.read(&mut answer[read..]).expect("an answer");
                        assert!(count > 0, "the connection was closed");
                        read += count;
                    }
                    assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"));
                }
            });
        }
    });
    assert_eq!(asked.load(Ordering::Relaxed), 10_000);
}

#[test]
fn connections_that_say_nothing_do_not_keep_others_out() {
    let (port, _) = server();
    // As many as there are seats, each with the beginning of a request that never ends.
    let idle: Vec<TcpStream> = (0..door::MOST_CONNECTIONS)
        .map(|_| {
            let mut stream = connect(port);
            stream.write_all(b"GET / HT").expect("a beginning is sent");
            stream
        })
        .collect();
    // One more is told so, and not left waiting.
    let crowded = get(port, "/", "");
    assert!(["503", "cut"].contains(&status(&crowded)), "{crowded}");
    drop(idle);
    // Those that went give their seats back; how soon is the system's to say.
    let came_in = (0..2_000).any(|_| {
        std::thread::yield_now();
        status(&get(port, "/", "")) == "200"
    });
    assert!(came_in);
}

#[test]
fn a_port_that_is_taken_is_said_to_be() {
    let door = Door::open(Some(0)).expect("a free port");
    let again = Door::open(Some(door.port()));
    assert!(matches!(again, Err(DoorError::Taken(port)) if port == door.port()), "{again:?}");
    // Nobody asked for one: another is found.
    let first = Door::open(None).expect("one of a hundred ports is free");
    let second = Door::open(None).expect("one of a hundred ports is free");
    assert_ne!(first.port(), second.port());
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _read = request::read(&bytes, 80);
    }

    #[test]
    fn a_request_that_is_read_is_for_this_host(
        host in "[a-z0-9.:@\\[\\]]{0,24}",
        target in "[ -~]{0,24}",
    ) {
        let text = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        if let Ok(Some((request, length))) = request::read(text.as_bytes(), 8080) {
            prop_assert!(request.path.starts_with('/'));
            prop_assert_eq!(length, text.len());
            let name = host.strip_suffix(":8080").expect("the port is named");
            prop_assert!(["localhost", "127.0.0.1", "[::1]"].contains(&name));
        }
    }
}
