//! The page of an issuer: who speaks, its badges, its keys.

use serde::Serialize;

use super::card::{self, BadgeCard, ImageView};
use super::endorsement::EndorsementView;
use super::site::{DocumentView, JSON_LD};
use super::{FactView, HtmlView, Standpoint, TextView, shown};
use crate::model::badge::ArtKind;
use crate::model::{Address, Issuer, IssuerId, Key};

/// The page of an issuer.
#[derive(Debug, Clone, Serialize)]
pub struct IssuerPage {
    /// Name.
    pub name: TextView,
    /// What it is.
    pub description: Option<TextView>,
    /// Its emblem.
    pub image: Option<ImageView>,
    /// Its town and region.
    pub place: Option<String>,
    /// Its presentation.
    pub body: Option<HtmlView>,
    /// How to reach it, and its numbers.
    pub facts: Vec<FactView>,
    /// Who stands behind it, and why.
    pub endorsements: Vec<EndorsementView>,
    /// The badges it awards.
    pub badges: Vec<BadgeCard>,
    /// Its identifier in credentials.
    pub identity: String,
    /// Its public keys.
    pub keys: Vec<KeyView>,
    /// The same thing as data.
    pub documents: Vec<DocumentView>,
}

/// A public key and when it may sign.
#[derive(Debug, Clone, Serialize)]
pub struct KeyView {
    /// Multikey text.
    pub public: String,
    /// When it may sign, in words.
    pub period: Option<String>,
    /// Said when it is not to be believed any more.
    pub compromised: Option<String>,
}

/// The page of an issuer.
pub fn page(from: &Standpoint<'_>, id: IssuerId) -> IssuerPage {
    let Standpoint { catalogue, links, .. } = *from;
    let issuer = &catalogue[id];
    IssuerPage {
        name: from.text(&issuer.name),
        description: issuer.description.as_ref().map(|text| from.text(text)),
        image: image(from, issuer),
        place: issuer.address.as_ref().and_then(place),
        body: issuer
            .body
            .as_ref()
            .filter(|text| !text.is_empty())
            .map(|text| from.html(text, 2, "about-")),
        facts: facts(from, issuer),
        endorsements: Vec::new(),
        badges: catalogue
            .badges
            .iter()
            .filter_map(|badge| from.shown_version(badge))
            .filter(|version| catalogue[*version].issuer == id)
            .map(|version| card::card(from, version))
            .collect(),
        identity: links.issuer_id(issuer),
        keys: issuer.keys.iter().map(|key| key_view(from, key)).collect(),
        documents: documents(from, issuer),
    }
}

/// The documents of an issuer, and what they are called.
pub fn documents(from: &Standpoint<'_>, issuer: &Issuer) -> Vec<DocumentView> {
    let Standpoint { catalogue, links, strings, .. } = *from;
    let formats = catalogue.settings.formats;
    let document = |path, key| DocumentView {
        kind: JSON_LD,
        path: shown(&path),
        title: strings.say(key).to_owned(),
    };
    let mut documents = Vec::new();
    if formats.ob3 {
        documents.push(document(links.issuer_profile(&issuer.slug), "badge.badge_data"));
    }
    if formats.ob2 {
        documents.push(document(links.issuer_ob2(&issuer.slug), "badge.badge_data_2"));
    }
    documents
}

/// The emblem of an issuer.
pub fn image(from: &Standpoint<'_>, issuer: &Issuer) -> Option<ImageView> {
    let art = issuer.image.as_ref()?;
    let ending = match art.kind {
        ArtKind::Svg => "svg",
        ArtKind::Png => "png",
    };
    let alt = issuer.image_alt.as_ref();
    Some(ImageView {
        path: shown(&from.links.issuer_image(&issuer.slug, ending)),
        alt: alt.map_or_else(|| String::new().into(), |text| from.text(text)),
    })
}

fn facts(from: &Standpoint<'_>, issuer: &Issuer) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(url) = &issuer.url {
        let mut fact = from.fact("issuer.website", url.as_str());
        fact.href = card::visitable(url.as_str());
        facts.push(fact);
    }
    if let Some(email) = issuer.email.as_deref() {
        let mut fact = from.fact("issuer.email", email);
        fact.href = Some(format!("mailto:{email}"));
        facts.push(fact);
    }
    if let Some(phone) = issuer.phone.as_deref() {
        // A number is one thing: its figures stay on one line.
        let mut fact = from.fact("issuer.phone", phone.replace(' ', "\u{a0}"));
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        fact.href = Some(format!("tel:{digits}"));
        facts.push(fact);
    }
    if let Some(address) = issuer.address.as_ref().map(address).filter(|text| !text.is_empty()) {
        facts.push(from.fact("issuer.address", address));
    }
    if let Some(official) = issuer.official.as_deref() {
        facts.push(from.fact("issuer.official", official));
    }
    if let Some(parent) = &issuer.parent_org
        && let Some(name) = &parent.name
    {
        facts.push(FactView {
            label: from.strings.say("issuer.part_of").to_owned(),
            value: from.text(name),
            href: parent.url.as_ref().and_then(|url| card::visitable(url.as_str())),
        });
    }
    for identifier in &issuer.identifiers {
        facts.push(FactView {
            label: identifier.kind.to_string(),
            value: identifier.value.to_string().into(),
            href: None,
        });
    }
    facts
}

/// The town and the region of an address.
pub fn place(address: &Address) -> Option<String> {
    let parts = [address.locality.as_deref(), address.region.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// An address in one line, street first.
fn address(address: &Address) -> String {
    let Address {
        country,
        country_code: _,
        region,
        locality,
        street,
        post_box,
        postal_code,
        position: _,
    } = address;
    let town: Vec<&str> = [postal_code, locality].into_iter().flatten().map(|it| &**it).collect();
    let town = town.join(" ");
    let parts = [
        street.as_deref(),
        post_box.as_deref(),
        Some(&*town),
        region.as_deref(),
        country.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn key_view(from: &Standpoint<'_>, key: &Key) -> KeyView {
    let strings = from.strings;
    let Key { public, from: since, until, compromised, span: _ } = key;
    let date = |at: &Option<crate::ground::Instant>| at.map(|at| strings.date(at));
    KeyView {
        public: public.to_string(),
        period: match (date(since), date(until)) {
            (Some(since), Some(until)) => {
                Some(strings.fill("issuer.key_between", &[("from", &since), ("until", &until)]))
            }
            (Some(since), None) => Some(strings.fill("issuer.key_since", &[("from", &since)])),
            (None, Some(until)) => Some(strings.fill("issuer.key_until", &[("until", &until)])),
            (None, None) => None,
        },
        compromised: date(compromised)
            .map(|on| strings.fill("issuer.key_compromised", &[("date", &on)])),
    }
}
