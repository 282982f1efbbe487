//! What is to be said about a text, kept within bounds: a text of nothing else must not fill the memory.

use std::collections::BTreeMap;

use crate::source::matches::{At, Remark, RemarkKind};

/// The most remarks of one kind that are kept one by one.
const MOST: usize = 1_000;

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
    kept: Vec<Remark>,
    /// How many of each kind there were.
    counts: [(Option<RemarkKind>, usize); 5],
    passed: BTreeMap<Passed, (usize, At)>,
}

impl Remarks {
    /// Says something about a place in the text.
    pub fn say(&mut self, kind: RemarkKind, at: At, text: impl FnOnce() -> String) {
        let known = self.counts.iter_mut().find(|(known, _)| known.is_none_or(|known| known == kind));
        let Some((known, count)) = known else { return };
        *known = Some(kind);
        *count += 1;
        let keep = *count <= MOST;
        if keep {
            self.kept.push(Remark { kind, at: Some(at), text: text() });
        }
    }

    /// Counts a line that is passed over.
    pub fn pass(&mut self, what: Passed, at: At) {
        self.passed.entry(what).or_insert((0, at)).0 += 1;
    }

    /// Everything that is to be said, with what is only counted at its end.
    pub fn finish(mut self) -> Vec<Remark> {
        for (kind, count) in self.counts {
            if let Some(kind) = kind.filter(|_| count > MOST) {
                let text = format!("{} more of the same are not told one by one", count - MOST);
                self.kept.push(Remark { kind, at: None, text });
            }
        }
        for (what, (count, at)) in self.passed {
            let (lines, are) = if count == 1 { ("line", "is") } else { ("lines", "are") };
            let text = format!("{count} {lines} {} {are} passed over", what.lines());
            self.kept.push(Remark { kind: RemarkKind::LeftOut, at: Some(at), text });
        }
        self.kept
    }
}
