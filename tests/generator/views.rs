//! Ways to look at a competition in which anything may have happened in a tie, whether it fits together or not.

use std::ops::RangeInclusive;

use cuptie::bracket::Bracket;
use cuptie::competition::{
    Exit, Facts, Goals, Kicks, Ladder, Leg, PRESETS, Play, RoundId, Ruling, Score, Shootout, Side, Step, TieId,
};
use cuptie::scenario::Scenario;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A scenario of a competition that is not known yet.
#[derive(Debug, Clone)]
pub struct Plan {
    regulations: Option<Index>,
    rounds: Vec<(Index, Index)>,
    changes: Vec<(Index, Facts)>,
    until: Option<Index>,
}

pub fn plans() -> impl Strategy<Value = Plan> {
    (
        weighted(0.4, any::<Index>()),
        vec((any::<Index>(), any::<Index>()), 0..3),
        vec((any::<Index>(), facts()), 0..4),
        weighted(0.4, any::<Index>()),
    )
        .prop_map(|(regulations, rounds, changes, until)| Plan { regulations, rounds, changes, until })
}

/// Whatever may happen in a tie, whether it fits together or not.
fn facts() -> impl Strategy<Value = Facts> {
    let side = || select(&Side::BOTH[..]);
    let decided = (weighted(0.2, shootout()), weighted(0.1, side()), weighted(0.1, ruling()), weighted(0.1, side()));
    let after = (weighted(0.2, contest()), vec(contest(), 0..=2), weighted(0.1, side()));
    (legs_of_any_kind(0..=3), decided, after).prop_map(|(legs, decided, after)| {
        let ((shootout, lots, ruling, through), (play_off, replays, better_placed)) = (decided, after);
        Facts { legs, play_off: play_off.map(Box::new), replays, shootout, lots, better_placed, through, ruling }
    })
}

/// One match, hosted by either side.
fn contest() -> impl Strategy<Value = Facts> {
    let legs = legs_of_any_kind(1..=1).prop_flat_map(|legs| {
        select(&Side::BOTH[..]).prop_map(move |host| legs.iter().map(|leg| Leg::new(host, leg.play)).collect())
    });
    (legs, weighted(0.3, shootout()), weighted(0.1, select(&Side::BOTH[..]))).prop_map(|(legs, shootout, lots)| Facts {
        legs,
        shootout,
        lots,
        ..Facts::default()
    })
}

fn legs_of_any_kind(count: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Leg>> {
    let score = || (0u16..4, 0u16..4).prop_map(|(a, b)| Score::new(a, b));
    let goals = move || {
        let extra = (weighted(0.7, score()), score()).prop_map(|(normal, last)| Goals::ExtraTime { normal, last });
        prop_oneof![4 => score().prop_map(Goals::Normal), 1 => extra]
    };
    let play = prop_oneof![
        12 => goals().prop_map(Play::Played),
        1 => Just(Play::Scheduled),
        1 => Just(Play::Cancelled),
        1 => Just(Play::NotRequired),
        1 => weighted(0.5, goals()).prop_map(Play::Abandoned),
        1 => weighted(0.5, goals()).prop_map(Play::Annulled),
        1 => (score(), weighted(0.5, goals())).prop_map(|(counts, on_pitch)| Play::Awarded { counts, on_pitch }),
    ];
    let hosts = || [Side::A, Side::B].into_iter().cycle();
    vec(play, count).prop_map(move |plays| hosts().zip(plays).map(|(host, play)| Leg::new(host, play)).collect())
}

fn shootout() -> impl Strategy<Value = Shootout> {
    let kicks = prop_oneof![
        select(&Side::BOTH[..]).prop_map(Kicks::Won),
        (0u16..6).prop_map(|goals| Kicks::Goals(Score::new(goals, goals + 1))),
    ];
    (kicks, any::<bool>()).prop_map(|(kicks, annulled)| Shootout { kicks, annulled })
}

fn ruling() -> impl Strategy<Value = Ruling> {
    let out = (select(&Side::BOTH[..]), select(&[Exit::Withdrew, Exit::Disqualified, Exit::Out][..]))
        .prop_map(|(side, how)| Ruling::Out(side, how));
    prop_oneof![out, select(&[Ruling::Through(Side::A), Ruling::Through(Side::B), Ruling::Both, Ruling::Neither][..])]
}

/// Ladders that have a name, and some that do not say how many legs there are.
fn ladder(which: &Index) -> Ladder {
    let bare = [vec![Step::Aggregate], vec![Step::Walkover, Step::Points], vec![Step::Aggregate, Step::Penalties]];
    let mut all: Vec<Ladder> = PRESETS.iter().map(|preset| preset.ladder()).collect();
    for steps in bare.iter().cycle().take(all.len()) {
        all.push(Ladder::new(steps.clone()).expect("a ladder"));
    }
    which.get(&all).clone()
}

/// A bracket looked at as the plan has it: what it changes is changed between the clubs that meet there.
pub fn view(bracket: &Bracket, plan: &Plan) -> Bracket {
    let competition = bracket.competition();
    let days = bracket.days_of_play();
    let rounds = plan.rounds.iter();
    let scenario = Scenario {
        regulations: plan.regulations.as_ref().map(ladder),
        rounds: rounds
            .map(|(round, own)| (RoundId(round.index(competition.rounds().len()) as u32), ladder(own)))
            .collect(),
        until: plan.until.as_ref().filter(|_| !days.is_empty()).map(|which| *which.get(days)),
        ..Scenario::default()
    };
    let mut view = bracket.under(scenario);
    for (which, facts) in &plan.changes {
        // Some are changes between clubs that meet in this view alone.
        let mut scenario = view.scenario().clone();
        let id = TieId(which.index(competition.ties().len()) as u32);
        scenario.changes.insert(id, view.change(id, facts.clone()));
        view.look(scenario);
    }
    view
}
