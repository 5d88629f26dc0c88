//! Why a document cannot be put into an image or taken out, in words.

use crate::codec::svg::SvgError;
use crate::formats::baked::{BakeError, LONGEST_DOCUMENT, Version};

/// What could not be done.
pub(super) fn what(why: &BakeError, french: bool) -> String {
    let version = |version: &Version| match version {
        Version::Three => "3.0",
        Version::Two => "2.0",
    };
    let pick = |fr: &str, en: &str| if french { fr } else { en }.to_owned();
    match why {
        BakeError::NoImage | BakeError::Svg(SvgError::NotSvg) => {
            pick("ce n’est ni un PNG ni un SVG", "it is neither a PNG nor an SVG")
        }
        BakeError::Png(why) => pick(
            &format!("ce PNG ne peut pas servir : {why}"),
            &format!("this PNG cannot be used: {why}"),
        ),
        BakeError::Svg(why) => pick(
            &format!("ce SVG ne peut pas servir : {why}"),
            &format!("this SVG cannot be used: {why}"),
        ),
        BakeError::TooLong => pick(
            &format!("le document dépasse {} Mio", LONGEST_DOCUMENT >> 20),
            &format!("the document is longer than {} MiB", LONGEST_DOCUMENT >> 20),
        ),
        BakeError::NoDocument => {
            pick("ce n’est ni du JSON ni un JWS compact", "it is neither JSON nor a compact JWS")
        }
        BakeError::NoBadge => pick(
            "ce n’est ni une attestation Open Badges 3.0 ni une assertion 2.0",
            "it is neither an Open Badges 3.0 credential nor a 2.0 assertion",
        ),
        BakeError::Unsigned => {
            pick("ce badge ne porte pas de signature", "this badge carries no proof")
        }
        BakeError::Occupied(it) => pick(
            &format!("l’image contient déjà un badge Open Badges {}", version(it)),
            &format!("the image carries an Open Badges {} document already", version(it)),
        ),
        BakeError::Lost => pick(
            "ce qui a été mis dans l’image ne s’y retrouve pas",
            "what was put into the image does not come back from it",
        ),
    }
}
