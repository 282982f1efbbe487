//! The numbers that steps compare: points and goals, counted side by side over the legs that count.

use crate::competition::{Facts, Leg, Play, Score, Side};

/// Up to which moment goals are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The end of normal time: 90 minutes.
    Normal,
    /// The end of extra time, where there was one.
    Extra,
}

/// What a leg counts as, at a moment; none while that is not known, or when it does not count at all.
fn counted(leg: &Leg, until: Until) -> Option<Score> {
    let goals = leg.counts()?;
    match until {
        Until::Normal => goals.normal(),
        Until::Extra => Some(goals.last()),
    }
}

fn sum(facts: &Facts, of: impl Fn(&Leg) -> Option<Score>) -> Option<Score> {
    facts.legs.iter().filter_map(of).reduce(|sum, score| sum + score)
}

/// Goals over all legs, extra time included, as far as they are known; none before the first result.
pub fn aggregate(facts: &Facts) -> Option<Score> {
    goals(facts, Until::Extra)
}

/// The first leg that counts but of which only the score after extra time is known, by position.
pub fn without_normal_time(facts: &Facts) -> Option<usize> {
    facts.legs.iter().position(|leg| leg.counts().is_some_and(|goals| goals.normal().is_none()))
}

/// Goals over all legs up to a moment, as far as they are known.
pub fn goals(facts: &Facts, until: Until) -> Option<Score> {
    sum(facts, |leg| counted(leg, until))
}

/// Goals that each side scored in legs hosted by its opponent. The host is whose home leg it was, wherever it was played.
pub fn away_goals(facts: &Facts, until: Until) -> Option<Score> {
    sum(facts, |leg| counted(leg, until).map(|score| Score::only(!leg.host, score.of(!leg.host))))
}

/// Points of each side over the legs: so many for a win, one for a draw.
pub fn points(facts: &Facts, for_a_win: u16) -> Option<Score> {
    sum(facts, |leg| {
        counted(leg, Until::Extra).map(|score| match score.leader() {
            Some(winner) => Score::only(winner, for_a_win),
            None => Score::new(1, 1),
        })
    })
}

/// How many legs have a score that counts.
pub fn legs_that_count(facts: &Facts) -> usize {
    facts.legs.iter().filter(|leg| leg.counts().is_some()).count()
}

/// The first leg that is still to be played or counted, by position; none when all are, or there is no leg at all.
pub fn open_leg(facts: &Facts) -> Option<usize> {
    facts.legs.iter().position(Leg::is_open)
}

/// The first leg, but for those that were annulled.
pub fn first_leg(facts: &Facts) -> Option<&Leg> {
    facts.legs.iter().find(|leg| !matches!(leg.play, Play::Annulled(_)))
}

/// The guest who won the first leg by so many goals; none when nobody did.
pub fn away_winner(facts: &Facts, by: u16) -> Option<Side> {
    let first = first_leg(facts)?;
    let score = counted(first, Until::Extra)?;
    let guest = !first.host;
    (score.of(guest) >= score.of(first.host).saturating_add(by)).then_some(guest)
}

/// Whether any leg that counts went to extra time.
pub fn has_extra_time(facts: &Facts) -> bool {
    facts.legs.iter().filter_map(Leg::counts).any(|goals| goals.extra_time().is_some())
}
