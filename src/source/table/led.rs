//! Texts that are led by an apostrophe in their cells, since they would be taken for something else there: by a spreadsheet
//! for a formula; and a name of a club, by whoever reads the table, for a place that is still open, a bye or nothing at all.
//! The apostrophe is no part of the text; one that begins like that itself gets another.

use std::borrow::Cow;

use super::cell::is_nothing;
use crate::source::matches::Team;
use crate::source::matches::state::State;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A text as a cell has it, so that it is text and is read again as it was.
pub fn as_text(text: &str) -> Cow<'_, str> {
    led(text, is_formula(text))
}

/// The name of a club as a cell has it, so that it is read again as that name.
pub fn as_name(name: &str) -> Cow<'_, str> {
    led(name, is_misleading(name))
}

fn led(text: &str, is_led: bool) -> Cow<'_, str> {
    if is_led { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text in a cell.
pub(super) fn text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Who stands in a cell, if anybody does.
pub(super) fn team(cell: &str) -> Option<Team> {
    // Some tables have all that they say within apostrophes.
    match cell.strip_prefix('\'').filter(|name| is_misleading(name) && !name.ends_with('\'')) {
        Some(name) => Some(Team { name: name.to_owned(), code: None, is_club: true }),
        None => Some(Team::named(cell)).filter(|_| !is_nothing(cell) && !is_bye(cell)),
    }
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Whether a name would not be read as what it is, in apostrophes or without.
fn is_misleading(name: &str) -> bool {
    is_other(name) || is_other(name.trim_matches('\''))
}

/// Whether a text, as it is, is read as something else than a name.
fn is_other(text: &str) -> bool {
    let team = Team::named(text);
    is_formula(text) || is_nothing(text) || is_bye(text) || team.name != text.trim() || team.is_placeholder()
}

fn is_bye(cell: &str) -> bool {
    State::parse(cell) == Some(State::Bye)
}
