//! The first half of the flow, up to the gate: what `check` is and what `build` begins with.

use std::path::Path;

use super::codes;
use super::failure::Failure;
use crate::check::Scene;
use crate::check::policy::Policy;
use crate::formats::Documents;
use crate::ground::{Instant, Report, Sources, Url};
use crate::model::Catalogue;
use crate::render::Theme;
use crate::shell::{change, disk, environment};
use crate::site::art::Portfolio;
use crate::site::{Gallery, Plan, Seals};
use crate::{check, content, site, verify};

/// Everything that is known before the gate.
pub(super) struct Loaded {
    pub sources: Sources,
    pub report: Report,
    /// `None` when `blason.toml` or its default issuer cannot be understood.
    pub sound: Option<Sound>,
    /// The day for which findings are judged: an acceptance may have ended.
    pub day: Option<Instant>,
}

/// A catalogue, and how it will be published.
pub(super) struct Sound {
    pub catalogue: Catalogue,
    pub theme: Theme,
    pub gallery: Gallery,
    pub plan: Plan,
    /// The signatures that stand beside what they sign; none for another address than the site's.
    pub seals: Seals,
}

/// What is remembered from one load to the next; the result is that of a load that remembers nothing.
#[derive(Debug, Default)]
pub(super) struct Memory {
    content: content::Memory,
    pictures: Portfolio,
}

/// Reads, assembles, checks and plans, today.
pub(super) fn load(root: &Path, base_url: Option<&str>, drafts: bool) -> Result<Loaded, Failure> {
    load_on(environment::today(), root, base_url, drafts)
}

/// Reads, assembles, checks and plans on some day.
pub(super) fn load_on(
    day: Option<Instant>,
    root: &Path,
    base_url: Option<&str>,
    drafts: bool,
) -> Result<Loaded, Failure> {
    // A change that was killed half way is carried to its end, or taken back, before anything is read.
    change::settle(root)?;
    let sources = disk::read(root)?;
    let has_settings = sources.find(disk::SETTINGS).is_some()
        || sources.troubles().iter().any(|trouble| &*trouble.path == disk::SETTINGS);
    if !has_settings {
        return Err(Failure::NoCatalogue(root.to_owned()));
    }
    understand(sources, base_url, drafts, day)
}

/// Assembles, checks and plans what was read.
pub(super) fn understand(
    sources: Sources,
    base_url: Option<&str>,
    drafts: bool,
    day: Option<Instant>,
) -> Result<Loaded, Failure> {
    let mut memory = Memory { content: content::Memory::forgetting(), ..Memory::default() };
    understand_again(sources, base_url, drafts, day, &mut memory)
}

/// The same, with what is remembered of the load before.
pub(super) fn understand_again(
    sources: Sources,
    base_url: Option<&str>,
    drafts: bool,
    day: Option<Instant>,
    memory: &mut Memory,
) -> Result<Loaded, Failure> {
    let mut report = Report::new();
    let mut read = content::read_again(&sources, &mut memory.content, &mut report);
    if let (Some(url), Some(settings)) = (base_url, &mut read.settings) {
        let preview = base(url).ok_or_else(|| Failure::BaseUrl(url.to_owned()))?;
        // What others signed names the site's own address.
        if preview != settings.base_url {
            settings.formerly.push(std::mem::replace(&mut settings.base_url, preview));
        }
    }
    let sound = Catalogue::assemble(read, &mut report).map(|catalogue| {
        let scene = Scene { catalogue: &catalogue, sources: &sources };
        // Advice takes as long as all the rest, and neither needs the other.
        let (theme, gallery, plan) = std::thread::scope(|scope| {
            let advice = scope.spawn(|| {
                let mut report = Report::new();
                check::run(scene, &mut report);
                content::counts::read(&sources, &catalogue, &mut report);
                verify::kept::look(&catalogue, &sources, day, &mut report);
                report
            });
            let mut found = Report::new();
            let theme = Theme::load(&sources, &catalogue.settings.theme, &mut found);
            let settings = &catalogue.settings;
            theme.check_languages(&settings.languages, settings.span, &mut found);
            let pictures = &mut memory.pictures;
            let gallery = Gallery::hang_again(&catalogue, &sources, pictures, &mut found);
            let plan = site::plan(&catalogue, &sources, &theme, drafts, &mut found);
            site::signable::look(&catalogue, &sources, &plan, &mut found);
            let advice = advice.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            report.append(advice);
            report.append(found);
            (theme, gallery, plan)
        });
        let policy = Policy::new(&catalogue, &sources, day);
        policy.look(&codes::rules(), &mut report);
        policy.judge(&mut report);
        let mut seals = Seals::default();
        // A broken file would look as if what it holds were gone.
        if base_url.is_none() && report.gate().is_ok() {
            seals = Seals::read(&catalogue, &sources, &mut report);
        }
        if !seals.is_empty() {
            let documents = Documents::new(&catalogue, None).with_drafts(drafts);
            let embedded = site::endorsed::in_awards(&catalogue, &documents, &sources);
            let documents = documents.with_endorsements(embedded);
            seals.fit(&sources, (&catalogue, &documents), &plan, &mut report);
            Policy::new(&catalogue, &sources, day).judge(&mut report);
        }
        Sound { catalogue, theme, gallery, plan, seals }
    });
    Ok(Loaded { sources, report, sound, day })
}

impl Loaded {
    /// Judges what was found since the catalogue was loaded.
    pub(super) fn judge(&mut self) {
        if let Some(sound) = &self.sound {
            Policy::new(&sound.catalogue, &self.sources, self.day).judge(&mut self.report);
        }
    }

    /// Judges what a whole check has found, and says which acceptances had nothing to accept.
    pub(super) fn judge_check(&mut self) {
        self.judge();
        let Some(sound) = &self.sound else { return };
        let policy = Policy::new(&sound.catalogue, &self.sources, self.day);
        policy.unused(&codes::of_a_check(), &mut self.report);
        policy.judge(&mut self.report);
    }
}

impl Sound {
    /// Checks the signature of every seal that would be published. A build does so while it makes
    /// the file that holds it.
    pub(super) fn prove_seals(&self, sources: &Sources, report: &mut Report) {
        let Self { catalogue, plan, seals, .. } = self;
        let documents = Documents::new(catalogue, None).with_drafts(plan.drafts);
        let embedded = site::endorsed::in_awards(catalogue, &documents, sources);
        let documents = documents.with_endorsements(embedded);
        seals.prove(sources, (catalogue, &documents), plan, report);
    }
}

fn base(text: &str) -> Option<Url> {
    let ended = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    let url = Url::parse_web(&ended)?;
    (!ended.contains(['?', '#', '@'])).then_some(url)
}
