//! How a tie stood after each goal, and from which on it stood as it ended.

use super::verdict::prize;
use super::{club, score_for, whose};
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
    let of = match (told.which, bracket.facts(tie).legs.len()) {
        (Match::Leg(_), 1) => String::new(),
        _ => format!(" of {}", which_match(bracket, tie, told.which)),
    };
    Some(format!("{stood} from {} in minute {}{of} on{before}.", goal(moment.goal), minute(moment.minute)))
}

/// A match within a sentence: "leg 2", "the play-off", "replay 1"; of a tie of one leg, "the match".
pub fn which_match(bracket: &Bracket, tie: TieId, which: Match) -> String {
    let facts = bracket.facts(tie);
    match which {
        Match::Leg(_) if facts.legs.len() == 1 => "the match".to_owned(),
        Match::Leg(leg) => format!("leg {}", leg + 1),
        Match::PlayOff => "the play-off".to_owned(),
        Match::Replay(_) if facts.replays.len() == 1 => "the replay".to_owned(),
        Match::Replay(replay) => format!("replay {}", replay + 1),
    }
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

/// A goal in a list: its minute, the score then, the host's goals first, and who scored it: "90+2’", "2–3", "Moura (pen)".
pub fn moment(told: &Told, moment: &Moment) -> [String; 3] {
    let kind = match moment.goal.kind {
        Kind::Play => "",
        Kind::Penalty => " (pen)",
        Kind::Own => " (own goal)",
    };
    let scorer = moment.goal.scorer.unwrap_or("not known who");
    [format!("{}’", minute(moment.minute)), score_for(told.host, moment.score), format!("{scorer}{kind}")]
}

/// How a tie stood: "USM Alger ahead on away goals", "level".
pub fn stood(bracket: &Bracket, tie: TieId, cell: Cell) -> String {
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
