//! What rounds and ties are called within a sentence.

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
    if let Some(name) = &tie.name {
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
