//! The regulations: an ordered ladder of steps, and the one function that decides a tie by it.
//!
//! Everything here is pure and in whole goals. What happened comes in as [`Facts`], and the answer carries its trace, a
//! rung a step, so that whoever shows it can say why. The ladder itself is written in the file, so it is
//! `competition`'s; `count` has the numbers that steps compare. Who meets whom, and where the winner goes, is `bracket`'s to know.

pub mod count;

pub use count::{aggregate, away_goals};

use crate::competition::{Facts, RulingOutcome, Score, Side};
pub use crate::competition::{Ladder, PRESETS, Step};
use count::Until;

/// How a tie stands, and how the ladder came to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub verdict: Verdict,
    /// A rung for every step of the ladder, in its order; above them one for a ruling, where there is one.
    pub trace: Vec<Rung>,
}

impl Decision {
    /// The side that goes through, once it is known and only one does.
    pub fn winner(&self) -> Option<Side> {
        match self.verdict {
            Verdict::Through { winner, .. } => Some(winner),
            _ => None,
        }
    }

    /// The step that decided, once one has.
    pub fn decided_by(&self) -> Option<Step> {
        match self.verdict {
            Verdict::Through { by, .. } => Some(by),
            Verdict::Both | Verdict::Neither => Some(Step::Ruling),
            _ => None,
        }
    }

    /// What was found on a step; none when the ladder does not have it.
    pub fn rung(&self, step: Step) -> Option<Rung> {
        self.trace.iter().copied().find(|rung| rung.step == step)
    }
}

/// How a tie stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// One side goes through.
    Through { winner: Side, by: Step },
    /// Both sides go through, by a ruling.
    Both,
    /// Neither side does, by a ruling.
    Neither,
    /// Something that a step looks at has not happened yet, or is not known.
    Pending(Missing),
    /// The last step left the tie level.
    Level,
    /// The facts cannot all be so under these regulations.
    Contradiction(Vec<Contradiction>),
}

/// What a step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The tie has no leg yet.
    Legs,
    /// The result of a leg, counted from 1.
    Leg(usize),
    ExtraTime,
    PlayOff,
    /// A replay, counted from 1.
    Replay(usize),
    /// Which side was better placed.
    Placing,
    Shootout,
    Lots,
}

/// Why facts cannot all be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// Something was played or drawn although an earlier step had settled the tie.
    AlreadyDecided { by: Step, yet: Step },
    /// Something was played or drawn that the regulations do not know.
    NotInTheLadder(Step),
    /// A score after extra time has fewer goals for a side than the one before it.
    GoalsLost,
    /// Extra time went on after its golden goal.
    AfterTheGoldenGoal,
}

/// What one step found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    pub step: Step,
    /// The numbers that the step compares, as far as they are known; not every step compares numbers.
    pub values: Option<Score>,
    pub outcome: Outcome,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It settled the tie for this side.
    Decided(Side),
    /// It sent both sides through.
    Both,
    /// It put both sides out.
    Neither,
    /// It left the tie open: go on with the next.
    Open,
    /// What it looks at is not known yet.
    Unknown(Missing),
    /// An earlier step had settled the tie, or could not be taken yet.
    NotReached,
}

/// Decides a tie by the first step of the ladder that separates the sides.
pub fn decide(facts: &Facts, ladder: &Ladder) -> Decision {
    let mut verdict = None;
    let mut trace = Vec::with_capacity(ladder.steps().len() + 1);
    let ruled = ruled(facts);
    let below = ladder.steps().iter().copied().filter(|step| Some(*step) != ruled);
    for step in ruled.into_iter().chain(below) {
        let (values, found) = take(step, facts, ladder);
        let outcome = if verdict.is_some() { Outcome::NotReached } else { found };
        match outcome {
            Outcome::Decided(winner) => verdict = Some(Verdict::Through { winner, by: step }),
            Outcome::Both => verdict = Some(Verdict::Both),
            Outcome::Neither => verdict = Some(Verdict::Neither),
            Outcome::Unknown(missing) => verdict = Some(Verdict::Pending(missing)),
            Outcome::Open | Outcome::NotReached => {}
        }
        trace.push(Rung { step, values, outcome });
    }
    let contradictions = contradictions(facts, ladder, &trace);
    let verdict = if contradictions.is_empty() {
        verdict.unwrap_or(Verdict::Level)
    } else {
        Verdict::Contradiction(contradictions)
    };
    Decision { verdict, trace }
}

/// The step of a ruling, where there is one: it stands above all regulations, whether they name it or not.
fn ruled(facts: &Facts) -> Option<Step> {
    Some(match facts.ruling.as_ref()?.outcome {
        RulingOutcome::Out(..) => Step::Walkover,
        RulingOutcome::Through(_) | RulingOutcome::Both | RulingOutcome::Neither => Step::Ruling,
    })
}

/// Takes one step as if it were the first: its numbers, and where they lead.
fn take(step: Step, facts: &Facts, ladder: &Ladder) -> (Option<Score>, Outcome) {
    let ruling = facts.ruling.as_ref().map(|ruling| ruling.outcome);
    match step {
        Step::Ruling => match ruling {
            Some(RulingOutcome::Through(side)) => (None, Outcome::Decided(side)),
            Some(RulingOutcome::Both) => (None, Outcome::Both),
            Some(RulingOutcome::Neither) => (None, Outcome::Neither),
            Some(RulingOutcome::Out(..)) | None => (None, Outcome::Open),
        },
        Step::Walkover => match ruling {
            Some(RulingOutcome::Out(side, _)) => (None, Outcome::Decided(!side)),
            _ => (None, Outcome::Open),
        },
        Step::AwayWin => {
            let first = facts.legs.first().and_then(|leg| leg.counts()).map(|goals| goals.last());
            let outcome = match (first, count::away_winner(facts, ladder.away_win_by)) {
                (None, _) => Outcome::Unknown(missing_leg(facts)),
                (_, Some(guest)) => Outcome::Decided(guest),
                (_, None) => Outcome::Open,
            };
            (first, outcome)
        }
        Step::Points => compare_legs(facts, count::points(facts, ladder.points_for_a_win)),
        Step::Aggregate => compare_legs(facts, count::goals(facts, Until::Normal)),
        Step::GoalDifference | Step::GoalsFor => compare_legs(facts, count::goals(facts, Until::Extra)),
        Step::AwayGoals => compare_legs(facts, count::away_goals(facts, Until::Normal)),
        Step::AwayGoalsAfterExtraTime => compare_legs(facts, count::away_goals(facts, Until::Extra)),
        Step::ExtraTime | Step::GoldenGoal | Step::SilverGoal => {
            let values = count::has_extra_time(facts).then(|| count::goals(facts, Until::Extra)).flatten();
            (values, compare(values, Missing::ExtraTime))
        }
        Step::PlayOff => match (&facts.play_off, ladder.of_match(Step::PlayOff)) {
            (Some(play_off), Some(rules)) => (aggregate(play_off), of_match(play_off, rules, Missing::PlayOff)),
            _ => (None, Outcome::Unknown(Missing::PlayOff)),
        },
        Step::Replays => replays(facts, ladder),
        Step::BetterPlaced => (None, facts.better_placed.map_or(Outcome::Unknown(Missing::Placing), Outcome::Decided)),
        Step::VisitingSide => match facts.legs.last() {
            Some(leg) => (None, Outcome::Decided(!leg.host)),
            None => (None, Outcome::Unknown(Missing::Legs)),
        },
        Step::Penalties => {
            let goals = facts.shootout.filter(|shootout| !shootout.annulled).map(|shootout| shootout.goals);
            (goals, compare(goals, Missing::Shootout))
        }
        Step::Lots => (None, facts.lots.map_or(Outcome::Unknown(Missing::Lots), Outcome::Decided)),
    }
}

/// More settles it, once the numbers are there.
fn compare(values: Option<Score>, missing: Missing) -> Outcome {
    match values {
        Some(score) => score.leader().map_or(Outcome::Open, Outcome::Decided),
        None => Outcome::Unknown(missing),
    }
}

/// More settles it, once all legs are over.
fn compare_legs(facts: &Facts, values: Option<Score>) -> (Option<Score>, Outcome) {
    let complete = values.filter(|_| count::complete(facts));
    (values, compare(complete, missing_leg(facts)))
}

fn missing_leg(facts: &Facts) -> Missing {
    count::open_leg(facts).map_or(Missing::Legs, |leg| Missing::Leg(leg + 1))
}

/// What a match with regulations of its own comes to, for the tie it belongs to.
fn of_match(played: &Facts, rules: &Ladder, missing: Missing) -> Outcome {
    match decide(played, rules).verdict {
        Verdict::Through { winner, .. } => Outcome::Decided(winner),
        Verdict::Both => Outcome::Both,
        Verdict::Neither => Outcome::Neither,
        // A match that only lacks what would be the end of it, such as an extra time that was not played, is level.
        Verdict::Level | Verdict::Pending(Missing::ExtraTime) => Outcome::Open,
        Verdict::Pending(_) | Verdict::Contradiction(_) => Outcome::Unknown(missing),
    }
}

fn replays(facts: &Facts, ladder: &Ladder) -> (Option<Score>, Outcome) {
    let Some(rules) = ladder.of_match(Step::Replays) else { return (None, Outcome::Unknown(Missing::Replay(1))) };
    for (i, replay) in facts.replays.iter().enumerate() {
        match of_match(replay, rules, Missing::Replay(i + 1)) {
            Outcome::Open => {}
            outcome => return (aggregate(replay), outcome),
        }
    }
    (facts.replays.last().and_then(aggregate), Outcome::Unknown(Missing::Replay(facts.replays.len() + 1)))
}

/// What cannot be so: matches and draws that no step had come to, and scores that go backwards.
fn contradictions(facts: &Facts, ladder: &Ladder, trace: &[Rung]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let settled =
        trace.iter().position(|rung| matches!(rung.outcome, Outcome::Decided(_) | Outcome::Both | Outcome::Neither));
    let extra_time = trace.iter().map(|rung| rung.step).find(|step| step.is_extra_time());
    let evidence = [
        (extra_time.unwrap_or(Step::ExtraTime), count::has_extra_time(facts)),
        (Step::Penalties, facts.shootout.is_some_and(|shootout| !shootout.annulled)),
        (Step::PlayOff, facts.play_off.is_some()),
        (Step::Replays, !facts.replays.is_empty()),
        (Step::Lots, facts.lots.is_some()),
    ];
    for (step, _) in evidence.into_iter().filter(|(_, there)| *there) {
        match (trace.iter().position(|rung| rung.step == step), settled) {
            // A walkover or a ruling may come after everything else was played.
            (_, Some(by)) if matches!(trace[by].step, Step::Ruling | Step::Walkover) => {}
            (None, _) => found.push(Contradiction::NotInTheLadder(step)),
            (Some(at), Some(by)) if by < at => {
                found.push(Contradiction::AlreadyDecided { by: trace[by].step, yet: step });
            }
            _ => {}
        }
    }
    for goals in facts.legs.iter().filter_map(|leg| leg.counts()) {
        let Some(extra) = goals.extra else { continue };
        if extra.a < goals.normal.a || extra.b < goals.normal.b {
            found.push(Contradiction::GoalsLost);
        } else if extra_time == Some(Step::GoldenGoal) {
            let scored = (extra.a - goals.normal.a) + (extra.b - goals.normal.b);
            if scored > 1 {
                found.push(Contradiction::AfterTheGoldenGoal);
            }
        }
    }
    for (step, played) in facts
        .play_off
        .iter()
        .map(|played| (Step::PlayOff, &**played))
        .chain(facts.replays.iter().map(|played| (Step::Replays, played)))
    {
        if let Some(rules) = ladder.of_match(step)
            && let Verdict::Contradiction(inner) = decide(played, rules).verdict
        {
            found.extend(inner);
        }
    }
    found
}
