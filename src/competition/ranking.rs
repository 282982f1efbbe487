//! The ranking that decided in which round a club enters, as the file states it: the scale, the weight of each season, and
//! what clubs reached. What that comes to is `crate::ranking`'s to work out.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul};

use serde::{Serialize, Serializer};

use super::{ClubId, SourceId};

/// Ranking points, exact to a thousandth: halves, and the three digits of UEFA's coefficients, add up without a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points {
    thousandths: i64,
}

impl Points {
    /// None: that is a number, and not the same as points that are not known.
    pub const ZERO: Points = Points { thousandths: 0 };

    /// The most that a file may state. A sum of as many as a file can hold still fits.
    pub(crate) const MOST: i64 = 1_000_000;

    /// A number of a file; none if it is out of reach, or finer than a thousandth.
    pub(crate) fn from_number(number: f64) -> Option<Points> {
        let thousandths = (number * 1000.0).round();
        // The number was the nearest to what was written, and so is this division: they are the same for up to three digits.
        let exact = thousandths / 1000.0 == number && number.abs() <= Points::MOST as f64;
        exact.then_some(Points { thousandths: thousandths as i64 })
    }

    /// The number as a file states it.
    pub(crate) fn number(self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}

impl Add for Points {
    type Output = Points;

    fn add(self, other: Points) -> Points {
        Points { thousandths: self.thousandths + other.thousandths }
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(points: I) -> Points {
        points.fold(Points::ZERO, Add::add)
    }
}

impl Mul<u16> for Points {
    type Output = Points;

    fn mul(self, weight: u16) -> Points {
        Points { thousandths: self.thousandths * i64::from(weight) }
    }
}

impl fmt::Display for Points {
    /// "39", "2.5".
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let (whole, rest) = (self.thousandths.unsigned_abs() / 1000, self.thousandths.unsigned_abs() % 1000);
        let text = if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:03}") };
        f.pad(if rest == 0 { &text } else { text.trim_end_matches('0') })
    }
}

impl Serialize for Points {
    /// A number, whole where it can be.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.thousandths % 1000 {
            0 => serializer.serialize_i64(self.thousandths / 1000),
            _ => serializer.serialize_f64(self.number()),
        }
    }
}

/// A ranking by what clubs reached in earlier seasons.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Ranking {
    /// What its points are called.
    pub name: String,
    /// Every competition that counts.
    pub scales: Vec<Scale>,
    /// Every season that counts, the earliest first.
    pub seasons: Vec<Season>,
    /// The editions in which every club on the scale is known, each once.
    pub complete: Vec<Complete>,
    /// What else decided, or is not clear.
    pub note: Option<String>,
    /// Of the scale and the weights.
    pub sources: Vec<SourceId>,
    /// Club by club, each club's season by season.
    pub(crate) placings: Vec<Placing>,
}

impl Ranking {
    /// What a club reached, season by season.
    pub fn placings(&self, club: ClubId) -> &[Placing] {
        let first = self.placings.partition_point(|placing| placing.club < club);
        let clubs = &self.placings[first..];
        &clubs[..clubs.partition_point(|placing| placing.club == club)]
    }

    /// The season and the competition of an edition.
    pub fn edition(&self, edition: Edition) -> (&Season, &Scale) {
        (&self.seasons[edition.season], &self.scales[edition.scale])
    }

    /// Whether every club on the scale is known, so that one without a placing has no points.
    pub fn is_complete(&self) -> bool {
        self.complete.len() == self.seasons.len() * self.scales.len()
    }
}

/// The points for what can be reached in a competition.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Scale {
    /// The competition, such as "Confederation Cup".
    pub competition: String,
    /// What can be reached there, in the order of the file, and the points for it before its season's weight.
    pub places: Vec<(String, Points)>,
}

/// A season that counts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Season {
    /// As it is called: "2022-23".
    pub name: String,
    /// By how much its points are multiplied.
    pub weight: u16,
}

/// One season of one competition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The index of the season.
    pub season: usize,
    /// The index of the competition's scale.
    pub scale: usize,
}

/// What a club reached in an edition.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Placing {
    /// Who reached it.
    pub club: ClubId,
    /// When, and in which competition.
    pub edition: Edition,
    /// The index of the place on the scale.
    pub place: usize,
    /// What else is worth knowing, such as the name it went by then.
    pub note: Option<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// An edition in which every club on the scale is known.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Complete {
    /// Which one.
    pub edition: Edition,
    /// Where the list is.
    pub sources: Vec<SourceId>,
}
