//! Why a tie ended as it did, or what it still waits for.

use super::{club, date, score, score_for, tie_called};
use crate::bracket::Bracket;
use crate::competition::{Exit, Kicks, Play, Prize, Ruling, Score, Side, TieId};
use crate::rules::count::{self, Until};
use crate::rules::{self, Contradiction, Missing, Outcome, Rung, Step, Verdict};

/// "withdrew", for a line of the bracket.
pub fn exit(how: Exit) -> &'static str {
    match how {
        Exit::Withdrew => "withdrew",
        Exit::Disqualified => "put out",
        Exit::Out => "out",
    }
}

fn exit_in_a_sentence(how: Exit) -> &'static str {
    match how {
        Exit::Withdrew => "withdrew",
        Exit::Disqualified => "were disqualified",
        Exit::Out => "are out",
    }
}

/// What a ruling says, without its reason: "Young Buffaloes withdrew".
pub fn ruling(bracket: &Bracket, tie: TieId, ruling: Ruling) -> String {
    match ruling {
        Ruling::Out(side, how) => format!("{} {}", club(bracket, tie, side), exit_in_a_sentence(how)),
        Ruling::Through(side) => format!("{} go through", club(bracket, tie, side)),
        Ruling::Both => "both clubs go through".to_owned(),
        Ruling::Neither => "neither club goes through".to_owned(),
    }
}

/// The result in one go, one side's goals first: "1–1, 4–3 on penalties", "3–3, 1–0 in a replay", "5–0", "walkover".
pub fn result(bracket: &Bracket, tie: TieId, side: Side) -> String {
    let aggregate = rules::aggregate(bracket.facts(tie)).map(|sum| score_for(side, sum));
    match (bracket.verdict(tie).decided_by(), aggregate) {
        (Some(Step::Walkover), _) => "walkover".to_owned(),
        (Some(Step::Aggregate), Some(sum)) => sum,
        (Some(step), Some(sum)) => format!("{sum}, {}", beside_aggregate(bracket, tie, step, side)),
        (Some(step), None) => step.name().to_owned(),
        (None, _) if bracket.verdict(tie).winner().is_some() => UNKNOWN_HOW.to_owned(),
        (None, sum) => match (bracket.verdict(tie), sum) {
            (Verdict::Contradiction(_), _) => "not all of it can be so".to_owned(),
            (_, Some(sum)) => format!("{sum} so far"),
            (_, None) => "not played".to_owned(),
        },
    }
}

/// Stands for a step that is not known, of a tie of which it is known who went through.
pub const UNKNOWN_HOW: &str = "how is not known";

/// How a step settled a tie, beside the aggregate, one side's goals first: "4–3 on penalties", "1–0 in a replay", "away goals".
pub fn beside_aggregate(bracket: &Bracket, tie: TieId, step: Step, side: Side) -> String {
    match step {
        Step::Penalties => match bracket.facts(tie).shootout_that_counts().and_then(Kicks::goals) {
            Some(goals) => format!("{} on penalties", score_for(side, goals)),
            None => "penalties".to_owned(),
        },
        Step::PlayOff | Step::Replays => {
            let goals = bracket.decision(tie).rung(step).and_then(|rung| rung.values);
            let penalties = if goals.is_some_and(|goals| goals.leader().is_none()) { ", on penalties" } else { "" };
            let goals = goals.map(|goals| score_for(side, goals)).unwrap_or_default();
            format!("{goals} in {}{penalties}", thing(step))
        }
        step => step.name().to_owned(),
    }
}

/// One plain sentence that says why the winner of a tie went through, or what is still missing.
pub fn why(bracket: &Bracket, tie: TieId) -> String {
    match bracket.verdict(tie) {
        Verdict::Through { winner, by: Some(by) } => won(bracket, tie, *winner, *by),
        Verdict::Through { winner, by: None } => won_somehow(bracket, tie, *winner),
        Verdict::Both => "Both clubs go through, by a ruling.".to_owned(),
        Verdict::Neither => "Neither club goes through, by a ruling.".to_owned(),
        Verdict::Level => "Level after the last step of the regulations: nobody goes through.".to_owned(),
        Verdict::Pending(missing) => pending(bracket, tie, *missing),
        Verdict::Contradiction(reasons) => {
            format!("This cannot all be so: {}.", contradictions(bracket, tie, reasons))
        }
    }
}

/// What the winner does with it: "go through", "win the Harbour Cup".
fn wins(bracket: &Bracket, tie: TieId) -> String {
    prize(bracket, tie).map_or_else(|| "go through".to_owned(), |prize| format!("win {prize}"))
}

/// What is won with a tie: "the Harbour Cup", "the match for third place"; none where the winner plays on.
pub(super) fn prize(bracket: &Bracket, tie: TieId) -> Option<String> {
    match bracket.competition().prize(tie) {
        Prize::PlaysOn => None,
        Prize::Competition => Some(format!("the {}", bracket.competition().name())),
        Prize::Placing => Some(match &bracket.tie(tie).details.name {
            Some(name) => format!("the {}", lower_first(name)),
            None => tie_called(bracket, tie),
        }),
    }
}

/// A name within a sentence.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The side whose figures stand first, in the sentence and in the ladder alike: the winner's; before there is one, those of
/// the side that leads.
pub fn first_side(bracket: &Bracket, tie: TieId) -> Side {
    let leads = || rules::aggregate(bracket.facts(tie)).and_then(Score::leader);
    bracket.verdict(tie).winner().or_else(leads).unwrap_or(Side::A)
}

fn won(bracket: &Bracket, tie: TieId, winner: Side, by: Step) -> String {
    let (facts, decision) = (bracket.facts(tie), bracket.decision(tie));
    let (name, other) = (club(bracket, tie, winner), club(bracket, tie, !winner));
    let wins = wins(bracket, tie);
    let say = |goals: Option<Score>| goals.map(|goals| score_for(winner, goals)).unwrap_or_default();
    let values = |step| say(decision.rung(step).and_then(|rung| rung.values));
    let sum = say(rules::aggregate(facts));
    let level = level(bracket, tie, winner, by);
    match by {
        Step::Ruling => format!("{name} {wins}, by a ruling."),
        Step::Walkover => {
            let how = facts.ruling.map(|own| ruling(bracket, tie, own));
            let how = how.unwrap_or_else(|| format!("{other} are out"));
            let played = if facts.legs.iter().any(|leg| leg.on_pitch().is_some()) { "" } else { "; no leg was played" };
            format!("{name} {wins} by walkover: {how}{played}.")
        }
        Step::AwayWin => {
            format!("{name} {wins}: they won the first leg away, {}, and that ended the tie.", values(by))
        }
        Step::Aggregate if facts.legs_on_record() == 1 => format!("{name} {wins}: they won {sum}."),
        Step::Aggregate => format!("{name} {wins}: {sum} on aggregate."),
        Step::Points => format!("{name} {wins} on points, {}.", values(by)),
        Step::GoalDifference | Step::GoalsFor => format!("{name} {wins} on {by}: {level}, {sum} in goals."),
        Step::AwayGoals | Step::AwayGoalsAfterExtraTime => {
            let after = if by == Step::AwayGoals { "" } else { " after extra time" };
            format!("{name} {wins} on away goals{after}: level at {sum} on aggregate, {} on away goals.", values(by))
        }
        Step::ExtraTime => {
            let began = if count::without_normal_time(facts).is_none() {
                format!("{} when it began, ", say(count::goals(facts, Until::Normal)))
            } else {
                String::new()
            };
            format!("{name} {wins} after extra time: {began}{sum} in the end.")
        }
        Step::GoldenGoal | Step::SilverGoal => format!("{name} {wins} by a {by} in extra time, {sum}."),
        Step::PlayOff => format!("{name} {wins} by a play-off, {}: {level}.", values(by)),
        Step::Replays => {
            let deciding = rules::deciding_replay(facts, bracket.ladder(tie));
            let number = deciding.map_or(facts.replays.len(), |(i, _)| i + 1);
            format!("{name} {wins} in replay {number}, {}: {level}.", values(by))
        }
        Step::BetterPlaced => format!("{name} {wins} as the better placed side: {level}."),
        Step::VisitingSide => format!("{name} {wins} as the visiting side: {level}."),
        Step::Penalties => {
            let goals = values(by);
            let space = if goals.is_empty() { "" } else { " " };
            format!("{name} {wins} on penalties: {level}, they won the shoot-out{space}{goals}.")
        }
        Step::Lots => format!("{name} {wins} by lots: {level}."),
    }
}

/// Where the sides stood level before the step that parted them: "level at 2–2".
fn level(bracket: &Bracket, tie: TieId, winner: Side, by: Step) -> String {
    let (facts, decision) = (bracket.facts(tie), bracket.decision(tie));
    let open = |step| decision.rung(step).filter(|rung| rung.outcome == Outcome::Open);
    let say = |goals: Option<Score>| goals.map(|goals| score_for(winner, goals)).unwrap_or_default();
    let unseen = decision.rung(Step::Aggregate).is_some_and(|rung| rung.outcome == Outcome::LevelUnseen);
    let sum = rules::aggregate(facts).filter(|_| !unseen || count::has_extra_time(facts));
    match (sum, open(Step::AwayGoals), open(Step::Points)) {
        (None, ..) => "level, at what score is not known".to_owned(),
        (_, Some(away), _) if by == Step::Penalties => {
            format!("level at {} on aggregate and {} on away goals", say(sum), say(away.values))
        }
        (.., Some(points)) => format!("level at {} points", say(points.values)),
        _ => format!("level at {}", say(sum)),
    }
}

fn won_somehow(bracket: &Bracket, tie: TieId, winner: Side) -> String {
    let so_far = rules::aggregate(bracket.facts(tie))
        .map_or_else(String::new, |sum| format!(", {} in what is known of the legs", score_for(winner, sum)));
    format!("{} {}; how is not known{so_far}.", club(bracket, tie, winner), wins(bracket, tie))
}

fn pending(bracket: &Bracket, tie: TieId, missing: Missing) -> String {
    let facts = bracket.facts(tie);
    let first = first_side(bracket, tie);
    let stand = rules::aggregate(facts).map(|sum| match sum.leader() {
        Some(_) => format!("{} lead {}", club(bracket, tie, first), score_for(first, sum)),
        None => format!("level at {}", score(sum)),
    });
    let others_played = !bracket.is_on_record(tie) && facts.legs.is_empty();
    let missing = self::missing(bracket, tie, missing);
    match stand {
        None if others_played => "Not played: these two never met here.".to_owned(),
        Some(stand) => format!("Open: {stand}; {missing}."),
        None if facts.was_held() => format!("Open: {missing}."),
        None => format!("Not played yet: {missing}."),
    }
}

/// What a tie waits for: "leg 2 is to come, Sat 26 Aug 2023".
pub fn missing(bracket: &Bracket, tie: TieId, missing: Missing) -> String {
    let facts = bracket.facts(tie);
    // Under other regulations than its own, what they ask for was never held.
    let own_regulations = bracket.regulations(tie).is_some();
    match missing {
        Missing::ExtraTime if !own_regulations => "extra time would have followed, and was not played".to_owned(),
        Missing::PlayOff if !own_regulations => "a play-off would have followed, and was not played".to_owned(),
        Missing::Replay(number) if !own_regulations => {
            format!("replay {number} would have followed, and was not played")
        }
        Missing::Shootout if !own_regulations => "penalties would have followed, and were not taken".to_owned(),
        Missing::Lots if !own_regulations => "lots would have followed, and were not drawn".to_owned(),
        Missing::Legs if facts.legs.is_empty() => "no leg is fixed yet".to_owned(),
        Missing::Legs => "no leg counts".to_owned(),
        Missing::Leg(number) => {
            let leg = facts.legs.get(number - 1);
            match leg.map(|leg| (leg.play, bracket.story(tie).leg(number - 1).date)) {
                Some((Play::Abandoned(_), _)) => format!("leg {number} was abandoned, and what counts is not known"),
                Some((Play::Cancelled, _)) => format!("leg {number} was cancelled, and no ruling says what followed"),
                Some((_, Some(day))) => format!("leg {number} is to come, {}", date(day)),
                _ => format!("leg {number} is to come"),
            }
        }
        Missing::NormalTime(number) => format!("the score of leg {number} after 90 minutes is not known"),
        Missing::ExtraTime => "extra time is to come".to_owned(),
        Missing::PlayOff => "the play-off is to come".to_owned(),
        Missing::Replay(number) => format!("replay {number} is to come"),
        Missing::Placing => "who was better placed is not known".to_owned(),
        Missing::Shootout => "the shoot-out is not known".to_owned(),
        Missing::Lots => "lots are to be drawn".to_owned(),
    }
}

/// Why facts cannot all be so, every reason.
pub fn contradictions(bracket: &Bracket, tie: TieId, reasons: &[Contradiction]) -> String {
    reasons.iter().map(|reason| contradiction(bracket, tie, *reason)).collect::<Vec<_>>().join("; ")
}

fn contradiction(bracket: &Bracket, tie: TieId, reason: Contradiction) -> String {
    match reason {
        Contradiction::AlreadyDecided { by, yet } => {
            format!("{by} had settled the tie, and yet there is {}", thing(yet))
        }
        // The regulations of the tie have it, so it is in a match whose own have not.
        Contradiction::NotInTheLadder(step) if bracket.ladder(tie).steps().contains(&step) => {
            format!(
                "there is {} within a play-off or replay, which the regulations have for the tie itself",
                thing(step)
            )
        }
        Contradiction::NotInTheLadder(step) => format!("there is {}, which the regulations do not have", thing(step)),
        Contradiction::GoalsLost => "the score after extra time has fewer goals than the one before it".to_owned(),
        Contradiction::AfterTheGoldenGoal => "extra time went on after its golden goal".to_owned(),
        Contradiction::LegAfterTheEnd => "an away win had ended the tie, and yet there is a second leg".to_owned(),
        Contradiction::ReplayAfterTheEnd => "a replay had settled the tie, and yet there is one more".to_owned(),
        Contradiction::TooManyLegs { counted, legs } => {
            format!("{} count, where the regulations have {legs}", super::count(counted, "leg"))
        }
        Contradiction::ThroughOtherwise(side) => {
            format!("{} are on record as having gone through, which the facts do not come to", club(bracket, tie, side))
        }
    }
}

fn thing(step: Step) -> &'static str {
    match step {
        Step::Penalties => "a shoot-out",
        Step::PlayOff => "a play-off",
        Step::Replays => "a replay",
        Step::Lots => "a drawing of lots",
        _ => "extra time",
    }
}

/// What a rung of the ladder came to.
pub fn rung(bracket: &Bracket, tie: TieId, rung: Rung) -> String {
    match rung.outcome {
        Outcome::Decided(side) => club(bracket, tie, side),
        Outcome::Both => "both".to_owned(),
        Outcome::Neither => "neither".to_owned(),
        Outcome::Open if matches!(rung.step, Step::Walkover | Step::Ruling) => "none".to_owned(),
        Outcome::Open if rung.step == Step::AwayWin => "not far enough".to_owned(),
        Outcome::Open => "level".to_owned(),
        Outcome::LevelUnseen => "level, figures not known".to_owned(),
        Outcome::Unknown(_) => "not known yet".to_owned(),
        Outcome::NotReached if bracket.verdict(tie).decided_by().is_some() => "not needed".to_owned(),
        Outcome::NotReached => "not reached".to_owned(),
    }
}
