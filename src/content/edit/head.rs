//! What stands above the awards of a file, for all of them.

use super::{AWARD, AwardsFile, ERASED};
use crate::ground::Instant;

/// What stands above the awards of a file, for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `badge`, as it is written.
    pub badge: Option<String>,
    /// `awarded`.
    pub awarded: Option<Instant>,
    /// `publish`, as it is written.
    pub publish: Option<String>,
    /// The other keys that every award of the file would take over.
    pub others: Vec<String>,
}

impl AwardsFile {
    /// What stands above its awards.
    pub fn head(&self) -> Head {
        let text = |key| self.document.get(key).and_then(|item| item.as_str()).map(str::to_owned);
        let awarded = self.document.get("awarded").and_then(|item| item.as_datetime());
        let known = ["badge", "awarded", "publish", "issuer", AWARD, ERASED];
        let others = self.document.iter().map(|(key, _)| key).filter(|key| !known.contains(key));
        Head {
            badge: text("badge"),
            awarded: awarded.and_then(|it| Instant::parse(&it.to_string())),
            publish: text("publish"),
            others: others.map(str::to_owned).collect(),
        }
    }
}
