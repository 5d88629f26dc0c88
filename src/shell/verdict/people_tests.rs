//! What a reader of the first line is told, for every verdict there is.

use super::*;
use crate::verify::Examination;
use crate::verify::reasons::Reason;

const fn reason(code: &'static str, outcome: Outcome, en: &'static str) -> Reason {
    Reason { code, outcome, words: Bilingual { fr: en, en } }
}

static HOLDS_TRUE: Reason = reason("proof.holds", Outcome::Passed, "the signature holds");
static UNKNOWN_KEY: Reason = reason("key.open", Outcome::Open, "the key of {who} was not fetched");
static REVOKED: Reason = reason("status.revoked", Outcome::Failed, "it was taken back");

fn verdict(reasons: &[&'static Reason], trust: Trust) -> Verdict {
    let mut verdict = Verdict::on(About {
        format: Some(Format::Ob3),
        issuer: Some("Evil\x1b[2J\u{202e}".to_owned()),
        issuer_id: Some("did:web:a.example".to_owned()),
        host: Some("a.example".to_owned()),
        badge: Some("x\n✓ Valid".to_owned()),
        ..About::default()
    });
    verdict.steps = reasons.iter().map(|it| it.step(StepName::Proof).with("who", "a\nb")).collect();
    verdict.trust = trust;
    verdict
}

fn shown(verdicts: Vec<Verdict>, french: bool) -> String {
    let found = Examination { container: "json", verdicts };
    let examined = Examined { name: "badge.json".to_owned(), found };
    let now = Instant::parse("2026-11-23").unwrap();
    screen(&examined, now, false, french)
}

fn first_line(verdicts: Vec<Verdict>, french: bool) -> String {
    let text = anstream::adapter::strip_str(&shown(verdicts, french)).to_string();
    text.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_first_line_cannot_mislead() {
    let good = || vec![&HOLDS_TRUE];
    let line =
        |reasons: &[&'static Reason], trust| first_line(vec![verdict(reasons, trust)], false);
    let host = Trust::Host("a.example".to_owned());
    assert_eq!(line(&good(), host), "✓ Valid on 2026-11-23: a.example vouches for this badge.");
    assert_eq!(
        line(&good(), Trust::Named),
        "✓ Valid on 2026-11-23: a.example, whom you trust, vouches for this badge."
    );
    assert_eq!(
        line(&good(), Trust::OwnSite),
        "✓ Valid on 2026-11-23 by the folder given, which speaks for a.example."
    );
    for (reasons, trust) in [
        (good(), Trust::Unknown),
        (good(), Trust::Demonstration),
        (vec![], Trust::Named),
        (vec![&HOLDS_TRUE, &UNKNOWN_KEY], Trust::Named),
        (vec![&HOLDS_TRUE, &UNKNOWN_KEY, &REVOKED], Trust::Named),
    ] {
        for french in [true, false] {
            let line = first_line(vec![verdict(&reasons, trust.clone())], french);
            assert!(!line.contains("Valid") && !line.starts_with('✓'), "{line}");
        }
    }
    assert_eq!(line(&[&UNKNOWN_KEY, &REVOKED], Trust::Unknown), "✗ Not valid. It was taken back.",);
    assert_eq!(
        line(&[&UNKNOWN_KEY], Trust::Unknown),
        "? Nothing is proved. The key of a\u{fffd}b was not fetched.",
    );
}

#[test]
fn a_second_document_is_not_hidden_behind_the_first() {
    let good = verdict(&[&HOLDS_TRUE], Trust::Named);
    let bad = verdict(&[&REVOKED], Trust::Named);
    let line = first_line(vec![good.clone(), bad], false);
    assert!(line.starts_with("✓ Valid") && line.ends_with("see below."), "{line}");
    assert!(!first_line(vec![good.clone(), good], false).contains("below"));
}

#[test]
fn what_a_badge_says_cannot_steer_the_terminal() {
    let text = shown(vec![verdict(&[&HOLDS_TRUE, &UNKNOWN_KEY], Trust::Named)], false);
    let bare = anstream::adapter::strip_str(&text).to_string();
    assert!(bare.contains("Evil\u{fffd}[2J\u{fffd}"), "{bare}");
    assert!(!bare.lines().any(|line| line.starts_with('✓')), "{bare}");
    assert!(bare.contains("x\u{fffd}✓ Valid"), "{bare}");
    // What is ours to paint is painted; with that removed, no control character is left.
    assert!(bare.chars().all(|c| c == '\n' || !c.is_control()), "{bare}");
}

#[test]
fn every_step_has_a_sign_and_a_word() {
    let text = shown(vec![verdict(&[&HOLDS_TRUE, &UNKNOWN_KEY, &REVOKED], Trust::Named)], true);
    let bare = anstream::adapter::strip_str(&text).to_string();
    for part in ["✓ preuve       oui", "? preuve       pas établi", "✗ preuve       non"] {
        assert!(bare.contains(part), "{bare}");
    }
}
