//! A text changed in place: `+++`, a header of TOML, `+++`, Markdown. The lines of the header change
//! where they must, the text below them never.

use toml_edit::{DocumentMut, Item, Value};

/// A text with a header, `content/**/*.md`, that is about to change.
#[derive(Debug, Clone)]
pub struct TextFile<'t> {
    before: &'t str,
    pub(super) header: DocumentMut,
    after: &'t str,
    /// Whether the file ends its lines as Windows does.
    windows: bool,
}

/// Why a text cannot be changed in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextEditError {
    /// It has no header between two `+++` lines.
    NoHeader,
    /// Its header is not TOML; the parser's words.
    NotToml(String),
}

impl<'t> TextFile<'t> {
    /// Reads a text that is to be changed.
    pub fn parse(text: &'t str) -> Result<Self, TextEditError> {
        let (start, end) = header(text).ok_or(TextEditError::NoHeader)?;
        let header: DocumentMut = text[start..end]
            .parse()
            .map_err(|error: toml_edit::TomlError| TextEditError::NotToml(error.to_string()))?;
        let windows = text[..start].ends_with("\r\n");
        Ok(Self { before: &text[..start], header, after: &text[end..], windows })
    }

    /// A text of the header, without blanks at its ends.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.header.get(key)?.as_str().map(str::trim)
    }

    /// A text of a table of the header.
    pub fn text_in(&self, table: &str, key: &str) -> Option<&str> {
        self.header.get(table)?.get(key)?.as_str()
    }

    /// Whether the header has this key.
    pub fn has(&self, key: &str) -> bool {
        self.header.contains_key(key)
    }

    /// Writes a key of the header, or replaces its value where it stands; what is written beside it
    /// stays.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        let mut value = value.into();
        match self.header.get_mut(key).and_then(Item::as_value_mut) {
            Some(known) => {
                *value.decor_mut() = known.decor().clone();
                *known = value;
            }
            None => drop(self.header.insert(key, Item::Value(value))),
        }
    }

    /// Writes a key of the header as its first line, or replaces its value where it stands.
    pub fn set_first(&mut self, key: &str, value: impl Into<Value>) {
        if self.has(key) {
            self.set(key, value);
            return;
        }
        let line = format!("{key} = {}\n", value.into().decorated("", ""));
        let text = format!("{line}{}", self.header);
        self.header = text.parse().expect("a line before a header leaves it TOML");
    }

    /// Whether two texts say the same under a key.
    pub fn same(&self, key: &str, other: &TextFile<'_>) -> bool {
        let said = |file: &TextFile<'_>| file.header.get(key).map(|it| plain(it).to_string());
        said(self) == said(other)
    }

    /// Takes over every key that another text has, and its body; the keys and comments that only this
    /// text has stay where they are.
    pub fn take_over(&mut self, other: &TextFile<'t>) {
        for (key, item) in other.header.iter() {
            match item.as_value() {
                Some(value) => self.set(key, value.clone()),
                None => drop(self.header.insert(key, item.clone())),
            }
        }
        self.after = other.after;
    }

    /// Takes a key out of the header, with what is written above it.
    pub fn take_away(&mut self, key: &str) {
        self.header.remove(key);
    }

    /// The changed text.
    pub fn to_text(&self) -> String {
        let header = self.header.to_string();
        let header =
            if self.windows { header.replace("\r\n", "\n").replace('\n', "\r\n") } else { header };
        [self.before, &header, self.after].concat()
    }
}

/// Where the lines between the two `+++` lines begin and end.
fn header(text: &str) -> Option<(usize, usize)> {
    let (mut at, mut start) = (0, None);
    for line in text.split_inclusive('\n') {
        let mark = line.trim_start_matches('\u{feff}').trim_end() == "+++";
        match start {
            None if mark => start = Some(at + line.len()),
            None if line.trim_start_matches('\u{feff}').trim().is_empty() => {}
            None => return None,
            Some(start) if mark => return Some((start, at)),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// A text between quotes, as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).decorated("", "").to_string()
}

/// An item without the blanks around it.
fn plain(item: &Item) -> Item {
    let mut item = item.clone();
    if let Some(value) = item.as_value_mut() {
        value.decor_mut().clear();
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}+++\nname = 'Réparer' # so\n# which\nversion = \"1\" # first\n\n\
                        [requires]\nall = []\n+++\nText.\n+++\n";

    #[test]
    fn a_key_is_replaced_added_and_taken_away_and_the_rest_stays() {
        let mut file = TextFile::parse(TEXT).unwrap();
        assert_eq!(file.to_text(), TEXT);
        file.set("version", "2");
        file.set("image", "v1.svg");
        let expected = TEXT
            .replace("version = \"1\" # first\n", "version = \"2\" # first\nimage = \"v1.svg\"\n");
        assert_eq!(file.to_text(), expected);
        file.take_away("image");
        file.set("version", "1");
        assert_eq!(file.to_text(), TEXT);
        file.set_first("translates", "ab");
        assert_eq!(file.to_text(), TEXT.replacen("+++\n", "+++\ntranslates = \"ab\"\n", 1));
        file.set_first("translates", "cd");
        assert_eq!(file.text("translates"), Some("cd"));
    }

    #[test]
    fn lines_end_as_they_did() {
        let text = "+++\nname = \"A\"\n+++\nText.\n".replace('\n', "\r\n");
        let mut file = TextFile::parse(&text).unwrap();
        file.set("version", "2");
        file.set_first("translates", "ab");
        let lines = "+++\r\ntranslates = \"ab\"\r\nname = \"A\"\r\nversion = \"2\"\r\n+++";
        assert_eq!(file.to_text(), text.replace("+++\r\nname = \"A\"\r\n+++", lines));
    }

    #[test]
    fn what_has_no_header_is_left() {
        assert_eq!(TextFile::parse("name = 1").unwrap_err(), TextEditError::NoHeader);
        assert_eq!(TextFile::parse("+++\nname = 1\n").unwrap_err(), TextEditError::NoHeader);
        assert!(matches!(TextFile::parse("+++\na =\n+++\n"), Err(TextEditError::NotToml(_))));
    }
}
