//! The bytes that go to the terminal: few for each cell that changes, and none where nothing does. They are counted as they
//! come out of the real program, and the cells by what a terminal shows before and after.

#![cfg(unix)]

mod pty;
mod scratch;
mod support;

use std::thread;
use std::time::Duration;

use pty::*;
use scratch::Scratch;
use support::cup_text;
use vt100::{Cell, Color, Screen};

/// Keys and turns of the wheel, and the most bytes that each changed cell may take for all of them together: what they took
/// when this was written, and a twentieth more. A letter is a byte, a line of a frame three; each place takes about five, and
/// each look three to twelve.
const USES: [(&str, &[&str], f64); 8] = [
    ("cursor steps", &[DOWN, DOWN, DOWN, RIGHT, DOWN, LEFT, UP, " "], 4.3),
    ("pages", &["\x1b[6~", "\x1b[6~", "\x1b[5~", "\x04", "\x15", "G", "g"], 3.6),
    ("the wheel", &["\x1b[<65;9;9M", "\x1b[<65;9;9M", "\x1b[<64;9;9M"], 4.2),
    ("letters of a filter", &["/", "c", "l", "u", "b", " ", "7", ESC], 3.65),
    ("zooming", &["z", "z", "z"], 3.1),
    ("all at once", &["z", "z", DOWN, DOWN, RIGHT, RIGHT, DOWN, "z"], 3.15),
    ("pages over everything", &["?", "?", ":", "r", ESC, "i", "i"], 2.75),
    ("panes", &["\t", "\t", ENTER, ESC], 3.9),
];

/// What can be seen of a cell: its letter and how that looks, and what would be seen without one.
type Seen = (Option<(String, Color, bool, bool)>, Color, bool, bool);

fn cells(screen: &Screen) -> Vec<Seen> {
    let (height, width) = screen.size();
    let all = (0..height.get()).flat_map(|y| (0..width.get()).map(move |x| (y, x)));
    let seen = |cell: &Cell| {
        let letter = (cell.contents().to_owned(), cell.fgcolor(), cell.bold(), cell.dim());
        let is_blank = cell.contents().trim().is_empty() && !cell.inverse() && !cell.underline();
        ((!is_blank).then_some(letter), cell.bgcolor(), cell.inverse(), cell.underline())
    };
    all.filter_map(|(y, x)| screen.cell(y, x).map(seen)).collect()
}

/// Presses a key, and counts bytes and changed cells.
fn count(terminal: &mut Terminal, key: &str) -> (usize, usize) {
    let (before, written) = (cells(&terminal.screen()), terminal.bytes().len());
    terminal.press(key);
    let after = cells(&terminal.screen());
    let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    (terminal.bytes().len() - written, changed)
}

fn open(file: &Scratch, size: (u16, u16)) -> Terminal {
    let mut command = cuptie([]);
    command.arg(file);
    let terminal = Terminal::start(command, size);
    terminal.selects("Club");
    terminal
}

#[test]
fn a_cell_that_changes_takes_few_bytes() {
    let file = Scratch::new(cup_text(512));
    let mut told = String::new();
    let mut spoilt = false;
    for size in [(80, 24), (120, 40), (200, 60)] {
        for (use_of, keys, most) in USES {
            let mut terminal = open(&file, size);
            let counts: Vec<(usize, usize)> = keys.iter().map(|key| count(&mut terminal, key)).collect();
            let (bytes, cells) = counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
            let each = bytes as f64 / cells as f64;
            told += &format!("{size:?} {use_of}: {bytes} bytes for {cells} cells, {each:.2} each; at most {most}\n");
            spoilt |= each > most;
        }
    }
    assert!(!spoilt, "{told}");
    println!("{told}");
}

#[test]
fn a_key_that_changes_nothing_writes_nothing() {
    let file = Scratch::new(cup_text(512));
    let mut terminal = open(&file, (120, 40));
    let (screen, written) = (cells(&terminal.screen()), terminal.bytes().len());
    for key in [UP, ESC, "n", "N", "(", "g", "\x15", "u", "t", "\x1b[<64;9;9M", "T"] {
        terminal.press_in_vain(key);
    }
    assert_eq!(terminal.bytes().len(), written, "{}", terminal.text());
    // And there is one frame for one key, and no more.
    let alone = count(&mut open(&file, (120, 40)), DOWN);
    assert_eq!(count(&mut terminal, DOWN), alone);
    assert_eq!(count(&mut terminal, UP).1, alone.1);
    assert!(cells(&terminal.screen()) == screen);
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let file = Scratch::new(cup_text(512));
    let mut terminal = open(&file, (120, 40));
    terminal.press("z");
    terminal.press("z");
    let written = terminal.bytes().len();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(terminal.bytes().len(), written);
}
