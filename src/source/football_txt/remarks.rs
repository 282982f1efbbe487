//! What is to be said about a text: remarks, and how many lines were understood and passed over.

use std::collections::BTreeMap;

use crate::source::matches::{self, At, RemarkKind, Season};

/// What is understood and passed over, since no bracket has a place for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passed {
    LineUps,
    Kicks,
    Cards,
    Officials,
    Attendance,
    Scorers,
    Groups,
    Byes,
    Other,
}

impl Passed {
    /// What so many lines of it are called.
    fn lines(self) -> &'static str {
        match self {
            Passed::LineUps => "of line-ups",
            Passed::Kicks => "of kicks from the penalty mark",
            Passed::Cards => "of cards",
            Passed::Officials => "of referees",
            Passed::Attendance => "of attendances",
            Passed::Scorers => "of scorers that belong to no match, or to neither side",
            Passed::Groups => "of groups, or of the days of rounds",
            Passed::Byes => "of clubs that had a bye",
            Passed::Other => "of other remarks",
        }
    }
}

/// The remarks of one text.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    all: matches::remarks::Remarks,
    passed: BTreeMap<Passed, (usize, At)>,
}

impl Remarks {
    /// Says something about a place in the text.
    pub fn say(&mut self, kind: RemarkKind, at: At, text: impl FnOnce() -> String) {
        self.all.tell(kind, Some(at), text);
    }

    /// Counts a line that is passed over.
    pub fn pass(&mut self, what: Passed, at: At) {
        self.passed.entry(what).or_insert((0, at)).0 += 1;
    }

    /// Hands everything that is to be said to the season, with how many lines were passed over.
    pub fn hand_over(mut self, season: &mut Season) {
        for (what, (count, at)) in self.passed {
            let (lines, are) = if count == 1 { ("line", "is") } else { ("lines", "are") };
            let text = || format!("{count} {lines} {} {are} passed over", what.lines());
            self.all.tell(RemarkKind::LeftOut, Some(at), text);
        }
        self.all.hand_over(season);
    }
}
