//! `blason init`: a catalogue that builds at once; or, in one that is there, the review of proposals.

mod workflows;

use std::path::{Path, PathBuf};

use self::workflows::Workflows;
use super::FINE;
use super::arguments::{Arguments, CodeHost, InitOptions, MessageLanguage};
use super::failure::Failure;
use super::new::{NewFailure, title};
use crate::content::edit::Written;
use crate::content::start::{self, Start, Tongue};
use crate::ground::{Bilingual, Url};
use crate::render::search::fold;
use crate::shell::change::Change;
use crate::shell::terminal::Terminal;
use crate::shell::{disk, environment, files};

/// What may stand in a folder before a catalogue begins in it: ours is left out then.
const MAY_STAND: [&str; 3] = ["README.md", ".gitignore", ".gitattributes"];

/// Begins a catalogue, or adds the review of proposals to one.
pub(super) fn run(
    arguments: &Arguments,
    options: &InitOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let root = options.folder.as_deref().unwrap_or(&arguments.root);
    let host = options.ci.unwrap_or(CodeHost::None);
    let reviewed = workflows::of(host);
    let plain =
        options.title.is_none() && options.base_url.is_none() && options.language.is_empty();
    if files::is_file(&root.join(disk::SETTINGS)) && !reviewed.files.is_empty() && plain {
        return add_workflows(root, &reviewed, options, terminal);
    }
    let mut written = catalogue(root, options, terminal)?;
    let issuer = written.iter().find_map(|file| {
        let slug = file.path.strip_prefix("content/issuers/")?.strip_suffix(".md")?;
        (!slug.contains('.')).then(|| slug.to_owned())
    });
    written.extend(reviewed.written(terminal.french));
    let mut left = Vec::new();
    for file in &written {
        if files::is_there(&root.join(&file.path)) {
            left.push(file.path.clone());
        }
    }
    let mine = |path: &str| MAY_STAND.contains(&path) || reviewed.has(path);
    if let Some(taken) = left.iter().find(|path| !mine(path)) {
        return Err(NewFailure::Catalogue(taken.clone()).into());
    }
    written.retain(|file| !left.contains(&file.path));
    put(root, &written, options.dry_run, terminal)?;
    for path in &left {
        terminal.say(&format!("{} {path}", terminal.pick(LEFT)));
    }
    if left.iter().any(|path| path == ".gitignore") {
        terminal.warn(terminal.pick(IGNORE));
    }
    terminal.say(&next(root, issuer.as_deref().unwrap_or("…"), options, terminal.french));
    reviewed.tell(terminal);
    Ok(FINE)
}

/// The files of a catalogue.
fn catalogue(
    root: &Path,
    options: &InitOptions,
    terminal: Terminal,
) -> Result<Vec<Written>, Failure> {
    if let Some(stands) =
        [disk::SETTINGS, "content"].iter().find(|it| files::is_there(&root.join(it)))
    {
        return Err(NewFailure::Catalogue((*stands).to_owned()).into());
    }
    let reader = if terminal.french { Tongue::French } else { Tongue::English };
    let mut languages: Vec<Tongue> = Vec::new();
    for asked in &options.language {
        let tongue = match asked {
            MessageLanguage::Fr => Tongue::French,
            MessageLanguage::En => Tongue::English,
        };
        if !languages.contains(&tongue) {
            languages.push(tongue);
        }
    }
    if languages.is_empty() {
        languages.push(reader);
    }
    let folder = environment::absolute(root);
    let folder = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let slug = fold::slug(folder);
    let slug = slug.as_ref().map_or("badges", |slug| slug.as_str());
    let title = match &options.title {
        Some(words) if words.trim().is_empty() => return Err(NewFailure::NoTitle.into()),
        Some(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
        None => title(folder),
    };
    let title = if title.is_empty() { "Badges".to_owned() } else { title };
    let base_url = match &options.base_url {
        Some(asked) => address(asked).ok_or_else(|| NewFailure::BaseUrl(asked.clone()))?,
        None => format!("https://{slug}.example/"),
    };
    let host = options.ci.and_then(|host| match host {
        CodeHost::Github => Some("github-pages"),
        CodeHost::Gitlab => Some("gitlab-pages"),
        CodeHost::Forgejo => Some("codeberg-pages"),
        CodeHost::None => None,
    });
    Ok(start::files(&Start {
        title: &title,
        base_url: &base_url,
        languages: &languages,
        reader,
        host,
        today: environment::today().ok_or(Failure::Clock)?,
    }))
}

/// Only what is missing to have proposals reviewed.
fn add_workflows(
    root: &Path,
    reviewed: &Workflows,
    options: &InitOptions,
    terminal: Terminal,
) -> Result<u8, Failure> {
    let (there, missing): (Vec<Written>, Vec<Written>) =
        reviewed.written(terminal.french).partition(|file| files::is_there(&root.join(&file.path)));
    put(root, &missing, options.dry_run, terminal)?;
    for file in there {
        terminal.say(&format!("{} {}", terminal.pick(LEFT), file.path));
    }
    reviewed.tell(terminal);
    Ok(FINE)
}

/// Writes files that are not there, all or none, and names them.
fn put(root: &Path, written: &[Written], dry_run: bool, terminal: Terminal) -> Result<(), Failure> {
    let mut change = Change::new(root);
    for Written { path, bytes } in written {
        change.write(&root.join(path), None, bytes.clone());
    }
    if !dry_run && !change.is_empty() {
        files::make_folder(root)?;
        change.apply()?;
    }
    for file in written {
        terminal.print(&root.join(&file.path).display().to_string());
    }
    if dry_run {
        terminal.say(terminal.pick(DRY_RUN));
    }
    Ok(())
}

/// What to do next, in three lines.
fn next(root: &Path, issuer: &str, options: &InitOptions, french: bool) -> String {
    let here = PathBuf::from(".");
    let go = if root == here { String::new() } else { format!("cd {} && ", shown(root)) };
    let reserved = options.base_url.is_none();
    let key = format!("blason key new --issuer {issuer}");
    let last = match (reserved, french) {
        (true, true) => format!(
            "Quand vous aurez une adresse à vous : `base_url` dans blason.toml, puis `{key}`."
        ),
        (true, false) => format!(
            "Once you have an address of your own: `base_url` in blason.toml, then `{key}`."
        ),
        (false, true) => format!("Avant la première construction, une clé pour signer : `{key}`."),
        (false, false) => format!("Before the first build, a key to sign with: `{key}`."),
    };
    if french {
        format!(
            "1. `{go}blason serve` : le site, chez vous, tel que vous l’écrivez ; `blason build` le pose dans public/.\n\
             2. Mettez vos mots à la place des nôtres, dans content/ et blason.toml ; `blason check` relit.\n\
             3. {last}"
        )
    } else {
        format!(
            "1. `{go}blason serve`: the site, at home, as you write it; `blason build` puts it into public/.\n\
             2. Put your words in place of ours, in content/ and blason.toml; `blason check` reads them again.\n\
             3. {last}"
        )
    }
}

/// A path as it can be typed.
fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// An address that a site can have, ending in `/`.
fn address(text: &str) -> Option<String> {
    let ended = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    let plain = !ended.contains(['?', '#', '@']);
    Url::parse_web(&ended).filter(|_| plain).map(|_| ended)
}

const DRY_RUN: Bilingual = Bilingual {
    fr: "Rien n’a été écrit (--dry-run).",
    en: "Nothing was written (--dry-run).",
};
const LEFT: Bilingual =
    Bilingual { fr: "Déjà là, laissé tel quel :", en: "Already there, left as it is:" };
const IGNORE: Bilingual = Bilingual {
    fr: "Ajoutez à votre .gitignore : /ledger/, /outbox/, /public/, /preview/, /.blason/ et *.pem. Les noms des personnes et les clés n’entrent jamais dans git.",
    en: "Add to your .gitignore: /ledger/, /outbox/, /public/, /preview/, /.blason/ and *.pem. People’s names and keys never enter git.",
};
