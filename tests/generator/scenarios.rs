//! Ways to look at a competition that nobody thought of: under other regulations, with other scores, up to any day.

use cuptie::bracket::Bracket;
use cuptie::competition::{Facts, Leg, PRESETS, RoundId, Score, Side, TieId};
use cuptie::scenario::Scenario;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::Index;

/// A tie of two legs, with these scores.
pub fn two_legs(first: Score, second: Score) -> Facts {
    Facts { legs: vec![Leg::played(Side::A, first), Leg::played(Side::B, second)], ..Facts::default() }
}

/// A scenario of a competition that is not known yet.
#[derive(Debug, Clone)]
pub struct Plan {
    regulations: Option<Index>,
    round: Option<(Index, Index)>,
    changes: Vec<(Index, [(u16, u16); 2])>,
    /// The month and the day.
    pub until: Option<(i8, i8)>,
}

pub fn plans() -> impl Strategy<Value = Plan> {
    let score = || (0u16..4, 0u16..4);
    (
        weighted(0.3, any::<Index>()),
        weighted(0.3, (any::<Index>(), any::<Index>())),
        vec((any::<Index>(), [score(), score()]), 0..4),
        weighted(0.3, (1i8..=7, 1i8..=28)),
    )
        .prop_map(|(regulations, round, changes, until)| Plan { regulations, round, changes, until })
}

/// The plan for a bracket: what it changes is changed between the clubs that meet there.
pub fn scenario(bracket: &Bracket, plan: &Plan) -> Scenario {
    let preset = |which: &Index| PRESETS[which.index(PRESETS.len())].ladder();
    let competition = bracket.competition();
    let change = |(which, legs): &(Index, [(u16, u16); 2])| {
        let id = TieId(which.index(competition.ties().len()) as u32);
        let [first, second] = legs.map(|(a, b)| Score::new(a, b));
        (id, bracket.change(id, two_legs(first, second)))
    };
    Scenario {
        regulations: plan.regulations.as_ref().map(preset),
        rounds: plan
            .round
            .iter()
            .map(|(round, which)| (RoundId(round.index(competition.rounds().len()) as u32), preset(which)))
            .collect(),
        changes: plan.changes.iter().map(change).collect(),
        until: plan.until.map(|(month, day)| date(2023, month, day)),
    }
}
