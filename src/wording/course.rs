//! How a tie stood after each goal, and from which on it stood as it ended.

use super::verdict::prize;
use super::{club, has_legs, score_for, upper_first, whose};
use crate::ask::{Cell, Course, Match, Moment, Told};
use crate::bracket::Bracket;
use crate::competition::scorers::{Goal, Kind, Minute};
use crate::competition::{Step, TieId};

/// The course of a tie as it is looked at.
pub fn course(bracket: &Bracket, tie: TieId) -> Course<'_> {
    Course::of(bracket.facts(tie), bracket.story(tie), bracket.ladder(tie), bracket.verdict(tie))
}

/// From which goal on a tie stood as it ended: "USM Alger were through from Belaïd’s goal in minute 45 of leg 1 on; until then
/// it was level."
pub fn turning(bracket: &Bracket, tie: TieId, course: &Course) -> Option<String> {
    let at = course.turning?;
    let told = course.matches.get(at.0)?;
    let moment = told.moments.get(at.1)?;
    let ahead = if prize(bracket, tie).is_none() { "through" } else { "ahead" };
    let stood = match moment.stands {
        Cell::Through(side, _) => format!("{} were {ahead}", club(bracket, tie, side)),
        _ => "It was level".to_owned(),
    };
    let before = match course.before(at)? {
        Cell::Through(side, _) if matches!(moment.stands, Cell::Through(..)) => {
            format!("; until then {} were", club(bracket, tie, side))
        }
        Cell::Through(side, _) => format!("; until then {} were {ahead}", club(bracket, tie, side)),
        _ => "; until then it was level".to_owned(),
    };
    let of = match told.which {
        Match::Leg(_) if !has_legs(bracket, tie) => String::new(),
        which => format!(" of {}", which_match(bracket, tie, which)),
    };
    Some(format!("{stood} from {} in minute {}{of} on{before}.", goal(moment.goal), minute(moment.minute)))
}

/// A match within a sentence: "leg 2", "the play-off", "replay 1"; of a tie of one leg, "the match".
fn which_match(bracket: &Bracket, tie: TieId, which: Match) -> String {
    let facts = bracket.facts(tie);
    match which {
        Match::Leg(_) if !has_legs(bracket, tie) => "the match".to_owned(),
        Match::Leg(leg) => format!("leg {}", leg + 1),
        Match::PlayOff => "the play-off".to_owned(),
        Match::Replay(_) if facts.replays.len() == 1 => "the replay".to_owned(),
        Match::Replay(replay) => format!("replay {}", replay + 1),
    }
}

/// A match over what is told of it: "Leg 2", "The match".
pub fn match_heading(bracket: &Bracket, tie: TieId, which: Match) -> String {
    upper_first(&which_match(bracket, tie, which))
}

/// "Götze’s goal", "an own goal by Yobo", "a penalty".
fn goal(goal: Goal) -> String {
    match (goal.scorer, goal.kind) {
        (Some(name), Kind::Play) => format!("{} goal", whose(name)),
        (Some(name), Kind::Penalty) => format!("{} penalty", whose(name)),
        (Some(name), Kind::Own) => format!("an own goal by {name}"),
        (None, Kind::Play) => "a goal".to_owned(),
        (None, Kind::Penalty) => "a penalty".to_owned(),
        (None, Kind::Own) => "an own goal".to_owned(),
    }
}

/// "90+2"; "90+" where it was some minute of added time.
fn minute(minute: Minute) -> String {
    match minute.added {
        None => minute.minute.to_string(),
        Some(0) => format!("{}+", minute.minute),
        Some(added) => format!("{}+{added}", minute.minute),
    }
}

/// The goals of a match, one after the other.
pub struct GoalByGoal<'a> {
    /// The match.
    pub told: &'a Told<'a>,
    /// Which it is, where a reader could not know, or that it had no goals: "Leg 1: FUS Rabat v USM Alger".
    pub heading: Option<String>,
    /// In their order.
    pub goals: Vec<GoalLine>,
}

/// A goal in a list.
pub struct GoalLine {
    /// "90+2’".
    pub minute: String,
    /// The score then, the host's goals first.
    pub score: String,
    /// Who scored it, and how the tie stood then where that is otherwise than before: "Moura (pen) · level".
    pub text: String,
    /// Whether it stood as it ended from here on.
    pub turns: bool,
}

/// The goals of a tie, match by match.
pub fn goal_by_goal<'a>(bracket: &Bracket, tie: TieId, course: &'a Course) -> Vec<GoalByGoal<'a>> {
    let facts = bracket.facts(tie);
    let several = has_legs(bracket, tie) || facts.play_off.is_some() || !facts.replays.is_empty();
    let mut stood = None;
    let of_match = |(of, told): (usize, &'a Told<'a>)| {
        let without = told.moments.is_empty();
        let goals = told.moments.iter().enumerate().map(|(goal, moment)| {
            // Said once, until it is otherwise.
            let stands = self::stood(bracket, tie, moment.stands);
            let is_new = stood.as_ref() != Some(&stands);
            let text = if is_new { format!("{} · {stands}", scorer(moment)) } else { scorer(moment) };
            stood = Some(stands);
            GoalLine {
                minute: format!("{}’", minute(moment.minute)),
                score: score_for(told.host, moment.score),
                text,
                turns: course.turning == Some((of, goal)),
            }
        });
        let goals = goals.collect();
        GoalByGoal { told, heading: (several || without).then(|| heading(bracket, tie, told)), goals }
    };
    course.matches.iter().enumerate().map(of_match).collect()
}

fn heading(bracket: &Bracket, tie: TieId, told: &Told) -> String {
    let which = match_heading(bracket, tie, told.which);
    let [host, guest] = [told.host, !told.host].map(|side| club(bracket, tie, side));
    let without = if told.moments.is_empty() { ", without goals" } else { "" };
    format!("{which}: {host} v {guest}{without}")
}

/// "Moura (pen)".
fn scorer(moment: &Moment) -> String {
    let kind = match moment.goal.kind {
        Kind::Play => "",
        Kind::Penalty => " (pen)",
        Kind::Own => " (own goal)",
    };
    format!("{}{kind}", moment.goal.scorer.unwrap_or("not known who"))
}

/// How a tie stood: "USM Alger ahead on away goals", "level".
fn stood(bracket: &Bracket, tie: TieId, cell: Cell) -> String {
    match cell {
        Cell::Through(side, step) => {
            let by = match step {
                Step::AwayGoals | Step::AwayGoalsAfterExtraTime => " on away goals".to_owned(),
                Step::Points | Step::GoalDifference | Step::GoalsFor => format!(" on {step}"),
                Step::BetterPlaced | Step::VisitingSide => format!(" as the {step}"),
                _ => String::new(),
            };
            format!("{} ahead{by}", club(bracket, tie, side))
        }
        _ => "level".to_owned(),
    }
}
