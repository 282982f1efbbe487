//! Words, and what has them.

use super::column::Column;
use super::fact::{association_texts, club_texts};
use crate::competition::{AssociationId, Competition};

/// How much of a word somebody has typed: the more, the more likely it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Any letters in it.
    Within,
    /// Its beginning, so that "nga" means Nigeria and not Watanga.
    Begun,
    /// All of it.
    Whole,
}

impl Match {
    pub fn holds(self, word: &str, typed: &str) -> bool {
        match self {
            Match::Whole => word == typed,
            Match::Begun => word.starts_with(typed),
            Match::Within => word.contains(typed),
        }
    }
}

/// How much each thing has of what is looked for, thing after thing; none where it has nothing of it.
pub(super) type Met = Vec<Option<Match>>;

/// The words of things: those of texts that are each thing's own, and those of texts that many have, which stand once.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub own: Column,
    pub shared: Column,
    /// By thing, which of the shared texts it has.
    pub of: Vec<usize>,
}

impl Words {
    /// Of clubs. Those of one association share what that is called.
    pub fn of_clubs(competition: &Competition) -> Words {
        let mut words = Words::default();
        for association in competition.associations() {
            association_texts(association).for_each(|text| words.shared.text(text));
            words.shared.end();
        }
        // Of the clubs whose association is not known.
        words.shared.end();
        for club in competition.clubs() {
            club_texts(club).for_each(|text| words.own.text(text));
            words.own.end();
            words.of.push(club.association.map_or(competition.associations().len(), AssociationId::index));
        }
        words
    }

    /// How much of a word each thing has: its beginning at least, or else any letters.
    pub fn find(&self, word: &str, least: Match) -> Met {
        let mut met = self.own.find(word, least);
        let shared = self.shared.find(word, least);
        if shared.iter().any(Option::is_some) {
            for (met, of) in met.iter_mut().zip(&self.of) {
                *met = (*met).max(shared[*of]);
            }
        }
        met
    }
}
