//! The bytes of files, and which files of a folder are looked at: all that end like one of the forms, in the order of their
//! names.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
#[cfg(unix)]
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::LARGEST_FILE;
use super::matches::{Remark, RemarkKind};
use super::reading::{Part, Text};
use crate::text::clean;

/// How files end that a folder is looked through for.
const ENDINGS: [&str; 3] = ["txt", "csv", "json"];

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// For the first time: whatever is there, such as a pipe.
    First,
    /// Again, if it still is a file: a pipe that nobody writes to would be waited for without end.
    Again,
}

/// A file or folder that cannot be read, and why.
pub(super) type Unread = (PathBuf, io::Error);

/// The text of some files; of a folder, of those in it.
///
/// # Errors
/// The first one that cannot be read.
pub(super) fn text(paths: &[PathBuf], opening: Opening) -> Result<Text<'static>, Unread> {
    let mut gathered =
        Gathered { text: Text::new(Vec::new(), true), short: Vec::new(), paths: HashSet::new(), bytes: 0 };
    for path in paths {
        if path.is_dir() {
            gathered.folder(path)?;
        } else {
            gathered.file(path, opening, false)?;
        }
    }
    Ok(gathered.named())
}

/// What has been read so far.
struct Gathered {
    text: Text<'static>,
    /// What the parts are called without their folders.
    short: Vec<String>,
    paths: HashSet<PathBuf>,
    bytes: usize,
}

impl Gathered {
    /// Reads a file, unless that was done: it may be given twice, or beside its folder.
    fn file(&mut self, path: &Path, opening: Opening, is_found: bool) -> Result<(), Unread> {
        let unread = |error| (path.to_owned(), error);
        if path.as_os_str() == "-" {
            return Err(unread(io::Error::other("standard input is read alone, not with files beside it")));
        }
        if !self.paths.insert(path.to_owned()) {
            return Ok(());
        }
        let file = match opening {
            Opening::First => File::open(path),
            Opening::Again => reopen(path),
        };
        let bytes = file.and_then(|file| bytes(file, self.bytes)).map_err(unread)?;
        self.bytes += bytes.len();
        self.text.parts.push(Part { name: shown(path), bytes: Cow::Owned(bytes), is_found });
        self.short.push(short(path));
        Ok(())
    }

    /// The text, its parts called as shortly as tells one from another.
    fn named(mut self) -> Text<'static> {
        let all_differ = self.short.iter().collect::<HashSet<_>>().len() == self.short.len();
        for (part, short) in self.text.parts.iter_mut().zip(self.short).filter(|_| all_differ) {
            part.name = short;
        }
        self.text
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Unread> {
        let unread = |error| (folder.to_owned(), error);
        let (hidden, looked_at): (Vec<_>, Vec<_>) =
            looked_at(folder).map_err(unread)?.into_iter().partition(|path| is_hidden(path));
        if looked_at.is_empty() {
            let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
            return Err(unread(io::Error::other(format!("no file in this folder ends in one of {endings}"))));
        }
        for path in hidden {
            let text = format!("{} is passed over: it is hidden", short(&path));
            self.text.passed_over.push(Remark { kind: RemarkKind::LeftOut, at: None, text });
        }
        looked_at.iter().try_for_each(|path| self.file(path, Opening::Again, true))
    }
}

/// All bytes that come, or a few more than are read at the most, `read` of which are there already.
pub(super) fn bytes(source: impl Read, read: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take((LARGEST_FILE as u64 + 1).saturating_sub(read as u64)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The files of a folder that are looked at, in the order of their names.
fn looked_at(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| is_looked_at(path) && path.is_file());
    paths.sort();
    Ok(paths)
}

/// Whether a folder is looked through for files that are called so.
pub(crate) fn is_looked_at(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Opens a file that was read before, if it still is one.
fn reopen(path: &Path) -> io::Result<File> {
    let file = at_once(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("only a regular file can be read again")) }
}

/// Opens what is read without waiting for anybody: no pipe.
pub(crate) fn open_unless_pipe(path: &Path) -> io::Result<File> {
    let file = at_once(path)?;
    #[cfg(unix)]
    if file.metadata()?.file_type().is_fifo() {
        return Err(io::Error::other("it is a pipe, which would be waited for"));
    }
    Ok(file)
}

/// Opens whatever is there, at once.
fn at_once(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    options.read(true).open(path)
}

/// The last part of a path, as a message can show it.
pub(super) fn short(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| shown(Path::new(name)))
}

/// A path as a message can show it.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}
