//! Has anything changed that a file is made from? Fingerprints answer without making the file.
//!
//! They never leave the machine and never change a byte of the site: two equal ones save work, two
//! different ones cost some. Places in files are left out, so that a line moved changes nothing.

use std::fmt::{self, Write};

use super::manifest::{AwardFiles, Fingerprint};
use crate::codec::sha256::Sha256Stream;
use crate::ground::{Instant, SourceId, Span, Uuid};
use crate::model::badge::{Creator, Translation};
use crate::model::{
    Alignment, Award, AwardMore, BadgeVersion, Catalogue, Endorsement, Issuer, Organisation,
    Publish, Recipient, Standing,
};

/// Takes values apart and hashes them.
#[derive(Default)]
pub struct Hash(Sha256Stream);

impl Hash {
    /// Begins with what is common to everything: the program and its options.
    pub fn new(common: &[u8]) -> Self {
        Self::default().bytes(common)
    }

    /// Takes bytes and how many they are, so that no two sequences look alike.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Takes a number.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    /// Takes what `Debug` says of a value: for the few, not for the many.
    #[must_use]
    pub fn debug(mut self, value: &impl fmt::Debug) -> Self {
        write!(self, "{value:?}").expect("hashing takes every text");
        self.number(u64::MAX)
    }

    /// The whole digest.
    pub fn digest(self) -> [u8; 32] {
        self.0.finish()
    }

    /// The digest as a fingerprint.
    pub fn finish(self) -> Fingerprint {
        Fingerprint::of(&self.digest())
    }

    fn option(self, instant: Option<Instant>) -> Self {
        match instant {
            Some(instant) => self.number(1).instant(instant),
            None => self.number(0),
        }
    }

    fn instant(self, instant: Instant) -> Self {
        self.bytes(&instant.seconds().to_le_bytes())
    }
}

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// What the files of an award are made from, beside what all awards of its badge share.
pub fn award(
    hash: Hash,
    award: &Award,
    files: AwardFiles,
    expired: bool,
    near: [Option<(Uuid, bool)>; 2],
    signs: &str,
) -> Fingerprint {
    let Award {
        id,
        version: _, // In the digest that the caller begins with.
        awarded,
        valid_from,
        expires,
        publish,
        recipient,
        status,
        standing,
        more,
        span: _,
    } = award;
    let hash = hash
        .bytes(&id.bits().to_le_bytes())
        .number(u64::from(files.bits()))
        .instant(*awarded)
        .option(*valid_from)
        .option(*expires)
        .number(u64::from(expired))
        .number(match publish {
            Publish::None => 0,
            Publish::Credential => 1,
            Publish::Page => 2,
        })
        .number(status.map_or(u64::MAX, u64::from))
        .bytes(signs.as_bytes());
    let hash = near.into_iter().fold(hash, |hash, it| match it {
        Some((id, page)) => hash.number(1 + u64::from(page)).bytes(&id.bits().to_le_bytes()),
        None => hash.number(0),
    });
    let hash = match recipient {
        Recipient::Hash { hash: text, salt } => {
            hash.number(1).bytes(text.as_bytes()).bytes(salt.as_bytes())
        }
        Recipient::Id { id, name } => hash.number(2).bytes(id.as_str().as_bytes()).debug(name),
    };
    let hash = match standing {
        Standing::Good => hash.number(0),
        Standing::Suspended(on) => hash.number(1).instant(*on),
        Standing::Revoked(on) => hash.number(2).instant(*on),
    };
    match more.as_deref() {
        None => hash,
        Some(more) => few(hash, more),
    }
    .finish()
}

fn few(hash: Hash, more: &AwardMore) -> Hash {
    let mut more = more.clone();
    if let Some(source) = &mut more.source {
        forget_places(source);
    }
    if let Some(rare) = &mut more.rare {
        for picture in rare.image.iter_mut().chain(&mut rare.subject_image) {
            (picture.art.file, picture.art.span) = (SourceId(0), NOWHERE);
        }
    }
    for result in &mut more.results {
        for alignment in &mut result.alignments {
            forget_alignment(alignment);
        }
    }
    hash.debug(&more)
}

/// Everything that a version says, wherever it stands.
pub fn version(version: &BadgeVersion) -> [u8; 32] {
    let mut version = version.clone();
    version.places.clear();
    version.span = NOWHERE;
    if let Some(art) = &mut version.image {
        (art.file, art.span) = (SourceId(0), NOWHERE);
    }
    if let crate::model::Alignments::To(list) = &mut version.alignments {
        for alignment in list {
            forget_alignment(alignment);
        }
    }
    for result in &mut version.results {
        let levels = result.levels.iter_mut().flat_map(|level| &mut level.alignments);
        result.alignments.iter_mut().chain(levels).for_each(forget_alignment);
    }
    if let Some(requires) = &mut version.requires {
        requires.span = NOWHERE;
    }
    if let Some(Creator::Organisation(who)) = &mut version.creator {
        forget_places(who);
    }
    version.translations.iter_mut().for_each(forget_translation);
    Hash::default().debug(&version).digest()
}

/// Everything that an issuer says, wherever it stands.
pub fn issuer(issuer: &Issuer) -> [u8; 32] {
    let mut issuer = issuer.clone();
    issuer.places.clear();
    issuer.span = NOWHERE;
    if let Some(art) = &mut issuer.image {
        (art.file, art.span) = (SourceId(0), NOWHERE);
    }
    if let Some(parent) = &mut issuer.parent_org {
        forget_places(parent);
    }
    issuer.keys.iter_mut().for_each(|key| key.span = NOWHERE);
    issuer.translations.iter_mut().for_each(forget_translation);
    Hash::default().debug(&issuer).digest()
}

/// Everything that an endorsement says, wherever it stands.
pub fn endorsement(endorsement: &Endorsement) -> [u8; 32] {
    let mut endorsement = endorsement.clone();
    endorsement.places.clear();
    (endorsement.span, endorsement.document) = (NOWHERE, None);
    Hash::default().debug(&endorsement).digest()
}

/// No page and no document says where an alignment stands, nor when somebody looked at it last.
fn forget_alignment(alignment: &mut Alignment) {
    alignment.places.clear();
    (alignment.span, alignment.checked_on) = (NOWHERE, None);
}

fn forget_translation(translation: &mut Translation) {
    translation.places.clear();
    translation.span = NOWHERE;
}

/// Takes the places of pictures out of an organisation and of those it belongs to: documents hold
/// their addresses only.
fn forget_places(organisation: &mut Organisation) {
    if let Some(picture) = &mut organisation.image {
        (picture.art.file, picture.art.span) = (SourceId(0), NOWHERE);
    }
    if let Some(parent) = &mut organisation.parent_org {
        forget_places(parent);
    }
}

/// Everything that the site says beside its badges, issuers and awards.
pub fn surroundings(catalogue: &Catalogue) -> [u8; 32] {
    let mut settings = catalogue.settings.clone();
    settings.span = NOWHERE;
    settings.base_url_span = NOWHERE;
    // How bad a finding is changes nothing that is published.
    settings.rules.clear();
    settings.moved.iter_mut().for_each(|moved| moved.span = NOWHERE);
    let mut hash = Hash::default().debug(&settings);
    for framework in &catalogue.frameworks {
        let mut framework = framework.clone();
        framework.span = NOWHERE;
        hash = hash.debug(&framework);
    }
    for term in &catalogue.terms {
        let mut term = term.clone();
        term.span = NOWHERE;
        hash = hash.debug(&term);
    }
    for page in &catalogue.pages {
        let mut page = page.clone();
        page.span = NOWHERE;
        page.places.clear();
        page.translations.iter_mut().for_each(forget_translation);
        hash = hash.debug(&page);
    }
    hash.digest()
}

const NOWHERE: Span = Span { source: SourceId(0), start: 0, end: 0 };
