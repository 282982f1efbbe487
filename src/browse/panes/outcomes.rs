//! What every score of a leg of the selected tie comes to, as a map of letters, and below it what a side needs. A cursor
//! tells one score in words.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::map::{BEFORE, CELL, Drawing, HEAD, role};
use super::{CLOSE, Hint, MOVE, Pane, Part, Placement, Reply};
use crate::ask::{self, Cell, Outcomes};
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::Sheet;
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::competition::TieId;
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct OutcomeMap {
    chosen: Option<Chosen>,
    /// While it is open.
    shown: Option<Shown>,
}

/// What was chosen on the page of a tie.
#[derive(Debug, Clone, Copy)]
struct Chosen {
    tie: TieId,
    leg: usize,
    /// The score that is told, the host's goals first; none before one was chosen.
    score: Option<(u16, u16)>,
}

/// The page, and where on it the scores are.
#[derive(Debug)]
struct Shown {
    sheet: Sheet,
    /// The host's goals in the first line of scores that is shown.
    first: u16,
    /// Its lines.
    lines: u16,
    /// Where they begin on the screen.
    at: (u16, u16),
    /// Whether there are other legs to turn to.
    turns: bool,
}

const OPEN: Command = Command::Own("outcomes");

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 84;

/// The legs of the selected tie that can be turned to.
fn legs(state: &State) -> Vec<usize> {
    let bracket = state.bracket();
    state.tie().map_or_else(Vec::new, |tie| ask::legs(bracket.facts(tie), bracket.ladder(tie)))
}

impl OutcomeMap {
    /// The map of the leg that was chosen, else of the one that is asked about first.
    fn question(&self, state: &State) -> Option<(TieId, Outcomes)> {
        let tie = state.tie()?;
        let (facts, ladder) = (state.bracket().facts(tie), state.bracket().ladder(tie));
        let chosen = self.chosen.filter(|chosen| chosen.tie == tie);
        let chosen = chosen.and_then(|chosen| Outcomes::of(facts, ladder, chosen.leg));
        Some((tie, chosen.or_else(|| Outcomes::of_the_question(facts, ladder))?))
    }

    /// The score that is told: the real one, until another is.
    fn cursor(&self, tie: TieId, map: &Outcomes) -> (u16, u16) {
        let chosen = self.chosen.filter(|chosen| chosen.tie == tie && chosen.leg == map.leg);
        chosen.and_then(|chosen| chosen.score).or(map.real_score()).unwrap_or_default()
    }

    /// Turns to another leg: the next, or the one before.
    fn turn(&mut self, state: &State, (tie, map): (TieId, Outcomes), by: isize) {
        let legs = legs(state);
        let Some(here) = legs.iter().position(|leg| *leg == map.leg) else { return };
        let leg = legs[(here as isize + by).rem_euclid(legs.len() as isize) as usize];
        self.chosen = Some(Chosen { tie, leg, score: None });
    }
}

impl Pane for OutcomeMap {
    fn name(&self) -> &'static str {
        "outcomes"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn offered(&self, state: &State) -> bool {
        // Before anything of the other leg is known, there is nothing to tell but that it is to come.
        self.question(state).is_some_and(|(_, map)| map.matters() || map.at(0, 0) != Some(Cell::Open))
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] =
            &[Binding::new(OPEN, &[Key::letter('o')], "what every score of the leg would come to", Some("outcomes"))];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn answers(&self, state: &State, command: Command) -> bool {
        command != OPEN || self.offered(state)
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        if self.shown.as_ref().is_some_and(|shown| shown.turns) {
            &[CLOSE, (MOVE, "score"), (&[Command::NextPane], "leg")]
        } else {
            &[CLOSE, (MOVE, "score")]
        }
    }

    fn title(&self, state: &State) -> String {
        let question = self.question(state);
        question.map_or_else(String::new, |(tie, map)| wording::question(state.bracket(), tie, &map))
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        let sheet = self.shown.as_ref().map(|shown| &shown.sheet);
        sheet.map_or(room, |sheet| Size::new(sheet.width() as u16 + 2, sheet.height().min(room.height)))
    }

    fn open(&mut self, _state: &mut State) {
        self.chosen = None;
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.chosen = None;
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Worked out only while it is open.
        let open = (part.area.width > 0).then_some(state);
        self.shown = open.and_then(|state| self.question(state)).map(|(tie, map)| {
            let cursor = self.cursor(tie, &map);
            Shown::of(state, tie, &map, cursor, part.area)
        });
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        let Some((tie, map)) = self.question(state) else { return Reply::Close };
        let (of_host, of_guest) = self.cursor(tie, &map);
        let most = map.most();
        let (of_host, of_guest) = match command {
            Command::Up => (of_host.saturating_sub(1), of_guest),
            Command::Down => (of_host + 1, of_guest),
            Command::Left => (of_host, of_guest.saturating_sub(1)),
            Command::Right => (of_host, of_guest + 1),
            Command::First | Command::PageUp | Command::HalfPageUp => (0, of_guest),
            Command::Last | Command::PageDown | Command::HalfPageDown => (most, of_guest),
            Command::NextPane | Command::PreviousPane => {
                self.turn(state, (tie, map), if command == Command::NextPane { 1 } else { -1 });
                return Reply::Done;
            }
            Command::Open | Command::Back => return Reply::Close,
            own if own == OPEN => return Reply::Close,
            _ => (of_host, of_guest),
        };
        self.chosen = Some(Chosen { tie, leg: map.leg, score: Some((of_host.min(most), of_guest.min(most))) });
        Reply::Done
    }

    fn click(&mut self, state: &mut State, x: u16, y: u16) -> Reply {
        let (Some((tie, map)), Some(shown)) = (self.question(state), &self.shown) else { return Reply::Close };
        let (Some(right), Some(down)) = (x.checked_sub(shown.at.0), y.checked_sub(shown.at.1)) else {
            return Reply::Done;
        };
        if down < shown.lines && right / CELL <= map.most() {
            self.chosen = Some(Chosen { tie, leg: map.leg, score: Some((shown.first + down, right / CELL)) });
        }
        Reply::Done
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.sheet.draw(theme, 0, part.area, buffer);
        }
    }
}

impl Shown {
    fn of(state: &State, tie: TieId, map: &Outcomes, cursor: (u16, u16), area: Rect) -> Shown {
        let bracket = state.bracket();
        let mut sheet = Sheet::new(area.width.min(WIDEST));
        if let Some(others) = wording::other_legs(bracket, tie, map) {
            sheet.cut(1, &wording::upper_first(&others), Theme::text);
        }
        let over = sheet.height() + HEAD;
        let drawing = Drawing::of(bracket, tie, map, map.most());
        let mut below = Sheet::new(area.width.min(WIDEST));
        below.blank();
        if let Some(cell) = map.at(cursor.0, cursor.1) {
            below.text(1, &(wording::told(bracket, tie, map, cursor) + "."), role(map, cell));
        }
        below.blank();
        below.text(1, &wording::needs(bracket, tie, map), Theme::text);
        drawing.write_legend_below(&mut below);
        let lines = (map.most() + 1).min(area.height.saturating_sub(over + below.height()).max(1));
        let first = cursor.0.saturating_sub(lines / 2).min(map.most() + 1 - lines);
        drawing.write(&mut sheet, first..first + lines, Some(cursor));
        sheet.append(below);
        let at = (area.x + 1 + BEFORE, area.y + over);
        Shown { sheet, first, lines, at, turns: legs(state).len() > 1 }
    }
}
