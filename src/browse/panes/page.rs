//! The text that a pane shows, and how far it is scrolled.

use std::cell::OnceCell;

use ratatui::layout::Size;

use crate::browse::keys::Command;
use crate::browse::sheet::Columns;
use crate::browse::state::State;
use crate::competition::Node;

/// The first line that is seen of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll(u16);

impl Scroll {
    /// The first line that is seen.
    pub fn line(self) -> u16 {
        self.0
    }

    /// Scrolls by a line, by a screenful of so many or half of it, or to either end. False when the command is for something
    /// else.
    pub fn command(&mut self, command: Command, screenful: u16) -> bool {
        let Some(lines) = command.lines(usize::from(screenful)) else { return false };
        let to = usize::from(self.0).saturating_add_signed(lines);
        self.0 = u16::try_from(to).unwrap_or(u16::MAX);
        true
    }

    /// Scrolls by so many lines; up when negative.
    pub fn wheel(&mut self, lines: i16) {
        self.0 = self.0.saturating_add_signed(lines);
    }

    /// Holds it between two lines.
    pub fn clamp(&mut self, least: u16, most: u16) {
        self.0 = self.0.clamp(least, most.max(least));
    }
}

/// The text of a pane, written when it is first needed, and anew when something else is shown or selected, or the room for
/// it is another.
#[derive(Debug, Default)]
pub(in crate::browse) struct Page {
    of: Option<(u32, Node, Size)>,
    /// None for a pane that shows something else than a text.
    written: OnceCell<Option<Columns>>,
    scroll: Scroll,
}

impl Page {
    /// Makes it one for some room, as `write` writes it; scrolled no further than to its end. Without room it is closed: it
    /// opens at its beginning.
    pub fn arrange(&mut self, state: &State, room: Size, write: impl FnOnce(Size) -> Option<Columns>) {
        let of = Some((state.edition(), state.selection(), room));
        if self.of != of {
            self.forget();
            self.of = of;
        }
        if room.width == 0 || room.height == 0 {
            self.rewind();
        } else if self.scroll.line() > 0 {
            let last = self.columns(write).map_or(0, Columns::beyond);
            self.scroll.clamp(0, last);
        }
    }

    /// Has it written anew.
    pub fn forget(&mut self) {
        self.of = None;
        self.written = OnceCell::new();
    }

    /// Scrolls it back to its beginning.
    pub fn rewind(&mut self) {
        self.scroll = Scroll::default();
    }

    /// The text, if it is one.
    pub fn columns(&self, write: impl FnOnce(Size) -> Option<Columns>) -> Option<&Columns> {
        self.written.get_or_init(|| write(self.of.map_or(Size::ZERO, |(.., room)| room))).as_ref()
    }

    /// Scrolls it, by so many lines for a screenful. False when the command is for something else.
    pub fn command(&mut self, command: Command, screenful: u16) -> bool {
        self.scroll.command(command, screenful)
    }

    /// Scrolls it by so many lines; up when negative.
    pub fn wheel(&mut self, lines: i16) {
        self.scroll.wheel(lines);
    }

    /// The first line that is seen.
    pub fn line(&self) -> u16 {
        self.scroll.line()
    }
}
