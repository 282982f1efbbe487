//! A text on its way into a file: all of it or nothing. It is written beside the file and put into its place only then, so
//! that neither a full disk nor a loss of power leaves half of it, and whoever reads the file meanwhile has it whole.

use std::fmt;
use std::fs::{self, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::text::clean;

/// The most links that lead from one to the next before they are taken for a circle, as systems have it.
const MOST_LINKS: usize = 40;

/// What a text may be saved over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Over {
    /// Nothing: what is there stays as it is.
    #[default]
    Nothing,
    /// A file, which is replaced. Where a link leads to it, the link stays, and leads to the new text.
    File,
}

/// Saves a text in a file. A new one may be read and written by whom new files usually may be; one that is replaced keeps
/// who may, and its other names (hard links) keep the old text.
///
/// # Errors
/// Why nothing was saved; whatever was there before is as it was.
pub fn save(path: &Path, text: &str, over: Over) -> Result<(), Unsaved> {
    put(path, text, over).map_err(|why| Unsaved { path: shown(path), why })
}

fn put(path: &Path, text: &str, over: Over) -> Result<(), Why> {
    let place = match over {
        Over::Nothing if what_is_there(path)?.is_some() => return Err(Why::IsThere),
        Over::Nothing => path.to_owned(),
        Over::File => followed(path)?,
    };
    let replaced = what_is_there(&place)?.map(replaceable).transpose()?;
    let beside = beside(&place, text)?;
    match (over, replaced) {
        (Over::Nothing, _) => beside.persist_noclobber(&place).map_err(|failed| Why::of(failed.error))?,
        (Over::File, permissions) => {
            permissions.map(|own| beside.as_file().set_permissions(own)).transpose()?;
            beside.persist(&place).map_err(|failed| failed.error)?
        }
    };
    // The file has its name, whether or not its folder can be told to remember it at once: not every system can.
    #[cfg(unix)]
    let _ = fs::File::open(folder(&place)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The text in a file beside the one at a path, gone again unless it is put into its place.
fn beside(path: &Path, text: &str) -> Result<NamedTempFile, Why> {
    let folder = folder(path);
    if !folder.is_dir() {
        return Err(Why::NoFolder(shown(folder)));
    }
    let mut builder = Builder::new();
    builder.prefix(".cuptie-").suffix(".tmp");
    // As of any new file: what the umask leaves of it.
    #[cfg(unix)]
    builder.permissions(Permissions::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// What stands at a path; of a link the link itself.
fn what_is_there(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(Some(there)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where the links at a path lead to in the end, whether something is there or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match what_is_there(&path)? {
            Some(there) if there.is_symlink() => path = folder(&path).join(fs::read_link(&path)?),
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// The permissions of a file that may be replaced.
fn replaceable(there: Metadata) -> Result<Permissions, Why> {
    match there.permissions() {
        _ if there.is_dir() => Err(Why::IsFolder),
        _ if !there.is_file() => Err(Why::IsNoFile),
        permissions if permissions.readonly() => Err(Why::IsReadOnly),
        permissions => Ok(permissions),
    }
}

/// The folder in which a path stands.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}

/// A text that was not saved: where, why, and what to do.
#[derive(Debug)]
pub struct Unsaved {
    path: String,
    why: Why,
}

#[derive(Debug)]
enum Why {
    IsThere,
    IsFolder,
    IsNoFile,
    IsReadOnly,
    NoFolder(String),
    Failed(io::Error),
}

impl Unsaved {
    /// Whether something is there that may be replaced only if that is wanted.
    pub fn is_there(&self) -> bool {
        matches!(self.why, Why::IsThere)
    }
}

impl Why {
    /// Of an attempt to put something where nothing was a moment ago.
    fn of(error: io::Error) -> Why {
        if error.kind() == ErrorKind::AlreadyExists { Why::IsThere } else { Why::Failed(error) }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Why {
        Why::Failed(error)
    }
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot save {}: ", self.path)?;
        match &self.why {
            Why::IsThere => f.write_str("there is something of that name; choose another name, or have it replaced"),
            Why::IsFolder => f.write_str("it is a folder; name a file within it"),
            Why::IsNoFile => f.write_str("it is there, and no regular file; choose another name"),
            Why::IsReadOnly => f.write_str("it may not be written to; allow that first, or choose another name"),
            Why::NoFolder(folder) => write!(f, "there is no folder {folder}; make it first, or choose another"),
            Why::Failed(_) => f.write_str("it could not be written, and nothing has changed; try another folder"),
        }
    }
}

impl std::error::Error for Unsaved {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Why::Failed(error) => Some(error),
            _ => None,
        }
    }
}
