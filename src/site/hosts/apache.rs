//! `.htaccess`, as Apache 2.4 reads it. Every module that a shared host may lack is asked for first;
//! what needs `AllowOverride` stands in the documentation.

use std::fmt::Write as _;

use super::{JWT_TYPE, KEPT, redirects};
use crate::model::Links;
use crate::site::plan::Move;

/// `.htaccess` of the site's root.
pub(super) fn htaccess(links: &Links, moves: &[Move]) -> String {
    let root = links.root_path();
    let origin = links.base().strip_suffix(root).unwrap_or_default();
    // A list of the files would give away the addresses of awards, which nobody can guess.
    let mut out = format!(
        "Options -Indexes\nDirectoryIndex index.html\nErrorDocument 404 {root}404.html\n\
         AddDefaultCharset utf-8\n\
         <IfModule mod_mime.c>\n\
         AddType application/json .json\n\
         AddType {JWT_TYPE} .jwt\n\
         AddType application/atom+xml .atom\n\
         AddType image/svg+xml .svg\n\
         AddType text/javascript .js\n\
         AddCharset utf-8 .json .atom .svg .js .css .txt .xml\n\
         </IfModule>\n\
         <IfModule mod_headers.c>\n\
         Header always set Access-Control-Allow-Origin \"*\"\n\
         Header always set X-Content-Type-Options \"nosniff\"\n"
    );
    for (folder, kept) in KEPT {
        let test = format!(
            "%{{REQUEST_STATUS}} == 200 && %{{REQUEST_URI}} =~ m#^{}{folder}/#",
            escaped(root)
        );
        writing(writeln!(out, "Header set Cache-Control \"{kept}\" \"expr={test}\""));
    }
    out.push_str("</IfModule>\n");
    let redirects = redirects(links, moves);
    if !redirects.is_empty() {
        out.push_str("<IfModule mod_alias.c>\n");
        for it in redirects {
            let (from, slash) = (escaped(it.from), if it.open { "/?" } else { "" });
            writing(writeln!(out, "RedirectMatch 301 \"^{from}{slash}$\" \"{origin}{}\"", it.to));
            if let Some(below) = &it.below {
                writing(writeln!(out, "RedirectMatch 301 \"^{from}/(.+)$\" \"{origin}{below}$1\""));
            }
        }
        out.push_str("</IfModule>\n");
    }
    out
}

/// An address in a regular expression: of its letters, only the dot means something there.
fn escaped(address: &str) -> String {
    address.replace('.', "\\.")
}

fn writing(result: std::fmt::Result) {
    result.expect("a string takes every text");
}
