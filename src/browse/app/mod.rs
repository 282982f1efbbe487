//! The program apart from any terminal: what is looked at, the panes it is looked at in, and what each action does to them.
//! Events come in through [`App::action`] and [`App::update`]; `view` draws the rest, and changes nothing.

mod parts;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::Size;

use super::keys::{Command, Keys};
use super::notice::Notice;
use super::panes::{self, Page, Pane, Placement, Reply};
use super::screen::{Arrangement, Screen, Side, Wishes, inside};
use super::settings::Settings;
use super::state::{Copied, State};
use crate::bracket::Bracket;
use crate::check::Finding;
use crate::competition::{self, Node};

/// Something that happens to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// A key was pressed that asks for something.
    Command(Command),
    /// A key for a line that is typed in, such as the filter, or a text that was pasted into it.
    Typed(Event),
    /// A click on a cell of the screen.
    Click(u16, u16),
    /// The wheel over a cell, by so many lines; up when negative.
    Wheel(u16, u16, i16),
    /// The screen has another size.
    Resize(Size),
}

/// What is to be done after an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flow {
    /// Nothing but to draw.
    Continue,
    /// The competition is to be read again.
    Reload,
    /// The program is to be suspended.
    Suspend,
    /// The program is to end.
    Quit,
}

/// The main pane is the first one of the list.
pub(super) const MAIN: usize = 0;

/// The whole program.
#[derive(Debug)]
pub struct App {
    pub(super) state: State,
    panes: Vec<Box<dyn Pane>>,
    /// The text of each pane.
    pages: Vec<Page>,
    /// None when the terminal is too small for anything.
    pub(super) screen: Option<Screen>,
    /// The pane that has the keys, or will have them again when the page over everything is closed.
    focus: usize,
    /// The page over everything.
    over: Option<usize>,
    arrangement: Arrangement,
    /// What a pane asked for, to be done next.
    asked: Option<Command>,
}

impl App {
    /// Opens a bracket on a screen, with the first tie selected.
    pub fn new(bracket: Bracket, size: Size) -> App {
        App::with(bracket, size, Vec::new())
    }

    /// The same, with more panes.
    pub fn with(bracket: Bracket, size: Size, more: Vec<Box<dyn Pane>>) -> App {
        App::set_up(bracket, size, more, &Settings::default())
    }

    /// The same, set up by whoever uses it.
    pub fn set_up(bracket: Bracket, size: Size, more: Vec<Box<dyn Pane>>, settings: &Settings) -> App {
        let mut panes = panes::all(settings.zoom, settings.sides.asked());
        panes.extend(more);
        let keys = panes::keys(&panes).set_up(&settings.keys, settings.mouse);
        let state = State::new(bracket, size, keys);
        let pages = panes.iter().map(|_| Page::default()).collect();
        let arrangement = settings.panes;
        let mut app = App { state, panes, pages, screen: None, focus: MAIN, over: None, arrangement, asked: None };
        app.arrange();
        app
    }

    /// The size of the screen that the app is laid out for.
    pub fn size(&self) -> Size {
        self.state.size()
    }

    /// The node that is selected.
    pub fn selection(&self) -> Node {
        self.state.selection()
    }

    /// The side of the club that is selected there; A at a place.
    pub fn side(&self) -> competition::Side {
        self.state.side()
    }

    /// All keys.
    pub fn keys(&self) -> &Keys {
        self.state.keys()
    }

    /// Sets the filter, as if `query` had been typed and kept.
    pub fn ask(&mut self, query: &str) {
        self.state.ask(query);
        self.state.looks_away = false;
        self.arrange();
    }

    /// Puts a competition that was read again in the place of the old one. Selection, filter and scrolling stay as far as
    /// what they were at is still there.
    pub fn replace(&mut self, bracket: Bracket) {
        self.state.replace(bracket);
        for (number, pane) in self.panes.iter_mut().enumerate() {
            if pane.replaced(&self.state) == Reply::Close && self.over == Some(number) {
                self.over = None;
            }
        }
        self.state.looks_away = false;
        self.arrange();
    }

    /// Begins to make ready what the first letter of a filter needs: for whoever has time, once something is seen.
    pub fn get_ready(&self) {
        self.state.filter.get_ready(&self.state.bracket);
    }

    /// Takes over what a check found in the competition that is shown.
    pub fn found(&mut self, findings: Vec<Finding>) {
        self.state.findings = Some(findings);
        self.arrange();
    }

    /// Tells something in the last line, until a competition is read again.
    pub fn tell(&mut self, notice: Notice) {
        self.state.tell(Some(notice));
        self.arrange();
    }

    /// What was copied, once.
    pub fn take_copied(&mut self) -> Option<Copied> {
        self.state.copied.take()
    }

    /// Tells something in the last line, until anything is done.
    pub fn tell_in_passing(&mut self, text: &str) {
        self.state.in_passing = Some(text.to_owned());
    }

    /// What a terminal's event asks for; none when it is not for this program.
    pub fn action(&self, event: Event) -> Option<Action> {
        let typing = self.over.map_or(self.state.filter.editing, |over| self.panes[over].is_typed_in());
        match &event {
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) if typing => {
                Some(self.keys().while_typing(*key).map_or_else(|| Action::Typed(event), Action::Command))
            }
            Event::Key(key) => self.keys().command(*key).map(Action::Command),
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
        match action {
            Action::Command(Command::Quit) => return Flow::Quit,
            Action::Command(Command::Suspend) => return Flow::Suspend,
            Action::Command(Command::Reload) => return Flow::Reload,
            _ => {}
        }
        self.state.looks_away = matches!(action, Action::Wheel(..));
        let before = self.state.cursor;
        self.asked = None;
        self.state.in_passing = None;
        match action {
            Action::Command(command) => match self.over {
                Some(over) => self.in_page(over, command),
                None if self.state.filter.editing => self.in_filter(command),
                None => self.command(command),
            },
            Action::Typed(event) => match self.over {
                Some(over) => self.panes[over].typed(&event),
                None => self.state.typed(&event),
            },
            Action::Click(x, y) => self.click(x, y),
            Action::Wheel(x, y, lines) => self.wheel(x, y, lines),
            Action::Resize(size) => self.state.size = size,
        }
        if self.state.cursor != before {
            // What is told of another selection begins at its beginning.
            let sides = self.pages.iter_mut().zip(&self.panes).filter(|(_, pane)| pane.place() == Placement::Side);
            sides.for_each(|(page, _)| page.rewind());
        }
        self.arrange();
        self.asked.take().map_or(Flow::Continue, |command| self.update(Action::Command(command)))
    }

    /// Does what a key asks for while a page is over everything.
    fn in_page(&mut self, over: usize, command: Command) {
        if let Some(other) = self.opened_by(command).filter(|other| *other != over && self.panes[*other].anywhere()) {
            return self.open(other);
        }
        let closes = matches!(command, Command::Back | Command::Open)
            || self.panes.iter().any(|pane| pane.opened_by() == Some(command));
        match self.give(over, command) {
            Reply::NotMine if closes => self.close(),
            reply => self.follow(reply),
        }
    }

    /// Does what a key asks for while the filter line is typed in.
    fn in_filter(&mut self, command: Command) {
        match command {
            Command::Open => self.state.filter.keep(),
            Command::Back => self.state.end_filter(),
            Command::Down | Command::NextPane => self.state.next_match(1),
            Command::Up | Command::PreviousPane => self.state.next_match(-1),
            _ => {
                if let Some(pane) = self.opened_by(command).filter(|pane| self.panes[*pane].anywhere()) {
                    self.open(pane);
                }
            }
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Filter => self.state.open_filter(),
            Command::NextMatch => self.state.next_match(1),
            Command::PreviousMatch => self.state.next_match(-1),
            Command::Hide => self.state.hide_or_show(),
            Command::NextPane => self.turn_to_pane(1),
            Command::PreviousPane => self.turn_to_pane(-1),
            _ => match self.opened_by(command) {
                Some(pane) => self.open(pane),
                None => {
                    let pane = self.owner(command).unwrap_or(self.focus);
                    match self.give(pane, command) {
                        Reply::NotMine if command == Command::Back => self.back(),
                        Reply::NotMine if pane != MAIN => {
                            let reply = self.give(MAIN, command);
                            self.follow(reply);
                        }
                        reply => self.follow(reply),
                    }
                }
            },
        }
    }

    fn give(&mut self, pane: usize, command: Command) -> Reply {
        let part = self.part(pane);
        let reply = self.panes[pane].command(&mut self.state, command, part);
        match reply {
            Reply::NotMine if self.scroll(pane, command) => return Reply::Done,
            // Something of its own may have changed.
            Reply::Done => self.pages[pane].forget(),
            _ => {}
        }
        reply
    }

    /// Scrolls the text of a pane. False when there is none, or the command is for something else.
    fn scroll(&mut self, pane: usize, command: Command) -> bool {
        let screenful = match self.panes[pane].place() {
            Placement::Over => self.state.size().height.saturating_sub(4),
            Placement::Main | Placement::Side => self.text_area(pane).height,
        };
        self.text(pane).is_some() && self.pages[pane].command(command, screenful)
    }

    fn follow(&mut self, reply: Reply) {
        match reply {
            Reply::NotMine | Reply::Done => return,
            Reply::Open => self.focus = self.about().unwrap_or(self.focus),
            Reply::ToMain => self.focus = MAIN,
            Reply::Close => {}
            Reply::Do(command) => self.asked = Some(command),
        }
        self.close();
    }

    /// Closes the page over everything.
    fn close(&mut self) {
        if let Some(over) = self.over.take() {
            self.panes[over].closed(&mut self.state);
        }
    }

    fn back(&mut self) {
        if self.focus != MAIN {
            self.focus = MAIN;
        } else if self.state.notice.is_some() {
            self.state.tell(None);
        } else {
            self.state.end_filter();
        }
    }

    fn open(&mut self, pane: usize) {
        if self.panes[pane].place() == Placement::Over {
            let table = self.keys().bindings().iter().map(|binding| binding.command);
            // Of a digit nobody knows which.
            let able =
                |command: &Command| !matches!(command, Command::Goals(_)) && self.does_something_beneath(*command);
            self.state.able = table.filter(able).collect();
            self.over = Some(pane);
        } else {
            self.focus = pane;
            self.close();
        }
        self.panes[pane].open(&mut self.state);
    }

    fn turn_to_pane(&mut self, by: isize) {
        let turns: Vec<usize> = std::iter::once(MAIN).chain(self.sides()).collect();
        let here = turns.iter().position(|pane| *pane == self.focus).unwrap_or(0) as isize;
        self.focus = turns[(here + by).rem_euclid(turns.len() as isize) as usize];
    }

    fn click(&mut self, x: u16, y: u16) {
        if let Some(over) = self.over {
            return self.click_in_page(over, x, y);
        }
        let Some(pane) = self.screen.as_ref().and_then(|screen| screen.pane_at(x, y)) else { return };
        self.focus = pane;
        let reply = if self.part(pane).area.contains((x, y).into()) {
            self.panes[pane].click(&mut self.state, x, y)
        } else {
            Reply::Done
        };
        self.follow(reply);
    }

    /// A click on a page over everything is the page's, where it knows what to do with it; else it closes the page.
    fn click_in_page(&mut self, over: usize, x: u16, y: u16) {
        let room = self.part(over).area;
        let page = inside(room, self.size_over(over));
        let reply = if page.contains((x, y).into()) {
            // It was arranged for all the room there is, from its upper left corner on.
            self.panes[over].click(&mut self.state, x - page.x + room.x, y - page.y + room.y)
        } else {
            Reply::NotMine
        };
        match reply {
            Reply::NotMine => self.close(),
            reply => self.follow(reply),
        }
    }

    fn wheel(&mut self, x: u16, y: u16, lines: i16) {
        let under = || self.screen.as_ref()?.pane_at(x, y);
        if let Some(pane) = self.over.or_else(under) {
            self.panes[pane].wheel(&self.state, lines);
            self.pages[pane].wheel(lines);
        }
    }

    /// Divides the screen, and gives each pane its part of it.
    fn arrange(&mut self) {
        if !self.panes[self.focus].offered(&self.state) {
            self.focus = MAIN;
        }
        self.state.at = self.panes[self.focus].selected(&self.state);
        self.over = self.over.filter(|over| self.panes[*over].offered(&self.state));
        let sides: Vec<Side> = self.sides().map(|number| self.side_needs(number)).collect();
        let wishes = Wishes {
            arrangement: self.arrangement,
            main: MAIN,
            needs: &self.panes[MAIN].needs(&self.state),
            sides: &sides,
            keys: self.focus,
            about: self.about(),
            filter: self.state.filter.editing || self.state.filter.found.is_some(),
        };
        let screen = Screen::plan(self.state.size(), &wishes);
        drop(sides);
        self.screen = screen;
        for number in 0..self.panes.len() {
            let part = self.part(number);
            self.panes[number].arrange(&self.state, part);
            let (room, pane) = (self.text_area(number).as_size(), &self.panes[number]);
            self.pages[number].arrange(&self.state, room, |room| pane.text(&self.state, room));
        }
    }

    fn side_needs(&self, number: usize) -> Side<'_> {
        let pane = &self.panes[number];
        let height = Box::new(move |width| pane.height(&self.state, width));
        Side { pane: number, width: pane.width(&self.state), height }
    }
}
