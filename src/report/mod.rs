//! The bracket on paper: the same model as the screen's, printed once and in full.

mod json;
mod list;
mod tree;

use std::io::{self, Write};

use clap::ValueEnum;

use crate::ascii;
use crate::bracket::{Bracket, Roads};

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
    if ascii && format != Format::Json {
        out.write_all(ascii::fold(&text).as_bytes())?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}
