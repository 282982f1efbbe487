//! A map of outcomes in letters: one for each thing that a score can come to, with what it stands for, and a score in words.

use unicode_width::UnicodeWidthChar;

use super::needs::{Named, going_on};
use super::{club, score, score_for, whose};
use crate::ask::{Cell, Outcomes};
use crate::bracket::Bracket;
use crate::competition::{Goals, Score, Side, Step, TieId};

/// The letters of a map.
#[derive(Debug)]
pub struct Letters {
    names: [String; 2],
    initials: [char; 2],
    /// Everything that its scores come to: the host's first, then the guest's.
    pub legend: Vec<Cell>,
}

impl Letters {
    /// The initials of both clubs, where those tell them apart and are letters of one cell with a small form.
    pub fn of(bracket: &Bracket, tie: TieId, map: &Outcomes) -> Letters {
        let names = Side::BOTH.map(|side| club(bracket, tie, side));
        let initial = |name: &str| name.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_uppercase().next());
        let will_do = |letter: &char| letter.width() == Some(1) && letter.to_lowercase().next() != Some(*letter);
        let initials = match [&names[0], &names[1]].map(|name| initial(name).filter(will_do)) {
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
        // Of goals and points one letter tells, whichever it is.
        legend.dedup_by_key(|cell| match cell {
            Cell::Through(side, step) if is_plain(*step) => Cell::Through(*side, Step::Aggregate),
            other => *other,
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
            Cell::Next(Step::BetterPlaced) => "whoever is better placed".to_owned(),
            Cell::Next(step) => going_on(step).to_owned(),
            Cell::Open => "another leg is to come".to_owned(),
            Cell::Level => "nobody".to_owned(),
        }
    }

    /// A letter with what it stands for: "u USM Alger, away goals".
    pub fn key(&self, cell: Cell) -> String {
        format!("{} {}", self.letter(cell), self.meaning(cell))
    }

    /// The same where there is little room: whose a small letter is, the capital tells. "u away goals".
    pub fn short_key(&self, cell: Cell) -> String {
        match cell {
            Cell::Through(_, step) if !is_plain(step) => format!("{} {step}", self.letter(cell)),
            _ => self.key(cell),
        }
    }
}

/// What a score of a leg comes to, the host's goals first: "2–2: FUS Rabat go through on away goals (2–1)".
pub fn told(bracket: &Bracket, tie: TieId, map: &Outcomes, (of_host, of_guest): (u16, u16)) -> String {
    let comes_to = match map.at(of_host, of_guest) {
        Some(Cell::Through(side, step)) => {
            let [a, b] = Named::both(bracket, tie, map.host);
            let goes_through = if side == Side::A { a.go_through() } else { b.go_through() };
            let figures = map.figures(of_host, of_guest);
            let figures = figures.map_or_else(String::new, |own| format!(" ({})", score_for(side, own)));
            // Of one match everything is told by its score.
            let how = if map.legs == 1 && step == Step::Aggregate { String::new() } else { how(step) + &figures };
            goes_through + &how
        }
        Some(Cell::Next(Step::BetterPlaced)) => "the better placed side goes through".to_owned(),
        Some(Cell::Next(step)) => format!("on to {}", going_on(step)),
        Some(Cell::Open) => "another leg is to come".to_owned(),
        Some(Cell::Level) | None => "nobody goes through".to_owned(),
    };
    format!("{}: {comes_to}", score(Score::new(of_host, of_guest)))
}

/// By which step somebody goes through: " on away goals".
fn how(step: Step) -> String {
    match step {
        Step::AwayWin => " by the away win in the first leg".to_owned(),
        Step::BetterPlaced | Step::VisitingSide => format!(" as the {step}"),
        Step::Aggregate | Step::Points | Step::GoalDifference | Step::GoalsFor | Step::AwayGoals => {
            format!(" on {step}")
        }
        _ => format!(" by {step}"),
    }
}

/// What the other legs of a tie were, without which the question of one of them means little: "after FUS Rabat 1–0 USM
/// Alger"; none where none of them is known. Their scores are those of normal time.
pub fn other_legs(bracket: &Bracket, tie: TieId, map: &Outcomes) -> Option<String> {
    let legs = bracket.facts(tie).legs.iter().enumerate();
    let told = legs.filter_map(|(i, leg)| {
        let goals = leg.counts().and_then(Goals::normal).filter(|_| i != map.leg)?;
        let [host, guest] = [leg.host, !leg.host].map(|side| club(bracket, tie, side));
        Some((i < map.leg, format!("{host} {} {guest}", score_for(leg.host, goals))))
    });
    let (before, after): (Vec<_>, Vec<_>) = told.partition(|(is_before, _)| *is_before);
    let legs = |word: &str, legs: Vec<(bool, String)>| {
        let legs: Vec<String> = legs.into_iter().map(|(_, leg)| leg).collect();
        (!legs.is_empty()).then(|| format!("{word} {}", legs.join(" and ")))
    };
    let told: Vec<String> = [legs("after", before), legs("before", after)].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// What is asked: "What leg 2 of 2 could come to, at USM Alger’s".
pub fn question(bracket: &Bracket, tie: TieId, map: &Outcomes) -> String {
    let comes = if map.real.is_some() { "could have come" } else { "could come" };
    let host = bracket.club(tie, map.host).map(|host| bracket.competition()[host].name.as_str());
    let at = host.map_or_else(String::new, |host| format!(", at {}", whose(host)));
    format!("What {} {comes} to{at}", which_leg(map))
}

/// "leg 2 of 2", or "the match" where it is the only one.
fn which_leg(map: &Outcomes) -> String {
    if map.legs == 1 { "the match".to_owned() } else { format!("leg {} of {}", map.leg + 1, map.legs) }
}

fn is_plain(step: Step) -> bool {
    matches!(step, Step::Aggregate | Step::Points | Step::GoalDifference | Step::GoalsFor)
}
