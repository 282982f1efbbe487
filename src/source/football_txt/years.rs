//! Which year is meant where none is typed: by the days around it, the weekday, and the season that the text says it is of.

use jiff::civil::{Date, Weekday};

use super::day::{Day, YEARS};

/// What a day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// This one; it has another weekday than was typed, if one is told here.
    Date(Date, Option<Weekday>),
    /// No year is known so far.
    Open,
    /// No calendar has it.
    Impossible,
}

/// What a day in the past of the day before costs, for each day back: lists go on in time, but for groups.
const BACK: i32 = 2;
/// What a day outside of the season costs, in days.
const OUTSIDE: i32 = 430;
/// What another weekday costs once the year is known from the day before, in days: somebody may have mistyped it.
const WRONG_WEEKDAY: i32 = 300;
/// And while nothing else tells the year.
const FIRST_WRONG_WEEKDAY: i32 = 3_000;

/// What is known of the years so far.
#[derive(Debug, Default)]
pub(super) struct Years {
    /// From one day to another, both included.
    season: Option<(Date, Date)>,
    /// Whether those two days are told, rather than the years alone.
    exact: bool,
    last: Option<Date>,
}

impl Years {
    /// Learns from a title: "Cup 2014/15", "Cup 2016".
    pub fn learn_title(&mut self, title: &str) {
        if let Some((first, last)) = years_of(title) {
            // The days of the whole say more, if they are of the same season.
            let known = self.season.filter(|_| self.exact);
            if known.is_some_and(|(from, to)| (from.year()..=to.year()).contains(&first)) {
                return;
            }
            self.last =
                self.last.filter(|last| (first..=last.year()).contains(&last.year()) && last.year() <= first + 1);
            // Seasons of two years begin and end in summer; some begin early, and some end late.
            let (from, to) = if first == last { ((1, 1), (12, 31)) } else { ((6, 1), (8, 31)) };
            self.season = date(first, from.0, from.1).zip(date(last, to.0, to.1)).or(self.season);
        }
    }

    /// Learns from the days of the whole: "Fri Jul 11 2014 - Wed Jun 3 2015".
    pub fn learn_period(&mut self, from: Day, to: Day) {
        let Some(to) = to.year.and_then(|year| date(year, to.month, to.day)) else { return };
        let from_year = from.year.or(Some(to.year()));
        let from = from_year.and_then(|year| date(year, from.month, from.day));
        let from =
            from.and_then(|from| if from > to { date(from.year() - 1, from.month(), from.day()) } else { Some(from) });
        if let Some(from) = from {
            (self.season, self.exact) = (Some((from, to)), true);
        }
    }

    /// Whether a title tells any year.
    pub fn tells(title: &str) -> bool {
        years_of(title).is_some()
    }

    /// Which day is meant.
    pub fn meant(&mut self, day: Day) -> Meant {
        if !day.exists() {
            return Meant::Impossible;
        }
        let found = match day.year {
            Some(year) => match date(year, day.month, day.day) {
                Some(date) => date,
                None => return Meant::Impossible,
            },
            None => match self.likely(day) {
                Ok(date) => date,
                Err(otherwise) => return otherwise,
            },
        };
        self.last = Some(found);
        Meant::Date(found, day.weekday.filter(|weekday| *weekday != found.weekday()).map(|_| found.weekday()))
    }

    /// The likeliest of the days that a day without a year may be.
    fn likely(&self, day: Day) -> Result<Date, Meant> {
        let Some(from) = self.last.or(self.season.map(|(from, _)| from)) else { return Err(Meant::Open) };
        let years = from.year().saturating_sub(1)..=from.year().saturating_add(2);
        let days = years.filter_map(|year| date(year, day.month, day.day));
        days.min_by_key(|date| self.cost(*date, from, day.weekday)).ok_or(Meant::Impossible)
    }

    /// How unlikely a day is, in days.
    fn cost(&self, date: Date, from: Date, weekday: Option<Weekday>) -> i32 {
        let apart = days_between(from, date);
        let outside = self.season.is_some_and(|(from, to)| !(from..=to).contains(&date));
        let wrong = weekday.is_some_and(|weekday| weekday != date.weekday());
        let wrong_costs = if self.last.is_some() { WRONG_WEEKDAY } else { FIRST_WRONG_WEEKDAY };
        (if apart < 0 { -apart * BACK } else { apart }) + i32::from(outside) * OUTSIDE + i32::from(wrong) * wrong_costs
    }
}

/// How many days later the second day is.
fn days_between(a: Date, b: Date) -> i32 {
    a.duration_until(b).as_hours().checked_div(24).and_then(|days| i32::try_from(days).ok()).unwrap_or(i32::MAX / 8)
}

/// A day, if there is one.
pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The first and the last year that a title tells: "2014/15", "2014-2015", "2016".
fn years_of(title: &str) -> Option<(i16, i16)> {
    let mut rest = title;
    loop {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let from = &rest[start..];
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        if let Some(first) = digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year)) {
            return Some((first, second_year(first, after).unwrap_or(first)));
        }
        rest = after;
    }
}

/// The year that follows another behind a dash or a slash, if it is the next one.
fn second_year(first: i16, after: &str) -> Option<i16> {
    let after = after.trim_start().strip_prefix(['/', '-', '–', '_'])?.trim_start();
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let next = first + 1;
    let is_next = match after.get(..end)? {
        two if two.len() == 2 => two.parse() == Ok(next % 100),
        four => four.parse() == Ok(next),
    };
    is_next.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::tokens;
    use super::*;

    fn day(text: &str) -> Day {
        super::super::day::day(&tokens(text)).expect("a day").0
    }

    /// What days come to, one after the other, in a season of this title.
    fn meant(title: &str, days: &[&str]) -> Vec<String> {
        let mut years = Years::default();
        years.learn_title(title);
        let mut told = |text: &&str| match years.meant(day(text)) {
            Meant::Date(date, None) => date.to_string(),
            Meant::Date(date, Some(weekday)) => format!("{date} {weekday:?}"),
            other => format!("{other:?}"),
        };
        days.iter().map(&mut told).collect()
    }

    #[test]
    fn a_season_turns_with_the_year() {
        let days = ["Aug 1", "Dec 31", "Jan 2", "May 20"];
        assert_eq!(meant("Cup 2000/01", &days), ["2000-08-01", "2000-12-31", "2001-01-02", "2001-05-20"]);
        assert_eq!(meant("Cup 1999-2000", &["Nov 8", "Feb 29"]), ["1999-11-08", "2000-02-29"]);
        assert_eq!(meant("Cup 2016", &["Jan 5", "Dec 3"]), ["2016-01-05", "2016-12-03"]);
        assert_eq!(meant("Finals 2012/13", &["May 25"]), ["2013-05-25"]);
    }

    #[test]
    fn groups_begin_anew_in_time_and_some_seasons_are_late() {
        let groups = ["Sep 18", "Dec 5", "Sep 19", "Dec 4", "Feb 12"];
        assert_eq!(
            meant("Cup 2012/13", &groups),
            ["2012-09-18", "2012-12-05", "2012-09-19", "2012-12-04", "2013-02-12"]
        );
        assert_eq!(meant("Cup 2019/20", &["Sep 1", "Mar 5", "Aug 1"]), ["2019-09-01", "2020-03-05", "2020-08-01"]);
        assert_eq!(meant("Cup 2020", &["Mar 3", "Nov 25", "Jan 30"]), ["2020-03-03", "2020-11-25", "2021-01-30"]);
    }

    #[test]
    fn a_weekday_helps_and_is_held_against_the_day() {
        // 6 June was a Saturday in 2020, and a Thursday in 2019.
        assert_eq!(meant("Cup 2019/20", &["Sat Jun 6"]), ["2020-06-06"]);
        assert_eq!(meant("Cup 2019/20", &["Thu Jun 6"]), ["2019-06-06"]);
        // 26 January 2019 was a Saturday, 5 February a Tuesday.
        assert_eq!(meant("Cup 2018/19", &["Sat Jan 26 2019", "Sun Feb 5"]), ["2019-01-26", "2019-02-05 Tuesday"]);
    }

    #[test]
    fn a_year_that_is_not_known_stays_open_until_one_is_typed() {
        assert_eq!(meant("Cup", &["Jul 1", "Jul 2 2001", "Jul 3"]), ["Open", "2001-07-02", "2001-07-03"]);
        assert_eq!(meant("Cup 2001", &["Feb 30", "Feb 29 2001"]), ["Impossible", "Impossible"]);
    }

    #[test]
    fn the_days_of_the_whole_tell_more_than_the_title() {
        let mut years = Years::default();
        years.learn_period(day("Tue Jan/22"), day("Wed Jul/24 2013"));
        years.learn_title("Cup 2013/14");
        assert_eq!(years.meant(day("Jan 23")), Meant::Date(date(2013, 1, 23).expect("a day"), None));
        let mut years = Years::default();
        years.learn_period(day("Nov 30"), day("Feb 2 2013"));
        assert_eq!(years.meant(day("Dec 1")), Meant::Date(date(2012, 12, 1).expect("a day"), None));
    }
}
