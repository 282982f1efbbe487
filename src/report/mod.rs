//! The bracket on paper: the same model as the screen's, printed once and in full.

mod findings;
mod json;
mod list;
mod tree;

use std::io::{self, Write};

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

/// Prints the bracket, or only the roads of some clubs.
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
    let text = match format {
        Format::Tree => tree::text(bracket, roads),
        Format::List => list::text(bracket, roads),
        Format::Json => json::text(bracket, roads)?,
    };
    write(out, &text, ascii && format != Format::Json)
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
    write(out, &text, ascii && !json)
}

fn write(out: &mut impl Write, text: &str, ascii: bool) -> io::Result<()> {
    if ascii {
        out.write_all(ascii::fold(text).as_bytes())?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}
