//! What is told while something large is opened: one line for whoever waits at a terminal, gone when there is something to
//! see. Of what is read in less than a blink nothing is told. It is no output, and leaves none.

use std::io::{self, IsTerminal, Write};

use crossterm::cursor::MoveToColumn;
use crossterm::queue;
use crossterm::terminal::{self, Clear, ClearType};
use unicode_width::UnicodeWidthStr;

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

    /// Tells what is done now, in a few words, and to what, which is safe to show.
    pub fn tell(&self, doing: &str, what: &str) {
        self.write(&format!("{doing} {what} ..."));
    }

    /// Nobody may be left to be told.
    fn write(&self, line: &str) {
        if self.is_told {
            // In a second line, it would not be gone with the first.
            let width = terminal::size().map_or(0, |(width, _)| usize::from(width));
            let mut out = io::stderr().lock();
            let cleared = queue!(out, MoveToColumn(0), Clear(ClearType::CurrentLine));
            let _ = cleared.and_then(|()| out.write_all(cut(line, width).as_bytes())).and_then(|()| out.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.write("");
    }
}

/// As much of a line as stands in fewer cells than there are.
fn cut(line: &str, cells: usize) -> &str {
    let end = line.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let fits = |end: &usize| line[..*end].width() < cells;
    &line[..end.take_while(fits).last().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_in_fewer_cells_than_there_are() {
        assert_eq!(cut("reading a ...", 80), "reading a ...");
        assert_eq!(cut("reading 鹿島.json", 11), "reading 鹿");
        assert_eq!(cut("reading 鹿島.json", 10), "reading ");
        assert_eq!(cut("reading", 0), "");
    }
}
