//! What would be signed, looked at before the gate: a document that programs in use read in
//! different ways is a finding about the author's words, not a build that stops halfway.

use std::collections::BTreeSet;

use serde_json::Value;

use super::plan::{Plan, Subject};
use super::rules;
use crate::formats::Documents;
use crate::ground::{Report, SourceId, Sources, Span};
use crate::model::{Catalogue, EndorsementId, IssuerId, VersionId};
use crate::rdf::{self, RdfError};

/// Reports every issuer, version and award whose documents cannot be signed so that every verifier
/// agrees. What an issuer or a version is the cause of is not told again for its awards.
///
/// The awards of a version differ in the words of their own files, and all words but those with
/// rare letters are in order for everybody: one award is looked at for all, and each of them only
/// when its file holds such letters. Numbers that cannot be signed are refused where they are read.
pub fn look(catalogue: &Catalogue, sources: &Sources, plan: &Plan, report: &mut Report) {
    let documents = Documents::new(catalogue, None).with_drafts(plan.drafts);
    let embedded = super::endorsed::in_awards(catalogue, &documents, sources);
    let documents = documents.with_endorsements(embedded);
    let mut unsound = BTreeSet::new();
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let document = documents.profile_document(IssuerId::at(at));
        if !sound(&document, issuer.span, report) {
            let theirs = |id: &VersionId| catalogue[*id].issuer == IssuerId::at(at);
            unsound.extend((0..catalogue.versions.len()).map(VersionId::at).filter(theirs));
        }
    }
    for id in catalogue.published_versions(plan.drafts) {
        let document = documents.achievement_document(id);
        if !unsound.contains(&id) && !sound(&document, catalogue[id].span, report) {
            unsound.insert(id);
        }
    }
    for (at, it) in catalogue.endorsements.iter().enumerate() {
        let document = documents.endorsement(EndorsementId::at(at));
        if let Some(document) = document.filter(|_| it.is_published()) {
            sound(&document, it.span, report);
        }
    }
    let awards = sources.under("content/awards/");
    let rare = awards.filter(|(_, file)| file.text().is_some_and(has_rare_letters));
    let rare: BTreeSet<SourceId> = rare.map(|(id, _)| id).collect();
    let mut seen = BTreeSet::new();
    for planned in &plan.awards {
        let Subject::Award(id) = planned.subject else { continue };
        let award = &catalogue[id];
        let first = !seen.contains(&award.version);
        if first {
            seen.insert(award.version);
        }
        if !unsound.contains(&award.version) && (first || rare.contains(&award.span.source)) {
            sound(&documents.credential(id), award.span, report);
        }
    }
}

/// Whether a document has one canonical form for everybody.
fn sound(document: &Value, place: Span, report: &mut Report) -> bool {
    let Err(error) = rdf::canonical_to_sign(document) else { return true };
    report.push(match error {
        RdfError::UnsteadyOrder { first, second } => {
            rules::UNSTEADY_ORDER.at(place).with("first", first).with("second", second)
        }
        other => rules::UNSIGNABLE.at(place).with("why", other.to_string()),
    });
    false
}

/// Letters from U+E000 on, written as such (EE and more in UTF-8) or escaped as TOML does it.
fn has_rare_letters(text: &str) -> bool {
    text.bytes().fold(0, u8::max) >= 0xee || text.contains("\\u") || text.contains("\\U")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::SourceId;

    /// What an author writes is refused before it can come to this; what nobody thought of is not
    /// signed all the same.
    #[test]
    fn o120_what_would_escape_the_signature_is_not_signed() {
        let document = |more: &str| {
            serde_json::json!({
                "@context": [
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                ],
                "id": "https://badges.example.org/a",
                "type": "Profile",
                more: "x",
            })
        };
        let place = Span::top(SourceId(0));
        for (member, codes) in [("name", &[][..]), ("nmae", &["O120"]), ("x:y z", &["O120"])] {
            let mut report = Report::new();
            assert_eq!(sound(&document(member), place, &mut report), codes.is_empty());
            let found: Vec<_> = report.findings().iter().map(|it| it.rule.code).collect();
            assert_eq!(found, codes, "{member}");
        }
    }
}
