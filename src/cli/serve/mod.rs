//! `blason serve`: the site at home, while it is written. Nothing is written to the disk.
//!
//! In reading order: this file (the flow: look, load, show, again), [`board`] (what is shown and the
//! news of it), [`stage`] (one good site, which makes what it is asked for), [`front`] (from a request
//! to its answer), [`reviewer`] (what the work changes for holders, in the background).

mod board;
mod front;
mod reviewer;
mod stage;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use self::board::Board;
use self::front::Manner;
use self::reviewer::Reviewer;
use self::stage::{Setting, Stage};
use super::arguments::{Arguments, ServeOptions};
use super::failure::Failure;
use super::keyring;
use super::load::{Loaded, Memory, understand_again};
use crate::ground::{Bilingual, Instant, Report, Severity, Sources};
use crate::model::Catalogue;
use crate::render::preview::Told;
use crate::shell::environment::{self, Stopwatch};
use crate::shell::http::Door;
use crate::shell::look::{Look, Looked};
use crate::shell::terminal::Terminal;
use crate::shell::watch::Watch;
use crate::shell::{browser, change, disk, git};
use crate::site::Keyring;

/// Serves the catalogue until the program is ended.
pub(super) fn run(
    arguments: &Arguments,
    options: &ServeOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    if !disk::is_catalogue(root) {
        return Err(Failure::NoCatalogue(root.to_owned()));
    }
    // The port first: who cannot have it need not wait for the rest.
    let door = Door::open(options.port).map_err(Failure::Door)?;
    let port = door.port();
    let board = Arc::new(Board::new(environment::run_mark()));
    let manner = Manner { drafts: options.drafts, french: terminal.french };
    let shown = Arc::clone(&board);
    door.answer(move |request| front::answer(&shown, manner, request));
    change::settle(root)?;

    let reviewer = Reviewer::start(root, Arc::clone(&board), terminal.french);
    let mut watch = Watch::start(root, options.poll);
    let mut house = House::new(root, options, terminal, board);
    let mut look = Look::default();
    let mut told_address = false;
    loop {
        let watch_began = Stopwatch::start();
        let looked = look.again(root);
        watch.looked(watch_began.elapsed());
        match looked {
            Ok(Some(looked)) => {
                let sources = looked.sources.clone();
                house.load(looked, watch_began)?;
                reviewer.review(sources);
            }
            Ok(None) => house.next_day(&look, watch_began)?,
            Err(error) => house.cannot_show(&error.into()),
        }
        if !std::mem::replace(&mut told_address, true) {
            let address = format!("http://127.0.0.1:{port}{}", house.root_path);
            terminal.print(&address);
            terminal.say(terminal.pick(if watch.polls().is_some() { POLLS } else { WATCHES }));
            if let Some(why) = watch.polls().filter(|why| !why.is_empty()) {
                terminal.say(why);
            }
            if options.open && !browser::open(&address) {
                terminal.say(terminal.pick(NO_BROWSER));
            }
        }
        watch.wait();
    }
}

/// What stays from one load to the next.
struct House<'a> {
    root: &'a Path,
    options: &'a ServeOptions,
    terminal: Terminal,
    board: Arc<Board>,
    day: Option<Instant>,
    /// What need not be read again.
    memory: Memory,
    /// The keys at hand, and for whom they were looked for.
    ring: Option<(Signers, Arc<Keyring>)>,
    /// What git knows, and at which revision it was asked.
    log: Option<(String, git::Log)>,
    /// Where the site begins on its host.
    root_path: String,
    /// The findings that were said last.
    said: String,
    /// Why the files could not be read, when that was said.
    trouble: String,
}

/// Who signs: the host, and the public keys of every issuer.
type Signers = (String, BTreeSet<String>);

impl<'a> House<'a> {
    fn new(
        root: &'a Path,
        options: &'a ServeOptions,
        terminal: Terminal,
        board: Arc<Board>,
    ) -> Self {
        let (day, ring, log, memory) = (None, None, None, Memory::default());
        let (root_path, said, trouble) = ("/".to_owned(), String::new(), String::new());
        Self { root, options, terminal, board, day, memory, ring, log, root_path, said, trouble }
    }

    /// Loads what a look found, and shows it, or else keeps showing what was good.
    fn load(&mut self, looked: Looked, began: Stopwatch) -> Result<(), Failure> {
        let pictures = looked.moved.iter().any(|path| !is_text(path));
        self.trouble.clear();
        self.load_sources(looked.sources, pictures, began)
    }

    /// Loads everything again when another day has begun: awards expire, lists are renewed.
    fn next_day(&mut self, look: &Look, began: Stopwatch) -> Result<(), Failure> {
        let today = environment::today();
        if self.day.is_none() || self.day == today {
            return Ok(());
        }
        self.load_sources(look.sources().clone(), false, began)
    }

    fn load_sources(
        &mut self,
        sources: Sources,
        pictures: bool,
        began: Stopwatch,
    ) -> Result<(), Failure> {
        let french = self.terminal.french;
        let as_of = environment::today().ok_or(Failure::Clock)?;
        self.day = Some(as_of);
        let known = |path: &str| path == disk::SETTINGS;
        let settings = sources.find(disk::SETTINGS).is_some()
            || sources.troubles().iter().any(|trouble| known(&trouble.path));
        if !settings {
            self.cannot_show(&Failure::NoCatalogue(self.root.to_owned()));
            return Ok(());
        }
        let loaded =
            understand_again(sources, None, self.options.drafts, Some(as_of), &mut self.memory)?;
        if loaded.report.gate().is_err() || loaded.sound.is_none() {
            let findings = Told::of_findings(&loaded.report, &loaded.sources, french);
            self.board.keep(findings);
            self.tell(&loaded.report, &loaded.sources, began, false);
            return Ok(());
        }
        let ring = match self.ring(&loaded) {
            Ok(ring) => ring,
            // A key that cannot serve at the beginning was named wrongly.
            Err(failure) if self.ring.is_none() => return Err(failure),
            Err(failure) => {
                self.cannot_show(&failure);
                return Ok(());
            }
        };
        let history = self.history(&loaded);
        if let Some(sound) = &loaded.sound {
            sound.catalogue.links().root_path().clone_into(&mut self.root_path);
        }
        let locked = self.options.locked;
        let Some((stage, set_up)) =
            Stage::set(Setting { loaded, ring, history, as_of, locked, french })
        else {
            return Ok(());
        };
        let findings = Told::of_findings(&set_up.report, &set_up.sources, french);
        self.board.show(stage, findings, set_up.unsigned.clone(), pictures);
        self.tell(&set_up.report, &set_up.sources, began, true);
        if let Some(unsigned) = set_up.unsigned {
            self.once(&unsigned);
        }
        Ok(())
    }

    /// The keys at hand: looked for again only when somebody else signs, since a passphrase may be
    /// asked for.
    fn ring(&mut self, loaded: &Loaded) -> Result<Arc<Keyring>, Failure> {
        let Some(sound) = &loaded.sound else { return Ok(Arc::default()) };
        let signers = signers(&sound.catalogue);
        if let Some((known, ring)) = &self.ring
            && *known == signers
        {
            return Ok(Arc::clone(ring));
        }
        let ring = if self.options.locked {
            Keyring::default()
        } else {
            keyring::at_hand(&self.options.key, &sound.catalogue, self.terminal)?
        };
        let ring = Arc::new(ring);
        self.ring = Some((signers, Arc::clone(&ring)));
        Ok(ring)
    }

    /// What git knows of the texts; it is asked again only at another revision.
    fn history(&mut self, loaded: &Loaded) -> crate::ground::History {
        let wanted = loaded.sound.as_ref().is_some_and(|it| it.catalogue.settings.history);
        if !wanted {
            return crate::ground::History::default();
        }
        let revision = git::at_hand(self.root);
        if self.log.as_ref().is_none_or(|(known, _)| *known != revision) {
            self.log = Some((revision, git::Log::of(self.root)));
        }
        self.log.as_ref().map(|(_, log)| log.history(&loaded.sources)).unwrap_or_default()
    }

    /// Says in the terminal what was found, unless the same was said just before.
    fn tell(&mut self, report: &Report, sources: &Sources, began: Stopwatch, good: bool) {
        let terminal = self.terminal;
        let found = terminal.findings(report, sources);
        if found != self.said && !found.is_empty() {
            terminal.warn(&found);
        }
        self.said = found;
        let count = |severity| report.count(severity);
        let tally = terminal.tally(
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Advice),
        );
        let milliseconds = began.elapsed().as_millis();
        let sentence = terminal.pick(if good { SHOWN } else { KEPT });
        let tally = if tally.is_empty() { tally } else { format!(" ({tally})") };
        terminal.say(&format!("{sentence} {milliseconds} ms{tally}"));
    }

    /// Says why the files cannot be shown, once.
    fn cannot_show(&mut self, failure: &Failure) {
        let french = self.terminal.french;
        let (what, hint) = (failure.what(french), failure.hint(french));
        if self.trouble != what {
            self.board.keep(Told::of_failure(&what, hint.as_deref(), french));
            self.terminal.fail(&what, hint.as_deref());
            self.trouble = what;
        }
    }

    fn once(&mut self, sentence: &str) {
        if self.trouble != sentence {
            self.terminal.say(sentence);
            sentence.clone_into(&mut self.trouble);
        }
    }
}

/// Who signs for a catalogue.
fn signers(catalogue: &Catalogue) -> Signers {
    let keys = catalogue.issuers.iter().flat_map(|it| &it.keys).map(|it| it.public.to_string());
    (catalogue.settings.base_url.host().to_owned(), keys.collect())
}

/// Whether pages hold what a file says: then they tell themselves that it changed.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let read = ["md", "toml", "html", "css"].contains(&ending);
    read && !path.starts_with("static/") || path.starts_with("themes/") && ending == "js"
}

const WATCHES: Bilingual = Bilingual {
    fr: "Chaque fichier enregistré se voit aussitôt. Ctrl-C pour finir.",
    en: "Every saved file shows at once. Ctrl-C to end.",
};
const POLLS: Bilingual = Bilingual {
    fr: "Le dossier est regardé deux fois par seconde. Ctrl-C pour finir.",
    en: "The folder is looked at twice a second. Ctrl-C to end.",
};
const NO_BROWSER: Bilingual = Bilingual {
    fr: "Aucun navigateur n’a pu être ouvert : ouvrez vous-même cette adresse.",
    en: "No browser could be opened: open this address yourself.",
};
const SHOWN: Bilingual = Bilingual { fr: "Le site est à jour :", en: "The site is up to date:" };
const KEPT: Bilingual = Bilingual {
    fr: "Le dernier site juste reste affiché :",
    en: "The last good site is still shown:",
};
