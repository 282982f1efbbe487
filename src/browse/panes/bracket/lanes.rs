//! What up and down go through: the rounds, from tie to tie.
//!
//! The arrows have to lead everywhere. Left leads to the first round from anywhere, and up and down lead through a round;
//! what is left to see to is that right leads on into every other one. It leads to where the winners play next, and that
//! may pass a round by: semi-finals lead to the final, past a match for third place between the two. Up and down go
//! through such a round together with the next one, both of them one lane: from the final to the match for third place.

use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::competition::{Node, Side};
use crate::layout::{Layout, Wing};

/// The nodes of a placed bracket by lanes. A lane of one track, as nearly all are, is the track itself.
#[derive(Debug, Default)]
pub struct Lanes {
    lanes: Vec<Lane>,
    /// The lane of each column, as far as there are nodes.
    by_column: Vec<usize>,
}

#[derive(Debug)]
enum Lane {
    Track(usize),
    /// The nodes of several tracks, top to bottom; with two sides, those on the left and in the middle first.
    Together(Vec<Node>),
}

impl Lanes {
    /// The first column is a lane. After it, a lane ends with the first column to which right leads from an earlier lane;
    /// there is one, since right always leads to some later column.
    pub fn of(bracket: &Bracket, layout: &Layout) -> Lanes {
        let mut lanes = Lanes::default();
        let columns = bracket.competition().columns();
        let mut last = (0..columns).find(|column| has_nodes(bracket, layout, *column));
        while let Some(column) = last {
            lanes.add(bracket, layout, column);
            let next = lanes.by_column.len();
            last = (next..columns).find(|column| is_led_to(bracket, layout, *column, next));
        }
        lanes
    }

    /// One more lane, up to a column.
    fn add(&mut self, bracket: &Bracket, layout: &Layout, last: usize) {
        let columns = self.by_column.len()..=last;
        let is_here = |node: &Node| columns.contains(&bracket.competition().column_of(*node));
        let tracks = 0..layout.tracks();
        let filled: Vec<usize> = tracks.filter(|track| layout.nodes(*track).iter().any(is_here)).collect();
        self.by_column.resize(last + 1, self.lanes.len());
        self.lanes.push(match filled[..] {
            [track] if layout.nodes(track).iter().all(is_here) => Lane::Track(track),
            _ => {
                let nodes = filled.iter().flat_map(|track| layout.nodes(*track)).copied();
                let mut nodes: Vec<Node> = nodes.filter(is_here).collect();
                nodes.sort_by_key(|node| line(bracket, layout, *node));
                Lane::Together(nodes)
            }
        });
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
    fn around<'a>(&'a self, bracket: &Bracket, layout: &'a Layout, node: Node) -> Option<(&'a [Node], usize)> {
        let lane = *self.by_column.get(bracket.competition().column_of(node))?;
        let nodes = match &self.lanes[lane] {
            Lane::Track(track) => layout.nodes(*track),
            Lane::Together(nodes) => nodes,
        };
        let at = line(bracket, layout, node)?;
        Some((nodes, nodes.partition_point(|other| line(bracket, layout, *other) < Some(at))))
    }
}

/// Whether right leads to a column from any column before `lane`. Nearly always the first node that is looked at tells.
fn is_led_to(bracket: &Bracket, layout: &Layout, column: usize, lane: usize) -> bool {
    let column_of = |node| bracket.competition().column_of(node);
    let right = |node| Cursor::at(bracket, node).right(bracket, layout).map(|next| next.node);
    let is_before = |node: &Node| column_of(*node) < lane && layout.area(*node).is_some();
    let from_before =
        |node: &Node| origins(bracket, *node).filter(is_before).any(|origin| right(origin) == Some(*node));
    // Who does not go on from there is followed by the nearest node.
    let before = (0..lane).rev().find(|column| has_nodes(bracket, layout, *column));
    let mut nearest = before.into_iter().flat_map(|before| nodes(bracket, layout, before));
    nodes(bracket, layout, column).any(from_before) || nearest.any(|node| right(*node).map(column_of) == Some(column))
}

/// The nodes of a column, on whichever side.
fn nodes<'a>(bracket: &'a Bracket, layout: &'a Layout, column: usize) -> impl Iterator<Item = &'a Node> {
    let nodes = layout.tracks_of(column).flat_map(|track| layout.nodes(track));
    nodes.filter(move |node| bracket.competition().column_of(**node) == column)
}

fn has_nodes(bracket: &Bracket, layout: &Layout, column: usize) -> bool {
    nodes(bracket, layout, column).next().is_some()
}

/// The nodes from which clubs may come to a node.
fn origins(bracket: &Bracket, node: Node) -> impl Iterator<Item = Node> {
    let origins =
        Side::BOTH.into_iter().filter_map(move |side| bracket.competition().origin(node, side).map(Node::Tie));
    origins.chain(bracket.clubs(node).filter_map(move |club| bracket.previous_of(node, club)))
}

/// Whether a node stands on the right of two sides, its line and, as two columns may each have one there, its column.
fn line(bracket: &Bracket, layout: &Layout, node: Node) -> Option<(bool, u32, usize)> {
    let is_right = layout.wing(node) == Some(Wing::Right);
    Some((is_right, layout.area(node)?.y, bracket.competition().column_of(node)))
}
