//! The flow of an audit: the catalogue and its build, the host, what is asked of it, what is said.

use super::AuditFailure;
use super::files::{Files, Known};
use crate::audit::{Audited, Auditor, Looked, Seen, Silence, Wanted, rules};
use crate::cli::arguments::{Arguments, AuditOptions, Format};
use crate::cli::build::out_folder;
use crate::cli::failure::Failure;
use crate::cli::load::{Sound, load};
use crate::cli::show::show;
use crate::cli::{FINDINGS, FINE};
use crate::formats::Documents;
use crate::ground::report::Told;
use crate::ground::{Bilingual, Sources, Url};
use crate::model::{Catalogue, IssuerId, Links};
use crate::proof::demonstration_key;
use crate::shell::audits::{self, About};
use crate::shell::environment;
use crate::shell::net::origin::{AT_ONCE, Origin};
use crate::shell::publish::Progress as _;
use crate::shell::publish::crew::in_order;
use crate::shell::terminal::Terminal;
use crate::site::Plan;
use crate::site::recipe::Recipe;

/// So many requests in a row without any answer, and the host is taken to be gone.
const MOST_SILENT: usize = 3 * AT_ONCE;

/// Most findings of one rule that are shown to a person.
const SHOWN: u64 = 4;

/// Audits the published site.
pub(in crate::cli) fn run(
    arguments: &Arguments,
    options: &AuditOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    let now = options.now.or_else(environment::now).ok_or(Failure::Clock)?;
    let loaded = load(root, None, false)?;
    let Some(Sound { catalogue, plan, .. }) = &loaded.sound else {
        show(&loaded.report, &loaded.sources, options.format, terminal);
        return Ok(FINDINGS);
    };
    let base = catalogue.settings.base_url.as_str();
    let (address, origin) = origin(options.url.as_deref().unwrap_or(base))?;
    let out = out_folder(root, options.out.as_deref(), &catalogue.settings.output)?;
    let files = Files::open(root, &out, options.manifest)?;
    let seen = audits::recall(root, &address);

    let built = |path: &str| files.bytes(path);
    let links = catalogue.links();
    let mut auditor = Auditor::new(&origin, links.under(&address), links, now, &seen, &built);
    expect(&mut auditor, catalogue, plan);
    let mut audited = Audited::default();
    let mut about =
        About { address: &address, base, manifest: files.is_manifest(), sample_of: None };
    match auditor.knock() {
        Ok(()) => {
            let known = files.known(options.sample)?;
            about.sample_of = options.sample.map(|_| known.served);
            audited.aside = known.aside;
            let work = Work { auditor: &auditor, address: &address, terminal };
            let mut next = work.look(known, seen.clone(), &mut audited)?;
            for it in &plan.moves {
                if let Some(finding) = auditor.moved(&it.from, &it.to) {
                    audited.note(finding);
                }
            }
            auditor.lost(&mut audited);
            if let Some(award) = plan.awards.iter().find(|award| !award.files.is_empty()) {
                let file = award.files.iter().next().expect("it is not empty");
                auditor.listed(&catalogue.links().award(award.id, file), &mut audited);
            }
            let gone = auditor.lost_since(&seen, |path| files.holds(path), &mut audited);
            if options.forget {
                for path in &gone {
                    next.forget(path);
                }
                audited.withdraw(&rules::LOST);
            }
            // Without it the next audit knows less; that is all.
            let _unkept = audits::keep(root, &address, &next);
        }
        Err(Silence::Certificate(why)) => {
            audited.note(rules::CERTIFICATE.about_path(&address).with("why", why));
        }
        Err(Silence::Failed(why)) => return Err(AuditFailure::Silent(address, why).into()),
    }
    match options.format {
        Format::Json => terminal.print(&audits::json(&about, &audited, terminal.french)),
        Format::Human => {
            let (first, untold) = audited.first(SHOWN);
            let findings = terminal.findings(&first, &Sources::default());
            if !findings.is_empty() {
                terminal.print(&format!("{findings}\n\n"));
            }
            terminal.print(&audits::verdict(&about, &audited, untold, terminal.french));
        }
    }
    Ok(if audited.gate().is_ok() { FINE } else { FINDINGS })
}

/// The address to ask, ending in `/`, and a window on its host.
fn origin(text: &str) -> Result<(String, Origin), Failure> {
    let refused = |why: Told| Failure::from(AuditFailure::Address(text.to_owned(), why));
    let ended = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    let url = Url::parse_web(&ended).filter(|_| !ended.contains(['?', '#']));
    let url = url.ok_or_else(|| refused(NO_SITE.into()))?;
    let origin = Origin::of(&url).map_err(|why| refused(why.words().into()))?;
    Ok((ended, origin))
}

/// What the catalogue says of its published files: keys, and what stands at old addresses.
fn expect(auditor: &mut Auditor<'_>, catalogue: &Catalogue, plan: &Plan) {
    let links: Links = catalogue.links();
    let documents = Documents::new(catalogue, Some(demonstration_key().public().to_multikey()));
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let id = IssuerId::at(at);
        if let (Some(path), Some(keys)) = (links.did_document(issuer), documents.did_document(id)) {
            auditor.expect_keys(&path, keys);
        }
        auditor.expect_keys(&links.issuer_profile(&issuer.slug), documents.profile_document(id));
    }
    for claim in &plan.singles {
        if let Recipe::OldPage(at) | Recipe::OldDocument(at) = claim.recipe {
            auditor.expect_old(&claim.path, plan.old[at].to.clone());
        }
    }
}

/// The files of a build, looked at by several threads.
struct Work<'a> {
    auditor: &'a Auditor<'a>,
    address: &'a str,
    terminal: Terminal,
}

impl Work<'_> {
    /// Looks at every file that is wanted; what has answered, now or before.
    fn look(
        &self,
        known: Known<'_>,
        mut seen: Seen,
        audited: &mut Audited,
    ) -> Result<Seen, Failure> {
        let bar = self.terminal.bar(self.terminal.pick(ASKING));
        bar.begin(known.asked);
        let (mut wanted, mut silent) = (known.wanted, 0);
        let done = in_order(
            AT_ONCE,
            4 * AT_ONCE,
            || wanted.next().transpose(),
            |wanted: Wanted| self.auditor.look(&wanted),
            |looked: Looked| {
                let Looked { path, findings, silent: is_silent, aside, answered, from } = looked;
                bar.advance(1);
                audited.asked += 1;
                audited.aside += u64::from(aside);
                silent = if is_silent { silent + 1 } else { 0 };
                if silent >= MOST_SILENT {
                    return Err(AuditFailure::Silent(self.address.to_owned(), GONE.into()).into());
                }
                for finding in findings {
                    audited.note(finding);
                }
                if answered {
                    // A list that went back is not taken for the latest.
                    seen.note(&path, from.max(seen.valid_from(&path)));
                }
                Ok(())
            },
        );
        bar.end();
        done.map(|()| seen)
    }
}

const ASKING: Bilingual = Bilingual { fr: "Contrôle", en: "Asking" };
const NO_SITE: Bilingual =
    Bilingual { fr: "ce n’est pas l’adresse d’un site", en: "it is no address of a site" };
const GONE: Bilingual = Bilingual {
    fr: "il a cessé de répondre pendant le contrôle",
    en: "it stopped answering during the audit",
};
