//! What a query found.

use super::fact::{Fact, facts};
use super::query::{Query, Term};
use super::tie_of;
use super::words::Match;
use crate::bracket::Bracket;
use crate::competition::{ClubId, Competition, Node, Side, TieId};

/// Clubs with all the nodes on their roads, and ties by themselves.
#[derive(Debug)]
pub struct Found {
    /// In the order of the file.
    clubs: Vec<ClubId>,
    /// By tie, whether it is found by itself.
    ties: Vec<bool>,
    /// By tie, whether it is on the road of a club.
    road_ties: Vec<bool>,
    /// By place, whether it is on the road of a club.
    road_places: Vec<bool>,
    stops: Vec<Stop>,
    by: By,
}

/// What ties were found by.
#[derive(Debug)]
pub(super) enum By {
    /// The whole name of a ground, a town or a scorer.
    Name(String),
    /// One reading of a query.
    Query(Query, Match),
    /// There are none: only clubs were looked for, or the ties were given.
    Nothing,
}

/// A tie that was found, and the side there that is worth looking at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stop {
    /// The tie.
    pub tie: TieId,
    /// Of a club that was found, its side; else that of the winner, or side A.
    pub side: Side,
}

impl Found {
    /// Some clubs with their roads.
    pub fn roads(bracket: &Bracket, clubs: Vec<ClubId>) -> Found {
        Found::new(bracket, clubs, vec![false; bracket.competition().ties().len()], By::Nothing)
    }

    /// Some ties, whoever plays there.
    pub fn given(bracket: &Bracket, ties: &[TieId]) -> Found {
        let mut found = vec![false; bracket.competition().ties().len()];
        for tie in ties {
            found[tie.index()] = true;
        }
        Found::new(bracket, Vec::new(), found, By::Nothing)
    }

    /// Ties by themselves.
    pub(super) fn ties(bracket: &Bracket, ties: Vec<bool>, query: Query, how: Match) -> Found {
        Found::new(bracket, Vec::new(), ties, By::Query(query, how))
    }

    pub(super) fn new(bracket: &Bracket, mut clubs: Vec<ClubId>, ties: Vec<bool>, by: By) -> Found {
        let competition = bracket.competition();
        clubs.sort_unstable();
        clubs.dedup();
        let (mut road_ties, mut road_places) =
            (vec![false; competition.ties().len()], vec![false; competition.places().len()]);
        let mut stops = Vec::new();
        for &club in &clubs {
            for node in bracket.road(club) {
                match node {
                    Node::Tie(tie) if !road_ties[tie.index()] => {
                        road_ties[tie.index()] = true;
                        stops.extend(bracket.side_of(tie, club).map(|side| Stop { tie, side }));
                    }
                    Node::Tie(_) => {}
                    Node::Place(place) => road_places[place.index()] = true,
                }
            }
        }
        let others = competition.order().iter().copied().filter_map(tie_of);
        let others = others.filter(|tie| ties[tie.index()] && !road_ties[tie.index()]);
        let side = |tie| bracket.verdict(tie).winner().unwrap_or(Side::A);
        stops.extend(others.map(|tie| Stop { tie, side: side(tie) }));
        Found { clubs, ties, road_ties, road_places, stops, by }
    }

    /// The clubs, in the order of the file.
    pub fn clubs(&self) -> &[ClubId] {
        &self.clubs
    }

    /// Whether a club was found by itself, and not only met on the road of another.
    pub fn has_club(&self, club: ClubId) -> bool {
        self.clubs.binary_search(&club).is_ok()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.clubs.is_empty() && self.stops.is_empty()
    }

    /// Whether a node is on the road of a club that was found, or is a tie that was.
    pub fn has(&self, node: Node) -> bool {
        match node {
            Node::Tie(tie) => self.has_tie(tie) || self.road_ties[tie.index()],
            Node::Place(place) => self.road_places[place.index()],
        }
    }

    /// Whether a tie was found by itself, whoever plays there.
    pub fn has_tie(&self, tie: TieId) -> bool {
        self.ties[tie.index()]
    }

    /// Every tie, once: along the roads of the clubs, one club after the other, then from top to bottom.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// What a tie was found by: clubs that were found and stand there, and what is said of the tie itself.
    pub fn reasons<'a>(&self, bracket: &'a Bracket, tie: TieId) -> Vec<Fact<'a>> {
        let clubs = bracket.clubs(Node::Tie(tie)).filter(|club| self.has_club(*club)).map(Fact::Club);
        let facts = facts(bracket, tie).filter(|_| self.has_tie(tie));
        match &self.by {
            By::Nothing => clubs.collect(),
            By::Name(name) => clubs.chain(facts.filter(|fact| fact.is_called(name)).take(1)).collect(),
            By::Query(query, how) => {
                let facts: Vec<Fact> = facts.collect();
                let mut readings = query.readings.iter();
                readings.find_map(|terms| meant(bracket.competition(), &facts, terms, *how)).unwrap_or_default()
            }
        }
    }
}

/// The facts that terms mean: the one that has all of them, or else the first for each. None where a term has no fact.
fn meant<'a>(competition: &Competition, facts: &[Fact<'a>], terms: &[Term], how: Match) -> Option<Vec<Fact<'a>>> {
    let is_meant = |fact: &Fact, term| fact.is_meant(competition, term, how);
    if let Some(all) = facts.iter().find(|fact| terms.iter().all(|term| is_meant(fact, term))) {
        return Some(vec![*all]);
    }
    let mut meant = Vec::new();
    for term in terms {
        let fact = *facts.iter().find(|fact| is_meant(fact, term))?;
        if !meant.contains(&fact) {
            meant.push(fact);
        }
    }
    Some(meant)
}
