//! The long lists of a document, taken in as it is gone through: each entry is made what it comes to at once, and never more
//! than one is held as it is written.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Reader;
use crate::competition::RoundId;
use crate::source::json::aside::{Apart, Take, Taken, twice};
use crate::source::json::document::{ClubEntry, Rest, RoundEntry, TieEntry};
use crate::source::json::strict::Strict;

/// A list in which others look for what they mention: none mentions what is in one behind it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Associations,
    Sources,
    Clubs,
    Rounds,
}

impl List {
    pub const ALL: [List; 4] = [List::Associations, List::Sources, List::Clubs, List::Rounds];

    fn key(self) -> &'static str {
        match self {
            List::Associations => "associations",
            List::Sources => "sources",
            List::Clubs => "clubs",
            List::Rounds => "rounds",
        }
    }
}

impl Reader {
    /// Goes through a text and takes in some of its lists. Returns the rest of the document.
    ///
    /// # Errors
    /// When the text is not that of a document; and when something is mentioned that may be in a list which is still to come.
    pub(super) fn take_in(&mut self, text: &str, wanted: &[List]) -> serde_json::Result<Rest> {
        let mut json = serde_json::Deserializer::from_str(text);
        let rest = Apart::new(Lists { reader: self, wanted }).deserialize(Strict(&mut json))?;
        json.end()?;
        Ok(rest)
    }
}

struct Lists<'a> {
    reader: &'a mut Reader,
    wanted: &'a [List],
}

impl Take for Lists<'_> {
    fn take<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<Taken, M::Error> {
        let Some(list) = List::ALL.into_iter().find(|list| list.key() == key) else { return Ok(Taken::Not) };
        // The rest of a document has to have these.
        let taken = if matches!(list, List::Clubs | List::Rounds) { Taken::LeavingNothing } else { Taken::Unseen };
        if !self.wanted.contains(&list) {
            map.next_value::<IgnoredAny>()?;
            return Ok(taken);
        }
        if self.reader.known.contains(&list) {
            return Err(twice(key));
        }
        let reader = &mut *self.reader;
        match list {
            List::Associations => reader.all_associations(map.next_value()?),
            List::Sources => reader.all_sources(map.next_value()?),
            List::Clubs => {
                map.next_value_seed(Each::new(|entry: ClubEntry| reader.next_club(entry)))?;
                reader.end_of_clubs();
            }
            List::Rounds => map.next_value_seed(Rounds { reader })?,
        }
        self.reader.known.push(list);
        Ok(taken)
    }
}

/// What is mentioned may be in a list that is still to come.
pub(super) struct TooEarly;

/// Gives each entry of a list away as it is read.
struct Each<T, F> {
    to: F,
    entries: PhantomData<T>,
}

impl<T, F: FnMut(T) -> Result<(), TooEarly>> Each<T, F> {
    fn new(to: F) -> Each<T, F> {
        Each { to, entries: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> Result<(), TooEarly>> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> Result<(), TooEarly>> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        while let Some(entry) = entries.next_element()? {
            (self.to)(entry).map_err(|TooEarly| A::Error::custom("a list comes too late"))?;
        }
        Ok(())
    }
}

/// Takes in each round, its ties first.
struct Rounds<'a> {
    reader: &'a mut Reader,
}

impl<'de> DeserializeSeed<'de> for Rounds<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rounds<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rounds: A) -> Result<(), A::Error> {
        for round in (0..).map(RoundId) {
            let first = self.reader.ties.all.len() as u32;
            let ties = Ties { reader: &mut *self.reader, round, count: None };
            let Some(rest) = rounds.next_element_seed(Apart::<_, RoundEntry<()>>::new(ties))? else { break };
            self.reader.end_of_round(round, rest, first);
        }
        self.reader.end_of_rounds();
        Ok(())
    }
}

/// Takes in the ties of a round.
struct Ties<'a> {
    reader: &'a mut Reader,
    round: RoundId,
    /// How many there were, once the list was met.
    count: Option<u32>,
}

impl Take for Ties<'_> {
    fn take<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<Taken, M::Error> {
        if key != "ties" {
            return Ok(Taken::Not);
        }
        if self.count.is_some() {
            return Err(twice(key));
        }
        let count = self.count.insert(0);
        map.next_value_seed(Each::new(|entry: TieEntry| {
            *count += 1;
            self.reader.next_tie(entry, (self.round, *count - 1))
        }))?;
        Ok(Taken::LeavingNothing)
    }
}
