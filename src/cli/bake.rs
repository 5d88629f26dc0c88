//! `blason bake` and `blason unbake`: a document into an image, and out of it again.

use std::path::{Path, PathBuf};

use super::FINE;
use super::arguments::{BakeOptions, UnbakeOptions};
use super::failure::Failure;
use crate::formats::baked::{Entry, Version, bake, unbake};
use crate::ground::Bilingual;
use crate::shell::files;
use crate::shell::terminal::Terminal;

/// Puts a document into an image.
pub(super) fn run(options: &BakeOptions, terminal: Terminal) -> Result<u8, Failure> {
    let BakeOptions { document, image, out, force } = options;
    let read = |path: &Path| files::read(path).map_err(Failure::File);
    let entry =
        Entry::read(&read(document)?).map_err(|why| Failure::Bake(document.clone(), why))?;
    let baked = bake(&entry, &read(image)?, *force);
    let baked = baked.map_err(|why| Failure::Bake(image.clone(), why))?;
    let out = out.clone().unwrap_or_else(|| beside(image));
    if out.as_os_str() == files::STANDARD {
        terminal.write(&baked);
        return Ok(FINE);
    }
    files::write(&out, &baked, *force)?;
    let what = terminal.pick(name(&entry));
    terminal.say(&if terminal.french {
        format!("{} contient maintenant {what} ; relu et retrouvé.", out.display())
    } else {
        format!("{} now carries {what}; read back and found.", out.display())
    });
    Ok(FINE)
}

/// Takes the documents out of an image: to standard output, or to files.
pub(super) fn run_back(options: &UnbakeOptions, terminal: Terminal) -> Result<u8, Failure> {
    let UnbakeOptions { image, out, force } = options;
    let bytes = files::read(image).map_err(Failure::File)?;
    let entries = unbake(&bytes).map_err(|why| Failure::Bake(image.clone(), why))?;
    if entries.is_empty() {
        return Err(Failure::NothingBaked(image.clone()));
    }
    let stem = image.file_stem().filter(|stem| *stem != files::STANDARD);
    let stem = stem.map_or("badge".into(), std::ffi::OsStr::to_string_lossy);
    if let Some(folder) = out {
        files::make_folder(folder)?;
    }
    let mut names: Vec<String> = Vec::new();
    for entry in &entries {
        let what = terminal.pick(name(entry));
        let Some(folder) = out else {
            terminal.say(&format!("{}: {what}", image.display()));
            terminal.print(&entry.text);
            continue;
        };
        let mut file = format!("{stem}.{}", entry.ending());
        if names.contains(&file) {
            // An image may carry several of a kind, against the standard; none is hidden.
            file = format!("{stem}.{}.{}", names.len() + 1, entry.ending());
        }
        let path = folder.join(&file);
        names.push(file);
        files::write(&path, entry.text.as_bytes(), *force)?;
        terminal.say(&format!("{}: {what}", path.display()));
    }
    Ok(FINE)
}

/// `badge.png` becomes `badge.baked.png`.
fn beside(image: &Path) -> PathBuf {
    let ending = image.extension().unwrap_or_default().to_string_lossy().into_owned();
    image.with_extension(if ending.is_empty() {
        "baked".to_owned()
    } else {
        format!("baked.{ending}")
    })
}

fn name(entry: &Entry) -> Bilingual {
    match (entry.version, entry.is_token()) {
        (Version::Three, false) => {
            Bilingual { fr: "une attestation Open Badges 3.0", en: "an Open Badges 3.0 credential" }
        }
        (Version::Three, true) => Bilingual {
            fr: "une attestation Open Badges 3.0 en JWT",
            en: "an Open Badges 3.0 credential as a JWT",
        },
        (Version::Two, false) => Bilingual {
            fr: "une assertion Open Badges 1 ou 2",
            en: "an Open Badges 1 or 2 assertion",
        },
        (Version::Two, true) => Bilingual {
            fr: "une assertion Open Badges 1 ou 2 signée (JWS)",
            en: "an Open Badges 1 or 2 assertion, signed (JWS)",
        },
    }
}
