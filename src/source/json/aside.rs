//! Reading an object of which some values are taken aside: by somebody who makes something else of each of them at once, so
//! that a long list never has to be held as it is written.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, UnitDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use smol_str::SmolStr;

/// Takes values aside.
pub(super) trait Take {
    /// Takes the value that stands under a key, if it is one to be taken.
    ///
    /// # Errors
    /// When the value cannot be read, or should not be there.
    fn take<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<Taken, M::Error>;
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was left to whoever reads the rest.
    Not,
    /// It was taken, and the rest has nothing in its place.
    LeavingNothing,
    /// It was taken, and the rest does not learn that it was there.
    Unseen,
}

/// Reads the rest of an object, `R`, whose other values are taken aside.
pub(super) struct Apart<T, R> {
    take: T,
    rest: PhantomData<R>,
}

impl<T, R> Apart<T, R> {
    pub fn new(take: T) -> Apart<T, R> {
        Apart { take, rest: PhantomData }
    }
}

impl<'de, T: Take, R: Deserialize<'de>> DeserializeSeed<'de> for Apart<T, R> {
    type Value = R;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<R, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Take, R: Deserialize<'de>> Visitor<'de> for Apart<T, R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<R, M::Error> {
        R::deserialize(MapAccessDeserializer::new(Rest { map, take: self.take, was_taken: false }))
    }
}

/// What is left of an object.
struct Rest<M, T> {
    map: M,
    take: T,
    /// Whether the value of the last key was taken.
    was_taken: bool,
}

impl<'de, M: MapAccess<'de>, T: Take> MapAccess<'de> for Rest<M, T> {
    type Error = M::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, M::Error> {
        while let Some(key) = self.map.next_key::<SmolStr>()? {
            let taken = self.take.take(&key, &mut self.map)?;
            self.was_taken = taken != Taken::Not;
            if taken != Taken::Unseen {
                return seed.deserialize(key.as_str().into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, M::Error> {
        if self.was_taken { seed.deserialize(UnitDeserializer::new()) } else { self.map.next_value_seed(seed) }
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}

/// The error for a key that stands twice.
pub(super) fn twice<E: Error>(key: &str) -> E {
    E::custom(format_args!("“{key}” stands twice"))
}
