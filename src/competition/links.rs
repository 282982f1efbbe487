//! The links between ties, worked out once and from slots alone: where winners go and losers, where clubs enter, what stands
//! in which column, and in what order. Who it is that goes there is `bracket`'s to know.

use super::legs::Ladders;
use super::{ClubId, Competition, Content, PlaceId, Round, RoundId, Side, Slot, Tie, TieId};

/// Something that stands in a column of the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A tie, in the column of its round.
    Tie(TieId),
    /// A place of a group, in the column of their stage.
    Place(PlaceId),
}

impl Node {
    /// The tie that it is; none for a place.
    pub fn tie(self) -> Option<TieId> {
        match self {
            Node::Tie(tie) => Some(tie),
            Node::Place(_) => None,
        }
    }
}

/// What a column of the bracket holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Column {
    /// The ties of a round.
    Round(RoundId),
    /// The places of the group stage.
    Places,
}

/// What somebody has won with a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

/// What is worked out from the slots.
#[derive(Debug)]
pub(super) struct Links {
    /// By tie, where it stands among the others.
    ties: Vec<TieLinks>,
    /// Where each club enters first, by club.
    entries: Vec<Option<Entry>>,
    /// Where clubs enter again that have entered before, by club, first to last.
    re_entries: Vec<(ClubId, Entry)>,
    /// Every node, feeders before what they feed, top to bottom.
    order: Vec<Node>,
    /// Where each place stands in its column, counted from 1.
    places: Vec<u32>,
    /// How many stand in each column.
    columns: Vec<u32>,
    /// The tie whose winner wins the competition.
    last: Option<TieId>,
}

/// Where a tie stands among the others: together, and apart from all that is told of it, for a walk through the bracket is a
/// walk through these.
#[derive(Debug, Clone, Copy)]
struct TieLinks {
    round: RoundId,
    /// The ties whose winners come to side A and to side B.
    feeders: [Option<TieId>; 2],
    /// Where the winner goes.
    next: Option<Node>,
    /// Where the loser goes, where it gets a second chance.
    second_chance: Option<Node>,
    /// Where it stands in its column, counted from 1.
    number: u32,
}

impl Links {
    /// Links every node to those before it, column by column.
    fn of(content: &Content) -> Links {
        let tie = |tie: &Tie| TieLinks {
            round: tie.round,
            feeders: tie.slots.map(winner_of),
            next: None,
            second_chance: None,
            number: 0,
        };
        let mut links = Links {
            ties: content.ties.iter().map(tie).collect(),
            entries: vec![None; content.clubs.len()],
            re_entries: Vec::new(),
            order: Vec::new(),
            places: vec![0; content.places.len()],
            columns: Vec::new(),
            last: None,
        };
        let rounds = &content.rounds;
        let before = content.group_stage.as_ref().and_then(|stage| stage.before);
        for column in 0..=rounds.len() {
            if column == before.map_or(rounds.len(), RoundId::index) {
                for (id, place) in (0..).map(PlaceId).zip(&content.places) {
                    links.link(Node::Place(id), Side::A, place.slot);
                }
            }
            for id in rounds.get(column).into_iter().flat_map(Round::ties) {
                for side in Side::BOTH {
                    links.link(Node::Tie(id), side, content.ties[id.index()].slot(side));
                }
            }
        }
        links.re_entries.sort_by_key(|(club, _)| *club);
        links
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
}

impl Competition {
    /// The competition that a source has told, closed and linked.
    pub(crate) fn of(content: Content) -> Competition {
        let (links, ladders) = (Links::of(&content), Ladders::of(&content));
        let mut competition = Competition { content, links, ladders };
        competition.links.order = top_to_bottom(&competition);
        competition.number_all();
        competition.links.last = last_tie(&competition);
        competition
    }

    /// Counts what stands in each column, from the top.
    fn number_all(&mut self) {
        let mut columns = vec![0; self.columns()];
        for index in 0..self.links.order.len() {
            let node = self.links.order[index];
            let count = &mut columns[self.column_of(node)];
            *count += 1;
            match node {
                Node::Tie(tie) => self.links.ties[tie.index()].number = *count,
                Node::Place(place) => self.links.places[place.index()] = *count,
            }
        }
        self.links.columns = columns;
    }

    /// Every node: feeders before what they feed, and top to bottom within a column.
    pub fn order(&self) -> &[Node] {
        &self.links.order
    }

    /// The uppermost node of a column.
    pub fn first_of(&self, column: usize) -> Option<Node> {
        self.order().iter().copied().find(|node| self.column_of(*node) == column)
    }

    /// Where a node stands in its column, counted from 1 and from the top, and how many stand there.
    pub fn number(&self, node: Node) -> (usize, usize) {
        let number = match node {
            Node::Tie(tie) => self.links.ties[tie.index()].number,
            Node::Place(place) => self.links.places[place.index()],
        };
        (number as usize, self.links.columns[self.column_of(node)] as usize)
    }

    /// What a node is called in short: the id of a tie, the code of a place.
    pub fn code(&self, node: Node) -> String {
        match node {
            Node::Tie(tie) => self[tie].id.to_string(),
            Node::Place(place) => self.place_code(place),
        }
    }

    /// What the winner of a tie has won with it.
    pub fn prize(&self, tie: TieId) -> Prize {
        if self.links.last == Some(tie) {
            Prize::Competition
        } else if self.next(tie).is_none() && self.is_fed_by_losers(tie) {
            Prize::Placing
        } else {
            Prize::PlaysOn
        }
    }

    fn is_fed_by_losers(&self, tie: TieId) -> bool {
        self[tie].slots.iter().any(|slot| matches!(slot, Slot::LoserOf(_)))
    }

    /// How many columns there are: one a round, and one more for the places of a group stage.
    pub fn columns(&self) -> usize {
        self.rounds().len() + usize::from(!self.places().is_empty())
    }

    /// The column that a node stands in, 0 for the first one.
    pub fn column_of(&self, node: Node) -> usize {
        match node {
            Node::Tie(tie) => {
                let round = self.links.ties[tie.index()].round;
                round.index() + usize::from(self.places_column().is_some_and(|places| round.index() >= places))
            }
            Node::Place(_) => self.places_column().unwrap_or_default(),
        }
    }

    /// Whether a node stands behind the stage between the rounds, where there is one.
    pub fn is_after_stage(&self, node: Node) -> bool {
        match node {
            Node::Tie(tie) => self.round_after_stage().is_some_and(|first| self.links.ties[tie.index()].round >= first),
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
            Column::Round(round) => &self[round].name,
            Column::Places => self.group_stage().map_or("", |stage| &stage.name),
        }
    }

    /// The column of the places: before the round that follows their stage, or the last. None where there are none.
    pub fn places_column(&self) -> Option<usize> {
        let rounds = self.rounds().len();
        let column = self.round_after_stage().map_or(rounds, RoundId::index);
        (!self.places().is_empty()).then_some(column)
    }

    /// Where the winner of a tie goes.
    pub fn next(&self, id: TieId) -> Option<Node> {
        self.links.ties[id.index()].next
    }

    /// Where the loser of a tie goes, where it gets a second chance.
    pub fn second_chance(&self, id: TieId) -> Option<Node> {
        self.links.ties[id.index()].second_chance
    }

    /// Who fills a side of a node, as the file has it; a place has side A alone.
    pub fn slot(&self, node: Node, side: Side) -> Slot {
        match node {
            Node::Tie(tie) => self[tie].slot(side),
            Node::Place(place) => self[place].slot,
        }
    }

    /// The tie whose winner fills a side; none where a club enters, where a loser comes in again, and before the draw.
    pub fn feeder(&self, id: TieId, side: Side) -> Option<TieId> {
        self.links.ties[id.index()].feeders[side.index()]
    }

    /// The ties whose winners come to a node, side A's first.
    pub fn feeders(&self, node: Node) -> impl DoubleEndedIterator<Item = TieId> + use<> {
        let feeders = match node {
            Node::Tie(tie) => self.links.ties[tie.index()].feeders,
            Node::Place(place) => [winner_of(self[place].slot), None],
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

    /// The side of `node` that a tie's winner comes to; side A at a place.
    pub fn side_fed(&self, node: Node, feeder: TieId) -> Side {
        match node {
            Node::Tie(tie) if self.feeder(tie, Side::B) == Some(feeder) => Side::B,
            _ => Side::A,
        }
    }

    /// Where a club enters first; none for one that waits in the pot.
    pub fn entry(&self, club: ClubId) -> Option<Entry> {
        self.links.entries[club.index()]
    }

    /// Everywhere that a club enters: once, and again after a stage between the rounds.
    pub fn entries(&self, club: ClubId) -> impl Iterator<Item = Entry> + '_ {
        let from = self.links.re_entries.partition_point(|(other, _)| *other < club);
        let again = self.links.re_entries[from..].iter().take_while(move |(own, _)| *own == club);
        self.entry(club).into_iter().chain(again.map(|(_, entry)| *entry))
    }

    /// The round in which a club enters first; none for one that enters in the group stage, or waits in the pot.
    pub fn enters(&self, club: ClubId) -> Option<RoundId> {
        match self.entry(club)?.0 {
            Node::Tie(tie) => Some(self[tie].round),
            Node::Place(_) => None,
        }
    }
}

/// The final: the only tie of the last round from which nobody plays on, matches for third place and the like not counted.
/// None where the rounds lead to a group stage, or the last one has not been filled.
fn last_tie(competition: &Competition) -> Option<TieId> {
    if competition.group_stage().is_some_and(|stage| stage.before.is_none()) {
        return None;
    }
    for round in competition.rounds().iter().rev() {
        let mut ends =
            round.ties().filter(|tie| competition.next(*tie).is_none() && !competition.is_fed_by_losers(*tie));
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
fn top_to_bottom(competition: &Competition) -> Vec<Node> {
    let mut order = Vec::with_capacity(competition.ties().len() + competition.places().len());
    let own = |place: PlaceId| winner_of(competition[place].slot).is_none();
    let by_places = competition.place_ids().any(own);
    if by_places {
        for place in competition.place_ids() {
            if let Some(root) = winner_of(competition[place].slot) {
                push_tree(competition, root, &mut order);
            }
            order.push(Node::Place(place));
        }
    }
    for round in competition.rounds().iter().rev() {
        for root in round.ties() {
            match competition.next(root) {
                Some(Node::Tie(_)) => {}
                Some(Node::Place(_)) if by_places => {}
                next => {
                    push_tree(competition, root, &mut order);
                    order.extend(next);
                }
            }
        }
    }
    order
}

/// A tie with all that feeds it, feeders first.
fn push_tree(competition: &Competition, root: TieId, order: &mut Vec<Node>) {
    enum Visit {
        Enter(TieId),
        Leave(TieId),
    }
    let mut stack = vec![Visit::Enter(root)];
    while let Some(visit) = stack.pop() {
        match visit {
            Visit::Enter(tie) => {
                stack.push(Visit::Leave(tie));
                stack.extend(competition.feeders(Node::Tie(tie)).rev().map(Visit::Enter));
            }
            Visit::Leave(tie) => order.push(Node::Tie(tie)),
        }
    }
}
