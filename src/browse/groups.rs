//! The groups as a pane: where each of them stands and what its table shows, which place is selected, and how the keys
//! move through them.

use ratatui::layout::Rect;

use super::app::App;
use super::cursor::Cursor;
use super::keys::Command;
use super::screen::Pane;
use super::view;
use crate::bracket::Node;
use crate::competition::{PlaceId, Side};

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
    /// The first line of the text that is seen, and the last one that can be.
    pub scroll: u16,
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

impl App {
    /// Arranges the groups, with as much detail as lets all of them be seen at once.
    pub(super) fn groups_in(&self, area: Rect) -> Arrangement {
        let competition = self.bracket.competition();
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let grid = self.grid(body.width, body.height);
        let table = grid.detail.width(self.measures.place_name() as u16);
        let width = (body.width / grid.columns as u16).min(table + BETWEEN);
        let mut top = 0;
        let mut slots = Vec::with_capacity(competition.groups().len());
        for height in self.heights(grid) {
            for column in 0..grid.columns as u16 {
                slots.push(Rect { x: column * width, y: top, width, height });
            }
            top = top.saturating_add(height);
        }
        slots.truncate(competition.groups().len());
        let text = top.saturating_add(view::groups_notes_height(&self.bracket, body.width));
        let beyond = text.saturating_sub(body.height);
        Arrangement { body, detail: grid.detail, slots, scroll: self.scroll.groups.min(beyond), beyond }
    }

    /// Scrolls the groups as little as it takes to have the selected place in view, and its neighbours. Below the last
    /// place, what is said about them can be scrolled on to.
    pub(super) fn keep_place_in_view(&mut self) {
        let Some(area) = self.screen.and_then(|screen| screen.groups) else { return };
        let groups = self.groups_in(area);
        let id = self.selected_place();
        let place = &self.bracket.competition()[id];
        let line = groups.slots.get(place.group).map_or(0, |slot| slot.y).saturating_add(place.position as u16);
        let least = line.saturating_add(2).saturating_sub(groups.body.height);
        let last = id.index() + 1 == self.bracket.competition().places().len();
        let most = if last { groups.beyond } else { line.saturating_sub(1) };
        self.scroll.groups = groups.scroll.clamp(least, most.max(least));
    }

    /// The best grid for some room: everything in view, else at least the tables, else the most detail there is room for.
    fn grid(&self, width: u16, lines: u16) -> Grid {
        let notes = view::groups_notes_height(&self.bracket, width);
        let lines_of = |grid: &Grid| self.lines(*grid);
        let grids = self.grids(width);
        let with_notes = grids.clone().find(|grid| lines_of(grid).saturating_add(notes) <= lines);
        let tables = || grids.clone().find(|grid| lines_of(grid) <= lines);
        let any = || grids.clone().next();
        with_notes.or_else(tables).or_else(any).unwrap_or(Grid { detail: Detail::Names, columns: 1, gap: 1 })
    }

    /// Every grid for some width, the one with the most detail first; the last is for any width.
    fn grids(&self, width: u16) -> impl Iterator<Item = Grid> + Clone {
        let groups = self.bracket.competition().groups();
        let details: &[Detail] = match groups.iter().any(|group| !group.table.is_empty()) {
            true => &Detail::WITH_TABLES,
            false => &[Detail::Names],
        };
        let (name, count) = (self.measures.place_name() as u16, groups.len().max(1));
        let fits = move |detail: &Detail| Some(detail) == details.last() || detail.width(name) <= width;
        details.iter().copied().filter(move |detail| fits(detail)).flat_map(move |detail| {
            let columns = usize::from(width / detail.width(name)).clamp(1, count);
            [1, 0].map(|gap| Grid { detail, columns, gap })
        })
    }

    /// The heights of the rows of a grid.
    fn heights(&self, grid: Grid) -> impl Iterator<Item = u16> {
        let rows = self.bracket.competition().groups().chunks(grid.columns);
        rows.map(move |row| row.iter().map(|group| group.places().len() as u16).max().unwrap_or(0) + 1 + grid.gap)
    }

    fn lines(&self, grid: Grid) -> u16 {
        self.heights(grid).fold(0, u16::saturating_add)
    }

    /// The width of a whole table.
    pub(super) fn groups_width(&self) -> u16 {
        let grid = self.grids(u16::MAX).next();
        grid.map_or(0, |grid| grid.detail.width(self.measures.place_name() as u16))
    }

    /// The fewest lines in which the groups can be shown whole, with their head and what is said below them.
    pub(super) fn groups_height(&self, width: u16) -> u16 {
        let grids = self.grids(width).filter(|grid| grid.gap == 1);
        let tables = grids.map(|grid| self.lines(grid)).min().unwrap_or(0);
        tables.saturating_add(view::groups_notes_height(&self.bracket, width)).saturating_add(1)
    }

    /// The place that is drawn at a cell of the screen.
    pub(super) fn place_at(&self, x: u16, y: u16) -> Option<PlaceId> {
        let Arrangement { body, slots, scroll, .. } = self.groups_in(self.screen?.groups?);
        if y < body.y || x < body.x {
            return None;
        }
        let (x, y) = (x - body.x, y - body.y + scroll);
        self.bracket.competition().groups().iter().zip(slots).find_map(|(group, slot)| {
            let inside = (slot.x..slot.x + slot.width).contains(&x) && y > slot.y;
            inside.then(|| group.places().nth(usize::from(y - slot.y - 1))).flatten()
        })
    }

    /// The place that is selected: the groups' own while the keys go there, else the one the bracket is at.
    pub(super) fn selected_place(&self) -> PlaceId {
        match self.cursor.node {
            Node::Place(place) if self.focus != Pane::Groups => place,
            _ => self.place,
        }
    }

    /// Does what a key asks for while the keys go to the groups.
    pub(super) fn in_groups(&mut self, command: Command) {
        let Some(last) = self.bracket.competition().places().len().checked_sub(1) else { return };
        if command == Command::Open {
            return self.leave_groups();
        }
        if self.place.index() == last {
            // On to what is said below the last place.
            let height = self.screen.and_then(|screen| screen.groups).map_or(0, |area| area.height);
            let scroll = &mut self.scroll.groups;
            match command {
                Command::Down => *scroll = scroll.saturating_add(1),
                Command::PageDown => *scroll = scroll.saturating_add(height.saturating_sub(1)),
                Command::Last => *scroll = u16::MAX,
                _ => {}
            }
        }
        self.place = self.place_after(command, last).unwrap_or(self.place);
    }

    /// The place to which a key leads from the one selected, of `last` + 1: a place or a group further, or to either end.
    fn place_after(&self, command: Command, last: usize) -> Option<PlaceId> {
        let competition = self.bracket.competition();
        let place = &competition[self.place];
        let sibling = |group: usize| {
            let mut places = competition.groups().get(group)?.places();
            let same = places.len().min(place.position as usize).checked_sub(1)?;
            places.nth(same)
        };
        let at = self.place.index();
        let page = competition.groups().get(place.group).map_or(1, |group| group.places().len().max(1));
        let index = |index: usize| Some(PlaceId(index.min(last) as u32));
        match command {
            Command::Up => index(at.saturating_sub(1)),
            Command::Down => index(at + 1),
            Command::PageUp => index(at.saturating_sub(page)),
            Command::PageDown => index(at + page),
            Command::First => index(0),
            Command::Last => index(last),
            Command::Left => place.group.checked_sub(1).and_then(sibling),
            Command::Right => sibling(place.group + 1),
            _ => None,
        }
    }

    /// Back to the tie that sent the club here, or to the place where it enters.
    fn leave_groups(&mut self) {
        let place = Node::Place(self.place);
        let node = self.bracket.origin(place, Side::A).map_or(place, Node::Tie);
        self.focus = Pane::Bracket;
        self.select(Cursor::at(&self.bracket, node));
    }
}
