//! `blason verify`: is it worth believing? Files, addresses, whole sites; offline unless asked.

mod question;
mod sites;

use std::path::Path;

use self::question::Question;
pub(super) use self::sites::is_address;
use super::arguments::{Format, VerifyOptions};
use super::failure::Failure;
use super::{FINDINGS, FINE};
use crate::ground::Bilingual;
use crate::shell::files;
use crate::shell::terminal::Terminal;
use crate::shell::verdict::{Examined, people, programs, whole};
use crate::verify::Verifier;
use crate::verify::site::window::OwnSite;

/// What one address of the web answers.
pub(super) fn fetch(address: &str) -> Result<Vec<u8>, Failure> {
    use crate::verify::FetchError;
    let failed = |why| Failure::Web(address.to_owned(), why);
    match question::web_for_one()?.get(address) {
        Ok(fetched) => Ok(fetched.bytes),
        Err(FetchError::Refused(why) | FetchError::Failed(why)) => Err(failed(why)),
        Err(FetchError::Offline) => Err(Failure::Offline(address.to_owned())),
        Err(FetchError::NotThere | FetchError::Gone) => Err(failed(NOT_THERE.into())),
        Err(FetchError::TooLarge(_)) => Err(failed(TOO_LARGE.into())),
    }
}

const NOT_THERE: Bilingual =
    Bilingual { fr: "il n’y a rien à cette adresse", en: "nothing is at this address" };
const TOO_LARGE: Bilingual =
    Bilingual { fr: "le document est trop long", en: "the document is too long" };

/// Verifies everything that was named. Fine only if every verdict is good.
pub(super) fn run(options: &VerifyOptions, terminal: Terminal) -> Result<u8, Failure> {
    let french = terminal.french;
    let question = Question::read(options, terminal)?;
    let now = question.request.now;
    let mut examined = Vec::new();
    let mut sites = Vec::new();
    let own = question.own_site.as_ref();
    let window = own.map(|(base, shelf)| OwnSite::new(base, shelf, &*question.web));
    let fetch = window.as_ref().map_or(&*question.web, |own| own as &dyn crate::verify::Fetch);
    let verifier = Verifier::new(fetch, &question.request);
    for name in &options.what {
        if is_address(name) {
            if !options.online {
                return Err(Failure::Offline(name.clone()));
            }
            if name.ends_with('/') {
                sites.push(sites::published(name, &question, terminal)?);
            } else {
                examined
                    .push(Examined { name: name.clone(), found: verifier.verify(name.as_bytes()) });
            }
        } else if files::is_folder(Path::new(name)) {
            sites.push(sites::folder(name, &question, terminal)?);
        } else {
            let bytes = files::read(Path::new(name)).map_err(Failure::File)?;
            examined.push(Examined { name: name.clone(), found: verifier.verify(&bytes) });
        }
    }
    let sound = sites.iter().all(|site| site.tally.is_sound());
    let good = if options.require_trust { Examined::is_trusted } else { Examined::is_valid };
    let code = if sound && examined.iter().all(good) { FINE } else { FINDINGS };
    match options.format {
        Format::Json => {
            let tell = |site: &sites::Site| {
                let json = whole::json(&site.name, &site.base, &site.tally, french);
                (site.tally.is_sound(), json)
            };
            let sites = sites.iter().map(tell).collect();
            terminal.print(&programs::Answer::json(&examined, sites, now, french));
        }
        Format::Human => {
            let several = examined.len() + sites.len() > 1;
            let files = examined.iter().map(|it| people::screen(it, now, several, french));
            let sites = sites.iter().map(|it| whole::screen(&it.name, &it.base, &it.tally, french));
            terminal.print(&files.chain(sites).collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(code)
}
