//! Ties linked and settled: who meets whom, who goes through, where a winner goes, and a club's road.
//!
//! A [`Bracket`] is a view of a competition's facts under its ladder: make another from other facts, or another ladder,
//! and it is settled anew. The competition is a forest of small trees, read from the feeders that the file names; where
//! a tie stands on a canvas is `layout`'s to work out.

use std::collections::HashSet;

use crate::competition::{ClubId, Competition, PlaceId, RoundId, Side, Slot, Tie, TieId};
use crate::rules::{self, Decision};

/// Something that stands in a column of the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    Tie(TieId),
    Place(PlaceId),
}

/// A competition with every tie settled as far as its facts go.
#[derive(Debug)]
pub struct Bracket {
    competition: Competition,
    ties: Vec<Settled>,
    /// The tie and side in which each club enters, by club.
    entries: Vec<Option<(TieId, Side)>>,
    /// Every node, feeders before what they feed, top to bottom.
    order: Vec<Node>,
}

/// What is worked out about one tie.
#[derive(Debug)]
struct Settled {
    clubs: [Option<ClubId>; 2],
    decision: Decision,
    next: Option<Node>,
    /// The tie that the loser goes to, where it gets a second chance.
    second_chance: Option<TieId>,
}

impl Bracket {
    /// Settles every tie, round by round, under the competition's ladder.
    pub fn new(competition: Competition) -> Bracket {
        let mut ties: Vec<Settled> = Vec::with_capacity(competition.ties.len());
        let mut entries = vec![None; competition.clubs.len()];
        for id in competition.tie_ids() {
            let tie = &competition[id];
            let mut club = |side| match tie.slot(side) {
                Slot::Club(club) => {
                    entries[club.index()] = Some((id, side));
                    Some(club)
                }
                Slot::WinnerOf(feeder) => {
                    let feeder = &mut ties[feeder.index()];
                    feeder.next = Some(Node::Tie(id));
                    feeder.decision.winner().and_then(|winner| feeder.clubs[winner.index()])
                }
                Slot::LoserOf(feeder) => {
                    let feeder = &mut ties[feeder.index()];
                    feeder.second_chance = Some(id);
                    feeder.decision.winner().and_then(|winner| feeder.clubs[(!winner).index()])
                }
                Slot::ToBeDrawn => None,
            };
            let clubs = [club(Side::A), club(Side::B)];
            let ladder = &competition.regulations_of(tie.round).ladder;
            ties.push(Settled { clubs, decision: rules::decide(&tie.facts, ladder), next: None, second_chance: None });
        }
        for id in competition.place_ids() {
            ties[competition[id].from.index()].next = Some(Node::Place(id));
        }
        let order = top_to_bottom(&competition, &ties);
        Bracket { competition, ties, entries, order }
    }

    /// The facts, rulings and claims that this is a view of.
    pub fn competition(&self) -> &Competition {
        &self.competition
    }

    /// Every node: feeders before what they feed, and top to bottom within a column.
    pub fn order(&self) -> &[Node] {
        &self.order
    }

    /// How many columns there are: one a round, and one more for the places of a group stage.
    pub fn columns(&self) -> usize {
        self.competition.rounds.len() + usize::from(!self.competition.places.is_empty())
    }

    /// The column that a node stands in, 0 for the first round.
    pub fn column_of(&self, node: Node) -> usize {
        match node {
            Node::Tie(tie) => self.competition[tie].round.index(),
            Node::Place(_) => self.competition.rounds.len(),
        }
    }

    /// The facts of a tie.
    pub fn tie(&self, id: TieId) -> &Tie {
        &self.competition[id]
    }

    /// How a tie stands, and why.
    pub fn decision(&self, id: TieId) -> &Decision {
        &self.ties[id.index()].decision
    }

    /// The club on one side of a tie; none while the tie that feeds it is open.
    pub fn club(&self, id: TieId, side: Side) -> Option<ClubId> {
        self.ties[id.index()].clubs[side.index()]
    }

    /// The club that goes through from a tie, once it is known.
    pub fn winner(&self, id: TieId) -> Option<ClubId> {
        self.decision(id).winner().and_then(|side| self.club(id, side))
    }

    /// The side on which a club stands in a tie.
    pub fn side_of(&self, id: TieId, club: ClubId) -> Option<Side> {
        Side::BOTH.into_iter().find(|&side| self.club(id, side) == Some(club))
    }

    /// Where the winner of a tie goes.
    pub fn next(&self, id: TieId) -> Option<Node> {
        self.ties[id.index()].next
    }

    /// The tie that the loser of a tie goes to, where it gets a second chance.
    pub fn second_chance(&self, id: TieId) -> Option<TieId> {
        self.ties[id.index()].second_chance
    }

    /// The tie whose winner fills a side; none where a club enters, where a loser comes in again, and before the draw.
    pub fn feeder(&self, id: TieId, side: Side) -> Option<TieId> {
        match self.tie(id).slot(side) {
            Slot::WinnerOf(feeder) => Some(feeder),
            Slot::Club(_) | Slot::LoserOf(_) | Slot::ToBeDrawn => None,
        }
    }

    /// The ties that feed a node, side A's first.
    pub fn feeders(&self, node: Node) -> impl DoubleEndedIterator<Item = TieId> + use<> {
        let feeders = match node {
            Node::Tie(tie) => [self.feeder(tie, Side::A), self.feeder(tie, Side::B)],
            Node::Place(place) => [Some(self.competition[place].from), None],
        };
        feeders.into_iter().flatten()
    }

    /// The side of `node` that a tie's winner comes to; side A at a place.
    pub fn side_fed(&self, node: Node, feeder: TieId) -> Side {
        match node {
            Node::Tie(tie) if self.feeder(tie, Side::B) == Some(feeder) => Side::B,
            _ => Side::A,
        }
    }

    /// The club that a place has gone to, once it is known.
    pub fn club_at(&self, place: PlaceId) -> Option<ClubId> {
        self.winner(self.competition[place].from)
    }

    /// The clubs that stand at a node.
    pub fn clubs(&self, node: Node) -> impl Iterator<Item = ClubId> + use<> {
        let clubs = match node {
            Node::Tie(tie) => self.ties[tie.index()].clubs,
            Node::Place(place) => [self.club_at(place), None],
        };
        clubs.into_iter().flatten()
    }

    /// The tie in which a club enters, and its side there.
    pub fn entry(&self, club: ClubId) -> Option<(TieId, Side)> {
        self.entries[club.index()]
    }

    /// The round in which a club enters.
    pub fn enters(&self, club: ClubId) -> Option<RoundId> {
        self.entry(club).map(|(tie, _)| self.tie(tie).round)
    }

    /// Every node at which a club stands, from where it enters to where it went out or got to.
    pub fn road(&self, club: ClubId) -> Road<'_> {
        Road { bracket: self, club, at: self.entry(club).map(|(tie, _)| Node::Tie(tie)) }
    }
}

/// Some clubs and all the nodes on their roads.
#[derive(Debug, Default)]
pub struct Roads {
    clubs: Vec<ClubId>,
    nodes: HashSet<Node>,
}

impl Roads {
    pub fn of(bracket: &Bracket, clubs: Vec<ClubId>) -> Roads {
        let nodes = clubs.iter().flat_map(|&club| bracket.road(club)).collect();
        Roads { clubs, nodes }
    }

    /// The clubs, in the order in which they were found.
    pub fn clubs(&self) -> &[ClubId] {
        &self.clubs
    }

    pub fn has_club(&self, club: ClubId) -> bool {
        self.clubs.contains(&club)
    }

    pub fn has(&self, node: Node) -> bool {
        self.nodes.contains(&node)
    }

    /// How many ties are on the roads.
    pub fn ties(&self) -> usize {
        self.nodes.iter().filter(|node| matches!(node, Node::Tie(_))).count()
    }
}

/// The nodes of a club's road, in order.
pub struct Road<'a> {
    bracket: &'a Bracket,
    club: ClubId,
    at: Option<Node>,
}

impl Iterator for Road<'_> {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        let node = self.at?;
        self.at = match node {
            Node::Tie(tie) => match (self.bracket.decision(tie).winner(), self.bracket.side_of(tie, self.club)) {
                (Some(winner), Some(side)) if winner == side => self.bracket.next(tie),
                (Some(_), Some(_)) => self.bracket.second_chance(tie).map(Node::Tie),
                _ => None,
            },
            Node::Place(_) => None,
        };
        Some(node)
    }
}

/// Feeders before what they feed, side A's tree above side B's; trees in the order of the last round of the file.
fn top_to_bottom(competition: &Competition, ties: &[Settled]) -> Vec<Node> {
    enum Visit {
        Enter(TieId),
        Leave(TieId),
    }
    let mut order = Vec::with_capacity(ties.len() + competition.places.len());
    let mut stack = Vec::new();
    for round in competition.rounds.iter().rev() {
        for root in round.ties() {
            let next = ties[root.index()].next;
            if matches!(next, Some(Node::Tie(_))) {
                continue;
            }
            stack.push(Visit::Enter(root));
            while let Some(visit) = stack.pop() {
                match visit {
                    Visit::Enter(tie) => {
                        stack.push(Visit::Leave(tie));
                        for slot in competition[tie].slots.iter().rev() {
                            if let Slot::WinnerOf(feeder) = slot {
                                stack.push(Visit::Enter(*feeder));
                            }
                        }
                    }
                    Visit::Leave(tie) => order.push(Node::Tie(tie)),
                }
            }
            order.extend(next);
        }
    }
    order
}
