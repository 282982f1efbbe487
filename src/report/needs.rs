//! What sides need in their ties: a map of every score of a leg with a sentence below it, or json for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::json::List;
use crate::ask::{Cell, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Side, Step, TieId};
use crate::paper::Paper;
use crate::wording::{self, Letters};

/// Every tie with its map and its sentence.
pub(super) fn print(paper: &mut Paper<impl Write>, bracket: &Bracket, ties: &[TieId]) -> io::Result<()> {
    paper.line(&wording::title(bracket))?;
    for (id, map) in questions(bracket, ties) {
        paper.line("")?;
        paper.line(&format!("{}  {}", bracket.competition()[id].id, wording::fixture(bracket, id)))?;
        let host = wording::club(bracket, id, map.host);
        let real = map.real.map_or_else(String::new, |real| format!(", {}", wording::score_for(map.host, real)));
        paper.line(&format!("Leg {}, at {host}’s{real}", map.leg + 1))?;
        paper.line("")?;
        draw(paper, bracket, id, &map)?;
        paper.line("")?;
        paper.line(&wording::needs(bracket, id, &map))?;
    }
    Ok(())
}

fn questions<'a>(bracket: &'a Bracket, ties: &'a [TieId]) -> impl Iterator<Item = (TieId, Outcomes)> + 'a {
    ties.iter().filter_map(|id| Some((*id, Outcomes::of_the_question(bracket.facts(*id), bracket.ladder(*id))?)))
}

/// The host's goals down, the guest's across; the real score in brackets.
fn draw(paper: &mut Paper<impl Write>, bracket: &Bracket, tie: TieId, map: &Outcomes) -> io::Result<()> {
    let letters = Letters::of(bracket, tie, map);
    let across: String = (0..=map.most()).map(|goals| format!("{goals:>2} ")).collect();
    paper.line(&format!("    {across} {}", wording::club(bracket, tie, !map.host)))?;
    for of_host in 0..=map.most() {
        let cell = |of_guest| Some(letters.in_map(map, (of_host, of_guest), map.at(of_host, of_guest)?));
        let row: String = (0..=map.most()).filter_map(cell).collect();
        let legend =
            letters.legend.get(usize::from(of_host)).map(|cell| (letters.letter(*cell), letters.meaning(*cell)));
        let legend = legend.map_or_else(String::new, |(letter, meaning)| format!("{letter} {meaning}"));
        paper.line(&format!("{of_host:>3} {row}  {legend}"))?;
    }
    paper.line(&format!("    {}", wording::club(bracket, tie, map.host)))
}

/// What is asked of each tie, for other programs.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// How the competition is looked at, where that is not how it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    ties: List<'a, Question<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    /// Counted from 1.
    leg: usize,
    host: Side,
    cells: Vec<Score>,
    sentence: String,
}

/// A score of the leg, and what it comes to: who goes through by which step, or the step that follows.
#[derive(Serialize)]
struct Score {
    host: u16,
    guest: u16,
    through: Option<Side>,
    by: Option<Step>,
    next: Option<Step>,
}

impl<'a> Report<'a> {
    pub fn of(bracket: &'a Bracket, ties: &'a [TieId]) -> Report<'a> {
        let question = |(id, map): (TieId, Outcomes)| Question {
            id: &bracket.competition()[id].id,
            leg: map.leg + 1,
            host: map.host,
            cells: map.cells().map(score).collect(),
            sentence: wording::needs(bracket, id, &map),
        };
        Report { scenario: wording::scenario(bracket), ties: List::new(move || questions(bracket, ties).map(question)) }
    }
}

fn score((host, guest, cell): (u16, u16, Cell)) -> Score {
    let (through, by, next) = match cell {
        Cell::Through(side, step) => (Some(side), Some(step), None),
        Cell::Next(step) => (None, None, Some(step)),
        Cell::Open | Cell::Level => (None, None, None),
    };
    Score { host, guest, through, by, next }
}
