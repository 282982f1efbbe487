//! The ids of a long list, found by their text: of that only the list itself has a copy.

use std::cell::Cell;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// What has an id by which the rest of the file calls it.
pub(super) trait Called {
    /// The id.
    fn id(&self) -> &str;
}

/// Where in its list each id stands.
#[derive(Debug, Default)]
pub(super) struct Ids {
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The number behind the last one that was found: most files name things in the order in which they have them.
    next: Cell<u32>,
}

impl Ids {
    /// Makes room for so many more.
    pub fn reserve<T: Called>(&mut self, more: usize, list: &[T]) {
        self.numbers.reserve(more, |number| self.hasher.hash_one(list[*number as usize].id()));
    }

    /// The number of the one that has an id.
    pub fn find<T: Called>(&self, id: &str, list: &[T]) -> Option<u32> {
        let is_called = |number: u32| list.get(number as usize).is_some_and(|own| own.id() == id);
        let next = self.next.get();
        let found = if (next as usize) < self.numbers.len() && is_called(next) {
            Some(next)
        } else {
            self.numbers.find(self.hasher.hash_one(id), |number| is_called(*number)).copied()
        };
        self.next.set(found.map_or(next, |number| number + 1));
        found
    }

    /// Takes in one of the list. False where another one has its id already: that one is found from then on, too.
    pub fn add<T: Called>(&mut self, number: u32, list: &[T]) -> bool {
        let (id, hash) = (|number: u32| list[number as usize].id(), |id: &str| self.hasher.hash_one(id));
        let own = id(number);
        let entry = self.numbers.entry(hash(own), |other| id(*other) == own, |other| hash(id(*other)));
        let is_new = matches!(entry, hashbrown::hash_table::Entry::Vacant(_));
        entry.or_insert(number);
        is_new
    }
}
