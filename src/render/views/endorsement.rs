//! Who stands behind a badge, an issuer or an award, and why.

use serde::Serialize;

use super::{HtmlView, Standpoint, TextView, shown};
use crate::ground::{Instant, Url};
use crate::model::{Endorsed, Endorsement, EndorsementId, EndorsementStanding, Endorser};
use crate::render::coverage::Coverage;

/// Somebody stands behind something, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndorsementView {
    /// Who endorses.
    pub who: TextView,
    /// The endorser's page on this site, below its root.
    pub path: Option<String>,
    /// What answers for the endorser's identifier: a host, or words for a key alone. Nothing for an
    /// issuer of this site.
    pub host: Option<String>,
    /// Why, in HTML.
    pub comment: Option<HtmlView>,
    /// When it was given: a sentence.
    pub given: String,
    /// Until when it holds: a sentence.
    pub until: Option<String>,
    /// `standing`, `earlier` (given for another text), `expired`, `withdrawn` or `revoked`.
    pub state: &'static str,
    /// The state in words; nothing for one that stands.
    pub note: Option<String>,
    /// Why it was taken back.
    pub reason: Option<TextView>,
    /// Its signed document, below the site's root.
    pub document: String,
}

/// Level of the headings in a comment: below that of its part of the page.
const TOP_HEADING: u8 = 4;

/// The endorsements of something that its page shows, those that stand first, each kind in the order
/// of their names in addresses.
pub fn endorsements(
    from: &Standpoint<'_>,
    about: Endorsed,
    coverage: &[Coverage],
    as_of: Instant,
) -> Vec<EndorsementView> {
    let published = |id: &EndorsementId| from.catalogue[*id].is_published();
    let all = from.catalogue.endorsements_of(about).filter(published);
    let mut views: Vec<(bool, EndorsementView)> = all
        .map(|id| {
            let view = view(from, id, &coverage[id.index()], as_of);
            (view.state != "standing", view)
        })
        .collect();
    views.sort_by_key(|(past, _)| *past);
    views.into_iter().map(|(_, view)| view).collect()
}

fn view(
    from: &Standpoint<'_>,
    id: EndorsementId,
    coverage: &Coverage,
    as_of: Instant,
) -> EndorsementView {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let it = &catalogue[id];
    let dated = |key: &str, on: Instant| strings.fill(key, &[("date", &strings.date(on))]);
    let (state, note) = state(it, coverage, as_of, &dated, |key| strings.say(key).to_owned());
    let (who, path, host) = match &it.by {
        Endorser::Issuer(by) => {
            let page = links.issuer_page(lang, &catalogue[*by].slug);
            (from.text(&catalogue[*by].name), Some(shown(&page)), None)
        }
        Endorser::Signer(signer) => {
            let name = signer.name.as_deref().unwrap_or(signer.issuer.as_str());
            let host = host(&signer.issuer);
            let host = host.unwrap_or_else(|| strings.say("endorsement.key_alone").to_owned());
            (name.to_owned().into(), None, Some(host))
        }
    };
    let notes = format!("endorsement-{}-", it.slug);
    let reason = it.answer.reason.as_ref().filter(|_| matches!(state, "withdrawn" | "revoked"));
    EndorsementView {
        who,
        path,
        host,
        comment: it.comment.as_ref().map(|text| from.html(text, TOP_HEADING, &notes)),
        given: dated("endorsement.given", it.given),
        until: it.until.filter(|_| state == "standing").map(|on| dated("endorsement.until", on)),
        state,
        note,
        reason: reason.map(|text| from.text(text)),
        document: links.endorsement(&it.slug).as_str().to_owned(),
    }
}

fn state(
    it: &Endorsement,
    coverage: &Coverage,
    as_of: Instant,
    dated: &dyn Fn(&str, Instant) -> String,
    plain: impl Fn(&str) -> String,
) -> (&'static str, Option<String>) {
    let taken_back = |with: &str, without: &str| match it.answer.on {
        Some(on) => dated(with, on),
        None => plain(without),
    };
    match it.standing(as_of) {
        EndorsementStanding::Withdrawn => {
            let note = taken_back("endorsement.withdrawn_on", "endorsement.withdrawn");
            ("withdrawn", Some(note))
        }
        EndorsementStanding::Revoked => {
            let note = taken_back("endorsement.revoked_on", "endorsement.revoked");
            ("revoked", Some(note))
        }
        EndorsementStanding::Expired => {
            ("expired", it.until.map(|on| dated("endorsement.expired", on)))
        }
        _ if !coverage.holds() => ("earlier", Some(plain("endorsement.earlier"))),
        _ => ("standing", None),
    }
}

/// The host that answers for an identifier: of a web address or a `did:web`.
fn host(identifier: &Url) -> Option<String> {
    match identifier.as_str().strip_prefix("did:web:") {
        Some(rest) => rest.split(':').next().map(|host| host.replace("%3A", ":")),
        None => Some(identifier.host().to_owned()).filter(|host| !host.is_empty()),
    }
}
