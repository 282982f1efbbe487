//! What a check found: as many findings around the selected one as there is room for. Each leads to where it is in the
//! bracket.
//!
//! ```text
//! error · r1-04 leg 2 · line 118
//!   Arta Solar v Horseed: on Thu 24 Aug 2023, before the leg ahead of it, Fri 25 Aug 2023
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::{CLOSE, GO_THERE, Hint, Pane, Part, Placement, Reply, SELECT, step_in_list};
use crate::bracket::Bracket;
use crate::browse::keys::{Binding, Command, Key};
use crate::browse::sheet::{Excerpt, Sheet};
use crate::browse::state::State;
use crate::browse::theme::{Role, Theme};
use crate::check::{self, Finding, Severity};
use crate::competition::Node;

/// The pane.
#[derive(Debug, Default)]
pub struct Findings {
    /// The first of the worst, until another is selected.
    selected: Option<usize>,
    /// While it is open.
    shown: Option<Excerpt>,
}

impl Findings {
    fn selected(&self, state: &State) -> usize {
        let worst = || {
            let worst = worst(state.findings());
            state.findings().iter().position(|finding| Some(finding.severity) == worst)
        };
        self.selected.or_else(worst).unwrap_or(0)
    }

    /// Selects the node that the finding is about.
    fn go_there(&self, state: &mut State) -> Reply {
        let Some(node) = self.node(state) else { return Reply::Done };
        state.reveal(node);
        if matches!(node, Node::Tie(_)) { Reply::Open } else { Reply::ToMain }
    }

    /// The node that the selected finding is about.
    fn node(&self, state: &State) -> Option<Node> {
        state.findings().get(self.selected(state))?.about.node(state.bracket())
    }
}

fn worst(findings: &[Finding]) -> Option<Severity> {
    findings.iter().map(|finding| finding.severity).max()
}

impl Pane for Findings {
    fn name(&self) -> &'static str {
        "findings"
    }

    fn place(&self) -> Placement {
        Placement::Over
    }

    fn bindings(&self) -> &[Binding] {
        const BINDINGS: &[Binding] = &[Binding::new(
            Command::Problems,
            &[Key::letter('e')],
            "what does not fit in the file, or why it could not be read",
            None,
        )];
        BINDINGS
    }

    fn opened_by(&self) -> Option<Command> {
        Some(Command::Problems)
    }

    fn hints(&self, state: &State) -> &[Hint] {
        let all: &[Hint] = &[CLOSE, SELECT, GO_THERE];
        match self.node(state) {
            _ if state.findings().is_empty() => &all[..1],
            None => &all[..2],
            Some(_) => all,
        }
    }

    fn in_title(&self, state: &State) -> Option<(String, Role)> {
        let worst = worst(state.findings())?;
        let severities = state.findings().iter().map(|finding| finding.severity);
        Some((check::counts(severities, false), if worst == Severity::Note { Theme::faint } else { Theme::notice }))
    }

    fn title(&self, state: &State) -> String {
        match state.findings().len() {
            0 => "What does not fit".to_owned(),
            count => format!("What does not fit · {} of {count}", self.selected(state) + 1),
        }
    }

    fn size(&self, _state: &State, room: Size) -> Size {
        self.shown.as_ref().map_or(room, |shown| shown.size(room))
    }

    fn open(&mut self, state: &mut State) {
        state.look_for_findings();
    }

    /// Stays open: an editor may save twice, and whoever mends a file sees what is left of the list.
    fn replaced(&mut self, _state: &State) -> Reply {
        self.selected = None;
        Reply::Done
    }

    fn arrange(&mut self, state: &State, part: Part) {
        let excerpt = || excerpt(state.bracket(), state.findings(), self.selected(state), part.area.as_size());
        self.shown = (part.area.width > 0).then(excerpt);
    }

    fn command(&mut self, state: &mut State, command: Command, _part: Part) -> Reply {
        let last = state.findings().len().saturating_sub(1);
        let page = usize::from(state.size().height / 8).max(1);
        let selected = self.selected(state);
        match command {
            Command::Open => return self.go_there(state),
            Command::Back | Command::Problems => return Reply::Close,
            _ => self.selected = Some(step_in_list(command, selected, page, last).unwrap_or(selected.min(last))),
        }
        Reply::Done
    }

    fn wheel(&mut self, state: &State, lines: i16) {
        let selected = self.selected(state).saturating_add_signed(if lines < 0 { -1 } else { 1 });
        self.selected = Some(selected.min(state.findings().len().saturating_sub(1)));
    }

    fn draw(&self, _state: &State, theme: Theme, part: Part, buffer: &mut Buffer) {
        if let Some(shown) = &self.shown {
            shown.draw(theme, part.area, buffer);
        }
    }
}

/// The widest that the page is worth reading, in cells.
const WIDEST: u16 = 100;

/// As many findings as there is room for.
fn excerpt(bracket: &Bracket, known: &[Finding], selected: usize, room: Size) -> Excerpt {
    let width = room.width.min(WIDEST);
    let mut sheet = Sheet::new(width);
    let Some(_) = known.get(selected) else {
        sheet.text(1, "Everything fits: nothing was found.", Theme::text);
        return Excerpt { sheet, above: false, below: false };
    };
    let height = |at: usize| {
        let mut sheet = Sheet::new(width);
        write(&mut sheet, bracket, &known[at], false);
        sheet.height()
    };
    let first = first_shown(selected, known.len(), room.height, height);
    let mut next = first;
    while next < known.len() && sheet.height() < room.height {
        write(&mut sheet, bracket, &known[next], next == selected);
        next += 1;
    }
    let more = next < known.len() || sheet.height() > room.height;
    Excerpt { sheet, above: first > 0, below: more }
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

fn write(sheet: &mut Sheet, bracket: &Bracket, finding: &Finding, selected: bool) {
    let style: Role = match finding.severity {
        _ if selected => Theme::selected,
        Severity::Error | Severity::Warning => Theme::notice,
        Severity::Note => Theme::strong,
    };
    let file = finding.file.as_deref().map(|file| format!(" · {file}")).unwrap_or_default();
    let line = finding.line.map(|(line, _)| format!(" · line {line}")).unwrap_or_default();
    let place = format!("{} · {}{file}{line}", finding.severity.name(), finding.about.name(bracket));
    sheet.hanging(1, &place, style);
    sheet.text(3, &finding.told(bracket), Theme::text);
    sheet.blank();
}
