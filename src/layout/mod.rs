//! Where everything stands: the bracket placed on an unbounded canvas of cells, nodes and the connectors between them.
//!
//! Pure integers, no terminal. Trees are stacked in the bracket's order; a tie stands midway between the ties that feed
//! it, beside the only one, or on a line of its own where both clubs enter. Trees never share a line of a column, so nothing
//! overlaps, whatever the bracket looks like: those after a stage between the rounds begin at the top again, in columns of
//! their own. Which part of the canvas is seen, and how it looks, is the surface's to say.

mod grid;

pub use grid::{Grid, Weight};

use crate::bracket::{Bracket, Node};
use crate::competition::{PlaceId, Side};

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
}

/// Further free lines between two ties below each other whose winners have not met by some column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Apart {
    pub lines: u32,
    /// In the first column no two winners have met yet: all ties stand apart. In the last one, whole trees do.
    pub column: usize,
}

/// A rectangle of the canvas, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub x: u32,
    pub y: u32,
    pub width: u32,
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

    pub fn contains(self, x: u32, y: u32) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// A connector: from just right of a tie, at its winner's line, to just left of what it feeds, at the line fed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wire {
    pub from: Node,
    pub to: Node,
    /// First and last cell, both in the connector.
    pub start: (u32, u32),
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

/// A placed bracket.
#[derive(Debug)]
pub struct Layout {
    columns: Vec<Column>,
    lines: u32,
    /// The top line of each tie and place; none for those left out.
    tie_tops: Vec<Option<u32>>,
    place_tops: Vec<Option<u32>>,
    height: u32,
}

#[derive(Debug)]
struct Column {
    x: u32,
    width: u32,
    /// Top to bottom.
    nodes: Vec<Node>,
    /// The connectors that end here, top to bottom.
    wires: Vec<Wire>,
}

impl Layout {
    /// Places every node that `shown` holds for. The bracket's order is kept, and the selection of nodes changes
    /// nothing but the lines they stand on.
    pub fn new(bracket: &Bracket, metrics: &Metrics, shown: impl Fn(Node) -> bool) -> Layout {
        let mut x = 0;
        let columns = metrics.widths.iter().map(|&width| {
            let column = Column { x, width, nodes: Vec::new(), wires: Vec::new() };
            x += width + metrics.gutter;
            column
        });
        let mut layout = Layout {
            columns: columns.collect(),
            lines: metrics.lines,
            tie_tops: vec![None; bracket.competition().ties().len()],
            place_tops: vec![None; bracket.competition().places().len()],
            height: 0,
        };
        // The first free line, before the stage between the rounds and after it: no column has both.
        let mut free = [metrics.gap; 2];
        let mut above = [None; 2];
        for &node in bracket.order() {
            if !shown(node) {
                continue;
            }
            let mut fed = bracket.feeders(node).filter_map(|feeder| layout.top(Node::Tie(feeder)));
            let column = bracket.column_of(node);
            let forest = usize::from(bracket.is_after_stage(node));
            let (free, above) = (&mut free[forest], &mut above[forest]);
            let top = match (fed.next(), fed.next_back()) {
                (Some(first), Some(last)) => first.midpoint(last),
                (Some(only), None) => only,
                _ => {
                    let meeting = meeting(bracket, node, metrics.apart.column);
                    if above.replace(meeting).is_some_and(|above| above != meeting) {
                        *free += metrics.apart.lines;
                    }
                    let top = *free;
                    *free += metrics.lines + metrics.gap;
                    top
                }
            };
            match node {
                Node::Tie(tie) => layout.tie_tops[tie.index()] = Some(top),
                Node::Place(place) => layout.place_tops[place.index()] = Some(top),
            }
            layout.columns[column].nodes.push(node);
            for feeder in bracket.feeders(node) {
                if let Some(wire) = layout.wire(bracket, Node::Tie(feeder), node, metrics.gutter) {
                    layout.columns[column].wires.push(wire);
                }
            }
        }
        layout.height = free[0].max(free[1]);
        layout
    }

    fn wire(&self, bracket: &Bracket, from: Node, to: Node, gutter: u32) -> Option<Wire> {
        let Node::Tie(tie) = from else { return None };
        let (source, target) = (self.area(bracket, from)?, self.area(bracket, to)?);
        let leaves = bracket.verdict(tie).winner().unwrap_or(Side::A);
        let start = (source.right(), source.y + self.line_of(leaves));
        let line = match to {
            Node::Tie(_) => target.y + self.line_of(bracket.side_fed(to, tie)),
            Node::Place(_) => start.1,
        };
        let end = (target.x - 1, line);
        Some(Wire { from, to, start, end, bend: target.x - gutter.div_ceil(2) })
    }

    /// The line on which a place is written: its winner's, so that the connector to it is straight.
    pub fn place_line(&self, bracket: &Bracket, place: PlaceId) -> u32 {
        let from = bracket.feeders(Node::Place(place)).next();
        self.line_of(from.and_then(|tie| bracket.verdict(tie).winner()).unwrap_or(Side::A))
    }

    /// The line of a tie on which a side stands.
    pub fn line_of(&self, side: Side) -> u32 {
        if self.lines > 1 { side.index() as u32 } else { 0 }
    }

    fn top(&self, node: Node) -> Option<u32> {
        match node {
            Node::Tie(tie) => self.tie_tops[tie.index()],
            Node::Place(place) => self.place_tops[place.index()],
        }
    }

    /// Where a node stands; none when it was left out.
    pub fn area(&self, bracket: &Bracket, node: Node) -> Option<Area> {
        let column = &self.columns[bracket.column_of(node)];
        Some(Area { x: column.x, y: self.top(node)?, width: column.width, height: self.lines })
    }

    /// The width of the canvas, in cells.
    pub fn width(&self) -> u32 {
        self.columns.last().map_or(0, |column| column.x + column.width)
    }

    /// The height of the canvas, in cells.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The first cell and the width of a column.
    pub fn column(&self, index: usize) -> (u32, u32) {
        (self.columns[index].x, self.columns[index].width)
    }

    /// The column that a cell lies in; none between two columns.
    pub fn column_at(&self, x: u32) -> Option<usize> {
        self.columns.iter().position(|column| (column.x..column.x + column.width).contains(&x))
    }

    /// The nodes of a column, top to bottom.
    pub fn nodes(&self, column: usize) -> &[Node] {
        &self.columns[column].nodes
    }

    /// The nodes of a column that have a line in `first..last`.
    pub fn nodes_between(&self, column: usize, first: u32, last: u32) -> &[Node] {
        let nodes = self.nodes(column);
        let top = |node: &Node| self.top(*node).unwrap_or(0);
        let from = nodes.partition_point(|node| top(node) + self.lines <= first);
        let to = nodes.partition_point(|node| top(node) < last);
        &nodes[from..to.max(from)]
    }

    /// The connectors into a column that have a cell on a line in `first..last`.
    pub fn wires_between(&self, column: usize, first: u32, last: u32) -> &[Wire] {
        let wires = &self.columns[column].wires;
        let from = wires.partition_point(|wire| wire.bottom() < first);
        let to = wires.partition_point(|wire| wire.top() < last);
        &wires[from..to.max(from)]
    }

    /// The position of a node in its column; none when it was left out.
    pub fn position(&self, bracket: &Bracket, node: Node) -> Option<usize> {
        let top = self.top(node)?;
        let nodes = self.nodes(bracket.column_of(node));
        Some(nodes.partition_point(|other| self.top(*other) < Some(top)))
    }

    /// The node of a column that is nearest to a line; none in an empty column.
    pub fn nearest(&self, column: usize, line: u32) -> Option<Node> {
        let nodes = self.nodes(column);
        let distance = |node: &Node| self.top(*node).map_or(u32::MAX, |top| top.abs_diff(line));
        let below = nodes.partition_point(|node| self.top(*node) < Some(line));
        nodes[below.saturating_sub(1)..nodes.len().min(below + 1)].iter().copied().min_by_key(distance)
    }

    /// The node that covers a cell of the canvas.
    pub fn at(&self, x: u32, y: u32) -> Option<Node> {
        self.nodes_between(self.column_at(x)?, y, y + 1).first().copied()
    }
}

/// How far the winners of a node get by a column.
fn meeting(bracket: &Bracket, node: Node, column: usize) -> Node {
    let next = |node: &Node| match node {
        Node::Tie(tie) => bracket.next(*tie).filter(|next| bracket.column_of(*next) <= column),
        Node::Place(_) => None,
    };
    std::iter::successors(Some(node), next).last().unwrap_or(node)
}
