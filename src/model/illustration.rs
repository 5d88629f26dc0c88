//! Pictures that are neither a badge's nor an issuer's: each is published under its own name.

use std::collections::BTreeMap;

use super::award::Publish;
use super::badge::{Art, Creator, Status};
use super::catalogue::Catalogue;
use super::issuer::Organisation;
use super::text::Text;

/// A picture of an organisation elsewhere, of a credential or of its subject (OB 3.0, B.1.13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Illustration {
    /// The picture.
    pub art: Art,
    /// Where it is published: its path below `images/`. Letters, figures, `.`, `-`, `_` and `/`.
    pub path: Box<str>,
    /// The picture in words.
    pub caption: Option<Text>,
}

impl Organisation {
    /// Its picture, then those of the bodies it belongs to.
    pub fn illustrations(&self) -> impl Iterator<Item = &Illustration> {
        let parents = std::iter::successors(Some(self), |it| it.parent_org.as_deref());
        parents.filter_map(|it| it.image.as_ref())
    }

    /// The same, its emblem and those of its parents left out.
    #[must_use]
    pub fn without_pictures(&self) -> Self {
        let parent_org = self.parent_org.as_ref().map(|it| Box::new(it.without_pictures()));
        Self { image: None, parent_org, ..self.clone() }
    }
}

impl Catalogue {
    /// Every illustration that is published, each path once, in path order. What an award that is
    /// not published names is not.
    pub fn illustrations<'a>(&'a self, drafts: bool) -> Vec<&'a Illustration> {
        let mut by_path: BTreeMap<&str, &Illustration> = BTreeMap::new();
        let mut add = |it: &'a Illustration| {
            by_path.entry(&it.path).or_insert(it);
        };
        for parent in self.issuers.iter().filter_map(|it| it.parent_org.as_deref()) {
            parent.illustrations().for_each(&mut add);
        }
        for id in self.published_versions(drafts) {
            if let Some(Creator::Organisation(who)) = &self[id].creator {
                who.illustrations().for_each(&mut add);
            }
        }
        for award in self.awards.iter().filter(|award| award.more.is_some()) {
            let hidden = self[award.version].status == Status::Draft && !drafts;
            if hidden || self.publish(award) == Publish::None {
                continue;
            }
            let (more, rare) = (award.more(), award.more().rare());
            more.source.iter().flat_map(|it| it.illustrations()).for_each(&mut add);
            rare.image.iter().chain(&rare.subject_image).for_each(&mut add);
        }
        by_path.into_values().collect()
    }
}
