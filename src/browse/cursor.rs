//! The selection, and how it moves through the tree.

use crate::bracket::Bracket;
use crate::competition::{ClubId, Node, Side, Slot};
use crate::layout::{Layout, Wing};

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
            Node::Tie(tie) => bracket.verdict(tie).winner().unwrap_or(Side::A),
            Node::Place(_) => Side::A,
        };
        Cursor { node, side }
    }

    /// At a node, with a club that stands there.
    pub fn with(bracket: &Bracket, node: Node, club: ClubId) -> Cursor {
        let side = match node {
            Node::Tie(tie) => bracket.side_of(tie, club).unwrap_or(Side::A),
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

    /// Where the club stands next. Where it went out, or is not known, where the winner goes; where nobody goes on, the
    /// nearest node of the next column.
    pub fn right(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let shown = |to: &Cursor| layout.area(to.node).is_some();
        self.onward(bracket).find(shown).or_else(|| self.next_round(bracket, layout))
    }

    /// The nearest node of the next column in which there is one.
    pub fn next_round(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let columns = bracket.competition().column_of(self.node) + 1..bracket.competition().columns();
        self.nearest(bracket, layout, columns)
    }

    /// Where the club goes, where it should have gone, and where the winner should, as far as there is such a node.
    fn onward(self, bracket: &Bracket) -> impl Iterator<Item = Cursor> {
        let club = self.club(bracket);
        let own = club.and_then(|club| Some(Cursor::with(bracket, bracket.next_of(self.node, club)?, club)));
        let due = match self.node {
            Node::Tie(tie) => {
                let lost = bracket.verdict(tie).winner() == Some(!self.side);
                let second_chance = bracket.competition().second_chance(tie).filter(|_| lost);
                [(second_chance, Slot::LoserOf(tie)), (bracket.competition().next(tie), Slot::WinnerOf(tie))]
            }
            Node::Place(_) => [(None, Slot::ToBeDrawn); 2],
        };
        let due = due
            .into_iter()
            .filter_map(move |(node, slot)| Some(Cursor { node: node?, side: side_of(bracket, node?, slot) }));
        own.into_iter().chain(due)
    }

    /// Where the club came from, or else its opponent did; where there is none, the nearest node of the column before.
    pub fn left(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let shown = |from: &Cursor| layout.area(from.node).is_some();
        let from = |cursor: Cursor| cursor.from(bracket).filter(shown);
        from(self).or_else(|| from(self.other_club())).or_else(|| self.previous_round(bracket, layout))
    }

    /// The nearest node of the last column before in which there is one.
    pub fn previous_round(self, bracket: &Bracket, layout: &Layout) -> Option<Cursor> {
        let columns = (0..bracket.competition().column_of(self.node)).rev();
        self.nearest(bracket, layout, columns)
    }

    /// Where the club came from. While it is not known, or where another should have come, where that one comes from.
    fn from(self, bracket: &Bracket) -> Option<Cursor> {
        let club = self.club(bracket);
        let own = club.and_then(|club| Some(Cursor::with(bracket, bracket.previous_of(self.node, club)?, club)));
        own.or_else(|| {
            let winner = Cursor::at(bracket, Node::Tie(bracket.competition().origin(self.node, self.side)?));
            let lost = matches!(bracket.competition().slot(self.node, self.side), Slot::LoserOf(_));
            Some(if lost { winner.other_club() } else { winner })
        })
    }

    fn nearest(self, bracket: &Bracket, layout: &Layout, mut columns: impl Iterator<Item = usize>) -> Option<Cursor> {
        let line = layout.area(self.node).map_or(0, |area| area.y);
        let is_right = layout.wing(self.node) == Some(Wing::Right);
        // Of two tracks the one on the same side, where anything stands there; in that of the final, what is of the column.
        let nearest = |column| {
            let is_of_it = |node: &Node| bracket.competition().column_of(*node) == column;
            let near = |track| {
                let any = || layout.nodes(track).iter().copied().find(is_of_it);
                layout.nearest(track, line).filter(is_of_it).or_else(any)
            };
            let mut tracks = layout.tracks_of(column);
            if is_right { tracks.rev().find_map(near) } else { tracks.find_map(near) }
        };
        columns.find_map(nearest).map(|node| Cursor::at(bracket, node))
    }
}

/// The side of a node that is filled so; A at a place.
fn side_of(bracket: &Bracket, node: Node, slot: Slot) -> Side {
    match node {
        Node::Tie(tie) if bracket.tie(tie).slot(Side::B) == slot => Side::B,
        _ => Side::A,
    }
}
