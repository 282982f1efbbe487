//! Which ties are alike: they have the same facts on record, and what regulations make of those is worked out once for all of
//! them. Of 131,071 ties there are a few thousand kinds.

use hashbrown::HashMap;

use crate::competition::{Competition, Facts, RoundId, TieId};

/// The kinds of ties, counted from 0.
#[derive(Debug)]
pub(super) struct Alike {
    /// By tie, of which kind it is.
    ties: Vec<u32>,
    kinds: usize,
}

impl Alike {
    pub fn of(competition: &Competition) -> Alike {
        let mut kinds: HashMap<&Facts, u32> = HashMap::new();
        let kind = |tie: TieId| {
            let next = kinds.len() as u32;
            *kinds.entry(&competition[tie].facts).or_insert(next)
        };
        Alike { ties: competition.tie_ids().map(kind).collect(), kinds: kinds.len() }
    }

    /// Of which kind a tie is.
    pub fn kind(&self, tie: TieId) -> usize {
        self.ties[tie.index()] as usize
    }
}

/// Something that is worked out once for all ties that are alike and have the same regulations.
pub(super) struct Once<T> {
    kinds: usize,
    /// By round, the first one with the same regulations.
    rounds: Vec<RoundId>,
    /// By such a round, and by kind; last for ties in which nothing was played.
    known: Vec<Vec<Option<T>>>,
}

impl<T> Once<T> {
    /// Of a competition of which some rounds have the same regulations.
    pub fn new(competition: &Competition, alike: &Alike, have_same: impl Fn(RoundId, RoundId) -> bool) -> Once<T> {
        let count = competition.rounds().len();
        let rounds = || (0..count as u32).map(RoundId);
        let first = |round| rounds().find(|other| have_same(*other, round)).unwrap_or(round);
        Once {
            kinds: alike.kinds,
            rounds: rounds().map(first).collect(),
            known: std::iter::repeat_with(Vec::new).take(count).collect(),
        }
    }

    /// What is so of a tie of a kind, or of one in which nothing was played, in a round whose regulations it has.
    pub fn of(&mut self, kind: Option<usize>, round: RoundId, work: impl FnOnce() -> T) -> &T {
        let known = &mut self.known[self.rounds[round.index()].index()];
        if known.is_empty() {
            known.resize_with(self.kinds + 1, || None);
        }
        known[kind.unwrap_or(self.kinds)].get_or_insert_with(work)
    }
}
