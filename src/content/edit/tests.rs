//! What is changed is changed; what stands around it stays letter for letter.

use super::*;
use crate::ground::Url;
use crate::model::Recipient;

const ONE: &str = "11111111-1111-4111-8111-111111111111";
const TWO: &str = "22222222-2222-4222-8222-222222222222";

fn id(text: &str) -> Uuid {
    Uuid::parse(text).unwrap()
}

fn day(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn two_awards() -> String {
    format!(
        "# The workshop of June\nbadge = 'a' # quoted so\n\n[[award]]   # the first\nid = \"{ONE}\"\n\
         status = 4 # drawn\n  [[award.evidence]]\n  name = \"x\"\n\n# about the second\n[[award]]\n\
         id = \"{TWO}\"\nstatus = 5\nsuspended = 2026-01-02 # for now\n"
    )
}

#[test]
fn a_file_that_is_not_changed_is_the_same() {
    let text = two_awards();
    assert_eq!(AwardsFile::parse(&text).unwrap().to_text(), text);
}

#[test]
fn keys_are_set_replaced_and_taken_away_in_place() {
    let text = two_awards();
    let mut file = AwardsFile::parse(&text).unwrap();
    file.set_date(id(ONE), "revoked", day("2026-09-01")).unwrap();
    file.set(id(ONE), "reason", "Donnée « par erreur »\n").unwrap();
    file.set_date(id(TWO), "suspended", day("2026-02-03T10:00:00Z")).unwrap();
    let changed = file.to_text();
    let expected = text
        .replace("status = 4 # drawn\n", "status = 4 # drawn\nrevoked = 2026-09-01\nreason = \"\"\"\nDonnée « par erreur »\n\"\"\"\n")
        .replace("2026-01-02 # for", "2026-02-03T10:00:00Z # for");
    assert_eq!(changed, expected);
    file.take_away(id(ONE), &["revoked", "reason", "nothing"]).unwrap();
    file.set_date(id(TWO), "suspended", day("2026-01-02")).unwrap();
    assert_eq!(file.to_text(), text);
    assert_eq!(
        file.set(Uuid::from_bits(1), "a", "b"),
        Err(EditError::NoSuchAward(Uuid::from_bits(1)))
    );
}

#[test]
fn an_erased_award_leaves_nothing_but_its_tombstone() {
    let mut file = AwardsFile::parse(&two_awards()).unwrap();
    file.remove(&[id(TWO)].into()).unwrap();
    file.bury(&Tombstone { id: id(TWO), status: 5, on: day("2026-10-01"), issuer: None });
    file.bury(&Tombstone { id: id(ONE), status: 4, on: day("2026-10-02"), issuer: Some("b") });
    let text = file.to_text();
    assert!(!text.contains("about the second"), "{text}");
    assert!(text.starts_with(
        "# The workshop of June\nbadge = 'a' # quoted so\n\n[[award]]   # the first\n"
    ));
    let end = format!(
        "\n[[erased]]\nid = \"{TWO}\"\nstatus = 5\non = 2026-10-01\n\
         \n[[erased]]\nid = \"{ONE}\"\nstatus = 4\non = 2026-10-02\nissuer = \"b\"\n"
    );
    assert!(text.ends_with(&end), "{text}");
    assert_eq!(file.ids().collect::<Vec<_>>(), [id(ONE)]);
    // What was changed once can be changed again.
    assert_eq!(AwardsFile::parse(&text).unwrap().to_text(), text);
}

#[test]
fn awards_that_stand_within_a_line_are_not_touched() {
    let text = format!("badge = \"a\"\naward = [{{ id = \"{ONE}\", status = 1 }}]\n");
    assert_eq!(AwardsFile::parse(&text).unwrap_err(), EditError::Inline);
    assert!(matches!(AwardsFile::parse("a = ").unwrap_err(), EditError::NotToml(_)));
}

#[test]
fn new_awards_are_read_back_as_they_were_given() {
    let hostile = "a \"quoted\" '''text''' \\ \u{1}\n[[award]]\nid = 1\n";
    let award = GivenAward {
        id: id(ONE),
        recipient: Recipient::Hash { hash: "sha256$ab".into(), salt: hostile.into() },
        status: 7,
        awarded: Some(day("2026-06-14")),
        expires: Some(day("2027-06-14T12:00:00Z")),
        language: crate::ground::Lang::parse("en"),
        narrative: Some(hostile.to_owned()),
        evidence: vec![
            GivenEvidence::Url("https://example.org/".to_owned()),
            GivenEvidence::Narrative(hostile.to_owned()),
        ],
        results: vec![GivenResult { result: "note".to_owned(), value: hostile.to_owned() }],
        supersedes: Some(id(TWO)),
    };
    let organisation = GivenAward {
        recipient: Recipient::Id {
            id: Url::parse("https://example.org/").unwrap(),
            name: Some("É".into()),
        },
        id: id(TWO),
        ..award.clone()
    };
    let awards = [award, organisation];
    let text = heading("a@2", day("2026-06-14"), Some(crate::model::Publish::Page))
        + &tables(awards.iter());
    let read: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read["badge"].as_str(), Some("a@2"));
    assert_eq!(read["publish"].as_str(), Some("page"));
    let tables = read["award"].as_array().unwrap();
    assert_eq!(tables.len(), 2);
    let first = tables[0].as_table().unwrap();
    assert_eq!(first["recipient"]["salt"].as_str(), Some(hostile));
    assert_eq!(first["narrative"].as_str(), Some(hostile));
    assert_eq!(first["evidence"][1]["narrative"].as_str(), Some(hostile));
    assert_eq!(first["results"][0]["value"].as_str(), Some(hostile));
    assert_eq!(first["expires"].to_string(), "2027-06-14T12:00:00Z");
    assert_eq!(first["supersedes"].as_str(), Some(TWO));
    assert_eq!(tables[1]["recipient"]["name"].as_str(), Some("É"));
    assert_eq!(AwardsFile::parse(&text).unwrap().ids().collect::<Vec<_>>(), [id(ONE), id(TWO)]);
}

#[test]
fn a_copy_takes_the_tables_below_it_along() {
    let text = format!(
        "{}\n[[award.evidence]]\nname = \"y\"\n[award.narrative]\nfr = \"z\"\n",
        two_awards()
    );
    let three = "33333333-3333-4333-8333-333333333333";
    let mut file = AwardsFile::parse(&text).unwrap();
    file.copy(id(ONE), id(three)).unwrap();
    file.copy(id(TWO), id(TWO)).unwrap();
    let read: toml::Table = file.to_text().parse().unwrap();
    let awards = read["award"].as_array().unwrap();
    assert_eq!(awards.len(), 4, "{}", file.to_text());
    for (copy, of) in [(2, 0), (3, 1)] {
        let mut copy = awards[copy].clone();
        copy["id"] = awards[of]["id"].clone();
        assert_eq!(copy, awards[of], "{}", file.to_text());
    }
    assert!(file.to_text().starts_with(&text), "what was there stays letter for letter");
}
