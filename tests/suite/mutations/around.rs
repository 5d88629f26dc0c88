//! What stands around the badges: the site, who speaks, vocabularies; and several changes at once.

use super::Edit::{Append, Remove, Say};
use super::{ABOUT, FIRST, LISTEN, Row, SITE, US, WORDS};

/// What is changed, the codes that appear, and what is asked of version numbers.
pub(super) const TABLE: &[Row] = &[
    // --- The site.
    (
        "another host",
        &[Say(SITE, "https://badges.liens-brelande.example/", "https://badges.brelande.example/")],
        "D107",
        "none",
    ),
    (
        "another host, and the old one answers",
        &[Say(
            SITE,
            "https://badges.liens-brelande.example/\"",
            "https://badges.brelande.example/\"\nformerly = [\"https://badges.liens-brelande.example/\"]",
        )],
        "",
        "none",
    ),
    (
        "another path",
        &[Say(SITE, "liens-brelande.example/\"", "liens-brelande.example/b/\"")],
        "D107",
        "none",
    ),
    ("theme", &[Say(SITE, "theme = \"blason\"", "theme = \"autre\"")], "D128", "none"),
    ("title", &[Say(SITE, "Badges des Liens de Brélande", "Badges de Brélande")], "", "none"),
    ("formats", &[Say(SITE, "[\"ob3\", \"ob2\", \"jwt\"]", "[\"ob3\"]")], "", "none"),
    (
        "default issuer",
        &[Say(SITE, "issuer = \"les-liens\"", "issuer = \"la-fabrique-de-corvigny\"")],
        "D106 D106 D106 D106 D106 D106 D106 D106 D106 D108 D119 D119",
        "major",
    ),
    ("a page goes", &[Remove(ABOUT), Remove("content/pages/a-propos.en.md")], "", "none"),
    ("a page says something else", &[Append(ABOUT, "\nEncore.\n")], "", "none"),
    // --- Who speaks.
    (
        "an issuer's name",
        &[Say(US, "name = \"Les Liens de Brélande\"D119", "name = \"Les Liens\"")],
        "",
        "none",
    ),
    (
        "an issuer's identity",
        &[Say(US, "identity = \"did:web\"", "identity = \"https\"")],
        "D106 D119 D119 D119 D119",
        "none",
    ),
    ("an issuer's contact", &[Say(US, "badges@example.org", "contact@example.org")], "", "none"),
    ("a first key", &[Say(US, "+++\nDepuis", concat_key())], "", "none"),
    // --- Vocabularies.
    (
        "a term that badges use goes",
        &[
            Say(WORDS, "slug = \"savoir-etre\"", "slug = \"savoir-vivre\""),
            Say(LISTEN, "family = \"savoir-etre\"", "family = \"savoir-vivre\""),
        ],
        "D109 D126",
        "major",
    ),
    (
        "a term is explained otherwise",
        &[Say(WORDS, "Une manière d’être avec les autres, dite", "Une manière d’être, dite")],
        "",
        "none",
    ),
    // --- Several at once.
    (
        "two badges",
        &[
            Say(LISTEN, "name = \"Écoute attentive\"", "name = \"Écoute\""),
            Say(FIRST, "name = \"Premier atelier\"", "name = \"Atelier\""),
        ],
        "D104 D104 D117 D117",
        "major",
    ),
];

/// The end of an issuer's header with a key in it.
const fn concat_key() -> &'static str {
    "[[key]]\npublic = \"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"\nfrom = 2020-01-01\n+++\nDepuis"
}
