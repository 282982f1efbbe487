//! Where each of the groups stands in their pane, and how much its table shows.

use ratatui::layout::Rect;

use super::notes;
use crate::browse::panes::below_head;
use crate::browse::state::State;
use crate::competition::PlaceId;

/// How much a table shows behind the names: each shows what the ones before it do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// No table is known.
    Names,
    Points,
    Difference,
    Results,
    Goals,
}

/// A column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Position,
    Played,
    Won,
    Drawn,
    Lost,
    Goals,
    Difference,
    Points,
}

/// The figures in their order, each with its heading, its cells, and the detail from which on it is shown.
pub(super) const FIGURES: [(Figure, &str, u16, Detail); 8] = [
    (Figure::Position, "pos", 6, Detail::Points),
    (Figure::Played, "pld", 5, Detail::Difference),
    (Figure::Won, "w", 4, Detail::Results),
    (Figure::Drawn, "d", 3, Detail::Results),
    (Figure::Lost, "l", 3, Detail::Results),
    (Figure::Goals, "goals", 8, Detail::Goals),
    (Figure::Difference, "diff", 6, Detail::Difference),
    (Figure::Points, "pts", 5, Detail::Points),
];

/// The cells of a place's code, "A1 ", and those left and right of a table.
const CODE: u16 = 4;
const MARGINS: u16 = 2;
/// Free cells between tables, where there are any.
const BETWEEN: u16 = 3;

impl Detail {
    const WITH_TABLES: [Detail; 4] = [Detail::Goals, Detail::Results, Detail::Difference, Detail::Points];

    /// The figures that are shown.
    pub fn figures(self) -> impl Iterator<Item = (Figure, &'static str, usize)> {
        let shown = FIGURES.into_iter().filter(move |(.., from)| *from <= self);
        shown.map(|(figure, heading, cells, _)| (figure, heading, usize::from(cells)))
    }

    /// The width of a table with names of some width.
    fn width(self, name: u16) -> u16 {
        let figures: usize = self.figures().map(|(.., cells)| cells).sum();
        name + CODE + figures as u16 + MARGINS
    }
}

/// Where the groups stand in their pane.
#[derive(Debug)]
pub(super) struct Arrangement {
    /// The part of the pane below its head.
    pub body: Rect,
    pub detail: Detail,
    /// Where each group stands in the text, in cells from its top left.
    pub slots: Vec<Rect>,
    /// The last line of the text that can be the first one seen.
    pub beyond: u16,
}

/// The groups in rows of so many, each table with so much of it.
#[derive(Debug, Clone, Copy)]
struct Grid {
    detail: Detail,
    columns: usize,
    /// Free lines below each.
    gap: u16,
}

impl Arrangement {
    /// Arranges the groups, with as much detail as lets all of them be seen at once.
    pub fn of(state: &State, area: Rect) -> Arrangement {
        let groups = state.bracket().competition().groups();
        let body = below_head(area);
        let grid = grid(state, body.width, body.height);
        let table = grid.detail.width(state.measures.place_name() as u16);
        let width = (body.width / grid.columns as u16).min(table + BETWEEN);
        let mut top = 0;
        let mut slots = Vec::with_capacity(groups.len());
        for height in heights(state, grid) {
            for column in 0..grid.columns as u16 {
                slots.push(Rect { x: column * width, y: top, width, height });
            }
            top = top.saturating_add(height);
        }
        slots.truncate(groups.len());
        let text = top.saturating_add(notes(state.bracket(), body.width).height());
        Arrangement { body, detail: grid.detail, slots, beyond: text.saturating_sub(body.height) }
    }

    /// The line of the text on which a place stands.
    pub fn line_of(&self, state: &State, place: PlaceId) -> u16 {
        let place = &state.bracket().competition()[place];
        self.slots.get(place.group).map_or(0, |slot| slot.y).saturating_add(place.position as u16)
    }

    /// The place that is drawn at a cell of the screen, when `scroll` is the first line seen.
    pub fn place_at(&self, state: &State, scroll: u16, x: u16, y: u16) -> Option<PlaceId> {
        if y < self.body.y || x < self.body.x {
            return None;
        }
        let (x, y) = (x - self.body.x, y - self.body.y + scroll);
        state.bracket().competition().groups().iter().zip(&self.slots).find_map(|(group, slot)| {
            let inside = (slot.x..slot.x + slot.width).contains(&x) && y > slot.y;
            inside.then(|| group.places().nth(usize::from(y - slot.y - 1))).flatten()
        })
    }
}

/// The best grid for some room: everything in view, else at least the tables, else the most detail there is room for.
fn grid(state: &State, width: u16, lines: u16) -> Grid {
    let below = notes(state.bracket(), width).height();
    let height = |grid: &Grid| height(state, *grid);
    let grids = grids(state, width);
    let with_notes = grids.clone().find(|grid| height(grid).saturating_add(below) <= lines);
    let tables = || grids.clone().find(|grid| height(grid) <= lines);
    let any = || grids.clone().next();
    with_notes.or_else(tables).or_else(any).unwrap_or(Grid { detail: Detail::Names, columns: 1, gap: 1 })
}

/// Every grid for some width, the one with the most detail first; the last is for any width.
fn grids(state: &State, width: u16) -> impl Iterator<Item = Grid> + Clone {
    let groups = state.bracket().competition().groups();
    let details: &[Detail] = match groups.iter().any(|group| !state.bracket().table(group).is_empty()) {
        true => &Detail::WITH_TABLES,
        false => &[Detail::Names],
    };
    let (name, count) = (state.measures.place_name() as u16, groups.len().max(1));
    let fits = move |detail: &Detail| Some(detail) == details.last() || detail.width(name) <= width;
    details.iter().copied().filter(move |detail| fits(detail)).flat_map(move |detail| {
        let columns = usize::from(width / detail.width(name)).clamp(1, count);
        [1, 0].map(|gap| Grid { detail, columns, gap })
    })
}

/// The heights of the rows of a grid.
fn heights(state: &State, grid: Grid) -> impl Iterator<Item = u16> {
    let rows = state.bracket().competition().groups().chunks(grid.columns);
    rows.map(move |row| row.iter().map(|group| group.places().len() as u16).max().unwrap_or(0) + 1 + grid.gap)
}

fn height(state: &State, grid: Grid) -> u16 {
    heights(state, grid).fold(0, u16::saturating_add)
}

/// The width of a whole table.
pub(super) fn width(state: &State) -> u16 {
    let grid = grids(state, u16::MAX).next();
    grid.map_or(0, |grid| grid.detail.width(state.measures.place_name() as u16))
}

/// The fewest lines in which the groups can be shown whole, with their head and what is said below them.
pub(super) fn height_at(state: &State, width: u16) -> u16 {
    let grids = grids(state, width).filter(|grid| grid.gap == 1);
    let tables = grids.map(|grid| height(state, grid)).min().unwrap_or(0);
    tables.saturating_add(notes(state.bracket(), width).height()).saturating_add(1)
}
