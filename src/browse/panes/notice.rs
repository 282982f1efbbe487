//! The notice in full, where the last line has no room for it: a list of what is wrong with a file, and where.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::{Page, Pane, Part, Place, Reply, screenful};
use crate::browse::keys::Command;
use crate::browse::notice::Listing;
use crate::browse::sheet::{Columns, Sheet};
use crate::browse::state::State;
use crate::browse::theme::Theme;

/// The pane.
#[derive(Debug, Default)]
pub struct Notice {
    page: Page,
}

impl Pane for Notice {
    fn name(&self) -> &'static str {
        "notice"
    }

    fn place(&self) -> Place {
        Place::Over
    }

    fn offered(&self, state: &State) -> bool {
        listing(state).is_some()
    }

    fn opened_by(&self) -> Option<Command> {
        Some(Command::Problems)
    }

    fn title(&self, state: &State) -> String {
        listing(state).map_or_else(String::new, |listing| listing.title.to_owned())
    }

    fn size(&self, state: &State, _room: Size) -> Size {
        self.page.size(|room| page(state, room))
    }

    fn arrange(&mut self, state: &State, part: Part) {
        self.page.arrange(state, part.area.as_size(), |room| page(state, room));
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        self.page.command(command, screenful(state))
    }

    fn wheel(&mut self, _state: &State, lines: i16) {
        self.page.wheel(lines);
    }

    fn draw(&self, state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        self.page.draw(theme, part.area, buffer, |room| page(state, room));
    }
}

fn page(state: &State, room: Size) -> Columns {
    Columns::new(room, 0, |sheet| listing(state).into_iter().for_each(|listing| write(sheet, listing)))
}

fn listing(state: &State) -> Option<&Listing> {
    state.notice.as_ref()?.whole.as_ref()
}

fn write(sheet: &mut Sheet, listing: &Listing) {
    sheet.text(1, &listing.summary, Theme::text);
    for item in &listing.items {
        sheet.blank();
        sheet.text(1, &item.place, Theme::notice);
        sheet.text(3, &item.text, Theme::text);
    }
}
