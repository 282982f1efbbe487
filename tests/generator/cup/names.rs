//! What clubs, towns and associations are called. A town is a word of syllables that no other town has; a club has the name
//! of its town and something before or behind it, as clubs do.

use super::random::Random;
use super::{Cup, Names};

/// Associations, each with a code of one letter thrice.
const ASSOCIATIONS: u8 = 24;

/// Syllables of a consonant and a vowel.
const CONSONANTS: [&str; 16] = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"];
const VOWELS: [&str; 4] = ["a", "e", "i", "o"];
const ACCENTED: [&str; 4] = ["á", "é", "ï", "o\u{308}"];
/// The same syllables in other scripts: a Japanese letter from this one on, and two Arabic ones.
const WIDE: u32 = 0x30a2;
const FROM_RIGHT: [&str; 8] = ["ب", "ت", "ج", "ح", "د", "ر", "س", "ل"];

/// Three syllables, for as many towns as there are; further ones have four.
const SYLLABLES: [u32; 2] = [3, 4];

const AROUND: [[&str; 2]; 16] = [
    ["", " United"],
    ["", " Wanderers"],
    ["", " Rovers"],
    ["", " City"],
    ["", " Town"],
    ["", " Rangers"],
    ["", " Athletic"],
    ["", " Academicals"],
    ["FC ", ""],
    ["SC ", ""],
    ["Real ", ""],
    ["Sporting ", ""],
    ["Olympique de ", ""],
    ["Dynamo ", ""],
    ["Union ", " 04"],
    ["Étoile ", ""],
];
const LONG: [&str; 2] = ["Associated Footballers and Oarsmen of ", " and the Northern Harbours"];

impl Cup {
    pub(super) fn town(&self, club: u32) -> String {
        capital(&syllables(self.town_number(club), |syllable| {
            format!("{}{}", CONSONANTS[syllable as usize / 4], VOWELS[syllable as usize % 4])
        }))
    }

    /// No two have one town: an odd factor only changes their order.
    fn town_number(&self, club: u32) -> u32 {
        let bits = 6 * count(club);
        let mixed = u64::from(club).wrapping_mul(0x9e37_79b1).wrapping_add(self.seed.wrapping_mul(0x5bd1));
        (mixed & ((1 << bits) - 1)) as u32 | count(club) << 28
    }

    /// The name of a club, which another may have, too.
    pub(super) fn name(&self, club: u32) -> String {
        let repeats = self.names == Names::Mixed && club % 200 == 199;
        self.own_name(club - u32::from(repeats))
    }

    /// The name of a club that no other has.
    pub(super) fn own_name(&self, club: u32) -> String {
        let mut random = Random::of(&[self.seed, u64::from(club), 3]);
        let [before, behind] = random.pick(&AROUND);
        let town = self.town(club);
        if self.names == Names::Plain {
            return format!("{}{town}{behind}", before.replace('É', "E"));
        }
        let number = self.town_number(club);
        match random.below(100) {
            0..=1 => format!("{}アントラーズ", syllables(number, wide)),
            2..=3 => format!("نادي {}", syllables(number, from_right)),
            4..=5 => format!("{}{town}{}", LONG[0], LONG[1]),
            6..=25 => format!("{before}{}{behind}", capital(&syllables(number, accented))),
            _ => format!("{before}{town}{behind}"),
        }
    }

    /// The code of a club's association.
    pub(super) fn association(&self, club: u32) -> String {
        let letter = Random::of(&[self.seed, u64::from(club), 4]).below(u32::from(ASSOCIATIONS)) as u8;
        code(letter)
    }
}

/// Every association: its code, and its name.
pub fn associations() -> impl Iterator<Item = (String, String)> {
    (0..ASSOCIATIONS).map(|letter| (code(letter), format!("{}landia", char::from(b'A' + letter))))
}

fn code(letter: u8) -> String {
    char::from(b'A' + letter).to_string().repeat(3)
}

fn count(club: u32) -> u32 {
    SYLLABLES[usize::from(club >> (6 * SYLLABLES[0]) > 0)]
}

fn syllables(town: u32, spelled: impl Fn(u32) -> String) -> String {
    (0..town >> 28).map(|at| spelled((town >> (6 * at)) % 64)).collect()
}

fn accented(syllable: u32) -> String {
    format!("{}{}", CONSONANTS[syllable as usize / 4], ACCENTED[syllable as usize % 4])
}

fn wide(syllable: u32) -> String {
    char::from_u32(WIDE + syllable).map(String::from).unwrap_or_default()
}

fn from_right(syllable: u32) -> String {
    format!("{}{}", FROM_RIGHT[syllable as usize / 8], FROM_RIGHT[syllable as usize % 8])
}

/// The first letter as a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
