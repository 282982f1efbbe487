//! The bracket as it is drawn on the screen, all of it, in plain text.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::bracket::{Bracket, Node, Roads};
use crate::label::{self, FigureWidths};
use crate::layout::{Grid, Layout, Metrics, Weight};
use crate::wording;

/// Lines above the bracket: the title, an empty one, the heads of the columns.
const HEAD: u32 = 3;

pub(super) fn text(bracket: &Bracket, roads: Option<&Roads>) -> String {
    let figures = FigureWidths::of(bracket);
    let competition = bracket.competition();
    let rounds = competition.rounds.len();
    let width = |column| {
        let name = label::longest_name(bracket, column);
        let rest = if column < rounds { 3 + figures.total() } else { 4 };
        (name + rest) as u32
    };
    let metrics = Metrics { widths: (0..bracket.columns()).map(width).collect(), gutter: 5, lines: 2, gap: 1 };
    let layout = Layout::new(bracket, &metrics, |node| roads.is_none_or(|roads| roads.has(node)));

    let mut paper = Paper::new(layout.height() + HEAD);
    paper.write(0, 0, &competition.title());
    for column in 0..bracket.columns() {
        let name = match competition.rounds.get(column) {
            Some(round) => round.name.as_str(),
            None => competition.group_stage.as_ref().map_or("", |stage| &stage.name),
        };
        paper.write(layout.column(column).0, HEAD - 1, name);
    }

    let mut grid = Grid::new(0, 0, layout.width(), layout.height());
    for column in 0..bracket.columns() {
        for wire in layout.wires_between(column, 0, layout.height()) {
            grid.wire(wire, true, matches!(wire.to, Node::Tie(_)), Weight::Plain);
        }
        for &node in layout.nodes(column) {
            let Some(area) = layout.area(bracket, node) else { continue };
            match node {
                Node::Place(place) => {
                    let (code, name) = label::place(bracket, place);
                    paper.write(area.x, area.y + HEAD + layout.place_line(bracket, place), &format!(" {code} {name}"));
                }
                Node::Tie(tie) => {
                    grid.frame(area.x, area.y - 1, area.right() - 1, area.bottom(), Weight::Plain);
                    for line in label::club_lines(bracket, tie) {
                        let y = area.y + HEAD + layout.line_of(line.side);
                        let mark = if line.through { label::THROUGH } else { " " };
                        let [scores, aggregate, how] = figures.lay(&line.figures);
                        let figures = format!("{scores}{aggregate}{how}");
                        paper.write(area.x + 1, y, &format!("{mark}{}", line.name));
                        paper.write(area.right() - 1 - figures.width() as u32, y, &figures);
                    }
                }
            }
        }
    }
    for (x, y, glyph, _) in grid.cells() {
        paper.write(x, y + HEAD, glyph.encode_utf8(&mut [0; 4]));
    }
    for column in 1..bracket.columns() {
        for &node in layout.nodes(column) {
            let (Node::Tie(tie), Some(area)) = (node, layout.area(bracket, node)) else { continue };
            for line in label::club_lines(bracket, tie).iter().filter(|line| line.late) {
                paper.write(area.x, area.y + HEAD + layout.line_of(line.side), label::ENTERS);
            }
        }
    }
    let legend = format!(
        "{} through   a away goals   p penalties   w/o walkover   {} enters here\n{}\n",
        label::THROUGH,
        label::ENTERS,
        wording::totals(competition)
    );
    paper.print() + "\n" + &legend
}

/// Lines of cells that text is written on at any place.
struct Paper {
    lines: Vec<Vec<String>>,
}

impl Paper {
    fn new(height: u32) -> Paper {
        Paper { lines: vec![Vec::new(); height as usize] }
    }

    fn write(&mut self, x: u32, y: u32, text: &str) {
        let Some(line) = self.lines.get_mut(y as usize) else { return };
        let mut x = x as usize;
        for symbol in text.graphemes(true) {
            let width = symbol.width().max(1);
            if line.len() < x + width {
                line.resize(x + width, " ".to_owned());
            }
            line[x] = symbol.to_owned();
            // The second cell of a wide symbol holds nothing.
            line[x + 1..x + width].fill(String::new());
            x += width;
        }
    }

    fn print(&self) -> String {
        self.lines.iter().map(|line| line.concat().trim_end().to_owned() + "\n").collect()
    }
}
