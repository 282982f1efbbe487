//! The goals of a row, from all the columns that may have them, and what it states about the tie.

use super::super::cell::{self, Told};
use super::super::columns::Field;
use super::super::sheet::Row;
use super::{Rows, side_named};
use crate::competition::{Score, Side, Step};
use crate::source::matches::state::State;
use crate::source::matches::trap::Figures;
use crate::source::matches::{Stated, Team};

/// What a column of shoot-outs says.
enum Kicks {
    Goals(Score),
    Won(Side),
    /// There was one.
    Held,
    /// There was none.
    None,
    /// Something else settled the tie.
    DecidedBy(Step),
}

impl Rows<'_, '_, '_> {
    /// All figures of a match, with what stands between them: a state, claims.
    pub(super) fn figures(
        &mut self,
        row: &Row,
        teams: &[Team; 2],
        state: &mut Option<State>,
        stated: &mut Stated,
    ) -> Figures {
        let full_time = self.score(row, Field::FullTime, state);
        let score = self.score(row, Field::Score, state);
        let extra_time = self.extra_time(row);
        let told = [full_time, score, extra_time];
        let mut figures = Figures {
            full_time: full_time.score.or_else(|| self.pair(row, Field::HostFullTime, Field::VisitorFullTime)),
            score: score.score.or_else(|| self.pair(row, Field::HostGoals, Field::VisitorGoals)),
            after_extra_time: extra_time
                .score
                .or_else(|| self.pair(row, Field::HostExtraTime, Field::VisitorExtraTime)),
            extra_time: told.iter().any(|told| told.extra_time),
            kicks: self.pair(row, Field::HostKicks, Field::VisitorKicks),
            kicks_won: self.won(row, Field::KicksWinner, teams),
        };
        stated.winner = self.won(row, Field::TieWinner, teams);
        stated.decided_by =
            self.read_cell(row, Field::DecidedBy, "a step of the regulations, such as “away goals”", step);
        let winner = self.winner(row, teams, &figures);
        figures.kicks = figures.kicks.or_else(|| told.iter().find_map(|told| told.kicks));
        for field in [Field::Kicks, Field::KicksHeld] {
            match self.kicks(row, field, teams) {
                Kicks::Goals(goals) => figures.kicks = figures.kicks.or(Some(goals)),
                Kicks::Won(side) => figures.kicks_won = figures.kicks_won.or(Some(side)),
                Kicks::Held if figures.kicks.is_none() => {
                    figures.kicks_won = figures.kicks_won.or(stated.winner).or(winner)
                }
                Kicks::DecidedBy(step) => stated.decided_by = Some(step),
                Kicks::Held | Kicks::None => {}
            }
        }
        // Tables that have a number in every cell.
        figures.kicks = figures.kicks.filter(|kicks| *kicks != Score::new(0, 0));
        if figures.kicks.is_some_and(|kicks| kicks.leader().is_none()) {
            figures.kicks_won = figures.kicks_won.or(stated.winner).or(winner);
        }
        stated.winner = stated.winner.or(winner);
        figures
    }

    /// Who is said to have won, where that is more than the score says by itself: a claim about the tie, not about the
    /// match.
    fn winner(&mut self, row: &Row, teams: &[Team; 2], figures: &Figures) -> Option<Side> {
        let winner = self.won(row, Field::Winner, teams)?;
        (figures.last().and_then(Score::leader) != Some(winner)).then_some(winner)
    }

    /// A score, or a word in its place.
    fn score(&mut self, row: &Row, field: Field, state: &mut Option<State>) -> Told {
        let Some(text) = self.cell(row, field) else { return Told::default() };
        if let Some(told) = cell::score(text) {
            return told;
        }
        // "H", "D" or "A": who won, which the goals say, too.
        let is_letter = text.len() == 1 && text.contains(['H', 'D', 'A', 'W', 'L', 'X']);
        match State::parse(text) {
            Some(told) => *state = state.or(Some(told)),
            None if is_letter => {}
            None => self.misread(row, field, "goals of both sides, such as “2-1”"),
        }
        Told::default()
    }

    /// Whether there was extra time, or the score after it.
    fn extra_time(&mut self, row: &Row) -> Told {
        let expected = "“yes” or “no”, or the score after it, such as “2-1”";
        let read = |text: &str| {
            let score = cell::score(text).map(|told| Told { extra_time: true, ..told });
            score.or_else(|| cell::flag(text).map(|extra_time| Told { extra_time, ..Told::default() }))
        };
        self.read_cell(row, Field::ExtraTime, expected, read).unwrap_or_default()
    }

    /// The shoot-out.
    fn kicks(&mut self, row: &Row, field: Field, teams: &[Team; 2]) -> Kicks {
        let expected = "its goals, such as “4-3”, or who won it";
        self.read_cell(row, field, expected, |text| kicks(text, teams)).unwrap_or(Kicks::None)
    }

    /// The goals of both sides, each in a column of its own.
    fn pair(&mut self, row: &Row, host: Field, visitor: Field) -> Option<Score> {
        let expected = "goals, 0 to 99";
        let [a, b] = [host, visitor].map(|field| self.read_cell(row, field, expected, cell::goals));
        // One of two that is not there at all is a slip, too.
        for (told, other) in [(a, visitor), (b, host)] {
            if told.is_some() && self.cell(row, other).is_none() {
                self.misread(row, other, expected);
            }
        }
        Some(Score::new(a?, b?))
    }
}

/// A step of the regulations by its name: "away goals", "away_goals".
fn step(text: &str) -> Option<Step> {
    let plain = text.replace('_', " ").to_lowercase();
    Step::ALL.into_iter().find(|step| step.name() == plain || step.key() == text)
}

/// What a column of shoot-outs says: "4-3", "4-3 Rovers", "Rovers", "yes", or whatever else a table keeps there.
fn kicks(text: &str, teams: &[Team; 2]) -> Option<Kicks> {
    if let Some(told) = cell::score(text) {
        return told.kicks.or(told.score).map(Kicks::Goals);
    }
    if let Some(side) = side_named(text, teams) {
        return Some(Kicks::Won(side));
    }
    if let Some(held) = cell::flag(text) {
        return Some(if held { Kicks::Held } else { Kicks::None });
    }
    let plain = text.to_lowercase();
    if plain.contains("away goal") {
        return Some(Kicks::DecidedBy(Step::AwayGoals));
    }
    if ["toss", "lots", "drawing"].iter().any(|word| plain.contains(word)) {
        return Some(Kicks::DecidedBy(Step::Lots));
    }
    // The winner behind the figures, and then the winner's come first.
    let (figures, name) = text.split_at_checked(text.find(char::is_alphabetic)?)?;
    let goals = cell::score(figures)?.score?;
    let winner = side_named(name, teams)?;
    Some(Kicks::Goals(if goals.leader() == Some(winner) { goals } else { goals.swapped() }))
}
