//! All rows gone through once, before any is read: which number of "03/04/2023" is the day, and which season of which
//! competition is meant where there are several.

use std::collections::HashMap;

use super::cell::is_nothing;
use super::columns::{Columns, Field};
use super::sheet::{Row, Sheet};
use crate::source::matches::intake::Intake;
use crate::source::matches::moment::{Order, has_two_readings, order_shown};
use crate::source::matches::{At, RemarkKind};
use crate::text::quoted;

/// What the rows say together.
pub(super) struct Survey {
    /// Which number is the day.
    pub order: Order,
    /// A date that shows it, or one that would mean another day.
    shown: Option<String>,
    two_readings: Option<String>,
    /// The part that is read: the last.
    part: Part,
    /// How many parts there are, and how many rows are of another than the last.
    parts: usize,
    left_out: usize,
}

/// A season of a competition, as far as there are columns for them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Part {
    competition: Option<String>,
    season: Option<String>,
}

/// Goes through the rows again, and knows of which part each is.
pub(super) struct Parts<'s> {
    wanted: &'s Part,
    current: Part,
}

impl Part {
    /// The part of a row after rows of this one: what it does not say is as before.
    fn advance(&mut self, columns: &Columns, row: &Row) {
        for (field, told) in [(Field::Competition, &mut self.competition), (Field::Season, &mut self.season)] {
            let cell = columns.index(field).and_then(|index| row.cells.get(index));
            if let Some(cell) = cell.filter(|cell| !is_nothing(cell) && told.as_deref() != Some(*cell)) {
                *told = Some(cell.to_owned());
            }
        }
    }

    fn title(&self) -> Option<String> {
        let words: Vec<&str> = [&self.competition, &self.season].into_iter().flatten().map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

impl Parts<'_> {
    /// Whether a row is of the part that is read.
    pub fn is_read(&mut self, columns: &Columns, row: &Row) -> bool {
        self.current.advance(columns, row);
        self.current == *self.wanted
    }
}

impl Survey {
    /// Goes through all rows.
    pub fn of(sheet: &Sheet) -> Survey {
        let mut days = [None, None];
        let mut two_readings = None;
        let mut part = Part::default();
        // Of each part, how many rows are of it.
        let mut counts: HashMap<Part, usize> = HashMap::new();
        let (mut rows, mut since) = (0, 0);
        sheet.each_row(|row| {
            let before = part.clone();
            part.advance(&sheet.columns, row);
            if part != before {
                *counts.entry(before).or_default() += rows - since;
                since = rows;
            }
            rows += 1;
            let Some(date) = sheet.columns.index(Field::Date).and_then(|index| row.cells.get(index)) else { return };
            if let Some(order) = order_shown(date) {
                days[order as usize].get_or_insert_with(|| date.to_owned());
            } else if two_readings.is_none() && has_two_readings(date) {
                two_readings = Some(date.to_owned());
            }
        });
        // Where both are shown, one is a slip, and most of the world writes the day first.
        let [day_first, month_first] = days;
        let order = if day_first.is_none() && month_first.is_some() { Order::MonthFirst } else { Order::DayFirst };
        let shown = day_first.or(month_first);
        *counts.entry(part.clone()).or_default() += rows - since;
        let left_out = rows - counts.get(&part).copied().unwrap_or_default();
        counts.retain(|_, count| *count > 0);
        Survey { order, shown, two_readings, part, parts: counts.len(), left_out }
    }

    /// What the part that is read is called.
    pub fn title(&self) -> Option<String> {
        self.part.title()
    }

    /// Goes through the rows again.
    pub fn parts(&self) -> Parts<'_> {
        Parts { wanted: &self.part, current: Part::default() }
    }

    /// Says what is not plain.
    pub fn tell(&self, at: At, intake: &mut Intake) {
        match (&self.shown, &self.two_readings, self.order) {
            (Some(shown), _, Order::MonthFirst) => intake.remarks.tell(RemarkKind::Understood, Some(at), || {
                format!("dates have the month first, as {} shows", quoted(shown))
            }),
            (None, Some(date), Order::DayFirst) => intake.remarks.tell(RemarkKind::Assumed, Some(at), || {
                format!("dates such as {} are taken to have the day first", quoted(date))
            }),
            _ => {}
        }
        if self.parts > 1 {
            let title = self.title().unwrap_or_default();
            intake.remarks.tell(RemarkKind::LeftOut, Some(at), || {
                format!(
                    "there are {} seasons or competitions in the table: only the last, {}, is read, and {} rows are left out; to \
                     read another, leave only its rows in a file",
                    self.parts,
                    quoted(&title),
                    self.left_out
                )
            });
        }
    }
}
