//! `blason new version`: the text of today is kept, and the next begins.

use super::{Bench, NewFailure};
use crate::cli::FINE;
use crate::cli::arguments::NewVersionOptions;
use crate::cli::failure::Failure;
use crate::content::edit::version::{self, VersionError};
use crate::ground::nearest;
use crate::model::VersionLabel;
use crate::shell::environment;

pub(super) fn run(bench: &Bench<'_>, options: &NewVersionOptions) -> Result<u8, Failure> {
    let Bench { sources, drafts, terminal, .. } = bench;
    let slug = options.badge.as_str();
    let current = drafts.versions.iter().filter(|it| !it.frozen).map(|it| it.slug.as_str());
    let current: Vec<&str> = current.collect();
    if !current.contains(&slug) {
        let near = nearest(slug, current.iter().copied()).map(str::to_owned);
        let broken = drafts.broken.badges.iter().any(|it| &**it == slug);
        return Err(NewFailure::NoBadge(slug.to_owned(), near, broken).into());
    }
    let label = match &options.label {
        None => None,
        Some(word) => {
            let label = VersionLabel::parse(word);
            Some(label.ok_or_else(|| NewFailure::NoLabel(word.clone()))?)
        }
    };
    let today = environment::today().ok_or(Failure::Clock)?;
    let next = version::next(sources, drafts, slug, label, today).map_err(|error| match error {
        VersionError::InTheWay(path) => NewFailure::Stands(path),
        VersionError::Text(path, error) => NewFailure::Text(path, error),
        error => NewFailure::Version(slug.to_owned(), error),
    })?;
    bench.write(&next.files, options.dry_run)?;
    terminal.say(&told(&next, slug, terminal.french));
    Ok(FINE)
}

fn told(next: &version::NextVersion, slug: &str, french: bool) -> String {
    let version::NextVersion { frozen, next, file, files: _, dropped, awards } = next;
    let mut lines = Vec::new();
    let mut tell = |fr: String, en: String| lines.push(if french { fr } else { en });
    tell(
        format!("La version {frozen} de « {slug} » est gardée : elle ne change plus."),
        format!("Version {frozen} of “{slug}” is kept: it changes no more."),
    );
    if *awards > 0 {
        tell(
            format!(
                "Fichiers d’attributions qui disent maintenant la donner ({slug}@{frozen}) : {awards}."
            ),
            format!("Awards files that now say that they give it ({slug}@{frozen}): {awards}."),
        );
    }
    if !dropped.is_empty() {
        let keys = dropped.join(", ");
        tell(
            format!("Le nouveau texte n’est encore ni proposé ni approuvé : {keys} n’y sont plus."),
            format!("The new text is neither proposed nor approved yet: {keys} are gone from it."),
        );
    }
    tell(
        format!("Écrivez la version {next} dans {file} ; changez aussi l’image si elle change."),
        format!("Write version {next} in {file}; change the picture too if it changes."),
    );
    lines.join("\n")
}
