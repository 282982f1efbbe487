//! A page of text that is written first and shown afterwards, as much of it as there is room for.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use unicode_width::UnicodeWidthStr;

use super::link::{self, Link, OnPage};
use super::paint::{Paint, cut, exactly, wrap};
use super::theme::{Role, Theme};

/// Cells between the columns of a table.
const GAP: usize = 2;

/// The cells of a section beside another at least, with those left and right of its text.
const LEAST_BESIDE: u16 = 39;

/// A text with its role.
pub type Piece = (String, Role);

/// Writes a part of a page.
pub type Section<'a> = Box<dyn Fn(&mut Sheet) + 'a>;

/// The cells of a few words, and those before a text that stands below its label.
const FEW_WORDS: usize = 20;
const BELOW: usize = 4;

/// Lines of parts, for a page of a certain width.
#[derive(Debug)]
pub struct Sheet {
    width: usize,
    lines: Vec<Vec<Piece>>,
    /// A heading that nothing stands under yet.
    heading: Option<String>,
    linked: Vec<Linked>,
    /// Where these stand, once somebody has asked; nobody knows any more when others are added.
    links: OnceCell<Vec<OnPage>>,
}

/// Texts that lead to addresses, in the order in which they stand in some lines. Where exactly is only looked for where the
/// terminal knows links.
#[derive(Debug)]
struct Linked {
    lines: Range<usize>,
    texts: Vec<(String, Option<String>)>,
}

impl Sheet {
    /// A page for an area so wide, with a free cell on either side.
    pub fn new(width: u16) -> Sheet {
        Sheet::of(usize::from(width.saturating_sub(2)))
    }

    /// A page whose lines have so many cells.
    fn of(width: usize) -> Sheet {
        Sheet { width, lines: Vec::new(), heading: None, linked: Vec::new(), links: OnceCell::new() }
    }

    /// The cells of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Its lines so far.
    pub fn height(&self) -> u16 {
        self.lines.len().try_into().unwrap_or(u16::MAX)
    }

    /// A line of several texts, as long as they are.
    pub fn line(&mut self, parts: Vec<Piece>) {
        if let Some(heading) = self.heading.take() {
            self.lines.push(Vec::new());
            self.lines.extend(wrap(&heading, self.width).into_iter().map(|line| vec![(line, Theme::strong as Role)]));
        }
        self.lines.push(parts);
    }

    /// Makes links of texts that stand in the lines from one on, in their order: of those with an address of the web.
    pub fn link<'a>(&mut self, from: u16, texts: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) {
        let owned = |(text, address): (&str, Option<&str>)| (text.to_owned(), address.map(str::to_owned));
        let texts = texts.into_iter().map(owned).collect();
        self.links.take();
        self.linked.push(Linked { lines: usize::from(from)..self.lines.len(), texts });
    }

    /// Where its links stand.
    fn links(&self) -> &[OnPage] {
        self.links.get_or_init(|| self.linked.iter().flat_map(|linked| self.found(linked)).collect())
    }

    fn found(&self, linked: &Linked) -> Vec<OnPage> {
        let lines: Vec<String> = self.lines[linked.lines.clone()].iter().map(|line| text_of(line)).collect();
        let texts = linked.texts.iter().map(|(text, address)| (text.as_str(), address.as_deref()));
        link::on_page(&lines, linked.lines.start, texts)
    }

    /// The lines of another page of the same width.
    pub fn append(&mut self, mut other: Sheet) {
        let above = self.lines.len();
        self.links.take();
        let moved = |Linked { lines, texts }| Linked { lines: above + lines.start..above + lines.end, texts };
        self.linked.extend(other.linked.drain(..).map(moved));
        self.lines.append(&mut other.lines);
    }

    /// Sections beside each other, two by two, where each has as many cells as a text in columns has at least; else below each
    /// other.
    pub fn pairs(&mut self, sections: &[Section]) {
        let width = self.width.saturating_sub(GAP) / 2;
        if width + 2 < usize::from(LEAST_BESIDE) || sections.len() < 2 {
            return sections.iter().for_each(|section| section(self));
        }
        for pair in sections.chunks(2) {
            let written = |section: &Section| {
                let mut part = Sheet::of(width);
                section(&mut part);
                part.lines
            };
            let mut lines = pair.first().map(written).unwrap_or_default();
            for (at, right) in pair.get(1).map(written).into_iter().flatten().enumerate() {
                if at == lines.len() {
                    lines.push(Vec::new());
                }
                if !right.is_empty() {
                    let taken: usize = lines[at].iter().map(|(text, _)| text.width()).sum();
                    lines[at].push((" ".repeat((width + GAP).saturating_sub(taken)), Theme::text));
                    lines[at].extend(right);
                }
            }
            lines.into_iter().for_each(|line| self.line(line));
        }
    }

    /// A free line.
    pub fn blank(&mut self) {
        self.line(Vec::new());
    }

    /// The heading of a section, after a free line. It is written with the first line of its section: one without any is
    /// left out.
    pub fn heading(&mut self, text: &str) {
        self.heading = Some(text.to_owned());
    }

    /// A text over as many lines as it takes, each after `indent` free cells.
    pub fn text(&mut self, indent: usize, text: &str, role: Role) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.line(vec![(" ".repeat(indent) + &line, role)]);
        }
    }

    /// A text on one line, cut where there is no room for it.
    pub fn cut(&mut self, indent: usize, text: &str, role: Role) {
        let text = cut(text, self.width.saturating_sub(indent)).into_owned();
        self.line(vec![(" ".repeat(indent), role), (text, role)]);
    }

    /// The same, with the lines after the first a little further in: one entry of several.
    pub fn hanging(&mut self, indent: usize, text: &str, role: Role) {
        for (i, line) in wrap(text, self.width.saturating_sub(indent + 1)).into_iter().enumerate() {
            self.line(vec![(" ".repeat(indent + usize::from(i > 0)) + &line, role)]);
        }
    }

    /// A text behind a label; lines after the first stand under the text, not under the label. Where the label is too long, or
    /// leaves too little room for more than a few words, the text stands below it.
    pub fn labelled(&mut self, label: Piece, width: usize, text: &str, role: Role) {
        let room = self.width.saturating_sub(width);
        let cramped = room < FEW_WORDS && text.width() > room && room < self.width.saturating_sub(BELOW);
        if cramped || label.0.trim_end().width() >= width {
            self.line(vec![(cut(&label.0, self.width).into_owned(), label.1)]);
            return self.text(BELOW, text, role);
        }
        let filled = exactly(&label.0, width);
        let mut first = Some((filled, label.1));
        for line in wrap(text, self.width.saturating_sub(width)) {
            let label = first.take().unwrap_or_else(|| (" ".repeat(width), role));
            self.line(vec![label, (line, role)]);
        }
    }

    /// Short texts side by side in as many columns as there is room for, each line after `indent` free cells.
    pub fn table(&mut self, indent: usize, cells: &[String], role: Role) {
        let room = self.width.saturating_sub(indent);
        let widest = cells.iter().map(|cell| cell.width()).max().unwrap_or(0).min(room);
        let columns = ((room + GAP) / (widest + GAP)).max(1);
        for row in cells.chunks(columns) {
            let cells: Vec<String> = row.iter().map(|cell| exactly(cell, widest)).collect();
            self.line(vec![(" ".repeat(indent) + &cells.join(&" ".repeat(GAP)), role)]);
        }
    }

    /// All of it as a text, line by line.
    pub fn as_text(&self) -> String {
        self.lines.iter().map(|line| text_of(line).trim_end().to_owned() + "\n").collect()
    }

    /// Shows the page from line `scroll` on.
    pub fn draw(&self, theme: Theme, scroll: u16, area: Rect, buffer: &mut Buffer) {
        self.draw_lines(theme, usize::from(scroll)..self.lines.len(), area, buffer);
    }

    fn draw_lines(&self, theme: Theme, lines: Range<usize>, area: Rect, buffer: &mut Buffer) {
        let mut paint = Paint::new(buffer, area);
        for (y, line) in (0u32..u32::from(area.height)).zip(self.lines.get(lines).unwrap_or_default()) {
            let mut x = 1;
            for (text, role) in line {
                x += paint.text(x, y, text, role(theme));
            }
        }
    }
}

/// What stands on a line.
fn text_of(line: &[Piece]) -> String {
    line.iter().map(|(text, _)| text.as_str()).collect()
}

/// As much of a longer list as there is room for.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub sheet: Sheet,
    /// Whether there is more above, and below.
    pub above: bool,
    pub below: bool,
}

impl Excerpt {
    /// The cells that it takes as a page over everything.
    pub fn size(&self, room: Size) -> Size {
        Size::new(self.sheet.width() as u16 + 2, self.sheet.height().min(room.height))
    }

    pub fn draw(&self, theme: Theme, area: Rect, buffer: &mut Buffer) {
        self.sheet.draw(theme, 0, area, buffer);
        mark_more(theme, self.above, self.below, area, buffer);
    }
}

/// Marks at the right edge of a part of the screen where more lies above or below.
pub fn mark_more(theme: Theme, above: bool, below: bool, area: Rect, buffer: &mut Buffer) {
    let mut paint = Paint::new(buffer, area);
    let (right, bottom) = (u32::from(area.width.saturating_sub(1)), u32::from(area.height.saturating_sub(1)));
    if above {
        paint.text(right, 0, "↑", theme.focus());
    }
    if below {
        paint.text(right, bottom, "↓", theme.focus());
    }
}

/// A page in columns, like a newspaper's: as many as it takes to see all of it at once, and as there is room for.
#[derive(Debug)]
pub struct Columns {
    sheet: Sheet,
    count: u16,
    /// The cells of each, with those left and right of its text.
    width: u16,
    /// The lines of each.
    height: u16,
    /// How far it can be scrolled, in lines.
    beyond: u16,
}

/// The widest that a line is worth reading, in cells; the width at which a column beside another reads well; and the
/// narrowest it may be if then all is seen at once.
const WIDEST: u16 = 86;
const COMFORTABLE: u16 = 48;
const NARROWEST: u16 = 40;

impl Columns {
    /// What `write` writes, in some room, in columns of `least` cells or more.
    pub fn new(room: Size, least: u16, write: impl Fn(&mut Sheet)) -> Columns {
        let columns = |count: u16| {
            let width = (room.width / count).min(WIDEST);
            let mut sheet = Sheet::new(width);
            write(&mut sheet);
            let columns = Columns { sheet, count, width, height: room.height, beyond: 0 };
            Columns { beyond: columns.last_start(), ..columns }
        };
        let most = |least: u16| (room.width / least).max(1);
        let all_seen = (1..=most(NARROWEST.max(least))).map(columns).find(|columns| columns.beyond == 0);
        all_seen.unwrap_or_else(|| columns(most(COMFORTABLE.max(least))))
    }

    /// The cells and lines it takes.
    pub fn size(&self) -> Size {
        Size::new(self.width * self.count, self.sheet.height().min(self.height))
    }

    /// The cells of each column, with those left and right of its text.
    pub fn column_width(&self) -> u16 {
        self.width
    }

    /// Scrolled so that some lines are seen, and no further from line `scroll` than that takes.
    pub fn scrolled_to(&self, lines: &Range<usize>, scroll: u16) -> u16 {
        let scroll = scroll.min(self.beyond);
        let seen = |from: &u16| {
            let mut columns = self.from(usize::from(*from));
            columns.any(|column| column.start <= lines.start && lines.end <= column.end)
        };
        let near = (0..=self.beyond).filter(seen).min_by_key(|from| from.abs_diff(scroll));
        // What is longer than a column begins with it.
        near.unwrap_or_else(|| u16::try_from(lines.start).unwrap_or(u16::MAX).min(self.beyond))
    }

    /// The line at a cell of the page, when it is shown from line `scroll` on.
    pub fn line_at(&self, scroll: u16, x: u16, y: u16) -> Option<usize> {
        let column = self.from(usize::from(scroll)).nth(usize::from(x / self.width.max(1)))?;
        let line = column.start + usize::from(y);
        column.contains(&line).then_some(line)
    }

    /// What leads to an address, where it is seen when the page is shown from line `scroll` on.
    pub fn links(&self, scroll: u16, area: Rect) -> Vec<Link> {
        let mut links = Vec::new();
        for (column, lines) in (0..).zip(self.from(usize::from(scroll.min(self.beyond)))) {
            let left = area.x + column * self.width + 1;
            for (line, cells, address) in self.sheet.links().iter().filter(|(line, ..)| lines.contains(line)) {
                let y = area.y + (line - lines.start) as u16;
                let (x, width) = (left + cells.start, cells.len() as u16);
                links.push(Link { x, y, width, address: Arc::clone(address) });
            }
        }
        links
    }

    /// How far it can be scrolled, in lines.
    pub fn beyond(&self) -> u16 {
        self.beyond
    }

    /// The first line from which on the end is seen.
    fn last_start(&self) -> u16 {
        let last = self.sheet.lines.len();
        let seen_to_the_end = |from: &u16| self.from(usize::from(*from)).last().is_none_or(|lines| lines.end == last);
        (0..self.sheet.height()).find(seen_to_the_end).unwrap_or(0)
    }

    /// Shows the page from line `scroll` on, and marks where there is more of it.
    pub fn draw(&self, theme: Theme, scroll: u16, area: Rect, buffer: &mut Buffer) {
        let scroll = scroll.min(self.beyond);
        for (column, lines) in (0..).zip(self.from(usize::from(scroll))) {
            let area = Rect { x: area.x + column * self.width, width: self.width, ..area };
            self.sheet.draw_lines(theme, lines, area, buffer);
        }
        mark_more(theme, scroll > 0, scroll < self.beyond, area, buffer);
    }

    /// The lines of each column, when the first begins with line `from`.
    fn from(&self, from: usize) -> impl Iterator<Item = Range<usize>> {
        let lines = &self.sheet.lines;
        let mut next = from;
        (0..self.count).rev().map(move |after| {
            let end = self.end(next, usize::from(after));
            let column = next..end;
            // None but the first begins with the free line above a heading.
            next = end + usize::from(after > 0 && lines.get(end).is_some_and(Vec::is_empty));
            column
        })
    }

    /// Where a column ends that begins with a line and has so many after it: between two sections, if that leaves no line
    /// without a column, or, where some are without one anyway, at most half of it free.
    fn end(&self, from: usize, after: usize) -> usize {
        let (height, last) = (usize::from(self.height), self.sheet.lines.len());
        let full = from + height;
        if full >= last || after == 0 {
            return full.min(last);
        }
        let all_fit = last - full <= after * height;
        let least = if all_fit { last - after * height } else { full - height / 2 };
        let between = (least.max(from + 1)..=full).rev().find(|&line| self.sheet.lines[line].is_empty());
        between.unwrap_or(full)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_stands_below_a_label_that_leaves_it_no_room() {
        let written = |width, text: &str| {
            let mut sheet = Sheet::new(width);
            sheet.labelled(("4 penalties 4–3".to_owned(), Theme::text as Role), 16, text, Theme::text as Role);
            let line = |parts: &Vec<Piece>| parts.iter().map(|(text, _)| text.as_str()).collect::<String>();
            sheet.lines.iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(written(38, "Bendel Insurance"), ["4 penalties 4–3 Bendel Insurance"]);
        assert_eq!(written(30, "Bendel Insurance"), ["4 penalties 4–3", "    Bendel Insurance"]);
        assert_eq!(written(60, "level at one goal each"), ["4 penalties 4–3 level at one goal each"]);
        assert_eq!(
            written(44, "level at one goal each, and so on"),
            ["4 penalties 4–3 level at one goal each,", "                and so on",]
        );
    }

    proptest! {
        #[test]
        fn every_line_comes_into_view(sections in vec(1usize..30, 0..12), width in 1u16..300, height in 1u16..60) {
                let columns = Columns::new(Size::new(width, height), 0, |sheet| {
                for (i, lines) in sections.iter().enumerate() {
                    sheet.heading(&format!("§{i}"));
                    (0..*lines).for_each(|line| sheet.line(vec![(format!("{i}.{line}"), Theme::text as Role)]));
                }
            });
            let lines = &columns.sheet.lines;
            let beyond = columns.beyond();
            for scroll in 0..=beyond {
                let shown: Vec<Range<usize>> = columns.from(usize::from(scroll)).collect();
                prop_assert_eq!(shown[0].start, usize::from(scroll));
                prop_assert!(shown.iter().all(|lines| lines.len() <= usize::from(height)));
                for pair in shown.windows(2) {
                    // Nothing between two columns but the free line above a heading.
                    prop_assert!(lines[pair[0].end..pair[1].start].iter().all(Vec::is_empty), "{:?}", shown);
                }
                let end = shown.last().map_or(0, |lines| lines.end);
                prop_assert_eq!(end == lines.len(), scroll == beyond, "{:?} of {}", shown, lines.len());
            }
        }

        #[test]
        fn a_line_that_is_scrolled_to_is_seen_where_it_is_clicked(
            sections in vec(1usize..30, 1..12), width in 1u16..300, height in 1u16..60, from in 0u16..300, line in 0usize..300,
        ) {
            let columns = Columns::new(Size::new(width, height), 0, |sheet| {
                for (i, lines) in sections.iter().enumerate() {
                    sheet.heading(&format!("§{i}"));
                    (0..*lines).for_each(|line| sheet.line(vec![(format!("{i}.{line}"), Theme::text as Role)]));
                }
            });
            let written: Vec<usize> = (0..columns.sheet.lines.len()).filter(|at| !columns.sheet.lines[*at].is_empty()).collect();
            let line = written[line % written.len()];
            let scroll = columns.scrolled_to(&(line..line + 1), from);
            prop_assert!(scroll <= columns.beyond());
            prop_assert_eq!(columns.scrolled_to(&(line..line + 1), scroll), scroll, "what is seen is not scrolled to");
            let cells = (0..columns.count).flat_map(|column| (0..height).map(move |y| (column, y)));
            let at = |(column, y): (u16, u16)| columns.line_at(scroll, column * columns.column_width(), y);
            prop_assert_eq!(cells.filter(|cell| at(*cell) == Some(line)).count(), 1);
        }

        #[test]
        fn a_page_that_fits_is_not_scrolled(lines in 0usize..60, width in 1u16..300, height in 1u16..60) {
                let columns = Columns::new(Size::new(width, height), 0, |sheet| {
                (0..lines).for_each(|line| sheet.line(vec![(line.to_string(), Theme::text as Role)]));
            });
            let most = usize::from((width / NARROWEST).max(1));
            prop_assert_eq!(columns.beyond() == 0, lines <= most * usize::from(height));
        }
    }
}
