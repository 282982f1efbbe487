//! The texts and days that ties can be found by, clubs apart.

use std::collections::HashMap;

use jiff::civil::Date;

use super::fact::{Fact, facts};
use super::query::Part;
use super::words::{Match, Met, Words};
use crate::bracket::Bracket;
use crate::competition::TieId;

/// What some ties can be found by, tie after tie.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// Names and ids, grounds, towns and scorers are each tie's own. Those of one round that were decided alike share what
    /// is said of that.
    words: Words,
    /// Days of legs, each with the position of its tie.
    days: Vec<(u32, Date)>,
    count: u32,
}

impl Ties {
    /// Takes down what is said of ties.
    pub fn of(bracket: &Bracket, ties: impl Iterator<Item = TieId>) -> Ties {
        let Ties { mut words, mut days, mut count } = Ties::default();
        let mut known = HashMap::<Vec<Fact>, usize>::new();
        let mut alike = Vec::new();
        for tie in ties {
            facts(bracket, tie).for_each(|fact| match fact {
                Fact::Club(_) => {}
                Fact::Day(day) => days.push((count, day)),
                Fact::Id(text) | Fact::Name(text) => words.own.text(text),
                Fact::Ground(name) | Fact::Town(name) | Fact::Scorer(name) => words.own.name(name),
                Fact::Round(_) | Fact::Verdict(_) | Fact::Exit(_) | Fact::Leg(_) => alike.push(fact),
            });
            words.own.end();
            let shared = known.get(&alike).copied().unwrap_or_else(|| {
                alike.iter().for_each(|fact| words.shared.text(&fact.words(bracket.competition())));
                words.shared.end();
                known.insert(alike.clone(), known.len());
                known.len() - 1
            });
            words.of.push(shared);
            alike.clear();
            count += 1;
        }
        Ties { words, days, count }
    }

    /// How much of a word each tie has: its beginning at least, or else any letters.
    pub fn find(&self, word: &str, least: Match) -> Met {
        self.words.find(word, least)
    }

    /// Which ties have a leg on such a day.
    pub fn on(&self, parts: &[Part]) -> Met {
        let mut met = vec![None; self.count as usize];
        for (tie, _) in self.days.iter().filter(|(_, day)| parts.iter().all(|part| part.holds(*day))) {
            met[*tie as usize] = Some(Match::Whole);
        }
        met
    }

    /// Which ties have a ground, a town or a scorer of which this is the whole name.
    pub fn called(&self, name: &str) -> Vec<bool> {
        let mut called = vec![false; self.count as usize];
        self.words.own.called(name, |tie| called[tie] = true);
        called
    }
}
