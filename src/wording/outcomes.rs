//! A map of outcomes in letters: one for each thing that a score can come to, with what it stands for, and a score in words.

use super::needs::going_on;
use super::{club, score};
use crate::ask::{Cell, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Score, Side, Step, TieId};

/// The letters of a map.
#[derive(Debug)]
pub struct Letters {
    names: [String; 2],
    initials: [char; 2],
    /// Everything that its scores come to: the host's first, then the guest's.
    pub legend: Vec<Cell>,
}

impl Letters {
    /// The initials of both clubs, where those tell them apart.
    pub fn of(bracket: &Bracket, tie: TieId, map: &Outcomes) -> Letters {
        let names = Side::BOTH.map(|side| club(bracket, tie, side));
        let initial = |name: &str| name.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_uppercase().next());
        let initials = match [initial(&names[0]), initial(&names[1])] {
            [Some(a), Some(b)] if a != b => [a, b],
            _ => ['A', 'B'],
        };
        let mut legend: Vec<Cell> = Vec::new();
        for (.., cell) in map.cells() {
            if !legend.contains(&cell) {
                legend.push(cell);
            }
        }
        legend.sort_by_key(|cell| match cell {
            Cell::Through(side, step) => (usize::from(*side != map.host), usize::from(!is_plain(*step))),
            _ => (2, 0),
        });
        Letters { names, initials, legend }
    }

    /// A capital where goals or points settle it, a small letter where a later step does, and a sign where nobody is through.
    pub fn letter(&self, cell: Cell) -> char {
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

    /// A score in the map, in three cells: its letter, in brackets where it is the real one.
    pub fn in_map(&self, map: &Outcomes, score: (u16, u16), cell: Cell) -> String {
        let letter = self.letter(cell);
        if map.real_score() == Some(score) { format!("[{letter}]") } else { format!(" {letter} ") }
    }

    /// What a letter stands for: "USM Alger, away goals".
    pub fn meaning(&self, cell: Cell) -> String {
        match cell {
            Cell::Through(side, step) if is_plain(step) => self.names[side.index()].clone(),
            Cell::Through(side, step) => format!("{}, {step}", self.names[side.index()]),
            Cell::Next(step) => going_on(step).to_owned(),
            Cell::Open => "another leg is to come".to_owned(),
            Cell::Level => "nobody".to_owned(),
        }
    }

    /// What a score comes to, the host's goals first: "2–2: FUS Rabat go through, away goals".
    pub fn told(&self, of_host: u16, of_guest: u16, cell: Cell) -> String {
        let score = score(Score::new(of_host, of_guest));
        match cell {
            Cell::Through(side, step) => format!("{score}: {} go through, {step}", self.names[side.index()]),
            Cell::Next(step) => format!("{score}: on to {}", going_on(step)),
            Cell::Open | Cell::Level => format!("{score}: {}", self.meaning(cell)),
        }
    }
}

fn is_plain(step: Step) -> bool {
    matches!(step, Step::Aggregate | Step::Points)
}
