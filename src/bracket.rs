//! Ties linked and settled: who meets whom, who goes through, where a winner goes, and a club's road.
//!
//! A [`Bracket`] is a view of a competition's facts under its ladder: make another from other facts, or another ladder,
//! and it is settled anew. The competition is a forest of small trees, read from the feeders that the file names; where
//! a tie stands on a canvas is `layout`'s to work out.

use std::sync::Arc;

use crate::competition::{ClubId, Competition, Facts, Ladder, PlaceId, RoundId, Side, Slot, Story, Tie, TieId};
pub use crate::competition::{Column, Entry, Node, Prize};
use crate::rules::{self, Decision, Verdict};

/// A competition with every tie settled as far as its facts go.
#[derive(Debug)]
pub struct Bracket {
    competition: Arc<Competition>,
    ties: Vec<Settled>,
}

/// What is worked out about one tie.
#[derive(Debug)]
struct Settled {
    clubs: [Option<ClubId>; 2],
    verdict: Verdict,
}

impl Bracket {
    /// Settles every tie, round by round, under its regulations.
    pub fn new(competition: impl Into<Arc<Competition>>) -> Bracket {
        let competition = competition.into();
        let mut bracket = Bracket { ties: Vec::with_capacity(competition.ties().len()), competition };
        for tie in bracket.competition.tie_ids() {
            let settled = bracket.settle(tie);
            bracket.ties.push(settled);
        }
        bracket
    }

    /// Decides a tie, once all ties before it are.
    fn settle(&self, id: TieId) -> Settled {
        let named = self.competition[id].clubs;
        let clubs = Side::BOTH.map(|side| named[side.index()].or_else(|| self.club_due(Node::Tie(id), side)));
        Settled { clubs, verdict: self.decision(id).verdict }
    }

    /// The facts, rulings and claims that this is a view of.
    pub fn competition(&self) -> &Competition {
        &self.competition
    }

    /// The facts of a tie.
    pub fn tie(&self, id: TieId) -> &Tie {
        &self.competition[id]
    }

    /// What happened in a tie, as far as it counts here.
    pub fn facts(&self, id: TieId) -> &Facts {
        &self.competition[id].facts
    }

    /// What is told of what happened in a tie.
    pub fn story(&self, id: TieId) -> &Story {
        &self.competition[id].story
    }

    /// The ladder by which a tie is decided here.
    pub fn ladder(&self, id: TieId) -> &Ladder {
        self.competition.ladder_of(id)
    }

    /// How a tie stands.
    pub fn verdict(&self, id: TieId) -> &Verdict {
        &self.ties[id.index()].verdict
    }

    /// How a tie stands, and how its ladder came to that: worked out when it is asked for.
    pub fn decision(&self, id: TieId) -> Decision {
        rules::decide(self.facts(id), self.ladder(id))
    }

    /// The club on one side of a tie; none while the tie that feeds it is open.
    pub fn club(&self, id: TieId, side: Side) -> Option<ClubId> {
        self.ties[id.index()].clubs[side.index()]
    }

    /// The club that goes through from a tie, once it is known.
    pub fn winner(&self, id: TieId) -> Option<ClubId> {
        self.verdict(id).winner().and_then(|side| self.club(id, side))
    }

    /// The side on which a club stands in a tie.
    pub fn side_of(&self, id: TieId, club: ClubId) -> Option<Side> {
        Side::BOTH.into_iter().find(|&side| self.club(id, side) == Some(club))
    }

    /// The club that should stand on a side of a node: the one that enters there, or that came of the tie before.
    pub fn club_due(&self, node: Node, side: Side) -> Option<ClubId> {
        match self.slot(node, side) {
            Slot::Club(club) => Some(club),
            Slot::WinnerOf(tie) => self.winner(tie),
            Slot::LoserOf(tie) => self.verdict(tie).winner().and_then(|winner| self.club(tie, !winner)),
            Slot::ToBeDrawn => None,
        }
    }

    /// The club that a place has gone to, once it is known.
    pub fn club_at(&self, place: PlaceId) -> Option<ClubId> {
        self.competition[place].club.or_else(|| self.club_due(Node::Place(place), Side::A))
    }

    /// The clubs that stand at a node.
    pub fn clubs(&self, node: Node) -> impl Iterator<Item = ClubId> + use<> {
        let clubs = match node {
            Node::Tie(tie) => self.ties[tie.index()].clubs,
            Node::Place(place) => [self.club_at(place), None],
        };
        clubs.into_iter().flatten()
    }

    /// Where a club stands next: where it came to from this node, or where it enters again after that.
    pub fn next_of(&self, node: Node, club: ClubId) -> Option<Node> {
        let ways = match node {
            Node::Tie(tie) => [self.next(tie), self.second_chance(tie)],
            Node::Place(_) => [None, None],
        };
        let stands = |node: &Node| self.clubs(*node).any(|other| other == club);
        // The first of both: who lost, and won elsewhere, may stand further on as well, where the other one went at once.
        ways.into_iter().flatten().filter(stands).min_by_key(|next| self.column_of(*next)).or_else(|| {
            let here = self.column_of(node);
            self.entries(club).map(|(node, _)| node).find(|entry| self.column_of(*entry) > here)
        })
    }

    /// Where a club stood before, on its road to a node.
    pub fn previous_of(&self, node: Node, club: ClubId) -> Option<Node> {
        self.road(club).find(|before| self.next_of(*before, club) == Some(node))
    }

    /// Every node at which a club stands, from where it enters to where it went out or got to.
    pub fn road(&self, club: ClubId) -> Road<'_> {
        Road { bracket: self, club, at: self.entry(club).map(|(node, _)| node) }
    }
}

/// What callers still ask of the bracket and that is the competition's to tell.
impl Bracket {
    #[doc(hidden)]
    pub fn order(&self) -> &[Node] {
        self.competition.order()
    }

    #[doc(hidden)]
    pub fn number(&self, node: Node) -> (usize, usize) {
        self.competition.number(node)
    }

    #[doc(hidden)]
    pub fn code(&self, node: Node) -> String {
        self.competition.code(node)
    }

    #[doc(hidden)]
    pub fn prize(&self, tie: TieId) -> Prize {
        self.competition.prize(tie)
    }

    #[doc(hidden)]
    pub fn columns(&self) -> usize {
        self.competition.columns()
    }

    #[doc(hidden)]
    pub fn column_of(&self, node: Node) -> usize {
        self.competition.column_of(node)
    }

    #[doc(hidden)]
    pub fn is_after_stage(&self, node: Node) -> bool {
        self.competition.is_after_stage(node)
    }

    #[doc(hidden)]
    pub fn column(&self, index: usize) -> Column {
        self.competition.column(index)
    }

    #[doc(hidden)]
    pub fn column_name(&self, index: usize) -> &str {
        self.competition.column_name(index)
    }

    #[doc(hidden)]
    pub fn places_column(&self) -> Option<usize> {
        self.competition.places_column()
    }

    #[doc(hidden)]
    pub fn next(&self, id: TieId) -> Option<Node> {
        self.competition.next(id)
    }

    #[doc(hidden)]
    pub fn second_chance(&self, id: TieId) -> Option<Node> {
        self.competition.second_chance(id)
    }

    #[doc(hidden)]
    pub fn slot(&self, node: Node, side: Side) -> Slot {
        self.competition.slot(node, side)
    }

    #[doc(hidden)]
    pub fn feeder(&self, id: TieId, side: Side) -> Option<TieId> {
        self.competition.feeder(id, side)
    }

    #[doc(hidden)]
    pub fn feeders(&self, node: Node) -> impl DoubleEndedIterator<Item = TieId> + use<> {
        self.competition.feeders(node)
    }

    #[doc(hidden)]
    pub fn origin(&self, node: Node, side: Side) -> Option<TieId> {
        self.competition.origin(node, side)
    }

    #[doc(hidden)]
    pub fn is_to_be_drawn(&self, node: Node) -> bool {
        self.competition.is_to_be_drawn(node)
    }

    #[doc(hidden)]
    pub fn side_fed(&self, node: Node, feeder: TieId) -> Side {
        self.competition.side_fed(node, feeder)
    }

    #[doc(hidden)]
    pub fn entry(&self, club: ClubId) -> Option<Entry> {
        self.competition.entry(club)
    }

    #[doc(hidden)]
    pub fn entries(&self, club: ClubId) -> impl Iterator<Item = Entry> + '_ {
        self.competition.entries(club)
    }

    #[doc(hidden)]
    pub fn enters(&self, club: ClubId) -> Option<RoundId> {
        self.competition.enters(club)
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
        self.at = self.bracket.next_of(node, self.club);
        Some(node)
    }
}
