//! How a page looks where somebody shares its address: the picture and the words of Open Graph.

use serde::Serialize;

use super::Standpoint;
use crate::model::{BadgeVersion, Issuer};

/// Width and height of a share card, in pixels: the shape that every network shows whole.
pub const CARD: (u32, u32) = (1200, 630);

/// Width and height of a published PNG of an issuer, in pixels: at most.
const EMBLEM: u32 = 512;

/// What the head of a page says of it to those who show its address. Its title, its description and
/// its address are the page's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareView {
    /// `og:type`: `website` or `article`.
    pub kind: &'static str,
    /// `twitter:card`, which other networks read too: how large the picture is to be shown.
    pub card: &'static str,
    /// The picture.
    pub image: Option<SharedImage>,
    /// `og:locale`: `fr_FR`; none for a language whose country nobody can tell.
    pub locale: Option<String>,
    /// The same page in other languages.
    pub others: Vec<String>,
}

/// A picture, by its whole address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedImage {
    /// Its permanent address.
    pub url: String,
    /// The picture in words; the name of what it stands for when nobody wrote them.
    pub alt: String,
    /// In pixels; none when it may be less.
    pub width: Option<u32>,
    /// In pixels; none when it may be less.
    pub height: Option<u32>,
}

/// Of the page of a badge.
pub fn badge(from: &Standpoint<'_>, version: &BadgeVersion) -> ShareView {
    view(from, "article", card(from, version))
}

/// Of the pages of a badge's awards, which stand in one language each.
pub fn award(from: &Standpoint<'_>, version: &BadgeVersion) -> ShareView {
    ShareView { others: Vec::new(), ..badge(from, version) }
}

/// Of the page of an issuer.
pub fn issuer(from: &Standpoint<'_>, issuer: &Issuer) -> ShareView {
    view(from, "website", emblem(from, issuer))
}

/// Of any other page: the emblem of the site's own issuer.
pub fn site(from: &Standpoint<'_>, kind: &'static str) -> ShareView {
    let issuer = &from.catalogue[from.catalogue.settings.issuer];
    view(from, kind, emblem(from, issuer))
}

fn view(from: &Standpoint<'_>, kind: &'static str, image: Option<SharedImage>) -> ShareView {
    let settings = &from.catalogue.settings;
    let large = image.as_ref().is_some_and(|image| image.width == Some(CARD.0));
    let others = settings.languages.iter().filter(|lang| **lang != from.lang);
    ShareView {
        kind,
        card: if large { "summary_large_image" } else { "summary" },
        image,
        locale: locale(from.lang.as_str()),
        others: others.filter_map(|lang| locale(lang.as_str())).collect(),
    }
}

fn card(from: &Standpoint<'_>, version: &BadgeVersion) -> Option<SharedImage> {
    version.image.as_ref()?;
    let alt = version.image_alt.as_ref().unwrap_or(&version.name);
    Some(SharedImage {
        url: from.links.url(&from.links.share_card(version)),
        alt: from.text(alt).text,
        width: Some(CARD.0),
        height: Some(CARD.1),
    })
}

fn emblem(from: &Standpoint<'_>, issuer: &Issuer) -> Option<SharedImage> {
    let art = issuer.image.as_ref()?;
    let alt = issuer.image_alt.as_ref().unwrap_or(&issuer.name);
    // A drawing is made in one size; a photograph keeps its own when it is smaller.
    let side = (art.kind == crate::model::ArtKind::Svg).then_some(EMBLEM);
    Some(SharedImage {
        url: from.links.url(&from.links.issuer_image(&issuer.slug, "png")),
        alt: from.text(alt).text,
        width: side,
        height: side,
    })
}

/// A language and a country, as Open Graph wants them. The country is the one that the tag names,
/// or that where the language has its name.
fn locale(tag: &str) -> Option<String> {
    let (language, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let named = rest.split('-').find(|part| part.len() == 2);
    let country = match language {
        "fr" => "FR",
        "en" => "GB",
        "de" => "DE",
        "es" => "ES",
        "nl" => "NL",
        _ => named?,
    };
    Some(format!("{language}_{}", named.unwrap_or(country).to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn a_locale_names_a_language_and_a_country() {
        for (tag, expected) in [
            ("fr", Some("fr_FR")),
            ("en", Some("en_GB")),
            ("fr-CA", Some("fr_CA")),
            ("pt-BR", Some("pt_BR")),
            ("zh-Hant-TW", Some("zh_TW")),
            ("br", None),
        ] {
            assert_eq!(locale(tag).as_deref(), expected, "{tag}");
        }
    }
}
