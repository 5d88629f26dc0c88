//! Every award as a signed document, made when asked for. Deterministic: the time in a proof comes
//! from the award, never from a clock.

use serde_json::Value;

use super::keyring::{Keyring, Signers};
use crate::formats::Documents;
use crate::ground::Instant;
use crate::model::links::Purpose;
use crate::model::{AwardId, Catalogue, IssuerId};
use crate::proof::{self, ProofError};

/// Every award as a signed document.
#[derive(Debug)]
pub struct Credentials<'a> {
    catalogue: &'a Catalogue,
    documents: &'a Documents<'a>,
    signers: Signers<'a>,
    as_of: Instant,
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
        Self { catalogue, documents, signers: Signers::new(catalogue, ring), as_of }
    }

    /// The signed OB 3.0 credential of an award, as it is served.
    pub fn of(&self, id: AwardId) -> Result<Vec<u8>, IssueError> {
        self.signed(&self.documents.credential(id), id)
    }

    /// The credential of an award before it is signed.
    pub fn unsigned(&self, id: AwardId) -> Value {
        self.documents.credential(id)
    }

    /// Signs the credential of an award.
    pub fn signed(&self, document: &Value, id: AwardId) -> Result<Vec<u8>, IssueError> {
        let award = &self.catalogue[id];
        let issuer = self.catalogue.issuer_of(award);
        self.sign(document, issuer, award.valid_from())
    }

    /// The same credential as a VC-JWT, for a recipient that has an identifier.
    pub fn token(&self, document: &Value, id: AwardId) -> Result<String, IssueError> {
        let award = &self.catalogue[id];
        let (signer, _) = self.signer(self.catalogue.issuer_of(award), award.valid_from())?;
        Ok(proof::jwt::sign(document, signer.1, signer.0)?)
    }

    /// A signed status list, numbered from 1.
    pub fn status_list(
        &self,
        issuer: IssuerId,
        purpose: Purpose,
        number: u32,
    ) -> Result<Vec<u8>, IssueError> {
        let list = self.documents.status_list(issuer, purpose, number, self.as_of);
        let from = list["validFrom"].as_str().and_then(Instant::parse);
        self.sign(&list, issuer, from.expect("a status list says from when it is valid"))
    }

    /// The first thing that could not be signed, before anything is made: awards by id, then the
    /// status lists.
    pub fn obstacle(&self, awards: impl Iterator<Item = AwardId>) -> Option<IssueError> {
        let award = |id: AwardId| {
            let award = &self.catalogue[id];
            (self.catalogue.issuer_of(award), award.valid_from())
        };
        // Thousands of awards share a date; an issuer has few keys.
        let mut last = None;
        let awards = awards.map(award).filter(move |it| last.replace(*it) != Some(*it));
        let issuers = (0..self.catalogue.issuers.len()).map(IssuerId::at);
        awards
            .chain(issuers.map(|issuer| (issuer, self.as_of.month_start())))
            .find_map(|(issuer, dated)| self.signer(issuer, dated).err())
    }

    /// The text of the public key that signs an award, for fingerprints.
    pub fn key_of(&self, id: AwardId) -> Option<&str> {
        let award = &self.catalogue[id];
        let signer = self.signers.of(self.catalogue.issuer_of(award), award.valid_from());
        signer.map(|(signer, _)| &*signer.public)
    }

    fn sign(
        &self,
        document: &Value,
        issuer: IssuerId,
        dated: Instant,
    ) -> Result<Vec<u8>, IssueError> {
        let ((method, key), created) = self.signer(issuer, dated)?;
        Ok(proof::data_integrity::sign_to_bytes(document, key, method, &created.to_string())?)
    }

    fn signer(
        &self,
        issuer: IssuerId,
        dated: Instant,
    ) -> Result<((&str, &proof::SigningKey), Instant), IssueError> {
        let slug = || self.catalogue[issuer].slug.as_str().into();
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
            Self::Proof(why) => f.write_str(why),
        }
    }
}
