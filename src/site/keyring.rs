//! The secret keys at hand, and which one signs what.

use std::collections::BTreeMap;

use crate::ground::Instant;
use crate::model::{Catalogue, Issuer, IssuerId};
use crate::proof::{PublicKey, SigningKey, demonstration_key};

/// The secret keys at hand, by the text of their public halves.
#[derive(Debug, Default)]
pub struct Keyring {
    keys: BTreeMap<String, SigningKey>,
}

/// Who signs for each issuer, and when.
#[derive(Debug)]
pub struct Signers<'k> {
    by_issuer: Vec<Vec<Signer<'k>>>,
    withdrawn: Vec<Vec<Box<str>>>,
    missing: Vec<(IssuerId, Box<str>)>,
}

/// Why a key's signature of something does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refused {
    /// The issuer does not list it.
    NotListed,
    /// It is compromised.
    Compromised,
    /// It may not sign on that date, or would say another moment.
    Dates,
}

/// A key of an issuer, its secret half at hand or not.
#[derive(Debug)]
pub struct Signer<'k> {
    /// The identifier of the key in proofs.
    pub verification_method: String,
    /// The secret half, when it is at hand.
    pub key: Option<&'k SigningKey>,
    /// The public half, Multikey text.
    pub public: Box<str>,
    /// The public half, to check with.
    pub verifier: Option<PublicKey>,
    from: Option<Instant>,
    until: Option<Instant>,
}

impl Keyring {
    /// A ring of these keys.
    pub fn new(keys: impl IntoIterator<Item = SigningKey>) -> Self {
        Self { keys: keys.into_iter().map(|key| (key.public().to_multikey(), key)).collect() }
    }

    /// Adds the built-in demonstration key, which is known to everybody and signs for reserved
    /// hosts only.
    #[must_use]
    pub fn with_demonstration_key(mut self) -> Self {
        let key = demonstration_key();
        self.keys.insert(key.public().to_multikey(), key);
        self
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl<'k> Signers<'k> {
    /// Who signs for each issuer of the catalogue. The demonstration key stands in for the keys of
    /// an issuer that lists none, on reserved hosts only.
    pub fn new(catalogue: &Catalogue, ring: &'k Keyring) -> Self {
        let links = catalogue.links();
        let reserved = catalogue.settings.is_demonstration_host();
        let demonstration = demonstration_key().public().to_multikey();
        let mut missing = Vec::new();
        let signer = |issuer: &Issuer, public: &str, from, until| Signer {
            verification_method: links.verification_method(issuer, public),
            // What the program refuses for a real host, it refuses here: no other way leads past.
            key: ring.keys.get(public).filter(|_| reserved || public != demonstration),
            public: public.into(),
            verifier: PublicKey::from_multikey(public)
                .ok()
                .filter(|key| reserved || !key.is_demonstration()),
            from,
            until,
        };
        let mut by_issuer = Vec::with_capacity(catalogue.issuers.len());
        for (at, issuer) in catalogue.issuers.iter().enumerate() {
            let usable = issuer.keys.iter().filter(|key| key.compromised.is_none());
            let mut signers: Vec<Signer<'k>> =
                usable.map(|key| signer(issuer, &key.public, key.from, key.until)).collect();
            if issuer.keys.is_empty() && reserved {
                signers.push(signer(issuer, &demonstration, None, None));
            }
            signers.sort_by_key(|it| it.from);
            let absent = signers.iter().filter(|it| it.key.is_none());
            missing.extend(absent.map(|it| (IssuerId::at(at), it.public.clone())));
            by_issuer.push(signers);
        }
        let withdrawn = |issuer: &Issuer| {
            let keys = issuer.keys.iter().filter(|key| key.compromised.is_some());
            keys.map(|key| key.public.clone()).collect()
        };
        let withdrawn = catalogue.issuers.iter().map(withdrawn).collect();
        Self { by_issuer, withdrawn, missing }
    }

    /// The key that signs something of an issuer dated at this instant, and the moment that its
    /// proof names: the instant itself, or the key's first, for what is older than every key.
    ///
    /// Rotating a key therefore changes nothing that is already published.
    pub fn of(&self, issuer: IssuerId, dated: Instant) -> Option<(&Signer<'k>, Instant)> {
        let signers = &self.by_issuer[issuer.index()];
        let begun = |it: &&Signer<'_>| it.from.is_none_or(|from| from <= dated);
        let ended = |it: &Signer<'_>| it.until.is_some_and(|until| until <= dated);
        let in_force = signers.iter().rev().filter(begun).find(|it| !ended(it));
        let later = || signers.iter().find(|it| it.from.is_some_and(|from| from > dated));
        let signer = in_force.or_else(later)?;
        Some((signer, signer.from.map_or(dated, |from| from.max(dated))))
    }

    /// The key that made a signature of something dated at this instant, when that signature counts:
    /// the issuer lists the key, it may sign on that date, and names the moment that it would name.
    ///
    /// Another key than the one that would sign today may have signed: dates of keys overlap.
    pub fn who_sealed(
        &self,
        issuer: IssuerId,
        public: &str,
        dated: Instant,
        created: Instant,
    ) -> Result<(&Signer<'k>, &PublicKey), Refused> {
        if self.withdrawn[issuer.index()].iter().any(|key| **key == *public) {
            return Err(Refused::Compromised);
        }
        let listed = self.by_issuer[issuer.index()].iter().filter(|it| *it.public == *public);
        let mut listed = listed.filter_map(|it| Some((it, it.verifier.as_ref()?))).peekable();
        if listed.peek().is_none() {
            return Err(Refused::NotListed);
        }
        let counts = |it: &Signer<'_>| {
            created == it.from.map_or(dated, |from| from.max(dated))
                && it.until.is_none_or(|until| created < until)
        };
        listed.find(|(it, _)| counts(it)).ok_or(Refused::Dates)
    }

    /// Keys that issuers list and whose secret halves are not at hand.
    pub fn missing(&self) -> &[(IssuerId, Box<str>)] {
        &self.missing
    }
}
