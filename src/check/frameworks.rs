//! Frameworks that are known here: what their codes look like, and their addresses. One line each.
//! A framework that is not in the table is as good as any other, and so is an address.

use super::prose::words::folded;
use crate::ground::Url;
use crate::model::{Alignment, Catalogue, Status};

/// A framework that is known here.
#[derive(Debug)]
pub(super) struct Framework {
    /// What it is called.
    pub(super) name: &'static str,
    /// What authors call it, folded, without its edition.
    names: &'static [&'static str],
    /// A code, for an author to see.
    pub(super) form: &'static str,
    /// Whether this is a code of it.
    pub(super) is_code: fn(&str) -> bool,
    /// Beginnings of its addresses, without `https://`; the code follows in those that end with `/`.
    pub(super) addresses: &'static [&'static str],
}

/// Every framework that is known here, one a line.
#[rustfmt::skip]
pub(super) static FRAMEWORKS: &[Framework] = &[
    known("RNCP", &["rncp", "repertoire national des certifications professionnelles"], "RNCP37274, RNCP37274BC01", rncp, &["www.francecompetences.fr/recherche/rncp/"]),
    known("RS", &["rs", "repertoire specifique"], "RS5080", rs, &["www.francecompetences.fr/recherche/rs/"]),
    known("ROME", &["rome"], "M1601", rome, &["candidat.francetravail.fr/metierscope/fiche-metier/", "candidat.pole-emploi.fr/metierscope/fiche-metier/"]),
    known("ESCO", &["esco"], "b2e9d0a1-4c3f-4e65-9d3b-7b8c2f1a6e54", esco, &["data.europa.eu/esco/skill/", "data.europa.eu/esco/occupation/"]),
    known("EQF", &["eqf", "cec", "european qualifications framework", "cadre europeen des certifications"], "1…8", |it| one_of(it, '1'..='8'), &["data.europa.eu/snb/eqf/"]),
    known("DigComp", &["digcomp"], "1.1…5.4", |it| area(it, &[3, 6, 4, 4, 4]), &["joint-research-centre.ec.europa.eu/digcomp"]),
    known("Pix", &["pix", "crcn", "cadre de reference des competences numeriques"], "1.1…5.2", |it| area(it, &[3, 4, 4, 3, 2]), &["pix.fr"]),
    known("CECRL", &["cecrl", "cecr", "cefr", "cadre europeen commun de reference pour les langues", "common european framework of reference for languages"], "A1…C2", cefr, &["www.coe.int/en/web/common-european-framework-reference-languages"]),
    known("CléA", &["clea", "clea numerique"], "1…7", clea, &["www.certificat-clea.fr"]),
    known("RECTEC", &["rectec"], "1…12", rectec, &[]),
    known("Key competences", &["key competences", "key competences for lifelong learning", "competences cles", "discovereu"], "1…8", |it| one_of(it, '1'..='8'), &[]),
    known("Formacode", &["formacode"], "44028", |it| figures(it, 5..=5), &[]),
    known("NSF", &["nsf", "nomenclature des specialites de formation"], "332t", nsf, &[]),
    known("ISCED-F", &["isced f", "isced", "cite f"], "0913", |it| figures(it, 2..=4), &["data.europa.eu/snb/isced-f/"]),
];

const fn known(
    name: &'static str,
    names: &'static [&'static str],
    form: &'static str,
    is_code: fn(&str) -> bool,
    addresses: &'static [&'static str],
) -> Framework {
    Framework { name, names, form, is_code, addresses }
}

/// Every alignment of what may still change: badges that are neither drafts nor frozen, their
/// results, and the results of awards.
pub(super) fn aligned(catalogue: &Catalogue) -> impl Iterator<Item = &Alignment> {
    let versions = catalogue.versions.iter().filter(|it| it.status != Status::Draft && !it.frozen);
    let of_badges = versions.flat_map(|version| {
        let results = version.results.iter().flat_map(|result| {
            let levels = result.levels.iter().flat_map(|level| &level.alignments);
            result.alignments.iter().chain(levels)
        });
        version.alignments.list().iter().chain(results)
    });
    let awards = catalogue.awards.iter().filter_map(|award| award.more.as_deref());
    of_badges.chain(awards.flat_map(|more| more.results.iter().flat_map(|it| &it.alignments)))
}

/// The framework that an alignment names, by `framework` or else by its type (`ext:ROME`).
pub(super) fn named(alignment: &Alignment) -> Option<&'static Framework> {
    let kind = alignment.kind.as_deref().and_then(|kind| kind.strip_prefix("ext:"));
    alignment.framework.as_deref().or(kind).and_then(called)
}

/// The framework of this name, whatever its edition: `ROME 4.0`, `DigComp 2.2`.
pub(super) fn called(name: &str) -> Option<&'static Framework> {
    let folded = folded(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.last().is_some_and(|it| is_edition(it)) {
        words.pop();
    }
    let bare = words.join(" ");
    FRAMEWORKS.iter().find(|it| it.names.contains(&&*bare))
}

/// The framework that an address belongs to.
pub(super) fn at(url: &Url) -> Option<&'static Framework> {
    FRAMEWORKS.iter().find(|it| it.addresses.iter().any(|start| after(url, start).is_some()))
}

/// The code that an address of this framework names.
pub(super) fn code_in<'a>(url: &'a Url, framework: &Framework) -> Option<&'a str> {
    let mut starts = framework.addresses.iter().filter(|start| start.ends_with('/'));
    let rest = starts.find_map(|start| after(url, start))?;
    let code = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let bare = (!code.is_empty()).then_some(code)?;
    (framework.is_code)(bare).then_some(bare)
}

/// Whether two codes of one framework are the same: a register’s number is the same with its
/// letters and without, and a block belongs to its certification.
pub(super) fn same_code(one: &str, other: &str) -> bool {
    let bare = |code: &str| {
        let code = code.to_ascii_lowercase();
        let code = code.rsplit('/').next().unwrap_or_default();
        let code = code.trim_start_matches("rncp").trim_start_matches("rs");
        code.split_once("bc").map_or(code, |(number, _)| number).to_owned()
    };
    bare(one) == bare(other)
}

/// What follows this beginning in an address.
pub(super) fn after<'a>(url: &'a Url, start: &str) -> Option<&'a str> {
    let text = url.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let (head, tail) = rest.split_at_checked(start.len())?;
    let ends = start.ends_with('/') || tail.is_empty() || tail.starts_with(['/', '?', '#']);
    (ends && head.eq_ignore_ascii_case(start)).then_some(tail)
}

/// `4`, `2`, `v3`, `2018`: what stands behind a name.
fn is_edition(word: &str) -> bool {
    let figures = word.strip_prefix('v').unwrap_or(word);
    !figures.is_empty() && figures.bytes().all(|it| it.is_ascii_digit())
}

fn figures(code: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&code.len()) && code.bytes().all(|it| it.is_ascii_digit())
}

fn one_of(code: &str, mut all: std::ops::RangeInclusive<char>) -> bool {
    all.any(|it| code.len() == 1 && code.starts_with(it))
}

/// `RNCP37274`, a block of it (`RNCP37274BC01`), or the number alone.
fn rncp(code: &str) -> bool {
    let code = code.strip_prefix("RNCP").unwrap_or(code);
    let (number, block) = code.split_once("BC").map_or((code, None), |(it, bc)| (it, Some(bc)));
    figures(number, 3..=6) && block.is_none_or(|it| figures(it, 2..=2))
}

/// `RS5080`, or the number alone.
fn rs(code: &str) -> bool {
    figures(code.strip_prefix("RS").unwrap_or(code), 1..=6)
}

/// A letter from A to N, and four figures.
fn rome(code: &str) -> bool {
    code.starts_with(|it: char| ('A'..='N').contains(&it)) && figures(&code[1..], 4..=4)
}

/// A UUID, or the address of the concept.
fn esco(code: &str) -> bool {
    let code = code.rsplit('/').next().unwrap_or_default();
    crate::ground::Uuid::parse(code).is_some()
}

/// An area, or a competence of it: `2`, `2.3`. The counts are those of each area.
fn area(code: &str, counts: &[u8]) -> bool {
    let (area, competence) = code.split_once('.').map_or((code, None), |(it, nth)| (it, Some(nth)));
    let number = |text: &str, most: usize| {
        text.len() == 1 && text.parse().is_ok_and(|it: usize| (1..=most).contains(&it))
    };
    let Some(count) = area.parse().ok().and_then(|it: usize| counts.get(it.checked_sub(1)?)) else {
        return false;
    };
    number(area, counts.len()) && competence.is_none_or(|it| number(it, usize::from(*count)))
}

/// `A1` to `C2`, with a plus for the upper half of a level, and what comes before A1.
fn cefr(code: &str) -> bool {
    let level = code.trim_end_matches('+');
    let plus = code.len() - level.len() <= 1;
    matches!(code, "Pre-A1" | "pre-A1" | "A1.1")
        || (plus && matches!(level, "A1" | "A2" | "B1" | "B2" | "C1" | "C2"))
}

/// A domain, a part of it, or the entry of the register that CléA is.
fn clea(code: &str) -> bool {
    let mut parts = code.split('.');
    let domain = parts.next().is_some_and(|it| one_of(it, '1'..='7'));
    (domain && parts.all(|it| figures(it, 1..=2))) || (code.starts_with("RS") && rs(code))
}

/// One of twelve cards, and perhaps one of its four degrees: `7`, `7.3`.
fn rectec(code: &str) -> bool {
    let (card, degree) = code.split_once(['.', '-']).map_or((code, None), |(it, d)| (it, Some(d)));
    let card = figures(card, 1..=2) && card.parse().is_ok_and(|it: u8| (1..=12).contains(&it));
    card && degree.is_none_or(|it| one_of(it, '1'..='4'))
}

/// Three figures, and perhaps a letter: `332t`.
fn nsf(code: &str) -> bool {
    figures(code.trim_end_matches(|it: char| it.is_ascii_alphabetic()), 3..=3) && code.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_each_framework() {
        for (name, good, bad) in [
            (
                "RNCP",
                &["RNCP37274", "RNCP37274BC01", "37274"][..],
                &["RNCP", "RNCP12", "RNCP37274BC1", "rncp37274"][..],
            ),
            ("Répertoire spécifique", &["RS5080", "RS1"], &["RS", "RS-5080", "RS1234567"]),
            ("ROME 4.0", &["M1601", "A1101"], &["O1234", "M160", "m1601", "M16012", "é"]),
            ("ESCO v1.2", &["b2e9d0a1-4c3f-4e65-9d3b-7b8c2f1a6e54"], &["S1.2", ""]),
            ("CEC", &["1", "8"], &["0", "9", "10", "niveau 4"]),
            (
                "DigComp 2.2",
                &["2.6", "1.3", "4"],
                &["1.4", "6.1", "2.7", "2.10", "0.1", "2.", "02.1"],
            ),
            ("Pix", &["1.3", "5.2", "2.4"], &["1.4", "5.3", "4.4"]),
            ("CECRL", &["A1", "B2+", "Pre-A1"], &["D1", "A3", "B2++", "b2"]),
            ("CléA", &["1", "7", "1.1", "RS5080"], &["8", "0", "a"]),
            ("RECTEC", &["12", "1", "7.4"], &["13", "0", "7.5"]),
            ("Formacode", &["44028"], &["4402", "440288", "4402a"]),
            ("NSF", &["332t", "332"], &["33", "332tt", "3321"]),
            ("ISCED-F 2013", &["0913", "09"], &["9", "09131"]),
        ] {
            let framework = called(name).expect(name);
            for code in good {
                assert!((framework.is_code)(code), "{name}: {code}");
            }
            for code in bad {
                assert!(!(framework.is_code)(code), "{name}: {code}");
            }
        }
    }

    #[test]
    fn addresses_name_codes() {
        let url = |text| Url::parse(text).unwrap();
        for (address, name, code) in [
            ("https://www.francecompetences.fr/recherche/rncp/37274/", "RNCP", Some("37274")),
            (
                "https://candidat.francetravail.fr/metierscope/fiche-metier/M1601/accueil",
                "ROME",
                Some("M1601"),
            ),
            ("http://data.europa.eu/snb/eqf/4", "EQF", Some("4")),
            ("http://data.europa.eu/snb/eqf/25831c2", "EQF", None),
            ("https://pix.fr/competences", "Pix", None),
        ] {
            let url = url(address);
            let framework = at(&url).expect(address);
            assert_eq!((framework.name, code_in(&url, framework)), (name, code), "{address}");
        }
        for stranger in ["https://pix.fr.example/", "https://badges.example/rncp/37274", "urn:x"] {
            assert!(at(&url(stranger)).is_none(), "{stranger}");
        }
        assert!(same_code("RNCP37274BC02", "37274") && !same_code("37274", "37275"));
    }
}
