//! All rows gone through once, before any is read: which number of "03/04/2023" is the day, and which season of which
//! competition is meant where there are several. Never is one chosen in silence.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::{Columns, Field};
use super::sheet::{Row, Sheet};
use crate::source::matches::intake::Intake;
use crate::source::matches::moment::{Moment, Order, has_two_readings, order_shown};
use crate::source::matches::{At, RemarkKind};
use crate::text::quoted;

/// More days than these are no single season.
const LONGEST_SEASON: i32 = 400;

/// Fewer days than these without a match may be a pause within one.
const SHORTEST_GAP: i32 = 100;

/// Fewer matches than these after such a gap are no season, but slips of the year.
const FEWEST_MATCHES: usize = 3;

/// What the rows say together.
pub(super) struct Survey {
    /// Which number is the day.
    pub order: Order,
    /// A date that shows it.
    shown: Option<String>,
    /// A date that would mean another day.
    two_readings: Option<String>,
    /// All the competitions and seasons there are.
    parts: Parts,
    /// How many rows are of another part than the last.
    left_out: usize,
    /// Where no column tells the season: what the dates tell.
    edition: Edition,
}

/// What the dates of a table come to that has no column for the season.
enum Edition {
    /// They may well be of one.
    One,
    /// They are of several, and only since this day of the last; so many matches were before.
    Since(Date, usize),
    /// They are of more days than one has, and nothing shows where it begins.
    Long(Date, Date),
}

/// The competition and the season of each row, as far as there are columns for them. Each name is kept once.
#[derive(Default)]
struct Parts {
    numbers: HashMap<String, usize>,
    names: Vec<String>,
    /// Those of the row that was looked at last, by their numbers; and how many rows are of each two.
    last: Part,
    counts: HashMap<Part, usize>,
}

/// Competition and season.
type Part = [Option<usize>; 2];

const PART: [Field; 2] = [Field::Competition, Field::Season];

impl Parts {
    /// The part of a row after those before it: what it does not say is as it was.
    fn of(&self, before: Part, columns: &Columns, row: &Row) -> Part {
        std::array::from_fn(|which| {
            row.cell(columns, PART[which]).map_or(before[which], |name| self.numbers.get(name).copied())
        })
    }

    fn count(&mut self, columns: &Columns, row: &Row) {
        for name in PART.iter().filter_map(|field| row.cell(columns, *field)) {
            if !self.numbers.contains_key(name) {
                self.numbers.insert(name.to_owned(), self.names.len());
                self.names.push(name.to_owned());
            }
        }
        self.last = self.of(self.last, columns, row);
        *self.counts.entry(self.last).or_default() += 1;
    }

    fn title(&self) -> Option<String> {
        let words: Vec<&str> =
            self.last.iter().flatten().filter_map(|number| self.names.get(*number)).map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

impl Survey {
    /// Goes through all rows.
    pub fn of(sheet: &Sheet) -> Survey {
        let mut days = [None, None];
        let mut two_readings = None;
        let mut parts = Parts::default();
        sheet.each_row(|row| {
            parts.count(&sheet.columns, row);
            let Some(date) = row.cell(&sheet.columns, Field::Date) else { return };
            if let Some(order) = order_shown(date) {
                days[order as usize].get_or_insert_with(|| date.to_owned());
            } else if two_readings.is_none() && has_two_readings(date) {
                two_readings = Some(date.to_owned());
            }
        });
        // Where both are shown, one is a slip, and most of the world writes the day first.
        let [day_first, month_first] = days;
        let order = if day_first.is_none() && month_first.is_some() { Order::MonthFirst } else { Order::DayFirst };
        let rows: usize = parts.counts.values().sum();
        let left_out = rows - parts.counts.get(&parts.last).copied().unwrap_or_default();
        let shown = day_first.or(month_first);
        let mut survey = Survey { order, shown, two_readings, parts, left_out, edition: Edition::One };
        if sheet.columns.index(Field::Season).is_none() {
            survey.edition = survey.edition(sheet);
        }
        survey
    }

    /// What the part that is read is called.
    pub fn title(&self) -> Option<String> {
        self.parts.title()
    }

    /// Goes through the rows that are read.
    pub fn each_row(&self, sheet: &Sheet, mut visit: impl FnMut(&Row)) {
        let mut part = Part::default();
        sheet.each_row(|row| {
            part = self.parts.of(part, &sheet.columns, row);
            let is_before = |since| self.date(&sheet.columns, row).is_some_and(|date| date < since);
            let is_read = match self.edition {
                Edition::Since(since, _) => !is_before(since),
                Edition::One | Edition::Long(..) => true,
            };
            if part == self.parts.last && is_read {
                visit(row);
            }
        });
    }

    fn date(&self, columns: &Columns, row: &Row) -> Option<Date> {
        Some(Moment::parse(row.cell(columns, Field::Date)?, self.order)?.date)
    }

    fn edition(&self, sheet: &Sheet) -> Edition {
        let mut dates = Vec::new();
        self.each_row(sheet, |row| dates.extend(self.date(&sheet.columns, row)));
        dates.sort_unstable();
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return Edition::One };
        let days = |from: &Date, to: &Date| (*to - *from).get_days();
        if days(first, last) <= LONGEST_SEASON {
            return Edition::One;
        }
        let until = dates.len().saturating_sub(FEWEST_MATCHES - 1);
        let mut pairs = dates.get(..until).unwrap_or_default().windows(2);
        let gap = pairs.rposition(|pair| matches!(pair, [one, next] if days(one, next) > SHORTEST_GAP));
        match gap.and_then(|gap| Some((dates.get(gap + 1)?, gap + 1))) {
            Some((since, before)) => Edition::Since(*since, before),
            None => Edition::Long(*first, *last),
        }
    }

    /// Says what is not plain.
    pub fn tell(&self, at: At, intake: &mut Intake) {
        let mut say = |kind, text: String| intake.remarks.tell(kind, Some(at), || text);
        match (&self.shown, &self.two_readings, self.order) {
            (Some(shown), _, Order::MonthFirst) => {
                say(RemarkKind::Understood, format!("dates have the month first, as {} shows", quoted(shown)));
            }
            (None, Some(date), Order::DayFirst) => {
                say(RemarkKind::Assumed, format!("dates such as {} are taken to have the day first", quoted(date)));
            }
            _ => {}
        }
        if self.parts.counts.len() > 1 {
            let (parts, title) = (self.parts.counts.len(), quoted(&self.title().unwrap_or_default()));
            let text = format!(
                "there are {parts} seasons or competitions in the table: only the last, {title}, is read; rows left out: {}; to \
                 read another, leave only its rows in a file",
                self.left_out
            );
            say(RemarkKind::LeftOut, text);
        }
        match self.edition {
            Edition::One => {}
            Edition::Since(since, before) => {
                let text = format!(
                    "no column tells the season: only matches since {since} are read, after more than {SHORTEST_GAP} days \
                     without any; rows left out: {before}"
                );
                say(RemarkKind::LeftOut, text);
            }
            Edition::Long(first, last) => {
                say(
                    RemarkKind::Assumed,
                    format!("no column tells the season: all matches from {first} to {last} are taken for one"),
                );
            }
        }
    }
}
