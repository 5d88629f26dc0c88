//! Every signature that would be published, checked: a seal comes from the repository, and a wrong
//! one must never be published.

use super::fit::{judge_list, wanted};
use super::{Seals, on_every_processor, rules};
use crate::content::seals::AwardSeal;
use crate::formats::{Documents, Workbench};
use crate::ground::{Report, Sources, Span};
use crate::model::links::Purpose;
use crate::model::{AwardId, Catalogue, IssuerId};
use crate::proof::{self, PublicKey};
use crate::site::keyring::{Keyring, Signer, Signers};
use crate::site::plan::Plan;

impl Seals {
    /// Reports every seal that fits and whose signature is not one of what it seals.
    pub fn prove(
        &self,
        sources: &Sources,
        (catalogue, documents): (&Catalogue, &Documents<'_>),
        plan: &Plan,
        report: &mut Report,
    ) {
        if self.is_empty() {
            return;
        }
        let ring = Keyring::default();
        let signers = Signers::new(catalogue, &ring);
        let sealed: Vec<_> = wanted(plan).filter(|(_, id)| self.place_of(*id).is_some()).collect();
        let wrong = on_every_processor(&sealed, |part| {
            let mut bench = Workbench::new(documents);
            let mut wrong: Vec<(Span, AwardId)> = Vec::new();
            for (planned, id) in part {
                let Some(seal) = self.of(*id, sources) else { continue };
                let (award, by) = (&catalogue[*id], &seal.by);
                let (issuer, dated) = (catalogue.issuer_of(award), award.valid_from());
                let who = signers.who_sealed(issuer, by.key, dated, by.created);
                let Ok(who) = who else { continue };
                let wants_token = planned.wants_token();
                let holds = holds(&seal, bench.credential(*id), wants_token, who);
                wrong.extend(self.place_of(*id).filter(|_| !holds).map(|span| (span, *id)));
            }
            wrong
        });
        for (span, id) in wrong.into_iter().flatten() {
            report.push(rules::FORGED.at(span).with("what", catalogue[id].id.to_string()));
        }
        self.prove_lists((catalogue, documents), &signers, report);
    }

    fn prove_lists(
        &self,
        (catalogue, documents): (&Catalogue, &Documents<'_>),
        signers: &Signers<'_>,
        report: &mut Report,
    ) {
        for at in 0..catalogue.issuers.len() {
            let issuer = IssuerId::at(at);
            let numbers = 1..=documents.status_lists(issuer);
            for (purpose, number) in
                numbers.flat_map(|number| Purpose::ALL.map(|purpose| (purpose, number)))
            {
                for (seal, span) in self.of_list(issuer, purpose, number) {
                    let list = documents.status_list(issuer, purpose, number, seal.from);
                    let Ok((signer, key)) = judge_list(&seal, &list, issuer, signers) else {
                        continue;
                    };
                    let created = seal.by.created.to_string();
                    let method = &signer.verification_method;
                    let proof = &seal.by.proof;
                    if proof::data_integrity::check(&list, proof, key, method, &created).is_err() {
                        let what = format!("{}-{number}", purpose.as_str());
                        report.push(rules::FORGED.at(span).with("what", what));
                    }
                }
            }
        }
    }
}

/// Whether a seal that fits is a signature of this credential, and of its token where one is wanted.
pub(super) fn holds(
    seal: &AwardSeal<'_>,
    credential: &serde_json::Value,
    wants_token: bool,
    (signer, key): (&Signer<'_>, &PublicKey),
) -> bool {
    let (method, by) = (&signer.verification_method, &seal.by);
    let created = by.created.to_string();
    let proof = proof::data_integrity::check(credential, &by.proof, key, method, &created).is_ok();
    let token = || match seal.token.filter(|_| wants_token) {
        Some(token) => proof::jwt::attach(credential, &token, key, method).is_ok(),
        None => !wants_token,
    };
    proof && token()
}
