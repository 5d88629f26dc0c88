//! What static hosts read and what they bear: one table of hosts, the files written for each, and
//! the numbers of files that they take.
//!
//! Everything served is public, so every file may be read from pages of other sites (CORS);
//! documents keep `application/json`, the one type that every host sends and every verifier takes.

mod apache;
mod nginx;
mod rules;
mod types;
mod underscore;

pub use rules::TOO_MANY_FILES;
pub use types::media_type;

use super::manifest::AwardFiles;
use super::plan::{Move, Plan};
use super::recipe::HostFile;
use crate::ground::Report;
use crate::model::{Catalogue, Links};

/// A host and what it asks for.
struct Host {
    /// Its word in `blason.toml`.
    word: &'static str,
    /// Its name.
    name: &'static str,
    /// The files that are written for it.
    files: &'static [HostFile],
    /// How many files it takes, as its documentation said in 2026; none where it names no number.
    most_files: Option<usize>,
}

/// Every host that can be named.
static HOSTS: &[Host] = &[
    host("apache", "Apache", &[HostFile::Htaccess], None),
    host("caddy", "Caddy", &[], None),
    host(
        "cloudflare-pages",
        "Cloudflare Pages",
        &[HostFile::Headers, HostFile::Redirects],
        Some(20_000),
    ),
    host("codeberg-pages", "Codeberg Pages", &[HostFile::Redirects], None),
    host("github-pages", "GitHub Pages", &[], None),
    host("gitlab-pages", "GitLab Pages", &[HostFile::Redirects], Some(200_000)),
    host("netlify", "Netlify", &[HostFile::Headers, HostFile::Redirects], None),
    host("nginx", "nginx", &[HostFile::Nginx], None),
];

const fn host(
    word: &'static str,
    name: &'static str,
    files: &'static [HostFile],
    most_files: Option<usize>,
) -> Host {
    Host { word, name, files, most_files }
}

/// The files that these hosts read, each once.
pub fn files(named: &[Box<str>]) -> impl Iterator<Item = HostFile> {
    let all = [HostFile::Headers, HostFile::Redirects, HostFile::Htaccess, HostFile::Nginx];
    let wanted: Vec<&[HostFile]> = chosen(named).map(|host| host.files).collect();
    all.into_iter().filter(move |file| wanted.iter().any(|files| files.contains(file)))
}

/// The text of a host's file.
pub fn text(file: HostFile, links: &Links, moves: &[Move]) -> String {
    match file {
        HostFile::Headers => underscore::headers(links),
        HostFile::Redirects => underscore::redirects_file(links, moves),
        HostFile::Htaccess => apache::htaccess(links, moves),
        HostFile::Nginx => nginx::server(links, moves),
    }
}

/// Where a host leads that was told the redirects: a path on the same host, with its fragment.
/// `address` is decoded, from the first `/`.
pub fn redirected(links: &Links, moves: &[Move], address: &str) -> Option<String> {
    redirects(links, moves).into_iter().find_map(|it| {
        let rest = address.strip_prefix(it.from)?;
        match (rest, &it.below) {
            ("", _) => Some(it.to),
            ("/", _) if it.open => Some(it.to),
            (rest, Some(below)) => {
                let rest = rest.strip_prefix('/').filter(|rest| !rest.is_empty())?;
                rest.bytes().all(is_plain).then(|| format!("{below}{rest}"))
            }
            _ => None,
        }
    })
}

/// Reports the hosts that take fewer files than the site has.
pub fn look(catalogue: &Catalogue, plan: &Plan, report: &mut Report) {
    let awards: usize = plan.awards.iter().map(|it| AwardFiles::len(it.files)).sum();
    let files = plan.singles.len() + awards;
    for host in chosen(&catalogue.settings.hosts) {
        let Some(most) = host.most_files.filter(|most| files > *most) else { continue };
        let finding = TOO_MANY_FILES.at(catalogue.settings.span).with("host", host.name);
        report.push(finding.with("files", files.to_string()).with("most", most.to_string()));
    }
}

impl HostFile {
    /// The file's name, at the root of the site.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headers => "_headers",
            Self::Redirects => "_redirects",
            Self::Htaccess => ".htaccess",
            Self::Nginx => "nginx.conf",
        }
    }
}

/// How long a file may be kept without asking again; first match wins, by the folder's name.
const KEPT: &[(&str, &str)] = &[
    // Their names hold their digests.
    ("assets", "public, max-age=31536000, immutable"),
    // Who verifies wants to know what was revoked today.
    ("status", "public, max-age=300"),
];

/// The type of a VC-JWT (Securing Verifiable Credentials using JOSE and COSE, section 6.1.1); no
/// server knows it.
const JWT_TYPE: &str = "application/vc+jwt";

/// A redirect as every host can be told it: addresses without a letter that any of them would read
/// as something else.
struct Redirect<'a> {
    /// The old address, without a `/` at its end.
    from: &'a str,
    /// Whether the old address is a folder or a page: it may be asked for with or without `/`.
    open: bool,
    /// The new address on the same host, with its fragment.
    to: String,
    /// Where what stood below went, with a `/` at its end.
    below: Option<String>,
}

/// The redirects that can be told. At other old addresses, the file that stands there answers.
fn redirects<'a>(links: &Links, moves: &'a [Move]) -> Vec<Redirect<'a>> {
    let plain = |text: &str| text.bytes().all(is_plain);
    let told = moves.iter().map(|it| {
        let to = links.on_host(&it.to);
        let from = it.from.trim_end_matches('/');
        let open = it.from.ends_with('/')
            || !from.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let fragment = it.fragment.strip_prefix('#').filter(|rest| plain(rest) && !rest.is_empty());
        let below = it.folder.then(|| to.clone());
        let to = fragment.map_or_else(|| to.clone(), |rest| format!("{to}#{rest}"));
        (Redirect { from, open, to, below }, links.on_host(&it.to))
    });
    told.filter(|(it, to)| plain(it.from) && plain(to)).map(|(it, _)| it).collect()
}

/// Whether a letter of an address means itself everywhere.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte)
}

fn chosen(named: &[Box<str>]) -> impl Iterator<Item = &'static Host> {
    HOSTS.iter().filter(move |host| named.iter().any(|word| **word == *host.word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Lang, Slug};

    fn links(base: &str) -> Links {
        Links::of(base, Slug::parse("a").unwrap(), Lang::parse("fr").unwrap())
    }

    fn moves(links: &Links) -> Vec<Move> {
        let to = |path: &str| links.root(path);
        let it = |from: &str, path, fragment: &str, folder| Move {
            from: from.into(),
            to: to(path),
            fragment: fragment.into(),
            folder,
        };
        vec![
            it("/b/old/", "badges/new/index.html", "", true),
            it("/b/one.json", "badges/new/1/badgeclass.json", "", false),
            it("/b/about", "index.html", "#who", false),
            it("/b/x\" }", "index.html", "", false),
        ]
    }

    #[test]
    fn a_host_gets_its_files_and_no_other() {
        let of = |words: &[&str]| {
            let words: Vec<Box<str>> = words.iter().map(|it| Box::from(*it)).collect();
            files(&words).map(HostFile::name).collect::<Vec<_>>()
        };
        assert!(of(&[]).is_empty());
        assert!(of(&["github-pages", "caddy"]).is_empty());
        assert_eq!(
            of(&["netlify", "apache", "gitlab-pages"]),
            ["_headers", "_redirects", ".htaccess"]
        );
        assert_eq!(of(&["nginx"]), ["nginx.conf"]);
    }

    #[test]
    fn redirects_are_told_to_each_host_in_its_own_words() {
        let links = links("https://e.org/b/");
        let moves = moves(&links);
        let told = |file| text(file, &links, &moves);
        assert_eq!(
            told(HostFile::Redirects),
            "/b/old /b/badges/new/ 301\n/b/old/ /b/badges/new/ 301\n\
             /b/old/* /b/badges/new/:splat 301\n\
             /b/one.json /b/badges/new/1/badgeclass.json 301\n\
             /b/about /b/#who 301\n/b/about/ /b/#who 301\n"
        );
        let apache = told(HostFile::Htaccess);
        assert!(
            apache.contains("RedirectMatch 301 \"^/b/old/?$\" \"https://e.org/b/badges/new/\"\n")
        );
        assert!(apache.contains("\"^/b/old/(.+)$\" \"https://e.org/b/badges/new/$1\"\n"));
        assert!(apache.contains("\"^/b/one\\.json$\" "), "{apache}");
        let nginx = told(HostFile::Nginx);
        assert!(nginx.contains("location = /b/old { return 301 https://e.org/b/badges/new/; }\n"));
        assert!(nginx.contains("location = /b/one.json {"));
        for text in [told(HostFile::Redirects), apache, nginx] {
            assert!(!text.contains("x\""), "a letter that ends a word passes: {text}");
        }
    }

    #[test]
    fn old_addresses_lead_where_hosts_were_told() {
        let links = links("https://e.org/b/");
        let moves = moves(&links);
        let to = |address: &str| redirected(&links, &moves, address);
        for old in ["/b/old", "/b/old/"] {
            assert_eq!(to(old).as_deref(), Some("/b/badges/new/"));
        }
        let below = to("/b/old/1/image.svg");
        assert_eq!(below.as_deref(), Some("/b/badges/new/1/image.svg"));
        assert_eq!(to("/b/one.json").as_deref(), Some("/b/badges/new/1/badgeclass.json"));
        assert_eq!(to("/b/about/").as_deref(), Some("/b/#who"));
        for none in ["/b/one.json/", "/b/older", "/b/about/x", "/b/old/é", "/b/"] {
            assert_eq!(to(none), None, "{none}");
        }
    }

    #[test]
    fn headers_name_every_folder_below_the_base() {
        let headers = text(HostFile::Headers, &links("https://e.org/b/"), &[]);
        assert!(headers.starts_with("/b/*\n  Access-Control-Allow-Origin: *\n"), "{headers}");
        assert!(headers.contains("\n/b/status/*\n  Cache-Control: public, max-age=300\n"));
        assert!(headers.contains("\n/b/awards/*.jwt\n  Content-Type: application/vc+jwt\n"));
    }
}
