//! What answered at earlier audits of an address, in `.blason/audits/`.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::audit::Seen;
use crate::codec::{hex, sha256::sha256};
use crate::shell::state::FOLDER;

/// Largest memory that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// What answered at earlier audits of the site at an address; nothing when there was none.
pub fn recall(root: &Path, address: &str) -> Seen {
    let mut text = String::new();
    let read = fs::File::open(place(root, address))
        .and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    if read.is_ok() { Seen::read(&text) } else { Seen::default() }
}

/// Keeps what answered, for the next audit.
pub fn keep(root: &Path, address: &str, seen: &Seen) -> io::Result<()> {
    let place = place(root, address);
    let folder = root.join(FOLDER);
    fs::create_dir_all(folder.join("audits"))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(ignore, "*\n")?;
    }
    let beside = place.with_extension("new");
    fs::write(&beside, seen.write())?;
    fs::rename(beside, place)
}

/// One file for each address: a preview forgets nothing of the site.
fn place(root: &Path, address: &str) -> PathBuf {
    let digest = sha256(address.as_bytes());
    root.join(FOLDER).join("audits").join(format!("{}.txt", hex::encode(&digest[..8])))
}
