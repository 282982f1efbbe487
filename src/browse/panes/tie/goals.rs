//! The goals of a tie one after the other, with the score after each, and who was ahead once that changed; the one from which
//! on it stood as it ended is marked.
//!
//! ```text
//! Goal by goal
//!  Leg 1: FUS Rabat v USM Alger
//! ▸ 45’ 0–1 Belaïd · USM Alger ahead
//!   84’ 1–1 Ajako · USM Alger ahead on away goals
//! ```

use unicode_width::UnicodeWidthStr;

use super::timeline;
use crate::ask::Course;
use crate::bracket::Bracket;
use crate::browse::sheet::Sheet;
use crate::browse::theme::{Role, Theme};
use crate::competition::TieId;
use crate::label;
use crate::wording::{self, GoalLine};

/// Writes them, if any are told; where the page is high enough for it, with a line of time of each match.
pub(super) fn write(sheet: &mut Sheet, bracket: &Bracket, tie: TieId, course: &Course, with_timeline: bool) {
    if !course.is_told() {
        return;
    }
    sheet.heading("Goal by goal");
    let matches = wording::goal_by_goal(bracket, tie, course);
    let widest = |cell: fn(&GoalLine) -> &str| {
        matches.iter().flat_map(|played| &played.goals).map(|goal| cell(goal).width()).max().unwrap_or(0)
    };
    let [minutes, scores] = [widest(|goal| &goal.minute), widest(|goal| &goal.score)];
    for played in &matches {
        if let Some(heading) = &played.heading {
            sheet.text(1, heading, Theme::faint);
        }
        if with_timeline && played.goals.len() > 1 {
            timeline::write(sheet, bracket, tie, played.told, played.goals.iter().position(|goal| goal.turns));
        }
        for GoalLine { minute, score, text, turns } in &played.goals {
            let mark = if *turns { label::THROUGH } else { " " };
            let head = format!("{mark} {minute:>minutes$} {score:>scores$}");
            let role: Role = if *turns { Theme::strong } else { Theme::text };
            sheet.labelled((head, role), minutes + scores + 4, text, role);
        }
    }
}
