//! Where to go, or what to do: rounds, clubs, ties and every action, by what is typed of their names, as many around the
//! selected one as there is room for. An action stands there with its key; one that would do nothing now is faint. It leaves
//! nothing behind, other than the filter does.
//!
//! ```text
//!  al ah
//!
//!  Al Ahly Tripoli LBY                       Second round · 12 of 16
//!  Al Ahli Wad Madani SDN                      First round · 9 of 20
//! ```
//!
//! `found` is what is called so, `fuzzy` how letters fit a name, `entry` how it stands there.

mod entry;
mod found;
mod fuzzy;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use tui_input::Input;

use self::found::{Found, Target};
use self::fuzzy::Fuzzy;
use super::{CLOSE, Hint, Pane, Part, Placement, Reply, SELECT, step_in_list};
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::browse::typing;

/// The pane.
#[derive(Debug, Default)]
pub struct GoTo {
    line: Input,
    /// What the line means, and in which edition; none until it is looked for again.
    found: Option<(u32, Found)>,
    /// The first, until another entry is selected; of all rounds the one that one stands in.
    selected: Option<usize>,
    /// While it is open.
    shown: Option<Shown>,
}

#[derive(Debug)]
struct Shown {
    page: Excerpt,
    /// The line of the screen with its first entry, and which one that is.
    top: u16,
    first: usize,
}

const OPEN: Command = Command::Own("go-to");

/// The widest and the highest that the page is worth, and its lines over the entries.
const WIDEST: u16 = 72;
const HIGHEST: u16 = 24;
const ABOVE: u16 = 2;

impl Pane for GoTo {
    fn name(&self) -> &'static str {
        "go to"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            OPEN,
            &[Key::letter(':'), Key::ctrl('p')],
            "any action by its name; or go to a round, a club or a tie",
            None,
        )];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn anywhere(&self) -> bool {
        true
    }

    fn hints(&self, _state: &State) -> &[Hint] {
        &[CLOSE, SELECT, (&[Command::Open], "do it, or go there")]
    }

    fn title(&self, state: &State) -> String {
        match self.count() {
            0 => "Go to".to_owned(),
            count => format!("Go to · {} of {count}", self.selected(state) + 1),
        }
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        Size::new(room.width.min(WIDEST), room.height.min(HIGHEST))
    }

    fn open(&mut self, state: &mut State) {
        state.filter.get_ready(&state.bracket);
        *self = GoTo::default();
    }

    fn replaced(&mut self, _state: &State) -> Reply {
        self.found = None;
        Reply::Done
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Looked for only while it is open.
        self.shown = None;
        if part.area.is_empty() {
            return;
        }
        if self.found.as_ref().is_none_or(|(edition, _)| *edition != state.edition()) {
            self.found = Some((state.edition(), Found::by(state, self.line.value(), OPEN)));
        }
        self.shown = Some(self.page(state, part.area));
    }

    fn command(&mut self, state: &mut State, command: Command, part: Part) -> Reply {
        let page = usize::from(entries_in(self.size(state, part.area.as_size())));
        let step = match command {
            Command::Back => return Reply::Close,
            Command::Open => return self.go_there(state),
            Command::NextPane => Command::Down,
            Command::PreviousPane => Command::Up,
            other => other,
        };
        let last = self.count().saturating_sub(1);
        self.selected = step_in_list(step, self.selected(state), page, last).or(self.selected);
        Reply::Done
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn typed(&mut self, event: &Event) {
        if typing::edit(&mut self.line, event) {
            (self.found, self.selected) = (None, None);
        }
    }

    fn click(&mut self, state: &mut State, _x: u16, y: u16) -> Reply {
        let Some(shown) = &self.shown else { return Reply::Done };
        let entry = y.checked_sub(shown.top).map(|line| shown.first + usize::from(line));
        let Some(entry) = entry.filter(|entry| *entry < self.count()) else { return Reply::Done };
        self.selected = Some(entry);
        self.go_there(state)
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let to = self.selected(state).saturating_add_signed(if lines < 0 { -1 } else { 1 });
        self.selected = Some(to.min(self.count().saturating_sub(1)));
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.page.draw(theme, part.area, buffer);
        }
    }
}

impl GoTo {
    fn count(&self) -> usize {
        self.found.as_ref().map_or(0, |(_, found)| found.count())
    }

    fn selected(&self, state: &State) -> usize {
        let here = state.bracket().competition().column_of(state.selection());
        let own = || {
            let (_, found) = self.found.as_ref().filter(|_| self.line.value().is_empty())?;
            found.position_of(here)
        };
        self.selected.or_else(own).unwrap_or(0).min(self.count().saturating_sub(1))
    }

    fn go_there(&self, state: &mut State) -> Reply {
        let target = self.found.as_ref().and_then(|(_, found)| found.entry(self.selected(state)));
        match target {
            Some(Target::Action(at)) => match state.keys().bindings().get(at).map(|binding| binding.command) {
                Some(command) if state.does_something(command) => Reply::Do(command),
                _ => Reply::Done,
            },
            target => match target.and_then(|target| entry::cursor(target, state.bracket())) {
                Some(cursor) => {
                    state.reveal_at(cursor);
                    Reply::ToMain
                }
                None => Reply::Done,
            },
        }
    }

    /// The line, and as many entries as there is room for.
    fn page(&self, state: &State, room: Rect) -> Shown {
        let size = self.size(state, room.as_size());
        let mut sheet = Sheet::new(size.width);
        sheet.line(typing::written(&self.line));
        sheet.blank();
        let (count, lines) = (self.count(), usize::from(entries_in(size)));
        let selected = self.selected(state);
        let first = selected.saturating_sub(lines / 2).min(count.saturating_sub(lines));
        let mut fuzzy = Fuzzy::new(self.line.value());
        for entry in first..count.min(first + lines) {
            let target = self.found.as_ref().and_then(|(_, found)| found.entry(entry));
            target
                .into_iter()
                .for_each(|target| entry::write(target, &mut sheet, state, &mut fuzzy, entry == selected));
        }
        if count == 0 {
            sheet.text(1, "nothing is called that", Theme::notice);
        }
        Shown { page: Excerpt { sheet, above: first > 0, below: first + lines < count }, top: room.y + ABOVE, first }
    }
}

/// How many entries a page of some size has.
fn entries_in(size: Size) -> u16 {
    size.height.saturating_sub(ABOVE).max(1)
}
