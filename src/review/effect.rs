//! What machines read of a version, before and after: the statements of its achievement, in canonical
//! form, which is what credentials sign.

use serde_json::Value;

use super::comparison::Comparison;
use super::texts::TextPair;
use crate::codec::{hex, sha256::sha256};
use crate::formats::Documents;
use crate::model::VersionId;
use crate::rdf;

/// How two achievements differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// SHA-256 of the canonical statements, before and after, in hexadecimal.
    pub digests: [String; 2],
    /// How many statements are gone.
    pub gone: usize,
    /// How many came.
    pub new: usize,
}

/// The documents of both catalogues, made once.
#[derive(Debug)]
pub struct Effects<'a>(Documents<'a>, Documents<'a>);

impl<'a> Effects<'a> {
    /// The documents of both catalogues.
    pub fn new(comparison: &Comparison<'a>) -> Self {
        let [base, head] = [comparison.base.catalogue, comparison.head.catalogue];
        Self(Documents::new(base, None), Documents::new(head, None))
    }

    /// How the achievements of two texts differ; none when one of them has no canonical form.
    pub fn of(&self, text: &TextPair<'_>) -> Option<Effect> {
        let (before, after) = (statements(&self.0, text.before)?, statements(&self.1, text.after)?);
        let lines = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort_unstable();
            lines
        };
        let (one, other) = (lines(&before), lines(&after));
        let without = |these: &[String], those: &[String]| {
            these.iter().filter(|line| those.binary_search(line).is_err()).count()
        };
        Some(Effect {
            gone: without(&one, &other),
            new: without(&other, &one),
            digests: [&before, &after].map(|text| hex::encode(&sha256(text.as_bytes()))),
        })
    }
}

impl Effect {
    /// Whether machines read the same.
    pub fn is_none(&self) -> bool {
        self.digests[0] == self.digests[1]
    }
}

/// The canonical statements of an achievement. To which others it is related is left out: that
/// changes with every new version, and no credential holds it.
fn statements(documents: &Documents<'_>, version: VersionId) -> Option<String> {
    let mut document = documents.achievement_document(version);
    if let Value::Object(members) = &mut document {
        members.shift_remove("related");
    }
    rdf::canonical(&document).ok()
}
