//! What a text is read from: the program itself, standard input, or files.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::PathBuf;

use super::BUILT_IN;
use super::files::{self, Opening};
use super::problem::Problems;
use super::reading::{Part, Reading, Text};
use super::together::names;

/// What a competition is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The competition that is built in.
    BuiltIn,
    /// What is piped into the program: it is there once.
    StandardInput,
    /// Files, or what is named like one, such as a pipe; or folders, of which the files are meant.
    Files(Vec<PathBuf>),
}

impl Origin {
    /// As a command line has it: files, or `-` for standard input; the built-in competition where there is none.
    pub fn of(files: Vec<PathBuf>) -> Origin {
        match &files[..] {
            [] => Origin::BuiltIn,
            [file] if file.as_os_str() == "-" => Origin::StandardInput,
            _ => Origin::Files(files),
        }
    }

    /// What to call it in a message, safe to show.
    pub fn name(&self) -> String {
        match self {
            Origin::BuiltIn => "the built-in competition".to_owned(),
            Origin::StandardInput => "standard input".to_owned(),
            Origin::Files(paths) => names(paths.iter().map(|path| files::shown(path))),
        }
    }

    /// The files, which can be read again and watched; none for what is read only once.
    pub fn files(&self) -> &[PathBuf] {
        match self {
            Origin::BuiltIn | Origin::StandardInput => &[],
            Origin::Files(paths) => paths,
        }
    }

    /// The text that is there.
    ///
    /// # Errors
    /// [`Error::Unread`] when it cannot be had.
    pub fn text(&self) -> Result<Text<'static>, Error> {
        self.opened(Opening::First)
    }

    /// The text that is there now, where there was one before.
    ///
    /// # Errors
    /// [`Error::Unread`] when it cannot be had: of files, only a regular one can be read again.
    pub fn text_again(&self) -> Result<Text<'static>, Error> {
        self.opened(Opening::Again)
    }

    fn opened(&self, opening: Opening) -> Result<Text<'static>, Error> {
        match self {
            Origin::BuiltIn => {
                let bytes = Cow::Borrowed(BUILT_IN.as_bytes());
                Ok(Text::new(vec![Part { name: self.name(), bytes, is_found: false }], false))
            }
            Origin::StandardInput => match files::bytes(io::stdin().lock(), 0) {
                Ok(bytes) => Ok(Text::given(Cow::Owned(bytes))),
                Err(error) => Err(Error::Unread { origin: self.name(), error }),
            },
            Origin::Files(paths) => files::text(paths, opening)
                .map_err(|(path, error)| Error::Unread { origin: files::shown(&path), error }),
        }
    }

    /// What comes of reading a text of this origin.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is no competition.
    pub fn reading<'a>(&self, text: &'a Text<'a>) -> Result<Reading<'a>, Error> {
        text.reading().map_err(|problems| Error::Refused { origin: self.name(), problems })
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
