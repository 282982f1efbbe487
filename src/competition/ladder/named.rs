//! The sets of regulations that have a name, in one table. What a ladder is, and which one can be, is not told here.

use super::Step::{
    Aggregate, AwayGoals, AwayGoalsAfterExtraTime, AwayWin, BetterPlaced, ExtraTime, GoalDifference, GoalsFor,
    GoldenGoal, Lots, Penalties, PlayOff, Points, Replays, SilverGoal, VisitingSide,
};
use super::{Ladder, Step};

/// Regulations that have been used, under a name for files.
pub struct Preset {
    /// What a file writes in place of the steps: `"caf"`.
    pub name: &'static str,
    /// Where and when.
    pub used: &'static str,
    legs: u8,
    /// Below the walkover, which every set has first.
    steps: &'static [Step],
    /// Of the play-off or of each replay, where there is one.
    match_steps: &'static [Step],
    points_for_a_win: u16,
}

const CAF: Preset = two_legs("caf", "CAF club competitions, III.13 and III.14", &[Aggregate, AwayGoals, Penalties]);

/// Every named set of regulations.
pub const PRESETS: &[Preset] = &[
    CAF,
    two_legs(
        "uefa-1955",
        "UEFA, to 1964-65; European Cup, to 1966-67; its later rounds, to 1968-69",
        &[Aggregate, PlayOff, Lots],
    )
    .each_match(&[Aggregate, ExtraTime]),
    two_legs(
        "european-cup-1967",
        "European Cup, first round 1967-68, first two rounds 1968-69",
        &[Aggregate, AwayGoals, ExtraTime, PlayOff, Lots],
    )
    .each_match(&[Aggregate, ExtraTime]),
    two_legs("uefa-1969", "UEFA, 1969-70", &[Aggregate, AwayGoals, ExtraTime, AwayGoalsAfterExtraTime, Lots]),
    two_legs(
        "uefa-1970",
        "UEFA, 1970-71 to 2020-21",
        &[Aggregate, AwayGoals, ExtraTime, AwayGoalsAfterExtraTime, Penalties],
    ),
    two_legs(
        "uefa-2002-silver",
        "UEFA, with silver goals, 2002-03 and 2003-04",
        &[Aggregate, AwayGoals, SilverGoal, AwayGoalsAfterExtraTime, Penalties],
    ),
    two_legs("uefa-2021", "UEFA, from 2021-22", &[Aggregate, ExtraTime, Penalties]),
    two_legs("conmebol-1960", "CONMEBOL, 1960 to 1987", &[Points, PlayOff, GoalDifference])
        .points(2)
        .each_match(&[Aggregate, ExtraTime]),
    // In its books points and then goal difference, which come to the aggregate over two legs.
    two_legs("libertadores-1989", "Copa Libertadores, 1989 to 2004", &[Aggregate, Penalties]),
    two_legs("libertadores-2005", "Copa Libertadores, 2005 to 2021, not finals", &[Aggregate, AwayGoals, Penalties]),
    two_legs(
        "conmebol-finals-2005",
        "Copa Libertadores finals, 2005 to 2018; Copa Sudamericana finals, 2008 to 2018",
        &[Aggregate, ExtraTime, Penalties],
    ),
    two_legs("sudamericana-2009", "Copa Sudamericana, 2009", &[Points, GoalDifference, GoalsFor, AwayGoals, Penalties]),
    two_legs("sudamericana-2010", "Copa Sudamericana, 2010 to 2021, not finals", &[Aggregate, AwayGoals, Penalties]),
    two_legs("conmebol-2022", "CONMEBOL, from 2022", &[Aggregate, Penalties]),
    two_legs("concacaf-2008", "CONCACAF Champions League, 2008-09", &[Aggregate, AwayGoals, ExtraTime, Penalties]),
    two_legs("mls-2003", "MLS conference semi-finals, 2003", &[Aggregate, GoldenGoal, Penalties]),
    two_legs("mls-2004", "MLS, 2004 to 2013", &[Aggregate, ExtraTime, Penalties]),
    two_legs("mls-2014", "MLS, 2014 to 2018", &[Aggregate, AwayGoals, ExtraTime, Penalties]),
    two_legs(
        "liga-mx-2012",
        "Liga MX quarter- and semi-finals, 2012-13 to 2020-21",
        &[Aggregate, AwayGoals, BetterPlaced],
    ),
    two_legs("liga-mx-2021", "Liga MX quarter- and semi-finals, from 2021", &[Aggregate, BetterPlaced]),
    two_legs(
        "copa-do-brasil-1989",
        "Copa do Brasil later rounds, to 2017; finals, to 2014",
        &[Aggregate, AwayGoals, Penalties],
    ),
    two_legs(
        "copa-do-brasil-2013",
        "Copa do Brasil early rounds, to 2016",
        &[AwayWin, Aggregate, AwayGoals, Penalties],
    ),
    two_legs(
        "copa-do-brasil-finals-2015",
        "Copa do Brasil finals, from 2015; third round and later, from 2018",
        &[Aggregate, Penalties],
    ),
    one_leg("copa-do-brasil-2017", "Copa do Brasil first round, one match, from 2017", &[Aggregate, VisitingSide]),
    two_legs(
        "football-league-1987",
        "English League play-offs, to 1998-99; not the finals of 1987 and 1988",
        &[Aggregate, ExtraTime, AwayGoalsAfterExtraTime, Penalties],
    ),
    two_legs("football-league-finals-1987", "English League play-off finals, 1987 and 1988", &[Aggregate, Replays])
        .each_match(&[Aggregate, ExtraTime, Penalties]),
    two_legs(
        "football-league-1999",
        "English League play-off semi-finals, from 1999-2000",
        &[Aggregate, ExtraTime, Penalties],
    ),
    two_legs(
        "league-cup-1960",
        "English League Cup, two legs, to 1974-75; semi-finals, to 1986-87",
        &[Aggregate, ExtraTime, Replays],
    )
    .each_match(&[Aggregate, ExtraTime]),
    one_leg("fa-cup", "FA Cup, to 1990-91", &[Aggregate, Replays]).each_match(&[Aggregate, ExtraTime]),
    two_legs("fa-cup-1945", "FA Cup, first to sixth round, 1945-46", &[Aggregate, ExtraTime, Replays])
        .each_match(&[Aggregate, ExtraTime]),
    one_leg("fa-cup-1991", "FA Cup, 1991-92 to 2023-24", &[Aggregate, Replays])
        .each_match(&[Aggregate, ExtraTime, Penalties]),
    one_leg("fa-cup-finals", "FA Cup finals, 1920 to 1990", &[Aggregate, ExtraTime, Replays])
        .each_match(&[Aggregate, ExtraTime]),
    one_leg(
        "fa-cup-finals-1991",
        "FA Cup semi-finals and finals, 1991-92 to 1998-99",
        &[Aggregate, ExtraTime, Replays],
    )
    .each_match(&[Aggregate, ExtraTime, Penalties]),
    one_leg("one-match", "World Cups, from 2006; most finals in one match", &[Aggregate, ExtraTime, Penalties]),
    one_leg(
        "one-match-golden-goal",
        "World Cups 1998 and 2002; European Championships 1996 and 2000",
        &[Aggregate, GoldenGoal, Penalties],
    ),
    one_leg("one-match-silver-goal", "European Championship 2004", &[Aggregate, SilverGoal, Penalties]),
    one_leg(
        "one-match-lots",
        "World Cups, 1962 to 1970, not finals; European Championship semi-finals, 1968",
        &[Aggregate, ExtraTime, Lots],
    ),
    one_leg(
        "one-match-penalties",
        "English League Cup, early rounds, from 2018-19; Copa do Brasil second round, from 2017",
        &[Aggregate, Penalties],
    ),
];

const fn two_legs(name: &'static str, used: &'static str, steps: &'static [Step]) -> Preset {
    Preset { name, used, legs: 2, steps, match_steps: &[], points_for_a_win: 3 }
}

const fn one_leg(name: &'static str, used: &'static str, steps: &'static [Step]) -> Preset {
    Preset { legs: 1, ..two_legs(name, used, steps) }
}

impl Preset {
    const fn each_match(self, match_steps: &'static [Step]) -> Preset {
        Preset { match_steps, ..self }
    }

    const fn points(self, points_for_a_win: u16) -> Preset {
        Preset { points_for_a_win, ..self }
    }

    /// The ladder that goes by this name.
    pub fn ladder(&self) -> Ladder {
        let of_match = |step| {
            self.steps.contains(&step).then(|| Box::new(Ladder { legs: Some(1), ..below_walkover(self.match_steps) }))
        };
        Ladder {
            legs: Some(self.legs),
            points_for_a_win: self.points_for_a_win,
            play_off: of_match(PlayOff),
            replay: of_match(Replays),
            ..below_walkover(self.steps)
        }
    }
}

fn below_walkover(steps: &[Step]) -> Ladder {
    let steps = std::iter::once(Step::Walkover).chain(steps.iter().copied()).collect();
    Ladder { steps, legs: None, points_for_a_win: 3, away_win_by: 2, play_off: None, replay: None }
}

impl Ladder {
    /// The regulations of CAF's club competitions: aggregate, away goals, penalties; a walkover before any of them.
    pub fn caf() -> Ladder {
        CAF.ladder()
    }

    /// The regulations that go by a name; none when nobody here knows it.
    pub fn named(name: &str) -> Option<Ladder> {
        PRESETS.iter().find(|preset| preset.name == name).map(Preset::ladder)
    }
}
