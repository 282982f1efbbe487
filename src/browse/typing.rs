//! A line that somebody types in: what keys and pasted texts make of it, and how it stands on a page.

use crossterm::event::Event;
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use super::sheet::Piece;
use super::theme::Theme;
use crate::text;

/// The most characters that are taken over of what is pasted.
const LONGEST_PASTE: usize = 200;

/// Passes a key, or what was pasted, to a line. True when that changed what stands there.
pub fn edit(line: &mut Input, event: &Event) -> bool {
    match event {
        Event::Paste(text) => insert(line, text),
        event => line.handle_event(event).is_some_and(|change| change.value),
    }
}

/// Inserts a text, as one line of a length that a name may have.
fn insert(line: &mut Input, text: &str) -> bool {
    let start: String = text.trim().chars().take(LONGEST_PASTE).collect();
    let text = text::clean(&start);
    for letter in text.chars() {
        line.handle(InputRequest::InsertChar(letter));
    }
    !text.is_empty()
}

/// What was typed, with a cell for the next letter.
pub fn written(line: &Input) -> Vec<Piece> {
    let at = line.value().char_indices().nth(line.cursor()).map_or(line.value().len(), |(at, _)| at);
    let (before, after) = line.value().split_at(at);
    let mut after = after.chars();
    let under = after.next().unwrap_or(' ').to_string();
    vec![
        (format!(" {}", text::clean(before)), Theme::strong),
        (under, Theme::selected),
        (text::clean(after.as_str()).into_owned(), Theme::strong),
    ]
}
