//! The example changed in one way after the other: which findings appear, and what is asked of the
//! version number. And changes that nobody should notice.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use blason::ground::{Source, Sources};

use crate::review::reviewed;
use crate::workshop::Workshop;

/// The files of a catalogue, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// One change of files.
enum Edit {
    /// In this file, these words become those.
    Say(&'static str, &'static str, &'static str),
    /// A file goes.
    Remove(&'static str),
    /// A file, or a folder with its `/`, gets another name.
    Rename(&'static str, &'static str),
    /// A file comes, or gets other content.
    Write(&'static str, &'static str),
    /// These lines come to its end.
    Append(&'static str, &'static str),
}
use Edit::{Append, Remove, Rename, Say, Write};

const SITE: &str = "blason.toml";
const LISTEN: &str = "content/badges/ecoute-attentive/index.md";
const LISTEN_EN: &str = "content/badges/ecoute-attentive/index.en.md";
const MEND: &str = "content/badges/reparer-ensemble/index.md";
const MEND_1: &str = "content/badges/reparer-ensemble/v1.md";
const HELP: &str = "content/badges/accompagner-une-demarche-en-ligne/index.md";
const PATH: &str = "content/badges/parcours-benevole/index.md";
const FIRST: &str = "content/badges/premier-atelier/index.md";
const MASKS: &str = "content/badges/masques-solidaires-2020/index.md";
const WELCOME: &str = "content/badges/accueillir-un-public/index.md";
const PROJECT: &str = "content/badges/porter-un-projet-commun/index.md";
const LISTENED: &str = "content/awards/2026-05-22-ecoute.toml";
const MENDED: &str = "content/awards/2026-06-14-reparation.toml";
const CAME: &str = "content/awards/2026-09-19-premier-atelier.toml";
const WELCOMED: &str = "content/awards/2025-02-03-accueil.toml";
const US: &str = "content/issuers/les-liens.md";
const WORDS: &str = "content/frameworks/reperes.toml";
const ABOUT: &str = "content/pages/a-propos.md";
const ART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
const NEW_BADGE: &str = "+++\nname = \"Coudre à plusieurs\"\ndescription = \"Coudre avec d’autres.\"\nimage = \"badge.svg\"\nimage_alt = \"Une aiguille\"\nlicence = \"CC-BY-SA-4.0\"\n+++\nAvoir cousu une pièce entière, du patron à l’ourlet, avec une autre personne.\n";
const TWIN: &str = "+++\nname = \"Écoute attentive\"\ndescription = \"Écouter.\"\nimage = \"badge.svg\"\nimage_alt = \"Une oreille\"\nlicence = \"CC-BY-SA-4.0\"\n+++\nAvoir écouté.\n";

/// What is changed, the codes that appear, and what is asked of version numbers.
type Row = (&'static str, &'static [Edit], &'static str, &'static str);

const TABLE: &[Row] = &[
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
    // --- Versions and addresses.
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
    // --- Awards.
    ("an award goes", &[Remove(LISTENED)], "D120", "none"),
    (
        "an award under another id",
        &[Say(CAME, "[[award]]\nid = \"eeecfd03", "[[award]]\nid = \"0eecfd03")],
        "D120 D125",
        "none",
    ),
    ("its day", &[Say(LISTENED, "awarded = 2026-05-22", "awarded = 2026-05-23")], "D121", "none"),
    ("its badge", &[Say(LISTENED, "\"ecoute-attentive\"", "\"premier-atelier\"")], "D121", "none"),
    ("its version", &[Say(MENDED, "@2\"", "@1\"")], "D121", "none"),
    ("its place", &[Say(LISTENED, "status = 12922", "status = 12923")], "D125", "none"),
    (
        "its revocation is undone",
        &[Say(WELCOMED, "revoked = 2025-04-18\nreason", "role")],
        "D122",
        "none",
    ),
    (
        "it is no longer held back",
        &[Say(
            LISTENED,
            "suspended = 2026-11-02\nreason = \"Suspendue à la demande de la personne titulaire, le temps d’une relecture.\"",
            "",
        )],
        "",
        "none",
    ),
    (
        "it is taken back",
        &[Say(LISTENED, "suspended = 2026-11-02", "revoked = 2026-11-02")],
        "",
        "none",
    ),
    (
        "an erasure is forgotten",
        &[Say(
            CAME,
            "[[erased]]\nid = \"2c19cfe5-b95d-4302-b55f-5c4e5119a57a\"\nstatus = 6439\non = 2026-10-01\n",
            "",
        )],
        "D120",
        "none",
    ),
    (
        "an erased one's place is given again",
        &[Say(
            CAME,
            "[[erased]]\nid = \"2c19cfe5-b95d-4302-b55f-5c4e5119a57a\"",
            "[[erased]]\nid = \"3c19cfe5-b95d-4302-b55f-5c4e5119a57a\"",
        )],
        "D120 D125",
        "none",
    ),
    ("a new award", &[Append(CAME, NEW_AWARD)], "", "none"),
    (
        "a new award of a text that is new",
        &[
            Append(CAME, NEW_AWARD),
            Say(FIRST, "La personne qui anime l’atelier", "L’animatrice de l’atelier"),
        ],
        "D105 D117 D130",
        "major",
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

const NEW_AWARD: &str = "\n[[award]]\nid = \"11111111-b95d-4302-b55f-5c4e5119a57a\"\nrecipient = { hash = \"sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be\", salt = \"IY6R9OxYqNf9mlNsYv7zsA\" }\nstatus = 77\n";

/// The end of an issuer's header with a key in it.
const fn concat_key() -> &'static str {
    "[[key]]\npublic = \"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"\nfrom = 2020-01-01\n+++\nDepuis"
}

/// Changes that nobody should notice.
const UNNOTICED: &[(&str, &[Edit])] = &[
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
];

#[test]
fn each_change_is_found_for_what_it_is() {
    let before = example();
    let base = sources(&before);
    let mut wrong = String::new();
    for (what, edits, codes, required) in TABLE {
        let head = sources(&changed(&before, what, edits));
        let (found, bump, noticed) = reviewed(&base, &head, |review| {
            let mut found: Vec<&str> =
                review.report.findings().iter().map(|it| it.rule.code).collect();
            found.sort_unstable();
            (found.join(" "), review.required().as_str(), !review.is_empty())
        });
        if found != *codes || bump != *required || !noticed {
            writeln!(
                wrong,
                "{what}: {found:?}, {bump:?}, noticed: {noticed}; expected {codes:?}, {required:?}"
            )
            .expect("a String takes every text");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(TABLE.len() >= 60);
}

#[test]
fn what_changes_nothing_is_not_mentioned() {
    let before = example();
    let base = sources(&before);
    for (what, edits) in UNNOTICED {
        let head = sources(&changed(&before, what, edits));
        reviewed(&base, &head, |review| {
            assert!(
                review.is_empty(),
                "{what}: {:#?}",
                blason::review::account::told(review, false, true)
            );
        });
    }
    // Every file with the line ends of another system.
    let mut other = before.clone();
    for (path, bytes) in &mut other {
        let ending = path.rsplit('.').next();
        if ending.is_some_and(|it| matches!(it, "md" | "toml" | "svg")) {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            *bytes = text.replace('\n', "\r\n").into_bytes();
        }
    }
    reviewed(&base, &sources(&other), |review| {
        assert!(review.is_empty(), "{:#?}", blason::review::account::told(review, false, true));
    });
}

#[test]
fn the_same_input_gives_the_same_account() {
    let before = example();
    let base = sources(&before);
    let (what, edits, ..) = TABLE[4];
    let account = |french| {
        let head = sources(&changed(&before, what, edits));
        reviewed(&base, &head, |review| {
            format!("{:?}", blason::review::account::told(review, french, true))
        })
    };
    assert_eq!(account(true), account(true));
    assert_ne!(account(true), account(false));
}

fn example() -> Files {
    let sources = Workshop::example().sources();
    sources.files().map(|(_, file)| (file.path.to_string(), file.bytes.to_vec())).collect()
}

fn sources(files: &Files) -> Sources {
    let source = |(path, bytes): (&String, &Vec<u8>)| Source {
        path: path.as_str().into(),
        bytes: bytes.clone().into(),
    };
    Sources::new(files.iter().map(source).collect(), Vec::new())
}

#[track_caller]
fn changed(files: &Files, what: &str, edits: &[Edit]) -> Files {
    let mut files = files.clone();
    for edit in edits {
        match edit {
            Say(path, old, new) => {
                let text = files.get_mut(*path).unwrap_or_else(|| panic!("{what}: no {path}"));
                let said = String::from_utf8(text.clone()).expect("UTF-8");
                assert!(said.contains(old), "{what}: {path} does not say “{old}”");
                *text = said.replacen(old, new, 1).into_bytes();
            }
            Remove(path) => assert!(files.remove(*path).is_some(), "{what}: no {path}"),
            Rename(from, to) => {
                let renamed: Vec<String> =
                    files.keys().filter(|path| path.starts_with(from)).cloned().collect();
                assert!(!renamed.is_empty(), "{what}: no {from}");
                for path in renamed {
                    let bytes = files.remove(&path).expect("it was there");
                    files.insert(path.replacen(from, to, 1), bytes);
                }
            }
            Write(path, text) => drop(files.insert((*path).to_owned(), text.as_bytes().to_vec())),
            Append(path, text) => files
                .get_mut(*path)
                .unwrap_or_else(|| panic!("{what}: no {path}"))
                .extend_from_slice(text.as_bytes()),
        }
    }
    files
}
