//! What stands in the place of a club before it is known: "W74", "Loser SF2", "1E", "3A/B/C", "N.N.".

use super::Heading;
use super::heading::{self, Kind, Meaning};

/// Something that stands in the place of a club.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// Whoever wins a match.
    WinnerOf(Reference),
    /// Whoever loses one.
    LoserOf(Reference),
    /// A place of a group, or one that is still to be drawn.
    Open,
}

/// How a source refers to a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// By its number in the whole competition.
    Match(u32),
    /// By its number in its round, counted from 1.
    InRound(Kind, u32),
}

impl Placeholder {
    /// What a name stands for, where it is no name of a club.
    pub fn of(name: &str) -> Option<Placeholder> {
        if name.trim().chars().all(|c| matches!(c, '?' | '-' | '.' | '…')) {
            return Some(Placeholder::Open);
        }
        let words = heading::words(name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if is_open(&words) || is_place(&words) {
            return Some(Placeholder::Open);
        }
        let (of, rest): (fn(Reference) -> Placeholder, _) = match words[..] {
            ["winner" | "winners" | "sieger" | "gewinner" | "ganador" | "vencedor" | "vainqueur" | "vincente", ..] => {
                (Placeholder::WinnerOf, &words[1..])
            }
            ["loser" | "losers" | "verlierer" | "perdedor" | "perdant" | "perdente", ..] => {
                (Placeholder::LoserOf, &words[1..])
            }
            [word] => return short(word),
            ["w", number] => return number.parse().ok().map(|number| Placeholder::WinnerOf(Reference::Match(number))),
            ["l", number] => return number.parse().ok().map(|number| Placeholder::LoserOf(Reference::Match(number))),
            _ => return None,
        };
        let rest = if let ["of" | "from", rest @ ..] = rest { rest } else { rest };
        Some(reference(rest).map_or(Placeholder::Open, of))
    }
}

/// "tbd", "N.N.", "to be determined".
fn is_open(words: &[&str]) -> bool {
    match words {
        ["n", "n"] | ["nn" | "tbd" | "tba" | "tbc" | "unknown" | "offen"] | ["noch", "offen"] | ["not", "known"] => {
            true
        }
        ["to", "be", what] => ["determined", "drawn", "announced", "confirmed", "decided"].contains(what),
        _ => false,
    }
}

/// "1E", "A2", "3A/B/C", "Winner Group A", "Runner-up Group B", "Group C 2nd".
fn is_place(words: &[&str]) -> bool {
    let Some((first, more)) = words.split_first() else { return false };
    let are_groups = |letters: &[u8]| letters.iter().all(|letter| matches!(letter, b'a'..=b'l'));
    let is_one = matches!(first.as_bytes(), [b'1'..=b'4', b'a'..=b'l'] | [b'a'..=b'l', b'1'..=b'4']);
    let is_third = matches!(first.as_bytes(), [b'3', of @ ..] if (2..=6).contains(&of.len()) && are_groups(of));
    let goes_on = |word: &&str| (word.len() == 1 && are_groups(word.as_bytes())) || (word.len() == 2 && is_one);
    let places = ["winner", "winners", "runner", "runners", "second", "third", "1st", "2nd", "3rd"];
    let is_named = words.contains(&"group") && words.iter().any(|word| places.contains(word));
    is_named || ((is_one || is_third) && more.iter().all(goes_on))
}

/// "W74", "L101".
fn short(word: &str) -> Option<Placeholder> {
    let of: fn(Reference) -> Placeholder = match word.as_bytes().first()? {
        b'w' => Placeholder::WinnerOf,
        b'l' => Placeholder::LoserOf,
        _ => return None,
    };
    word[1..].parse().ok().map(|number| of(Reference::Match(number)))
}

/// "Match 74", "QF1", "Quarter-final 2", "Semifinal 1".
fn reference(words: &[&str]) -> Option<Reference> {
    let (last, before) = words.split_last()?;
    if let ["match" | "game" | "spiel" | "partido"] | [] = before
        && let Ok(number) = last.trim_start_matches('m').parse()
    {
        return Some(Reference::Match(number));
    }
    let digits = last.find(|c: char| c.is_ascii_digit())?;
    let (name, number) = last.split_at(digits);
    let number = number.parse().ok()?;
    let kind = match name {
        "qf" => Kind::QuarterFinal,
        "sf" => Kind::SemiFinal,
        "r" => return None,
        _ => {
            let round = before.iter().copied().chain([name]).collect::<Vec<_>>().join(" ");
            Meaning::of(&Heading { round, ..Heading::default() }).kind
        }
    };
    (!matches!(kind, Kind::Unknown | Kind::League)).then_some(Reference::InRound(kind, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_clubs() {
        use Placeholder::{LoserOf, Open, WinnerOf};
        use Reference::{InRound, Match};
        let known = [
            ("W74", WinnerOf(Match(74))),
            ("L101", LoserOf(Match(101))),
            ("Winner Match 12", WinnerOf(Match(12))),
            ("Winner QF1", WinnerOf(InRound(Kind::QuarterFinal, 1))),
            ("Loser Semi-final 2", LoserOf(InRound(Kind::SemiFinal, 2))),
            ("N.N.", Open),
            ("?", Open),
            ("TBD", Open),
            ("1E", Open),
            ("3A/B/C/D/F", Open),
            ("Winner Group A", Open),
        ];
        for (name, placeholder) in known {
            assert_eq!(Placeholder::of(name), Some(placeholder), "{name}");
        }
        let clubs = [
            "W Connection FC",
            "1. FC Köln",
            "1° de Dezembro",
            "B 1913 Odense",
            "B36 Tórshavn",
            "LASK",
            "Winterthur",
            "FA 2000",
            "L'Alcora",
            "NK Celje",
        ];
        for name in clubs {
            assert_eq!(Placeholder::of(name), None, "{name}");
        }
    }
}
