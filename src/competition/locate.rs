//! Where in a text of JSON a place lies. The text is known to be JSON; each step is taken by reading one level only, so
//! that the pieces found are slices of the text and tell where they are.

use serde_json::value::RawValue;

use super::entries::Entries;
use super::problem::{Place, Step};

/// Line and column of the value at a place, counted from 1; of the last value on the way, if it leads further.
pub(super) fn locate(text: &str, place: &Place) -> Option<(usize, usize)> {
    let mut at: &RawValue = serde_json::from_str(text).ok()?;
    for step in &place.0 {
        let next = match step {
            Step::Index(index) => {
                serde_json::from_str::<Vec<&RawValue>>(at.get()).ok().and_then(|items| items.get(*index).copied())
            }
            Step::Key(key) => {
                let entries = serde_json::from_str::<Entries<&RawValue>>(at.get());
                entries.ok().and_then(|entries| {
                    entries.0.into_iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
                })
            }
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    // The piece lies within the text: the distance between their beginnings is the place in it.
    let offset = (at.get().as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let before = text.get(..offset)?;
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    Some((line, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_line_and_column() {
        let text = "{\"é\": [1,\n  {\"b\": true}]}";
        let place = |steps: &[Step]| locate(text, &Place(steps.to_vec()));
        let (e, b) = (Step::Key("é".to_owned()), Step::Key("b".to_owned()));
        assert_eq!(place(&[]), Some((1, 1)));
        assert_eq!(place(&[e.clone(), Step::Index(0)]), Some((1, 8)));
        assert_eq!(place(&[e.clone(), Step::Index(1), b]), Some((2, 9)));
        assert_eq!(place(&[e, Step::Index(7)]), Some((1, 7)), "as far as it leads");
    }
}
