//! By which titles a competition goes: the words that it must have, and what else may stand there. Sponsors come and go; but
//! a word that makes it another competition, such as "women" or "under-21", must not be there.

use super::table::{Competition, Of};
use crate::text::fold;

/// A title of a competition, as words without accents and capitals.
pub(super) struct Title {
    /// All of these are in it.
    pub words: &'static [&'static str],
    pub besides: Besides,
}

/// What may stand in a title besides the words that it must have.
pub(super) enum Besides {
    /// Only these words, and those that tell nothing: the name is one that others have with a word more.
    Only(&'static [&'static str]),
    /// Anything but these.
    AnythingBut(&'static [&'static str]),
}

/// Words that make it a competition of its own.
const OTHERS: &[&str] = &[
    "women",
    "womens",
    "woman",
    "womans",
    "ladies",
    "girls",
    "w",
    "frauen",
    "damen",
    "feminine",
    "feminin",
    "feminina",
    "feminino",
    "femenina",
    "femenino",
    "femminile",
    "femenil",
    "dames",
    "vrouwen",
    "kvinder",
    "damer",
    "youth",
    "junior",
    "juniors",
    "junioren",
    "juniores",
    "juvenil",
    "jugend",
    "primavera",
    "reserve",
    "reserves",
    "amateur",
    "amateurs",
    "olympic",
    "olympics",
    "beach",
    "futsal",
    "legends",
    "veterans",
    "super",
    "supercup",
    "supercopa",
    "supercoppa",
    "recopa",
    "trophy",
    "vase",
    "shield",
    "sub",
    "under",
    "u",
    "esports",
];

/// Words that tell nothing of which competition it is.
const FILLERS: &[&str] = &[
    "the",
    "of",
    "in",
    "and",
    "men",
    "mens",
    "season",
    "football",
    "soccer",
    "association",
    "official",
    "results",
    "final",
    "finals",
    "knockout",
    "knock",
    "out",
    "stage",
    "stages",
    "phase",
    "round",
    "rounds",
    "proper",
    "tournament",
    "championship",
    "competition",
    "main",
];

/// Words of a file that has the rounds before the competition proper.
const QUALIFYING: &[&str] = &[
    "quali",
    "qualis",
    "qualifying",
    "qualification",
    "qualifications",
    "qualifier",
    "qualifiers",
    "qualifikation",
    "preliminary",
    "preliminaries",
    "playoff",
    "playoffs",
    "play",
    "offs",
    "off",
    "eliminatorias",
];

/// Whether a title is one of a competition.
pub(super) fn means(title: &str, competition: &Competition) -> bool {
    let title = fold(title);
    let all: Vec<&str> = title.split_whitespace().collect();
    let words: Vec<&str> = all.iter().copied().filter(|word| !is_number(word)).collect();
    let is_other = words.iter().any(|word| OTHERS.contains(word) || is_age(word));
    // How the teams of an association qualify is a competition of its own.
    let qualifying = competition.of == Of::Teams && words.iter().any(|word| QUALIFYING.contains(word));
    // Behind the year stands where their championship was held: "World Cup 1974 West Germany".
    let before_year = all.iter().position(|word| is_year(word)).filter(|at| *at > 0 && competition.of == Of::Teams);
    let words = before_year.map_or(&words[..], |at| &all[..at]);
    !is_other && !qualifying && competition.titles.iter().any(|own| own.is_in(words))
}

impl Title {
    fn is_in(&self, words: &[&str]) -> bool {
        let has_all = self.words.iter().all(|own| words.contains(own));
        let mut others = words.iter().filter(|word| !self.words.contains(word));
        has_all
            && match self.besides {
                Besides::Only(known) => {
                    others.all(|word| [known, FILLERS, QUALIFYING].iter().any(|known| known.contains(word)))
                }
                Besides::AnythingBut(others_words) => !others.any(|word| others_words.contains(word)),
            }
    }
}

/// A year, or a part of a season.
fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && is_number(word)
}

/// "u21".
fn is_age(word: &str) -> bool {
    word.strip_prefix('u').is_some_and(|age| !age.is_empty() && is_number(age))
}
