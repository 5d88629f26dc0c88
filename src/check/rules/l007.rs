//! L007: a base address that a forge or a preview lends for a while.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L007",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {host} » sert des fichiers bruts ou des aperçus, pas un site",
        en: "“{host}” serves raw files or previews, not a site",
    },
    reason: Bilingual {
        fr: "L’adresse change avec la branche, et les types des fichiers y sont faux : les badges deviendraient invérifiables.",
        en: "The address changes with the branch and the file types there are wrong: badges could no longer be verified.",
    },
    way_out: Bilingual {
        fr: "Publiez sous un nom de domaine à vous, ou sous les pages de la forge (github.io, gitlab.io, codeberg.page).",
        en: "Publish under a domain of your own, or under the forge’s pages (github.io, gitlab.io, codeberg.page).",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://raw.githubusercontent.com/ana/badges/main/"
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L007
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"
"#,
    good: r#"
=== blason.toml
base_url = "https://ana.github.io/badges/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"
"#,
};

/// Hosts that serve files of a repository as they are.
const RAW_HOSTS: [&str; 11] = [
    "raw.githubusercontent.com",
    "gist.githubusercontent.com",
    "gist.github.com",
    "raw.githack.com",
    "rawcdn.githack.com",
    "rawgit.com",
    "cdn.rawgit.com",
    "cdn.statically.io",
    "cdn.jsdelivr.net",
    "htmlpreview.github.io",
    "unpkg.com",
];

/// Forges: what stands there is a file of a branch, or a page about it.
const FORGES: [&str; 6] =
    ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "framagit.org", "git.sr.ht"];

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let base = &catalogue.settings.base_url;
    let host = base.host().to_ascii_lowercase();
    let forge = FORGES.contains(&host.as_str());
    if RAW_HOSTS.contains(&host.as_str()) || forge || is_preview(&host) {
        report.push(RULE.at(catalogue.settings.base_url_span).with("host", host));
    }
}

/// Whether a host is that of one branch or one deployment.
fn is_preview(host: &str) -> bool {
    let labels = host.split('.').count();
    (host.ends_with(".netlify.app") && host.contains("--"))
        || (host.ends_with(".pages.dev") && labels > 3)
        || (host.ends_with(".vercel.app") && host.contains("-git-"))
        || host.ends_with(".ngrok.io")
        || host.ends_with(".ngrok-free.app")
        || host.ends_with(".trycloudflare.com")
}
