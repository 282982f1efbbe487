//! Characters that are drawn and not written: lines, joined over all cells that they go through, and blocks.

use std::collections::BTreeMap;

use super::{CELL, place};

/// By the lines from U+2500 on: how strong a line leaves a cell to the left, to the right, upwards and downwards; 0 for none,
/// 1 for a light one, 2 for a heavy one, and points for what no screen of the program has.
const ARMS: &str = "\
    1100 2200 0011 0022 .... .... .... .... .... .... .... .... 0101 0201 0102 0202 \
    1001 2001 1002 2002 0110 0210 0120 0220 1010 2010 1020 2020 0111 0211 0121 0112 \
    0122 0221 0212 0222 1011 2011 1021 1012 1022 2021 2012 2022 1101 2101 1201 2201 \
    1102 2102 1202 2202 1110 2110 1210 2210 1120 2120 1220 2220 1111 2111 1211 2211 \
    1121 1112 1122 2121 1221 2112 1212 2221 2212 2122 1222 2222";
/// The same from U+2574 on: lines that end in the middle of a cell.
const ENDS: &str = "1000 0010 0100 0001 2000 0020 0200 0002 1200 0012 2100 0021";

fn arms(c: char) -> [u8; 4] {
    let of = |table: &str, first: char| {
        let at = u32::from(c).checked_sub(u32::from(first))? as usize;
        table.split(' ').nth(at).filter(|arms| *arms != "....").map(str::to_owned)
    };
    let arms = of(ENDS, '\u{2574}').or_else(|| of(ARMS, '\u{2500}'));
    let arms = arms.unwrap_or_else(|| panic!("nobody has drawn {c} as a line yet"));
    let digits: Vec<u8> = arms.bytes().map(|digit| digit - b'0').collect();
    digits.try_into().expect("four sides")
}

/// Which way a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Across,
    Down,
}

/// What is drawn in one go: of one colour and one strength.
type Pen = (String, u8);

/// All lines of a picture.
#[derive(Debug, Default)]
pub struct Lines {
    /// By pen and by way, row or column: the halves of cells that the line goes through, counted along the way.
    halves: BTreeMap<Pen, BTreeMap<(Way, usize), Vec<usize>>>,
}

impl Lines {
    /// Draws the line of a cell.
    pub fn add(&mut self, x: usize, y: usize, symbol: &str, colour: &str) {
        let [left, right, up, down] = arms(symbol.chars().next().expect("a symbol"));
        let halves = [
            (left, Way::Across, y, 2 * x),
            (right, Way::Across, y, 2 * x + 1),
            (up, Way::Down, x, 2 * y),
            (down, Way::Down, x, 2 * y + 1),
        ];
        for (strength, way, along, half) in halves.into_iter().filter(|(strength, ..)| *strength > 0) {
            let pen = self.halves.entry((colour.to_owned(), strength)).or_default();
            pen.entry((way, along)).or_default().push(half);
        }
    }

    /// Puts them into a picture: a path a pen, in which a line is one stroke as far as it goes.
    pub fn draw(&self, svg: &mut String) {
        for ((colour, strength), lines) in &self.halves {
            let mut path = String::new();
            for ((way, along), halves) in lines {
                let mut halves = halves.clone();
                halves.sort_unstable();
                for stroke in halves.chunk_by(|one, next| one + 1 == *next) {
                    let (from, to) = (stroke[0], stroke[stroke.len() - 1] + 1);
                    path.push_str(&match way {
                        Way::Across => format!("M{} {}H{}", across(from), down(2 * along + 1), across(to)),
                        Way::Down => format!("M{} {}V{}", across(2 * along + 1), down(from), down(to)),
                    });
                }
            }
            let width = if *strength == 1 { 1 } else { 3 };
            svg.push_str(&format!("<path class=\"l {colour}\" stroke-width=\"{width}\" d=\"{path}\"/>\n"));
        }
    }
}

/// So many halves of cells from the left, in pixels.
fn across(halves: usize) -> String {
    pixels(place(0, 0).0, halves, CELL.0)
}

/// So many halves of cells from the top, in pixels.
fn down(halves: usize) -> String {
    pixels(place(0, 0).1, halves, CELL.1)
}

fn pixels(start: usize, halves: usize, cell: usize) -> String {
    let twice = 2 * start + halves * cell;
    if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
}

/// A block: how many eighths of a cell are filled from the left, how many halves from where in its height, and how densely,
/// in quarters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    eighths: usize,
    from_half: usize,
    halves: usize,
    quarters: usize,
}

impl Block {
    pub fn of(c: char) -> Block {
        let whole = Block { eighths: 8, from_half: 0, halves: 2, quarters: 4 };
        match c {
            '▀' => Block { halves: 1, ..whole },
            '▄' => Block { from_half: 1, halves: 1, ..whole },
            '█'..='▏' => Block { eighths: 8 - (u32::from(c) - u32::from('█')) as usize, ..whole },
            '░'..='▓' => Block { quarters: 1 + (u32::from(c) - u32::from('░')) as usize, ..whole },
            _ => panic!("nobody has drawn {c} as a block yet"),
        }
    }

    pub fn draw(self, svg: &mut String, (left, top): (usize, usize), colour: &str) {
        let width = (self.eighths * CELL.0) as f32 / 8.0;
        let opacity = ["", " opacity=\"0.25\"", " opacity=\"0.5\"", " opacity=\"0.75\"", ""][self.quarters];
        let half = CELL.1 as f32 / 2.0;
        let (top, height) = (top as f32 + self.from_half as f32 * half, self.halves as f32 * half);
        svg.push_str(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" class=\"{colour}\"{opacity}/>\n",
        ));
    }
}
