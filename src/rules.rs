//! The regulations: an ordered ladder of steps, and the one function that decides a tie by it.
//!
//! Everything here is pure and in whole goals. What happened comes in as [`Facts`], and the answer carries its trace, a
//! rung a step, so that whoever shows it can say why. Who meets whom, and where the winner goes, is `bracket`'s to know.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::competition::{Facts, Score, Side};

/// One step of the regulations: a way to settle a tie that the steps before it left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A side withdrew or was put out; its opponent goes through (CAF regulations, chapter XI, article 16).
    Walkover,
    /// More goals over all legs (CAF regulations III.13).
    Aggregate,
    /// More goals in legs that the opponent hosted (CAF regulations III.13).
    AwayGoals,
    /// The shoot-out, straight after the last leg (CAF regulations III.14).
    Penalties,
}

impl Step {
    /// The step in the words of the field.
    pub fn name(self) -> &'static str {
        match self {
            Step::Walkover => "walkover",
            Step::Aggregate => "aggregate",
            Step::AwayGoals => "away goals",
            Step::Penalties => "penalties",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Regulations as an order of steps, each taken once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ladder(Vec<Step>);

impl Ladder {
    /// # Errors
    /// When there is no step, or one stands twice.
    pub fn new(steps: Vec<Step>) -> Result<Ladder, BadLadder> {
        if steps.is_empty() {
            return Err(BadLadder::Empty);
        }
        match steps.iter().enumerate().find(|(i, step)| steps[..*i].contains(step)) {
            Some((_, twice)) => Err(BadLadder::Twice(*twice)),
            None => Ok(Ladder(steps)),
        }
    }

    /// The regulations of CAF's club competitions: aggregate, away goals, penalties; a walkover before any of them.
    pub fn caf() -> Ladder {
        Ladder(vec![Step::Walkover, Step::Aggregate, Step::AwayGoals, Step::Penalties])
    }

    /// The steps, first to last.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

/// Why an order of steps is no ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLadder {
    Empty,
    Twice(Step),
}

impl fmt::Display for BadLadder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadLadder::Empty => f.write_str("is empty; expected at least one step"),
            BadLadder::Twice(step) => write!(f, "has {step} twice; expected each step once"),
        }
    }
}

impl std::error::Error for BadLadder {}

/// How a tie stands, and how the ladder came to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub verdict: Verdict,
    /// A rung for every step of the ladder, in its order.
    pub trace: Vec<Rung>,
}

impl Decision {
    /// The side that goes through, once it is known.
    pub fn winner(&self) -> Option<Side> {
        match self.verdict {
            Verdict::Through { winner, .. } => Some(winner),
            Verdict::Pending | Verdict::Level => None,
        }
    }

    /// The step that decided, once one has.
    pub fn decided_by(&self) -> Option<Step> {
        match self.verdict {
            Verdict::Through { by, .. } => Some(by),
            Verdict::Pending | Verdict::Level => None,
        }
    }

    /// What was found on a step; none when the ladder does not have it.
    pub fn rung(&self, step: Step) -> Option<Rung> {
        self.trace.iter().copied().find(|rung| rung.step == step)
    }
}

/// How a tie stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One side goes through.
    Through { winner: Side, by: Step },
    /// Something that a step looks at has not happened yet, or is not known.
    Pending,
    /// The last step left the tie level.
    Level,
}

/// What one step found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    pub step: Step,
    /// The numbers that the step compares, as far as they are known; a walkover compares none.
    pub values: Option<Score>,
    pub outcome: Outcome,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It settled the tie for this side.
    Decided(Side),
    /// It left the tie open: go on with the next.
    Open,
    /// What it looks at is not known yet.
    Unknown,
    /// An earlier step had settled the tie, or could not be taken yet.
    NotReached,
}

/// Decides a tie by the first step of the ladder that separates the sides.
pub fn decide(facts: &Facts, ladder: &Ladder) -> Decision {
    let mut verdict = None;
    let mut trace = Vec::with_capacity(ladder.steps().len());
    for &step in ladder.steps() {
        let (values, found) = take(step, facts);
        let outcome = if verdict.is_some() { Outcome::NotReached } else { found };
        match outcome {
            Outcome::Decided(winner) => verdict = Some(Verdict::Through { winner, by: step }),
            Outcome::Unknown => verdict = Some(Verdict::Pending),
            Outcome::Open | Outcome::NotReached => {}
        }
        trace.push(Rung { step, values, outcome });
    }
    Decision { verdict: verdict.unwrap_or(Verdict::Level), trace }
}

/// Goals over all legs, as far as they are known; none before the first result.
pub fn aggregate(facts: &Facts) -> Option<Score> {
    facts.legs.iter().filter_map(|leg| leg.score).reduce(|sum, score| sum + score)
}

/// Goals that each side scored in legs hosted by its opponent; none before the first result.
pub fn away_goals(facts: &Facts) -> Option<Score> {
    let away = |leg: &crate::competition::Leg| leg.score.map(|score| Score::only(!leg.host, score.of(!leg.host)));
    facts.legs.iter().filter_map(away).reduce(|sum, score| sum + score)
}

/// Takes one step as if it were the first: its numbers, and where they lead.
fn take(step: Step, facts: &Facts) -> (Option<Score>, Outcome) {
    match step {
        Step::Walkover => match &facts.ruling {
            Some(ruling) => (None, Outcome::Decided(!ruling.out)),
            None => (None, Outcome::Open),
        },
        Step::Aggregate => compare(aggregate(facts), all_played(facts)),
        Step::AwayGoals => compare(away_goals(facts), all_played(facts)),
        Step::Penalties => compare(facts.shootout, facts.shootout.is_some()),
    }
}

/// More goals settle it, once the numbers are complete.
fn compare(values: Option<Score>, complete: bool) -> (Option<Score>, Outcome) {
    let outcome = match values {
        Some(score) if complete => score.leader().map_or(Outcome::Open, Outcome::Decided),
        _ => Outcome::Unknown,
    };
    (values, outcome)
}

/// Whether a tie has its legs and all of them have a score.
fn all_played(facts: &Facts) -> bool {
    !facts.legs.is_empty() && facts.legs.iter().all(|leg| leg.score.is_some())
}
