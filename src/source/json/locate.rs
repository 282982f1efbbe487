//! Where in a text of JSON places lie: all of them found in one walk, which goes only where one of them lies.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::source::problem::{Pointer, Step};

/// Both counted from 1, columns in characters.
type LineAndColumn = (usize, usize);

/// Line and column of the value at each place; of the last value on the way, where a place leads further than the text. None
/// in what is no JSON.
pub(super) fn locate<'a>(text: &str, places: impl Iterator<Item = &'a Pointer>) -> Vec<Option<LineAndColumn>> {
    let wanted: Vec<Wanted> = places.enumerate().map(|(which, place)| (which, place.0.as_slice())).collect();
    let mut walk = Walk { text, at: 0, offsets: vec![None; wanted.len()] };
    match walk.value(&wanted) {
        Some(()) => positions(text, &walk.offsets),
        None => vec![None; wanted.len()],
    }
}

/// A place that lies further on: which one it is, and the steps that are left.
type Wanted<'a> = (usize, &'a [Step]);

/// Goes through a text that has been read before, and does not look again whether it is JSON: another leads it astray, but
/// never out of the text.
struct Walk<'t> {
    text: &'t str,
    /// How far it got, in bytes.
    at: usize,
    /// How far each place has been followed, in bytes from the beginning of the text.
    offsets: Vec<Option<usize>>,
}

impl Walk<'_> {
    /// Goes through a value in which places lie. None where the text ends before it does.
    fn value(&mut self, wanted: &[Wanted]) -> Option<()> {
        self.skip_blanks();
        // Of a key that stands twice, the last is meant.
        wanted.iter().for_each(|(which, _)| self.offsets[*which] = Some(self.at));
        let mut inner: HashMap<&Step, Vec<Wanted>> = HashMap::new();
        for (which, steps) in wanted {
            if let Some((step, rest)) = steps.split_first() {
                inner.entry(step).or_default().push((*which, rest));
            }
        }
        match self.next()? {
            b'[' if !inner.is_empty() => self.list(&inner),
            b'{' if !inner.is_empty() => self.object(&inner),
            // What is no list or object has nothing in it: that far the places lead.
            _ => self.pass(),
        }
    }

    fn list(&mut self, inner: &HashMap<&Step, Vec<Wanted>>) -> Option<()> {
        self.at += 1;
        for index in 0.. {
            if self.ends(b']')? {
                break;
            }
            self.value(inner.get(&Step::Index(index)).map_or(&[], Vec::as_slice))?;
        }
        Some(())
    }

    fn object(&mut self, inner: &HashMap<&Step, Vec<Wanted>>) -> Option<()> {
        self.at += 1;
        while !self.ends(b'}')? {
            let start = self.at;
            self.string()?;
            let key = self.text.get(start..self.at).map(key)?;
            self.skip_blanks();
            // The colon.
            self.at += 1;
            self.value(inner.get(&Step::Key(key.into_owned().into())).map_or(&[], Vec::as_slice))?;
        }
        Some(())
    }

    /// Goes past a comma, or past the end of a list or an object: whether it is the end.
    fn ends(&mut self, end: u8) -> Option<bool> {
        self.skip_blanks();
        let next = self.next()?;
        if next == end || next == b',' {
            self.at += 1;
            self.skip_blanks();
        }
        Some(next == end)
    }

    /// Goes past a value.
    fn pass(&mut self) -> Option<()> {
        let mut depth = 0;
        loop {
            match self.next()? {
                b'"' => self.string()?,
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' => {
                    depth -= 1;
                    self.at += 1;
                }
                _ if depth > 0 => self.at += 1,
                // A number or a word.
                _ => self.skip(|byte| !matches!(byte, b',' | b']' | b'}') && !byte.is_ascii_whitespace()),
            }
            if depth <= 0 {
                return Some(());
            }
        }
    }

    /// Goes past a string.
    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn skip_blanks(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace());
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        while self.next().is_some_and(&skipped) {
            self.at += 1;
        }
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// A key without its quotes, as it is meant.
fn key(quoted: &str) -> Cow<'_, str> {
    if quoted.contains('\\') {
        return serde_json::from_str(quoted).map_or(Cow::Borrowed(quoted), Cow::Owned);
    }
    Cow::Borrowed(quoted.trim_matches('"'))
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
    fn whatever_strings_hold_leads_nobody_astray() {
        let text = r#" {"a]\"}": ["\\", "]\"", -1.5e3 , {"k\u00e9": [], "x": {}} ] , "b" : "{" }"#;
        let found =
            located(text, &[&[key("a]\"}"), Step::Index(3), key("ké")], &[key("b")], &[key("a]\"}"), Step::Index(2)]]);
        let column = |piece: &str| Some((1, text.find(piece).expect("a piece of it") + 1));
        assert_eq!(found, [column("[], "), column("\"{\" }"), column("-1.5")]);
    }

    #[test]
    fn nothing_is_found_in_what_ends_too_early() {
        for text in ["", "{", "[1", "[1,", "{\"a\"", "{\"a\":", "\"a", "[\"\\"] {
            assert_eq!(located(text, &[&[]]), [None], "{text}");
        }
    }
}
