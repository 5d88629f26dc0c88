//! Claims the machine endpoints of issuers, badges, frameworks and the catalogue as a whole.

use super::Planner;
use crate::model::links::Purpose;
use crate::model::{ArtKind, EndorsementId, IssuerId};
use crate::site::recipe::{Picture, Recipe};

pub(super) fn claim(planner: &mut Planner<'_>) {
    issuers(planner);
    versions(planner);
    illustrations(planner);
    endorsements(planner);
    let links = planner.links.clone();
    for (at, framework) in planner.catalogue.frameworks.iter().enumerate() {
        let path = links.framework(&framework.slug);
        planner.claim(path, Recipe::Framework(at), Some(framework.span));
    }
    planner.claim(links.catalogue(), Recipe::Catalogue, None);
}

fn issuers(planner: &mut Planner<'_>) {
    let (catalogue, links) = (planner.catalogue, planner.links.clone());
    let lists = catalogue.status_lists();
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let (id, slug, span) = (IssuerId::at(at), &issuer.slug, Some(issuer.span));
        planner.claim(links.issuer_profile(slug), Recipe::Profile(id), span);
        if catalogue.settings.formats.ob2 {
            planner.claim(links.issuer_ob2(slug), Recipe::IssuerOb2(id), span);
            planner.claim(links.revocation_list(slug), Recipe::RevocationList(id), span);
        }
        if let Some(path) = links.did_document(issuer) {
            planner.claim(path, Recipe::DidDocument(id), span);
        }
        if let Some(art) = &issuer.image {
            for &(picture, ending) in pictures(art.kind) {
                let path = links.issuer_image(slug, ending);
                planner.claim(path, Recipe::IssuerImage(id, picture), span);
            }
        }
        for purpose in Purpose::ALL {
            for number in 1..=lists[at] {
                let path = links.status_list(slug, purpose, number);
                planner.claim(path, Recipe::StatusList(id, purpose, number), span);
            }
        }
    }
}

fn versions(planner: &mut Planner<'_>) {
    let (catalogue, links) = (planner.catalogue, planner.links.clone());
    for id in catalogue.published_versions(planner.drafts) {
        let version = &catalogue[id];
        let span = Some(version.span);
        planner.claim(links.achievement(version), Recipe::Achievement(id), span);
        if catalogue.settings.formats.ob2 {
            planner.claim(links.badge_class(version), Recipe::BadgeClass(id), span);
        }
        if let Some(art) = &version.image {
            for &(picture, ending) in pictures(art.kind) {
                let path = links.badge_image(version, ending);
                planner.claim(path, Recipe::BadgeImage(id, picture), span);
            }
            planner.claim(links.share_card(version), Recipe::ShareCard(id), span);
        }
    }
}

fn endorsements(planner: &mut Planner<'_>) {
    let (catalogue, links) = (planner.catalogue, planner.links.clone());
    for (at, it) in catalogue.endorsements.iter().enumerate() {
        let id = EndorsementId::at(at);
        if !it.is_published() || !catalogue.shows(it.about, planner.drafts) {
            continue;
        }
        planner.claim(links.endorsement(&it.slug), Recipe::Endorsement(id), Some(it.span));
        if catalogue.has_twin(id) {
            let path = links.endorsement_ob2(&it.slug);
            planner.claim(path, Recipe::EndorsementOb2(id), Some(it.span));
        }
    }
}

fn illustrations(planner: &mut Planner<'_>) {
    for it in planner.catalogue.illustrations(planner.drafts) {
        let form = match it.art.kind {
            ArtKind::Svg => Picture::Svg,
            ArtKind::Png => Picture::Png,
        };
        let recipe = Recipe::Illustration(it.art.file, form);
        planner.claim(planner.links.illustration(it), recipe, Some(it.art.span));
    }
}

/// The forms in which a picture is published: SVG art is drawn as PNG too.
fn pictures(kind: ArtKind) -> &'static [(Picture, &'static str)] {
    match kind {
        ArtKind::Svg => &[(Picture::Svg, "svg"), (Picture::Png, "png")],
        ArtKind::Png => &[(Picture::Png, "png")],
    }
}
