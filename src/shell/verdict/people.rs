//! A verdict on one screen. The first line is a sentence that holds on its own: what can be relied
//! on and for whom, or why not.

use std::fmt::Write as _;

use super::Examined;
use super::calm::calm;
use crate::ground::{Bilingual, Instant};
use crate::verify::{About, Format, Outcome, Step, StepName, Trust, Validity, Verdict};

/// Steps, claims and endorsements of every document of what was examined, the verdict first.
/// `named` puts its name into the first line, for there are others.
pub fn screen(examined: &Examined, now: Instant, named: bool, french: bool) -> String {
    let mut text = String::new();
    let verdicts = &examined.found.verdicts;
    let [first, others @ ..] = verdicts.as_slice() else { return text };
    let name = if named { format!("{} : ", calm(&examined.name)) } else { String::new() };
    let name = if french { name } else { name.replace(" : ", ": ") };
    let doubt = others.iter().map(Verdict::validity).find(|it| *it != Validity::Valid);
    let doubt = doubt.filter(|_| first.validity() == Validity::Valid);
    let doubt = doubt.map_or("", |_| ANOTHER.say(french));
    let (mark, sentence) = headline(first, now, french);
    let _ = writeln!(text, "{}{doubt}", mark.paint(&format!("{} {name}{sentence}", mark.sign())));
    for (number, verdict) in verdicts.iter().enumerate() {
        if number > 0 {
            let (mark, sentence) = headline(verdict, now, french);
            let _ = writeln!(text, "\n{}", mark.paint(&format!("{} {sentence}", mark.sign())));
        }
        text.push('\n');
        claims(&mut text, &verdict.about, &verdict.trust, verdict.key.as_deref(), french);
        text.push('\n');
        for step in &verdict.steps {
            text.push_str(&line(step, french));
        }
        for endorsement in &verdict.endorsements {
            let (mark, sentence) = headline(endorsement, now, french);
            let _ = writeln!(text, "    {} {sentence}", mark.sign());
        }
    }
    text
}

/// The verdict in a sentence.
pub fn sentence(verdict: &Verdict, now: Instant, french: bool) -> String {
    headline(verdict, now, french).1
}

/// What stands before a line. Each has a sign of its own; colour only repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Good,
    Absent,
    Open,
    Bad,
}

impl Mark {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Passed => Self::Good,
            Outcome::Skipped => Self::Absent,
            Outcome::Open => Self::Open,
            Outcome::Failed => Self::Bad,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Absent => "–",
            Self::Open => "?",
            Self::Bad => "✗",
        }
    }

    fn word(self, french: bool) -> &'static str {
        let word = match self {
            Self::Good => Bilingual { fr: "oui", en: "yes" },
            Self::Absent => Bilingual { fr: "sans objet", en: "not asked" },
            Self::Open => Bilingual { fr: "pas établi", en: "not settled" },
            Self::Bad => Bilingual { fr: "non", en: "no" },
        };
        word.say(french)
    }

    /// Bold, and in its colour where the terminal shows any.
    fn paint(self, text: &str) -> String {
        let colour = match self {
            Self::Good => "32",
            Self::Absent => "0",
            Self::Open => "33",
            Self::Bad => "31",
        };
        format!("\x1b[1;{colour}m{text}\x1b[0m")
    }
}

fn headline(verdict: &Verdict, now: Instant, french: bool) -> (Mark, String) {
    let thing = thing(verdict.about.format).say(french);
    let who = who(&verdict.about, french);
    let day = now.day();
    let pick = |fr: String, en: String| if french { fr } else { en };
    match (verdict.validity(), &verdict.trust) {
        (Validity::Invalid, _) => {
            let why = why(verdict, Outcome::Failed, french);
            (Mark::Bad, pick(format!("Non valide. {why}"), format!("Not valid. {why}")))
        }
        (Validity::Open, _) => {
            let why = why(verdict, Outcome::Open, french);
            (
                Mark::Open,
                pick(format!("Rien n’est prouvé. {why}"), format!("Nothing is proved. {why}")),
            )
        }
        (Validity::Valid, Trust::Demonstration) => (
            Mark::Open,
            pick(
                format!("Démonstration : {thing} ne prouve rien, sa clé est connue de tous."),
                format!("A demonstration: {thing} proves nothing, everybody has its key."),
            ),
        ),
        (Validity::Valid, Trust::Unknown) => (
            Mark::Open,
            pick(
                format!("Intact, mais de source inconnue : rien ne montre qui est {who}."),
                format!("Unaltered, but from an unknown source: nothing shows who {who} is."),
            ),
        ),
        (Validity::Valid, Trust::OwnSite) => (
            Mark::Good,
            pick(
                format!("Valide au {day} selon le dossier donné, qui parle pour {who}."),
                format!("Valid on {day} by the folder given, which speaks for {who}."),
            ),
        ),
        (Validity::Valid, Trust::Host(host)) => {
            let host = calm(host);
            (
                Mark::Good,
                pick(
                    format!("Valide au {day} : {host} répond de {thing}."),
                    format!("Valid on {day}: {host} vouches for {thing}."),
                ),
            )
        }
        (Validity::Valid, Trust::Named) => (
            Mark::Good,
            pick(
                format!("Valide au {day} : {who}, à qui vous faites confiance, répond de {thing}."),
                format!("Valid on {day}: {who}, whom you trust, vouches for {thing}."),
            ),
        ),
    }
}

/// The words of the first step that came out so.
fn why(verdict: &Verdict, outcome: Outcome, french: bool) -> String {
    let step = verdict.steps.iter().find(|step| step.outcome() == outcome);
    step.map_or_else(|| NO_STEP.say(french).to_owned(), |step| capital(&calm(&step.say(french))))
}

/// The host if there is one, since a host can be judged; or else the identifier. Never a name.
fn who(about: &About, french: bool) -> String {
    let text = about.host.as_ref().or(about.issuer_id.as_ref());
    text.map_or_else(|| NOBODY.say(french).to_owned(), |text| calm(text))
}

fn claims(text: &mut String, about: &About, trust: &Trust, key: Option<&str>, french: bool) {
    let mut row = |label: Bilingual, value: &str| {
        let _ = writeln!(text, "  {:<12}{value}", label.say(french));
    };
    let About { format, id, badge, issuer, issuer_id, host, awarded, valid_from, valid_until } =
        about;
    if let Some(format) = format {
        row(KIND, kind(*format).say(french));
    }
    if let Some(host) = host {
        row(BY, &calm(host));
    }
    if let Some(issuer_id) = issuer_id {
        row(if host.is_some() { NOTHING } else { BY }, &calm(issuer_id));
    }
    if let Some(issuer) = issuer {
        let quoted = if french {
            format!("« {} »", calm(issuer))
        } else {
            format!("“{}”", calm(issuer))
        };
        let proof = if *trust == Trust::Named { "" } else { UNPROVED.say(french) };
        row(NOTHING, &format!("{quoted}{proof}"));
    }
    if let Some(badge) = badge {
        row(FOR, &calm(badge));
    }
    if let Some(awarded) = awarded {
        row(AWARDED, &awarded.day());
    }
    let until = |date: &Instant| date.to_string();
    match (valid_from, valid_until) {
        (Some(from), Some(to)) => row(HOLDS, &format!("{} – {}", until(from), until(to))),
        (Some(from), None) => row(HOLDS, &format!("{} –", until(from))),
        (None, Some(to)) => row(HOLDS, &format!("– {}", until(to))),
        (None, None) => {}
    }
    if let Some(id) = id {
        row(ID, &calm(id));
    }
    if let Some(key) = key {
        row(KEY, &calm(key));
    }
}

fn line(step: &Step, french: bool) -> String {
    let mark = Mark::of(step.outcome());
    let head = format!("{} {:<12}", mark.sign(), name(step.name).say(french));
    let head = if mark == Mark::Good || mark == Mark::Absent { head } else { mark.paint(&head) };
    format!("  {head} {:<11}  {}\n", mark.word(french), calm(&step.say(french)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

fn thing(format: Option<Format>) -> Bilingual {
    match format {
        Some(Format::Ob3 | Format::Ob2 | Format::Ob1) => {
            Bilingual { fr: "ce badge", en: "this badge" }
        }
        Some(Format::Endorsement) => Bilingual { fr: "cet endossement", en: "this endorsement" },
        Some(Format::StatusList) => {
            Bilingual { fr: "cette liste d’états", en: "this status list" }
        }
        Some(Format::Credential) | None => Bilingual { fr: "ce document", en: "this document" },
    }
}

fn kind(format: Format) -> Bilingual {
    match format {
        Format::Ob3 => Bilingual { fr: "badge Open Badges 3.0", en: "Open Badges 3.0 badge" },
        Format::Ob2 => Bilingual { fr: "badge Open Badges 2.0", en: "Open Badges 2.0 badge" },
        Format::Ob1 => Bilingual { fr: "badge Open Badges 1", en: "Open Badges 1 badge" },
        Format::Endorsement => Bilingual { fr: "endossement", en: "endorsement" },
        Format::StatusList => Bilingual { fr: "liste d’états", en: "status list" },
        Format::Credential => {
            Bilingual { fr: "attestation, mais pas un badge", en: "a credential, and no badge" }
        }
    }
}

fn name(step: StepName) -> Bilingual {
    match step {
        StepName::Readable => Bilingual { fr: "lisible", en: "readable" },
        StepName::WellFormed => Bilingual { fr: "conforme", en: "well-formed" },
        StepName::Proof => Bilingual { fr: "preuve", en: "proof" },
        StepName::Key => Bilingual { fr: "clé", en: "key" },
        StepName::InForce => Bilingual { fr: "en vigueur", en: "in force" },
        StepName::Status => Bilingual { fr: "état", en: "status" },
        StepName::Recipient => Bilingual { fr: "titulaire", en: "recipient" },
        StepName::Endorsements => Bilingual { fr: "endossements", en: "endorsements" },
        StepName::Scope => Bilingual { fr: "adresse", en: "address" },
    }
}

const ANOTHER: Bilingual = Bilingual {
    fr: " Mais le fichier contient un autre document, qui n’est pas établi : voyez plus bas.",
    en: " But the file holds another document, which is not settled: see below.",
};
const NO_STEP: Bilingual =
    Bilingual { fr: "Rien n’a pu être examiné.", en: "Nothing could be examined." };
const NOBODY: Bilingual = Bilingual { fr: "l’émetteur", en: "the issuer" };
const NOTHING: Bilingual = Bilingual { fr: "", en: "" };
const KIND: Bilingual = Bilingual { fr: "document", en: "document" };
const BY: Bilingual = Bilingual { fr: "émis par", en: "issued by" };
const UNPROVED: Bilingual = Bilingual {
    fr: " : c’est son dire, un nom ne se prouve pas",
    en: " is what it says: nothing proves a name",
};
const FOR: Bilingual = Bilingual { fr: "pour", en: "for" };
const AWARDED: Bilingual = Bilingual { fr: "attribué le", en: "awarded" };
const HOLDS: Bilingual = Bilingual { fr: "vaut", en: "holds" };
const ID: Bilingual = Bilingual { fr: "identifiant", en: "identifier" };
const KEY: Bilingual = Bilingual { fr: "signé par", en: "signed with" };

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
