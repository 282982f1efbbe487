//! A page over everything else, in a frame in the middle of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::paint::Paint;
use super::sheet::{Columns, Sheet, mark_more};
use super::{Theme, about, findings, help, listing};
use crate::browse::app::{App, Overlay};

/// Draws the page. Returns how far its text can be scrolled, in lines.
pub(super) fn draw(app: &App, theme: Theme, overlay: Overlay, screen: Rect, buffer: &mut Buffer) -> u16 {
    let room = Size::new(screen.width.saturating_sub(2), screen.height.saturating_sub(2));
    let columns = |write: &dyn Fn(&mut Sheet)| Columns::new(theme, room, 0, write);
    let (title, page) = match overlay {
        Overlay::Help => ("Help", columns(&|sheet| help::write(sheet, theme))),
        Overlay::About => ("About this competition", columns(&|sheet| about::write(sheet, theme, &app.bracket))),
        Overlay::Notice => match app.notice.as_ref().and_then(|notice| notice.whole.as_ref()) {
            Some(listing) => (listing.title, columns(&|sheet| listing::write(sheet, theme, listing))),
            None => return 0,
        },
        Overlay::Findings => {
            draw_findings(app, theme, room, screen, buffer);
            return 0;
        }
    };
    let inside = draw_frame(title, page.size(), theme, screen, buffer);
    page.draw(app.scroll.overlay, inside, buffer)
}

fn draw_findings(app: &App, theme: Theme, room: Size, screen: Rect, buffer: &mut Buffer) {
    let (page, above, below) = findings::page(theme, &app.bracket, &app.findings, room);
    let title = match app.findings.known().len() {
        0 => "What does not fit".to_owned(),
        count => format!("What does not fit · {} of {count}", app.findings.selected + 1),
    };
    let size = Size::new(page.width() as u16 + 2, page.height().min(room.height));
    let inside = draw_frame(&title, size, theme, screen, buffer);
    page.draw(0, inside, buffer);
    mark_more(theme, above, below, inside, buffer);
}

/// A frame in the middle of the screen, cleared, for a page of a certain size. Returns its inside.
fn draw_frame(title: &str, size: Size, theme: Theme, screen: Rect, buffer: &mut Buffer) -> Rect {
    let (width, height) = (size.width + 2, size.height + 2);
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
    paint.text(2, 0, &format!(" {title} "), theme.focus());
    Rect { x: area.x + 1, y: area.y + 1, width: width.saturating_sub(2), height: height.saturating_sub(2) }
}
