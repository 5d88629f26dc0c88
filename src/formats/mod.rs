//! The published documents, each in the shape of its specification: Open Badges 3.0 and 2.0, DID
//! documents, status lists, the catalogue as data. Neither signs nor renders; every address comes
//! from `Links`.
//!
//! In reading order: [`Documents`], which makes them all; [`Workbench`], for very many credentials;
//! [`Dissection`], which says what in a credential changed;
//! `ob3` (credential, achievement, profile), `keys` (DID documents and the keys in them), `status`
//! (status lists), `ob2` (the hosted twins), `catalogue` and `framework` (linked data of our own),
//! [`endorsement`] (who stands behind what),
//! `target` (where badges meet frameworks), `vocabulary` (addresses of contexts, words of
//! enumerations), `json` (objects without empty properties).

pub mod baked;
mod catalogue;
pub mod endorsement;
mod framework;
mod json;
mod keys;
mod ob2;
mod ob3;
mod parts;
mod status;
mod target;
mod vocabulary;
mod workbench;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod sample;

pub use json::{to_bytes, to_pretty_bytes};
pub use parts::Dissection;
pub use status::suspension_list_beside;
pub use workbench::Workbench;

use crate::model::links::AwardFile;
use crate::model::{
    ArtKind, AwardId, Catalogue, Endorsed, IssuerId, Links, Publish, SitePath, Status, VersionId,
};
use serde_json::Value;
use status::Marks;
use std::collections::BTreeMap;

/// Makes the published documents of a catalogue.
///
/// What many credentials share (the profile of their issuer, the achievement of their version) is
/// made once; a hundred thousand credentials are copies of it and a few lines of their own.
#[derive(Debug)]
pub struct Documents<'a> {
    catalogue: &'a Catalogue,
    links: Links,
    demonstration_key: Option<Box<str>>,
    drafts: bool,
    /// By issuer: the profile as credentials embed it.
    profiles: Vec<Value>,
    /// By version: the achievement as credentials embed it.
    achievements: Vec<Value>,
    marks: Marks,
    /// What awards embed, by what it is about.
    endorsements: BTreeMap<Endorsed, Vec<Value>>,
}

impl<'a> Documents<'a> {
    /// The documents of this catalogue. The demonstration key, in Multikey text, stands in for the
    /// keys of an issuer that lists none, on reserved hosts only.
    pub fn new(catalogue: &'a Catalogue, demonstration_key: Option<String>) -> Self {
        let reserved = catalogue.settings.is_demonstration_host();
        let mut documents = Self {
            catalogue,
            links: catalogue.links(),
            demonstration_key: demonstration_key.filter(|_| reserved).map(Into::into),
            drafts: false,
            profiles: Vec::new(),
            achievements: Vec::new(),
            marks: Marks::of(catalogue),
            endorsements: BTreeMap::new(),
        };
        let issuers = &catalogue.issuers;
        documents.profiles =
            issuers.iter().map(|issuer| documents.embedded_profile(issuer).into()).collect();
        // Achievements contain the profile of their creator, so profiles come first.
        documents.achievements = documents.embedded_achievements();
        documents
    }

    /// Embeds these signed endorsements in the credentials of awards, by what they are about.
    #[must_use]
    pub fn with_endorsements(mut self, endorsements: BTreeMap<Endorsed, Vec<Value>>) -> Self {
        if !endorsements.is_empty() {
            self.endorsements = endorsements;
            self.achievements = self.embedded_achievements();
        }
        self
    }

    /// The signed endorsements of something that awards embed.
    pub fn embedded(&self, about: Endorsed) -> &[Value] {
        self.endorsements.get(&about).map_or(&[], Vec::as_slice)
    }

    fn embedded_achievements(&self) -> Vec<Value> {
        let versions = 0..self.catalogue.versions.len();
        versions.map(|at| self.embedded_achievement(VersionId::at(at)).into()).collect()
    }

    /// Whether drafts count as published where documents list or point to versions.
    #[must_use]
    pub fn with_drafts(mut self, drafts: bool) -> Self {
        self.drafts = drafts;
        self
    }

    fn url(&self, path: &SitePath) -> String {
        self.links.url(path)
    }

    fn is_published(&self, id: AwardId) -> bool {
        self.catalogue.publish(&self.catalogue[id]) != Publish::None
    }

    /// Whether readers of the site may see a version.
    fn is_shown(&self, id: VersionId) -> bool {
        self.drafts || self.catalogue[id].status != Status::Draft
    }

    /// The identifier of an issuer, as every document writes it.
    fn issuer_id(&self, id: IssuerId) -> String {
        self.links.issuer_id(&self.catalogue[id])
    }

    /// The address of a baked image of an award: PNG before SVG; none when none is published.
    fn baked_image(&self, id: AwardId) -> Option<String> {
        let award = &self.catalogue[id];
        let art = self.catalogue[award.version].image.as_ref()?;
        let baked = self.catalogue.settings.baked;
        let file = match art.kind {
            _ if baked.png => AwardFile::Png,
            ArtKind::Svg if baked.svg => AwardFile::Svg,
            _ => return None,
        };
        Some(self.url(&self.links.award(award.id, file)))
    }

    /// The published versions of the same badge, without this one, oldest first.
    fn siblings(&self, id: VersionId) -> impl Iterator<Item = VersionId> {
        let badge = &self.catalogue[self.catalogue[id].badge];
        badge.versions.iter().copied().filter(move |other| *other != id && self.is_shown(*other))
    }
}

/// How a picture's file name ends.
fn ending(kind: ArtKind) -> &'static str {
    match kind {
        ArtKind::Svg => "svg",
        ArtKind::Png => "png",
    }
}
