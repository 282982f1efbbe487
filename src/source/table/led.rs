//! Texts that are led by an apostrophe in their cells, since they would be taken for something else there: by a spreadsheet
//! for a formula; and a name of a club, by whoever reads the table, for a place that is still open, a bye or nothing at all.
//! The apostrophe is no part of the text; one that begins like that itself gets another. So does such a name that ends with
//! one, at its end: some tables have all that they say within apostrophes.

use std::borrow::Cow;

use super::cell::is_nothing;
use crate::source::matches::Team;
use crate::source::matches::state::State;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A text as a cell has it, so that it is text and is read again as it was.
pub fn as_text(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The name of a club as a cell has it, so that it is read again as that name.
pub fn as_name(name: &str) -> Cow<'_, str> {
    let end = if name.ends_with('\'') { "'" } else { "" };
    if is_misleading(name) { Cow::Owned(format!("'{name}{end}")) } else { Cow::Borrowed(name) }
}

/// The text in a cell.
pub(super) fn text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Who stands in a cell, if anybody does.
pub(super) fn team(cell: &str) -> Option<Team> {
    match led(cell) {
        Some(name) => Some(Team { name: name.to_owned(), code: None, is_club: true }),
        None => Some(Team::named(cell)).filter(|_| !is_nothing(cell) && !is_bye(cell)),
    }
}

/// The name of a club that is led in a cell, if one is.
fn led(cell: &str) -> Option<&str> {
    let rest = cell.strip_prefix('\'')?;
    let name = match rest.strip_suffix('\'') {
        Some(name) => Some(name).filter(|name| name.ends_with('\'')),
        None => Some(rest),
    };
    name.filter(|name| is_misleading(name))
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
