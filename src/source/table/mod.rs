//! Tables of matches, a row a match: CSV with a header, whatever stands between its cells. `sheet` finds header and rows,
//! `columns` knows which column is which, `cell` what stands in one, `led` what an apostrophe before it says; `survey` goes
//! through all rows once to see which dates and which part of the table are meant, `row` makes a match of each. What was
//! recognised is said; what is not understood is told with its cell, and the rest is read.

mod cell;
mod columns;
mod led;
mod row;
mod sheet;
mod survey;

pub use self::led::{as_name, as_text};
use self::row::Rows;
use self::sheet::Sheet;
use self::survey::Survey;
use super::matches::cursor::Cursor;
use super::matches::intake::Intake;
use super::matches::{At, RemarkKind, Season};
use crate::text::quoted;

/// How many headers are named in one remark.
const MOST_NAMED: usize = 30;

/// Whether a text looks like a table of matches: a header names two sides.
pub fn looks_like(text: &str) -> bool {
    Sheet::of(text).is_some()
}

/// Reads a text into a season: every match in it that can be read, and a remark about whatever cannot.
pub fn read(text: &str, file: u32, season: &mut Season) {
    let mut intake = Intake::new(season);
    match Sheet::of(text) {
        Some(sheet) => read_sheet(text, file, &sheet, &mut intake),
        None => refuse(text, file, &mut intake),
    }
    intake.end();
}

fn read_sheet(text: &str, file: u32, sheet: &Sheet, intake: &mut Intake) {
    let at = sheet.header(file);
    recognised(sheet, at, intake);
    let survey = Survey::of(sheet);
    survey.tell(at, intake);
    if intake.season.title.is_none() {
        intake.season.title = survey.title();
    }
    let mut rows = Rows { columns: &sheet.columns, survey: &survey, cursor: Cursor::new(text, file), intake };
    survey.each_row(sheet, |row| rows.read(row));
}

/// What was recognised, and what was not.
fn recognised(sheet: &Sheet, at: At, intake: &mut Intake) {
    let between = match sheet.delimiter {
        b'\t' => "tabs".to_owned(),
        other => format!("“{}”", char::from(other)),
    };
    let columns = sheet.columns.said();
    intake.remarks.tell(RemarkKind::Understood, Some(at), || format!("columns: {columns}; {between} between them"));
    let passed_over: Vec<&str> =
        sheet.columns.passed_over.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if !passed_over.is_empty() {
        intake.remarks.tell(RemarkKind::LeftOut, Some(at), || format!("columns passed over: {}", named(&passed_over)));
    }
}

/// What is said of a text without the columns that are needed.
fn refuse(text: &str, file: u32, intake: &mut Intake) {
    let (offset, headers) = sheet::first_headers(text);
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let found = if headers.is_empty() { "nothing".to_owned() } else { named(&headers) };
    let at = Cursor::new(text, file).at(offset);
    intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || {
        format!(
            "no row names the columns of both sides; expected a first row such as “date,round,home,away,score”; found {found}"
        )
    });
}

/// Headers in a sentence.
fn named(headers: &[&str]) -> String {
    let mut named: Vec<String> = headers.iter().take(MOST_NAMED).map(|header| quoted(header)).collect();
    if headers.len() > MOST_NAMED {
        named.push(format!("and {} more", headers.len() - MOST_NAMED));
    }
    named.join(", ")
}
