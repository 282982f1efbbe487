//! The least that a program on ratatui can be: one line, until a key is pressed. What a start is compared with.

use std::io::{self, Write};

use ratatui::text::Line;

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let drawn = terminal.draw(|frame| frame.render_widget(Line::raw("bare"), frame.area()));
    // The end of the first screen, by the same sign as cuptie's: the end of a synchronized update.
    let read = drawn.and_then(|_| io::stdout().write_all(b"\x1b[?2026l")).and_then(|()| io::stdout().flush());
    let read = read.and_then(|()| crossterm::event::read());
    ratatui::restore();
    read.map(drop)
}
