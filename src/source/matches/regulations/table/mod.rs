//! What the table of regulations consists of, and all of it. The first fact that fits a round is the one that holds, so
//! those of few rounds stand before those of many.

mod america;
mod britain;
mod cups;
mod leagues;
mod nations;
mod uefa;
mod world;

use std::ops::RangeInclusive;

use super::Role;
use super::title::{Besides, Title};

/// A competition and what is known of its regulations.
pub(super) struct Competition {
    pub titles: &'static [Title],
    pub of: Of,
    /// Whether a season goes from one year into the next.
    pub over_two_years: bool,
    pub facts: &'static [&'static [Fact]],
}

/// Who takes part in a competition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Clubs,
    /// The teams of associations.
    Teams,
}

/// Regulations that held in some rounds, over some years.
pub(super) struct Fact {
    /// The years in which the seasons began.
    pub years: RangeInclusive<i16>,
    pub rounds: Rounds,
    /// By its name, and for ties of as many legs as it has.
    pub ladder: &'static str,
    /// What to call them.
    pub name: &'static str,
    pub source: &'static str,
}

/// Some rounds of a competition.
pub(super) enum Rounds {
    /// All but a match for third place, which mostly has its own.
    All,
    /// The same without the final.
    BeforeFinal,
    Of(&'static [Role]),
}

impl Rounds {
    pub fn have(&self, round: Role) -> bool {
        match self {
            Rounds::All => round != Role::ThirdPlace,
            Rounds::BeforeFinal => !matches!(round, Role::ThirdPlace | Role::Final | Role::Unknown),
            Rounds::Of(rounds) => rounds.contains(&round),
        }
    }
}

/// Every competition of which something is known.
pub(super) fn competitions() -> impl Iterator<Item = &'static Competition> {
    let all = [uefa::ALL, america::ALL, world::ALL, nations::ALL, leagues::ALL, britain::ALL, cups::ALL];
    all.into_iter().flatten()
}

/// A season in which regulations still hold.
const NOW: i16 = i16::MAX;

const FINAL: Rounds = Rounds::Of(&[Role::Final]);
const SEMI_FINALS: Rounds = Rounds::Of(&[Role::SemiFinal]);
const LAST_FOUR: Rounds = Rounds::Of(&[Role::SemiFinal, Role::Final]);
const LAST_EIGHT: Rounds = Rounds::Of(&[Role::QuarterFinal, Role::SemiFinal, Role::Final]);
const LAST_SIXTEEN: Rounds = Rounds::Of(&[Role::RoundOf(16), Role::QuarterFinal, Role::SemiFinal, Role::Final]);
const THIRD_PLACE: Rounds = Rounds::Of(&[Role::ThirdPlace]);

const fn fact(
    years: RangeInclusive<i16>,
    rounds: Rounds,
    ladder: &'static str,
    name: &'static str,
    source: &'static str,
) -> Fact {
    Fact { years, rounds, ladder, name, source }
}

/// A title that others have with a word more: besides these it has only words that tell nothing.
const fn only(words: &'static [&'static str], besides: &'static [&'static str]) -> Title {
    Title { words, besides: Besides::Only(besides) }
}

/// A title that is nobody else's, unless one of some words is in it.
const fn any(words: &'static [&'static str], not: &'static [&'static str]) -> Title {
    Title { words, besides: Besides::AnythingBut(not) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competition::Ladder;

    #[test]
    fn every_fact_has_a_ladder_some_years_and_a_source() {
        for fact in competitions().flat_map(|own| own.facts.iter().copied().flatten()) {
            assert!(Ladder::named(fact.ladder).is_some(), "{}", fact.ladder);
            assert!(!fact.years.is_empty() && !fact.name.is_empty() && !fact.source.is_empty(), "{}", fact.name);
        }
    }

    #[test]
    fn words_of_titles_are_such_as_titles_are_turned_into() {
        for word in competitions().flat_map(|own| own.titles).flat_map(|title| title.words) {
            assert_eq!(*word, crate::text::fold(word));
        }
    }
}
