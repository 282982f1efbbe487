//! The bracket on paper: the same model as the screen's, printed once and in full.

mod findings;
mod json;
mod ladders;
mod list;
mod tree;

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;

use crate::ascii;
use crate::bracket::{Bracket, Roads};
use crate::check::Finding;

/// What a report looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The bracket, drawn
    Tree,
    /// A line a tie
    List,
    /// For other programs
    Json,
}

/// Prints the bracket, or only the roads of some clubs. Tree and list are written as they are drawn: no more of them is
/// held than a few lines.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print(
    out: &mut impl Write,
    bracket: &Bracket,
    roads: Option<&Roads>,
    format: Format,
    ascii: bool,
) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii && format != Format::Json);
    match format {
        Format::Tree => tree::print(&mut paper, bracket, roads)?,
        Format::List => list::print(&mut paper, bracket, roads)?,
        Format::Json => paper.text(&json::text(bracket, roads)?)?,
    }
    paper.flush()
}

/// Prints what a check found: a line each, or json for other programs.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_findings(
    out: &mut impl Write,
    name: &str,
    findings: &[Finding],
    json: bool,
    ascii: bool,
) -> io::Result<()> {
    let text = if json { serde_json::to_string_pretty(findings)? + "\n" } else { findings::text(name, findings) };
    let mut paper = Paper::new(out, ascii && !json);
    paper.text(&text)?;
    paper.flush()
}

/// Prints every named set of regulations: two lines each, or json for other programs.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_ladders(out: &mut impl Write, json: bool, ascii: bool) -> io::Result<()> {
    let text = if json { ladders::json()? } else { ladders::text() };
    let mut paper = Paper::new(out, ascii && !json);
    paper.text(&text)?;
    paper.flush()
}

/// What a report is written on, line after line: in ASCII where that was asked for.
struct Paper<'a, W: Write> {
    out: BufWriter<&'a mut W>,
    ascii: bool,
}

impl<'a, W: Write> Paper<'a, W> {
    fn new(out: &'a mut W, ascii: bool) -> Paper<'a, W> {
        Paper { out: BufWriter::new(out), ascii }
    }

    /// Whole lines, each with its end.
    fn text(&mut self, text: &str) -> io::Result<()> {
        if self.ascii {
            text.split_inclusive('\n').try_for_each(|line| self.out.write_all(ascii::fold(line).as_bytes()))
        } else {
            self.out.write_all(text.as_bytes())
        }
    }

    /// A line, without the spaces at its end.
    fn line(&mut self, line: &str) -> io::Result<()> {
        self.text(line.trim_end())?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
