//! The help, over everything else: every key and what it does, and what the marks mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Theme;
use super::paint::Paint;
use super::sheet::Sheet;
use crate::browse::app::App;
use crate::browse::keys;
use crate::label;

/// The marks of the bracket and their meaning.
pub const MARKS: &[(&str, &str)] = &[
    (label::THROUGH, "went through"),
    ("a", "on away goals"),
    ("4p", "goals in the shoot-out"),
    ("w/o", "walkover: no leg was played"),
    (label::ENTERS, "enters the competition in this round"),
    (label::UNKNOWN, "not known"),
];

/// Draws the help in the middle of the screen. Returns how far it can be scrolled, in lines.
pub(super) fn draw(app: &App, theme: Theme, screen: Rect, buffer: &mut Buffer) -> u16 {
    let width = screen.width.min(74);
    let height = screen.height.min((keys::TABLE.len() + MARKS.len() + 7) as u16);
    let area =
        Rect { x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width, height };
    let mut paint = Paint::new(buffer, area);
    paint.clear();
    let (right, bottom) = (u32::from(width) - 1, u32::from(height) - 1);
    let level = "─".repeat(usize::from(width.saturating_sub(2)));
    paint.text(0, 0, &format!("┌{level}┐"), theme.focus());
    for y in 1..bottom {
        paint.text(0, y, "│", theme.focus());
        paint.text(right, y, "│", theme.focus());
    }
    paint.text(0, bottom, &format!("└{level}┘"), theme.focus());
    paint.text(2, 0, " Help ", theme.focus());

    let inside =
        Rect { x: area.x + 1, y: area.y + 1, width: width.saturating_sub(2), height: height.saturating_sub(2) };
    let mut sheet = Sheet::new(theme, inside);
    sheet.line(vec![("Keys".to_owned(), theme.strong())]);
    for binding in keys::TABLE {
        sheet.labelled((format!(" {}", keys::names(binding)), theme.focus()), 13, binding.help, theme.text());
    }
    sheet.labelled(
        (" mouse".to_owned(), theme.focus()),
        13,
        "click selects, a second click opens; the wheel scrolls",
        theme.text(),
    );
    sheet.heading("Marks");
    for (mark, meaning) in MARKS {
        sheet.labelled((format!(" {mark}"), theme.through()), 13, meaning, theme.text());
    }
    sheet.draw(app.scroll.help, inside, buffer).saturating_sub(inside.height)
}
