//! `blason explain`: what a code means. Needs no catalogue.

use super::arguments::{ExplainOptions, Format};
use super::codes;
use super::{FINE, NOT_DONE};
use crate::check::explain::explain;
use crate::shell::explanation;
use crate::shell::terminal::Terminal;

/// Explains one code, or lists them all.
pub(super) fn run(options: &ExplainOptions, terminal: Terminal) -> u8 {
    let rules = codes::rules();
    let french = terminal.french;
    let text = match &options.code {
        None => match options.format {
            Format::Human => explanation::list_text(&rules, french),
            Format::Json => explanation::list_json(&rules, french),
        },
        Some(code) => {
            let known = match explain(code, &rules) {
                Ok(known) => known,
                Err(near) => return unknown(code, near, terminal),
            };
            match options.format {
                Format::Human => explanation::text(&known, french),
                Format::Json => explanation::json(&known, french),
            }
        }
    };
    terminal.print(&text);
    FINE
}

fn unknown(code: &str, near: Option<&str>, terminal: Terminal) -> u8 {
    let (what, meant, list) = if terminal.french {
        ("est le code d’aucune règle", "Vouliez-vous dire", "dit tous les codes")
    } else {
        ("is the code of no rule", "Did you mean", "says all the codes")
    };
    let what = if terminal.french {
        format!("« {code} » n’{what}")
    } else {
        format!("“{code}” {what}")
    };
    let space = if terminal.french { "\u{a0}" } else { "" };
    let meant = near.map(|near| format!("{meant} {near}{space}? ")).unwrap_or_default();
    terminal.fail(&what, Some(&format!("{meant}`blason explain --list` {list}.")));
    NOT_DONE
}
