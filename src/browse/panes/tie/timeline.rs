//! The goals of a match on a line of time, one club above it and the other below; between them who was ahead, by the half of
//! the line that is drawn thick.
//!
//! ```text
//! Ajax               ●             ●
//!                    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▄
//! Tottenham Hotspur                        ● ●            ●
//!                    0              45                   90
//! ```

use unicode_width::UnicodeWidthStr;

use crate::ask::{Cell, Told};
use crate::bracket::Bracket;
use crate::browse::paint::exactly;
use crate::browse::sheet::{Piece, Sheet};
use crate::browse::theme::{Role, Theme};
use crate::competition::scorers::Minute;
use crate::competition::{Side, TieId};
use crate::wording;

/// The fewest cells of the line of time, and the most: two a minute are enough.
const LEAST: usize = 36;
const MOST: usize = 120;
/// The longest name beside it.
const NAME: usize = 20;

/// The minutes of a match with extra time.
const EXTRA: u16 = 120;

/// Writes it, where there is room.
pub(super) fn write(sheet: &mut Sheet, bracket: &Bracket, tie: TieId, told: &Told, turning: Option<usize>) {
    let names = Side::BOTH.map(|side| wording::club(bracket, tie, side));
    let name = names.iter().map(|name| name.width()).max().unwrap_or(0).min(NAME);
    let room = sheet.width().saturating_sub(1 + name + 2).min(MOST);
    if room < LEAST {
        return;
    }
    let line = Line { cells: room, minutes: if told.extra_time { EXTRA } else { Minute::LAST_OF_NORMAL } };
    let before = |side: Side| (format!(" {}  ", exactly(&names[side.index()], name)), Theme::text as Role);
    let goals = |side: Side| {
        let of_side = told.moments.iter().enumerate().filter(|(_, moment)| moment.side == side);
        let goals: Vec<(usize, bool)> =
            of_side.map(|(at, moment)| (line.cell(moment.minute), turning == Some(at))).collect();
        line.goals(&goals)
    };
    let of_club = |side: Side| std::iter::once(before(side)).chain(goals(side)).collect();
    sheet.line(of_club(Side::A));
    sheet.line(vec![(" ".repeat(1 + name + 2), Theme::faint), (line.ahead(told), Theme::focus)]);
    sheet.line(of_club(Side::B));
    sheet.line(vec![(" ".repeat(1 + name + 2) + &line.scale(), Theme::faint)]);
}

/// A line of time.
struct Line {
    cells: usize,
    minutes: u16,
}

impl Line {
    /// The cell of a minute; added time falls to the minute it was added to.
    fn cell(&self, minute: Minute) -> usize {
        let minute = usize::from(minute.minute.clamp(1, self.minutes) - 1);
        minute * self.cells / usize::from(self.minutes)
    }

    /// A mark for every goal; where there are several in a cell, their number.
    fn goals(&self, goals: &[(usize, bool)]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        for same in goals.chunk_by(|a, b| a.0 == b.0) {
            let (cell, turns) = (same[0].0, same.iter().any(|(_, turns)| *turns));
            let mark = if same.len() > 1 { same.len().min(9).to_string() } else { "●".to_owned() };
            pieces.push((" ".repeat(cell - at), Theme::text));
            pieces.push((mark, if turns { Theme::through } else { Theme::text }));
            at = cell + 1;
        }
        pieces
    }

    /// Who was ahead, cell by cell: thick above for side A, below for side B, thin for neither.
    fn ahead(&self, told: &Told) -> String {
        let mark = |cell: Cell| match cell {
            Cell::Through(Side::A, _) => '▀',
            Cell::Through(Side::B, _) => '▄',
            _ => '─',
        };
        let stood = |at: usize| {
            let past = told.moments.iter().rev().find(|moment| self.cell(moment.minute) <= at);
            mark(past.map_or(told.before, |moment| moment.stands))
        };
        (0..self.cells).map(stood).collect()
    }

    /// The minutes below it.
    fn scale(&self) -> String {
        let mut scale = "0".to_owned();
        for minute in [45, 90, 105, 120].into_iter().filter(|minute| *minute <= self.minutes) {
            let (label, end) = (minute.to_string(), usize::from(minute) * self.cells / usize::from(self.minutes));
            if let Some(gap) = end.checked_sub(scale.len() + label.len()).filter(|gap| *gap > 0) {
                scale.push_str(&" ".repeat(gap));
                scale.push_str(&label);
            }
        }
        scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_has_its_cell_and_the_scale_ends_where_it_does() {
        let line = Line { cells: 45, minutes: 90 };
        let cell = |minute, added| line.cell(Minute { minute, added });
        assert_eq!(
            [cell(1, None), cell(2, None), cell(3, None), cell(45, Some(3)), cell(90, None), cell(90, Some(7))],
            [0, 0, 1, 22, 44, 44]
        );
        assert_eq!(cell(119, None), 44, "what lies behind the end stands at it");
        assert_eq!(line.scale(), format!("0{}45{}90", " ".repeat(19), " ".repeat(21)));
        let marks = line.goals(&[(0, false), (7, true), (7, false)]);
        assert_eq!(marks.iter().map(|(text, _)| text.as_str()).collect::<String>(), "●      2");
    }
}
