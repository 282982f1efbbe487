//! The texts of many things in one piece, to be looked through from end to end: it is sooner done than any index is made.

use memchr::memmem::Finder;

use super::words::{Match, Met};
use crate::text::fold_into;

/// What stands behind a text that is no name, and behind a name.
const TEXT: u8 = b'\t';
const NAME: u8 = b'\n';

/// Texts, folded, thing after thing: a space on either side of each word, and behind each text what kind it is of.
#[derive(Debug, Default)]
pub(super) struct Column {
    letters: Vec<u8>,
    /// Where the texts of each thing end.
    ends: Vec<usize>,
}

impl Column {
    /// Adds a text of the thing that comes next.
    pub fn text(&mut self, text: &str) {
        self.put(text, TEXT);
    }

    /// The same of a name, which is found by itself, too, where all of it is looked for.
    pub fn name(&mut self, name: &str) {
        self.put(name, NAME);
    }

    fn put(&mut self, text: &str, kind: u8) {
        let before = self.letters.len();
        self.letters.push(b' ');
        fold_into(text, &mut self.letters);
        if self.letters.len() == before + 1 {
            self.letters.pop();
        } else {
            self.letters.extend([b' ', kind]);
        }
    }

    /// Ends the thing that came next; another one does.
    pub fn end(&mut self) {
        self.ends.push(self.letters.len());
    }

    /// How much of a word each thing has: its beginning at least, or else any letters.
    pub fn find(&self, word: &str, least: Match) -> Met {
        let mut met = vec![None; self.ends.len()];
        let mut meet = |letters: &str, how| {
            let mut any = false;
            self.each(letters, |thing, _| {
                met[thing] = met[thing].max(Some(how));
                any = true;
                true
            });
            any
        };
        match least {
            Match::Within => {
                meet(word, Match::Within);
            }
            Match::Begun | Match::Whole => {
                if meet(&format!(" {word}"), Match::Begun) {
                    meet(&format!(" {word} "), Match::Whole);
                }
            }
        }
        met
    }

    /// The things that have a name of which this is all.
    pub fn called(&self, name: &str, mut meet: impl FnMut(usize)) {
        self.each(&format!(" {name} \n"), |thing, start| {
            let before = start.checked_sub(1).and_then(|before| self.letters.get(before));
            let is_all = before.is_none_or(|before| !before.is_ascii_alphanumeric());
            if is_all {
                meet(thing);
            }
            is_all
        });
    }

    /// Tells in which thing letters stand, and where they begin, until that is enough of the thing.
    fn each(&self, letters: &str, mut meet: impl FnMut(usize, usize) -> bool) {
        let finder = Finder::new(letters);
        let (mut thing, mut from) = (0, 0);
        while let Some(at) = self.letters.get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + at;
            while self.ends[thing] <= start {
                thing += 1;
            }
            from = if meet(thing, start) { self.ends[thing] } else { start + letters.len() };
        }
    }
}
