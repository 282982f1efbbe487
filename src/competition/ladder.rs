//! Regulations as an ordered ladder of steps, and the sets of regulations that have a name.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One step of the regulations: a way to settle a tie that the steps before it left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ladder {
    steps: Vec<Step>,
    /// Points for a win, where points count: 2 or 3. A draw has 1.
    pub points_for_a_win: u16,
    /// Goals by which an away win in the first leg has to be won, where that ends the tie.
    pub away_win_by: u16,
    /// The regulations of the play-off.
    play_off: Option<Box<Ladder>>,
    /// The regulations of each replay.
    replay: Option<Box<Ladder>>,
}

impl Ladder {
    /// # Errors
    /// When there is no step, one stands twice, or a play-off or replay would have no regulations.
    pub fn new(steps: Vec<Step>) -> Result<Ladder, BadLadder> {
        Ladder::with_matches(steps, None, None)
    }

    /// A ladder with a play-off or replays in it.
    ///
    /// # Errors
    /// As [`Ladder::new`].
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
        let [play_off, replay] = [play_off, replay].map(|ladder| ladder.map(Box::new));
        Ok(Ladder { steps, points_for_a_win: 3, away_win_by: 2, play_off, replay })
    }

    /// The regulations of CAF's club competitions: aggregate, away goals, penalties; a walkover before any of them.
    pub fn caf() -> Ladder {
        plain(&[Step::Aggregate, Step::AwayGoals, Step::Penalties])
    }

    /// The steps, first to last.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The regulations of a play-off or a replay.
    pub fn of_match(&self, step: Step) -> Option<&Ladder> {
        match step {
            Step::PlayOff => self.play_off.as_deref(),
            Step::Replays => self.replay.as_deref(),
            _ => None,
        }
    }

    /// The regulations that go by a name; none when nobody here knows it.
    pub fn named(name: &str) -> Option<Ladder> {
        PRESETS.iter().find(|preset| preset.name == name).map(|preset| (preset.ladder)())
    }
}

/// Regulations that have been used, under a name for files.
pub struct Preset {
    pub name: &'static str,
    /// Where and when.
    pub used: &'static str,
    ladder: fn() -> Ladder,
}

/// Every named set of regulations.
pub const PRESETS: &[Preset] = &[
    Preset { name: "caf", used: "CAF club competitions, III.13 and III.14", ladder: Ladder::caf },
    Preset { name: "uefa-1955", used: "UEFA, to 1966-67", ladder: uefa_1955 },
    Preset {
        name: "uefa-1969",
        used: "UEFA, 1969-70",
        ladder: || {
            plain(&[Step::Aggregate, Step::AwayGoals, Step::ExtraTime, Step::AwayGoalsAfterExtraTime, Step::Lots])
        },
    },
    Preset {
        name: "uefa-1970",
        used: "UEFA, 1970-71 to 2020-21",
        ladder: || {
            plain(&[Step::Aggregate, Step::AwayGoals, Step::ExtraTime, Step::AwayGoalsAfterExtraTime, Step::Penalties])
        },
    },
    Preset {
        name: "uefa-2002-silver",
        used: "UEFA, with silver goals, 2002-03 and 2003-04",
        ladder: || {
            plain(&[Step::Aggregate, Step::AwayGoals, Step::SilverGoal, Step::AwayGoalsAfterExtraTime, Step::Penalties])
        },
    },
    Preset {
        name: "uefa-2021",
        used: "UEFA, from 2021-22",
        ladder: || plain(&[Step::Aggregate, Step::ExtraTime, Step::Penalties]),
    },
    Preset { name: "conmebol-1960", used: "CONMEBOL, 1960 to 1987", ladder: conmebol_1960 },
    Preset { name: "libertadores-2005", used: "Copa Libertadores, 2005 to 2021, not finals", ladder: Ladder::caf },
    Preset {
        name: "sudamericana-2009",
        used: "Copa Sudamericana, 2009",
        ladder: || plain(&[Step::Points, Step::GoalDifference, Step::GoalsFor, Step::AwayGoals, Step::Penalties]),
    },
    Preset {
        name: "conmebol-2022",
        used: "CONMEBOL, from 2022",
        ladder: || plain(&[Step::Aggregate, Step::Penalties]),
    },
    Preset { name: "concacaf-2008", used: "CONCACAF Champions League, 2008-09", ladder: away_goals_in_90_minutes },
    Preset { name: "mls-2014", used: "MLS, 2014 to 2018", ladder: away_goals_in_90_minutes },
    Preset {
        name: "football-league-1987",
        used: "English League play-offs, to 1998-99",
        ladder: || plain(&[Step::Aggregate, Step::ExtraTime, Step::AwayGoalsAfterExtraTime, Step::Penalties]),
    },
    Preset {
        name: "liga-mx-2021",
        used: "Liga MX quarter- and semi-finals, from 2021",
        ladder: || plain(&[Step::Aggregate, Step::BetterPlaced]),
    },
    Preset { name: "copa-do-brasil-2013", used: "Copa do Brasil early rounds, to 2016", ladder: copa_do_brasil_2013 },
    Preset {
        name: "copa-do-brasil-2017",
        used: "Copa do Brasil first round, one match, from 2017",
        ladder: || plain(&[Step::Aggregate, Step::VisitingSide]),
    },
    Preset { name: "fa-cup", used: "FA Cup, one match and replays", ladder: fa_cup },
    Preset {
        name: "one-match",
        used: "one match, extra time, penalties",
        ladder: || plain(&[Step::Aggregate, Step::ExtraTime, Step::Penalties]),
    },
];

/// A ladder below the walkover, from steps that are known to be right.
fn plain(steps: &[Step]) -> Ladder {
    let steps = std::iter::once(Step::Walkover).chain(steps.iter().copied()).collect();
    Ladder { steps, points_for_a_win: 3, away_win_by: 2, play_off: None, replay: None }
}

fn uefa_1955() -> Ladder {
    let play_off = Box::new(plain(&[Step::Aggregate, Step::ExtraTime]));
    Ladder { play_off: Some(play_off), ..plain(&[Step::Aggregate, Step::PlayOff, Step::Lots]) }
}

fn conmebol_1960() -> Ladder {
    let play_off = Box::new(plain(&[Step::Aggregate, Step::ExtraTime]));
    let ladder = plain(&[Step::Points, Step::PlayOff, Step::GoalDifference]);
    Ladder { play_off: Some(play_off), points_for_a_win: 2, ..ladder }
}

fn away_goals_in_90_minutes() -> Ladder {
    plain(&[Step::Aggregate, Step::AwayGoals, Step::ExtraTime, Step::Penalties])
}

fn copa_do_brasil_2013() -> Ladder {
    plain(&[Step::AwayWin, Step::Aggregate, Step::AwayGoals, Step::Penalties])
}

fn fa_cup() -> Ladder {
    let replay = Box::new(plain(&[Step::Aggregate, Step::ExtraTime]));
    Ladder { replay: Some(replay), ..plain(&[Step::Aggregate, Step::Replays]) }
}

/// Why an order of steps is no ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLadder {
    Empty,
    Twice(Step),
    /// A play-off or replays without regulations of their own.
    Bare(Step),
    /// Regulations for a match that is no step.
    Idle(Step),
}

impl fmt::Display for BadLadder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadLadder::Empty => f.write_str("is empty; expected at least one step"),
            BadLadder::Twice(step) => write!(f, "has {step} twice; expected each step once"),
            BadLadder::Bare(step) => write!(f, "has {step} as a step; expected the ladder of that match beside it"),
            BadLadder::Idle(step) => write!(f, "has a ladder for {step}, which is not one of the steps"),
        }
    }
}

impl std::error::Error for BadLadder {}
