//! What a check found, as a page over everything: one finding is selected, and leads to where it is in the bracket.

use super::app::{App, Overlay};
use super::cursor::Cursor;
use super::keys::Command;
use super::screen::Pane;
use crate::bracket::Node;
use crate::check::{self, Finding};

/// The findings, once they are known, and which of them is selected.
#[derive(Debug, Default)]
pub struct Findings {
    found: Option<Vec<Finding>>,
    pub selected: usize,
}

impl Findings {
    /// Those that are known so far.
    pub fn known(&self) -> &[Finding] {
        self.found.as_deref().unwrap_or_default()
    }
}

impl App {
    /// Takes over what a check found in the competition that is shown.
    pub fn found(&mut self, findings: Vec<Finding>) {
        // The page opens at the first of the worst.
        let worst = findings.iter().map(|finding| finding.severity).max();
        let selected = findings.iter().position(|finding| Some(finding.severity) == worst).unwrap_or(0);
        self.findings = Findings { found: Some(findings), selected };
    }

    /// Forgets what was found in a competition that is not shown any more.
    pub(super) fn forget_findings(&mut self) {
        self.findings = Findings::default();
        if self.overlay == Some(Overlay::Findings) {
            self.close_overlay();
        }
    }

    /// Opens the page; what was not looked for yet is looked for now.
    pub(super) fn open_findings(&mut self) {
        if self.findings.found.is_none() {
            self.found(check::check(&self.bracket));
        }
        self.open_overlay(Overlay::Findings);
    }

    pub(super) fn in_findings(&mut self, command: Command) {
        let count = self.findings.known().len();
        let page = usize::from(self.size.height / 8).max(1);
        let selected = &mut self.findings.selected;
        match command {
            Command::Up => *selected = selected.saturating_sub(1),
            Command::Down => *selected += 1,
            Command::PageUp => *selected = selected.saturating_sub(page),
            Command::PageDown => *selected += page,
            Command::First => *selected = 0,
            Command::Last => *selected = count,
            Command::Open => return self.go_to_finding(),
            Command::Back | Command::Problems => return self.close_overlay(),
            _ => {}
        }
        *selected = (*selected).min(count.saturating_sub(1));
    }

    /// The node that the selected finding is about.
    pub(super) fn finding_at(&self) -> Option<Node> {
        self.findings.known().get(self.findings.selected)?.about.node(&self.bracket)
    }

    /// Selects the node that the finding is about, and closes the page.
    fn go_to_finding(&mut self) {
        if let Some(node) = self.finding_at() {
            // It may be hidden, and then it is not on the canvas.
            if !self.filter.shows(node) {
                self.end_filter();
            }
            self.select(Cursor::at(&self.bracket, node));
            self.focus = Pane::Bracket;
            if matches!(node, Node::Tie(_)) {
                self.open();
            }
            self.close_overlay();
        }
    }
}
