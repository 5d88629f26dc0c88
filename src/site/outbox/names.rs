//! Names of folders and files made from what people are called: readable, and safe on every system.
//! Nothing that is a sign to a file system passes, and no two holders meet in one folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::codec::{hex, sha256::sha256};
use crate::ground::{Instant, Uuid};
use crate::import::headings::folded;

/// Most letters of a person's name that a folder bears: four bytes each, within the 255 of a file system.
const MOST_LETTERS: usize = 40;
/// Figures of a digest, for holders that nothing else tells apart.
const FIGURES: usize = 12;
/// Names that mean a device to Windows, whatever follows a point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Somebody who needs a folder.
#[derive(Debug, Clone)]
pub struct Nameable {
    /// What they are called.
    pub name: Option<String>,
    /// What tells them from others of that name, and names them without it.
    pub other: String,
    /// What nobody shares.
    pub identity: String,
}

/// A folder for everybody, in the same order. Who shares a name with somebody bears more than it.
pub fn folders(all: &[Nameable]) -> Vec<String> {
    let steps: Vec<[String; 3]> = all
        .iter()
        .map(|it| {
            let digest = hex::encode(&sha256(it.identity.as_bytes()));
            let other = safe(&it.other);
            let name = it.name.as_deref().map(safe).filter(|name| !name.is_empty());
            let short = name.clone().unwrap_or_else(|| other.clone());
            let long = name.map_or_else(|| other.clone(), |name| joined(&name, &other));
            let last = joined(&short, &digest[..FIGURES]);
            [short, long, last]
        })
        .collect();
    let mut chosen: Vec<Option<String>> = vec![None; all.len()];
    let mut taken = BTreeSet::new();
    for step in 0..3 {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, names) in steps.iter().enumerate() {
            if chosen[at].is_none() {
                *count.entry(&names[step]).or_default() += 1;
            }
        }
        for (at, names) in steps.iter().enumerate() {
            let name = &names[step];
            let free = !name.is_empty() && !is_device(name) && !taken.contains(name);
            if chosen[at].is_none() && count.get(name.as_str()) == Some(&1) && free {
                chosen[at] = Some(name.clone());
            }
        }
        taken.extend(chosen.iter().flatten().cloned());
    }
    let last = |at: usize| format!("holder-{}", hex::encode(&sha256(all[at].identity.as_bytes())));
    chosen.into_iter().enumerate().map(|(at, name)| name.unwrap_or_else(|| last(at))).collect()
}

/// What the files of a holder's awards are called: badge and day, and more where two are alike.
pub fn stems<'a>(awards: impl Iterator<Item = (&'a str, Instant, Uuid)>) -> Vec<String> {
    let all: Vec<(String, Uuid)> =
        awards.map(|(slug, day, id)| (format!("{slug}-{}", day.day()), id)).collect();
    let count = |stem: &str| all.iter().filter(|(other, _)| other == stem).count();
    let short = |id: &Uuid| id.to_string()[..8].to_owned();
    all.iter()
        .map(|(stem, id)| {
            let twins =
                all.iter().filter(|(other, twin)| other == stem && short(twin) == short(id));
            match (count(stem), twins.count()) {
                (1, _) => stem.clone(),
                (_, 1) => format!("{stem}-{}", short(id)),
                _ => format!("{stem}-{id}"),
            }
        })
        .collect()
}

/// A name on one line, without what nobody sees or what turns the direction of a text.
pub fn one_line(name: &str) -> String {
    let seen = |c: char| match c {
        c if c.is_control() => ' ',
        '\u{2028}' | '\u{2029}' => ' ',
        c => c,
    };
    let turns = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}');
    let line: String = name.chars().filter(turns).map(seen).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters of every script and figures, in lower case, without accents where that is usual; everything
/// else is a hyphen between them.
fn safe(text: &str) -> String {
    let mut out = String::new();
    let (mut letters, mut gap) = (0, false);
    for c in folded(text).chars() {
        if letters == MOST_LETTERS {
            break;
        }
        // Figures of other scripts, and small ones, are a trap: `com¹` is a device.
        if c.is_alphabetic() || c.is_ascii_digit() {
            if std::mem::take(&mut gap) && !out.is_empty() {
                out.push('-');
            }
            out.push(c);
            letters += 1;
        } else {
            gap = true;
        }
    }
    out
}

fn joined(name: &str, more: &str) -> String {
    if name.is_empty() { more.to_owned() } else { format!("{name}-{more}") }
}

fn is_device(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&stem) && name.len() <= stem.len() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn somebody(name: Option<&str>, other: &str) -> Nameable {
        let identity = format!("{other}!");
        Nameable { name: name.map(str::to_owned), other: other.to_owned(), identity }
    }

    fn folder(name: &str) -> String {
        folders(&[somebody(Some(name), "a@b.example")]).remove(0)
    }

    #[test]
    fn a_folder_is_called_as_its_holder() {
        for (name, expected) in [
            ("Camille Martin", "camille-martin"),
            ("Chloé  Dautriche-Œuf", "chloe-dautriche-oeuf"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\\b:c*d?\"<e>|f", "a-b-c-d-e-f"),
            ("Мария", "мария"),
            ("مريم\u{202e}gnp.", "مريمgnp"),
            ("🎉", "a-b-example"),
            ("..", "a-b-example"),
            ("CON", "con-a-b-example"),
            ("com¹", "com-a-b-example"),
            ("LPT1", "lpt1-a-b-example"),
            ("Consuelo", "consuelo"),
        ] {
            assert_eq!(folder(&one_line(name)), expected, "{name}");
        }
        assert_eq!(folders(&[somebody(None, "x@y.example")]), ["x-y-example"]);
        assert!(folder(&"é".repeat(500)).len() <= MOST_LETTERS);
        assert!(folder(&"語".repeat(500)).len() <= 4 * MOST_LETTERS);
    }

    #[test]
    fn two_holders_of_one_name_have_two_folders() {
        let all = [
            somebody(Some("Camille Martin"), "camille@a.example"),
            somebody(Some("camille  MARTIN"), "cm@b.example"),
            somebody(Some("Camille Martin CM b example"), "other@c.example"),
            // One name and nearly one address.
            somebody(Some("Dan"), "d.a@x.example"),
            somebody(Some("Dan"), "d-a@x.example"),
        ];
        let folders = folders(&all);
        assert_eq!(folders[0], "camille-martin-camille-a-example");
        assert_eq!(folders[2], "camille-martin-cm-b-example");
        assert!(folders[1].starts_with("camille-martin-") && folders[1] != folders[2]);
        assert_ne!(folders[3], folders[4]);
    }

    #[test]
    fn files_are_called_as_their_badge() {
        let day = Instant::parse("2026-06-14").unwrap();
        let id = Uuid::from_bits;
        let far = 0x1234_5678 << 96;
        let all = [("con", 1), ("x", 3), ("x", 4), ("x", far)];
        let stems = stems(all.into_iter().map(|(slug, bits)| (slug, day, id(bits))));
        assert_eq!(stems[0], "con-2026-06-14");
        assert_eq!(stems[1], "x-2026-06-14-00000000-0000-0000-0000-000000000003");
        assert_eq!(stems[2], "x-2026-06-14-00000000-0000-0000-0000-000000000004");
        assert_eq!(stems[3], "x-2026-06-14-12345678");
    }

    #[test]
    fn a_name_stays_on_its_line() {
        assert_eq!(one_line(" A\r\nBcc: x@y\u{202e}\u{0}\u{2028}z\t"), "A Bcc: x@y z");
        assert_eq!(one_line("\u{200f}مريم"), "\u{200f}مريم");
    }

    proptest! {
        #[test]
        fn no_name_is_unsafe_and_no_two_holders_meet(
            names in proptest::collection::vec(".{0,40}", 1..12),
        ) {
            let all: Vec<Nameable> = names.iter().enumerate().map(|(at, name)| Nameable {
                name: Some(one_line(name)),
                other: format!("{name}@{}", at % 3),
                identity: at.to_string(),
            }).collect();
            let folders = folders(&all);
            for name in &folders {
                prop_assert!(!name.is_empty() && name.len() <= 255 && !is_device(name));
                let fine = |c: char| c.is_alphabetic() || c.is_ascii_digit() || c == '-';
                prop_assert!(name.chars().all(fine), "{:?}", name);
                prop_assert!(!name.starts_with('-') && !name.ends_with('-'));
            }
            let different: BTreeSet<String> = folders.iter().map(|it| it.to_lowercase()).collect();
            prop_assert_eq!(different.len(), folders.len());
        }
    }
}
