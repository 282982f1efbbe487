//! The bracket on paper, from the same model as on the screen: drawn, a line a tie, for pages elsewhere, or as json. What a
//! check found, what sides need, the roads of clubs, the competition in numbers and the named ladders are printed here, too.

mod cells;
mod csv;
mod findings;
mod html;
mod json;
mod ladders;
mod legend;
mod list;
mod markdown;
mod markup;
mod needs;
mod numbers;
mod road;
mod svg;
mod tree;
mod turned;
mod wikitext;

use std::io::{self, Write};

use clap::ValueEnum;

pub use findings::Remark;
pub use json::schema;

use crate::ask;
use crate::bracket::Bracket;
use crate::competition::{ClubId, TieId};
use crate::layout::Sides;
use crate::paper::Paper;
use crate::search::Found;

/// What a report looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum Format {
    /// The bracket, drawn
    Tree,
    /// A line a tie
    List,
    /// For other programs
    Json,
    /// Tables for a README, an issue or a forum
    Markdown,
    /// A match a line, for a spreadsheet and to be read again
    Csv,
    /// Tables and brackets for Wikipedia
    Wikitext,
    /// A picture of the bracket, for a browser or a page
    Svg,
    /// A page with that picture, where a click on a tie tells all of it
    Html,
}

/// How a report is printed, whatever its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Only in ASCII.
    pub ascii: bool,
    /// On which sides of its final a bracket stands in a picture; none: where it comes out larger on a sheet of paper.
    pub sides: Option<Sides>,
    /// Whether a picture is light or dark.
    pub shade: Shade,
}

/// Whether a picture is light or dark on a screen; on paper it is light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shade {
    /// As the reader's system is.
    #[default]
    AsSystem,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// In ASCII or not, and otherwise as it is best.
impl From<bool> for Look {
    fn from(ascii: bool) -> Look {
        Look { ascii, ..Look::default() }
    }
}

/// What a list looks like that is no bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum LinesFormat {
    /// Lines of text
    Text,
    /// For other programs
    Json,
}

/// Prints the bracket, or only what was found. It is written as it is made: no more of it is held than a few lines, or a
/// tie.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print(
    out: &mut impl Write,
    bracket: &Bracket,
    found: Option<&Found>,
    format: Format,
    look: impl Into<Look>,
) -> io::Result<()> {
    let look = look.into();
    let mut paper = Paper::new(out, look.ascii);
    match format {
        Format::Tree => tree::print(&mut paper, bracket, found)?,
        Format::List => list::print(&mut paper, bracket, found)?,
        Format::Json => paper.json(&json::report(bracket, found))?,
        Format::Markdown => markdown::print(&mut paper, bracket, found)?,
        Format::Csv => csv::print(&mut paper, bracket, found)?,
        Format::Wikitext => wikitext::print(&mut paper, bracket, found)?,
        Format::Svg => svg::print(&mut paper, bracket, found, look)?,
        Format::Html => html::print(&mut paper, bracket, found, look)?,
    }
    paper.flush()
}

/// Prints what a check found, or why a file could not be read: a line each, or json for other programs. `name` is what it is
/// that was looked at.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_findings(
    out: &mut impl Write,
    name: &str,
    remarks: &[Remark],
    format: LinesFormat,
    ascii: bool,
) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    match format {
        LinesFormat::Text => paper.text(&findings::text(name, remarks))?,
        LinesFormat::Json => paper.json(&remarks)?,
    }
    paper.flush()
}

/// Prints what sides need in ties, or needed: a map of every score and a sentence each, or json for other programs; of one
/// leg, by position, or of each tie's next or last. Ties of which that leg is no question are left out.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_needs(
    out: &mut impl Write,
    bracket: &Bracket,
    ties: &[TieId],
    leg: Option<usize>,
    format: LinesFormat,
    ascii: bool,
) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    let questions = needs::Questions { bracket, ties, leg };
    match format {
        LinesFormat::Text => needs::print(&mut paper, questions)?,
        LinesFormat::Json => paper.json(&needs::Report::of(questions))?,
    }
    paper.flush()
}

/// Prints the roads of clubs: their ties and places, whom else they could have met there, and how they ended, or json for
/// other programs.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_roads(
    out: &mut impl Write,
    bracket: &Bracket,
    clubs: &[ClubId],
    format: LinesFormat,
    ascii: bool,
) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    match format {
        LinesFormat::Text => road::print(&mut paper, bracket, clubs)?,
        LinesFormat::Json => paper.json(&road::Report::of(bracket, clubs))?,
    }
    paper.flush()
}

/// Prints what comes out otherwise in a view than it really did, as far as that was known on the day that is looked at: which
/// ties, and which clubs take whose places, or json for other programs.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_turned(out: &mut impl Write, view: &Bracket, format: LinesFormat, ascii: bool) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    let base = view.base();
    let turned = ask::turned(view, &base);
    let comparison = turned::Comparison { view, base: &base, turned: &turned };
    match format {
        LinesFormat::Text => turned::print(&mut paper, comparison)?,
        LinesFormat::Json => paper.json(&turned::Report::of(comparison))?,
    }
    paper.flush()
}

/// Prints the competition in numbers: how ties ended, goals, comebacks, the biggest wins, the nearest ties and how many clubs
/// each association has left, or json for other programs, with the ties that each number stands for.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_numbers(out: &mut impl Write, bracket: &Bracket, format: LinesFormat, ascii: bool) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    let numbers = ask::Numbers::of(bracket);
    match format {
        LinesFormat::Text => numbers::print(&mut paper, bracket, &numbers)?,
        LinesFormat::Json => paper.json(&numbers::Report::of(bracket, &numbers))?,
    }
    paper.flush()
}

/// Prints every named set of regulations: two lines each, or json for other programs.
///
/// # Errors
/// Whatever writing to `out` fails with.
pub fn print_ladders(out: &mut impl Write, format: LinesFormat, ascii: bool) -> io::Result<()> {
    let mut paper = Paper::new(out, ascii);
    match format {
        LinesFormat::Text => paper.text(&ladders::text())?,
        LinesFormat::Json => paper.json(&ladders::sets())?,
    }
    paper.flush()
}
