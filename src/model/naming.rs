//! How a thing names another: by a word with its place in drafts, by its position in a catalogue.

use super::endorsement::{Endorsed, EndorsedName};
use crate::ground::Span;

/// How things name each other. One declaration of a badge serves both lives: [`Named`] in drafts,
/// where a name may lead nowhere, and [`Resolved`] in a catalogue, where it cannot.
pub trait Naming: std::fmt::Debug + Clone {
    /// Names an issuer.
    type Issuer: std::fmt::Debug + Clone;
    /// Names a badge, whatever its version.
    type Badge: std::fmt::Debug + Clone;
    /// Names one version of a badge.
    type Version: std::fmt::Debug + Clone;
    /// Names a term of a framework.
    type Term: std::fmt::Debug + Clone;
    /// Names what is endorsed.
    type Endorsed: std::fmt::Debug + Clone;
}

/// Things name each other by words, as their author wrote them.
#[derive(Debug, Clone)]
pub struct Named;

/// Things name each other by their place in one [`Catalogue`](super::Catalogue).
#[derive(Debug, Clone)]
pub struct Resolved;

/// A word that names something, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The word, as written.
    pub word: Box<str>,
    /// Where it stands, without its quotes.
    pub span: Span,
}

impl Naming for Named {
    type Issuer = Name;
    type Badge = Name;
    type Version = Name;
    type Term = Name;
    type Endorsed = EndorsedName;
}

impl Naming for Resolved {
    type Issuer = IssuerId;
    type Badge = BadgeId;
    type Version = VersionId;
    type Term = TermId;
    type Endorsed = Endorsed;
}

macro_rules! places {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The place with this index.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("a catalogue has fewer than four thousand million things"))
            }
        }
    )*};
}

places! {
    /// The place of an issuer in a catalogue.
    IssuerId,
    /// The place of a badge in a catalogue.
    BadgeId,
    /// The place of one version of a badge in a catalogue.
    VersionId,
    /// The place of an award in a catalogue.
    AwardId,
    /// The place of a framework's term in a catalogue.
    TermId,
    /// The place of an endorsement in a catalogue.
    EndorsementId,
}
