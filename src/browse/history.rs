//! The ways in which the competition was looked at before, and those that were taken back. A way is a scenario: undoing is
//! looking at things that way again.

use crate::scenario::Scenario;

/// What can be undone and done again, the last of each last.
#[derive(Debug, Default)]
pub struct History {
    undone: Vec<Scenario>,
    before: Vec<Scenario>,
}

impl History {
    /// Something else is looked at than it was so far: what was undone is gone.
    pub fn add(&mut self, before: Scenario) {
        self.before.push(before);
        self.undone.clear();
    }

    /// The way before this one; none where this is the first.
    pub fn undo(&mut self, now: Scenario) -> Option<Scenario> {
        let before = self.before.pop()?;
        self.undone.push(now);
        Some(before)
    }

    /// Whether there is a way before this one, or one that was left by undoing.
    pub fn has(&self, before: bool) -> bool {
        !if before { &self.before } else { &self.undone }.is_empty()
    }

    /// The way that was left by undoing; none where nothing was undone.
    pub fn redo(&mut self, now: Scenario) -> Option<Scenario> {
        let undone = self.undone.pop()?;
        self.before.push(now);
        Some(undone)
    }
}
