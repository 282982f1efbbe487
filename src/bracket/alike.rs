//! Which ties are alike: they have the same facts on record, and what regulations make of those is worked out once for all of
//! them. Of 131,071 ties there are a few thousand kinds.

use hashbrown::HashMap;

use crate::competition::{Competition, Facts, RoundId, TieId};

/// By tie, the first one with the same facts on record.
#[derive(Debug)]
pub(super) struct Alike(Vec<TieId>);

impl Alike {
    pub fn of(competition: &Competition) -> Alike {
        let mut first: HashMap<&Facts, TieId> = HashMap::new();
        Alike(competition.tie_ids().map(|tie| *first.entry(&competition[tie].facts).or_insert(tie)).collect())
    }

    /// The first tie with the same facts on record.
    pub fn first(&self, tie: TieId) -> TieId {
        self.0[tie.index()]
    }
}

/// Something that is worked out once for all ties that are alike and have the same regulations.
pub(super) struct Once<T> {
    /// By round, the first one with the same regulations.
    rounds: Vec<RoundId>,
    /// By the first tie that is alike, or none where nothing was played, and by that round.
    known: HashMap<(Option<TieId>, RoundId), T>,
}

impl<T> Once<T> {
    /// Of a competition of which some rounds have the same regulations.
    pub fn new(competition: &Competition, have_same: impl Fn(RoundId, RoundId) -> bool) -> Once<T> {
        let rounds = || (0..competition.rounds().len() as u32).map(RoundId);
        let first = |round| rounds().find(|other| have_same(*other, round)).unwrap_or(round);
        Once { rounds: rounds().map(first).collect(), known: HashMap::new() }
    }

    /// What is so of a tie of a round that has no regulations of its own.
    pub fn of(&mut self, alike: Option<TieId>, round: RoundId, work: impl FnOnce() -> T) -> &T {
        self.known.entry((alike, self.rounds[round.index()])).or_insert_with(work)
    }
}
