//! An issuer's file changed in place: a key added, retired, declared compromised. The lines between
//! the `+++` change where they must, the text below them never.

use toml_edit::{ArrayOfTables, Item, Table};

use super::text::{TextEditError, TextFile};
use super::{IntoItem, toml_date};
use crate::ground::Instant;

/// An issuer's file, `content/issuers/<slug>.md`, that is about to change.
#[derive(Debug, Clone)]
pub struct IssuerFile<'t>(TextFile<'t>);

/// Why an issuer's file cannot be changed in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuerEditError {
    /// It has no header between two `+++` lines.
    NoHeader,
    /// Its header is not TOML; the parser's words.
    NotToml(String),
    /// Its keys are not tables of their own, `[[key]]`, but stand within one line.
    Inline,
    /// It lists no such key.
    NoSuchKey,
    /// It lists that key already.
    KnownKey,
}

impl<'t> IssuerFile<'t> {
    /// Reads a file that is to be changed.
    pub fn parse(text: &'t str) -> Result<Self, IssuerEditError> {
        let file = TextFile::parse(text).map_err(|error| match error {
            TextEditError::NoHeader => IssuerEditError::NoHeader,
            TextEditError::NotToml(why) => IssuerEditError::NotToml(why),
        })?;
        if file.header.get(KEY).is_some_and(|item| !item.is_array_of_tables()) {
            return Err(IssuerEditError::Inline);
        }
        Ok(Self(file))
    }

    /// The public keys that it lists, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let tables = self.0.header.get(KEY).and_then(Item::as_array_of_tables);
        tables.into_iter().flatten().filter_map(public_of)
    }

    /// Adds a key that may sign from a day on.
    pub fn add_key(&mut self, public: &str, from: Instant) -> Result<(), IssuerEditError> {
        if self.keys().any(|key| key == public) {
            return Err(IssuerEditError::KnownKey);
        }
        let mut table = Table::new();
        table.insert("public", public.to_owned().into_item());
        table.insert("from", toml_date(from).into_item());
        table.decor_mut().set_prefix("\n");
        let keys =
            self.0.header.entry(KEY).or_insert(Item::ArrayOfTables(ArrayOfTables::default()));
        if let Some(keys) = keys.as_array_of_tables_mut() {
            keys.push(table);
        }
        Ok(())
    }

    /// Says until when a key signs, or since when it is compromised.
    pub fn set_date(
        &mut self,
        public: &str,
        field: KeyDate,
        date: Instant,
    ) -> Result<(), IssuerEditError> {
        let tables = self.0.header.get_mut(KEY).and_then(Item::as_array_of_tables_mut);
        let mut tables = tables.into_iter().flat_map(ArrayOfTables::iter_mut);
        let table = tables.find(|table| public_of(table) == Some(public));
        let table = table.ok_or(IssuerEditError::NoSuchKey)?;
        match table.get_mut(field.name()).and_then(Item::as_value_mut) {
            Some(known) => {
                let decor = known.decor().clone();
                *known = toml_date(date).into();
                *known.decor_mut() = decor;
            }
            None => drop(table.insert(field.name(), toml_date(date).into_item())),
        }
        Ok(())
    }

    /// The changed text.
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }
}

/// A date of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyDate {
    /// From here on it signs nothing more; what it signed stays valid.
    Until,
    /// From here on nothing that it signed is believed.
    Compromised,
}

impl KeyDate {
    fn name(self) -> &'static str {
        match self {
            Self::Until => "until",
            Self::Compromised => "compromised",
        }
    }
}

const KEY: &str = "key";

fn public_of(table: &Table) -> Option<&str> {
    table.get("public")?.as_str().map(str::trim)
}

impl std::fmt::Display for IssuerEditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoHeader => f.write_str("it has no header between two `+++` lines"),
            Self::NotToml(why) => f.write_str(why),
            Self::Inline => f.write_str("its keys are not tables of their own, [[key]]"),
            Self::NoSuchKey => f.write_str("it lists no such key"),
            Self::KnownKey => f.write_str("it lists that key already"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    const NEW: &str = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz";

    fn day(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn file() -> String {
        format!(
            "\u{feff}+++\nname = 'Les Liens' # so\n\n[[key]] # the first\npublic = \"{OLD}\"\n\
             from = 2024-01-01 # at last\n\n[address]\nlocality = \"Corvigny\"\n+++\nText.\n+++\n"
        )
    }

    #[test]
    fn a_key_is_added_and_the_former_one_retired() {
        let text = file();
        let mut issuer = IssuerFile::parse(&text).unwrap();
        assert_eq!(issuer.to_text(), text);
        issuer.add_key(NEW, day("2026-11-23")).unwrap();
        issuer.set_date(OLD, KeyDate::Until, day("2026-11-23")).unwrap();
        let changed = issuer.to_text();
        let expected = text.replace("at last\n", "at last\nuntil = 2026-11-23\n").replace(
            "\n[address]",
            &format!("\n[[key]]\npublic = \"{NEW}\"\nfrom = 2026-11-23\n\n[address]"),
        );
        assert_eq!(changed, expected);
        let again = IssuerFile::parse(&changed).unwrap();
        assert_eq!(again.keys().collect::<Vec<_>>(), [OLD, NEW]);
        assert_eq!(issuer.add_key(OLD, day("2026-11-23")), Err(IssuerEditError::KnownKey));
    }

    #[test]
    fn a_date_is_replaced_where_it_stands() {
        let text = file();
        let mut issuer = IssuerFile::parse(&text).unwrap();
        for (date, field) in [
            ("2026-01-01", KeyDate::Until),
            ("2026-02-02", KeyDate::Until),
            ("2026-03-03", KeyDate::Compromised),
        ] {
            issuer.set_date(OLD, field, day(date)).unwrap();
        }
        let lines = "at last\nuntil = 2026-02-02\ncompromised = 2026-03-03\n";
        assert_eq!(issuer.to_text(), text.replace("at last\n", lines));
        let unknown = issuer.set_date(NEW, KeyDate::Until, day("2026-01-01"));
        assert_eq!(unknown, Err(IssuerEditError::NoSuchKey));
    }

    #[test]
    fn the_first_key_stands_at_the_end_of_the_header() {
        for ending in ["\n", "\r\n"] {
            let text = "+++\nname = \"A\"\n+++\n\nText.\n".replace('\n', ending);
            let mut issuer = IssuerFile::parse(&text).unwrap();
            issuer.add_key(NEW, day("2026-11-23")).unwrap();
            let lines = format!("\"A\"\n\n[[key]]\npublic = \"{NEW}\"\nfrom = 2026-11-23\n");
            let expected = text.replace(&format!("\"A\"{ending}"), &lines.replace('\n', ending));
            assert_eq!(issuer.to_text(), expected);
        }
    }

    #[test]
    fn what_cannot_be_changed_is_left() {
        let error = |text: &str| IssuerFile::parse(text).unwrap_err();
        assert_eq!(error("name = 1"), IssuerEditError::NoHeader);
        assert_eq!(error("+++\nname = 1\n"), IssuerEditError::NoHeader);
        assert_eq!(error("+++\nkey = [{ public = \"x\" }]\n+++\n"), IssuerEditError::Inline);
        assert!(matches!(error("+++\na =\n+++\n"), IssuerEditError::NotToml(_)));
    }
}
