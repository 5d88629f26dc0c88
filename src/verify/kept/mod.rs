//! The endorsements that a catalogue keeps: does what others signed hold, is it known who signed, and
//! was each given for the text that stands now? Offline: only the catalogue's own keys are known.

pub mod rules;

use super::verdict::{Outcome, StepName, Verdict};
use super::{Fetch, FetchError, Fetched, Request, Verifier};
use crate::formats::{Documents, to_bytes};
use crate::ground::report::Told;
use crate::ground::{Instant, Report, Severity, Sources, json};
use crate::model::{
    AnswerState, Catalogue, Endorsed, Endorsement, EndorsementId, EndorsementStanding, Endorser,
    IssuerId, Links, Signer,
};
use crate::proof::demonstration_key;
use crate::render::coverage::Coverage;
use crate::site::endorsed::Seal;

/// Reports what is to be said of every endorsement on a day.
pub fn look(catalogue: &Catalogue, sources: &Sources, today: Option<Instant>, report: &mut Report) {
    if catalogue.endorsements.is_empty() {
        return;
    }
    // It stands in for keys that are not listed, on hosts that nobody owns.
    let stand_in = demonstration_key().public().to_multikey();
    let documents = Documents::new(catalogue, Some(stand_in));
    let own = OwnKeys { catalogue, documents: &documents, links: catalogue.links() };
    let coverage = Coverage::all(catalogue, &documents);
    for (at, (endorsement, coverage)) in catalogue.endorsements.iter().zip(coverage).enumerate() {
        let today = today.unwrap_or(endorsement.given);
        let standing = endorsement.standing(today);
        let shown =
            matches!(standing, EndorsementStanding::Standing | EndorsementStanding::Expired);
        let waits = standing == EndorsementStanding::Proposed;
        if let Some(signer) = endorsement.signer()
            && (shown || waits)
        {
            examine(endorsement, signer, sources, &own, today, report);
        }
        if endorsement.signer().is_none() && endorsement.is_published() {
            sealed(EndorsementId::at(at), sources, &own, report);
        }
        if waits && endorsement.signer().is_some() {
            let who = endorser(catalogue, endorsement);
            report.push(
                rules::WAITS
                    .at(endorsement.span)
                    .with("who", who)
                    .with("file", format!("content/endorsements/{}.toml", endorsement.slug)),
            );
        }
        if standing == EndorsementStanding::Expired
            && !is_renewed(catalogue, endorsement, today)
            && let Some(until) = endorsement.until
        {
            let finding = rules::EXPIRED.at(endorsement.place("until"));
            let finding = finding.with("who", endorser(catalogue, endorsement));
            report.push(finding.with("until", until.day()));
        }
        if standing == EndorsementStanding::Standing || waits {
            covered(catalogue, endorsement, &coverage, report);
        }
        if (shown || waits) && is_about_itself(&own, endorsement) {
            report.push(rules::OF_ITSELF.at(endorsement.place("by")));
        }
        let taken_back =
            matches!(standing, EndorsementStanding::Withdrawn | EndorsementStanding::Revoked);
        if taken_back && endorsement.signer().is_none() && endorsement.status.is_none() {
            report.push(rules::UNTOLD.at(endorsement.place("state")));
        }
    }
}

/// Who endorses, for a reader.
pub fn endorser(catalogue: &Catalogue, endorsement: &Endorsement) -> String {
    match &endorsement.by {
        Endorser::Issuer(id) => catalogue[*id].name.in_lang(catalogue.language()).to_owned(),
        Endorser::Signer(it) => it.name.as_deref().unwrap_or(it.issuer.as_str()).to_owned(),
    }
}

/// Verifies what another signed.
fn examine(
    endorsement: &Endorsement,
    signer: &Signer,
    sources: &Sources,
    own: &OwnKeys<'_>,
    today: Instant,
    report: &mut Report,
) {
    let Some(file) = endorsement.document else { return };
    // What has expired did hold in its time; that it has is told apart.
    let over = endorsement.until.is_some_and(|until| until <= today);
    let request = Request::at(if over { endorsement.given } else { today });
    let examination = Verifier::new(own, &request).verify(&sources[file].bytes);
    let Some(verdict) = examination.verdicts.first() else { return };
    let place = endorsement.span;
    if let Some(why) = broken(verdict) {
        report.push(rules::DOES_NOT_HOLD.at(place).with("why", why));
        return;
    }
    match (&signer.key, &verdict.key) {
        (Some(known), Some(key)) if **known == **key => {}
        (Some(known), key) => {
            let finding = rules::OTHER_KEY.at(endorsement.place("key"));
            let key = key.as_deref().unwrap_or("?");
            report.push(finding.with("key", key).with("known", &**known));
        }
        (None, key) if verdict.outcome(StepName::Key) != Some(Outcome::Passed) => {
            let finding = rules::WHO_SIGNED.at(place).with("issuer", signer.issuer.as_str());
            let file = format!("content/endorsements/{}.toml", endorsement.slug);
            report.push(finding.with("key", key.as_deref().unwrap_or("?")).with("file", file));
        }
        (None, _) => {}
    }
}

/// The signature beside a text of ours, when there is one.
fn sealed(id: EndorsementId, sources: &Sources, own: &OwnKeys<'_>, report: &mut Report) {
    let endorsement = &own.catalogue[id];
    let Some(file) = endorsement.document else { return };
    let document = own.documents.endorsement(id);
    let signed = json::read(&sources[file].bytes).ok();
    let fits = signed.is_some_and(|it| Seal::of(&it, document.as_ref()).is_some());
    let holds = || {
        let request = Request::at(endorsement.given);
        let examination = Verifier::new(own, &request).verify(&sources[file].bytes);
        let verdict = examination.verdicts.first();
        verdict.is_some_and(|it| {
            broken(it).is_none() && it.outcome(StepName::Key) == Some(Outcome::Passed)
        })
    };
    if !fits || !holds() {
        let finding = rules::SEAL_OF_ANOTHER.at(endorsement.span);
        report.push(finding.with("file", &*sources[file].path));
    }
}

/// Why an endorsement does not hold; none when nothing is known against it and its signature holds.
fn broken(verdict: &Verdict) -> Option<Told> {
    let failed = verdict.steps.iter().find(|step| step.outcome() == Outcome::Failed);
    let proof = || {
        let open = |step: &&super::Step| {
            matches!(step.name, StepName::Proof | StepName::WellFormed | StepName::Readable)
                && step.outcome() == Outcome::Open
        };
        verdict.steps.iter().find(open)
    };
    let step = failed.or_else(proof)?;
    Some(Told { fr: step.say(true), en: step.say(false) })
}

/// Was it given for the text that stands now?
fn covered(
    catalogue: &Catalogue,
    endorsement: &Endorsement,
    coverage: &Coverage,
    report: &mut Report,
) {
    let (rule, now) = match coverage {
        Coverage::Covers => return,
        Coverage::Another(now) => (&rules::ANOTHER_TEXT, now),
        Coverage::Unsaid(now) if endorsement.signer().is_some() => (&rules::NO_TEXT_SAID, now),
        Coverage::Unsaid(now) => (&rules::NO_TEXT_SAID_BY_US, now),
    };
    let mut finding = rule.at(endorsement.place("covers"));
    if endorsement.signer().is_some() && matches!(coverage, Coverage::Unsaid(_)) {
        // Who signed elsewhere need not know our ways.
        finding.severity = Severity::Advice;
    }
    let finding = finding.with("who", endorser(catalogue, endorsement));
    report.push(finding.with("digest", &**now));
}

/// Whether the same endorser endorses the same thing anew.
fn is_renewed(catalogue: &Catalogue, endorsement: &Endorsement, today: Instant) -> bool {
    let who = |it: &Endorsement| match &it.by {
        Endorser::Issuer(id) => Ok(*id),
        Endorser::Signer(it) => Err(it.issuer.clone()),
    };
    let mut others = catalogue.endorsements_of(endorsement.about).map(|id| &catalogue[id]);
    others.any(|it| {
        it.standing(today) == EndorsementStanding::Standing && who(it) == who(endorsement)
    })
}

/// Whether an issuer endorses itself, or what it issues.
fn is_about_itself(own: &OwnKeys<'_>, endorsement: &Endorsement) -> bool {
    let catalogue = own.catalogue;
    let issuer = match endorsement.about {
        Endorsed::Version(id) => catalogue[id].issuer,
        Endorsed::Issuer(id) => id,
        Endorsed::Award(id) => catalogue.issuer_of(&catalogue[id]),
    };
    match &endorsement.by {
        Endorser::Issuer(by) => *by == issuer && endorsement.answer.state == AnswerState::Accepted,
        Endorser::Signer(it) => own.links.issuer_id(&catalogue[issuer]) == it.issuer.as_str(),
    }
}

/// A window that shows the keys of the catalogue's own issuers, and nothing beyond.
struct OwnKeys<'a> {
    catalogue: &'a Catalogue,
    documents: &'a Documents<'a>,
    links: Links,
}

impl Fetch for OwnKeys<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let found = self.catalogue.issuers.iter().enumerate().find_map(|(at, issuer)| {
            let id = IssuerId::at(at);
            match self.links.did_document(issuer) {
                Some(path) if self.links.url(&path) == address => self.documents.did_document(id),
                Some(_) => None,
                None => {
                    let path = self.links.issuer_profile(&issuer.slug);
                    (self.links.url(&path) == address).then(|| self.documents.profile_document(id))
                }
            }
        });
        let document = found.ok_or(FetchError::Offline)?;
        let address = address.to_owned();
        Ok(Fetched { bytes: to_bytes(&document), media_type: None, address })
    }
}
