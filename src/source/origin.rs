//! What a text is read from: the program itself, standard input, or a file.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::problem::Problems;
use super::{BUILT_IN, LARGEST_FILE, Subject, json, read};
use crate::competition::Competition;
use crate::text::clean;

/// What a competition is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The competition that is built in.
    BuiltIn,
    /// What is piped into the program: it is there once.
    StandardInput,
    /// A file, or what is named like one, such as a pipe.
    File(PathBuf),
}

impl Origin {
    /// As a command line has it: a file, or `-` for standard input; the built-in competition where there is none.
    pub fn of(file: Option<PathBuf>) -> Origin {
        match file {
            None => Origin::BuiltIn,
            Some(file) if file.as_os_str() == "-" => Origin::StandardInput,
            Some(file) => Origin::File(file),
        }
    }

    /// What to call it in a message, safe to show.
    pub fn name(&self) -> String {
        match self {
            Origin::BuiltIn => "the built-in competition".to_owned(),
            Origin::StandardInput => "standard input".to_owned(),
            Origin::File(path) => clean(&path.display().to_string()).into_owned(),
        }
    }

    /// The file, which can be read again and watched; none for what is read only once.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Origin::BuiltIn | Origin::StandardInput => None,
            Origin::File(path) => Some(path),
        }
    }

    /// The text that is there.
    ///
    /// # Errors
    /// [`Error::Unread`] when it cannot be had.
    pub fn text(&self) -> Result<Text, Error> {
        let given = match self {
            Origin::BuiltIn => return Ok(Text { bytes: Cow::Borrowed(BUILT_IN.as_bytes()), is_given: false }),
            Origin::StandardInput => bytes(io::stdin().lock()),
            Origin::File(path) => File::open(path).and_then(bytes),
        };
        self.given(given)
    }

    /// The text that is there now, where there was one before.
    ///
    /// # Errors
    /// [`Error::Unread`] when it cannot be had: of files, only a regular one can be read again.
    pub fn text_again(&self) -> Result<Text, Error> {
        match self {
            Origin::BuiltIn | Origin::StandardInput => self.text(),
            Origin::File(path) => self.given(reopen(path).and_then(bytes)),
        }
    }

    /// The competition in a text of this origin.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is none.
    pub fn competition(&self, text: &Text) -> Result<Competition, Error> {
        text.competition().map_err(|problems| Error::Refused { origin: self.name(), problems })
    }

    fn given(&self, bytes: io::Result<Vec<u8>>) -> Result<Text, Error> {
        match bytes {
            Ok(bytes) => Ok(Text { bytes: Cow::Owned(bytes), is_given: true }),
            Err(error) => Err(Error::Unread { origin: self.name(), error }),
        }
    }
}

/// The text of a competition, in whatever form.
#[derive(Debug)]
pub struct Text {
    bytes: Cow<'static, [u8]>,
    /// Whether somebody gave it, who can look at its lines.
    is_given: bool,
}

impl Text {
    /// The competition in it.
    ///
    /// # Errors
    /// Every problem found, each with its place and its line where those are known.
    pub fn competition(&self) -> Result<Competition, Problems> {
        read(&self.bytes)
    }

    /// Whether somebody gave it: the text of the built-in competition was not.
    pub fn is_given(&self) -> bool {
        self.is_given
    }

    /// Line and column of each subject in it, counted from 1; none in a text that nobody has before them.
    pub fn lines(&self, competition: &Competition, subjects: &[Subject]) -> Vec<Option<(usize, usize)>> {
        if self.is_given { json::lines(&self.bytes, competition, subjects) } else { vec![None; subjects.len()] }
    }
}

impl From<Vec<u8>> for Text {
    fn from(bytes: Vec<u8>) -> Text {
        Text { bytes: Cow::Owned(bytes), is_given: true }
    }
}

/// Why a competition could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Its text could not be had.
    Unread {
        /// What it was to be read from, safe to show.
        origin: String,
        /// What came of that.
        error: io::Error,
    },
    /// The text is no competition.
    Refused {
        /// What it was read from, safe to show.
        origin: String,
        /// Everything that is wrong with it.
        problems: Problems,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Unread { origin, .. } => write!(f, "cannot read {origin}"),
            Error::Refused { origin, .. } => write!(f, "{origin} cannot be read as a competition"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Unread { error, .. } => Some(error),
            Error::Refused { problems, .. } => Some(problems),
        }
    }
}

/// All bytes that come, or a few more than are read at the most.
fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file that was read before, if it still is one: a pipe that nobody writes to would be waited for without end.
fn reopen(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.read(true).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("only a regular file can be read again")) }
}
