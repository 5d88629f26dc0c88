//! Letters, read back by a program that shares no code with the one that writes them.

use mailparse::{MailAddr, MailHeaderMap, addrparse_header, parse_mail};
use proptest::prelude::*;

use super::*;
use crate::site::outbox::names::one_line;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR=_--\n\n.\n";

fn letter(name: Option<&str>, subject: &str, text: &str) -> Vec<u8> {
    let to = Mailbox::parse("camille@example.org").unwrap();
    let json = format!("{{\"é\":\"{}\"}}", "x".repeat(4_000));
    let files = vec![
        Attachment { name: "reparer-2026-06-14.png", kind: "image/png", bytes: PNG },
        Attachment { name: "reparer.json", kind: "application/json", bytes: json.as_bytes() },
    ];
    write(&Mail { to: &to, name, subject, text, language: "fr", files })
}

/// The rules that every letter keeps: lines end in CR LF and are short, nothing but ASCII (the
/// addressee's is), one header each.
fn check(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("ASCII");
    assert!(text.is_ascii());
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 78, "{line}");
        assert!(!line.contains(|c: char| c.is_ascii_control() && c != '\t'), "{line:?}");
    }
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let names = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    let names: Vec<&str> = names.map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(names, ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]);
}

fn recipient(bytes: &[u8]) -> (Option<String>, String) {
    let mail = parse_mail(bytes).unwrap();
    let to = addrparse_header(mail.headers.get_first_header("To").unwrap()).unwrap();
    let [MailAddr::Single(one)] = &to[..] else { panic!("one person: {to:?}") };
    (one.display_name.clone(), one.addr.clone())
}

#[test]
fn a_letter_is_read_as_it_was_written() {
    let text = "Bonjour Chloé,\n\nVoici « Réparer ensemble ».\n.\nFrom here\n--=_\n";
    let bytes = letter(Some("Chloé Dautriche"), "Votre badge «\u{a0}Réparer\u{a0}»", text);
    check(&bytes);
    let mail = parse_mail(&bytes).unwrap();
    assert_eq!(
        mail.headers.get_first_value("Subject").unwrap(),
        "Votre badge «\u{a0}Réparer\u{a0}»"
    );
    assert_eq!(recipient(&bytes), (Some("Chloé Dautriche".into()), "camille@example.org".into()));
    assert_eq!(mail.headers.get_first_value("X-Unsent").unwrap(), "1");
    let [body, png, json] = &mail.subparts[..] else { panic!("three parts") };
    assert_eq!(body.ctype.mimetype, "text/plain");
    assert_eq!(body.ctype.charset, "utf-8");
    assert_eq!(body.get_body().unwrap().replace("\r\n", "\n"), text);
    assert_eq!(png.get_body_raw().unwrap(), PNG);
    assert_eq!(png.ctype.mimetype, "image/png");
    let disposition = png.get_content_disposition();
    assert_eq!(disposition.params["filename"], "reparer-2026-06-14.png");
    assert!(String::from_utf8(json.get_body_raw().unwrap()).unwrap().starts_with("{\"é\":\"xxx"));
    assert_eq!(bytes, letter(Some("Chloé Dautriche"), "Votre badge «\u{a0}Réparer\u{a0}»", text));
}

#[test]
fn no_name_adds_a_line_or_a_person() {
    for name in [
        "A\r\nBcc: everybody@example.org",
        "\"Q\" <other@example.org>",
        "a@b.example, c@d.example",
        "\\\" <x@y.example>, \\",
        "=?utf-8?q?=0D=0ABcc:_x=40y.example?=",
        "\u{202e}\u{200f}مريم\u{2069} 🎉",
        "(comment) ; group: a@b.example;",
        &"é".repeat(500),
        &"x".repeat(500),
        "",
    ] {
        let line = one_line(name);
        let bytes = letter(Some(&line).filter(|it| !it.is_empty()).map(|it| &**it), &line, "x\n");
        check(&bytes);
        let (name, address) = recipient(&bytes);
        assert_eq!(address, "camille@example.org", "{line}");
        assert_eq!(name.unwrap_or_default(), line.replace("=?", "= ?"));
    }
}

proptest! {
    #[test]
    fn names_and_subjects_come_back(name in "\\PC{1,120}", subject in "\\PC{1,200}") {
        let (name, subject) = (one_line(&name), one_line(&subject));
        prop_assume!(!name.is_empty() && !subject.is_empty());
        let bytes = letter(Some(&name), &subject, "x\n");
        check(&bytes);
        let (read, address) = recipient(&bytes);
        prop_assert_eq!(address, "camille@example.org");
        prop_assert_eq!(read.unwrap_or_default(), name.replace("=?", "= ?"));
        let mail = parse_mail(&bytes).unwrap();
        let read = mail.headers.get_first_value("Subject").unwrap();
        prop_assert_eq!(read, subject.replace("=?", "= ?"));
    }
}
