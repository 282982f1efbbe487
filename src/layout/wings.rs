//! The halves of a bracket that ends in one tie: the ties that lead to either side of it. Where they stand is `Layout`'s to say.

use std::iter;
use std::ops::Range;

use crate::competition::{Column, Competition, Node, Side, TieId};

/// The half of the bracket that leads to a side of the final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wing {
    /// To its side A: on the left.
    Left,
    /// To its side B: on the right.
    Right,
}

/// The parts of a bracket with wings: each has lines of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before the stage between the rounds, where there is one.
    BeforeStage,
    /// The left wing, and the final.
    Left,
    /// The right wing.
    Right,
    /// Whatever else there is: below both wings.
    Below,
}

/// The wings of a bracket.
#[derive(Debug)]
pub struct Wings {
    /// The tie in which they meet.
    last: TieId,
    /// The wing of each tie; none for that one, and for ties that do not lead there.
    of: Vec<Option<Wing>>,
}

impl Wings {
    /// None where a competition does not end in one tie, which two winners meet in.
    pub fn of(competition: &Competition) -> Option<Wings> {
        let last = last(competition)?;
        let mut of = vec![None; competition.ties().len()];
        // What a winner goes to stands behind where it comes from.
        for node in competition.order().iter().rev() {
            let Node::Tie(tie) = *node else { continue };
            of[tie.index()] = match competition.next(tie) {
                Some(next) if next == Node::Tie(last) => Some(match competition.side_fed(next, tie) {
                    Side::A => Wing::Left,
                    Side::B => Wing::Right,
                }),
                Some(Node::Tie(next)) => of[next.index()],
                Some(Node::Place(_)) | None => None,
            };
        }
        Some(Wings { last, of })
    }

    /// The tie in which they meet.
    pub fn last(&self) -> Node {
        Node::Tie(self.last)
    }

    /// The wing that a node stands in; none for the final, and for what does not lead there.
    pub fn wing(&self, node: Node) -> Option<Wing> {
        match node {
            Node::Tie(tie) => self.of[tie.index()],
            Node::Place(_) => None,
        }
    }

    /// The part that a node belongs to.
    pub fn part(&self, competition: &Competition, node: Node) -> Part {
        match self.wing(node) {
            Some(Wing::Right) => Part::Right,
            Some(Wing::Left) => Part::Left,
            None if node == self.last() => Part::Left,
            None if competition.places_column().is_some() && !competition.is_after_stage(node) => Part::BeforeStage,
            None => Part::Below,
        }
    }

    /// The columns that each track has a part of, from the left. Rounds between the wings and the final that lead nowhere, such
    /// as a match for third place, stand in its track, below it.
    pub fn tracks(&self, competition: &Competition) -> Vec<Range<usize>> {
        let [left, right] = [Wing::Left, Wing::Right].map(|wing| self.columns(competition, wing));
        let last = competition.column_of(self.last());
        let innermost = left.first().max(right.first()).map_or(last, |column| column + 1);
        let leads_on = |column: usize| match competition.column(column) {
            Column::Round(round) => competition[round].ties().any(|tie| competition.next(tie).is_some()),
            Column::Places => true,
        };
        let middle = (innermost..last).rev().find(|column| leads_on(*column)).map_or(innermost, |column| column + 1);
        let before = (0..middle).map(|column| column..column + 1);
        let behind = right.into_iter().map(|column| column..column + 1);
        before.chain(iter::once(middle..last + 1)).chain(behind).collect()
    }

    /// How many rounds both wings have at least.
    pub fn rounds(&self, competition: &Competition) -> usize {
        self.columns(competition, Wing::Left).len().min(self.columns(competition, Wing::Right).len())
    }

    /// The columns in which something stands in a wing, from the final outwards.
    fn columns(&self, competition: &Competition, wing: Wing) -> Vec<usize> {
        let mut filled = vec![false; competition.columns()];
        for tie in competition.tie_ids().filter(|tie| self.of[tie.index()] == Some(wing)) {
            filled[competition.column_of(Node::Tie(tie))] = true;
        }
        (0..filled.len()).rev().filter(|column| filled[*column]).collect()
    }
}

/// The tie that a competition ends in: the only one of the last round that two winners meet in.
fn last(competition: &Competition) -> Option<TieId> {
    let Column::Round(round) = competition.column(competition.columns().checked_sub(1)?) else { return None };
    let joins = |tie: &TieId| competition.feeders(Node::Tie(*tie)).count() == 2;
    let mut last = competition[round].ties().filter(joins);
    last.next().filter(|_| last.next().is_none())
}
