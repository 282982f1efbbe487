//! What is copied of a tie: one sentence, or its whole page.

use super::{Writer, column_name, head, selection_in_a_sentence};
use crate::browse::sheet::Sheet;
use crate::browse::state::State;
use crate::competition::Node;
use crate::wording;

/// The selection in a sentence that says what it is about, too, and how it is looked at.
pub(super) fn sentence(state: &State) -> String {
    let bracket = state.bracket();
    let about = format!("{}, {}", wording::title(bracket), wording::the_round(column_name(state)));
    match state.tie().filter(|_| matches!(state.selection(), Node::Tie(_))) {
        Some(tie) => format!("{about}: {}. {}", wording::fixture(bracket, tie), wording::why(bracket, tie)),
        None => format!("{about}: {}", selection_in_a_sentence(state)),
    }
}

/// The cells of a page that is copied; it is as long as it takes.
const WIDTH: u16 = 82;

/// The page about the selection as a text, with what it is of.
pub(super) fn page(state: &State) -> String {
    let title = wording::title(state.bracket());
    let Some(tie) = state.tie() else { return format!("{title}\n\n{}", selection_in_a_sentence(state)) };
    let mut sheet = Sheet::new(WIDTH);
    // As if there were no line to spare: large digits are for a screen.
    Writer::of(state, tie, 0).page(&mut sheet);
    format!("{title}\n{}\n\n{}", head(state, tie).concat(), sheet.as_text())
}
