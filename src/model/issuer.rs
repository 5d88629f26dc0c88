//! Who speaks: the organisation that awards badges, and its public keys.

use super::badge::{Art, Identifier, Translation};
use super::illustration::Illustration;
use super::person::Person;
use super::text::Text;
use crate::ground::{Instant, Slug, Span, Url};

/// An organisation that awards badges (OB 3.0, B.1.14 Profile).
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub description: Option<Text>,
    /// Its own site.
    pub url: Option<Url>,
    /// Its address for messages.
    pub email: Option<Box<str>>,
    /// Its telephone number.
    pub phone: Option<Box<str>>,
    /// Its emblem.
    pub image: Option<Art>,
    /// The emblem in words.
    pub image_alt: Option<Text>,
    /// Where it is.
    pub address: Option<Address>,
    /// SIRET, RNA and the like.
    pub identifiers: Vec<Identifier>,
    /// The official name of the person or body responsible (OB 3.0 `official`).
    pub official: Option<Box<str>>,
    /// The body it belongs to.
    pub parent_org: Option<Box<Organisation>>,
    /// The parts of its name, when it is a person.
    pub person: Option<Box<Person>>,
    /// Other identifiers of the same organisation.
    pub also_known_as: Vec<Url>,
    /// How it is identified in credentials.
    pub identity: Identity,
    /// Its public keys, in the order of the file.
    pub keys: Vec<Key>,
    /// Its presentation, in Markdown.
    pub body: Option<Text>,
    /// Its translations, by language.
    pub translations: Vec<Translation>,
    /// Where its fields stand: `("name", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// The top of its file.
    pub span: Span,
}

/// How an issuer is identified in credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// `did:web`, from the site's address.
    DidWeb,
    /// The address of its profile document.
    Https,
}

/// A postal address (OB 3.0, B.1.4).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Address {
    /// Country, in words.
    pub country: Option<Box<str>>,
    /// ISO 3166-1 alpha-2 code.
    pub country_code: Option<Box<str>>,
    /// Region.
    pub region: Option<Box<str>>,
    /// Town.
    pub locality: Option<Box<str>>,
    /// Street and number.
    pub street: Option<Box<str>>,
    /// Post box.
    pub post_box: Option<Box<str>>,
    /// Postal code.
    pub postal_code: Option<Box<str>>,
    /// Latitude and longitude, in degrees.
    pub position: Option<(f64, f64)>,
}

/// An organisation (or a person acting for one) that is not an issuer of this catalogue: a parent
/// body, a creator elsewhere, who assessed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organisation {
    /// Its identifier; without one, its `url` serves.
    pub id: Option<Url>,
    /// Its name.
    pub name: Option<Text>,
    /// What it is.
    pub description: Option<Text>,
    /// Its site.
    pub url: Option<Url>,
    /// Its address for messages.
    pub email: Option<Box<str>>,
    /// Its telephone number.
    pub phone: Option<Box<str>>,
    /// Its emblem.
    pub image: Option<Illustration>,
    /// Where it is.
    pub address: Option<Address>,
    /// SIRET, RNA and the like.
    pub identifiers: Vec<Identifier>,
    /// The official name of who is responsible.
    pub official: Option<Box<str>>,
    /// The body it belongs to.
    pub parent_org: Option<Box<Organisation>>,
    /// The parts of its name, when it is a person.
    pub person: Option<Box<Person>>,
}

/// A public key of an issuer, and when it may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Multikey text: `z6Mk…`.
    pub public: Box<str>,
    /// First instant at which it may sign.
    pub from: Option<Instant>,
    /// From here on it signs nothing more; what it signed stays valid.
    pub until: Option<Instant>,
    /// From here on nothing that it signed is believed.
    pub compromised: Option<Instant>,
    /// Where the key stands.
    pub span: Span,
}

impl Issuer {
    /// Where a field stands, or else the top of the file.
    pub fn place(&self, field: &str) -> Span {
        self.places.iter().find(|(name, _)| *name == field).map_or(self.span, |(_, span)| *span)
    }
}

impl Key {
    /// Whether the key may sign something dated at this instant.
    pub fn in_force(&self, at: Instant) -> bool {
        self.from.is_none_or(|from| from <= at)
            && self.until.is_none_or(|until| at < until)
            && self.compromised.is_none()
    }
}
