//! A map from path to recipe. Nothing has been made yet, and no key was needed.
//!
//! [`OUTPUTS`] lists the kinds of output; each claims its paths, with the place in the author's
//! files that a claim comes from. What every award has in common is claimed once, as a family.

mod awards;
mod documents;
mod files;
mod moved;
mod pages;
mod search;

pub use awards::delivered;
pub use moved::{Move, Old};

use std::collections::BTreeMap;

use super::manifest::AwardFiles;
use super::recipe::Recipe;
use super::{hosts, rules};
use crate::ground::{Report, Sources, Span, Uuid};
use crate::model::links::AwardFile;
use crate::model::{AwardId, Catalogue, Links, SitePath};
use crate::render::Theme;
use crate::render::search::{Facets, Words};

/// Every file of the site, and how it is made.
#[derive(Debug)]
pub struct Plan {
    /// Single files, by path.
    pub singles: Vec<Claim>,
    /// Awards that have files, by id.
    pub awards: Vec<PlannedAward>,
    /// The words of the search, by language; none where nothing tells the badges apart.
    pub words: Vec<Words>,
    /// What answers at old addresses, file by file.
    pub old: Vec<Old>,
    /// The old addresses and where they lead, as the author names them.
    pub moves: Vec<Move>,
    /// Whether drafts are published: a preview.
    pub drafts: bool,
}

/// A path, how its file is made, and where that was asked for.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The path.
    pub path: SitePath,
    /// How the file is made.
    pub recipe: Recipe,
    /// Where in the author's files; none for what every site has.
    pub span: Option<Span>,
}

/// An award and its published documents.
#[derive(Debug, Clone, Copy)]
pub struct PlannedAward {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub subject: Subject,
    /// Which documents are published.
    pub files: AwardFiles,
}

impl PlannedAward {
    /// Whether one of its documents holds a Data Integrity proof.
    pub fn wants_proof(&self) -> bool {
        let proven = [AwardFile::Json, AwardFile::Jwt, AwardFile::Png, AwardFile::Svg];
        proven.into_iter().any(|file| self.files.contains(file))
    }

    /// Whether one of its documents is a VC-JWT.
    pub fn wants_token(&self) -> bool {
        self.files.contains(AwardFile::Jwt)
    }
}

/// What stands behind an award's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An award.
    Award(AwardId),
    /// A tombstone, by its place in the catalogue.
    Erased(usize),
}

/// What the kinds of output look at while they claim.
pub struct Planner<'a> {
    catalogue: &'a Catalogue,
    sources: &'a Sources,
    theme: &'a Theme,
    links: Links,
    drafts: bool,
    facets: Facets,
    words: Vec<Words>,
    claims: Vec<Claim>,
}

/// The kinds of output, in the order of the documentation.
const OUTPUTS: &[fn(&mut Planner<'_>)] =
    &[documents::claim, pages::claim, search::claim, files::claim_site_files, files::claim_static];

/// Plans the site: every path and its recipe. Two claims on one path are findings.
pub fn plan(
    catalogue: &Catalogue,
    sources: &Sources,
    theme: &Theme,
    drafts: bool,
    report: &mut Report,
) -> Plan {
    let links = catalogue.links();
    let facets = Facets::of(catalogue, drafts);
    let words = search::words(catalogue, &facets);
    let claims = Vec::new();
    let mut planner = Planner { catalogue, sources, theme, links, drafts, facets, words, claims };
    for output in OUTPUTS {
        output(&mut planner);
    }
    let awards = awards::family(catalogue, drafts);
    let words = std::mem::take(&mut planner.words);
    let mut moved = moved::Moved::default();
    if !catalogue.settings.moved.is_empty() {
        // What two want is found below, once.
        let singles = settle(sources, planner.claims.clone(), &awards, &mut Report::new());
        moved = moved::follow(catalogue, &singles, &awards, report);
        planner.claims.append(&mut moved.claims);
    }
    let singles = settle(sources, planner.claims, &awards, report);
    let plan = Plan { singles, awards, words, old: moved.old, moves: moved.moves, drafts };
    hosts::look(catalogue, &plan, report);
    plan
}

impl Planner<'_> {
    fn claim(&mut self, path: SitePath, recipe: Recipe, span: Option<Span>) {
        self.claims.push(Claim { path, recipe, span });
    }
}

/// The claims by path, each path once.
fn settle(
    sources: &Sources,
    claims: Vec<Claim>,
    awards: &[PlannedAward],
    report: &mut Report,
) -> Vec<Claim> {
    let mut by_path: BTreeMap<String, Claim> = BTreeMap::new();
    for claim in claims {
        let award = awards::is_taken(awards, claim.path.as_str());
        let folded = claim.path.as_str().to_lowercase();
        let shown = |span: Option<Span>| match span {
            Some(span) => sources[span.source].path.to_string(),
            None => "blason".to_owned(),
        };
        if award {
            push(report, rules::TWO_CLAIMS.everywhere(), &claim, "content/awards".to_owned());
        }
        match by_path.get(&folded) {
            None => {
                by_path.insert(folded, claim);
            }
            Some(first) if first.path == claim.path => {
                push(report, rules::TWO_CLAIMS.everywhere(), &claim, shown(first.span));
            }
            Some(first) => {
                let other = first.path.to_string();
                push(report, rules::CASE_CLASH.everywhere(), &claim, other);
            }
        }
    }
    let mut singles: Vec<Claim> = by_path.into_values().collect();
    singles.sort_by(|a, b| a.path.cmp(&b.path));
    singles
}

fn push(report: &mut Report, finding: crate::ground::Diagnostic, claim: &Claim, other: String) {
    let finding = match claim.span {
        Some(span) => finding.rule.at(span),
        None => finding,
    };
    report.push(finding.with("path", claim.path.as_str()).with("other", other));
}
