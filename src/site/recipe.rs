//! How each file is made: a closed list, which can be printed, compared and fingerprinted.

use crate::ground::{Lang, SourceId};
use crate::model::links::Purpose;
use crate::model::{BadgeId, EndorsementId, IssuerId, VersionId};
use crate::render::search::{Facet, Listing};

/// How one file of the site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipe {
    /// A page of the theme, in a language.
    Page(PageKind, Lang),
    /// The page for addresses that lead nowhere.
    NotFound,
    /// The OB 3.0 achievement of a version.
    Achievement(VersionId),
    /// The OB 2.0 badge class of a version.
    BadgeClass(VersionId),
    /// The picture of a version.
    BadgeImage(VersionId, Picture),
    /// The picture by which a link to a version is shown elsewhere.
    ShareCard(VersionId),
    /// The OB 3.0 profile of an issuer.
    Profile(IssuerId),
    /// The OB 2.0 profile of an issuer.
    IssuerOb2(IssuerId),
    /// The OB 2.0 revocation list of an issuer.
    RevocationList(IssuerId),
    /// The DID document of an issuer.
    DidDocument(IssuerId),
    /// The picture of an issuer.
    IssuerImage(IssuerId, Picture),
    /// A picture that is neither a badge's nor an issuer's.
    Illustration(SourceId, Picture),
    /// A signed status list, numbered from 1.
    StatusList(IssuerId, Purpose, u32),
    /// An endorsement, signed.
    Endorsement(EndorsementId),
    /// The OB 2.0 twin of an endorsement of ours.
    EndorsementOb2(EndorsementId),
    /// A framework as data, by its place in the catalogue.
    Framework(usize),
    /// The whole catalogue as data.
    Catalogue,
    /// The feed in a language.
    Feed(Lang),
    /// What the search knows of every badge, in a language by its place in the plan.
    SearchCards(usize),
    /// Words of the search: the language by its place in the plan, the shard by its number.
    SearchWords(usize, usize),
    /// A part of the site map, by its number.
    Sitemap(usize),
    /// `robots.txt`.
    Robots,
    /// A file of the theme, by its number.
    Asset(usize),
    /// The icon of a site that has none of its own.
    Icon,
    /// A file of the author's, copied as it is.
    Static(SourceId),
    /// An empty file that tells a host to publish every folder as it is.
    NoJekyll,
    /// A page at an old address that leads to the new one, by its place in the plan.
    OldPage(usize),
    /// The document that is asked for at an old address, by its place in the plan.
    OldDocument(usize),
    /// What a host reads to serve the site well.
    Host(HostFile),
}

/// A file that hosts read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostFile {
    /// `_headers`: Netlify, Cloudflare Pages.
    Headers,
    /// `_redirects`: these two, GitLab Pages, Codeberg Pages.
    Redirects,
    /// `.htaccess`: Apache.
    Htaccess,
    /// `nginx.conf`: lines for a `server` of nginx.
    Nginx,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// The home page.
    Home,
    /// A badge: its current version, at the badge's own address.
    Badge(BadgeId),
    /// One version of a badge.
    Version(VersionId),
    /// An issuer.
    Issuer(IssuerId),
    /// A page, counted from 1, of a list of badges.
    List(Listing, usize),
    /// The values of a facet.
    Facet(Facet),
    /// A framework, by its place in the catalogue.
    Framework(usize),
    /// A free page, by its place in the catalogue.
    Free(usize),
    /// Who answers for the site.
    Legal,
    /// What happens to personal data.
    Privacy,
    /// How far the site is accessible.
    Accessibility,
    /// Verifies badges in the browser.
    Verifier,
}

/// In which form a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    /// Cleaned SVG.
    Svg,
    /// Square PNG.
    Png,
}
