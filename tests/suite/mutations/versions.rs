//! Versions and addresses: what comes, goes, moves, and is written twice.

use super::Edit::{Append, Remove, Rename, Say, Write};
use super::{ART, LISTEN, LISTEN_EN, LISTENED, MASKS, MEND_1, PATH, Row, SITE, WELCOME, WELCOMED};

const NEW_BADGE: &str = "+++\nname = \"Coudre à plusieurs\"\ndescription = \"Coudre avec d’autres.\"\nimage = \"badge.svg\"\nimage_alt = \"Une aiguille\"\nlicence = \"CC-BY-SA-4.0\"\n+++\nAvoir cousu une pièce entière, du patron à l’ourlet, avec une autre personne.\n";
const TWIN: &str = "+++\nname = \"Écoute attentive\"\ndescription = \"Écouter.\"\nimage = \"badge.svg\"\nimage_alt = \"Une oreille\"\nlicence = \"CC-BY-SA-4.0\"\n+++\nAvoir écouté.\n";

/// What is changed, the codes that appear, and what is asked of version numbers.
pub(super) const TABLE: &[Row] = &[
    (
        "the kept version is rewritten",
        &[Say(MEND_1, "mené une réparation", "mené deux réparations")],
        "D108 D117 D119",
        "major",
    ),
    ("a tag of the kept version", &[Say(MEND_1, "\"entraide\"]", "\"aide\"]")], "D128", "patch"),
    (
        "the kept version goes",
        &[
            Remove(MEND_1),
            Remove("content/badges/reparer-ensemble/v1.en.md"),
            Remove("content/awards/2024-11-16-reparation.toml"),
        ],
        "D101",
        "major",
    ),
    (
        "a next version, the old one kept",
        &[
            Rename(LISTEN, "content/badges/ecoute-attentive/v1.md"),
            Rename(LISTEN_EN, "content/badges/ecoute-attentive/v1.en.md"),
            Write(LISTEN, TWIN),
            Say(LISTEN, "name =", "version = \"2\"\nname ="),
            Say(LISTENED, "\"ecoute-attentive\"", "\"ecoute-attentive@1\""),
        ],
        "D118",
        "major",
    ),
    (
        "a next version that says too little",
        &[
            Rename(LISTEN, "content/badges/ecoute-attentive/v1.md"),
            Rename(LISTEN_EN, "content/badges/ecoute-attentive/v1.en.md"),
            Write(LISTEN, TWIN),
            Say(LISTEN, "name =", "version = \"1.1\"\nname ="),
            Say(LISTENED, "\"ecoute-attentive\"", "\"ecoute-attentive@1\""),
        ],
        "D109 D118",
        "major",
    ),
    (
        "another version number, and nothing kept",
        &[Say(LISTEN, "version = \"1\"", "version = \"2\"")],
        "D101",
        "major",
    ),
    (
        "a held badge goes, with its awards",
        &[
            Remove(MASKS),
            Remove("content/badges/masques-solidaires-2020/index.en.md"),
            Remove("content/awards/2020-06-20-masques.toml"),
        ],
        "D102",
        "major",
    ),
    (
        "a held badge in another folder",
        &[
            Rename("content/badges/masques-solidaires-2020/", "content/badges/masques-2020/"),
            Say(
                "content/awards/2020-06-20-masques.toml",
                "\"masques-solidaires-2020\"",
                "\"masques-2020\"",
            ),
        ],
        "D101",
        "none",
    ),
    (
        "… and the old address answers",
        &[
            Rename("content/badges/masques-solidaires-2020/", "content/badges/masques-2020/"),
            Say(
                "content/awards/2020-06-20-masques.toml",
                "\"masques-solidaires-2020\"",
                "\"masques-2020\"",
            ),
            Append(
                SITE,
                "\n[[moved]]\nfrom = \"/badges/masques-solidaires-2020/\"\nto = \"badges/masques-2020/\"\n",
            ),
        ],
        "",
        "none",
    ),
    (
        "a badge that nobody holds goes",
        &[
            Remove(WELCOME),
            Remove("content/badges/accueillir-un-public/index.en.md"),
            Remove(WELCOMED),
            Say(PATH, "  \"accueillir-un-public\",\n", ""),
        ],
        "D114",
        "major",
    ),
    (
        "criteria of a badge that nobody holds",
        &[Append(WELCOME, "\nEncore une condition.\n")],
        "D117",
        "none",
    ),
    (
        "the same folder in capitals",
        &[Rename(
            "content/badges/masques-solidaires-2020/index.md",
            "content/badges/Masques-solidaires-2020/index.md",
        )],
        "D102",
        "major",
    ),
    (
        "a new badge",
        &[
            Write("content/badges/coudre/index.md", NEW_BADGE),
            Write("content/badges/coudre/badge.svg", ART),
        ],
        "",
        "none",
    ),
    (
        "a new badge that is nearly one that is there",
        &[
            Write("content/badges/ecouter/index.md", TWIN),
            Write("content/badges/ecouter/badge.svg", ART),
        ],
        "D129",
        "none",
    ),
];
