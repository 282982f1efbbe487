//! What settled a tie in so few words that they stand under its score, and the scores of its matches on one line.

use super::{UNKNOWN_HOW, day, has_legs, missing, score, score_for, without_score};
use crate::bracket::Bracket;
use crate::competition::{Facts, Kicks, Leg, Play, Side, Step, TieId};
use crate::rules::{self, Verdict};

/// What settled it, the winner's figures first: "on away goals, 1–0", "after extra time"; else what is to be known of it:
/// "leg 2 is to come, Sat 26 Aug 2023".
pub fn settlement(bracket: &Bracket, tie: TieId) -> String {
    match bracket.verdict(tie) {
        Verdict::Through { winner, by: Some(by) } => by_step(bracket, tie, *winner, *by),
        Verdict::Through { by: None, .. } => UNKNOWN_HOW.to_owned(),
        Verdict::Both => "both go through, by a ruling".to_owned(),
        Verdict::Neither => "neither goes through, by a ruling".to_owned(),
        Verdict::Level => "level after the last step".to_owned(),
        Verdict::Pending(_) if !bracket.is_on_record(tie) && bracket.facts(tie).legs.is_empty() => {
            "these two never met here".to_owned()
        }
        Verdict::Pending(waits) => missing(bracket, tie, *waits),
        Verdict::Contradiction(_) => "not all of it can be so".to_owned(),
    }
}

fn by_step(bracket: &Bracket, tie: TieId, winner: Side, by: Step) -> String {
    let facts = bracket.facts(tie);
    let figures = bracket.decision(tie).rung(by).and_then(|rung| rung.values);
    let figures = figures.map_or_else(String::new, |goals| format!(", {}", score_for(winner, goals)));
    match by {
        Step::Ruling => "by a ruling".to_owned(),
        Step::Walkover => "by walkover".to_owned(),
        Step::AwayWin => "by an away win in the first leg".to_owned(),
        Step::Aggregate if facts.legs_on_record() == 1 => "after 90 minutes".to_owned(),
        Step::Aggregate | Step::GoalDifference | Step::GoalsFor => format!("on {by}"),
        Step::Points | Step::AwayGoals | Step::Penalties => format!("on {by}{figures}"),
        Step::AwayGoalsAfterExtraTime => format!("on away goals after extra time{figures}"),
        Step::ExtraTime => "after extra time".to_owned(),
        Step::GoldenGoal | Step::SilverGoal => format!("by a {by}"),
        Step::PlayOff => format!("by a play-off{}", on_penalties(facts.play_off.as_deref(), winner)),
        Step::Replays => {
            let deciding = rules::deciding_replay(facts, bracket.ladder(tie)).map(|(at, _)| at);
            let number =
                if facts.replays.len() > 1 { deciding.map_or(0, |at| at + 1).to_string() } else { String::new() };
            let replay = if number.is_empty() { "in a replay".to_owned() } else { format!("in replay {number}") };
            replay + &on_penalties(deciding.and_then(|at| facts.replays.get(at)), winner)
        }
        Step::BetterPlaced | Step::VisitingSide => format!("as the {by}"),
        Step::Lots => "by lots".to_owned(),
    }
}

/// That a match after the legs went to penalties: ", on penalties, 4–3".
fn on_penalties(played: Option<&Facts>, winner: Side) -> String {
    match played.and_then(Facts::shootout_that_counts) {
        Some(Kicks::Goals(goals)) => format!(", on penalties, {}", score_for(winner, goals)),
        Some(Kicks::Won(_)) => ", on penalties".to_owned(),
        None => String::new(),
    }
}

/// The scores of its matches, side A's goals first, each with its name: "leg 1 1–0", "leg 2 Sat 26 Aug", "replay 2–1 aet".
/// Nothing of a tie of one match, whose score it is.
pub fn matches_in_short(bracket: &Bracket, tie: TieId) -> Vec<String> {
    let (facts, story) = (bracket.facts(tie), bracket.story(tie));
    let has_legs = has_legs(bracket, tie);
    let leg = |(i, leg): (usize, &Leg)| {
        let name = if has_legs { format!("leg {}", i + 1) } else { "match".to_owned() };
        format!("{name} {}", in_short(leg, story.leg(i).date.map(day)))
    };
    let others = facts.play_off.iter().map(|played| ("play-off".to_owned(), &**played, &*story.play_off));
    let replays = facts.replays.iter().enumerate().map(|(i, played)| {
        let number = if facts.replays.len() > 1 { format!(" {}", i + 1) } else { String::new() };
        (format!("replay{number}"), played, story.replay(i))
    });
    let others = others.chain(replays).filter_map(|(name, played, story)| {
        Some(format!("{name} {}", in_short(played.legs.first()?, story.leg(0).date.map(day))))
    });
    let all: Vec<String> = facts.legs.iter().enumerate().map(leg).chain(others).collect();
    let plain =
        |leg: &Leg| leg.counts().is_some_and(|goals| goals.extra_time().is_none()) || leg.play == Play::Scheduled;
    if !has_legs && all.len() == 1 && facts.legs.iter().all(plain) { Vec::new() } else { all }
}

/// A match on a line of several: its score, or what became of it.
fn in_short(leg: &Leg, date: Option<String>) -> String {
    let said = leg.counts().map(|goals| {
        let after = if goals.extra_time().is_some() { " aet" } else { "" };
        score(goals.last()) + after
    });
    match leg.play {
        Play::Awarded { .. } => said.map_or_else(String::new, |said| said + " awarded"),
        play => without_score(play).map(str::to_owned).or(said).or(date).unwrap_or_else(|| "to come".to_owned()),
    }
}
