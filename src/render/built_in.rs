//! The files of the built-in theme, embedded in the program.

/// Path within the theme, and text, of every file but the sentences, which are in
/// [`strings::BUILT_IN`](super::strings::BUILT_IN).
pub const FILES: &[(&str, &str)] = &[
    ("theme.toml", include_str!("../../themes/blason/theme.toml")),
    ("style.css", include_str!("../../themes/blason/style.css")),
    ("templates/base.html", include_str!("../../themes/blason/templates/base.html")),
    ("templates/card.html", include_str!("../../themes/blason/templates/card.html")),
    ("templates/home.html", include_str!("../../themes/blason/templates/home.html")),
    ("templates/badge.html", include_str!("../../themes/blason/templates/badge.html")),
    ("templates/award.html", include_str!("../../themes/blason/templates/award.html")),
    ("templates/issuer.html", include_str!("../../themes/blason/templates/issuer.html")),
    ("templates/framework.html", include_str!("../../themes/blason/templates/framework.html")),
    ("templates/page.html", include_str!("../../themes/blason/templates/page.html")),
    ("templates/legal.html", include_str!("../../themes/blason/templates/legal.html")),
    ("templates/not_found.html", include_str!("../../themes/blason/templates/not_found.html")),
];
