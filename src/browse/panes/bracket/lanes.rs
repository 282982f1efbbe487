//! What up and down go through: the rounds, from tie to tie.
//!
//! The arrows have to lead everywhere. Left leads to the first round from anywhere, and up and down lead through a round;
//! what is left to see to is that right leads on into every other one. It leads to where the winners play next, and that
//! may pass a round by: semi-finals lead to the final, past a match for third place between the two. Up and down go
//! through such a round together with the next one, both of them one lane: from the final to the match for third place.

use std::collections::BTreeSet;

use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::competition::{Node, Side};
use crate::layout::Layout;

/// The nodes of a placed bracket by lanes: a column each, or some columns together.
#[derive(Debug, Default)]
pub struct Lanes {
    /// The nodes of each lane, top to bottom.
    nodes: Vec<Vec<Node>>,
    /// The lane of each column, as far as there are nodes.
    by_column: Vec<usize>,
}

impl Lanes {
    /// The first column is a lane. After it, a lane ends with the first column to which right leads from an earlier lane;
    /// there is one, since right always leads to some later column.
    pub fn of(bracket: &Bracket, layout: &Layout) -> Lanes {
        let mut lanes = Lanes::default();
        let first = (0..bracket.competition().columns()).find(|column| !layout.nodes(*column).is_empty());
        let mut led_to: BTreeSet<usize> = first.into_iter().collect();
        while let Some(&last) = led_to.range(lanes.by_column.len()..).next() {
            let columns = lanes.by_column.len()..=last;
            let mut nodes: Vec<Node> = columns.flat_map(|column| layout.nodes(column)).copied().collect();
            nodes.sort_by_key(|node| line(bracket, layout, *node));
            let next = nodes.iter().filter_map(|node| Cursor::at(bracket, *node).right(bracket, layout));
            led_to.extend(next.map(|next| bracket.competition().column_of(next.node)));
            lanes.by_column.resize(last + 1, lanes.nodes.len());
            lanes.nodes.push(nodes);
        }
        lanes
    }

    /// The node `by` places further down (up when negative), or the last one on the way. At a tie that is alone, its
    /// lower club (its upper one).
    pub fn step(&self, bracket: &Bracket, layout: &Layout, from: Cursor, by: isize) -> Option<Cursor> {
        let (nodes, here) = self.around(bracket, layout, from.node)?;
        if let [Node::Tie(_)] = nodes {
            return Some(Cursor { side: if by < 0 { Side::A } else { Side::B }, ..from });
        }
        let to = nodes[here.saturating_add_signed(by).min(nodes.len() - 1)];
        (to != from.node).then(|| Cursor::at(bracket, to))
    }

    /// The nodes that up and down go through from a node, and the position of it among them; none when it was left out.
    fn around(&self, bracket: &Bracket, layout: &Layout, node: Node) -> Option<(&[Node], usize)> {
        let lane = *self.by_column.get(bracket.competition().column_of(node))?;
        let at = line(bracket, layout, node)?;
        let position = self.nodes[lane].partition_point(|other| line(bracket, layout, *other) < Some(at));
        Some((&self.nodes[lane], position))
    }
}

/// The line of a node and, as two columns may each have one there, its column.
fn line(bracket: &Bracket, layout: &Layout, node: Node) -> Option<(u32, usize)> {
    Some((layout.area(node)?.y, bracket.competition().column_of(node)))
}
