//! `blason new endorsement`: what an issuer of the catalogue says of something, bound to its text.

use super::{Bench, NewFailure, known, slug};
use crate::cli::FINE;
use crate::cli::arguments::{AboutOptions, NewEndorsementOptions};
use crate::cli::failure::Failure;
use crate::content;
use crate::content::start::single::{self, NewEndorsement};
use crate::formats::Documents;
use crate::ground::{Report, Uuid};
use crate::model::{Catalogue, Endorsed, IssuerId, Places};
use crate::render::meaning::Meaning;
use crate::shell::environment;
use crate::shell::random::System;

pub(super) fn run(bench: &Bench<'_>, options: &NewEndorsementOptions) -> Result<u8, Failure> {
    let slug = slug(&options.slug)?;
    bench.nothing_at(&format!("content/endorsements/{slug}"))?;
    let unread = || Failure::from(NewFailure::NothingToEndorse("blason.toml".to_owned()));
    let drafts = content::read(&bench.sources, &mut Report::new());
    let catalogue = Catalogue::assemble(drafts, &mut Report::new()).ok_or_else(unread)?;
    let by = match &options.by {
        Some(word) => issuer(&catalogue, word)?,
        None => catalogue.settings.issuer,
    };
    let (about, key, word) = about(&catalogue, &options.about)?;
    let documents = Documents::new(&catalogue, None);
    let covers = Meaning::of(&documents.endorsed(about, false)).map(|it| it.hex());
    let covers = covers.ok_or_else(|| NewFailure::NothingToEndorse(word.clone()))?;
    let mut random = System::open().map_err(NewFailure::Random)?;
    let status = Places::of(&catalogue, by).draw(&mut random).ok_or(NewFailure::NoPlace)?;
    let asked = NewEndorsement {
        slug: slug.as_str(),
        about: (key, &word),
        by: (by != catalogue.settings.issuer).then(|| catalogue[by].slug.as_str()),
        today: environment::today().ok_or(Failure::Clock)?,
        covers: &covers,
        status,
    };
    bench.write(&[single::endorsement(bench.tongue(), &asked)], options.dry_run)?;
    let terminal = bench.terminal;
    terminal.say(if terminal.french {
        "Écrivez-y pourquoi, puis `state = \"accepted\"` : jusque-là, rien n’en paraît."
    } else {
        "Write why into it, then `state = \"accepted\"`: until then nothing of it appears."
    });
    Ok(FINE)
}

/// What is endorsed, and how the file names it.
fn about(
    catalogue: &Catalogue,
    options: &AboutOptions,
) -> Result<(Endorsed, &'static str, String), Failure> {
    let missing = |word: &str| Failure::from(NewFailure::NothingToEndorse(word.to_owned()));
    if let Some(word) = &options.badge {
        let (name, label) = match word.split_once('@') {
            Some((name, label)) => (name, Some(label.to_ascii_lowercase())),
            None => (&**word, None),
        };
        known(name, catalogue.badges.iter().map(|it| it.slug.as_str()), |word, near, _| {
            NewFailure::NoBadge(word, near, false)
        })?;
        let badge = catalogue.badges.iter().find(|it| it.slug.as_str() == name);
        let badge = badge.ok_or_else(|| missing(word))?;
        let version = match &label {
            Some(label) => {
                let mut all = badge.versions.iter();
                all.find(|id| catalogue[**id].version.as_str() == label)
            }
            None => Some(&badge.current),
        };
        let version = *version.ok_or_else(|| missing(word))?;
        let word = if badge.versions.len() > 1 {
            format!("{name}@{}", catalogue[version].version)
        } else {
            name.to_owned()
        };
        return Ok((Endorsed::Version(version), "badge", word));
    }
    if let Some(word) = &options.issuer {
        return Ok((Endorsed::Issuer(issuer(catalogue, word)?), "issuer", word.clone()));
    }
    let word = options.award.as_deref().unwrap_or_default();
    let award = Uuid::parse(word).and_then(|id| catalogue.find_award(id));
    let award = award.ok_or_else(|| missing(word))?;
    Ok((Endorsed::Award(award), "award", catalogue[award].id.to_string()))
}

fn issuer(catalogue: &Catalogue, word: &str) -> Result<IssuerId, Failure> {
    let slugs = || catalogue.issuers.iter().map(|it| it.slug.as_str());
    known(word, slugs(), NewFailure::NoIssuer)?;
    let at = slugs().position(|slug| slug == word);
    at.map(IssuerId::at).ok_or_else(|| NewFailure::NothingToEndorse(word.to_owned()).into())
}
