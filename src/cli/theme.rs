//! `blason theme`: which themes there are, and copies of built-in files to change.

use std::path::PathBuf;

use super::FINE;
use super::arguments::{Arguments, CopyThemeOptions, Format, ListThemesOptions, ThemeCommand};
use super::failure::Failure;
use crate::content;
use crate::ground::{Bilingual, Report, Slug};
use crate::render::inventory::{self, Listed};
use crate::render::theme::BUILT_IN_NAME;
use crate::shell::disk;
use crate::shell::files;
use crate::shell::terminal::Terminal;

/// Why built-in files could not be copied.
#[derive(Debug)]
pub(super) enum ThemeFailure {
    /// The built-in theme has no such file; the nearest that it has.
    NoFile(String, Option<String>),
    /// A file of a theme is there already.
    Stands(PathBuf),
    /// A theme cannot bear this name.
    Name(String),
}

/// Lists or copies.
pub(super) fn run(
    arguments: &Arguments,
    command: &ThemeCommand,
    terminal: Terminal,
) -> Result<u8, Failure> {
    match command {
        ThemeCommand::List(options) => list(arguments, options, terminal),
        ThemeCommand::Copy(options) => copy(arguments, options, terminal),
    }
}

fn list(
    arguments: &Arguments,
    options: &ListThemesOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let sources = disk::read(&arguments.root)?;
    let themes = inventory::list(&sources, &in_use(&sources));
    match options.format {
        Format::Json => terminal.print(&inventory::json(&themes)),
        Format::Human => {
            let told: Vec<String> = themes.iter().map(|it| told(it, terminal)).collect();
            terminal.print(&told.join("\n"));
        }
    }
    Ok(FINE)
}

fn copy(
    arguments: &Arguments,
    options: &CopyThemeOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let sources = disk::read(&arguments.root)?;
    let used = in_use(&sources);
    let name = options.to.as_deref().unwrap_or(&used);
    if Slug::parse(name).is_none() {
        return Err(ThemeFailure::Name(name.to_owned()).into());
    }
    let mut wanted: Vec<(String, String)> = Vec::new();
    if options.all {
        let all = inventory::files().filter(|(path, _)| path != "theme.toml");
        wanted.extend(all.map(|(path, text)| (path, text.to_owned())));
    }
    for path in &options.files {
        let text = inventory::text_of(path)
            .ok_or_else(|| ThemeFailure::NoFile(path.clone(), inventory::nearest_to(path)))?;
        if path != "theme.toml" {
            wanted.push((path.clone(), text.to_owned()));
        }
    }
    wanted.push(("theme.toml".to_owned(), inventory::manifest_of(name)));
    let folder = arguments.root.join("themes").join(name);
    let stands = |path: &str| sources.find(&format!("themes/{name}/{path}")).is_some();
    // A file that was asked for by its name is not passed over in silence.
    if let Some(path) = options.files.iter().find(|path| *path != "theme.toml" && stands(path)) {
        return Err(ThemeFailure::Stands(folder.join(path)).into());
    }
    for (path, text) in wanted {
        let file = folder.join(&path);
        if stands(&path) {
            if options.all && path != "theme.toml" {
                terminal.say(&format!("{} {}", terminal.pick(LEFT), file.display()));
            }
            continue;
        }
        if !options.dry_run {
            files::make_folder(file.parent().unwrap_or(&folder))?;
            files::write(&file, text.as_bytes(), false)?;
        }
        terminal.print(&file.display().to_string());
    }
    if options.dry_run {
        terminal.say(terminal.pick(DRY_RUN));
    } else if name != used {
        terminal.say(&if terminal.french {
            format!("Pour l’employer, écrivez dans blason.toml : theme = \"{name}\"")
        } else {
            format!("To use it, write in blason.toml: theme = \"{name}\"")
        });
    }
    Ok(FINE)
}

/// The theme that the catalogue uses, however much of its settings can be understood.
fn in_use(sources: &crate::ground::Sources) -> String {
    let settings = content::read(sources, &mut Report::new()).settings;
    settings.map_or_else(|| BUILT_IN_NAME.to_owned(), |settings| settings.theme.to_string())
}

fn told(theme: &Listed, terminal: Terminal) -> String {
    let Listed { name, built_in, in_use, version, requires, fits, replaces, adds } = theme;
    let mut marks = Vec::new();
    if *in_use {
        marks.push(terminal.pick(IN_USE).to_owned());
    }
    if *built_in {
        marks.push(terminal.pick(BUILT_IN).to_owned());
    }
    if *fits == Some(false) {
        let range = requires.as_deref().unwrap_or_default();
        marks.push(format!("{} {range}", terminal.pick(STALE)));
    }
    let version = version.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    let marks = if marks.is_empty() { String::new() } else { format!("  ({})", marks.join(", ")) };
    let mut lines = vec![format!("{name}{version}{marks}")];
    for (words, files) in [(REPLACES, replaces), (ADDS, adds)] {
        lines.extend(files.iter().map(|file| format!("  {} {file}", terminal.pick(words))));
    }
    lines.join("\n")
}

impl ThemeFailure {
    /// What could not be done.
    pub(super) fn what(&self, french: bool) -> String {
        let pick = |fr: String, en: String| if french { fr } else { en };
        match self {
            Self::NoFile(path, near) => {
                let near = |words: &str| {
                    near.as_ref().map_or_else(String::new, |near| format!("{words} `{near}`"))
                };
                pick(
                    format!("le thème intégré n’a pas de fichier `{path}`{}", near(" ; il a")),
                    format!("the built-in theme has no file `{path}`{}", near("; it has")),
                )
            }
            Self::Stands(path) => pick(
                format!("{} est déjà là", path.display()),
                format!("{} is there already", path.display()),
            ),
            Self::Name(name) => pick(
                format!("un thème ne peut pas s’appeler « {name} »"),
                format!("a theme cannot be called “{name}”"),
            ),
        }
    }

    /// What can be done about it, in French and in English.
    pub(super) fn hint(&self) -> (&'static str, &'static str) {
        match self {
            Self::NoFile(..) => (
                "`blason theme copy --all --dry-run` nomme tous les fichiers.",
                "`blason theme copy --all --dry-run` names every file.",
            ),
            Self::Stands(_) => (
                "Une copie n’écrase rien : déplacez ce fichier, ou copiez vers un autre thème avec `--to`.",
                "A copy overwrites nothing: move that file, or copy to another theme with `--to`.",
            ),
            Self::Name(_) => (
                "Prenez des lettres minuscules sans accent, des chiffres et des traits d’union.",
                "Use lower-case letters without accents, figures and hyphens.",
            ),
        }
    }
}

impl From<ThemeFailure> for Failure {
    fn from(failure: ThemeFailure) -> Self {
        Self::Theme(failure)
    }
}

const IN_USE: Bilingual = Bilingual { fr: "employé", en: "in use" };
const BUILT_IN: Bilingual = Bilingual { fr: "intégré", en: "built in" };
const STALE: Bilingual = Bilingual { fr: "fait pour Blason", en: "made for Blason" };
const REPLACES: Bilingual = Bilingual { fr: "remplace", en: "replaces" };
const ADDS: Bilingual = Bilingual { fr: "ajoute", en: "adds" };
const LEFT: Bilingual =
    Bilingual { fr: "déjà là, laissé tel quel :", en: "already there, left as it is:" };
const DRY_RUN: Bilingual = Bilingual { fr: "Rien n’a été écrit.", en: "Nothing was written." };
