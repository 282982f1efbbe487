//! The selected club's road: how it came in, each tie and place with whom else it could have met, and how far the club came
//! that it lost to. A cursor goes from stop to stop; each leads to where it is in the bracket, and to the opponent's road.
//!
//! ```text
//! ○   enters in the second round: 39 CAF 5-year ranking points (5 + 10 + 6 + 8 + 10)
//! │
//! ├─▸ Second round v Arta Solar: 4–3
//! │   could have met: Horseed
//! │
//! └── Group stage, place B1: 1st
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::{CLOSE, GO_THERE, Hint, Pane, Part, Placement, Reply, SELECT};
use crate::ask::{Journey, Station};
use crate::bracket::Bracket;
use crate::browse::cursor::Cursor;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::paint::{exactly, wrap};
use crate::browse::sheet::{Sheet, mark_more};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::competition::{ClubId, Node, Slot};
use crate::label;
use crate::ranking;
use crate::wording::{self, NAMED};

/// The pane.
#[derive(Debug, Default)]
pub struct ClubRoad {
    /// The road that is told, and before it those from which it was turned to an opponent's.
    told: Vec<Told>,
    /// While it is open.
    shown: Option<Shown>,
}

/// A road, and the stop on it that is selected.
#[derive(Debug)]
struct Told {
    journey: Journey,
    /// That the points do not tell why the club enters where it does, where they do not.
    doubt: Option<String>,
    selected: usize,
}

/// The page, and where on it the stops are.
#[derive(Debug)]
struct Shown {
    sheet: Sheet,
    /// The lines of each stop.
    stops: Vec<Range<u16>>,
    area: Rect,
    /// The first line that is seen.
    scroll: u16,
}

const OPEN: Command = Command::Own("road");

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 84;
/// Cells of the line that joins the stops, with its branches.
const GUTTER: usize = 4;

impl Told {
    fn of(bracket: &Bracket, club: ClubId, at: Node) -> Told {
        let journey = Journey::of(bracket, club, NAMED);
        let here = journey.stations.iter().position(|station| station.node == at);
        let selected = here.unwrap_or(journey.stations.len().saturating_sub(1));
        let doubt = wording::unexplained_entry(bracket, club, &ranking::unexplained(bracket));
        Told { journey, doubt, selected }
    }

    fn station(&self) -> Option<&Station> {
        self.journey.stations.get(self.selected)
    }

    /// The road of the opponent at the selected stop.
    fn opponents(&self, bracket: &Bracket) -> Option<Told> {
        let station = self.station()?;
        Some(Told::of(bracket, station.opponent?, station.node))
    }

    fn select(&mut self, stop: usize) {
        self.selected = stop.min(self.journey.stations.len().saturating_sub(1));
    }

    fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }
}

impl ClubRoad {
    /// Selects the stop on the bracket, with this club.
    fn go_there(&self, state: &mut State) -> Reply {
        let Some(station) = self.told.last().and_then(Told::station) else { return Reply::Close };
        state.reveal_at(Cursor { node: station.node, side: station.side });
        Reply::ToMain
    }
}

impl Pane for ClubRoad {
    fn name(&self) -> &'static str {
        "road"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn offered(&self, state: &State) -> bool {
        state.club_at_keys().1.is_some()
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            OPEN,
            &[Key::letter('c')],
            "the selected club’s road: whom it met, whom it could have met",
            Some("road"),
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
        let all: &[Hint] = &[CLOSE, SELECT, GO_THERE, (&[Command::Right], "opponent"), (&[Command::Left], "back")];
        let opponent = self.told.last().and_then(Told::station).is_some_and(|station| station.opponent.is_some());
        match (opponent, self.told.len()) {
            (_, 2..) => all,
            (true, _) => &all[..4],
            (false, _) => &all[..3],
        }
    }

    fn title(&self, state: &State) -> String {
        let Some(told) = self.told.last() else { return String::new() };
        wording::with_association(state.bracket().competition(), told.journey.club)
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown
            .as_ref()
            .map_or(room, |shown| Size::new(shown.sheet.width() as u16 + 2, shown.sheet.height().min(room.height)))
    }

    fn open(&mut self, state: &mut State) {
        let (at, club) = state.club_at_keys();
        self.told = club.map(|club| Told::of(state.bracket(), club, at)).into_iter().collect();
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.told.clear();
        Reply::Close
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Written only while it is open.
        let told = self.told.last().filter(|_| part.area.width > 0);
        self.shown = told.map(|told| Shown::of(state.bracket(), told, part.area));
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        let turned = self.told.len() > 1;
        let Some(told) = self.told.last_mut() else { return Reply::Close };
        match command {
            Command::Up => told.step(-1),
            Command::Down => told.step(1),
            Command::First | Command::PageUp | Command::HalfPageUp => told.select(0),
            Command::Last | Command::PageDown | Command::HalfPageDown => told.select(usize::MAX),
            Command::OtherClub => {
                if let Some(other) = told.opponents(state.bracket()) {
                    *told = other;
                }
            }
            Command::Right => {
                let other = told.opponents(state.bracket());
                self.told.extend(other);
            }
            Command::Left if turned => {
                self.told.pop();
            }
            Command::Open => return self.go_there(state),
            own if own == OPEN || own == Command::Back => return Reply::Close,
            _ => {}
        }
        Reply::Done
    }

    fn click(&mut self, state: &mut State, _x: u16, y: u16) -> Reply {
        let clicked = self.shown.as_ref().and_then(|shown| shown.stop_at(y));
        let (Some(stop), Some(told)) = (clicked, self.told.last_mut()) else { return Reply::Done };
        if told.selected == stop {
            return self.go_there(state);
        }
        told.select(stop);
        Reply::Done
    }

    fn wheel(&mut self, _state: &State, lines: i16) {
        if let Some(told) = self.told.last_mut() {
            told.step(if lines < 0 { -1 } else { 1 });
        }
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        let Some(shown) = &self.shown else { return };
        shown.sheet.draw(theme, shown.scroll, part.area, buffer);
        mark_more(theme, shown.scroll > 0, shown.scroll < shown.beyond(), part.area, buffer);
    }
}

impl Shown {
    fn of(bracket: &Bracket, told: &Told, area: Rect) -> Shown {
        let sheet = Sheet::new(area.width.min(WIDEST));
        let (sheet, stops) = Writer { sheet, bracket, told }.page();
        let mut shown = Shown { sheet, stops, area, scroll: 0 };
        if let Some(stop) = shown.stops.get(told.selected) {
            // About in the middle, and from its beginning on where there is not room for all of it.
            let middle = stop.start + (stop.end - stop.start) / 2;
            shown.scroll = middle.saturating_sub(area.height / 2).min(stop.start).min(shown.beyond());
        }
        shown
    }

    /// How far it can be scrolled.
    fn beyond(&self) -> u16 {
        self.sheet.height().saturating_sub(self.area.height)
    }

    fn stop_at(&self, y: u16) -> Option<usize> {
        let line = y.checked_sub(self.area.y)? + self.scroll;
        self.stops.iter().position(|stop| stop.contains(&line))
    }
}

/// Writes a road, stop by stop.
struct Writer<'a> {
    sheet: Sheet,
    bracket: &'a Bracket,
    told: &'a Told,
}

impl Writer<'_> {
    /// The page, and the lines of each stop.
    fn page(mut self) -> (Sheet, Vec<Range<u16>>) {
        let journey = &self.told.journey;
        let finish = wording::finish(self.bracket, journey);
        let mut stops = Vec::new();
        for (number, station) in journey.stations.iter().enumerate() {
            let from = self.sheet.height();
            self.arrival(number, station);
            let ends = finish.is_none() && number + 1 == journey.stations.len();
            self.stop(station, number == self.told.selected, if ends { "└" } else { "├" });
            stops.push(from..self.sheet.height());
            if !ends {
                self.sheet.line(vec![("│".to_owned(), Theme::faint)]);
            }
        }
        if let Some(finish) = finish {
            self.joined(("└── ", Theme::faint), "", &finish, Theme::text);
        }
        (self.sheet, stops)
    }

    /// How the club came to a stop; at the first one also that the points do not tell why.
    fn arrival(&mut self, number: usize, station: &Station) {
        let club = self.told.journey.club;
        let slot = self.bracket.competition().slot(station.node, station.side);
        let mark = if matches!(slot, Slot::Club(_)) { label::ENTERS } else { "│" };
        let arrival = wording::arrival(self.bracket, club, station);
        let doubt = self.told.doubt.clone().filter(|_| number == 0);
        for (mark, text) in arrival.map(|text| (mark, text)).into_iter().chain(doubt.map(|text| ("│", text))) {
            self.joined((mark, Theme::faint), "│", &text, Theme::faint);
        }
    }

    fn stop(&mut self, station: &Station, selected: bool, branch: &str) {
        let club = self.told.journey.club;
        let won = station.node.tie().is_some_and(|tie| self.bracket.winner(tie) == Some(club));
        let (branch, role): (String, Role) = match won {
            true => (format!("{branch}─{} ", label::THROUGH), Theme::through),
            false => (format!("{branch}── "), Theme::faint),
        };
        let line = if branch.starts_with('└') { "" } else { "│" };
        let told = wording::station(self.bracket, club, station);
        self.joined((&branch, role), line, &told, if selected { Theme::selected } else { Theme::strong });
        if let Some(others) = wording::others(self.bracket, station) {
            self.joined((line, Theme::faint), line, &others, Theme::text);
        }
    }

    /// A text beside the line that joins the stops: what stands there in its first line, and in the rest.
    fn joined(&mut self, first: (&str, Role), rest: &str, text: &str, role: Role) {
        let mut beside = Some(first);
        let lines = wrap(text, self.sheet.width().saturating_sub(GUTTER));
        for line in lines {
            let (mark, look) = beside.take().unwrap_or((rest, Theme::faint));
            self.sheet.line(vec![(exactly(mark, GUTTER), look), (line, role)]);
        }
    }
}
