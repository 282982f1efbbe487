//! What a check found: as many findings around the selected one as there is room for.
//!
//! ```text
//! error · r1-04 leg 2 · line 118
//!   Arta Solar v Horseed: on Thu 24 Aug 2023, before the leg ahead of it, Fri 25 Aug 2023
//! ```

use ratatui::layout::Size;

use super::Theme;
use super::sheet::Sheet;
use crate::bracket::Bracket;
use crate::browse::findings::Findings;
use crate::check::{Finding, Severity};

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 100;

/// The page, and whether there are findings above and below it.
pub(super) fn page(theme: Theme, bracket: &Bracket, findings: &Findings, room: Size) -> (Sheet, bool, bool) {
    let width = room.width.min(WIDEST);
    let (known, selected) = (findings.known(), findings.selected);
    let mut sheet = Sheet::new(theme, width);
    if known.is_empty() {
        sheet.text(1, "Everything fits: nothing was found.", theme.text());
        return (sheet, false, false);
    }
    let height = |at: usize| {
        let mut sheet = Sheet::new(theme, width);
        write(&mut sheet, theme, bracket, &known[at], false);
        sheet.height()
    };
    let first = first_shown(selected, known.len(), room.height, height);
    let mut next = first;
    while next < known.len() && sheet.height() < room.height {
        write(&mut sheet, theme, bracket, &known[next], next == selected);
        next += 1;
    }
    let more = next < known.len() || sheet.height() > room.height;
    (sheet, first > 0, more)
}

/// The first entry to show: the selected one about in the middle, but no free lines at the end while there are entries
/// before.
fn first_shown(selected: usize, count: usize, room: u16, height: impl Fn(usize) -> u16) -> usize {
    let mut below = 0u16;
    for at in selected..count {
        below = below.saturating_add(height(at));
        if below >= room {
            break;
        }
    }
    // Below the middle there is as much as there is, and no more than half of the room.
    let mut above = room.saturating_sub(below.clamp(height(selected), (room / 2).max(height(selected))));
    let mut first = selected;
    while first > 0 && height(first - 1) <= above {
        first -= 1;
        above -= height(first);
    }
    first
}

fn write(sheet: &mut Sheet, theme: Theme, bracket: &Bracket, finding: &Finding, selected: bool) {
    let style = match finding.severity {
        _ if selected => theme.selected(),
        Severity::Error | Severity::Warning => theme.notice(),
        Severity::Note => theme.strong(),
    };
    let line = finding.line.map(|(line, _)| format!(" · line {line}")).unwrap_or_default();
    let place = format!("{} · {}{line}", finding.severity.name(), finding.about.name(bracket));
    sheet.hanging(1, &place, style);
    sheet.text(3, &finding.told(bracket), theme.text());
    sheet.blank();
}
