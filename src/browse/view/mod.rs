//! Drawing: a file a region of the screen, all of them reading [`App`] and changing nothing.

mod about;
mod bracket;
mod findings;
mod footer;
mod groups;
pub mod help;
mod listing;
mod overlay;
mod paint;
mod sheet;
mod theme;
mod tie;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::app::{App, Extents};
use super::keys::{self, Command};
use super::screen::{Pane, SMALLEST};
use crate::bracket::Bracket;
use crate::check::{self, Severity};
use crate::{ascii, wording};
use paint::{Paint, cut};
pub use theme::Theme;

/// How many lines the notes below the groups take in so many cells.
pub(super) fn groups_notes_height(bracket: &Bracket, width: u16) -> u16 {
    groups::notes(bracket, Theme::new(false), width).height()
}

/// How the screen is to look, whatever it shows.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub theme: Theme,
    /// Only ASCII characters.
    pub ascii: bool,
}

/// What a frame came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn {
    pub extents: Extents,
    /// Where the next letter of the filter line will stand.
    pub caret: Option<Position>,
}

/// Draws the whole screen.
pub fn draw(app: &App, look: Look, area: Rect, buffer: &mut Buffer) -> Drawn {
    let mut drawn = Drawn::default();
    let theme = look.theme;
    match app.screen {
        None => too_small(area, buffer),
        Some(screen) => {
            if let Some(area) = screen.title {
                title(app, theme, area, buffer);
            }
            bracket::draw(app, theme, screen, buffer);
            for line in screen.below.into_iter().flatten() {
                Paint::new(buffer, line).text(0, 0, &"─".repeat(usize::from(line.width)), theme.faint());
            }
            for line in screen.beside.into_iter().flatten() {
                for y in 0..u32::from(line.height) {
                    Paint::new(buffer, line).text(0, y, "│", theme.faint());
                }
            }
            if let Some(area) = screen.tie {
                drawn.extents.tie = tie::draw(app, theme, area, buffer);
            }
            if let Some(area) = screen.groups {
                drawn.extents.groups = groups::draw(app, theme, area, buffer);
            }
            if let Some(area) = screen.why {
                tie::draw_why(app, theme, area, buffer);
            }
            if let Some(area) = screen.footer {
                drawn.caret = footer::draw(app, theme, area, buffer);
            }
            if let Some(overlay) = app.overlay {
                // The footer tells how to leave the page.
                let footer = screen.footer.map_or(0, |footer| footer.height);
                let area = Rect { height: area.height - footer, ..area };
                drawn.extents.overlay = overlay::draw(app, theme, overlay, area, buffer);
            }
        }
    }
    if look.ascii {
        for cell in &mut buffer.content {
            if !cell.symbol().is_ascii() {
                let folded = ascii::fold_cell(cell.symbol());
                cell.set_symbol(&folded);
            }
        }
    }
    drawn
}

fn too_small(area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let text = format!("needs {}x{}", SMALLEST.width, SMALLEST.height);
    Paint::new(buffer, area).text(0, 0, &text, ratatui::style::Style::new());
}

fn title(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let competition = app.bracket.competition();
    let (title, totals) = (competition.title(), wording::totals(competition));
    let mut paint = Paint::new(buffer, area);
    let room = usize::from(area.width);
    let taken = tell_findings(app, theme, room, &mut paint);
    paint.text(1, 0, &cut(&title, room.saturating_sub(taken + 2)), theme.strong());
    if title.width() + totals.width() + taken + 4 <= room {
        paint.text((room - totals.width() - taken - 1) as u32, 0, &totals, theme.faint());
    }
}

/// Tells at the right of the title that something was found in the file, and the key that shows it. Returns how many cells
/// that took.
fn tell_findings(app: &App, theme: Theme, room: usize, paint: &mut Paint) -> usize {
    let severities = app.findings.known().iter().map(|finding| finding.severity);
    let Some(worst) = severities.clone().max() else { return 0 };
    let style = if worst == Severity::Note { theme.faint() } else { theme.notice() };
    let (key, counts) = (keys::name_of(Command::Problems), check::counts(severities, false));
    let start = room.saturating_sub(key.width() + 1 + counts.width() + 1) as u32;
    let x = start + paint.text(start, 0, key, theme.focus()) + 1;
    paint.text(x, 0, &counts, style);
    room - start as usize + 1
}

/// The head of a pane: its name, brighter when the keys go to it.
fn head(paint: &mut Paint, app: &App, theme: Theme, pane: Pane, text: &str) {
    let style = if app.focus == pane { theme.focused_head() } else { theme.strong() };
    paint.text(1, 0, text, style);
}
