//! `_headers` and `_redirects`, as Netlify, Cloudflare Pages, GitLab Pages and Codeberg Pages read
//! them.

use std::fmt::Write as _;

use super::{JWT_TYPE, KEPT, redirects};
use crate::model::Links;
use crate::site::plan::Move;

/// `_headers`. No header stands in two rules that meet: Cloudflare would join their values.
pub(super) fn headers(links: &Links) -> String {
    let root = links.root_path();
    let mut out =
        format!("{root}*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n");
    for (folder, kept) in KEPT {
        writing(write!(out, "{root}{folder}/*\n  Cache-Control: {kept}\n"));
    }
    writing(write!(out, "{root}awards/*.jwt\n  Content-Type: {JWT_TYPE}\n"));
    out
}

/// `_redirects`: an address, another one, 301. What follows a `*` is `:splat`.
pub(super) fn redirects_file(links: &Links, moves: &[Move]) -> String {
    let mut out = String::new();
    for it in redirects(links, moves) {
        let (from, to) = (it.from, &it.to);
        writing(writeln!(out, "{from} {to} 301"));
        if it.open {
            writing(writeln!(out, "{from}/ {to} 301"));
        }
        if let Some(below) = &it.below {
            writing(writeln!(out, "{from}/* {below}:splat 301"));
        }
    }
    out
}

fn writing(result: std::fmt::Result) {
    result.expect("a string takes every text");
}
