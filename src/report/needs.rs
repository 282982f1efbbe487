//! What sides need in their ties: a map of every score of a leg with a sentence below it, or json for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::json::List;
use crate::ask::{Cell, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Side, Step, TieId};
use crate::paper::Paper;
use crate::wording;

/// Every tie with its map and its sentence.
pub(super) fn print(paper: &mut Paper<impl Write>, bracket: &Bracket, ties: &[TieId]) -> io::Result<()> {
    for (i, (id, map)) in questions(bracket, ties).enumerate() {
        if i > 0 {
            paper.line("")?;
        }
        paper.line(&format!("{}  {}", bracket.competition()[id].id, wording::fixture(bracket, id)))?;
        let host = wording::club(bracket, id, map.host);
        let real = map.real.map_or_else(String::new, |real| format!(", {}", wording::score_for(map.host, real)));
        paper.line(&format!("Leg {}, at {host}’s{real}", map.leg + 1))?;
        paper.line("")?;
        draw(paper, &Letters::of(bracket, id, &map), &map)?;
        paper.line("")?;
        paper.line(&wording::needs(bracket, id, &map))?;
    }
    Ok(())
}

fn questions<'a>(bracket: &'a Bracket, ties: &'a [TieId]) -> impl Iterator<Item = (TieId, Outcomes)> + 'a {
    ties.iter().filter_map(|id| Some((*id, Outcomes::of_the_question(bracket.facts(*id), bracket.ladder(*id))?)))
}

/// The host's goals down, the guest's across; the real score in brackets.
fn draw(paper: &mut Paper<impl Write>, letters: &Letters, map: &Outcomes) -> io::Result<()> {
    let across: String = (0..=map.most()).map(|goals| format!("{goals:>2} ")).collect();
    paper.line(&format!("    {across} {}", letters.guest))?;
    for of_host in 0..=map.most() {
        let cell = |of_guest: u16| {
            let letter = map.at(of_host, of_guest).map_or(' ', |cell| letters.of_cell(cell));
            let is_real = map.real.is_some_and(|real| (real.of(map.host), real.of(!map.host)) == (of_host, of_guest));
            if is_real { format!("[{letter}]") } else { format!(" {letter} ") }
        };
        let row: String = (0..=map.most()).map(cell).collect();
        let legend = letters.legend.get(usize::from(of_host)).map_or("", String::as_str);
        paper.line(format!("{of_host:>3} {row}  {legend}").trim_end())?;
    }
    paper.line(&format!("    {}", letters.host))
}

/// A letter for each thing that a score can come to, and what it stands for.
struct Letters {
    initials: [char; 2],
    host: String,
    guest: String,
    legend: Vec<String>,
}

impl Letters {
    fn of(bracket: &Bracket, tie: TieId, map: &Outcomes) -> Letters {
        let names = Side::BOTH.map(|side| wording::club(bracket, tie, side));
        let initial = |name: &str| name.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_uppercase().next());
        let initials = match [initial(&names[0]), initial(&names[1])] {
            [Some(a), Some(b)] if a != b => [a, b],
            _ => ['A', 'B'],
        };
        let name = |side: Side| names[side.index()].clone();
        let mut letters = Letters { initials, host: name(map.host), guest: name(!map.host), legend: Vec::new() };
        let mut seen: Vec<Cell> = Vec::new();
        for (.., cell) in map.cells() {
            if !seen.contains(&cell) {
                seen.push(cell);
            }
        }
        seen.sort_by_key(|cell| match cell {
            Cell::Through(side, step) => (usize::from(*side != map.host), usize::from(!is_plain(*step))),
            _ => (2, 0),
        });
        letters.legend =
            seen.iter().map(|cell| format!("{} {}", letters.of_cell(*cell), said(*cell, &names))).collect();
        letters
    }

    /// Capitals where goals settle it, small letters where another step does.
    fn of_cell(&self, cell: Cell) -> char {
        match cell {
            Cell::Through(side, step) => {
                let initial = self.initials[side.index()];
                if is_plain(step) { initial } else { initial.to_lowercase().next().unwrap_or(initial) }
            }
            Cell::Next(_) => '=',
            Cell::Open => '.',
            Cell::Level => '-',
        }
    }
}

fn is_plain(step: Step) -> bool {
    matches!(step, Step::Aggregate | Step::Points)
}

fn said(cell: Cell, names: &[String; 2]) -> String {
    match cell {
        Cell::Through(side, step) if is_plain(step) => names[side.index()].clone(),
        Cell::Through(side, step) => format!("{}, {step}", names[side.index()]),
        Cell::Next(step) => wording::going_on(step).to_owned(),
        Cell::Open => "another leg is to come".to_owned(),
        Cell::Level => "nobody".to_owned(),
    }
}

/// What is asked of each tie, for other programs.
#[derive(Serialize)]
pub(super) struct Report<'a> {
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
        Report { ties: List::new(move || questions(bracket, ties).map(question)) }
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
