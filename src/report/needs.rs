//! What sides need in their ties: a map of every score of a leg with a sentence below it, or json for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::json::List;
use crate::ask::{self, Cell, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Side, Step, TieId};
use crate::paper::Paper;
use crate::wording::{self, Letters};

/// What is asked: of each of these ties, what a leg of it comes to.
#[derive(Clone, Copy)]
pub(super) struct Questions<'a> {
    pub bracket: &'a Bracket,
    pub ties: &'a [TieId],
    /// Which leg, by position; else of each tie the one that is asked about first.
    pub leg: Option<usize>,
}

impl<'a> Questions<'a> {
    /// Each with its map; a tie of which the leg is no question is left out.
    fn maps(self) -> impl Iterator<Item = (TieId, Outcomes)> + 'a {
        let Questions { bracket, ties, leg } = self;
        ties.iter().filter_map(move |id| {
            let (facts, ladder) = (bracket.facts(*id), bracket.ladder(*id));
            let leg = leg.or_else(|| ask::question(facts, ladder))?;
            Some((*id, Outcomes::of(facts, ladder, leg)?))
        })
    }
}

/// Every tie with its map and its sentence.
pub(super) fn print(paper: &mut Paper<impl Write>, questions: Questions) -> io::Result<()> {
    let bracket = questions.bracket;
    paper.line(&wording::title(bracket))?;
    for (id, map) in questions.maps() {
        paper.line("")?;
        paper.line(&format!("{}  {}", bracket.competition()[id].id, wording::fixture(bracket, id)))?;
        let others = wording::other_legs(bracket, id, &map).map_or_else(String::new, |others| format!(", {others}"));
        let real =
            map.real.map_or_else(String::new, |real| format!("; it ended {}", wording::score_for(map.host, real)));
        paper.line(&format!("{}{others}{real}", wording::question(bracket, id, &map)))?;
        paper.line("")?;
        // Where nothing depends on the score, the sentence says all of it.
        if map.matters() {
            draw(paper, bracket, id, &map)?;
            paper.line("")?;
        }
        paper.line(&wording::needs(bracket, id, &map))?;
    }
    Ok(())
}

/// The host's goals down, the guest's across; the real score in brackets.
fn draw(paper: &mut Paper<impl Write>, bracket: &Bracket, tie: TieId, map: &Outcomes) -> io::Result<()> {
    let letters = Letters::of(bracket, tie, map);
    let across: String = (0..=map.most()).map(|goals| format!("{goals:>2} ")).collect();
    paper.line(&format!("    {across} {}", wording::club(bracket, tie, !map.host)))?;
    for of_host in 0..=map.most() {
        let cell = |of_guest| Some(letters.in_map(map, (of_host, of_guest), map.at(of_host, of_guest)?));
        let row: String = (0..=map.most()).filter_map(cell).collect();
        let key = letters.legend.get(usize::from(of_host)).map(|cell| letters.key(*cell)).unwrap_or_default();
        paper.line(&format!("{of_host:>3} {row}  {key}"))?;
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
    pub fn of(questions: Questions<'a>) -> Report<'a> {
        let bracket = questions.bracket;
        let question = |(id, map): (TieId, Outcomes)| Question {
            id: &bracket.competition()[id].id,
            leg: map.leg + 1,
            host: map.host,
            cells: map.cells().map(score).collect(),
            sentence: wording::needs(bracket, id, &map),
        };
        Report { scenario: wording::scenario(bracket), ties: List::new(move || questions.maps().map(question)) }
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
