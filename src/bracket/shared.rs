//! Something for every tie, in blocks that are shared until one of them is another there. To be cloned costs a little for
//! each block, and to be another in one tie costs one block.

use std::ops::Index;
use std::sync::Arc;

use crate::competition::TieId;

/// How many ties a block has.
const BLOCK: usize = 256;

/// Something for every tie of a competition.
#[derive(Debug, Clone)]
pub(super) struct Shared<T>(Vec<Arc<[T]>>);

impl<T: Clone> Shared<T> {
    /// Of all ties, in their order.
    pub fn of(ties: &[T]) -> Shared<T> {
        Shared(ties.chunks(BLOCK).map(Arc::from).collect())
    }

    /// Puts another one in the place of a tie's.
    pub fn set(&mut self, tie: TieId, value: T) {
        Arc::make_mut(&mut self.0[tie.index() / BLOCK])[tie.index() % BLOCK] = value;
    }
}

impl<T: PartialEq> Shared<T> {
    /// The ties of which it is another than with somebody else, the first one first.
    pub fn other_than<'a>(&'a self, other: &'a Shared<T>) -> impl Iterator<Item = TieId> + use<'a, T> {
        let blocks = self.0.iter().zip(&other.0).enumerate().filter(|(_, (own, other))| !Arc::ptr_eq(own, other));
        blocks.flat_map(|(i, (own, other))| {
            let ties = ((i * BLOCK) as u32..).map(TieId).zip(own.iter().zip(&**other));
            ties.filter(|(_, (own, other))| own != other).map(|(tie, _)| tie)
        })
    }
}

impl<T> Index<TieId> for Shared<T> {
    type Output = T;

    fn index(&self, tie: TieId) -> &T {
        &self.0[tie.index() / BLOCK][tie.index() % BLOCK]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_the_place_of_one_leaves_all_others_and_the_ones_it_is_shared_with() {
        let count = 2 * BLOCK + 3;
        let real = Shared::of(&(0..count).collect::<Vec<usize>>());
        let mut view = real.clone();
        let changed = [0, BLOCK - 1, BLOCK, count - 1];
        changed.iter().for_each(|tie| view.set(TieId(*tie as u32), 7_000));
        for tie in 0..count {
            let id = TieId(tie as u32);
            assert_eq!((real[id], view[id]), (tie, if changed.contains(&tie) { 7_000 } else { tie }));
        }
        let others: Vec<usize> = view.other_than(&real).map(TieId::index).collect();
        assert_eq!(others, changed);
        changed.iter().for_each(|tie| view.set(TieId(*tie as u32), *tie));
        assert_eq!(view.other_than(&real).count(), 0, "each is the same again");
    }
}
