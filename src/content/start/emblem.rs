//! A picture for a badge that has none yet: a flower on a disc, drawn from the badge's name, and said
//! in words. The same name gives the same picture; its author replaces it when the real one is there.

use std::fmt::Write as _;

use super::Tongue;
use crate::codec::sha256::sha256;

/// A flower on a disc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emblem {
    ground: &'static Ground,
    petals: usize,
}

/// The colours of a disc: every one far enough from the petals to be told apart.
#[derive(Debug, PartialEq, Eq)]
struct Ground {
    disc: &'static str,
    heart: &'static str,
    fr: &'static str,
    en: &'static str,
}

static GROUNDS: [Ground; 6] = [
    Ground { disc: "#1b3a5c", heart: "#e8a33d", fr: "bleu nuit", en: "midnight blue" },
    Ground { disc: "#1f5c4a", heart: "#f2c14e", fr: "vert sapin", en: "fir green" },
    Ground { disc: "#7a2e3a", heart: "#f0b45c", fr: "grenat", en: "garnet" },
    Ground { disc: "#4b3470", heart: "#e9b44c", fr: "violet", en: "violet" },
    Ground { disc: "#1d5e70", heart: "#f4c95d", fr: "bleu canard", en: "teal" },
    Ground { disc: "#5a3d22", heart: "#e6a54a", fr: "brun", en: "brown" },
];

/// Petals of a flower, from the fewest on.
const PETALS: [(&str, &str); 5] =
    [("quatre", "four"), ("cinq", "five"), ("six", "six"), ("sept", "seven"), ("huit", "eight")];
const FEWEST: usize = 4;

/// The emblem of a name.
pub fn of(name: &str) -> Emblem {
    let digest = sha256(name.as_bytes());
    let pick = |at: usize, count: usize| usize::from(digest[at]) % count;
    Emblem { ground: &GROUNDS[pick(0, GROUNDS.len())], petals: FEWEST + pick(1, PETALS.len()) }
}

impl Emblem {
    /// The picture.
    pub fn svg(&self) -> String {
        let Self { ground: Ground { disc, heart, .. }, petals } = self;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\" width=\"512\" height=\"512\">\n\
             <circle cx=\"256\" cy=\"256\" r=\"244\" fill=\"{disc}\"/>\n\
             <circle cx=\"256\" cy=\"256\" r=\"222\" fill=\"none\" stroke=\"#fdf6e3\" stroke-width=\"6\"/>\n"
        );
        // Wide petals where there are few, slender ones where there are many.
        let width = 232 / petals;
        for at in 0..*petals {
            // In tenths of a degree, so that every machine writes the same figures.
            let tenths = at * 3600 / petals;
            writeln!(
                svg,
                "<ellipse cx=\"256\" cy=\"150\" rx=\"{width}\" ry=\"74\" fill=\"#fdf6e3\" transform=\"rotate({}.{} 256 256)\"/>",
                tenths / 10,
                tenths % 10
            )
            .expect("a String takes every text");
        }
        writeln!(svg, "<circle cx=\"256\" cy=\"256\" r=\"46\" fill=\"{heart}\"/>\n</svg>")
            .expect("a String takes every text");
        svg
    }

    /// The picture in words.
    pub fn alt(&self, tongue: Tongue) -> String {
        let (fr, en) = PETALS[self.petals - FEWEST];
        match tongue {
            Tongue::French => format!(
                "Une fleur claire à {fr} pétales et au cœur doré, sur un disque {}",
                self.ground.fr
            ),
            Tongue::English => {
                format!(
                    "A pale flower with {en} petals and a golden heart, on a {} disc",
                    self.ground.en
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_emblem_and_names_differ() {
        assert_eq!(of("coup-de-main"), of("coup-de-main"));
        let names: Vec<String> = (0..40).map(|at| format!("badge-{at}")).collect();
        let mut seen: Vec<String> = names.iter().map(|name| of(name).svg()).collect();
        seen.sort();
        seen.dedup();
        assert!(seen.len() > 12, "{} pictures for 40 names", seen.len());
        for name in names {
            let emblem = of(&name);
            let petals = emblem.svg().matches("<ellipse").count();
            assert_eq!(petals, emblem.petals);
            assert!(emblem.alt(Tongue::English).contains(PETALS[petals - FEWEST].1));
            assert!(emblem.alt(Tongue::French).contains(PETALS[petals - FEWEST].0));
        }
    }
}
