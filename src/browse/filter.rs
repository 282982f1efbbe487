//! The filter: what was typed, what it means, what is done with the rest, and how one goes from tie found to tie found.

use std::cell::OnceCell;

use crossterm::event::Event;
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::app::{App, Overlay};
use super::cursor::Cursor;
use super::keys::Command;
use crate::bracket::{Bracket, Node};
use crate::search::{Found, Index};
use crate::text;

/// The most characters that are taken over of what is pasted.
const LONGEST_PASTE: usize = 200;

/// The filter line and what it found.
#[derive(Debug, Default)]
pub struct Filter {
    input: Input,
    /// Whether keys go to the line.
    pub editing: bool,
    /// Whether the rest is hidden, or only dimmed.
    pub hide: bool,
    /// None while nothing is asked for.
    pub found: Option<Found>,
    /// The selection before the line was opened.
    before: Option<Cursor>,
    /// Made when something is looked for.
    index: OnceCell<Index>,
}

impl Filter {
    /// What is asked for.
    pub fn query(&self) -> &str {
        self.input.value()
    }

    /// The cell of the line in which the next letter will stand.
    pub fn column(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Opens the line; what stood there can be changed.
    pub fn open(&mut self, cursor: Cursor) {
        self.editing = true;
        self.before = Some(cursor);
    }

    /// Asks for `query`, as if it had been typed and kept.
    pub fn ask(&mut self, query: &str, bracket: &Bracket) {
        self.input = Input::new(text::clean(query).into_owned());
        self.find(bracket);
    }

    /// Looks again for what is asked for, after the competition was read again. The selection to go back to is gone with
    /// the old one.
    pub fn ask_again(&mut self, bracket: &Bracket) {
        self.before = None;
        self.index = OnceCell::new();
        self.find(bracket);
    }

    /// The selection before the line was opened, while it is typed in.
    pub fn before(&self) -> Option<Cursor> {
        self.before
    }

    /// Passes a key, or what was pasted, to the line. True when that changed what is asked for.
    pub fn edit(&mut self, event: &Event, bracket: &Bracket) -> bool {
        let changed = match event {
            Event::Paste(text) => self.insert(text),
            event => self.input.handle_event(event).is_some_and(|change| change.value),
        };
        if changed {
            self.find(bracket);
        }
        changed
    }

    /// Inserts a text, as one line of a length that a name may have.
    fn insert(&mut self, text: &str) -> bool {
        let start: String = text.trim().chars().take(LONGEST_PASTE).collect();
        let line = text::clean(&start);
        for letter in line.chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
        !line.is_empty()
    }

    fn find(&mut self, bracket: &Bracket) {
        let asked = !self.query().trim().is_empty();
        self.found = asked.then(|| self.index.get_or_init(|| Index::new(bracket)).find(bracket, self.query()));
    }

    /// Closes the line and keeps what it found; an empty line is no filter.
    pub fn keep(&mut self) {
        self.editing = false;
        self.before = None;
        if self.found.is_none() {
            self.clear();
        }
    }

    /// Ends the filter. Returns the selection from before the line was opened, if it still is.
    pub fn clear(&mut self) -> Option<Cursor> {
        let before = self.before.take();
        *self = Filter { hide: self.hide, index: std::mem::take(&mut self.index), ..Filter::default() };
        before
    }

    /// Whether a node is shown at all. A filter that found nothing hides nothing.
    pub fn shows(&self, node: Node) -> bool {
        match &self.found {
            Some(found) if self.hide && !found.stops().is_empty() => found.has(node),
            _ => true,
        }
    }
}

impl App {
    /// Does what a key asks for while the line is typed in.
    pub(super) fn in_filter(&mut self, command: Command) {
        match command {
            Command::Open => self.filter.keep(),
            Command::Back => self.end_filter(),
            Command::Down | Command::NextPane => self.next_match(1),
            Command::Up | Command::PreviousPane => self.next_match(-1),
            Command::Help => self.open_overlay(Overlay::Help),
            _ => {}
        }
    }

    /// Takes over what was typed or pasted, and goes to the first of what that finds.
    pub(super) fn typed(&mut self, event: &Event) {
        if self.filter.edit(event, &self.bracket) {
            // What was found by fewer letters is no place to go on from.
            if let Some(before) = self.filter.before() {
                self.select(before);
            }
            self.go_to_match();
            if self.filter.hide {
                self.place_nodes();
            }
        }
    }

    /// Ends the filter, back where it was opened.
    pub(super) fn end_filter(&mut self) {
        let before = self.filter.clear();
        self.place_nodes();
        if let Some(before) = before {
            self.cursor = before;
        }
    }

    /// Selects a part of what the filter found, unless one is selected.
    pub(super) fn go_to_match(&mut self) {
        let Some(found) = &self.filter.found else { return };
        if found.has(self.cursor.node) {
            // The road that is looked at is that of a club that was found.
            let is_found = |cursor: Cursor| cursor.club(&self.bracket).is_some_and(|club| found.has_club(club));
            let other = self.cursor.other_club();
            if !is_found(self.cursor) && is_found(other) {
                self.cursor = other;
            }
        } else if let Some(first) = found.stops().first() {
            self.select(Cursor { node: Node::Tie(first.tie), side: first.side });
        }
    }

    /// Selects the next tie that was found, or the one before.
    pub(super) fn next_match(&mut self, by: isize) {
        let Some(found) = &self.filter.found else { return };
        let Some(count) = isize::try_from(found.stops().len()).ok().filter(|count| *count > 0) else { return };
        let here = self.match_position().map_or(if by > 0 { -1 } else { 0 }, |here| here as isize);
        let to = found.stops()[(here + by).rem_euclid(count) as usize];
        self.select(Cursor { node: Node::Tie(to.tie), side: to.side });
    }

    /// Which of the ties found is selected, counted from 0. A place counts as the tie that fills it.
    pub(super) fn match_position(&self) -> Option<usize> {
        let tie = self.tie()?;
        self.filter.found.as_ref()?.stops().iter().position(|stop| stop.tie == tie)
    }
}
