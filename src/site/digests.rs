//! What many files are made from, in digests: what a fingerprint asks, computed once a build.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Parts;
use super::fingerprint::{self, Hash};
use crate::codec::sha256::sha256;
use crate::model::{Art, AwardId, Endorsed, EndorsementId, Standing, VersionId};

/// Digests of what many files are made from.
pub(super) struct Digests {
    /// The program, the settings, the theme.
    pub(super) common: [u8; 32],
    /// By version: what its awards share.
    pub(super) versions: Vec<[u8; 32]>,
    /// What is said of endorsements of an award, by award.
    pub(super) awards: BTreeMap<AwardId, [u8; 32]>,
    /// The whole catalogue without its awards.
    pub(super) badges: [u8; 32],
    /// The whole catalogue, of its awards only what pages and lists tell.
    pub(super) pages: [u8; 32],
}

impl Digests {
    pub(super) fn of(parts: Parts<'_>) -> Self {
        let Parts { catalogue, theme, gallery, plan, pages, credentials: _, .. } = parts;
        let surroundings = fingerprint::surroundings(catalogue);
        let common = Hash::default()
            .bytes(parts.program.as_bytes())
            .bytes(&surroundings)
            .bytes(&theme.digest())
            .number(u64::from(plan.drafts))
            .digest();
        let picture = |art: Option<&Art>| {
            let piece = art.and_then(|art| gallery.piece(art));
            piece.map_or([0; 32], |piece| *piece.digest())
        };
        let issuers: Vec<[u8; 32]> = catalogue
            .issuers
            .iter()
            .map(|it| {
                let said = fingerprint::issuer(it);
                Hash::new(&said).bytes(&picture(it.image.as_ref())).digest()
            })
            .collect();
        let texts: Vec<[u8; 32]> = catalogue.versions.iter().map(fingerprint::version).collect();
        let mut whole = Hash::new(&common);
        for digest in issuers.iter().chain(&texts) {
            whole = whole.bytes(digest);
        }
        let catalogue_digest = whole.digest();
        // A badge's documents name its other versions, and the badges that it asks for.
        let versions = catalogue
            .versions
            .iter()
            .enumerate()
            .map(|(at, version)| {
                let badge = &catalogue[version.badge];
                let mut near: BTreeSet<_> = badge.versions.iter().copied().collect();
                for required in version.requires.iter().flat_map(|it| it.of.iter().chain(&it.all)) {
                    near.extend(&catalogue[*required].versions);
                }
                let mut hash = Hash::new(&common).bytes(&issuers[version.issuer.index()]);
                hash = hash
                    .bytes(&picture(version.image.as_ref()))
                    .bytes(&texts[badge.current.index()]);
                hash = hash.bytes(&fingerprint::version(version));
                let embedded = parts.documents.embedded(Endorsed::Version(VersionId::at(at)));
                if !embedded.is_empty() {
                    hash = hash.debug(&embedded);
                }
                near.iter().fold(hash, |hash, id| hash.bytes(&texts[id.index()])).digest()
            })
            .collect();
        let mut holders = Hash::new(&catalogue_digest);
        for count in catalogue.holders() {
            holders = holders.number(count.count as u64);
        }
        let mut standings = holders;
        for award in &catalogue.awards {
            let reinstated = award.more().reinstated;
            if award.standing != Standing::Good || reinstated.is_some() {
                standings = standings.debug(&reinstated);
                standings = standings.bytes(&award.id.bits().to_le_bytes()).debug(&award.standing);
                standings = standings.debug(&award.status).debug(&award.more().reason);
            }
        }
        for erased in &catalogue.erased {
            standings = standings.debug(&(erased.id, erased.status, erased.on, erased.issuer));
        }
        // Dates and revisions stand on pages only.
        let mut told = standings;
        let mut awards: BTreeMap<AwardId, [u8; 32]> = BTreeMap::new();
        for (at, (it, coverage)) in catalogue.endorsements.iter().zip(pages.coverage()).enumerate()
        {
            let file = it.document.map(|file| sha256(&parts.sources[file].bytes));
            let signs = parts.credentials.signs_endorsement(EndorsementId::at(at));
            let stands = (it.standing(parts.as_of), it.given <= parts.as_of, coverage.holds());
            let said = Hash::new(&fingerprint::endorsement(it));
            let said = said.debug(&file).debug(&signs).debug(&stands).digest();
            told = told.bytes(&said);
            if let Endorsed::Award(id) = it.about {
                let known = awards.get(&id).copied().unwrap_or_default();
                awards.insert(id, Hash::new(&known).bytes(&said).digest());
            }
        }
        for at in 0..catalogue.versions.len() {
            told = told.debug(&pages.history(VersionId::at(at)));
        }
        Self { common, versions, awards, badges: catalogue_digest, pages: told.digest() }
    }
}
