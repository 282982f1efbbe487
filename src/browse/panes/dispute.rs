//! Where sources differ, as several panes tell it.

use crate::bracket::Bracket;
use crate::browse::sheet::Sheet;
use crate::browse::theme::Theme;
use crate::competition::{Dispute, SourceId};
use crate::wording;

/// What is kept, what others say, and why.
pub(super) fn write(sheet: &mut Sheet, bracket: &Bracket, dispute: &Dispute) {
    let by = |sources: &[SourceId]| match sources {
        [] => String::new(),
        _ => format!(" ({})", wording::sources(bracket, sources)),
    };
    let text = format!("{}: {}{}", dispute.about, dispute.kept.says, by(&dispute.kept.sources));
    sheet.labelled((" ".to_owned(), Theme::text), 1, &text, Theme::text);
    for other in &dispute.others {
        let text = format!("{}{}", other.says, by(&other.sources));
        sheet.labelled(("  ≠".to_owned(), Theme::notice), 4, &text, Theme::text);
    }
    if let Some(note) = &dispute.note {
        sheet.text(4, note, Theme::faint);
    }
}
