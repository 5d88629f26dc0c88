//! Which themes there are, what each is made of, and which built-in files can be copied for changing.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::de::DeTable;

use super::theme::BUILT_IN_NAME;
use super::{built_in, strings, version};
use crate::ground::{Sources, nearest};

/// A theme, as `blason theme list` tells it. Its shape is a promise to strangers: properties are
/// added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its name: that of its folder.
    pub name: String,
    /// Whether the program brings it along. A folder of this name lies over it.
    pub built_in: bool,
    /// Whether the catalogue uses it.
    pub in_use: bool,
    /// Its version, when it says one.
    pub version: Option<String>,
    /// The versions of the program that it is made for, when it says so.
    pub requires: Option<String>,
    /// Whether this program is among them.
    pub fits: Option<bool>,
    /// Built-in files that it replaces.
    pub replaces: Vec<String>,
    /// Files that the built-in theme does not have.
    pub adds: Vec<String>,
}

/// Every theme of a catalogue, the built-in one first; `in_use` is the name of the one it uses.
pub fn list(sources: &Sources, in_use: &str) -> Vec<Listed> {
    let mut themes: BTreeMap<&str, Listed> = BTreeMap::new();
    themes.insert(BUILT_IN_NAME, listed(BUILT_IN_NAME, in_use, manifest()));
    for (_, file) in sources.under("themes/") {
        let mut parts = file.path.splitn(3, '/').skip(1);
        let (Some(name), Some(path)) = (parts.next(), parts.next()) else { continue };
        let theme = themes.entry(name).or_insert_with(|| listed(name, in_use, ""));
        if path == "theme.toml" {
            let told = listed(name, in_use, file.text().unwrap_or_default());
            (theme.version, theme.requires, theme.fits) = (told.version, told.requires, told.fits);
        }
        let known = text_of(path).is_some();
        if known { &mut theme.replaces } else { &mut theme.adds }.push(path.to_owned());
    }
    let mut all: Vec<Listed> = themes.into_values().collect();
    all.sort_by_key(|theme| !theme.built_in);
    all
}

/// The themes as one JSON document.
pub fn json(themes: &[Listed]) -> String {
    #[derive(Serialize)]
    struct Themes<'a> {
        version: u32,
        themes: &'a [Listed],
    }
    serde_json::to_string_pretty(&Themes { version: 1, themes }).expect("our own types are JSON")
}

/// Every file of the built-in theme: path within the theme, and text.
pub fn files() -> impl Iterator<Item = (String, &'static str)> {
    let files = built_in::FILES.iter().map(|(path, text)| ((*path).to_owned(), *text));
    files.chain(strings::BUILT_IN.iter().map(|(tag, text)| (format!("strings/{tag}.toml"), *text)))
}

/// The text of a built-in file.
pub fn text_of(path: &str) -> Option<&'static str> {
    files().find(|(known, _)| known == path).map(|(_, text)| text)
}

/// The built-in file whose path is nearest to this one.
pub fn nearest_to(path: &str) -> Option<String> {
    let known: Vec<String> = files().map(|(path, _)| path).collect();
    nearest(path, known.iter().map(String::as_str)).map(str::to_owned)
}

/// The `theme.toml` of a new theme: made for this program, and for those that keep its promises.
pub fn manifest_of(name: &str) -> String {
    let (major, minor, patch) =
        version::parse(version::PROGRAM).expect("our own version is three numbers");
    // What a template may see changes with the second number, and from 1.0 on with the first.
    let until = if major == 0 { format!("0.{}", minor + 1) } else { format!("{}", major + 1) };
    format!(
        "name = \"{name}\"\nversion = \"1.0.0\"\nrequires = \">={major}.{minor}.{patch}, <{until}\"\n"
    )
}

fn manifest() -> &'static str {
    text_of("theme.toml").unwrap_or_default()
}

fn listed(name: &str, in_use: &str, manifest: &str) -> Listed {
    let table = DeTable::parse(manifest).ok();
    let word = |key: &str| {
        let value = table.as_ref()?.get_ref().get(key)?.get_ref().as_str()?;
        Some(value.to_owned())
    };
    let program = version::parse(version::PROGRAM).expect("our own version is three numbers");
    let requires = word("requires");
    Listed {
        name: name.to_owned(),
        built_in: name == BUILT_IN_NAME,
        in_use: name == in_use,
        version: word("version"),
        fits: requires.as_deref().and_then(|range| version::lies_in(program, range)),
        requires,
        replaces: Vec::new(),
        adds: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_say_what_they_replace_and_whether_they_fit() {
        let sources = Sources::from_listing(
            "=== themes/b/theme.toml\nversion = \"2\"\nrequires = \">=9\"\n\
             === themes/b/styles/tokens.css\na\n=== themes/b/assets/x.svg\nb\n\
             === themes/blason/templates/card.html\nc\n=== themes/a/strings/fr.toml\nd\n",
        );
        let all = list(&sources, "a");
        let names: Vec<(&str, bool)> = all.iter().map(|it| (&*it.name, it.in_use)).collect();
        assert_eq!(names, [("blason", false), ("a", true), ("b", false)]);
        assert_eq!(
            (all[0].fits, &*all[0].replaces),
            (Some(true), &["templates/card.html".into()][..])
        );
        assert_eq!((all[1].fits, &*all[1].replaces), (None, &["strings/fr.toml".into()][..]));
        assert_eq!(all[2].fits, Some(false));
        assert_eq!(all[2].adds, ["assets/x.svg"]);
        assert_eq!(all[2].replaces, ["styles/tokens.css", "theme.toml"]);
    }

    #[test]
    fn a_new_theme_is_made_for_this_program() {
        let listed = listed("x", "x", &manifest_of("x"));
        assert_eq!(listed.fits, Some(true));
        assert_eq!(listed.version.as_deref(), Some("1.0.0"));
        assert_eq!(nearest_to("templates/cards.html").as_deref(), Some("templates/card.html"));
    }
}
