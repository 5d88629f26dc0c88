//! Every award as a signed document, made when asked for. Deterministic: the time in a proof comes
//! from the award, never from a clock.

use std::collections::BTreeMap;

use serde_json::Value;

use super::endorsed;
use super::keyring::{Keyring, Signers};
use super::seals::fit::judge_list;
use super::seals::{Seals, rules};
use crate::content::seals::{AwardSeal, ListSeal};
use crate::formats::Documents;
use crate::ground::{Instant, Report, SourceId, Sources, Span};
use crate::model::links::Purpose;
use crate::model::{AwardId, Catalogue, EndorsementId, Endorser, IssuerId};
use crate::proof::{self, ProofError, PublicKey, data_integrity};

/// Every award as a signed document.
#[derive(Debug)]
pub struct Credentials<'a> {
    catalogue: &'a Catalogue,
    documents: &'a Documents<'a>,
    signers: Signers<'a>,
    sealed: Option<(&'a Seals, &'a Sources)>,
    locked: bool,
    as_of: Instant,
}

/// How a status list comes to be signed.
enum ListProof<'s> {
    /// With a key at hand.
    Key(Value),
    /// With the seal of the list of this day, or of an older one that still holds until the end.
    Seal(Box<SealedList<'s>>),
}

/// A status list, its seal, and who made that.
struct SealedList<'s> {
    list: Value,
    seal: ListSeal<'s>,
    key: PublicKey,
    method: &'s str,
    /// Until when an older list holds.
    older: Option<Instant>,
}

/// A document could not be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueError {
    /// No key of the issuer was in force, nor came later.
    NoKey {
        /// The issuer's slug.
        issuer: Box<str>,
        /// The date of what is to be signed.
        dated: Instant,
    },
    /// The key that was in force is not at hand.
    SecretNotAtHand {
        /// The issuer's slug.
        issuer: Box<str>,
        /// The public half, Multikey text.
        public: Box<str>,
    },
    /// No seal fits, and nothing may be signed.
    WantsSealing(String),
    /// The document cannot be signed so that every verifier agrees.
    Proof(String),
}

impl<'a> Credentials<'a> {
    /// The credentials of a catalogue, signed with the keys of the ring; status lists as of a day.
    pub fn new(
        catalogue: &'a Catalogue,
        documents: &'a Documents<'a>,
        ring: &'a Keyring,
        as_of: Instant,
    ) -> Self {
        let signers = Signers::new(catalogue, ring);
        Self { catalogue, documents, signers, sealed: None, locked: false, as_of }
    }

    /// Publishes the seals that fit, and signs only what has none; when `locked`, nothing.
    #[must_use]
    pub fn with_seals(mut self, seals: &'a Seals, sources: &'a Sources, locked: bool) -> Self {
        self.sealed = Some((seals, sources));
        self.locked = locked;
        self
    }

    /// The signed OB 3.0 credential of an award, as it is served.
    pub fn of(&self, id: AwardId) -> Result<Vec<u8>, IssueError> {
        self.signed(&self.documents.credential(id), id)
    }

    /// The credential of an award before it is signed.
    pub fn unsigned(&self, id: AwardId) -> Value {
        self.documents.credential(id)
    }

    /// Signs the credential of an award, or gives it the signature of its seal, once it was checked.
    pub fn signed(&self, document: &Value, id: AwardId) -> Result<Vec<u8>, IssueError> {
        let award = &self.catalogue[id];
        let issuer = self.catalogue.issuer_of(award);
        if let Some((seal, key, method)) = self.seal_of(id) {
            let (proof, created) = (&seal.by.proof, seal.by.created.to_string());
            return Ok(data_integrity::attach_checked(document, proof, key, method, &created)?);
        }
        self.sign(document, issuer, award.valid_from())
    }

    /// The same credential as a VC-JWT, for a recipient that has an identifier.
    pub fn token(&self, document: &Value, id: AwardId) -> Result<String, IssueError> {
        let award = &self.catalogue[id];
        if let Some((seal, key, method)) = self.seal_of(id)
            && let Some(token) = &seal.token
        {
            return Ok(proof::jwt::attach(document, token, key, method)?);
        }
        let (signer, _) = self.signer(self.catalogue.issuer_of(award), award.valid_from())?;
        Ok(proof::jwt::sign(document, signer.1, signer.0)?)
    }

    /// A signed endorsement, as it is served: what another signed, letter for letter; one of ours with
    /// the signature kept beside its text, once it was checked, or else with a key.
    pub fn endorsement(&self, id: EndorsementId, sources: &Sources) -> Result<Vec<u8>, IssueError> {
        let it = &self.catalogue[id];
        let (Endorser::Issuer(by), Some(document)) = (&it.by, self.documents.endorsement(id))
        else {
            let file = it.document.expect("what another signed stands in a file");
            return Ok(sources[file].bytes.to_vec());
        };
        if let Some((seal, key, method)) = self.seal_of_endorsement(id, &document, sources) {
            let created = seal.created.to_string();
            return Ok(data_integrity::attach_checked(
                &document,
                &seal.proof,
                key,
                method,
                &created,
            )?);
        }
        self.sign(&document, *by, it.given)
    }

    /// Endorsements of ours that a build publishes and that have no signature beside their text.
    pub fn unsealed_endorsements(&self, sources: &Sources) -> Vec<EndorsementId> {
        let ids = (0..self.catalogue.endorsements.len()).map(EndorsementId::at);
        let published = ids.filter(|id| self.catalogue[*id].is_published());
        let unsealed = published.filter(|id| {
            let document = self.documents.endorsement(*id);
            document.is_some_and(|it| self.seal_of_endorsement(*id, &it, sources).is_none())
        });
        unsealed.collect()
    }

    /// The first endorsement of ours that could not be signed.
    fn endorsement_obstacle(&self, sources: &Sources) -> Option<IssueError> {
        self.unsealed_endorsements(sources).into_iter().find_map(|id| {
            let it = &self.catalogue[id];
            let Endorser::Issuer(by) = it.by else { return None };
            match self.signer(by, it.given).err()? {
                IssueError::WantsSealing(_) => {
                    let path = format!("content/endorsements/{}.md", it.slug);
                    Some(IssueError::WantsSealing(path))
                }
                other => Some(other),
            }
        })
    }

    /// The signature kept beside the text of an endorsement of ours, when it is one of this document
    /// by a key that may have signed it.
    fn seal_of_endorsement(
        &self,
        id: EndorsementId,
        document: &Value,
        sources: &Sources,
    ) -> Option<(endorsed::Seal, &PublicKey, &str)> {
        let it = &self.catalogue[id];
        let Endorser::Issuer(by) = it.by else { return None };
        let seal = endorsed::Seal::read(sources, it.document?, document)?;
        let who = self.signers.who_sealed(by, &seal.key, it.given, seal.created);
        let (signer, key) = who.ok()?;
        Some((seal, key, &signer.verification_method))
    }

    /// A signed status list, numbered from 1.
    pub fn status_list(
        &self,
        issuer: IssuerId,
        purpose: Purpose,
        number: u32,
    ) -> Result<Vec<u8>, IssueError> {
        match self.list_proof(issuer, purpose, number)? {
            ListProof::Key(list) => self.sign(&list, issuer, valid_from(&list)),
            ListProof::Seal(it) => {
                let SealedList { list, seal, key, method, older: _ } = &*it;
                let (proof, created) = (&seal.by.proof, seal.by.created.to_string());
                Ok(data_integrity::attach_checked(list, proof, key, method, &created)?)
            }
        }
    }

    /// The first thing that could not be signed, before anything is made: awards by id, then the
    /// status lists.
    pub fn obstacle(&self, awards: impl Iterator<Item = AwardId>) -> Option<IssueError> {
        let unsealed = |id: &AwardId| !self.is_sealed(*id);
        let award = |id: AwardId| {
            let award = &self.catalogue[id];
            (self.catalogue.issuer_of(award), award.valid_from())
        };
        // Thousands of awards share a date; an issuer has few keys.
        let mut last = None;
        let mut awards =
            awards.filter(unsealed).map(award).filter(move |it| last.replace(*it) != Some(*it));
        let award = awards.find_map(|(issuer, dated)| self.signer(issuer, dated).err());
        let endorsed = || self.endorsement_obstacle(self.sealed?.1);
        award.or_else(endorsed).or_else(|| {
            self.lists().find_map(|(issuer, purpose, number)| {
                self.list_proof(issuer, purpose, number).err()
            })
        })
    }

    /// Reports what neither a seal nor a key can sign, and lists that were not sealed far enough
    /// ahead.
    pub fn look(&self, awards: impl Iterator<Item = AwardId>, report: &mut Report) {
        let mut wanting: BTreeMap<SourceId, (Span, usize)> = BTreeMap::new();
        for id in awards.filter(|id| !self.is_sealed(*id)) {
            let award = &self.catalogue[id];
            if self.signer(self.catalogue.issuer_of(award), award.valid_from()).is_err() {
                let file = wanting.entry(award.span.source).or_insert((award.span, 0));
                *file = (file.0.min(award.span), file.1 + 1);
            }
        }
        for (span, count) in wanting.into_values() {
            report.push(rules::AWARDS_WANT_SEALING.at(span).with("count", count.to_string()));
        }
        let mut ends: BTreeMap<IssuerId, Option<Instant>> = BTreeMap::new();
        for (issuer, purpose, number) in self.lists() {
            let end = match self.list_proof(issuer, purpose, number) {
                Err(_) => None,
                Ok(ListProof::Seal(it)) if it.older.is_some() => it.older,
                Ok(_) => continue,
            };
            // The first that ends speaks for all; one that has ended before any other.
            ends.entry(issuer).and_modify(|known| *known = end.min(*known)).or_insert(end);
        }
        for (issuer, end) in ends {
            let (rule, day) = match end {
                None => (&rules::LIST_WANTS_SEALING, self.as_of),
                Some(until) => (&rules::LISTS_RUN_OUT, until),
            };
            let issuer = &self.catalogue[issuer];
            let finding = rule.at(issuer.span).with("slug", issuer.slug.as_str());
            report.push(finding.with("day", day.day()));
        }
    }

    /// What signs an award, for fingerprints: its seal, or else the text of the public key.
    pub fn signs(&self, id: AwardId) -> &str {
        let sealed = self.sealed.and_then(|(seals, sources)| seals.line_of(id, sources));
        sealed.unwrap_or_else(|| {
            let award = &self.catalogue[id];
            let signer = self.signers.of(self.catalogue.issuer_of(award), award.valid_from());
            signer.map(|(signer, _)| &*signer.public).unwrap_or_default()
        })
    }

    /// Whether a seal fits an award.
    fn is_sealed(&self, id: AwardId) -> bool {
        self.sealed.is_some_and(|(seals, _)| seals.place_of(id).is_some())
    }

    /// What signs an endorsement of ours, for fingerprints: the text of the public key.
    pub fn signs_endorsement(&self, id: EndorsementId) -> &str {
        let it = &self.catalogue[id];
        let Endorser::Issuer(by) = it.by else { return "" };
        let signer = self.signers.of(by, it.given);
        signer.map(|(signer, _)| &*signer.public).unwrap_or_default()
    }

    /// What signs the lists of an issuer, for fingerprints.
    pub fn signs_lists(&self, issuer: IssuerId) -> (bool, Option<[u8; 32]>) {
        (self.locked, self.sealed.map(|(seals, _)| seals.digest_of_lists(issuer)))
    }

    /// The seal that fits an award, the key that made it, and how proofs name that key.
    fn seal_of(&self, id: AwardId) -> Option<(AwardSeal<'a>, &PublicKey, &str)> {
        let (seals, sources) = self.sealed?;
        let seal = seals.of(id, sources)?;
        let award = &self.catalogue[id];
        let (issuer, dated) = (self.catalogue.issuer_of(award), award.valid_from());
        let (key, created) = (seal.by.key, seal.by.created);
        let (signer, key) = self.signers.who_sealed(issuer, key, dated, created).ok()?;
        Some((seal, key, &signer.verification_method))
    }

    fn list_proof(
        &self,
        issuer: IssuerId,
        purpose: Purpose,
        number: u32,
    ) -> Result<ListProof<'_>, IssueError> {
        let as_of = |day| self.documents.status_list(issuer, purpose, number, day);
        let list = as_of(self.as_of);
        let from = valid_from(&list);
        let sealed = |list: Value, seal: ListSeal<'a>, older| {
            let who = judge_list(&seal, &list, issuer, &self.signers).ok();
            who.map(|(signer, key)| {
                let (key, method) = (*key, &*signer.verification_method);
                ListProof::Seal(Box::new(SealedList { list, seal, key, method, older }))
            })
        };
        let seals = || {
            let seals = self.sealed.map(|(seals, _)| seals.of_list(issuer, purpose, number));
            seals.into_iter().flatten().map(|(seal, _)| seal)
        };
        let mut now = seals().filter(|seal| seal.from == from);
        if let Some(proof) = now.find_map(|seal| sealed(list.clone(), seal, None)) {
            return Ok(proof);
        }
        let Err(cannot) = self.signer(issuer, from) else { return Ok(ListProof::Key(list)) };
        // The bits are the same, and the list has not lapsed: it only was not renewed.
        let older = seals().filter(|seal| seal.from < from).find_map(|seal| {
            let list = as_of(seal.from);
            let until = list["validUntil"].as_str().and_then(Instant::parse);
            let until = until.filter(|until| *until > self.as_of)?;
            sealed(list, seal, Some(until))
        });
        older.ok_or(cannot)
    }

    /// Every status list.
    fn lists(&self) -> impl Iterator<Item = (IssuerId, Purpose, u32)> {
        (0..self.catalogue.issuers.len()).map(IssuerId::at).flat_map(|issuer| {
            let numbers = 1..=self.documents.status_lists(issuer);
            numbers.flat_map(move |number| Purpose::ALL.map(|purpose| (issuer, purpose, number)))
        })
    }

    fn sign(
        &self,
        document: &Value,
        issuer: IssuerId,
        dated: Instant,
    ) -> Result<Vec<u8>, IssueError> {
        let ((method, key), created) = self.signer(issuer, dated)?;
        Ok(data_integrity::sign_to_bytes(document, key, method, &created.to_string())?)
    }

    fn signer(
        &self,
        issuer: IssuerId,
        dated: Instant,
    ) -> Result<((&str, &proof::SigningKey), Instant), IssueError> {
        let slug = || self.catalogue[issuer].slug.as_str().into();
        if self.locked {
            let what = format!("issuer {}, {}", self.catalogue[issuer].slug.as_str(), dated.day());
            return Err(IssueError::WantsSealing(what));
        }
        let Some((signer, created)) = self.signers.of(issuer, dated) else {
            return Err(IssueError::NoKey { issuer: slug(), dated });
        };
        let Some(key) = signer.key else {
            let public = signer.public.clone();
            return Err(IssueError::SecretNotAtHand { issuer: slug(), public });
        };
        Ok(((&signer.verification_method, key), created))
    }
}

/// From when a status list is valid.
fn valid_from(list: &Value) -> Instant {
    let from = list["validFrom"].as_str().and_then(Instant::parse);
    from.expect("a status list says from when it is valid")
}

impl From<ProofError> for IssueError {
    fn from(error: ProofError) -> Self {
        Self::Proof(error.to_string())
    }
}

impl std::fmt::Display for IssueError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoKey { issuer, dated } => {
                write!(f, "issuer {issuer} has no key for what is dated {}", dated.day())
            }
            Self::SecretNotAtHand { issuer, public } => {
                write!(f, "the secret of key {public} of issuer {issuer} is not at hand")
            }
            Self::WantsSealing(what) => write!(f, "what is signed here wants sealing: {what}"),
            Self::Proof(why) => f.write_str(why),
        }
    }
}
