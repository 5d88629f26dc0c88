//! A badge in a list, its image, and the addresses that a link may carry.

use serde::Serialize;

use super::{LinkView, Standpoint, TextView, shown};
use crate::model::badge::ArtKind;
use crate::model::{BadgeVersion, Status, VersionId};

/// A badge in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BadgeCard {
    /// Its page.
    pub path: String,
    /// Name.
    pub name: TextView,
    /// What it recognises.
    pub description: TextView,
    /// Its image.
    pub image: Option<ImageView>,
    /// The first letter of its name, where it has no image.
    pub initial: String,
    /// What sort of thing is recognised.
    pub family: Option<TextView>,
    /// How the holder stands towards it.
    pub posture: Option<TextView>,
    /// Who awards it.
    pub issuer: LinkView,
    /// `draft`, `active` or `retired`.
    pub status: &'static str,
}

/// An image of this site.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Its path below the site's root.
    pub path: String,
    /// The image in words.
    pub alt: TextView,
}

/// The card of a version, leading to its badge's page.
pub fn card(from: &Standpoint<'_>, id: VersionId) -> BadgeCard {
    let Standpoint { catalogue, links, lang, .. } = *from;
    let version = &catalogue[id];
    let issuer = &catalogue[version.issuer];
    let name = from.text(&version.name);
    BadgeCard {
        path: shown(&links.badge_page(lang, &version.slug)),
        initial: name.text.chars().next().unwrap_or('·').to_string(),
        name,
        description: from.text(&version.description),
        image: image(from, version),
        family: version.family.map(|term| from.text(&catalogue[term].name)),
        posture: version.posture.map(|term| from.text(&catalogue[term].name)),
        issuer: from.link(&issuer.name, &links.issuer_page(lang, &issuer.slug)),
        status: match version.status {
            Status::Draft => "draft",
            Status::Active => "active",
            Status::Retired => "retired",
        },
    }
}

/// The image of a version: as drawn when it is SVG, or else the PNG.
pub fn image(from: &Standpoint<'_>, version: &BadgeVersion) -> Option<ImageView> {
    let art = version.image.as_ref()?;
    let ending = match art.kind {
        ArtKind::Svg => "svg",
        ArtKind::Png => "png",
    };
    let alt = version.image_alt.as_ref();
    Some(ImageView {
        path: shown(&from.links.badge_image(version, ending)),
        alt: alt.map_or_else(|| String::new().into(), |text| from.text(text)),
    })
}

/// An address that a link may carry: of the web, or a letter.
pub fn visitable(url: &str) -> Option<String> {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel").then(|| url.to_owned())
}
