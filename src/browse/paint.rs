//! Text on a part of the screen: clipped at its edges, cut between letters, never wider than it may be. Everything that is
//! drawn comes through here, and only text gets past.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::{Graphemes, UnicodeSegmentation};
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
        let origin = self.origin.0;
        let line = self.line(y);
        let (mut end, mut first) = (x, None);
        symbols(&clean(text)).for_each(|(symbol, width)| {
            let start = end.checked_sub(origin).map(|start| start as usize);
            if let Some([cell, covered @ ..]) = start.and_then(|start| line.get_mut(start..start + width)) {
                put(cell, symbol, style);
                covered.iter_mut().for_each(|cell| put(cell, " ", style));
                first.get_or_insert(end);
            }
            end += width as u32;
        });
        if let Some(first) = first {
            self.part(first, y);
        }
        end - x
    }

    /// Makes a boundary left of a cell: a wide letter that stands on both sides of it would be cut in two, so it goes.
    fn part(&mut self, x: u32, y: u32) {
        let Some((x, y)) = self.position(x, y) else { return };
        let Some(left) = x.checked_sub(1).map(|x| (x, y)) else { return };
        if self.buffer.area.contains(left.into()) && width_of(self.buffer[left].symbol()) > 1 {
            self.buffer[left].set_symbol(" ");
        }
    }

    /// Changes the look of some cells of a line, whatever stands there.
    pub fn style(&mut self, x: u32, y: u32, width: u32, style: Style) {
        let origin = self.origin.0;
        let line = self.line(y);
        let skipped = x.saturating_sub(origin) as usize;
        let end = (x + width).saturating_sub(origin) as usize;
        line.iter_mut().take(end).skip(skipped).for_each(|cell| {
            cell.set_style(style);
        });
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

    /// The cells of a line of the surface that are in the window.
    fn line(&mut self, y: u32) -> &mut [Cell] {
        match y.checked_sub(self.origin.1) {
            Some(y) if y < u32::from(self.area.height) && self.area.width > 0 => {
                let start = self.buffer.index_of(self.area.x, self.area.y + y as u16);
                &mut self.buffer.content[start..start + usize::from(self.area.width)]
            }
            _ => &mut [],
        }
    }

    /// Where a cell of the surface lies on the screen, in the window or beside it.
    fn position(&self, x: u32, y: u32) -> Option<(u16, u16)> {
        let x = (u32::from(self.area.x) + x).checked_sub(self.origin.0)?;
        let y = (u32::from(self.area.y) + y).checked_sub(self.origin.1)?;
        Some((u16::try_from(x).ok()?, u16::try_from(y).ok()?))
    }
}

/// Puts a letter into a cell.
fn put(cell: &mut Cell, symbol: &str, style: Style) {
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
}

/// Whether a character stands for itself in one cell: letters of Latin, dashes and quotes, lines and marks do. Nearly
/// everything here needs no more, and gets it quicker.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..'\u{300}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25ef}')
}

/// The letters of a text as a reader sees them, each with its width in cells; those without one are left out.
pub fn symbols(text: &str) -> Symbols<'_> {
    if text.chars().all(is_plain) { Symbols::Plain(text) } else { Symbols::Any(text.graphemes(true)) }
}

/// The letters of a text.
pub enum Symbols<'a> {
    /// What is left of one whose characters all stand for themselves.
    Plain(&'a str),
    Any(Graphemes<'a>),
}

impl<'a> Iterator for Symbols<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<(&'a str, usize)> {
        match self {
            Symbols::Plain(rest) => {
                let (symbol, after) = rest.split_at(rest.chars().next()?.len_utf8());
                *rest = after;
                Some((symbol, 1))
            }
            Symbols::Any(graphemes) => graphemes.map(|symbol| (symbol, symbol.width())).find(|(_, width)| *width > 0),
        }
    }
}

/// The width of a text, in cells.
pub fn width_of(text: &str) -> usize {
    let plain = text.chars().try_fold(0, |width, c| is_plain(c).then_some(width + 1));
    plain.unwrap_or_else(|| symbols(text).map(|(_, width)| width).sum())
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
        let cells = width_of(word);
        if used > 0 && used + 1 + cells > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if used > 0 {
            line.push(' ');
            used += 1;
        }
        if used + cells <= width {
            line.push_str(word);
            used += cells;
            continue;
        }
        // A word that is longer than a line.
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
