//! A row of a table, made a match of the season: `figures` has its goals, `heading` what stands above it.

mod figures;
mod heading;

use super::cell;
use super::columns::{Columns, Field};
use super::led;
use super::sheet::Row;
use super::survey::Survey;
use crate::competition::{Side, Step};
use crate::source::matches::cursor::Cursor;
use crate::source::matches::intake::Intake;
use crate::source::matches::moment::{Clock, Moment};
use crate::source::matches::state::State;
use crate::source::matches::team::is_code;
use crate::source::matches::{Fixture, Outcome, RemarkKind, Stated, Team};
use crate::text::quoted;

/// The rows of a table that are being read.
pub(super) struct Rows<'r, 't, 's> {
    pub columns: &'r Columns,
    pub survey: &'r Survey,
    /// The row that is being read.
    pub cursor: Cursor<'t>,
    pub intake: &'r mut Intake<'s>,
}

/// What a cell says about who won.
enum Won {
    Side(Side),
    Nobody,
}

impl Rows<'_, '_, '_> {
    /// Takes the match of a row into the season, or says why not.
    pub fn read(&mut self, row: &Row) {
        let at = row.at(&mut self.cursor);
        if row.has_open_quote {
            self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || {
                "a quotation mark that is never closed: taken for a letter".to_owned()
            });
        }
        let mut state = self.state(row, Field::State);
        let Some(teams) = self.teams(row, state) else { return };
        let day = self.read_cell(row, Field::Date, "a date, such as “2024-06-21” or “21/06/2024”", |text| {
            Moment::parse(text, self.survey.order)
        });
        let clock = self.read_cell(row, Field::Time, "a time of day, such as “20:45”", Clock::parse);
        let clock = clock.or(day.and_then(|day| day.clock));
        let mut stated = Stated::default();
        let figures = self.figures(row, &teams, &mut state, &mut stated);
        noted(self.cell(row, Field::Note).unwrap_or_default(), &teams, &mut stated);
        let neutral = self.read_cell(row, Field::Neutral, "“yes” or “no”", cell::flag);
        let fixture = Fixture {
            at,
            heading: self.heading(row),
            number: self.read_cell(row, Field::Number, "the number of a match", |text| text.parse().ok()),
            date: day.map(|day| day.date),
            time: clock.map(|clock| clock.time),
            offset: clock.and_then(|clock| clock.offset),
            outcome: if state == Some(State::Walkover) { Outcome::Walkover(stated.winner) } else { Outcome::Unknown },
            stated,
            ground: self.cell(row, Field::Ground).map(str::to_owned),
            town: self.cell(row, Field::Town).map(str::to_owned),
            neutral: neutral.unwrap_or(false),
            scorers: [None, None],
            note: self.cell(row, Field::Note).map(str::to_owned),
            teams,
        };
        self.intake.take(fixture, state, figures);
    }

    /// What stands in a cell, if anything does.
    fn cell<'c>(&self, row: &Row<'c, '_>, field: Field) -> Option<&'c str> {
        row.cell(self.columns, field)
    }

    /// What a cell says; where that is not understood, it is told.
    fn read_cell<T>(
        &mut self,
        row: &Row,
        field: Field,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.cell(row, field)?;
        let told = read(cell);
        if told.is_none() {
            self.misread(row, field, expected);
        }
        told
    }

    /// What is said of a cell: what was found, and what was expected.
    fn misread(&mut self, row: &Row, field: Field, expected: &str) {
        let index = self.columns.index(field).unwrap_or(0);
        let at = row.cell_at(index, &self.cursor);
        self.intake.remarks.tell(RemarkKind::NotUnderstood, Some(at), || {
            let found = row.cells.get(index).unwrap_or_default();
            format!("{} is no {}; expected {expected}", quoted(found), field.name())
        });
    }

    /// The two sides; where there are no two, that is told.
    fn teams(&mut self, row: &Row, state: Option<State>) -> Option<[Team; 2]> {
        let sides = [(Field::Host, Field::HostCode), (Field::Visitor, Field::VisitorCode)];
        let [a, b] = sides.map(|(name, code)| {
            let team = led::team(row.as_it_stands(self.columns, name)?)?;
            let code = self.cell(row, code).map(str::to_ascii_uppercase).filter(|code| is_code(code));
            Some(Team { code: code.or(team.code), ..team })
        });
        let (one, missing) = match (a, b) {
            (Some(a), Some(b)) => return Some([a, b]),
            (Some(one), None) => (Some(one), Field::Visitor),
            (None, other) => (other, Field::Host),
        };
        let is_bye = state == Some(State::Bye) || self.cell(row, missing).is_some();
        match one.filter(|_| is_bye) {
            Some(team) => {
                let at = row.cell_at(0, &self.cursor);
                self.intake.remarks.tell(RemarkKind::LeftOut, Some(at), || format!("a bye for {}", quoted(&team.name)));
            }
            None => self.misread(row, missing, "the name of a club or a country"),
        }
        None
    }

    fn state(&mut self, row: &Row, field: Field) -> Option<State> {
        self.read_cell(row, field, "what became of a match, such as “walkover” or “postponed”", State::parse)
    }

    /// Who won, by one of the names of the two sides or by where they stand.
    fn won(&mut self, row: &Row, field: Field, teams: &[Team; 2]) -> Option<Side> {
        let named = row.as_it_stands(self.columns, field).and_then(|cell| side_named(cell, teams));
        if named.is_some() {
            return named;
        }
        match self.read_cell(row, field, "the name of one of the two sides", won)? {
            Won::Side(side) => Some(side),
            Won::Nobody => None,
        }
    }
}

/// What a note states about the tie: "Rovers progress", "Rovers won on a coin toss".
fn noted(note: &str, teams: &[Team; 2], stated: &mut Stated) {
    let Some((side, rest)) = Side::BOTH
        .into_iter()
        .filter_map(|side| Some((side, note.strip_prefix(&teams[side.index()].name)?.strip_prefix(' ')?)))
        .min_by_key(|(_, rest)| rest.len())
    else {
        return;
    };
    let by_lots = ["coin toss", "toss of a coin", "by lots", "on lots", "drawing lots", "drawing of lots"]
        .iter()
        .any(|word| rest.contains(word));
    let goes_on = ["progress", "advance", "qualif", "go through", "went through", "won on", "win on"];
    if by_lots || goes_on.iter().any(|words| rest.starts_with(words)) {
        stated.winner = stated.winner.or(Some(side));
    }
    if by_lots {
        stated.decided_by = stated.decided_by.or(Some(Step::Lots));
    }
}

/// Who won, by where they stand.
fn won(text: &str) -> Option<Won> {
    match text.to_lowercase().as_str() {
        "home" | "h" | "host" | "team1" | "home_team" | "1" => Some(Won::Side(Side::A)),
        "away" | "a" | "visitor" | "team2" | "away_team" | "2" => Some(Won::Side(Side::B)),
        "draw" | "d" | "x" | "0" | "tie" => Some(Won::Nobody),
        _ => None,
    }
}

/// The side with such a name.
fn side_named(text: &str, teams: &[Team; 2]) -> Option<Side> {
    let name = led::team(text)?.name.to_lowercase();
    Side::BOTH.into_iter().find(|side| teams[side.index()].name.to_lowercase() == name)
}
