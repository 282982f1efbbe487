//! Words, and what has them.

use std::collections::BTreeMap;
use std::ops::Bound::{Included, Unbounded};

use crate::text::fold;

/// How much of a word somebody has to have typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// All of it.
    Whole,
    /// Its beginning, so that "nga" means Nigeria and not Watanga.
    Begun,
    /// Any letters in it.
    Within,
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

/// Words in the order of the alphabet, each with the positions of what has it.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeMap<String, Vec<u32>>);

impl Words {
    /// Notes that some things have all the words of a text.
    pub fn add(&mut self, text: &str, things: &[u32]) {
        for word in fold(text).split_whitespace() {
            if let Some(known) = self.0.get_mut(word) {
                known.extend_from_slice(things);
            } else {
                self.0.insert(word.to_owned(), things.to_vec());
            }
        }
    }

    /// What has a word like the one that was typed; a thing can come more than once.
    pub fn find(&self, typed: &str, how: Match) -> impl Iterator<Item = u32> {
        // Words that begin alike stand together.
        let from = if how == Match::Within { Unbounded } else { Included(typed) };
        let words = self.0.range::<str, _>((from, Unbounded));
        let near = words.take_while(move |(word, _)| how == Match::Within || word.starts_with(typed));
        near.filter(move |(word, _)| how.holds(word, typed)).flat_map(|(_, things)| things.iter().copied())
    }
}
