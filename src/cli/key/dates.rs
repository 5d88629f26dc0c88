//! `blason key retire` and `blason key compromise`: a date in the issuers' files, and what follows
//! from it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{DRY_RUN, issuer_files, named};
use crate::cli::FINE;
use crate::cli::arguments::{Format, KeyDateOptions};
use crate::cli::failure::Failure;
use crate::cli::load::{Loaded, Sound, load};
use crate::content::edit::issuer::{IssuerFile, KeyDate};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Instant, Uuid};
use crate::shell::answers::{self, AwardAt, KeyDated};
use crate::shell::change::Change;
use crate::shell::environment;
use crate::shell::terminal::Terminal;
use crate::site::seals::hang::hang_on;

pub(super) fn run(
    root: &Path,
    options: &KeyDateOptions,
    what: KeyDate,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let on = options.on.or_else(environment::today).ok_or(Failure::Clock)?;
    // Errors elsewhere in the catalogue are no reason to wait with a key in other hands.
    let loaded = load(root, None, true)?;
    let mut files = Vec::new();
    for (slug, source) in issuer_files(&loaded.sources) {
        let wrong = |error| Failure::IssuerFile(source.path.to_string(), error);
        let file = IssuerFile::parse(source.text().unwrap_or_default()).map_err(wrong)?;
        files.push((slug.to_owned(), source, file));
    }
    let public = named(&options.key, files.iter().flat_map(|(.., file)| file.keys()))?;
    files.retain(|(.., file)| file.keys().any(|key| key == public));

    let mut change = Change::new(root);
    for (_, source, file) in &mut files {
        let wrong = |error| Failure::IssuerFile(source.path.to_string(), error);
        file.set_date(&public, what, on).map_err(wrong)?;
        let place = root.join(&*source.path);
        change.write(&place, Some(&source.bytes), file.to_text().into_bytes());
    }
    let issuers: Vec<&str> = files.iter().map(|(slug, ..)| slug.as_str()).collect();
    let outcome = Outcome::of(&loaded, &public, &issuers, (what, on));
    if !options.dry_run {
        change.apply()?;
    }
    let files: Vec<&str> = files.iter().map(|(_, source, _)| &*source.path).collect();
    match options.format {
        Format::Json => terminal.print(&outcome.json(&files, !options.dry_run)),
        Format::Human => {
            outcome.tell(&files, terminal);
            if options.dry_run {
                terminal.say(terminal.pick(DRY_RUN));
            }
        }
    }
    Ok(FINE)
}

/// What follows from a key's date.
struct Outcome<'a> {
    public: &'a str,
    what: KeyDate,
    on: Instant,
    /// Awards that must be signed again, by file.
    awards: BTreeMap<String, Vec<Uuid>>,
    /// Issuers that have no other key from that day on.
    without_key: Vec<&'a str>,
    sealed: bool,
}

impl<'a> Outcome<'a> {
    fn of(
        loaded: &Loaded,
        public: &'a str,
        issuers: &[&'a str],
        (what, on): (KeyDate, Instant),
    ) -> Self {
        let mut outcome = Self {
            public,
            what,
            on,
            awards: BTreeMap::new(),
            without_key: Vec::new(),
            sealed: false,
        };
        let Loaded { sources, sound: Some(Sound { catalogue, seals, .. }), .. } = loaded else {
            return outcome;
        };
        outcome.sealed = !seals.is_empty();
        if what == KeyDate::Compromised {
            for id in hang_on(catalogue, (seals, sources), public) {
                let award = &catalogue[id];
                let file = sources[award.span.source].path.to_string();
                outcome.awards.entry(file).or_default().push(award.id);
            }
        }
        let others = |slug: &&&str| {
            let issuer = catalogue.issuers.iter().find(|issuer| issuer.slug.as_str() == **slug);
            let mut keys = issuer.into_iter().flat_map(|issuer| &issuer.keys);
            let signs = |until: Option<Instant>| until.is_none_or(|until| on < until);
            keys.any(|key| *key.public != *public && key.compromised.is_none() && signs(key.until))
        };
        outcome.without_key = issuers.iter().filter(|slug| !others(slug)).copied().collect();
        outcome
    }

    fn tell(&self, files: &[&str], terminal: Terminal) {
        let pick = |fr: String, en: String| terminal.say(if terminal.french { &fr } else { &en });
        let Self { public, what, on, awards, without_key, sealed } = self;
        let (files, day) = (files.join(", "), on.day());
        if *what == KeyDate::Until {
            pick(
                format!(
                    "À partir du {day}, {public} ne signe plus ; ce qu’elle a signé reste valide ({files})."
                ),
                format!(
                    "From {day} on, {public} signs no more; what it signed stays valid ({files})."
                ),
            );
        } else {
            pick(
                format!(
                    "{public} est compromise depuis le {day} ({files}) : plus rien de ce qu’elle a signé, à quelque date que ce soit, n’est cru."
                ),
                format!(
                    "{public} is compromised since {day} ({files}): nothing that it signed, of whatever date, is believed any more."
                ),
            );
            let count = awards.values().map(Vec::len).sum();
            let count = Told::counted(count, AWARD, AWARDS);
            pick(
                format!("À signer de nouveau : {}, et les listes d’état.", count.fr),
                format!("To be signed again: {}, and the status lists.", count.en),
            );
            for (file, ids) in awards {
                terminal.print(&format!("{file}  {}", ids.len()));
            }
        }
        let mut commands: Vec<String> =
            without_key.iter().map(|slug| format!("blason key new --issuer {slug}")).collect();
        commands.extend(sealed.then(|| "blason sign".to_owned()));
        commands.push("blason build".to_owned());
        let commands = commands.join("\n  ");
        pick(format!("Ensuite :\n  {commands}"), format!("Then:\n  {commands}"));
        if *what == KeyDate::Compromised {
            pick(
                "Les fichiers que les personnes gardent ne seront plus crus : remettez-leur les nouveaux.".to_owned(),
                "The files that people keep will no longer be believed: give them the new ones.".to_owned(),
            );
        }
    }

    fn json(&self, files: &[&str], written: bool) -> String {
        let Self { public, what, on, awards, without_key, sealed: _ } = self;
        let again = awards.iter().flat_map(|(file, ids)| ids.iter().map(move |id| (file, id)));
        let day = |field| (*what == field).then(|| on.day());
        answers::text(&KeyDated {
            key: (*public).to_owned(),
            until: day(KeyDate::Until),
            compromised: day(KeyDate::Compromised),
            written,
            files: files.iter().map(|file| (*file).to_owned()).collect(),
            sign_again: again
                .map(|(file, id)| AwardAt { id: id.to_string(), file: file.clone() })
                .collect(),
            issuers_without_key: without_key.iter().map(|slug| (*slug).to_owned()).collect(),
        })
    }
}

const AWARD: Bilingual = Bilingual { fr: "{count} attribution", en: "{count} award" };
const AWARDS: Bilingual = Bilingual { fr: "{count} attributions", en: "{count} awards" };
