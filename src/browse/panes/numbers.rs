//! The competition in numbers, each with a bar beside the others of its kind. A cursor goes from number to number, and each
//! leads to its ties: they are found on the bracket as a filter finds them.
//!
//! ```text
//! How 36 ties ended
//! walkover     1  █
//! aggregate   27  ████████████████████████████████
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::{CLOSE, Hint, Pane, Part, Placement, Reply, SELECT, step_in_list};
use crate::ask::Numbers;
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Columns, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::wording::{self, Line};

/// The pane.
#[derive(Debug, Default)]
pub struct InNumbers {
    /// The number that is selected, counted from 0 over all.
    selected: usize,
    /// What was counted, and in which edition: it is counted again when something else came to be shown.
    counted: Option<(u32, Numbers)>,
    /// The first line that is seen.
    scroll: u16,
    /// While it is open.
    shown: Option<Shown>,
}

/// The page, and where on it the numbers are.
#[derive(Debug)]
struct Shown {
    columns: Columns,
    /// The lines of each number.
    rows: Vec<Range<usize>>,
    area: Rect,
}

const OPEN: Command = Command::Own("numbers");

impl InNumbers {
    fn count(&mut self, state: &State) {
        let edition = state.edition();
        if self.counted.as_ref().is_none_or(|(counted, _)| *counted != edition) {
            self.counted = Some((edition, Numbers::of(state.bracket())));
        }
    }

    /// Every number, in the order of the page.
    fn lines(&self, state: &State) -> Vec<Line> {
        let Some((_, numbers)) = &self.counted else { return Vec::new() };
        wording::numbers(state.bracket(), numbers, 0).into_iter().flat_map(|section| section.lines).collect()
    }

    fn line(&self, state: &State) -> Option<Line> {
        self.lines(state).into_iter().nth(self.selected)
    }

    /// Finds the ties that the selected number stands for.
    fn go_there(&self, state: &mut State) -> Reply {
        let Some(line) = self.line(state).filter(|line| line.leads) else { return Reply::Done };
        state.ask_number(line.number, line.tie);
        Reply::ToMain
    }
}

impl Pane for InNumbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            OPEN,
            &[Key::letter('#')],
            "the competition in numbers; each leads to its ties",
            Some("numbers"),
        )];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(OPEN)
    }

    fn hints(&self, state: &State) -> &[Hint] {
        let all: &[Hint] = &[CLOSE, SELECT, (&[Command::Open], "its ties")];
        let leads = self.line(state).is_some_and(|line| line.leads);
        if leads { all } else { &all[..2] }
    }

    fn title(&self, state: &State) -> String {
        let scenario = wording::scenario(state.bracket()).map(|scenario| format!(" · {scenario}"));
        format!("In numbers{}", scenario.unwrap_or_default())
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown.as_ref().map_or(room, |shown| shown.columns.size())
    }

    fn arrange(&mut self, state: &State, part: Part) {
        // Counted and written only while it is open.
        self.shown = None;
        if part.area.width == 0 {
            return;
        }
        self.count(state);
        let Some((_, numbers)) = &self.counted else { return };
        let shown = Shown::of(state.bracket(), numbers, self.selected, part.area);
        self.selected = self.selected.min(shown.rows.len().saturating_sub(1));
        if let Some(row) = shown.rows.get(self.selected) {
            self.scroll = shown.columns.scrolled_to(row, self.scroll);
        }
        self.shown = Some(shown);
    }

    fn command(&mut self, state: &mut State, command: Command, part: Part) -> Reply {
        let last = self.lines(state).len().saturating_sub(1);
        let page = usize::from(part.area.height / 2).max(1);
        match command {
            Command::Open => return self.go_there(state),
            OPEN | Command::Back => return Reply::Close,
            _ => self.selected = step_in_list(command, self.selected, page, last).unwrap_or(self.selected.min(last)),
        }
        Reply::Done
    }

    fn click(&mut self, state: &mut State, x: u16, y: u16) -> Reply {
        let clicked = self.shown.as_ref().and_then(|shown| shown.number_at(self.scroll, x, y));
        match clicked {
            Some(number) if number == self.selected => return self.go_there(state),
            Some(number) => self.selected = number,
            None => {}
        }
        Reply::Done
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let last = self.lines(state).len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(if lines < 0 { -1 } else { 1 }).min(last);
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.columns.draw(theme, self.scroll, part.area, buffer);
        }
    }
}

impl Shown {
    fn of(bracket: &Bracket, numbers: &Numbers, selected: usize, area: Rect) -> Shown {
        let written = |sheet: &mut Sheet| write(sheet, bracket, numbers, selected);
        let columns = Columns::new(area.as_size(), 0, |sheet| {
            written(sheet);
        });
        let rows = written(&mut Sheet::new(columns.column_width()));
        Shown { columns, rows, area }
    }

    /// The number at a cell of the screen.
    fn number_at(&self, scroll: u16, x: u16, y: u16) -> Option<usize> {
        let (x, y) = (x.checked_sub(self.area.x)?, y.checked_sub(self.area.y)?);
        let line = self.columns.line_at(scroll, x, y)?;
        self.rows.iter().position(|row| row.contains(&line))
    }
}

/// Writes all numbers. Returns the lines of each; those of the first of its kind begin with the heading.
fn write(sheet: &mut Sheet, bracket: &Bracket, numbers: &Numbers, selected: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    for section in wording::numbers(bracket, numbers, sheet.width()) {
        if rows.is_empty() {
            sheet.text(0, &section.heading, Theme::strong);
        } else {
            sheet.heading(&section.heading);
        }
        for line in section.lines {
            let from = usize::from(sheet.height());
            let role: Role = if rows.len() == selected { Theme::selected } else { Theme::text };
            if line.tie.is_some() {
                sheet.hanging(0, &line.text, role);
            } else {
                sheet.line(vec![(line.text, role), (format!("  {}", line.bar), Theme::faint)]);
            }
            rows.push(from..usize::from(sheet.height()));
        }
    }
    rows
}
