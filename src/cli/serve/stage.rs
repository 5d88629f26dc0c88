//! One good site on a thread of its own, which makes what it is asked for and nothing else. Everything
//! that a site borrows stands on that thread; when the stage is dropped, it ends.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::check::policy::Policy;
use crate::cli::failure::Failure;
use crate::cli::load::{Loaded, Sound};
use crate::formats::Documents;
use crate::ground::{History, Instant, Report, Sources};
use crate::model::{Links, SitePath};
use crate::proof::demonstration_key;
use crate::render::{Occasion, Pages, preview};
use crate::site::build::Parts;
use crate::site::hosts::media_type;
use crate::site::seals::fit::wanted;
use crate::site::visit::{Visit, visit};
use crate::site::{Credentials, Keyring, Site, endorsed};

/// A good site, ready to make its files.
pub(super) struct Stage {
    jobs: Sender<Job>,
}

/// What a stage is set up with.
pub(super) struct Setting {
    /// The catalogue, which must be sound.
    pub loaded: Loaded,
    /// The keys at hand.
    pub ring: Arc<Keyring>,
    /// What git knows of the texts.
    pub history: History,
    /// The day.
    pub as_of: Instant,
    /// Whether nothing is signed but what is sealed.
    pub locked: bool,
    /// Whether a person reads French.
    pub french: bool,
}

/// What was found while the stage was set up.
pub(super) struct SetUp {
    /// Everything that was found in the files.
    pub report: Report,
    /// The files.
    pub sources: Sources,
    /// Why documents cannot be signed, and what to do.
    pub unsigned: Option<String>,
}

/// What stands at an address, made.
#[derive(Debug)]
pub(super) enum Made {
    /// A page, and what tells what it says from what another says.
    Page(String, String),
    /// Another file: its media type, its bytes.
    File(&'static str, Vec<u8>),
    /// It stands elsewhere on this host, for good.
    Moved(String),
    /// The site begins elsewhere on this host.
    Below(String),
    /// Nothing is there: the page that says so.
    Nothing(String, String),
    /// It cannot be made: why.
    Failed(String),
}

struct Job {
    address: String,
    reply: SyncSender<Made>,
}

/// Threads that make files; more would only wait for each other's processors.
const MOST_WORKERS: usize = 4;

impl Stage {
    /// Sets the stage up. `None` when the thread ended early, or the catalogue is not sound.
    pub(super) fn set(setting: Setting) -> Option<(Self, SetUp)> {
        let (jobs, asked) = channel();
        let (ready, set) = sync_channel(1);
        thread::Builder::new()
            .name("stage".to_owned())
            .spawn(move || play(setting, asked, &ready))
            .ok()?;
        let set_up = set.recv().ok()?;
        Some((Self { jobs }, set_up))
    }

    /// What stands at an address: a path from the first `/` of the host, percent-encoded.
    pub(super) fn ask(&self, address: &str) -> Made {
        let (reply, made) = sync_channel(1);
        let job = Job { address: address.to_owned(), reply };
        let asked = self.jobs.send(job).ok();
        asked.and_then(|()| made.recv().ok()).unwrap_or_else(|| Made::Failed(String::new()))
    }
}

/// The stage's own thread: everything is put up, then the workers make what is asked for until nobody
/// can ask any more.
fn play(setting: Setting, asked: Receiver<Job>, ready: &SyncSender<SetUp>) {
    let Setting { loaded, ring, history, as_of, locked, french } = setting;
    let Loaded { sources, mut report, sound: Some(sound), .. } = loaded else { return };
    let Sound { catalogue, theme, gallery, plan, seals } = &sound;
    let reserved = catalogue.settings.is_demonstration_host();
    let demonstration = reserved && catalogue.issuers.iter().any(|issuer| issuer.keys.is_empty());
    let stand_in = demonstration.then(|| demonstration_key().public().to_multikey());
    let documents = Documents::new(catalogue, stand_in).with_drafts(plan.drafts);
    let embedded = endorsed::in_awards(catalogue, &documents, &sources);
    let documents = documents.with_endorsements(embedded);
    let credentials = Credentials::new(catalogue, &documents, &ring, as_of);
    let credentials = credentials.with_seals(seals, &sources, locked);
    let signed = || wanted(plan).map(|(_, id)| id);
    if locked || !seals.is_empty() {
        credentials.look(signed(), &mut report);
        Policy::new(catalogue, &sources, Some(as_of)).judge(&mut report);
    }
    let unsigned = credentials.obstacle(signed()).map(|obstacle| {
        let failure = Failure::from(obstacle);
        [Some(failure.what(french)), failure.hint(french)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(". ")
    });
    let occasion = Occasion { as_of, demonstration, drafts: plan.drafts };
    let pages = Pages::new(catalogue, theme, occasion).with_history(&history);
    let site = Site::new(Parts {
        catalogue,
        sources: &sources,
        plan,
        gallery,
        documents: &documents,
        credentials: &credentials,
        theme,
        pages: &pages,
        as_of,
        // Nothing is kept from one run to the next.
        program: "",
    });
    let links = catalogue.links();
    let told = SetUp { report, sources: sources.clone(), unsigned };
    if ready.send(told).is_err() {
        return;
    }
    let asked = Mutex::new(asked);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    let next = || asked.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(Job { address, reply }) = next() {
                    // A promise of ours that broke must not take the site with it.
                    let made = catch_unwind(AssertUnwindSafe(|| make(&site, &links, &address)));
                    let made = made.unwrap_or_else(|_| Made::Failed(String::new()));
                    // Who asked may have gone.
                    let _gone = reply.send(made);
                }
            });
        }
    });
}

fn make(site: &Site<'_>, links: &Links, address: &str) -> Made {
    match visit(site.parts().plan, links, address) {
        Visit::File(path) => file(site, &path),
        Visit::Moved(to) => Made::Moved(to),
        Visit::Below(to) => Made::Below(to),
        Visit::Nothing => match file(site, &links.root("404.html")) {
            Made::Page(page, digest) => Made::Nothing(page, digest),
            made => made,
        },
    }
}

fn file(site: &Site<'_>, path: &SitePath) -> Made {
    let kind = media_type(path.as_str());
    match site.bytes(path) {
        Ok(Some(bytes)) if kind.starts_with("text/html") => match String::from_utf8(bytes) {
            Ok(page) => {
                let digest = preview::digest(&page, site.parts().theme.assets());
                Made::Page(page, digest)
            }
            Err(other) => Made::File(kind, other.into_bytes()),
        },
        Ok(Some(bytes)) => Made::File(kind, bytes),
        Ok(None) => Made::Failed(String::new()),
        Err(error) => Made::Failed(error.to_string()),
    }
}
