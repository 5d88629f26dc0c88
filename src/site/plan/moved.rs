//! Old addresses: each must lead to something that the site publishes, and something must answer
//! there on hosts that know no redirects.

use super::awards;
use super::{Claim, PlannedAward};
use crate::ground::{Bilingual, Lang, Report, Url, nearest};
use crate::model::{Catalogue, Links, Moved as Entry, SitePath};
use crate::site::recipe::{PageKind, Recipe};
use crate::site::rules;

/// Files that may answer at old addresses; what `[[moved]]` asks for beyond is a finding.
const MOST_FILES: usize = 100_000;

/// An old address as the author names it, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The old address, from the first `/` of its host.
    pub from: Box<str>,
    /// The file that answers now.
    pub to: SitePath,
    /// The place on its page, with its `#`; or nothing.
    pub fragment: Box<str>,
    /// Whether what stood below the old address answers too.
    pub folder: bool,
}

/// What answers in one file at an old address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Old {
    /// The file that is published at the new address.
    pub to: SitePath,
    /// The place on its page, with its `#`; or nothing.
    pub fragment: Box<str>,
    /// The language of the sentence that says so.
    pub lang: Lang,
}

/// What is claimed at old addresses.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub(super) claims: Vec<Claim>,
    pub(super) old: Vec<Old>,
    pub(super) moves: Vec<Move>,
}

/// Follows every `[[moved]]`, and reports those whose new place is not planned and those at whose
/// old place no file can answer. What lies outside the site is another rule's (L004).
pub(super) fn follow(
    catalogue: &Catalogue,
    singles: &[Claim],
    planned: &[PlannedAward],
    report: &mut Report,
) -> Moved {
    let follower = Follower { catalogue, links: catalogue.links(), singles, planned };
    let mut moved = Moved::default();
    for entry in &catalogue.settings.moved {
        let Some(to) = follower.target(entry, report) else { continue };
        let Some(from) = follower.links.old(&entry.from) else {
            report.push(unanswered(entry).with("why", OUTSIDE));
            continue;
        };
        follower.answer(entry, &from, &to, &mut moved, report);
    }
    moved
}

/// What following looks at.
struct Follower<'a> {
    catalogue: &'a Catalogue,
    links: Links,
    singles: &'a [Claim],
    planned: &'a [PlannedAward],
}

impl Follower<'_> {
    /// The file that an entry leads to.
    fn target(&self, entry: &Entry, report: &mut Report) -> Option<SitePath> {
        let settings = &self.catalogue.settings;
        let to = entry.to.split(['#', '?']).next().unwrap_or_default();
        let path = if Url::parse(to).is_some() {
            to.strip_prefix(settings.base_url.as_str())?
        } else if to.starts_with('/') {
            to.strip_prefix(settings.base_url.path())?
        } else {
            to
        };
        let folder = path.trim_end_matches('/');
        let page = match folder {
            "" => "index.html".to_owned(),
            folder => format!("{folder}/index.html"),
        };
        let there =
            |path: &&str| self.single(path).is_some() || awards::is_taken(self.planned, path);
        let inside = !path.split('/').any(|part| part == "..");
        let found = [path, &page].into_iter().find(there).filter(|_| inside);
        if found.is_none() {
            let finding = rules::MOVED_NOWHERE.at(entry.span).with("to", &*entry.to);
            let pages = self.singles.iter();
            let pages = pages.filter_map(|claim| claim.path.as_str().strip_suffix("/index.html"));
            report.push(match nearest(folder, pages) {
                Some(near) => finding.with("near", near),
                None => finding.with("near", "badges/…"),
            });
        }
        found.map(|path| self.links.root(path))
    }

    /// Claims what answers at the old address of an entry, and below it.
    fn answer(
        &self,
        entry: &Entry,
        from: &SitePath,
        to: &SitePath,
        moved: &mut Moved,
        report: &mut Report,
    ) {
        if !is_page(from) && ending(from) != ending(to) {
            report
                .push(unanswered(entry).with("why", if is_page(to) { A_PAGE } else { OTHER_KIND }));
            return;
        }
        let folders = [from, to].into_iter().all(|it| it.as_str().ends_with("/index.html"));
        // What stands below the home page is the whole site.
        let home = matches!(self.single(to.as_str()), Some(Recipe::Page(PageKind::Home, _)));
        let folder = folders && !home;
        let fragment = entry.to.find('#').map_or("", |at| &entry.to[at..]);
        self.claim(entry, from.clone(), to, fragment, moved);
        if folder {
            let new = to.as_str().trim_end_matches("index.html");
            let first = self.singles.partition_point(|claim| claim.path.as_str() < new);
            let below = self.singles[first..].iter().map(|claim| &claim.path);
            for file in below.take_while(|it| it.as_str().starts_with(new)).filter(|it| *it != to) {
                if moved.claims.len() >= MOST_FILES {
                    report.push(unanswered(entry).with("why", TOO_MANY));
                    break;
                }
                if let Some(old) = Links::in_old_folder(from, to, file) {
                    self.claim(entry, old, file, "", moved);
                }
            }
        }
        let (from, fragment) = (entry.from.clone(), fragment.into());
        moved.moves.push(Move { from, to: to.clone(), fragment, folder });
    }

    fn claim(
        &self,
        entry: &Entry,
        path: SitePath,
        to: &SitePath,
        fragment: &str,
        moved: &mut Moved,
    ) {
        let lang = match self.single(to.as_str()) {
            Some(Recipe::Page(_, lang)) => lang,
            _ => self.catalogue.language(),
        };
        let at = moved.old.len();
        let recipe = if is_page(&path) { Recipe::OldPage(at) } else { Recipe::OldDocument(at) };
        moved.old.push(Old { to: to.clone(), fragment: fragment.into(), lang });
        moved.claims.push(Claim { path, recipe, span: Some(entry.span) });
    }

    fn single(&self, path: &str) -> Option<Recipe> {
        let at = self.singles.binary_search_by(|claim| claim.path.as_str().cmp(path));
        at.ok().map(|at| self.singles[at].recipe)
    }
}

fn unanswered(entry: &Entry) -> crate::ground::Diagnostic {
    let finding = rules::OLD_UNANSWERED.at(entry.span);
    finding.with("from", &*entry.from).with("to", &*entry.to)
}

fn is_page(path: &SitePath) -> bool {
    matches!(ending(path), "html" | "htm")
}

fn ending(path: &SitePath) -> &str {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

const OUTSIDE: Bilingual = Bilingual {
    fr: "l’adresse est hors du site, ou ne peut pas être celle d’un fichier",
    en: "the address lies outside the site, or cannot be that of a file",
};
const A_PAGE: Bilingual = Bilingual {
    fr: "c’est un document, et l’adresse nouvelle est une page",
    en: "it is a document, and the new address is a page",
};
const OTHER_KIND: Bilingual = Bilingual {
    fr: "les deux fichiers ne sont pas de la même sorte",
    en: "the two files are not of one kind",
};
const TOO_MANY: Bilingual = Bilingual {
    fr: "trop de fichiers répondraient à d’anciennes adresses",
    en: "too many files would answer at old addresses",
};
