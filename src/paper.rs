//! The way out for everything that is printed, on either stream. Whatever it is and wherever it came from, only text and
//! the ends of its lines get past here. (The screen's way out is `browse::paint`.)

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::ascii;
use crate::text::{clean, is_clean};

/// What is printed on, line after line: in ASCII where that was asked for.
pub struct Paper<'a, W: Write> {
    out: BufWriter<&'a mut W>,
    ascii: bool,
}

impl<'a, W: Write> Paper<'a, W> {
    /// Prints on `out`. What is printed is kept until there is enough of it, or until [`Paper::flush`].
    pub fn new(out: &'a mut W, ascii: bool) -> Paper<'a, W> {
        Paper { out: BufWriter::new(out), ascii }
    }

    /// Lines, each with its end.
    ///
    /// # Errors
    /// Whatever writing fails with.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// A line, without its end and the spaces before that.
    ///
    /// # Errors
    /// Whatever writing fails with.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(self.as_printed(line).trim_end().as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// A text as it will stand here: for whoever escapes it for what reads this paper, since letters may become others in
    /// ASCII.
    pub fn as_printed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = clean(text);
        if self.ascii { Cow::Owned(ascii::fold(&text)) } else { text }
    }

    /// Lines of markup, in which texts are escaped already. In ASCII nothing is lost: what is none is written as a reference
    /// to its character.
    ///
    /// # Errors
    /// Whatever writing fails with.
    pub fn markup(&mut self, markup: &str) -> io::Result<()> {
        for line in markup.lines() {
            let line = clean(line);
            for part in line.split_inclusive(|c: char| self.ascii && !c.is_ascii()) {
                match part.chars().next_back().filter(|c| self.ascii && !c.is_ascii()) {
                    Some(c) => {
                        self.out.write_all(&part.as_bytes()[..part.len() - c.len_utf8()])?;
                        write!(self.out, "&#{};", u32::from(c))?;
                    }
                    None => self.out.write_all(part.as_bytes())?,
                }
            }
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Anything as JSON, as it is made. Nothing is lost: what no terminal should get is written as an escape.
    ///
    /// # Errors
    /// Whatever writing fails with, and when the value cannot be JSON.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(Escaping(&mut self.out), value)?;
        self.out.write_all(b"\n")
    }

    /// Has everything written that was printed.
    ///
    /// # Errors
    /// Whatever writing fails with: of what was printed last, it may not have failed before.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes JSON on. Outside of its strings there is nothing that would have to be escaped but ends of lines, and in them
/// those are escaped already.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    /// Takes whole characters, as `serde_json` writes them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Each is looked at, for many can be looked at at once, and nearly all are plain.
        let is_plain = bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~' | b'\n'));
        if is_plain {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let mut rest = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| *c != '\n' && !is_clean(*c)) {
            self.0.write_all(&rest.as_bytes()[..at])?;
            c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(self.0, "\\u{unit:04x}"))?;
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
