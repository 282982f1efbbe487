//! football.json, as openfootball makes it of its Football.TXT: a list of matches, or of rounds with matches. `document` has
//! the shapes of both; `game` makes a match of one of them. A match that is not understood is told, and loses no other.

mod document;
mod game;

use serde::Deserialize;
use serde_json::value::RawValue;

use self::document::{Document, Round};
use super::matches::cursor::Cursor;
use super::matches::intake::Intake;
use super::matches::{RemarkKind, Season};
use crate::text::quoted;

/// Whether a text looks like football.json, even one with a slip in it: matches under such keys, and nothing of cuptie's
/// own.
pub fn looks_like(text: &str) -> bool {
    if !text.trim_start().starts_with('{') {
        return false;
    }
    match serde_json::from_str::<Document>(text) {
        Ok(Document { cuptie: None, matches, rounds, .. }) => {
            let has_matches =
                |round: &&RawValue| round.get().contains("\"matches\"") && !round.get().contains("\"ties\"");
            matches.is_some() || rounds.is_some_and(|rounds| has_matches(&rounds))
        }
        Ok(_) => false,
        Err(_) => text.contains("\"team1\"") && text.contains("\"matches\"") && !text.contains("\"cuptie\""),
    }
}

/// Reads a text into a season: every match in it that can be read, and a remark about each that cannot.
pub fn read(text: &str, file: u32, season: &mut Season) {
    let mut reader = Reader { text, cursor: Cursor::new(text, file), intake: Intake::new(season) };
    reader.whole();
    reader.intake.end();
}

/// A text that is being read.
struct Reader<'t, 's> {
    text: &'t str,
    /// The beginning of what is being read.
    cursor: Cursor<'t>,
    intake: Intake<'s>,
}

impl<'t> Reader<'t, '_> {
    fn whole(&mut self) {
        let document: Document = match serde_json::from_str(self.text) {
            Ok(document) => document,
            Err(error) => return self.refuse(self.text, &error, "football.json"),
        };
        let name = document.name.and_then(|name| serde_json::from_str::<String>(name.get()).ok());
        if self.intake.season.title.is_none() {
            self.intake.season.title = name.filter(|name| !name.trim().is_empty());
        }
        match (document.matches, document.rounds) {
            (None, None) => {
                let at = self.cursor.at(0);
                let text = "neither “matches” nor “rounds” is there; expected one of them, with matches in it";
                self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || text.to_owned());
            }
            // They may stand in either order: the cursor only goes on.
            (Some(matches), Some(rounds)) if self.offset(matches.get()) > self.offset(rounds.get()) => {
                self.rounds(rounds);
                self.matches(matches, None);
            }
            (matches, rounds) => {
                matches.into_iter().for_each(|matches| self.matches(matches, None));
                rounds.into_iter().for_each(|rounds| self.rounds(rounds));
            }
        }
    }

    fn rounds(&mut self, rounds: &'t RawValue) {
        for raw in self.parsed::<Vec<&RawValue>>(rounds, "a list of rounds").unwrap_or_default() {
            let Some(round) = self.parsed::<Round>(raw, "a round") else { continue };
            if let Some(matches) = round.matches {
                self.matches(matches, round.name.as_deref());
            }
        }
    }

    fn matches(&mut self, matches: &'t RawValue, round: Option<&str>) {
        for raw in self.parsed::<Vec<&RawValue>>(matches, "a list of matches").unwrap_or_default() {
            self.game(raw, round);
        }
    }

    /// A part of the text as what it should be; if it is not, that is told.
    fn parsed<T: Deserialize<'t>>(&mut self, raw: &'t RawValue, what: &str) -> Option<T> {
        self.cursor.at(self.offset(raw.get()));
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(raw.get(), &error, what);
                None
            }
        }
    }

    fn refuse(&mut self, part: &str, error: &serde_json::Error, what: &str) {
        let at = self.cursor.ahead(self.offset(part) + offset_of(part, error));
        self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            format!("{what} that cannot be read: {}", reason.chars().take(200).collect::<String>())
        });
    }

    /// What is said of a part of the match that is being read: what was found, and what was expected.
    fn misread(&mut self, part: &'t str, expected: &str) {
        let at = self.cursor.ahead(self.offset(part));
        let text = || format!("{} is not understood; expected {expected}", quoted(part.trim_matches('"')));
        self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), text);
    }

    /// Where a part of the text begins. It tells by itself where it is.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }
}

/// How far from the beginning of a text something is wrong in it, in bytes.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    // Never within a letter.
    (0..=offset.min(text.len())).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}
