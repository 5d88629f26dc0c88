//! `nginx.conf`: lines to include in a `server` of nginx.

use std::fmt::Write as _;

use super::{JWT_TYPE, KEPT, redirects};
use crate::model::Links;
use crate::site::plan::Move;
use crate::site::recipe::HostFile;

/// Said again in every `location` that adds a header of its own: nginx forgets those around it.
const EVERYWHERE: &str = "add_header Access-Control-Allow-Origin \"*\" always; \
                          add_header X-Content-Type-Options \"nosniff\" always;";

/// The lines for a `server` whose `root` holds the site. They read nothing beside them.
pub(super) fn server(links: &Links, moves: &[Move]) -> String {
    let root = links.root_path();
    let origin = links.base().strip_suffix(root).unwrap_or_default();
    let mut out = format!(
        "index index.html;\nautoindex off;\nerror_page 404 {root}404.html;\n\
         {}\n\
         location = {root}{} {{ return 404; }}\n",
        EVERYWHERE.replace("; add", ";\nadd"),
        HostFile::Nginx.name(),
    );
    for (folder, kept) in KEPT {
        writing(writeln!(
            out,
            "location ^~ {root}{folder}/ {{ {EVERYWHERE} add_header Cache-Control \"{kept}\"; }}"
        ));
    }
    for (ending, kind) in
        [("jwt", JWT_TYPE), ("json", "application/json"), ("atom", "application/atom+xml")]
    {
        // `types {}` alone would leave out what nginx knows itself; here one ending is meant.
        writing(writeln!(
            out,
            "location ~ \\.{ending}$ {{ {EVERYWHERE} types {{ }} default_type {kind}; }}"
        ));
    }
    for it in redirects(links, moves) {
        let (from, to) = (it.from, &it.to);
        writing(writeln!(out, "location = {from} {{ return 301 {origin}{to}; }}"));
        if it.open {
            writing(writeln!(out, "location = {from}/ {{ return 301 {origin}{to}; }}"));
        }
        if let Some(below) = &it.below {
            let pattern = from.replace('.', "\\.");
            writing(writeln!(
                out,
                "location ^~ {from}/ {{ rewrite ^{pattern}/(.+)$ {origin}{below}$1 permanent; }}"
            ));
        }
    }
    out
}

fn writing(result: std::fmt::Result) {
    result.expect("a string takes every text");
}
