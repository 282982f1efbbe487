//! Sides and scores. Every number of a tie belongs to a side, never to the order in which it was written.

use std::fmt;
use std::ops::{Add, Not};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of the two sides of a tie. Side A is the host of the first leg, for the whole of the tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "a word here would be one of the schema, which needs none")]
pub enum Side {
    A,
    B,
}

impl Side {
    /// Both, side A first.
    pub const BOTH: [Side; 2] = [Side::A, Side::B];

    /// 0 for side A, 1 for side B: the index into a pair.
    pub fn index(self) -> usize {
        self as usize
    }
}

impl Not for Side {
    type Output = Side;

    /// The opponent.
    fn not(self) -> Side {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }
}

/// Goals of both sides: in a leg, over a tie, or in a shoot-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "a word here would be one of the schema, which needs none")]
pub struct Score {
    #[schemars(range(min = 0, max = 99))]
    pub a: u16,
    #[schemars(range(min = 0, max = 99))]
    pub b: u16,
}

impl Score {
    /// The most goals that a side is believed to have scored in one leg, or in one shoot-out.
    pub const MOST_GOALS: u16 = 99;

    /// So many goals of side A, and of side B.
    pub fn new(a: u16, b: u16) -> Score {
        Score { a, b }
    }

    /// The goals of one side.
    pub fn of(self, side: Side) -> u16 {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }

    /// The score with `goals` for `side` and none for its opponent.
    pub fn only(side: Side, goals: u16) -> Score {
        match side {
            Side::A => Score::new(goals, 0),
            Side::B => Score::new(0, goals),
        }
    }

    /// The side with more goals; none when level.
    pub fn leader(self) -> Option<Side> {
        match self.a.cmp(&self.b) {
            std::cmp::Ordering::Greater => Some(Side::A),
            std::cmp::Ordering::Less => Some(Side::B),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The same score seen with the sides exchanged.
    pub fn swapped(self) -> Score {
        Score::new(self.b, self.a)
    }
}

/// "1–0", as it stands in a sentence.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.a, self.b)
    }
}

impl Add for Score {
    type Output = Score;

    fn add(self, other: Score) -> Score {
        // Reading lets no such scores through; a sum that would not fit must all the same not wrap around.
        Score::new(self.a.saturating_add(other.a), self.b.saturating_add(other.b))
    }
}
