//! A page of text that is written first and shown afterwards, as much of it as there is room for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::Theme;
use super::paint::{Paint, cut, exactly, wrap};

/// Cells between the columns of a table.
const GAP: usize = 2;

/// A text with its look.
pub type Part = (String, Style);

/// Lines of parts, for a page of a certain width.
#[derive(Debug)]
pub struct Sheet {
    theme: Theme,
    width: usize,
    lines: Vec<Vec<Part>>,
    /// A heading that nothing stands under yet.
    heading: Option<String>,
}

impl Sheet {
    /// A page for an area, with a free cell on either side.
    pub fn new(theme: Theme, area: Rect) -> Sheet {
        Sheet { theme, width: usize::from(area.width.saturating_sub(2)), lines: Vec::new(), heading: None }
    }

    /// The cells of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Its lines so far.
    pub fn height(&self) -> u16 {
        self.lines.len().try_into().unwrap_or(u16::MAX)
    }

    pub fn line(&mut self, parts: Vec<Part>) {
        if let Some(heading) = self.heading.take() {
            self.lines.push(Vec::new());
            self.lines.push(vec![(cut(&heading, self.width).into_owned(), self.theme.strong())]);
        }
        self.lines.push(parts);
    }

    pub fn blank(&mut self) {
        self.line(Vec::new());
    }

    /// The heading of a section, after a free line. It is written with the first line of its section: one without any is
    /// left out.
    pub fn heading(&mut self, text: &str) {
        self.heading = Some(text.to_owned());
    }

    /// A text over as many lines as it takes, each after `indent` free cells.
    pub fn text(&mut self, indent: usize, text: &str, style: Style) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.line(vec![(" ".repeat(indent) + &line, style)]);
        }
    }

    /// The same, with the lines after the first a little further in: one entry of several.
    pub fn hanging(&mut self, indent: usize, text: &str, style: Style) {
        for (i, line) in wrap(text, self.width.saturating_sub(indent + 1)).into_iter().enumerate() {
            self.line(vec![(" ".repeat(indent + usize::from(i > 0)) + &line, style)]);
        }
    }

    /// A text behind a label; lines after the first stand under the text, not under the label.
    pub fn labelled(&mut self, label: Part, width: usize, text: &str, style: Style) {
        let filled = label.0.clone() + &" ".repeat(width.saturating_sub(label.0.width()));
        let mut first = Some((filled, label.1));
        for line in wrap(text, self.width.saturating_sub(width)) {
            let label = first.take().unwrap_or_else(|| (" ".repeat(width), style));
            self.line(vec![label, (line, style)]);
        }
    }

    /// Short texts side by side in as many columns as there is room for, each line after `indent` free cells.
    pub fn table(&mut self, indent: usize, cells: &[String], style: Style) {
        let room = self.width.saturating_sub(indent);
        let widest = cells.iter().map(|cell| cell.width()).max().unwrap_or(0).min(room);
        let columns = ((room + GAP) / (widest + GAP)).max(1);
        for row in cells.chunks(columns) {
            let cells: Vec<String> = row.iter().map(|cell| exactly(cell, widest)).collect();
            self.line(vec![(" ".repeat(indent) + &cells.join(&" ".repeat(GAP)), style)]);
        }
    }

    /// Shows the page from line `scroll` on, with a mark where more of it lies above or below. Returns its height.
    pub fn draw(&self, scroll: u16, area: Rect, buffer: &mut Buffer) -> u16 {
        let mut paint = Paint::new(buffer, area);
        let height = self.height();
        let scroll = scroll.min(height.saturating_sub(area.height));
        for (y, line) in (0u32..u32::from(area.height)).zip(self.lines.iter().skip(usize::from(scroll))) {
            let mut x = 1;
            for (text, style) in line {
                x += paint.text(x, y, text, *style);
            }
        }
        let right = u32::from(area.width.saturating_sub(1));
        if scroll > 0 {
            paint.text(right, 0, "↑", self.theme.focus());
        }
        if height - scroll > area.height {
            paint.text(right, u32::from(area.height.saturating_sub(1)), "↓", self.theme.focus());
        }
        height
    }
}
