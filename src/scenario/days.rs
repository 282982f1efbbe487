//! On which day something was known. What has no date of its own falls on the last day that it can have happened: the end of
//! its window, else of its round, else the day before which it must have been, when the next round began.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::competition::{Competition, LegStory, Round, RoundId, Story, Window};

/// The days of every round.
#[derive(Debug, Clone)]
pub(crate) struct Days(Vec<RoundDays>);

/// The days of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoundDays {
    /// On which it begins, where that is known.
    pub first: Option<Date>,
    /// On which all of it has happened; none where no day is known of anything, in this round or after it.
    pub last: Option<Date>,
}

impl Days {
    pub fn of(competition: &Competition) -> Days {
        let rounds = competition.rounds();
        let mut days: Vec<RoundDays> = rounds.iter().map(|round| RoundDays::of(competition, round)).collect();
        // Of what happened after everything that has a day, nothing is known but that it has happened.
        let end = days.iter().filter_map(|round| round.last).max();
        let mut next = end;
        for round in days.iter_mut().rev() {
            round.last = round.last.or(next);
            next = round.first.or(next);
        }
        Days(days)
    }

    pub fn of_round(&self, round: RoundId) -> RoundDays {
        self.0[round.index()]
    }

    /// How many of the first rounds have all happened by a day.
    pub fn over_by(&self, day: Date) -> usize {
        self.0.iter().take_while(|round| round.last.is_some_and(|last| last <= day)).count()
    }
}

impl RoundDays {
    fn of(competition: &Competition, round: &Round) -> RoundDays {
        let ties = || round.ties().map(|tie| &competition[tie]);
        let played = || ties().flat_map(|tie| dates(&tie.story));
        let ruled = ties().filter_map(|tie| tie.story.ruling.as_ref()?.date);
        RoundDays {
            first: round.windows.iter().map(|window| window.first).chain(played()).min(),
            last: round.windows.iter().map(|window| window.last).chain(played()).chain(ruled).max(),
        }
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
    let first = competition.rounds().first().and_then(|round| RoundDays::of(competition, round).first);
    let before = first.and_then(|first| first.yesterday().ok());
    let drawn = competition.draw().map(|draw| draw.date);
    [drawn, before].into_iter().flatten().min()
}

/// Every day on which something became known, and the one before the first of them.
pub fn days(competition: &Competition) -> BTreeSet<Date> {
    let ties = || competition.ties().iter();
    let played = ties().flat_map(|tie| dates(&tie.story));
    let ruled = ties().filter_map(|tie| tie.story.ruling.as_ref()?.date);
    let over = competition.rounds().iter().filter_map(|round| RoundDays::of(competition, round).last);
    let days: BTreeSet<Date> = played.chain(ruled).chain(over).collect();
    days.into_iter().chain(before_the_first(competition)).collect()
}

/// The dates of all matches of a tie.
fn dates(story: &Story) -> impl Iterator<Item = Date> {
    [story, &story.play_off].into_iter().chain(&story.replays).flat_map(|story| &story.legs).filter_map(|leg| leg.date)
}
