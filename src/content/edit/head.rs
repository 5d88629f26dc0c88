//! What stands above the awards of a file, for all of them.

use toml_edit::{Item, Table, Value};

use super::{AWARD, AwardsFile, ERASED, EditError};
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

impl Head {
    /// The text of an awards file in which `badge = "slug"`, at the top or in an award, says the
    /// version; `None` when no line says so.
    pub(super) fn say_version(
        text: &str,
        slug: &str,
        label: &str,
    ) -> Result<Option<String>, EditError> {
        let mut file = AwardsFile::parse(text)?;
        let named = format!("{slug}@{label}");
        let mut said = say(file.document.as_table_mut(), slug, &named);
        let tables = file.document.get_mut(AWARD).and_then(Item::as_array_of_tables_mut);
        for table in tables.into_iter().flat_map(toml_edit::ArrayOfTables::iter_mut) {
            said |= say(table, slug, &named);
        }
        Ok(said.then(|| file.to_text()))
    }
}

/// Whether the table named the badge alone, and now names the version.
fn say(table: &mut Table, slug: &str, named: &str) -> bool {
    let Some(value) = table.get_mut("badge").and_then(Item::as_value_mut) else { return false };
    if value.as_str() != Some(slug) {
        return false;
    }
    let decor = value.decor().clone();
    *value = Value::from(named);
    *value.decor_mut() = decor;
    true
}
