//! What each pane has of the screen, what stands there, and which pane a command is for. Panes are known by their numbers in the
//! list of them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::App;
use crate::browse::keys::Command;
use crate::browse::link::Links;
use crate::browse::paint::Paint;
use crate::browse::panes::{Pane, Part, Placement, below_head};
use crate::browse::screen::inside;
use crate::browse::sheet::Columns;
use crate::browse::theme::Theme;

impl App {
    /// All of them.
    pub(in crate::browse) fn panes(&self) -> &[Box<dyn Pane>] {
        &self.panes
    }

    /// The page over everything.
    pub(in crate::browse) fn over(&self) -> Option<usize> {
        self.over
    }

    /// The pane that has the keys beneath any page over everything.
    pub(in crate::browse) fn focus(&self) -> usize {
        self.focus
    }

    /// What a pane has of the screen; a page over everything, all that it may take.
    pub(in crate::browse) fn part(&self, pane: usize) -> Part {
        let over = self.panes[pane].place() == Placement::Over;
        let has_keys = if over { self.over == Some(pane) } else { self.focus == pane };
        let area = match &self.screen {
            Some(screen) if over && has_keys => Some(screen.over(self.state.size())),
            Some(screen) => screen.area(pane),
            None => None,
        };
        Part { area: area.unwrap_or(Rect::ZERO), has_keys }
    }

    /// What is left of a pane's part for its text.
    pub(super) fn text_area(&self, pane: usize) -> Rect {
        let area = self.part(pane).area;
        if self.panes[pane].place() == Placement::Side { below_head(area) } else { area }
    }

    pub(super) fn text(&self, pane: usize) -> Option<&Columns> {
        self.pages[pane].columns(|room| self.panes[pane].text(&self.state, room))
    }

    /// Draws a pane: its head, and its text or whatever else it shows.
    pub(in crate::browse) fn draw(&self, pane: usize, theme: Theme, part: Part, buffer: &mut Buffer) {
        let (own, mut area) = (&self.panes[pane], part.area);
        if own.place() == Placement::Side {
            let [head, rest] = own.head(&self.state);
            let style = if part.has_keys { theme.focused_head() } else { theme.strong() };
            let mut paint = Paint::new(buffer, area);
            let x = 1 + paint.text(1, 0, &head, style);
            paint.text(x, 0, &rest, theme.faint());
            area = below_head(area);
        }
        match self.text(pane) {
            Some(text) => text.draw(theme, self.pages[pane].line(), area, buffer),
            None => own.draw(&self.state, theme, part, buffer),
        }
    }

    /// The cells that a page over everything takes.
    pub(in crate::browse) fn size_over(&self, pane: usize) -> Size {
        let room = self.part(pane).area.as_size();
        self.text(pane).map_or_else(|| self.panes[pane].size(&self.state, room), Columns::size)
    }

    /// What leads to an address, where it is seen.
    pub(in crate::browse) fn links(&self) -> Links {
        let seen: Vec<usize> = match (self.over, &self.screen) {
            (Some(over), _) => vec![over],
            (None, Some(screen)) => screen.panes.iter().map(|(pane, _)| *pane).collect(),
            (None, None) => Vec::new(),
        };
        let of = |pane: usize| {
            let area = match self.over {
                Some(_) => inside(self.part(pane).area, self.size_over(pane)),
                None => self.text_area(pane),
            };
            self.text(pane).map_or_else(Vec::new, |text| text.links(self.pages[pane].line(), area))
        };
        Links::new(seen.into_iter().flat_map(of).collect())
    }

    /// The panes at the side that there are now.
    pub(super) fn sides(&self) -> impl Iterator<Item = usize> {
        let numbers = 0..self.panes.len();
        numbers.filter(|pane| {
            let pane = &self.panes[*pane];
            pane.place() == Placement::Side && pane.offered(&self.state)
        })
    }

    /// The pane that is about what is selected.
    pub(super) fn about(&self) -> Option<usize> {
        self.sides().find(|pane| self.panes[*pane].is_about(self.state.selection()))
    }

    /// The pane that a command opens.
    pub(in crate::browse) fn opened_by(&self, command: Command) -> Option<usize> {
        let opens = |pane: &dyn Pane| pane.opened_by() == Some(command) && pane.offered(&self.state);
        self.panes.iter().position(|pane| opens(pane.as_ref()))
    }

    /// Whether a command would do anything where the keys go to now.
    pub(in crate::browse) fn does_something(&self, command: Command) -> bool {
        match self.over {
            Some(_) => {
                command == Command::Quit || self.opened_by(command).is_some_and(|pane| self.panes[pane].anywhere())
            }
            None => self.does_something_beneath(command),
        }
    }

    /// The same beneath any page over everything.
    pub(super) fn does_something_beneath(&self, command: Command) -> bool {
        if matches!(command, Command::NextMatch | Command::PreviousMatch | Command::Hide) {
            return self.state.filter.found.is_some();
        }
        let mut asked = self.owner(command).into_iter().chain([self.focus]).map(|pane| &self.panes[pane]);
        self.opened_by(command).is_some() || asked.all(|pane| pane.answers(&self.state, command))
    }

    /// The pane that has keys of its own for a command.
    pub(in crate::browse) fn owner(&self, command: Command) -> Option<usize> {
        self.panes.iter().position(|pane| pane.bindings().iter().any(|binding| binding.is_for(command)))
    }
}
