//! What every score of one leg comes to, all else being as it is: worked out with the same `decide` as the tie itself.

use crate::bracket::Bracket;
use crate::competition::{Facts, Goals, Leg, Play, Score, Side, TieId};
use crate::rules::count::{self, Until};
use crate::rules::{Ladder, Missing, Outcome, Step, Verdict, decide};
use crate::scenario::edit;

/// What a score comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// This side goes through, by this step.
    Through(Side, Step),
    /// The tie goes on, to this step.
    Next(Step),
    /// Another leg has to be played first.
    Open,
    /// The last step leaves the tie level, and nobody goes through.
    Level,
}

/// The same without the step that settles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// This side goes through.
    Through(Side),
    /// The tie goes on, to this step.
    Next(Step),
    /// Another leg has to be played first.
    Open,
    /// Nobody goes through.
    Level,
}

impl Cell {
    /// What it comes to, however it does.
    pub fn end(self) -> End {
        match self {
            Cell::Through(side, _) => End::Through(side),
            Cell::Next(step) => End::Next(step),
            Cell::Open => End::Open,
            Cell::Level => End::Level,
        }
    }
}

/// What every score of a leg comes to. A score is that of normal time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes {
    /// The leg, by position.
    pub leg: usize,
    /// How many legs the tie has.
    pub legs: usize,
    /// Its host.
    pub host: Side,
    /// How it really ended, where it has.
    pub real: Option<Score>,
    /// Goals of side A less those of side B in the other legs.
    lead: i32,
    most: u16,
    /// By the host's goals, and within those by the guest's; with what the step that settles it compared.
    cells: Vec<(Cell, Option<Score>)>,
}

/// The most goals of a side in a map, unless more are needed to tell everything apart.
const USUAL: u16 = 6;

impl Outcomes {
    /// The map of a leg, by position. None where its score is no question: a ruling has settled the tie, the leg does not
    /// count, or of another one only the score after extra time is known.
    pub fn of(facts: &Facts, ladder: &Ladder, leg: usize) -> Option<Outcomes> {
        let mut facts = before_what_followed(facts, ladder, leg)?;
        let real = facts.legs[leg].counts().and_then(Goals::normal);
        let host = facts.legs[leg].host;
        facts.legs[leg].play = Play::Scheduled;
        let others = count::goals(&facts, Until::Normal).unwrap_or_default();
        let lead = i32::from(others.a) - i32::from(others.b);
        // From here on every goal more is like the one before it: the lead is made up for, and so are away goals.
        let told_apart = lead.unsigned_abs() + u32::from(others.a.max(others.b)) + 2;
        let real_most = real.map_or(0, |real| real.a.max(real.b));
        let most = u16::try_from(told_apart).unwrap_or(u16::MAX).max(USUAL).max(real_most);
        let after = |(of_host, of_guest)| {
            facts.legs[leg].play = Play::Played(Goals::Normal(score(host, of_host, of_guest)));
            cell(&facts, ladder)
        };
        let cells = scores(most).map(after).collect();
        Some(Outcomes { leg, legs: facts.legs.len(), host, real, lead, most, cells })
    }

    /// How it really ended, the host's goals first.
    pub fn real_score(&self) -> Option<(u16, u16)> {
        self.real.map(|real| (real.of(self.host), real.of(!self.host)))
    }

    /// The map of the leg that is the question.
    pub fn of_the_question(facts: &Facts, ladder: &Ladder) -> Option<Outcomes> {
        Outcomes::of(facts, ladder, question(facts, ladder)?)
    }

    /// The most goals of a side that it has.
    pub fn most(&self) -> u16 {
        self.most
    }

    /// Goals that a side has more than the other in the other legs; less than 0 where it has fewer.
    pub fn lead(&self, side: Side) -> i32 {
        if side == Side::A { self.lead } else { -self.lead }
    }

    /// What a score comes to, the host's goals first; none beyond the map.
    pub fn at(&self, of_host: u16, of_guest: u16) -> Option<Cell> {
        self.found(of_host, of_guest).map(|(cell, _)| cell)
    }

    /// The numbers by which a score settles the tie: the goals over both legs, or those away from home.
    pub fn figures(&self, of_host: u16, of_guest: u16) -> Option<Score> {
        self.found(of_host, of_guest).and_then(|(_, figures)| figures)
    }

    fn found(&self, of_host: u16, of_guest: u16) -> Option<(Cell, Option<Score>)> {
        let row = usize::from(of_host) * (usize::from(self.most) + 1);
        let within = of_host <= self.most && of_guest <= self.most;
        within.then(|| self.cells[row + usize::from(of_guest)])
    }

    /// Every score, the host's goals and the guest's, and what it comes to.
    pub fn cells(&self) -> impl Iterator<Item = (u16, u16, Cell)> + '_ {
        scores(self.most).zip(&self.cells).map(|((of_host, of_guest), (cell, _))| (of_host, of_guest, *cell))
    }

    /// Whether it matters how the leg ends.
    pub fn matters(&self) -> bool {
        self.cells.iter().any(|(cell, _)| cell.end() != self.cells[0].0.end())
    }

    /// The most goals of a side that it takes to see all of it: more of them come to the same as one less of either side.
    pub fn telling(&self) -> u16 {
        let same = |least: u16| {
            self.cells().all(|(of_host, of_guest, cell)| {
                let more = of_host.max(of_guest).saturating_sub(least);
                self.at(of_host.saturating_sub(more), of_guest.saturating_sub(more)) == Some(cell)
            })
        };
        (0..self.most).find(|least| same(*least)).unwrap_or(self.most)
    }
}

/// The map of a leg to come, where the tie waits for it, something is known of the others, and it matters how it ends.
pub fn leg_to_come(bracket: &Bracket, tie: TieId) -> Option<Outcomes> {
    let facts = bracket.facts(tie);
    let waits = matches!(bracket.verdict(tie), Verdict::Pending(_)) && facts.legs_on_record() > 0;
    let map = waits.then(|| Outcomes::of_the_question(facts, bracket.ladder(tie)))??;
    (map.real.is_none() && map.matters()).then_some(map)
}

/// Every leg whose score would make, or would have made, a difference, by position; and the one that is asked about first.
pub fn legs(facts: &Facts, ladder: &Ladder) -> Vec<usize> {
    let first = question(facts, ladder);
    let matters = |leg: usize| Outcomes::of(facts, ladder, leg).is_some_and(|map| map.matters());
    (0..leg_count(facts, ladder)).filter(|leg| Some(*leg) == first || matters(*leg)).collect()
}

/// How many legs a tie has, those included that are not fixed yet.
pub fn leg_count(facts: &Facts, ladder: &Ladder) -> usize {
    facts.legs.len().max(ladder.legs().unwrap_or(1))
}

/// The leg that is asked about first, by position: the one that is to come, or else the last. None where there is nothing to
/// ask.
pub fn question(facts: &Facts, ladder: &Ladder) -> Option<usize> {
    let count = leg_count(facts, ladder);
    let to_come = (0..count).find(|leg| facts.legs.get(*leg).is_none_or(Leg::is_open));
    let legs = to_come.map_or(0..count, |leg| leg..leg + 1);
    legs.rev().find(|leg| before_what_followed(facts, ladder, *leg).is_some())
}

/// Every score with so many goals of a side at the most, the host's first.
fn scores(most: u16) -> impl Iterator<Item = (u16, u16)> {
    (0..=most).flat_map(move |of_host| (0..=most).map(move |of_guest| (of_host, of_guest)))
}

/// A score of a leg, from the goals of its host and of its guest.
fn score(host: Side, of_host: u16, of_guest: u16) -> Score {
    Score::only(host, of_host) + Score::only(!host, of_guest)
}

/// The facts without what may have come after a leg: extra time, and whatever else settles what the legs do not. Legs that
/// the ladder has and the facts have not are to come, at the other side's. None where the leg's score is no question.
fn before_what_followed(facts: &Facts, ladder: &Ladder, leg: usize) -> Option<Facts> {
    if facts.ruling.is_some() {
        return None;
    }
    let mut legs = edit::legs(facts, ladder);
    let own = legs.get(leg)?;
    if own.counts().is_none() && !own.is_open() {
        return None;
    }
    for (i, other) in legs.iter_mut().enumerate() {
        if let Some(Goals::ExtraTime { normal, .. }) = other.counts() {
            match normal {
                Some(normal) => other.play = Play::Played(Goals::Normal(normal)),
                None if i == leg => other.play = Play::Scheduled,
                None => return None,
            }
        }
    }
    Some(Facts { legs, better_placed: facts.better_placed, ..Facts::default() })
}

/// Where the ladder leads, and what the step that settles it compared. That a leg would not have been played after such a
/// score is no matter here.
pub(super) fn cell(facts: &Facts, ladder: &Ladder) -> (Cell, Option<Score>) {
    let found = decide(facts, ladder).trace.into_iter().find_map(|rung| match rung.outcome {
        Outcome::Decided(side) => Some((Cell::Through(side, rung.step), rung.values)),
        Outcome::Unknown(Missing::Leg(_) | Missing::Legs) => Some((Cell::Open, None)),
        Outcome::Unknown(_) => Some((Cell::Next(rung.step), None)),
        _ => None,
    });
    found.unwrap_or((Cell::Level, None))
}
