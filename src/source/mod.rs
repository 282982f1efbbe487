//! Where a competition comes from: text in, out comes a competition that holds together, or every problem with its place. A
//! form is a folder; who asks for a competition never learns which one it was.
//!
//! `form` tells forms apart. `json` is this program's own form; `football_txt`, `table` and `football_json` have lists of
//! matches, and `matches` is what such a list comes to. `origin` is what a text is read from, `files` how files and folders
//! are, `encoding` whether their bytes are a text at all; `reading` is what comes of a text, `together` of several that are
//! of one competition. `problem` is how it is told what is wrong with one; `save` puts a text into a file, all of it or
//! nothing.

mod encoding;
mod files;
pub mod football_json;
pub mod football_txt;
mod form;
pub mod json;
pub mod matches;
mod origin;
mod problem;
mod reading;
mod save;
pub mod table;
mod together;

pub(crate) use files::{is_looked_at, open_unless_pipe};
pub use form::Form;
pub use origin::{Error, Origin};
pub(crate) use problem::{Path, help, meant, suggestion};
pub use problem::{Pointer, Problem, ProblemKind, Problems};
pub use reading::{Notes, Reading, Text};
pub use save::{Over, Unsaved, save};

use crate::competition::{ClubId, Competition, PlaceId, TieId};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;

/// The most rounds of a competition.
const MOST_ROUNDS: usize = 64;

/// The most legs of a tie, annulled and abandoned ones included.
const MOST_LEGS: usize = 9;

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// The longest text that is no name, in characters.
const LONGEST_TEXT: usize = 4_000;

/// The text of the competition that is built in: the qualifying rounds of the 2023-24 CAF Confederation Cup.
pub const BUILT_IN: &str = include_str!("../../assets/caf-confederation-cup-2023-24.json");

/// The competition that is built in.
///
/// # Errors
/// None that a released program can meet: a test reads the same bytes.
pub fn built_in() -> Result<Competition, Problems> {
    read(BUILT_IN.as_bytes())
}

/// Reads a competition from the bytes of a file, in whatever form. [`Text::reading`] tells more: what was made of the file.
///
/// # Errors
/// Every problem found, each with its place and its line where those are known.
pub fn read(bytes: &[u8]) -> Result<Competition, Problems> {
    Text::from(bytes).competition()
}

/// What of a competition its source has a place for, and a finding can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// The entry of a club, not where it plays.
    Club(ClubId),
    /// The entry of a tie.
    Tie(TieId),
    /// A leg of a tie, counted from 0.
    Leg(TieId, usize),
    /// A place of a group.
    Place(PlaceId),
    /// A group, by its index.
    Group(usize),
}
