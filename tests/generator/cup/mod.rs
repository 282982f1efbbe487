//! Competitions of any size for tests and benchmarks, the same for the same seed: how many clubs, over how many rounds they
//! enter, in how many trees, how much has been played. They are written as they are made, round by round, as this program's
//! own JSON or as Football.TXT, so that a file of 40 MB takes no such memory.
//!
//! `random` has numbers that look like chance, `names` what clubs and towns are called, `draw` who plays whom and in which
//! round, `course` what happens in a tie, `calendar` on which day; `json` and `football_txt` write it down. Whatever comes out
//! is right: a competition that the program reads without a problem, and in which every tie that was played is settled.
//! Competitions that nobody thought of, and small ones that shrink, are the property tests' (`tests/generator/mod.rs`).
//!
//! It needs nothing but the standard library, and is no part of the program: `#[path = "../generator/cup/mod.rs"] mod cup;`.

#![allow(dead_code, reason = "each test, bench and example uses its own part")]

mod calendar;
mod course;
mod draw;
mod football_txt;
mod json;
mod names;
mod random;

use std::io::{self, Write};

/// What is wanted of a competition. By itself it is a cup of 64 clubs that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cup {
    /// Two at least.
    pub clubs: u32,
    /// Another seed is another competition of the same kind.
    pub seed: u64,
    /// Over how many rounds clubs enter. In each of these there are about as many ties as in the next. Whoever has a bye in
    /// the last of them, because the numbers do not fit, comes a round later; with 1 that is the only way to come late.
    pub entry_rounds: u32,
    pub shape: Shape,
    pub legs: Legs,
    pub played: Played,
    pub endings: Endings,
    pub names: Names,
    pub told: Told,
}

/// How ties hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One tree: who wins the final has won all.
    Cup,
    /// So many trees, of two clubs at least and of different sizes, so that some end in earlier rounds than others.
    Forest(u32),
    /// The same, and the winners are drawn into groups of four. A list of matches does not tell of these.
    Groups(u32),
}

/// How many matches a tie has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legs {
    One,
    /// Away goals count.
    Two,
}

/// How much has been played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Played {
    All,
    /// So many rounds; the next one is drawn.
    Rounds(u32),
    /// So many rounds and about half of the next one, first legs also of others.
    Within(u32),
}

/// How ties may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endings {
    /// On goals in 90 minutes, away goals among them.
    Goals,
    /// Also in extra time, in shoot-outs and by walkovers.
    Any,
}

/// What clubs are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// In plain letters, no two alike.
    Plain,
    /// Some with accents, some very long, some in wide letters, some written from the right; in JSON some that another club
    /// has, too. A list of matches tells clubs by nothing else.
    Mixed,
}

/// What is told beside who played whom and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    Scores,
    /// The day and the town of every leg.
    Days,
    /// Grounds and times, other names of clubs, notes, and what a source claims, besides. A file of 131,072 clubs would be
    /// larger than the program reads.
    All,
}

impl Default for Cup {
    fn default() -> Cup {
        Cup {
            clubs: 64,
            seed: 1,
            entry_rounds: 1,
            shape: Shape::Cup,
            legs: Legs::Two,
            played: Played::All,
            endings: Endings::Any,
            names: Names::Mixed,
            told: Told::Days,
        }
    }
}

impl Cup {
    /// A cup of so many clubs, in all else as it is by itself.
    pub fn of(clubs: u32) -> Cup {
        Cup { clubs, ..Cup::default() }
    }

    /// Writes it as this program's own JSON.
    ///
    /// # Errors
    /// What `out` cannot take.
    pub fn json(&self, out: &mut impl Write) -> io::Result<()> {
        json::write(self, out)
    }

    /// Writes it as Football.TXT, the ties that nobody has been drawn into left out.
    ///
    /// # Errors
    /// What `out` cannot take.
    pub fn football_txt(&self, out: &mut impl Write) -> io::Result<()> {
        football_txt::write(self, out)
    }

    /// The text of [`Cup::json`].
    pub fn json_text(&self) -> String {
        text(|out| self.json(out))
    }

    /// The text of [`Cup::football_txt`].
    pub fn football_txt_text(&self) -> String {
        text(|out| self.football_txt(out))
    }

    /// How many ties each round has, first to last.
    pub fn ties(&self) -> Vec<u32> {
        draw::trees(self).iter().fold(Vec::new(), |mut all: Vec<u32>, tree| {
            all.resize(all.len().max(tree.ties.len()), 0);
            all.iter_mut().zip(&tree.ties).for_each(|(all, own)| *all += own);
            all
        })
    }
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut text = Vec::new();
    write(&mut text).expect("memory takes everything");
    String::from_utf8(text).expect("what is written is a text")
}
