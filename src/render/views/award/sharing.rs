//! How an award is shown elsewhere: on a LinkedIn profile, on paper.

use std::fmt::Write as _;

use crate::codec::qr::Series;
use crate::ground::{Instant, Lang, Uuid};
use crate::model::links::AwardFile;
use crate::model::{Award, Links};

/// The QR codes of the permanent addresses of every award's page; none when the site's address is
/// too long for a code.
pub fn codes(links: &Links) -> Option<Series> {
    Series::new(|bits| links.url(&links.award(Uuid::from_bits(bits), AwardFile::Html)))
}

/// The QR codes of the addresses at which the site verifies awards that have no page.
pub fn verification_codes(links: &Links, lang: Lang) -> Option<Series> {
    Series::new(|bits| links.verification(lang, Uuid::from_bits(bits)))
}

/// The beginning of an address of LinkedIn's form “Add to profile”: what the awards of a badge
/// share. A link, asked for by nobody but the person who follows it.
pub(super) fn profile_link(badge: &str, issuer: &str) -> String {
    let mut out =
        String::from("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=");
    encode(&mut out, badge);
    out.push_str("&organizationName=");
    encode(&mut out, issuer);
    out
}

/// The end of that address: the months (in UTC, as on the page), the page and the id of an award.
pub(super) fn profile(award: &Award, id: &str, expires: Option<Instant>, address: &str) -> String {
    let mut out = String::with_capacity(260);
    let mut month = |kind: &str, (year, month, _): (i16, i8, i8)| {
        let _ = write!(out, "&{kind}Year={year}&{kind}Month={month}");
    };
    month("issue", award.awarded.date());
    if let Some(expires) = expires {
        month("expiration", expires.date());
    }
    out.push_str("&certUrl=");
    encode(&mut out, address);
    out.push_str("&certId=");
    out.push_str(id);
    out
}

/// A value of a query: all but unreserved letters is percent-encoded (RFC 3986, 2.3).
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for figure in [byte >> 4, byte & 0xf] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(figure)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_query_cannot_hold_is_encoded() {
        let link = profile_link("Écoute & accueil + «\u{a0}1/2\u{a0}»", "L’Été=100 %?#");
        let (_, query) = link.split_once('?').unwrap();
        assert_eq!(
            query,
            "startTask=CERTIFICATION_NAME&name=%C3%89coute%20%26%20accueil%20%2B%20%C2%AB%C2%A01\
             %2F2%C2%A0%C2%BB&organizationName=L%E2%80%99%C3%89t%C3%A9%3D100%20%25%3F%23"
        );
    }
}
