//! On which day something was known. What has no date of its own falls on the last day that it can have happened: the end of
//! its window, else of its round, else the day before which it must have been, when the next round began.

use jiff::civil::Date;

use crate::competition::{Competition, LegStory, Node, Round, RoundId, Story, TieId, Window};

/// The days of a competition.
#[derive(Debug)]
pub(crate) struct Days {
    rounds: Vec<RoundDays>,
    /// Every day of its own that something in a tie has, in order.
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
        let rounds = competition.rounds();
        let own: Vec<RoundDays> = rounds.iter().map(|round| RoundDays::of(competition, round)).collect();
        let of_tie = |tie: TieId| own_days(&competition[tie].story).map(move |day| (day, tie));
        let mut ties: Vec<(Date, TieId)> = competition.tie_ids().flat_map(of_tie).collect();
        ties.sort_unstable();
        ties.dedup();
        let before = before_the_first(competition);
        let mut all: Vec<Date> = ties.iter().map(|(day, _)| *day).collect();
        all.dedup();
        all.extend(own.iter().filter_map(|round| round.last).chain(before));
        all.sort_unstable();
        all.dedup();
        // Of what happened after everything that has a day, nothing is known but that it has happened.
        let end = own.iter().filter_map(|round| round.last).max();
        let (mut rounds, mut next) = (own, end);
        for round in rounds.iter_mut().rev() {
            round.last = round.last.or(next);
            next = round.first.or(next);
        }
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

    /// The rounds of which something became known then that has no day of its own: in them, or of who came to them.
    pub fn rounds(self, competition: &Competition) -> impl Iterator<Item = RoundId> {
        let ended = (0..).map(RoundId).zip(competition.rounds()).filter(move |(id, round)| {
            let RoundDays { first, last } = self.days.of_round(*id);
            let windows = round.windows.iter().map(|window| Some(window.last));
            windows.chain([first, last]).any(|day| self.has(day))
        });
        ended.flat_map(|(id, round)| {
            let next = |tie| [competition.next(tie), competition.second_chance(tie)];
            let fed = round.ties().flat_map(next).flatten().filter_map(Node::tie);
            std::iter::once(id).chain(fed.map(|tie| competition[tie].round))
        })
    }

    /// The ties of which something became known then that has a day of its own.
    pub fn ties(self) -> impl Iterator<Item = TieId> + use<'a> {
        let ties = &self.days.ties;
        let from = ties.partition_point(|(day, _)| Some(*day) <= self.after);
        let to = self.until.map_or(ties.len(), |until| ties.partition_point(|(day, _)| *day <= until));
        ties[from..to.max(from)].iter().map(|(_, tie)| *tie)
    }
}

impl RoundDays {
    fn of(competition: &Competition, round: &Round) -> RoundDays {
        let ties = || round.ties().map(|tie| &*competition[tie].story);
        RoundDays {
            first: round.windows.iter().map(|window| window.first).chain(ties().flat_map(dates)).min(),
            last: round.windows.iter().map(|window| window.last).chain(ties().flat_map(own_days)).max(),
        }
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
    let first = competition.rounds().first().and_then(|round| RoundDays::of(competition, round).first);
    let before = first.and_then(|first| first.yesterday().ok());
    let drawn = competition.draw().map(|draw| draw.date);
    [drawn, before].into_iter().flatten().min()
}

/// Every day that something in a tie has of its own.
fn own_days(story: &Story) -> impl Iterator<Item = Date> {
    dates(story).chain(story.ruling.as_ref().and_then(|ruling| ruling.date))
}

/// The dates of all matches of a tie.
fn dates(story: &Story) -> impl Iterator<Item = Date> {
    [story, &story.play_off].into_iter().chain(&story.replays).flat_map(|story| &story.legs).filter_map(|leg| leg.date)
}
