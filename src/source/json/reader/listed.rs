//! Things that have ids, in the order of the file, each found by its id: of that there is no copy beside the list.

use std::cell::Cell;
use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

/// What has an id by which the rest of the file calls it.
pub(super) trait Called {
    /// The id.
    fn id(&self) -> &str;
}

/// A list, and where in it each id stands.
#[derive(Debug)]
pub(super) struct Listed<T> {
    pub all: Vec<T>,
    /// How many of them can be found.
    known: usize,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The number behind the last one that was found: most files name things in the order in which they have them.
    next: Cell<usize>,
}

impl<T> Default for Listed<T> {
    fn default() -> Listed<T> {
        Listed {
            all: Vec::new(),
            known: 0,
            numbers: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            next: Cell::default(),
        }
    }
}

impl<T: Called> Listed<T> {
    /// The number of the one that has an id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let next = self.next.get();
        let found = if next < self.known && self.all[next].id() == id {
            Some(next as u32)
        } else {
            self.numbers.find(self.hasher.hash_one(id), |number| self.all[*number as usize].id() == id).copied()
        };
        if let Some(found) = found {
            self.next.set(found as usize + 1);
        }
        found
    }

    /// The ids of those that can be found.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all[..self.known].iter().map(Called::id)
    }

    /// Lets all be found that are in the list by now. Returns the numbers of those whose id another one has already.
    pub fn know(&mut self) -> Vec<usize> {
        let Listed { all, known, numbers, hasher, .. } = self;
        let hash = |number: u32| hasher.hash_one(all[number as usize].id());
        // Mostly no more come behind these than they are themselves: half of a cup plays in its first round.
        numbers.reserve(2 * (all.len() - *known), |number| hash(*number));
        let mut twice = Vec::new();
        for number in *known..all.len() {
            let own = number as u32;
            let is_own = |other: &u32| all[*other as usize].id() == all[number].id();
            match numbers.entry(hash(own), is_own, |number| hash(*number)) {
                Entry::Vacant(entry) => drop(entry.insert(own)),
                Entry::Occupied(_) => twice.push(number),
            }
        }
        *known = all.len();
        twice
    }
}
