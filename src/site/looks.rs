//! How pictures look: what they lose when they are shown small, square, and without fonts. Asked
//! while they are hung, when their drawings have been read anyway.

use crate::ground::{
    Bilingual, Diagnostic, Rule,
    Severity::{Advice, Warning},
    Source, Span,
};

/// Shortest side of a badge’s picture that still looks sharp on a page and in a wallet, in pixels.
pub const SHORTEST_SIDE: f64 = 200.0;
/// Most bytes of a badge’s picture: it travels with every award, and again inside each baked file.
pub const MOST_BYTES: usize = 250_000;
/// How far from square is no mistake of drawing: one part in fifty.
const LEEWAY: f64 = 0.02;

/// A picture of a badge that is not square, too small or too heavy.
pub static ILL_SIZED: Rule = Rule {
    code: "I102",
    severity: Warning,
    message: Bilingual { fr: "l’image `{file}` {what}", en: "the image `{file}` {what}" },
    reason: Bilingual {
        fr: "Les pages, les portefeuilles et les réseaux montrent les badges dans un carré, souvent petit, et chaque attribution emporte l’image.",
        en: "Pages, wallets and networks show badges in a square, often a small one, and each award carries the image along.",
    },
    way_out: Bilingual {
        fr: "Donnez un carré, en SVG ou en PNG d’au moins 200 pixels de côté et d’au plus 250 ko.",
        en: "Give a square, as SVG or as PNG of at least 200 pixels a side and at most 250 kB.",
    },
};

/// A drawing with text that is not outlined.
pub static TEXT_IN_DRAWING: Rule = Rule {
    code: "I104",
    severity: Advice,
    message: Bilingual {
        fr: "le texte de l’image `{file}` n’est pas vectorisé",
        en: "the text of the image `{file}` is not outlined",
    },
    reason: Bilingual {
        fr: "Sans la police de l’auteur, il change d’aspect ; et le PNG, dessiné sans aucune police, ne le montre pas du tout.",
        en: "Without the author’s font it looks different; and the PNG, drawn without any font, does not show it at all.",
    },
    way_out: Bilingual {
        fr: "Convertissez-le en tracés (dans Inkscape : Chemin, « Objet en chemin »), et redites-le dans `image_alt`.",
        en: "Convert it to paths (in Inkscape: Path, “Object to Path”), and say it again in `image_alt`.",
    },
};

/// What can be said of a badge’s picture of this size, which a field at this place names. `drawing`
/// is its cleaned text, when it is SVG.
pub fn look(
    source: &Source,
    drawing: Option<&str>,
    (width, height): (f64, f64),
    place: Span,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut ill = |what: Bilingual| {
        found.push(ILL_SIZED.at(place).with("file", &*source.path).with("what", what));
    };
    if (width - height).abs() > LEEWAY * width.max(height) {
        ill(NOT_SQUARE);
    }
    if drawing.is_none() && width.min(height) < SHORTEST_SIDE {
        ill(TOO_SMALL);
    }
    if source.bytes.len() > MOST_BYTES {
        ill(TOO_HEAVY);
    }
    if drawing.is_some_and(|drawing| drawing.contains("<text")) {
        found.push(TEXT_IN_DRAWING.at(place).with("file", &*source.path));
    }
    found
}

const NOT_SQUARE: Bilingual = Bilingual { fr: "n’est pas carrée", en: "is not square" };
const TOO_SMALL: Bilingual =
    Bilingual { fr: "a moins de 200 pixels de côté", en: "has less than 200 pixels a side" };
const TOO_HEAVY: Bilingual =
    Bilingual { fr: "pèse plus de 250 ko", en: "weighs more than 250 kB" };
