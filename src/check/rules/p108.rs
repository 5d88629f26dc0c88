//! P108: a theme that makes readers' browsers ask another host.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&RULE], run, examples: &[TEMPLATE, STYLE] };

static RULE: Rule = Rule {
    code: "P108",
    severity: Severity::Error,
    message: Bilingual {
        fr: "chaque page demanderait quelque chose à {host}",
        en: "every page would ask {host} for something",
    },
    reason: Bilingual {
        fr: "Cet hôte apprendrait qui lit quel badge, sans que la personne l’ait voulu ni même su.",
        en: "That host would learn who reads which badge, without the person wanting or even knowing it.",
    },
    way_out: Bilingual {
        fr: "Posez le fichier dans `assets/` du thème, et nommez-le de là (`asset:…` dans un style) ; un lien sur lequel on clique reste permis.",
        en: "Put the file into the theme’s `assets/`, and name it from there (`asset:…` in a style); a link that people click stays allowed.",
    },
};

const TEMPLATE: Example = Example {
    bad: r#"
=== themes/blason/templates/mark.html
<p><a href="https://elsewhere.example/">Un lien</a></p>
<script src="https://elsewhere.example/count.js"></script>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ P108
"#,
    good: r#"
=== themes/blason/templates/mark.html
<p><a href="https://elsewhere.example/">Un lien</a></p>
"#,
};

const STYLE: Example = Example {
    bad: r#"
=== themes/blason/styles/own.css
@import "https://fonts.elsewhere.example/a.css";
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ P108
body { background: url(//elsewhere.example/a.png) }
                       ^^^^^^^^^^^^^^^^^^^^^^^^^ P108
"#,
    good: r#"
=== themes/blason/styles/own.css
/* From https://elsewhere.example/a.css */
body { background: url("own.png") }
"#,
};

/// Findings in one file: a file copied from elsewhere may be full of them.
const MOST: usize = 20;

/// Elements whose address a browser follows by itself.
const ASKING: [&str; 14] = [
    "script", "img", "iframe", "source", "video", "audio", "embed", "track", "link", "object",
    "input", "use", "image", "feimage",
];

/// What `rel` of a `<link>` makes a browser ask for.
const ASKING_LINKS: [&str; 9] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
];

/// What stands before an address that a style or a script asks for.
const IN_STYLES: [&str; 2] = ["url(", "@import"];
const IN_SCRIPTS: [&str; 5] = ["fetch(", "import(", "importScripts(", " from ", "import "];

fn run(Scene { catalogue, sources }: &Scene<'_>, report: &mut Report) {
    let folder = format!("themes/{}/", catalogue.settings.theme);
    let own = catalogue.settings.base_url.as_str();
    for (id, file) in sources.under(&folder) {
        let Some(text) = file.text() else { continue };
        let mut found: Vec<(usize, &str)> = Vec::new();
        match file.path.rsplit('.').next() {
            Some("html") => {
                asked_by_elements(text, &mut found);
                asked_after(text, &IN_STYLES, &mut found);
            }
            Some("css") => asked_after(text, &IN_STYLES, &mut found),
            Some("js") => asked_after(text, &IN_SCRIPTS, &mut found),
            _ => {}
        }
        found.sort_unstable();
        found.dedup();
        let foreign = found.into_iter().filter(|(_, address)| !address.starts_with(own));
        for (at, address) in foreign.take(MOST) {
            let host = address.trim_start_matches(|c: char| c != '/').trim_start_matches('/');
            let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
            let span = Span::new(id, at..at + address.len());
            report.push(RULE.at(span).with("host", host));
        }
    }
}

/// Addresses in elements that a browser follows by itself.
fn asked_by_elements<'a>(text: &'a str, found: &mut Vec<(usize, &'a str)>) {
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        at = open + 1;
        let rest = &text[at..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at += comment.find("-->").map_or(comment.len(), |end| end + 3);
            continue;
        }
        let name: String =
            rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        if !ASKING.contains(&name.as_str()) {
            continue;
        }
        let element = &rest[..rest.find('>').unwrap_or(rest.len())];
        let lower = element.to_ascii_lowercase();
        if name == "link" && !ASKING_LINKS.iter().any(|rel| lower.contains(rel)) {
            continue;
        }
        for key in ["src=", "href=", "data=", "poster=", "srcset="] {
            for (place, _) in lower.match_indices(key) {
                let value = at + place + key.len();
                found.extend(address_at(text, value));
            }
        }
        at += element.len();
    }
}

/// Addresses that come right after one of these words, outside comments.
fn asked_after<'a>(text: &'a str, words: &[&str], found: &mut Vec<(usize, &'a str)>) {
    for word in words {
        for (place, _) in text.match_indices(word) {
            let open = text[..place].rfind("/*");
            let closed = text[..place].rfind("*/");
            if open.is_some() && open > closed {
                continue;
            }
            let after = place + word.len();
            let blanks = text[after..].len() - text[after..].trim_start().len();
            let call = if text[after + blanks..].starts_with("url(") { "url(".len() } else { 0 };
            found.extend(address_at(text, after + blanks + call));
        }
    }
}

/// An absolute address of the web, perhaps in quotes, at this byte.
fn address_at(text: &str, mut at: usize) -> Option<(usize, &str)> {
    if text[at..].starts_with(['"', '\'', '`']) {
        at += 1;
    }
    let rest = &text[at..];
    let absolute = ["https://", "http://", "//"].iter().any(|start| rest.starts_with(start));
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ')' | '>' | ','))?;
    (absolute && end > "//".len()).then(|| (at, &rest[..end]))
}
