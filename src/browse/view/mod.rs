//! Drawing: the parts of the screen around the panes, and the panes themselves, all of them reading [`App`] and changing
//! nothing.

mod footer;
mod frame;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::paint::{Paint, cut, wrap};
use super::panes::Part;
use super::screen::{SMALLEST, Screen};
use super::theme::Theme;
use crate::{ascii, wording};

/// How the screen is to look, whatever it shows.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// How each kind of thing looks.
    pub theme: Theme,
    /// Only ASCII characters.
    pub ascii: bool,
}

/// Draws the whole screen. Returns where the next letter of the filter line will stand, while it is being typed.
pub fn draw(app: &App, look: Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let mut caret = None;
    match &app.screen {
        None => too_small(area, buffer),
        Some(screen) => caret = draw_parts(app, look.theme, screen, buffer),
    }
    if look.ascii {
        for cell in &mut buffer.content {
            if !cell.symbol().is_ascii() {
                let folded = ascii::fold_cell(cell.symbol());
                cell.set_symbol(&folded);
            }
        }
    }
    caret
}

fn draw_parts(app: &App, theme: Theme, screen: &Screen, buffer: &mut Buffer) -> Option<Position> {
    let (state, panes) = (&app.state, app.panes());
    if let Some(area) = screen.title {
        title(app, theme, area, buffer);
    }
    for line in &screen.level {
        Paint::new(buffer, *line).text(0, 0, &"─".repeat(usize::from(line.width)), theme.faint());
    }
    for line in &screen.upright {
        for y in 0..u32::from(line.height) {
            Paint::new(buffer, *line).text(0, y, "│", theme.faint());
        }
    }
    for (pane, _) in &screen.panes {
        app.draw(*pane, theme, app.part(*pane), buffer);
    }
    if let Some((pane, area)) = screen.in_short {
        draw_in_short(&panes[pane].in_short(state), theme, area, buffer);
    }
    let caret = screen.footer.and_then(|area| footer::draw(app, theme, area, buffer));
    if let Some(over) = app.over() {
        let part = app.part(over);
        let area = frame::draw(&panes[over].title(state), app.size_over(over), theme, part.area, buffer);
        app.draw(over, theme, Part { area, ..part }, buffer);
    }
    caret
}

fn too_small(area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let text = format!("needs {}x{}", SMALLEST.width, SMALLEST.height);
    Paint::new(buffer, area).text(0, 0, &text, ratatui::style::Style::new());
}

/// The title, and at its right what panes tell there, each beside the key that opens it.
fn title(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let competition = app.state.bracket().competition();
    let (title, totals) = (competition.title(), wording::totals(competition));
    let mut paint = Paint::new(buffer, area);
    let mut room = usize::from(area.width);
    for pane in app.panes().iter().rev() {
        let Some((text, role)) = pane.in_title(&app.state) else { continue };
        let key = pane.opened_by().map_or_else(String::new, |command| app.keys().name_of(command));
        let start = room.saturating_sub(key.width() + 1 + text.width() + 1);
        let x = start as u32 + paint.text(start as u32, 0, &key, theme.focus()) + 1;
        paint.text(x, 0, &text, role(theme));
        room = start.saturating_sub(1);
    }
    // How it is looked at is told in full before the title is.
    let scenario = wording::scenario(app.state.bracket()).into_iter();
    let scenario = scenario.chain(wording::turned_in_short(app.state.turned()));
    let scenario: String = scenario.map(|part| format!(" · {part}")).collect();
    let scenario = cut(&scenario, room.saturating_sub(2));
    let title = cut(&title, room.saturating_sub(2 + scenario.width()));
    let x = 1 + paint.text(1, 0, &title, theme.strong());
    paint.text(x, 0, &scenario, theme.notice());
    let title = format!("{title}{scenario}");
    if title.width() + totals.width() + 4 <= room {
        paint.text((room - totals.width() - 1) as u32, 0, &totals, theme.faint());
    }
}

/// Draws a sentence in so many lines at the most.
fn draw_in_short(sentence: &str, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let mut paint = Paint::new(buffer, area);
    let width = usize::from(area.width.saturating_sub(2));
    let mut lines = wrap(sentence, width);
    if let Some(last) = usize::from(area.height).checked_sub(1).filter(|last| *last < lines.len()) {
        // What there is no room for is cut off where that can be seen.
        let rest = lines.split_off(last).join(" ");
        lines.push(cut(&rest, width).into_owned());
    }
    for (y, line) in (0..).zip(lines) {
        paint.text(1, y, &line, theme.text());
    }
}
