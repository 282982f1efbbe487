//! The whole bracket at once, however large: a strip a round, in which a cell stands for all ties that fall on it. How long a
//! bar is tells how many those are, by powers of two; where there is room for it, their winners are named instead. Brackets
//! stand around what is seen closer up, the selection is reversed and has a number, a road is drawn through the strips that it
//! passes, and a number at the end of a cell tells how many of its ties the filter found. From so far away a bracket has one
//! side, so that its tracks are its columns.
//!
//! ```text
//! Round 1        Round 2        Round 3        Round 4
//! 64 ties        32 ties        16 ties        8 ties
//! ██████████     ██████▊        ███▍           Zamalek
//! ██████████     ██████▊──┐     ███▍           Stade Malien
//! ██████████────┐██████▊  └────┏     ┓─────────RS Berkane
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::Parts;
use super::draw::Scene;
use super::marks::Marks;
use crate::browse::paint::{Paint, cut, exactly};
use crate::browse::state::State;
use crate::competition::{ClubId, Column, Node};
use crate::label;
use crate::layout::{Grid, Layout, Strips, Weight, Wire};
use crate::wording;

/// The fewest cells in which a tie is told by a name, what stands between two of them, and the most that a name and a bar
/// are worth.
const NAMED: usize = 6;
const BETWEEN: &str = " · ";
const NAME: usize = 24;
const BAR: usize = 16;

/// A bar's last cell, by eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Where one is led from a node by so many rows, down or up when negative: to the first node on a row on which there is any.
/// None where it leads nowhere else.
pub(super) fn step(strips: &Strips, layout: &Layout, column: usize, node: Node, by: isize) -> Option<Node> {
    let nodes = layout.nodes(column);
    let (_, here) = strips.cell(layout, node)?;
    let row = |node: &Node| strips.cell(layout, *node).map_or(0, |(_, row)| row);
    let before = |to: u32| nodes.partition_point(|node| row(node) < to);
    let to = here.saturating_add_signed(i32::try_from(by).unwrap_or(if by < 0 { i32::MIN } else { i32::MAX }));
    let onto = match by {
        isize::MIN => nodes.first(),
        isize::MAX => nodes.last(),
        // Past free rows, on in the same direction; no further than to the last that is not free.
        0.. => nodes.get(before(to)).or(nodes.last().map(|last| &nodes[before(row(last))])),
        _ => nodes.get(before(to + 1).wrapping_sub(1)).or(nodes.first()).map(|node| &nodes[before(row(node))]),
    };
    let moves = |onto: &Node| matches!(by, isize::MIN | isize::MAX) || row(onto) != here;
    onto.copied().filter(|onto| *onto != node && moves(onto))
}

/// The node that a cell is clicked for: of all that fall on it one that was found, one on the road of the selected club, or
/// the first; where there is none, the nearest.
pub(super) fn node_at(state: &State, layout: &Layout, strips: &Strips, x: u32, row: u32) -> Option<Node> {
    let columns = strips.tracks(strips.strip_at(x));
    let of = |column: usize| &layout.nodes(column)[strips.positions(layout, column, row)];
    let nodes = || columns.clone().flat_map(of).copied();
    let found = state.filter.found.as_ref().and_then(|found| nodes().find(|node| found.has(*node)));
    let road =
        || state.club().and_then(|club| state.bracket().road(club).find(|node| nodes().any(|other| other == *node)));
    let nearest = || columns.clone().find_map(|column| layout.nearest(column, strips.lines(row).start));
    found.or_else(road).or_else(|| nodes().next()).or_else(nearest)
}

/// How much falls on a cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    nodes: u32,
    found: u32,
}

struct Picture<'a> {
    scene: &'a Scene<'a>,
    strips: &'a Strips,
    /// By strip and row.
    cells: Vec<Vec<Cell>>,
    /// The most nodes of a cell.
    most: u32,
    /// The cells of the road that is lit, from where it begins on.
    road: Vec<(usize, u32)>,
}

pub(super) fn draw(scene: &Scene, strips: &Strips, marks: Option<&Marks>, parts: Parts, buffer: &mut Buffer) {
    let picture = Picture::of(scene, strips, marks);
    if let Some(heads) = parts.heads {
        picture.draw_heads(heads, buffer);
    }
    picture.draw_road(parts.body, buffer);
    let mut paint = Paint::new(buffer, parts.body);
    for strip in 0..strips.count() {
        picture.draw_strip(strip, &mut paint);
    }
    picture.mark_window(parts.body, &mut paint);
}

impl<'a> Picture<'a> {
    fn of(scene: &'a Scene<'a>, strips: &'a Strips, marks: Option<&Marks>) -> Picture<'a> {
        let layout = scene.layout;
        let cell = |strip: usize, row: u32| {
            strips.tracks(strip).fold(Cell::default(), |cell, column| {
                let nodes = strips.positions(layout, column, row);
                let count = nodes.len() as u32;
                let found = marks.map_or(0, |marks| marks.in_range(column, nodes));
                Cell { nodes: cell.nodes + count, found: cell.found + found }
            })
        };
        let cells = (0..strips.count()).map(|strip| (0..strips.rows()).map(|row| cell(strip, row)).collect());
        let cells: Vec<Vec<Cell>> = cells.collect();
        let most = cells.iter().flatten().map(|cell| cell.nodes).max().unwrap_or(0);
        let road = scene.own.filter(|club| scene.lit(*club)).into_iter().flat_map(|club| scene.bracket.road(club));
        let road = road.filter_map(|node| strips.cell(layout, node)).collect();
        Picture { scene, strips, cells, most, road }
    }

    fn draw_heads(&self, area: Rect, buffer: &mut Buffer) {
        let competition = self.scene.bracket.competition();
        let mut paint = Paint::new(buffer, area);
        let current = competition.column_of(self.scene.selected.node);
        for strip in 0..self.strips.count() {
            let (x, width) = self.strips.area(strip);
            let columns = self.strips.tracks(strip);
            let is_current = columns.contains(&current);
            let column = if is_current { current } else { columns.start };
            let theme = self.scene.theme;
            let style = if is_current && self.scene.focused { theme.focused_head() } else { theme.strong() };
            paint.text(x, 0, &head(competition.column_name(column), width as usize), style);
            let noun = if competition.column(column) == Column::Places { "place" } else { "tie" };
            let count: usize = columns.map(|column| self.scene.layout.nodes(column).len()).sum();
            let told = wording::count(count, noun);
            let told = if told.width() <= width as usize { told } else { number(count as u32, width as usize) };
            paint.text(x, 1, &told, theme.faint());
        }
    }

    /// The road that is lit, from strip to strip, below all that stands in these.
    fn draw_road(&self, body: Rect, buffer: &mut Buffer) {
        let mut grid = Grid::new(0, 0, u32::from(body.width), u32::from(body.height));
        for stretch in self.road.windows(2) {
            let ((from, out), (to, back)) = (stretch[0], stretch[1]);
            let (start, end) = (self.strips.area(from).0, self.strips.area(to).0.saturating_sub(1));
            if from < to {
                let node = self.scene.selected.node;
                let wire = Wire { from: node, to: node, start: (start, out), end: (end, back), bend: end };
                grid.wire(&wire, false, false, Weight::Lit);
            }
        }
        let mut paint = Paint::new(buffer, body);
        for (x, y, run, weight) in grid.runs() {
            paint.text(x, y, &run, self.scene.line(weight));
        }
    }

    fn draw_strip(&self, strip: usize, paint: &mut Paint) {
        let (x, width) = self.strips.area(strip);
        let (cells, width) = (&self.cells[strip], width as usize);
        let most = cells.iter().map(|cell| cell.nodes).max().unwrap_or(0) as usize;
        let named = (NAMED + BETWEEN.width()) * most <= width + BETWEEN.width();
        for (row, cell) in (0u32..).zip(cells).filter(|(_, cell)| cell.nodes > 0) {
            if named {
                self.draw_names(strip, (x, row), width, paint);
            } else {
                self.draw_bar(cell, (strip, row), (x, row), width.min(BAR), paint);
            }
        }
    }

    /// Who goes through from each node of a cell; of the selected one, the selected club.
    fn draw_names(&self, strip: usize, (x, y): (u32, u32), room: usize, paint: &mut Paint) {
        let layout = self.scene.layout;
        let of = |column: usize| &layout.nodes(column)[self.strips.positions(layout, column, y)];
        let nodes: Vec<Node> = self.strips.tracks(strip).flat_map(of).copied().collect();
        let room = (room + BETWEEN.width()) / nodes.len().max(1) - BETWEEN.width();
        let mut end = x;
        for (i, node) in nodes.into_iter().enumerate() {
            if i > 0 {
                end += paint.text(end, y, BETWEEN, self.scene.theme.faint());
            }
            let (name, club) = self.name(node);
            let name = cut(&name, room.min(NAME));
            let width = paint.text(end, y, &name, self.scene.name(node, club, false));
            if node == self.scene.selected.node {
                self.scene.select(paint, end, y, width);
            }
            end += width;
        }
        // A road goes on behind it.
        paint.text(end, y, " ", Style::new());
    }

    fn name(&self, node: Node) -> (String, Option<ClubId>) {
        let bracket = self.scene.bracket;
        match node {
            Node::Place(place) => {
                let (code, name) = label::place(bracket, place);
                (format!("{code} {name}"), bracket.club_at(place))
            }
            Node::Tie(tie) => {
                let selected = (node == self.scene.selected.node).then_some(self.scene.selected.side);
                let side = selected.or(bracket.verdict(tie).winner());
                let name = |side| (label::name(bracket, tie, side), bracket.club(tie, side));
                side.map_or_else(|| (wording::fixture(bracket, tie), None), name)
            }
        }
    }

    /// How many nodes a cell has, and how many of them were found. Of the selected one the number alone: reversed, a bar would
    /// look like a gap.
    fn draw_bar(&self, cell: &Cell, at: (usize, u32), (x, y): (u32, u32), room: usize, paint: &mut Paint) {
        let scene = self.scene;
        let found = (cell.found > 0).then(|| format!("{:>room$}", number(cell.found, room)));
        if self.strips.cell(scene.layout, scene.selected.node) == Some(at) {
            let told = found.unwrap_or_else(|| exactly(&number(cell.nodes, room), room));
            let width = paint.text(x, y, &told, Style::new());
            return scene.select(paint, x, y, width);
        }
        let weight = if self.road.contains(&at) { Weight::Lit } else { Weight::Plain };
        paint.text(x, y, &bar(cell.nodes, self.most, room), scene.line(weight));
        if let Some(found) = found {
            let count = found.trim_start();
            paint.text(x + (room - count.width()) as u32, y, count, scene.theme.found());
        }
    }

    /// Stands brackets around what is seen closer up, unless that is everything.
    fn mark_window(&self, body: Rect, paint: &mut Paint) {
        let (strips, rows) = self.window(body);
        if strips.len() == self.strips.count() && rows.len() as u32 == self.strips.rows() {
            return;
        }
        let (left, (start, width)) = (self.strips.area(strips.start).0, self.strips.area(strips.end - 1));
        let right = start + width;
        for row in rows.clone() {
            let [open, close] = match (row == rows.start, row + 1 == rows.end) {
                (true, true) => ["[", "]"],
                (true, false) => ["┏", "┓"],
                (false, true) => ["┗", "┛"],
                (false, false) => ["┃", "┃"],
            };
            if self.strips.gutter() > 0 {
                paint.text(left - 1, row, open, self.scene.theme.focus());
                paint.text(right, row, close, self.scene.theme.focus());
            } else {
                paint.style(left, row, right - left, self.scene.theme.strong());
            }
        }
    }

    /// The strips and the rows of all that is seen closer up.
    fn window(&self, body: Rect) -> (Range<usize>, Range<u32>) {
        let (layout, (x, y)) = (self.scene.layout, self.scene.origin);
        let is_seen = |column: &usize| {
            let (start, width) = layout.track(*column);
            start < x + u32::from(body.width) && x < start + width
        };
        let mut seen = (0..self.scene.bracket.competition().columns()).filter(is_seen);
        let first = seen.next().unwrap_or(0);
        let last = seen.next_back().unwrap_or(first);
        // A tie is seen where its last line is.
        let top = (y + 1).saturating_sub(self.scene.fit.metrics.lines);
        let bottom = (y + u32::from(body.height)).min(layout.height()).saturating_sub(1);
        let rows = self.strips.row_of(top)..self.strips.row_of(bottom) + 1;
        (self.strips.strip_of(first)..self.strips.strip_of(last) + 1, rows)
    }
}

/// The name of a round, cut where there is no room for it, but not at a number at its end: that is what tells rounds apart.
fn head(name: &str, width: usize) -> String {
    let beginning = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &name[beginning.len()..];
    if name.width() <= width || number.is_empty() || number.len() > width {
        return cut(name, width).into_owned();
    }
    cut(beginning, width - number.len()).into_owned() + number
}

/// A bar for so many nodes, where so many take all the room: as long as the number is in powers of two.
fn bar(nodes: u32, most: u32, room: usize) -> String {
    let power = |count: u32| (u32::BITS - count.leading_zeros()) as usize;
    let eighths = (power(nodes) * room * 8).div_ceil(power(most).max(1)).clamp(1, room * 8);
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// A number in so many cells at the most: in thousands where there is no room for all of it, or else that there is one.
fn number(number: u32, room: usize) -> String {
    let told = [number.to_string(), format!("{}k", number / 1000)];
    let fits = |told: &String| told.len() <= room;
    told.into_iter().take(if number < 1000 { 1 } else { 2 }).find(fits).unwrap_or_else(|| "•".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::bracket::Bracket;
    use crate::browse::keys::Command;
    use crate::browse::panes::bracket::{Bracket as Pane, ZOOM};
    use crate::browse::panes::{self, Pane as _, Part};
    use crate::browse::theme::Theme;
    use crate::source;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use ratatui::layout::Size;

    /// Each of another shape: with late entries and groups, with replays, and with as much as a file can tell.
    const COMPETITIONS: [&[u8]; 3] = [
        source::BUILT_IN.as_bytes(),
        include_bytes!("../../../../tests/data/replays.json"),
        include_bytes!("../../../../tests/data/everything.json"),
    ];

    /// The pane by itself, with all of the bracket in view.
    struct Afar {
        state: State,
        pane: Pane,
        part: Part,
    }

    impl Afar {
        fn new(competition: &[u8], size: Size) -> Afar {
            let competition = source::read(competition).expect("it can be read");
            let state = State::new(Bracket::new(competition), size, panes::keys(&panes::all(Default::default(), None)));
            let part = Part { area: Rect::new(0, 1, size.width, size.height - 1), has_keys: true };
            let mut afar = Afar { state, pane: Pane::default(), part };
            afar.pane.arrange(&afar.state, afar.part);
            while afar.pane.zoom != super::super::Zoom::Whole {
                afar.press(ZOOM);
            }
            afar
        }

        fn press(&mut self, command: Command) {
            self.pane.command(&mut self.state, command, self.part);
            self.pane.arrange(&self.state, self.part);
        }

        /// What is seen, with its strips and its body.
        fn look<T>(&self, see: impl FnOnce(&Picture, Rect) -> T) -> T {
            let placed = self.pane.placed.as_ref().expect("it is placed");
            let body = self.pane.parts.expect("it is on the screen").body;
            let strips = self.pane.strips(placed).expect("all of it is seen");
            let scene = Scene::of(&self.state, placed, self.pane.origin, Theme::Middle, true);
            see(&Picture::of(&scene, &strips, self.pane.marks.as_ref()), body)
        }
    }

    fn sizes() -> impl Strategy<Value = Size> {
        (16u16..130, 3u16..50).prop_map(|(width, height)| Size::new(width, height))
    }

    fn moves() -> impl Strategy<Value = Vec<Command>> {
        use Command::{Down, HalfPageDown, Last, Left, NextRound, OtherClub, PageDown, PreviousRound, Right, Up};
        const MOVES: &[Command] =
            &[Down, Down, Right, Right, Left, Up, PageDown, HalfPageDown, Last, NextRound, PreviousRound, OtherClub];
        vec(select(MOVES), 0..12)
    }

    #[test]
    fn the_number_of_a_round_is_what_is_cut_last() {
        assert_eq!(head("Round 12", 8), "Round 12");
        assert_eq!(head("Round 12", 6), "Rou…12");
        assert_eq!(head("Round 12", 2), "12");
        assert_eq!(head("Round 12", 1), "…");
        assert_eq!(head("Quarter-finals", 5), "Quar…");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_cells_of_a_strip_hold_all_of_its_ties_and_all_that_was_found(
            competition in select(&COMPETITIONS[..]), size in sizes(), query in "[a-e]|nga|pen|1",
        ) {
            let mut afar = Afar::new(competition, size);
            afar.state.ask(&query);
            afar.pane.arrange(&afar.state, afar.part);
            let (layout, found) = (&afar.pane.placed.as_ref().expect("it is placed").layout, &afar.state.filter.found);
            let found = found.as_ref().expect("something was asked for");
            let expected = |strips: &Strips, strip| {
                let nodes = || strips.tracks(strip).flat_map(|column| layout.nodes(column));
                (nodes().count() as u32, nodes().filter(|node| found.has(**node)).count() as u32)
            };
            afar.look(|picture, _| {
                for (strip, cells) in picture.cells.iter().enumerate() {
                    let held = (cells.iter().map(|cell| cell.nodes).sum(), cells.iter().map(|cell| cell.found).sum());
                    prop_assert_eq!(held, expected(picture.strips, strip));
                }
                Ok(())
            })?;
        }

        #[test]
        fn what_is_marked_is_what_is_seen_closer_up(
            competition in select(&COMPETITIONS[..]), size in sizes(), moves in moves(),
        ) {
            let mut afar = Afar::new(competition, size);
            moves.into_iter().for_each(|command| afar.press(command));
            let (strips, window, body) = afar.look(|picture, body| (picture.strips.clone(), picture.window(body), body));
            afar.press(ZOOM);
            let placed = afar.pane.placed.as_ref().expect("it is placed");
            prop_assert_eq!(afar.pane.parts.expect("it is on the screen").body, body);
            let (layout, (x, y)) = (&placed.layout, afar.pane.origin);
            let (right, bottom) = (x + u32::from(body.width), y + u32::from(body.height));
            let (strips_marked, rows_marked) = &window;
            let is_in = |(strip, row): (usize, u32)| strips_marked.contains(&strip) && rows_marked.contains(&row);
            let is_marked = |node: Node| strips.cell(layout, node).is_some_and(is_in);
            for column in 0..afar.state.bracket().competition().columns() {
                let (start, width) = layout.track(column);
                if start < right && x < start + width {
                    prop_assert!(layout.nodes_between(column, y, bottom).iter().all(|node| is_marked(*node)));
                } else {
                    prop_assert!(!window.0.contains(&strips.strip_of(column)) || strips.tracks(0).len() > 1);
                }
            }
            // No further than that, but for ties whose first line is just out of sight.
            let lines = y.saturating_sub(1)..bottom;
            prop_assert!(window.1.clone().all(|row| strips.lines(row).start < lines.end && lines.start < strips.lines(row).end));
            prop_assert!(is_marked(afar.state.selection()));
        }

        #[test]
        fn up_and_down_lead_from_cell_to_cell(competition in select(&COMPETITIONS[..]), size in sizes(), moves in moves()) {
            let mut afar = Afar::new(competition, size);
            moves.into_iter().for_each(|command| afar.press(command));
            let column = afar.state.bracket().competition().column_of(afar.state.selection());
            let (strips, rows) = afar.look(|picture, _| {
                let layout = picture.scene.layout;
                let rows = (0..picture.strips.rows()).filter(|row| !picture.strips.positions(layout, column, *row).is_empty());
                (picture.strips.clone(), rows.collect::<Vec<u32>>())
            });
            let row = |afar: &Afar| {
                let layout = &afar.pane.placed.as_ref().expect("it is placed").layout;
                strips.cell(layout, afar.state.selection()).map(|(_, row)| row).expect("it is placed")
            };
            let nodes = afar.pane.placed.as_ref().expect("it is placed").layout.nodes(column).len();
            prop_assume!(nodes > 1);
            afar.press(Command::First);
            for expected in &rows {
                prop_assert_eq!(row(&afar), *expected);
                afar.press(Command::Down);
            }
            prop_assert_eq!(Some(row(&afar)), rows.last().copied(), "and no further");
            for expected in rows.iter().rev() {
                prop_assert_eq!(row(&afar), *expected);
                afar.press(Command::Up);
            }
            prop_assert_eq!(Some(row(&afar)), rows.first().copied(), "and no further");
        }
    }

    #[test]
    fn a_number_is_told_as_far_as_there_is_room() {
        assert_eq!([1, 2, 3].map(|room| number(7, room)), ["7", "7", "7"]);
        assert_eq!([1, 2, 3].map(|room| number(64, room)), ["•", "64", "64"]);
        assert_eq!([1, 2, 3, 4].map(|room| number(1820, room)), ["•", "1k", "1k", "1820"]);
        assert_eq!([2, 3, 4, 5].map(|room| number(65536, room)), ["•", "65k", "65k", "65536"]);
    }

    #[test]
    fn a_bar_is_as_long_as_the_number_in_powers_of_two() {
        assert_eq!(bar(1, 1, 3), "███");
        assert_eq!(bar(1, 2, 3), "█▌");
        assert_eq!([1, 2, 4, 8, 15, 16].map(|nodes| bar(nodes, 128, 1)), ["▏", "▎", "▍", "▌", "▌", "▋"]);
        assert_eq!(bar(1, u32::MAX, 1), "▏", "nothing that is there is nothing");
        for nodes in 1..300 {
            let bars = [bar(nodes, 300, 7), bar(nodes + 1, 300, 7)].map(|bar| bar.chars().count());
            assert!(bars[0] <= bars[1] && bars[1] <= 7);
        }
    }
}
