//! What every score of a leg of the selected tie comes to, as a map of letters, and below it what a side needs. A cursor
//! tells one score in words.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use unicode_width::UnicodeWidthStr;

use super::{Hint, Pane, Part, Placement, Reply};
use crate::ask::{self, Cell, Outcomes};
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Piece, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::competition::{Side, TieId};
use crate::wording::{self, Letters};

/// The pane.
#[derive(Debug, Default)]
pub struct OutcomeMap {
    /// The score that is told, the host's goals and the guest's, and of which tie.
    cursor: Option<(TieId, u16, u16)>,
    /// While it is open.
    shown: Option<Shown>,
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
}

const OPEN: Command = Command::Own("outcomes");

/// Cells of a score in the map, and those before the first.
const CELL: u16 = 3;
const BEFORE: u16 = 4;
/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 84;
/// The lines over the scores.
const HEAD: u16 = 3;

fn question(state: &State) -> Option<(TieId, Outcomes)> {
    let tie = state.tie()?;
    Some((tie, Outcomes::of_the_question(state.bracket().facts(tie), state.bracket().ladder(tie))?))
}

impl OutcomeMap {
    /// The score that is told: the real one, until another is.
    fn cursor(&self, tie: TieId, map: &Outcomes) -> (u16, u16) {
        let own = self.cursor.filter(|(own, ..)| *own == tie).map(|(_, of_host, of_guest)| (of_host, of_guest));
        own.or(map.real_score()).unwrap_or_default()
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
        let bracket = state.bracket();
        state.tie().is_some_and(|tie| ask::question(bracket.facts(tie), bracket.ladder(tie)).is_some())
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            OPEN,
            &[Key::letter("o", 'o')],
            "what every score of the leg would come to",
            Some("outcomes"),
        )];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn answers(&self, state: &State, command: Command) -> bool {
        command != OPEN || self.offered(state)
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[("Esc", "close"), ("←↑↓→", "score")]
    }

    fn title(&self, state: &State) -> String {
        question(state).map_or_else(String::new, |(tie, map)| {
            let host = wording::club(state.bracket(), tie, map.host);
            format!("What leg {} could come to, at {host}’s", map.leg + 1)
        })
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        let sheet = self.shown.as_ref().map(|shown| &shown.sheet);
        sheet.map_or(room, |sheet| Size::new(sheet.width() as u16 + 2, sheet.height().min(room.height)))
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.cursor = None;
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Worked out only while it is open.
        let open = (part.area.width > 0).then_some(state);
        self.shown = open.and_then(question).map(|(tie, map)| {
            let cursor = self.cursor(tie, &map);
            Shown::of(state, tie, &map, cursor, part.area)
        });
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        let Some((tie, map)) = question(state) else { return Reply::Close };
        let (of_host, of_guest) = self.cursor(tie, &map);
        let most = map.most();
        let (of_host, of_guest) = match command {
            Command::Up => (of_host.saturating_sub(1), of_guest),
            Command::Down => (of_host + 1, of_guest),
            Command::Left => (of_host, of_guest.saturating_sub(1)),
            Command::Right => (of_host, of_guest + 1),
            Command::First | Command::PageUp => (0, of_guest),
            Command::Last | Command::PageDown => (most, of_guest),
            Command::Open | Command::Back => return Reply::Close,
            own if own == OPEN => return Reply::Close,
            _ => (of_host, of_guest),
        };
        self.cursor = Some((tie, of_host.min(most), of_guest.min(most)));
        Reply::Done
    }

    fn click(&mut self, state: &mut State, x: u16, y: u16) -> Reply {
        let (Some((tie, map)), Some(shown)) = (question(state), &self.shown) else { return Reply::Close };
        let (Some(right), Some(down)) = (x.checked_sub(shown.at.0), y.checked_sub(shown.at.1)) else {
            return Reply::Done;
        };
        if down < shown.lines && right / CELL <= map.most() {
            self.cursor = Some((tie, shown.first + down, right / CELL));
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
        let letters = Letters::of(bracket, tie, map);
        let mut below = Sheet::new(area.width.min(WIDEST));
        below.blank();
        if let Some(cell) = map.at(cursor.0, cursor.1) {
            below.text(1, &(letters.told(cursor.0, cursor.1, cell) + "."), role(map, cell));
        }
        below.blank();
        below.text(1, &wording::needs(bracket, tie, map), Theme::text);
        let lines = (map.most() + 1).min(area.height.saturating_sub(HEAD + below.height()).max(1));
        let first = cursor.0.saturating_sub(lines / 2).min(map.most() + 1 - lines);

        let mut sheet = Sheet::new(area.width.min(WIDEST));
        let name = |side: Side| wording::club(bracket, tie, side);
        sheet.text(1, &format!("{} down, {} across", name(map.host), name(!map.host)), Theme::faint);
        sheet.blank();
        let across: String = (0..=map.most()).map(|goals| format!("{goals:^3}")).collect();
        sheet.line(vec![(" ".repeat(usize::from(BEFORE)) + &across, Theme::faint as Role)]);
        for of_host in first..first + lines {
            let mut pieces: Vec<Piece> = vec![(format!("{of_host:>3} "), Theme::faint)];
            let cells = (0..=map.most()).filter_map(|of_guest| Some((of_guest, map.at(of_host, of_guest)?)));
            pieces.extend(cells.map(|(of_guest, cell)| {
                let score = (of_host, of_guest);
                (letters.in_map(map, score, cell), if score == cursor { Theme::selected } else { role(map, cell) })
            }));
            let room = sheet.width().saturating_sub(usize::from(BEFORE + CELL * (map.most() + 1)));
            let legend = letters
                .legend
                .get(usize::from(of_host - first))
                .map(|cell| (format!("  {} {}", letters.letter(*cell), letters.meaning(*cell)), role(map, *cell)));
            pieces.extend(legend.filter(|(text, _)| text.width() <= room));
            sheet.line(pieces);
        }
        let at = (area.x + 1 + BEFORE, area.y + HEAD);
        sheet.append(below);
        Shown { sheet, first, lines, at }
    }
}

fn role(map: &Outcomes, cell: Cell) -> Role {
    match cell {
        Cell::Through(side, _) if side == map.host => Theme::through,
        Cell::Through(..) => Theme::road,
        Cell::Next(_) => Theme::notice,
        Cell::Open | Cell::Level => Theme::faint,
    }
}
