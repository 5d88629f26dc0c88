//! The family of paths that all awards share: which documents each of them has.

use super::{PlannedAward, Subject};
use crate::ground::Uuid;
use crate::model::links::{AwardFile, award_path};
use crate::model::{ArtKind, Award, Catalogue, Publish, Status};
use crate::site::manifest::AwardFiles;

/// Every award that has files, by id.
pub(super) fn family(catalogue: &Catalogue, drafts: bool) -> Vec<PlannedAward> {
    let mut family: Vec<PlannedAward> = catalogue
        .award_ids()
        .map(|award| PlannedAward {
            id: catalogue[award].id,
            subject: Subject::Award(award),
            files: files(catalogue, &catalogue[award], drafts),
        })
        .filter(|planned| !planned.files.is_empty())
        .collect();
    if catalogue.settings.formats.ob2 {
        // An erased award goes on saying that it no longer stands, where verifiers of OB 2.0 look.
        let mut files = AwardFiles::default();
        files.insert(AwardFile::Ob2);
        let erased = catalogue.erased.iter().enumerate();
        family.extend(erased.map(|(at, it)| PlannedAward {
            id: it.id,
            subject: Subject::Erased(at),
            files,
        }));
        family.sort_by_key(|planned| planned.id);
    }
    family
}

/// Whether a path is one of the family.
pub(super) fn is_taken(family: &[PlannedAward], path: &str) -> bool {
    let Some(id) = path.strip_prefix("awards/").and_then(|rest| rest.get(3..39)) else {
        return false;
    };
    let Some(id) = Uuid::parse(id) else { return false };
    let at = family.partition_point(|planned| planned.id < id);
    family[at..].iter().take_while(|planned| planned.id == id).any(|planned| {
        planned.files.iter().any(|file| award_path(id, file).eq_ignore_ascii_case(path))
    })
}

/// What the holder of an award is given, as far as the site has it: every document but the page. Of
/// an award that is not published, all but what would be asked for at the site.
pub fn delivered(catalogue: &Catalogue, award: &Award) -> AwardFiles {
    let mut files = AwardFiles::default();
    let published = catalogue.publish(award) != Publish::None;
    let kept = |file: &AwardFile| match file {
        AwardFile::Html => false,
        AwardFile::Ob2 => published,
        AwardFile::Json | AwardFile::Jwt | AwardFile::Png | AwardFile::Svg => true,
    };
    wanted(catalogue, award, Publish::Credential)
        .iter()
        .filter(kept)
        .for_each(|it| files.insert(it));
    files
}

fn files(catalogue: &Catalogue, award: &Award, drafts: bool) -> AwardFiles {
    let publish = catalogue.publish(award);
    let hidden = catalogue[award.version].status == Status::Draft && !drafts;
    if publish == Publish::None || hidden {
        return AwardFiles::default();
    }
    wanted(catalogue, award, publish)
}

fn wanted(catalogue: &Catalogue, award: &Award, publish: Publish) -> AwardFiles {
    let mut files = AwardFiles::default();
    let version = &catalogue[award.version];
    let settings = &catalogue.settings;
    let svg = version.image.as_ref().is_some_and(|art| art.kind == ArtKind::Svg);
    let wanted = [
        (AwardFile::Html, publish == Publish::Page),
        (AwardFile::Json, settings.formats.ob3),
        (AwardFile::Jwt, settings.formats.jwt && award.recipient.has_id()),
        (AwardFile::Ob2, settings.formats.ob2),
        (AwardFile::Png, settings.baked.png && version.image.is_some()),
        (AwardFile::Svg, settings.baked.svg && svg),
    ];
    for (file, wanted) in wanted {
        if wanted {
            files.insert(file);
        }
    }
    files
}
