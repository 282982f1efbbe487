//! The bracket as a pane: which part of it is in view, and how the keys move through it.

mod change;
mod draw;
mod lanes;
mod marks;
mod whole;

use std::cell::OnceCell;
use std::sync::LazyLock;

use clap::ValueEnum;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use self::change::Changing;
pub(super) use self::change::UNKNOWN;
use self::draw::Scene;
use self::lanes::Lanes;
use self::marks::Marks;
use super::{Hint, MOVE, Needs, Pane, Part, Placement, Reply, where_it_is};
use crate::browse::cursor::Cursor;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::measure::{BAR, Density, Fit, HEADS};
use crate::browse::notice::Notice;
use crate::browse::screen::{is_list, take_right, take_top};
use crate::browse::state::{Since, State};
use crate::browse::theme::Theme;
use crate::competition::{Node, Side};
use crate::layout::{Layout, Sides, Strips, Wing};
use crate::wording;

/// The pane.
#[derive(Debug, Default)]
pub struct Bracket {
    zoom: Zoom,
    /// Where it is to begin; none as long as nobody has said.
    sides: Option<Sides>,
    /// None until it has been arranged.
    placed: Option<Placed>,
    /// The parts of it that are on the screen.
    parts: Option<Parts>,
    /// The cell of the canvas in the first cell of the body.
    origin: (u32, u32),
    changing: Changing,
    /// What the filter found, counted, while all of the bracket is seen.
    marks: Option<Marks>,
}

/// How near it is looked at. What is seen closer up than whole, and would be again, is placed in boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, ValueEnum)]
pub enum Zoom {
    /// A frame with a line for each club
    #[default]
    Boxes,
    /// One line a tie
    Lines,
    /// The whole bracket at once
    Whole,
}

impl Zoom {
    fn density(self) -> Density {
        match self {
            Zoom::Boxes | Zoom::Whole => Density::Boxes,
            Zoom::Lines => Density::Lines,
        }
    }

    /// The next one, in turns; a list has no boxes, but lines.
    fn next(self, is_list: bool) -> Zoom {
        match self {
            Zoom::Boxes if !is_list => Zoom::Lines,
            Zoom::Boxes | Zoom::Lines => Zoom::Whole,
            Zoom::Whole => Zoom::Boxes,
        }
    }
}

/// The nodes, in the columns that there was room for.
#[derive(Debug)]
struct Placed {
    /// What the state had to show then, and for how much room.
    edition: u32,
    room: Room,
    fit: Fit,
    layout: Layout,
    /// Made when up or down is pressed.
    lanes: OnceCell<Lanes>,
}

/// The room for the nodes, how much of each is shown, and where they are to begin if they can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Room {
    density: Density,
    sides: Option<Sides>,
    size: Size,
}

/// The parts of the pane.
#[derive(Debug, Clone, Copy)]
struct Parts {
    /// The names of the columns, where there is room for them.
    heads: Option<Rect>,
    body: Rect,
    /// The scroll bar right of it.
    bar: Rect,
}

/// A frame with two lines a tie, one line, or all ties at once.
const ZOOM: Command = Command::Own("zoom");
/// The halves left and right of the final, or all of it from left to right.
const SIDES: Command = Command::Own("sides");

const BINDINGS: &[Binding] = &[
    Binding::new(ZOOM, &[Key::letter('z')], "full boxes, one line a tie, or the whole bracket at once", Some("zoom")),
    Binding::new(SIDES, &[Key::letter('b')], "both halves around the final, where there is room, or one side", None),
    Binding::new(Command::OtherClub, &[Key::letter(' ')], "the other club of the tie: its road lights up", None),
];

impl Pane for Bracket {
    fn name(&self) -> &'static str {
        "bracket"
    }

    fn place(&self) -> Placement {
        Placement::Main
    }

    fn bindings(&self) -> &[Binding] {
        static ALL: LazyLock<Vec<Binding>> = LazyLock::new(|| [BINDINGS, change::BINDINGS].concat());
        &ALL
    }

    fn hints(&self, state: &State) -> &[Hint] {
        match self.changing.figure(state) {
            None if self.zoom == Zoom::Whole => &[(MOVE, "move"), (&[Command::Open], "zoom in")],
            Some(_) => change::HINTS,
            None => &[(MOVE, "move")],
        }
    }

    fn position(&self, state: &State) -> [String; 2] {
        match (self.changing.figure(state), state.club()) {
            (Some(figure), Some(club)) => {
                let figure = wording::figure(figure);
                [format!("{figure}, {}", state.bracket().competition()[club].name), figure]
            }
            _ => where_it_is(state),
        }
    }

    fn answers(&self, state: &State, command: Command) -> bool {
        match command {
            ZOOM => self.parts.is_some(),
            SIDES => self.zoom != Zoom::Whole && state.measures.least_of_two_sides(self.zoom.density()).is_some(),
            // A place has one club.
            Command::OtherClub => matches!(state.selection(), Node::Tie(_)),
            Command::Goals(_) => change::open_to_change(state).is_some() && self.changing.figure(state).is_none(),
            Command::Open => self.changing.figure(state).is_none() && self.zoom != Zoom::Whole,
            _ => true,
        }
    }

    fn needs(&self, state: &State) -> Needs {
        let room = self.room(state);
        let sides = state.measures.sides(self.zoom.density(), state.size().width, room.sides);
        state.measures.needs(self.zoom.density(), sides).clone()
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.placed = None;
        Reply::Done
    }

    fn arrange(&mut self, state: &State, part: Part) {
        self.changing.end_elsewhere(state);
        self.parts = (!part.area.is_empty()).then(|| self.divide(state, part.area));
        self.place_nodes(state);
        if !state.looks_away {
            self.keep_in_view(state);
        }
        // While it is not on the screen, it may still stand there as it was seen closer up.
        if let (Some(_), Some(placed), Zoom::Whole) = (self.parts, &self.placed, self.zoom) {
            let columns = state.bracket.competition().columns();
            self.marks = Marks::current(self.marks.take(), &placed.layout, columns, &state.filter, state.edition());
        }
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        if let Some(reply) = self.changing.command(state, command) {
            // Figures are seen closer up.
            if self.zoom == Zoom::Whole && self.changing.figure(state).is_some() {
                self.zoom = Zoom::Boxes;
            }
            return reply;
        }
        match command {
            ZOOM => self.zoom = self.zoom.next(is_list(state.size())),
            SIDES => self.turn_sides(state),
            Command::Open | Command::Back if self.zoom == Zoom::Whole && !is_for_filter(state, command) => {
                self.zoom = Zoom::Boxes;
            }
            Command::OtherClub => state.cursor = state.cursor.other_club(),
            Command::Open => return Reply::Open,
            Command::Back => return Reply::NotMine,
            _ => match self.moved(state, command) {
                Some(moved) => state.move_to(moved),
                None if command == Command::Right && matches!(state.selection(), Node::Place(_)) => return Reply::Open,
                None => {}
            },
        }
        Reply::Done
    }

    fn click(&mut self, state: &mut State, x: u16, y: u16) -> Reply {
        let (Some(Parts { bar, .. }), Some(placed)) = (self.parts, &self.placed) else { return Reply::Done };
        if let Some(strips) = self.strips(placed) {
            return self.click_in_strips(state, &strips, x, y);
        }
        if bar.contains(Position::new(x, y)) {
            let line = u32::from(y - bar.y) * placed.layout.height() / u32::from(bar.height.max(1));
            let track = placed.layout.track_of(state.selection());
            if let Some(node) = track.and_then(|track| placed.layout.nearest(track, line)) {
                state.select(node);
            }
        } else if let Some(cursor) = self.cursor_at(state, x, y) {
            if cursor == state.cursor {
                return Reply::Open;
            }
            state.move_to(cursor);
        }
        Reply::Done
    }

    fn wheel(&mut self, _state: &State, lines: i16) {
        let (Some(Parts { body, .. }), Some(placed)) = (self.parts, &self.placed) else { return };
        if self.zoom == Zoom::Whole {
            return;
        }
        let most = placed.layout.height().saturating_sub(u32::from(body.height));
        self.origin.1 = self.origin.1.saturating_add_signed(i32::from(lines)).min(most);
    }

    fn draw(&self, state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let (Some(parts), Some(placed)) = (self.parts, &self.placed) {
            let scene = Scene::of(state, placed, self.origin, theme, part.has_keys);
            match self.strips(placed) {
                Some(strips) => whole::draw(&scene, &strips, self.marks.as_ref(), parts, buffer),
                None => draw::draw(&scene.changing(self.changing.figure(state)), parts, buffer),
            }
        }
    }
}

impl Bracket {
    /// One that is looked at from so near at first.
    pub fn at(zoom: Zoom, sides: Option<Sides>) -> Bracket {
        Bracket { zoom, sides, ..Bracket::default() }
    }

    fn divide(&self, state: &State, mut area: Rect) -> Parts {
        let heads = (area.height >= 6 && !is_list(state.size())).then(|| {
            let needs = self.needs(state);
            let has_room = area.height >= needs.height.saturating_add(HEADS).min(12);
            take_top(&mut area, if has_room { HEADS } else { 1 })
        });
        let bar = take_right(&mut area, BAR);
        Parts { heads, body: area, bar }
    }

    /// Places the nodes, unless they are placed already just as they would be.
    fn place_nodes(&mut self, state: &State) {
        let room = self.room(state);
        if let Some(placed) = &mut self.placed {
            if placed.edition == state.edition() && placed.room == room {
                return;
            }
            let fit = room.fit(state);
            if placed.fit.metrics.has_lines_of(&fit.metrics) && placed.follow(state) {
                return placed.widen(room, fit);
            }
        }
        self.placed = Some(Placed::new(state, room));
    }

    /// The room for the nodes, and how much of each is shown. While the pane is not on the screen, that stays as it is.
    fn room(&self, state: &State) -> Room {
        let density = if is_list(state.size()) { Density::Lines } else { self.zoom.density() };
        // From afar it has one side.
        let sides = if self.zoom == Zoom::Whole { Some(Sides::One) } else { self.sides };
        match (self.parts, &self.placed) {
            (Some(parts), _) => Room { density, sides, size: parts.body.as_size() },
            (None, Some(placed)) => placed.room,
            (None, None) => Room { density, sides, size: state.size() },
        }
    }

    /// Two sides instead of one, or one instead of two. Where there is no room for two, that is told.
    fn turn_sides(&mut self, state: &mut State) {
        let (density, width) = (self.zoom.density(), state.size().width);
        let now = state.measures.sides(density, width, self.sides);
        self.sides = Some(if now == Sides::Two { Sides::One } else { Sides::Two });
        let least = state.measures.least_of_two_sides(density).unwrap_or(0);
        if self.sides == Some(Sides::Two) && least > width {
            state.tell(Some(Notice::short(&format!("both halves take {least} columns; there are {width}"))));
        }
    }

    fn moved(&self, state: &State, command: Command) -> Option<Cursor> {
        let placed = self.placed.as_ref()?;
        let (bracket, layout, cursor) = (&state.bracket, &placed.layout, state.cursor);
        let column = bracket.competition().column_of(cursor.node);
        let lanes = || placed.lanes.get_or_init(|| Lanes::of(bracket, layout));
        match command {
            Command::Left | Command::Right => sideways(bracket, layout, cursor, command),
            Command::NextRound => cursor.next_round(bracket, layout),
            Command::PreviousRound => cursor.previous_round(bracket, layout),
            _ => {
                let by = command.lines(self.screenful(placed))?;
                match self.strips(placed).filter(|_| layout.nodes(column).len() > 1) {
                    Some(strips) => {
                        whole::step(&strips, layout, column, cursor.node, by).map(|node| Cursor::at(bracket, node))
                    }
                    None => lanes().step(bracket, layout, cursor, by),
                }
            }
        }
    }

    /// The strips of all of it, while that is what is seen.
    fn strips(&self, placed: &Placed) -> Option<Strips> {
        let body = self.parts?.body;
        let of = || Strips::of(&placed.layout, &placed.fit.metrics, body.width.into(), body.height.into());
        (self.zoom == Zoom::Whole).then(of)
    }

    /// How many ties a screenful has; where all of them are seen, half of the rows.
    fn screenful(&self, placed: &Placed) -> usize {
        if let Some(strips) = self.strips(placed) {
            return strips.rows() as usize / 2;
        }
        let height = self.parts.map_or(1, |parts| u32::from(parts.body.height));
        let pitch = placed.fit.metrics.lines + placed.fit.metrics.gap;
        (height / pitch.max(1)).saturating_sub(1).max(1) as usize
    }

    /// Scrolls as little as it takes to have the selection in view, a line around it, and its column whole.
    fn keep_in_view(&mut self, state: &State) {
        let (Some(Parts { body, .. }), Some(placed)) = (self.parts, &self.placed) else { return };
        let layout = &placed.layout;
        let (width, height) = (u32::from(body.width), u32::from(body.height));
        let (x, y) = &mut self.origin;
        if let Some(node) = layout.area(state.selection()) {
            let around = if height > node.height + 1 { placed.fit.metrics.gap } else { 0 };
            let (top, bottom) = (node.y.saturating_sub(around), node.bottom() + around);
            *y = (*y).clamp(bottom.saturating_sub(height), top.max(bottom.saturating_sub(height)));
            if node.x < *x {
                *x = node.x;
            } else if node.right() > *x + width {
                // Start with a whole column: one before it, or, where it is wider than the screen, with it.
                let starts = (0..layout.tracks()).map(|track| layout.track(track).0);
                let whole = |start: &u32| *start <= node.x && *start + width >= node.right();
                *x = starts.filter(whole).min().unwrap_or(node.x);
            }
        }
        *y = (*y).min(layout.height().saturating_sub(height));
        if layout.width() <= width {
            *x = 0;
        }
    }

    /// A click where all of the bracket is seen: selects a tie of the cell; where one is selected already, that is looked at
    /// closer up.
    fn click_in_strips(&mut self, state: &mut State, strips: &Strips, x: u16, y: u16) -> Reply {
        let (Some(Parts { body, .. }), Some(placed)) = (self.parts, &self.placed) else { return Reply::Done };
        let row = u32::from(y.saturating_sub(body.y)).min(strips.rows() - 1);
        let x = u32::from(x.saturating_sub(body.x));
        let node = whole::node_at(state, &placed.layout, strips, x, row);
        let cell = |node: Node| strips.cell(&placed.layout, node);
        match node {
            Some(node) if cell(node) == cell(state.selection()) => self.zoom = Zoom::Boxes,
            Some(node) => state.select(node),
            None => {}
        }
        Reply::Done
    }

    /// The club that is drawn at a cell of the screen; at a head, the nearest tie below it.
    fn cursor_at(&self, state: &State, x: u16, y: u16) -> Option<Cursor> {
        let Placed { layout, fit, .. } = self.placed.as_ref()?;
        let (bracket, body) = (&state.bracket, self.parts?.body);
        let column = u32::from(x - body.x) + self.origin.0;
        if y < body.y {
            let nearest = layout.nearest(layout.track_at(column)?, self.origin.1)?;
            return Some(Cursor::at(bracket, nearest));
        }
        let line = u32::from(y - body.y) + self.origin.1;
        let node = layout.at(column, line)?;
        let cursor = Cursor::at(bracket, node);
        let area = layout.area(node)?;
        let is_second = if area.height > 1 {
            line == area.y + layout.line_of(Side::B)
        } else {
            column >= draw::second_club(state, fit, bracket.competition().column_of(node), area)
        };
        Some(match node {
            Node::Tie(_) => Cursor { side: if is_second { Side::B } else { Side::A }, ..cursor },
            Node::Place(_) => cursor,
        })
    }
}

impl Room {
    fn fit(self, state: &State) -> Fit {
        state.measures.fit(self.density, self.sides, self.size)
    }
}

impl Placed {
    fn new(state: &State, room: Room) -> Placed {
        let fit = room.fit(state);
        let layout = Layout::new(&state.bracket, &fit.metrics, |node| state.filter.shows(node));
        Placed { edition: state.edition(), room, fit, layout, lanes: OnceCell::new() }
    }

    /// Makes its columns as wide as there is room for now.
    fn widen(&mut self, room: Room, fit: Fit) {
        if fit.metrics != self.fit.metrics {
            self.layout.widen(&fit.metrics);
        }
        (self.room, self.fit) = (room, fit);
    }

    /// Makes it what the state has to show now, if everything stands where it stood. False where it may not.
    fn follow(&mut self, state: &State) -> bool {
        match state.since(self.edition) {
            Since::Nothing => return true,
            Since::Ties(ties) => self.layout.follow(&state.bracket, ties),
            Since::Anything => return false,
        }
        self.edition = state.edition();
        self.lanes = OnceCell::new();
        true
    }
}

/// Where an arrow to the left or to the right leads: in the right wing the tree runs the other way, and the final has a tie
/// that leads to it on either side.
fn sideways(bracket: &crate::bracket::Bracket, layout: &Layout, cursor: Cursor, command: Command) -> Option<Cursor> {
    let to_the_right = command == Command::Right;
    if layout.middle() == Some(cursor.node) {
        let side = if to_the_right { Side::B } else { Side::A };
        return Cursor { side, ..cursor }.left(bracket, layout);
    }
    match layout.wing(cursor.node) {
        Some(Wing::Right) if to_the_right => cursor.left(bracket, layout),
        Some(Wing::Right) => cursor.right(bracket, layout),
        Some(Wing::Left) | None if to_the_right => cursor.right(bracket, layout),
        Some(Wing::Left) | None => cursor.left(bracket, layout),
    }
}

/// Whether a key is for the filter: it is gone back from first.
fn is_for_filter(state: &State, command: Command) -> bool {
    command == Command::Back && state.filter.found.is_some()
}
