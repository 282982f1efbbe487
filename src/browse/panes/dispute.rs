//! Where sources differ, as several panes tell it.

use crate::bracket::Bracket;
use crate::browse::sheet::Sheet;
use crate::browse::theme::Theme;
use crate::competition::Dispute;
use crate::wording;

/// What is kept, what others say, and why.
pub(super) fn write(sheet: &mut Sheet, bracket: &Bracket, dispute: &Dispute) {
    let text = format!("{}: {}", dispute.about, wording::version(bracket, &dispute.kept));
    sheet.labelled((" ".to_owned(), Theme::text), 1, &text, Theme::text);
    for other in &dispute.others {
        sheet.labelled(("  ≠".to_owned(), Theme::notice), 4, &wording::version(bracket, other), Theme::text);
    }
    if let Some(note) = &dispute.note {
        sheet.text(4, note, Theme::faint);
    }
}
