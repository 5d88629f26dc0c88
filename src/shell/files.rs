//! Single files that a person names on the command line: read within a limit, written without
//! running over another.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::disk::ReadError;

/// Largest file that is read on behalf of a person, in bytes; also of standard input.
pub const LARGEST_FILE: u64 = 8 << 20;
/// Longest line that a person types, in bytes.
const LONGEST_LINE: usize = 4_096;

/// The name that stands for standard input or output.
pub const STANDARD: &str = "-";

/// A file could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// Something is there already, and was not to be replaced.
    Exists(PathBuf),
    /// The system failed.
    Io(PathBuf, io::Error),
}

/// The bytes of a file, or of standard input when its name is `-`. More than [`LARGEST_FILE`] is an
/// error.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_up_to(path, LARGEST_FILE)
}

/// The bytes of a file, or of standard input when its name is `-`; more than this is an error.
pub fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let bytes = if path.as_os_str() == STANDARD {
        limited(io::stdin().lock(), most)
    } else {
        fs::File::open(path).and_then(|file| limited(file, most))
    };
    bytes.map_err(|cause| ReadError { path: path.to_owned(), cause })
}

/// The first line of a file, or of what is typed when its name is `-`, without blanks around it.
pub fn read_line(path: &Path) -> Result<String, ReadError> {
    let line = |from: &mut dyn Read| {
        let mut bytes = Vec::new();
        let mut byte = [0];
        // Byte by byte, so that nothing behind the line is taken from standard input.
        while bytes.len() < LONGEST_LINE && from.read(&mut byte)? == 1 && byte != *b"\n" {
            bytes.extend(byte);
        }
        let text = String::from_utf8(bytes);
        text.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
    };
    let text = if path.as_os_str() == STANDARD {
        line(&mut io::stdin().lock())
    } else {
        fs::File::open(path).and_then(|file| line(&mut io::BufReader::new(file)))
    };
    let text = text.map_err(|cause| ReadError { path: path.to_owned(), cause })?;
    Ok(text.trim().trim_start_matches('\u{feff}').to_owned())
}

/// Whether there is a file of this name.
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| it.is_file())
}

/// Whether anything bears this name, a link that leads nowhere included.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a name is that of a folder.
pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| it.is_dir())
}

/// Writes a file whole or not at all. What is there already stays, unless it is to be replaced.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), WriteError> {
    let failed = |cause| WriteError::Io(path.to_owned(), cause);
    if !replace {
        let opened = OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = opened.map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
            _ => failed(cause),
        })?;
        return file.write_all(bytes).map_err(|cause| {
            // Half a file is worse than none; it was ours, made a moment ago.
            let _gone = fs::remove_file(path);
            failed(cause)
        });
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|cause| {
        let _gone = fs::remove_file(&beside);
        failed(cause)
    })
}

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).map_err(|cause| WriteError::Io(path.to_owned(), cause))
}

fn limited(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let why = format!("it is larger than {} MiB", most >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write(&path, b"one", false).unwrap();
        assert!(matches!(write(&path, b"two", false), Err(WriteError::Exists(_))));
        assert_eq!(read(&path).unwrap(), b"one");
        write(&path, b"two", true).unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("b/c");
        assert!(matches!(write(&nowhere, b"", false), Err(WriteError::Io(..))));
        assert!(matches!(write(&nowhere, b"", true), Err(WriteError::Io(..))));
    }

    #[test]
    fn a_file_is_read_within_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let limit = usize::try_from(LARGEST_FILE).unwrap();
        fs::write(&path, vec![b'x'; limit]).unwrap();
        assert_eq!(read(&path).unwrap().len(), limit);
        fs::write(&path, vec![b'x'; limit + 1]).unwrap();
        assert_eq!(read(&path).unwrap_err().cause.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn the_first_line_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for (bytes, line) in [
            (&b"\xef\xbb\xbfa@b.example \r\nsecond"[..], "a@b.example"),
            (b"", ""),
            (b"whole", "whole"),
        ] {
            fs::write(&path, bytes).unwrap();
            assert_eq!(read_line(&path).unwrap(), line);
        }
        // A line without end is cut.
        fs::write(&path, vec![b'x'; LONGEST_LINE + 1]).unwrap();
        assert_eq!(read_line(&path).unwrap().len(), LONGEST_LINE);
        fs::write(&path, b"\xff\n").unwrap();
        assert!(read_line(&path).is_err());
    }
}
