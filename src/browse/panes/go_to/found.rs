//! What is called as somebody typed: rounds, ties, actions and clubs, what is meant most likely first.

use std::cmp::Reverse;

use super::fuzzy::Fuzzy;
use crate::browse::keys::{Binding, Command};
use crate::browse::state::State;
use crate::competition::{ClubId, Column, TieId};
use crate::text::fold;

/// Where an entry leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The first tie of a round, or the places.
    Column(usize),
    /// Where a club stands last.
    Club(ClubId),
    Tie(TieId),
    /// What a line of the table of keys asks for, by its position there.
    Action(usize),
}

/// Whatever is called so.
#[derive(Debug, Default)]
pub(super) struct Found {
    first: Vec<Target>,
    /// Apart: there may be very many.
    clubs: Vec<ClubId>,
    last: Vec<Target>,
}

/// The letters from which on an id, or an action, is looked for by its beginning.
const SOME: usize = 2;

/// The most clubs that are held against each other by how well a few letters fit them: where they fit more, nobody looks
/// through them all, and one letter more tells them apart.
const MOST: usize = 4096;

impl Found {
    /// Of nothing all rounds, and all actions.
    pub fn by(state: &State, typed: &str, own: Command) -> Found {
        let letters = fold(typed);
        let looked = Looked { state, letters: &letters, own };
        if letters.is_empty() {
            let first = looked.columns().map(Target::Column).chain(looked.actions().map(|(at, _)| Target::Action(at)));
            return Found { first: first.collect(), ..Found::default() };
        }
        let mut first = looked.rounds();
        let (exact, begun) = looked.ties(typed.trim());
        first.extend(exact.into_iter().map(Target::Tie));
        first
            .extend(looked.actions().filter(|(_, binding)| looked.is_named(binding)).map(|(at, _)| Target::Action(at)));
        let clubs = state.filter.index(state.bracket()).clubs(typed);
        let mut last = looked.fuzzily(&first, clubs.is_empty());
        last.extend(begun.into_iter().map(Target::Tie));
        Found { first, clubs, last }
    }

    pub fn count(&self) -> usize {
        self.first.len() + self.clubs.len() + self.last.len()
    }

    pub fn entry(&self, at: usize) -> Option<Target> {
        if let Some(target) = self.first.get(at) {
            return Some(*target);
        }
        let at = at.checked_sub(self.first.len())?;
        match self.clubs.get(at) {
            Some(club) => Some(Target::Club(*club)),
            None => self.last.get(at.checked_sub(self.clubs.len())?).copied(),
        }
    }

    /// Where a round stands among them.
    pub fn position_of(&self, column: usize) -> Option<usize> {
        self.first.iter().position(|target| *target == Target::Column(column))
    }
}

/// What is looked for, and where.
struct Looked<'a> {
    state: &'a State,
    letters: &'a str,
    /// What opens the list itself.
    own: Command,
}

impl<'a> Looked<'a> {
    /// The columns that hold anything.
    fn columns(&self) -> impl Iterator<Item = usize> + use<'a> {
        let competition = self.state.bracket().competition();
        (0..competition.columns()).filter(|column| match competition.column(*column) {
            Column::Round(round) => competition[round].ties().len() > 0,
            Column::Places => true,
        })
    }

    fn called(&self, column: usize) -> &'a str {
        self.state.bracket().competition().column_name(column)
    }

    /// Every action but to open this; those last that lead from one thing to the next, for which nobody opens a list.
    fn actions(&self) -> impl Iterator<Item = (usize, &'a Binding)> + use<'a> {
        let all = || self.state.keys().bindings().iter().enumerate();
        let own = self.own;
        let moves = |command: Command| command.lines(1).is_some() || matches!(command, Command::Left | Command::Right);
        let others = all().filter(move |(_, binding)| binding.command != own && !moves(binding.command));
        others.chain(all().filter(move |(_, binding)| moves(binding.command)))
    }

    /// The rounds with such letters in their names, those that begin with them first.
    fn rounds(&self) -> Vec<Target> {
        let named = self.columns().map(|column| (fold(self.called(column)), column));
        let mut named: Vec<(String, usize)> = named.filter(|(name, _)| name.contains(self.letters)).collect();
        named.sort_by_key(|(name, _)| !name.starts_with(self.letters));
        named.into_iter().map(|(_, column)| Target::Column(column)).collect()
    }

    /// The tie of an id, and those whose ids begin so.
    fn ties(&self, typed: &str) -> (Option<TieId>, Vec<TieId>) {
        let competition = self.state.bracket().competition();
        let begins = |id: &str| id.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        if typed.len() < SOME {
            return (competition.tie_ids().find(|tie| competition[*tie].id == typed), Vec::new());
        }
        let begun = competition.tie_ids().filter(|tie| begins(&competition[*tie].id));
        let (exact, begun): (Vec<_>, Vec<_>) = begun.partition(|tie| competition[*tie].id.len() == typed.len());
        (exact.first().copied(), exact.iter().skip(1).copied().chain(begun).collect())
    }

    /// Whether an action is called so, and not only told with such words.
    fn is_named(&self, binding: &Binding) -> bool {
        let begins = |text: &str| self.letters.len() >= SOME && fold(text).starts_with(self.letters);
        binding.short.is_some_and(begins) || begins(&binding.help)
    }

    /// What the letters fit that is not there already, the best first: actions, rounds, and clubs where none is called so.
    fn fuzzily(&self, there: &[Target], with_clubs: bool) -> Vec<Target> {
        let competition = self.state.bracket().competition();
        let mut fuzzy = Fuzzy::new(self.letters);
        let mut fitting: Vec<(u32, Target)> = Vec::new();
        for column in self.columns() {
            fitting.extend(fuzzy.score(self.called(column)).map(|score| (score, Target::Column(column))));
        }
        for (at, binding) in self.actions() {
            let score = fuzzy.score(&binding.help).max(binding.short.and_then(|short| fuzzy.score(short)));
            fitting.extend(score.map(|score| (score, Target::Action(at))));
        }
        fitting.retain(|(_, target)| !there.contains(target));
        if with_clubs {
            let clubs =
                competition.club_ids().filter_map(|id| Some((fuzzy.score(&competition[id].name)?, Target::Club(id))));
            fitting.extend(clubs.take(MOST));
        }
        fitting.sort_by_key(|(score, _)| Reverse(*score));
        fitting.into_iter().map(|(_, target)| target).collect()
    }
}
