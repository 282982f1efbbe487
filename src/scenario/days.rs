//! On which day something was known. What has no date of its own falls on the last day that it can have happened: the end of
//! its window, else of its round, else the day before which it must have been, when the next round began.

use jiff::civil::Date;

use crate::competition::{Competition, LegStory, Node, Round, RoundId, Story, TieId, Window};

/// The days of a competition.
#[derive(Debug)]
pub(crate) struct Days {
    rounds: Vec<RoundDays>,
    /// Every day on which something in a tie became known, but for what has none but its round's, in order.
    ties: Vec<(Date, TieId)>,
    /// Every day on which something became known, and the one before the first of them, in order.
    all: Vec<Date>,
}

/// The days of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoundDays {
    /// On which it begins, where that is known.
    pub first: Option<Date>,
    /// On which all of it has happened; none where no day is known of anything, in this round or after it.
    pub last: Option<Date>,
}

/// The days after one day, and up to another one where there is one.
#[derive(Clone, Copy)]
pub(crate) struct Between<'a> {
    days: &'a Days,
    after: Option<Date>,
    until: Option<Date>,
}

impl Days {
    pub fn of(competition: &Competition) -> Days {
        let mut ties = Vec::new();
        let rounds = competition.rounds().iter();
        let mut rounds: Vec<RoundDays> =
            rounds.map(|round| RoundDays::of(competition, round, |day, tie| ties.push((day, tie)))).collect();
        ties.sort_unstable();
        ties.dedup();
        // Of what happened after everything that has a day, nothing is known but that it has happened.
        let end = rounds.iter().filter_map(|round| round.last).max();
        let mut next = end;
        for round in rounds.iter_mut().rev() {
            round.last = round.last.or(next);
            next = round.first.or(next);
        }
        let mut all: Vec<Date> = ties.iter().map(|(day, _)| *day).collect();
        all.dedup();
        all.extend(rounds.iter().filter_map(|round| round.last).chain(before_the_first(competition)));
        // Who came out of a stage is known when the round behind it begins.
        let behind_stage = competition.round_after_stage().map_or(rounds.len(), RoundId::index);
        all.extend(rounds[behind_stage..].iter().filter_map(|round| round.first));
        all.sort_unstable();
        all.dedup();
        Days { rounds, ties, all }
    }

    pub fn of_round(&self, round: RoundId) -> RoundDays {
        self.rounds[round.index()]
    }

    /// Every day on which something became known, and the one before the first of them, in order.
    pub fn all(&self) -> &[Date] {
        &self.all
    }

    /// The days that lie between two, whichever is the earlier one; none is the day on which everything is known.
    pub fn between(&self, one: Option<Date>, other: Option<Date>) -> Between<'_> {
        let (after, until) = match (one, other) {
            (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
            (one, other) => (one.or(other), None),
        };
        Between { days: self, after, until }
    }
}

impl<'a> Between<'a> {
    /// Whether something that became known on a day did so then; on no day, only when everything is known.
    fn has(self, day: Option<Date>) -> bool {
        match day {
            Some(day) => Some(day) > self.after && self.until.is_none_or(|until| day <= until),
            None => self.until.is_none(),
        }
    }

    /// The rounds in which something may have become known then that has no day but the round's.
    pub fn rounds(self, competition: &Competition) -> Vec<RoundId> {
        let mut rounds = Vec::new();
        for (id, round) in (0..).map(RoundId).zip(competition.rounds()) {
            let days = self.days.of_round(id);
            let has_ended = self.has(days.last);
            // Who came out of a stage is known when the round behind it begins.
            let after_stage = competition.round_after_stage().is_some_and(|first| id >= first);
            let has_come = after_stage && self.has(days.first);
            if has_ended || has_come {
                rounds.push(id);
            }
            if has_ended {
                // Then it is also known who came out of it.
                let next = |tie| [competition.next(tie), competition.second_chance(tie)];
                let fed = round.ties().flat_map(next).flatten().filter_map(Node::tie);
                rounds.extend(fed.map(|tie| competition[tie].round));
                rounds.dedup();
            }
        }
        rounds
    }

    /// The ties of which something became known then that has another day than the round's.
    pub fn ties(self) -> impl Iterator<Item = TieId> + use<'a> {
        let ties = &self.days.ties;
        let from = ties.partition_point(|(day, _)| Some(*day) <= self.after);
        let to = self.until.map_or(ties.len(), |until| ties.partition_point(|(day, _)| *day <= until));
        ties[from..to.max(from)].iter().map(|(_, tie)| *tie)
    }
}

impl RoundDays {
    /// Those of a round, and what its ties have of their own, by their dates or by the windows of their legs: every day, once
    /// or several times.
    fn of(competition: &Competition, round: &Round, mut own: impl FnMut(Date, TieId)) -> RoundDays {
        let mut first = round.windows.iter().map(|window| window.first).min();
        let mut last = round.windows.iter().map(|window| window.last).max();
        for tie in round.ties() {
            let (facts, story) = (&competition[tie].facts, &competition[tie].story);
            let played = dates(story).inspect(|day| first = Some(first.map_or(*day, |first| first.min(*day))));
            let undated = story.legs_of(facts).zip(&round.windows).filter(|((_, told), _)| told.date.is_none());
            let ruled = story.ruling.as_ref().and_then(|ruling| ruling.date);
            for day in played.chain(undated.map(|(_, window)| window.last)).chain(ruled) {
                last = last.max(Some(day));
                own(day, tie);
            }
        }
        RoundDays { first, last }
    }

    /// Whether all of it has happened by a day.
    pub fn are_over_by(self, day: Date) -> bool {
        self.last.is_some_and(|last| last <= day)
    }

    /// The day of a leg of a tie, or of a match that has no window.
    pub fn leg(self, told: &LegStory, window: Option<&Window>) -> Option<Date> {
        told.date.or(window.map(|window| window.last)).or(self.last)
    }

    /// The day of a ruling on a tie.
    pub fn ruling(self, story: &Story) -> Option<Date> {
        story.ruling.as_ref().and_then(|ruling| ruling.date).or(self.last)
    }
}

/// The last day on which nothing had been played yet: that of the draw, or the one before the first round began. None where
/// neither is known.
pub fn before_the_first(competition: &Competition) -> Option<Date> {
    let first = competition.rounds().first().and_then(|round| RoundDays::of(competition, round, |_, _| {}).first);
    let before = first.and_then(|first| first.yesterday().ok());
    let drawn = competition.draw().map(|draw| draw.date);
    [drawn, before].into_iter().flatten().min()
}

/// The dates of all matches of a tie.
fn dates(story: &Story) -> impl Iterator<Item = Date> {
    [story, &story.play_off].into_iter().chain(&story.replays).flat_map(|story| &story.legs).filter_map(|leg| leg.date)
}
