//! A page over everything else, in a frame in the middle of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::Paint;
use super::sheet::Sheet;
use super::{Theme, about, help};
use crate::browse::app::{App, Overlay};

/// The widest a page is worth reading, in cells.
const WIDEST: u16 = 84;

/// Draws the page. Returns the height of its text beyond what is seen at once, in lines.
pub(super) fn draw(app: &App, theme: Theme, overlay: Overlay, screen: Rect, buffer: &mut Buffer) -> u16 {
    let width = screen.width.min(WIDEST);
    let mut sheet = Sheet::new(theme, Rect { width: width.saturating_sub(2), ..screen });
    let title = match overlay {
        Overlay::Help => {
            help::write(&mut sheet, theme);
            " Help "
        }
        Overlay::About => {
            about::write(&mut sheet, theme, &app.bracket);
            " About this competition "
        }
    };
    let height = screen.height.min(sheet.height().saturating_add(2));
    let area =
        Rect { x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width, height };
    let mut paint = Paint::new(buffer, area);
    paint.clear();
    let (right, bottom) = (u32::from(width.saturating_sub(1)), u32::from(height.saturating_sub(1)));
    let level = "─".repeat(usize::from(width.saturating_sub(2)));
    paint.text(0, 0, &format!("┌{level}┐"), theme.focus());
    for y in 1..bottom {
        paint.text(0, y, "│", theme.focus());
        paint.text(right, y, "│", theme.focus());
    }
    paint.text(0, bottom, &format!("└{level}┘"), theme.focus());
    paint.text(2, 0, title, theme.focus());
    let inside =
        Rect { x: area.x + 1, y: area.y + 1, width: width.saturating_sub(2), height: height.saturating_sub(2) };
    sheet.draw(app.scroll.overlay, inside, buffer).saturating_sub(inside.height)
}
