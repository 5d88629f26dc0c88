//! Awards: given, taken back, erased, altered, issued again.

use super::Edit::{Append, Remove, Say};
use super::{CAME, FIRST, HELPED, LISTENED, MENDED, NEW_AWARD, Row, WELCOMED};

/// What is changed, the codes that appear, and what is asked of version numbers.
pub(super) const TABLE: &[Row] = &[
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
    // --- What one says, when it was given already.
    (
        "it is renewed",
        &[Say(HELPED, "expires = 2025-03-10", "valid_from = 2025-03-01\nexpires = 2028-03-10")],
        "D131",
        "none",
    ),
    (
        "it is issued again with other words",
        &[
            Say(MENDED, "status = 95016", "status = 95016\nvalid_from = 2026-11-01"),
            Say(MENDED, "Quatre réparations en", "Cinq réparations en"),
        ],
        "D131",
        "none",
    ),
    (
        "it is issued again, and ends earlier",
        &[Say(
            MENDED,
            "status = 95016",
            "status = 95016\nvalid_from = 2026-11-01\nexpires = 2026-12-31",
        )],
        "D113 D131",
        "none",
    ),
    (
        "it holds for longer, under the same date",
        &[Say(HELPED, "expires = 2025-03-10", "expires = 2028-03-10")],
        "D132",
        "none",
    ),
    (
        "it would end, and was to hold for ever",
        &[Say(MENDED, "status = 95016", "status = 95016\nexpires = 2036-06-14")],
        "D113",
        "none",
    ),
    (
        "it ends earlier",
        &[Say(HELPED, "expires = 2025-03-10", "expires = 2024-12-31")],
        "D113",
        "none",
    ),
    (
        "its narrative",
        &[Say(MENDED, "Quatre réparations en", "Cinq réparations en")],
        "D132",
        "none",
    ),
    ("its narrative goes", &[Say(CAME, "narrative =", "# narrative =")], "D132", "none"),
    ("its evidence", &[Say(MENDED, "Quatre fiches", "Cinq fiches")], "D132", "none"),
    (
        "where its evidence is",
        &[Say(MENDED, "fiche-de-reparation.txt", "fiche.txt")],
        "D132",
        "none",
    ),
    (
        "one more evidence",
        &[Say(MENDED, "evidence = [", "evidence = [\n  { name = \"Une photo\" },")],
        "D132",
        "none",
    ),
    ("its results", &[Say(MENDED, "value = \"4\"", "value = \"5\"")], "D132", "none"),
    ("its name shown", &[Say(MENDED, "Camille Aubrelle", "C. Aubrelle")], "D132", "none"),
    ("its language", &[Say(MENDED, "language = \"fr\"", "language = \"en\"")], "D132", "none"),
    (
        "its role",
        &[Say(LISTENED, "suspended =", "role = \"écoutante\"\nsuspended =")],
        "D132",
        "none",
    ),
    (
        "its narrative and its evidence",
        &[
            Say(MENDED, "Quatre réparations en", "Cinq réparations en"),
            Say(MENDED, "Quatre fiches", "Cinq fiches"),
        ],
        "D132 D132",
        "none",
    ),
    (
        "its page goes",
        &[Say(MENDED, "publish = \"page\"", "publish = \"credential\"")],
        "D133",
        "none",
    ),
    (
        "all of it is unpublished",
        &[Say(MENDED, "publish = \"page\"", "publish = \"none\"")],
        "D133",
        "none",
    ),
    (
        "it gets a page",
        &[Say(LISTENED, "publish = \"credential\"", "publish = \"page\"")],
        "D133",
        "none",
    ),
    (
        "why it is held back",
        &[Say(LISTENED, "le temps d’une relecture", "le temps d’un échange")],
        "",
        "none",
    ),
];
