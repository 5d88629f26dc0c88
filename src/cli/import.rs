//! `blason import`: badges of other platforms, as texts of this catalogue, and how true they are to
//! what was found.

use super::arguments::{Arguments, Format, ImportOptions};
use super::failure::Failure;
use super::{FINDINGS, FINE};
use crate::content;
use crate::ground::{Bilingual, Report, Severity, Sources, nearest};
use crate::import::elsewhere;
use crate::migration::account::Settled;
use crate::migration::{self, Proposal, Wishes};
use crate::shell::arrivals;
use crate::shell::change::{self, Change};
use crate::shell::disk;
use crate::shell::disk::ReadError;
use crate::shell::findings;
use crate::shell::terminal::Terminal;

/// Reads what is named, settles it in the catalogue, and says what became of every field.
pub(super) fn run(
    arguments: &Arguments,
    options: &ImportOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = arguments.root.as_path();
    change::settle(root)?;
    let sources = disk::read(root)?;
    if sources.find(disk::SETTINGS).is_none() {
        return Err(Failure::NoCatalogue(root.to_owned()));
    }
    let drafts = content::read(&sources, &mut Report::new());
    if let Some(issuer) = &options.issuer
        && drafts.issuers.iter().all(|it| it.slug.as_str() != issuer)
    {
        let all = drafts.issuers.iter().map(|it| it.slug.as_str());
        let near = nearest(issuer, all.clone()).map(str::to_owned);
        let others = all.map(str::to_owned).collect();
        return Err(super::new::NewFailure::NoIssuer(issuer.clone(), near, others).into());
    }
    let (files, more) = arrivals::listed(&options.sources).map_err(Failure::File)?;
    let mut unreadable: Option<ReadError> = None;
    let foreign = files.iter().map_while(|path| match arrivals::read(path) {
        Ok(file) => Some(file),
        Err(error) => {
            unreadable = Some(error);
            None
        }
    });
    let harvest = elsewhere::read(foreign);
    if let Some(error) = unreadable {
        return Err(Failure::File(error));
    }
    let wishes = Wishes { issuer: options.issuer.as_deref() };
    let proposal = migration::propose(harvest, &sources, &drafts, wishes);

    let mut change = Change::new(root);
    for file in &proposal.files {
        let before = sources.find(&file.path).map(|id| &*sources[id].bytes);
        change.write(&root.join(&file.path), before, file.bytes.clone());
    }
    if !options.dry_run {
        change.apply()?;
    }
    tell(&proposal, options, terminal);
    if more {
        terminal.say(terminal.pick(TOO_MANY_FILES));
    }
    let broken = proposal.report.count(Severity::Error) > 0;
    Ok(if broken || proposal.account.things.is_empty() { FINDINGS } else { FINE })
}

fn tell(proposal: &Proposal, options: &ImportOptions, terminal: Terminal) {
    let Proposal { files, account, report } = proposal;
    let french = terminal.french;
    // The places of the findings are in files of elsewhere, which are no sources of ours.
    let none = Sources::default();
    if options.format == Format::Json {
        terminal.print(&account.json(french, findings::value(report, &none, french)));
        return;
    }
    for text in [account.text(french), terminal.findings(report, &none)] {
        if !text.is_empty() {
            terminal.print(text.trim_end());
        }
    }
    let count = |fate| account.things.iter().filter(|it| it.fate == fate).count();
    let counts = [Settled::New, Settled::Changed, Settled::Same, Settled::Known].map(count);
    let [new, changed, same, known] = counts.map(|it| it.to_string());
    terminal.say(&if french {
        format!("Nouveaux : {new}. Modifiés : {changed}. Inchangés : {same}. Déjà là : {known}.")
    } else {
        format!("New: {new}. Changed: {changed}. Unchanged: {same}. Already there: {known}.")
    });
    if account.awards > 0 {
        let awards = account.awards;
        terminal.say(&if french {
            format!(
                "Documents qui nomment des personnes : {awards}. Ils ne sont pas importés : les badges \
                 déjà remis restent signés par leur émetteur, et `blason award` les remet sous votre clé."
            )
        } else {
            format!(
                "Documents that name people: {awards}. They are not imported: badges already given stay \
                 signed by who gave them, and `blason award` gives them under your key."
            )
        });
    }
    if account.things.is_empty() {
        terminal.say(terminal.pick(NOTHING));
    } else if options.dry_run {
        terminal.say(terminal.pick(DRY_RUN));
    } else if !files.is_empty() {
        terminal.say(terminal.pick(NEXT));
    }
}

const NOTHING: Bilingual =
    Bilingual { fr: "Aucun badge n’a été trouvé.", en: "No badge was found." };
const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
const NEXT: Bilingual = Bilingual {
    fr: "Relisez ces textes avec `blason check`, puis comme toute proposition, avec `git diff`.",
    en: "Read these texts again with `blason check`, then as any proposal, with `git diff`.",
};
const TOO_MANY_FILES: Bilingual = Bilingual {
    fr: "Seuls les 50 000 premiers fichiers ont été lus.",
    en: "Only the first 50,000 files were read.",
};
