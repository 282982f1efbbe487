//! Cells as the bytes that a terminal puts on its screen: where they stand is told only where they do not follow each
//! other, and of how they look only what changes and can be seen, in the fewest bytes that say so. What ratatui's own
//! backend writes comes to the same, but takes more of them, and formats each letter by itself.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::link::Links;
use super::paint::width_of;

/// What turns each modifier on, and what turns it off; that may turn off another one, too.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::REVERSED, 7, 27),
    (Modifier::BOLD, 1, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::DIM, 2, 22),
    (Modifier::CROSSED_OUT, 9, 29),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
];

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look<'a> {
    text: Color,
    ground: Color,
    modifiers: Modifier,
    /// Where it leads.
    link: Option<&'a str>,
}

impl<'a> Look<'a> {
    fn of(cell: &Cell, link: Option<&'a str>) -> Look<'a> {
        Look { text: cell.fg, ground: cell.bg, modifiers: cell.modifier, link }
    }

    /// Whether nobody can tell by a blank which of two looks it has.
    fn shows_blanks_as(self, other: Look) -> bool {
        if self.link != other.link {
            return false;
        }
        let unseen = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC;
        self.ground == other.ground && self.modifiers | unseen == unseen && other.modifiers | unseen == unseen
    }
}

/// As a terminal shows what nothing is said of.
const PLAIN: Look = Look { text: Color::Reset, ground: Color::Reset, modifiers: Modifier::empty(), link: None };

/// Writes some cells of a frame at their places, in the order in which they come; what comes after them is plain. Without any,
/// nothing is written.
pub fn write<'a>(
    bytes: &mut Vec<u8>,
    frame: &Buffer,
    links: &Links,
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
) {
    let (mut look, mut next) = (PLAIN, None);
    for (x, y, cell) in cells {
        if next != Some((x, y)) {
            go(bytes, frame, links, look, next, (x, y));
        }
        next = Some((x + 1, y));
        let own = Look::of(cell, links.at(x, y));
        if !(is_blank(cell) && look.shows_blanks_as(own)) {
            turn(bytes, look, own);
            look = own;
        }
        bytes.extend_from_slice(cell.symbol().as_bytes());
    }
    turn(bytes, look, PLAIN);
}

/// Has the next letter stand at a cell: by writing what is between again, where that is shorter than to tell the place.
fn go(bytes: &mut Vec<u8>, frame: &Buffer, links: &Links, look: Look, from: Option<(u16, u16)>, (x, y): (u16, u16)) {
    let start = bytes.len();
    match from {
        // Not by how many cells: a letter that is wider to the terminal than to us leads no further astray than to here.
        Some((_, line)) if line == y => command(bytes, &[x + 1], b'G'),
        _ => command(bytes, &[y + 1, x + 1], b'H'),
    }
    let Some((left, _)) = from.filter(|(left, line)| *line == y && *left < x) else { return };
    let between = || (left..x).map(|x| &frame[(x, y)]);
    let stands = |at: u16| {
        let cell = &frame[(at, y)];
        let own = Look::of(cell, links.at(at, y));
        width_of(cell.symbol()) == 1 && (own == look || (is_blank(cell) && look.shows_blanks_as(own)))
    };
    if usize::from(x - left) < bytes.len() - start
        && (left..x).all(stands)
        && between().map(|cell| cell.symbol().len()).sum::<usize>() < bytes.len() - start
        && covers_nothing(frame, left, y)
    {
        bytes.truncate(start);
        between().for_each(|cell| bytes.extend_from_slice(cell.symbol().as_bytes()));
    }
}

/// Whether a cell is not the second one of a wide letter.
fn covers_nothing(frame: &Buffer, x: u16, y: u16) -> bool {
    x.checked_sub(1).is_none_or(|before| width_of(frame[(before, y)].symbol()) == 1)
}

/// Whether there is nothing in a cell.
pub fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// Whether a cell looks like one of which nothing was said.
pub fn is_plain(cell: &Cell) -> bool {
    Look::of(cell, None) == PLAIN
}

/// Turns one look into another: by what they differ in, or by all that there is to the second one, whatever is shorter.
fn turn(bytes: &mut Vec<u8>, from: Look, to: Look) {
    if from.link != to.link {
        bytes.extend_from_slice(b"\x1b]8;;");
        bytes.extend_from_slice(to.link.unwrap_or_default().as_bytes());
        bytes.extend_from_slice(b"\x1b\\");
    }
    let from = Look { link: to.link, ..from };
    if from == to {
        return;
    }
    let start = bytes.len();
    bytes.extend_from_slice(b"\x1b[");
    differences(bytes, from, to);
    let middle = bytes.len();
    let plain = Look { link: to.link, ..PLAIN };
    bytes.extend_from_slice(if to == plain { b"\x1b[m" } else { b"\x1b[0;" });
    differences(bytes, plain, to);
    if bytes.len() - middle < middle - start {
        bytes.drain(start..middle);
    } else {
        bytes.truncate(middle);
    }
}

/// What two looks differ in, as a list up to its end; nothing where they are the same.
fn differences(bytes: &mut Vec<u8>, from: Look, to: Look) {
    if from == to {
        return;
    }
    if from.modifiers != to.modifiers {
        modifiers(bytes, from.modifiers, to.modifiers);
    }
    if from.text != to.text {
        colour(bytes, to.text, 30);
    }
    if from.ground != to.ground {
        colour(bytes, to.ground, 40);
    }
    // Each part has a sign behind it; the last one's is the end.
    bytes.pop();
    bytes.push(b'm');
}

/// What turns some modifiers into others.
fn modifiers(bytes: &mut Vec<u8>, from: Modifier, to: Modifier) {
    let mut on = from;
    for (modifier, _, off) in MODIFIERS {
        if on.contains(modifier) && !to.contains(modifier) {
            part(bytes, off);
            // Some are turned off together.
            let gone = MODIFIERS.iter().filter(|(.., other)| *other == off);
            gone.for_each(|(modifier, ..)| on.remove(*modifier));
        }
    }
    for (modifier, code, _) in MODIFIERS {
        if to.contains(modifier) && !on.contains(modifier) {
            part(bytes, code);
        }
    }
}

/// A colour of the letters (30) or of the ground behind them (40), as ECMA-48 numbers them: eight, then, 60 further, their
/// bright ones; others by their place in the palette, or by their parts.
fn colour(bytes: &mut Vec<u8>, colour: Color, first: u8) {
    let bright = first + 60;
    let code = match colour {
        Color::Reset => first + 9,
        Color::Black => first,
        Color::Red => first + 1,
        Color::Green => first + 2,
        Color::Yellow => first + 3,
        Color::Blue => first + 4,
        Color::Magenta => first + 5,
        Color::Cyan => first + 6,
        Color::Gray => first + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return [first + 8, 5, index].into_iter().for_each(|code| part(bytes, code)),
        Color::Rgb(red, green, blue) => {
            return [first + 8, 2, red, green, blue].into_iter().for_each(|code| part(bytes, code));
        }
    };
    part(bytes, code);
}

/// A number, and the sign between it and the next.
fn part(bytes: &mut Vec<u8>, number: u8) {
    digits(bytes, number.into());
    bytes.push(b';');
}

/// A command to the terminal: its numbers, and the letter that ends it.
fn command(bytes: &mut Vec<u8>, numbers: &[u16], end: u8) {
    bytes.extend_from_slice(b"\x1b[");
    for (position, number) in numbers.iter().enumerate() {
        if position > 0 {
            bytes.push(b';');
        }
        digits(bytes, *number);
    }
    bytes.push(end);
}

/// A number in digits: what `write!` makes of it as well, with ten times the work.
fn digits(bytes: &mut Vec<u8>, number: u16) {
    if number > 9 {
        digits(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn looks() -> impl Strategy<Value = Style> {
        let modifier = |some: &[Modifier]| prop::sample::select(some.to_vec());
        // Not both of the first: which of them is seen depends on the terminal.
        let intensity = modifier(&[Modifier::empty(), Modifier::BOLD, Modifier::DIM]);
        let others = modifier(&[Modifier::empty(), Modifier::REVERSED, Modifier::UNDERLINED, Modifier::ITALIC]);
        let colour = || {
            let named = [Color::Reset, Color::Red, Color::Gray, Color::DarkGray, Color::LightCyan, Color::White];
            let others = [Color::Indexed(7), Color::Indexed(244), Color::Rgb(0, 99, 255)];
            prop::sample::select([named.as_slice(), &others].concat())
        };
        (intensity, others, colour(), colour())
            .prop_map(|(one, other, fg, bg)| Style::new().fg(fg).bg(bg).add_modifier(one | other))
    }

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 2 };

    /// Letters with their places and looks.
    type Letters = Vec<(String, u16, u16, Style)>;

    fn letters() -> impl Strategy<Value = Letters> {
        vec(("[aé ─鹿]", 0..AREA.width - 1, 0..AREA.height, looks()), 0..24)
    }

    fn frame(letters: &Letters) -> Buffer {
        let mut frame = Buffer::empty(AREA);
        for (letter, x, y, look) in letters {
            for x in *x..(*x + letter.width() as u16).min(AREA.width) {
                frame[(x, *y)].reset();
            }
            frame.set_string(*x, *y, letter, *look);
        }
        frame
    }

    /// What can be seen on a terminal after all these bytes: of blanks not how their letters would look.
    fn seen(bytes: &[u8]) -> Vec<String> {
        let mut terminal = vt100::Parser::default();
        terminal.process(bytes);
        let screen = terminal.screen();
        let cells = (0..AREA.height).flat_map(|y| (0..AREA.width).filter_map(move |x| screen.cell(y, x)));
        let look = |cell: &vt100::Cell| {
            let ground = (cell.bgcolor(), cell.inverse(), cell.underline());
            let letter = (cell.contents(), cell.fgcolor(), cell.bold(), cell.dim(), cell.italic());
            // What is reversed shows the colour of its letters.
            let is_blank = cell.contents().trim().is_empty() && !cell.inverse() && !cell.underline();
            if is_blank { format!("{ground:?}") } else { format!("{ground:?} {letter:?}") }
        };
        cells.map(look).collect()
    }

    proptest! {
        #[test]
        fn it_comes_to_what_ratatui_writes_and_is_no_more(before in letters(), after in letters()) {
            let (before, after) = (frame(&before), frame(&after));
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for (shown, next) in [(&Buffer::empty(AREA), &before), (&before, &after)] {
                write(&mut ours, next, &Links::default(), shown.diff_iter(next));
                CrosstermBackend::new(&mut theirs).draw(shown.diff_iter(next)).expect("there is memory");
                prop_assert!(ours.len() <= theirs.len());
                prop_assert_eq!(seen(&ours), seen(&theirs));
            }
        }
    }

    #[test]
    fn what_is_between_is_written_again_where_that_is_shorter() {
        let frames = ["club 12 of 20", "club 17 of 29"].map(|text| {
            let mut frame = Buffer::empty(Rect::new(0, 0, 20, 1));
            frame.set_string(0, 0, text, Style::new());
            frame
        });
        let mut bytes = Vec::new();
        write(&mut bytes, &frames[1], &Links::default(), frames[0].diff_iter(&frames[1]));
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{1b}[1;7H7\u{1b}[13G9");
        let mut near = frames[1].clone();
        near.set_string(6, 0, "8 or", Style::new());
        bytes.clear();
        write(&mut bytes, &near, &Links::default(), frames[0].diff_iter(&near));
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{1b}[1;7H8 or 29");
    }
}
