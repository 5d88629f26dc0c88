//! The page at home: what `serve` adds to the pages of the site while they are written, and what it
//! tells of them. Nothing of it is ever in a built site.

use serde_json::json;

use super::assets::Assets;
use super::escape::escaped;
use super::findings;
use super::sheet::{self, Block, Line};
use crate::codec::{hex, sha256::sha256};
use crate::ground::{Bilingual, Report, Severity, Sources};

/// Where everything stands that is of the preview and not of the site. No file of a site can stand
/// there: nothing that is read begins so.
pub const FOLDER: &str = "/.blason-serve/";
/// The style of the panel.
pub const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// Which state of the site a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks<'a> {
    /// Which run of the program.
    pub run: &'a str,
    /// Which good site of this run, counted from 1; 0 while there is none.
    pub site: u64,
    /// Which state of everything that a page does not name by its content: pictures, copied files.
    pub pictures: u64,
}

/// What there is to tell of the catalogue.
#[derive(Debug, Clone)]
pub struct News<'a> {
    /// Raised by whatever changes.
    pub number: u64,
    /// Which state of the site is shown.
    pub marks: Marks<'a>,
    /// What was found in the newest state of the files.
    pub findings: &'a Told,
    /// Whether that state cannot be shown: the pages are those of the last good one.
    pub broken: bool,
    /// What the work changes for holders; nothing where that cannot be known.
    pub review: Option<&'a Told>,
    /// Why documents cannot be signed.
    pub unsigned: Option<&'a str>,
}

/// A document of the preview, and what it comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// In a few words; empty when there is nothing to say.
    pub tally: String,
    /// The gravest of it.
    pub gravest: Option<Severity>,
    /// The whole of it, as one file of HTML.
    pub html: String,
}

impl Told {
    /// These blocks, with what they come to.
    pub fn new(
        tally: String,
        gravest: Option<Severity>,
        blocks: &[Block],
        about: sheet::About<'_>,
    ) -> Self {
        Self { tally, gravest, html: sheet::html(blocks, about) }
    }

    /// What was found in the author's files.
    pub fn of_findings(report: &Report, sources: &Sources, french: bool) -> Self {
        let title = FINDINGS.say(french);
        let (tally, gravest) = (findings::tally(report, french), findings::gravest(report));
        let all = if tally.is_empty() { FINE.say(french).to_owned() } else { tally.clone() };
        let mut blocks = vec![Block::Heading(1, Line::plain(title))];
        blocks.push(Block::Verdict(gravest, Line::strong(all)));
        blocks.extend(findings::blocks(report, sources, french));
        blocks.extend(findings::accepted(report, sources, french));
        Self::new(tally, gravest, &blocks, sheet::About { title, french })
    }

    /// Why the files could not even be read.
    pub fn of_failure(what: &str, hint: Option<&str>, french: bool) -> Self {
        let title = FINDINGS.say(french);
        let mut blocks = vec![Block::Heading(1, Line::plain(title))];
        blocks.push(Block::Verdict(Some(Severity::Error), Line::strong(what)));
        blocks.extend(hint.map(|hint| Block::Paragraph(Line::plain(hint))));
        let about = sheet::About { title, french };
        Self::new(what.to_owned(), Some(Severity::Error), &blocks, about)
    }

    /// What tells it from another.
    fn digest(&self) -> String {
        short(self.html.as_bytes())
    }
}

/// The news as the script in the page reads it.
pub fn news(news: &News<'_>) -> String {
    let News { number, marks, findings, broken, review, unsigned } = news;
    let told = |told: &Told| {
        let gravest = told.gravest.map(Severity::name);
        json!({ "tally": told.tally, "gravest": gravest, "digest": told.digest() })
    };
    let Marks { run, site, pictures } = marks;
    json!({
        "number": number,
        "run": run,
        "site": site,
        "pictures": pictures,
        "broken": broken,
        "findings": told(findings),
        "review": review.map(told),
        "unsigned": unsigned,
    })
    .to_string()
}

/// What a page says, its style aside: two states of a page with the same digest differ in their style
/// at most.
pub fn digest(page: &str, assets: &Assets) -> String {
    short(page.replace(&assets.style.path, "").as_bytes())
}

/// A page of the site with the script of the preview, last in its body.
pub fn inject(page: &str, digest: &str, marks: Marks<'_>) -> String {
    let Marks { run, site, pictures } = marks;
    let script = format!(
        "<script defer src=\"{FOLDER}preview.js\" data-run=\"{}\" data-site=\"{site}\" \
         data-pictures=\"{pictures}\" data-page=\"{}\"></script>\n",
        escaped(run),
        escaped(digest)
    );
    let end = page.rfind("</body>").unwrap_or(page.len());
    format!("{}{script}{}", &page[..end], &page[end..])
}

/// The script, with the words that it says.
pub fn script(french: bool) -> String {
    let words: serde_json::Map<String, serde_json::Value> =
        WORDS.iter().map(|(name, words)| ((*name).to_owned(), json!(words.say(french)))).collect();
    let lang = if french { "fr" } else { "en" };
    let words = json!({ "lang": lang, "folder": FOLDER, "words": words });
    SCRIPT.replacen("\"WORDS\"", &words.to_string(), 1)
}

/// The page that stands in for every other while there is no good site.
pub fn waiting(french: bool, marks: Marks<'_>) -> String {
    let lang = if french { "fr" } else { "en" };
    let (title, sentence, link) =
        (NOTHING_YET.say(french), MEND_FIRST.say(french), FINDINGS.say(french));
    let page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }}</style>\n\
         <body>\n<h1>{title}</h1>\n<p>{sentence}</p>\n<p><a href=\"{FOLDER}findings\">{link}</a></p>\n</body>\n</html>\n"
    );
    inject(&page, "", marks)
}

/// A digest that is long enough to tell two states of a file apart.
pub fn short(bytes: &[u8]) -> String {
    hex::encode(&sha256(bytes)[..16])
}

const FINDINGS: Bilingual = Bilingual { fr: "Remarques", en: "Findings" };
const FINE: Bilingual = Bilingual { fr: "Rien à signaler.", en: "Nothing to report." };
const NOTHING_YET: Bilingual =
    Bilingual { fr: "Rien à montrer encore", en: "Nothing to show yet" };
const MEND_FIRST: Bilingual = Bilingual {
    fr: "Le catalogue contient des erreurs. Corrigez-les : cette page se rechargera d’elle-même.",
    en: "The catalogue holds errors. Mend them: this page will reload by itself.",
};

/// The words of the panel, by the names under which the script knows them.
const WORDS: &[(&str, Bilingual)] = &[
    ("preview", Bilingual { fr: "Aperçu", en: "Preview" }),
    ("panel", Bilingual { fr: "Aperçu local de Blason", en: "Local preview of Blason" }),
    ("findings", FINDINGS),
    ("review", Bilingual { fr: "Pour les détenteurs", en: "For holders" }),
    ("holders", Bilingual { fr: "pour les détenteurs\u{a0}: ", en: "for holders: " }),
    ("close", Bilingual { fr: "Fermer", en: "Close" }),
    (
        "broken",
        Bilingual {
            fr: "Vos fichiers contiennent des erreurs ; le dernier site juste reste affiché.",
            en: "Your files hold errors; the last good site is still shown.",
        },
    ),
    ("mended", Bilingual { fr: "C’est corrigé.", en: "It is mended." }),
    ("fine", FINE),
    (
        "lost",
        Bilingual {
            fr: "`blason serve` ne répond plus : relancez-le, la page se rechargera d’elle-même.",
            en: "`blason serve` no longer answers: start it again, and the page will reload by itself.",
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Theme;

    const MARKS: Marks<'_> = Marks { run: "r", site: 2, pictures: 1 };

    #[test]
    fn the_script_stands_last_in_the_body_and_the_rest_stays() {
        let page = "<body><p></body></p></body></html>";
        let shown = inject(page, "d", MARKS);
        let (before, after) = shown.split_once("<script").unwrap();
        assert_eq!(before, "<body><p></body></p>");
        let (script, after) = after.split_once("</script>\n").unwrap();
        assert!(script.contains("data-site=\"2\"") && script.contains("data-page=\"d\""));
        assert_eq!(after, "</body></html>");
        assert!(inject("<p>", "d", MARKS).starts_with("<p><script"));
    }

    #[test]
    fn a_digest_tells_words_from_style() {
        let theme = Theme::built_in();
        let assets = theme.assets();
        let page = |style: &str, word: &str| format!("<link href=\"{style}\"><p>{word}");
        let one = digest(&page(&assets.style.path, "a"), assets);
        assert_eq!(one, digest(&page("", "a"), assets));
        assert_ne!(one, digest(&page(&assets.style.path, "b"), assets));
    }

    #[test]
    fn the_script_has_its_words_in_both_languages() {
        for (french, word) in [(true, "Fermer"), (false, "Close")] {
            let script = script(french);
            assert!(script.contains(word) && !script.contains("\"WORDS\""));
            for (name, _) in WORDS {
                assert!(SCRIPT.contains(&format!("words.{name}")), "{name} is said by nobody");
            }
        }
    }
}
