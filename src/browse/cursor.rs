//! The selection, and how it moves through the tree.

use crate::bracket::{Bracket, Node};
use crate::competition::{ClubId, Side};
use crate::layout::Layout;

/// A node of the bracket, and the club there whose road is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub node: Node,
    /// The side of that club; A at a place.
    pub side: Side,
}

impl Cursor {
    /// At a node, with its winner, or else with side A.
    pub fn at(bracket: &Bracket, node: Node) -> Cursor {
        let side = match node {
            Node::Tie(tie) => bracket.decision(tie).winner().unwrap_or(Side::A),
            Node::Place(_) => Side::A,
        };
        Cursor { node, side }
    }

    /// At the tie in which a club enters.
    pub fn at_entry(bracket: &Bracket, club: ClubId) -> Option<Cursor> {
        bracket.entry(club).map(|(tie, side)| Cursor { node: Node::Tie(tie), side })
    }

    /// The club, once it is known.
    pub fn club(self, bracket: &Bracket) -> Option<ClubId> {
        match self.node {
            Node::Tie(tie) => bracket.club(tie, self.side),
            Node::Place(place) => bracket.club_at(place),
        }
    }

    /// The other club of the tie.
    pub fn other_club(self) -> Cursor {
        match self.node {
            Node::Tie(_) => Cursor { side: !self.side, ..self },
            Node::Place(_) => self,
        }
    }

    /// The node the winner goes to next; where there is none, the nearest one of the next column.
    pub fn right(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        if let Node::Tie(tie) = self.node
            && let Some(next) = bracket.next(tie)
            && layout.area(bracket, next).is_some()
        {
            return Some(Cursor { node: next, side: bracket.side_fed(next, tie) });
        }
        let columns = bracket.column_of(self.node) + 1..bracket.columns();
        self.nearest(bracket, layout, columns)
    }

    /// The tie the club came from, or else its opponent did; where there is none, the nearest one of the column before.
    pub fn left(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let feeders = match self.node {
            Node::Tie(tie) => [bracket.feeder(tie, self.side), bracket.feeder(tie, !self.side)],
            Node::Place(place) => [Some(bracket.competition()[place].from), None],
        };
        let mut shown =
            feeders.into_iter().flatten().map(Node::Tie).filter(|node| layout.area(bracket, *node).is_some());
        match shown.next() {
            Some(node) => Some(Cursor::at(bracket, node)),
            None => self.nearest(bracket, layout, (0..bracket.column_of(self.node)).rev()),
        }
    }

    fn nearest(self, bracket: &Bracket, layout: &Layout, mut columns: impl Iterator<Item = usize>) -> Option<Cursor> {
        let line = layout.area(bracket, self.node).map_or(0, |area| area.y);
        columns.find_map(|column| layout.nearest(column, line)).map(|node| Cursor::at(bracket, node))
    }

    /// The node `by` places further down in the column (up when negative), or the last one on the way.
    pub fn step(self, bracket: &Bracket, layout: &Layout, by: isize) -> Option<Cursor> {
        let nodes = layout.nodes(bracket.column_of(self.node));
        let last = nodes.len().checked_sub(1)?;
        let to = layout.position(bracket, self.node)?.saturating_add_signed(by).min(last);
        (nodes[to] != self.node).then(|| Cursor::at(bracket, nodes[to]))
    }
}
