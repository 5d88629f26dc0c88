//! The files of a theme: what each is for, and what can be wrong with it before a page is made.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};
use toml::de::DeTable;

use super::assets::is_asset;
use super::{built_in, css, rules, version};
use crate::ground::{Diagnostic, Lang, Report, SourceId, Span};

/// One file of a theme: its text and, when the catalogue holds it, its source.
pub(super) struct ThemeFile<'a> {
    pub(super) text: &'a str,
    pub(super) source: Option<SourceId>,
}

/// The files of a theme by their path within it.
pub(super) type Files<'a> = BTreeMap<&'a str, ThemeFile<'a>>;

/// The files of `assets/` by name.
pub(super) type OtherFiles<'a> = BTreeMap<&'a str, &'a [u8]>;

/// What a path within a theme is for.
pub(super) enum Place<'a> {
    /// Replaces or adds a file.
    File,
    /// Sentences in this language.
    Strings(&'a str),
    /// A file that is published under a name of its own.
    Asset(&'a str),
}

impl<'a> Place<'a> {
    pub(super) fn of(path: &'a str) -> Option<Self> {
        match path {
            "theme.toml" => Some(Self::File),
            _ if is_asset(path) => Some(Self::File),
            _ => match path.split_once('/')? {
                // What ends so is not escaped: a letter is no HTML.
                ("templates", "letter.txt") => Some(Self::File),
                ("templates", name) => name.strip_suffix(".html").map(|_| Self::File),
                ("strings", name) => {
                    let tag = name.strip_suffix(".toml")?;
                    Lang::parse(tag).map(|_| Self::Strings(tag))
                }
                ("assets", name) => Some(Self::Asset(name)),
                _ => None,
            },
        }
    }
}

/// Reports a style that would spoil those that are joined behind it.
pub(super) fn is_broken_style(path: &str, text: &str, id: SourceId, report: &mut Report) -> bool {
    let unpaired = path.starts_with("styles/").then(|| css::unpaired(text)).flatten();
    let Some(css::Unpaired { what, at }) = unpaired else { return false };
    report.push(rules::STYLE_BRACES.at(Span::new(id, at..at + what.len())).with("what", what));
    true
}

/// Reports the assets that styles ask for and the theme does not have.
pub(super) fn check_assets(files: &Files<'_>, others: &OtherFiles<'_>, report: &mut Report) {
    let styles = files.iter().filter(|(path, _)| path.starts_with("styles/"));
    for (text, source) in styles.filter_map(|(_, file)| Some((file.text, file.source?))) {
        for (name, range) in css::assets(text) {
            if !others.contains_key(name) {
                let found = rules::ASSET_UNKNOWN.at(Span::new(source, range));
                report.push(found.with("name", name));
            }
        }
    }
}

/// Reads every template. One that cannot be read is reported and the built-in one takes its place.
pub(super) fn templates(files: &mut Files<'_>, report: &mut Report) -> Tera {
    loop {
        let mut tera = Tera::new();
        let added = tera.add_raw_templates(files.iter().filter_map(|(path, file)| {
            path.strip_prefix("templates/").map(|name| (name, file.text))
        }));
        let Err(error) = added else { return tera };
        let name = culprit(error.kind()).unwrap_or_default();
        let path = format!("templates/{name}");
        let own: Option<&str> = match files.get_key_value(path.as_str()) {
            Some((path, ThemeFile { source: Some(_), .. })) => Some(path),
            // The engine does not name one of the catalogue's files: leave out the next of them,
            // so that this loop ends.
            _ => files
                .iter()
                .find(|(path, file)| file.source.is_some() && path.starts_with("templates/"))
                .map(|(path, _)| *path),
        };
        let path = own.expect("the built-in templates can be read");
        let source = files[path].source.expect("only files of the catalogue are left out");
        report.push(finding(&error, source));
        let original = built_in::FILES.iter().find(|(known, _)| *known == path);
        match original {
            Some((known, text)) => drop(files.insert(known, ThemeFile { text, source: None })),
            None => drop(files.remove(path)),
        }
    }
}

/// The template that the engine complains about.
fn culprit(kind: &ErrorKind) -> Option<&str> {
    match kind {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Some(report.filename())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some(tpl),
        ErrorKind::MissingParent { current, .. } => Some(current),
        _ => None,
    }
}

fn finding(error: &tera::Error, source: SourceId) -> Diagnostic {
    if let ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) = error.kind() {
        let place = found.span();
        return rules::TEMPLATE
            .at(Span::new(source, place.range.clone()))
            .with("line", place.start_line.to_string())
            .with("column", (place.start_col + 1).to_string())
            .with("why", found.message());
    }
    let about = rules::TEMPLATE.about(source);
    about.with("line", "1").with("column", "1").with("why", error.to_string())
}

/// Reads `theme.toml` and holds its range against the version of this program.
pub(super) fn check_manifest(files: &Files<'_>, report: &mut Report) {
    let ThemeFile { text, source: Some(source) } = files["theme.toml"] else { return };
    let unreadable =
        |range, why: &str| rules::THEME_UNREADABLE.at(Span::new(source, range)).with("why", why);
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            report.push(unreadable(error.span().unwrap_or(0..0), error.message()));
            return;
        }
    };
    for key in ["name", "version", "requires"] {
        if table.get(key).and_then(|value| value.get_ref().as_str()).is_none() {
            report.push(unreadable(0..0, key));
        }
    }
    let Some(requires) = table.get("requires") else { return };
    let Some(range) = requires.get_ref().as_str() else { return };
    let program = version::parse(version::PROGRAM).expect("our own version is three numbers");
    match version::lies_in(program, range) {
        Some(true) => {}
        Some(false) => report.push(
            rules::THEME_REQUIRES
                .at(Span::new(source, requires.span()))
                .with("requires", range)
                .with("version", version::PROGRAM),
        ),
        None => report.push(unreadable(requires.span(), range)),
    }
}
