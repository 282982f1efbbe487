//! Text on a part of the screen: clipped at its edges, cut between letters, never wider than it may be. Everything that is
//! drawn comes through here, and only text gets past.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::clean;

/// A part of the screen, seen as a window on a larger surface.
pub struct Paint<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    origin: (u32, u32),
}

impl<'a> Paint<'a> {
    /// A window whose first cell is (0, 0).
    pub fn new(buffer: &'a mut Buffer, area: Rect) -> Paint<'a> {
        Paint::at(buffer, area, (0, 0))
    }

    /// A window whose first cell is `origin`.
    pub fn at(buffer: &'a mut Buffer, area: Rect, origin: (u32, u32)) -> Paint<'a> {
        let area = area.intersection(buffer.area);
        Paint { buffer, area, origin }
    }

    /// Writes a text from a cell of the surface on; what falls outside the window is left out. Returns its width.
    pub fn text(&mut self, x: u32, y: u32, text: &str, style: Style) -> u32 {
        let start = x;
        let mut x = x;
        for (symbol, width) in symbols(&clean(text)) {
            let width = width as u32;
            let visible = (0..width).all(|cell| self.cell(x + cell, y).is_some());
            if visible {
                self.part(x, y);
                self.part(x + width, y);
                for cell in 0..width {
                    if let Some(position) = self.cell(x + cell, y) {
                        let target = &mut self.buffer[position];
                        target.reset();
                        // The second cell of a wide symbol holds nothing.
                        target.set_symbol(if cell == 0 { symbol } else { " " }).set_style(style);
                    }
                }
            }
            x += width;
        }
        x - start
    }

    /// Makes a boundary left of a cell: a wide letter that stands on both sides of it would be cut in two, so it goes.
    fn part(&mut self, x: u32, y: u32) {
        let Some((x, y)) = self.position(x, y) else { return };
        let Some(left) = x.checked_sub(1).map(|x| (x, y)) else { return };
        if self.buffer.area.contains(left.into()) && self.buffer[left].symbol().width() > 1 {
            self.buffer[left].set_symbol(" ");
        }
    }

    /// Changes the look of some cells of a line, whatever stands there.
    pub fn style(&mut self, x: u32, y: u32, width: u32, style: Style) {
        for x in x..x + width {
            if let Some(position) = self.cell(x, y) {
                self.buffer[position].set_style(style);
            }
        }
    }

    /// Empties the window.
    pub fn clear(&mut self) {
        for y in 0..u32::from(self.area.height) {
            self.part(self.origin.0, self.origin.1 + y);
            self.part(self.origin.0 + u32::from(self.area.width), self.origin.1 + y);
        }
        for position in self.area.positions() {
            self.buffer[position].reset();
        }
    }

    /// Where a cell of the surface lies on the screen; none outside the window.
    fn cell(&self, x: u32, y: u32) -> Option<(u16, u16)> {
        let (inside_x, inside_y) = (x.checked_sub(self.origin.0)?, y.checked_sub(self.origin.1)?);
        let inside = inside_x < u32::from(self.area.width) && inside_y < u32::from(self.area.height);
        inside.then(|| (self.area.x + inside_x as u16, self.area.y + inside_y as u16))
    }

    /// The same for a cell beside the window too.
    fn position(&self, x: u32, y: u32) -> Option<(u16, u16)> {
        let x = (u32::from(self.area.x) + x).checked_sub(self.origin.0)?;
        let y = (u32::from(self.area.y) + y).checked_sub(self.origin.1)?;
        Some((u16::try_from(x).ok()?, u16::try_from(y).ok()?))
    }
}

/// The letters of a text as a reader sees them, each with its width in cells; those without one are left out.
fn symbols(text: &str) -> impl Iterator<Item = (&str, usize)> {
    // Letters of Latin, dashes and quotes, lines and marks each stand for themselves in one cell: nearly everything here
    // needs no more, and gets it quicker.
    let plain = text.chars().all(|c| matches!(c, '\0'..'\u{300}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25ef}'));
    let latin = plain.then(|| text.char_indices().map(|(at, c)| (&text[at..at + c.len_utf8()], 1)));
    let others = (!plain).then(|| text.graphemes(true).map(|symbol| (symbol, symbol.width())));
    latin.into_iter().flatten().chain(others.into_iter().flatten().filter(|(_, width)| *width > 0))
}

/// The width of a text, in cells.
fn width_of(text: &str) -> usize {
    symbols(text).map(|(_, width)| width).sum()
}

/// A text in so many cells at the most; what is cut off is told by an ellipsis.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if width_of(text) <= width {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(1) else { return Cow::Borrowed("") };
    let mut used = 0;
    let fits = symbols(text).take_while(|(_, width)| {
        used += width;
        used <= room
    });
    let kept: String = fits.map(|(symbol, _)| symbol).collect();
    Cow::Owned(kept + "…")
}

/// A text in exactly so many cells: cut, or filled up with spaces.
pub fn exactly(text: &str, width: usize) -> String {
    let mut text = cut(text, width).into_owned();
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(width_of(&text))));
    text
}

/// A text in lines of so many cells, broken between words where it can be.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split_whitespace() {
        let space = usize::from(used > 0);
        if used > 0 && used + space + width_of(word) > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if used > 0 {
            line.push(' ');
            used += space;
        }
        for (symbol, cells) in symbols(word) {
            if used + cells > width && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(symbol);
            used += cells;
        }
    }
    if used > 0 {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_plain_is_one_cell_wide_and_stands_alone() {
        let plain = ('\u{a1}'..'\u{300}').chain('\u{2010}'..='\u{2027}').chain('\u{2500}'..='\u{25ef}');
        // A soft hyphen is nothing that can be seen: it never comes this far.
        for c in plain.filter(|c| *c != '\u{ad}') {
            let text = c.to_string();
            assert_eq!(text.width(), 1, "{:x}", u32::from(c));
            assert_eq!(format!("a{c}b").graphemes(true).count(), 3, "{:x}", u32::from(c));
        }
    }

    #[test]
    fn a_cut_text_never_takes_more_than_its_cells() {
        for text in ["", "Béja", "Ferroviário de Maputo", "鹿島アントラーズ", "e\u{301}e\u{301}e\u{301}"] {
            for width in 0..12 {
                assert!(cut(text, width).width() <= width, "{text} in {width}");
                assert_eq!(exactly(text, width).width(), width, "{text} in {width}");
            }
        }
        assert_eq!(cut("Ferroviário de Maputo", 12), "Ferroviário…");
    }

    #[test]
    fn wrapped_lines_keep_every_word_and_no_more_than_their_cells() {
        let text = "USM Alger go through on away goals: 1–1 on aggregate";
        for width in 1..60 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| line.width() <= width), "{lines:?} in {width}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
