//! Old addresses: each leads, by a redirect or by a file that stands there, to what is published now.

use super::auditor::{Auditor, REDIRECTS, short, status, why_silent};
use super::rules;
use crate::ground::report::Told;
use crate::ground::{Bilingual, Diagnostic, Url};
use crate::model::SitePath;

impl Auditor<'_> {
    /// Asks an old address, as the author names it from the first `/` of the host: what answers in the
    /// end must be what is published at `to`, or the page in between that leads there.
    pub fn moved(&self, from: &str, to: &SitePath) -> Option<Diagnostic> {
        // Outside the site, what answers is the server's own business (C107 says so).
        let old = self.catalogue_links().old(from)?;
        let mut url = self.links().request(&old);
        if !from.ends_with('/') && url.ends_with('/') {
            url.pop();
        }
        let place = url.clone();
        let target = self.links().request(to);
        let astray = |why: Told| {
            let finding = rules::OLD_ASTRAY.about_path(&place);
            Some(finding.with("to", target.clone()).with("why", why))
        };
        for _ in 0..=REDIRECTS {
            let answer = match self.ask(&url) {
                Ok(answer) => answer,
                Err(silence) => return astray(why_silent(silence)),
            };
            if let Some(elsewhere) = answer.elsewhere() {
                match self.on_site(&url, elsewhere) {
                    // Whether the new address answers is asked where it is.
                    Some(next) if next == target => return None,
                    Some(next) => url = next,
                    None => return astray(Told::new(SENDS, &[("where", &short(elsewhere))])),
                }
                continue;
            }
            if answer.status != 200 {
                return astray(status(answer.status));
            }
            let stands = [&old, to].into_iter().any(|path| {
                let built = self.built_bytes(path.as_str());
                built.is_none() || built.as_deref() == answer.bytes()
            });
            return if stands { None } else { astray(SOMETHING_ELSE.into()) };
        }
        astray(AROUND.into())
    }

    /// An address to which an answer sends, when it is one of the site: under the address that is
    /// audited, or under the one for which the site was built. Without its fragment.
    pub(super) fn on_site(&self, from: &str, location: &str) -> Option<String> {
        let joined = Url::parse(from)?.join(location)?;
        let whole = joined.as_str().split('#').next().unwrap_or_default();
        let (asked, built) = (self.links().base(), self.catalogue_links().base());
        let rest = whole.strip_prefix(asked).or_else(|| whole.strip_prefix(built))?;
        Some(format!("{asked}{rest}"))
    }
}

const SENDS: Bilingual = Bilingual { fr: "elle renvoie à {where}", en: "it sends to {where}" };
const SOMETHING_ELSE: Bilingual =
    Bilingual { fr: "autre chose y répond", en: "something else answers there" };
const AROUND: Bilingual = Bilingual { fr: "elle renvoie sans fin", en: "it sends on without end" };
