//! A note that stands beside several lines: it begins in square brackets behind a match and goes on below itself, next to
//! the matches that follow. Here is only where in a line it is; whose it is, `reader` knows.

/// How far from the column of its first line a note may go on, in characters: the bracket takes one.
const SLACK: usize = 3;

/// Where a note begins that is not closed in its line, in bytes: behind something else, and set off from it.
pub(super) fn begins(text: &str) -> Option<usize> {
    let at = text.rfind('[').filter(|at| !text[*at..].contains(']'))?;
    let before = &text[..at];
    (is_gap_behind(before) && !before.trim().is_empty()).then_some(at)
}

/// Where a note goes on that began in a column of a line before, in bytes.
pub(super) fn goes_on(text: &str, column: usize) -> Option<usize> {
    let near = text.char_indices().enumerate().skip(column).take(SLACK);
    let mut near = near.map(|(_, (at, c))| (at, c));
    near.find(|(at, c)| !c.is_whitespace() && is_gap_behind(&text[..*at])).map(|(at, _)| at)
}

/// Whether more than one blank, or a tab, ends a text.
fn is_gap_behind(text: &str) -> bool {
    text.ends_with("  ") || text.ends_with('\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_begins_behind_a_match_and_goes_on_below() {
        assert_eq!(begins("Anchor  1-2 Dory   [awarded to"), Some(19));
        assert_eq!(begins("Anchor  1-2 Dory   [awarded]"), None);
        assert_eq!(begins("   [Coral 7',"), None);
        assert_eq!(begins("Anchor [1-2"), None);
        assert_eq!(goes_on("Eel     0-1 Fünen   fielded]", 19), Some(21));
        assert_eq!(goes_on("Eel     0-1 Finch of the Sea", 19), None);
        assert_eq!(goes_on("Eel  0-1 Gull", 19), None);
    }
}
