//! The files of the built-in theme, embedded in the program.

/// Path within the theme, and text, of every file but the sentences, which are in
/// [`strings::BUILT_IN`](super::strings::BUILT_IN). Styles are joined in the order of this list.
pub const FILES: &[(&str, &str)] = &[
    ("theme.toml", include_str!("../../themes/blason/theme.toml")),
    ("styles/tokens.css", include_str!("../../themes/blason/styles/tokens.css")),
    ("styles/base.css", include_str!("../../themes/blason/styles/base.css")),
    ("styles/frame.css", include_str!("../../themes/blason/styles/frame.css")),
    ("styles/prose.css", include_str!("../../themes/blason/styles/prose.css")),
    ("styles/cards.css", include_str!("../../themes/blason/styles/cards.css")),
    ("styles/catalogue.css", include_str!("../../themes/blason/styles/catalogue.css")),
    ("styles/badge.css", include_str!("../../themes/blason/styles/badge.css")),
    ("styles/award.css", include_str!("../../themes/blason/styles/award.css")),
    ("styles/print.css", include_str!("../../themes/blason/styles/print.css")),
    (
        "scripts/catalogue/01-fold.js",
        include_str!("../../themes/blason/scripts/catalogue/01-fold.js"),
    ),
    (
        "scripts/catalogue/02-index.js",
        include_str!("../../themes/blason/scripts/catalogue/02-index.js"),
    ),
    (
        "scripts/catalogue/03-filters.js",
        include_str!("../../themes/blason/scripts/catalogue/03-filters.js"),
    ),
    (
        "scripts/catalogue/04-cards.js",
        include_str!("../../themes/blason/scripts/catalogue/04-cards.js"),
    ),
    (
        "scripts/catalogue/05-page.js",
        include_str!("../../themes/blason/scripts/catalogue/05-page.js"),
    ),
    ("templates/base.html", include_str!("../../themes/blason/templates/base.html")),
    ("templates/card.html", include_str!("../../themes/blason/templates/card.html")),
    ("templates/home.html", include_str!("../../themes/blason/templates/home.html")),
    ("templates/finder.html", include_str!("../../themes/blason/templates/finder.html")),
    ("templates/list.html", include_str!("../../themes/blason/templates/list.html")),
    ("templates/facet.html", include_str!("../../themes/blason/templates/facet.html")),
    ("templates/crumbs.html", include_str!("../../themes/blason/templates/crumbs.html")),
    ("templates/badge.html", include_str!("../../themes/blason/templates/badge.html")),
    ("templates/award.html", include_str!("../../themes/blason/templates/award.html")),
    ("templates/issuer.html", include_str!("../../themes/blason/templates/issuer.html")),
    ("templates/framework.html", include_str!("../../themes/blason/templates/framework.html")),
    ("templates/page.html", include_str!("../../themes/blason/templates/page.html")),
    ("templates/legal.html", include_str!("../../themes/blason/templates/legal.html")),
    ("templates/not_found.html", include_str!("../../themes/blason/templates/not_found.html")),
];
