//! The help: every key and what it does, and what the marks mean.

use crossterm::event::KeyCode;
use ratatui::layout::Size;

use super::{Pane, Placement};
use crate::browse::keys::{self, Binding, Command, Key, Keys};
use crate::browse::sheet::{Columns, Sheet};
use crate::browse::state::State;
use crate::browse::theme::Theme;
use crate::label;

/// The pane.
#[derive(Debug)]
pub struct Help;

const OPEN: Command = Command::Own("help");

impl Pane for Help {
    fn name(&self) -> &'static str {
        "help"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] =
            &[Binding::new(OPEN, &[Key::letter('?'), Key::named(KeyCode::F(1))], "this help", Some("help"))];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn anywhere(&self) -> bool {
        true
    }

    fn title(&self, _state: &State) -> String {
        "Help".to_owned()
    }

    fn text(&self, state: &State, room: Size) -> Option<Columns> {
        Some(Columns::new(room, 0, |sheet| write(sheet, state.keys())))
    }
}

/// The marks of the bracket and their meaning, besides the letters of the steps.
const MARKS: &[(&str, &str)] = &[
    (label::THROUGH, "went through"),
    (label::ENTERS, "enters the competition in this round"),
    (label::UNKNOWN, "not known"),
    (label::OTHERWISE, "otherwise than it really was, under other conditions"),
];

/// Where the texts behind the keys begin, in cells.
const INDENT: usize = 13;

fn write(sheet: &mut Sheet, keys: &Keys) {
    for binding in keys.bindings().iter().filter(|binding| !binding.keys.is_empty()) {
        sheet.labelled((format!(" {}", binding.names()), Theme::focus), INDENT, &binding.help, Theme::text);
    }
    if keys.mouse() {
        sheet.labelled((" mouse".to_owned(), Theme::focus), INDENT, keys::MOUSE, Theme::text);
    }
    sheet.heading("Marks");
    let steps = label::LETTERED.map(|step| (label::letter(step), step.name()));
    for (mark, meaning) in MARKS.iter().chain(&steps) {
        sheet.labelled((format!(" {mark}"), Theme::through), INDENT, meaning, Theme::text);
    }
}
