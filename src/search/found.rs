//! What a query found.

use super::fact::{Fact, facts};
use super::query::{Query, Term};
use super::roads::{Doubts, Roads};
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
    /// By place, whether it is on the road of a club.
    places: Vec<bool>,
    stops: Vec<Stop>,
    /// By tie, which of the stops it is.
    positions: Vec<Option<u32>>,
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
    pub fn roads(bracket: &Bracket, mut clubs: Vec<ClubId>) -> Found {
        clubs.sort_unstable();
        clubs.dedup();
        let roads = Roads::of(bracket, &Doubts::of(bracket.competition()));
        Found::new(bracket, &roads, clubs, vec![false; bracket.competition().ties().len()], By::Nothing)
    }

    /// Some ties, whoever plays there.
    pub fn given(bracket: &Bracket, ties: &[TieId]) -> Found {
        let mut found = vec![false; bracket.competition().ties().len()];
        for tie in ties {
            found[tie.index()] = true;
        }
        Found::new(bracket, &Roads::default(), Vec::new(), found, By::Nothing)
    }

    /// Clubs in the order of the file, each once, and ties.
    pub(super) fn new(bracket: &Bracket, roads: &Roads, clubs: Vec<ClubId>, ties: Vec<bool>, by: By) -> Found {
        let competition = bracket.competition();
        let mut is_found = vec![false; competition.clubs().len()];
        clubs.iter().for_each(|club| is_found[club.index()] = true);
        let is_here = |node, club: ClubId| is_found[club.index()] && roads.has(node, club);
        let is_on_road = |place| {
            !clubs.is_empty() && bracket.clubs(Node::Place(place)).any(|club| is_here(Node::Place(place), club))
        };
        let places = competition.place_ids().map(is_on_road).collect();
        let (mut stops, mut positions) = (Vec::new(), vec![None; competition.ties().len()]);
        if !clubs.is_empty() {
            stops = on_roads(bracket, |tie, club| is_here(Node::Tie(tie), club), &mut positions);
        }
        // Mostly there are clubs, or else ties.
        let order = if ties.contains(&true) { competition.order() } else { &[] };
        for tie in order.iter().filter_map(|node| node.tie()) {
            let position = &mut positions[tie.index()];
            if ties[tie.index()] && position.is_none() {
                *position = Some(stops.len() as u32);
                stops.push(Stop { tie, side: bracket.verdict(tie).winner().unwrap_or(Side::A) });
            }
        }
        Found { clubs, ties, places, stops, positions, by }
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
            Node::Tie(tie) => self.position(tie).is_some(),
            Node::Place(place) => self.places[place.index()],
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

    /// Which of them a tie is, counted from 0.
    pub fn position(&self, tie: TieId) -> Option<usize> {
        self.positions[tie.index()].map(|position| position as usize)
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

/// The ties on the roads of clubs that were found, sorted by the first such club, and along its road; with the position that
/// each comes to. `is_here` tells whether a club of a tie was found, and is on its road there.
fn on_roads(bracket: &Bracket, is_here: impl Fn(TieId, ClubId) -> bool, positions: &mut [Option<u32>]) -> Vec<Stop> {
    let competition = bracket.competition();
    let first = |tie| {
        let sides = Side::BOTH.into_iter().filter_map(|side| Some((bracket.club(tie, side)?, side)));
        sides.filter(|(club, _)| is_here(tie, *club)).min_by_key(|(club, _)| *club)
    };
    let firsts: Vec<Option<(ClubId, Side)>> = competition.tie_ids().map(first).collect();
    // By club, how many ties stand before its own; later, before the next of its own.
    let mut before = vec![0; competition.clubs().len() + 1];
    firsts.iter().flatten().for_each(|(club, _)| before[club.index() + 1] += 1);
    for club in 1..before.len() {
        before[club] += before[club - 1];
    }
    let mut stops = vec![Stop { tie: TieId(0), side: Side::A }; before[competition.clubs().len()]];
    // Ties are counted round by round, and so along every road.
    for ((tie, first), position) in competition.tie_ids().zip(firsts).zip(positions) {
        if let Some((club, side)) = first {
            let next = &mut before[club.index()];
            stops[*next] = Stop { tie, side };
            *position = Some(*next as u32);
            *next += 1;
        }
    }
    stops
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
