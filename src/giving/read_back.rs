//! What comes back from the written text must be what was meant.

use std::collections::BTreeMap;

use super::give::Gift;
use super::order::Order;
use crate::content::edit::{GivenAward, GivenEvidence};
use crate::ground::Uuid;
use crate::model::{Award, Catalogue};

/// The first award that does not come back from `after` as it was meant.
pub fn lost(order: &Order<'_>, gifts: &[Gift], after: &Catalogue) -> Option<Uuid> {
    let awards: BTreeMap<Uuid, &Award> = after.awards.iter().map(|it| (it.id, it)).collect();
    let is_back = |gift: &Gift| {
        awards.get(&gift.award.id).is_some_and(|award| same(order, &gift.award, award, after))
    };
    gifts.iter().find(|gift| !is_back(gift)).map(|gift| gift.award.id)
}

fn same(order: &Order<'_>, meant: &GivenAward, read: &Award, after: &Catalogue) -> bool {
    let GivenAward {
        id,
        recipient,
        status,
        awarded,
        expires,
        language,
        narrative,
        evidence,
        results,
        supersedes,
    } = meant;
    let badge = &after[read.version];
    let more = read.more();
    let text = |text: &Option<crate::model::Text>| {
        text.as_ref().map(|text| text.in_lang(after.language()).to_owned())
    };
    let told = |text: &Option<String>| text.as_deref().map(|text| text.trim().to_owned());
    let proofs = evidence.len() == more.evidence.len()
        && evidence.iter().zip(&more.evidence).all(|(meant, read)| match meant {
            GivenEvidence::Url(url) => read.url.as_ref().is_some_and(|it| it.as_str() == url),
            GivenEvidence::Narrative(story) => {
                text(&read.narrative).as_deref() == Some(story.trim())
            }
        });
    let values = results.len() == more.results.len()
        && results.iter().zip(&more.results).all(|(meant, read)| {
            read.result.as_ref().is_some_and(|it| it.as_str() == meant.result)
                && read.value.as_deref() == Some(meant.value.trim())
        });
    read.id == *id
        && read.recipient == *recipient
        && read.status == Some(*status)
        && Some(read.awarded) == *awarded
        && read.expires == *expires
        && more.language == *language
        && text(&more.narrative) == told(narrative)
        && proofs
        && values
        && supersedes.is_none()
        && badge.slug == order.badge().slug
        && badge.version.as_str() == order.badge().version.as_str()
        && read.publish == order.published()
}
