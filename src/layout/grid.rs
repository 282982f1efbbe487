//! Lines drawn on cells: each cell remembers which of its four sides a line leaves by, so that crossing and meeting lines
//! come out as the one character that joins them.

/// How strongly a line is drawn; where two meet, the stronger shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Background: a frame or a connector like the others.
    #[default]
    Plain,
    /// On the road that is lit.
    Lit,
    /// Around the selection: the only one with thick lines.
    Heavy,
}

const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;

/// Characters by the sides a light line leaves by.
const LIGHT: [char; 16] = [' ', '╵', '╶', '└', '╷', '│', '┌', '├', '╴', '┘', '─', '┴', '┐', '┤', '┬', '┼'];
/// Characters by the sides a heavy line leaves by.
const HEAVY: [char; 16] = [' ', '╹', '╺', '┗', '╻', '┃', '┏', '┣', '╸', '┛', '━', '┻', '┓', '┫', '┳', '╋'];

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    light: u8,
    heavy: u8,
    weight: Weight,
}

impl Cell {
    /// How strong the lines through it are; none where there is none.
    fn look(self) -> Option<Weight> {
        (self.light | self.heavy != 0).then_some(self.weight)
    }

    fn glyph(self) -> char {
        match (self.heavy, self.light & !self.heavy) {
            (0, light) => LIGHT[usize::from(light)],
            (UP_DOWN, LEFT) => '┨',
            (UP_DOWN, RIGHT) => '┠',
            (heavy, _) => HEAVY[usize::from(heavy)],
        }
    }
}

const UP_DOWN: u8 = UP | DOWN;

/// A window of the canvas on which lines are drawn; what falls outside is cut off.
#[derive(Debug)]
pub struct Grid {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    cells: Vec<Cell>,
}

impl Grid {
    /// A window of `width` by `height` cells whose first cell is (`x`, `y`) of the canvas.
    pub fn new(x: u32, y: u32, width: u32, height: u32) -> Grid {
        Grid { x, y, width, height, cells: vec![Cell::default(); (width * height) as usize] }
    }

    fn add(&mut self, x: u32, y: u32, sides: u8, weight: Weight) {
        let (Some(x), Some(y)) = (x.checked_sub(self.x), y.checked_sub(self.y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        let cell = &mut self.cells[(y * self.width + x) as usize];
        match weight {
            Weight::Heavy => cell.heavy |= sides,
            Weight::Plain | Weight::Lit => cell.light |= sides,
        }
        cell.weight = cell.weight.max(weight);
    }

    /// A level line over the cells `from..=to`; `open` ends leave their cell, closed ones stop in its middle.
    fn across(&mut self, from: u32, to: u32, y: u32, weight: Weight) {
        if !(self.y..self.y + self.height).contains(&y) {
            return;
        }
        let (first, last) = (from.max(self.x), to.min((self.x + self.width).saturating_sub(1)));
        for x in first..=last {
            let left = if x > from { LEFT } else { 0 };
            let right = if x < to { RIGHT } else { 0 };
            self.add(x, y, left | right, weight);
        }
    }

    /// An upright line over the cells `from..=to`, from the middle of the first to the middle of the last.
    fn down(&mut self, x: u32, from: u32, to: u32, weight: Weight) {
        let (first, last) = (from.max(self.y), to.min((self.y + self.height).saturating_sub(1)));
        for y in first..=last {
            let up = if y > from { UP } else { 0 };
            let down = if y < to { DOWN } else { 0 };
            self.add(x, y, up | down, weight);
        }
    }

    /// The frame whose corners are (`left`, `top`) and (`right`, `bottom`).
    pub fn frame(&mut self, left: u32, top: u32, right: u32, bottom: u32, weight: Weight) {
        self.across(left, right, top, weight);
        self.across(left, right, bottom, weight);
        self.down(left, top, bottom, weight);
        self.down(right, top, bottom, weight);
    }

    /// A connector. Towards a frame it reaches one cell further, into the frame's line; elsewhere it ends free.
    pub fn wire(&mut self, wire: &super::Wire, from_frame: bool, to_frame: bool, weight: Weight) {
        let to_the_right = wire.start.0 <= wire.end.0;
        let on = |x: u32, forward: bool| if forward { x + 1 } else { x.saturating_sub(1) };
        let start = if from_frame { on(wire.start.0, !to_the_right) } else { wire.start.0 };
        let end = if to_frame { on(wire.end.0, to_the_right) } else { wire.end.0 };
        let (out, back) = (wire.start.1, wire.end.1);
        let mut across = |from: u32, to: u32, y| self.across(from.min(to), from.max(to), y, weight);
        if out == back {
            across(start, end, out);
        } else {
            across(start, wire.bend, out);
            across(wire.bend, end, back);
            self.down(wire.bend, out.min(back), out.max(back), weight);
        }
        // A free end leaves its cell, towards the node.
        let (towards, from) = if to_the_right { (RIGHT, LEFT) } else { (LEFT, RIGHT) };
        if !from_frame {
            self.add(start, out, from, weight);
        }
        if !to_frame {
            self.add(end, back, towards, weight);
        }
    }

    /// The lines from left to right, each as far as it is equally strong: column and line within the window where it begins,
    /// its characters, and how strong it is.
    pub fn runs(&self) -> impl Iterator<Item = (u32, u32, String, Weight)> {
        let lines = self.cells.chunks(self.width.max(1) as usize).zip(0u32..);
        lines.flat_map(|(line, y)| {
            let mut end = 0;
            line.chunk_by(|left, right| left.look() == right.look()).filter_map(move |run| {
                let start = end;
                end += run.len() as u32;
                let weight = run.first()?.look()?;
                Some((start, y, run.iter().map(|cell| cell.glyph()).collect(), weight))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(grid: &Grid) -> String {
        let mut lines = vec![vec![' '; grid.width as usize]; grid.height as usize];
        for (x, y, run, _) in grid.runs() {
            (x as usize..).zip(run.chars()).for_each(|(x, glyph)| lines[y as usize][x] = glyph);
        }
        lines.iter().map(|line| line.iter().collect::<String>().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn frames_that_share_a_line_are_joined() {
        let mut grid = Grid::new(0, 0, 4, 5);
        grid.frame(0, 0, 3, 2, Weight::Plain);
        grid.frame(0, 2, 3, 4, Weight::Plain);
        assert_eq!(picture(&grid), "┌──┐\n│  │\n├──┤\n│  │\n└──┘");
    }

    #[test]
    fn the_selection_stands_out_of_its_neighbours() {
        let mut grid = Grid::new(0, 0, 4, 5);
        grid.frame(0, 0, 3, 2, Weight::Plain);
        grid.frame(0, 2, 3, 4, Weight::Heavy);
        assert_eq!(picture(&grid), "┌──┐\n│  │\n┏━━┓\n┃  ┃\n┗━━┛");
    }

    #[test]
    fn what_lies_outside_the_window_is_cut_off() {
        let mut grid = Grid::new(2, 1, 3, 2);
        grid.frame(0, 0, 3, 2, Weight::Plain);
        assert_eq!(picture(&grid), " │\n─┘");
    }
}
