//! Which regulations held in which competition, season and round. A list of matches does not say: here is a table of facts,
//! each with where it is from; and where the table does not know, the plainest ladder that what is on record allows.
//!
//! `title` is by which titles a competition goes, `table` has the facts, a file for each of those who make regulations;
//! `plainest` is for all the others. What is not known for certain is not in the table: a wrong ladder is worse than none.

mod plainest;
mod table;
mod title;

pub use plainest::{Evidence, MatchEvidence, plainest, series};

use crate::competition::{Ladder, Step};
use table::{Competition, Fact};

/// The years of a season: 2014 and 2015 of 2014-15, twice 2016 of 2016.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    /// The year in which it began.
    pub first: i16,
    /// The year in which it ended.
    pub last: i16,
}

/// What a round is in its competition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A round before those that are counted, such as a qualifying or preliminary round, or a play-off for a place.
    Early,
    /// A round that is counted from the first: 3 is the third round.
    Round(u8),
    /// A round that is called by how many take part in it: 16 is the round of 16.
    RoundOf(u16),
    /// The last eight.
    QuarterFinal,
    /// The last four.
    SemiFinal,
    /// The match of those that lost the semi-finals.
    ThirdPlace,
    /// The last one.
    Final,
    /// Nothing of that is known.
    Unknown,
}

/// Regulations that held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What they come to.
    pub ladder: Ladder,
    /// What to call them: "UEFA club competitions, from 2021-22".
    pub name: String,
    /// Who says that they held.
    pub source: &'static str,
}

/// The regulations of a round, where they are known. The competition is told by its title as a source has it, whatever
/// sponsors, accents and season are in it; qualifying rounds in a file of their own belong to their competition. `legs` is
/// how many matches its ties have: 1, or 2, as a match and its replay are, too.
pub fn known(competition: &str, season: Years, round: Role, legs: u8) -> Option<Known> {
    let competition = table::competitions().find(|known| title::means(competition, known))?;
    let mut facts = years(competition, season).map(|year| fact(competition, year, round, legs));
    let fact = facts.next()??;
    // Where it might be either of two seasons, they have to have had the same.
    let same = |other: Option<&Fact>| other.is_some_and(|other| other.ladder == fact.ladder);
    if !facts.all(same) {
        return None;
    }
    Some(Known { ladder: Ladder::named(fact.ladder)?, name: fact.name.to_owned(), source: fact.source })
}

/// The years in which the season may have begun. Of a competition that is played from one year into the next, a single year
/// may be either of the two.
fn years(competition: &Competition, season: Years) -> impl Iterator<Item = i16> {
    let either = competition.over_two_years && season.first == season.last;
    let before = either.then(|| season.first.saturating_sub(1));
    [season.first].into_iter().chain(before)
}

/// What is known of a round: for ties of so many legs, or for a match that may be followed by a replay.
fn fact(competition: &Competition, year: i16, round: Role, legs: u8) -> Option<&'static Fact> {
    let facts = || competition.facts.iter().copied().flatten();
    let facts = || facts().filter(|fact| fact.years.contains(&year) && fact.rounds.have(round));
    let of_legs = |fact: &&Fact| Ladder::named(fact.ladder).is_some_and(|own| own.legs() == Some(usize::from(legs)));
    let replayed =
        |fact: &&Fact| legs == 2 && Ladder::named(fact.ladder).is_some_and(|own| own.of_match(Step::Replays).is_some());
    facts().find(of_legs).or_else(|| facts().find(replayed))
}
