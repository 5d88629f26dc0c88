//! What a holder is given: the page to print, which asks nothing of any host, and the letter.

use serde::Serialize;

use super::{HtmlView, Standpoint};
use crate::ground::Instant;
use crate::model::{AwardId, Catalogue};

/// What the page to print holds besides the badge and the award.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateView {
    /// The style sheet, whole, with the files that it names within it; safe within `<style>`.
    pub style: String,
    /// The badge's picture: within the page.
    pub picture: Option<String>,
    /// The picture of who issued it: within the page.
    pub issuer_picture: Option<String>,
    /// Where readers see today's state: the award's page, or the one that verifies it; none when
    /// nothing of it is published.
    pub link: Option<String>,
    /// That address as a QR code: a picture within the page.
    pub code: Option<String>,
    /// Pixels on a side at which the code is shown.
    pub code_side: Option<usize>,
    /// To whom: the name that the award shows, or the one that the issuer knows.
    pub to: Option<String>,
    /// The permanent address of the badge's page.
    pub badge_url: String,
    /// The permanent address of the issuer's page.
    pub issuer_url: String,
    /// What the holder did, without its pictures.
    pub narrative: Option<HtmlView>,
    /// How anybody verifies it: a sentence with the address.
    pub check: String,
}

/// What the letter says; its other sentences are in `t.letter`.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// “Hello Camille,”.
    pub greeting: String,
    /// What it is about.
    pub opening: String,
    /// The badges.
    pub awards: Vec<LetterAwardView>,
    /// How anybody verifies them: a sentence with the address.
    pub check: String,
    /// Who gave them, each once.
    pub from: Vec<String>,
}

/// A badge in a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterAwardView {
    /// The badge's name.
    pub name: String,
    /// What it recognises.
    pub description: String,
    /// By whom, and when.
    pub given: String,
    /// Until when it holds.
    pub holds: Option<String>,
    /// Where readers see today's state.
    pub link: Option<String>,
    /// The files that come with the letter.
    pub files: String,
}

/// A badge in a letter: its award, where it is seen, the names of the files that are attached.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// The award.
    pub award: AwardId,
    /// Where readers see today's state.
    pub link: Option<String>,
    /// The files.
    pub files: Vec<String>,
}

/// The letter to a person, by name when it is known; and what it is about, for its first line.
pub fn letter(from: &Standpoint<'_>, name: Option<&str>, all: &[Enclosed]) -> (String, LetterView) {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let count = all.len() as u64;
    let first = all.first().map(|it| one_line(&from.text(name_of(catalogue, it.award)).text));
    let subject = strings.count("letter.subject", count);
    let subject =
        crate::ground::report::fill(&subject, &[("badge", first.as_deref().unwrap_or_default())]);
    let awards: Vec<LetterAwardView> = all.iter().map(|it| award(from, it)).collect();
    let mut givers: Vec<String> = Vec::new();
    for it in all {
        let issuer = &catalogue[catalogue.issuer_of(&catalogue[it.award])];
        let giver = one_line(&from.text(&issuer.name).text);
        if !givers.contains(&giver) {
            givers.push(giver);
        }
    }
    let view = LetterView {
        greeting: match name {
            Some(name) => strings.fill("letter.greeting_named", &[("name", name)]),
            None => strings.say("letter.greeting").to_owned(),
        },
        opening: strings.count("letter.opening", count),
        awards,
        check: strings.fill("letter.check", &[("verifier", &links.url(&links.verifier(lang)))]),
        from: givers,
    };
    (subject, view)
}

fn award(from: &Standpoint<'_>, it: &Enclosed) -> LetterAwardView {
    let Standpoint { catalogue, strings, .. } = *from;
    let award = &catalogue[it.award];
    let date = |date: Instant| strings.date(date);
    let issuer = &catalogue[catalogue.issuer_of(award)];
    let issuer = one_line(&from.text(&issuer.name).text);
    let given = [("issuer", &*issuer), ("date", &*date(award.awarded))];
    let holds = catalogue.expires(award).map(date);
    LetterAwardView {
        name: one_line(&from.text(&catalogue[award.version].name).text),
        description: one_line(&from.text(&catalogue[award.version].description).text),
        given: strings.fill("letter.given", &given),
        holds: holds.map(|at| strings.fill("letter.holds", &[("date", &at)])),
        link: it.link.clone(),
        files: strings.fill("letter.attached", &[("files", &it.files.join(", "))]),
    }
}

/// What our own renderer made of Markdown, without its pictures: each would be asked for at a host.
pub fn without_pictures(html: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = rest.find("<img ") {
        // Within a tag, the renderer writes no other `>` than the one that ends it.
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    out + rest
}

fn name_of(catalogue: &Catalogue, id: AwardId) -> &crate::model::Text {
    &catalogue[catalogue[id].version].name
}

/// A text on one line, for a letter.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::markdown::{Setting, to_html};

    #[test]
    fn a_page_to_print_asks_for_no_picture() {
        let setting = Setting { top_heading: 3, root: "https://a.example/", notes: "" };
        let html =
            to_html("Un ![a > \"b\"](/images/x.png) et ![](https://b.example/y.png).", setting);
        let without = without_pictures(&html);
        assert!(html.contains("<img") && html.contains("b.example"), "{html}");
        assert!(!without.contains("<img") && !without.contains("a.example"), "{without}");
        assert!(without.starts_with("<p>Un ") && without.contains(" et "), "{without}");
    }
}
