//! The day and the time that hold for the next match: a day holds until the next one, a time for the lines below it that
//! leave its column blank.

use jiff::civil::{Date, Time};

use super::day::{Clock, Day};
use super::remarks::Remarks;
use super::years::{self, Meant, Years};
use crate::source::matches::{At, Fixture, RemarkKind};

/// The day that holds.
#[derive(Debug, Clone, Copy, Default)]
enum Held {
    #[default]
    None,
    Known(Date),
    /// Its year is not known yet.
    Open(Day),
}

/// What is known of the day and the time.
#[derive(Debug, Default)]
pub(super) struct When {
    pub years: Years,
    day: Held,
    time: Option<Time>,
    /// How many minutes the clocks of that time are ahead of Greenwich.
    offset: Option<i32>,
    /// Where the first side stood in the line of that time, in bytes.
    column: usize,
    /// Matches whose year is not known yet, each with its day.
    undated: Vec<(usize, Day)>,
}

impl When {
    /// Neither day nor time holds any longer.
    pub fn forget(&mut self) {
        self.day = Held::None;
        self.forget_time();
    }

    fn forget_time(&mut self) {
        (self.time, self.offset) = (None, None);
    }

    /// A day begins.
    pub fn day(&mut self, day: Day, at: At, fixtures: &mut [Fixture], remarks: &mut Remarks) {
        self.forget_time();
        self.day = match self.years.meant(day) {
            Meant::Open => Held::Open(day),
            Meant::Impossible => {
                remarks.say(RemarkKind::Contradiction, at, || {
                    let (day, month) = (day.day, day.month);
                    format!("day {day} of month {month} is in no calendar: matches of this day are kept without one")
                });
                Held::None
            }
            Meant::Date(date, wrong) => {
                if let Some((right, typed)) = wrong.zip(day.weekday) {
                    let text =
                        || format!("{date} is a {right:?}, not a {typed:?}: the day is believed, the weekday is not");
                    remarks.say(RemarkKind::Contradiction, at, text);
                }
                self.date_the_undated(date, fixtures);
                Held::Known(date)
            }
        };
    }

    /// A time begins, in a line in which the first side stands in this column.
    pub fn time(&mut self, clock: Clock, column: usize, at: At, remarks: &mut Remarks) {
        if clock.time.is_none() {
            let text = || "this is no time of day: the match is kept without one".to_owned();
            remarks.say(RemarkKind::Contradiction, at, text);
        }
        (self.time, self.offset, self.column) = (clock.time, clock.offset, column);
    }

    /// A match without a time of its own: only below a time does a blank mean the same.
    pub fn no_time(&mut self, column: usize) {
        if column < self.column {
            self.forget_time();
        }
    }

    /// The day that holds, if its year is known.
    pub fn date(&self) -> Option<Date> {
        if let Held::Known(date) = self.day { Some(date) } else { None }
    }

    /// The time that holds, and how many minutes its clocks are ahead of Greenwich.
    pub fn clock(&self) -> (Option<Time>, Option<i32>) {
        (self.time, self.offset)
    }

    /// Keeps a match in mind if its year is not known yet.
    pub fn remember(&mut self, fixture: usize) {
        if let Held::Open(day) = self.day {
            self.undated.push((fixture, day));
        }
    }

    /// The first match that is left without a day since no year was ever told, and how many there are.
    pub fn left_undated(&self) -> Option<(usize, usize)> {
        self.undated.first().map(|(first, _)| (*first, self.undated.len()))
    }

    /// The first year that is known tells those of the matches before, too.
    fn date_the_undated(&mut self, known: Date, fixtures: &mut [Fixture]) {
        let mut later = known;
        for (fixture, day) in std::mem::take(&mut self.undated).into_iter().rev() {
            let before = (later.year() - 1..=later.year()).filter_map(|year| years::date(year, day.month, day.day));
            if let Some((date, fixture)) = before.filter(|date| *date <= later).max().zip(fixtures.get_mut(fixture)) {
                fixture.date = Some(date);
                later = date;
            }
        }
    }
}
