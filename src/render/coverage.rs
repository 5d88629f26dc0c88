//! Whether endorsements still cover what they were given for.

use super::meaning::Meaning;
use crate::formats::Documents;
use crate::model::{Catalogue, Endorsed, Endorsement};

/// Whether an endorsement covers the text as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// It was given for this text.
    Covers,
    /// It was given for another text; the digest of this one, in hexadecimal.
    Another(String),
    /// It does not say for which text it was given; the digest of this one.
    Unsaid(String),
}

impl Coverage {
    /// The coverage of every endorsement of a catalogue, by their places in it.
    pub fn all(catalogue: &Catalogue, documents: &Documents<'_>) -> Vec<Self> {
        let one = |it: &Endorsement| Self::of(documents, it, it.about);
        catalogue.endorsements.iter().map(one).collect()
    }

    /// Whether an endorsement would cover something.
    pub fn of(documents: &Documents<'_>, endorsement: &Endorsement, about: Endorsed) -> Self {
        let twin = documents.endorses_twin(endorsement);
        let document = documents.endorsed(about, twin);
        let now = Meaning::of(&document).map(|it| it.hex()).unwrap_or_default();
        if endorsement.covers.is_empty() {
            Self::Unsaid(now)
        } else if endorsement.covers.iter().any(|it| **it == *now) {
            Self::Covers
        } else {
            Self::Another(now)
        }
    }

    /// Whether it may be shown as one of this text: what does not say may be.
    pub fn holds(&self) -> bool {
        !matches!(self, Self::Another(_))
    }
}
