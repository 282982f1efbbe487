//! What is told while something large is opened: one line for whoever waits at a terminal, gone when there is something to
//! see. What is read in less than a blink tells nothing.

use std::io::{self, IsTerminal, Write};

use crossterm::cursor::MoveToColumn;
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};

use crate::text::shown;

/// The least, in bytes, that is not read in less than a blink everywhere.
const LARGE: usize = 4 << 20;

/// The line, as long as there is one.
#[derive(Debug)]
pub(super) struct Progress {
    is_told: bool,
}

impl Progress {
    /// For something that has so many bytes.
    pub fn of(bytes: usize) -> Progress {
        let is_told = bytes >= LARGE && io::stderr().is_terminal() && !super::is_dumb();
        Progress { is_told }
    }

    /// For what is done while there is something else to see.
    pub fn none() -> Progress {
        Progress { is_told: false }
    }

    /// Tells what is done now, in a few words, and to what.
    pub fn tell(&self, doing: &str, what: &str) {
        self.write(&format!("{doing} {} …", shown(what)));
    }

    /// Nobody may be left to be told.
    fn write(&self, line: &str) {
        if self.is_told {
            let mut out = io::stderr().lock();
            let cleared = queue!(out, MoveToColumn(0), Clear(ClearType::CurrentLine));
            let _ = cleared.and_then(|()| write!(out, "{line}")).and_then(|()| out.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.write("");
    }
}
