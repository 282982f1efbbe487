//! Letters in the order in which somebody typed them, found in a text whatever stands between, and how well they fit it.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold;

/// What each letter has to count for at least: fewer are letters that stand anywhere, far from each other.
const LEAST: u32 = 16;

/// What was typed.
pub(super) struct Fuzzy {
    matcher: Matcher,
    pattern: Pattern,
    least: u32,
    letters: Vec<char>,
}

impl Fuzzy {
    pub fn new(typed: &str) -> Fuzzy {
        // Letters without accents are found with and without.
        let words = fold(typed);
        let letters = words.bytes().filter(|byte| *byte != b' ').count();
        Fuzzy {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: Pattern::new(&words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy),
            least: LEAST * u32::try_from(letters).unwrap_or(u32::MAX / LEAST),
            letters: Vec::new(),
        }
    }

    /// How well it fits a text; none where it does not.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        let score = self.pattern.score(Utf32Str::new(text, &mut self.letters), &mut self.matcher);
        score.filter(|score| *score >= self.least)
    }

    /// Which letters of a text, as a reader sees them, are those that were typed.
    pub fn marked(&mut self, text: &str) -> Vec<u32> {
        let mut marked = Vec::new();
        self.pattern.indices(Utf32Str::new(text, &mut self.letters), &mut self.matcher, &mut marked);
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fit_in_their_order_whatever_their_accents() {
        let fits = |typed: &str, text: &str| Fuzzy::new(typed).score(text).is_some();
        for (typed, text) in [
            ("bndl", "Bendel Insurance"),
            ("beja", "Olympique Béja"),
            ("béja", "Olympique Beja"),
            ("ohig", "O'Higgins"),
            ("clipboard tie", "copy the tie to the clipboard"),
            ("undreg", "under other regulations"),
        ] {
            assert!(fits(typed, text), "{typed} in {text}");
        }
        for (typed, text) in [("ldnb", "Bendel"), ("xyz", "Bendel"), ("out", "Group stage")] {
            assert!(!fits(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn the_letters_that_were_typed_are_marked() {
        assert_eq!(Fuzzy::new("beja").marked("Olympique Béja"), [10, 11, 12, 13]);
        assert_eq!(Fuzzy::new("al ah").marked("Al Ahly"), [0, 1, 3, 4]);
        assert!(Fuzzy::new("nga").marked("Bendel").is_empty());
    }
}
