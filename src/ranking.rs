//! Ranking points: what a club's placings come to, which clubs enter in which round, and where that does not follow the
//! points. The file holds placings, a scale and weights; no sum stands in it.

use std::cmp::Reverse;

use crate::bracket::Bracket;
use crate::competition::{ClubId, Competition, Placing, Points};

/// What one placing brings.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The placing itself, with its note and its sources.
    pub placing: &'a Placing,
    /// The season, as it is called.
    pub season: &'a str,
    /// The competition, as it is called.
    pub competition: &'a str,
    /// What was reached there.
    pub place: &'a str,
    /// What the scale has for that.
    pub base: Points,
    /// By how much the season multiplies it.
    pub weight: u16,
}

impl Share<'_> {
    /// What that comes to.
    pub fn points(&self) -> Points {
        self.base * self.weight
    }
}

/// What each placing of a club brings, season by season.
pub fn shares(competition: &Competition, club: ClubId) -> impl Iterator<Item = Share<'_>> {
    competition.ranking().into_iter().flat_map(move |ranking| {
        ranking.placings(club).iter().map(|placing| {
            let (season, scale) = ranking.edition(placing.edition);
            let (place, base) = &scale.places[placing.place];
            let (competition, base, weight) = (&scale.competition, *base, season.weight);
            Share { placing, season: &season.name, competition, place, base, weight }
        })
    })
}

/// What a club's placings come to: 0 without any where every club on the scale is known, else nothing is known.
pub fn computed(competition: &Competition, club: ClubId) -> Option<Points> {
    let ranking = competition.ranking()?;
    let known = ranking.is_complete() || !ranking.placings(club).is_empty();
    known.then(|| shares(competition, club).map(|share| share.points()).sum())
}

/// A club's points as far as they are known: what its placings come to, or else what a source states.
pub fn points(competition: &Competition, club: ClubId) -> Option<Points> {
    computed(competition, club).or(competition[club].points)
}

/// The clubs that enter in a round, or in the group stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrants {
    /// The column of the round or stage.
    pub column: usize,
    /// Most points first, those without known points last; clubs with the same in the order of the file.
    pub clubs: Vec<(ClubId, Option<Points>)>,
}

/// Which clubs enter where, the last column of entry first. A club that enters nowhere yet is left out.
pub fn entrants(bracket: &Bracket) -> Vec<Entrants> {
    let competition = bracket.competition();
    let columns = 0..competition.columns();
    let mut columns: Vec<Entrants> = columns.map(|column| Entrants { column, clubs: Vec::new() }).collect();
    for club in competition.club_ids() {
        if let Some((node, _)) = competition.entry(club) {
            columns[competition.column_of(node)].clubs.push((club, points(competition, club)));
        }
    }
    columns.retain(|entrants| !entrants.clubs.is_empty());
    columns.reverse();
    for entrants in &mut columns {
        entrants.clubs.sort_by_key(|(_, points)| Reverse(*points));
    }
    columns
}

/// Clubs that enter in a round although a club that enters earlier has as many points, or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexplained {
    /// The column where they enter.
    pub column: usize,
    /// Who they are, with their points.
    pub clubs: Vec<(ClubId, Points)>,
    /// The most points that a club has that enters earlier.
    pub most: Points,
    /// Who has so many.
    pub earlier: Vec<ClubId>,
    /// Whether the clubs have as many, or fewer.
    pub order: Order,
}

/// How clubs stand to those that enter earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// They have the same points: something else told them apart.
    Level,
    /// They have fewer points.
    Behind,
}

/// Where the rounds of entry are not explained by the points, as far as those are known.
pub fn unexplained(bracket: &Bracket) -> Vec<Unexplained> {
    let columns = entrants(bracket);
    let known = |entrants: &Entrants| -> Vec<(ClubId, Points)> {
        entrants.clubs.iter().filter_map(|(club, points)| Some((*club, (*points)?))).collect()
    };
    let mut found = Vec::new();
    for (i, later) in columns.iter().enumerate() {
        let earlier: Vec<(ClubId, Points)> = columns[i + 1..].iter().flat_map(known).collect();
        let Some(most) = earlier.iter().map(|(_, points)| *points).max() else { continue };
        let (mut level, mut behind) = (known(later), known(later));
        level.retain(|(_, points)| *points == most);
        behind.retain(|(_, points)| *points < most);
        for (clubs, order) in [(behind, Order::Behind), (level, Order::Level)] {
            if !clubs.is_empty() {
                let earlier = earlier.iter().filter(|(_, points)| *points == most).map(|(club, _)| *club).collect();
                found.push(Unexplained { column: later.column, clubs, most, earlier, order });
            }
        }
    }
    found
}
