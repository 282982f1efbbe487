//! The panes, a room each: where it goes, when it is offered, its keys, what a command, a click and the wheel do to it, and
//! what it draws. `all` lists them; whatever else there is (focus, Tab, footer, help, mouse) is made from that list, and
//! knows none by its name.

mod about;
mod bracket;
mod changes;
mod dispute;
mod findings;
mod go_to;
mod groups;
mod help;
mod map;
mod notice;
mod numbers;
mod outcomes;
mod page;
mod road;
mod scenario;
mod tie;

use crate::competition::Node;
use crate::layout::Sides;
use std::fmt;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

pub use self::bracket::Zoom;
pub(super) use self::page::Page;
pub use self::page::Scroll;
use super::keys::{Binding, Command, Keys};
pub use super::screen::{Breakpoint, Needs, Sight};
use super::sheet::Columns;
use super::state::State;
use super::theme::{Role, Theme};

/// Every pane of the program: the main one first, then those that are reached with Tab, in this order; the bracket looked at
/// from so near, and on such sides of its final.
pub(super) fn all(zoom: Zoom, sides: Option<Sides>) -> Vec<Box<dyn Pane>> {
    vec![
        Box::new(bracket::Bracket::at(zoom, sides)),
        Box::new(tie::Tie),
        Box::new(groups::Groups::default()),
        Box::new(outcomes::OutcomeMap::default()),
        Box::new(road::ClubRoad::default()),
        Box::new(scenario::Scenarios::default()),
        Box::new(changes::Changes::default()),
        Box::new(about::About),
        Box::new(numbers::InNumbers::default()),
        Box::new(notice::Notice),
        Box::new(findings::Findings::default()),
        Box::new(go_to::GoTo::default()),
        Box::new(help::Help),
    ]
}

/// The table of keys, with those of some panes.
pub(super) fn keys(panes: &[Box<dyn Pane>]) -> Keys {
    let of = |anywhere: bool| {
        let panes = panes.iter().filter(move |pane| pane.anywhere() == anywhere);
        panes.flat_map(|pane| pane.bindings()).cloned().collect::<Vec<_>>()
    };
    let turns: Vec<&str> =
        panes.iter().filter(|pane| pane.place() != Placement::Over).map(|pane| pane.name()).collect();
    Keys::with(&of(false), &of(true), &turns)
}

/// Where a pane goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// The main part of the screen. There is one such pane, the bracket.
    Main,
    /// Beside the main part or below it; where there is no room for that, in its place while the pane has the keys.
    Side,
    /// Over everything, in a frame, while it is open.
    Over,
}

/// What a pane has of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Its cells; none while it is not on the screen.
    pub area: Rect,
    /// Whether the keys go to it.
    pub has_keys: bool,
}

/// What came of a command or a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reply {
    /// It was nothing for this pane: it does what it does elsewhere.
    NotMine,
    /// Nothing else is to be done.
    Done,
    /// The keys go to the pane that is about what is selected.
    Open,
    /// The keys go to the main pane.
    ToMain,
    /// The page is closed.
    Close,
    /// The page is closed, and this is done as if its key had been pressed.
    Do(Command),
}

/// Commands whose keys are told in the footer, and a word for what they do.
pub type Hint = (&'static [Command], &'static str);

/// Those that many panes have.
const CLOSE: Hint = (&[Command::Back], "close");
const BACK: Hint = (&[Command::Back], "back");
const SCROLL: Hint = (&[Command::Up, Command::Down], "scroll");
const SELECT: Hint = (&[Command::Up, Command::Down], "select");
const GO_THERE: Hint = (&[Command::Open], "go there");
/// All ways that there are.
const MOVE: &[Command] = &[Command::Left, Command::Up, Command::Down, Command::Right];

/// A pane.
///
/// All it is given to show is the [`State`]; what it alone needs to know (what is selected in it, where it is scrolled to) is
/// its own. It is arranged after everything that happens, and that is when it is found out how far it can be scrolled;
/// drawing changes nothing. One that is a text says what is written, and the rest is done for it.
pub trait Pane: fmt::Debug {
    /// Its name, as the help tells it.
    fn name(&self) -> &'static str;

    /// Where it goes.
    fn place(&self) -> Placement;

    /// Whether there is anything to show.
    fn offered(&self, _state: &State) -> bool {
        true
    }

    /// The keys that it adds to the table: the one that opens it, and those of its own.
    fn bindings(&self) -> &[Binding] {
        &[]
    }

    /// The command that gives it the keys, besides Tab. Where several panes have the same one, it opens the first that is
    /// offered.
    fn opened_by(&self) -> Option<Command> {
        None
    }

    /// Whether it is also opened from pages over everything, and while a filter is typed.
    fn anywhere(&self) -> bool {
        false
    }

    /// Whether it is about such a node: the one that opens where the node is opened.
    fn is_about(&self, _node: Node) -> bool {
        false
    }

    /// The node that is selected while the pane has the keys.
    fn selected(&self, state: &State) -> Node {
        state.selection()
    }

    /// What the footer tells first while the pane has the keys.
    fn hints(&self, _state: &State) -> &[Hint] {
        match self.place() {
            Placement::Main => &[],
            Placement::Side => &[BACK, SCROLL],
            Placement::Over => &[CLOSE, SCROLL],
        }
    }

    /// Whether a command would do anything: while the pane has the keys, and always where the command is its own.
    fn answers(&self, _state: &State, _command: Command) -> bool {
        true
    }

    /// Where the selection is, for the footer: in full, and as short as it can be.
    fn position(&self, state: &State) -> [String; 2] {
        where_it_is(state)
    }

    /// What the title tells, beside the key that opens the pane.
    fn in_title(&self, _state: &State) -> Option<(String, Role)> {
        None
    }

    /// A sentence in its place, where there is no room for it.
    fn in_short(&self, _state: &State) -> String {
        String::new()
    }

    /// What the main pane needs.
    fn needs(&self, _state: &State) -> Needs {
        Needs::default()
    }

    /// The cells in which nothing of a pane at the side is cut; none where it is content to share a part with others.
    fn width(&self, _state: &State) -> Option<u16> {
        None
    }

    /// The lines that all of a pane at the side takes at some width.
    fn height(&self, _state: &State, _width: u16) -> u16 {
        0
    }

    /// The title of a page over everything.
    fn title(&self, _state: &State) -> String {
        self.name().to_owned()
    }

    /// What stands over a pane at the side, and behind that something less important.
    fn head(&self, _state: &State) -> [String; 2] {
        [self.name().to_owned(), String::new()]
    }

    /// The text that it shows in some room, where that is all it shows. Then it is scrolled and drawn by the program; the
    /// pane says what is written.
    fn text(&self, _state: &State, _room: Size) -> Option<Columns> {
        None
    }

    /// The cells that a page over everything takes of those it was arranged for, if it is no text.
    fn size(&self, _state: &State, room: Size) -> Size {
        room
    }

    /// It is opened with its key.
    fn open(&mut self, _state: &mut State) {}

    /// It was a page over everything, and is closed.
    fn closed(&mut self, _state: &mut State) {}

    /// Another competition has taken the place of the one that was shown.
    fn replaced(&mut self, _state: &State) -> Reply {
        Reply::Done
    }

    /// It is given its part of the screen. A page over everything is given all the room there is; of that it has as much as
    /// its text takes, or as [`size`](Pane::size) says, when it is drawn.
    fn arrange(&mut self, _state: &State, _part: Part) {}

    /// Does what a key asks for: one that goes to the pane, or one of its own. A text is scrolled where it is not for the
    /// pane.
    fn command(&mut self, _state: &mut State, _command: Command, _part: Part) -> Reply {
        Reply::NotMine
    }

    /// Whether letters go to it, as a page over everything in which something is typed.
    fn is_typed_in(&self) -> bool {
        false
    }

    /// A key for what is typed in it, or a text that was pasted.
    fn typed(&mut self, _event: &Event) {}

    /// A click on one of its cells. It has the keys by then. One on a page over everything closes the page, unless it is for
    /// the pane; the page counts from the corner of its room, wherever it is drawn in that.
    fn click(&mut self, _state: &mut State, _x: u16, _y: u16) -> Reply {
        Reply::NotMine
    }

    /// The wheel, turned over it by so many lines; up when negative.
    fn wheel(&mut self, _state: &State, _lines: i16) {}

    /// Draws it, if it is no text: all but its head.
    fn draw(&self, _state: &State, _theme: Theme, _part: Part, _buffer: &mut Buffer) {}
}

/// Where the selection is: "First round 3 of 20", and "3 of 20".
pub(super) fn where_it_is(state: &State) -> [String; 2] {
    let (competition, node) = (state.bracket().competition(), state.selection());
    let (number, count) = competition.number(node);
    let short = format!("{number} of {count}");
    [format!("{} {short}", competition.column_name(competition.column_of(node))), short]
}

/// The entry of a list that a key leads to from another, counted from 0, with so many to a screenful and this one as the last;
/// none where the key is for something else.
pub(super) fn step_in_list(command: Command, from: usize, page: usize, last: usize) -> Option<usize> {
    let lines = command.lines(page)?;
    Some(from.saturating_add_signed(lines).min(last))
}

/// What is below the head of a pane.
pub(super) fn below_head(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}
