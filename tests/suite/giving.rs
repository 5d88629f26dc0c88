//! `blason award`: from a table of people to the awards file, the ledger and the site; and what is
//! said of tables that cannot be. Everybody in it is invented, below example.org.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use blason::codec::{hex, sha256::sha256};
use serde_json::Value;

use crate::workshop::{Answer, Workshop, ends, files_below, repository};

/// The names and addresses that are used below.
const PEOPLE: &str = "Prénom;Nom;Adresse e-mail;Date;Récit;Résultat : reparations;Langue;Téléphone\r\n\
    Ana;Belmont;Ana.Belmont@Example.org;14/06/2026;\"Un grille-pain ; une « lampe »\r\net l’addition\";12,5;français;01\r\n\
    Bruno;Équilbec;bruno@example.org;;;;en;02\r\n\
    Chloé;Dautriche;chloé@example.org;2026-06-20;;3;;03\r\n";
const FILE: &str = "content/awards/2026-06-14-reparer.toml";
const LEDGER: &str = "ledger/2026-06-14-reparer.csv";

fn workshop(table: impl AsRef<[u8]>) -> Workshop {
    let workshop = Workshop::small();
    fs::remove_dir_all(workshop.root().join("ledger")).expect("the small one has a ledger");
    workshop.write("people.csv", table);
    workshop
}

/// Gives `reparer` to the people of a table, on 2026-06-14 unless another day is said.
fn give(workshop: &Workshop, file: &str, more: &[&str]) -> Answer {
    let path = workshop.root().join(file);
    let path = path.to_str().expect("a path that can be typed");
    let day = if more.contains(&"--date") { &[][..] } else { &["--date", "2026-06-14"] };
    let mut command = workshop.command(&[&["award", "reparer", "--csv", path], day, more].concat());
    command.env("SOURCE_DATE_EPOCH", "1782000000"); // 2026-06-21
    command.output().expect("the program starts").into()
}

/// Everything below the folders that git would keep.
fn repository_text(workshop: &Workshop) -> Vec<(String, String)> {
    let below = files_below(workshop.root()).into_iter();
    let kept = below.filter(|path| !path.starts_with("ledger/") && path != "people.csv");
    kept.map(|path| {
        let bytes = fs::read(workshop.root().join(&path)).expect("a file can be read");
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes));
        (path, text.to_lowercase())
    })
    .collect()
}

#[test]
fn a_table_becomes_awards_and_a_ledger() {
    let workshop = workshop(PEOPLE);
    let answer = give(&workshop, "people.csv", &["--keep-until", "2027-06-30"]).must_be(0);
    assert!(answer.err.contains("Adresse e-mail → e-mail address"), "{}", answer.err);
    assert!(answer.err.contains("Téléphone → left aside"), "{}", answer.err);
    assert!(answer.out.contains("is given to 3 people"), "{}", answer.out);
    let text = workshop.text(FILE);
    assert!(
        text.starts_with("badge = \"reparer@2\"\nawarded = 2026-06-14\n\n[[award]]\n"),
        "{text}"
    );
    assert_eq!(text.matches("[[award]]").count(), 3);
    assert_eq!(text.matches("awarded = ").count(), 2, "the 20th has its own date:\n{text}");
    assert!(text.contains("value = \"12.5\"") && text.contains("language = \"fr\""), "{text}");
    let ledger = workshop.text(LEDGER);
    assert!(ledger.contains(",Ana.Belmont@example.org,Ana Belmont,2026-06-14,fr,2027-06-30\n"));
    assert_eq!(ledger.lines().count(), 4);
    // The hash is what every verifier computes: the address in lower case, and its salt.
    let table: toml::Table = text.parse().expect("it is TOML");
    let recipient = &table["award"][0]["recipient"];
    let salted = format!("ana.belmont@example.org{}", recipient["salt"].as_str().unwrap());
    let expected = format!("sha256${}", hex::encode(&sha256(salted.as_bytes())));
    assert_eq!(recipient["hash"].as_str(), Some(expected.as_str()));
    assert_eq!(recipient["salt"].as_str().unwrap().len(), 22, "128 bits");
    // What was written is sound, and can be verified by address.
    workshop.run(&["check"]).must_be(0);
    workshop.build();
    let id = table["award"][0]["id"].as_str().unwrap();
    let credential = workshop.root().join(format!("public/awards/{}/{id}.json", &id[..2]));
    let credential = credential.to_str().unwrap();
    let public = workshop.root().join("public");
    let ask = ["verify", credential, "--site", public.to_str().unwrap(), "--recipient"];
    let told = workshop.run(&[&ask[..], &["Ana.Belmont@Example.ORG"]].concat()).must_be(0);
    assert!(told.out.contains("recipient") || told.out.contains("given to"), "{}", told.out);
}

#[test]
#[cfg(unix)]
fn only_their_owner_reads_the_ledger() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = workshop(PEOPLE);
    give(&workshop, "people.csv", &[]).must_be(0);
    let mode =
        |path: &str| fs::metadata(workshop.root().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(LEDGER), mode("ledger")), (0o600, 0o700));
}

#[test]
fn the_same_table_twice_is_one_award_each() {
    let workshop = workshop(PEOPLE);
    give(&workshop, "people.csv", &[]).must_be(0);
    let (text, ledger) = (workshop.text(FILE), workshop.text(LEDGER));
    let again = give(&workshop, "people.csv", &[]).must_be(0);
    assert!(again.out.contains("Nothing new"), "{}", again.out);
    assert_eq!((workshop.text(FILE), workshop.text(LEDGER)), (text.clone(), ledger));
    // Without the ledger, the salts tell.
    fs::remove_dir_all(workshop.root().join("ledger")).unwrap();
    let again = give(&workshop, "people.csv", &[]).must_be(0);
    assert!(again.out.contains("Nothing new"), "{}", again.out);
    assert_eq!(workshop.text(FILE), text);
    // Another day is another award; somebody new comes into the same file.
    workshop.write(
        "people.csv",
        format!("{PEOPLE};;dora@example.org;;;;;\n;;BRUNO@example.org;15/06/2026;;;;\n"),
    );
    give(&workshop, "people.csv", &[]).must_be(0);
    assert!(workshop.text(FILE).starts_with(&text));
    assert_eq!(workshop.text(FILE).matches("[[award]]").count(), 5);
    assert_eq!(workshop.text(LEDGER).lines().count(), 3);
    workshop.run(&["check"]).must_be(0);
}

#[test]
fn lines_are_counted_as_a_spreadsheet_writes_them() {
    let workshop = workshop("mail;recit\r\nana@example.org;\"a\r\nb\"\r\n\r\nbob\r\n");
    let answer = give(&workshop, "people.csv", &[]).must_be(1);
    assert!(answer.err.contains("line 5: this is no e-mail address"), "{}", answer.err);
}

#[test]
fn one_person_in_different_letter_case_gets_one_award() {
    let table = "email\nana@example.org\n Ana@Example.org \n<ANA@EXAMPLE.ORG>\nbob@example.org\n";
    let workshop = workshop(table);
    let answer = give(&workshop, "people.csv", &[]).must_be(0);
    assert!(answer.err.contains("(lines 3 = 2, 4 = 2)"), "{}", answer.err);
    assert_eq!(workshop.text(FILE).matches("[[award]]").count(), 2);
}

#[test]
fn nothing_is_written_while_a_row_is_bad() {
    let table = "mail,date,preuve,recit,resultat reparations,expire\n\
        ana@example.org,,,,,\n\
        bob.example.org,,,,,\n\
        chloe@example.org,06/14/2026,,,,\n\
        dora@example.org,,,écrire à bob@example.org,,\n\
        ,,,perdu,,\n\
        eve@example.org,,https://exa mple.org/f,,,\n\
        fay@example.org,,,,-3,\n\
        gus@example.org,,,,,2026-06-01\n\
        did:key:z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz,,,,,\n\
        ftp://example.org,,,,,\n\
        a@b@example.org,,,,,\n";
    let workshop = workshop(table);
    let answer = give(&workshop, "people.csv", &[]).must_be(1);
    assert!(!workshop.root().join(FILE).exists() && !workshop.root().join("ledger").exists());
    for expected in [
        "line 3: this is no e-mail address: `@` is missing",
        "line 4 (c…@example.org): “06/14/2026” is no day",
        "line 5 (d…@example.org): the narrative or the evidence holds an e-mail address",
        "line 6: neither an e-mail address nor an identifier",
        "line 8 (f…@example.org): “-3” is no value of result “reparations”",
        "line 9 (g…@example.org): the expiry does not come after the award",
        "line 11:",
        "line 12 (a…@example.org): several addresses",
    ] {
        assert!(answer.err.contains(expected), "{expected}\n{}", answer.err);
    }
    assert!(!answer.err.contains("chloe") && !answer.err.contains("fay@"), "{}", answer.err);
    // The good rows, when that is said; and still the bad ones are told.
    give(&workshop, "people.csv", &["--skip-bad"]).must_be(1);
    let text = workshop.text(FILE);
    assert!(text.contains("id = \"did:key:z6Mk"), "{text}");
    workshop.run(&["check"]).must_be(0);
}

#[test]
fn a_dry_run_writes_nothing_and_json_says_nothing_of_people() {
    let workshop = workshop(PEOPLE);
    let answer = give(&workshop, "people.csv", &["--dry-run", "--format", "json"]).must_be(0);
    assert!(!workshop.root().join(FILE).exists() && !workshop.root().join("ledger").exists());
    let json: Value = serde_json::from_str(&answer.out).expect("it is JSON");
    assert_eq!(json["given"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["dry_run"], true);
    assert!(json["written"][0].as_str().unwrap().ends_with(FILE));
    let all = (answer.out + &answer.err).to_lowercase();
    for word in ["belmont", "bruno", "chloé", "example.org"] {
        assert!(!all.contains(word), "{word}: {all}");
    }
}

#[test]
fn no_name_and_no_address_leaves_the_ledger() {
    let workshop = workshop(PEOPLE);
    give(&workshop, "people.csv", &["--publish", "page"]).must_be(0);
    workshop.build();
    for (path, text) in repository_text(&workshop) {
        for word in ["belmont", "ana.b", "bruno", "équilbec", "chloé@", "dautriche", "bruno@"] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
    let ids = workshop.text(FILE).matches("\nid = ").count();
    let pages = files_below(&workshop.root().join("public/awards"));
    assert!(pages.iter().filter(|path| ends(path, "html")).count() >= ids);
}

#[test]
fn a_text_that_names_the_person_is_not_published() {
    let table = "mail;nom complet;recit\nana@example.org;Ana Belmont;Merci à Ana BELMONT !\n\
        bob@example.org;Bob Tardieu;Bob a réparé une lampe\n";
    let workshop = workshop(table);
    let answer = give(&workshop, "people.csv", &["--skip-bad"]).must_be(1);
    assert!(answer.err.contains("names the person"), "{}", answer.err);
    assert!(answer.err.contains("says a first name") && answer.err.contains("(lines 3)"));
    assert_eq!(workshop.text(FILE).matches("[[award]]").count(), 1);
}

// --- Tables of every kind ------------------------------------------------------------------------

#[test]
fn tables_as_spreadsheets_write_them() {
    let text = "Nom;Courriel\r\nÉmilie Châtaigne;emilie@example.org\r\n";
    let wide =
        |number: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(number).collect() };
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let mac: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'É' => 0x83,
            'â' => 0x89,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    for (bytes, more, told) in [
        (text.as_bytes().to_vec(), &[][..], "utf-8, separator `;`"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), &[], "utf-8, separator `;`"),
        (windows, &[], "windows-1252, separator `;`"),
        ([vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(), &[], "utf-16le, separator `;`"),
        ([vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(), &[], "utf-16be, separator `;`"),
        (wide(u16::to_le_bytes), &[], "utf-16le, separator `;`"),
        (mac, &["--encoding", "macintosh"], "macintosh, separator `;`"),
        (text.replace(';', "\t").into_bytes(), &[], "utf-8, separator tab"),
        (text.replace(';', ",").replace("\r\n", "\r").into_bytes(), &[], "utf-8, separator `,`"),
        (format!("sep=,\r\n{}", text.replace(';', ",")).into_bytes(), &[], "separator `,`"),
        (format!("Liste\r\n\r\n{text}").into_bytes(), &[], "separator `;`"),
    ] {
        let workshop = workshop(bytes);
        let answer = give(&workshop, "people.csv", more).must_be(0);
        assert!(answer.err.contains(told), "{told}: {}", answer.err);
        let ledger = workshop.text(LEDGER);
        assert!(ledger.contains(",emilie@example.org,Émilie Châtaigne,"), "{told}: {ledger}");
    }
}

#[test]
fn workbooks_of_other_programs() {
    let tables = repository().join("tests/suite/tables");
    for name in ["people.xlsx", "people.ods"] {
        let workshop = workshop("");
        workshop.replace(
            "content/badges/reparer/index.md",
            "id = \"reparations\"",
            "id = \"points\"",
        );
        workshop.replace(
            "content/awards/2026-reparer.toml",
            "result = \"reparations\"",
            "result = \"points\"",
        );
        workshop.write(name, fs::read(tables.join(name)).unwrap());
        let answer = give(&workshop, name, &[]).must_be(0);
        assert!(answer.err.contains("Sheet “Atelier” read"), "{}", answer.err);
        let (text, ledger) = (workshop.text(FILE), workshop.text(LEDGER));
        for expected in
            ["Un grille-pain & une lampe", "Deux\nlignes", "value = \"12\"", "value = \"3.5\""]
        {
            assert!(text.contains(expected), "{name}: {expected}\n{text}");
        }
        for expected in [
            ",ana@example.org,Ana Belmont,2026-06-14,",
            ",Bruno@example.org,Bruno Équilbec,2026-06-15,",
            ",chloé@example.org,Chloé Dautriche,2026-06-16,",
        ] {
            assert!(ledger.contains(expected), "{name}: {expected}\n{ledger}");
        }
    }
    let workshop = workshop("");
    workshop.write("people.xlsx", fs::read(tables.join("people.xlsx")).unwrap());
    give(&workshop, "people.xlsx", &["--sheet", "autre"]).must_be(0);
    assert!(workshop.text(LEDGER).contains("zoe@example.org"));
    let answer = give(&workshop, "people.xlsx", &["--sheet", "Juin"]).must_be(2);
    assert!(answer.err.contains("Atelier, Autre"), "{}", answer.err);
}

#[test]
fn formulas_give_their_value_or_are_named() {
    let tables = repository().join("tests/suite/tables");
    let workshop = workshop("");
    workshop.write("f.xlsx", fs::read(tables.join("formulas.xlsx")).unwrap());
    let answer = give(&workshop, "f.xlsx", &["--skip-bad"]).must_be(1);
    for expected in [
        "line 2: the formula in column “mail” has no value",
        "line 3 (…@example.org): the formula in column “nom” has no value",
        "line 4 (…@example.org): the formula in column “nom” gives an error",
    ] {
        assert!(answer.err.contains(expected), "{expected}\n{}", answer.err);
    }
    assert_eq!(workshop.text(LEDGER).lines().count(), 2);
    let workshop = self::workshop("");
    workshop.write("f.ods", fs::read(tables.join("formulas.ods")).unwrap());
    let answer = give(&workshop, "f.ods", &["--skip-bad"]).must_be(1);
    assert!(
        answer.err.contains("line 3: the formula in column “mail” has no value"),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("line 4: the formula in column “mail” gives an error"));
    assert!(workshop.text(LEDGER).contains(",a@example.org,A,"), "the cached value is taken");
}

#[test]
fn what_is_no_table_of_people_is_refused_with_a_way_out() {
    let bomb = fs::read(repository().join("tests/suite/tables/bomb.ods")).unwrap();
    let cut = fs::read(repository().join("tests/suite/tables/people.xlsx")).unwrap();
    for (bytes, told) in [
        (Vec::new(), "the table is empty"),
        (
            b"prenom;nom\nAna;Belmont\n".to_vec(),
            "no column is an e-mail address; headings read: « prenom », « nom »",
        ),
        (b"Belmont;ana@example.org\n".to_vec(), "the first row is no row of headings"),
        (b"mail;courriel\na@example.org;b@example.org\n".to_vec(), "two columns say the same"),
        (b"mail;result:note\na@example.org;3\n".to_vec(), "this badge has no result “note”"),
        (
            b"mail;nom\na@example.org;\"Belmont\nb@example.org;B\n".to_vec(),
            "opened on line 2 is never closed",
        ),
        (b"%PDF-1.7\n".to_vec(), "this file is no table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "old Excel"),
        (b"<!doctype html><p>a@example.org".to_vec(), "this file is no table"),
        (b"mail\0\0\0".to_vec(), "this file is no table"),
        (b"mail\nn\x8fl@example.org\n".to_vec(), "not windows-1252"),
        (bomb, "more than 200 columns"),
        (cut[..cut.len() / 2].to_vec(), "this workbook cannot be read"),
        (format!("mail{}\n", ";x".repeat(300)).into_bytes(), "more than 200 columns"),
        (
            format!("mail;recit\na@example.org;{}\n", "x".repeat(200_000)).into_bytes(),
            "line 2 is longer",
        ),
    ] {
        let workshop = workshop(bytes);
        let answer = give(&workshop, "people.csv", &[]).must_be(2);
        assert!(answer.err.contains(told), "{told}\n{}", answer.err);
        assert!(!answer.err.contains("ana@example.org"), "{}", answer.err);
    }
}

#[test]
fn damaged_tables_are_refused_or_read_and_nothing_worse() {
    let read = |bytes: &[u8]| {
        let table = blason::import::table::read(bytes, &blason::import::Options::default());
        table.is_ok_and(|table| blason::import::people::read(&table, &[]).is_ok())
    };
    for name in ["people.xlsx", "people.ods", "formulas.xlsx"] {
        let whole = fs::read(repository().join("tests/suite/tables").join(name)).unwrap();
        let mut refused = 0;
        for at in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            refused += usize::from(!read(&bytes));
            refused += usize::from(!read(&whole[..at]));
        }
        assert!(refused > whole.len() / 7, "{name}: a workbook that is cut off is none");
    }
    for at in 0..PEOPLE.len() {
        let mut bytes = PEOPLE.as_bytes().to_vec();
        bytes[at] = b'"';
        read(&bytes);
        bytes[at] = 0xff;
        read(&bytes);
    }
}

#[test]
fn two_hundred_thousand_people_are_read() {
    let mut table = String::from("mail;nom\n");
    for number in 0..200_000 {
        let _ = writeln!(table, "p{number}@example.org;P {number}");
    }
    let read = |text: &str| {
        let table =
            blason::import::table::read(text.as_bytes(), &blason::import::Options::default());
        table.map(|table| blason::import::people::read(&table, &[]).unwrap())
    };
    let people = read(&table).unwrap();
    assert_eq!((people.guests.len(), people.bad.len()), (200_000, 0));
    assert_eq!(people.guests.last().unwrap().line, 200_001);
    table.push_str(&"x@example.org;X\n".repeat(20));
    assert_eq!(read(&table).unwrap_err(), blason::import::TableError::TooManyRows);
}

#[test]
fn addresses_in_every_script_are_kept_and_hashed_as_they_are() {
    let table = "mail\nzoé@élan.example\nZOÉ@ÉLAN.EXAMPLE\n用户@例子.广告\nzoe\u{301}@example.org\n\
        a\u{200b}b@example.org\n";
    let workshop = workshop(table);
    let answer = give(&workshop, "people.csv", &["--skip-bad"]).must_be(1);
    assert!(answer.err.contains("line 5") && answer.err.contains("accent apart"), "{}", answer.err);
    assert!(answer.err.contains("line 6"), "{}", answer.err);
    let ledger = workshop.text(LEDGER);
    assert!(ledger.contains("zoé@élan.example") && ledger.contains("用户@例子.广告"), "{ledger}");
    assert_eq!(ledger.lines().count(), 3);
}

// --- Ways to ask ---------------------------------------------------------------------------------

#[test]
fn addresses_can_be_typed_and_tables_piped() {
    let workshop = workshop("");
    let to = [
        "award",
        "reparer",
        "--to",
        "ana@example.org",
        "https://amis.example/",
        "--date",
        "2026-06-14",
    ];
    workshop.run(&to).must_be(0);
    assert!(workshop.text(FILE).contains("recipient = { id = \"https://amis.example/\" }"));
    let mut command =
        workshop.command(&["award", "reparer@1", "--date", "2024-02-01", "--csv", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"mail\nbob@example.org\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert!(workshop.text("content/awards/2024-02-01-reparer.toml").contains("reparer@1"));
    workshop.run(&["award", "reparer"]).must_be(2);
}

#[test]
fn a_badge_that_cannot_be_given_says_why() {
    let workshop = workshop("mail\nana@example.org\n");
    for (badge, more, told) in [
        ("reparrer", &[][..], "Did you mean “reparer”?"),
        ("reparer@9", &[], "Versions:"),
        ("accueillir", &["--publish", "page"], "its awards have no pages"),
        ("reparer", &["--file", "../x.toml"], "cannot be an awards file"),
        (
            "reparer",
            &["--file", "content/awards/2026-reparer.toml"],
            "says something else for all its awards",
        ),
    ] {
        let table = workshop.root().join("people.csv");
        let table = table.to_str().unwrap();
        let answer =
            workshop.run(&[&["award", badge, "--csv", table][..], more].concat()).must_be(2);
        assert!(answer.err.contains(told), "{told}\n{}", answer.err);
    }
    workshop.replace(
        "content/badges/reparer/index.md",
        "status = \"active\"",
        "status = \"draft\"",
    );
    // Awards of it are there already: the catalogue is unsound before anything is given.
    give(&workshop, "people.csv", &[]).must_be(2);
    assert!(!workshop.root().join(FILE).exists());
}

#[test]
fn another_way_of_publishing_is_another_file() {
    let workshop = workshop("mail\nana@example.org\n");
    give(&workshop, "people.csv", &["--publish", "none"]).must_be(0);
    workshop.write("people.csv", "mail\nbob@example.org\n");
    give(&workshop, "people.csv", &[]).must_be(0);
    assert!(workshop.text(FILE).contains("publish = \"none\""));
    assert!(!workshop.text("content/awards/2026-06-14-reparer-2.toml").contains("publish"));
    assert!(workshop.root().join("ledger/2026-06-14-reparer-2.csv").exists());
}

#[test]
fn a_folder_that_cannot_be_written_leaves_everything_as_it_was() {
    let workshop = workshop(PEOPLE);
    // A file stands where the ledger's folder would be made.
    workshop.write("ledger", "in the way");
    give(&workshop, "people.csv", &[]).must_be(2);
    assert!(!workshop.root().join(FILE).exists());
    assert_eq!(workshop.text("ledger"), "in the way");
    workshop.remove("ledger");
    give(&workshop, "people.csv", &[]).must_be(0);
}

// --- The ledger ----------------------------------------------------------------------------------

#[test]
fn a_ledger_may_stand_elsewhere_and_be_locked() {
    let workshop = workshop("mail\nana@example.org\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().join("people");
    let settings = format!("[ledger]\npath = \"{}\"\nencrypt = [\"age1abc\"]\n", folder.display());
    let text = workshop.text("blason.toml");
    workshop.write("blason.toml", format!("{text}\n{settings}"));
    let answer = give(&workshop, "people.csv", &[]).must_be(2);
    assert!(answer.err.contains("age1abc is no age recipient"), "{}", answer.err);
    assert!(!workshop.root().join(FILE).exists(), "together or not at all");
    workshop.write("blason.toml", text + &format!("[ledger]\npath = \"{}\"\n", folder.display()));
    give(&workshop, "people.csv", &[]).must_be(0);
    assert!(fs::read_to_string(folder.join("2026-06-14-reparer.csv")).unwrap().contains("ana@"));
    assert!(!workshop.root().join("ledger").exists());
}

#[test]
fn a_locked_ledger_opens_with_its_identity_only() {
    use age::secrecy::ExposeSecret;
    let workshop = workshop("mail\nana@example.org\n");
    let identity = age::x25519::Identity::generate();
    let text = workshop.text("blason.toml");
    let lock = format!("[ledger]\nencrypt = [\"{}\"]\n", identity.to_public());
    workshop.write("blason.toml", text + &lock);
    // Writing a new file needs nobody's secret; reading it again does.
    give(&workshop, "people.csv", &[]).must_be(0);
    let locked = workshop.root().join(format!("{LEDGER}.age"));
    let bytes = fs::read(&locked).expect("it is encrypted");
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert!(!String::from_utf8_lossy(&bytes).contains("ana@"));
    workshop.write("people.csv", "mail\nAna@example.org\n");
    let again = give(&workshop, "people.csv", &[]).must_be(0);
    assert!(again.out.contains("Nothing new"), "the salts tell: {}", again.out);
    workshop.write("people.csv", "mail\nbob@example.org\n");
    let answer = give(&workshop, "people.csv", &[]).must_be(2);
    assert!(answer.err.contains("BLASON_LEDGER_IDENTITY"), "{}", answer.err);
    workshop.run(&["check"]).must_be(0);
    let file = workshop.root().join("nobody-identity.txt");
    let secret = identity.to_string();
    fs::write(&file, format!("# a comment\n{}\n", secret.expose_secret())).unwrap();
    let path = workshop.root().join("people.csv");
    let arguments =
        ["award", "reparer", "--date", "2026-06-14", "--csv", path.to_str().expect("a path")];
    let mut command = workshop.command(&arguments);
    let done: Answer = command.env("BLASON_LEDGER_IDENTITY", &file).output().unwrap().into();
    done.must_be(0);
    assert_ne!(fs::read(&locked).unwrap(), bytes);
    assert_eq!(workshop.text(FILE).matches("[[award]]").count(), 2);
}

#[test]
fn rows_that_are_kept_too_long_are_named() {
    let workshop = workshop("mail\nana@example.org\n");
    give(&workshop, "people.csv", &["--keep-until", "2026-07-01"]).must_be(0);
    let check = |day: &str| -> BTreeSet<String> {
        let mut command = workshop.command(&["check", "--format", "json"]);
        let out = command.env("SOURCE_DATE_EPOCH", day).output().unwrap().stdout;
        let json: Value = serde_json::from_slice(&out).unwrap();
        let codes = json["findings"].as_array().unwrap().iter();
        codes.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!check("1782000000").contains("P107")); // 2026-06-21
    assert!(check("1790000000").contains("P107")); // 2026-09-21
    give(&workshop, "people.csv", &["--keep-until", "2026-06-01", "--date", "2026-06-13"])
        .must_be(1);
}

// --- Git -----------------------------------------------------------------------------------------

#[expect(clippy::print_stderr, reason = "whoever runs the tests should know what was not tested")]
fn skipped() {
    eprintln!("skipped: there is no git");
}

/// Runs git in the workshop; `false` when there is no git.
fn git(workshop: &Workshop, arguments: &[&str]) -> bool {
    let mut command = std::process::Command::new("git");
    command.arg("-C").arg(workshop.root());
    command.args([
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
    ]);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.status().is_ok_and(|status| status.success())
}

/// Commits on this day of 2026.
fn commit(workshop: &Workshop, day: u8) -> bool {
    let day = format!("2026-07-{day:02}T12:00:00Z");
    let dates = [format!("--date={day}"), day];
    let mut command = std::process::Command::new("git");
    command.arg("-C").arg(workshop.root()).env("GIT_COMMITTER_DATE", &dates[1]);
    command.args([
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
    ]);
    command.args(["commit", "-qm", "x", &dates[0]]);
    command.status().is_ok_and(|status| status.success())
}

fn has_p102(workshop: &Workshop) -> bool {
    workshop.findings().to_string().contains("\"P102\"")
}

#[test]
fn a_ledger_that_git_keeps_is_found() {
    let workshop = workshop(PEOPLE);
    if !git(&workshop, &["init", "-q"]) {
        return skipped();
    }
    give(&workshop, "people.csv", &[]).must_be(0);
    assert!(!has_p102(&workshop), "the ledger hides itself");
    fs::remove_file(workshop.root().join("ledger/.gitignore")).unwrap();
    assert!(has_p102(&workshop), "the next `git add` would take it");
    workshop.write(".gitignore", "/ledger/\n/people.csv\n");
    assert!(!has_p102(&workshop));
    assert!(git(&workshop, &["add", "-f", LEDGER]));
    assert!(has_p102(&workshop));
    workshop.run(&["check"]).must_be(1);
    assert!(git(&workshop, &["rm", "-q", "--cached", LEDGER]));
    workshop.write("static/server.pem", "-----BEGIN PUBLIC KEY-----\n");
    assert!(!has_p102(&workshop));
    workshop.write("static/secret.pem", "-----BEGIN PRIVATE KEY-----\n");
    assert!(has_p102(&workshop));
}

#[test]
fn clashes_after_a_merge_are_mended() {
    let workshop = workshop("mail\nana@example.org\n");
    if !git(&workshop, &["init", "-q", "-b", "main"]) {
        return skipped();
    }
    workshop.write(".gitignore", "/ledger/\n/people.csv\n/.blason/\n/public/\n");
    give(&workshop, "people.csv", &[]).must_be(0);
    assert!(git(&workshop, &["add", "."]) && commit(&workshop, 1));
    let first = workshop.text(FILE);
    let table: toml::Table = first.parse().unwrap();
    let (id, status) = (&table["award"][0]["id"], &table["award"][0]["status"]);
    // Somebody else, on another branch, drew the same place; and copied a table with its id. Their
    // file comes first in the order of paths, and last into the history.
    workshop.write("people.csv", "mail\nbob@example.org\nchloe@example.org\n");
    give(&workshop, "people.csv", &["--file", "content/awards/2026-06-13-autre.toml"]).must_be(0);
    let other = "content/awards/2026-06-13-autre.toml";
    let theirs: toml::Table = workshop.text(other).parse().unwrap();
    let place = |at: usize| format!("status = {}\n", theirs["award"][at]["status"]);
    let old = theirs["award"][1]["id"].as_str().unwrap().to_owned();
    workshop.replace(other, &place(0), &format!("status = {status}\n"));
    workshop.replace(other, &old, id.as_str().unwrap());
    workshop.replace("ledger/2026-06-13-autre.csv", &old, id.as_str().unwrap());
    assert!(git(&workshop, &["add", "."]) && commit(&workshop, 2));
    let answer = workshop.run(&["check"]).must_be(1);
    assert!(answer.out.contains("L017") && answer.out.contains("L018"), "{}", answer.out);
    assert!(answer.out.contains("blason award --repair"));
    let dry = workshop.run(&["award", "--repair", "--dry-run"]).must_be(0);
    assert!(dry.err.contains("2 awards would be changed"), "{}", dry.err);
    workshop.run(&["check"]).must_be(1);
    workshop.run(&["award", "--repair"]).must_be(0);
    workshop.run(&["check"]).must_be(0);
    assert_eq!(workshop.text(FILE), first, "the one that came first keeps what it has");
    let mended: toml::Table = workshop.text(other).parse().unwrap();
    let new = mended["award"][1]["id"].as_str().unwrap();
    assert_ne!(new, id.as_str().unwrap());
    assert!(
        workshop.text("ledger/2026-06-13-autre.csv").contains(&format!("{new},chloe@example.org"))
    );
    let again = workshop.run(&["award", "--repair"]).must_be(0);
    assert!(again.err.contains("Nothing clashes"), "{}", again.err);
}

#[test]
fn what_is_published_keeps_its_place() {
    let workshop = workshop("mail\nana@example.org\n");
    give(&workshop, "people.csv", &[]).must_be(0);
    workshop.build();
    let table: toml::Table = workshop.text(FILE).parse().unwrap();
    let status = &table["award"][0]["status"];
    workshop.write("people.csv", "mail\nbob@example.org\n");
    // An earlier path and an earlier date: only the site tells which came first.
    let other = "content/awards/2026-06-01-autre.toml";
    give(&workshop, "people.csv", &["--file", other, "--date", "2026-06-01"]).must_be(0);
    let theirs: toml::Table = workshop.text(other).parse().unwrap();
    let place = |status: &toml::Value| format!("status = {status}\n");
    workshop.replace(other, &place(&theirs["award"][0]["status"]), &place(status));
    workshop.run(&["award", "--repair"]).must_be(0);
    assert!(workshop.text(FILE).contains(&place(status)));
    assert!(!workshop.text(other).contains(&place(status)));
    workshop.run(&["check"]).must_be(0);
}
