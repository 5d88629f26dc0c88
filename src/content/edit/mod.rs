//! Our own files changed in place: awards added, taken back, erased. What the author wrote around a
//! change stays letter for letter. Pure: text in, text out; `shell::change` puts it on the disk.

pub mod fresh;
mod given;
mod head;
pub mod issuer;
mod reissue;
mod renumber;
mod standing;
pub mod text;
pub mod translation;
pub mod version;

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{ArrayOfTables, Datetime, DocumentMut, Item, Table, Value};

pub use self::given::{GivenAward, GivenEvidence, GivenResult, heading, tables};
pub use self::head::Head;
pub use self::reissue::{Again, find, last_in_place, reissue};
pub use self::standing::{ChangedFile, Consequences, Fate, FateError, awards_of, decide};
use crate::ground::{Instant, Uuid};

/// An awards file, `content/awards/**/*.toml`, that is about to change.
#[derive(Debug, Clone)]
pub struct AwardsFile {
    document: DocumentMut,
    places: BTreeMap<Uuid, usize>,
}

/// What is left of an award that was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone<'a> {
    /// Its identifier.
    pub id: Uuid,
    /// Its place in the status lists.
    pub status: u32,
    /// When it was erased.
    pub on: Instant,
    /// Whose status list holds it, when that is not the default issuer.
    pub issuer: Option<&'a str>,
}

/// A file of the catalogue that is new, or has other bytes than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Path below the catalogue's root.
    pub path: String,
    /// Its bytes to be.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be changed in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// It is not TOML; the parser's words.
    NotToml(String),
    /// Its awards are not tables of their own, `[[award]]`, but stand within one line.
    Inline,
    /// It has no such award.
    NoSuchAward(Uuid),
}

impl AwardsFile {
    /// Reads a file that is to be changed.
    pub fn parse(text: &str) -> Result<Self, EditError> {
        let document: DocumentMut = text
            .parse()
            .map_err(|error: toml_edit::TomlError| EditError::NotToml(error.to_string()))?;
        for name in [AWARD, ERASED] {
            if document.get(name).is_some_and(|item| !item.is_array_of_tables()) {
                return Err(EditError::Inline);
            }
        }
        let mut file = Self { document, places: BTreeMap::new() };
        file.number();
        Ok(file)
    }

    /// Whether the head of the file names an issuer for its tombstones.
    fn names_issuer(&self) -> bool {
        self.document.contains_key("issuer")
    }

    /// The awards that it holds, by id.
    pub fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.places.keys().copied()
    }

    /// Sets a key of an award, or replaces what it said.
    pub fn set(&mut self, id: Uuid, key: &str, value: impl Into<Value>) -> Result<(), EditError> {
        let table = self.table(id)?;
        match table.get_mut(key).and_then(Item::as_value_mut) {
            Some(known) => {
                let decor = known.decor().clone();
                *known = value.into();
                *known.decor_mut() = decor;
            }
            None => drop(table.insert(key, Item::Value(value.into()))),
        }
        Ok(())
    }

    /// Sets a key of an award to a day, or to a moment when it is not midnight.
    pub fn set_date(&mut self, id: Uuid, key: &str, date: Instant) -> Result<(), EditError> {
        self.set(id, key, toml_date(date))
    }

    /// Takes keys of an award away; those that it lacks are no matter.
    pub fn take_away(&mut self, id: Uuid, keys: &[&str]) -> Result<(), EditError> {
        let table = self.table(id)?;
        for key in keys {
            table.remove(key);
        }
        Ok(())
    }

    /// Adds an award that says what another says, under an id of its own.
    fn copy(&mut self, of: Uuid, id: Uuid) -> Result<(), EditError> {
        let mut table = self.table(of)?.clone();
        table.insert("id", id.to_string().into_item());
        table.decor_mut().set_prefix("\n");
        // Without its place in the file it stands last, and what is below it with it.
        unplace(&mut table);
        if let Some(tables) = self.document.get_mut(AWARD).and_then(Item::as_array_of_tables_mut) {
            tables.push(table);
        }
        self.number();
        Ok(())
    }

    /// Removes awards, with the comments above them: they may be about the person.
    pub fn remove(&mut self, ids: &BTreeSet<Uuid>) -> Result<(), EditError> {
        if let Some(id) = ids.iter().find(|id| !self.places.contains_key(id)) {
            return Err(EditError::NoSuchAward(*id));
        }
        if let Some(tables) = self.document.get_mut(AWARD).and_then(Item::as_array_of_tables_mut) {
            tables.retain(|table| id_of(table).is_none_or(|id| !ids.contains(&id)));
        }
        self.number();
        Ok(())
    }

    /// Adds a tombstone.
    pub fn bury(&mut self, tombstone: &Tombstone<'_>) {
        let mut table = Table::new();
        table.insert("id", tombstone.id.to_string().into_item());
        table.insert("status", i64::from(tombstone.status).into_item());
        table.insert("on", toml_date(tombstone.on).into_item());
        if let Some(issuer) = tombstone.issuer {
            table.insert("issuer", issuer.to_owned().into_item());
        }
        table.decor_mut().set_prefix("\n");
        let erased =
            self.document.entry(ERASED).or_insert(Item::ArrayOfTables(ArrayOfTables::default()));
        if let Some(tables) = erased.as_array_of_tables_mut() {
            tables.push(table);
        }
    }

    /// The changed text.
    pub fn to_text(&self) -> String {
        self.document.to_string()
    }

    fn table(&mut self, id: Uuid) -> Result<&mut Table, EditError> {
        let at = *self.places.get(&id).ok_or(EditError::NoSuchAward(id))?;
        let tables = self.document.get_mut(AWARD).and_then(Item::as_array_of_tables_mut);
        tables.and_then(|tables| tables.get_mut(at)).ok_or(EditError::NoSuchAward(id))
    }

    fn number(&mut self) {
        let tables = self.document.get(AWARD).and_then(Item::as_array_of_tables);
        let tables = tables.into_iter().flatten().enumerate();
        self.places = tables.filter_map(|(at, table)| Some((id_of(table)?, at))).collect();
    }
}

const AWARD: &str = "award";
const ERASED: &str = "erased";

/// A date as our files write it: a day, or a moment in UTC when it is not midnight.
pub(super) fn toml_date(date: Instant) -> Datetime {
    let midnight = date.seconds().rem_euclid(86_400) == 0;
    let text = if midnight { date.day() } else { date.to_string() };
    text.parse().expect("our own dates are dates of TOML")
}

trait IntoItem {
    fn into_item(self) -> Item;
}

impl<T: Into<Value>> IntoItem for T {
    fn into_item(self) -> Item {
        Item::Value(self.into())
    }
}

/// Forgets where in its file a table and the tables below it stood.
fn unplace(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(below) => unplace(below),
            Item::ArrayOfTables(below) => below.iter_mut().for_each(unplace),
            Item::None | Item::Value(_) => {}
        }
    }
}

fn id_of(table: &Table) -> Option<Uuid> {
    Uuid::parse(table.get("id")?.as_str()?)
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotToml(why) => f.write_str(why),
            Self::Inline => f.write_str("its awards are not tables of their own, [[award]]"),
            Self::NoSuchAward(id) => write!(f, "it has no award {id}"),
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
