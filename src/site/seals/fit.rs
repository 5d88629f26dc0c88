//! Does a seal fit what would be signed today? When it does not, what was changed since?

use std::collections::BTreeMap;

use super::{Seals, on_every_processor, rules};
use crate::content::seals::{AwardSeal, ListSeal};
use crate::formats::{Dissection, Documents};
use crate::ground::{Diagnostic, Report, SourceId, Sources, Span};
use crate::model::digest::{Half, Parts};
use crate::model::links::Purpose;
use crate::model::{AwardId, Catalogue, IssuerId, VersionId};
use crate::proof::PublicKey;
use crate::site::keyring::{Keyring, Refused, Signer, Signers};
use crate::site::plan::{Plan, PlannedAward, Subject};

/// Why a seal does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The issuer's profile is another one.
    Issuer,
    /// The badge is another one.
    Badge,
    /// The award says something else.
    Award,
    /// The award has a token now, which was not signed.
    NoToken,
    /// The key's signature does not count.
    Key(Refused),
}

/// What is to blame for seals that do not fit, so that each is told once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    Issuer(IssuerId),
    Badge(VersionId),
    Award(SourceId),
    NoToken(SourceId),
    Key(SourceId, Box<str>, Refused),
}

type Causes = BTreeMap<Cause, (Span, usize)>;

/// The key that made the seal of an award, when the seal fits a credential of these parts.
pub fn judge<'s, 'k>(
    seal: &AwardSeal<'_>,
    parts: &Parts,
    wants_token: bool,
    (catalogue, id): (&Catalogue, AwardId),
    signers: &'s Signers<'k>,
) -> Result<(&'s Signer<'k>, &'s PublicKey), Misfit> {
    let award = &catalogue[id];
    if seal.parts.issuer != parts.issuer {
        return Err(Misfit::Issuer);
    }
    if seal.parts.badge != parts.badge {
        return Err(Misfit::Badge);
    }
    if seal.parts.award != parts.award {
        return Err(Misfit::Award);
    }
    let (issuer, dated) = (catalogue.issuer_of(award), award.valid_from());
    let by = &seal.by;
    let signer = signers.who_sealed(issuer, by.key, dated, by.created).map_err(Misfit::Key)?;
    if wants_token && seal.token.is_none() { Err(Misfit::NoToken) } else { Ok(signer) }
}

/// The awards of a plan whose credentials are published, signed; by id.
pub fn wanted(plan: &Plan) -> impl Iterator<Item = (PlannedAward, AwardId)> {
    plan.awards.iter().filter_map(|planned| match planned.subject {
        Subject::Award(id) if planned.wants_proof() => Some((*planned, id)),
        _ => None,
    })
}

impl Seals {
    /// Finds the seal that fits each award, and reports those that were made for something else.
    pub fn fit(
        &mut self,
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
        if !self.awards.is_empty() {
            self.fit_awards(sources, (catalogue, documents), plan, &signers, report);
        }
        self.fit_lists((catalogue, documents), &signers, report);
    }

    fn fit_awards(
        &mut self,
        sources: &Sources,
        (catalogue, documents): (&Catalogue, &Documents<'_>),
        plan: &Plan,
        signers: &Signers<'_>,
        report: &mut Report,
    ) {
        let dissection = Dissection::new(documents);
        let wanted: Vec<(PlannedAward, AwardId)> = wanted(plan).collect();
        let this = &*self;
        let found = on_every_processor(&wanted, |part| {
            let mut causes = Causes::new();
            let mut fitting = Vec::with_capacity(part.len());
            for (planned, id) in part {
                let (first, entries) = this.entries(planned.id);
                let mut fits = None;
                let mut cause = None;
                for (at, entry) in entries.iter().enumerate() {
                    let Some(seal) = entry.seal(sources) else { continue };
                    let parts = dissection.of(*id);
                    let about = (catalogue, *id);
                    match judge(&seal, &parts, planned.wants_token(), about, signers) {
                        Ok(_) => fits = Some(first + at + 1),
                        Err(misfit) => {
                            cause = Some(of_misfit(misfit, about, entry.span(), seal.by.key));
                        }
                    }
                }
                let number = fits.map_or(0, |at| u32::try_from(at).unwrap_or(0));
                fitting.push((*id, number));
                if let Some((cause, span)) = cause.filter(|_| fits.is_none()) {
                    causes.entry(cause).or_insert((span, 0)).1 += 1;
                }
            }
            (fitting, causes)
        });
        let mut fitting = vec![0; catalogue.awards.len()];
        let mut causes = Causes::new();
        for (part, more) in found {
            for (id, number) in part {
                fitting[id.index()] = number;
            }
            for (cause, (span, count)) in more {
                let known = causes.entry(cause).or_insert((span, 0));
                *known = (known.0.min(span), known.1 + count);
            }
        }
        self.fitting = fitting;
        for (cause, (span, count)) in causes {
            report.push(said(&cause, catalogue, span).with("count", count.to_string()));
        }
    }

    /// The latest seal of each list speaks for it: has anything changed since?
    fn fit_lists(
        &self,
        (catalogue, documents): (&Catalogue, &Documents<'_>),
        signers: &Signers<'_>,
        report: &mut Report,
    ) {
        for at in 0..catalogue.issuers.len() {
            let issuer = IssuerId::at(at);
            let numbers = 1..=documents.status_lists(issuer);
            let lists = numbers.flat_map(|number| Purpose::ALL.map(|purpose| (purpose, number)));
            let mut told = Vec::new();
            for (purpose, number) in lists {
                let Some((seal, span)) = self.of_list(issuer, purpose, number).next() else {
                    continue;
                };
                let list = documents.status_list(issuer, purpose, number, seal.from);
                let Err(misfit) = judge_list(&seal, &list, issuer, signers) else { continue };
                // What happened to one list of an issuer happened to its others.
                if !told.contains(&misfit) {
                    told.push(misfit);
                    let slug = catalogue[issuer].slug.as_str();
                    report.push(said_of_list(misfit, span, seal.by.key).with("slug", slug));
                }
            }
        }
    }
}

/// The key that made the seal of a status list, when the seal fits that list.
pub fn judge_list<'s, 'k>(
    seal: &ListSeal<'_>,
    list: &serde_json::Value,
    issuer: IssuerId,
    signers: &'s Signers<'k>,
) -> Result<(&'s Signer<'k>, &'s PublicKey), Misfit> {
    let (bits, whole) = digests_of_list(list);
    if seal.bits != bits {
        return Err(Misfit::Award);
    }
    if seal.whole != whole {
        return Err(Misfit::Issuer);
    }
    let by = &seal.by;
    signers.who_sealed(issuer, by.key, seal.from, by.created).map_err(Misfit::Key)
}

/// The digests of a status list before it is signed: of its bits, and of the whole.
pub(super) fn digests_of_list(list: &serde_json::Value) -> (Half, Half) {
    let bits = list.pointer("/credentialSubject/encodedList").and_then(|bits| bits.as_str());
    let whole = serde_json::to_vec(list).expect("a Value is JSON");
    (Half::of(bits.unwrap_or_default().as_bytes()), Half::of(&whole))
}

/// What is to blame, and where to point: at what was changed, or else at the seal.
fn of_misfit(
    misfit: Misfit,
    (catalogue, id): (&Catalogue, AwardId),
    seal: Span,
    key: &str,
) -> (Cause, Span) {
    let award = &catalogue[id];
    match misfit {
        Misfit::Issuer => {
            let issuer = catalogue.issuer_of(award);
            (Cause::Issuer(issuer), catalogue[issuer].span)
        }
        Misfit::Badge => (Cause::Badge(award.version), catalogue[award.version].span),
        Misfit::Award => (Cause::Award(award.span.source), award.span),
        Misfit::NoToken => (Cause::NoToken(seal.source), seal),
        Misfit::Key(why) => (Cause::Key(seal.source, key.into(), why), seal),
    }
}

fn said(cause: &Cause, catalogue: &Catalogue, span: Span) -> Diagnostic {
    match cause {
        Cause::Issuer(id) => {
            rules::ISSUER_CHANGED.at(span).with("slug", catalogue[*id].slug.as_str())
        }
        Cause::Badge(id) => {
            let badge = &catalogue[catalogue[*id].badge];
            rules::BADGE_CHANGED.at(span).with("slug", badge.slug.as_str())
        }
        Cause::Award(_) => rules::AWARD_CHANGED.at(span),
        Cause::NoToken(_) => rules::TOKEN_WANTED.at(span),
        Cause::Key(_, key, why) => refused(*why, span, key),
    }
}

fn said_of_list(misfit: Misfit, span: Span, key: &str) -> Diagnostic {
    match misfit {
        Misfit::Award => rules::LIST_CHANGED.at(span),
        Misfit::Key(why) => refused(why, span, key).with("count", "1"),
        Misfit::Issuer | Misfit::Badge | Misfit::NoToken => rules::LIST_OTHERWISE.at(span),
    }
}

fn refused(why: Refused, span: Span, key: &str) -> Diagnostic {
    let rule = match why {
        Refused::NotListed => &rules::KEY_NOT_LISTED,
        Refused::Compromised => &rules::KEY_COMPROMISED,
        Refused::Dates => &rules::KEY_DATES,
    };
    rule.at(span).with("key", key)
}
