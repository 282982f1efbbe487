//! Cells as the bytes that a terminal puts on its screen: where they stand is told only where they do not follow each
//! other, and how they look only where that changes. What ratatui's own backend writes is the same, but it formats each
//! letter by itself, which takes longer than to draw it.

use std::io;

use crossterm::cursor::{MoveTo, MoveToColumn};
use crossterm::queue;
use crossterm::style::{
    Attribute, Color as Ink, Colors, SetAttribute, SetBackgroundColor, SetColors, SetForegroundColor,
};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What turns each modifier on, and what turns it off.
const MODIFIERS: [(Modifier, Attribute, Attribute); 9] = [
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (Modifier::BOLD, Attribute::Bold, Attribute::NormalIntensity),
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (Modifier::UNDERLINED, Attribute::Underlined, Attribute::NoUnderline),
    (Modifier::DIM, Attribute::Dim, Attribute::NormalIntensity),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut, Attribute::NotCrossedOut),
    (Modifier::HIDDEN, Attribute::Hidden, Attribute::NoHidden),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink, Attribute::NoBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink, Attribute::NoBlink),
];

/// Writes cells at their places, in the order in which they come.
///
/// # Errors
/// None that can be met: there is always room for more bytes.
pub fn write<'a>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    let (mut modifiers, mut colours) = (Modifier::empty(), (Color::Reset, Color::Reset));
    let mut next = None;
    for (x, y, cell) in cells {
        match next {
            Some(place) if place == (x, y) => {}
            Some((_, line)) if line == y => queue!(bytes, MoveToColumn(x))?,
            _ => queue!(bytes, MoveTo(x, y))?,
        }
        next = Some((x + 1, y));
        if cell.modifier != modifiers {
            turn(bytes, modifiers, cell.modifier)?;
            modifiers = cell.modifier;
        }
        if (cell.fg, cell.bg) != colours {
            queue!(bytes, SetColors(Colors::new(cell.fg.into_crossterm(), cell.bg.into_crossterm())))?;
            colours = (cell.fg, cell.bg);
        }
        bytes.extend_from_slice(cell.symbol().as_bytes());
    }
    queue!(bytes, SetForegroundColor(Ink::Reset), SetBackgroundColor(Ink::Reset), SetAttribute(Attribute::Reset))
}

/// Turns off the modifiers that are on and should not be, and on those that should.
fn turn(bytes: &mut Vec<u8>, from: Modifier, to: Modifier) -> io::Result<()> {
    let mut on = from;
    for (modifier, _, off) in MODIFIERS {
        if on.contains(modifier) && !to.contains(modifier) {
            queue!(bytes, SetAttribute(off))?;
            // Some are turned off together.
            let gone = MODIFIERS.iter().filter(|(.., other)| *other == off);
            gone.for_each(|(modifier, ..)| on.remove(*modifier));
        }
    }
    for (modifier, attribute, _) in MODIFIERS {
        if to.contains(modifier) && !on.contains(modifier) {
            queue!(bytes, SetAttribute(attribute))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::style::Style;

    use super::*;

    fn looks() -> impl Strategy<Value = Style> {
        let modifier = |some: &[Modifier]| prop::sample::select(some.to_vec());
        // Not both of the first: which of them is seen depends on the terminal.
        let intensity = modifier(&[Modifier::empty(), Modifier::BOLD, Modifier::DIM]);
        let others = modifier(&[Modifier::empty(), Modifier::REVERSED, Modifier::UNDERLINED, Modifier::ITALIC]);
        let colour = || prop::sample::select(vec![Color::Reset, Color::Indexed(244), Color::Red]);
        (intensity, others, colour(), colour())
            .prop_map(|(one, other, fg, bg)| Style::new().fg(fg).bg(bg).add_modifier(one | other))
    }

    proptest! {
        /// Modifiers may be turned on in another order, and no colour of underlines is reset, as there is none.
        #[test]
        fn it_comes_to_what_ratatui_writes_and_is_no_more(cells in vec(("[aé鹿]", 0u16..4, 0u16..2, looks()), 0..20)) {
            let cells: Vec<(u16, u16, Cell)> = cells.into_iter().map(|(symbol, x, y, style)| {
                let mut cell = Cell::EMPTY;
                cell.set_symbol(&symbol).set_style(style);
                (x, y, cell)
            }).collect();
            let all = || cells.iter().map(|(x, y, cell)| (*x, *y, cell));
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            write(&mut ours, all()).expect("there is memory");
            CrosstermBackend::new(&mut theirs).draw(all()).expect("there is memory");
            prop_assert!(ours.len() <= theirs.len());
            let [ours, theirs] = [ours, theirs].map(|bytes| {
                let mut terminal = vt100::Parser::default();
                terminal.process(&bytes);
                terminal.screen().contents_formatted()
            });
            prop_assert_eq!(ours, theirs);
        }
    }
}
