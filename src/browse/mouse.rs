//! What the mouse does: which pane, tie, club or place lies at a cell of the screen, and what follows from a click or the
//! wheel there.

use super::app::{App, Overlay};
use super::cursor::Cursor;
use super::keys::Command;
use super::screen::{Pane, Screen};
use crate::bracket::Node;

impl App {
    pub(super) fn click(&mut self, x: u16, y: u16) {
        if self.overlay.is_some() {
            return self.close_overlay();
        }
        let Some(screen) = self.screen else { return };
        match screen.pane_at(x, y) {
            Some(Pane::Bracket) => {
                self.focus = Pane::Bracket;
                if let Some(area) = screen.bar.filter(|bar| bar.x == x && y >= bar.y && y < bar.bottom()) {
                    let line = u32::from(y - area.y) * self.layout.height() / u32::from(area.height.max(1));
                    let column = self.bracket.column_of(self.cursor.node);
                    if let Some(node) = self.layout.nearest(column, line) {
                        self.select(Cursor::at(&self.bracket, node));
                    }
                } else if let Some(cursor) = self.node_at(screen, x, y) {
                    if cursor == self.cursor {
                        self.open();
                    } else {
                        self.select(cursor);
                    }
                }
            }
            Some(Pane::Tie) => self.focus = Pane::Tie,
            Some(Pane::Groups) => {
                self.focus = Pane::Groups;
                if let Some(place) = self.place_at(x, y) {
                    if place == self.place {
                        self.in_groups(Command::Open);
                    } else {
                        self.place = place;
                    }
                }
            }
            None => {}
        }
    }

    /// The club of the bracket that is drawn at a cell of the screen; at a head, the nearest tie below it.
    fn node_at(&self, screen: Screen, x: u16, y: u16) -> Option<Cursor> {
        let area = screen.bracket?;
        let column = u32::from(x - area.x) + self.origin.0;
        if y < area.y {
            let nearest = self.layout.nearest(self.layout.column_at(column)?, self.origin.1)?;
            return Some(Cursor::at(&self.bracket, nearest));
        }
        let at = (column, u32::from(y - area.y) + self.origin.1);
        let node = self.layout.at(at.0, at.1)?;
        let cursor = Cursor::at(&self.bracket, node);
        let top = self.layout.area(node)?.y;
        match node {
            Node::Tie(_) if self.layout.line_of(!cursor.side) != self.layout.line_of(cursor.side) => {
                let on_other = at.1 == top + self.layout.line_of(!cursor.side);
                Some(if on_other { cursor.other_club() } else { cursor })
            }
            _ => Some(cursor),
        }
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, lines: i16) {
        if self.overlay == Some(Overlay::Findings) {
            return self.in_findings(if lines < 0 { Command::Up } else { Command::Down });
        }
        if self.overlay.is_some() {
            self.scroll.overlay = self.scroll.overlay.saturating_add_signed(lines);
            return;
        }
        let Some(screen) = self.screen else { return };
        match screen.pane_at(x, y) {
            Some(Pane::Bracket) => {
                let room = u32::from(screen.bracket.map_or(0, |area| area.height));
                let most = self.layout.height().saturating_sub(room);
                self.origin.1 = self.origin.1.saturating_add_signed(i32::from(lines)).min(most);
            }
            Some(Pane::Tie) => self.scroll.tie = self.scroll.tie.saturating_add_signed(lines),
            Some(Pane::Groups) => self.scroll.groups = self.scroll.groups.saturating_add_signed(lines),
            None => {}
        }
    }
}
