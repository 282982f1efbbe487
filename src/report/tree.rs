//! The bracket as it is drawn on the screen, all of it, in plain text: drawn and printed a few lines at a time.

use std::io::{self, Write};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::legend::{self, Told};
use crate::bracket::Bracket;
use crate::competition::{Column, Node, PlaceId, TieId};
use crate::label::{self, FigureWidths};
use crate::layout::{Apart, Area, Grid, Layout, Metrics, Sides, Weight};
use crate::paper::Paper;
use crate::search::Found;
use crate::wording;

/// How many lines are drawn at a time: enough that a box is seldom drawn twice.
const BAND: u32 = 16;

pub(super) fn print<W: Write>(paper: &mut Paper<W>, bracket: &Bracket, found: Option<&Found>) -> io::Result<()> {
    let competition = bracket.competition();
    let figures: Vec<FigureWidths> =
        (0..competition.columns()).map(|column| FigureWidths::of_column(bracket, column)).collect();
    let widths = widths(bracket, &figures).collect();
    let metrics = Metrics { widths, gutter: 5, lines: 2, gap: 1, apart: Apart::default(), sides: Sides::One };
    let layout = Layout::new(bracket, &metrics, |node| found.is_none_or(|found| found.has(node)));

    paper.line(&wording::title(bracket))?;
    paper.line("")?;
    paper.line(&heads(bracket, &layout))?;
    for top in (0..layout.height()).step_by(BAND as usize) {
        let band = Band::new(bracket, &layout, &figures, top..layout.height().min(top + BAND));
        band.draw().into_iter().try_for_each(|line| paper.line(&line.text()))?;
    }
    paper.line("")?;
    paper.line(&legend(bracket))?;
    paper.line(&wording::totals(competition))
}

fn widths(bracket: &Bracket, figures: &[FigureWidths]) -> impl Iterator<Item = u32> {
    (0..bracket.competition().columns()).map(move |column| {
        let name = label::longest_name(bracket, column);
        let width = match bracket.competition().column(column) {
            Column::Round(_) => {
                (3 + name + figures[column].total()).max(bracket.competition().column_name(column).width())
            }
            Column::Places => 4 + name,
        };
        width as u32
    })
}

/// What the marks mean.
fn legend(bracket: &Bracket) -> String {
    let marks = legend::legend(bracket, Told::Usual);
    marks.into_iter().map(|(mark, meaning)| format!("{mark} {meaning}")).collect::<Vec<_>>().join("   ")
}

/// The names of the columns.
fn heads(bracket: &Bracket, layout: &Layout) -> String {
    let mut line = Line::default();
    for column in 0..bracket.competition().columns() {
        line.write(layout.track(column).0, bracket.competition().column_name(column));
    }
    line.text()
}

/// Some lines of the bracket, over its whole width.
struct Band<'a> {
    bracket: &'a Bracket,
    layout: &'a Layout,
    figures: &'a [FigureWidths],
    rows: Range<u32>,
    grid: Grid,
    lines: Vec<Line>,
    /// Where clubs enter late: marks that stand on the frames, so they are written last.
    entries: Vec<(u32, u32)>,
}

impl<'a> Band<'a> {
    fn new(bracket: &'a Bracket, layout: &'a Layout, figures: &'a [FigureWidths], rows: Range<u32>) -> Band<'a> {
        let grid = Grid::new(0, rows.start, layout.width(), rows.end - rows.start);
        let lines = rows.clone().map(|_| Line::default()).collect();
        Band { bracket, layout, figures, rows, grid, lines, entries: Vec::new() }
    }

    fn draw(mut self) -> Vec<Line> {
        for column in 0..self.bracket.competition().columns() {
            for wire in self.layout.wires_between(self.bracket, column, self.rows.start, self.rows.end) {
                self.grid.wire(&wire, true, matches!(wire.to, Node::Tie(_)), Weight::Plain);
            }
            // A frame reaches one line beyond its node.
            for &node in self.layout.nodes_between(column, self.rows.start.saturating_sub(1), self.rows.end + 1) {
                let Some(area) = self.layout.area(node) else { continue };
                match node {
                    Node::Place(place) => self.place(place, area),
                    Node::Tie(tie) => self.tie(tie, area),
                }
            }
        }
        for (x, y, run, _) in self.grid.runs() {
            self.lines[y as usize].write(x, &run);
        }
        for (x, y) in std::mem::take(&mut self.entries) {
            self.write(x, y, label::ENTERS);
        }
        self.lines
    }

    fn place(&mut self, place: PlaceId, area: Area) {
        let (code, name) = label::place(self.bracket, place);
        let y = area.y + self.layout.place_line(place);
        self.write(area.x, y, &format!(" {code} {name}"));
    }

    fn tie(&mut self, tie: TieId, area: Area) {
        let widths = self.figures[self.bracket.competition().column_of(Node::Tie(tie))];
        self.grid.frame(area.x, area.y - 1, area.right() - 1, area.bottom(), Weight::Plain);
        for line in label::club_lines(self.bracket, tie) {
            let y = area.y + self.layout.line_of(line.side);
            let mark = if line.through { label::THROUGH } else { " " };
            let figures = widths.lay(&line.figures).concat();
            self.write(area.x + 1, y, &format!("{mark}{}", line.name));
            self.write(area.right() - 1 - figures.width() as u32, y, &figures);
            if line.late {
                self.entries.push((area.x, y));
            }
        }
    }

    /// Writes from a cell of the bracket on, if its line is one of these.
    fn write(&mut self, x: u32, y: u32, text: &str) {
        let line = y.checked_sub(self.rows.start).and_then(|y| self.lines.get_mut(y as usize));
        if let Some(line) = line {
            line.write(x, text);
        }
    }
}

/// A line of cells that text is written on at any place.
#[derive(Default)]
struct Line {
    /// All that was ever written, one after the other.
    written: String,
    /// What stands in each cell.
    cells: Vec<Cell>,
}

#[derive(Clone)]
enum Cell {
    Free,
    /// A part of what was written.
    Symbol(Range<usize>),
    /// The second cell of a wide symbol holds nothing.
    Second,
}

impl Line {
    fn write(&mut self, x: u32, text: &str) {
        let mut x = x as usize;
        for symbol in text.graphemes(true) {
            let end = x + symbol.width().max(1);
            if self.cells.len() < end {
                self.cells.resize(end, Cell::Free);
            }
            let from = self.written.len();
            self.written.push_str(symbol);
            self.cells[x..end].fill(Cell::Second);
            self.cells[x] = Cell::Symbol(from..self.written.len());
            x = end;
        }
    }

    fn text(&self) -> String {
        let symbols = self.cells.iter().map(|cell| match cell {
            Cell::Free => " ",
            Cell::Symbol(part) => &self.written[part.clone()],
            Cell::Second => "",
        });
        symbols.collect()
    }
}
