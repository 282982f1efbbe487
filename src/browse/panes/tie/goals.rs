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
use crate::wording;

/// Writes them, if any are told; where the page is high enough for it, with a line of time of each match.
pub(super) fn write(sheet: &mut Sheet, bracket: &Bracket, tie: TieId, course: &Course, with_timeline: bool) {
    if !course.is_told() {
        return;
    }
    sheet.heading("Goal by goal");
    let all =
        course.matches.iter().flat_map(|told| told.moments.iter().map(move |moment| wording::moment(told, moment)));
    let [minutes, scores] = all
        .fold([0, 0], |[minutes, scores], [minute, score, _]| [minutes.max(minute.width()), scores.max(score.width())]);
    let facts = bracket.facts(tie);
    let several = facts.legs.len() + facts.play_off.iter().len() + facts.replays.len() > 1;
    let mut stood = None;
    for (of, told) in course.matches.iter().enumerate() {
        if several || told.moments.is_empty() {
            let which = wording::upper_first(&wording::which_match(bracket, tie, told.which));
            let [host, guest] = [told.host, !told.host].map(|side| wording::club(bracket, tie, side));
            let without = if told.moments.is_empty() { ", without goals" } else { "" };
            sheet.text(1, &format!("{which}: {host} v {guest}{without}"), Theme::faint);
        }
        let turning = course.turning.filter(|(turns, _)| *turns == of).map(|(_, goal)| goal);
        if with_timeline && told.moments.len() > 1 {
            timeline::write(sheet, bracket, tie, told, turning);
        }
        for (goal, moment) in told.moments.iter().enumerate() {
            let turns = turning == Some(goal);
            let [minute, score, scorer] = wording::moment(told, moment);
            let mark = if turns { label::THROUGH } else { " " };
            let head = format!("{mark} {minute:>minutes$} {score:>scores$}");
            // Said once, until it is otherwise.
            let stands = wording::stood(bracket, tie, moment.stands);
            let text = if stood.as_ref() == Some(&stands) { scorer } else { format!("{scorer} · {stands}") };
            stood = Some(stands);
            let role: Role = if turns { Theme::strong } else { Theme::text };
            sheet.labelled((head, role), minutes + scores + 4, &text, role);
        }
    }
}
