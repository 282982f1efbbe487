//! The selection, and how it moves through the tree.

use super::lanes::Lanes;
use crate::bracket::{Bracket, Node};
use crate::competition::{ClubId, Side, Slot};
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

    /// Where the club plays next: after a defeat, where it gets a second chance. Else where the winner plays next; where
    /// nobody plays on, the nearest node of the next column.
    pub fn right(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let Node::Tie(tie) = self.node else { return self.in_next_column(bracket, layout) };
        let lost = bracket.decision(tie).winner() == Some(!self.side);
        let second_chance = bracket.second_chance(tie).filter(|_| lost);
        let ways = [(second_chance, Slot::LoserOf(tie)), (bracket.next(tie), Slot::WinnerOf(tie))];
        let mut shown = ways.into_iter().filter_map(|(node, slot)| Some((shown(bracket, layout, node?)?, slot)));
        match shown.next() {
            // It takes the club along.
            Some((node, slot)) => Some(Cursor { node, side: side_of(bracket, node, slot) }),
            None => self.in_next_column(bracket, layout),
        }
    }

    /// The tie the club came from, or else its opponent did; where there is none, the nearest one of the column before.
    pub fn left(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let slots = match self.node {
            Node::Tie(tie) => [self.side, !self.side].map(|side| bracket.tie(tie).slot(side)),
            Node::Place(_) => [bracket.slot(self.node, self.side), Slot::ToBeDrawn],
        };
        let mut from = slots.into_iter().filter_map(|slot| {
            let (Slot::WinnerOf(tie) | Slot::LoserOf(tie)) = slot else { return None };
            let winner = Cursor::at(bracket, shown(bracket, layout, Node::Tie(tie))?);
            Some(if slot == Slot::LoserOf(tie) { winner.other_club() } else { winner })
        });
        from.next().or_else(|| self.nearest(bracket, layout, (0..bracket.column_of(self.node)).rev()))
    }

    fn in_next_column(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        self.nearest(bracket, layout, bracket.column_of(self.node) + 1..bracket.columns())
    }

    fn nearest(self, bracket: &Bracket, layout: &Layout, mut columns: impl Iterator<Item = usize>) -> Option<Cursor> {
        let line = layout.area(bracket, self.node).map_or(0, |area| area.y);
        columns.find_map(|column| layout.nearest(column, line)).map(|node| Cursor::at(bracket, node))
    }

    /// The node `by` places further down (up when negative), or the last one on the way. At a tie that is alone, its
    /// lower club (its upper one).
    pub fn step(self, bracket: &Bracket, layout: &Layout, lanes: &Lanes, by: isize) -> Option<Cursor> {
        let (nodes, here) = lanes.around(bracket, layout, self.node)?;
        if let [Node::Tie(_)] = nodes {
            return Some(Cursor { side: if by < 0 { Side::A } else { Side::B }, ..self });
        }
        let to = nodes[here.saturating_add_signed(by).min(nodes.len() - 1)];
        (to != self.node).then(|| Cursor::at(bracket, to))
    }
}

/// A node, unless it was left out.
fn shown(bracket: &Bracket, layout: &Layout, node: Node) -> Option<Node> {
    layout.area(bracket, node).map(|_| node)
}

/// The side of a node that is filled so; A at a place.
fn side_of(bracket: &Bracket, node: Node, slot: Slot) -> Side {
    match node {
        Node::Tie(tie) if bracket.tie(tie).slot(Side::B) == slot => Side::B,
        _ => Side::A,
    }
}
