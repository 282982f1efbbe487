//! The groups as a pane: where each of them stands, which place is selected, and how the keys move through them.

use ratatui::layout::Rect;

use super::app::App;
use super::cursor::Cursor;
use super::keys::Command;
use super::screen::Pane;
use crate::bracket::Node;
use crate::competition::{PlaceId, Side};

/// The narrowest that a group is worth showing beside another, in cells.
const NARROWEST: u16 = 40;

/// Where the groups stand in their pane.
#[derive(Debug)]
pub(super) struct Arrangement {
    /// The part of the pane below its head.
    pub body: Rect,
    /// Where each group stands in the text, in cells from its top left.
    pub slots: Vec<Rect>,
    /// The first line of the text that is seen.
    pub scroll: u16,
}

impl App {
    /// Arranges the groups, as many beside each other as there is room for, with the selected place in view.
    pub(super) fn groups_in(&self, area: Rect) -> Arrangement {
        let competition = self.bracket.competition();
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let columns = if body.width >= 2 * NARROWEST { 2 } else { 1 };
        let width = body.width / columns;
        let mut top = 0;
        let mut slots = Vec::with_capacity(competition.groups().len());
        for row in competition.groups().chunks(usize::from(columns)) {
            let height = row.iter().map(|group| group.places().len() as u16).max().unwrap_or(0) + 2;
            for column in 0..row.len() as u16 {
                slots.push(Rect { x: column * width, y: top, width, height });
            }
            top += height;
        }
        let place = &competition[self.selected_place()];
        let line = slots.get(place.group).map_or(0, |slot| slot.y) + place.position as u16;
        let least = (line + 2).saturating_sub(body.height);
        let scroll = self.scroll.groups.clamp(least, line.saturating_sub(1).max(least));
        Arrangement { body, slots, scroll }
    }

    /// The place that is drawn at a cell of the screen.
    pub(super) fn place_at(&self, x: u16, y: u16) -> Option<PlaceId> {
        let Arrangement { body, slots, scroll } = self.groups_in(self.screen?.groups?);
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

    pub(super) fn in_groups(&mut self, command: Command) {
        let competition = self.bracket.competition();
        let Some(last) = competition.places.len().checked_sub(1) else { return };
        let group = competition[self.place].group;
        let position = competition[self.place].position;
        let sibling = |group: usize| {
            let mut places = competition.groups().get(group)?.places();
            let same = places.len().min(position as usize).checked_sub(1)?;
            places.nth(same)
        };
        let at = self.place.index();
        let page = competition.groups()[group].places().len().max(1);
        let index = |index: usize| Some(PlaceId(index.min(last) as u32));
        let place = match command {
            Command::Up => index(at.saturating_sub(1)),
            Command::Down => index(at + 1),
            Command::PageUp => index(at.saturating_sub(page)),
            Command::PageDown => index(at + page),
            Command::First => index(0),
            Command::Last => index(last),
            Command::Left => group.checked_sub(1).and_then(sibling),
            Command::Right => sibling(group + 1),
            Command::Open => {
                // Back to the tie that sent the club here, or to the place where it enters.
                let place = Node::Place(self.place);
                let cursor = match self.bracket.origin(place, Side::A) {
                    Some(tie) => Cursor::at(&self.bracket, Node::Tie(tie)),
                    None => Cursor::at(&self.bracket, place),
                };
                self.focus = Pane::Bracket;
                return self.select(cursor);
            }
            _ => None,
        };
        self.place = place.unwrap_or(self.place);
    }
}
