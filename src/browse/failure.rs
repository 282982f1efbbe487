//! Why browsing ended otherwise than by its user.

use std::error::Error;
use std::{fmt, io};

/// What could not be done.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The terminal does not say how large it is.
    Size(io::Error),
    /// The terminal cannot be set up, signals cannot be listened to, or it cannot be given back for a while.
    Setup(io::Error),
    /// The terminal cannot be drawn on.
    Draw(io::Error),
    /// The terminal cannot be read.
    Input(io::Error),
    /// The file of the competition cannot be watched.
    Watch(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Failure::Size(_) => "cannot ask the terminal for its size",
            Failure::Setup(_) => "cannot set up the terminal",
            Failure::Draw(_) => "cannot draw on the terminal",
            Failure::Input(_) => "cannot read from the terminal",
            Failure::Watch(_) => "cannot watch the file",
        })
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failure::Size(error) | Failure::Setup(error) | Failure::Draw(error) | Failure::Input(error) => Some(error),
            Failure::Watch(error) => Some(&**error),
        }
    }
}
