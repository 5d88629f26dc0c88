//! A built site on the disk, as the verifier sees it: read only, never outside its folder, no link
//! followed.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::ReadError;
use crate::ground::Bilingual;
use crate::ground::report::Told;
use crate::verify::site::stem;
use crate::verify::site::window::Shelf;

/// Largest file of a site that is read, in bytes: that of a baked image.
pub const LARGEST_FILE: u64 = 8 << 20;
/// Deepest folder that is entered.
pub const DEEPEST: usize = 24;

/// The folder of a built site.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The site in this folder. The folder itself may be reached by a link: a person named it.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Files that share a [`stem`], handful by handful, in path order. Links are files that cannot
    /// be read; what is neither file nor folder nor link is passed over.
    pub fn groups(&self) -> impl Iterator<Item = Result<Vec<String>, ReadError>> + use<> {
        let root = self.root.clone();
        let walk = WalkDir::new(&root).max_depth(DEEPEST).sort_by_file_name();
        let mut paths = walk.into_iter().filter_map(move |entry| match entry {
            Err(error) => {
                let path = error.path().unwrap_or(&root).to_owned();
                let cause =
                    error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop"));
                Some(Err(ReadError { path, cause }))
            }
            Ok(entry) if entry.file_type().is_file() || entry.path_is_symlink() => {
                let inside = entry.path().strip_prefix(&root).ok()?;
                let parts: Option<Vec<&str>> =
                    inside.components().map(|part| part.as_os_str().to_str()).collect();
                Some(Ok(parts?.join("/"))).filter(|path| !matches!(path, Ok(it) if it.is_empty()))
            }
            Ok(_) => None,
        });
        let mut waiting: Option<String> = None;
        std::iter::from_fn(move || {
            let mut group: Vec<String> = waiting.take().into_iter().collect();
            loop {
                match paths.next() {
                    Some(Ok(path)) => match group.first() {
                        Some(first) if stem(first) != stem(&path) => {
                            waiting = Some(path);
                            return Some(Ok(group));
                        }
                        _ => group.push(path),
                    },
                    Some(Err(error)) => return Some(Err(error)),
                    None => return (!group.is_empty()).then_some(Ok(group)),
                }
            }
        })
    }

    /// The file at a path, when every folder on the way is one and no link.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let mut at = self.root.clone();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            if matches!(part, "" | "." | "..") || part.contains(['\\', ':', '\0']) {
                return None;
            }
            at.push(part);
            let kind = fs::symlink_metadata(&at).ok()?.file_type();
            let fits = if parts.peek().is_some() { kind.is_dir() } else { kind.is_file() };
            if !fits {
                return None;
            }
        }
        Some(at)
    }
}

const TOO_LARGE: Bilingual = Bilingual { fr: "plus de {limit} Mio", en: "more than {limit} MiB" };

impl Shelf for Folder {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Told> {
        let Some(file) = self.file(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        File::open(file)
            .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
            .map_err(|error| Told::foreign(error.to_string()))?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(Told::new(TOO_LARGE, &[("limit", &(LARGEST_FILE >> 20).to_string())]));
        }
        Ok(Some(bytes))
    }

    fn holds(&self, path: &str) -> bool {
        self.file(path).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Folder) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("a")).unwrap();
        for path in ["a/1.json", "a/1.ob2.json", "a/2.json", "a.json", "z"] {
            fs::write(root.join(path), path).unwrap();
        }
        fs::write(folder.path().join("secret"), "secret").unwrap();
        let shelf = Folder::new(&root);
        (folder, shelf)
    }

    #[test]
    fn files_of_one_name_come_together() {
        let (_folder, shelf) = site();
        let groups: Vec<Vec<String>> = shelf.groups().collect::<Result<_, _>>().unwrap();
        let groups: Vec<String> = groups.iter().map(|group| group.join(" ")).collect();
        assert_eq!(groups, ["a/1.json a/1.ob2.json", "a/2.json", "a.json", "z"]);
        let empty = tempfile::tempdir().unwrap();
        assert_eq!(Folder::new(empty.path()).groups().count(), 0);
        let nowhere = Folder::new(&empty.path().join("nowhere"));
        assert!(nowhere.groups().next().unwrap().is_err());
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let (folder, shelf) = site();
        assert_eq!(shelf.read("a/1.json").unwrap().unwrap(), b"a/1.json");
        for path in ["../secret", "a/../../secret", "/etc/passwd", "", "a", "a//1.json", "./z"] {
            assert_eq!(shelf.read(path), Ok(None), "{path}");
            assert!(!shelf.holds(path), "{path}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            let root = folder.path().join("site");
            symlink(folder.path().join("secret"), root.join("link.json")).unwrap();
            symlink(folder.path(), root.join("up")).unwrap();
            assert_eq!(shelf.read("link.json"), Ok(None));
            assert_eq!(shelf.read("up/secret"), Ok(None));
            let walked: Vec<String> = shelf.groups().flatten().flatten().collect();
            assert!(
                walked.contains(&"link.json".to_owned())
                    && !walked.contains(&"up/secret".to_owned())
            );
        }
        drop(folder);
    }

    #[test]
    fn a_giant_is_not_read() {
        let (folder, shelf) = site();
        let file = File::create(folder.path().join("site/giant.json")).unwrap();
        file.set_len(LARGEST_FILE + 1).unwrap();
        assert!(shelf.read("giant.json").is_err());
    }
}
