//! What a reader of tables or feeds takes in: matches with what stands above them and what is said of them, until all
//! figures are there and the endings can be told.

use std::collections::HashMap;

use super::remarks::Remarks;
use super::state::State;
use super::trap::{self, Figures, Unsettled};
use super::{Fixture, Heading, Outcome, Season};

/// A season that is being read.
pub(in crate::source) struct Intake<'s> {
    /// The season; what is said of it is handed over at the end.
    pub season: &'s mut Season,
    /// What is said.
    pub remarks: Remarks,
    headings: HashMap<Heading, usize>,
    unsettled: Vec<Unsettled>,
}

impl Intake<'_> {
    /// Begins to read into a season.
    pub fn new(season: &mut Season) -> Intake<'_> {
        Intake { season, remarks: Remarks::default(), headings: HashMap::new(), unsettled: Vec::new() }
    }

    /// The index of a heading, a new one where it has not been met.
    pub fn heading(&mut self, heading: Heading) -> usize {
        let headings = &mut self.season.headings;
        *self.headings.entry(heading).or_insert_with_key(|heading| {
            headings.push(heading.clone());
            headings.len() - 1
        })
    }

    /// Takes a match in, with what the source says of its state, and its figures; what became of it may be known already.
    pub fn take(&mut self, mut fixture: Fixture, state: Option<State>, mut figures: Figures) {
        if figures.is_empty() {
            if fixture.outcome == Outcome::Unknown {
                fixture.outcome = state.map_or(Outcome::Unknown, State::without_figures);
            }
        } else {
            figures.extra_time |= state == Some(State::ExtraTime);
            let outcome = state.unwrap_or(State::Played).outcome();
            self.unsettled.push(Unsettled { fixture: self.season.fixtures.len(), figures, outcome });
        }
        self.season.fixtures.push(fixture);
    }

    /// Tells how all matches ended, and hands over what was said.
    pub fn end(mut self) {
        trap::settle(self.season, &self.unsettled, &mut self.remarks);
        self.remarks.hand_over(self.season);
    }
}
