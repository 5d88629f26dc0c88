//! The design tokens of a theme as colours: what `tokens.css` says in light and in dark mode, and
//! whether its texts can be read (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

use super::css::{self, Property};
use super::rules;
use crate::ground::{Bilingual, Report, SourceId, Span};

/// A colour in sRGB, each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour(pub [f64; 3]);

/// The custom properties of a style sheet, in light and in dark mode.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    light: BTreeMap<String, Declared>,
    dark: BTreeMap<String, Declared>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Two tokens that stand on one another somewhere, and the contrast that they need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The token of the text, or of the border.
    pub ink: &'static str,
    /// The token below it.
    pub paper: &'static str,
    /// 4.5 for text, 3 for the borders of controls and the mark of the focus.
    pub least: f64,
}

#[derive(Debug, Clone)]
struct Declared {
    value: String,
    place: Option<Span>,
}

/// Deepest chain of tokens that name one another.
const DEEPEST: usize = 16;

/// Every pair that the styles of the built-in theme put on one another.
pub const PAIRS: &[Pair] = &[
    text("--ink", "--paper"),
    text("--ink", "--raised"),
    text("--ink", "--azure-soft"),
    text("--ink", "--gules-soft"),
    text("--ink", "--vert-soft"),
    text("--ink", "--or-soft"),
    text("--soft", "--paper"),
    text("--soft", "--raised"),
    text("--azure", "--paper"),
    text("--azure", "--raised"),
    text("--azure", "--azure-soft"),
    text("--gules", "--paper"),
    text("--gules", "--raised"),
    text("--gules", "--gules-soft"),
    text("--vert", "--paper"),
    text("--vert", "--raised"),
    text("--vert", "--vert-soft"),
    text("--or", "--paper"),
    text("--or", "--raised"),
    text("--or", "--or-soft"),
    text("--paper", "--azure"),
    control("--edge", "--paper"),
    control("--edge", "--raised"),
];

const fn text(ink: &'static str, paper: &'static str) -> Pair {
    Pair { ink, paper, least: 4.5 }
}

const fn control(ink: &'static str, paper: &'static str) -> Pair {
    Pair { ink, paper, least: 3.0 }
}

impl Colour {
    /// A colour as CSS writes it: `#abc`, `#aabbcc`, `white`, `black`, `rgb(1 2 3)`. Nothing of what
    /// hangs on the screen or lets something shine through.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(figures) = text.strip_prefix('#') {
            let wide = match figures.len() {
                3 => figures.chars().flat_map(|it| [it, it]).collect(),
                6 => figures.to_owned(),
                _ => return None,
            };
            let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
            return Some(Self([part(0)?, part(2)?, part(4)?].map(|it| f64::from(it) / 255.0)));
        }
        match text {
            "white" => return Some(Self([1.0; 3])),
            "black" => return Some(Self([0.0; 3])),
            _ => {}
        }
        let parts = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let parts: Vec<f64> = parts
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse::<u8>().ok().map(|it| f64::from(it) / 255.0))
            .collect::<Option<_>>()?;
        parts.try_into().ok().map(Self)
    }

    /// Its parts, each from 0 to 255.
    pub fn bytes(self) -> [u8; 3] {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the value is clamped to 0–255"
        )]
        self.0.map(|part| (part * 255.0).round().clamp(0.0, 255.0) as u8)
    }

    /// As `#aabbcc`.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.bytes();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The contrast with another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |it: f64| {
            if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn mixed(self, share: f64, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] * share + other.0[at] * (1.0 - share)))
    }
}

impl Tokens {
    /// The tokens of a style sheet's files, in the order in which they are joined, each with its
    /// source when the catalogue holds it.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, Option<SourceId>)>) -> Self {
        let mut tokens = Self::default();
        for (text, source) in files {
            for Property { name, value, dark, at } in css::properties(text) {
                let place = source.map(|source| Span::new(source, at..at + value.len()));
                let declared = Declared { value: value.to_owned(), place };
                if !dark {
                    tokens.light.insert(name.to_owned(), declared.clone());
                }
                tokens.dark.insert(name.to_owned(), declared);
            }
        }
        tokens
    }

    /// A token as a colour; `None` when there is no such token, or it is written in a way that is
    /// not understood here.
    pub fn colour(&self, name: &str, mode: Mode) -> Option<Colour> {
        self.resolve(&format!("var({name})"), mode, DEEPEST)
    }

    /// The pairs that are too close, with the contrast that they have.
    pub fn too_close(&self, mode: Mode) -> Vec<(Pair, f64)> {
        let judged = PAIRS.iter().filter_map(|pair| {
            let (ink, paper) = (self.colour(pair.ink, mode)?, self.colour(pair.paper, mode)?);
            Some((*pair, ink.contrast(paper)))
        });
        judged.filter(|(pair, ratio)| *ratio < pair.least).collect()
    }

    /// Reports the pairs that are too close, where the catalogue's own files say their colours.
    pub fn check(&self, report: &mut Report) {
        for (mode, name) in [(Mode::Light, LIGHT), (Mode::Dark, DARK)] {
            for (pair, ratio) in self.too_close(mode) {
                let Some(place) = self.place(pair.ink, mode).or(self.place(pair.paper, mode))
                else {
                    continue;
                };
                report.push(
                    rules::CONTRAST
                        .at(place)
                        .with("mode", name)
                        .with("ink", pair.ink)
                        .with("paper", pair.paper)
                        // Rounded down: 4.49 must not look like 4.5.
                        .with("ratio", format!("{:.2}", (ratio * 100.0).floor() / 100.0))
                        .with("least", format!("{}", pair.least)),
                );
            }
        }
    }

    /// Where the catalogue says a token, or one that it is made from.
    fn place(&self, name: &str, mode: Mode) -> Option<Span> {
        let mut names = vec![name.to_owned()];
        for _ in 0..DEEPEST {
            let name = names.pop()?;
            let declared = self.map(mode).get(&name)?;
            if let Some(place) = declared.place {
                return Some(place);
            }
            let inside = declared.value.split("var(").skip(1);
            names.extend(inside.filter_map(|it| it.split([')', ',']).next()).map(str::to_owned));
        }
        None
    }

    fn map(&self, mode: Mode) -> &BTreeMap<String, Declared> {
        match mode {
            Mode::Light => &self.light,
            Mode::Dark => &self.dark,
        }
    }

    fn resolve(&self, value: &str, mode: Mode, depth: usize) -> Option<Colour> {
        let depth = depth.checked_sub(1)?;
        let value = value.trim();
        let inside = |name: &str| value.strip_prefix(name)?.strip_suffix(')');
        if let Some(inside) = inside("var(") {
            let name = inside.split(',').next().unwrap_or(inside).trim();
            return self.resolve(&self.map(mode).get(name)?.value, mode, depth);
        }
        if let Some(inside) = inside("light-dark(") {
            let [light, dark] = arguments(inside).try_into().ok()?;
            return self.resolve(if mode == Mode::Light { light } else { dark }, mode, depth);
        }
        if let Some(inside) = inside("color-mix(") {
            let [space, one, other] = arguments(inside).try_into().ok()?;
            let (one, share) = shared(one);
            let (other, rest) = shared(other);
            let share = share.or(rest.map(|rest| 1.0 - rest)).unwrap_or(0.5);
            let two = (self.resolve(one, mode, depth)?, self.resolve(other, mode, depth)?);
            return (space == "in srgb").then(|| two.0.mixed(share, two.1));
        }
        Colour::parse(value)
    }
}

/// The arguments of a function, parted by the commas outside of parentheses.
fn arguments(inside: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_i32, 0);
    for (at, b) in inside.bytes().enumerate() {
        match b {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(inside[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inside[from..].trim());
    parts
}

/// A colour of a mixture and its share: `var(--ink) 20%`.
fn shared(text: &str) -> (&str, Option<f64>) {
    let Some((colour, share)) = text.rsplit_once(' ') else { return (text, None) };
    let share = share.strip_suffix('%').and_then(|it| it.parse::<f64>().ok());
    share.map_or((text, None), |share| (colour, Some(share / 100.0)))
}

const LIGHT: Bilingual = Bilingual { fr: "clair", en: "light" };
const DARK: Bilingual = Bilingual { fr: "sombre", en: "dark" };

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(css: &str) -> Tokens {
        Tokens::of([(css, None)])
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let [white, black, grey] =
            ["#fff", "black", "#767676"].map(|it| Colour::parse(it).unwrap());
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        // The known lightest grey that passes on white.
        assert!(white.contrast(grey) >= 4.5 && white.contrast(grey) < 4.55);
        assert!(white.contrast(Colour::parse("#777777").unwrap()) < 4.5);
    }

    #[test]
    fn tokens_name_one_another() {
        let tokens = tokens(
            ":root { --a: #fff; --b: var(--a); --c: color-mix(in srgb, var(--b) 25%, black); \
             --d: light-dark(#abc, var(--c)); --e: var(--e); --f: hsl(1 2% 3%) }\n\
             @media (prefers-color-scheme: dark) { :root { --a: black } }",
        );
        let hex = |name, mode| tokens.colour(name, mode).map(Colour::hex);
        assert_eq!(hex("--c", Mode::Light).as_deref(), Some("#404040"));
        assert_eq!(hex("--c", Mode::Dark).as_deref(), Some("#000000"));
        assert_eq!(hex("--d", Mode::Light).as_deref(), Some("#aabbcc"));
        assert_eq!(hex("--d", Mode::Dark).as_deref(), Some("#000000"));
        assert_eq!((hex("--e", Mode::Light), hex("--f", Mode::Light)), (None, None));
    }

    #[test]
    fn the_built_in_theme_can_be_read_in_both_modes() {
        let files = super::super::built_in::FILES;
        let styles = files.iter().filter(|(path, _)| path.starts_with("styles/"));
        let tokens = Tokens::of(styles.map(|(_, text)| (*text, None)));
        for mode in [Mode::Light, Mode::Dark] {
            for pair in PAIRS {
                for name in [pair.ink, pair.paper] {
                    assert!(tokens.colour(name, mode).is_some(), "{name} is no colour");
                }
            }
            assert_eq!(tokens.too_close(mode), []);
        }
    }
}
