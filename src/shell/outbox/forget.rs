//! Who is erased is gone from the outbox too: every file about them, and their lines of the table.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::memory::{self, Known, Memory};
use super::{FOLDER, Found, OutboxError, TABLE, at, digest_of, found};
use crate::codec::{hex, sha256::sha256};
use crate::ground::Uuid;
use crate::shell::change::Change;
use crate::site::outbox::table;

/// Removes everything about these awards from the catalogue's outbox, in this change; says how many
/// files go. A folder that is left without any file of ours goes whole, with what was put beside them.
pub fn forget(
    root: &Path,
    ids: &BTreeSet<Uuid>,
    change: &mut Change,
) -> Result<usize, OutboxError> {
    let outbox = root.join(FOLDER);
    let place = outbox.join(memory::FILE);
    let Ok(text) = fs::read_to_string(&place) else { return Ok(0) };
    let foreign = || OutboxError::Foreign(outbox.clone());
    let mut memory = memory::read(&text).ok_or_else(foreign)?;
    let about = |known: &Known| known.about.iter().any(|id| ids.contains(id));
    let gone: BTreeSet<String> = memory
        .iter()
        .filter(|(path, known)| *path != TABLE && about(known))
        .map(|(path, _)| path.clone())
        .collect();
    memory.retain(|path, _| !gone.contains(path));
    let mut files = gone.clone();
    let folders: BTreeSet<&str> =
        gone.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    for folder in folders {
        let within = format!("{folder}/");
        let next = memory.range(within.clone()..).next();
        if !next.is_some_and(|(path, _)| path.starts_with(&within)) {
            files.extend(below(&outbox, folder)?);
        }
    }
    let mut count = 0;
    for path in files {
        let file = outbox.join(&path);
        if let Found::Same(_) = found(&outbox, &path)? {
            change.remove(&file, &fs::read(&file).map_err(at(&file))?);
            count += 1;
        }
    }
    let tabled =
        memory.get(TABLE).is_some_and(about) && forget_lines(&outbox, ids, &mut memory, change)?;
    if tabled || !gone.is_empty() {
        change.write_private(&place, Some(text.as_bytes()), memory::write(&memory).into_bytes());
    }
    Ok(count + usize::from(tabled))
}

/// Takes the folders away that are left without a file.
pub fn sweep(root: &Path) {
    let Ok(entries) = fs::read_dir(root.join(FOLDER)) else { return };
    for entry in entries.flatten().filter(|it| it.file_type().is_ok_and(|kind| kind.is_dir())) {
        // One that holds something stays.
        let _stays = fs::remove_dir(entry.path());
    }
}

/// Every plain file of a holder's folder, as paths below the outbox.
fn below(outbox: &Path, folder: &str) -> Result<Vec<String>, OutboxError> {
    let place = outbox.join(folder);
    let plain = fs::symlink_metadata(&place).is_ok_and(|found| found.is_dir());
    if !plain {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&place).map_err(at(&place))?;
    let files = entries.flatten().filter(|it| it.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|it| it.file_name().into_string().ok());
    Ok(names.map(|name| format!("{folder}/{name}")).collect())
}

/// Takes the lines of these awards out of the table. One that somebody changed goes whole: where a
/// person stands in it, nobody knows.
fn forget_lines(
    outbox: &Path,
    ids: &BTreeSet<Uuid>,
    memory: &mut Memory,
    change: &mut Change,
) -> Result<bool, OutboxError> {
    let place = outbox.join(TABLE);
    let Some(known) = memory.remove(TABLE) else { return Ok(false) };
    let Found::Same(there) = digest_of(&place)? else { return Ok(true) };
    let bytes = fs::read(&place).map_err(at(&place))?;
    let ours = known.digest.as_ref() == Some(&there);
    let text = std::str::from_utf8(&bytes).ok().filter(|_| ours);
    match text.and_then(|text| table::without(text, |id| ids.contains(&id))) {
        Some(left) => {
            let digest = Some(hex::encode(&sha256(left.as_bytes())));
            let about = known.about.difference(ids).copied().collect();
            memory.insert(TABLE.to_owned(), Known { digest, about });
            change.write_private(&place, Some(&bytes), left.into_bytes());
        }
        None => change.remove(&place, &bytes),
    }
    Ok(true)
}
