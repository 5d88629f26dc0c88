//! The Profile of OB 3.0 (B.1.14): an issuer, and other organisations that a badge names.

use super::image;
use crate::formats::json::{Object, number};
use crate::formats::vocabulary::{CID, OB3, VC, identifier_type};
use crate::formats::{Documents, ending};
use crate::ground::{Instant, Lang, Url};
use crate::model::{
    Address, Identifier, Identity, Illustration, Issuer, IssuerId, Organisation, Person,
};
use serde_json::Value;

impl Documents<'_> {
    /// The profile of an issuer, published at `issuers/<slug>/profile.json`.
    ///
    /// Its `id` is the identifier that credentials carry, not always its own address: two `id` for
    /// one issuer would be two issuers to every reader of linked data. For an `https` identity the
    /// two are the same, and the document is also the controlled identifier document of the
    /// issuer: the same address answers with the keys (Controlled Identifiers 1.0, section 2).
    pub fn profile_document(&self, id: IssuerId) -> Value {
        let issuer = &self.catalogue[id];
        let own_keys = issuer.identity == Identity::Https;
        let contexts = if own_keys { vec![CID, OB3] } else { vec![VC, OB3] };
        let object = self.profile(issuer, Some(contexts), self.issuer_twin(issuer));
        if own_keys { self.with_keys(object, issuer).into() } else { object.into() }
    }

    /// The profile as credentials embed it: all that an issuer says of itself, so that a credential
    /// explains itself when the site is gone.
    pub(in crate::formats) fn embedded_profile(&self, issuer: &Issuer) -> Object {
        self.profile(issuer, None, None)
    }

    fn profile(
        &self,
        issuer: &Issuer,
        contexts: Option<Vec<&str>>,
        twin: Option<Object>,
    ) -> Object {
        let Issuer {
            slug,
            name,
            description,
            url,
            email,
            phone,
            image: art,
            image_alt,
            address: place,
            identifiers,
            official,
            parent_org,
            person: who,
            also_known_as: _, // Said where keys are: `alsoKnownAs` is no property of a Profile.
            identity: _,
            keys: _,
            body: _, // The presentation is for the page.
            translations: _,
            places: _,
            span: _,
        } = issuer;
        let lang = self.catalogue.language();
        let id = self.links.issuer_id(issuer);
        let page = || self.url(&self.links.issuer_page(lang, slug));
        let url = url.as_ref().map_or_else(page, |url| url.as_str().to_owned());
        let picture = art.as_ref().map(|art| {
            let path = self.links.issuer_image(slug, ending(art.kind));
            image(self.url(&path), image_alt.as_ref().map(|text| text.in_lang(lang)))
        });
        let parent =
            parent_org.as_ref().map(|it| self.organisation(it, &format!("{id}#parent"), lang));
        let object = Object::new(24)
            .maybe("@context", contexts)
            .with("id", id)
            .with("type", vec!["Profile"])
            .with("name", name.in_lang(lang))
            .with("url", url)
            .maybe("phone", phone.as_deref())
            .maybe("description", description.as_ref().map(|text| text.in_lang(lang)))
            .maybe("image", picture)
            .maybe("email", email.as_deref())
            .maybe("address", place.as_ref().map(address))
            .list("otherIdentifier", identifiers.iter().map(identifier).chain(twin))
            .maybe("official", official.as_deref())
            .maybe("parentOrg", parent);
        person(object, who.as_deref())
    }

    /// An organisation that is not an issuer here. One without an identifier or a site of its own
    /// is named by `fallback`, a fragment of the document that speaks of it: a Profile must have an
    /// `id`.
    pub(super) fn organisation(
        &self,
        organisation: &Organisation,
        fallback: &str,
        lang: Lang,
    ) -> Object {
        let Organisation {
            id,
            name,
            description,
            url,
            email,
            phone,
            image,
            address: place,
            identifiers,
            official,
            parent_org,
            person: who,
        } = organisation;
        let own = id.as_ref().or(url.as_ref()).map_or(fallback, |url| url.as_str());
        let parent = parent_org
            .as_ref()
            .map(|it| self.organisation(it, &format!("{fallback}-parent"), lang));
        let object = Object::new(20)
            .with("id", own)
            .with("type", vec!["Profile"])
            .maybe("name", name.as_ref().map(|text| text.in_lang(lang)))
            .maybe("url", url.as_ref().map(Url::as_str))
            .maybe("phone", phone.as_deref())
            .maybe("description", description.as_ref().map(|text| text.in_lang(lang)))
            .maybe("image", image.as_ref().map(|it| self.illustration(it, lang)))
            .maybe("email", email.as_deref())
            .maybe("address", place.as_ref().map(address))
            .list("otherIdentifier", identifiers.iter().map(identifier))
            .maybe("official", official.as_deref())
            .maybe("parentOrg", parent);
        person(object, who.as_deref())
    }

    /// A picture that is neither a badge's nor an issuer's.
    pub(super) fn illustration(&self, illustration: &Illustration, lang: Lang) -> Object {
        let address = self.url(&self.links.illustration(illustration));
        image(address, illustration.caption.as_ref().map(|text| text.in_lang(lang)))
    }

    /// The OB 2.0 profile of the same issuer, as one of its identifiers (Implementation Guide,
    /// "Migrating").
    fn issuer_twin(&self, issuer: &Issuer) -> Option<Object> {
        let twin = || self.url(&self.links.issuer_ob2(&issuer.slug));
        self.catalogue.settings.formats.ob2.then(|| identifier_entry("identifier", &twin()))
    }
}

/// Adds the parts of a person's name, in the order of the specification.
fn person(profile: Object, person: Option<&Person>) -> Object {
    let Some(person) = person else { return profile };
    let Person {
        given_name,
        family_name,
        additional_name,
        patronymic_name,
        honorific_prefix,
        honorific_suffix,
        family_name_prefix,
        date_of_birth,
    } = person;
    profile
        .maybe("familyName", family_name.as_deref())
        .maybe("givenName", given_name.as_deref())
        .maybe("additionalName", additional_name.as_deref())
        .maybe("patronymicName", patronymic_name.as_deref())
        .maybe("honorificPrefix", honorific_prefix.as_deref())
        .maybe("honorificSuffix", honorific_suffix.as_deref())
        .maybe("familyNamePrefix", family_name_prefix.as_deref())
        .maybe("dateOfBirth", date_of_birth.map(Instant::day))
}

/// A number given by somebody else (B.1.11 IdentifierEntry).
pub(super) fn identifier(identifier: &Identifier) -> Object {
    let Identifier { kind, value } = identifier;
    identifier_entry(&identifier_type(kind), value)
}

fn identifier_entry(kind: &str, value: &str) -> Object {
    Object::new(3)
        .with("type", "IdentifierEntry")
        .with("identifier", value)
        .with("identifierType", kind)
}

/// A postal address (B.1.4 Address, B.1.10 GeoCoordinates).
fn address(address: &Address) -> Object {
    let Address {
        country,
        country_code,
        region,
        locality,
        street,
        post_box,
        postal_code,
        position,
    } = address;
    let geo = position.and_then(|(latitude, longitude)| {
        let object = Object::new(3).with("type", "GeoCoordinates");
        let object = object.with("latitude", number(latitude)?);
        Some(object.with("longitude", number(longitude)?))
    });
    Object::new(9)
        .with("type", vec!["Address"])
        .maybe("addressCountry", country.as_deref())
        .maybe("addressCountryCode", country_code.as_deref())
        .maybe("addressRegion", region.as_deref())
        .maybe("addressLocality", locality.as_deref())
        .maybe("streetAddress", street.as_deref())
        .maybe("postOfficeBoxNumber", post_box.as_deref())
        .maybe("postalCode", postal_code.as_deref())
        .maybe("geo", geo)
}
