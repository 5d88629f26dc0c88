//! The auditor's window, opened on servers of our own on the loopback, in the clear and with TLS.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use ureq::tls::{Certificate, RootCerts};

use super::*;

/// Certificates made for these tests and for nothing else; see the README beside them.
macro_rules! vector {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/tls/", $name))
    };
}

#[expect(clippy::unnecessary_wraps, reason = "it stands in for a lookup that can fail")]
/// Names that lead to the loopback here, whatever they are.
fn lookup(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let at = |text: &str| vec![SocketAddr::new(text.parse().unwrap(), port)];
    Ok(match host {
        "cloud.example" => at("169.254.169.254"),
        "elsewhere.example" => at("10.1.2.3"),
        _ => at("127.0.0.1"),
    })
}

fn window(address: &str) -> Result<Origin, Refusal> {
    Origin::with(&Url::parse_web(address).unwrap(), lookup, None)
}

/// Answers one request with these bytes.
fn serve(answer: &'static [u8]) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let mut piece = [0; 4_096];
        let mut heard = Vec::new();
        while !heard.windows(4).any(|end| end == b"\r\n\r\n") {
            let length = stream.read(&mut piece).unwrap();
            heard.extend_from_slice(&piece[..length]);
        }
        stream.write_all(answer).unwrap();
    });
    port
}

#[test]
fn an_answer_is_told_as_it_came() {
    let port = serve(
        b"HTTP/1.1 301 Moved\r\nContent-Type: text/html; charset=latin1\r\nLocation: https://10.0.0.1/\r\n\
          Access-Control-Allow-Origin: *\r\nCache-Control: public, max-age=60\r\nContent-Length: 2\r\n\r\nhi",
    );
    let base = format!("http://127.0.0.1:{port}/");
    let answer = window(&base).unwrap().ask(&format!("{base}a"), 10).unwrap();
    let wanted = Answer {
        status: 301,
        kind: Some("text/html; charset=latin1".to_owned()),
        shared: true,
        location: Some("https://10.0.0.1/".to_owned()),
        kept: Some(60),
        body: Body::Whole(b"hi".to_vec()),
    };
    assert_eq!(answer, wanted);
    let port = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n123456789012");
    let base = format!("http://127.0.0.1:{port}/");
    let answer = window(&base).unwrap().ask(&base, 11).unwrap();
    assert_eq!((answer.body, answer.shared), (Body::TooLong, false));
    let port =
        serve(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b");
    let base = format!("http://127.0.0.1:{port}/");
    assert_eq!(window(&base).unwrap().ask(&base, 11).unwrap().body, Body::Packed);
}

#[test]
fn only_the_host_that_was_named_is_asked() {
    let window = window("http://127.0.0.1:8000/b/").unwrap();
    for other in [
        "http://127.0.0.1:8001/",
        "http://127.0.0.2:8000/",
        "https://127.0.0.1:8000/",
        "http://127.0.0.1:80001/",
        "http://127.0.0.1:8000.evil.example/",
        "http://127.0.0.1:8000@evil.example/",
        "file:///etc/passwd",
    ] {
        let silent = window.ask(other, 10);
        assert_eq!(silent, Err(Silence::Failed(words::ELSEWHERE.into())), "{other}");
    }
}

#[test]
fn without_https_only_a_machine_at_hand_is_asked() {
    for fine in [
        "http://127.0.0.1:8000/",
        "http://127.0.0.1/",
        "http://[::1]:8000/",
        "http://192.168.1.5/",
        "http://localhost:8000/",
        "http://LocalHost/",
        "https://localhost:8443/",
        "https://badges.example.org/",
        "https://badges.example.org:8443/",
    ] {
        assert!(window(fine).is_ok(), "{fine}");
    }
    assert_eq!(window("http://badges.example.org/").err(), Some(Refusal::Scheme));
    assert_eq!(window("http://localhost.example.org/").err(), Some(Refusal::Scheme));
    assert_eq!(window("https://badges.example.org:22/").err(), Some(Refusal::Port));
    assert_eq!(window("https://me@badges.example.org/").err(), Some(Refusal::Credentials));
}

#[test]
fn a_name_opens_no_way_into_a_network() {
    for host in
        ["https://badges.example.org", "https://cloud.example:8443", "https://elsewhere.example"]
    {
        let base = format!("{host}/");
        let Err(Silence::Failed(why)) = window(&base).unwrap().ask(&base, 10) else {
            panic!("{host} was asked")
        };
        assert!(why.en.contains("no public address"), "{}", why.en);
    }
    // `localhost` leads to this machine, whatever says otherwise.
    let far = |_: &str, port| Ok(vec![SocketAddr::new("10.0.0.1".parse().unwrap(), port)]);
    let url = Url::parse_web("http://localhost:8000/").unwrap();
    let window = Origin::with(&url, far, None).unwrap();
    let Err(Silence::Failed(why)) = window.ask("http://localhost:8000/", 10) else {
        panic!("it was asked")
    };
    assert!(why.en.contains("10.0.0.1"), "{}", why.en);
}

#[test]
fn a_certificate_is_believed_or_it_is_said_why() {
    let said = |chain: &'static [u8], known: bool| {
        let port = serve_tls(chain);
        let base = format!("https://localhost:{port}/");
        let url = Url::parse_web(&base).unwrap();
        let authority = Certificate::from_pem(vector!("authority.pem")).unwrap();
        let roots = known.then(|| RootCerts::Specific(Arc::new(vec![authority])));
        Origin::with(&url, lookup, roots).unwrap().ask(&base, 100)
    };
    let because = |why: crate::ground::Bilingual| Err(Silence::Certificate(why.into()));
    assert_eq!(said(vector!("good.pem"), true).map(|it| it.status), Ok(200));
    assert_eq!(said(vector!("good.pem"), false), because(words::UNKNOWN_ISSUER));
    assert_eq!(said(vector!("expired.pem"), true), because(words::EXPIRED));
    assert_eq!(said(vector!("other-name.pem"), true), because(words::OTHER_NAME));
    // A host that answers in the clear where TLS is expected.
    let port = serve(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
    let base = format!("https://127.0.0.1:{port}/");
    assert!(window(&base).unwrap().ask(&base, 10).is_err());
}

/// Answers every connection with one short page, in the name of a certificate.
fn serve_tls(chain: &'static [u8]) -> u16 {
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().unwrap();
    let key = PrivateKeyDer::from_pem_slice(vector!("host-key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let mut session = rustls::ServerConnection::new(config).unwrap();
        let mut tls = rustls::Stream::new(&mut session, &mut stream);
        let mut piece = [0; 4_096];
        // Who does not believe hangs up.
        if tls.read(&mut piece).is_ok() {
            let _gone = tls
                .write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi");
        }
    });
    port
}
