//! How a tie stood after each goal, and from which goal on it stood as it ended: who would have gone through, had nobody
//! scored any more. Worked out with the same `decide` as the tie itself, match by match, where all goals of a match are told
//! with their minutes.

use super::outcomes::{Cell, End, cell};
use crate::competition::scorers::{self, Goal, Minute};
use crate::competition::{Facts, Goals, Leg, Play, Score, Side, Story};
use crate::rules::{Ladder, Step, Verdict};
use crate::scenario::edit;

/// A match of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// A leg, by position; of a tie that has one, the match.
    Leg(usize),
    /// The play-off.
    PlayOff,
    /// A replay, by position.
    Replay(usize),
}

/// A goal, and how the tie stood after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment<'a> {
    /// Whose goal it was.
    pub side: Side,
    /// When.
    pub minute: Minute,
    /// What is told of it.
    pub goal: Goal<'a>,
    /// The score of the match.
    pub score: Score,
    /// What it would have come to so.
    pub stands: Cell,
}

/// A match all of whose goals are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// Which match it is.
    pub which: Match,
    /// Whose ground it was on, or at least whose match.
    pub host: Side,
    /// Whether it went to extra time.
    pub extra_time: bool,
    /// How the tie stood as it began.
    pub before: Cell,
    /// Its goals, the first one first.
    pub moments: Vec<Moment<'a>>,
}

/// The goals of a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course<'a> {
    /// The matches whose goals are all told; those in which there was none among them.
    pub matches: Vec<Told<'a>>,
    /// From which goal on it stood as it ended: its match and its goal there, both by position.
    pub turning: Option<(usize, usize)>,
}

impl<'a> Course<'a> {
    /// The goals of a tie as they are told, by its facts and under its ladder. Empty where a ruling settled it.
    pub fn of(facts: &Facts, story: &'a Story, ladder: &Ladder, verdict: &Verdict) -> Course<'a> {
        let mut course = Course { matches: Vec::new(), turning: None };
        let mut unbroken = 0;
        if facts.ruling.is_none() {
            for played in Played::all(facts, ladder) {
                match played.told(facts, story, ladder) {
                    Some(told) => course.matches.push(told),
                    // Nothing is known of what happened up to its end.
                    None => unbroken = course.matches.len(),
                }
            }
        }
        // Of a tie that is not over, the last match is still to come.
        if matches!(verdict, Verdict::Through { by: Some(_), .. }) {
            course.turning = course.turned(unbroken, verdict);
        }
        course
    }

    /// Whether any goal is told.
    pub fn is_told(&self) -> bool {
        self.matches.iter().any(|told| !told.moments.is_empty())
    }

    /// How the tie stood before a goal.
    pub fn before(&self, (of, goal): (usize, usize)) -> Option<Cell> {
        let told = self.matches.get(of)?;
        match goal.checked_sub(1) {
            None => Some(told.before),
            Some(last) => told.moments.get(last).map(|moment| moment.stands),
        }
    }

    /// The goal from which on it stood as it ended, among those of the matches from a position on.
    fn turned(&self, from: usize, verdict: &Verdict) -> Option<(usize, usize)> {
        // As each match began, and after each of its goals.
        let stood = (from..self.matches.len()).flat_map(|of| {
            let goals = (0..self.matches[of].moments.len()).map(Some);
            std::iter::once(None).chain(goals).map(move |goal| (of, goal))
        });
        let stood: Vec<(usize, Option<usize>)> = stood.collect();
        let stands = |&(of, goal): &(usize, Option<usize>)| {
            let told = &self.matches[of];
            goal.map_or(told.before, |goal| told.moments[goal].stands)
        };
        let end = stands(stood.last()?).end();
        // What came after the last goal may have settled it: then it stood level.
        let is_as_it_ended = |cell: Cell| match (end, cell.end()) {
            (End::Through(side), stood) => verdict.winner() == Some(side) && stood == end,
            (_, stood) => matches!(stood, End::Next(_) | End::Level),
        };
        let begins = stood.iter().rposition(|at| !is_as_it_ended(stands(at))).map_or(0, |before| before + 1);
        let (of, goal) = *stood.get(begins)?;
        Some((of, goal?))
    }
}

/// A match with what of it happened.
struct Played<'a> {
    which: Match,
    leg: &'a Leg,
}

impl<'a> Played<'a> {
    /// Every match that counts, in the order in which they were played.
    fn all(facts: &'a Facts, ladder: &Ladder) -> Vec<Played<'a>> {
        let legs = facts.legs.iter().enumerate().map(|(i, leg)| Played { which: Match::Leg(i), leg });
        let single = |which, played: &'a Facts| played.legs.first().map(|leg| Played { which, leg });
        let play_off = facts.play_off.as_deref().and_then(|played| single(Match::PlayOff, played));
        let replays = facts.replays.iter().enumerate().filter_map(|(i, played)| single(Match::Replay(i), played));
        let play_off = play_off.filter(|_| ladder.of_match(Step::PlayOff).is_some());
        legs.chain(play_off).chain(replays).filter(|played| played.leg.counts().is_some()).collect()
    }

    /// All its goals; none where they are not all told, or not which was first.
    fn told<'s>(&self, facts: &Facts, story: &'s Story, ladder: &Ladder) -> Option<Told<'s>> {
        let Play::Played(goals) = self.leg.play else { return None };
        let scorers = match self.which {
            Match::Leg(leg) => &story.leg(leg).details.scorers,
            Match::PlayOff => &story.play_off.leg(0).details.scorers,
            Match::Replay(replay) => &story.replay(replay).leg(0).details.scorers,
        };
        let mut moments = Vec::new();
        let before = self.stands(facts, ladder, Goals::Normal(Score::default()));
        let mut score = Score::default();
        for (side, minute, goal) in in_order(goals, scorers)? {
            score = score + Score::only(side, 1);
            let so_far = match goals {
                Goals::ExtraTime { normal: Some(normal), .. } if minute.minute > Minute::LAST_OF_NORMAL => {
                    Goals::ExtraTime { normal: Some(normal), last: score }
                }
                _ => Goals::Normal(score),
            };
            let stands = self.stands(facts, ladder, so_far);
            moments.push(Moment { side, minute, goal, score, stands });
        }
        let extra_time = goals.extra_time().is_some();
        Some(Told { which: self.which, host: self.leg.host, extra_time, before, moments })
    }

    /// What the tie would come to if the match ended so, and nobody scored in those that follow it.
    fn stands(&self, facts: &Facts, ladder: &Ladder, so_far: Goals) -> Cell {
        let now = Leg { play: Play::Played(so_far), ..*self.leg };
        let alone = |played: &Facts| Facts { legs: vec![now], better_placed: played.better_placed, ..Facts::default() };
        let legs = edit::legs(facts, ladder);
        let mut stood = Facts { legs, better_placed: facts.better_placed, ..Facts::default() };
        match self.which {
            Match::Leg(at) => {
                stood.legs[at] = now;
                let after = stood.legs.iter_mut().skip(at + 1).filter(|leg| leg.is_open() || leg.counts().is_some());
                after.for_each(|leg| leg.play = Play::Played(Goals::Normal(Score::default())));
            }
            Match::PlayOff => stood.play_off = facts.play_off.as_deref().map(|played| Box::new(alone(played))),
            Match::Replay(at) => {
                stood.replays = facts.replays[..at].to_vec();
                stood.replays.push(alone(&facts.replays[at]));
            }
        }
        cell(&stood, ladder).0
    }
}

/// The goals of a match in their order, each with its side; none where they are not as many as there were, or not when there
/// were so many, or where nobody can tell which of two was first.
fn in_order<'s>(goals: Goals, scorers: &'s [Option<String>; 2]) -> Option<Vec<(Side, Minute, Goal<'s>)>> {
    let Score { a, b } = goals.last();
    let told = Side::BOTH.into_iter().flat_map(|side| {
        let text = scorers[side.index()].as_deref().unwrap_or_default();
        scorers::goals(text).map(move |goal| goal.minute.map(|minute| (side, minute, goal)))
    });
    // No more than there can be, whatever stands there.
    let mut told: Vec<_> = told.take(usize::from(a) + usize::from(b) + 1).collect::<Option<_>>()?;
    told.sort_by_key(|(_, minute, _)| (minute.minute, minute.added));
    let in_doubt = |(i, (side, minute, _)): (usize, &(Side, Minute, Goal))| {
        told[..i].iter().any(|(other, before, _)| other != side && before.order(*minute).is_none())
    };
    if told.iter().enumerate().any(in_doubt) {
        return None;
    }
    let count = |until: u16| {
        let counted = told.iter().filter(|(_, minute, _)| minute.minute <= until);
        counted.fold(Score::default(), |sum, (side, ..)| sum + Score::only(*side, 1))
    };
    let all = count(u16::MAX) == goals.last();
    let normal = match goals {
        Goals::Normal(_) => true,
        Goals::ExtraTime { normal, .. } => normal == Some(count(Minute::LAST_OF_NORMAL)),
    };
    (all && normal).then_some(told)
}
