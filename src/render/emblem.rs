//! The emblem of a site: its logo and the icon of its tabs. The theme's own, or the catalogue's, or
//! else a small shield that is drawn from the site's name.

use super::assets::Assets;
use super::escape::escaped;
use super::tokens::{Colour, Mode, Tokens};
use crate::codec::{png, svg};
use crate::ground::{Source, Sources};

/// A picture of the site, not of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its path below the site's root.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// Width and height in pixels, when they are known.
    pub size: Option<(u32, u32)>,
}

/// What a site is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emblem {
    /// Shown beside the site's name.
    pub logo: Option<Picture>,
    /// Shown in tabs and lists of favourites.
    pub icon: Option<Picture>,
}

/// Where the drawn icon stands; the catalogue's own `static/icon.svg` would take its place.
pub const DRAWN: &str = "icon.svg";
/// The endings of a picture of the site, the best first.
const ENDINGS: [(&str, &str); 4] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
];
/// Names that an icon may have: the second is what hosts and other programs call it.
const ICONS: [&str; 2] = ["icon", "favicon"];

impl Emblem {
    /// The emblem that the theme's assets or the catalogue's files give.
    pub fn find(assets: &Assets, sources: &Sources) -> Self {
        let named = |name: &str| {
            ENDINGS.iter().find_map(|(ending, kind)| {
                let name = format!("{name}.{ending}");
                if let Some(asset) = assets.files.get(&name) {
                    let size = size(kind, &asset.bytes);
                    return Some(Picture { path: asset.path.clone(), kind, size });
                }
                let source: &Source = &sources[sources.find(&format!("static/{name}"))?];
                Some(Picture { path: name, kind, size: size(kind, &source.bytes) })
            })
        };
        let icon = ICONS.iter().find_map(|name| named(name));
        Self { logo: named("logo"), icon }
    }
}

/// The icon of a site without one: a shield in the theme's colours with the first letter of its name.
pub fn draw(name: &str, tokens: &Tokens) -> String {
    let letter = name.chars().find(|it| it.is_alphanumeric()).unwrap_or('·');
    let letter: String = letter.to_uppercase().take(1).collect();
    let colour = |token: &str, mode, otherwise: &str| {
        tokens.colour(token, mode).map_or_else(|| otherwise.to_owned(), Colour::hex)
    };
    let [field, charge] = [("--azure", "#1b4b8f"), ("--paper", "#ffffff")]
        .map(|(it, or)| colour(it, Mode::Light, or));
    let [dark_field, dark_charge] =
        [("--azure", "#9fc3f5"), ("--paper", "#14171e")].map(|(it, or)| colour(it, Mode::Dark, or));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
         <style>path{{fill:{field}}}text{{fill:{charge};font:600 18px Georgia,serif}}\
         @media(prefers-color-scheme:dark){{path{{fill:{dark_field}}}text{{fill:{dark_charge}}}}}\
         </style><path d=\"M3 2h26v14c0 8-6 12-13 15C9 28 3 24 3 16z\"/>\
         <text x=\"16\" y=\"21.5\" text-anchor=\"middle\">{}</text></svg>\n",
        escaped(&letter)
    )
}

/// Width and height of a picture, so that a page knows its place before it is there.
fn size(kind: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    match kind {
        "image/png" => png::dimensions(bytes).ok(),
        "image/svg+xml" => {
            let (width, height) = svg::clean(bytes).ok()?.size();
            let whole = |it: f64| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "the value lies between the two"
                )]
                (1.0..=100_000.0).contains(&it).then(|| it.round() as u32)
            };
            Some((whole(width)?, whole(height)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_icon_is_art_that_runs_nothing() {
        let tokens = Tokens::of([(":root { --azure: #123456 }", None)]);
        for (name, letter) in [("Badges", ">B<"), ("« été »", ">É<"), ("<&>", ">·<"), ("", ">·<")]
        {
            let drawn = draw(name, &tokens);
            assert!(drawn.contains(letter) && drawn.contains("#123456"), "{drawn}");
            assert!(svg::clean(drawn.as_bytes()).is_ok_and(|it| it.size() == (32.0, 32.0)));
        }
    }

    #[test]
    fn the_theme_comes_before_the_catalogue() {
        let drawn = draw("x", &Tokens::default());
        let listing = format!("=== static/logo.svg\n{drawn}=== static/favicon.svg\n{drawn}");
        let sources = Sources::from_listing(&listing);
        let none = Assets::join(std::iter::empty(), std::iter::empty());
        let found = Emblem::find(&none, &sources);
        let svg = "image/svg+xml";
        let picture = |path: &str| Picture { path: path.into(), kind: svg, size: Some((32, 32)) };
        assert_eq!(found.logo, Some(picture("logo.svg")));
        assert_eq!(found.icon, Some(picture("favicon.svg")));
        let own = Assets::join(std::iter::empty(), std::iter::once(("logo.svg", drawn.as_bytes())));
        let found = Emblem::find(&own, &sources);
        let path = found.logo.unwrap().path;
        assert!(
            path.starts_with("assets/logo.") && path.rsplit('.').next() == Some("svg"),
            "{path}"
        );
        assert_eq!(Emblem::find(&none, &Sources::default()), Emblem::default());
    }
}
