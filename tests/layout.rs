//! A layout promises, whatever the bracket: nothing overlaps, nothing falls off the canvas, every connector joins what
//! it says and crosses nothing, and what is found by line or by cell is what stands there.
//!
//! Each promise is held on generated brackets, in both densities, at any column widths, with any nodes left out, and is
//! checked against the plainest scan that could answer the same question.

#[path = "generator/cup/mod.rs"]
mod cup;
mod generator;

use std::collections::{HashMap, HashSet};

use cup::Cup;
use cuptie::bracket::Bracket;
use cuptie::competition::{Node, Side, Slot};
use cuptie::layout::{Apart, Area, Grid, Layout, Metrics, Sides, Strips, Weight, Wing, Wire};
use generator::{Feeding, bracket, cases, competitions, nodes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A bracket with the choices that a surface makes about it.
#[derive(Debug, Clone)]
struct Choice {
    text: String,
    widths: Vec<u32>,
    gutter: u32,
    /// Lines and gap: boxes, or a line a tie.
    density: (u32, u32),
    /// Further lines between ties that have not met by a column.
    apart: (u32, usize),
    sides: Sides,
    /// Which nodes are shown, by turns.
    shown: Vec<bool>,
}

/// A bracket, placed.
struct Placed {
    bracket: Bracket,
    layout: Layout,
    metrics: Metrics,
    shown: HashSet<Node>,
}

fn choices() -> impl Strategy<Value = Choice> {
    let shown = prop_oneof![Just(vec![true]), vec(any::<bool>(), 1..40)];
    let lines = (select(&[(2, 1), (1, 0)][..]), (0u32..3, 0usize..8), select(&[Sides::One, Sides::Two][..]));
    (competitions(Feeding::Anyhow, 8), vec(1u32..40, 7), 3u32..9, lines, shown).prop_map(
        |(text, widths, gutter, (density, apart, sides), shown)| Choice {
            text,
            widths,
            gutter,
            density,
            apart,
            sides,
            shown,
        },
    )
}

fn place(choice: &Choice) -> Placed {
    let bracket = bracket(&choice.text);
    let (lines, gap) = choice.density;
    let widths = choice.widths[..bracket.competition().columns()].to_vec();
    let apart = Apart { lines: choice.apart.0, column: choice.apart.1 };
    let metrics = Metrics { widths, gutter: choice.gutter, lines, gap, apart, sides: choice.sides };
    let turns = choice.shown.iter().cycle();
    let shown: HashSet<Node> =
        nodes(&bracket).into_iter().zip(turns).filter_map(|(n, shown)| shown.then_some(n)).collect();
    let layout = Layout::new(&bracket, &metrics, |node| shown.contains(&node));
    Placed { bracket, layout, metrics, shown }
}

impl Placed {
    /// Every node that has an area, with it.
    fn areas(&self) -> Vec<(Node, Area)> {
        let area = |node| self.layout.area(node).map(|area| (node, area));
        nodes(&self.bracket).into_iter().filter_map(area).collect()
    }

    fn wires(&self) -> Vec<Wire> {
        let of =
            |track| self.layout.wires_between(&self.bracket, track, 0, self.layout.height() + 1).collect::<Vec<Wire>>();
        (0..self.layout.tracks()).flat_map(of).collect()
    }

    /// The line on which `side` stands within its node.
    fn line(&self, side: Side) -> u32 {
        if self.metrics.lines == 2 { side.index() as u32 } else { 0 }
    }

    /// Each tie and what it feeds, as the file has it.
    fn links(&self) -> Vec<(Node, Node, Side)> {
        let competition = self.bracket.competition();
        let mut links = Vec::new();
        for tie in competition.tie_ids() {
            for side in Side::BOTH {
                if let Slot::WinnerOf(feeder) = competition[tie].slot(side) {
                    links.push((Node::Tie(feeder), Node::Tie(tie), side));
                }
            }
        }
        for id in competition.place_ids() {
            if let Slot::WinnerOf(feeder) = competition[id].slot {
                links.push((Node::Tie(feeder), Node::Place(id), Side::A));
            }
        }
        links
    }
}

/// Every cell that a connector goes through.
fn cells(wire: &Wire) -> HashSet<(u32, u32)> {
    let (top, bottom) = (wire.start.1.min(wire.end.1), wire.start.1.max(wire.end.1));
    let between = |one: u32, other: u32| one.min(other)..=one.max(other);
    let out = between(wire.start.0, wire.bend).map(|x| (x, wire.start.1));
    let along = (top..=bottom).map(|y| (wire.bend, y));
    let back = between(wire.bend, wire.end.0).map(|x| (x, wire.end.1));
    out.chain(along).chain(back).collect()
}

/// What the lines of the canvas look like from `first` to before `last`, drawn on a window of just those: every cell that a
/// frame or a connector goes through.
fn drawn(placed: &Placed, first: u32, last: u32) -> Vec<(u32, u32, char)> {
    let layout = &placed.layout;
    let mut grid = Grid::new(0, first, layout.width(), last - first);
    for track in 0..layout.tracks() {
        for wire in layout.wires_between(&placed.bracket, track, first, last) {
            grid.wire(&wire, true, matches!(wire.to, Node::Tie(_)), Weight::Plain);
        }
        // A frame reaches one line beyond its node.
        for &node in layout.nodes_between(track, first.saturating_sub(1), last + 1) {
            if let (Node::Tie(_), Some(area)) = (node, layout.area(node)) {
                grid.frame(area.x, area.y - 1, area.right() - 1, area.bottom(), Weight::Plain);
            }
        }
    }
    let cells = |(x, y, run, _): (u32, u32, String, Weight)| {
        let glyphs: Vec<char> = run.chars().collect();
        (x..).zip(glyphs).map(move |(x, glyph)| (x, first + y, glyph))
    };
    grid.runs().flat_map(cells).collect()
}

fn covers(area: Area, (x, y): (u32, u32)) -> bool {
    x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_shown_node_is_placed_once_inside_the_canvas(choice in choices()) {
        let placed = place(&choice);
        let tracks = 0..placed.layout.tracks();
        let stand: Vec<Node> = tracks.clone().flat_map(|track| placed.layout.nodes(track).to_vec()).collect();
        prop_assert_eq!(stand.len(), placed.shown.len());
        prop_assert_eq!(stand.into_iter().collect::<HashSet<_>>(), placed.shown.clone());
        prop_assert_eq!(placed.areas().len(), placed.shown.len());
        for track in tracks {
            for &node in placed.layout.nodes(track) {
                let column = placed.bracket.competition().column_of(node);
                prop_assert_eq!(placed.layout.track_of(node), Some(track));
                prop_assert!(placed.layout.tracks_of(column).any(|own| own == track));
                let is_over = placed.layout.column_of(track) == column;
                let below = placed.layout.column_below(placed.bracket.competition(), node);
                prop_assert_eq!(below, (!is_over).then_some(column));
                // Only below the final anything stands in the track of another round.
                let middle = placed.layout.middle().and_then(|last| placed.layout.track_of(last));
                prop_assert!(is_over || middle.is_none_or(|middle| middle == track));
            }
        }
        for (node, area) in placed.areas() {
            let (x, width) = placed.layout.track(placed.layout.track_of(node).expect("shown"));
            prop_assert_eq!((area.x, area.width, area.height), (x, width, placed.metrics.lines));
            prop_assert!(area.right() <= placed.layout.width() && area.bottom() <= placed.layout.height());
        }
    }

    #[test]
    fn no_two_nodes_overlap(choice in choices()) {
        let placed = place(&choice);
        let areas = placed.areas();
        for (i, (node, one)) in areas.iter().enumerate() {
            for (other, two) in &areas[..i] {
                let apart = one.right() <= two.x || two.right() <= one.x || one.bottom() + placed.metrics.gap <= two.y
                    || two.bottom() + placed.metrics.gap <= one.y;
                prop_assert!(apart, "{node:?} at {one:?} and {other:?} at {two:?}");
            }
        }
    }

    #[test]
    fn a_connector_joins_each_tie_with_what_it_feeds(choice in choices()) {
        let placed = place(&choice);
        let shown = |node: &Node| placed.shown.contains(node);
        let links: Vec<_> = placed.links().into_iter().filter(|(from, to, _)| shown(from) && shown(to)).collect();
        let wires = placed.wires();
        prop_assert_eq!(wires.len(), links.len());
        let wires: HashMap<(Node, Node), Wire> = wires.into_iter().map(|wire| ((wire.from, wire.to), wire)).collect();
        for (from, to, side) in links {
            let wire = wires.get(&(from, to)).copied().expect("a connector for every link");
            let source = placed.layout.area(from).expect("shown");
            let target = placed.layout.area(to).expect("shown");
            let Node::Tie(tie) = from else { unreachable!("only ties feed") };
            let leaves = placed.bracket.verdict(tie).winner().unwrap_or(Side::A);
            let to_the_right = source.x < target.x;
            let start = if to_the_right { source.right() } else { source.x - 1 };
            prop_assert_eq!(wire.start, (start, source.y + placed.line(leaves)));
            prop_assert_eq!(to_the_right, placed.layout.wing(from) != Some(Wing::Right));
            // A place is written on its winner's line, so that the connector runs straight.
            let fed = if matches!(to, Node::Tie(_)) { side } else { leaves };
            let end = if to_the_right { target.x - 1 } else { target.right() };
            prop_assert_eq!(wire.end, (end, target.y + placed.line(fed)));
            prop_assert!((wire.start.0.min(end)..=wire.start.0.max(end)).contains(&wire.bend));
        }
    }

    #[test]
    fn connectors_cross_neither_nodes_nor_each_other(choice in choices()) {
        let placed = place(&choice);
        let areas = placed.areas();
        let mut taken: HashMap<(u32, u32), Node> = HashMap::new();
        for wire in placed.wires() {
            for cell in cells(&wire) {
                let hit = areas.iter().find(|(_, area)| covers(*area, cell));
                prop_assert!(hit.is_none(), "{wire:?} runs through {hit:?} at {cell:?}");
                // Two that end at the same node may join on the way.
                let before = taken.insert(cell, wire.to);
                prop_assert!(before.is_none_or(|to| to == wire.to), "{wire:?} meets one to {before:?} at {cell:?}");
            }
        }
    }

    #[test]
    fn what_stands_between_two_lines_is_found(choice in choices(), ranges in vec((any::<Index>(), 1u32..60), 12)) {
        let placed = place(&choice);
        let (layout, bracket) = (&placed.layout, &placed.bracket);
        for (first, lines) in ranges {
            let first = first.index(layout.height() as usize + 1) as u32;
            let last = first + lines;
            for track in 0..layout.tracks() {
                let seen = |node: &&Node| {
                    let area = layout.area(**node).expect("shown");
                    (first..last).any(|line| covers(area, (area.x, line)))
                };
                let nodes: Vec<Node> = layout.nodes(track).iter().filter(seen).copied().collect();
                prop_assert_eq!(layout.nodes_between(track, first, last), &nodes[..]);
                let seen = |wire: &Wire| cells(wire).iter().any(|(_, line)| (first..last).contains(line));
                let all = layout.wires_between(bracket, track, 0, layout.height() + 1);
                let wires: Vec<Wire> = all.filter(seen).collect();
                prop_assert_eq!(layout.wires_between(bracket, track, first, last).collect::<Vec<_>>(), wires);
            }
        }
    }

    #[test]
    fn the_canvas_drawn_in_parts_is_the_canvas_drawn_whole(choice in choices(), lines in 1u32..9) {
        let placed = place(&Choice { density: (2, 1), ..choice });
        let height = placed.layout.height();
        let tops = (0..height).step_by(lines as usize);
        let parts: Vec<_> = tops.flat_map(|top| drawn(&placed, top, height.min(top + lines))).collect();
        prop_assert_eq!(parts, drawn(&placed, 0, height));
    }

    #[test]
    fn a_cell_belongs_to_the_node_that_covers_it(
        choice in choices(),
        spots in vec((any::<Index>(), any::<Index>()), 100),
    ) {
        let placed = place(&choice);
        let areas = placed.areas();
        let anywhere = spots.into_iter().map(|(x, y)| {
            (x.index(placed.layout.width() as usize + 2) as u32, y.index(placed.layout.height() as usize + 2) as u32)
        });
        // The cells at and around every corner, where it is easiest to be wrong.
        let corners = areas.iter().flat_map(|(_, area)| {
            let xs = [area.x.wrapping_sub(1), area.x, area.right() - 1, area.right()];
            let ys = [area.y.wrapping_sub(1), area.y, area.bottom() - 1, area.bottom()];
            xs.into_iter().flat_map(move |x| ys.map(|y| (x, y)))
        });
        for (x, y) in anywhere.chain(corners).filter(|(x, y)| *x < u32::MAX && *y < u32::MAX) {
            let covering = areas.iter().find(|(_, area)| covers(*area, (x, y))).map(|(node, _)| *node);
            prop_assert_eq!(placed.layout.at(x, y), covering, "at ({}, {})", x, y);
        }
    }

    #[test]
    fn the_nearest_is_what_a_scan_finds(choice in choices(), lines in vec(any::<Index>(), 20)) {
        let placed = place(&choice);
        let layout = &placed.layout;
        for line in lines.iter().map(|line| line.index(layout.height() as usize + 10) as u32) {
            for track in 0..layout.tracks() {
                let distance = |node: &Node| layout.area(*node).expect("shown").y.abs_diff(line);
                let scan = layout.nodes(track).iter().map(distance).min();
                prop_assert_eq!(layout.nearest(track, line).as_ref().map(distance), scan);
            }
        }
    }

    #[test]
    fn leaving_nodes_out_keeps_the_order_of_the_rest(choice in choices()) {
        let some = place(&choice);
        let all = Layout::new(&some.bracket, &some.metrics, |_| true);
        for track in 0..some.layout.tracks() {
            let rest: Vec<Node> = all.nodes(track).iter().copied().filter(|node| some.shown.contains(node)).collect();
            prop_assert_eq!(some.layout.nodes(track), &rest[..]);
        }
    }

    #[test]
    fn a_tie_stands_midway_between_its_feeders(choice in choices()) {
        let placed = place(&choice);
        for (node, area) in placed.areas() {
            let tops = placed.links().into_iter().filter(|(_, to, _)| *to == node);
            let tops: Vec<u32> =
                tops.filter_map(|(from, ..)| placed.layout.area(from)).map(|area| area.y).collect();
            if !tops.is_empty() {
                prop_assert_eq!(area.y, tops.iter().sum::<u32>() / tops.len() as u32);
            }
        }
    }

    #[test]
    fn ties_stand_apart_unless_their_winners_have_met(choice in choices()) {
        let placed = place(&choice);
        let next: HashMap<Node, Node> = placed.links().into_iter().map(|(from, to, _)| (from, to)).collect();
        let column = |node: &Node| placed.bracket.competition().column_of(*node);
        // Everything that the winner of a tie comes to by the column.
        let reached = |node: Node| -> HashSet<Node> {
            let nodes = std::iter::successors(Some(node), |node| next.get(node).copied());
            nodes.enumerate().take_while(|(i, node)| *i == 0 || column(node) <= choice.apart.1).map(|(_, node)| node).collect()
        };
        // Those on lines of their own: nothing that is shown feeds them.
        let fed: HashSet<Node> = placed.wires().iter().map(|wire| wire.to).collect();
        let mut own: Vec<(Node, Area)> = placed.areas().into_iter().filter(|(node, _)| !fed.contains(node)).collect();
        own.sort_by_key(|(_, area)| area.y);
        // What stands behind a stage between the rounds has lines of its own, too, and so has either wing.
        let (competition, layout) = (placed.bracket.competition(), &placed.layout);
        let wing = |node| layout.wing(node).or((layout.middle() == Some(node)).then_some(Wing::Left));
        let group = |node| (competition.is_after_stage(node), wing(node).map(|wing| wing == Wing::Right));
        let mut groups: HashMap<_, Vec<(Node, Area)>> = HashMap::new();
        own.into_iter().for_each(|(node, area)| groups.entry(group(node)).or_default().push((node, area)));
        for pair in groups.values().flat_map(|group| group.windows(2)) {
            let [(above, upper), (below, lower)] = pair else { unreachable!("pairs") };
            let met = !reached(*above).is_disjoint(&reached(*below));
            let further = if met { 0 } else { choice.apart.0 };
            prop_assert_eq!(lower.y, upper.bottom() + placed.metrics.gap + further, "{:?} and {:?}", above, below);
        }
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn from_afar_every_node_falls_on_exactly_one_cell_of_those_there_are(
        choice in choices(), width in 1u32..60, rows in 1u32..40,
    ) {
        let placed = place(&choice);
        let strips = Strips::of(&placed.layout, &placed.metrics, width, rows);
        prop_assert!(strips.rows() <= rows);
        let tracks = placed.layout.tracks();
        let mut seen: HashMap<Node, Vec<(usize, u32)>> = HashMap::new();
        for strip in 0..strips.count() {
            for column in strips.tracks(strip) {
                for row in 0..strips.rows() {
                    let nodes = &placed.layout.nodes(column)[strips.positions(&placed.layout, column, row)];
                    nodes.iter().for_each(|node| seen.entry(*node).or_default().push((strip, row)));
                }
            }
        }
        prop_assert_eq!(seen.keys().copied().collect::<HashSet<Node>>(), placed.shown.clone());
        for (node, cells) in seen {
            prop_assert_eq!(cells, strips.cell(&placed.layout, node).into_iter().collect::<Vec<_>>());
        }
        // The strips have all cells to themselves, in the order of the columns.
        let mut end = 0;
        for strip in 0..strips.count() {
            let (x, wide) = strips.area(strip);
            prop_assert!(wide > 0 && x == end + strips.gutter(), "{x} {wide}");
            prop_assert!((x..x + wide + strips.gutter()).all(|cell| strips.strip_at(cell) == strip));
            prop_assert!(strips.tracks(strip).all(|column| strips.strip_of(column) == strip));
            end = x + wide;
        }
        prop_assert_eq!(end + strips.gutter(), width);
        prop_assert_eq!(strips.tracks(strips.count() - 1).end, tracks);
    }

    #[test]
    fn from_afar_rows_have_the_order_of_lines(choice in choices(), width in 1u32..60, rows in 1u32..40) {
        let placed = place(&choice);
        let strips = Strips::of(&placed.layout, &placed.metrics, width, rows);
        let mut next = 0;
        for row in 0..strips.rows() {
            let lines = strips.lines(row);
            prop_assert_eq!(lines.start, next, "no line is left out");
            prop_assert!(lines.clone().all(|line| strips.row_of(line) == row));
            next = lines.end;
        }
        prop_assert!(next >= placed.layout.height());
    }

    #[test]
    fn from_afar_the_nodes_of_a_column_have_a_row_each_where_there_are_enough(choice in choices(), more in 0u32..20) {
        let placed = place(&choice);
        let pitch = placed.metrics.lines + placed.metrics.gap;
        let rows = placed.layout.height().div_ceil(pitch) + more;
        let strips = Strips::of(&placed.layout, &placed.metrics, 80, rows);
        for track in 0..placed.layout.tracks() {
            for pair in placed.layout.nodes(track).windows(2) {
                let [above, below] = [0, 1].map(|at| placed.layout.area(pair[at]).expect("it is placed").y);
                prop_assert!(strips.row_of(above) < strips.row_of(below));
            }
        }
    }
}

/// All that a competition has to show, in boxes of one width.
fn two_sided(text: &str) -> (Bracket, Layout) {
    let bracket = bracket(text);
    let widths = vec![9; bracket.competition().columns()];
    let metrics = Metrics { widths, gutter: 3, lines: 2, gap: 1, apart: Apart::default(), sides: Sides::Two };
    let layout = Layout::new(&bracket, &metrics, |_| true);
    (bracket, layout)
}

#[test]
fn what_leads_to_either_side_of_the_final_stands_on_that_side_of_it() {
    for text in [
        include_str!("../assets/examples/champions-league-2014-15.json"),
        include_str!("../assets/examples/world-cup-2014.json"),
        &Cup::of(64).json_text(),
    ] {
        let (bracket, layout) = two_sided(text);
        let competition = bracket.competition();
        let last = layout.middle().expect("it ends in one tie");
        let middle = layout.area(last).expect("all is shown");
        let mut counted = [0, 0];
        for side in Side::BOTH {
            let mut half = vec![competition.origin(last, side).expect("a tie leads there")];
            while let Some(tie) = half.pop() {
                let area = layout.area(Node::Tie(tie)).expect("all is shown");
                let is_beside = if side == Side::A { area.right() < middle.x } else { area.x > middle.right() };
                assert!(is_beside, "{area:?} beside {middle:?}");
                counted[side.index()] += 1;
                half.extend(Side::BOTH.into_iter().filter_map(|side| competition.feeder(tie, side)));
            }
        }
        assert!(counted.iter().all(|count| *count > 1), "{counted:?}");
        // Each round has a track on either side: of that on the right nothing stands further left than of a later round.
        let columns: Vec<usize> = (0..layout.tracks()).map(|track| layout.column_of(track)).collect();
        let (left, right) = columns.split_at(layout.track_of(last).expect("all is shown"));
        assert!(left.is_sorted() && right.is_sorted_by(|one, next| one > next), "{columns:?}");
    }
}

#[test]
fn what_does_not_end_in_one_tie_has_one_side() {
    let text = include_str!("../assets/caf-confederation-cup-2023-24.json");
    let (bracket, layout) = two_sided(text);
    assert_eq!((layout.tracks(), layout.middle()), (bracket.competition().columns(), None));
}
