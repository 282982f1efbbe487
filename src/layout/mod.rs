//! Where everything stands: the bracket placed on an unbounded canvas of cells, nodes and the connectors between them.
//!
//! Pure integers, no terminal. Trees are stacked in the bracket's order; a tie stands midway between the ties that feed
//! it, beside the only one, or on a line of its own where both clubs enter. Trees never share a line of a column, so nothing
//! overlaps, whatever the bracket looks like: those after a stage between the rounds begin at the top again, in columns of
//! their own. Where a competition ends in one tie, the half that leads to its side B may stand to the right of it, and run
//! from right to left. Which part of the canvas is seen, and how it looks, is the surface's to say.
//!
//! A *column* is the competition's: a round, or the places of its stage. A *track* is the canvas's: all that a column has, or
//! the half of it on one side.

mod grid;
mod strips;
mod wings;

pub use grid::{Grid, Weight};
pub use strips::Strips;
pub use wings::{Part, Wing, Wings};

use std::ops::Range;

use crate::bracket::Bracket;
use crate::competition::{Competition, Node, PlaceId, Side, TieId};

/// Where a bracket begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// At the left, all of it.
    #[default]
    One,
    /// At the left and at the right, where it ends in one tie that two winners meet in: that stands between them.
    Two,
}

/// The sizes that a surface gives a layout, in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// The width of each column.
    pub widths: Vec<u32>,
    /// The width of the space between two columns, in which connectors run: at least 3.
    pub gutter: u32,
    /// The height of a node: 1, both clubs on one line, or 2, a line a club.
    pub lines: u32,
    /// Free lines above, below and between nodes.
    pub gap: u32,
    /// Further free lines between ties that do not meet soon.
    pub apart: Apart,
    /// Where it begins.
    pub sides: Sides,
}

impl Metrics {
    /// Whether everything stands on the same lines as with other sizes.
    pub fn has_lines_of(&self, other: &Metrics) -> bool {
        let Metrics { widths: _, gutter: _, lines, gap, apart, sides } = self;
        (*lines, *gap, *apart, *sides) == (other.lines, other.gap, other.apart, other.sides)
    }
}

/// Further free lines between two ties below each other whose winners have not met by some column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Apart {
    /// How many.
    pub lines: u32,
    /// In the first column no two winners have met yet: all ties stand apart. In the last one, whole trees do.
    pub column: usize,
}

/// A rectangle of the canvas, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first column, 0 at the left.
    pub x: u32,
    /// The first line, 0 at the top.
    pub y: u32,
    /// Columns of cells.
    pub width: u32,
    /// Lines.
    pub height: u32,
}

impl Area {
    /// The first column to the right of it.
    pub fn right(self) -> u32 {
        self.x + self.width
    }

    /// The first line below it.
    pub fn bottom(self) -> u32 {
        self.y + self.height
    }
}

/// A connector: from just right of a tie, at its winner's line, to just left of what it feeds, at the line fed. In a right
/// wing it runs the other way, from just left of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wire {
    /// The tie whose winner goes on.
    pub from: Node,
    /// What it feeds.
    pub to: Node,
    /// The first cell, column and line. It is in the connector, as the last one is.
    pub start: (u32, u32),
    /// The last cell.
    pub end: (u32, u32),
    /// The column in which it changes lines.
    pub bend: u32,
}

impl Wire {
    fn top(&self) -> u32 {
        self.start.1.min(self.end.1)
    }

    fn bottom(&self) -> u32 {
        self.start.1.max(self.end.1)
    }
}

/// A placed bracket. It knows where each node stands; which connectors there are, and at which line each leaves, the bracket
/// tells as they are drawn.
#[derive(Debug)]
pub struct Layout {
    /// From left to right: those of all columns, and then those of the right wing.
    tracks: Vec<Track>,
    /// Where there are two sides.
    wings: Option<Wings>,
    gutter: u32,
    lines: u32,
    /// Where each tie and each place stands; none for those left out.
    ties: Vec<Option<Spot>>,
    places: Vec<Option<Spot>>,
    /// The line of each place on which it is written.
    place_lines: Vec<u32>,
    height: u32,
}

#[derive(Debug)]
struct Track {
    /// What it has a part of: nearly always one. The last of them is the one it is called by.
    columns: Range<usize>,
    x: u32,
    width: u32,
    /// Top to bottom.
    nodes: Vec<Node>,
}

/// Where a node stands: small, for there is one for each.
#[derive(Debug, Clone, Copy)]
struct Spot {
    track: u16,
    top: u32,
}

/// The lines that trees are stacked on.
#[derive(Clone, Copy)]
struct Stack {
    /// The first free line.
    free: u32,
    /// How far the winners of the node above it get, by the column in which they should have met.
    above: Option<Node>,
}

impl Layout {
    /// Places every node that `shown` holds for. The bracket's order is kept, and the selection of nodes changes
    /// nothing but the lines they stand on.
    pub fn new(bracket: &Bracket, metrics: &Metrics, shown: impl Fn(Node) -> bool) -> Layout {
        let competition = bracket.competition();
        let mut layout = Layout::unplaced(bracket, metrics);
        // Before the stage between the rounds, and after it: no column has both.
        let mut stacks = [Stack { free: metrics.gap, above: None }; 2];
        let (mut right, mut below) = (stacks[1], Vec::new());
        for node in competition.order().iter().copied().filter(|node| shown(*node)) {
            let stack = match layout.part(competition, node) {
                None => &mut stacks[usize::from(competition.is_after_stage(node))],
                Some(Part::BeforeStage) => &mut stacks[0],
                Some(Part::Left) => &mut stacks[1],
                Some(Part::Right) => &mut right,
                Some(Part::Below) => {
                    below.push(node);
                    continue;
                }
            };
            layout.place(competition, node, stack, metrics);
        }
        stacks[1] = Stack { free: stacks[1].free.max(right.free), above: None };
        for node in below {
            layout.place(competition, node, &mut stacks[1], metrics);
        }
        layout.height = stacks[0].free.max(stacks[1].free);
        layout
    }

    /// Places a node: midway between those that feed it, or beside the only one; on a line of its own where there is none.
    fn place(&mut self, competition: &Competition, node: Node, stack: &mut Stack, metrics: &Metrics) {
        let mut fed = competition.feeders(node).filter_map(|feeder| self.top(Node::Tie(feeder)));
        let top = match (fed.next(), fed.next_back()) {
            (Some(first), Some(last)) => first.midpoint(last),
            (Some(only), None) => only,
            _ => stack.add(meeting(competition, node, metrics.apart.column), metrics),
        };
        let track = self.track_for(competition, node);
        *self.spot_mut(node) = Some(Spot { track: track as u16, top });
        self.tracks[track].nodes.push(node);
    }

    /// The track that a node belongs to.
    fn track_for(&self, competition: &Competition, node: Node) -> usize {
        let column = competition.column_of(node);
        if self.wings.is_none() {
            return column;
        }
        let mut tracks = self.tracks_of(column);
        let track = if self.wing(node) == Some(Wing::Right) { tracks.next_back() } else { tracks.next() };
        track.unwrap_or_default()
    }

    /// The tracks, with nothing in them yet.
    fn unplaced(bracket: &Bracket, metrics: &Metrics) -> Layout {
        let competition = bracket.competition();
        let wings = (metrics.sides == Sides::Two).then(|| Wings::of(competition)).flatten();
        let one_side = || (0..metrics.widths.len()).map(|column| column..column + 1).collect();
        let tracks = wings.as_ref().map_or_else(one_side, |wings| wings.tracks(competition));
        let mut layout = Layout {
            tracks: tracks.into_iter().map(|columns| Track { columns, x: 0, width: 0, nodes: Vec::new() }).collect(),
            wings,
            gutter: metrics.gutter,
            lines: metrics.lines,
            ties: vec![None; competition.ties().len()],
            places: vec![None; competition.places().len()],
            place_lines: Vec::new(),
            height: 0,
        };
        layout.widen(metrics);
        layout.place_lines = competition.place_ids().map(|place| layout.written(bracket, place)).collect();
        layout
    }

    /// Makes the columns as wide as other metrics have them, whose lines are the same: nothing moves up or down.
    pub fn widen(&mut self, metrics: &Metrics) {
        let mut x = 0;
        for track in &mut self.tracks {
            let widths = &metrics.widths[track.columns.clone()];
            (track.x, track.width) = (x, widths.iter().copied().max().unwrap_or(0));
            x += track.width + metrics.gutter;
        }
        self.gutter = metrics.gutter;
    }

    /// Takes over who goes through from some ties, where that was somebody else before, or nobody: nothing else moves.
    pub fn follow(&mut self, bracket: &Bracket, ties: &[TieId]) {
        for &tie in ties {
            if let Some(Node::Place(place)) = bracket.competition().next(tie) {
                self.place_lines[place.index()] = self.written(bracket, place);
            }
        }
    }

    /// The line of a place on which it is written.
    fn written(&self, bracket: &Bracket, place: PlaceId) -> u32 {
        let fed_by = bracket.competition().feeders(Node::Place(place)).next();
        self.line_of(fed_by.map_or(Side::A, |tie| leaves(bracket, tie)))
    }

    /// A connector, where both its ends are shown.
    fn wire(&self, bracket: &Bracket, from: TieId, to: Node) -> Option<Wire> {
        let (source, target) = (self.area(Node::Tie(from))?, self.area(to)?);
        let line = match to {
            Node::Tie(_) => self.line_of(bracket.competition().side_fed(to, from)),
            Node::Place(place) => self.place_line(place),
        };
        // Half of the gutter away from what it leads to.
        let half = self.gutter.div_ceil(2);
        let (start, end, bend) = if source.x < target.x {
            (source.right(), target.x - 1, target.x - half)
        } else {
            (source.x - 1, target.right(), target.right() + half - 1)
        };
        let out = source.y + self.line_of(leaves(bracket, from));
        Some(Wire { from: Node::Tie(from), to, start: (start, out), end: (end, target.y + line), bend })
    }

    /// The first and the last line on which a node or what feeds it stands.
    fn reach(&self, competition: &Competition, node: Node) -> (u32, u32) {
        let own = self.top(node).unwrap_or(0);
        let tops = competition.feeders(node).filter_map(|feeder| self.top(Node::Tie(feeder)));
        let (first, last) = tops.fold((own, own), |(first, last), top| (first.min(top), last.max(top)));
        (first, last + self.lines - 1)
    }

    /// The line on which a place is written: its winner's, so that the connector to it is straight.
    pub fn place_line(&self, place: PlaceId) -> u32 {
        self.place_lines[place.index()]
    }

    /// The line of a tie on which a side stands.
    pub fn line_of(&self, side: Side) -> u32 {
        if self.lines > 1 { side.index() as u32 } else { 0 }
    }

    fn spot(&self, node: Node) -> Option<Spot> {
        match node {
            Node::Tie(tie) => self.ties[tie.index()],
            Node::Place(place) => self.places[place.index()],
        }
    }

    fn spot_mut(&mut self, node: Node) -> &mut Option<Spot> {
        match node {
            Node::Tie(tie) => &mut self.ties[tie.index()],
            Node::Place(place) => &mut self.places[place.index()],
        }
    }

    fn top(&self, node: Node) -> Option<u32> {
        self.spot(node).map(|spot| spot.top)
    }

    /// Where a node stands; none when it was left out.
    pub fn area(&self, node: Node) -> Option<Area> {
        let Spot { track, top } = self.spot(node)?;
        let track = &self.tracks[usize::from(track)];
        Some(Area { x: track.x, y: top, width: track.width, height: self.lines })
    }

    /// The part that a node belongs to, where there are two sides.
    fn part(&self, competition: &Competition, node: Node) -> Option<Part> {
        self.wings.as_ref().map(|wings| wings.part(competition, node))
    }

    /// The wing that a node stands in, where there are two sides; none for the final between them, and for what does not lead
    /// there.
    pub fn wing(&self, node: Node) -> Option<Wing> {
        self.wings.as_ref()?.wing(node)
    }

    /// The final, where it stands between two sides.
    pub fn middle(&self) -> Option<Node> {
        self.wings.as_ref().map(Wings::last)
    }

    /// The width of the canvas, in cells.
    pub fn width(&self) -> u32 {
        self.tracks.last().map_or(0, |track| track.x + track.width)
    }

    /// The height of the canvas, in cells.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// How many tracks there are. They are counted from the left; of one side, they are the columns.
    pub fn tracks(&self) -> usize {
        self.tracks.len()
    }

    /// The column that a track has a part of, and that stands over it.
    pub fn column_of(&self, track: usize) -> usize {
        self.tracks[track].columns.end - 1
    }

    /// The column that a node stands in, where that is not the one that stands over its track: below the final.
    pub fn column_below(&self, competition: &Competition, node: Node) -> Option<usize> {
        let column = competition.column_of(node);
        self.track_of(node).filter(|track| self.column_of(*track) != column).map(|_| column)
    }

    /// The tracks of a column: two where it has ties on both sides.
    pub fn tracks_of(&self, column: usize) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.tracks.len()).filter(move |track| self.tracks[*track].columns.contains(&column))
    }

    /// The track that a node stands in; none when it was left out.
    pub fn track_of(&self, node: Node) -> Option<usize> {
        self.spot(node).map(|spot| usize::from(spot.track))
    }

    /// The first cell and the width of a track.
    pub fn track(&self, index: usize) -> (u32, u32) {
        (self.tracks[index].x, self.tracks[index].width)
    }

    /// The track that a cell lies in; none between two.
    pub fn track_at(&self, x: u32) -> Option<usize> {
        self.tracks.iter().position(|track| (track.x..track.x + track.width).contains(&x))
    }

    /// The nodes of a track, top to bottom.
    pub fn nodes(&self, track: usize) -> &[Node] {
        &self.tracks[track].nodes
    }

    /// The nodes of a track that have a line in `first..last`.
    pub fn nodes_between(&self, track: usize, first: u32, last: u32) -> &[Node] {
        let nodes = self.nodes(track);
        let top = |node: &Node| self.top(*node).unwrap_or(0);
        let from = nodes.partition_point(|node| top(node) + self.lines <= first);
        let to = nodes.partition_point(|node| top(node) < last);
        &nodes[from..to.max(from)]
    }

    /// The connectors into a track that have a cell on a line in `first..last`, top to bottom.
    pub fn wires_between(&self, bracket: &Bracket, track: usize, first: u32, last: u32) -> impl Iterator<Item = Wire> {
        let (competition, nodes) = (bracket.competition(), self.nodes(track));
        // Trees are stacked, and what feeds a node stands within its tree.
        let from = nodes.partition_point(|node| self.reach(competition, *node).1 < first);
        let to = nodes.partition_point(|node| self.reach(competition, *node).0 < last);
        let nodes = nodes[from..to.max(from)].iter();
        let wires =
            nodes.flat_map(move |to| competition.feeders(*to).filter_map(move |from| self.wire(bracket, from, *to)));
        wires.filter(move |wire| wire.top() < last && wire.bottom() >= first)
    }

    /// The node of a track that is nearest to a line; none in an empty one.
    pub fn nearest(&self, track: usize, line: u32) -> Option<Node> {
        let nodes = self.nodes(track);
        let distance = |node: &Node| self.top(*node).map_or(u32::MAX, |top| top.abs_diff(line));
        let below = nodes.partition_point(|node| self.top(*node) < Some(line));
        nodes[below.saturating_sub(1)..nodes.len().min(below + 1)].iter().copied().min_by_key(distance)
    }

    /// The node that covers a cell of the canvas.
    pub fn at(&self, x: u32, y: u32) -> Option<Node> {
        self.nodes_between(self.track_at(x)?, y, y + 1).first().copied()
    }
}

impl Stack {
    /// The top line of one more node, whose winners get as far as `meeting` by the column in which winners meet.
    fn add(&mut self, meeting: Node, metrics: &Metrics) -> u32 {
        if self.above.replace(meeting).is_some_and(|above| above != meeting) {
            self.free += metrics.apart.lines;
        }
        let top = self.free;
        self.free += metrics.lines + metrics.gap;
        top
    }
}

/// How far the winners of a node get by a column.
fn meeting(competition: &Competition, node: Node, column: usize) -> Node {
    let next = |node: &Node| match node {
        Node::Tie(tie) => competition.next(*tie).filter(|next| competition.column_of(*next) <= column),
        Node::Place(_) => None,
    };
    std::iter::successors(Some(node), next).last().unwrap_or(node)
}

/// The side by which the connector leaves a tie: its winner's, or else the upper one.
fn leaves(bracket: &Bracket, tie: TieId) -> Side {
    bracket.verdict(tie).winner().unwrap_or(Side::A)
}
