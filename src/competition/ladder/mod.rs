//! Regulations as an ordered ladder of steps. The sets of regulations that have a name are in `named`; `written` is
//! how a ladder is written out.

mod named;
mod written;

use std::fmt;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use named::{PRESETS, Preset};
use written::Written;

/// One step of the regulations: a way to settle a tie that the steps before it left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// A decision off the pitch that says who goes through: one side, both, or neither.
    Ruling,
    /// A side withdrew or was put out; its opponent goes through (CAF regulations, chapter XI, article 16).
    Walkover,
    /// An away win by a margin in the first leg ends the tie (Copa do Brasil to 2016).
    AwayWin,
    /// More points over all legs (CONMEBOL 1960-1987).
    Points,
    /// More goals over all legs, extra time not counted (CAF regulations III.13).
    Aggregate,
    /// The better goal difference, among sides level on points.
    GoalDifference,
    /// More goals scored, among sides level on goal difference. Over two legs it never separates them; it is in the books.
    GoalsFor,
    /// More goals in legs that the opponent hosted, extra time not counted (CAF regulations III.13).
    AwayGoals,
    /// More goals over all legs, a full extra time included.
    ExtraTime,
    /// Extra time that ends with its first goal.
    GoldenGoal,
    /// Extra time that ends with its first half, if a side leads then.
    SilverGoal,
    /// More goals in legs that the opponent hosted, extra time included (UEFA 1969-2021).
    AwayGoalsAfterExtraTime,
    /// One more match, under regulations of its own.
    PlayOff,
    /// As many more matches as it takes, under regulations of their own (FA Cup).
    Replays,
    /// The side that was better placed before (Liga MX).
    BetterPlaced,
    /// The side that does not host (Copa do Brasil).
    VisitingSide,
    /// The shoot-out (CAF regulations III.14).
    Penalties,
    /// Lots, or a coin.
    Lots,
}

impl Step {
    /// Every step, in the order in which regulations mostly take them.
    pub const ALL: [Step; 18] = [
        Step::Ruling,
        Step::Walkover,
        Step::AwayWin,
        Step::Points,
        Step::Aggregate,
        Step::GoalDifference,
        Step::GoalsFor,
        Step::AwayGoals,
        Step::ExtraTime,
        Step::GoldenGoal,
        Step::SilverGoal,
        Step::AwayGoalsAfterExtraTime,
        Step::PlayOff,
        Step::Replays,
        Step::BetterPlaced,
        Step::VisitingSide,
        Step::Penalties,
        Step::Lots,
    ];

    /// The step in the words of the field.
    pub fn name(self) -> &'static str {
        match self {
            Step::Ruling => "ruling",
            Step::Walkover => "walkover",
            Step::AwayWin => "away win",
            Step::Points => "points",
            Step::Aggregate => "aggregate",
            Step::GoalDifference => "goal difference",
            Step::GoalsFor => "goals scored",
            Step::AwayGoals => "away goals",
            Step::ExtraTime => "extra time",
            Step::GoldenGoal => "golden goal",
            Step::SilverGoal => "silver goal",
            Step::AwayGoalsAfterExtraTime => "away goals aet",
            Step::PlayOff => "play-off",
            Step::Replays => "replays",
            Step::BetterPlaced => "better placed side",
            Step::VisitingSide => "visiting side",
            Step::Penalties => "penalties",
            Step::Lots => "lots",
        }
    }

    /// The step as files and command lines spell it: "away_goals".
    pub fn key(self) -> String {
        // A step is written as its name, and never as anything else.
        serde_json::to_value(self).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Whether one leg cannot come to it: it looks at both sides as guests, or at what the first leg leaves to the second.
    fn needs_two_legs(self) -> bool {
        matches!(self, Step::AwayWin | Step::AwayGoals | Step::AwayGoalsAfterExtraTime)
    }

    /// Whether it is a kind of extra time.
    pub fn is_extra_time(self) -> bool {
        matches!(self, Step::ExtraTime | Step::GoldenGoal | Step::SilverGoal)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Regulations as an order of steps, each taken once, with what the steps need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Ladder {
    steps: Vec<Step>,
    /// How many legs a tie has, where that is known.
    legs: Option<u8>,
    points_for_a_win: u16,
    away_win_by: u16,
    /// The regulations of the play-off.
    play_off: Option<Box<Ladder>>,
    /// The regulations of each replay.
    replay: Option<Box<Ladder>>,
}

impl Ladder {
    /// The most legs that a tie can have: one more than the longest series there has been, the best of three.
    pub const MOST_LEGS: u8 = 4;

    /// The points that there can be for a win.
    pub const POINTS_FOR_A_WIN: RangeInclusive<u16> = 2..=3;

    /// The goals that an away win can have to be won by, to end a tie.
    pub const AWAY_WIN_BY: RangeInclusive<u16> = 1..=9;

    /// A ladder without play-off and replays. How many legs its ties have is told by its steps, where they leave no choice.
    ///
    /// # Errors
    /// When there is no step, one stands twice, or a play-off or replay would have no regulations.
    pub fn new(steps: Vec<Step>) -> Result<Ladder, BadLadder> {
        Ladder::with_matches(steps, None, None)
    }

    /// A ladder with a play-off or replays in it, each of them one match.
    ///
    /// # Errors
    /// As [`Ladder::new`], and when a play-off or replay would have a step that needs two legs.
    pub fn with_matches(
        steps: Vec<Step>,
        play_off: Option<Ladder>,
        replay: Option<Ladder>,
    ) -> Result<Ladder, BadLadder> {
        if steps.is_empty() {
            return Err(BadLadder::Empty);
        }
        if let Some((_, twice)) = steps.iter().enumerate().find(|(i, step)| steps[..*i].contains(step)) {
            return Err(BadLadder::Twice(*twice));
        }
        for (step, ladder) in [(Step::PlayOff, &play_off), (Step::Replays, &replay)] {
            if steps.contains(&step) != ladder.is_some() {
                return Err(if ladder.is_some() { BadLadder::Idle(step) } else { BadLadder::Bare(step) });
            }
        }
        let one_match = |ladder: Ladder| ladder.with_legs(1).map(Box::new);
        let (play_off, replay) = (play_off.map(one_match).transpose()?, replay.map(one_match).transpose()?);
        let legs = implied_legs(&steps);
        Ok(Ladder { steps, legs, points_for_a_win: 3, away_win_by: 2, play_off, replay })
    }

    /// The same ladder for ties of so many legs.
    ///
    /// # Errors
    /// When that is no number of legs, or too few for one of the steps.
    pub fn with_legs(self, legs: u8) -> Result<Ladder, BadLadder> {
        if !(1..=Ladder::MOST_LEGS).contains(&legs) {
            return Err(BadLadder::Legs(legs));
        }
        match self.steps.iter().find(|step| legs == 1 && step.needs_two_legs()) {
            Some(step) => Err(BadLadder::OneLeg(*step)),
            None => Ok(Ladder { legs: Some(legs), ..self }),
        }
    }

    /// The same ladder with so many points for a win.
    ///
    /// # Errors
    /// When there have never been so many.
    pub fn with_points_for_a_win(self, points: u16) -> Result<Ladder, BadLadder> {
        if !Ladder::POINTS_FOR_A_WIN.contains(&points) {
            return Err(BadLadder::PointsForAWin(points));
        }
        Ok(Ladder { points_for_a_win: points, ..self })
    }

    /// The same ladder with an away win that has to be won by so many goals to end the tie.
    ///
    /// # Errors
    /// When that is no win, or one that hardly ever is.
    pub fn with_away_win_by(self, goals: u16) -> Result<Ladder, BadLadder> {
        if !Ladder::AWAY_WIN_BY.contains(&goals) {
            return Err(BadLadder::AwayWinBy(goals));
        }
        Ok(Ladder { away_win_by: goals, ..self })
    }

    /// The same ladder, for ties of so many legs where it does not say itself how many they are, and can be for so many.
    pub(crate) fn or_legs(self, legs: Option<usize>) -> Ladder {
        match legs.and_then(|legs| u8::try_from(legs).ok()) {
            Some(legs) if self.legs.is_none() => self.clone().with_legs(legs).unwrap_or(self),
            _ => self,
        }
    }

    /// The same ladder without a step, for ties of as many legs.
    ///
    /// # Errors
    /// When it has no such step, or nothing is left.
    pub fn without(mut self, step: Step) -> Result<Ladder, BadLadder> {
        if !self.steps.contains(&step) {
            return Err(BadLadder::Absent(step));
        }
        self.steps.retain(|own| *own != step);
        match step {
            Step::PlayOff => self.play_off = None,
            Step::Replays => self.replay = None,
            _ => {}
        }
        if self.steps.is_empty() { Err(BadLadder::Empty) } else { Ok(self) }
    }

    /// The same ladder with a step more, where regulations mostly have it; a play-off or replays with extra time and
    /// penalties.
    ///
    /// # Errors
    /// When it has the step, or its ties cannot come to it.
    pub fn with(self, step: Step) -> Result<Ladder, BadLadder> {
        let mut steps = self.steps;
        let follows = |other: &Step| (*other as u8) > (step as u8);
        steps.insert(steps.iter().position(follows).unwrap_or(steps.len()), step);
        let one_match = || Ladder::new(vec![Step::Aggregate, Step::ExtraTime, Step::Penalties]);
        let of_match = |own: Option<Box<Ladder>>, of: Step| match own {
            None if step == of => one_match().map(Some),
            own => Ok(own.map(|own| *own)),
        };
        let (play_off, replay) = (of_match(self.play_off, Step::PlayOff)?, of_match(self.replay, Step::Replays)?);
        let ladder = Ladder::with_matches(steps, play_off, replay)?
            .with_points_for_a_win(self.points_for_a_win)?
            .with_away_win_by(self.away_win_by)?;
        self.legs.map_or(Ok(ladder.clone()), |legs| ladder.with_legs(legs))
    }

    /// The steps, first to last.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many legs a tie has under these regulations, a play-off and replays not counted; none where neither the file
    /// nor the steps say so.
    pub fn legs(&self) -> Option<usize> {
        self.legs.map(usize::from)
    }

    /// Points for a win, where points count: 2 or 3, and 3 unless it was said. A draw has 1.
    pub fn points_for_a_win(&self) -> u16 {
        self.points_for_a_win
    }

    /// Goals by which an away win in the first leg has to be won, where that ends the tie: 2 unless it was said.
    pub fn away_win_by(&self) -> u16 {
        self.away_win_by
    }

    /// The extra time that it has, of whatever kind.
    pub fn extra_time(&self) -> Option<Step> {
        self.steps.iter().copied().find(|step| step.is_extra_time())
    }

    /// The regulations of a play-off or a replay; none for any other step.
    pub fn of_match(&self, step: Step) -> Option<&Ladder> {
        match step {
            Step::PlayOff => self.play_off.as_deref(),
            Step::Replays => self.replay.as_deref(),
            _ => None,
        }
    }
}

/// How many legs a tie has, where its steps leave no choice. Points alone may be those of a series, and a play-off or
/// replays may follow a single match as well as two.
fn implied_legs(steps: &[Step]) -> Option<u8> {
    let has = |step| steps.contains(&step);
    // Level on points after one leg is level on goals.
    let two = steps.iter().any(|step| step.needs_two_legs()) || (has(Step::Points) && has(Step::GoalDifference));
    // Over two legs each side has been a guest.
    let one = has(Step::VisitingSide);
    match (one, two) {
        (true, false) => Some(1),
        (false, true) => Some(2),
        _ => None,
    }
}

/// Why an order of steps is no ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadLadder {
    /// There is no step.
    Empty,
    /// A step stands twice; each can be taken once.
    Twice(Step),
    /// A step that is not there cannot be left out.
    Absent(Step),
    /// A play-off or replays without regulations of their own.
    Bare(Step),
    /// Regulations for a match that is no step.
    Idle(Step),
    /// No number of legs.
    Legs(u8),
    /// A step that needs two legs, where there is only one.
    OneLeg(Step),
    /// No points that there have been for a win.
    PointsForAWin(u16),
    /// No goals that an away win could have to be won by.
    AwayWinBy(u16),
}

impl fmt::Display for BadLadder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadLadder::Empty => f.write_str("is empty; expected at least one step"),
            BadLadder::Twice(step) => write!(f, "has {step} twice; expected each step once"),
            BadLadder::Absent(step) => write!(f, "has no {step} that could be left out"),
            BadLadder::Bare(step) => write!(f, "has {step} as a step; expected the ladder of that match beside it"),
            BadLadder::Idle(step) => write!(f, "has a ladder for {step}, which is not one of the steps"),
            BadLadder::Legs(legs) => write!(f, "has {legs} legs; expected 1 to {}", Ladder::MOST_LEGS),
            BadLadder::OneLeg(step) => write!(f, "has {step} as a step, which one leg or match cannot come to"),
            BadLadder::PointsForAWin(points) => {
                let range = Ladder::POINTS_FOR_A_WIN;
                write!(f, "has {points} points for a win; expected {} to {}", range.start(), range.end())
            }
            BadLadder::AwayWinBy(goals) => {
                let range = Ladder::AWAY_WIN_BY;
                write!(f, "has an away win by {goals}; expected {} to {}", range.start(), range.end())
            }
        }
    }
}

impl std::error::Error for BadLadder {}
