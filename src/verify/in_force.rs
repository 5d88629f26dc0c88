//! Does it hold at the moment asked about? (OB 3.0 section 9; VC Data Model 2.0, "Validity Period".)

use serde_json::{Map, Value};

use super::reasons;
use super::verdict::{Step, StepName};
use crate::ground::Instant;
use crate::proof::moment;

/// From when and until when a document holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
}

impl Period {
    /// The period that a document states, in the words of either data model: the later beginning
    /// and the earlier end.
    pub(super) fn of(document: &Map<String, Value>) -> Self {
        let date = |name: &str| document.get(name).and_then(Value::as_str).and_then(moment);
        let both =
            |a: Option<Instant>, b: Option<Instant>, pick: fn(Instant, Instant) -> Instant| {
                a.zip(b).map(|(a, b)| pick(a, b)).or(a).or(b)
            };
        Self {
            from: both(date("validFrom"), date("issuanceDate"), Ord::max),
            until: both(date("validUntil"), date("expirationDate"), Ord::min),
        }
    }

    /// The step at a moment, for a proof that may have a period of its own.
    pub(super) fn step(self, proof: Period, now: Instant) -> Step {
        let said = |reason: &'static reasons::Reason| reason.step(StepName::InForce);
        if let Some(from) = self.from.max(proof.from).filter(|from| now < *from) {
            said(&reasons::FORCE_NOT_YET).with("date", from.to_string())
        } else if let Some(until) = self.until.filter(|until| *until < now) {
            said(&reasons::FORCE_EXPIRED).with("date", until.to_string())
        } else if let Some(end) = proof.until.filter(|end| *end < now) {
            said(&reasons::FORCE_PROOF_ENDED).with("date", end.to_string())
        } else if let Some(until) = self.until {
            said(&reasons::FORCE_UNTIL).with("date", until.to_string())
        } else {
            said(&reasons::FORCE_WITHOUT_END)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn moments_are_compared_as_moments() {
        let document = json!({
            "validFrom": "2026-01-15T00:30:00+01:00",
            "validUntil": "2027-01-15T00:30:00+01:00",
        });
        let period = Period::of(document.as_object().unwrap());
        let at = |text: &str| Instant::parse(text).unwrap();
        for (now, code) in [
            ("2026-01-14T23:29:59Z", "force.not_yet"),
            ("2026-01-14T23:30:00Z", "force.until"),
            ("2027-01-14T23:30:00Z", "force.until"),
            ("2027-01-14T23:30:01Z", "force.expired"),
        ] {
            assert_eq!(period.step(Period::default(), at(now)).reason.code, code, "{now}");
        }
        let ended =
            period.step(Period { from: None, until: Some(at("2026-06-01")) }, at("2026-06-02"));
        assert_eq!(ended.reason.code, "force.proof_ended");
        assert_eq!(
            Period::default().step(Period::default(), at("2026-06-02")).reason.code,
            "force.without_end"
        );
    }

    #[test]
    fn of_two_data_models_the_narrower_period_counts() {
        let document = json!({
            "issuanceDate": "2020-01-01T00:00:00Z",
            "validFrom": "2021-01-01T00:00:00Z",
            "expirationDate": "2030-01-01T00:00:00Z",
            "validUntil": "2029-01-01T00:00:00Z",
        });
        let period = Period::of(document.as_object().unwrap());
        assert_eq!(period.from, Instant::parse("2021-01-01"));
        assert_eq!(period.until, Instant::parse("2029-01-01"));
    }
}
