//! The page of one award. There can be a million of them: what a badge's awards share is in
//! [`AwardedView`], made once; [`AwardView`] holds what is one award's own.

mod sharing;
mod story;

pub use story::{AwardMoreView, EvidenceView, MeasuredView};

use serde::Serialize;

use super::card::{self, BadgeCard, ImageView};
use super::endorsement::EndorsementView;
use super::{Standpoint, issuer};
use crate::codec::qr::Series;
use crate::ground::Instant;
use crate::model::badge::ArtKind;
use crate::model::links::AwardFile;
use crate::model::{AwardId, Recipient, Standing, VersionId};

pub use sharing::{codes, verification_codes};

/// Letters of a name and of a description beyond which a certificate is set smaller.
const WORDY: (usize, usize) = (45, 160);

/// What the awards of one version share.
#[derive(Debug, Clone, Serialize)]
pub struct AwardedView {
    /// The badge, as its card says it; `path` leads to the version that was awarded.
    #[serde(flatten)]
    pub card: BadgeCard,
    /// Whether the badge's name or description is so long that paper wants smaller letters.
    pub wordy: bool,
    /// The picture of who issued it.
    pub issuer_image: Option<ImageView>,
    /// Which documents stand beside each page.
    pub files: FilesView,
    /// The page that verifies a document named after `#`, by its path; none without a credential.
    pub verifier: Option<String>,
    /// The beginning of the address that adds an award to a LinkedIn profile.
    pub profile_link: String,
    /// Pixels on a side at which the QR code of a page is shown, three a module so that no module
    /// is wider than another; none when the site's address is too long for a code.
    pub code_side: Option<usize>,
}

/// Which documents stand beside the page of an award.
#[derive(Debug, Clone, Copy, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one per kind of file, each asked for by name")]
pub struct FilesView {
    /// The OB 3.0 credential.
    pub json: bool,
    /// The VC-JWT, where the recipient has an identifier.
    pub jwt: bool,
    /// The OB 2.0 assertion.
    pub ob2: bool,
    /// The baked PNG.
    pub png: bool,
    /// The baked SVG.
    pub svg: bool,
}

/// What is one award's own.
#[derive(Debug, Clone, Serialize)]
pub struct AwardView {
    /// Its id, which names its files.
    pub id: String,
    /// `valid`, `expired`, `suspended`, `revoked` or `superseded`: revoked, since another award took
    /// its place.
    pub state: &'static str,
    /// Its state in words, with its day.
    pub state_label: String,
    /// When it was given: a day in words.
    pub awarded_on: String,
    /// Until when it holds: a day in words. Nothing for what was taken back or held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// To whom: the name of an organisation, or of a person who asked to be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awarded_to: Option<String>,
    /// Whether the recipient has an identifier, as a JWT asks for.
    pub has_id: bool,
    /// The path of its credential, as the verifier wants it.
    pub document: String,
    /// The permanent address of its page.
    pub address: String,
    /// That address as a QR code: a picture within the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The end of the address that adds it to a LinkedIn profile, while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The page of the award that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// The page of the award whose place it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<String>,
    /// Who stands behind it, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endorsements: Vec<EndorsementView>,
    /// What few awards have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<AwardMoreView>,
}

/// What the awards of a version share.
pub fn awarded(from: &Standpoint<'_>, id: VersionId, codes: Option<&Series>) -> AwardedView {
    let Standpoint { catalogue, links, lang, .. } = *from;
    let version = &catalogue[id];
    let settings = &catalogue.settings;
    let mut card = card::card(from, id);
    card.path = super::shown(&links.version_page(lang, version));
    let svg = version.image.as_ref().is_some_and(|art| art.kind == ArtKind::Svg);
    let letters = |text: &str| text.chars().count();
    AwardedView {
        wordy: letters(&card.name.text) > WORDY.0 || letters(&card.description.text) > WORDY.1,
        profile_link: sharing::profile_link(&card.name.text, &card.issuer.text),
        card,
        issuer_image: issuer::image(from, &catalogue[version.issuer]),
        files: FilesView {
            json: settings.formats.ob3,
            jwt: settings.formats.jwt,
            ob2: settings.formats.ob2,
            png: settings.baked.png && version.image.is_some(),
            svg: settings.baked.svg && svg,
        },
        verifier: settings.formats.ob3.then(|| super::shown(&links.verifier(lang))),
        code_side: codes.map(|codes| 3 * codes.side()),
    }
}

/// What is one award's own, as it stands at `as_of`.
pub fn award(
    from: &Standpoint<'_>,
    id: AwardId,
    as_of: Instant,
    codes: Option<&Series>,
) -> AwardView {
    let Standpoint { catalogue, links, strings, .. } = *from;
    let award = &catalogue[id];
    let (expires, successor) = (catalogue.expires(award), catalogue.successor(id));
    let dated = |key: &str, date: Instant| strings.fill(key, &[("date", &strings.date(date))]);
    let (state, state_label) = match (award.standing, expires) {
        (Standing::Revoked(on), _) if successor.is_some() => {
            ("superseded", dated("award.status_superseded", on))
        }
        (Standing::Revoked(on), _) => ("revoked", dated("award.status_revoked", on)),
        (Standing::Suspended(on), _) => ("suspended", dated("award.status_suspended", on)),
        (Standing::Good, Some(on)) if on <= as_of => ("expired", dated("award.status_expired", on)),
        (Standing::Good, _) => ("valid", strings.say("award.status_valid").to_owned()),
    };
    let named = award.more().name_shown.as_deref().or(match &award.recipient {
        Recipient::Id { name, .. } => name.as_deref(),
        Recipient::Hash { .. } => None,
    });
    let good = award.standing == Standing::Good;
    let page_of = |id: Option<AwardId>| {
        let id = id.filter(|id| catalogue.has_page(*id, from.drafts))?;
        Some(links.award(catalogue[id].id, AwardFile::Html).as_str().to_owned())
    };
    let (successor, predecessor) = (page_of(successor), page_of(catalogue.predecessor(id)));
    let id = award.id.text();
    let address = links.url(&links.award(award.id, AwardFile::Html));
    AwardView {
        id: id.to_string(),
        state,
        state_label,
        awarded_on: strings.date(award.awarded),
        valid_until: expires.filter(|_| good).map(|on| strings.date(on)),
        awarded_to: named.map(str::to_owned),
        has_id: award.recipient.has_id(),
        document: links.award(award.id, AwardFile::Json).as_str().to_owned(),
        code: codes.map(|codes| codes.data_address(award.id.bits())),
        profile: (state == "valid").then(|| sharing::profile(award, &id, expires, &address)),
        address,
        successor,
        predecessor,
        endorsements: Vec::new(),
        more: story::more(from, award),
    }
}

#[cfg(test)]
mod tests;
