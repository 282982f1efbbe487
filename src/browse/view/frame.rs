//! A page over everything else, in a frame in the middle of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::{Block, Widget};

use crate::browse::paint::Paint;
use crate::browse::screen::inside;
use crate::browse::theme::Theme;

/// Draws a frame around some room for a page, cleared. Returns its inside, which has the size of the page.
pub(super) fn draw(title: &str, size: Size, theme: Theme, room: Rect, buffer: &mut Buffer) -> Rect {
    let inside = inside(room, size);
    let area = Rect { x: inside.x - 1, y: inside.y - 1, width: inside.width + 2, height: inside.height + 2 };
    let mut paint = Paint::new(buffer, area);
    paint.clear();
    Block::bordered().border_style(theme.focus()).render(area, buffer);
    Paint::new(buffer, area).text(2, 0, &format!(" {title} "), theme.focus());
    inside
}
