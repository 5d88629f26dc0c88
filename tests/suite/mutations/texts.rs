//! A badge that people hold: its words, its other fields, its looks, its languages.

use super::Edit::{Append, Remove, Say, Write};
use super::{ART, FIRST, HELP, LISTEN, LISTEN_EN, MEND, PATH, PROJECT, Row, WELCOME};

/// What is changed, the codes that appear, and what is asked of version numbers.
pub(super) const TABLE: &[Row] = &[
    // --- A badge that people hold: its words.
    (
        "name",
        &[Say(LISTEN, "name = \"Écoute attentive\"", "name = \"Écoute active\"")],
        "D104 D117",
        "major",
    ),
    (
        "description",
        &[Say(LISTEN, "Une présence qui aide", "Une parole qui aide")],
        "D105 D117",
        "major",
    ),
    (
        "evidence",
        &[Say(LISTEN, "Trois récits, un par pair.", "Deux récits, un par pair.")],
        "D105 D117",
        "major",
    ),
    (
        "who awards",
        &[Say(LISTEN, "La commission badges, sur", "Le bureau, sur")],
        "D105 D117",
        "major",
    ),
    (
        "an item reworded",
        &[Say(LISTEN, "- Trois pairs proposent", "- Deux pairs proposent")],
        "D103 D117",
        "major",
    ),
    ("an item added", &[Append(LISTEN, "- Une quatrième condition.\n")], "D103 D117", "major"),
    (
        "an item removed",
        &[Say(
            LISTEN,
            "- La personne lit les trois récits et accepte d’être reconnue ainsi.\n",
            "",
        )],
        "D103 D117",
        "major",
    ),
    (
        "one letter, said to be a slip",
        &[
            Say(LISTEN, "sans se concerter", "sans se concertter"),
            Say(LISTEN, "version = \"1\"", "version = \"1\"\nclarification = \"une lettre\""),
        ],
        "D117",
        "minor",
    ),
    (
        "a slip, in both languages",
        &[
            Say(LISTEN, "sans se concerter", "sans concertation"),
            Say(LISTEN, "version = \"1\"", "version = \"1\"\nclarification = \"plus simple\""),
            Say(LISTEN_EN, "without consulting", "without asking"),
        ],
        "",
        "minor",
    ),
    (
        "another word in both languages",
        &[
            Say(LISTEN, "- Trois pairs proposent", "- Deux pairs proposent"),
            Say(LISTEN_EN, "- Three peers propose", "- Two peers propose"),
        ],
        "D103",
        "major",
    ),
    // --- … its other fields.
    (
        "issuer",
        &[Say(LISTEN, "version = \"1\"", "version = \"1\"\nissuer = \"la-fabrique-de-corvigny\"")],
        "D106",
        "major",
    ),
    ("family", &[Say(LISTEN, "family = \"savoir-etre\"", "family = \"savoir\"")], "D109", "major"),
    (
        "posture",
        &[Say(LISTEN, "posture = \"je-suis\"", "posture = \"je-sais-pratiquer\"")],
        "D109",
        "major",
    ),
    ("type", &[Say(LISTEN, "type = \"Badge\"", "type = \"Course\"")], "D109", "major"),
    (
        "validity added",
        &[Say(LISTEN, "type = \"Badge\"", "type = \"Badge\"\nvalid_for = \"P2Y\"")],
        "D113",
        "major",
    ),
    (
        "validity shortened, awards have their own end",
        &[Say(HELP, "valid_for = \"P3Y\"", "valid_for = \"P1Y\"")],
        "D112",
        "major",
    ),
    (
        "validity lengthened, awards have their own end",
        &[Say(HELP, "valid_for = \"P3Y\"", "valid_for = \"P5Y\"")],
        "",
        "major",
    ),
    (
        "an alignment removed",
        &[Say(
            WELCOME,
            "[[alignment]]\ntype = \"ext:ROME\"\nframework = \"ROME 4.0\"\ncode = \"M1601\"\nname = { fr = \"Accueil et renseignements\", en = \"Reception and information\" }\nurl = \"https://candidat.francetravail.fr/metierscope/fiche-metier/M1601\"\n",
            "",
        )],
        "D116",
        "none",
    ),
    (
        "an alignment of a held badge",
        &[Say(HELP, "code = \"4.2\"", "code = \"4.3\"")],
        "D116 D116 D119",
        "minor",
    ),
    (
        "a result asks for more",
        &[Say(MEND, "required_value = \"3\"", "required_value = \"4\"")],
        "D109",
        "major",
    ),
    (
        "a level says something else",
        &[Say(HELP, "ont été menés à deux", "ont été menés à trois")],
        "D109 D119",
        "major",
    ),
    (
        "credits",
        &[Say(LISTEN, "type = \"Badge\"", "type = \"Badge\"\ncredits = 2.0")],
        "D109",
        "major",
    ),
    (
        "an identifier",
        &[Say(
            LISTEN,
            "type = \"Badge\"",
            "type = \"Badge\"\nidentifiers = [{ type = \"RNCP\", value = \"RNCP37275\" }]",
        )],
        "D109",
        "major",
    ),
    ("its code", &[Say(MEND, "human_code = \"REP-2\"", "human_code = \"REP-3\"")], "D109", "major"),
    ("the edition", &[Say(FIRST, "edition = \"2026\"", "edition = \"2027\"")], "D109", "major"),
    ("who made it", &[Say(PROJECT, "creator = \"les-liens\"\n", "")], "D109 D119 D119", "major"),
    ("no longer for people under age", &[Say(FIRST, "minors = true\n", "")], "", "patch"),
    ("requirements rise", &[Say(PATH, "any = 3", "any = 4")], "D114", "major"),
    ("requirements fall", &[Say(PATH, "any = 3", "any = 2")], "", "major"),
    (
        "one more to choose from",
        &[Say(
            PATH,
            "  \"premier-atelier\",\n",
            "  \"premier-atelier\",\n  \"masques-solidaires-2020\",\n",
        )],
        "",
        "major",
    ),
    // --- … its looks.
    ("tags", &[Say(LISTEN, "\"entre pairs\"]", "\"pairs\"]")], "D128", "patch"),
    (
        "where it is discussed",
        &[Say(LISTEN, "/t/ecoute-attentive\"", "/t/ecoute\"")],
        "D128",
        "patch",
    ),
    ("picture", &[Write("content/badges/ecoute-attentive/badge.svg", ART)], "D110 D111", "patch"),
    (
        "picture and its words",
        &[
            Write("content/badges/ecoute-attentive/badge.svg", ART),
            Say(LISTEN, "Une oreille blanche", "Un carré, comme une oreille"),
            Say(LISTEN_EN, "A white ear", "A square like an ear"),
        ],
        "D110",
        "patch",
    ),
    (
        "only the words for the picture",
        &[Say(LISTEN, "Une oreille blanche", "Une grande oreille blanche")],
        "D117",
        "patch",
    ),
    (
        "a stricter licence",
        &[Say(LISTEN, "\nlicence = \"CC-BY-SA-4.0\"", "\nlicence = \"CC-BY-NC-ND-4.0\"")],
        "D127",
        "patch",
    ),
    (
        "a freer licence",
        &[Say(LISTEN, "\nlicence = \"CC-BY-SA-4.0\"", "\nlicence = \"CC0-1.0\"")],
        "",
        "patch",
    ),
    (
        "retired",
        &[Say(LISTEN, "status = \"active\"", "status = \"retired\"\nretired = 2026-12-01")],
        "D115",
        "patch",
    ),
    // --- … its languages.
    ("a translation goes", &[Remove(LISTEN_EN)], "D118", "patch"),
    (
        "a translation says something else",
        &[Say(LISTEN_EN, "Three peers propose the", "Four peers propose the")],
        "",
        "patch",
    ),
    (
        "the name in English",
        &[Say(LISTEN_EN, "name = \"Attentive listening\"", "name = \"Listening\"")],
        "",
        "patch",
    ),
];
