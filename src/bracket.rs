//! Ties linked and settled: who meets whom, who goes through, where a winner goes, and a club's road.
//!
//! A [`Bracket`] is a view of a competition's facts under its ladder: make another from other facts, or another ladder,
//! and it is settled anew. The competition is a forest of small trees, read from the feeders that the file names; where
//! a tie stands on a canvas is `layout`'s to work out.

use std::sync::Arc;

use crate::competition::{ClubId, Competition, Facts, Ladder, PlaceId, RoundId, Side, Slot, Story, Tie, TieId};
use crate::rules::{self, Decision};

/// Something that stands in a column of the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    Tie(TieId),
    Place(PlaceId),
}

/// What a column of the bracket holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Round(RoundId),
    /// The places of the group stage.
    Places,
}

/// A competition with every tie settled as far as its facts go.
#[derive(Debug)]
pub struct Bracket {
    competition: Arc<Competition>,
    ties: Vec<Settled>,
    /// Where each club enters first, by club.
    entries: Vec<Option<Entry>>,
    /// Where clubs enter again that have entered before, by club, first to last.
    re_entries: Vec<(ClubId, Entry)>,
    /// Every node, feeders before what they feed, top to bottom.
    order: Vec<Node>,
    /// Where each tie and each place stands in its column, counted from 1, and how many stand in each column.
    numbers: Numbers,
    /// The tie whose winner wins the competition.
    last: Option<TieId>,
}

#[derive(Debug, Default)]
struct Numbers {
    ties: Vec<usize>,
    places: Vec<usize>,
    columns: Vec<usize>,
}

/// What somebody has won with a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prize {
    /// To play on, here or in what follows.
    PlaysOn,
    /// The competition: it was the last tie.
    Competition,
    /// A place among those who went out, such as the third.
    Placing,
}

/// Where a club enters: a node, and its side there; side A at a place.
pub type Entry = (Node, Side);

/// What is worked out about one tie.
#[derive(Debug)]
struct Settled {
    clubs: [Option<ClubId>; 2],
    decision: Decision,
    next: Option<Node>,
    /// Where the loser goes, where it gets a second chance.
    second_chance: Option<Node>,
}

impl Bracket {
    /// Settles every tie, round by round, under its regulations.
    pub fn new(competition: impl Into<Arc<Competition>>) -> Bracket {
        let competition = competition.into();
        let nobody = vec![None; competition.clubs().len()];
        let mut bracket = Bracket {
            ties: Vec::with_capacity(competition.ties().len()),
            entries: nobody,
            re_entries: Vec::new(),
            order: Vec::new(),
            numbers: Numbers::default(),
            last: None,
            competition,
        };
        let after_stage = bracket.competition.round_after_stage();
        for round in 0..bracket.competition.rounds().len() {
            if after_stage.is_some_and(|first| first.index() == round) {
                bracket.link_places();
            }
            bracket.competition.rounds()[round].ties().for_each(|tie| bracket.settle(tie));
        }
        if after_stage.is_none() {
            bracket.link_places();
        }
        bracket.re_entries.sort_by_key(|(club, _)| *club);
        bracket.order = top_to_bottom(&bracket);
        bracket.numbers = Numbers::of(&bracket);
        bracket.last = last_tie(&bracket);
        bracket
    }

    /// Links a tie to those before it, and decides it.
    fn settle(&mut self, id: TieId) {
        let node = Node::Tie(id);
        for side in Side::BOTH {
            self.link(node, side, self.competition[id].slot(side));
        }
        let clubs =
            Side::BOTH.map(|side| self.competition[id].clubs[side.index()].or_else(|| self.club_due(node, side)));
        let decision = rules::decide(self.facts(id), self.ladder(id));
        self.ties.push(Settled { clubs, decision, next: None, second_chance: None });
    }

    fn link_places(&mut self) {
        for id in self.competition.place_ids() {
            self.link(Node::Place(id), Side::A, self.competition[id].slot);
        }
    }

    fn link(&mut self, node: Node, side: Side, slot: Slot) {
        match slot {
            Slot::Club(club) => match &mut self.entries[club.index()] {
                first @ None => *first = Some((node, side)),
                Some(_) => self.re_entries.push((club, (node, side))),
            },
            Slot::WinnerOf(feeder) => self.ties[feeder.index()].next = Some(node),
            Slot::LoserOf(feeder) => self.ties[feeder.index()].second_chance = Some(node),
            Slot::ToBeDrawn => {}
        }
    }

    /// The facts, rulings and claims that this is a view of.
    pub fn competition(&self) -> &Competition {
        &self.competition
    }

    /// Every node: feeders before what they feed, and top to bottom within a column.
    pub fn order(&self) -> &[Node] {
        &self.order
    }

    /// Where a node stands in its column, counted from 1 and from the top, and how many stand there.
    pub fn number(&self, node: Node) -> (usize, usize) {
        let number = match node {
            Node::Tie(tie) => self.numbers.ties[tie.index()],
            Node::Place(place) => self.numbers.places[place.index()],
        };
        (number, self.numbers.columns[self.column_of(node)])
    }

    /// What a node is called in short: the id of a tie, the code of a place.
    pub fn code(&self, node: Node) -> String {
        match node {
            Node::Tie(tie) => self.tie(tie).id.clone(),
            Node::Place(place) => self.competition.place_code(place),
        }
    }

    /// What the winner of a tie has won with it.
    pub fn prize(&self, tie: TieId) -> Prize {
        if self.last == Some(tie) {
            Prize::Competition
        } else if self.next(tie).is_none() && self.is_fed_by_losers(tie) {
            Prize::Placing
        } else {
            Prize::PlaysOn
        }
    }

    fn is_fed_by_losers(&self, tie: TieId) -> bool {
        self.tie(tie).slots.iter().any(|slot| matches!(slot, Slot::LoserOf(_)))
    }

    /// How many columns there are: one a round, and one more for the places of a group stage.
    pub fn columns(&self) -> usize {
        self.competition.rounds().len() + usize::from(!self.competition.places().is_empty())
    }

    /// The column that a node stands in, 0 for the first one.
    pub fn column_of(&self, node: Node) -> usize {
        match node {
            Node::Tie(tie) => {
                let round = self.competition[tie].round;
                round.index() + usize::from(self.places_column().is_some_and(|places| round.index() >= places))
            }
            Node::Place(_) => self.places_column().unwrap_or_default(),
        }
    }

    /// Whether a node stands behind the stage between the rounds, where there is one.
    pub fn is_after_stage(&self, node: Node) -> bool {
        match node {
            Node::Tie(tie) => self.competition.is_after_stage(self.tie(tie).round),
            Node::Place(_) => false,
        }
    }

    /// What a column holds.
    pub fn column(&self, index: usize) -> Column {
        match self.places_column() {
            Some(places) if places == index => Column::Places,
            Some(places) if places < index => Column::Round(RoundId(index as u32 - 1)),
            _ => Column::Round(RoundId(index as u32)),
        }
    }

    /// The name of a column: its round's, or the group stage's.
    pub fn column_name(&self, index: usize) -> &str {
        match self.column(index) {
            Column::Round(round) => &self.competition[round].name,
            Column::Places => self.competition.group_stage().map_or("", |stage| &stage.name),
        }
    }

    /// The column of the places: before the round that follows their stage, or the last. None where there are none.
    pub fn places_column(&self) -> Option<usize> {
        let rounds = self.competition.rounds().len();
        let column = self.competition.round_after_stage().map_or(rounds, RoundId::index);
        (!self.competition.places().is_empty()).then_some(column)
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

    /// Where the loser of a tie goes, where it gets a second chance.
    pub fn second_chance(&self, id: TieId) -> Option<Node> {
        self.ties[id.index()].second_chance
    }

    /// Who fills a side of a node, as the file has it; a place has side A alone.
    pub fn slot(&self, node: Node, side: Side) -> Slot {
        match node {
            Node::Tie(tie) => self.tie(tie).slot(side),
            Node::Place(place) => self.competition[place].slot,
        }
    }

    /// The tie whose winner fills a side; none where a club enters, where a loser comes in again, and before the draw.
    pub fn feeder(&self, id: TieId, side: Side) -> Option<TieId> {
        winner_of(self.tie(id).slot(side))
    }

    /// The ties whose winners come to a node, side A's first.
    pub fn feeders(&self, node: Node) -> impl DoubleEndedIterator<Item = TieId> + use<> {
        let feeders = match node {
            Node::Tie(tie) => [self.feeder(tie, Side::A), self.feeder(tie, Side::B)],
            Node::Place(place) => [winner_of(self.competition[place].slot), None],
        };
        feeders.into_iter().flatten()
    }

    /// The tie that the club on a side of a node came from: as its winner, or as its loser. None where it entered.
    pub fn origin(&self, node: Node, side: Side) -> Option<TieId> {
        match self.slot(node, side) {
            Slot::WinnerOf(tie) | Slot::LoserOf(tie) => Some(tie),
            Slot::Club(_) | Slot::ToBeDrawn => None,
        }
    }

    /// Whether lots for a node, or for a side of it, are still to be drawn.
    pub fn is_to_be_drawn(&self, node: Node) -> bool {
        Side::BOTH.iter().any(|side| self.slot(node, *side) == Slot::ToBeDrawn)
    }

    /// The club that should stand on a side of a node: the one that enters there, or that came of the tie before.
    pub fn club_due(&self, node: Node, side: Side) -> Option<ClubId> {
        match self.slot(node, side) {
            Slot::Club(club) => Some(club),
            Slot::WinnerOf(tie) => self.winner(tie),
            Slot::LoserOf(tie) => self.decision(tie).winner().and_then(|winner| self.club(tie, !winner)),
            Slot::ToBeDrawn => None,
        }
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

    /// Where a club enters first; none for one that waits in the pot.
    pub fn entry(&self, club: ClubId) -> Option<Entry> {
        self.entries[club.index()]
    }

    /// Everywhere that a club enters: once, and again after a stage between the rounds.
    pub fn entries(&self, club: ClubId) -> impl Iterator<Item = Entry> + '_ {
        let from = self.re_entries.partition_point(|(other, _)| *other < club);
        let again = self.re_entries[from..].iter().take_while(move |(own, _)| *own == club);
        self.entry(club).into_iter().chain(again.map(|(_, entry)| *entry))
    }

    /// The round in which a club enters first; none for one that enters in the group stage, or waits in the pot.
    pub fn enters(&self, club: ClubId) -> Option<RoundId> {
        match self.entry(club)?.0 {
            Node::Tie(tie) => Some(self.tie(tie).round),
            Node::Place(_) => None,
        }
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

impl Numbers {
    fn of(bracket: &Bracket) -> Numbers {
        let mut numbers = Numbers {
            ties: vec![0; bracket.competition.ties().len()],
            places: vec![0; bracket.competition.places().len()],
            columns: vec![0; bracket.columns()],
        };
        for &node in &bracket.order {
            let count = &mut numbers.columns[bracket.column_of(node)];
            *count += 1;
            match node {
                Node::Tie(tie) => numbers.ties[tie.index()] = *count,
                Node::Place(place) => numbers.places[place.index()] = *count,
            }
        }
        numbers
    }
}

/// The final: the only tie of the last round from which nobody plays on, matches for third place and the like not counted.
/// None where the rounds lead to a group stage, or the last one has not been filled.
fn last_tie(bracket: &Bracket) -> Option<TieId> {
    let competition = &bracket.competition;
    if competition.group_stage().is_some_and(|stage| stage.before.is_none()) {
        return None;
    }
    for round in competition.rounds().iter().rev() {
        let mut ends = round.ties().filter(|tie| bracket.next(*tie).is_none() && !bracket.is_fed_by_losers(*tie));
        match (ends.next(), ends.next()) {
            (Some(last), None) => return Some(last),
            (None, _) if round.ties().len() > 0 => {}
            _ => return None,
        }
    }
    None
}

fn winner_of(slot: Slot) -> Option<TieId> {
    match slot {
        Slot::WinnerOf(tie) => Some(tie),
        Slot::Club(_) | Slot::LoserOf(_) | Slot::ToBeDrawn => None,
    }
}

/// Feeders before what they feed, side A's tree above side B's. Trees are in the order of the places that they lead to, where
/// some places have no tree; else in that of the last round of the file.
fn top_to_bottom(bracket: &Bracket) -> Vec<Node> {
    let competition = &bracket.competition;
    let mut order = Vec::with_capacity(competition.ties().len() + competition.places().len());
    let own = |place: PlaceId| winner_of(competition[place].slot).is_none();
    let by_places = competition.place_ids().any(own);
    if by_places {
        for place in competition.place_ids() {
            if let Some(root) = winner_of(competition[place].slot) {
                push_tree(bracket, root, &mut order);
            }
            order.push(Node::Place(place));
        }
    }
    for round in competition.rounds().iter().rev() {
        for root in round.ties() {
            match bracket.next(root) {
                Some(Node::Tie(_)) => {}
                Some(Node::Place(_)) if by_places => {}
                next => {
                    push_tree(bracket, root, &mut order);
                    order.extend(next);
                }
            }
        }
    }
    order
}

/// A tie with all that feeds it, feeders first.
fn push_tree(bracket: &Bracket, root: TieId, order: &mut Vec<Node>) {
    enum Visit {
        Enter(TieId),
        Leave(TieId),
    }
    let mut stack = vec![Visit::Enter(root)];
    while let Some(visit) = stack.pop() {
        match visit {
            Visit::Enter(tie) => {
                stack.push(Visit::Leave(tie));
                stack.extend(bracket.feeders(Node::Tie(tie)).rev().map(Visit::Enter));
            }
            Visit::Leave(tie) => order.push(Node::Tie(tie)),
        }
    }
}
