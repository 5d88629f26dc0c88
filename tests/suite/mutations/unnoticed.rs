//! Changes that nobody should notice.

use super::Edit::{Append, Rename, Say};
use super::{Edit, LISTEN, LISTENED, MENDED, SITE};

/// Changes that nobody should notice.
pub(super) const UNNOTICED: &[(&str, &[Edit])] = &[
    ("nothing", &[]),
    (
        "keys in another order",
        &[
            Say(LISTEN, "version = \"1\"\n", ""),
            Say(LISTEN, "status = \"active\"\n", "status = \"active\"\nversion = \"1\"\n"),
        ],
    ),
    (
        "tags in another order",
        &[Say(
            LISTEN,
            "[\"écoute\", \"accueil\", \"entre pairs\"]",
            "[\"entre pairs\", \"écoute\", \"accueil\"]",
        )],
    ),
    (
        "apostrophes",
        &[
            Say(LISTEN, "d’être reconnue", "d'être reconnue"),
            Say(LISTEN, "aide les autres à dire ce qu’ils", "aide les autres à dire ce qu'ils"),
        ],
    ),
    ("emphasis", &[Say(LISTEN, "une situation précise", "une **situation** *précise*")]),
    ("another mark for an item", &[Say(LISTEN, "- Trois pairs", "* Trois pairs")]),
    (
        "items in another order",
        &[
            Say(
                LISTEN,
                "- La personne lit les trois récits et accepte d’être reconnue ainsi.\n",
                "",
            ),
            Say(
                LISTEN,
                "- Trois pairs",
                "- La personne lit les trois récits et accepte d’être reconnue ainsi.\n- Trois pairs",
            ),
        ],
    ),
    (
        "a line broken elsewhere",
        &[Say(LISTEN, "Chaque pair raconte une", "Chaque pair raconte\n  une")],
    ),
    ("a comment", &[Say(LISTEN, "version = \"1\"", "# deux\nversion = \"1\" # un")]),
    ("a number instead of a word", &[Say(LISTEN, "version = \"1\"", "version = 1")]),
    ("no-break spaces", &[Say(LISTEN, "quelque chose\u{a0}: ce qui", "quelque chose: ce qui")]),
    ("what stands by default", &[Say(LISTEN, "type = \"Badge\"\n", "")]),
    ("a file of awards under another name", &[Rename(LISTENED, "content/awards/2026/ecoute.toml")]),
    (
        "a badge without a folder of its own",
        &[
            Rename(
                "content/badges/masques-solidaires-2020/index.md",
                "content/badges/masques-solidaires-2020.md",
            ),
            Say(
                "content/badges/masques-solidaires-2020.md",
                "image = \"badge.svg\"",
                "image = \"masques-solidaires-2020/badge.svg\"",
            ),
            Rename(
                "content/badges/masques-solidaires-2020/index.en.md",
                "content/badges/masques-solidaires-2020.en.md",
            ),
        ],
    ),
    ("comments in the settings", &[Append(SITE, "\n# rien\n")]),
    (
        "settings in another order",
        &[
            Say(SITE, "profile = \"collectif\"\n", ""),
            Say(SITE, "country = \"FR\"\n", "country = \"FR\"\nprofile = \"collectif\"\n"),
        ],
    ),
    // --- Awards.
    ("apostrophes of a narrative", &[Say(MENDED, "un vélo d’enfant", "un vélo d'enfant")]),
    (
        "evidence in another order",
        &[
            Say(
                MENDED,
                "  { name = \"Mot laissé au tableau\", narrative = \"«\u{a0}J’ai réparé ma lampe. Enfin, nous.\u{a0}»\", genre = \"témoignage\", audience = \"publique\" },\n",
                "",
            ),
            Say(
                MENDED,
                "evidence = [\n",
                "evidence = [\n  { name = \"Mot laissé au tableau\", narrative = \"«\u{a0}J’ai réparé ma lampe. Enfin, nous.\u{a0}»\", genre = \"témoignage\", audience = \"publique\" },\n",
            ),
        ],
    ),
    (
        "what is published, said of the award itself",
        &[
            Say(LISTENED, "publish = \"credential\"\n", ""),
            Say(LISTENED, "status = 12922", "status = 12922\npublish = \"credential\""),
        ],
    ),
];
