//! The help: every key and what it does, and what the marks mean.

use super::Theme;
use super::sheet::Sheet;
use crate::browse::keys;
use crate::label;

/// The marks of the bracket and their meaning.
pub const MARKS: &[(&str, &str)] = &[
    (label::THROUGH, "went through"),
    ("a", "on away goals"),
    ("4p", "on penalties, with the goals of the shoot-out"),
    ("w/o", "by walkover"),
    (label::ENTERS, "enters the competition in this round"),
    (label::UNKNOWN, "not known"),
];

/// What the mouse does: it is in no table, since it has no keys.
pub const MOUSE: &str = "a click selects, a second one opens; the wheel scrolls";

/// Where the texts behind the keys begin, in cells.
const INDENT: usize = 13;

pub(super) fn write(sheet: &mut Sheet, theme: Theme) {
    for binding in keys::TABLE {
        sheet.labelled((format!(" {}", keys::names(binding)), theme.focus()), INDENT, binding.help, theme.text());
    }
    sheet.labelled((" mouse".to_owned(), theme.focus()), INDENT, MOUSE, theme.text());
    sheet.heading("Marks");
    for (mark, meaning) in MARKS {
        sheet.labelled((format!(" {mark}"), theme.through()), INDENT, meaning, theme.text());
    }
}
