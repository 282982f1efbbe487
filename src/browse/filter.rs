//! The filter: what was typed, what it means, what is done with the rest, and how one goes from tie found to tie found. It may
//! also be the ties of a number that were asked for.

use std::sync::{Arc, OnceLock};
use std::thread;

use crossterm::event::Event;
use tui_input::Input;

use super::cursor::Cursor;
use super::typing;
use crate::ask::Number;
use crate::bracket::Bracket;
use crate::competition::Node;
use crate::search::{Found, Index};
use crate::{text, wording};

/// The filter line and what it found.
#[derive(Debug, Default)]
pub struct Filter {
    input: Input,
    /// The number whose ties are asked for, in the place of what was typed.
    number: Option<Number>,
    /// Whether keys go to the line.
    pub editing: bool,
    /// Whether the rest is hidden, or only dimmed.
    pub hide: bool,
    /// None while nothing is asked for.
    pub found: Option<Found>,
    /// The selection before the line was opened.
    before: Option<Cursor>,
    /// Made when something is looked for, or before that by somebody who has time.
    index: Arc<OnceLock<Index>>,
    /// How often something was looked for.
    asked: u32,
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

    /// What the ties that are asked for are called, where they are those of a number.
    pub fn called(&self, bracket: &Bracket) -> Option<String> {
        self.number.as_ref().map(|number| wording::number_called(bracket, number))
    }

    /// Opens the line; what stood there can be changed. Of a number nothing stands there: its ties are found no longer. True
    /// where that is so.
    pub fn open(&mut self, cursor: Cursor) -> bool {
        let ended = self.number.is_some();
        if ended {
            self.clear();
        }
        self.editing = true;
        self.before = Some(cursor);
        ended
    }

    /// Asks for `query`, as if it had been typed and kept.
    pub fn ask(&mut self, query: &str, bracket: &Bracket) {
        self.number = None;
        self.input = Input::new(text::clean(query).into_owned());
        self.find(bracket);
    }

    /// Asks for the ties of a number.
    pub fn ask_number(&mut self, number: Number, bracket: &Bracket) {
        self.clear();
        self.number = Some(number);
        self.find(bracket);
    }

    /// Begins to make ready what a query is looked for in, so that its first letter need not wait for that.
    pub fn get_ready(&self, bracket: &Bracket) {
        // Whoever makes it holds it meanwhile.
        if self.index.get().is_none() && Arc::strong_count(&self.index) == 1 {
            let (index, bracket) = (Arc::clone(&self.index), bracket.clone());
            let make = move || {
                index.get_or_init(|| Index::new(&bracket));
            };
            // Where there can be no thread, the first letter does wait.
            thread::Builder::new().spawn(make).ok();
        }
    }

    /// Looks again for what is asked for, after the competition was read again.
    pub fn replaced(&mut self, bracket: &Bracket) {
        self.index = Arc::default();
        self.ask_again(bracket);
    }

    /// Looks again for what is asked for, where something else may be found. The selection to go back to is gone with what
    /// was before.
    pub fn ask_again(&mut self, bracket: &Bracket) {
        self.before = None;
        self.find(bracket);
    }

    /// The selection before the line was opened, while it is typed in.
    pub fn before(&self) -> Option<Cursor> {
        self.before
    }

    /// Passes a key, or what was pasted, to the line. True when that changed what is asked for.
    pub fn edit(&mut self, event: &Event, bracket: &Bracket) -> bool {
        let changed = typing::edit(&mut self.input, event);
        if changed {
            self.find(bracket);
        }
        changed
    }

    /// Counts how often something was looked for: something else may be found then.
    pub fn asked(&self) -> u32 {
        self.asked
    }

    fn find(&mut self, bracket: &Bracket) {
        self.asked += 1;
        if let Some(number) = &self.number {
            self.found = Some(Found::given(bracket, &number.ties(bracket)));
            return;
        }
        let asked = !self.query().trim().is_empty();
        self.found = asked.then(|| self.index(bracket).find(bracket, self.query()));
    }

    /// Everything that can be found, ready to be searched.
    pub fn index(&self, bracket: &Bracket) -> &Index {
        self.index.get_or_init(|| Index::new(bracket))
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
        let index = std::mem::take(&mut self.index);
        *self = Filter { hide: self.hide, index, asked: self.asked, ..Filter::default() };
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
