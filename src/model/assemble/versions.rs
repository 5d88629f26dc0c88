//! Groups versions by badge, oldest first, and drops those that led nowhere.

use crate::ground::Report;
use crate::model::badge::{Badge, BadgeVersion, VersionLabel};
use crate::model::drafts::Broken;
use crate::model::naming::{BadgeId, Named, VersionId};
use crate::model::rules;

/// A badge whose versions are still in the order of their files.
pub(super) struct Grouped {
    pub(super) badge: Badge,
    pub(super) labels: Vec<VersionLabel>,
}

/// Groups versions by badge, oldest first, the current one last.
pub(super) fn group_versions(
    mut versions: Vec<BadgeVersion<Named>>,
    broken: &Broken,
    report: &mut Report,
) -> (Vec<Grouped>, Vec<BadgeVersion<Named>>) {
    versions.sort_by(|a, b| {
        a.slug.cmp(&b.slug).then(b.frozen.cmp(&a.frozen)).then(by_number(&a.version, &b.version))
    });
    let mut badges: Vec<Grouped> = Vec::new();
    let mut kept: Vec<BadgeVersion<Named>> = Vec::new();
    for version in versions {
        let id = VersionId::at(kept.len());
        match badges.last_mut().filter(|last| last.badge.slug == version.slug) {
            Some(last) if last.labels.contains(&version.version) => {
                let finding = rules::SAME_VERSION_TWICE.at(version.place("version"));
                let finding = finding.with("badge", version.slug.as_str());
                report.push(finding.with("version", version.version.as_str()));
                continue;
            }
            Some(last) => {
                last.labels.push(version.version.clone());
                last.badge.versions.push(id);
                last.badge.current = id;
            }
            None => badges.push(Grouped {
                badge: Badge { slug: version.slug.clone(), current: id, versions: vec![id] },
                labels: vec![version.version.clone()],
            }),
        }
        kept.push(version);
    }
    for grouped in &badges {
        let current = &kept[grouped.badge.current.index()];
        let slug = grouped.badge.slug.as_str();
        // A current version that is there and broken is not missing.
        if current.frozen && !broken.badges.iter().any(|it| &**it == slug) {
            report.push(rules::NO_CURRENT_VERSION.at(current.span).with("badge", slug));
        }
    }
    (badges, kept)
}

/// Leaves out the versions that led nowhere, and the badges that have none left.
pub(super) fn drop_broken(
    badges: Vec<Grouped>,
    versions: Vec<Option<BadgeVersion>>,
) -> (Vec<Grouped>, Vec<BadgeVersion>) {
    let mut kept_ids = Vec::with_capacity(versions.len());
    let mut kept = Vec::with_capacity(versions.len());
    for version in versions {
        kept_ids.push(version.is_some().then(|| VersionId::at(kept.len())));
        kept.extend(version);
    }
    let mut badge_ids = Vec::with_capacity(badges.len());
    let mut kept_badges = Vec::with_capacity(badges.len());
    for mut grouped in badges {
        let left: Vec<VersionId> =
            grouped.badge.versions.iter().filter_map(|id| kept_ids[id.index()]).collect();
        badge_ids.push(left.last().map(|_| BadgeId::at(kept_badges.len())));
        if let Some(last) = left.last() {
            grouped.badge.current = *last;
            grouped.badge.versions = left;
            kept_badges.push(grouped);
        }
    }
    for version in &mut kept {
        version.badge = badge_ids[version.badge.index()].expect("a kept version keeps its badge");
        if let Some(requires) = &mut version.requires {
            for ids in [&mut requires.all, &mut requires.of] {
                ids.retain_mut(|id| badge_ids[id.index()].map(|new| *id = new).is_some());
            }
        }
    }
    (kept_badges, kept)
}

/// Labels compared part by part, numbers as numbers: 2 before 10, 1.9 before 1.10.
fn by_number(a: &VersionLabel, b: &VersionLabel) -> std::cmp::Ordering {
    let parts = |label: &VersionLabel| -> Vec<(u64, Box<str>)> {
        let split = label.as_str().split(['.', '-']);
        split.map(|part| (part.parse().unwrap_or(u64::MAX), part.into())).collect()
    };
    parts(a).cmp(&parts(b))
}
