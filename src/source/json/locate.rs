//! Where in a text of JSON places lie: all of them found in one walk, which goes only where one of them lies.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::source::problem::{Pointer, Step};

/// Both counted from 1, columns in characters.
type LineAndColumn = (usize, usize);

/// Line and column of the value at each place; of the last value on the way, where a place leads further than the text.
pub(super) fn locate<'a>(text: &str, places: impl Iterator<Item = &'a Pointer>) -> Vec<Option<LineAndColumn>> {
    let wanted: Vec<Wanted> = places.enumerate().map(|(which, place)| (which, place.0.as_slice())).collect();
    let mut walk = Walk { text, offsets: vec![None; wanted.len()] };
    if let Ok(whole) = serde_json::from_str(text) {
        walk.value(whole, wanted);
    }
    positions(text, &walk.offsets)
}

/// A place that lies further on: which one it is, and the steps that are left.
type Wanted<'a> = (usize, &'a [Step]);

struct Walk<'t> {
    text: &'t str,
    /// How far each place has been followed, in bytes from the beginning of the text.
    offsets: Vec<Option<usize>>,
}

impl<'t> Walk<'t> {
    /// Follows what lies in a value. A piece of the text tells by itself where in the text it is.
    fn value(&mut self, raw: &'t RawValue, wanted: Vec<Wanted>) {
        let offset = (raw.get().as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        let mut inner: HashMap<&Step, Vec<Wanted>> = HashMap::new();
        for (which, steps) in wanted {
            self.offsets[which] = offset;
            if let Some((step, rest)) = steps.split_first() {
                inner.entry(step).or_default().push((which, rest));
            }
        }
        if !inner.is_empty() {
            // What is no list or object has nothing in it: that far the places lead.
            let _ = raw.deserialize_any(Inner { walk: self, wanted: inner });
        }
    }
}

/// The items of a list, or the entries of an object, with the places that lie in each.
struct Inner<'w, 't, 'a> {
    walk: &'w mut Walk<'t>,
    wanted: HashMap<&'a Step, Vec<Wanted<'a>>>,
}

impl<'t> Visitor<'t> for Inner<'_, 't, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        for index in 0.. {
            let more = match self.wanted.get(&Step::Index(index)) {
                Some(wanted) => items.next_element()?.map(|raw| self.walk.value(raw, wanted.clone())),
                None => items.next_element::<IgnoredAny>()?.map(drop),
            };
            if more.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Of a key that stands twice, the last is meant.
    fn visit_map<A: MapAccess<'t>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            match self.wanted.get(&Step::Key(key.into())) {
                Some(wanted) => self.walk.value(entries.next_value()?, wanted.clone()),
                None => drop(entries.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// Offsets as lines and columns, counted in one go from the beginning of the text.
fn positions(text: &str, offsets: &[Option<usize>]) -> Vec<Option<LineAndColumn>> {
    let known = |(which, offset): (usize, &Option<usize>)| Some(((*offset)?, which));
    let mut order: Vec<(usize, usize)> = offsets.iter().enumerate().filter_map(known).collect();
    order.sort_unstable();
    let mut positions = vec![None; offsets.len()];
    let (mut counted, mut line, mut column) = (0, 1, 1);
    for (offset, which) in order {
        for c in text.get(counted..offset).unwrap_or_default().chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        counted = offset;
        positions[which] = Some((line, column));
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> Step {
        Step::Key(key.to_owned().into())
    }

    fn located(text: &str, places: &[&[Step]]) -> Vec<Option<LineAndColumn>> {
        let places: Vec<Pointer> = places.iter().map(|steps| Pointer(steps.to_vec())).collect();
        locate(text, places.iter())
    }

    #[test]
    fn places_are_found_by_line_and_column_whatever_their_order() {
        let text = "{\"é\": [1,\n  {\"b\": true}]}";
        let found = located(
            text,
            &[&[key("é"), Step::Index(1), key("b")], &[], &[key("é"), Step::Index(0)], &[key("é"), Step::Index(1)]],
        );
        assert_eq!(found, [Some((2, 9)), Some((1, 1)), Some((1, 8)), Some((2, 3))]);
    }

    #[test]
    fn a_place_that_leads_too_far_is_found_as_far_as_it_leads() {
        let text = "{\"a\": [7]}";
        let found = located(text, &[&[key("a"), Step::Index(7)], &[key("a"), Step::Index(0), key("x")], &[key("b")]]);
        assert_eq!(found, [Some((1, 7)), Some((1, 8)), Some((1, 1))]);
    }

    #[test]
    fn of_a_key_that_stands_twice_the_last_is_found() {
        assert_eq!(
            located(r#"{"a": 1, "a": [2]}"#, &[&[key("a")], &[key("a"), Step::Index(0)]]),
            [Some((1, 15)), Some((1, 16))]
        );
    }

    #[test]
    fn nothing_is_found_in_what_is_no_json() {
        assert_eq!(located("{", &[&[]]), [None]);
    }
}
