//! A map of outcomes, as several panes draw it: a letter and a colour for what each score of a leg comes to, the host's goals
//! down and the guest's across, and what the letters stand for.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::ask::{Cell, Outcomes};
use crate::bracket::Bracket;
use crate::browse::paint::cut;
use crate::browse::sheet::{Piece, Sheet};
use crate::browse::theme::{Role, Theme};
use crate::competition::TieId;
use crate::wording::{self, Letters};

/// Cells of a score, and those before the first of a line.
pub(super) const CELL: u16 = 3;
pub(super) const BEFORE: u16 = 4;
/// Free cells behind the last of a line, and the fewest in which it can be told what a letter stands for.
const BETWEEN: u16 = 2;
const LEAST_BESIDE: usize = 12;
/// The lines over the scores.
pub(super) const HEAD: u16 = 2;

/// A map that is to be drawn, up to so many goals of a side.
pub(super) struct Drawing<'a> {
    map: &'a Outcomes,
    letters: Letters,
    /// Whose goals are told down, and whose across; in full and in short.
    axes: [String; 2],
    most: u16,
    /// What the letters stand for, in full and in short, each with its look.
    legend: Vec<([String; 2], Role)>,
}

impl<'a> Drawing<'a> {
    pub fn of(bracket: &Bracket, tie: TieId, map: &'a Outcomes, most: u16) -> Drawing<'a> {
        let letters = Letters::of(bracket, tie, map);
        let [host, guest] = [map.host, !map.host].map(|side| wording::club(bracket, tie, side));
        let axes = [format!("{host} down, {guest} across"), format!("↓ {host}  → {guest}")];
        let keys = |cell: Cell| [letters.key(cell), letters.short_key(cell)];
        let legend = letters.legend.iter().map(|cell| (keys(*cell), role(map, *cell))).collect();
        Drawing { map, letters, axes, most: most.min(map.most()), legend }
    }

    /// The cells beside the scores for what the letters stand for; none where those are too few.
    fn room_beside(&self, width: usize) -> Option<usize> {
        let room = width.checked_sub(usize::from(BEFORE + CELL * (self.most + 1) + BETWEEN));
        room.filter(|room| *room >= LEAST_BESIDE)
    }

    /// Writes some of its lines of scores, by the host's goals, below its head; with what the letters stand for beside them,
    /// where there is room.
    pub fn write(&self, sheet: &mut Sheet, lines: Range<u16>, cursor: Option<(u16, u16)>) {
        sheet.cut(1, fitting(&self.axes, sheet.width().saturating_sub(1)), Theme::faint);
        let across: String = (0..=self.most).map(|goals| format!("{goals:^3}")).collect();
        sheet.line(vec![(" ".repeat(usize::from(BEFORE)) + &across, Theme::faint as Role)]);
        let beside = self.room_beside(sheet.width());
        for (i, of_host) in lines.enumerate() {
            let mut pieces = self.scores(of_host, cursor);
            if let (Some(room), Some((texts, role))) = (beside, self.legend.get(i)) {
                pieces.push((" ".repeat(usize::from(BETWEEN)) + &cut(fitting(texts, room), room), *role));
            }
            sheet.line(pieces);
        }
    }

    /// Writes what the letters stand for, as far as there is no room for it beside them.
    pub fn write_legend_below(&self, sheet: &mut Sheet) {
        let beside = self.room_beside(sheet.width()).map_or(0, |_| self.lines().len());
        self.legend.iter().skip(beside).for_each(|([full, _], role)| sheet.cut(1, full, *role));
    }

    /// All its lines of scores.
    pub fn lines(&self) -> Range<u16> {
        0..self.most + 1
    }

    /// The scores of a line.
    fn scores(&self, of_host: u16, cursor: Option<(u16, u16)>) -> Vec<Piece> {
        let cells = (0..=self.most).filter_map(|of_guest| Some(((of_host, of_guest), self.map.at(of_host, of_guest)?)));
        let cells = cells.map(|(score, cell)| {
            let role: Role = if cursor == Some(score) { Theme::selected } else { role(self.map, cell) };
            (self.letters.in_map(self.map, score, cell), role)
        });
        std::iter::once((format!("{of_host:>3} "), Theme::faint as Role)).chain(cells).collect()
    }
}

/// A text in full, where there is room for it; else in short.
fn fitting([full, short]: &[String; 2], room: usize) -> &str {
    if full.width() <= room { full } else { short }
}

/// How something that a score comes to looks.
pub(super) fn role(map: &Outcomes, cell: Cell) -> Role {
    match cell {
        Cell::Through(side, _) if side == map.host => Theme::through,
        Cell::Through(..) => Theme::road,
        Cell::Next(_) => Theme::notice,
        Cell::Open | Cell::Level => Theme::faint,
    }
}
