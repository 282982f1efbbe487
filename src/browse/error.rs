//! Why browsing ended otherwise than by its user.

use std::error::Error as Cause;
use std::{fmt, io};

/// What could not be done.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The terminal does not say how large it is.
    Size(io::Error),
    /// The terminal cannot be set up, signals cannot be listened to, or it cannot be given back for a while.
    Setup(io::Error),
    /// The terminal cannot be drawn on.
    Draw(io::Error),
    /// The terminal cannot be read.
    Input(io::Error),
    /// The file of the competition cannot be watched.
    Watch(Box<dyn Cause + Send + Sync>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Error::Size(_) => "cannot ask the terminal for its size",
            Error::Setup(_) => "cannot set up the terminal",
            Error::Draw(_) => "cannot draw on the terminal",
            Error::Input(_) => "cannot read from the terminal",
            Error::Watch(_) => "cannot watch the file",
        })
    }
}

impl Cause for Error {
    fn source(&self) -> Option<&(dyn Cause + 'static)> {
        match self {
            Error::Size(error) | Error::Setup(error) | Error::Draw(error) | Error::Input(error) => Some(error),
            Error::Watch(error) => Some(&**error),
        }
    }
}
