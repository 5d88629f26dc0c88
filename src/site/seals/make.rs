//! Sealing: the signatures of a build, made ahead where the secret keys are, as lines of files.

use std::collections::BTreeMap;

use super::fit::{digests_of_list, judge_list};
use super::prove::holds;
use super::{ENDING, Seals};
use crate::content::seals::{AwardSeal, ListSeal, SealedBy, to_text};
use crate::formats::{Dissection, Documents, Workbench};
use crate::ground::{Instant, Period, Sources, Uuid};
use crate::model::links::Purpose;
use crate::model::{AwardId, Catalogue, IssuerId};
use crate::proof;
use crate::site::credentials::IssueError;
use crate::site::keyring::{Keyring, Signers};
use crate::site::plan::{Plan, PlannedAward};

/// Seals the awards and status lists of a catalogue with the keys at hand.
#[derive(Debug)]
pub struct Sealer<'a> {
    catalogue: &'a Catalogue,
    documents: &'a Documents<'a>,
    sources: &'a Sources,
    seals: &'a Seals,
    signers: Signers<'a>,
    dissection: Dissection<'a>,
    again: bool,
}

/// What became of one seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealed {
    /// The seal that was there fits, and holds.
    Kept(String),
    /// It was made.
    Made(String),
    /// The secret of its key is not at hand; the line that was there, if there was one.
    Left {
        /// The line, which does not fit.
        line: Option<String>,
        /// The issuer.
        issuer: IssuerId,
        /// The public half of the key.
        public: Box<str>,
    },
}

/// The files of seals as they will be, by path; and what became of each seal.
#[derive(Debug, Default)]
pub struct SealFiles {
    awards: BTreeMap<String, Vec<(Uuid, String)>>,
    lists: BTreeMap<String, Vec<String>>,
    /// How many awards kept their seal.
    pub kept: usize,
    /// How many awards were sealed.
    pub made: usize,
    /// How many lists were sealed, or kept their seal.
    pub listed: usize,
    /// Awards and lists whose key is not at hand, by issuer and key.
    pub left: BTreeMap<(IssuerId, Box<str>), usize>,
}

impl<'a> Sealer<'a> {
    /// A sealer with these keys; with `again`, seals anew what is sealed.
    pub fn new(
        (catalogue, documents): (&'a Catalogue, &'a Documents<'a>),
        (sources, seals): (&'a Sources, &'a Seals),
        ring: &'a Keyring,
        again: bool,
    ) -> Self {
        let signers = Signers::new(catalogue, ring);
        let dissection = Dissection::new(documents);
        Self { catalogue, documents, sources, seals, signers, dissection, again }
    }

    /// The awards that are to be sealed, file by file: those of one file often share a badge.
    pub fn awards(&self, plan: &Plan) -> Vec<(PlannedAward, AwardId)> {
        let mut awards: Vec<_> = super::fit::wanted(plan).collect();
        awards.sort_by_key(|(planned, id)| (self.catalogue[*id].span.source, planned.id));
        awards
    }

    /// Seals some awards.
    pub fn seal(&self, awards: &[(PlannedAward, AwardId)]) -> Result<Vec<Sealed>, IssueError> {
        let mut bench = Workbench::new(self.documents);
        awards.iter().map(|(planned, id)| self.seal_one(&mut bench, planned, *id)).collect()
    }

    fn seal_one(
        &self,
        bench: &mut Workbench<'_>,
        planned: &PlannedAward,
        id: AwardId,
    ) -> Result<Sealed, IssueError> {
        let wants_token = planned.wants_token();
        if let Some(seal) = self.seals.of(id, self.sources).filter(|_| !self.again)
            && self.holds(&seal, bench.credential(id), wants_token, id)
        {
            // A token that is published no longer is not kept.
            let token = seal.token.filter(|_| wants_token);
            return Ok(Sealed::Kept(AwardSeal { token, ..seal }.to_string()));
        }
        let award = &self.catalogue[id];
        let (issuer, dated) = (self.catalogue.issuer_of(award), award.valid_from());
        let Some((signer, created)) = self.signers.of(issuer, dated) else {
            return Err(self.no_key(issuer, dated));
        };
        let Some(key) = signer.key else {
            let line = self.seals.any(planned.id, self.sources).map(|seal| seal.to_string());
            return Ok(Sealed::Left { line, issuer, public: signer.public.clone() });
        };
        let (credential, parts) = bench.dissected(id, &self.dissection);
        let (method, moment) = (&signer.verification_method, created.to_string());
        let proof = proof::data_integrity::sign_detached(credential, key, method, &moment)?;
        let token = wants_token.then(|| proof::jwt::sign_detached(credential, key, method));
        let by = SealedBy { key: &signer.public, created, proof };
        let seal = AwardSeal { id: planned.id, parts, by, token: token.transpose()? };
        Ok(Sealed::Made(seal.to_string()))
    }

    /// Whether a seal that fits is a signature of its award. Where the secret is at hand, to sign
    /// again and compare costs half as much as to check: there is one signature only.
    fn holds(
        &self,
        seal: &AwardSeal<'_>,
        credential: &serde_json::Value,
        wants_token: bool,
        id: AwardId,
    ) -> bool {
        let award = &self.catalogue[id];
        let (issuer, dated, by) = (self.catalogue.issuer_of(award), award.valid_from(), &seal.by);
        let Ok((signer, verifier)) = self.signers.who_sealed(issuer, by.key, dated, by.created)
        else {
            return false;
        };
        let Some(key) = signer.key else {
            return holds(seal, credential, wants_token, (signer, verifier));
        };
        let (method, created) = (&signer.verification_method, by.created.to_string());
        let proof = proof::data_integrity::sign_detached(credential, key, method, &created);
        let token = || proof::jwt::sign_detached(credential, key, method).ok() == seal.token;
        proof == Ok(by.proof) && (!wants_token || token())
    }

    /// Seals the status lists of an issuer: as they are on a day, and as they will be when they are
    /// renewed in its month and so many months after it, if nothing happens.
    pub fn seal_lists(
        &self,
        issuer: IssuerId,
        as_of: Instant,
        months: u32,
    ) -> Result<Vec<Sealed>, IssueError> {
        let ahead = Period::parse(&format!("P{}M", months + 1));
        let end = ahead.and_then(|ahead| as_of.month_start().after(ahead)).unwrap_or(as_of);
        let mut days = vec![as_of];
        days.extend(self.documents.list_renewals(issuer, as_of, end));
        let mut lines = Vec::new();
        for purpose in Purpose::ALL {
            for number in 1..=self.documents.status_lists(issuer) {
                for day in &days {
                    lines.push(self.seal_list(issuer, (purpose, number), *day)?);
                }
            }
        }
        Ok(lines)
    }

    fn seal_list(
        &self,
        issuer: IssuerId,
        (purpose, number): (Purpose, u32),
        day: Instant,
    ) -> Result<Sealed, IssueError> {
        let list = self.documents.status_list(issuer, purpose, number, day);
        let from = list["validFrom"].as_str().and_then(Instant::parse);
        let from = from.expect("a status list says from when it is valid");
        let known = self.seals.of_list(issuer, purpose, number).map(|(seal, _)| seal);
        let mut known = known.filter(|seal| seal.from == from);
        let holds = |seal: &ListSeal<'_>| {
            let who = judge_list(seal, &list, issuer, &self.signers);
            who.is_ok_and(|(signer, key)| {
                let (method, created) = (&signer.verification_method, seal.by.created.to_string());
                let proof = &seal.by.proof;
                proof::data_integrity::check(&list, proof, key, method, &created).is_ok()
            })
        };
        if let Some(seal) = known.find(|seal| !self.again && holds(seal)) {
            return Ok(Sealed::Kept(seal.to_string()));
        }
        let Some((signer, created)) = self.signers.of(issuer, from) else {
            return Err(self.no_key(issuer, from));
        };
        let Some(key) = signer.key else {
            let line = self.seals.of_list(issuer, purpose, number).map(|(seal, _)| seal);
            let line = line.filter(|seal| seal.from == from).map(|seal| seal.to_string()).next();
            return Ok(Sealed::Left { line, issuer, public: signer.public.clone() });
        };
        let (method, moment) = (&signer.verification_method, created.to_string());
        let proof = proof::data_integrity::sign_detached(&list, key, method, &moment)?;
        let by = SealedBy { key: &signer.public, created, proof };
        let (bits, whole) = digests_of_list(&list);
        Ok(Sealed::Made(ListSeal { purpose, number, from, bits, whole, by }.to_string()))
    }

    fn no_key(&self, issuer: IssuerId, dated: Instant) -> IssueError {
        IssueError::NoKey { issuer: self.catalogue[issuer].slug.as_str().into(), dated }
    }
}

impl SealFiles {
    /// Takes what became of the seals of some awards.
    pub fn take_awards(
        &mut self,
        (catalogue, sources): (&Catalogue, &Sources),
        awards: &[(PlannedAward, AwardId)],
        sealed: Vec<Sealed>,
    ) {
        for ((planned, id), sealed) in awards.iter().zip(sealed) {
            let line = match sealed {
                Sealed::Kept(line) => {
                    self.kept += 1;
                    Some(line)
                }
                Sealed::Made(line) => {
                    self.made += 1;
                    Some(line)
                }
                Sealed::Left { line, issuer, public } => {
                    *self.left.entry((issuer, public)).or_default() += 1;
                    line
                }
            };
            let path = &sources[catalogue[*id].span.source].path;
            let file = match self.awards.last_entry() {
                // Awards come file by file.
                Some(last) if is_beside(last.key(), path) => last.into_mut(),
                _ => self.awards.entry(beside(path)).or_default(),
            };
            file.extend(line.map(|line| (planned.id, line)));
        }
    }

    /// Takes what became of the seals of an issuer's lists.
    pub fn take_lists(&mut self, catalogue: &Catalogue, issuer: IssuerId, sealed: Vec<Sealed>) {
        let path = format!("content/issuers/{}{ENDING}", catalogue[issuer].slug.as_str());
        let mut lines = Vec::new();
        for sealed in sealed {
            match sealed {
                Sealed::Kept(line) | Sealed::Made(line) => {
                    self.listed += 1;
                    lines.push(line);
                }
                Sealed::Left { line, issuer, public } => {
                    *self.left.entry((issuer, public)).or_default() += 1;
                    lines.extend(line);
                }
            }
        }
        lines.dedup();
        self.lists.insert(path, lines);
    }

    /// The files that are to be written, each with its text; those without a text are to go.
    pub fn changes(self, sources: &Sources) -> BTreeMap<String, Option<String>> {
        let mut files: BTreeMap<String, Option<String>> = BTreeMap::new();
        for folder in ["content/awards/", "content/issuers/"] {
            let seals = sources.under(folder).filter(|(_, file)| file.path.ends_with(ENDING));
            files.extend(seals.map(|(_, file)| (file.path.to_string(), None)));
        }
        for (path, mut seals) in self.awards {
            seals.sort_unstable();
            if !seals.is_empty() {
                files.insert(path, Some(to_text(seals.into_iter().map(|(_, line)| line))));
            }
        }
        for (path, lines) in self.lists {
            if !lines.is_empty() {
                files.insert(path, Some(to_text(lines)));
            }
        }
        let same = |path: &str, text: &Option<String>| {
            let known = sources.find(path).map(|id| &*sources[id].bytes);
            known == text.as_deref().map(str::as_bytes)
        };
        files.retain(|path, text| !same(path, text));
        files
    }
}

/// The file of seals beside an awards file.
fn beside(path: &str) -> String {
    format!("{}{ENDING}", path.strip_suffix(".toml").unwrap_or(path))
}

fn is_beside(seals: &str, path: &str) -> bool {
    seals.strip_suffix(ENDING).is_some_and(|stem| path.strip_suffix(".toml") == Some(stem))
}
