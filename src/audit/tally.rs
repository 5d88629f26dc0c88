//! What an audit found: every count, and as many findings of each rule as a person can use.

use std::collections::BTreeMap;

use crate::ground::report::{GateClosed, Judged};
use crate::ground::{Diagnostic, Report, Rule};

/// Most findings of one rule that are told; all are counted.
pub const MOST_TOLD: u64 = 50;

/// What an audit found.
#[derive(Debug, Default)]
pub struct Audited {
    /// How many files of the build were asked for.
    pub asked: u64,
    /// How many files were left aside: larger than is asked for, or none that a host serves.
    pub aside: u64,
    /// The findings that are told.
    pub report: Report,
    /// How many findings there are of each code, told or not.
    pub counts: BTreeMap<&'static str, u64>,
}

impl Audited {
    /// Notes a finding.
    pub fn note(&mut self, finding: Diagnostic) {
        let count = self.counts.entry(finding.rule.code).or_default();
        *count += 1;
        if *count <= MOST_TOLD {
            self.report.push(finding);
        }
    }

    /// Takes back the findings of a rule: a person says that it is on purpose.
    pub fn withdraw(&mut self, rule: &Rule) {
        self.counts.remove(rule.code);
        self.report.judge(|it| {
            if it.rule.code == rule.code { Judged::Silent } else { Judged::Stands(it) }
        });
    }

    /// The findings without those that only repeat what so many of their rule say already; how many
    /// were left out.
    pub fn first(&self, most: u64) -> (Report, u64) {
        let (mut first, mut told) = (Report::new(), BTreeMap::<&str, u64>::new());
        for finding in self.report.sorted() {
            let count = told.entry(finding.rule.code).or_default();
            if *count < most {
                *count += 1;
                first.push(finding.clone());
            }
        }
        let all: u64 = self.counts.values().sum();
        (first, all - told.values().sum::<u64>())
    }

    /// Whether the world sees what was built.
    pub fn gate(&self) -> Result<(), GateClosed> {
        self.report.gate()
    }
}
