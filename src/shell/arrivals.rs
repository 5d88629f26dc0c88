//! Files that are brought in from elsewhere: named one by one or as folders, read one after the other.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{ReadError, is_hidden};
use super::files;
use crate::import::elsewhere::{Foreign, LARGEST};

/// Most files that one import takes; what is beyond is not even listed.
pub const MOST_FILES: usize = 50_000;

/// Deepest folder below the one that is named.
const DEEPEST: usize = 16;

/// The files that are named and those below the folders that are, in path order, links left out; and
/// whether there were more than [`MOST_FILES`].
///
/// # Errors
///
/// When something that is named cannot be looked at.
pub fn listed(named: &[PathBuf]) -> Result<(Vec<PathBuf>, bool), ReadError> {
    let mut all = Vec::new();
    for top in named {
        if top.as_os_str() == files::STANDARD {
            all.push(top.clone());
            continue;
        }
        let walk = WalkDir::new(top).max_depth(DEEPEST).sort_by_file_name();
        let walk = walk
            .into_iter()
            .filter_entry(|it| it.depth() == 0 || !is_hidden(it.file_name().as_encoded_bytes()));
        for entry in walk {
            let entry = entry.map_err(|error| ReadError {
                path: error.path().unwrap_or(top).to_owned(),
                cause: error.into(),
            })?;
            let file = if entry.depth() == 0 { top.is_file() } else { entry.file_type().is_file() };
            if file {
                all.push(entry.into_path());
            }
            if all.len() > MOST_FILES {
                all.truncate(MOST_FILES);
                return Ok((all, true));
            }
        }
    }
    Ok((all, false))
}

/// One file, read. One that is too large is named and not read.
///
/// # Errors
///
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Foreign, ReadError> {
    let name = path.to_string_lossy().replace('\\', "/");
    let name = name.strip_prefix("./").map_or_else(|| name.clone(), str::to_owned);
    let limit = LARGEST as u64;
    let standard = path.as_os_str() == files::STANDARD;
    let large = !standard && path.metadata().is_ok_and(|it| it.len() > limit);
    let bytes = if large { None } else { Some(files::read_up_to(path, limit)?) };
    Ok(Foreign { name, bytes })
}
