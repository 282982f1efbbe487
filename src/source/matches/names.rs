//! Whether two names are one club's, spelled in two ways: "FC Barcelona" and "Barcelona". How alike two names are is here;
//! whether that is enough, the rounds in which they play have to say, in `teams`.

use super::heading::words;

/// Words that say what kind of club it is, and not which.
const FORMS: &[&str] = &[
    "fc", "afc", "cf", "sc", "sv", "ac", "as", "us", "ss", "ssc", "bc", "bk", "if", "ff", "fk", "nk", "sk", "ks", "cd",
    "ca", "ud", "sd", "rc", "rcd", "cp", "cs", "cr", "sp", "se", "ec", "ad", "gd", "cfr", "tsv", "vfb", "vfl", "spvgg",
    "club", "de", "the", "du", "do", "da", "fsv", "tsg", "usv", "asv", "atsv", "svg", "spg", "ask", "kf", "ik", "pfc",
    "jk", "csd", "cda",
];

/// No word of those has more letters.
const LONGEST_FORM: usize = 5;

/// Words that make another team of a club.
const OTHERS: &[&str] = &[
    "ii", "iii", "b", "c", "2", "amat", "amateure", "am", "reserve", "reserves", "res", "u17", "u18", "u19", "u20",
    "u21", "u23", "women", "ladies", "youth", "juniors", "jun", "feminino", "frauen",
];

/// Words for the reserves of a club, which are all the same.
const RESERVES: &[&str] = &["amateure", "amat", "am", "amateur", "amateurs"];

/// Longer names are not looked at word by word.
const MOST_WORDS: usize = 8;

/// A name as its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// All of them.
    words: Vec<String>,
    /// Those that say which club it is.
    own: Vec<String>,
}

impl Name {
    pub fn of(text: &str) -> Name {
        let mut words = words(text);
        for word in words.iter_mut().filter(|word| RESERVES.contains(&word.as_str())) {
            *word = RESERVES[0].to_owned();
        }
        let own =
            words.iter().filter(|word| word.len() > LONGEST_FORM || !FORMS.contains(&word.as_str())).cloned().collect();
        Name { words, own }
    }

    /// What names that differ in nothing but the kind of club have in common; empty where nothing else is in a name.
    pub fn key(&self) -> String {
        let mut own = self.own.clone();
        own.sort();
        own.join(" ")
    }

    /// Whether the two cannot but be one name: all words of one are words of the other, and the rest only says that it is a
    /// club.
    pub fn is(&self, other: &Name) -> bool {
        let within = |one: &Name, two: &Name| one.words.iter().all(|word| two.words.contains(word));
        !self.own.is_empty() && self.key() == other.key() && (within(self, other) || within(other, self))
    }

    /// Whether one may be short for the other: "Tulln" for "FC Tulln", "Wr. Neustadt" for "Wiener Neustadt", "FAC" for
    /// "Floridsdorfer AC".
    pub fn is_short_for(&self, other: &Name) -> bool {
        let differs = |one: &Name, two: &Name| {
            let mut other = one.words.iter().filter(|word| OTHERS.contains(&word.as_str()));
            other.any(|word| !two.words.contains(word))
        };
        let too_long = self.words.len().max(other.words.len()) > MOST_WORDS;
        if too_long || self.words.is_empty() || differs(self, other) || differs(other, self) {
            return false;
        }
        if self.key() == other.key() && !self.own.is_empty() {
            return true;
        }
        let initials = self.words.len() == 1 && self.words[0].len() >= 3 && spells(&self.words[0], &other.words);
        initials || (!self.own.is_empty() && all_found(&self.own, &other.own))
    }
}

/// Whether every word is in a list, in its order, or short for what is there.
fn all_found(words: &[String], list: &[String]) -> bool {
    let Some((word, rest)) = words.split_first() else { return true };
    (0..list.len()).any(|at| {
        let fits = |count: usize| {
            let found = &list[at..at + count];
            if count == 1 { is_short(word, &found[0]) } else { word.len() <= 3 && spells(word, found) }
        };
        let counts = 1..=word.len().min(list.len() - at).min(3);
        counts.into_iter().any(|count| fits(count) && all_found(rest, &list[at + count..]))
    })
}

/// "wr" for "wiener", "st" for "sankt", "dep" for "deportivo".
fn is_short(word: &str, full: &str) -> bool {
    if word == full {
        return true;
    }
    let mut letters = full.chars();
    let begins_alike = word.chars().next() == full.chars().next();
    begins_alike
        && word.len() < full.len()
        && word.chars().all(|letter| letters.any(|other| other == letter))
        && (word.len() <= 3 || full.starts_with(word))
}

/// Whether letters are the first ones of words, "sw" of "schwarz weiss"; a short word may be there whole, as in "gak".
fn spells(letters: &str, words: &[String]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let first = word.chars().next().map_or("", |c| &word[..c.len_utf8()]);
    let whole = word.len() <= 3 && letters.strip_prefix(word.as_str()).is_some_and(|left| spells(left, rest));
    whole || letters.strip_prefix(first).is_some_and(|left| spells(left, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(one: &str, two: &str) -> [Name; 2] {
        [Name::of(one), Name::of(two)]
    }

    #[test]
    fn names_that_only_add_that_it_is_a_club_are_one() {
        for (one, two) in
            [("Barcelona", "FC Barcelona"), ("Atlético Mineiro", "CA Atletico Mineiro"), ("St. Pölten", "St.Pölten")]
        {
            let [one, two] = both(one, two);
            assert!(one.is(&two) && two.is(&one), "{one:?} {two:?}");
        }
        for (one, two) in
            [("SV Ried", "SC Ried"), ("Manchester United", "Manchester City"), ("FC", "SC"), ("Racing", "Racing II")]
        {
            let [one, two] = both(one, two);
            assert!(!one.is(&two), "{one:?} {two:?}");
        }
    }

    #[test]
    fn what_may_be_short_for_what() {
        let short = [
            ("Wr. Neustadt", "SC Wiener Neustadt"),
            ("St.Florian", "Sankt Florian"),
            ("FAC", "Floridsdorfer AC"),
            ("GAK", "Grazer AK"),
            ("SW Bregenz", "Schwarz-Weiß Bregenz"),
            ("A.W. Mödling", "Admira/Wacker Mödling"),
            ("SC Ried", "SV Ried"),
            ("Man. City", "Manchester City"),
            ("SV Salzburg", "Austria Salzburg"),
        ];
        for (one, two) in short {
            let [one, two] = both(one, two);
            assert!(one.is_short_for(&two), "{one:?} {two:?}");
        }
        let others = [
            ("Austria Wien", "Austria Wien Amat"),
            ("Rapid", "Rapid II"),
            ("Manchester United", "Manchester City"),
            ("Inter", "Milan"),
        ];
        for (one, two) in others {
            let [one, two] = both(one, two);
            assert!(!one.is_short_for(&two), "{one:?} {two:?}");
        }
    }
}
