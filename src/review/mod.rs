//! What changes for those who hold a badge: two catalogues compared in the words of the domain.
//!
//! Pure: two catalogues go in, a value comes out, and the same two give the same value. In reading
//! order: [`side`] (one catalogue, and who holds its badges), [`comparison`] (which badge is which),
//! [`texts`] (two texts of a badge) with [`fields`] (what each field means to a holder), [`criteria`]
//! (item by item), [`words`] (word by word, as [`typography`](crate::ground::typography) lets a reader
//! see them), [`pictures`] and [`translations`]; [`awards`] with [`retold`] (what one of them says),
//! [`endorsements`] and [`site`] (what changes around the badges);
//! [`versions`], [`items`] and [`effect`] (what machines read); `rules` (when to worry), [`verdict`] (in a
//! word), and [`account`] (all of it told).

/// Sentences of the account, each in French and in English.
macro_rules! words {
    ($($name:ident = $fr:literal, $en:literal;)*) => {
        $(const $name: Bilingual = Bilingual { fr: $fr, en: $en };)*
    };
}

pub mod account;
pub mod awards;
pub mod comparison;
pub mod criteria;
pub mod effect;
pub mod endorsements;
pub mod fields;
pub mod items;
pub mod pictures;
pub mod retold;
mod rules;
pub mod side;
pub mod site;
pub mod texts;
pub mod translations;
pub mod verdict;
pub mod versions;
pub mod words;

pub use account::Review;
pub use comparison::Comparison;
pub use side::Side;

use crate::ground::{Report, Rule};

/// What a change asks of the version number, when people hold the badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing.
    None,
    /// The looks changed.
    Patch,
    /// It was made clearer, or reaches more people.
    Minor,
    /// It means something else.
    Major,
}

impl Bump {
    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// Asks every rule of the comparison.
pub fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for look in rules::LOOKS {
        (look.run)(comparison, report);
    }
}

/// Every rule of this room, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::LOOKS.iter().flat_map(|look| look.rules).copied()
}
