//! The way out for everything that is printed, on either stream. Whatever it is and wherever it came from, only text and
//! the ends of its lines get past here. (The screen's way out is `browse::view::paint`.)

use std::io::{self, BufWriter, Write};

use crate::ascii;
use crate::competition::{clean, is_clean};

/// What is printed on, line after line: in ASCII where that was asked for.
pub struct Paper<'a, W: Write> {
    out: BufWriter<&'a mut W>,
    ascii: bool,
}

impl<'a, W: Write> Paper<'a, W> {
    pub fn new(out: &'a mut W, ascii: bool) -> Paper<'a, W> {
        Paper { out: BufWriter::new(out), ascii }
    }

    /// Lines, each with its end.
    ///
    /// # Errors
    /// Whatever writing fails with, as for all of these.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// A line, without its end and the spaces before that.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        let line = clean(line);
        if self.ascii {
            self.out.write_all(ascii::fold(line.trim_end()).as_bytes())?;
        } else {
            self.out.write_all(line.trim_end().as_bytes())?;
        }
        self.out.write_all(b"\n")
    }

    /// A text of JSON, in which nothing is lost: what no terminal should get is written as an escape.
    pub fn json(&mut self, text: &str) -> io::Result<()> {
        let mut rest = text;
        // Outside of strings there is nothing of the kind but ends of lines.
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| *c != '\n' && !is_clean(*c)) {
            self.out.write_all(&rest.as_bytes()[..at])?;
            c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(self.out, "\\u{unit:04x}"))?;
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.write_all(rest.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Has everything written that was printed.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
