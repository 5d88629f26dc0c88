//! What answers where nothing of the site is: lost addresses, folders, and addresses that were there once.

use super::auditor::{Auditor, status, why_silent};
use super::{Audited, Seen, rules};
use crate::model::{SitePath, links};

/// Addresses at which no site has anything: a page, and a document.
const NOWHERE: [&str; 2] = ["nothing/is/here/index.html", "nothing/is/here.json"];

impl Auditor<'_> {
    /// Asks for what is not there.
    pub fn lost(&self, audited: &mut Audited) {
        for path in NOWHERE {
            let url = self.links().request(&SitePath(path.into()));
            let Ok(answer) = self.ask(&url) else { continue };
            if !matches!(answer.status, 404 | 410) {
                let finding = rules::LOST_FOUND.about_path(&url);
                audited.note(finding.with("status", answer.status.to_string()));
            } else if path == NOWHERE[0] {
                let own = self.built_bytes("404.html");
                if own.is_some() && answer.bytes() != own.as_deref() {
                    audited.note(rules::OTHER_LOST_PAGE.about_path(&url));
                }
            }
        }
    }

    /// Asks for the folder of an award, when the build has one: no list of its files may answer.
    pub fn listed(&self, award: &SitePath, audited: &mut Audited) {
        let Some(folder) = links::folder_of(award.as_str()) else { return };
        let url = format!("{}{folder}", self.links().base());
        if self.ask(&url).is_ok_and(|answer| answer.status == 200) {
            audited.note(rules::LISTED.about_path(&url));
        }
    }

    /// Asks the addresses that answered at an earlier audit and are not of the build; those that no
    /// longer answer. What answers stays remembered.
    pub fn lost_since(
        &self,
        seen: &Seen,
        is_built: impl Fn(&str) -> bool,
        audited: &mut Audited,
    ) -> Vec<String> {
        let mut lost = Vec::new();
        for path in seen.paths().filter(|path| !is_built(path)) {
            let url = self.links().request(&SitePath(path.into()));
            let why = match self.ask(&url) {
                Ok(answer) if answer.status == 200 || answer.elsewhere().is_some() => continue,
                Ok(answer) => status(answer.status),
                Err(silence) => why_silent(silence),
            };
            audited.note(rules::LOST.about_path(&url).with("why", why));
            lost.push(path.to_owned());
        }
        lost
    }
}
