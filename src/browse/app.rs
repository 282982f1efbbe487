//! The state of the program, and what each action does to it. Nothing here draws or knows a terminal: events come in
//! through [`App::action`] and [`App::update`], and `view` reads the rest.

use std::cell::OnceCell;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::Size;

use super::cursor::Cursor;
use super::filter::Filter;
use super::findings::Findings;
use super::keys::{self, Command};
use super::lanes::Lanes;
use super::measure::{Density, Fit, Measures};
use super::notice::Notice;
use super::screen::{GroupNeeds, Pane, Screen, Wishes};
use crate::bracket::{Bracket, Node};
use crate::competition::{ClubId, PlaceId, Side, TieId};
use crate::layout::Layout;

/// Something that happens to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Command(Command),
    /// A key for the filter line, or a text that was pasted into it.
    Typed(Event),
    /// A click on a cell of the screen.
    Click(u16, u16),
    /// The wheel over a cell, by so many lines; up when negative.
    Wheel(u16, u16, i16),
    Resize(Size),
}

/// What is to be done after an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Continue,
    /// The competition is to be read again.
    Reload,
    Suspend,
    Quit,
}

/// A page over everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    Help,
    About,
    /// All of the notice.
    Notice,
    /// What a check found.
    Findings,
}

/// A line of each text that can be scrolled: the first one seen, or how far the last frame says that one can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extents {
    pub tie: u16,
    pub groups: u16,
    pub overlay: u16,
}

/// The whole state.
#[derive(Debug)]
pub struct App {
    pub(super) bracket: Bracket,
    pub(super) measures: Measures,
    pub(super) layout: Layout,
    /// Made from the layout when up or down is pressed.
    lanes: OnceCell<Lanes>,
    pub(super) fit: Fit,
    pub(super) size: Size,
    /// None when the terminal is too small for anything.
    pub(super) screen: Option<Screen>,
    pub(super) cursor: Cursor,
    pub(super) focus: Pane,
    pub(super) density: Density,
    pub(super) filter: Filter,
    /// The cell of the canvas in the first cell of the bracket's part of the screen.
    pub(super) origin: (u32, u32),
    /// The place selected in the groups.
    pub(super) place: PlaceId,
    pub(super) scroll: Extents,
    /// The page over everything else.
    pub(super) overlay: Option<Overlay>,
    /// Something to be told in the last line until the next reading.
    pub(super) notice: Option<Notice>,
    pub(super) findings: Findings,
    drawn: Extents,
}

impl App {
    /// Opens a bracket on a screen, with the first tie selected.
    pub fn new(bracket: Bracket, size: Size) -> App {
        let measures = Measures::of(&bracket);
        let fit = measures.fit(Density::default(), size);
        // Placed for good once the screen is divided, a few lines down.
        let layout = Layout::new(&bracket, &fit.metrics, |_| false);
        let cursor = Cursor::at(&bracket, first_node(&bracket));
        let mut app = App {
            bracket,
            measures,
            layout,
            lanes: OnceCell::new(),
            fit,
            size,
            screen: None,
            cursor,
            focus: Pane::default(),
            density: Density::default(),
            filter: Filter::default(),
            origin: (0, 0),
            place: PlaceId(0),
            scroll: Extents::default(),
            overlay: None,
            notice: None,
            findings: Findings::default(),
            drawn: Extents::default(),
        };
        app.arrange();
        app
    }

    /// The size of the screen that the app is laid out for.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The node that is selected.
    pub fn selection(&self) -> Node {
        self.cursor.node
    }

    /// The side of the club that is selected there; A at a place.
    pub fn side(&self) -> Side {
        self.cursor.side
    }

    /// Sets the filter, as if `query` had been typed and kept.
    pub fn ask(&mut self, query: &str) {
        self.filter.ask(query, &self.bracket);
        self.go_to_match();
        self.arrange();
    }

    /// Puts a competition that was read again in the place of the old one. Selection, filter and scrolling stay as far as
    /// what they were at is still there: ties are known by their ids, places by their codes.
    pub fn replace(&mut self, bracket: Bracket) {
        let node = self.same_node(&bracket);
        let side = self.cursor.side;
        self.bracket = bracket;
        self.measures = Measures::of(&self.bracket);
        self.fit = self.measures.fit(self.density, self.size);
        self.cursor = match node {
            Some(node) => Cursor { node, side },
            None => Cursor::at(&self.bracket, first_node(&self.bracket)),
        };
        let places = self.bracket.competition().places().len();
        if self.place.index() >= places {
            self.place = PlaceId(0);
        }
        if places == 0 && self.focus == Pane::Groups {
            self.focus = Pane::Bracket;
        }
        self.filter.ask_again(&self.bracket);
        self.notice = None;
        self.forget_findings();
        if self.overlay == Some(Overlay::Notice) {
            self.close_overlay();
        }
        self.arrange();
        if self.layout.area(self.cursor.node).is_none() {
            // The filter hides it now.
            self.go_to_match();
            self.keep_in_view();
        }
    }

    /// Tells why a competition could not be read again; what was read before stays.
    pub fn tell(&mut self, notice: Notice) {
        if self.overlay == Some(Overlay::Notice) && notice.whole.is_none() {
            self.close_overlay();
        }
        self.notice = Some(notice);
    }

    /// Opens a page at its beginning.
    pub(super) fn open_overlay(&mut self, overlay: Overlay) {
        self.overlay = Some(overlay);
        self.scroll.overlay = 0;
    }

    pub(super) fn close_overlay(&mut self) {
        self.overlay = None;
        self.scroll.overlay = 0;
    }

    /// The node of another bracket that is what the selection is in this one.
    fn same_node(&self, bracket: &Bracket) -> Option<Node> {
        let (old, new) = (self.bracket.competition(), bracket.competition());
        match self.cursor.node {
            Node::Tie(tie) => new.tie_ids().find(|id| new[*id].id == old[tie].id).map(Node::Tie),
            Node::Place(place) => {
                let code = old.place_code(place);
                new.place_ids().find(|id| new.place_code(*id) == code).map(Node::Place)
            }
        }
    }

    /// The selected club, once it is known.
    pub(super) fn club(&self) -> Option<ClubId> {
        self.cursor.club(&self.bracket)
    }

    /// What a terminal's event asks for; none when it is not for this program.
    pub fn action(&self, event: Event) -> Option<Action> {
        let typing = self.filter.editing && self.overlay.is_none();
        match &event {
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) => match keys::command(*key) {
                Some(command) if !typing || keys::acts_while_typing(command, *key) => Some(Action::Command(command)),
                _ => typing.then_some(Action::Typed(event)),
            },
            // Its letters are no keys.
            Event::Paste(_) => typing.then_some(Action::Typed(event)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(mouse.column, mouse.row)),
                MouseEventKind::ScrollUp => Some(Action::Wheel(mouse.column, mouse.row, -3)),
                MouseEventKind::ScrollDown => Some(Action::Wheel(mouse.column, mouse.row, 3)),
                _ => None,
            },
            Event::Resize(width, height) => Some(Action::Resize(Size::new(*width, *height))),
            _ => None,
        }
    }

    /// Does what an action asks for.
    pub fn update(&mut self, action: Action) -> Flow {
        let before = self.cursor;
        // Who turns the wheel looks elsewhere: the selection need not stay in view.
        let looks_away = matches!(action, Action::Wheel(..));
        match action {
            Action::Command(Command::Quit) => return Flow::Quit,
            Action::Command(Command::Suspend) => return Flow::Suspend,
            Action::Command(Command::Reload) => return Flow::Reload,
            Action::Command(command) if self.overlay.is_some() => self.in_overlay(command),
            Action::Command(command) if self.filter.editing => self.in_filter(command),
            Action::Command(command) => self.command(command),
            Action::Typed(event) => self.typed(&event),
            Action::Click(x, y) => self.click(x, y),
            Action::Wheel(x, y, lines) => self.wheel(x, y, lines),
            Action::Resize(size) => self.size = size,
        }
        if self.cursor != before {
            self.scroll.tie = 0;
        }
        self.arrange_screen();
        if !looks_away {
            self.keep_in_view();
            self.keep_place_in_view();
        }
        Flow::Continue
    }

    /// Takes note of what the last frame had to show, so that scrolling can end where it ends.
    pub fn note(&mut self, drawn: Extents) {
        self.drawn = drawn;
        self.scroll.tie = self.scroll.tie.min(drawn.tie);
        self.scroll.groups = self.scroll.groups.min(drawn.groups);
        self.scroll.overlay = self.scroll.overlay.min(drawn.overlay);
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Filter => self.filter.open(self.cursor),
            Command::NextMatch => self.next_match(1),
            Command::PreviousMatch => self.next_match(-1),
            Command::Hide => {
                self.filter.hide = !self.filter.hide;
                self.go_to_match();
                self.place_nodes();
            }
            Command::Density => {
                self.density = match self.density {
                    Density::Boxes => Density::Lines,
                    Density::Lines => Density::Boxes,
                };
            }
            Command::Help => self.open_overlay(Overlay::Help),
            Command::About => self.open_overlay(Overlay::About),
            Command::Problems if self.notice.as_ref().is_some_and(|notice| notice.whole.is_some()) => {
                self.open_overlay(Overlay::Notice);
            }
            Command::Problems => self.open_findings(),
            Command::NextPane => self.turn_to_pane(1),
            Command::PreviousPane => self.turn_to_pane(-1),
            Command::OtherClub => self.cursor = self.cursor.other_club(),
            Command::Back if self.focus != Pane::Bracket => self.focus = Pane::Bracket,
            Command::Back => self.end_filter(),
            _ => match self.focus {
                Pane::Bracket => self.in_bracket(command),
                Pane::Tie => self.in_tie(command),
                Pane::Groups => self.in_groups(command),
            },
        }
    }

    fn in_bracket(&mut self, command: Command) {
        let (bracket, layout, cursor) = (&self.bracket, &self.layout, self.cursor);
        let lanes = || self.lanes.get_or_init(|| Lanes::of(bracket, layout));
        let step = |by| cursor.step(bracket, layout, lanes(), by);
        let page = self.page();
        let moved = match command {
            Command::Up => step(-1),
            Command::Down => step(1),
            Command::PageUp => step(-page),
            Command::PageDown => step(page),
            Command::First => step(isize::MIN),
            Command::Last => step(isize::MAX),
            Command::Left => cursor.left(bracket, layout),
            Command::Right => match cursor.right(bracket, layout) {
                None if matches!(cursor.node, Node::Place(_)) => return self.open(),
                moved => moved,
            },
            Command::Open => return self.open(),
            _ => None,
        };
        if let Some(moved) = moved {
            self.select(moved);
        }
    }

    fn in_tie(&mut self, command: Command) {
        let page = self.screen.and_then(|screen| screen.tie).map_or(1, |area| area.height.saturating_sub(1).max(1));
        match command {
            Command::Left | Command::Right => self.in_bracket(command),
            _ => scroll(&mut self.scroll.tie, command, page, self.drawn.tie),
        }
    }

    fn in_overlay(&mut self, command: Command) {
        match self.overlay {
            // The key that opened the help closes it; any other page offers it.
            Some(Overlay::About | Overlay::Notice | Overlay::Findings) if command == Command::Help => {
                return self.open_overlay(Overlay::Help);
            }
            Some(Overlay::Findings) => return self.in_findings(command),
            _ => {}
        }
        let page = self.size.height.saturating_sub(4).max(1);
        match command {
            Command::Help | Command::About | Command::Problems | Command::Back | Command::Open => self.close_overlay(),
            _ => scroll(&mut self.scroll.overlay, command, page, u16::MAX),
        }
    }

    /// The tie that is selected, or that fills the place that is.
    pub(super) fn tie(&self) -> Option<TieId> {
        match self.cursor.node {
            Node::Tie(tie) => Some(tie),
            place @ Node::Place(_) => self.bracket.origin(place, Side::A),
        }
    }

    pub(super) fn select(&mut self, cursor: Cursor) {
        self.cursor = cursor;
        if let Node::Place(place) = cursor.node {
            self.place = place;
        }
    }

    pub(super) fn open(&mut self) {
        self.focus = match self.cursor.node {
            Node::Tie(_) => Pane::Tie,
            Node::Place(_) => Pane::Groups,
        };
    }

    fn turn_to_pane(&mut self, by: isize) {
        let panes = [Pane::Bracket, Pane::Tie, Pane::Groups];
        let count = if self.bracket.competition().places().is_empty() { 2 } else { 3 };
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0) as isize;
        self.focus = panes[(here + by).rem_euclid(count) as usize];
    }

    /// How many ties a screenful has.
    fn page(&self) -> isize {
        let height = self.screen.and_then(|screen| screen.bracket).map_or(1, |area| u32::from(area.height));
        let pitch = self.fit.metrics.lines + self.fit.metrics.gap;
        (height / pitch.max(1)).saturating_sub(1).max(1) as isize
    }

    /// Divides the screen and places every node, whatever was placed before.
    fn arrange(&mut self) {
        self.fit = self.divide_screen();
        self.place_nodes();
        self.keep_in_view();
    }

    /// Divides the screen anew; nodes are only placed anew when their columns no longer fit as they did.
    fn arrange_screen(&mut self) {
        let fit = self.divide_screen();
        if fit != self.fit {
            self.fit = fit;
            self.place_nodes();
        }
    }

    /// Divides the screen. Returns the columns that fit the bracket's part of it; as they are, when it has none.
    fn divide_screen(&mut self) -> Fit {
        let stage = !self.bracket.competition().places().is_empty();
        let groups = GroupNeeds { width: self.groups_width(), height: &|width| self.groups_height(width) };
        let screen = Screen::plan(
            self.size,
            Wishes {
                focus: self.focus,
                on_place: matches!(self.cursor.node, Node::Place(_)),
                bracket: &self.measures.needs(self.density),
                groups: stage.then_some(groups),
                filter: self.filter.editing || self.filter.found.is_some(),
            },
        );
        self.screen = screen;
        let Some(area) = self.screen.and_then(|screen| screen.bracket) else { return self.fit.clone() };
        let density = if self.screen.is_some_and(|screen| screen.list) { Density::Lines } else { self.density };
        self.measures.fit(density, area.as_size())
    }

    pub(super) fn place_nodes(&mut self) {
        let filter = &self.filter;
        self.layout = Layout::new(&self.bracket, &self.fit.metrics, |node| filter.shows(node));
        self.lanes = OnceCell::new();
    }

    /// Scrolls as little as it takes to have the selection in view, a line around it, and its column whole.
    fn keep_in_view(&mut self) {
        let Some(area) = self.screen.and_then(|screen| screen.bracket) else { return };
        let (width, height) = (u32::from(area.width), u32::from(area.height));
        let (x, y) = &mut self.origin;
        if let Some(node) = self.layout.area(self.cursor.node) {
            let around = if height > node.height + 1 { self.fit.metrics.gap } else { 0 };
            let (top, bottom) = (node.y.saturating_sub(around), node.bottom() + around);
            *y = (*y).clamp(bottom.saturating_sub(height), top.max(bottom.saturating_sub(height)));
            if node.x < *x {
                *x = node.x;
            } else if node.right() > *x + width {
                // Start with a whole column.
                let starts = (0..self.bracket.columns()).map(|column| self.layout.column(column).0);
                *x = starts.filter(|start| *start + width >= node.right()).min().unwrap_or(node.x);
            }
        }
        *y = (*y).min(self.layout.height().saturating_sub(height));
        if self.layout.width() <= width {
            *x = 0;
        }
    }
}

/// Scrolls a text by a line or a page, or to its beginning or end: `at` is the first line seen, `last` the end.
fn scroll(at: &mut u16, command: Command, page: u16, last: u16) {
    *at = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at.saturating_add(1),
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => at.saturating_add(page),
        Command::First => 0,
        Command::Last => last,
        _ => return,
    };
}

/// The uppermost tie of the first round that has one.
fn first_node(bracket: &Bracket) -> Node {
    let first = |round: usize| bracket.order().iter().copied().find(|node| bracket.column_of(*node) == round);
    // Reading lets no competition through that has no tie at all.
    (0..bracket.columns()).find_map(first).unwrap_or(Node::Tie(TieId(0)))
}
