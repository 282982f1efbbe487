//! A picture drawn, element by element as it is written: connectors first, and the ties over them, column by column. What is
//! text stays text, each tie says in its title what a reader of the screen hears, and shapes are there for the eye alone.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::picture::{CARD, CELL, MARGIN, Picture, ROW, SPACE, days, entry_meaning, middle};
use crate::competition::{Node, PlaceId, TieId};
use crate::label::{self, ClubLine, Figures};
use crate::layout::{Area, Wing, Wire};
use crate::paper::Paper;
use crate::report::markup::{anchor as anchor_of, escape};
use crate::wording;

/// From the middle of a line to where its letters stand, in pixels, as all that follows.
const BASE: u32 = 5;
/// From the upper edge of a head to where its name stands, and to where its days and the heads of figures do.
const NAME: u32 = 12;
const DAYS: u32 = 28;
/// How round the corners of a connector are.
const ROUND: u32 = 6;

/// What the anchors of ties begin with.
pub(in crate::report) const TIE: &str = "tie";
/// And those of the links that lead to them.
pub(in crate::report) const OPENER: &str = "at";

/// What a tie is for a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Ties {
    /// Links lead to it.
    Targets,
    /// It is one, to what stands elsewhere on the page.
    Links,
}

impl Picture<'_> {
    /// All of it, within its element.
    pub fn draw<W: Write>(&self, paper: &mut Paper<W>, ties: Ties) -> io::Result<()> {
        paper.markup(&format!("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>", self.width, self.height))?;
        for caption in &self.captions {
            paper.markup(&text(MARGIN, caption.y, caption.class, &caption.text))?;
        }
        let lines = self.layout.height();
        // Those that are lit over all others.
        let looks = if self.found.is_some() { &[false, true][..] } else { &[false] };
        for &lit in looks {
            for track in 0..self.layout.tracks() {
                let wires = self.layout.wires_between(self.bracket, track, 0, lines);
                wires.filter(|wire| self.is_lit(wire) == lit).try_for_each(|wire| paper.markup(&self.wire(&wire)))?;
            }
        }
        for track in 0..self.layout.tracks() {
            self.track(paper, track, ties)?;
        }
        self.legend(paper)
    }

    fn legend<W: Write>(&self, paper: &mut Paper<W>) -> io::Result<()> {
        for entry in &self.legend {
            let (x, y) = (entry.x, entry.y - 4);
            paper.markup(&match entry.mark {
                label::THROUGH => arrow(x, y),
                label::ENTERS => circle(x + 5, y),
                mark => text(x, entry.y, "mark", mark),
            })?;
            paper.markup(&text(x + entry_meaning(entry.mark), entry.y, "small", entry.meaning))?;
        }
        Ok(())
    }

    /// A column, or what stands of it on one side, under its head.
    fn track<W: Write>(&self, paper: &mut Paper<W>, track: usize, ties: Ties) -> io::Result<()> {
        let column = self.layout.column_of(track);
        let is_loose = self.loose && self.bracket.competition().places_column() == Some(column);
        if self.layout.nodes(track).is_empty() && !(is_loose && self.loose_places().next().is_some()) {
            return Ok(());
        }
        let (x, width) = self.layout.track(track);
        let name = self.bracket.competition().column_name(column);
        paper.markup(&text(MARGIN + x, self.heads + NAME, "head", name))?;
        if let Some(days) = days(self.bracket, column) {
            paper.markup(&text(MARGIN + x, self.heads + DAYS, "days", &days))?;
        }
        if let Some(heading) = self.measures[column].figures.heading() {
            let right = MARGIN + x + width - SPACE;
            let start = right - heading.chars().count() as u32 * CELL;
            for (end, figure) in figures(&heading) {
                paper.markup(&text(start + end * CELL, self.heads + DAYS, "small number", figure))?;
            }
        }
        paper.markup(&format!("<g role=\"list\" aria-label=\"{}\">", escape(name)))?;
        for &node in self.layout.nodes(track) {
            let Some(area) = self.layout.area(node) else { continue };
            match node {
                Node::Tie(tie) => {
                    let competition = self.bracket.competition();
                    // A round of which nothing else stands over the track.
                    if let Some(below) = self.layout.column_below(competition, node) {
                        let (x, y) = self.corner(area);
                        paper.markup(&text(x, y - 6, "head", competition.column_name(below)))?;
                    }
                    paper.markup(&self.tie(tie, area, competition.column_of(node), ties))?;
                }
                Node::Place(place) => {
                    let (x, y) = self.corner(area);
                    let row = y + middle(self.layout.place_line(place)) - ROW / 2;
                    paper.markup(&self.place(place, (x, row), column))?;
                }
            }
        }
        for (place, y) in self.loose_places().filter(|_| is_loose) {
            paper.markup(&self.place(place, (MARGIN + x, self.top + y), column))?;
        }
        paper.markup("</g>")
    }

    fn tie(&self, tie: TieId, area: Area, column: usize, ties: Ties) -> String {
        let node = Node::Tie(tie);
        let (x, y) = self.corner(area);
        let anchor = anchor_of(TIE, &self.bracket.tie(tie).id);
        let told = format!("{}. {}", wording::fixture(self.bracket, tie), wording::why(self.bracket, tie));
        let otherwise = label::otherwise(self.bracket, &self.turned, tie);
        let mut drawn = format!("<g role=\"listitem\" transform=\"translate({x} {y})\"");
        match ties {
            Ties::Targets => drawn += &format!(" id=\"{anchor}\"><title>{}</title>\n", escape(&told)),
            Ties::Links => {
                let own = anchor_of(OPENER, &self.bracket.tie(tie).id);
                drawn += &format!(" id=\"{own}\"><a href=\"#{anchor}\"><title>{}</title>\n", escape(&told));
            }
        }
        let frame = match otherwise {
            Some(_) => "card otherwise",
            None if self.is_found(node) => "card lit",
            None => "card",
        };
        let width = area.width;
        drawn +=
            &format!("<g aria-hidden=\"true\"><rect class=\"{frame}\" width=\"{width}\" height=\"{CARD}\" rx=\"4\"/>");
        let lines = label::club_lines(self.bracket, tie);
        for line in lines.iter().filter(|line| self.lights(tie, line)) {
            let (y, height) = (middle(line.side.index() as u32) - ROW / 2, ROW);
            drawn += &format!("<rect class=\"tint\" x=\"1.5\" y=\"{y}\" width=\"{}\" height=\"{height}\"/>", width - 3);
        }
        drawn += &format!("<path class=\"rule\" d=\"M1 {0}H{1}\"/>\n", CARD / 2, width - 1);
        for line in &lines {
            self.club(&mut drawn, tie, line, area, column);
        }
        if let Some(otherwise) = otherwise {
            drawn += &format!("<text x=\"{SPACE}\" y=\"-4\" class=\"turn\">{}</text>", escape(&otherwise));
        }
        drawn += if ties == Ties::Links { "</g></a></g>" } else { "</g></g>" };
        drawn
    }

    fn club(&self, drawn: &mut String, tie: TieId, line: &ClubLine, area: Area, column: usize) {
        let measure = &self.measures[column];
        let middle = middle(line.side.index() as u32);
        let y = middle + BASE;
        if line.late {
            // Where the connector would come in that it has none of.
            let right = self.layout.wing(Node::Tie(tie)) == Some(Wing::Right);
            *drawn += &circle(if right { area.width } else { 0 }, middle);
        }
        if line.through {
            *drawn += &arrow(SPACE, middle);
        }
        let name = match (self.lights(tie, line), line.through, self.bracket.club(tie, line.side)) {
            (true, ..) => "lit",
            (_, true, _) => "through",
            (.., Some(_)) => "",
            (.., None) => "faint",
        };
        *drawn += &text(measure.indent, y, name, &line.name);
        let figures_start = area.width - SPACE - measure.figures.total() as u32 * CELL;
        if let Some(code) = &line.code {
            *drawn += &text(figures_start - measure.association, y, "association", code);
        }
        self.figures(drawn, line, column, figures_start, y);
        drawn.push('\n');
    }

    /// What stands behind a name: each figure ends where its cell does, and the mark begins where its own does.
    fn figures(&self, drawn: &mut String, line: &ClubLine, column: usize, start: u32, y: u32) {
        let widths = self.measures[column].figures;
        if let Figures::Words(words) = line.figures {
            *drawn += &text(start + widths.total() as u32 * CELL, y, "small number", words);
            return;
        }
        let [before, score, after] = &widths.lay(&line.figures);
        for (end, figure) in figures(before) {
            *drawn += &text(start + end * CELL, y, "number", figure);
        }
        let cells = before.chars().count() as u32;
        let class = if line.through { "number score" } else { "number" };
        for (end, figure) in figures(score) {
            *drawn += &text(start + (cells + end) * CELL, y, class, figure);
        }
        if !after.trim().is_empty() {
            *drawn += &text(start + widths.of_mark().start as u32 * CELL, y, "mark", after.trim());
        }
    }

    fn place(&self, place: PlaceId, (x, y): (u32, u32), column: usize) -> String {
        let (code, name) = label::place(self.bracket, place);
        let club = self.bracket.club_at(place);
        let middle = ROW / 2;
        let lit = club.is_some_and(|club| self.found.is_some_and(|found| found.has_club(club)));
        // By its number: what a place is called another one may be called as well, the first of “A1” and the eleventh of “A”.
        let anchor = anchor_of("place", &(place.index() + 1).to_string());
        let told = wording::place(self.bracket, place);
        let mut drawn = format!(
            "<g role=\"listitem\" id=\"{anchor}\" transform=\"translate({x} {y})\"><title>{}</title>\n",
            escape(&told)
        );
        let (width, height) = (self.measures[column].width, ROW);
        drawn += &format!(
            "<g aria-hidden=\"true\"><rect class=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>",
            if lit { "card lit" } else { "card" }
        );
        drawn += &text(SPACE, middle + BASE, "code", &code);
        let class = match (lit, club) {
            (true, _) => "lit",
            (_, Some(_)) => "",
            (_, None) => "faint",
        };
        drawn += &text(self.measures[column].indent, middle + BASE, class, &name);
        if let Some(position) = club.and_then(|club| wording::final_position(self.bracket, club)) {
            drawn += &text(width - SPACE, middle + BASE, "small number", &position);
        }
        drawn + "</g></g>"
    }

    /// Whether the club on a line of a tie was looked for.
    fn lights(&self, tie: TieId, line: &ClubLine) -> bool {
        let club = self.bracket.club(tie, line.side);
        club.is_some_and(|club| self.found.is_some_and(|found| found.has_club(club)))
    }

    fn is_lit(&self, wire: &Wire) -> bool {
        let winner = wire.from.tie().and_then(|tie| self.bracket.winner(tie));
        winner.is_some_and(|club| self.found.is_some_and(|found| found.has_club(club)))
    }

    /// A connector, with round corners where it changes lines.
    fn wire(&self, wire: &Wire) -> String {
        let (Some(from), Some(to)) = (self.layout.area(wire.from), self.layout.area(wire.to)) else {
            return String::new();
        };
        let ((left, upper), (to_left, to_upper)) = (self.corner(from), self.corner(to));
        let (out, back) = (upper + middle(wire.start.1 - from.y), to_upper + middle(wire.end.1 - to.y));
        let right_to_left = to_left < left;
        let (start, end) = if right_to_left { (left, to_left + to.width) } else { (left + from.width, to_left) };
        let class = if self.is_lit(wire) { "wire lit" } else { "wire" };
        if out == back {
            return format!("<path class=\"{class}\" d=\"M{start} {out}H{end}\"/>");
        }
        let bend = MARGIN + wire.bend;
        let round = ROUND.min(out.abs_diff(back) / 2);
        let (before, behind) = if right_to_left { (bend + round, bend - round) } else { (bend - round, bend + round) };
        let (above, below) = if out < back { (out + round, back - round) } else { (out - round, back + round) };
        format!(
            "<path class=\"{class}\" d=\"M{start} {out}H{before}Q{bend} {out} {bend} {above}V{below}Q{bend} {back} {behind} {back}H{end}\"/>"
        )
    }
}

/// The words of some cells, each with the number of cells up to its end.
pub(in crate::report) fn figures(cells: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut words = cells.split(' ').scan(0, |end, word| {
        *end += word.chars().count() as u32;
        let here = *end;
        *end += 1;
        Some((here, word))
    });
    std::iter::from_fn(move || words.by_ref().find(|(_, word)| !word.is_empty()))
}

fn text(x: u32, y: u32, class: &str, text: &str) -> String {
    let mut drawn = format!("<text x=\"{x}\" y=\"{y}\"");
    if !class.is_empty() {
        let _ = write!(drawn, " class=\"{class}\"");
    }
    let _ = write!(drawn, ">{}</text>", escape(text));
    drawn
}

/// The mark of the club that went through.
fn arrow(x: u32, middle: u32) -> String {
    format!("<path class=\"arrow\" d=\"M{x} {}l7 4-7 4z\"/>", middle - 4)
}

/// The mark of a club that enters late.
fn circle(x: u32, middle: u32) -> String {
    format!("<circle class=\"late\" cx=\"{x}\" cy=\"{middle}\" r=\"4\"/>")
}
