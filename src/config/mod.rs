//! A configuration: the file in which somebody keeps how the program is to be set up. `place` is where it is looked for,
//! `reader` what its text says, `keys` what it says of those, `writer` how it is written. What can be set up is `browse`'s to
//! know; what a command line or the surroundings say instead is `cli`'s.
//!
//! Nothing in it is fatal: what is wrong is told, and is as if it were not there.

mod keys;
mod place;
mod reader;
mod writer;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use self::place::{System, paths};
pub(crate) use self::reader::named;
pub use self::reader::read;
pub use self::writer::write;
use crate::browse::Settings;
use crate::source::{self, Pointer, Problem, ProblemKind};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 16;

/// What can be set up, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Theme,
    Zoom,
    Sides,
    Panes,
    Ascii,
    Mouse,
    Keys,
}

impl Setting {
    const ALL: [Setting; 7] =
        [Setting::Theme, Setting::Zoom, Setting::Sides, Setting::Panes, Setting::Ascii, Setting::Mouse, Setting::Keys];

    fn name(self) -> &'static str {
        match self {
            Setting::Theme => "theme",
            Setting::Zoom => "zoom",
            Setting::Sides => "sides",
            Setting::Panes => "panes",
            Setting::Ascii => "ascii",
            Setting::Mouse => "mouse",
            Setting::Keys => "keys",
        }
    }
}

/// A configuration as it was found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// The file; none where there is none.
    pub path: Option<PathBuf>,
    /// What it says, and defaults for all else.
    pub settings: Settings,
    /// What is wrong in it, in its order.
    pub problems: Vec<Problem>,
}

/// The file that is looked for: the one that is there, or else the first that could be. None where none is.
pub fn path() -> Option<PathBuf> {
    let places = places();
    places.iter().find(|path| path.exists()).or(places.first()).cloned()
}

fn places() -> Vec<PathBuf> {
    paths(System::HERE, std::env::home_dir().map(OsString::from), |name| std::env::var_os(name))
}

impl Config {
    /// The configuration of whoever runs the program; where there is none, what is so by default.
    pub fn find() -> Config {
        for path in places() {
            match source::open_unless_pipe(&path).and_then(|file| Config::read(&path, file)) {
                Err(error) if is_missing(&error) && !place::is_named(|name| std::env::var_os(name)) => {}
                Err(error) => return Config::unread(&path, &error),
                Ok(config) => return config,
            }
        }
        Config::default()
    }

    /// The configuration in a file that somebody names for this once; it may be a pipe.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> io::Result<Config> {
        Config::read(path, File::open(path)?)
    }

    fn read(path: &Path, file: File) -> io::Result<Config> {
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        let (settings, problems) = match std::str::from_utf8(&bytes) {
            _ if bytes.len() as u64 > LARGEST => too_large(),
            Ok(text) => read(text),
            Err(_) => wrong(ProblemKind::Unreadable, "is no text in UTF-8; save it as one"),
        };
        Ok(Config { path: Some(path.to_owned()), settings, problems })
    }

    fn unread(path: &Path, error: &io::Error) -> Config {
        let (settings, problems) = wrong(ProblemKind::Unreadable, &format!("cannot be read: {error}"));
        Config { path: Some(path.to_owned()), settings, problems }
    }
}

/// Whether there is no such file, nor could be: a folder on the way to it may be something else.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn too_large() -> (Settings, Vec<Problem>) {
    wrong(ProblemKind::TooMuch, &format!("is larger than {} KiB; a configuration is far smaller", LARGEST >> 10))
}

/// A file of which nothing could be taken over.
fn wrong(kind: ProblemKind, message: &str) -> (Settings, Vec<Problem>) {
    (Settings::default(), vec![Problem::new(kind, Pointer::default(), message)])
}
