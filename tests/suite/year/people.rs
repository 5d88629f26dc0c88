//! The people of the year, all invented: three hundred names that stand in no other text, with
//! accents, and their addresses below reserved hosts.

use std::fmt::Write as _;

/// Somebody who comes to workshops.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The first name.
    pub(super) first: &'static str,
    /// The family name.
    pub(super) last: String,
    /// The address, as it is typed.
    pub(super) address: String,
}

const FIRST: [&str; 12] = [
    "Zoé", "Jérôme", "Anaïs", "Loïc", "Maëlle", "Gaëtan", "Noémie", "Côme", "Inès", "Théo",
    "Raphaël", "Öykü",
];
const BEGINNINGS: [&str; 10] =
    ["Brézq", "Vorm", "Wiskél", "Tarnv", "Quilf", "Œudj", "Hœzb", "Plûmk", "Gnirv", "Yxènd"];
const MIDDLES: [&str; 6] = ["ouk", "azèg", "imv", "ôltr", "ajj", "uwn"];
const ENDINGS: [&str; 5] = ["adec", "yzol", "ünck", "obrix", "eçvé"];

/// Everybody.
pub(super) fn everybody() -> Vec<Person> {
    let names = BEGINNINGS.iter().flat_map(|begin| {
        MIDDLES
            .iter()
            .flat_map(move |middle| ENDINGS.iter().map(move |end| format!("{begin}{middle}{end}")))
    });
    names.enumerate().map(|(at, last)| person(at, last)).collect()
}

fn person(at: usize, last: String) -> Person {
    let first = FIRST[at % FIRST.len()];
    let local = format!("{first}.{last}");
    // Some keep their accents in their address, some are typed in capitals.
    let local = match at % 3 {
        0 => plain(&local),
        1 => plain(&local).to_lowercase(),
        _ => local.to_lowercase(),
    };
    Person { first, address: format!("{local}@courriel{}.example.net", at % 7), last }
}

/// Without accents, as most addresses are.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'é' | 'è' | 'ë' => "e".to_owned(),
        'ï' => "i".to_owned(),
        'ô' => "o".to_owned(),
        'û' | 'ü' => "u".to_owned(),
        'Ö' => "O".to_owned(),
        'ç' => "c".to_owned(),
        'Œ' => "OE".to_owned(),
        'œ' => "oe".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(letter).collect()
}

impl Person {
    /// The whole name.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// A table of some people, as a spreadsheet saves it.
pub(super) fn table(people: &[Person], who: impl IntoIterator<Item = usize>) -> String {
    let mut text = "Prénom;Nom;Adresse e-mail;Téléphone\r\n".to_owned();
    for at in who {
        let Person { first, last, address } = &people[at];
        writeln!(text, "{first};{last};{address};0{at}\r").expect("a String takes everything");
    }
    text
}
