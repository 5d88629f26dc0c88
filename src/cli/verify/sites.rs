//! Whole sites: in a folder, every file, on all cores; on the web, what `catalogue.json` names.

use super::question::{Question, own_site};
use crate::cli::failure::Failure;
use crate::ground::Bilingual;
use crate::ground::report::Told;
use crate::shell::disk::ReadError;
use crate::shell::publish::crew::in_order;
use crate::shell::publish::{Progress, threads};
use crate::shell::shelf::Folder;
use crate::shell::terminal::Terminal;
use crate::verify::site::tally::{Looked, Tally};
use crate::verify::site::window::{OwnSite, Shelf};
use crate::verify::site::{self, CATALOGUE, SiteCheck};
use crate::verify::{Fetch, FetchError, Verifier};

/// Files of one name that are looked at as one piece of work.
const GROUPS_A_PIECE: usize = 32;
/// Pieces that may be done and not yet counted, for each thread.
const PIECES_AHEAD: usize = 4;

/// A site that was looked at.
pub(super) struct Site {
    pub(super) name: String,
    pub(super) base: String,
    pub(super) tally: Tally,
}

/// Whether a name on the command line is an address, and not a file.
pub(in crate::cli) fn is_address(name: &str) -> bool {
    name.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// Where the site on a shelf is published.
pub(super) fn base(shelf: &dyn Shelf) -> Option<String> {
    shelf.read(CATALOGUE).ok()?.and_then(|bytes| site::base(&bytes))
}

/// Looks at every file of a built site.
pub(super) fn folder(name: &str, question: &Question, terminal: Terminal) -> Result<Site, Failure> {
    let (base, shelf) = own_site(name.as_ref())?;
    let window = OwnSite::new(&base, &shelf, &*question.web);
    let total = if terminal.is_watched() { total(&shelf) } else { 0 };
    let work = Work { groups: shelf.groups(), total, shelf: &shelf, window: &window };
    let tally = work.tally(&base, question, terminal).map_err(Failure::File)?;
    Ok(Site { name: name.to_owned(), base, tally })
}

/// Looks at the documents that a published site names in its `catalogue.json`: keys, issuers,
/// badges, their pages and pictures. Awards are not among them: their addresses are nobody's to
/// guess.
pub(super) fn published(
    address: &str,
    question: &Question,
    terminal: Terminal,
) -> Result<Site, Failure> {
    let web = &*question.web;
    let shelf = WebShelf { base: address, web };
    let named = match shelf.read(CATALOGUE) {
        Ok(Some(catalogue)) if site::base(&catalogue).as_deref() == Some(address) => {
            site::named(&catalogue, address)
        }
        Ok(_) => return Err(Failure::NoSite(address.to_owned())),
        Err(why) => return Err(Failure::Web(address.to_owned(), why)),
    };
    let total = named.len() as u64;
    let groups = named.into_iter().map(|path| Ok(vec![path]));
    let work = Work { groups, total, shelf: &shelf, window: web };
    let tally = work.tally(address, question, terminal).map_err(Failure::File)?;
    Ok(Site { name: address.to_owned(), base: address.to_owned(), tally })
}

/// A site to be looked at: its files, handful by handful, and what answers for its addresses.
struct Work<'a, G> {
    groups: G,
    total: u64,
    shelf: &'a dyn Shelf,
    window: &'a dyn Fetch,
}

impl<G: Iterator<Item = Result<Vec<String>, ReadError>>> Work<'_, G> {
    fn tally(
        mut self,
        base: &str,
        question: &Question,
        terminal: Terminal,
    ) -> Result<Tally, ReadError> {
        let verifier = Verifier::new(self.window, &question.request);
        let examine = |bytes: &[u8]| verifier.verify(bytes);
        let check = SiteCheck::new(base, self.shelf, &examine);
        let bar = terminal.bar(terminal.pick(VERIFYING));
        bar.begin(self.total);
        let mut tally = Tally::default();
        let threads = threads();
        let done = in_order(
            threads,
            threads * PIECES_AHEAD,
            || {
                let piece = self.groups.by_ref().take(GROUPS_A_PIECE);
                let piece = piece.collect::<Result<Vec<Vec<String>>, ReadError>>()?;
                Ok((!piece.is_empty()).then_some(piece))
            },
            |piece| piece.iter().flat_map(|group| check.look(group)).collect::<Vec<Looked>>(),
            |looked| {
                bar.advance(looked.len() as u64);
                for it in looked {
                    tally.add(it);
                }
                Ok(())
            },
        );
        bar.end();
        done.map(|()| tally)
    }
}

/// A site on the web as a shelf: a path is asked at its address.
struct WebShelf<'a> {
    base: &'a str,
    web: &'a dyn Fetch,
}

impl Shelf for WebShelf<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Told> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        match self.web.get(&format!("{}{path}", self.base)) {
            Ok(fetched) => Ok(Some(fetched.bytes)),
            Err(FetchError::NotThere | FetchError::Gone) => Ok(None),
            Err(FetchError::Offline) => Err(OFFLINE.into()),
            Err(FetchError::TooLarge(limit)) => {
                Err(Told::new(TOO_LARGE, &[("limit", &limit.to_string())]))
            }
            Err(FetchError::Refused(why) | FetchError::Failed(why)) => Err(why),
        }
    }

    fn holds(&self, path: &str) -> bool {
        matches!(self.read(path), Ok(Some(_)))
    }
}

/// How many files there are, for a person who watches.
fn total(shelf: &Folder) -> u64 {
    shelf.groups().flatten().map(|group| group.len() as u64).sum()
}

const OFFLINE: Bilingual =
    Bilingual { fr: "rien n’est demandé au web", en: "nothing is asked of the web" };
const TOO_LARGE: Bilingual =
    Bilingual { fr: "plus de {limit} octets", en: "more than {limit} bytes" };
const VERIFYING: Bilingual = Bilingual { fr: "Vérification", en: "Verifying" };
