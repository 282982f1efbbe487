//! What sources state, and where they differ. It is held against what is worked out, never trusted.

use super::{RoundId, Score, Side, SourceId, Step};

/// Counts that a source states of the whole: claims.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Stated {
    /// Who states them.
    pub source: SourceId,
    /// How many clubs take part.
    pub clubs: Option<usize>,
    /// How many places the group stage has.
    pub places: Option<usize>,
    /// How many clubs enter in a round.
    pub entering: Vec<(RoundId, usize)>,
}

/// Something that sources tell differently.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Dispute {
    /// What it is, in a few words: "kick-off of leg 2".
    pub about: String,
    /// What the file holds, and who says so.
    pub kept: Version,
    /// What others say, and who.
    pub others: Vec<Version>,
    /// Why this is kept and not that.
    pub note: Option<String>,
}

/// What some sources say.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Version {
    /// In words: it is shown, never reckoned with.
    pub says: String,
    /// Who says it.
    pub sources: Vec<SourceId>,
}

/// A page, paper or site that facts were taken from.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Source {
    /// What the file calls it where it names who says so.
    pub id: String,
    /// As a reader would look for it.
    pub title: String,
    /// Where it is, as the file has it; nothing here opens it.
    pub url: Option<String>,
}

/// What a source states about the outcome of a tie: compared with what is computed, never trusted.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Claim {
    /// Who states it.
    pub source: SourceId,
    /// Who is said to have gone through.
    pub winner: Option<Side>,
    /// The winner's name in that source, where it is another than the club's.
    pub winner_name: Option<String>,
    /// Goals over all legs.
    pub aggregate: Option<Score>,
    /// The step of the regulations that is said to have settled it.
    pub decided_by: Option<Step>,
    /// How the kicks from the penalty mark went.
    pub shootout: Option<Score>,
}
