//! `blason build`: the whole flow, from text to a signed site.

use std::path::{Path, PathBuf};

use super::arguments::{Arguments, BuildOptions, Format};
use super::failure::Failure;
use super::load::{Loaded, Sound, load_on};
use super::show::show;
use super::{FINDINGS, FINE, keyring};
use crate::check::policy::Policy;
use crate::formats::Documents;
use crate::ground::{Bilingual, History, Instant, Period, Report, Severity};
use crate::proof::demonstration_key;
use crate::render::{Occasion, Pages};
use crate::shell::environment::{self, Stopwatch};
use crate::shell::findings;
use crate::shell::git;
use crate::shell::publish::{PublishError, Published, folders, publish};
use crate::shell::stamp::{Glance, Stamp, glance};
use crate::shell::state::State;
use crate::shell::terminal::Terminal;
use crate::site::build::Parts;
use crate::site::outputs::Outputs;
use crate::site::part::Part;
use crate::site::plan::Subject;
use crate::site::seals::fit::wanted;
use crate::site::{Credentials, Keyring, Site, endorsed};

/// Builds the catalogue.
pub(super) fn run(
    arguments: &Arguments,
    options: &BuildOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let watch = Stopwatch::start();
    let root = arguments.root.as_path();
    let as_of = options.as_of.or_else(environment::today).ok_or(Failure::Clock)?;
    let making = making(options, root);
    let before = glance(root, watch.began())?;
    if !options.full
        && let Some(stamp) = standing(root, options, &before, &making, as_of)
    {
        terminal.say(&nothing_to_do(&stamp, terminal));
        return Ok(FINE);
    }

    let loaded = load_on(Some(as_of), root, options.base_url.as_deref(), options.drafts)?;
    if loaded.report.gate().is_err() {
        show(&loaded.report, &loaded.sources, options.format, terminal);
        terminal.say(terminal.pick(NOTHING_WAS_WRITTEN));
        return Ok(FINDINGS);
    }
    let Loaded { sources, mut report, sound: Some(sound), .. } = loaded else {
        return Ok(FINDINGS);
    };
    let Sound { catalogue, theme, gallery, plan, seals } = &sound;
    let usual = &*catalogue.settings.output;
    // A part never takes the place of the site, nor of another part.
    let usual = match options.part {
        Some(part) => format!("{usual}-{}", part.to_string().replace('/', "-of-")),
        None => usual.to_owned(),
    };
    let out = out_folder(root, options.out.as_deref(), &usual)?;

    let ring = if options.locked {
        Keyring::default()
    } else {
        keyring::at_hand(&options.key, catalogue, terminal)?
    };
    let demonstration = catalogue.is_demonstration();
    let stand_in = demonstration.then(|| demonstration_key().public().to_multikey());
    let documents = Documents::new(catalogue, stand_in).with_drafts(options.drafts);
    let embedded = endorsed::in_awards(catalogue, &documents, &sources);
    let documents = documents.with_endorsements(embedded);
    let credentials = Credentials::new(catalogue, &documents, &ring, as_of);
    let credentials = credentials.with_seals(seals, &sources, options.locked);
    let signed = || wanted(plan).map(|(_, id)| id);
    if options.locked || !seals.is_empty() {
        credentials.look(signed(), &mut report);
    }
    let policy = Policy::new(catalogue, &sources, Some(as_of));
    policy.judge(&mut report);
    let code = show(&report, &sources, options.format, terminal);
    if code != FINE && options.locked {
        terminal.say(terminal.pick(NOTHING_WAS_WRITTEN));
        return Ok(code);
    }
    if let Some(obstacle) = credentials.obstacle(signed()) {
        return Err(obstacle.into());
    }
    let occasion = Occasion { as_of, demonstration, drafts: options.drafts };
    let history =
        if catalogue.settings.history { git::history(root, &sources) } else { History::default() };
    let pages = Pages::new(catalogue, theme, occasion).with_history(&history);
    let program = environment::program();
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
        program: &program,
    });

    let state = State::open(root, &out)?;
    let bar = terminal.bar(terminal.pick(PUBLISHING));
    let part = options.part.map(|share| Part::new(&site, share));
    let outputs: &dyn Outputs = match &part {
        Some(part) => part,
        None => &site,
    };
    let published = match publish(outputs, &out, &state, options.full, &bar) {
        Err(PublishError::Build(error)) if !seals.is_empty() => {
            // A seal that is no signature is the author's to look at: where does it stand?
            let mut wrong = Report::new();
            sound.prove_seals(&sources, &mut wrong);
            return match show(&wrong, &sources, options.format, terminal) {
                FINE => Err(PublishError::Build(error).into()),
                code => Ok(code),
            };
        }
        published => published?,
    };
    let count = |severity| report.count(severity) as u64;
    let stamp = Stamp {
        making,
        // Files changed too shortly ago for their time to tell: no later look will equal this one,
        // but the site's folders are known.
        sources: if before.settled { before.digest } else { String::new() },
        from: as_of.seconds(),
        until: until(&site, &policy).seconds(),
        files: published.files,
        findings: (count(Severity::Warning), count(Severity::Advice)),
        folders: folders(outputs, &out).unwrap_or_default(),
    };
    // Without a stamp the next build looks closer; that is all.
    let _unstamped =
        state.keep_stamp(&stamp, root, &out, options.out.is_none() && options.part.is_none());
    terminal.say(&match options.format {
        Format::Human => summary(&sound, &published, &out, demonstration, watch, terminal),
        Format::Json => findings::published(&published),
    });
    Ok(FINE)
}

/// Until when a build would make this very site: a list lapses, an award expires, or an acceptance
/// ends and its finding is one again.
fn until(site: &Site<'_>, policy: &Policy<'_>) -> Instant {
    let day = Period::parse("P1D").expect("a day is a period");
    let end = policy.first_end().and_then(|last| last.after(day));
    end.map_or(site.until(), |end| end.min(site.until()))
}

/// The stamp of the last build, when nothing has changed since.
fn standing(
    root: &Path,
    options: &BuildOptions,
    now: &Glance,
    making: &str,
    as_of: Instant,
) -> Option<Stamp> {
    if options.part.is_some() && options.out.is_none() {
        return None; // Where it goes, the catalogue says, which is not read yet.
    }
    let out = options.out.as_ref().map(|out| root.join(out));
    let (stamp, out) = State::peek(root, out.as_deref())?;
    let same = stamp.making == making && stamp.sources == now.digest;
    let day = as_of.seconds();
    let current = stamp.from <= day && day < stamp.until;
    (same && current && stamp.folders_untouched(&out)).then_some(stamp)
}

/// What a build hangs on beside the catalogue's files.
fn making(options: &BuildOptions, root: &Path) -> String {
    let BuildOptions {
        out: _,
        base_url,
        drafts,
        key: _,
        locked,
        as_of: _,
        full: _,
        part,
        format: _,
    } = options;
    let part = part.map_or("whole".to_owned(), |share| share.to_string());
    let base_url = base_url.as_deref().unwrap_or_default();
    let base_url = base_url.replace(['\n', '\r'], " ");
    // A commit changes what pages say of a text that it does not change.
    let revision = git::at_hand(root);
    format!("{} {drafts} {locked} {part} {revision} {base_url}", environment::program())
}

/// Where to build; never over the catalogue's own files.
pub(super) fn out_folder(
    root: &Path,
    asked: Option<&Path>,
    default: &str,
) -> Result<PathBuf, Failure> {
    let out = match asked {
        Some(out) => root.join(out),
        None => root.join(default),
    };
    let parts = |path: &Path| environment::absolute(path);
    let (whole, home) = (parts(&out), parts(root));
    let swallows = home.starts_with(&whole);
    let own = [".git", ".blason", "content", "static", "themes", "ledger", "outbox"];
    let inside = own.iter().any(|folder| whole.starts_with(home.join(folder)));
    if swallows || inside { Err(Failure::OutInside(out)) } else { Ok(out) }
}

fn nothing_to_do(stamp: &Stamp, terminal: Terminal) -> String {
    let (warnings, advice) = stamp.findings;
    let tally = terminal.tally(
        0,
        usize::try_from(warnings).unwrap_or(0),
        usize::try_from(advice).unwrap_or(0),
    );
    let files = number(stamp.files, terminal);
    let mut text = if terminal.french {
        format!("Rien n’a changé : {files} fichiers sont à jour.")
    } else {
        format!("Nothing has changed: {files} files are up to date.")
    };
    if !tally.is_empty() {
        let hint = if terminal.french {
            "\u{a0}; `blason check` les montre"
        } else {
            "; `blason check` shows them"
        };
        text = format!("{text} ({tally}{hint})");
    }
    text
}

fn summary(
    sound: &Sound,
    published: &Published,
    out: &Path,
    demonstration: bool,
    watch: Stopwatch,
    terminal: Terminal,
) -> String {
    let Sound { catalogue, plan, .. } = sound;
    let Published { files, written, bytes, removed, left, heaviest } = published;
    let n = |count: u64| number(count, terminal);
    let badges = n(catalogue.badges.len() as u64);
    let s = if catalogue.badges.len() == 1 { "" } else { "s" };
    let awards = n(catalogue.awards.len() as u64);
    let public = plan.awards.iter().filter(|it| matches!(it.subject, Subject::Award(_))).count();
    // French counts none as one, English as many.
    let plural = |count: usize| match (count, terminal.french) {
        (1, _) | (0, true) => "",
        _ => "s",
    };
    let (e, p) = (plural(catalogue.awards.len()), plural(public));
    let (public, kilobytes) = (n(public as u64), n(bytes.div_ceil(1_000)));
    let (files, written, removed) = (n(*files), n(*written), n(*removed));
    let seconds = format!("{:.2}", watch.elapsed().as_secs_f64());
    let text = if terminal.french {
        format!(
            "{badges} badge{s}, {awards} attribution{e}, dont {public} publiée{p} : {files} fichiers dans \
             {}, {written} écrits ({kilobytes} ko), {removed} supprimés, en {} s.",
            out.display(),
            seconds.replace('.', ",")
        )
    } else {
        format!(
            "{badges} badge{s}, {awards} award{e}, of which {public} published: {files} files in {}, \
             {written} written ({kilobytes} kB), {removed} removed, in {seconds} s.",
            out.display()
        )
    };
    let mut lines = vec![text];
    lines.extend(heaviest.as_ref().map(|(path, weight)| {
        let (kilobytes, requests) = (n(u64::from(weight.bytes.div_ceil(1_000))), weight.requests);
        if terminal.french {
            let s = if requests > 1 { "s" } else { "" };
            format!(
                "La page la plus lourde, {path} : {kilobytes} ko et {requests} requête{s}, sans les images."
            )
        } else {
            let s = if requests == 1 { "" } else { "s" };
            format!(
                "The heaviest page, {path}: {kilobytes} kB and {requests} request{s}, without images."
            )
        }
    }));
    lines.extend(left.iter().map(|path| {
        if terminal.french {
            format!("`{path}` n’est plus du site, mais quelqu’un l’a modifié : il reste en place.")
        } else {
            format!("`{path}` is no longer of the site, but somebody changed it: it was left.")
        }
    }));
    if demonstration {
        lines.push(terminal.pick(DEMONSTRATION).to_owned());
    }
    lines.join("\n")
}

fn number(count: u64, terminal: Terminal) -> String {
    let digits = count.to_string();
    let separator = if terminal.french { '\u{202f}' } else { ',' };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

const PUBLISHING: Bilingual = Bilingual { fr: "Publication", en: "Publishing" };
const NOTHING_WAS_WRITTEN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit : le site publié reste tel qu’il était.",
    en: "Nothing was written: the published site stays as it was.",
};
const DEMONSTRATION: Bilingual = Bilingual {
    fr: "Signé avec la clé de démonstration, connue de tous : ces badges ne prouvent rien.",
    en: "Signed with the demonstration key, known to everybody: these badges prove nothing.",
};
