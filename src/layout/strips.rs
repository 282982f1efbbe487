//! A placed bracket from so far away that all of it fits into some cells: a strip a track, and in it a cell for all nodes
//! that begin on some lines. Every node falls on exactly one cell.
//!
//! Pure integers, as the layout is; what a cell looks like is the surface's to say.

use std::ops::Range;

use super::{Layout, Metrics};
use crate::competition::Node;

/// The fewest cells a strip has where strips are set apart.
const LEAST: u32 = 2;

/// The strips of a placed bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strips {
    tracks: usize,
    strips: usize,
    width: u32,
    gutter: u32,
    height: u32,
    /// A line is on the row of so many times its number, divided by so many.
    scale: (u64, u64),
}

impl Strips {
    /// The strips of a layout in so many cells. Where there are more tracks than cells beside each other, several share a
    /// strip; where there are more rows than it takes, each node has one of its own.
    pub fn of(layout: &Layout, metrics: &Metrics, width: u32, rows: u32) -> Strips {
        let (width, rows) = (width.max(1), rows.max(1));
        let tracks = layout.tracks().max(1);
        let strips = tracks.min(width as usize);
        let apart = (width - 1) / strips as u32 > LEAST;
        let (height, pitch) = (layout.height().max(1), (metrics.lines + metrics.gap).max(1));
        let nodes = height.div_ceil(pitch);
        // The nodes of a track begin a pitch apart at least.
        let scale = if nodes <= rows { ((rows / nodes).min(pitch), pitch) } else { (rows, height) };
        Strips { tracks, strips, width, gutter: u32::from(apart), height, scale: (scale.0.into(), scale.1.into()) }
    }

    /// How many strips there are.
    pub fn count(&self) -> usize {
        self.strips
    }

    /// How many rows are in use.
    pub fn rows(&self) -> u32 {
        self.row_of(self.height - 1) + 1
    }

    /// The free cells left and right of each strip: one, or none where there is no room for it.
    pub fn gutter(&self) -> u32 {
        self.gutter
    }

    /// The first cell of a strip, and its width.
    pub fn area(&self, strip: usize) -> (u32, u32) {
        let start = |strip: usize| {
            self.gutter + (strip as u64 * u64::from(self.width - self.gutter) / self.strips as u64) as u32
        };
        (start(strip), start(strip + 1) - self.gutter - start(strip))
    }

    /// The tracks that share a strip: nearly always one.
    pub fn tracks(&self, strip: usize) -> Range<usize> {
        let first = |strip: usize| (strip * self.tracks).div_ceil(self.strips);
        first(strip)..first(strip + 1)
    }

    /// The strip of a track.
    pub fn strip_of(&self, track: usize) -> usize {
        track * self.strips / self.tracks
    }

    /// The row that a line of the canvas falls on.
    pub fn row_of(&self, line: u32) -> u32 {
        let (times, by) = self.scale;
        (u64::from(line) * times / by) as u32
    }

    /// The lines that fall on a row.
    pub fn lines(&self, row: u32) -> Range<u32> {
        let (times, by) = self.scale;
        let first = |row: u32| (u64::from(row) * by).div_ceil(times) as u32;
        first(row)..first(row + 1)
    }

    /// Which nodes of a track begin on a row, by their positions in it.
    pub fn positions(&self, layout: &Layout, track: usize, row: u32) -> Range<usize> {
        let (nodes, lines) = (layout.nodes(track), self.lines(row));
        let before = |line: u32| nodes.partition_point(|node| layout.top(*node) < Some(line));
        before(lines.start)..before(lines.end)
    }

    /// The cell that a node falls on: its strip and its row. None when it was left out.
    pub fn cell(&self, layout: &Layout, node: Node) -> Option<(usize, u32)> {
        let spot = layout.spot(node)?;
        Some((self.strip_of(usize::from(spot.track)), self.row_of(spot.top)))
    }

    /// The strip at a cell, or left of the free one there.
    pub fn strip_at(&self, x: u32) -> usize {
        let ends = (0..self.strips).map(|strip| self.area(strip)).map(|(start, width)| start + width + self.gutter);
        ends.take_while(|end| *end <= x).count().min(self.strips - 1)
    }
}
