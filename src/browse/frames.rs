//! Frames on the terminal: each is drawn whole into a buffer, and what is otherwise than on the one before is written, in
//! one piece. The first is held against nothing, as a terminal that was just entered is blank: a second buffer, which
//! ratatui's `Terminal` has from the beginning, is only there from the second frame on.

use std::io::{self, Write};
use std::mem;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::ink;
use super::link::Links;
use super::paint::width_of;

/// Room for most frames.
const FRAME: usize = 1 << 15;

/// What is on the terminal.
#[derive(Debug)]
enum Shown {
    Nothing,
    Anything,
    Frame(Buffer, Links),
}

/// The frame that is shown, and what the next one is made in.
#[derive(Debug)]
pub(super) struct Frames {
    shown: Shown,
    /// The buffer of the frame before, for the next one.
    spare: Buffer,
    /// Where the cursor is seen.
    cursor: Option<Position>,
    /// What is to be written.
    bytes: Vec<u8>,
}

impl Frames {
    /// On a terminal that is blank, without a cursor.
    pub fn new() -> Frames {
        Frames { shown: Shown::Nothing, spare: Buffer::default(), cursor: None, bytes: Vec::with_capacity(FRAME) }
    }

    /// Has all of the next frame written, whatever else has been on the terminal since the last one.
    pub fn forget(&mut self) {
        // A terminal that was entered again has no cursor.
        (self.shown, self.cursor) = (Shown::Anything, None);
    }

    /// Shows what `draw` draws, with the cursor where it says. Nothing is written where all of it is there already.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn show(
        &mut self,
        size: Size,
        links: Links,
        out: &mut impl Write,
        draw: impl FnOnce(Rect, &mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, size));
        let mut next = mem::take(&mut self.spare);
        next.reset();
        next.resize(area);
        let cursor = draw(area, &mut next);

        self.bytes.clear();
        self.write(&next, &links, cursor)?;
        if let Shown::Frame(last, _) = mem::replace(&mut self.shown, Shown::Frame(next, links)) {
            self.spare = last;
        }
        self.cursor = cursor;
        out.write_all(&self.bytes)?;
        out.flush()
    }

    /// Makes the bytes that turn what is shown into another frame.
    fn write(&mut self, next: &Buffer, links: &Links, cursor: Option<Position>) -> io::Result<()> {
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        let before = self.bytes.len();
        match &self.shown {
            Shown::Frame(shown, led) if shown.area == next.area => {
                let changes = changes(shown, next).chain(led_elsewhere(next, led, links));
                ink::write(&mut self.bytes, next, links, changes);
            }
            Shown::Nothing => ink::write(&mut self.bytes, next, links, cells(next)),
            Shown::Frame(..) | Shown::Anything => {
                queue!(self.bytes, Clear(ClearType::All))?;
                ink::write(&mut self.bytes, next, links, cells(next));
            }
        }
        if self.bytes.len() == before && cursor == self.cursor {
            self.bytes.clear();
            return Ok(());
        }
        match (self.cursor, cursor) {
            // What was written moved it.
            (Some(_), Some(Position { x, y })) => queue!(self.bytes, MoveTo(x, y))?,
            (None, Some(Position { x, y })) => queue!(self.bytes, Show, MoveTo(x, y))?,
            (Some(_), None) => queue!(self.bytes, Hide)?,
            (None, None) => {}
        }
        queue!(self.bytes, EndSynchronizedUpdate)
    }
}

/// All that is to be written of a frame over another one. Where a letter takes the place of half a wide one, the cell behind it
/// is not left to what the terminal makes of the other half.
fn changes<'a>(shown: &'a Buffer, next: &'a Buffer) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    shown.diff_iter(next).flat_map(|(x, y, cell)| {
        let last = x + width_of(cell.symbol()).max(1) as u16 - 1;
        let is_halved = width_of(shown[(last, y)].symbol()) > 1;
        std::iter::once((x, y, cell)).chain(is_halved.then(|| (last + 1, y, &next[(last + 1, y)])))
    })
}

/// The letters of a frame that lead elsewhere than what stood there, whether or not they are others.
fn led_elsewhere<'a>(
    next: &'a Buffer,
    before: &'a Links,
    links: &'a Links,
) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    let all = (before != links).then(|| before.cells().chain(links.cells()));
    let elsewhere = move |(x, y): &(u16, u16)| before.at(*x, *y) != links.at(*x, *y);
    let is_letter = move |(x, y): &(u16, u16)| {
        next.area.contains((*x, *y).into())
            && x.checked_sub(1).is_none_or(|before| width_of(next[(before, *y)].symbol()) < 2)
    };
    all.into_iter().flatten().filter(elsewhere).filter(is_letter).map(|(x, y)| (x, y, &next[(x, y)]))
}

/// All that is to be written of a frame on a blank terminal: no cell that is blank itself, nor one that a wide letter covers.
fn cells(frame: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let lines = frame.content.chunks(usize::from(frame.area.width.max(1)));
    (0..).zip(lines).flat_map(|(y, line)| {
        let mut covered = 0usize;
        (0..).zip(line).filter_map(move |(x, cell)| {
            if covered > 0 || (ink::is_blank(cell) && ink::is_plain(cell)) {
                covered = covered.saturating_sub(1);
                return None;
            }
            covered = width_of(cell.symbol()).saturating_sub(1);
            Some((x, y, cell))
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::num::NonZeroU16;

    use proptest::collection::vec;
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    use super::*;
    use crate::browse::link::Link;
    use crate::browse::paint::Paint;

    const SIZE: Size = Size { width: 20, height: 4 };

    /// A text from a cell on, and whether it is reversed.
    type Text = (u32, u32, String, bool);

    fn texts() -> impl Strategy<Value = Vec<Text>> {
        vec((0..u32::from(SIZE.width), 0..u32::from(SIZE.height), "[a ─é鹿]{0,9}", any::<bool>()), 0..9)
    }

    fn draw(texts: &[Text], area: Rect, buffer: &mut Buffer) {
        for (x, y, text, reversed) in texts {
            let style = if *reversed { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
            Paint::new(buffer, area).text(*x, *y, text, style);
        }
    }

    /// A terminal with frames on it.
    struct Seen {
        frames: Frames,
        terminal: vt100::Parser,
    }

    impl Seen {
        fn new() -> Seen {
            let [height, width] = [SIZE.height, SIZE.width].map(|cells| NonZeroU16::new(cells).expect("some cells"));
            let mut terminal = vt100::Parser::new(height, width, 0);
            terminal.process(b"\x1b[?25l");
            Seen { frames: Frames::new(), terminal }
        }

        fn show(&mut self, size: Size, draw: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) {
            let mut bytes = Vec::new();
            self.frames.show(size, Links::default(), &mut bytes, draw).expect("there is memory");
            self.terminal.process(&bytes);
        }

        fn show_texts(&mut self, size: Size, texts: &[Text]) {
            self.show(size, |area, buffer| {
                draw(texts, area, buffer);
                None
            });
        }

        /// What is in each cell, and whether it is reversed.
        fn cells(&self) -> Vec<(String, bool)> {
            let screen = self.terminal.screen();
            let all = (0..SIZE.height).flat_map(|y| (0..SIZE.width).filter_map(move |x| screen.cell(y, x)));
            let letter = |cell: &vt100::Cell| if cell.has_contents() { cell.contents() } else { " " }.to_owned();
            all.filter(|cell| !cell.is_wide_continuation()).map(|cell| (letter(cell), cell.inverse())).collect()
        }
    }

    proptest! {
        #[test]
        fn the_first_frame_is_what_differs_from_a_blank_one(texts in texts()) {
            let area = Rect::from((Position::ORIGIN, SIZE));
            let mut frame = Buffer::empty(area);
            draw(&texts, area, &mut frame);
            prop_assert_eq!(cells(&frame).collect::<Vec<_>>(), Buffer::empty(area).diff(&frame));
        }

        #[test]
        fn a_frame_is_all_that_is_seen_whatever_was_shown_before(
            before in vec((texts(), 1..=SIZE.width), 0..5), last in texts(),
        ) {
            let (mut after, mut alone) = (Seen::new(), Seen::new());
            for (texts, width) in &before {
                after.show_texts(Size { width: *width, ..SIZE }, texts);
            }
            after.show_texts(SIZE, &last);
            alone.show_texts(SIZE, &last);
            prop_assert_eq!(after.cells(), alone.cells());
        }
    }

    /// A terminal that knows where each of its letters leads, and nothing else.
    #[derive(Default)]
    struct Leading {
        at: (u16, u16),
        link: Option<String>,
        cells: BTreeMap<(u16, u16), (String, Option<String>)>,
    }

    impl Leading {
        fn process(&mut self, bytes: &[u8]) {
            let mut rest = std::str::from_utf8(bytes).expect("it is text");
            while let Some(first) = rest.chars().next() {
                if let Some(sequence) = rest.strip_prefix("\x1b]8;;") {
                    let (address, after) = sequence.split_once("\x1b\\").expect("it ends");
                    self.link = Some(address.to_owned()).filter(|address| !address.is_empty());
                    rest = after;
                } else if let Some(sequence) = rest.strip_prefix("\x1b[") {
                    let end = sequence.find(|c: char| c.is_ascii_alphabetic()).expect("it ends");
                    let numbers: Vec<u16> =
                        sequence[..end].split(';').map(|number| number.parse().unwrap_or(1)).collect();
                    match &sequence[end..=end] {
                        "H" => self.at = (numbers[1] - 1, numbers[0] - 1),
                        "G" => self.at.0 = numbers[0] - 1,
                        "J" => self.cells.clear(),
                        _ => {}
                    }
                    rest = &sequence[end + 1..];
                } else {
                    self.cells.insert(self.at, (first.to_string(), self.link.clone()));
                    self.at.0 += if first == '鹿' { 2 } else { 1 };
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
    }

    fn links() -> impl Strategy<Value = Links> {
        let link = (
            0..SIZE.width,
            0..SIZE.height,
            1u16..9,
            prop::sample::select(vec!["https://a.example", "http://b.example"]),
        );
        vec(link, 0..4).prop_map(|links| {
            Links::new(
                links.into_iter().map(|(x, y, width, address)| Link { x, y, width, address: address.into() }).collect(),
            )
        })
    }

    proptest! {
        #[test]
        fn a_letter_leads_where_the_frame_says_whatever_was_shown_before(all in vec((texts(), links()), 1..5)) {
            let (mut frames, mut seen, mut terminal) = (Frames::new(), Leading::default(), Seen::new());
            for (texts, links) in &all {
                let mut bytes = Vec::new();
                let mut shown = Buffer::default();
                frames.show(SIZE, links.clone(), &mut bytes, |area, buffer| {
                    draw(texts, area, buffer);
                    shown = buffer.clone();
                    None
                }).expect("there is memory");
                seen.process(&bytes);
                terminal.terminal.process(&bytes);
                prop_assert!(seen.link.is_none(), "nothing leads anywhere behind a frame");
                let letters = (0..SIZE.height).flat_map(|y| (0..SIZE.width).map(move |x| (x, y)));
                for (x, y) in letters.filter(|at| shown[*at].symbol() != " ") {
                    let expected = (shown[(x, y)].symbol().to_owned(), links.at(x, y).map(str::to_owned));
                    prop_assert_eq!(seen.cells.get(&(x, y)), Some(&expected), "{} {}", x, y);
                }
            }
            // And all else is seen as without links.
            let mut alone = Seen::new();
            alone.show_texts(SIZE, &all[all.len() - 1].0);
            prop_assert_eq!(terminal.cells(), alone.cells());
        }
    }

    #[test]
    fn no_half_of_a_wide_letter_is_left_behind_another_one() {
        let (mut after, mut alone) = (Seen::new(), Seen::new());
        after.show_texts(SIZE, &[(2, 0, "鹿a鹿鹿".to_owned(), false)]);
        let last = [(5, 0, "é鹿".to_owned(), true)];
        after.show_texts(SIZE, &last);
        alone.show_texts(SIZE, &last);
        assert_eq!(after.cells(), alone.cells());
    }

    #[test]
    fn the_cursor_is_seen_where_a_frame_has_it_and_only_then() {
        let mut seen = Seen::new();
        for cursor in [None, Some(Position::new(3, 1)), Some(Position::new(4, 1)), None, None] {
            seen.show(SIZE, |_, _| cursor);
            let screen = seen.terminal.screen();
            assert_eq!(screen.hide_cursor(), cursor.is_none());
            assert!(cursor.is_none_or(|cursor| screen.cursor_position() == (cursor.y, cursor.x)));
        }
    }

    #[test]
    fn a_frame_that_is_there_already_is_not_written() {
        let mut frames = Frames::new();
        let mut show = |text: &str, cursor: Option<Position>| {
            let mut bytes = Vec::new();
            let draw = |area, buffer: &mut Buffer| {
                Paint::new(buffer, area).text(3, 1, text, Style::new());
                cursor
            };
            frames.show(SIZE, Links::default(), &mut bytes, draw).expect("there is memory");
            bytes.len()
        };
        let cursor = Some(Position::new(3, 1));
        assert!(show("a", None) > 0);
        assert_eq!(show("a", None), 0);
        assert!(show("a", cursor) > 0);
        assert_eq!(show("a", cursor), 0);
        assert!(show("a", Some(Position::new(4, 1))) > 0);
        assert!(show("b", Some(Position::new(4, 1))) > 0);
        assert_eq!(show("b", Some(Position::new(4, 1))), 0);
    }

    #[test]
    fn a_terminal_that_was_entered_again_has_the_cursor_of_the_next_frame() {
        let mut seen = Seen::new();
        seen.show(SIZE, |_, _| Some(Position::new(3, 1)));
        assert!(!seen.terminal.screen().hide_cursor());
        seen.terminal.process(b"\x1b[?25l");
        seen.frames.forget();
        seen.show(SIZE, |_, _| Some(Position::new(3, 1)));
        assert!(!seen.terminal.screen().hide_cursor());
    }

    #[test]
    fn what_was_forgotten_is_written_anew() {
        let mut seen = Seen::new();
        let texts = [(2, 1, "鹿 é".to_owned(), true)];
        seen.show_texts(SIZE, &texts);
        let first = seen.cells();
        seen.terminal.process(b"\x1b[1;1Hsomething else\x1b[2;1Heverywhere");
        assert_ne!(seen.cells(), first);
        seen.frames.forget();
        seen.show_texts(SIZE, &texts);
        assert_eq!(seen.cells(), first);
    }
}
