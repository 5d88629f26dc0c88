//! A theme: templates, styles, scripts, sentences and other files. The catalogue's own files replace
//! the built-in ones, file by file; sentences are replaced one by one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use super::assets::{self, Assets};
use super::emblem::Emblem;
use super::theme_files::{
    Files, OtherFiles, Place, ThemeFile, check_assets, check_manifest, is_broken_style, templates,
};
use super::tokens::{Colour, Mode, Tokens};
use super::{built_in, rules, strings, strings::Strings, trial};
use crate::codec::{hex, sha256::sha256};
use crate::ground::{Lang, Report, SourceId, Sources, Span};

/// The name of the built-in theme.
pub const BUILT_IN_NAME: &str = "blason";

/// Templates, assets and sentences, ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: Assets,
    emblem: Emblem,
    tokens: Tokens,
    name: String,
    /// The theme's own files of sentences, by language.
    own_strings: BTreeMap<String, (SourceId, String)>,
    digest: [u8; 32],
}

/// Views that many pages share: made once, handed to each page without a copy.
#[derive(Debug, Clone, Default)]
pub struct Shared(Context);

/// A page that could not be rendered: the template asked for something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The template that was asked for.
    pub template: String,
    /// The template engine's words, with the place.
    pub why: String,
    /// The place, when the engine knows it.
    pub place: Option<Box<Misfit>>,
}

/// Where a template asks for something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The template: the one that was asked for, or one that it extends or includes.
    pub template: String,
    /// The words, in bytes.
    pub range: std::ops::Range<usize>,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The engine's words alone.
    pub why: String,
}

impl Theme {
    /// The theme of this name, with the files of `themes/<name>/` in place of the built-in ones.
    /// What is wrong with them is reported, and the built-in file serves instead.
    pub fn load(sources: &Sources, name: &str, report: &mut Report) -> Self {
        let folder = format!("themes/{name}/");
        if name != BUILT_IN_NAME && sources.under(&folder).next().is_none() {
            report.push(rules::THEME_MISSING.everywhere().with("name", name));
        }
        let mut files: Files<'_> = built_in::FILES
            .iter()
            .map(|(path, text)| (*path, ThemeFile { text, source: None }))
            .collect();
        let mut own_strings = BTreeMap::new();
        let mut others = OtherFiles::new();
        for (id, file) in sources.under(&folder) {
            let path = &file.path[folder.len()..];
            let Some(place) = Place::of(path) else {
                report.push(rules::THEME_FILE_UNUSED.about(id));
                continue;
            };
            if let Place::Asset(name) = place {
                let size = file.bytes.len();
                if !assets::is_name(name) {
                    report.push(rules::ASSET_NAME.about(id));
                } else if size > assets::LARGEST {
                    let found = rules::ASSET_TOO_LARGE.about(id);
                    let kilobytes = |bytes: usize| bytes.div_ceil(1_000).to_string();
                    let found = found.with("size", kilobytes(size));
                    report.push(found.with("limit", kilobytes(assets::LARGEST)));
                } else {
                    others.insert(name, &file.bytes);
                }
                continue;
            }
            let Some(text) = file.text() else {
                report.push(rules::THEME_FILE_BYTES.about(id));
                continue;
            };
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            match place {
                Place::Strings(lang) => {
                    own_strings.insert(lang.to_owned(), (id, text.to_owned()));
                }
                Place::File if is_broken_style(path, text, id, report) => {}
                Place::File => {
                    files.insert(path, ThemeFile { text, source: Some(id) });
                }
                Place::Asset(_) => {}
            }
        }
        check_manifest(&files, report);
        check_assets(&files, &others, report);
        let tokens = tokens(&files);
        tokens.check(report);
        for (tag, (id, text)) in &own_strings {
            if let Some(lang) = Lang::parse(tag) {
                Strings::built_in(lang).replace(text, *id, report);
            }
        }
        let tera = templates(&mut files, report);
        let assets = Assets::join(
            files.iter().map(|(path, file)| (*path, file.text)),
            others.iter().map(|(name, bytes)| (*name, *bytes)),
        );
        let emblem = Emblem::find(&assets, sources);
        let theme = Self {
            tera,
            digest: digest(&files, &own_strings, &others, &emblem),
            emblem,
            assets,
            tokens,
            name: name.to_owned(),
            own_strings,
        };
        let own: BTreeMap<&str, SourceId> = files
            .iter()
            .filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file.source?)))
            .collect();
        if !own.is_empty() {
            trial::try_templates(&theme, &own, report);
        }
        theme
    }

    /// Reports the languages of a site that this theme has no sentence of; `place` is where the site
    /// names them.
    pub fn check_languages(&self, languages: &[Lang], place: Span, report: &mut Report) {
        for lang in languages {
            if !Strings::is_built_in(*lang) && self.own_strings(*lang).is_none() {
                let found = rules::LANGUAGE_UNSPOKEN.at(place).with("language", lang.as_str());
                report.push(found.with("theme", self.name.as_str()));
            }
        }
    }

    /// The built-in theme alone.
    pub fn built_in() -> Self {
        Self::load(&Sources::default(), BUILT_IN_NAME, &mut Report::new())
    }

    /// The sentences of this theme in a language.
    pub fn strings(&self, lang: Lang) -> Strings {
        let mut strings = Strings::built_in(lang);
        if let Some((id, text)) = self.own_strings(lang) {
            // Its mistakes were reported when the theme was loaded.
            strings.replace(text, *id, &mut Report::new());
        }
        strings
    }

    fn own_strings(&self, lang: Lang) -> Option<&(SourceId, String)> {
        let tag = lang.as_str();
        let general = tag.split('-').next().unwrap_or(tag);
        self.own_strings.get(tag).or_else(|| self.own_strings.get(general))
    }

    /// The files that pages ask for.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The colours of share cards: the field, and the band at its foot. They are the lightest and the
    /// strongest colour of the theme's tokens, so that a look of one's own is seen elsewhere too.
    pub fn card_colours(&self) -> ([u8; 3], [u8; 3]) {
        let token = |name, own| self.tokens.colour(name, Mode::Light).map_or(own, Colour::bytes);
        (token("--azure-soft", [0xe8, 0xee, 0xf7]), token("--azure", [0x1b, 0x4b, 0x8f]))
    }

    /// The logo and the icon that the theme or the catalogue gives.
    pub fn emblem(&self) -> &Emblem {
        &self.emblem
    }

    /// The design tokens as colours.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// SHA-256 over every file in force: two themes with one digest render the same.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// Renders a template with one view, whose fields are the names that the template knows.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, RenderError> {
        let context = Context::from_serialize(view);
        let context = context.map_err(|error| RenderError::new(template, &error))?;
        self.page(template, &Shared(context), [])
    }

    /// Renders a template with shared views and the page's own ones, which stand before them.
    pub fn page<const N: usize>(
        &self,
        template: &str,
        shared: &Shared,
        own: [(&'static str, Value); N],
    ) -> Result<String, RenderError> {
        let rendered = if own.is_empty() {
            self.tera.render(template, &shared.0)
        } else {
            let mut context = shared.0.clone();
            for (name, value) in own {
                context.insert_value(name, value);
            }
            self.tera.render(template, &context)
        };
        rendered.map_err(|error| RenderError::new(template, &error))
    }
}

impl Shared {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// These views, and one more under this name.
    #[must_use]
    pub fn with(mut self, name: &'static str, view: &impl Serialize) -> Self {
        self.0.insert_value(name, value(view));
        self
    }
}

/// A view as the template engine holds it: cheap to hand on.
pub fn value(view: &impl Serialize) -> Value {
    Value::from_serializable(view)
}

impl RenderError {
    fn new(template: &str, error: &tera::Error) -> Self {
        let place = match error.kind() {
            ErrorKind::RenderingError(found) => {
                let span = found.span();
                Some(Box::new(Misfit {
                    template: found.filename().to_owned(),
                    range: span.range.clone(),
                    line: span.start_line,
                    column: span.start_col + 1,
                    why: found.message().to_owned(),
                }))
            }
            _ => None,
        };
        Self { template: template.to_owned(), why: error.to_string(), place }
    }
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.template, self.why)
    }
}

impl std::error::Error for RenderError {}

/// The design tokens in force, from every style in the order in which they are joined.
fn tokens(files: &Files<'_>) -> Tokens {
    let mut styles: Vec<(&&str, &ThemeFile<'_>)> =
        files.iter().filter(|(path, _)| path.starts_with("styles/")).collect();
    styles.sort_by_key(|(path, _)| assets::place(path));
    Tokens::of(styles.into_iter().map(|(_, file)| (file.text, file.source)))
}

/// Over each file in path order: its path and its own digest, so that no two listings meet.
fn digest(
    files: &Files<'_>,
    own_strings: &BTreeMap<String, (SourceId, String)>,
    others: &OtherFiles<'_>,
    emblem: &Emblem,
) -> [u8; 32] {
    let mut listing = format!("{emblem:?}\n");
    let mut note_bytes = |path: &str, bytes: &[u8]| {
        let _ = writeln!(listing, "{} {path}", hex::encode(&sha256(bytes)));
    };
    for (name, bytes) in others {
        note_bytes(&format!("assets/{name}"), bytes);
    }
    let mut note = |path: &str, text: &str| note_bytes(path, text.as_bytes());
    for (path, file) in files {
        note(path, file.text);
    }
    for (tag, text) in strings::BUILT_IN {
        note(&format!("strings/{tag}.toml"), text);
    }
    for (tag, (_, text)) in own_strings {
        note(&format!("own/strings/{tag}.toml"), text);
    }
    sha256(listing.as_bytes())
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
