//! Where each thing lives on the site. Addresses are promises: no other module writes one.

use super::badge::BadgeVersion;
use super::catalogue::Catalogue;
use super::illustration::Illustration;
use super::issuer::{Identity, Issuer};
use crate::ground::{Lang, Slug, Uuid};

/// Places in one status list (Bitstring Status List 1.0: at least 131,072).
pub const STATUS_PLACES: u32 = 131_072;

/// A file of the site: a path below its root, with `/` between the parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SitePath(pub Box<str>);

/// Builds every address of a catalogue.
#[derive(Debug, Clone)]
pub struct Links {
    base: Box<str>,
    did: Box<str>,
    has_path: bool,
    default_issuer: Slug,
    reference: Lang,
}

/// The documents of one award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AwardFile {
    /// The page.
    Html,
    /// The OB 3.0 credential.
    Json,
    /// The VC-JWT.
    Jwt,
    /// The OB 2.0 assertion.
    Ob2,
    /// The baked PNG.
    Png,
    /// The baked SVG.
    Svg,
}

/// What a status list is about (Bitstring Status List 1.0, `statusPurpose`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Taken back for ever.
    Revocation,
    /// Held back for a time.
    Suspension,
}

impl Links {
    /// The addresses of this catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let settings = &catalogue.settings;
        let default_issuer = catalogue[settings.issuer].slug.clone();
        Self::of(settings.base_url.as_str(), default_issuer, settings.language)
    }

    /// The addresses below this base, which ends in `/`.
    pub fn of(base: &str, default_issuer: Slug, reference: Lang) -> Self {
        let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        // did:web, "Method-specific identifier": the port's colon is percent-encoded, `/` is `:`.
        let mut did = format!("did:web:{}", authority.to_ascii_lowercase().replace(':', "%3A"));
        for part in path.split('/').filter(|part| !part.is_empty()) {
            did.push(':');
            did.push_str(part);
        }
        Self {
            base: base.into(),
            did: did.into(),
            has_path: !path.trim_matches('/').is_empty(),
            default_issuer,
            reference,
        }
    }

    /// The site's address, ending in `/`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of a file; a folder's page is named by its folder.
    pub fn url(&self, path: &SitePath) -> String {
        let shown = path.0.strip_suffix("index.html").unwrap_or(&path.0);
        format!("{}{shown}", self.base)
    }

    /// The same catalogue under another address, which ends in `/`: a copy, a preview, the way to a host.
    #[must_use]
    pub fn under(&self, base: &str) -> Self {
        Self::of(base, self.default_issuer.clone(), self.reference)
    }

    /// The address of a file as it is asked for: like [`Links::url`], with `%41` for what has no place in
    /// a request (RFC 3986, section 2.1).
    pub fn request(&self, path: &SitePath) -> String {
        let shown = path.0.strip_suffix("index.html").unwrap_or(&path.0);
        let mut url = self.base.to_string();
        for byte in shown.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte) {
                url.push(char::from(byte));
            } else {
                url.push('%');
                url.push_str(&crate::codec::hex::encode(&[byte]).to_ascii_uppercase());
            }
        }
        url
    }

    // --- Issuers ---------------------------------------------------------------------------------

    /// The identifier of an issuer in credentials: `did:web:…`, or its profile's address.
    pub fn issuer_id(&self, issuer: &Issuer) -> String {
        match issuer.identity {
            Identity::Https => self.url(&self.issuer_profile(&issuer.slug)),
            Identity::DidWeb if issuer.slug == self.default_issuer => self.did.to_string(),
            Identity::DidWeb => format!("{}:issuers:{}", self.did, issuer.slug),
        }
    }

    /// The identifier of a key of an issuer: `<issuer>#<multikey>`, which every verifier reads.
    pub fn verification_method(&self, issuer: &Issuer, multikey: &str) -> String {
        format!("{}#{multikey}", self.issuer_id(issuer))
    }

    /// The DID document of an issuer (did:web, "Read"); none for an `https` identity.
    pub fn did_document(&self, issuer: &Issuer) -> Option<SitePath> {
        if issuer.identity == Identity::Https {
            return None;
        }
        Some(if issuer.slug != self.default_issuer {
            path(format!("issuers/{}/did.json", issuer.slug))
        } else if self.has_path {
            path("did.json")
        } else {
            path(".well-known/did.json")
        })
    }

    /// The OB 3.0 profile of an issuer.
    pub fn issuer_profile(&self, slug: &Slug) -> SitePath {
        path(format!("issuers/{slug}/profile.json"))
    }

    /// The OB 2.0 profile of an issuer.
    pub fn issuer_ob2(&self, slug: &Slug) -> SitePath {
        path(format!("issuers/{slug}/issuer.json"))
    }

    /// The OB 2.0 revocation list of an issuer.
    pub fn revocation_list(&self, slug: &Slug) -> SitePath {
        path(format!("issuers/{slug}/revoked.json"))
    }

    /// The picture of an issuer, by its ending.
    pub fn issuer_image(&self, slug: &Slug, ending: &str) -> SitePath {
        path(format!("issuers/{slug}/image.{ending}"))
    }

    /// A status list, numbered from 1.
    pub fn status_list(&self, issuer: &Slug, purpose: Purpose, number: u32) -> SitePath {
        path(format!("status/{issuer}/{}-{number}.json", purpose.as_str()))
    }

    // --- Badges ----------------------------------------------------------------------------------

    /// The OB 3.0 achievement of a version.
    pub fn achievement<N: super::Naming>(&self, version: &BadgeVersion<N>) -> SitePath {
        Self::version_file(version, "achievement.json")
    }

    /// The OB 2.0 badge class of a version.
    pub fn badge_class<N: super::Naming>(&self, version: &BadgeVersion<N>) -> SitePath {
        Self::version_file(version, "badgeclass.json")
    }

    /// The picture of a version: `svg` or `png`.
    pub fn badge_image<N: super::Naming>(
        &self,
        version: &BadgeVersion<N>,
        ending: &str,
    ) -> SitePath {
        Self::version_file(version, &format!("image.{ending}"))
    }

    /// The picture by which a link to a version is shown elsewhere.
    pub fn share_card<N: super::Naming>(&self, version: &BadgeVersion<N>) -> SitePath {
        Self::version_file(version, "card.png")
    }

    /// A result or level of a version: the achievement's address and a fragment.
    pub fn result<N: super::Naming>(&self, version: &BadgeVersion<N>, id: &Slug) -> String {
        format!("{}#{id}", self.url(&self.achievement(version)))
    }

    fn version_file<N: super::Naming>(version: &BadgeVersion<N>, name: &str) -> SitePath {
        path(format!("badges/{}/{}/{name}", version.slug, version.version))
    }

    // --- Awards ----------------------------------------------------------------------------------

    /// A file of an award, in the folder of its first two letters.
    pub fn award(&self, id: Uuid, file: AwardFile) -> SitePath {
        path(award_path(id, file))
    }

    /// The address at which the site's own page verifies the credential of an award.
    pub fn verification(&self, lang: Lang, id: Uuid) -> String {
        format!("{}#{}", self.url(&self.verifier(lang)), award_path(id, AwardFile::Json))
    }

    /// The identifier of a credential: its address, or a URN when it is not published.
    pub fn credential_id(&self, id: Uuid, published: bool) -> String {
        if published {
            self.url(&self.award(id, AwardFile::Json))
        } else {
            format!("urn:uuid:{id}")
        }
    }

    // --- Endorsements ----------------------------------------------------------------------------

    /// An endorsement, as its own document.
    pub fn endorsement(&self, slug: &Slug) -> SitePath {
        path(format!("endorsements/{slug}.json"))
    }

    /// The OB 2.0 twin of an endorsement of ours.
    pub fn endorsement_ob2(&self, slug: &Slug) -> SitePath {
        path(format!("endorsements/{slug}.ob2.json"))
    }

    // --- Pictures --------------------------------------------------------------------------------

    /// A picture that is neither a badge's nor an issuer's.
    pub fn illustration(&self, illustration: &Illustration) -> SitePath {
        path(format!("images/{}", illustration.path))
    }

    // --- Pages -----------------------------------------------------------------------------------

    /// The home page in a language.
    pub fn home(&self, lang: Lang) -> SitePath {
        self.page(lang, "index.html")
    }

    /// The page of a badge's current version.
    pub fn badge_page(&self, lang: Lang, slug: &Slug) -> SitePath {
        self.page(lang, &format!("badges/{slug}/index.html"))
    }

    /// The page of one version.
    pub fn version_page<N: super::Naming>(
        &self,
        lang: Lang,
        version: &BadgeVersion<N>,
    ) -> SitePath {
        self.page(lang, &format!("badges/{}/{}/index.html", version.slug, version.version))
    }

    /// The page of an issuer.
    pub fn issuer_page(&self, lang: Lang, slug: &Slug) -> SitePath {
        self.page(lang, &format!("issuers/{slug}/index.html"))
    }

    /// The page of a framework.
    pub fn framework_page(&self, lang: Lang, slug: &Slug) -> SitePath {
        self.page(lang, &format!("frameworks/{slug}/index.html"))
    }

    /// The data of a framework.
    pub fn framework(&self, slug: &Slug) -> SitePath {
        path(format!("frameworks/{slug}.json"))
    }

    /// The address of a term: its framework's page in the reference language, and a fragment.
    pub fn term(&self, framework: &Slug, term: &Slug) -> String {
        format!("{}#{term}", self.url(&self.framework_page(self.reference, framework)))
    }

    /// A free page, or one of the site's own: `legal`, `privacy`, `accessibility`.
    pub fn free_page(&self, lang: Lang, slug: &str) -> SitePath {
        self.page(lang, &format!("{slug}/index.html"))
    }

    /// The page that verifies badges in the browser.
    pub fn verifier(&self, lang: Lang) -> SitePath {
        self.page(lang, "verify/index.html")
    }

    /// A page, counted from 1, of the badges that have a value of a facet, each by its word in
    /// addresses; of every badge when neither is given.
    pub fn listed(
        &self,
        lang: Lang,
        facet: Option<&str>,
        value: Option<&Slug>,
        page: usize,
    ) -> SitePath {
        let mut folder = "catalogue/".to_owned();
        for part in facet.into_iter().chain(value.map(Slug::as_str)) {
            folder.push_str(part);
            folder.push('/');
        }
        match page {
            1 => self.page(lang, &format!("{folder}index.html")),
            _ => self.page(lang, &format!("{folder}{page}/index.html")),
        }
    }

    /// The values of a facet.
    pub fn facet(&self, lang: Lang, facet: &str) -> SitePath {
        self.page(lang, &format!("catalogue/{facet}/index.html"))
    }

    /// What the search knows of every badge, in a language.
    pub fn search_cards(&self, lang: Lang) -> SitePath {
        self.search_words(lang, "cards")
    }

    /// A shard of the search's words, by its name, in a language.
    pub fn search_words(&self, lang: Lang, name: &str) -> SitePath {
        path(format!("search/{lang}/{name}.json"))
    }

    /// The feed in a language.
    pub fn feed(&self, lang: Lang) -> SitePath {
        self.page(lang, "feed.atom")
    }

    /// The whole catalogue as data.
    pub fn catalogue(&self) -> SitePath {
        path("catalogue.json")
    }

    /// A file at the site's root: `sitemap.xml`, `robots.txt`, `404.html`, `assets/…`.
    pub fn root(&self, name: &str) -> SitePath {
        path(name)
    }

    /// The address of a file from its host's first `/`; a folder's page is named by its folder.
    pub fn on_host(&self, path: &SitePath) -> String {
        let url = self.url(path);
        url[self.base.len() - self.root_path().len()..].to_owned()
    }

    /// The way to the site on its host: `/`, or `/badges/`.
    pub fn root_path(&self) -> &str {
        let rest = self.base.split_once("://").map_or(&*self.base, |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    /// The file by which an old address of this host, from its first `/`, can answer: itself where it
    /// is named like a file, or else the page of its folder. None where no file of the site can: it
    /// lies outside, or is not a plain path.
    pub fn old(&self, address: &str) -> Option<SitePath> {
        let rest = address.strip_prefix(self.root_path())?;
        let folder = rest.strip_suffix('/').unwrap_or(rest);
        let plain = |part: &str| {
            let signs = |it: char| it.is_control() || "\\:*?\"<>|%".contains(it);
            !part.is_empty() && part != "." && part != ".." && !part.contains(signs)
        };
        if !folder.split('/').all(plain) {
            return None;
        }
        let name = folder.rsplit('/').next().unwrap_or_default();
        let is_file = folder == rest && name.contains('.');
        Some(path(if is_file { rest.to_owned() } else { format!("{folder}/index.html") }))
    }

    /// The file that answers in an old folder for one that stands in the new folder; each folder is
    /// named by its page.
    pub fn in_old_folder(old: &SitePath, new: &SitePath, file: &SitePath) -> Option<SitePath> {
        let rest = file.0.strip_prefix(new.0.strip_suffix("index.html")?)?;
        Some(path(format!("{}{rest}", old.0.strip_suffix("index.html")?)))
    }

    fn page(&self, lang: Lang, rest: &str) -> SitePath {
        if lang == self.reference { path(rest) } else { path(format!("{lang}/{rest}")) }
    }
}

impl SitePath {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many folders deep the file is.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The way from this file to another place of the site: relative, so that the site works
    /// under any path. A folder's page is named by its folder.
    pub fn to(&self, other: &Self) -> String {
        let target = other.0.strip_suffix("index.html").unwrap_or(&other.0);
        let up = "../".repeat(self.depth());
        match (up.is_empty(), target.is_empty()) {
            (true, true) => "./".to_owned(),
            _ => format!("{up}{target}"),
        }
    }
}

impl std::fmt::Display for SitePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl AwardFile {
    /// Every document of an award, in path order.
    pub const ALL: [Self; 6] = [Self::Html, Self::Json, Self::Jwt, Self::Ob2, Self::Png, Self::Svg];

    /// The award and the document that a path of the site names.
    pub fn of_path(path: &str) -> Option<(Uuid, Self)> {
        let name = path.strip_prefix("awards/")?.get(3..)?;
        let id = Uuid::parse(name.get(..36)?)?;
        let file = Self::ALL.into_iter().find(|file| file.ending() == &name[36..])?;
        (award_path(id, file) == path).then_some((id, file))
    }

    /// What follows the award's id in the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => ".html",
            Self::Json => ".json",
            Self::Jwt => ".jwt",
            Self::Ob2 => ".ob2.json",
            Self::Png => ".png",
            Self::Svg => ".svg",
        }
    }
}

impl Purpose {
    /// Both purposes.
    pub const ALL: [Self; 2] = [Self::Revocation, Self::Suspension];

    /// The word of the specification.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

/// The path of an award's file: it hangs on the id alone, and shards into 256 folders.
pub fn award_path(id: Uuid, file: AwardFile) -> String {
    let text = id.text();
    let mut path = String::with_capacity(56);
    path.push_str("awards/");
    path.push_str(&text[..2]);
    path.push('/');
    path.push_str(&text);
    path.push_str(file.ending());
    path
}

/// The folder of an award's file, with its `/`; none for another path.
pub fn folder_of(path: &str) -> Option<&str> {
    AwardFile::of_path(path)?;
    Some(&path[..=path.rfind('/')?])
}

fn path(text: impl Into<Box<str>>) -> SitePath {
    SitePath(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(base: &str) -> Links {
        Links::of(base, Slug::parse("a").unwrap(), Lang::parse("fr").unwrap())
    }

    #[test]
    fn a_did_follows_the_address() {
        for (base, did) in [
            ("https://example.org/", "did:web:example.org"),
            ("https://Example.org:8443/", "did:web:example.org%3A8443"),
            ("https://user.example.io/repo/", "did:web:user.example.io:repo"),
            ("https://example.org/badges/asso/", "did:web:example.org:badges:asso"),
        ] {
            assert_eq!(&*links(base).did, did);
        }
    }

    #[test]
    fn pages_are_named_by_their_folder_and_reached_by_relative_ways() {
        let links = links("https://example.org/b/");
        let [fr, en] = ["fr", "en"].map(|tag| Lang::parse(tag).unwrap());
        let slug = Slug::parse("ecoute").unwrap();
        let page = links.badge_page(en, &slug);
        assert_eq!(links.url(&page), "https://example.org/b/en/badges/ecoute/");
        assert_eq!(page.to(&links.home(fr)), "../../../");
        assert_eq!(links.home(fr).to(&page), "en/badges/ecoute/");
        assert_eq!(links.home(fr).to(&links.home(fr)), "./");
        let id = Uuid::parse("6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d").unwrap();
        let path = links.award(id, AwardFile::Ob2);
        assert_eq!(&*path.0, "awards/6f/6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d.ob2.json");
    }

    #[test]
    fn an_old_address_is_a_file_or_a_folder_below_the_base() {
        let links = links("https://example.org/b/");
        let old = |address: &str| links.old(address).map(|it| it.0.to_string());
        assert_eq!(old("/b/a.json").as_deref(), Some("a.json"));
        assert_eq!(old("/b/a").as_deref(), Some("a/index.html"));
        assert_eq!(old("/b/v1.0/").as_deref(), Some("v1.0/index.html"));
        for none in ["/a.json", "/b/", "/b", "/b/../x", "/b/a//c", "/b/a%2Fc", "/b/a\\c", "/b//"] {
            assert_eq!(old(none), None, "{none}");
        }
        assert_eq!(links.on_host(&path("a/index.html")), "/b/a/");
        assert_eq!(
            Links::of("https://e.org/", links.default_issuer, links.reference).root_path(),
            "/"
        );
    }

    #[test]
    fn a_request_has_no_letter_that_could_mean_something_else() {
        let links = links("https://example.org/b/").under("http://127.0.0.1:8000/");
        let asked = |text: &str| links.request(&path(text));
        assert_eq!(asked("a/é b/100%.txt"), "http://127.0.0.1:8000/a/%C3%A9%20b/100%25.txt");
        assert_eq!(asked("a?b#c/index.html"), "http://127.0.0.1:8000/a%3Fb%23c/");
        let award = "awards/6f/6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d.ob2.json";
        assert_eq!(folder_of(award), Some("awards/6f/"));
        assert_eq!(folder_of("awards/readme.json"), None);
    }

    #[test]
    fn award_files_are_listed_in_path_order() {
        let endings: Vec<&str> = AwardFile::ALL.iter().map(|file| file.ending()).collect();
        assert!(endings.is_sorted());
    }
}
