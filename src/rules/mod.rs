//! The regulations: an ordered ladder of steps, and the one function that decides a tie by it.
//!
//! Everything here is pure and in whole goals. What happened comes in as [`Facts`], in which no word and no day stands, and
//! the answer carries its trace, a rung a step, so that whoever shows it can say why. The ladder itself is a part of the
//! competition, and so is what it is made of; `count` has the numbers that steps compare, `otherwise` what of a tie would
//! have come about under other regulations. Who meets whom, and where the winner goes, is `bracket`'s to know.

pub mod count;
mod otherwise;

pub use count::{aggregate, away_goals};
pub use otherwise::held_under;

use crate::competition::{Facts, Goals, Kicks, Leg, Play, Ruling, Score, Side};
pub use crate::competition::{Ladder, PRESETS, Step};
use count::Until;

/// How a tie stands, and how the ladder came to that.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// What the trace comes to, and the facts beside it.
    pub verdict: Verdict,
    /// A rung for every step of the ladder, in its order; above them one for a ruling, where there is one.
    pub trace: Vec<Rung>,
}

impl Decision {
    /// The side that goes through, once it is known and only one does.
    pub fn winner(&self) -> Option<Side> {
        self.verdict.winner()
    }

    /// The step that decided, once one has.
    pub fn decided_by(&self) -> Option<Step> {
        self.verdict.decided_by()
    }

    /// What was found on a step; none when the ladder does not have it.
    pub fn rung(&self, step: Step) -> Option<Rung> {
        self.trace.iter().copied().find(|rung| rung.step == step)
    }
}

/// How a tie stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// One side goes through, by a step; by none where it is on record who went through, but not how.
    Through {
        /// The side that goes through.
        winner: Side,
        /// The step that decided.
        by: Option<Step>,
    },
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

impl Verdict {
    /// The side that goes through, once it is known and only one does.
    pub fn winner(&self) -> Option<Side> {
        match *self {
            Verdict::Through { winner, .. } => Some(winner),
            _ => None,
        }
    }

    /// The step that decided, once one has.
    pub fn decided_by(&self) -> Option<Step> {
        match *self {
            Verdict::Through { by, .. } => by,
            Verdict::Both | Verdict::Neither => Some(Step::Ruling),
            _ => None,
        }
    }
}

/// What a step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Missing {
    /// The tie has no leg yet.
    Legs,
    /// The result of a leg, counted from 1.
    Leg(usize),
    /// The score after 90 minutes of a leg, counted from 1, that went to extra time.
    NormalTime(usize),
    /// Extra time, which no leg has yet.
    ExtraTime,
    /// The play-off, or its end.
    PlayOff,
    /// A replay, counted from 1.
    Replay(usize),
    /// Which side was better placed.
    Placing,
    /// A shoot-out that counts.
    Shootout,
    /// Who won by lots.
    Lots,
}

impl Missing {
    /// The step that would be taken with it; none for the legs, which many steps look at.
    pub fn step(self) -> Option<Step> {
        match self {
            Missing::Legs | Missing::Leg(_) | Missing::NormalTime(_) => None,
            Missing::ExtraTime => Some(Step::ExtraTime),
            Missing::PlayOff => Some(Step::PlayOff),
            Missing::Replay(_) => Some(Step::Replays),
            Missing::Placing => Some(Step::BetterPlaced),
            Missing::Shootout => Some(Step::Penalties),
            Missing::Lots => Some(Step::Lots),
        }
    }
}

/// Why facts cannot all be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Contradiction {
    /// Something was played or drawn although an earlier step had settled the tie.
    AlreadyDecided {
        /// The step that had settled it.
        by: Step,
        /// The step that was taken all the same.
        yet: Step,
    },
    /// Something was played or drawn that the regulations do not know.
    NotInTheLadder(Step),
    /// A score after extra time has fewer goals for a side than the one before it.
    GoalsLost,
    /// Extra time went on after its golden goal.
    AfterTheGoldenGoal,
    /// The second leg was played although the first had ended the tie.
    LegAfterTheEnd,
    /// A replay was held although one before it had a winner.
    ReplayAfterTheEnd,
    /// More legs count than the regulations have.
    TooManyLegs {
        /// How many count.
        counted: usize,
        /// How many the regulations have.
        legs: usize,
    },
    /// This side is on record as having gone through, and yet the facts come to something else.
    ThroughOtherwise(Side),
}

/// What one step found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rung {
    /// The step of the ladder, or the ruling above it.
    pub step: Step,
    /// The numbers that the step compares, as far as they are known; not every step compares numbers.
    pub values: Option<Score>,
    /// Where the step led.
    pub outcome: Outcome,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It settled the tie for this side.
    Decided(Side),
    /// It sent both sides through.
    Both,
    /// It put both sides out.
    Neither,
    /// It left the tie open: go on with the next.
    Open,
    /// What it looks at is not known, but it must have left the tie level: a later step is on record.
    LevelUnseen,
    /// What it looks at is not known yet.
    Unknown(Missing),
    /// An earlier step had settled the tie, or could not be taken yet.
    NotReached,
}

/// Decides a tie by the first step of the ladder that separates the sides.
///
/// A step whose figures are not known leaves the tie open, unless a later step is on record: then it must have been level.
///
/// Side A won at home by 2-1, side B by 1-0: the aggregate is level, and B scored the one goal away from home.
///
/// ```
/// use cuptie::competition::{Facts, Leg, Score, Side};
/// use cuptie::rules::{Ladder, Outcome, Step, decide};
///
/// let home = Leg::played(Side::A, Score::new(2, 1));
/// let away = Leg::played(Side::B, Score::new(0, 1));
/// let decision = decide(&Facts { legs: vec![home, away], ..Facts::default() }, &Ladder::caf());
///
/// assert_eq!(decision.winner(), Some(Side::B));
/// assert_eq!(decision.decided_by(), Some(Step::AwayGoals));
/// let aggregate = decision.rung(Step::Aggregate).expect("the ladder has this step");
/// assert_eq!((aggregate.values, aggregate.outcome), (Some(Score::new(2, 2)), Outcome::Open));
/// ```
pub fn decide(facts: &Facts, ladder: &Ladder) -> Decision {
    let ruled = ruled(facts);
    let below = ladder.steps().iter().copied().filter(|step| Some(*step) != ruled);
    let steps: Vec<Step> = ruled.into_iter().chain(below).collect();
    // Of extra times of two kinds, one was played.
    let other_kind = |step: Step| step.is_extra_time() && Some(step) != ladder.extra_time();
    let reached = steps.iter().rposition(|step| is_on_record(*step, facts) && !other_kind(*step)).unwrap_or(0);
    let mut verdict = None;
    let mut trace = Vec::with_capacity(steps.len());
    for (i, step) in steps.into_iter().enumerate() {
        let (values, outcome) = match take(step, facts, ladder) {
            (values, _) if verdict.is_some() => (values, Outcome::NotReached),
            (_, Outcome::Unknown(_)) if i < reached => (None, Outcome::LevelUnseen),
            found => found,
        };
        match outcome {
            Outcome::Decided(winner) => verdict = Some(Verdict::Through { winner, by: Some(step) }),
            Outcome::Both => verdict = Some(Verdict::Both),
            Outcome::Neither => verdict = Some(Verdict::Neither),
            Outcome::Unknown(missing) => verdict = Some(Verdict::Pending(missing)),
            Outcome::Open | Outcome::LevelUnseen | Outcome::NotReached => {}
        }
        trace.push(Rung { step, values, outcome });
    }
    let verdict = verdict.unwrap_or(Verdict::Level);
    let contradictions = contradictions(facts, ladder, &trace, &verdict);
    let verdict = match (verdict, facts.through) {
        _ if !contradictions.is_empty() => Verdict::Contradiction(contradictions),
        (Verdict::Pending(_) | Verdict::Level, Some(winner)) => Verdict::Through { winner, by: None },
        (verdict, _) => verdict,
    };
    Decision { verdict, trace }
}

/// Whether the facts tell that a step was taken: it was played or drawn, whatever came of it.
fn is_on_record(step: Step, facts: &Facts) -> bool {
    match step {
        Step::ExtraTime | Step::GoldenGoal | Step::SilverGoal => count::has_extra_time(facts),
        Step::Penalties => facts.shootout_that_counts().is_some(),
        Step::PlayOff => facts.play_off.as_ref().is_some_and(|play_off| play_off.was_held()),
        Step::Replays => facts.replays.iter().any(Facts::was_held),
        Step::Lots => facts.lots.is_some(),
        _ => false,
    }
}

/// The step of a ruling, where there is one: it stands above all regulations, whether they name it or not.
fn ruled(facts: &Facts) -> Option<Step> {
    Some(match facts.ruling? {
        Ruling::Out(..) => Step::Walkover,
        Ruling::Through(_) | Ruling::Both | Ruling::Neither => Step::Ruling,
    })
}

/// Takes one step as if it were the first: its numbers, and where they lead.
fn take(step: Step, facts: &Facts, ladder: &Ladder) -> (Option<Score>, Outcome) {
    match step {
        Step::Ruling | Step::Walkover => (None, ruling(step, facts)),
        Step::AwayWin => away_win(facts, ladder),
        Step::Points => compare_legs(facts, ladder, count::points(facts, ladder.points_for_a_win())),
        Step::Aggregate => compare_normal_time(facts, ladder, count::goals(facts, Until::Normal)),
        Step::GoalDifference | Step::GoalsFor => compare_legs(facts, ladder, count::goals(facts, Until::Extra)),
        Step::AwayGoals => compare_normal_time(facts, ladder, count::away_goals(facts, Until::Normal)),
        Step::AwayGoalsAfterExtraTime if !count::has_extra_time(facts) && follows_extra_time(step, ladder) => {
            (None, Outcome::Unknown(Missing::ExtraTime))
        }
        Step::AwayGoalsAfterExtraTime => compare_legs(facts, ladder, count::away_goals(facts, Until::Extra)),
        Step::ExtraTime | Step::GoldenGoal | Step::SilverGoal => {
            if count::has_extra_time(facts) {
                compare_legs(facts, ladder, count::goals(facts, Until::Extra))
            } else {
                (None, Outcome::Unknown(Missing::ExtraTime))
            }
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
            let kicks = facts.shootout_that_counts();
            let outcome = kicks.and_then(Kicks::winner).map_or(Outcome::Unknown(Missing::Shootout), Outcome::Decided);
            (kicks.and_then(Kicks::goals), outcome)
        }
        Step::Lots => (None, facts.lots.map_or(Outcome::Unknown(Missing::Lots), Outcome::Decided)),
    }
}

/// What was ruled, where this is the step of the ruling.
fn ruling(step: Step, facts: &Facts) -> Outcome {
    match facts.ruling.filter(|_| ruled(facts) == Some(step)) {
        Some(Ruling::Out(side, _)) => Outcome::Decided(!side),
        Some(Ruling::Through(side)) => Outcome::Decided(side),
        Some(Ruling::Both) => Outcome::Both,
        Some(Ruling::Neither) => Outcome::Neither,
        None => Outcome::Open,
    }
}

/// A win of the guest in the first leg settles it, if it is high enough.
fn away_win(facts: &Facts, ladder: &Ladder) -> (Option<Score>, Outcome) {
    let first = count::first_leg(facts).and_then(Leg::score);
    let outcome = match (first, count::away_winner(facts, ladder.away_win_by())) {
        (None, _) => Outcome::Unknown(missing_leg(facts, ladder).unwrap_or(Missing::Legs)),
        (_, Some(guest)) => Outcome::Decided(guest),
        (_, None) => Outcome::Open,
    };
    (first, outcome)
}

fn follows_extra_time(step: Step, ladder: &Ladder) -> bool {
    ladder.steps().iter().take_while(|other| **other != step).any(|other| other.is_extra_time())
}

/// More settles it, once the numbers are there.
fn compare(values: Option<Score>, missing: Missing) -> Outcome {
    match values {
        Some(score) => score.leader().map_or(Outcome::Open, Outcome::Decided),
        None => Outcome::Unknown(missing),
    }
}

/// More settles it, once all legs are over.
fn compare_legs(facts: &Facts, ladder: &Ladder, values: Option<Score>) -> (Option<Score>, Outcome) {
    let outcome = match missing_leg(facts, ladder) {
        Some(missing) => Outcome::Unknown(missing),
        None => compare(values, Missing::Legs),
    };
    (values, outcome)
}

/// More settles it, once all legs are over, extra time not counted.
fn compare_normal_time(facts: &Facts, ladder: &Ladder, values: Option<Score>) -> (Option<Score>, Outcome) {
    match (missing_leg(facts, ladder), count::without_normal_time(facts)) {
        (None, Some(leg)) => (None, Outcome::Unknown(Missing::NormalTime(leg + 1))),
        _ => compare_legs(facts, ladder, values),
    }
}

/// The first leg that something may still come of, or that the facts do not have though the regulations do.
fn missing_leg(facts: &Facts, ladder: &Ladder) -> Option<Missing> {
    if let Some(open) = count::open_leg(facts) {
        return Some(Missing::Leg(open + 1));
    }
    if count::legs_that_count(facts) == 0 {
        return Some(Missing::Legs);
    }
    let lacks_one = ladder.legs().is_some_and(|legs| facts.legs_on_record() < legs);
    let cancelled = facts.legs.iter().position(|leg| leg.play == Play::Cancelled);
    lacks_one.then_some(Missing::Leg(cancelled.unwrap_or(facts.legs.len()) + 1))
}

/// What a match with regulations of its own comes to, for the tie it belongs to.
fn of_match(played: &Facts, rules: &Ladder, missing: Missing) -> Outcome {
    match decide(played, rules).verdict {
        Verdict::Through { winner, .. } => Outcome::Decided(winner),
        Verdict::Both => Outcome::Both,
        Verdict::Neither => Outcome::Neither,
        Verdict::Level => Outcome::Open,
        Verdict::Pending(Missing::ExtraTime) => Outcome::Unknown(Missing::ExtraTime),
        Verdict::Pending(_) | Verdict::Contradiction(_) => Outcome::Unknown(missing),
    }
}

fn replays(facts: &Facts, ladder: &Ladder) -> (Option<Score>, Outcome) {
    match deciding_replay(facts, ladder) {
        Some((i, outcome)) => (aggregate(&facts.replays[i]), outcome),
        None => {
            let next = facts.replays.len() + 1;
            (facts.replays.last().and_then(aggregate), Outcome::Unknown(Missing::Replay(next)))
        }
    }
}

/// The first replay, by position, that is not known to have ended level, and what it came to; none where all did.
pub fn deciding_replay(facts: &Facts, ladder: &Ladder) -> Option<(usize, Outcome)> {
    let rules = ladder.of_match(Step::Replays)?;
    let ends_with_extra_time = rules.steps().last().is_some_and(|step| step.is_extra_time());
    let held = facts.replays.iter().rposition(Facts::was_held).unwrap_or(0);
    let came_to = |(i, replay)| (i, of_match(replay, rules, Missing::Replay(i + 1)));
    facts.replays.iter().enumerate().map(came_to).find(|(i, outcome)| match outcome {
        Outcome::Open => false,
        // Level, and extra time was not played: one more replay.
        Outcome::Unknown(Missing::ExtraTime) if ends_with_extra_time => false,
        // A later one was held, so this one ended level.
        Outcome::Unknown(_) => *i >= held,
        _ => true,
    })
}

/// What cannot be so: matches and draws that no step had come to, scores that go backwards, and a winner on record whom the
/// facts do not come to.
fn contradictions(facts: &Facts, ladder: &Ladder, trace: &[Rung], verdict: &Verdict) -> Vec<Contradiction> {
    let mut found = Vec::new();
    // A walkover or a ruling may come after everything else was played.
    if facts.ruling.is_none() {
        let counted = count::legs_that_count(facts);
        let too_many = ladder.legs().filter(|legs| counted > *legs);
        found.extend(too_many.map(|legs| Contradiction::TooManyLegs { counted, legs }));
        out_of_turn(facts, trace, &mut found);
    }
    for goals in facts.legs.iter().filter_map(|leg| leg.counts()) {
        lost_goals(goals, ladder.extra_time(), &mut found);
    }
    found.extend(replay_after_the_end(facts, ladder).then_some(Contradiction::ReplayAfterTheEnd));
    let play_off = facts.play_off.iter().map(|played| (Step::PlayOff, &**played));
    let replays = facts.replays.iter().map(|played| (Step::Replays, played));
    for (step, played) in play_off.chain(replays) {
        if let Some(rules) = ladder.of_match(step)
            && let Verdict::Contradiction(inner) = decide(played, rules).verdict
        {
            found.extend(inner);
        }
    }
    let otherwise = |winner| match verdict {
        Verdict::Through { winner: computed, .. } => *computed != winner,
        Verdict::Both | Verdict::Neither => true,
        Verdict::Pending(_) | Verdict::Level | Verdict::Contradiction(_) => false,
    };
    found.extend(facts.through.filter(|winner| otherwise(*winner)).map(Contradiction::ThroughOtherwise));
    found
}

/// What was played or drawn that no step had come to.
fn out_of_turn(facts: &Facts, trace: &[Rung], found: &mut Vec<Contradiction>) {
    let settled =
        trace.iter().find(|rung| matches!(rung.outcome, Outcome::Decided(_) | Outcome::Both | Outcome::Neither));
    let settled = settled.map(|rung| rung.step);
    let position = |step| trace.iter().position(|rung| rung.step == step);
    let extra_time = trace.iter().map(|rung| rung.step).find(|step| step.is_extra_time());
    for step in [extra_time.unwrap_or(Step::ExtraTime), Step::Penalties, Step::PlayOff, Step::Replays, Step::Lots] {
        if !is_on_record(step, facts) {
            continue;
        }
        match (position(step), settled) {
            (None, _) => found.push(Contradiction::NotInTheLadder(step)),
            (Some(at), Some(by)) if position(by) < Some(at) => {
                found.push(Contradiction::AlreadyDecided { by, yet: step });
            }
            _ => {}
        }
    }
    if settled == Some(Step::AwayWin) && count::legs_that_count(facts) > 1 {
        found.push(Contradiction::LegAfterTheEnd);
    }
}

fn replay_after_the_end(facts: &Facts, ladder: &Ladder) -> bool {
    let Some(rules) = ladder.of_match(Step::Replays) else { return false };
    let mut after = facts.replays.iter().skip_while(|replay| decide(replay, rules).winner().is_none()).skip(1);
    after.any(Facts::was_held)
}

/// Goals that are gone after extra time, or came after it had ended.
fn lost_goals(goals: Goals, extra_time: Option<Step>, found: &mut Vec<Contradiction>) {
    let (Some(normal), Some(last)) = (goals.normal(), goals.extra_time()) else { return };
    if last.a < normal.a || last.b < normal.b {
        found.push(Contradiction::GoalsLost);
    } else if extra_time == Some(Step::GoldenGoal) && (last.a - normal.a).saturating_add(last.b - normal.b) > 1 {
        found.push(Contradiction::AfterTheGoldenGoal);
    }
}
