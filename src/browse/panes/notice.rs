//! The notice in full, where the last line has no room for it: a list of what is wrong with a file, and where.

use ratatui::layout::Size;

use super::{Pane, Placement};
use crate::browse::keys::Command;
use crate::browse::notice::Listing;
use crate::browse::sheet::{Columns, Sheet};
use crate::browse::state::State;
use crate::browse::theme::Theme;

/// The pane.
#[derive(Debug)]
pub struct Notice;

impl Pane for Notice {
    fn name(&self) -> &'static str {
        "notice"
    }

    fn place(&self) -> Placement {
        Placement::Over
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

    /// Whoever has read it wants the keys of the last line back.
    fn closed(&mut self, state: &mut State) {
        state.tell(None);
    }

    fn text(&self, state: &State, room: Size) -> Option<Columns> {
        Some(Columns::new(room, 0, |sheet| listing(state).into_iter().for_each(|listing| write(sheet, listing))))
    }
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
