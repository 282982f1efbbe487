//! What rounds and ties are called within a sentence, and how many of a list of names it tells.

use crate::bracket::Bracket;
use crate::competition::{Node, TieId};

/// A round within a sentence: "the second round", "the last 16", "round 6".
pub fn the_round(name: &str) -> String {
    let name = name.to_lowercase();
    let numbered = name.split_once(' ').is_some_and(|(word, number)| {
        word != "last" && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if numbered || name.starts_with("the ") { name } else { format!("the {name}") }
}

/// A tie within a sentence, by its own name or by its round and its number there: "semi-final 2", "first round tie 3".
pub fn tie_called(bracket: &Bracket, id: TieId) -> String {
    let tie = bracket.tie(id);
    if let Some(name) = &tie.details.name {
        return name.clone();
    }
    let round = &bracket.competition()[tie.round].name;
    let (number, count) = bracket.competition().number(Node::Tie(id));
    if count == 1 {
        return the_round(round);
    }
    let round = round.to_lowercase();
    match round.strip_suffix('s').filter(|one| one.ends_with("final") || one.ends_with("off")) {
        Some(one) => format!("{one} {number}"),
        None => format!("{round} tie {number}"),
    }
}

/// The most clubs that a sentence names.
pub const NAMED: usize = 5;

/// "A, B and C", or "A, B, C, D, E and 7 more".
pub(super) fn names(names: impl ExactSizeIterator<Item = String>) -> String {
    let count = names.len();
    first_of(names.take(NAMED).collect(), count)
}

/// The same, where only the first of so many are known by name.
pub(super) fn first_of(mut names: Vec<String>, count: usize) -> String {
    names.truncate(NAMED);
    let more = count.saturating_sub(names.len());
    names.extend((more > 0).then(|| format!("{more} more")));
    match names.as_slice() {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_has_an_article_unless_it_is_called_by_its_number() {
        for (name, called) in [
            ("First round", "the first round"),
            ("Round 6", "round 6"),
            ("Round of 16", "the round of 16"),
            ("Last 16", "the last 16"),
            ("Semi-finals", "the semi-finals"),
            ("The final", "the final"),
        ] {
            assert_eq!(the_round(name), called);
        }
    }
}
