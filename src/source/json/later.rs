//! Entries of a long list, such as ties: their texts are found first, and each is read when it is its turn, so that never
//! more than one of them is held beside what is made of it.

use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::value::RawValue;

use super::strict::Strict;

/// The text of an entry.
#[derive(Debug)]
pub(super) struct Later<'a, T> {
    text: &'a RawValue,
    entry: PhantomData<T>,
}

impl<T: DeserializeOwned> Later<'_, T> {
    /// The entry.
    ///
    /// # Errors
    /// When the text is not that of one.
    pub fn read(&self) -> serde_json::Result<T> {
        T::deserialize(Strict(&mut serde_json::Deserializer::from_str(self.text.get())))
    }
}

impl<'de: 'a, 'a, T> Deserialize<'de> for Later<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Later<'a, T>, D::Error> {
        Deserialize::deserialize(deserializer).map(|text| Later { text, entry: PhantomData })
    }
}
