//! What programs read of an award or a repair. Nothing about a person is in it.

use serde_json::{Value, json};

use super::give::Given;
use super::order::Order;
use super::repair::Repaired;
use crate::ground::{Instant, Sources};
use crate::import::headings::{Heading, Meaning};

/// What was given, or would be.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// What was asked for.
    pub order: &'a Order<'a>,
    /// What became of it.
    pub given: &'a Given,
    /// How the columns were understood.
    pub headings: &'a [Heading],
    /// The awards file.
    pub file: &'a str,
    /// Every file that was written, or would be.
    pub written: &'a [String],
    /// Whether nothing was written.
    pub dry_run: bool,
}

impl Answer<'_> {
    /// As JSON: lines of the table, ids and places of awards.
    pub fn json(&self) -> String {
        let Self { order, given, headings, file, written, dry_run } = self;
        let gifts = given.gifts.iter().map(|gift| {
            json!({
                "line": gift.line,
                "id": gift.award.id.to_string(),
                "status": gift.award.status,
                "awarded": gift.award.awarded.map(Instant::day),
            })
        });
        let already = given.already.iter();
        let already = already.map(|(line, id)| json!({ "line": line, "id": id.to_string() }));
        let twice = given.twice.iter().map(|(line, first)| json!({ "line": line, "first": first }));
        let bad = given.bad.iter();
        let bad = bad.map(|row| json!({ "line": row.line, "reason": row.trouble.word() }));
        let full = given.no_place.iter();
        let full = full.map(|line| json!({ "line": line, "reason": "no-place" }));
        let columns = headings.iter().map(|heading| {
            let meaning = heading.meaning.as_ref().map(Meaning::word);
            json!({ "heading": heading.text, "meaning": meaning })
        });
        text(&json!({
            "version": 1,
            "badge": order.name(),
            "file": file,
            "dry_run": dry_run,
            "written": written,
            "columns": columns.collect::<Vec<_>>(),
            "given": gifts.collect::<Vec<_>>(),
            "already": already.collect::<Vec<_>>(),
            "twice": twice.collect::<Vec<_>>(),
            "bad": bad.chain(full).collect::<Vec<_>>(),
        }))
    }
}

/// What became of clashes, as JSON.
pub fn repaired(repaired: &Repaired, sources: &Sources, dry_run: bool) -> String {
    let redrawn = repaired.redrawn.iter().map(|one| {
        json!({
            "file": sources[one.file].path,
            "award": one.old.to_string(),
            "id": one.id.map(|id| id.to_string()),
            "status": one.status,
        })
    });
    let stuck = repaired.stuck.iter();
    let stuck =
        stuck.map(|(id, file)| json!({ "file": sources[*file].path, "award": id.to_string() }));
    text(&json!({
        "version": 1,
        "dry_run": dry_run,
        "redrawn": redrawn.collect::<Vec<_>>(),
        "stuck": stuck.collect::<Vec<_>>(),
    }))
}

fn text(answer: &Value) -> String {
    format!("{answer:#}")
}
